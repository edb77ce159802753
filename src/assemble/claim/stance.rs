//! What a figure claims to be: a fact, a goal, a forecast, an estimate or a plan; and who says it.

use crate::assemble::scene::clause::Kind;
use crate::assemble::scene::words::one_line;
use crate::assemble::scene::{Scene, Sentence};
use crate::lexicon::Class;
use crate::model::{Modality, When};
use crate::tag::{WordSet, set};

use super::modality;

/// The modality of an amount that starts at a word; `when` is its period.
#[must_use]
pub fn of_figure(scene: &Scene<'_>, sentence: &Sentence, at: usize, when: Option<&When>) -> Modality {
    let words = &scene.words;
    let own = sentence.segment_of(at);
    if modality::supposed(scene, sentence, at) {
        let main =
            own.clone().any(|word| words.any(word, set!["would", "could", "might", "may", "stand", "will", "expect"]));
        let condition =
            sentence.segments.iter().any(|segment| segment.kind == Kind::Condition && segment.words.contains(&at));
        return if main && !condition { Modality::Forecast } else { Modality::Hypothetical };
    }
    let document = scene.parts.document.date.when.as_ref().and_then(When::bounds);
    let period = when.and_then(When::bounds);
    let future = document.zip(period).map(|(document, date)| date.end > document.end);
    let before = own.start..at;
    let near = at.saturating_sub(12).max(own.start)..at;
    let by = (at..(at + 9).min(own.end))
        .any(|word| words.is(word, "by") && (scene.is_dated(word + 1) || words.is(word + 1, "then")))
        || (at..(at + 9).min(own.end)).any(|word| words.is(word, "by") && scene.is_dated(word));
    let any = |list: &WordSet| before.clone().any(|word| words.any(word, list));
    if any(set!["glad"]) {
        return Modality::Forecast;
    }
    let goal = near.clone().any(|word| {
        words.any(
            word,
            set![
                "target",
                "targets",
                "goal",
                "goals",
                "aim",
                "aims",
                "aimed",
                "aiming",
                "objective",
                "ambition",
                "pledged",
                "promised",
                "hope",
                "hopes",
            ],
        ) || (words.any(word, set!["want", "wants"]) && future != Some(false))
            || words.seq(word, "meant to")
    });
    if goal {
        return Modality::Target;
    }
    let ahead = any(set!["will", "would", "to", "should", "must"]);
    if any(set![
        "forecast",
        "forecasts",
        "expects",
        "expected",
        "projects",
        "projected",
        "predicts",
        "likely",
        "expect",
        "anticipated",
    ]) || before.clone().any(|word| words.seq(word, "on course for") || words.seq(word, "on track"))
        || words.any(
            (at..own.end).find(|word| words.any(*word, set!["projected", "forecast"])).unwrap_or(at),
            set!["projected", "forecast"],
        )
    {
        return Modality::Forecast;
    }
    if any(set!["could"])
        && sentence.words.clone().any(|word| words.any(word, set!["tariff", "tariffs", "duties", "duty"]))
    {
        return Modality::Planned;
    }
    let infinitive = near.clone().any(|word| {
        words.is(word, "to")
            && (words.verb(word + 1).is_some()
                || words.any(
                    word + 1,
                    set![
                        "drop", "rise", "fall", "reach", "lift", "grow", "increase", "get", "raise", "boost", "go",
                        "double",
                    ],
                ))
    });
    if by && future != Some(false) && (infinitive || any(set!["would", "will"])) {
        return Modality::Target;
    }
    if words.any(at.saturating_sub(1), set!["perhaps"])
        || any(set!["puts", "reckon", "reckons", "estimate", "estimates", "estimated", "put"])
            && !any(set!["duty", "tariff", "levy"])
    {
        return if any(set!["should", "could"]) { Modality::Forecast } else { Modality::Estimate };
    }
    if any(set!["glad", "could", "may", "might"]) || (any(set!["should"]) && ahead) {
        return Modality::Forecast;
    }
    let planning = near.clone().any(|word| {
        words.any(
            word,
            set![
                "will",
                "would",
                "plans",
                "planned",
                "pencilled",
                "penciled",
                "proposed",
                "due",
                "earmarked",
                "another",
                "offer",
                "offered",
            ],
        ) || words.seq(word, "is to")
            || words.seq(word, "are to")
            || words.seq(word, "talk of")
            || words.seq(word, "to be")
    });
    if future == Some(true) && period.zip(document).is_some_and(|(period, document)| period.start >= document.end)
        || planning
    {
        return Modality::Planned;
    }
    Modality::Actual
}

/// Who says it: the subject of the verb of saying around an amount.
#[must_use]
pub fn said_by(scene: &Scene<'_>, sentence: &Sentence) -> Option<String> {
    let words = &scene.words;
    let source = |range: std::ops::Range<usize>| -> Option<String> {
        let span = words.span(range.clone());
        let text = one_line(span.of(words.text()));
        let text = text.trim_matches(|c: char| matches!(c, ',' | ' ' | '“' | '"' | '”')).to_owned();
        (!text.is_empty() && text.chars().count() <= 60 && !range.is_empty()).then_some(text)
    };
    for segment in &sentence.segments {
        let own = segment.words.start + segment.opener..segment.words.end;
        let says = |at: &usize| {
            words.entry(*at, Class::Report).is_some()
                && words.verb(*at).is_some()
                && !words.any(*at, set!["added", "adds", "shows", "showed", "calculated"])
        };
        match segment.kind {
            Kind::Attribution => {
                if words.seq(own.start, "according to") {
                    return source(own.start + 2..own.end);
                }
                if let Some(verb) = own.clone().find(says) {
                    let subject = if verb > own.start { own.start..verb } else { verb + 1..own.end };
                    let subject = subject.start
                        ..(subject.start..subject.end)
                            .find(|at| scene.is_dated(*at) || words.is(*at, "."))
                            .unwrap_or(subject.end);
                    return source(subject);
                }
                if words.seq(own.start, "according to") {
                    return source(own.start + 2..own.end);
                }
            }
            Kind::Main => {
                let follows = sentence
                    .segments
                    .iter()
                    .any(|other| other.kind == Kind::Content && other.words.start == segment.words.end);
                if let Some(verb) =
                    own.clone().find(says).filter(|verb| *verb > own.start && (follows || *verb <= own.start + 8))
                {
                    return source(own.start..verb);
                }
            }
            _ => {}
        }
    }
    None
}
