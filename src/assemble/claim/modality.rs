//! Whether a dated thing happened, is to happen, was called off, is denied or only supposed.

use crate::assemble::scene::clause::Kind;
use crate::assemble::scene::{Scene, Sentence};
use crate::lexicon::Class;
use crate::model::{Modality, Run, Timex};
use crate::tag::{WordSet, set, words};

use super::{denial, plans};

/// Words in front of an "if" that means "whether".
const BEFORE_WHETHER: &WordSet = words!("as asked ask asks asking know see wonder wondered clear sure");

/// Words by which something is foreseen.
const FORESEES: &WordSet = words!(
    "could might expects expected forecast forecasts forecasting projected projects likely probably predicts \
     predicted anticipated anticipates expect considering"
);

/// Verbs of a forecast.
const FORETELLS: &WordSet = words!(
    "projects projected forecasts forecast predicts predicted expects expect expected anticipates estimates \
     reckons fears fear likely"
);

/// Reads the modality of what happens at a time expression, with the guard that says so where it is not a fact.
#[must_use]
pub fn of_event(scene: &Scene<'_>, sentence_at: usize, timex_at: usize) -> (Modality, Option<&'static str>) {
    let sentence = &scene.sentences[sentence_at];
    let timex = scene.timex(timex_at);
    let at = scene.timex_words[timex_at].start;
    if supposed(scene, sentence, at) {
        return (Modality::Hypothetical, Some("guard.supposed"));
    }
    if denial::denied(scene, sentence_at, at) {
        return (Modality::Denied, Some("guard.denied"));
    }
    match plans::fate(scene, sentence_at, at, timex) {
        Some(Modality::Cancelled) => (Modality::Cancelled, Some("guard.cancelled")),
        Some(modality) => (modality, Some("guard.old-plan")),
        None => ahead(scene, sentence, at, timex),
    }
}

