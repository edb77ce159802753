//! What is shown: words, groups, documents and actors that the user has picked, and how many records each pick holds.

use std::collections::{BTreeMap, BTreeSet};

use crate::corpus::Corpus;
use crate::model::{DocId, Grade, Record};
use crate::view::{Group, Items, Status};

/// A side of the records by which they can be told apart.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Facet {
    /// Lane group of the category.
    Group(Group),
    /// The analyst's decision.
    Status(Status),
    /// How the date was got.
    Grade(Grade),
    /// A country or body, by its code or name.
    Actor(String),
    /// The document.
    Document(DocId),
}

impl Facet {
    /// Facets of one kind are alternatives, kinds are joined.
    fn kind(&self) -> u8 {
        match self {
            Self::Group(_) => 0,
            Self::Status(_) => 1,
            Self::Grade(_) => 2,
            Self::Actor(_) => 3,
            Self::Document(_) => 4,
        }
    }

    fn holds(&self, record: &Record, status: Status) -> bool {
        match self {
            Self::Group(group) => Group::of(record.category) == *group,
            Self::Status(wanted) => status == *wanted,
            Self::Grade(grade) => record.date.grade == *grade,
            Self::Actor(actor) => record.actors.contains(actor),
            Self::Document(id) => record.evidence.document == *id,
        }
    }
}

/// The user's picks. Empty shows everything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words that must all occur in the title, the sentence or the actors; lower case is the same.
    pub words: String,
    /// Picked facets.
    pub picks: BTreeSet<Facet>,
}

impl Filter {
    /// True where everything is shown.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.trim().is_empty() && self.picks.is_empty()
    }

    /// Only this facet of its kind; a second click gives all back.
    pub fn only(&mut self, facet: Facet) {
        let alone = self.picks.contains(&facet) && self.picks.iter().filter(|p| p.kind() == facet.kind()).count() == 1;
        self.picks.retain(|pick| pick.kind() != facet.kind());
        if !alone {
            self.picks.insert(facet);
        }
    }

    /// This facet too, or no longer.
    pub fn toggle(&mut self, facet: Facet) {
        if !self.picks.remove(&facet) {
            self.picks.insert(facet);
        }
    }

    fn passes_but(&self, record: &Record, status: Status, but: Option<u8>) -> bool {
        let mut kinds: BTreeMap<u8, bool> = BTreeMap::new();
        for pick in self.picks.iter().filter(|pick| Some(pick.kind()) != but) {
            *kinds.entry(pick.kind()).or_default() |= pick.holds(record, status);
        }
        kinds.values().all(|held| *held)
    }
}

/// The filter ready to be asked about many records.
struct Words(Vec<String>);

impl Words {
    fn of(filter: &Filter) -> Self {
        Self(filter.words.split_whitespace().map(str::to_lowercase).collect())
    }

    fn found(&self, record: &Record, corpus: &Corpus) -> bool {
        if self.0.is_empty() {
            return true;
        }
        let document = corpus.article(record.evidence.document).map(|article| &article.document);
        let sentence = document.map_or("", |document| record.evidence.sentence.of(&document.text));
        let text = format!("{} {sentence} {}", record.label, record.actors.join(" ")).to_lowercase();
        self.0.iter().all(|word| text.contains(word.as_str()))
    }
}

/// Counts for the facet panel: how many records each facet would show, other kinds of picks applied.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// By facet, in order.
    pub of: BTreeMap<Facet, usize>,
}

/// What passes the filter.
#[derive(Debug, Clone, Default)]
pub struct Shown {
    /// Dated and undated items that pass.
    pub items: Items,
    /// For the facet panel.
    pub counts: Counts,
}

/// Filters items and counts facets, in one pass over the records.
#[must_use]
pub fn apply(filter: &Filter, corpus: &Corpus, all: &Items) -> Shown {
    let words = Words::of(filter);
    let mut shown = Shown::default();
    let mut dated = Vec::new();
    let mut undated = Vec::new();
    let mut count = |record: &Record, status: Status| {
        let facets = [
            Facet::Group(Group::of(record.category)),
            Facet::Status(status),
            Facet::Grade(record.date.grade),
            Facet::Document(record.evidence.document),
        ];
        let actors = record.actors.iter().cloned().map(Facet::Actor);
        for facet in facets.into_iter().chain(actors) {
            if filter.passes_but(record, status, Some(facet.kind())) {
                *shown.counts.of.entry(facet).or_default() += 1;
            }
        }
        filter.passes_but(record, status, None)
    };
    for item in all.dated.iter() {
        let Some(record) = item.place.of(corpus).filter(|record| words.found(record, corpus)) else { continue };
        if count(record, item.status) {
            dated.push(item.clone());
        }
    }
    for item in &all.undated {
        let Some(record) = item.place.of(corpus).filter(|record| words.found(record, corpus)) else { continue };
        if count(record, item.status) {
            undated.push(item.clone());
        }
    }
    // What passes whole is shared, not copied.
    shown.items = if dated.len() == all.dated.len() && undated.len() == all.undated.len() {
        all.clone()
    } else {
        Items::new(dated, undated)
    };
    shown
}
