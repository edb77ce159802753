//! Figures that lean on what was told before: "They slid to …", "Of that number …", "the other way".

use crate::assemble::actors::Topic;
use crate::assemble::scene::{Scene, Sentence};
use crate::model::{ParagraphKind, Quantity, Run};
use crate::tag::{WordSet, set, words};

use super::draft::Draft;
use super::sides::around::{self, Discourse};
use super::sides::frame::Frame;
use super::sides::rows::ranks;
use super::sort::{self, Sort};
use crate::model::Metric;

/// Words that stand for what was told before.
const POINTS_BACK: &WordSet = words!("it they that this these by shipments sales of deliveries prices imports exports");

/// True when an amount may speak of what the last figure spoke of.
#[must_use]
pub fn fits(sort: Sort, told: &Frame, discourse: &Discourse, drafts: &[Draft], quantity: &Quantity) -> bool {
    let last_unit = drafts.last().map_or(discourse.unit.as_str(), |last| last.unit.as_str());
    let last_sort = sort::of(&Quantity { unit: last_unit.to_owned(), ..quantity.clone() });
    match sort {
        Sort::Money => {
            told.metric.is_some_and(|metric| !matches!(metric, Metric::Tariff | Metric::Price | Metric::Production))
                || last_sort == Some(Sort::Money)
        }
        Sort::Physical => true,
        Sort::Percent | Sort::Points => told.metric.is_some(),
        Sort::Count => false,
    }
}

/// A clause of amounts only: "They slid to …", "In 2018 …", "against …".
#[must_use]
pub fn anaphoric(scene: &Scene<'_>, sentence: &Sentence, range: Run) -> bool {
    const PLAIN: &WordSet = words!("announced told booked projected noted show remaining puts put");
    let home = sentence.segment_of(range.start);
    let words = &scene.words;
    let dated = |at: usize| scene.is_dated(at);
    (home.start..home.end.min(range.end + 4)).filter(|at| words.verb(*at).is_some() && !dated(*at)).all(|at| {
        words.has(at, crate::lexicon::Class::LevelVerb)
            || words.any(at, PLAIN)
            || words.entry(at, crate::lexicon::Class::Report).is_some()
                && names_figure(scene, Run::new(at, range.start))
    })
}

/// "A single-day record of $9 million": a high or low of what was told before.
#[must_use]
pub fn of_record(scene: &Scene<'_>, range: Run) -> bool {
    let words = &scene.words;
    let lead = super::hedge::lead(scene, range);
    words.is(lead, "of") && lead.checked_sub(1).is_some_and(|at| words.any(at, set!["record", "high", "low", "peak"]))
}

/// "the number", "that figure", "the total": words for what was told before.
#[must_use]
pub fn names_figure(scene: &Scene<'_>, range: Run) -> bool {
    const FIGURES: &WordSet = words!("number figure total sum amount count tally volume value");
    range.into_iter().any(|at| {
        scene.words.any(at, set!["the", "that", "this"])
            && scene.words.any(at + 1, FIGURES)
            && !scene.words.is(at + 2, "of")
    })
}

/// "Of that number", "by then", "it", "those": the sentence leans on what was told before.
#[must_use]
pub fn refers_back(scene: &Scene<'_>, sentence: &Sentence) -> bool {
    let words = &scene.words;
    sentence.words.any(|at| words.seq(at, "by then") || words.seq(at, "of that") || words.seq(at, "of these"))
        || words.any(sentence.words.start, set!["it", "they", "that", "these", "those"])
        // "In value terms they were down 11 %".
        || words.any(sentence.words.start + 2, set!["terms"]) && words.any(sentence.words.start + 3, set!["it", "they"])
        || names_figure(scene, sentence.words)
        || speaks_of_volume(scene, sentence)
}

/// True when the sentence opens with a word that leans on the one before.
#[must_use]
pub fn elliptic(scene: &Scene<'_>, sentence: &Sentence) -> bool {
    let first = sentence.words.start;
    scene.words.any(first, POINTS_BACK) || speaks_of_volume(scene, sentence)
}

/// "Volumes went up to 9,000 tonnes": how much of what was told before.
#[must_use]
pub fn speaks_of_volume(scene: &Scene<'_>, sentence: &Sentence) -> bool {
    let first = sentence.words.start;
    let first = first + usize::from(scene.words.is(first, "the"));
    scene.words.any(first, set!["volume", "volumes", "tonnage", "quantity"]) && !scene.words.is(first + 1, "of")
}

/// A short paragraph or list item in a row of such.
#[must_use]
pub fn listed(scene: &Scene<'_>, sentence: &Sentence) -> bool {
    sentence.kind == ParagraphKind::Item
        || sentence.words.iter().filter(|at| scene.words.verb(*at).is_some()).count() == 0
}

/// The frame of the last figure seen from this sentence: another state named here takes its place.
#[must_use]
pub fn inherit(scene: &Scene<'_>, sentence: &Sentence, told: &Frame, topic: &Topic, range: Run) -> Frame {
    let mut frame = told.clone();
    let new: Vec<usize> = around::states_in(scene, Run::new(sentence.words.start, range.start))
        .into_iter()
        .filter(|state| !told.states().contains(state))
        .collect();
    if let Some(first) = new.first() {
        if frame.reporter.is_some() {
            let subject = scene.mentions_in(sentence.words).first().is_some_and(|mention| {
                let before = mention.first.saturating_sub(1);
                mention.state == *first
                    && !(before >= sentence.words.start && scene.words.has(before, crate::lexicon::Class::Preposition))
            });
            // "Peru followed with $7 million": in the place of the partner told before.
            let next = frame.partner.is_some() && ranks(scene, sentence);
            if subject && !next { frame.reporter = Some(*first) } else { frame.partner = Some(*first) }
        } else {
            let mut states: Vec<usize> = told.states().into_iter().filter(|state| Some(*state) == topic.main).collect();
            states.extend(&new);
            frame.others = states;
        }
        frame.commodity = None;
    }
    frame
}

/// "Traffic the other way": the last flow seen from the other side.
#[must_use]
pub fn other_way(scene: &Scene<'_>, sentence: &Sentence) -> bool {
    sentence.words.any(|at| {
        scene.words.seq(at, "the other way")
            || scene.words.seq(at, "other direction")
            || scene.words.seq(at, "opposite direction")
    })
}

/// The last flow seen from the other side.
#[must_use]
pub fn turned(told: &Frame) -> Frame {
    let metric = match told.metric {
        Some(Metric::Exports) => Some(Metric::Imports),
        Some(Metric::Imports) => Some(Metric::Exports),
        other => other,
    };
    Frame { metric, commodity: None, ..told.clone() }
}

/// "half of it", "80 percent of what it packs".
#[must_use]
pub fn words_it(scene: &Scene<'_>, range: Run) -> bool {
    (range.end..range.end + 5).any(|at| scene.words.any(at, set!["it", "them", "that"]))
}
