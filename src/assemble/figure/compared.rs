//! What an amount is compared with: a time of another amount, and none of its own.

use crate::assemble::scene::words::Words;
use crate::lexicon::Class;
use crate::tag::{WordSet, set, words};

/// Words and marks that end an amount.
const OF_AMOUNT: &WordSet = words!("% percent cent points point million billion trillion )");

/// What a year is the year of.
const OF_YEAR: &WordSet = words!("crop harvest output production average record total peak outturn figure");

/// Words of a movement or its lack.
const OF_MOVE: &WordSet =
    words!("up down unchanged changed increase rise growth decrease decline drop fall higher lower respectively");

/// Units of what moves from one time to another.
const MEASURES: &WordSet = words!("barrels tonnes tons bushels bpd d day cents dollars euros");

/// "than in 2017", "compared with the amount recorded in 2016", "8 % on 2023", "up $2 million from July": a base of
/// comparison, not a date of its own.
#[must_use]
pub fn is_comparison(words: &Words<'_>, at: usize, floor: usize) -> bool {
    if is_of_level(words, at, floor) {
        return true;
    }
    // "38 percent more than a year ago".
    if words.any(at, set!["more", "less"]) && words.is(at + 1, "than") && at > floor && counts(words, at - 1) {
        return true;
    }
    // "half its level of two years ago".
    let of = at.checked_sub(1).filter(|of| *of > floor && words.is(*of, "of"));
    if of.is_some_and(|of| words.any(of - 1, set!["level", "levels"])) {
        return true;
    }
    if above_what_was(words, at, floor) {
        return true;
    }
    // "down 2.8 percent from the previous year": the expression may hold its preposition.
    let own = usize::from(words.any(at, set!["from", "over", "on", "above", "below", "than", "against"]));
    let back = behind_words(words, at + own, floor);
    let Some(back) = back else { return false };
    // "at about the same rate as in the previous year".
    if words.is(back, "as") && (back.saturating_sub(5).max(floor)..back).any(|at| words.is(at, "same")) {
        return true;
    }
    // "surpassed the FY23 record".
    let peak = (at + 1..at + 3).any(|at| words.any(at, set!["record", "peak", "total", "high"]));
    if peak && words.any(back, set!["surpassed", "surpassing", "exceeded", "exceeding", "topped", "beat", "beating"]) {
        return true;
    }
    if words.any(back, set!["than", "against", "versus", "vs", "unlike", "vis"]) {
        return true;
    }
    let compared = |at: usize| words.any(at, set!["compare", "compared", "comparison"]) || words.any(at, SET_BESIDE);
    let held = words.any(back, set!["with", "to"]) && back > 0 && compared(back - 1) || compared(back);
    if held || second_compared(words, back, floor) {
        return true;
    }
    let before = |by: usize| back.checked_sub(by).filter(|at| *at >= floor);
    let counted = |at: usize| counts(words, at);
    let changed = |at: usize| counted(at) || words.any(at, OF_MOVE);
    let reached = words.is(back, "from") && moved_in(words, back, floor).is_some_and(changed)
        || before(1).is_some_and(changed)
        || measured_move(words, back, floor)
        || before(2).is_some_and(|at| counted(at) && !words.is_mark(at + 1));
    // A day behind "on" is a date: "rose 3 % on 5 May"; a month is not: "+3 % on May 2006".
    let month = words.has(back + 1, Class::Month) && !words.has(back + 2, Class::Year4);
    let day =
        words.is(back, "on") && (words.has(back + 1, Class::Weekday) || words.has(back + 1, Class::DayNum) || month);
    words.any(back, set!["from", "over", "above", "below", "on"]) && reached && !day && !lasts(words, back, floor)
}

/// "5 percent below the 2013 level", "above the drought-hit 2021/22 crop": the year of what is held against.
fn is_of_level(words: &Words<'_>, at: usize, floor: usize) -> bool {
    let part = |word: &usize| {
        words.has(*word, Class::Number) || words.has(*word, Class::Month) || words.any(*word, set!["/", "-", "–"])
    };
    let end = (at..at + 4).take_while(part).last().unwrap_or(at);
    let level = (end + 1..end + 3).any(|word| words.any(word, set!["level", "levels"]));
    // "69 percent of the 2008 level".
    let part = at.checked_sub(3).is_some_and(|before| {
        before >= floor && words.any(before, OF_AMOUNT) && words.is(before + 1, "of") && words.is(before + 2, "the")
    });
    let over = |word: usize| words.any(word, set!["below", "above", "over", "under", "from"]);
    if level && (part || (at.saturating_sub(3)..at).any(over)) {
        return true;
    }
    let phrase = (at.saturating_sub(6).max(floor)..at).rev().take_while(|word| {
        words.verb(*word).is_none() && !counts(words, *word) && (!words.is_mark(*word) || words.is(*word, "-"))
    });
    let over = phrase.into_iter().find(|word| words.any(*word, set!["below", "above"]));
    over.is_some_and(|over| words.is(over + 1, "the")) && (end + 1..end + 3).any(|word| words.any(word, OF_YEAR))
}

/// Words that "to" what something is held against follows.
const SET_BESIDE: &WordSet = set!["similar", "comparable", "equal", "relation", "relative"];

