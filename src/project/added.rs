//! Records that the analyst adds by hand: words of a document, a title, a date. They stay apart from what was read.

use serde::{Deserialize, Serialize};

use crate::model::{Category, Document, RecordId, Span, When};

/// What the analyst says the words are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AddedKind {
    /// Something that happened.
    Event,
    /// An amount.
    Figure,
}

impl AddedKind {
    /// The word used in records and menus.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::Figure => "figure",
        }
    }
}

/// A record made by the analyst.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Added {
    /// Path of the document.
    pub document: String,
    /// Event or figure.
    pub kind: AddedKind,
    /// The words it stands on, in bytes of the document's plain text.
    #[serde(flatten)]
    pub span: Span,
    /// The words themselves, by which they are found again where the document has changed.
    pub quote: String,
    /// Its title.
    pub title: String,
    /// Its date; `None` leaves it in the tray.
    pub edtf: Option<When>,
    /// What kind of thing happened.
    pub category: Category,
}

impl Added {
    /// Its stable name: the document's path, the kind and the words.
    #[must_use]
    pub fn id(&self) -> RecordId {
        let mut hasher = blake3::Hasher::new();
        hasher.update(b"added\0");
        hasher.update(self.document.as_bytes());
        hasher.update(self.kind.word().as_bytes());
        hasher.update(&self.span.start.to_le_bytes());
        hasher.update(&self.span.end.to_le_bytes());
        hasher.update(self.quote.as_bytes());
        let mut bytes = [0_u8; 16];
        bytes.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
        RecordId(u128::from_be_bytes(bytes))
    }

    /// Where its words stand in the document now: at their place, else where they occur just once.
    #[must_use]
    pub fn anchor(&self, document: &Document) -> Option<Span> {
        if self.span.of(&document.text) == self.quote {
            return Some(self.span);
        }
        let mut found = document.text.match_indices(&self.quote);
        let (at, words) = found.next()?;
        found.next().is_none().then(|| Span::new(at, at + words.len()))
    }
}
