//! Whether a dated thing happened, is to happen, was called off, is denied or only supposed.

use std::ops::Range;

use crate::lexicon::Class;
use crate::model::{Modality, Timex};
use crate::tag::{WordSet, set};

use super::clause::Kind;
use super::direction::segment_of;
use super::scene::{Scene, Sentence};

/// Reads the modality of what happens at a time expression.
#[must_use]
pub fn of_event(scene: &Scene<'_>, sentence_at: usize, timex_at: usize) -> Modality {
    let sentence = &scene.sentences[sentence_at];
    let timex = scene.timex(timex_at);
    let at = scene.timex_words[timex_at].start;
    if supposed(scene, sentence, at) {
        return Modality::Hypothetical;
    }
    if denied(scene, sentence_at, at) {
        return Modality::Denied;
    }
    if cancelled(scene, sentence_at, at, timex) {
        return Modality::Cancelled;
    }
    ahead(scene, sentence, at, timex)
}

/// Only supposed: in or under an "if", an inverted condition, "would have".
#[must_use]
pub fn supposed(scene: &Scene<'_>, sentence: &Sentence, at: usize) -> bool {
    let words = &scene.words;
    let first = opening(scene, sentence);
    if condition_opens(scene, sentence, first) {
        return true;
    }
    let Some(index) = sentence.segments.iter().position(|segment| segment.words.contains(&at)) else { return false };
    let segment = &sentence.segments[index];
    let own = segment.words.clone();
    if segment.kind == Kind::Condition && real_condition(scene, own.start) {
        return true;
    }
    // A clause that hangs on a condition: "If A did X and B did Y in May".
    let chain = sentence.segments[..index].iter().rposition(|before| before.kind == Kind::Condition);
    if let Some(start) = chain
        && sentence.segments[start + 1..=index].iter().all(|part| {
            matches!(part.kind, Kind::Coordinate | Kind::Time | Kind::Relative | Kind::Reason | Kind::Participle)
        })
        && real_condition(scene, sentence.segments[start].words.start)
    {
        return true;
    }
    // "… had the house agreed last Friday": an inverted condition in the middle.
    let inverted = own.clone().any(|word| {
        words.is(word, "had")
            && word > at
            && scene.dated.get(word.wrapping_sub(1)).copied().unwrap_or(false)
            && (words.has(word + 1, Class::Determiner) || words.is_name(word + 1))
    });
    let would = own.clone().any(|word| words.any(word, set!["would", "could", "might"]));
    let under =
        sentence.segments.iter().any(|other| other.kind == Kind::Condition && real_condition(scene, other.words.start));
    let would_have = own.clone().any(|word| words.seq(word, "would have") || words.seq(word, "could have"));
    inverted || (would && under) || would_have
}

fn opening(scene: &Scene<'_>, sentence: &Sentence) -> usize {
    let words = &scene.words;
    let mut first = sentence.words.start;
    while first < sentence.words.end && (words.is_mark(first) || words.any(first, set!["and", "but", "so"])) {
        first += 1;
    }
    first
}

/// "If …", "Should parliament adopt", "Were X to", "Had we kept".
fn condition_opens(scene: &Scene<'_>, sentence: &Sentence, first: usize) -> bool {
    let words = &scene.words;
    if words.any(first, set!["if", "unless", "supposing"]) {
        return real_condition(scene, first);
    }
    let inverted = words.any(first, set!["should", "were", "had"])
        && !scene.dated.get(first + 1).copied().unwrap_or(false)
        && (words.has(first + 1, Class::Determiner) || words.is_name(first + 1) || words.has(first + 1, Class::Word))
        && words.has(first + 1, Class::Word);
    inverted
        && (first..sentence.words.end.min(first + 30))
            .any(|at| words.any(at, set![",", "would", "could", "might", "will"]))
}

/// "if you believe them" supposes nothing.
fn real_condition(scene: &Scene<'_>, at: usize) -> bool {
    let words = &scene.words;
    !(words.is(at, "unless")
        || words.is(at + 1, "you")
        || words.is(at + 1, "only")
        || words.is(at + 1, "any")
        || words.is(at + 1, "not"))
}

/// Said to be untrue.
fn denied(scene: &Scene<'_>, sentence_at: usize, at: usize) -> bool {
    let sentence = &scene.sentences[sentence_at];
    let words = &scene.words;
    let own = segment_of(sentence, at);
    let content = sentence
        .segments
        .iter()
        .find(|segment| segment.words.contains(&at))
        .is_some_and(|segment| matches!(segment.kind, Kind::Content | Kind::Relative))
        || sentence.segments.iter().any(|segment| segment.kind == Kind::Content && segment.words.start < at);
    for cue in sentence.words.clone() {
        if words.entry(cue, Class::Deny).is_none() || words.is(cue, "wrong") {
            continue;
        }
        let beside = at > cue && at - cue <= 3 && own.contains(&cue);
        let story = (cue.saturating_sub(4)..cue).any(|word| words.any(word, set!["not", "n't"]));
        if !beside && !story && (content || (at > cue && own.contains(&cue))) {
            return true;
        }
    }
    let asks = sentence
        .words
        .end
        .checked_sub(1)
        .is_some_and(|last| words.is(last, "?") || words.is(last.saturating_sub(1), "?"));
    let follows = if asks {
        let rest =
            scene.sentences.get(sentence_at + 1..(sentence_at + 3).min(scene.sentences.len())).unwrap_or_default();
        rest.first().zip(rest.last()).map(|(first, last)| first.words.start..last.words.end)
    } else {
        next(scene, sentence_at)
    };
    follows.is_some_and(|range| {
        let start = range.start;
        let refers = words.any(start, set!["it", "that", "this", "no", "they", "("]) || asks;
        let cue = words.find(range.start..range.end.min(range.start + 24), Class::Deny);
        refers && cue.is_some() && (asks || range.len() <= 14 || words.is(start, "no"))
    })
}

