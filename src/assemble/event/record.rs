//! The record of what happens at a time expression.

use std::sync::Arc;

use crate::assemble::actors::{self, Topic};
use crate::assemble::claim::modality;
use crate::assemble::scene::{Scene, clause};
use crate::assemble::{dating, headline};
use crate::model::{Evidence, Grade, Modality, Record, StepKind};

use super::category;

/// The record of what happens at a time expression.
pub fn event(scene: &Scene<'_>, sentence_at: usize, at: usize, topic: &Topic) -> Option<Record> {
    let sentence = &scene.sentences[sentence_at];
    let date_words = scene.timex_words[at];
    let clause = clause::around(&scene.words, &scene.dated, &sentence.segments, date_words.start);
    let mut dated = dating::of(scene, at);
    let (modality, guard) = modality::of_event(scene, sentence_at, at);
    if let Some(guard) = guard {
        let words = format!("‘{}’ ({guard})", modality.word());
        Arc::make_mut(&mut dated.reading.derivation).step(StepKind::ToldAs, words);
    }
    let confidence = match (dated.reading.grade, modality) {
        (Grade::A, Modality::Actual) => 0.95,
        (Grade::B, Modality::Actual) => 0.9,
        (Grade::A | Grade::B, _) => 0.85,
        (Grade::C, _) => 0.7,
        (Grade::H | Grade::U, _) => 0.5,
    };
    let label = headline::of_event(scene, sentence_at, date_words)?;
    let clause_span = scene.words.span(clause);
    Some(Record {
        id: scene.parts.names.name("event", &[dated.span, Some(sentence.span)]),
        evidence: Evidence {
            document: scene.parts.id,
            paragraph: sentence.paragraph,
            sentence: sentence.span,
            clause: clause_span,
            date: dated.span,
            amount: None,
        },
        category: category::of_line(&label, &scene.words, clause, date_words.start),
        label: label.into(),
        modality,
        actors: actors::of(scene, sentence, clause, topic),
        confidence,
        figure: None,
        date: dated.reading,
    })
}
