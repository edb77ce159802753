//! What other records tell of the same event or fact, as fields of a record.

use std::collections::HashMap;

use serde_json::{Value, json};

use crate::corpus::Corpus;
use crate::index::Place;
use crate::join::Joins;
use crate::model::RecordId;

/// The groups of a corpus with the reason of each join.
pub struct Groups<'c> {
    corpus: &'c Corpus,
    joins: Joins,
    reasons: HashMap<Place, String>,
}

/// A group's name as it leaves the program.
fn name(id: RecordId) -> String {
    format!("g{id}")
}

impl<'c> Groups<'c> {
    /// Joins a corpus.
    #[must_use]
    pub fn of(corpus: &'c Corpus) -> Self {
        let (joins, reasons) = Joins::explained(corpus);
        Self { corpus, joins, reasons }
    }

    /// Adds a record's group, how many independent sources it has and why it is in it, and what its document repeats.
    pub fn add(&self, record: &mut Value, place: Place) {
        let original = self.joins.copy_of(place.document()).and_then(|id| self.corpus.article(id));
        if let (Some(original), Some(source)) = (original, record.get_mut("source").and_then(Value::as_object_mut)) {
            source.insert("copy_of".to_owned(), json!(original.document.path));
        }
        if let (Some(group), Some(object)) = (self.joins.group(place), record.as_object_mut()) {
            object.insert("group".to_owned(), json!(name(group.name)));
            object.insert("sources".to_owned(), json!(group.sources));
            object.insert("group_why".to_owned(), json!(self.reasons.get(&place)));
        }
    }
}
