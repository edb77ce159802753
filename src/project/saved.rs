//! Saved views as plain data: which time, which filter, which lanes and chart choices, under a name of the analyst's.
//!
//! What a facet's value means is known above (`view::filter`); here it is a word, so that the file stays readable.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// By which side records are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Group of categories, as the lanes have it.
    Category,
    /// The analyst's decision.
    Decision,
    /// How the date was got.
    Grade,
    /// Whether it happened, was planned, denied …
    Modality,
    /// A country or body.
    Actor,
    /// Who published the document.
    Outlet,
    /// The document, by its path.
    Document,
    /// What a figure measures.
    Metric,
    /// What is traded.
    Commodity,
    /// Whether the sources of a figure agree on its value.
    Conflict,
    /// Read by the machine or added by the analyst.
    Origin,
    /// A tag of the analyst's.
    Tag,
    /// What else the analyst has put on it: a star, a note, a corrected field.
    Mark,
}

impl Kind {
    /// All kinds in the order of the panel.
    pub const ALL: [Self; 13] = [
        Self::Category,
        Self::Decision,
        Self::Grade,
        Self::Actor,
        Self::Modality,
        Self::Metric,
        Self::Conflict,
        Self::Commodity,
        Self::Outlet,
        Self::Document,
        Self::Tag,
        Self::Mark,
        Self::Origin,
    ];

    /// The heading in the panel.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Category => "Category",
            Self::Decision => "Decision",
            Self::Grade => "How the date was got",
            Self::Modality => "What is claimed",
            Self::Actor => "Country or body",
            Self::Outlet => "Outlet",
            Self::Document => "Document",
            Self::Metric => "What is measured",
            Self::Commodity => "Goods",
            Self::Conflict => "Conflict",
            Self::Origin => "Found by",
            Self::Tag => "Tags",
            Self::Mark => "Marked by you",
        }
    }

    /// True where a record may have several values, so that all picked ones can be asked for.
    #[must_use]
    pub fn has_several(self) -> bool {
        matches!(self, Self::Actor | Self::Tag | Self::Mark)
    }

    /// The word on a chip.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Category => "Category",
            Self::Decision => "Decision",
            Self::Grade => "Date",
            Self::Modality => "Claim",
            Self::Actor => "Actor",
            Self::Outlet => "Outlet",
            Self::Document => "Document",
            Self::Metric => "Measure",
            Self::Commodity => "Goods",
            Self::Conflict => "Conflict",
            Self::Origin => "Found by",
            Self::Tag => "Tag",
            Self::Mark => "Marked",
        }
    }
}

/// One value of one side: category `visits`, grade `A`, actor `FI`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Facet {
    /// Which side.
    #[serde(rename = "facet")]
    pub kind: Kind,
    /// Its value, as a stable word.
    pub value: String,
}

impl Facet {
    /// A facet.
    #[must_use]
    pub fn new(kind: Kind, value: impl Into<String>) -> Self {
        Self { kind, value: value.into() }
    }
}

/// The user's picks. Empty shows everything.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Filter {
    /// A question in words, as the box of the toolbar and `--where` take it.
    pub words: String,
    /// Values to show: alternatives inside a kind, kinds joined.
    pub only: BTreeSet<Facet>,
    /// Kinds of which all values to show must be there: both parties of a trade.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub all: BTreeSet<Kind>,
    /// Values to leave out.
    pub without: BTreeSet<Facet>,
}

impl Filter {
    /// True where everything is shown.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.trim().is_empty() && self.only.is_empty() && self.without.is_empty()
    }

    /// Only this value of its kind; a second click gives all back.
    pub fn pick(&mut self, facet: Facet) {
        let alone = self.only.contains(&facet) && self.only.iter().filter(|p| p.kind == facet.kind).count() == 1;
        self.only.retain(|pick| pick.kind != facet.kind);
        self.without.remove(&facet);
        if !alone {
            self.only.insert(facet);
        }
    }

    /// This value too, or no longer.
    pub fn toggle(&mut self, facet: Facet) {
        self.without.remove(&facet);
        if !self.only.remove(&facet) {
            self.only.insert(facet);
        }
    }

    /// Not this value, or again.
    pub fn exclude(&mut self, facet: Facet) {
        self.only.remove(&facet);
        if !self.without.remove(&facet) {
            self.without.insert(facet);
        }
    }

    /// All picked values of a kind, or any of them again.
    pub fn join(&mut self, kind: Kind) {
        if !self.all.remove(&kind) {
            self.all.insert(kind);
        }
    }

    /// Lets go of a value, whichever way it was picked.
    pub fn release(&mut self, facet: &Facet) {
        self.only.remove(facet);
        self.without.remove(facet);
    }
}

/// What a saved view shows. Its name is the key in the project.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct View {
    /// First and last moment of the window of time; `None` fits what the filter shows.
    pub window: Option<(NaiveDateTime, NaiveDateTime)>,
    /// What is shown.
    pub filter: Filter,
    /// By what the lanes are divided: `category`, `document`, `actor` …
    pub lanes: String,
    /// Choices of the charts, by chart and choice, in the charts' own words.
    pub charts: BTreeMap<String, String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn picks_are_alternatives_and_an_exclusion_takes_a_pick_back() {
        let visits = Facet::new(Kind::Category, "visits");
        let other = Facet::new(Kind::Category, "other");
        let mut filter = Filter::default();
        filter.pick(visits.clone());
        filter.toggle(other.clone());
        assert_eq!(filter.only.len(), 2);
        filter.pick(other.clone());
        assert_eq!(filter.only.iter().collect::<Vec<_>>(), [&other], "a click leaves only this one");
        filter.exclude(other.clone());
        assert!(filter.only.is_empty() && filter.without.contains(&other));
        filter.pick(other.clone());
        filter.pick(other);
        assert!(filter.is_empty(), "a second click gives all back");
        filter.exclude(visits.clone());
        filter.release(&visits);
        assert!(filter.is_empty());
    }
}
