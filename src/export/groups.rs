//! What other records tell of the same event or fact, as fields of a record.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use serde_json::{Value, json};

use super::edtf::edtf;
use super::records::number;
use crate::claims::{Claims, Rulings, Subject, Version};
use crate::corpus::Corpus;
use crate::index::Place;
use crate::join::Joins;
use crate::model::RecordId;

/// The groups of a corpus with the reason of each join.
pub struct Groups<'c> {
    corpus: &'c Corpus,
    claims: Claims,
    reasons: HashMap<Place, String>,
}

/// A group's name as it leaves the program.
fn name(id: RecordId) -> String {
    format!("g{id}")
}

impl<'c> Groups<'c> {
    /// Joins a corpus, with what the analyst has decided.
    #[must_use]
    pub fn of(corpus: &'c Corpus, rulings: &Rulings) -> Self {
        let (joins, reasons) = Joins::explained(corpus, &rulings.hands);
        Self { corpus, claims: Claims::of(corpus, Arc::new(joins), rulings), reasons }
    }

    /// True for a record of a document that counts.
    #[must_use]
    pub fn knows(&self, place: Place) -> bool {
        self.claims.knows(self.corpus, place.document())
    }

    /// Adds a record's weight, its group, how many independent sources it has and why it is in it, what is contested, and what its
    /// document repeats.
    pub fn add(&self, record: &mut Value, place: Place) {
        let joins = self.claims.joins();
        let original = joins.copy_of(place.document()).and_then(|id| self.corpus.article(id));
        if let (Some(original), Some(source)) = (original, record.get_mut("source").and_then(Value::as_object_mut)) {
            source.insert("copy_of".to_owned(), json!(original.document.path));
        }
        let Some(object) = record.as_object_mut() else { return };
        if let Some(importance) = self.claims.importance(self.corpus, place) {
            let weight = (f64::from(importance.weight) * 1000.0).round() / 1000.0;
            object.insert("importance".to_owned(), json!({"weight": weight, "why": importance.why}));
        }
        let Some(group) = joins.group(place) else { return };
        object.insert("group".to_owned(), json!(name(group.name)));
        object.insert("sources".to_owned(), json!(self.claims.sources(place)));
        object.insert("group_why".to_owned(), json!(self.reasons.get(&place)));
        let Some(subject) = self.claims.subject(place) else { return };
        if let Some(own) = subject.version(place).filter(|_| subject.versions.len() > 1) {
            object.insert("stand".to_owned(), json!(own.stand.words()));
        }
        if subject.is_contested() {
            object.insert("conflict".to_owned(), self.conflict(subject));
        }
        if let Some(choice) = &subject.choice {
            object.insert("choice".to_owned(), json!(choice));
        }
    }

    /// Every date or value that cannot be right beside the others, the drawn one first, with the documents that tell it.
    fn conflict(&self, subject: &Subject) -> Value {
        let told = |version: &&Version| {
            let record = version.lead.of(self.corpus)?;
            let documents = version.tellers.iter().filter_map(|place| self.corpus.article(place.document()));
            let documents: BTreeSet<&str> = documents.map(|article| article.document.path.as_str()).collect();
            let mut told = match &record.figure {
                Some(figure) => json!({"value": number(figure.value), "unit": figure.unit}),
                None => json!({"value": record.date.when.as_ref().map(edtf)}),
            };
            told["documents"] = json!(documents);
            Some((told, record.figure.is_some()))
        };
        let rivals = subject.rivals();
        let (values, facts): (Vec<Value>, Vec<bool>) = rivals.iter().filter_map(told).unzip();
        let kind = if facts.contains(&true) { "value" } else { "date" };
        json!({"kind": kind, "values": values, "why": subject.why})
    }
}
