//! Ids as files of format 1 have them: made of the bytes of the document's file. Only for finding those decisions again.

use crate::model::text_hash::first_16;
use crate::model::{Document, Record, RecordId, Span};

/// The ids that a record may have had.
pub fn ids(document: &Document, record: &Record) -> Vec<RecordId> {
    let evidence = &record.evidence;
    let Some(figure) = &record.figure else {
        let places = [evidence.date, Some(evidence.sentence)];
        return ["event", "anniversary"].map(|kind| id(document, kind, &places)).to_vec();
    };
    match &figure.arithmetic {
        Some(sum) => vec![id(document, "derived", &sum.inputs.map(Some))],
        None => vec![id(document, "figure", &[evidence.amount])],
    }
}

fn id(document: &Document, kind: &str, places: &[Option<Span>]) -> RecordId {
    let mut named = Vec::with_capacity(64 + kind.len() + 8 * places.len());
    named.extend_from_slice(document.hash.as_bytes());
    named.extend_from_slice(kind.as_bytes());
    for place in places {
        let (start, end) = place.map_or((u32::MAX, u32::MAX), |span| (span.start, span.end));
        named.extend_from_slice(&start.to_le_bytes());
        named.extend_from_slice(&end.to_le_bytes());
    }
    RecordId(first_16(&blake3::hash(&named)))
}
