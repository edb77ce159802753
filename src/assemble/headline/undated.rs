//! Words of a clause without its date: the expression, what leads to it ("with effect from", "on the night of") and a
//! participle that has nothing left to say without it ("a visit planned for June").

use crate::assemble::scene::Scene;
use crate::assemble::scene::words::Verb;
use crate::lexicon::Class;
use crate::model::TimexKind;
use crate::tag::{WordSet, set, words};

/// Verbs whose object is a date.
const DATES_BACK: &WordSet = words!("goes go went dates dated date traced looks");

/// Nouns of a part of the day or week.
const OF_DAY: &WordSet = words!("night evening morning afternoon day eve weekend week");

/// Without dates and the words that lead to them; lengths of time ("a five-year plan") stay, and so does a date that
/// is the object of its verb ("hopes for mid-2026").
#[must_use]
pub fn undated(scene: &Scene<'_>, list: Vec<usize>) -> Vec<usize> {
    undated_but(scene, list, &[])
}

/// As [`undated`]; some words stay in any case.
#[must_use]
pub fn undated_but(scene: &Scene<'_>, list: Vec<usize>, stay: &[usize]) -> Vec<usize> {
    let dated = |at: usize| scene.is_dated(at) && !stay.contains(&at);
    let mut kept: Vec<usize> = Vec::with_capacity(list.len());
    let mut whole = None;
    for at in list {
        if !dated(at) {
            kept.push(at);
            continue;
        }
        let expression = expression(scene, at);
        // What stays, stays whole.
        let goes_on = expression.is_some() && expression == whole;
        if goes_on || expression.is_some_and(|own| is_length(scene, own)) || is_object(scene, &kept, at) {
            whole = expression;
            kept.push(at);
            continue;
        }
        // "much of the 2020 crop" keeps its "of the".
        if describes(scene, &kept, at) {
            continue;
        }
        // "in May *and June*": the first one is gone already.
        let joint = kept.last().copied().filter(|last| last + 1 == at && scene.words.any(*last, set!["and", "or"]));
        if joint.and_then(|joint| joint.checked_sub(1)).is_some_and(dated) {
            kept.pop();
            continue;
        }
        without_lead(scene, &mut kept, at);
        // "last month *and in* early June" as well.
        let joint = kept.last().copied().filter(|last| scene.words.any(*last, set!["and", "or"]));
        if joint.and_then(|joint| joint.checked_sub(1)).is_some_and(dated) {
            kept.pop();
        }
        without_stranded(scene, &mut kept, at);
    }
    kept
}

/// True for a date between an article and its noun.
fn describes(scene: &Scene<'_>, kept: &[usize], at: usize) -> bool {
    let words = &scene.words;
    let dated = |word: usize| scene.is_dated(word);
    let article = kept.last().is_some_and(|last| last + 1 == at && words.any(*last, set!["the", "a", "its", "their"]));
    let next = (at..at + 6).take_while(|word| dated(*word)).last().map_or(at, |last| last + 1);
    article
        && words.get(next).is_some_and(|token| token.spaced && token.is(Class::Word) && !token.is(Class::Capital))
        && !words.has(next, Class::Preposition)
        && !words.has(next, Class::ClauseOpener)
        && words.verb(next).is_none()
        && !words.any(next, set!["and", "or", "it", "they", "he", "she"])
}

/// The time expression that a word stands in.
fn expression(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let after = scene.timex_words.partition_point(|words| words.start <= at);
    after.checked_sub(1).filter(|index| scene.timex_words.get(*index).is_some_and(|own| own.contains(at)))
}

/// A length of time or a frequency, which dates nothing.
fn is_length(scene: &Scene<'_>, expression: usize) -> bool {
    let timex = scene.timex(expression);
    timex.when.is_none() && matches!(timex.kind, TimexKind::Duration | TimexKind::Set)
}

/// "named 2015 the year of", "hopes for mid-2026", "has until 2003", "the latest date is 16 June".
fn is_object(scene: &Scene<'_>, kept: &[usize], at: usize) -> bool {
    const GIVEN: &WordSet = words!("named designated declared selected proclaimed made is was");
    const WAITED: &WordSet =
        words!("hope hopes hoping ask asks asked asking aim aims aiming wait waiting calling pressing pushing");
    let words = &scene.words;
    // "much of this year's crop", "are attached to today's order"
    let whose = || {
        let rest = (at..at + 6).take_while(|word| scene.is_dated(*word)).last().unwrap_or(at);
        words.any(rest, set!["s", "'s", "’s"]) || words.any(rest + 1, set!["'", "’", "'s", "’s"])
    };
    if kept.last().is_some_and(|last| words.has(*last, Class::Preposition)) && whose() {
        return true;
    }
    let (Some(last), before) = (kept.last().copied(), kept.iter().rev().nth(1).copied()) else { return false };
    if last + 1 != at {
        return false;
    }
    let copula = words.any(last, set!["is", "was"]);
    words.any(last, GIVEN) && if copula { kept.len() > 1 } else { words.has(at, Class::Year4) }
        || before.is_some_and(|before| {
            words.is(last, "for") && words.any(before, WAITED)
                || words.is(last, "until") && words.any(before, set!["has", "have", "had"])
                || words.is(last, "to")
                    && words.is(before, "back")
                    && kept.iter().rev().nth(2).is_some_and(|verb| words.any(*verb, DATES_BACK))
        })
}

