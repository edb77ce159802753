//! Amounts of change: "rose by $2 million to $7 million", "$2 million more than in May", "a decline of Rs. 77 million".

use crate::assemble::scene::{Scene, Sentence};
use crate::lexicon::Class;
use crate::model::Run;
use crate::tag::{WordSet, set, words};

use super::hedge::{self, MOVES};
use super::sort::Sort;

/// Verbs whose amount is a change.
const MOVES_BY: &WordSet = words!("raised raise raises boosted gained cut added adds add lost");

/// Words of a bound: the amount is a level.
const BOUNDS: &WordSet = words!("more less above below higher lower over under");

/// Participles of an estimate.
const PUT: &WordSet = words!("forecast estimated projected seen put pegged expected forecasted");

/// True for a fall and false for a rise, where an amount tells how far something moved; `None` for a level.
#[must_use]
pub fn of(scene: &Scene<'_>, sentence: &Sentence, range: Run, sort: Sort) -> Option<bool> {
    let by = (range.start.saturating_sub(3)..range.start).any(|at| scene.words.is(at, "by"));
    let floor = range.start.saturating_sub(if by { 14 } else { 8 }).max(sentence.words.start);
    let lead = hedge::start(scene, range.start, floor);
    verb(scene, lead, floor, sort)
        .or_else(|| noun(scene, lead, floor))
        .or_else(|| behind(scene, range.end))
        .or_else(|| moves(scene, lead, range.end))
        .or_else(|| listed(scene, sentence, range, lead))
}

/// Down or up by a word of movement.
fn way(scene: &Scene<'_>, at: usize) -> Option<bool> {
    let words = &scene.words;
    // "has contracted 100,000 tonnes from Peru": it buys them.
    if words.is(at, "contracted") && words.has(at + 1, Class::Number) {
        return None;
    }
    // "of which exports made up $3 million".
    if words.is(at, "up") && words.any(at.wrapping_sub(1), hedge::MAKES_UP) {
        return None;
    }
    let shrinks = words.any(at, set!["contract", "contracts", "contracted", "shrink", "shrank", "shrunk"])
        && !words.any(at.wrapping_sub(1), set!["a", "the", "of", "its"]);
    let down =
        shrinks || words.has(at, Class::Fall) || words.any(at, set!["down", "less", "lower", "below", "fewer", "loss"]);
    let up = words.has(at, Class::Rise) || words.any(at, set!["up", "more", "higher", "above"]);
    (down || up).then_some(down)
}

/// "a larger deficit in ores by $2 million", "a better balance by $2 million".
fn compared(scene: &Scene<'_>, by: usize) -> Option<bool> {
    let words = &scene.words;
    let clause = (by.saturating_sub(16)..by).rev().take_while(|at| !words.any(*at, set![",", ";", ":"]));
    clause.into_iter().filter(|at| words.has(at + 1, Class::Metric)).find_map(|at| {
        let down = words.any(at, set!["smaller", "narrower", "weaker", "worse"]);
        (down || words.any(at, set!["larger", "bigger", "wider", "better"])).then_some(down)
    })
}

/// "increased $0.5 billion", "up by about 300 million bushels", "cut its bill by $1 billion".
fn verb(scene: &Scene<'_>, lead: usize, floor: usize, sort: Sort) -> Option<bool> {
    let words = &scene.words;
    let before = lead.checked_sub(1).filter(|at| *at >= floor)?;
    // "fell another 163,000 barrels".
    let before = before - usize::from(before > floor && words.any(before, set!["another", "further", "extra"]));
    // "by a further 2 million barrels a day".
    let by = before > floor && words.any(before, set!["a", "an"]) && words.is(before - 1, "by");
    let article = by && sort == Sort::Physical;
    let before = before - usize::from(article);
    if words.is(before, "by") {
        let moved = (floor..before).rev().take_while(|at| !words.any(*at, set![",", ";", ":"]));
        // "will cut its oil production by a further 2 million barrels a day".
        let cut = || cut_of(scene, before.checked_sub(1)?).filter(|_| sort == Sort::Physical);
        return moved.into_iter().find_map(|at| way(scene, at)).or_else(|| compared(scene, before)).or_else(cut);
    }
    // "raised $5 million" collects it, "cut $5 million cheques" hands it out; "raised 7 million tons" moves a forecast.
    let collects = sort == Sort::Money && words.any(before, MOVES_BY);
    let bound = words.any(before, BOUNDS);
    // "a 6 percent increase over $36 billion": what it is held against.
    let base = words.is(lead, "over") && words.any(before, MOVES);
    if collects || bound || base {
        return None;
    }
    way(scene, before).or_else(|| cut_of(scene, before).filter(|_| sort == Sort::Physical))
}