/// "2 per cent above the oil production in November", "5 % more than exports in May": the time of what is compared with.
fn above_what_was(words: &Words<'_>, at: usize, floor: usize) -> bool {
    let led = |at: &usize| words.any(*at, set!["in", "of", "for", "during"]);
    let Some(lead) = at.checked_sub(1).filter(|lead| *lead > floor).filter(led) else { return false };
    // "2.6 % more than the exports recorded in May".
    let told = |at: usize| words.any(at, set!["recorded", "registered", "reported", "posted", "achieved", "earned"]);
    let phrase = |at: &usize| {
        (words.verb(*at).is_none() || told(*at))
            && !words.is_mark(*at)
            && !words.has(*at, Class::ClauseOpener)
            && !counts(words, *at)
    };
    let first = (floor..lead).rev().take(7).take_while(phrase).last();
    first.is_some_and(|first| {
        let over = |at: &usize| words.any(*at, set!["above", "below", "than", "from", "on", "over"]);
        // "when we compare it with the consumption of 1999".
        let like = |at: usize| words.is(at, "to") && words.any(at.wrapping_sub(1), SET_BESIDE);
        let held = |at: usize| {
            words.is(at, "with") && (at.saturating_sub(2)..at).any(|at| words.is(at, "compare")) || like(at)
        };
        let Some(over) = (first..lead).rfind(|at| over(at) || held(*at)) else { return false };
        // "18.9 % over the average of a working day in June".
        let average = words.is(over + 1, "the") && words.is(over + 2, "average");
        let measured = average || (over + 1..lead).any(|at| words.has(at, Class::Metric));
        if measured && held(over) {
            return true;
        }
        // "a decrease of 387,000 b/d from imports during May".
        if words.is(over, "from") {
            let unit = over.checked_sub(1).is_some_and(|at| counts(words, at) || words.any(at, MEASURES));
            return measured && unit && (over.saturating_sub(8).max(floor)..over).any(|at| words.any(at, OF_MOVE));
        }
        // "slightly below the record trade surplus of March".
        let slightly =
            |at: usize| words.any(at, set!["slightly", "just", "well", "far", "still", "somewhat", "marginally"]);
        // "an increase of $30m on the surplus in August".
        let amount = |at: usize| counts(words, at) || words.has(at, Class::Scale);
        measured && (words.is(over, "than") || over.checked_sub(1).is_some_and(|at| amount(at) || slightly(at)))
    })
}

fn counts(words: &Words<'_>, at: usize) -> bool {
    words.has(at, Class::Number) || words.any(at, OF_AMOUNT)
}

/// "down 29,000 barrels a day from November": a move in a unit of what is measured.
fn measured_move(words: &Words<'_>, from: usize, floor: usize) -> bool {
    let unit = from.checked_sub(1).is_some_and(|at| at >= floor && words.any(at, MEASURES));
    unit && words.is(from, "from") && (from.saturating_sub(8).max(floor)..from).any(|at| words.any(at, OF_MOVE))
}

/// "Comparing May 2014 with May 2013", "a comparison of exports between May 2014 and May 2013": the second of the two.
fn second_compared(words: &Words<'_>, joint: usize, floor: usize) -> bool {
    let joins = |at: usize| words.any(at, set!["with", "to", "and", "against"]);
    let opens = |at: &usize| {
        words.any(*at, set!["comparing", "compares"]) || words.is(*at, "comparison") && !words.is(*at + 1, "with")
    };
    let Some(opens) = (floor.max(joint.saturating_sub(16))..joint).rfind(opens).filter(|_| joins(joint)) else {
        return false;
    };
    let dated = |at: usize| words.has(at, Class::Year4) || words.has(at, Class::Month);
    (opens..joint).any(dated) && !(opens..joint).any(|at| words.is_mark(at) && !words.is(at, "-"))
}

/// "exports were $3 million over April to December": over a period something lasts, unless it is told to rise or fall.
fn lasts(words: &Words<'_>, over: usize, floor: usize) -> bool {
    let counted = |at: usize| words.any(at, set!["%", "percent", "cent", "points", "point"]);
    let moved = |at: usize| words.has(at, Class::Rise) || words.has(at, Class::Fall) || counted(at);
    words.is(over, "over") && !(floor.max(over.saturating_sub(10))..over).any(moved)
}

/// "fell 7 % in January from December": the word in front of the month that a move is told of.
fn moved_in(words: &Words<'_>, from: usize, floor: usize) -> Option<usize> {
    let part = |at: usize| {
        words.has(at, Class::Month) || words.has(at, Class::Year4) || words.any(at, set!["the", "month", "quarter"])
    };
    let own = (floor..from).rev().take_while(|at| part(*at)).last()?;
    let led = own.checked_sub(1).filter(|at| words.any(*at, set!["in", "for"]))?;
    led.checked_sub(1).filter(|at| *at >= floor)
}

/// The word in front of what only leads to a date: "the amount recorded in", "that of the same month of".
fn behind_words(words: &Words<'_>, at: usize, floor: usize) -> Option<usize> {
    const LEADS: &WordSet = words!(
        "in at of for during the a that those what it its their was were same previous preceding corresponding period month quarter \
     level levels record high peak amount value figure observed recorded posted registered reported seen booked reached revised all \
     first half earned spent shipped sold made realised realized"
    );
    let below = |at: usize| at.checked_sub(1).filter(|at| *at >= floor);
    let mut back = below(at)?;
    for _ in 0..8 {
        if !words.any(back, LEADS) {
            break;
        }
        back = below(back)?;
    }
    Some(back)
}
