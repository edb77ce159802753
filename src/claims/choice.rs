//! What the analyst says of versions that contradict each other: this one, or none can be preferred.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use crate::join::Hands;
use crate::model::RecordId;

/// What is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// The version that the record tells is the one to draw.
    Preferred,
    /// What there is does not decide it.
    Inconclusive,
}

/// A decision with its reason, held by a record that tells the version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// What is decided.
    pub verdict: Verdict,
    /// Why, in the analyst's words.
    pub why: String,
}

/// What the analyst has decided of events and facts that several documents tell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rulings {
    /// Which records are one, and which are not.
    pub hands: Hands,
    /// Which versions are preferred.
    pub choices: Choices,
    /// The end of the last day on which a document may have been published to count; `None` for all.
    pub known_on: Option<NaiveDateTime>,
}

/// All decisions on versions.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choices(BTreeMap<RecordId, Choice>);

impl FromIterator<(RecordId, Choice)> for Choices {
    fn from_iter<I: IntoIterator<Item = (RecordId, Choice)>>(all: I) -> Self {
        Self(all.into_iter().collect())
    }
}

impl Choices {
    /// What is decided at a record.
    #[must_use]
    pub fn of(&self, id: RecordId) -> Option<&Choice> {
        self.0.get(&id)
    }

    /// What is decided of the event or fact that records tell. Where hands prefer several of them it is open.
    pub(super) fn among(&self, ids: impl Iterator<Item = RecordId>) -> Option<Choice> {
        if self.0.is_empty() {
            return None;
        }
        let mut all = ids.filter_map(|id| self.of(id));
        let first = all.next()?.clone();
        match all.map(|choice| choice.why.as_str()).reduce(|_, why| why) {
            None => Some(first),
            Some(other) => Some(Choice {
                verdict: Verdict::Inconclusive,
                why: format!("hands prefer different ones: {}; {other}", first.why),
            }),
        }
    }
}
