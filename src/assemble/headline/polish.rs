//! From chosen words to those of a line: dates, openers, sources and asides go, what stands on its head is turned.

use crate::assemble::scene::Scene;
use crate::assemble::scene::words::Verb;
use crate::grammar::{self, Label};
use crate::lexicon::Class;
use crate::model::Run;
use crate::tag::{WordSet, set, words};

use super::judge::main_verb;
use super::undated::undated_but;
use super::{fit, remains, turned};

/// Words beside a length of time.
const OF_LENGTH: &WordSet = words!("after before later ago earlier for within in over late early");

/// First words of an adverbial that a line does without.
const ADVERBIAL: &WordSet =
    words!("prior according based asked effective so later also even nevertheless nonetheless earlier sometime £ $ €");

/// Cuts openers and asides, joins the words and keeps to the length.
#[must_use]
pub fn finish(scene: &Scene<'_>, list: Vec<usize>) -> String {
    fit::set(scene, &polish(scene, list))
}

/// The words of a line: without dates, brackets, openers, sources and asides.
#[must_use]
pub fn polish(scene: &Scene<'_>, list: Vec<usize>) -> Vec<usize> {
    polish_but(scene, list, &[])
}

/// As [`polish`]; dates among the words that stay ("the *June* contract") are no dates of the line.
#[must_use]
pub fn polish_but(scene: &Scene<'_>, list: Vec<usize>, stay: &[usize]) -> Vec<usize> {
    let whole = list.clone();
    let mut list = undated_but(scene, list, stay);
    if list.is_empty() {
        list = whole;
    }
    list = without_brackets(scene, list);
    without_apposition(scene, &mut list);
    without_gaps(scene, &mut list);
    without_stray(scene, &mut list);
    without_number(scene, &mut list);
    without_dateline(scene, &mut list);
    without_adverbial(scene, &mut list);
    without_opener(scene, &mut list);
    without_source(scene, &mut list);
    without_adverbial(scene, &mut list);
    without_opener(scene, &mut list);
    without_apposition(scene, &mut list);
    turned::upright(scene, &mut list);
    without_opener(scene, &mut list);
    without_length(scene, &mut list);
    without_first_time(scene, &mut list);
    remains::without(scene, &mut list);
    without_lead_on(scene, &mut list);
    list
}

/// "visited Beijing, fifty years to the day [after …]": a length of time that what followed it left behind.
fn without_length(scene: &Scene<'_>, list: &mut Vec<usize>) {
    let words = &scene.words;
    let Some(comma) = list.iter().rev().take(7).position(|at| words.is(*at, ",")).map(|back| list.len() - 1 - back)
    else {
        return;
    };
    let tail = list.get(comma + 1..).unwrap_or_default();
    let length = tail.iter().any(|at| words.has(*at, Class::TimeUnits))
        && !tail.iter().any(|at| words.verb(*at).is_some() || words.any(*at, OF_LENGTH));
    if length && comma > 2 {
        list.truncate(comma);
    }
}

/// "met for the first time [since the war]", "[in ten years]": without what it is counted from it was the first of all.
fn without_first_time(scene: &Scene<'_>, list: &mut Vec<usize>) {
    let words = &scene.words;
    let counted = |at: usize| {
        words.is(at, "since") || words.is(at, "in") && (at + 1..at + 5).any(|unit| words.has(unit, Class::TimeUnits))
    };
    let time = |place: usize| {
        let (at, before) = (*list.get(place)?, *list.get(place.checked_sub(1)?)?);
        let gone = list.get(place + 1).is_none_or(|next| *next > at + 1);
        let ordinal = words.any(before, set!["first", "second", "third"]) && before + 1 == at;
        (words.is(at, "time") && ordinal && gone && counted(at + 1)).then_some(place)
    };
    let Some(last) = (2..list.len()).find_map(time) else { return };
    let first =
        (last.saturating_sub(3)..last).rev().find(|place| list.get(*place).is_some_and(|at| words.is(*at, "for")));
    if let Some(first) = first.filter(|first| *first > 2) {
        list.drain(first..=last);
    }
}

