//! What is shown: words that must occur, and facets that are switched off.

use std::collections::BTreeSet;

use super::item::Status;
use super::theme::Group;
use crate::corpus::Corpus;
use crate::index::Place;
use crate::model::{Grade, Record};

/// A filter; the default one keeps everything that is not rejected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    words: Vec<String>,
    /// Groups that are not shown.
    pub hidden_groups: BTreeSet<Group>,
    /// Decisions that are not shown.
    pub hidden_statuses: BTreeSet<Status>,
    /// Grades that are not shown.
    pub hidden_grades: BTreeSet<Grade>,
    /// Documents that are not shown, by article.
    pub hidden_documents: BTreeSet<u32>,
}

impl Default for Filter {
    fn default() -> Self {
        Self {
            words: Vec::new(),
            hidden_groups: BTreeSet::new(),
            hidden_statuses: BTreeSet::from([Status::Rejected]),
            hidden_grades: BTreeSet::new(),
            hidden_documents: BTreeSet::new(),
        }
    }
}

impl Filter {
    /// Words that must all occur in a record's title, sentence, actors or date; case does not matter.
    pub fn search(&mut self, text: &str) {
        self.words = text.split_whitespace().map(str::to_lowercase).collect();
    }

    /// The words that are searched, as one text.
    #[must_use]
    pub fn words(&self) -> String {
        self.words.join(" ")
    }

    /// True where the filter hides more than rejected records.
    #[must_use]
    pub fn is_active(&self) -> bool {
        *self != Self::default()
    }

    /// True where a record is shown.
    #[must_use]
    pub fn keeps(&self, corpus: &Corpus, place: Place, record: &Record, status: Status) -> bool {
        let hidden = self.hidden_statuses.contains(&status)
            || self.hidden_groups.contains(&Group::of(record.category))
            || self.hidden_grades.contains(&record.date.grade)
            || self.hidden_documents.contains(&place.article);
        !hidden && (self.words.is_empty() || self.finds(corpus, place, record))
    }

    fn finds(&self, corpus: &Corpus, place: Place, record: &Record) -> bool {
        let text = corpus.articles.get(place.article as usize).map_or("", |article| &article.document.text);
        let mut hay = record.label.to_lowercase();
        for part in
            record.actors.iter().map(String::as_str).chain([record.evidence.sentence.of(text), record.category.word()])
        {
            hay.push('\n');
            hay.push_str(&part.to_lowercase());
        }
        if let Some(when) = &record.date.when {
            hay.push('\n');
            hay.push_str(&when.words().to_lowercase());
        }
        self.words.iter().all(|word| hay.contains(word.as_str()))
    }
}
