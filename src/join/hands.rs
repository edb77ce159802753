//! What the analyst says of pairs of records: they tell one event, or they do not; and of documents that are no copies.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::model::RecordId;

/// What a hand has decided on a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Hand {
    /// Both tell one event or fact.
    Together,
    /// They do not.
    Apart,
}

/// Two records, the one with the smaller name first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Pair(RecordId, RecordId);

impl Pair {
    /// The pair of two records, whichever is named first.
    #[must_use]
    pub fn of(one: RecordId, other: RecordId) -> Self {
        Self(one.min(other), one.max(other))
    }

    /// Both of them.
    #[must_use]
    pub fn ids(self) -> [RecordId; 2] {
        [self.0, self.1]
    }
}

impl fmt::Display for Pair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.0, self.1)
    }
}

/// Every pair that was decided on, and the paths of documents that are sources of their own whatever they repeat.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hands {
    pairs: BTreeMap<Pair, Hand>,
    own: BTreeSet<String>,
}

impl FromIterator<(Pair, Hand)> for Hands {
    fn from_iter<I: IntoIterator<Item = (Pair, Hand)>>(pairs: I) -> Self {
        Self { pairs: pairs.into_iter().collect(), own: BTreeSet::new() }
    }
}

impl Hands {
    /// What was decided on pairs, and the documents that nearly repeat no other.
    #[must_use]
    pub fn new(pairs: BTreeMap<Pair, Hand>, own: BTreeSet<String>) -> Self {
        Self { pairs, own }
    }

    /// True for the path of a document that nearly repeats no other.
    #[must_use]
    pub fn is_own(&self, path: &str) -> bool {
        self.own.contains(path)
    }

    /// What was decided on a pair.
    #[must_use]
    pub fn of(&self, one: RecordId, other: RecordId) -> Option<Hand> {
        if self.pairs.is_empty() { None } else { self.pairs.get(&Pair::of(one, other)).copied() }
    }

    /// The pairs that were put together.
    pub(super) fn together(&self) -> impl Iterator<Item = [RecordId; 2]> {
        self.pairs.iter().filter(|(_, hand)| **hand == Hand::Together).map(|(pair, _)| pair.ids())
    }

    /// True where nothing was decided on records.
    pub(super) fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }
}
