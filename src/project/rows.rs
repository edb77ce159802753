//! The rows of a project file: what stands in one line of it.

use serde::{Deserialize, Serialize};

use super::journal::Written;
use super::work::Parked;
use super::{Added, AddedKind, Anchor, Said, Status, View};
use crate::claims::Choice;
use crate::join::{Hand, Pair};
use crate::model::{Encoding, Extent, RecordId, Span, TextHash, When};

#[derive(Serialize, Deserialize)]
pub(super) struct Decision {
    pub(super) id: String,
    pub(super) status: Status,
    #[serde(flatten)]
    pub(super) held: Option<Held>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Held {
    pub(super) document: String,
    pub(super) text: String,
    pub(super) kind: AddedKind,
    #[serde(flatten)]
    pub(super) span: Span,
    pub(super) quote: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) headline: String,
    #[serde(default)]
    pub(super) prefix: String,
    #[serde(default)]
    pub(super) suffix: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) told: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) told_at: Option<u32>,
}

/// A date that was set by hand.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct DocumentDate {
    pub(super) document: String,
    pub(super) edtf: When,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) text: Option<String>,
}

/// How much of a document is read.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct DocumentExtent {
    pub(super) document: String,
    pub(super) extent: Extent,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) text: Option<String>,
}

/// In which encoding a file is read.
#[derive(Serialize, Deserialize)]
pub(super) struct DocumentEncoding {
    pub(super) document: String,
    pub(super) encoding: Encoding,
}

/// A document that nearly repeats another one and is a source of its own.
#[derive(Serialize, Deserialize)]
pub(super) struct DocumentCopy {
    pub(super) document: String,
    pub(super) hand: Hand,
}

/// What another hand decided otherwise.
#[derive(Serialize, Deserialize)]
pub(super) struct Otherwise {
    pub(super) key: String,
    pub(super) other: Written,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Document {
    pub(super) path: String,
    pub(super) text: String,
    #[serde(default)]
    pub(super) title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) sketch: Option<String>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Named {
    pub(super) name: String,
    #[serde(flatten)]
    pub(super) view: View,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Era {
    pub(super) name: String,
    pub(super) edtf: When,
}

/// Two records that a hand has put together or told apart.
#[derive(Serialize, Deserialize)]
pub(super) struct Joined {
    pub(super) records: [String; 2],
    pub(super) hand: Hand,
}

impl From<(&Pair, &Hand)> for Joined {
    fn from((pair, hand): (&Pair, &Hand)) -> Self {
        Self { records: pair.ids().map(|id| id.to_string()), hand: *hand }
    }
}

/// An added record, with the text it was added to.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct AddedTo {
    #[serde(flatten)]
    pub(super) added: Added,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) text: Option<String>,
}

/// Parked work as it is written: an added record has more fields than a date.
#[derive(Clone, Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum Waiting {
    Added(AddedTo),
    Extent(DocumentExtent),
    Date(DocumentDate),
}

impl From<Parked> for Waiting {
    fn from(parked: Parked) -> Self {
        match parked {
            Parked::Date { document, text, when } => {
                Self::Date(DocumentDate { document, edtf: when, text: Some(text.to_string()) })
            }
            Parked::Extent { document, text, extent } => {
                Self::Extent(DocumentExtent { document, extent, text: Some(text.to_string()) })
            }
            Parked::Added { text, added } => Self::Added(AddedTo { added, text: Some(text.to_string()) }),
        }
    }
}

impl TryFrom<Waiting> for Parked {
    type Error = String;

    fn try_from(waiting: Waiting) -> Result<Self, String> {
        let text = |text: Option<String>| hash(&text.unwrap_or_default());
        Ok(match waiting {
            Waiting::Added(entry) => Self::Added { text: text(entry.text)?, added: entry.added },
            Waiting::Extent(one) => Self::Extent { document: one.document, text: text(one.text)?, extent: one.extent },
            Waiting::Date(date) => Self::Date { document: date.document, text: text(date.text)?, when: date.edtf },
        })
    }
}

/// What a record was preferred for, or left open.
#[derive(Serialize, Deserialize)]
pub(super) struct Chosen {
    pub(super) id: String,
    #[serde(flatten)]
    pub(super) choice: Choice,
}

impl From<(&RecordId, &Choice)> for Chosen {
    fn from((id, choice): (&RecordId, &Choice)) -> Self {
        Self { id: id.to_string(), choice: choice.clone() }
    }
}

/// What is corrected of a record: one field.
#[derive(Serialize, Deserialize)]
pub(super) struct Corrected {
    pub(super) record: String,
    #[serde(flatten)]
    pub(super) said: Said,
}

pub(super) fn hash(text: &str) -> Result<TextHash, String> {
    text.parse().map_err(|_| format!("‘{text}’ is no hash"))
}

pub(super) fn id(text: &str) -> Result<RecordId, String> {
    u128::from_str_radix(text, 16).map(RecordId).map_err(|_| format!("‘{text}’ is no id"))
}

pub(super) fn anchor(held: Held) -> Result<Anchor, String> {
    Ok(Anchor {
        document: held.document,
        text: hash(&held.text)?,
        kind: held.kind,
        span: held.span,
        quote: held.quote,
        headline: held.headline,
        prefix: held.prefix,
        suffix: held.suffix,
        told: held.told_at.zip(held.told),
    })
}

pub(super) fn held(anchor: &Anchor) -> Held {
    Held {
        document: anchor.document.clone(),
        text: anchor.text.to_string(),
        kind: anchor.kind,
        span: anchor.span,
        quote: anchor.quote.clone(),
        headline: anchor.headline.clone(),
        prefix: anchor.prefix.clone(),
        suffix: anchor.suffix.clone(),
        told: anchor.told.as_ref().map(|(_, words)| words.clone()),
        told_at: anchor.told.as_ref().map(|(at, _)| *at),
    }
}
