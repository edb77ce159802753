//! The words that a question knows: values of the corpus by their names, measures and their families, decisions.

use std::collections::{BTreeMap, HashMap};

use super::term::FAMILIES;
use super::{Family, Is, Term};
use crate::model::{Metric, Modality};
use crate::project::{Facet, Kind, Status};
use crate::series::state_name;
use crate::view::theme::Group;

/// Longest name, in words.
const LONGEST: usize = 8;

/// A name with what it means.
#[derive(Debug, Clone, PartialEq)]
pub struct Known {
    /// As people write it.
    pub name: String,
    /// What kind of thing it names, in a word: "country or body", "goods".
    pub what: &'static str,
    /// What it asks.
    pub term: Term,
}

/// Every name of a corpus.
#[derive(Debug, Clone, Default)]
pub struct Names {
    all: Vec<Known>,
    /// Places in `all` by name in small letters.
    by_name: HashMap<String, Vec<u32>>,
    /// Values by kind, for questions that name the side.
    of_kind: BTreeMap<Kind, Vec<(String, Facet)>>,
}

/// The word before a colon, and the side that it names.
pub(super) const SIDES: [(&str, Kind); 14] = [
    ("actor", Kind::Actor),
    ("country", Kind::Actor),
    ("category", Kind::Category),
    ("kind", Kind::Category),
    ("decision", Kind::Decision),
    ("grade", Kind::Grade),
    ("claim", Kind::Modality),
    ("measure", Kind::Metric),
    ("goods", Kind::Commodity),
    ("outlet", Kind::Outlet),
    ("document", Kind::Document),
    ("tag", Kind::Tag),
    ("mark", Kind::Mark),
    ("conflict", Kind::Conflict),
];

/// Every metric: each is a family of its own, unless it has another one.
static SINGLE: [Metric; Metric::ALL.len()] = Metric::ALL;

impl Names {
    /// The names of values, `words` being how people read a value.
    #[must_use]
    pub fn of(facets: &[Facet], words: impl Fn(&Facet) -> String) -> Self {
        let mut names = Self::default();
        for family in FAMILIES {
            names.add(family.name, "measure", Term::Family(family));
            let plural = format!("{}s", family.name);
            if !family.name.ends_with('s') && Metric::of(family.name).is_some() {
                names.also(&plural, family.name);
            }
            names.also(family.name.trim_end_matches('s'), family.name);
        }
        for metrics in SINGLE.chunks(1) {
            let Some(name) = metrics.first().map(|metric| metric.word()) else { continue };
            if FAMILIES.iter().all(|family| family.name != name) {
                names.add(name, "measure", Term::Family(Family { name, metrics, category: "" }));
            }
        }
        for (name, is) in
            [("events", Is::Event), ("figures", Is::Figure), ("dated", Is::Dated), ("undated", Is::Undated)]
        {
            names.add(name, "what it is", Term::Is(is));
        }
        for status in Status::ALL {
            names.add(status.word(), "decision", Term::Facet(vec![Facet::new(Kind::Decision, status.word())]));
            names.side(Kind::Decision, status.word(), Facet::new(Kind::Decision, status.word()));
        }
        for modality in Modality::ALL {
            let facet = Facet::new(Kind::Modality, modality.word());
            names.add(modality.word(), "claim", Term::Facet(vec![facet.clone()]));
            names.side(Kind::Modality, modality.word(), facet);
        }
        for group in Group::ALL {
            let facet = Facet::new(Kind::Category, super::super::filter::group_word(group));
            names.add(group.name(), "category", Term::Facet(vec![facet.clone()]));
            names.also(&facet.value, group.name());
            names.side(Kind::Category, group.name(), facet);
        }
        for facet in facets {
            let name = words(facet);
            // Values are told apart already; those of fixed lists stand there before the corpus is looked at.
            if !matches!(facet.kind, Kind::Category | Kind::Modality | Kind::Decision) {
                names.of_kind.entry(facet.kind).or_default().push((name.clone(), facet.clone()));
            }
            let what = match facet.kind {
                Kind::Actor => "country or body",
                Kind::Commodity => "goods",
                Kind::Outlet => "outlet",
                Kind::Tag => "tag",
                Kind::Mark => "mark",
                _ => continue,
            };
            names.add(&name, what, Term::Facet(vec![facet.clone()]));
            if facet.kind == Kind::Actor && state_name(&facet.value) != facet.value {
                names.also(&facet.value, &name);
            }
        }
        names.also("starred", "star");
        names.also("noted", "note");
        names.also("corrected", "set by you");
        names
    }