/// The words of the next sentence, if it stands in the same paragraph.
fn next(scene: &Scene<'_>, sentence_at: usize) -> Option<Range<usize>> {
    let sentence = scene.sentences.get(sentence_at)?;
    let next = scene.sentences.get(sentence_at + 1)?;
    (next.paragraph == sentence.paragraph).then(|| next.words.clone())
}

const PLANS: &[&str] = &[
    "due",
    "planned",
    "scheduled",
    "set for",
    "pencilled in",
    "penciled in",
    "foreseen",
    "originally",
    "first set",
    "first planned",
    "meant to",
    "was to",
    "were to",
    "wanted for",
    "offered for",
    "hopes of",
    "hoped for",
    "intended",
    "slated",
    "supposed to",
    "be held",
    "done by",
    "have it",
    "promised",
    "expected",
    "should have",
    "planned for",
];

/// The first words of [`PLANS`].
const PLANNERS: &WordSet = set![
    "due",
    "planned",
    "scheduled",
    "set",
    "pencilled",
    "penciled",
    "foreseen",
    "originally",
    "first",
    "meant",
    "was",
    "were",
    "wanted",
    "offered",
    "hopes",
    "hoped",
    "intended",
    "slated",
    "supposed",
    "be",
    "done",
    "have",
    "promised",
    "expected",
    "should",
];

/// Called off: a plan cue in front of the date and a cancelling cue in this sentence or the next.
fn cancelled(scene: &Scene<'_>, sentence_at: usize, at: usize, timex: &Timex) -> bool {
    let sentence = &scene.sentences[sentence_at];
    let words = &scene.words;
    let start = sentence.words.start.max(at.saturating_sub(14));
    let plans = |word: &usize| words.any(*word, PLANNERS) && PLANS.iter().any(|plan| words.seq(*word, plan));
    let planned_at = (start..=at).rev().find(plans);
    if words.is(opening(scene, sentence), "was") && at <= sentence.words.start + 2 {
        return true;
    }
    let Some(planned) = planned_at else { return false };
    let cue = sentence.words.clone().find(|word| words.entry(*word, Class::Cancel).is_some());
    if let Some(cue) = cue {
        // "has slipped to September", "put back to 4 August": the new date stands behind the cue.
        let moved = at > cue && at - cue <= 4 && (cue..at).any(|word| words.any(word, set!["to", "until", "for"]));
        return !moved && (at < cue || planned < cue || sentence.words.start == cue);
    }
    let missed = next(scene, sentence_at).is_some_and(|range| {
        let refers = words.any(range.start, set!["it", "they", "that", "this", "but", "none", "neither"]);
        let cue = words.find(range.start..range.end.min(range.start + 14), Class::Cancel).is_some();
        let reported = (range.clone()).any(|word| words.seq(word, "was off") || words.seq(word, "is off"));
        (refers && cue) || reported
    });
    let past = scene
        .parts
        .document
        .date
        .when
        .as_ref()
        .and_then(crate::model::When::bounds)
        .zip(timex.when.as_ref().and_then(crate::model::When::bounds))
        .is_some_and(|(document, date)| date.end <= document.start);
    let wished = (planned..at).any(|word| words.any(word, set!["originally"])) || words.seq(planned, "hopes of");
    missed || (past && wished)
}

/// Before or after the document's own date, and what the verbs say of plans.
fn ahead(scene: &Scene<'_>, sentence: &Sentence, at: usize, timex: &Timex) -> Modality {
    let words = &scene.words;
    let own = segment_of(sentence, at);
    let document = scene.parts.document.date.when.as_ref().and_then(crate::model::When::bounds);
    let bounds = timex.when.as_ref().and_then(crate::model::When::bounds);
    let future = document.zip(bounds).map(|(document, date)| date.start >= document.end);
    let forecast = own.clone().any(|word| {
        words.any(
            word,
            set![
                "could",
                "might",
                "expects",
                "expected",
                "forecast",
                "forecasts",
                "projected",
                "likely",
                "predicts",
                "anticipated",
                "expect",
            ],
        )
    });
    let plan = own.clone().any(|word| {
        words.entry(word, Class::Plan).is_some() && !words.any(word, set!["next", "let", "plan", "must", "should"])
    }) && !own.clone().any(|word| {
        words.any(word, set!["was", "were", "had"]) && !words.seq(word, "was to") && !words.seq(word, "were to")
    });
    match future {
        Some(true) if forecast && !plan => Modality::Forecast,
        Some(true) => Modality::Planned,
        Some(false) => {
            let open = document.zip(bounds).is_some_and(|(document, date)| date.end >= document.end);
            if open && (plan || forecast) { Modality::Planned } else { Modality::Actual }
        }
        None if plan => Modality::Planned,
        None => Modality::Actual,
    }
}