/// Commas beside words that went: "Mr Li, [who …] was dismissed".
fn without_gaps(scene: &Scene<'_>, list: &mut Vec<usize>) {
    let words = &scene.words;
    let mut place = 1;
    let mut told = false;
    while let Some([before, at, next]) =
        list.get(place - 1..place + 2).and_then(|three| three.first_chunk::<3>().copied())
    {
        told |= words.verb(before).is_some();
        let gap = next != at + 1 || before + 1 != at;
        // An adverbial in front keeps its comma, by which it is known.
        let leads = list.first().is_some_and(|first| {
            words.has(*first, Class::Preposition) || words.any(*first, set!["effective", "so", "later"])
        });
        if words.is(at, ",") && gap && (words.verb(next).is_some() && !told || next != at + 1 && !leads) {
            list.remove(place);
        } else {
            place += 1;
        }
    }
}

/// "raised output in order [to keep it]", "hit 15 tonnes, up [from 14]": what only leads to words that went.
fn without_lead_on(scene: &Scene<'_>, list: &mut Vec<usize>) {
    let words = &scene.words;
    let goes_on = |last: usize| words.any(last + 1, set!["to", "from", "of", "with", "for"]);
    let [.., before, last] = *list.as_slice() else { return };
    if list.len() < 5 || !goes_on(last) {
        return;
    }
    // "with *a* view to"
    let near = before + 1 == last || before + 2 == last && words.has(before + 1, Class::Determiner);
    let apart = words.is(before, ",") && words.any(last, set!["up", "down", "effective"]);
    let leads = words.any(before, set!["in", "with", "as", "by"]) && near && words.any(last, grammar::LEADING);
    if apart || leads {
        list.truncate(list.len() - 2);
    }
}

/// "rose from [2.2 tonnes in May] to 2.4", "stocks at [the end of May] rose": a preposition whose noun went.
fn without_stray(scene: &Scene<'_>, list: &mut Vec<usize>) {
    const HOLDING: &WordSet = words!("from at of between than");
    let words = &scene.words;
    let stray = |pair: &[usize]| {
        // "unchanged from the [previous] report"
        let noun = words.has(pair[0] + 1, Class::Determiner) && !(pair[0] + 1..pair[1]).any(|at| scene.is_dated(at));
        let joins = words.has(pair[1], Class::Preposition) || words.verb(pair[1]).is_some() && !noun;
        pair[1] > pair[0] + 1 && words.any(pair[0], HOLDING) && joins && !words.str(pair[1]).ends_with("ing")
    };
    let gone: Vec<usize> = list.windows(2).filter(|pair| stray(pair)).map(|pair| pair[0]).collect();
    list.retain(|at| !gone.contains(at));
}

/// Conjunctions, articles and marks in front.
fn without_opener(scene: &Scene<'_>, list: &mut Vec<usize>) {
    const OPENERS: &WordSet = words!(
        "and but so then meanwhile however moreover furthermore historically also thus the a an that now when \
     where whereas because although though while if or q once as yet indeed"
    );
    let words = &scene.words;
    let opener = |at: usize| words.is_mark(at) && !words.any(at, set!["$", "€", "£", "¥"]) || words.any(at, OPENERS);
    // "These sanctions", but not "These were lifted".
    let points = |place: usize| {
        list.get(place).is_some_and(|at| words.any(*at, set!["this", "these", "those"]))
            && list.get(place + 1).is_some_and(|next| {
                words.has(*next, Class::Word) && words.verb(*next).is_none() && !words.has(*next, Class::Preposition)
            })
    };
    let mut skip = 0;
    while list.get(skip).is_some_and(|at| opener(*at)) || points(skip) {
        skip += 1;
    }
    if skip + 2 <= list.len() {
        list.drain(..skip);
    }
}

/// "1. The Service wishes": the number of a paragraph.
fn without_number(scene: &Scene<'_>, list: &mut Vec<usize>) {
    let words = &scene.words;
    let numbered = list.first().is_some_and(|first| words.has(*first, Class::Number))
        && list.get(1).is_some_and(|next| words.any(*next, set![".", ")"]))
        && list.len() > 3;
    if numbered {
        list.drain(..2);
    }
    // "4.12 India's exports": the number of a section.
    let section = list.first().copied().filter(|first| {
        let letters = words.str(*first);
        let opens = scene.sentences.iter().any(|sentence| sentence.words.start == *first);
        opens
            && letters.contains('.')
            && letters.starts_with(|c: char| c.is_ascii_digit())
            && words.has(*first, Class::Number)
    });
    let named = |next: &usize| words.has(*next, Class::Capital) && !words.has(*next, Class::Upper);
    if section.is_some_and(|first| list.get(1).is_some_and(|next| *next == first + 1 && named(next))) && list.len() > 3
    {
        list.remove(0);
    }
    // "[Tuesday]'s moves came"
    let owner = |first: usize| {
        words.any(first, set!["'s", "’s"])
            || words.is(first, "s") && first.checked_sub(1).is_some_and(|mark| words.any(mark, set!["'", "’"]))
    };
    let mark = list.first().is_some_and(|first| words.any(*first, set!["'", "’"]));
    if list.get(usize::from(mark)).is_some_and(|first| owner(*first)) && list.len() > 3 {
        list.drain(..=usize::from(mark));
    }
    // "Just [five months ago] – the ceremony took place"
    let dash = |at: &usize| words.any(*at, set!["–", "—", "-"]);
    if list.first().is_some_and(|first| words.any(*first, set!["just", "only", "exactly"]))
        && list.get(1).is_some_and(dash)
    {
        list.drain(..2);
    }
}

