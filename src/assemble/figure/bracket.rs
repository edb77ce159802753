//! Percentages in brackets and their like: how far something moved that is told beside them.

use crate::assemble::scene::{Scene, Sentence};
use crate::lexicon::Class;
use crate::model::Run;
use crate::tag::{WordSet, set, words};

use super::by_list;
use super::hedge::MOVES;
use super::items;
use super::metric::MODALS;

/// Held against a period before: "+6 % yoy".
const OF_PERIOD: &WordSet = set!["yoy", "mom", "qoq", "wow"];

/// Words of less.
const DOWNWARD: &WordSet = words!("off shrinks smaller weaker cheaper fewer narrower less below");

/// Words of more.
const UPWARD: &WordSet = words!("up higher doubled larger bigger stronger dearer more above");

/// True for a fall, where a bracket or what stands for one tells a move.
#[must_use]
pub fn moved(scene: &Scene<'_>, sentence: &Sentence, range: Run) -> Option<bool> {
    // "was $2 million (4.7 %) higher".
    let aside = scene.words.is(range.start.wrapping_sub(1), "(") && scene.words.is(range.end, ")");
    let told = aside && scene.words.any(range.end + 1, set!["higher", "lower", "more", "less"]);
    signed_bracket(scene, range)
        .or_else(|| dated_bracket(scene, range))
        .or_else(|| told.then(|| way(scene, range.end + 1)).flatten())
        .or_else(|| in_per_cent(scene, sentence, range))
        .or_else(|| in_list_of_moves(scene, sentence, range))
        .or_else(|| in_list_of_goods(scene, sentence, range))
        .or_else(|| by_list::listed_by(scene, sentence, range).and_then(|(opens, _)| last_move(scene, sentence, opens)))
}

/// "rose by $2 billion, equivalent to 8.6 %", "fell to $21 billion, or 16.5 %, compared to": the same move in per cent.
fn in_per_cent(scene: &Scene<'_>, sentence: &Sentence, range: Run) -> Option<bool> {
    let words = &scene.words;
    let lead = range.start.checked_sub(1)?;
    let same = words.is(lead, "to") && words.is(lead.wrapping_sub(1), "equivalent");
    let or = words.is(lead, "or") && words.is(range.end, ",") && words.any(range.end + 1, set!["compared", "from"]);
    let front = lead.checked_sub(usize::from(same))?;
    let end = front - usize::from(words.is(front.wrapping_sub(1), ","));
    let beside = scene.amount_over(end.wrapping_sub(1)).is_some_and(|other| other.end == end);
    if !(same || or) || !beside {
        return None;
    }
    last_move(scene, sentence, front)
}

/// "The increase was due to three goods. These include tea (8 %) and tin (5 %)": the moves that the sentence before told of.
fn in_list_of_moves(scene: &Scene<'_>, sentence: &Sentence, range: Run) -> Option<bool> {
    const INCLUDE: &WordSet = words!("include included are were comprise comprised");
    let words = &scene.words;
    let start = sentence.words.start;
    let lists = words.any(start, set!["these", "they"]) && (start + 1..start + 4).any(|at| words.any(at, INCLUDE));
    let bracket = words.is(range.start.wrapping_sub(1), "(") && words.is(range.end, ")");
    let place = scene.sentences.partition_point(|other| other.words.start < start).checked_sub(1);
    let before = scene.sentences.get(place.filter(|_| lists && bracket)?)?;
    let told =
        before.words.find(|at| words.any(*at, MOVES) || words.any(*at, set!["increases", "decreases", "gains"]))?;
    way(scene, told)
        .filter(|_| before.paragraph == sentence.paragraph)
        .or_else(|| (before.paragraph == sentence.paragraph).then(|| words.any(told, set!["decreases"])))
}

/// "due to bananas (34 %), gold (30 %) and tea (12 %)": how far each of a list of goods moved, by the word of movement that leads
/// to it, or that it is told to have added to.
fn in_list_of_goods(scene: &Scene<'_>, sentence: &Sentence, range: Run) -> Option<bool> {
    const REACH: usize = 12;
    const SHARES: &WordSet = words!("share shares accounted accounting largest biggest");
    let words = &scene.words;
    let list = items::brackets(scene, sentence, range)?;
    if (sentence.words.start..list.start).any(|at| words.any(at, SHARES)) {
        return None;
    }
    let adds = |at: &usize| words.any(*at, set!["contributed", "led", "drove", "added"]);
    let behind = || (list.end..(list.end + REACH).min(sentence.words.end)).find(adds);
    let added = || (behind()?..sentence.words.end).find_map(|at| way(scene, at));
    let trend = || {
        let trend = |at: &usize| words.any(*at, set!["trend", "growth", "performance"]);
        let found = (sentence.words.start..list.start).rfind(trend)?;
        Some(words.any(found.wrapping_sub(1), set!["negative", "downward"]))
    };
    last_move(scene, sentence, list.start).or_else(trend).or_else(added)
}

