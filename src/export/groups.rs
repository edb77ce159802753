//! What other records tell of the same event or fact, as fields of a record.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use serde_json::json;

use super::edtf::edtf;
use super::line::{Conflict, Line, Name, Number, OrNull, Weight};
use crate::claims::{Claims, Rulings, Subject, Version};
use crate::corpus::Corpus;
use crate::index::Place;
use crate::join::Joins;

/// The groups of a corpus with the reason of each join.
pub struct Groups<'c> {
    corpus: &'c Corpus,
    claims: Claims,
    reasons: HashMap<Place, String>,
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

    /// The corpus.
    #[must_use]
    pub fn corpus(&self) -> &'c Corpus {
        self.corpus
    }

    /// Adds a record's weight, its group, how many independent sources it has and why it is in it, what is contested, and what its
    /// document repeats.
    pub fn add<'l>(&'l self, line: &mut Line<'l>, place: Place) {
        let joins = self.claims.joins();
        if let Some(original) = joins.copy_of(place.document()).and_then(|id| self.corpus.article(id)) {
            line.set_copy_of(&original.document.path);
        }
        if let Some(importance) = self.claims.importance(self.corpus, place) {
            let weight = (f64::from(importance.weight) * 1000.0).round() / 1000.0;
            line.importance = Some(Weight { weight, why: importance.why });
        }
        let Some(group) = joins.group(place) else { return };
        line.group = Some(Name('g', group.name));
        line.sources = Some(self.claims.sources(place));
        line.group_why = Some(OrNull(self.reasons.get(&place).map(String::as_str)));
        let Some(subject) = self.claims.subject(place) else { return };
        if let Some(own) = subject.version(place).filter(|_| subject.versions.len() > 1) {
            line.stand = Some(own.stand.words());
        }
        if subject.is_contested() {
            line.conflict = Some(self.conflict(subject));
        }
        line.choice = subject.choice.as_ref();
    }

    /// Every date or value that cannot be right beside the others, the drawn one first, with the documents that tell it.
    fn conflict<'l>(&'l self, subject: &Subject) -> Conflict<'l> {
        let told = |version: &&Version| {
            let record = version.lead.of(self.corpus)?;
            let documents = version.tellers.iter().filter_map(|place| self.corpus.article(place.document()));
            let documents: BTreeSet<&str> = documents.map(|article| article.document.path.as_str()).collect();
            let (value, unit) = match &record.figure {
                Some(figure) => (json!(Number::from(figure.value)), Some(figure.unit.as_str())),
                None => (json!(record.date.when.as_ref().map(edtf)), None),
            };
            Some((super::line::Version { documents, unit, value }, record.figure.is_some()))
        };
        let rivals = subject.rivals();
        let (values, facts): (Vec<_>, Vec<bool>) = rivals.iter().filter_map(told).unzip();
        let kind = if facts.contains(&true) { "value" } else { "date" };
        Conflict { kind, values, why: subject.why }
    }
}
