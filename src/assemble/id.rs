//! Stable names of records: a hash of the document's bytes and the place.

use crate::model::{Document, RecordId, Span};

/// The id of a record of one kind ("event", "figure") at some places of a document.
#[must_use]
pub fn of(document: &Document, kind: &str, places: &[Option<Span>]) -> RecordId {
    let mut hasher = blake3::Hasher::new();
    hasher.update(document.hash.as_bytes());
    hasher.update(kind.as_bytes());
    for place in places {
        let (start, end) = place.map_or((u32::MAX, u32::MAX), |span| (span.start, span.end));
        hasher.update(&start.to_le_bytes());
        hasher.update(&end.to_le_bytes());
    }
    let mut bytes = [0_u8; 16];
    bytes.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
    RecordId(u128::from_be_bytes(bytes))
}