    fn add(&mut self, name: &str, what: &'static str, term: Term) {
        let at = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        self.all.push(Known { name: name.to_owned(), what, term });
        self.by_name.entry(name.to_lowercase()).or_default().push(at);
    }

    /// Another word for a name.
    fn also(&mut self, other: &str, name: &str) {
        let other = other.to_lowercase();
        if let (false, Some(places)) = (self.by_name.contains_key(&other), self.by_name.get(&name.to_lowercase())) {
            let places = places.clone();
            self.by_name.insert(other, places);
        }
    }

    fn side(&mut self, kind: Kind, name: &str, facet: Facet) {
        self.of_kind.entry(kind).or_default().push((name.to_owned(), facet));
    }

    /// How many of some words, from the first, are a name; and what it asks, which may be several things.
    pub(super) fn longest(&self, words: &[&str]) -> Option<(usize, Vec<&Known>)> {
        (1..=words.len().min(LONGEST)).rev().find_map(|length| {
            let name = words.get(..length)?.join(" ").to_lowercase();
            let places = self.by_name.get(&name)?;
            Some((length, places.iter().filter_map(|at| self.all.get(*at as usize)).collect()))
        })
    }

    /// How many of some words, from the first, name values of one side: a whole name, else a part of it.
    pub(super) fn on_side(&self, kind: Kind, words: &[&str]) -> Option<(usize, Vec<Facet>)> {
        let values = self.of_kind.get(&kind)?;
        let is =
            |name: &str, facet: &Facet, said: &str| name.to_lowercase() == said || facet.value.to_lowercase() == said;
        let found = |length: usize, fits: &dyn Fn(&str, &Facet, &str) -> bool| {
            let said = words.get(..length)?.join(" ").to_lowercase();
            let facets: Vec<Facet> =
                values.iter().filter(|(name, facet)| fits(name, facet, &said)).map(|(_, f)| f.clone()).collect();
            (!facets.is_empty()).then_some((length, facets))
        };
        let lengths = || (1..=words.len().min(LONGEST)).rev();
        let holds = |name: &str, facet: &Facet, said: &str| {
            name.to_lowercase().contains(said) || facet.value.to_lowercase().contains(said)
        };
        lengths().find_map(|length| found(length, &is)).or_else(|| found(1, &holds))
    }

    /// Some values of a side, for a sentence that says what there is.
    pub(super) fn some_of(&self, kind: Kind) -> Vec<&str> {
        self.of_kind.get(&kind).into_iter().flatten().take(4).map(|(name, _)| name.as_str()).collect()
    }

    /// Names that begin with some letters, then those in which a word does; the shortest first.
    #[must_use]
    pub fn beginning(&self, letters: &str) -> Vec<&Known> {
        let letters = letters.trim().to_lowercase();
        if letters.is_empty() {
            return Vec::new();
        }
        let rank = |known: &&Known| {
            let name = known.name.to_lowercase();
            let word = name.split([' ', '-']).any(|word| word.starts_with(&letters));
            match (name.starts_with(&letters), word) {
                (true, _) => Some((0, name.len())),
                (false, true) => Some((1, name.len())),
                (false, false) => None,
            }
        };
        let mut found: Vec<((u8, usize), &Known)> =
            self.all.iter().filter_map(|known| Some((rank(&known)?, known))).collect();
        found.sort_by(|a, b| (a.0, &a.1.name).cmp(&(b.0, &b.1.name)));
        found.into_iter().map(|(_, known)| known).collect()
    }
}
