//! What is behind a pill of many events: how they stand, how fine and how sure their dates are, who tells them.

use std::collections::{BTreeMap, BTreeSet};

use crate::corpus::Corpus;
use crate::model::{Grade, Precision, RecordId, counted};
use crate::view::{Item, Status};

/// One thing that is told of all events: how many of them are each way, none left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// What is told.
    pub name: &'static str,
    /// The ways with their number of events; ways that none is are left out.
    pub parts: Vec<(&'static str, usize)>,
}

/// The sum of some events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// How many they are.
    pub events: usize,
    /// Documents that tell them.
    pub documents: usize,
    /// Decision, precision, grade and sources.
    pub bars: [Bar; 4],
    /// Events that documents date or tell differently.
    pub contested: usize,
    /// "11, most from Wire A (9) and Journal C (7)".
    pub outlets: String,
    /// The undecided ones.
    pub open: Vec<RecordId>,
}

impl Summary {
    /// Sums up events; all of them are of the corpus.
    #[must_use]
    pub fn of<'i>(corpus: &Corpus, items: impl Iterator<Item = &'i Item>) -> Self {
        let items: Vec<&Item> = items.collect();
        let documents: BTreeSet<_> = items.iter().map(|item| item.place.document()).collect();
        let mut outlets: BTreeMap<&str, usize> = BTreeMap::new();
        for item in &items {
            let article = corpus.article(item.place.document());
            if let Some(outlet) = article.and_then(|article| article.document.outlet.as_deref()) {
                *outlets.entry(outlet).or_default() += 1;
            }
        }
        let open = items.iter().filter(|item| item.status == Status::Undecided);
        Self {
            events: items.len(),
            documents: documents.len(),
            bars: [
                bar("Decision", &items, ["accepted", "undecided", "rejected"], |item| match item.status {
                    Status::Accepted => 0,
                    Status::Undecided => 1,
                    Status::Rejected => 2,
                }),
                bar("Precision", &items, ["day", "month or quarter", "year", "coarser"], |item| match item.precision {
                    Precision::Minute | Precision::Hour | Precision::Day => 0,
                    Precision::Week | Precision::Month | Precision::Quarter | Precision::Season | Precision::Half => 1,
                    Precision::Year => 2,
                    Precision::Decade | Precision::Century => 3,
                }),
                bar("Date got", &items, ["A", "B", "C", "U", "by hand"], |item| match item.grade {
                    Grade::A => 0,
                    Grade::B => 1,
                    Grade::C => 2,
                    Grade::U => 3,
                    Grade::H => 4,
                }),
                bar("Sources", &items, ["two or more", "one"], |item| usize::from(item.sources < 2)),
            ],
            contested: items.iter().filter(|item| item.conflict).count(),
            outlets: told(&outlets),
            open: open.map(|item| item.id).collect(),
        }
    }
}

fn bar<const N: usize>(
    name: &'static str,
    items: &[&Item],
    ways: [&'static str; N],
    way: impl Fn(&Item) -> usize,
) -> Bar {
    let parts =
        ways.into_iter().enumerate().map(|(at, word)| (word, items.iter().filter(|item| way(item) == at).count()));
    Bar { name, parts: parts.filter(|(_, count)| *count > 0).collect() }
}

/// How many outlets, and the two that tell most.
fn told(outlets: &BTreeMap<&str, usize>) -> String {
    let mut most: Vec<_> = outlets.iter().collect();
    most.sort_by(|one, other| other.1.cmp(one.1).then(one.0.cmp(other.0)));
    match most.as_slice() {
        [] => "none named".to_owned(),
        [(name, _)] => (**name).to_owned(),
        [(one, first), (other, second), ..] => {
            format!("{}, most from {one} ({first}) and {other} ({second})", most.len())
        }
    }
}

/// "2 contested", or that there are none.
#[must_use]
pub fn contested(count: usize) -> String {
    if count == 0 { "none".to_owned() } else { format!("{} that documents tell differently", counted(count, "event")) }
}