/// "SEOUL, March 17 (Wire) --" in front of a report.
fn without_dateline(scene: &Scene<'_>, list: &mut Vec<usize>) {
    let words = &scene.words;
    let Some(first) = list.first().copied() else { return };
    let sentence = scene.sentences.partition_point(|other| other.words.end <= first);
    let Some(sentence) = scene.sentences.get(sentence) else { return };
    let begin = scene.after_dateline(sentence).start;
    let behind = |at: &usize| words.get(*at).is_some_and(|token| token.span.start >= begin);
    if list.iter().any(behind) {
        list.retain(behind);
    }
}

/// "The New York Times reported Russia's ministry designated …": what was reported.
fn without_source(scene: &Scene<'_>, list: &mut Vec<usize>) {
    const SAYS: &WordSet = words!(
        "said says say reported noted added claimed reports told insisted believes believe reckons stated showed \
     argued argues confirmed estimates"
    );
    let words = &scene.words;
    let says = list.iter().take(16).position(|at| words.verb(*at).is_some() && words.any(*at, SAYS));
    let Some(says) = says.filter(|says| *says > 0) else { return };
    let passive = list.get(says - 1).is_some_and(|before| words.verb(*before) == Some(Verb::Auxiliary));
    // "Let the ministers meet, as they say they will": a clause stands in front.
    let inserted =
        list.iter().take(says).any(|at| words.verb(*at).is_some() || words.any(*at, set!["as", "when", "if"]));
    if passive || inserted || list.get(says).is_some_and(|at| adds(scene, *at)) {
        return;
    }
    let told = list.get(says).is_some_and(|at| words.is(*at, "told"));
    let mut from = says + 1;
    // "told reporters [on Friday] the crossing would reopen": the hearer ends where the date was or a "that" stands.
    let ends = (from..(from + 5).min(list.len())).find(|place| {
        let at = list[*place];
        words.is(at, "that") || list[place - 1] + 1 != at
    });
    if let Some(ends) = ends {
        from = ends;
    } else if told {
        return;
    }
    if list.get(from).is_some_and(|at| words.is(*at, "that")) {
        from += 1;
    }
    let rest = list.get(from..).unwrap_or_default();
    // "The ministry said *it* would ban imports": who says so is who does so.
    if rest.first().is_some_and(|first| words.any(*first, set!["it", "they", "he", "she"])) {
        return;
    }
    // "told importers to begin": what they were told to do is no clause of its own.
    let verb = rest.iter().skip(1).take(16).position(|at| words.verb(*at).is_some());
    let clause = rest.first().is_some_and(|first| {
        !words.has(*first, Class::Preposition) && !words.is_mark(*first) && words.verb(*first).is_none()
    }) && verb.is_some()
        && !rest.iter().take(2).any(|at| words.is(*at, "to"));
    if clause {
        list.drain(..from);
    }
}

/// "Chad added a firm to its list for being foreign": a thing, and nothing that is said.
fn adds(scene: &Scene<'_>, verb: usize) -> bool {
    let Some(sentence) = scene.sentences.iter().find(|sentence| sentence.words.contains(verb)) else { return false };
    let Some(tree) = scene.tree_of(sentence) else { return false };
    let verb = tree.at(scene.words.span(Run::new(verb, verb + 1))).start;
    tree.child(verb, &[Label::Object]).is_some() && tree.child(verb, &[Label::ObjectClause]).is_none()
}

