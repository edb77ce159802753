//! Stable names of records: a hash of the document's bytes and the place.

use crate::model::{Document, RecordId, Span};

/// The id of a record of one kind ("event", "figure") at some places of a document.
#[must_use]
pub fn of(document: &Document, kind: &str, places: &[Option<Span>]) -> RecordId {
    let mut named = Vec::with_capacity(64 + kind.len() + 8 * places.len());
    named.extend_from_slice(document.hash.as_bytes());
    named.extend_from_slice(kind.as_bytes());
    for place in places {
        let (start, end) = place.map_or((u32::MAX, u32::MAX), |span| (span.start, span.end));
        named.extend_from_slice(&start.to_le_bytes());
        named.extend_from_slice(&end.to_le_bytes());
    }
    let mut bytes = [0_u8; 16];
    bytes.copy_from_slice(&blake3::hash(&named).as_bytes()[..16]);
    RecordId(u128::from_be_bytes(bytes))
}