/// "will cut production 500,000 barrels a day": verb, what is measured, and by how much.
fn cut_of(scene: &Scene<'_>, noun: usize) -> Option<bool> {
    const DOWN: &WordSet =
        words!("cut cuts slash slashes slashed reduce reduces reduced trim trims trimmed lower lowers lowered");
    const UP: &WordSet =
        words!("boost boosts boosted raise raises raised lift lifts lifted increase increases increased hike");
    let words = &scene.words;
    let measured = words.has(noun, Class::Metric);
    let verb = (noun.saturating_sub(4)..noun).rev().take_while(|at| !words.is_mark(*at));
    let verb = verb.into_iter().find(|at| words.any(*at, DOWN) || words.any(*at, UP)).filter(|_| measured)?;
    Some(words.any(verb, DOWN))
}

/// "a rise of SDR 385 million", "the corresponding increase was SDR 250 million", "a loss of 3 million barrels".
fn noun(scene: &Scene<'_>, lead: usize, floor: usize) -> Option<bool> {
    let words = &scene.words;
    let before = lead.checked_sub(1).filter(|at| *at > floor)?;
    // "demand growth in 2019 is now forecast at 1.2 million barrels a day".
    let put = words.is(before, "at") && words.any(before - 1, PUT);
    let grown = |at: &usize| words.is(*at, "growth") && words.any(at.wrapping_sub(1), set!["demand", "supply"]);
    if put && (before.saturating_sub(12)..before).rev().take_while(|at| !words.is_mark(*at)).any(|at| grown(&at)) {
        return Some(false);
    }
    let joined = words.any(before, set!["of", "was", "is", "were"]);
    let noun = before - 1;
    (joined && words.any(noun, MOVES)).then(|| way(scene, noun)).flatten()
}

/// "$0.2 billion more than July exports", "22 million bushels higher", "Rs. 160 million below their level".
fn behind(scene: &Scene<'_>, end: usize) -> Option<bool> {
    let words = &scene.words;
    // "Rs. 160 million or 9.6 per cent below their level".
    let other = scene.quantity_words.partition_point(|range| range.start < end);
    let percent = scene.quantities.get(other).is_some_and(|next| next.unit == "%");
    let again = scene.quantity_words.get(other).filter(|next| words.is(end, "or") && next.start == end + 1 && percent);
    let end = again.map_or(end, |next| next.end);
    // "18.9 million barrels (19 %) lower than".
    let close = (end..end + 6).find(|at| words.is(*at, ")")).filter(|_| words.is(end, "("));
    let end = close.map_or(end, |close| close + 1);
    let compared = words.any(end, set!["more", "less", "higher", "lower", "fewer"]) && words.is(end + 1, "than")
        || words.any(end, set!["higher", "lower"])
        || words.any(end, set!["below", "above"])
            && (words.any(end + 1, set!["the", "its", "their", "that", "last"]) || words.is_name(end + 1));
    compared.then(|| way(scene, end)).flatten()
}

/// "a $0.2 million fall in exports", "a further $5 million rise in imports".
fn moves(scene: &Scene<'_>, lead: usize, end: usize) -> Option<bool> {
    let words = &scene.words;
    let article = (lead.saturating_sub(2)..=lead).any(|at| words.any(at, set!["a", "an", "the", "further", "similar"]));
    // "a 13 million-barrel drop last week".
    let joined = words.is(end.wrapping_sub(2), "-");
    let follows = joined || words.any(end + 1, set!["in", "on", "from", ",", ".", ")", "and"]);
    let noun = words.any(end, MOVES) && follows;
    (noun && (article || words.is(end + 1, "in"))).then(|| way(scene, end)).flatten()
}

/// "reflected decreases in industrial supplies ($2.4 billion); other goods ($0.6 billion)": members of a list.
fn listed(scene: &Scene<'_>, sentence: &Sentence, range: Run, lead: usize) -> Option<bool> {
    const LISTED: &WordSet =
        words!("increases decreases increase decrease declines rises drops rise decline fall falls drop reductions");
    let words = &scene.words;
    // "drops in both imports and exports of $4 million and $5 million, respectively".
    let second = || {
        let before = scene.quantity_words.partition_point(|other| other.start < range.start).checked_sub(1);
        let before = before.map(|at| scene.quantity_words[at]).filter(|other| other.end + 1 == range.start);
        let says = (range.end..range.end + 2).any(|at| words.is(at, "respectively"));
        says && before.is_some_and(|other| words.is(other.end, "and") && words.is(other.start.wrapping_sub(1), "of"))
    };
    let member = words.any(lead.wrapping_sub(1), set!["(", "of"]) || words.is(range.end, "(") || second();
    // "an increase in imports, from $2 billion (Rs. 9 billion) to $3 billion": what it came from and led to.
    if !member || words.any(lead.wrapping_sub(1), set!["from", "to"]) {
        return None;
    }
    let head = (sentence.words.start..lead).rev().find(|at| words.any(*at, LISTED))?;
    // "the main decreases were registered in food ($17 million)", "the rise in imports was due to machines ($7 million)".
    const SEEN: &WordSet =
        words!("occurred were was registered recorded observed noted seen due came attributed related");
    const REACH: usize = 12;
    let opens = (head + 1..head + REACH).any(|at| words.is(at, "in"));
    let told = (head..lead).any(|at| words.verb(at).is_some() && !words.any(at, SEEN) && at > head + 1);
    (opens && !told).then(|| way(scene, head)).flatten()
}