/// Only supposed: in or under an "if", an inverted condition, "would have".
#[must_use]
pub fn supposed(scene: &Scene<'_>, sentence: &Sentence, at: usize) -> bool {
    let words = &scene.words;
    let first = scene.opening(sentence);
    if condition_opens(scene, sentence, first) {
        return true;
    }
    // "A medium disruption scenario would cut supplies, pushing prices to $9 a barrel": what hangs on what it would do.
    let scenario = sentence.words.iter().find(|at| words.any(*at, set!["scenario", "scenarios"]));
    if scenario.is_some_and(|scenario| (scenario..at).any(|at| words.any(at, set!["would", "could", "might"]))) {
        return true;
    }
    let Some(index) = sentence.segments.iter().position(|segment| segment.words.contains(at)) else { return false };
    let segment = &sentence.segments[index];
    let own = segment.words;
    // "Unless the two agree by June": the agreement is supposed, what follows is the plan.
    if segment.kind == Kind::Condition && own.iter().take(segment.opener + 1).any(|word| words.is(word, "unless")) {
        return true;
    }
    if segment.kind == Kind::Condition && real_condition(scene, own.start) {
        return true;
    }
    // "It is unclear whether the cargo left in 2013."
    if segment.kind == Kind::Content && words.is(own.start, "whether") {
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
    let inverted = own.any(|word| {
        words.is(word, "had")
            && word > at
            && scene.is_dated(word.wrapping_sub(1))
            && (words.has(word + 1, Class::Determiner) || words.is_name(word + 1))
    });
    let would = own.any(|word| words.any(word, set!["would", "could", "might"]));
    let under =
        sentence.segments.iter().any(|other| other.kind == Kind::Condition && real_condition(scene, other.words.start));
    let would_have = own.any(|word| words.seq(word, "would have") || words.seq(word, "could have"));
    inverted || (would && under) || would_have
}

/// "If …", "Should parliament adopt", "Were X to", "Had we kept".
fn condition_opens(scene: &Scene<'_>, sentence: &Sentence, first: usize) -> bool {
    let words = &scene.words;
    if words.any(first, set!["if", "unless", "supposing"]) {
        return real_condition(scene, first);
    }
    let inverted = words.any(first, set!["should", "were", "had"])
        && !scene.is_dated(first + 1)
        && (words.has(first + 1, Class::Determiner) || words.is_name(first + 1) || words.has(first + 1, Class::Word))
        && words.has(first + 1, Class::Word);
    inverted
        && (first..sentence.words.end.min(first + 30))
            .any(|at| words.any(at, set![",", "would", "could", "might", "will"]))
}

/// "if you believe them" supposes nothing.
fn real_condition(scene: &Scene<'_>, at: usize) -> bool {
    let words = &scene.words;
    // "asked if the mine closed", "as if".
    let asks = at.checked_sub(1).is_some_and(|before| words.any(before, BEFORE_WHETHER));
    !(asks
        || words.is(at, "unless")
        || words.is(at + 1, "you")
        || words.is(at + 1, "only")
        || words.is(at + 1, "any")
        || words.is(at + 1, "not"))
}

/// Before or after the document's own date, and what the verbs say of plans.
fn ahead(scene: &Scene<'_>, sentence: &Sentence, at: usize, timex: &Timex) -> (Modality, Option<&'static str>) {
    let words = &scene.words;
    let own = sentence.segment_of(at);
    let document = scene.parts.document.date.when.as_ref().and_then(crate::model::When::bounds);
    let bounds = timex.when.as_ref().and_then(crate::model::When::bounds);
    let future = document.zip(bounds).map(|(document, date)| date.start >= document.end);
    // "may be used until 2026" allows.
    let until = (at.saturating_sub(2)..=at).any(|word| words.any(word, set!["until", "till"]));
    let forecast = !until && foreseen(scene, sentence, own);
    let likely = own.any(|word| words.any(word, set!["likely", "probably", "perhaps"]));
    let plan = own.any(|word| {
        words.entry(word, Class::Plan).is_some()
            && !words.any(word, set!["next", "let", "plan", "must", "should", "expected"])
    }) && !own.any(|word| {
        words.any(word, set!["was", "were", "had"]) && !words.seq(word, "was to") && !words.seq(word, "were to")
    });
    let plan = plan && !likely;
    match future {
        Some(true) if forecast && !plan || foretold(scene, sentence, at) => {
            (Modality::Forecast, Some("guard.foretold"))
        }
        Some(true) => (Modality::Planned, Some("guard.ahead")),
        Some(false) => {
            let open = document.zip(bounds).is_some_and(|(document, date)| date.end >= document.end);
            let planned = open && (plan || forecast);
            if planned { (Modality::Planned, Some("guard.plan")) } else { (Modality::Actual, None) }
        }
        None if plan => (Modality::Planned, Some("guard.plan")),
        None => (Modality::Actual, None),
    }
}

/// "could", "is expected to", "may": somebody's view of what is to come.
fn foreseen(scene: &Scene<'_>, sentence: &Sentence, own: Run) -> bool {
    let words = &scene.words;
    let root = sentence.segments.iter().find(|segment| segment.words.contains(own.start)).and_then(|own| own.resumes);
    let before = root.and_then(|root| sentence.segments.get(root)).map_or(Run::default(), |root| root.words);
    before
        .into_iter()
        .chain(own)
        .any(|word| words.any(word, FORESEES) || words.is(word, "may") && !scene.is_dated(word))
}

/// "The bank projects that the economy will shrink in 2017": the clause that opens the date's is one of forecasting.
fn foretold(scene: &Scene<'_>, sentence: &Sentence, at: usize) -> bool {
    let words = &scene.words;
    let Some(index) = sentence.segments.iter().position(|segment| segment.words.contains(at)) else { return false };
    sentence.segments[index].kind == Kind::Content
        && index
            .checked_sub(1)
            .and_then(|before| sentence.segments.get(before))
            .is_some_and(|before| before.words.any(|word| words.any(word, FORETELLS)))
}
