//! The period of the level that a percentage stands beside: "$3 billion, up 2 %", "grew by 3 % to $4 billion in May".

use crate::assemble::dating::Dated;
use crate::assemble::scene::{Scene, Sentence};
use crate::model::Run;
use crate::tag::{WordSet, set};

use super::counted::{opens_bracket, rise_before};
use super::draft::Draft;
use super::hedge::{self, lead};
use super::period;
use super::sort::Sort;

/// The period of the level that a percentage stands beside.
#[must_use]
pub fn of_level_beside(
    scene: &Scene<'_>,
    at: usize,
    (last, main): (Option<&Draft>, Option<&Draft>),
    (change, moved): (bool, bool),
) -> Option<Dated> {
    if is_owned(scene, scene.quantity_words[at]) {
        return None;
    }
    if let Some(level) = last.filter(|last| is_told_first(scene, at, last)) {
        return Some(
            level.dated.inherited("assemble/period/level", "the period of the level that it was told as first"),
        );
    }
    // "$26 million, as compared to $25 million in 2018, registering a growth of 4 %".
    let sums =
        moved && last.is_some_and(|last| last.came_from || hedge::is_base(scene, scene.quantity_words[last.quantity]));
    if let Some(level) = main.filter(|_| sums && hedge::sums_up(scene, scene.quantity_words[at].start)) {
        return Some(level.dated.inherited("assemble/period/level", "the period of the level told beside it"));
    }
    let beside = |last: &&Draft| change && in_its_bracket(scene, at, last) || moved && beside_level(scene, at, last);
    let base = |draft: &Draft| hedge::is_base(scene, scene.quantity_words[draft.quantity]);
    // "from $2 million a year earlier, as exports grew by 9 %": beside what was compared with stands what is told.
    let told = last.filter(|last| moved && (last.came_from || base(last))).and(main).or(last);
    let level = told.filter(beside)?;
    Some(level.dated.inherited("assemble/period/level", "the period of the level told beside it"))
}

/// "$6 million in the month before (originally $7 million)": what a level was first told to be.
fn is_told_first(scene: &Scene<'_>, at: usize, level: &Draft) -> bool {
    const FIRST: &WordSet = set!["originally", "initially", "previously", "preliminarily"];
    let words = &scene.words;
    let start = scene.quantity_words[at].start;
    let open = start.checked_sub(2).filter(|open| words.is(*open, "(") && words.any(open + 1, FIRST));
    open.is_some() && scene.quantity(at).unit == level.unit
}

/// "(13.3 per cent of GDP)" right behind a level.
fn in_its_bracket(scene: &Scene<'_>, at: usize, level: &Draft) -> bool {
    let start = scene.quantity_words[at].start;
    scene.quantity_words[level.quantity].end + 1 == start && scene.words.is(start - 1, "(")
}

/// ", up 1.2 %", ", 4 % less than": a change told right behind a level.
fn beside_level(scene: &Scene<'_>, at: usize, level: &Draft) -> bool {
    let gap = Run::new(scene.quantity_words[level.quantity].end, scene.quantity_words[at].start);
    matches!(level.measure.sort, Sort::Money | Sort::Physical | Sort::Count)
        && gap.len() <= 18
        && gap.any(|word| scene.words.any(word, set![",", "("]))
        && !gap.any(|word| scene.words.any(word, set![";", "and"]))
}

/// "grew by 2.9 % to $131 billion in December": the period of the level that a change led to.
#[must_use]
pub fn of_level_ahead(scene: &Scene<'_>, sentence: &Sentence, at: usize) -> Option<usize> {
    let next = Some(at + 1).filter(|next| sentence.quantities.contains(*next))?;
    let (own, level) = (scene.quantity_words[at], scene.quantity_words[next]);
    // "was 2 % compared to the 13 % growth in 1997" led to nothing.
    let to = |at: usize| scene.words.is(at, "to") && !scene.words.any(at.wrapping_sub(1), set!["compared", "relative"]);
    let led = to(lead(scene, level)) || (own.end..level.start).any(to);
    let near = level.start - own.end.min(level.start) <= 10;
    let clear = !(own.end..level.start).any(|word| scene.words.is_mark(word) && !scene.words.is(word, "-"));
    (led && near && clear).then(|| period::behind(scene, sentence, next)).flatten()
}

/// True for a change that its own words date: held against another, in a bracket of its own, "a rise the year before".
#[must_use]
pub fn is_held(scene: &Scene<'_>, sentence: &Sentence, own: Run) -> bool {
    let words = &scene.words;
    is_owned(scene, own)
        || hedge::is_base(scene, own)
        || opens_bracket(words, sentence, own)
        || rise_before(words, own.end)
}

/// "slowing from the previous month's 13 % surge": a percentage with an owner.
fn is_owned(scene: &Scene<'_>, own: Run) -> bool {
    let words = &scene.words;
    words.is(own.start.wrapping_sub(1), "s") && words.any(own.start.wrapping_sub(2), set!["'", "’"])
}