/// "38.7 billion euros (+6.3%)", "fuels (-26.1%)", "98 Mt, -8 % yoy": true for a minus.
fn signed_bracket(scene: &Scene<'_>, range: Run) -> Option<bool> {
    let words = &scene.words;
    let sign =
        if words.any(range.start, set!["+", "-", "−", "–"]) { range.start } else { range.start.wrapping_sub(1) };
    let open = sign.wrapping_sub(1);
    let ends =
        words.any(range.end, set![")", ";", ",", "y", "year", "q", "to", "and"]) || words.any(range.end, OF_PERIOD);
    // "totaled 44 Mt, -8 % yoy".
    // "(+$11.00, +0.90 %)": the same move in per cent.
    let again = || {
        let other = scene.amount_over(open.wrapping_sub(1)).filter(|_| words.is(open, ","));
        other.is_some_and(|other| (other.start.saturating_sub(2)..=other.start).any(|at| words.is(at, "(")))
    };
    let stands =
        words.is(open, "(") && ends || words.any(open, set![",", "vs"]) && words.any(range.end, OF_PERIOD) || again();
    let minus = words.any(sign, set!["-", "−", "–"]);
    (stands && (minus || words.is(sign, "+"))).then_some(minus)
}

/// "growing 51 % (April: 39 %)", "growth to the EU (May: 7.6 %, April: 13.4 %)": the change of the month named with it.
fn dated_bracket(scene: &Scene<'_>, range: Run) -> Option<bool> {
    const LONGEST: usize = 14;
    let words = &scene.words;
    let signed = usize::from(words.any(range.start.wrapping_sub(1), set!["+", "-", "−", "–"]));
    let colon = range.start.checked_sub(1 + signed).filter(|at| words.is(*at, ":"))?;
    let month = words.has(colon.wrapping_sub(1), Class::Month) || words.has(colon.wrapping_sub(1), Class::Year4);
    let open = (colon.saturating_sub(LONGEST)..colon).rev().take_while(|at| !words.is(*at, ")"));
    let open = open.into_iter().find(|at| words.is(*at, "("))?;
    let moved = |at: usize| words.has(at, Class::Rise) || words.has(at, Class::Fall) || words.is(at, "growth");
    let told = (open.saturating_sub(2 * LONGEST)..open).any(moved);
    let minus = words.any(colon + 1, set!["-", "−", "–"]);
    (month && told && words.any(range.end, set![")", ",", ";"])).then_some(minus)
}

/// "a rebound in exports (4.5 %)", "rose by $5 million (12 %)": by the last word of movement in front of the bracket.
pub fn last_move(scene: &Scene<'_>, sentence: &Sentence, open: usize) -> Option<bool> {
    let words = &scene.words;
    let floor = open.saturating_sub(30).max(sentence.words.start);
    let moved = |at: usize| {
        words.has(at, Class::Rise) || words.has(at, Class::Fall) || words.any(at, set!["up", "down", "higher", "lower"])
    };
    let at = (floor..open).rev().find(|at| moved(*at) || words.is(*at, ";"))?;
    way(scene, at)
}

/// Down or up by a word of movement.
pub fn way(scene: &Scene<'_>, at: usize) -> Option<bool> {
    let words = &scene.words;
    // "exports will contract by 23 %".
    let contracts = words.is(at, "contract") && words.any(at.wrapping_sub(1), MODALS);
    // "broken down as 5 % iron and 4 % steel".
    if words.is(at, "down") && words.any(at.wrapping_sub(1), set!["broken", "breaking", "breaks"]) {
        return None;
    }
    let down = contracts || words.has(at, Class::Fall) || words.any(at, DOWNWARD);
    let up = words.has(at, Class::Rise) || words.any(at, UPWARD);
    (down || up).then_some(down)
}
