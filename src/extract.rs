//! The one facade of extraction, for the command line and the window alike: a document in, its records out.
//!
//! Pure: no files, no clock, no threads. Documents are independent of each other, so callers may run many at once.

use std::collections::BTreeMap;

use crate::assemble::{self, Parts};
use crate::model::{DocDate, DocId, Document, LeftOut, ParagraphKind, Quantity, Record, Span, Timex, When};
use crate::{rules, segment, tag};

/// Everything read out of one document.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// Time expressions in the order of the text.
    pub timexes: Vec<Timex>,
    /// Quantities in the order of the text.
    pub quantities: Vec<Quantity>,
    /// Events and figures in the order of the text.
    pub records: Vec<Record>,
    /// Dates and amounts that a cue kept off the timeline, in the order of the text.
    pub left_out: Vec<LeftOut>,
}

impl Reading {
    /// How many dates and amounts each cue kept off the timeline, by its id.
    #[must_use]
    pub fn left_out_by(&self) -> BTreeMap<&'static str, usize> {
        let mut counts = BTreeMap::new();
        for left in &self.left_out {
            *counts.entry(left.cue).or_default() += 1;
        }
        counts
    }
}

/// Reads a document: expressions in every paragraph but furniture, then events and figures. One in a language that
/// is not read gives nothing.
#[must_use]
pub fn read(document: &Document, id: DocId) -> Reading {
    if document.foreign.is_some() {
        return Reading::default();
    }
    let sentences: Vec<(u32, Span)> = document
        .paragraphs
        .iter()
        .filter(|paragraph| paragraph.kind != ParagraphKind::Furniture)
        .flat_map(|paragraph| {
            // A row of a table is one piece, whatever stops its abbreviations end in.
            let spans = match paragraph.kind {
                ParagraphKind::Row => vec![paragraph.span],
                _ => segment::sentences(&document.text, paragraph.span),
            };
            spans.into_iter().map(|span| (paragraph.number, span))
        })
        .collect();
    let spans: Vec<Span> = sentences.iter().map(|(_, span)| *span).collect();
    let tokens = tag::lex(&document.text);
    let timexes = rules::dates::read(&document.text, &tokens, &spans, &document.date);
    let quantities = rules::amounts::read(&document.text, &tokens, &spans, &timexes);
    let parts =
        Parts { document, id, tokens: &tokens, sentences: &sentences, timexes: &timexes, quantities: &quantities };
    let assembled = assemble::assemble(&parts);
    Reading { timexes, quantities, records: assembled.records, left_out: assembled.left_out }
}

/// A date that a person typed: EDTF, else words ("8 May 2014", "mid 2021"), as the reader of texts understands them.
/// `None` where the words are no date, or one that has no place in time by itself ("in March").
#[must_use]
pub fn typed_date(text: &str, date: &DocDate) -> Option<When> {
    let text = text.trim();
    let placed = |when: When| when.bounds().is_some().then_some(when);
    if let Ok(when) = text.parse::<When>() {
        return placed(when);
    }
    let (timexes, _) = tag_text(text, date);
    match timexes.as_slice() {
        [only] if only.span.len() * 2 >= text.len() => only.when.clone().and_then(placed),
        _ => None,
    }
}

/// Reads expressions only, from plain text of a known date: what `tag` prints.
#[must_use]
pub fn tag_text(text: &str, date: &DocDate) -> (Vec<Timex>, Vec<Quantity>) {
    let tokens = tag::lex(text);
    let blocks = segment::blocks(text);
    let sentences: Vec<Span> = blocks.iter().flat_map(|block| segment::sentences(text, block.span)).collect();
    let timexes = rules::dates::read(text, &tokens, &sentences, date);
    let quantities = rules::amounts::read(text, &tokens, &sentences, &timexes);
    (timexes, quantities)
}
