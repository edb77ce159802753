//! What stands beside an event: a heavier one of its day and its parties, which tells it already, and the other links of a
//! chain of renewals, of which the first and the last say what came about.

use std::collections::HashMap;

use chrono::NaiveDateTime;

use super::{Claims, Teller, weight};
use crate::corpus::Corpus;
use crate::index::Place;
use crate::lexicon::acts;
use crate::model::{Category, Precision, Record};

/// Why an event weighs less than it would by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lesser {
    /// A heavier event of the same day has a party in common, or is of the same kind where one of them names none.
    Told,
    /// It is a link in the middle of a chain of renewals.
    Link,
}

/// The events that weigh less, each by the record that comes first in its group.
#[derive(Debug, Clone, Default)]
pub(super) struct Beside(HashMap<Place, Lesser>);

/// Heavier events of one day that an event is held against: a day that is told as often is no reason for any.
const HEAVIER: usize = 16;

/// An event as its neighbours see it.
struct Face<'c> {
    first: Place,
    day: (NaiveDateTime, NaiveDateTime),
    points: f32,
    exact: bool,
    renews: bool,
    category: Category,
    actors: Vec<&'c str>,
}

impl Face<'_> {
    fn shares(&self, other: &Self) -> bool {
        let nameless = self.actors.is_empty() || other.actors.is_empty();
        self.meets(other) || nameless && self.category == other.category
    }

    fn meets(&self, other: &Self) -> bool {
        self.actors.iter().any(|actor| other.actors.contains(actor))
    }
}

impl Beside {
    /// Looks at all events of a corpus once.
    #[must_use]
    pub(super) fn of(corpus: &Corpus, claims: &Claims) -> Self {
        let groups = claims.joins.groups().iter().map(|group| super::tellers(corpus, group, claims.known_on));
        let places = (0_u32..).zip(&corpus.articles).flat_map(|(article, one)| {
            (0_u32..).zip(&one.reading.records).map(move |(record, _)| Place { article, record })
        });
        let alone = places.filter(|place| claims.joins.number(*place).is_none());
        let alone = alone.filter_map(|place| super::teller(corpus, place, 0)).map(|teller| vec![teller]);
        let mut faces: Vec<Face> = groups.chain(alone).filter_map(|tellers| face(&tellers, claims)).collect();
        faces.sort_by(|a, b| a.day.cmp(&b.day).then(b.points.total_cmp(&a.points)).then(a.first.cmp(&b.first)));
        let mut lesser = HashMap::new();
        for day in faces.chunk_by(|a, b| a.day == b.day) {
            let mut heavier: Vec<&Face> = Vec::new();
            for face in day.iter().filter(|face| face.exact) {
                if heavier.iter().any(|other| other.shares(face)) {
                    lesser.insert(face.first, Lesser::Told);
                } else if heavier.len() < HEAVIER {
                    heavier.push(face);
                }
            }
        }
        for place in links(&faces) {
            lesser.insert(place, Lesser::Link);
        }
        Self(lesser)
    }

    /// Why the event of these tellers weighs less.
    #[must_use]
    pub(super) fn why(&self, tellers: &[Teller<'_>]) -> Option<Lesser> {
        self.0.get(&first(tellers)?).copied()
    }
}

fn first(tellers: &[Teller<'_>]) -> Option<Place> {
    tellers.iter().map(|teller| teller.place).min()
}

fn face<'c>(tellers: &[Teller<'c>], claims: &Claims) -> Option<Face<'c>> {
    let lead: &Record = tellers.first()?.record;
    let first = first(tellers)?;
    let when = tellers.iter().filter_map(|teller| teller.record.date.when.as_ref());
    let when = when.min_by_key(|when| (when.open_start(), when.precision()))?;
    let bounds = when.bounds()?;
    if lead.figure.is_some() {
        return None;
    }
    let mut actors: Vec<&str> = tellers.iter().flat_map(|teller| teller.record.actors.iter().copied()).collect();
    actors.sort_unstable();
    actors.dedup();
    Some(Face {
        first,
        day: (bounds.start, bounds.end),
        points: weight::points(tellers, claims.subject(first)),
        exact: when.precision() == Precision::Day && !when.open_start(),
        renews: tellers.iter().any(|teller| !weight::acts_of(&teller.record.label).and(acts().renewal()).is_empty()),
        category: lead.category,
        actors,
    })
}

/// The middle links of chains of renewals; `faces` stand in the order of time. Renewals are of one chain where a party of
/// theirs is the same.
fn links(faces: &[Face]) -> Vec<Place> {
    let renewals: Vec<&Face> = faces.iter().filter(|face| face.renews).collect();
    let mut ends: HashMap<&str, (usize, usize)> = HashMap::new();
    for (at, face) in renewals.iter().enumerate() {
        for actor in &face.actors {
            ends.entry(actor).and_modify(|ends| ends.1 = at).or_insert((at, at));
        }
    }
    let is_end = |at: usize, face: &Face| {
        face.actors.iter().filter_map(|actor| ends.get(actor)).all(|&(from, to)| from == at || to == at)
    };
    renewals.iter().enumerate().filter(|(at, face)| !is_end(*at, face)).map(|(_, face)| face.first).collect()
}
