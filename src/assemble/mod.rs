//! From expressions in place to events and figures with their evidence.

mod clause;
mod direction;
mod metric;
mod scene;
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
pub fn assemble(_parts: &Parts<'_>) -> Vec<Record> {
    Vec::new()
}