/// "In a special issue on trade, the paper praised": what follows the comma, or the date that stood in its place.
fn without_adverbial(scene: &Scene<'_>, list: &mut Vec<usize>) {
    let words = &scene.words;
    let Some(first) = list.first().copied() else { return };
    // "Instead of signing, the parties left": without it the clause tells the contrary.
    if words.seq(first, "instead of") {
        return;
    }
    let leads = words.has(first, Class::Preposition)
        || words.str(first).ends_with("ly")
        || words.has(first, Class::Number)
        || list.iter().take(3).any(|at| words.has(*at, Class::TimeUnit) || words.has(*at, Class::TimeUnits))
            && list.iter().take(4).any(|at| words.any(*at, set!["after", "before", "since", "into"]))
        || words.any(first, ADVERBIAL)
        || words.str(first).len() > 6 && words.str(first).ends_with("ing") && !words.has(first, Class::EventWord);
    if !leads {
        return;
    }
    let comma = list.iter().take(26).position(|at| words.is(*at, ","));
    // "At dawn [on 5 June] Riyadh, Cairo and Manama cut": the date ends the adverbial, the commas are the subject's.
    let comma = comma.filter(|comma| {
        let sum = list.iter().skip(*comma).take(8).any(|at| words.is(*at, "and"));
        !(sum && words.has(first, Class::Preposition) && gap_before(scene, list, *comma))
    });
    if let Some(comma) = comma
        && list.iter().skip(comma + 2).any(|at| words.verb(*at).is_some())
    {
        let counted =
            words.has(first, Class::Number) && !list.get(comma + 1).is_some_and(|at| words.has(*at, Class::Determiner));
        if !counted {
            list.drain(..=comma);
            return;
        }
    }
    // "At the summit [of 21 March] leaders moved it": a subject begins where the date stood.
    if !words.has(first, Class::Preposition) {
        return;
    }
    let verb = list.iter().position(|at| words.verb(*at).is_some()).unwrap_or(0);
    let gap = (1..verb).rev().find(|place| {
        let Some([before, at]) = list.get(place - 1..=*place).and_then(|two| two.first_chunk::<2>().copied()) else {
            return false;
        };
        let dated = |range: Run| range.any(|at| scene.is_dated(at));
        // "In recent months a group": a length of time ends it as well.
        let length = dated(Run::new(before, before + 1)) && words.has(at, Class::Determiner);
        (before + 1 != at && dated(Run::new(before + 1, at)) || length)
            && words.has(at, Class::Word)
            && !words.has(at, Class::Preposition)
            && !words.any(at, set!["and", "or", "to", "that", "which", "when"])
    });
    if let Some(gap) = gap {
        list.drain(..gap);
    }
}

/// True where a date stood between the first words of a line and a place in it, with a name behind it.
fn gap_before(scene: &Scene<'_>, list: &[usize], until: usize) -> bool {
    list.get(..=until).unwrap_or_default().windows(2).any(|pair| {
        let [before, at] = pair else { return false };
        before + 1 != *at
            && scene.words.has(*at, Class::Capital)
            && scene.dated.get(before + 1..*at).is_some_and(|between| between.contains(&true))
    })
}

/// "Kim, the country's leader, is to visit": the apposition between commas before the verb.
fn without_apposition(scene: &Scene<'_>, list: &mut Vec<usize>) {
    let words = &scene.words;
    let Some(verb) = main_verb(scene, list) else { return };
    let comma = |place: &usize| list.get(*place).is_some_and(|at| words.is(*at, ","));
    let Some(last) = verb.checked_sub(1).filter(|last| *last > 0 && comma(last)) else { return };
    // Behind an adverbial only the last pair of commas is the apposition's.
    let adverbial = list.first().is_some_and(|first| words.has(*first, Class::Preposition));
    let first = if adverbial { (1..last).rev().find(comma) } else { (1..last).find(comma) };
    let Some(first) = first else { return };
    let sum = list.iter().take(last).skip(first).any(|at| words.any(*at, set!["and", "or"]));
    let subject = !adverbial || list.iter().take(first).any(|at| words.is(*at, ","));
    if subject && !sum {
        list.drain(first..=last);
    }
}

fn without_brackets(scene: &Scene<'_>, list: Vec<usize>) -> Vec<usize> {
    let mut depth = 0_i32;
    let has_pair = list.iter().any(|at| scene.words.is(*at, "(")) && list.iter().any(|at| scene.words.is(*at, ")"));
    list.into_iter()
        .filter(|at| {
            if scene.words.any(*at, set!["“", "”", "\"", "•", "➊"]) {
                return false;
            }
            if !has_pair {
                return !scene.words.any(*at, set!["(", ")"]);
            }
            depth += i32::from(scene.words.is(*at, "("));
            let inside = depth > 0;
            depth -= i32::from(scene.words.is(*at, ")"));
            !inside
        })
        .collect()
}