/// "a visit planned [for June]", "a letter dated [11 March]": a participle that only leads to a date goes with it.
fn without_stranded(scene: &Scene<'_>, kept: &mut Vec<usize>, date: usize) {
    const STRANDED: &WordSet = words!(
        "dated planned scheduled set due slated compared effective starting beginning ending originally initially \
     tentatively commencing running pencilled penciled earmarked"
    );
    const MADE: &WordSet = words!(
        "signed adopted concluded reached agreed issued published launched imposed announced established passed \
     ratified initialled drafted founded made held"
    );
    let words = &scene.words;
    let near = kept.last().is_some_and(|last| date.checked_sub(*last).is_some_and(|gap| gap <= 5));
    // "has ratified the accord signed [in 2008]"
    let made = near
        && kept.len() > 4
        && kept.last().is_some_and(|last| words.any(*last, MADE))
        && kept.iter().rev().nth(1).is_some_and(|noun| {
            words.has(*noun, Class::Word) && words.verb(*noun).is_none() && !words.has(*noun, Class::Preposition)
        })
        && kept.iter().rev().skip(2).any(|at| words.verb(*at).is_some());
    if made {
        kept.pop();
    }
    while near && kept.len() > 2 && kept.last().is_some_and(|last| words.any(*last, STRANDED)) {
        let stands = kept.iter().rev().nth(1).is_some_and(|before| {
            words.verb(*before) == Some(Verb::Auxiliary)
                || words.str(*before).ends_with("ly") && !words.any(*before, set!["originally", "initially"])
                || words.any(*before, set!["not", "now", "also", "be", "been", "and"])
        });
        if stands {
            return;
        }
        kept.pop();
        while kept.len() > 2 && kept.last().is_some_and(|last| words.any(*last, set![",", "first", "originally"])) {
            kept.pop();
        }
    }
}

/// Takes away the words that lead to a date: "on", "since late", "as of the", "with effect from"; a particle of the
/// verb in front of them stays ("kicked in on Monday").
fn without_lead(scene: &Scene<'_>, kept: &mut Vec<usize>, date: usize) {
    const LEADS: &WordSet = words!(
        "on in from since by until till at during of before after for over within between through throughout \
     around about to as"
    );
    let words = &scene.words;
    let mut next = date;
    let mut led = false;
    while let Some(last) = kept.last().copied() {
        let close = last + 1 == next;
        let modifier = words.any(last, set!["the", "late", "early", "only", "or", "and"]);
        let lead = words.any(last, LEADS);
        let chain = led
            && (words.is(last, "as") && words.any(next, set!["of", "from"])
                || words.is(last, "up") && words.is(next, "to")
                || words.is(last, "effect") && words.is(next, "from") && words.is(last.wrapping_sub(1), "with")
                || words.is(last, "with") && words.is(next, "effect")
                || words.any(last, set!["on", "in"]) && words.any(next, set!["or", "about", "around"])
                || words.is(last, "or") && words.any(next, set!["before", "after", "about", "around"]));
        if !close || scene.is_dated(last) {
            // "named 2015 the year of": only what stands right in front goes.
            return;
        }
        // "on the night of 16 February"
        let night = led
            && words.is(next, "of")
            && words.any(last, OF_DAY)
            && kept.len() > 3
            && words.is(last - 1, "the")
            && words.any(last - 2, set!["on", "in", "by", "over", "during"]);
        // "in the year to 20 March"
        let running = led
            && words.any(next, set!["to", "through"])
            && words.any(last, set!["year", "quarter", "month", "week", "months", "period"])
            && kept.len() > 3
            && words.is(last - 1, "the")
            && words.any(last - 2, set!["in", "over", "during", "for"]);
        if night || running {
            kept.truncate(kept.len() - 3);
            return;
        }
        // "late in the year", "kicked in the same day"
        let stage = led && words.is(next, "in") && words.any(last, set!["late", "early"]);
        if !led && words.is(last, "in") && words.any(date + usize::from(words.is(date, "the")), set!["same"]) {
            return;
        }
        let plain = stage || !led && (lead && !words.is(last, "as") || modifier && !words.any(last, set!["and", "or"]));
        if !(plain || chain) {
            return;
        }
        led |= lead;
        next = last;
        kept.pop();
    }
}
