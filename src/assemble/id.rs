//! Stable names of records: the document's text and the place in it.

use crate::model::text_hash::{first_16, returns};
use crate::model::{RecordId, Span, TextHash};

/// Names the records of one document. The first half of a name is the document's, the second half the place's, so that
/// a name tells where its record belongs. Places count a CR LF as one: the same article has the same names on every
/// system.
#[derive(Debug, Clone, Default)]
pub struct Names {
    text: u128,
    /// Places of the CRs that do not count, in order.
    returns: Vec<u32>,
}

impl Names {
    /// For a document's plain text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let places = returns(text).map(|at| u32::try_from(at).unwrap_or(u32::MAX));
        Self { text: TextHash::of(text).0, returns: places.collect() }
    }

    /// The name of a record of one kind ("event", "figure") at some places of the document.
    #[must_use]
    pub fn name(&self, kind: &str, places: &[Option<Span>]) -> RecordId {
        let mut named = Vec::with_capacity(16 + kind.len() + 8 * places.len());
        named.extend_from_slice(kind.as_bytes());
        for place in places {
            let (start, end) =
                place.map_or((u32::MAX, u32::MAX), |span| (self.counted(span.start), self.counted(span.end)));
            named.extend_from_slice(&start.to_le_bytes());
            named.extend_from_slice(&end.to_le_bytes());
        }
        RecordId(((self.text >> 64) << 64) | (first_16(&blake3::hash(&named)) >> 64))
    }

    /// The same place without the CRs before it.
    fn counted(&self, offset: u32) -> u32 {
        offset - self.returns.partition_point(|at| *at < offset) as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_windows_checkout_has_the_same_names() {
        let (unix, windows) = ("Talks\n\nThey met on 3 May.\n", "Talks\r\n\r\nThey met on 3 May.\r\n");
        let place = |text: &str| {
            let at = text.find("3 May").unwrap();
            Names::of(text).name("event", &[Some(Span::new(at, at + 5)), None])
        };
        assert_eq!(place(unix), place(windows));
        assert_ne!(place(unix), Names::of(unix).name("figure", &[Some(Span::new(19, 24)), None]));
    }

    #[test]
    fn a_name_holds_its_document() {
        let (one, two) = (Names::of("one"), Names::of("two"));
        let half = |id: RecordId| id.0 >> 64;
        let place = [Some(Span::new(0, 2))];
        assert_eq!(half(one.name("event", &place)), half(one.name("figure", &place)));
        assert_ne!(half(one.name("event", &place)), half(two.name("event", &place)));
    }
}
