//! From expressions in place to events and figures with their evidence.
//!
//! [`scene`] lays a document out in sentences, clauses and names; `figures` says of every amount what it measures, of
//! whom and when; `events` makes one event of every dated statement that is not merely the period of a figure.

mod actors;
mod anaphora;
mod category;
mod change;
mod clause;
mod dating;
mod direction;
mod events;
mod figure_date;
mod figures;
mod headline;
mod id;
mod label;
mod levels;
mod measure;
mod meeting;
mod metric;
mod modality;
mod period;
mod reads;
mod roles;
mod scene;
mod stance;
mod table;
mod unit;
mod wording;
mod words;

use crate::model::{DocId, Document, Quantity, Record, Span, Timex};
use crate::tag::Token;

/// What is known of a document before its records are assembled.
pub struct Parts<'d> {
    /// The document.
    pub document: &'d Document,
    /// Its index in the corpus.
    pub id: DocId,
    /// Tokens of its text, in order.
    pub tokens: &'d [Token],
    /// Sentences of its paragraphs (furniture left out), in order: paragraph number and span.
    pub sentences: &'d [(u32, Span)],
    /// Time expressions, in order.
    pub timexes: &'d [Timex],
    /// Quantities, in order.
    pub quantities: &'d [Quantity],
}

/// Assembles the events and figures of one document, in the order of the text.
#[must_use]
pub fn assemble(parts: &Parts<'_>) -> Vec<Record> {
    let scene = scene::Scene::new(parts);
    let topic = actors::topic(&scene);
    let mut memory = figures::Memory::default();
    let mut records = Vec::new();
    for at in 0..scene.sentences.len() {
        let figures = figures::read(&scene, at, &topic, &mut memory);
        let mut found = events::read(&scene, at, &topic, &memory.periods);
        found.extend(figures);
        found.sort_by_key(|record| record.evidence.amount.or(record.evidence.date).map_or(0, |span| span.start));
        records.extend(found);
    }
    records
}
