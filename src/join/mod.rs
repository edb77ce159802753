//! One event told by many documents: records joined into groups, copies found, independent sources counted.
//!
//! Two records are one event where dates, acts, actors, names and rare words speak for it more than anything speaks
//! against it ([`weigh`]); a group is checked as a whole ([`cluster`]). The same for figures that are claims of one fact
//! ([`facts`]). Nothing here changes a record: a group is an index over them.

mod cluster;
mod copies;
mod dates;
mod face;
mod facts;
mod hands;
mod near;
mod weigh;
mod why;
mod words;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use crate::corpus::Corpus;
use crate::index::Place;
use crate::model::{DocId, RecordId};
pub use hands::{Hand, Hands, Pair};

use cluster::{Bar, Clusters, Weigher};
use copies::Sets;
pub use copies::copies;
use dates::Told;
use face::Faces;
use weigh::Points;

/// Records that tell one event, or claims of one fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Its name: that of the member whose name comes first.
    pub name: RecordId,
    /// Its records in the order of the corpus, two or more.
    pub members: Vec<Member>,
    /// Documents that tell it independently: copies and pasted sentences count once.
    pub sources: u16,
}

/// A record of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member {
    /// The record.
    pub place: Place,
    /// The member that it is tied to most strongly.
    pub tie: Place,
    /// The source that it is among those of its group: copies and pasted sentences have one.
    pub origin: u16,
}

/// The groups of a corpus.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Joins {
    groups: Vec<Group>,
    by_place: HashMap<Place, u32>,
    copies: BTreeMap<DocId, DocId>,
    /// Events that look like another one and are not joined with it.
    alike: HashMap<Place, Place>,
}

impl Joins {
    /// Reads a corpus: the same for any order of its documents and any number of threads. What hands have put together or
    /// told apart stays so. One document alone has no groups but theirs.
    #[must_use]
    pub fn of(corpus: &Corpus, hands: &Hands) -> Self {
        Self::until(corpus, hands, &AtomicBool::new(false))
    }

    /// The same, broken off as soon as the flag is set: what it gives then is of no use.
    #[must_use]
    pub fn until(corpus: &Corpus, hands: &Hands, stop: &AtomicBool) -> Self {
        if corpus.articles.len() < 2 && hands.is_empty() {
            return Self::default();
        }
        Self::found(&Faces::of(corpus, hands, stop), hands, stop)
    }

    /// The same, and why each member is in its group.
    #[must_use]
    pub fn explained(corpus: &Corpus, hands: &Hands) -> (Self, HashMap<Place, String>) {
        if corpus.articles.len() < 2 && hands.is_empty() {
            return Default::default();
        }
        let never = AtomicBool::new(false);
        let faces = Faces::of(corpus, hands, &never);
        let joins = Self::found(&faces, hands, &never);
        let reasons = joins.reasons(&faces);
        (joins, reasons)
    }

    fn found(faces: &Faces<'_>, hands: &Hands, stop: &AtomicBool) -> Self {
        let weigher = Pairs { faces, hands, stop };
        let mut near = near::pairs(faces);
        near.extend(hands.together().filter_map(|[one, other]| Some((faces.find(one)?, faces.find(other)?))));
        let weighed = near.into_par_iter().filter_map(|(one, other)| Some((one, other, weigher.weigh(one, other)?)));
        let weighed: Vec<(u32, u32, Points)> = weighed.filter(|(.., points)| *points > cluster::TELLS).collect();
        let (figures, events): (Vec<_>, Vec<_>) =
            weighed.into_iter().partition(|(one, ..)| faces.get(*one).is_some_and(|face| face.record.figure.is_some()));
        let count = faces.all.len() as u32;
        let mut groups = Clusters::new(count, &weigher).grow(&events, Bar::EVENTS);
        let alike = alike(faces, &events, &groups);
        groups.extend(Clusters::new(count, &weigher).grow(&figures, Bar::FIGURES));
        let groups: Vec<Group> = groups.iter().filter_map(|members| group(&weigher, members)).collect();
        Self { alike, ..Self::with(groups, faces.copies.clone()) }
    }

    fn with(mut groups: Vec<Group>, copies: BTreeMap<DocId, DocId>) -> Self {
        groups.sort_by_key(|group| group.members.first().map(|member| member.place));
        let places = (0_u32..).zip(&groups);
        let by_place =
            places.flat_map(|(at, group)| group.members.iter().map(move |member| (member.place, at))).collect();
        Self { groups, by_place, copies, alike: HashMap::new() }
    }

    /// All groups in the order of their first members.
    #[must_use]
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// The group of a record; `None` where it stands alone.
    #[must_use]
    pub fn group(&self, place: Place) -> Option<&Group> {
        self.groups.get(*self.by_place.get(&place)? as usize)
    }

    /// Where the group of a record stands among all; `None` where it stands alone.
    #[must_use]
    pub fn number(&self, place: Place) -> Option<usize> {
        self.by_place.get(&place).map(|at| *at as usize)
    }

    /// The event that looks most like one, where too little speaks for it to join them and no hand told them apart.
    #[must_use]
    pub fn alike(&self, place: Place) -> Option<Place> {
        self.alike.get(&place).copied()
    }

    /// The document that this one nearly repeats.
    #[must_use]
    pub fn copy_of(&self, document: DocId) -> Option<DocId> {
        self.copies.get(&document).copied()
    }

    /// Each near-copy with the document that it repeats.
    #[must_use]
    pub fn copies(&self) -> &BTreeMap<DocId, DocId> {
        &self.copies
    }

    fn reasons(&self, faces: &Faces<'_>) -> HashMap<Place, String> {
        let by_place: HashMap<Place, &face::Face<'_>> = faces.all.iter().map(|face| (face.place, face)).collect();
        let members = self.groups.iter().flat_map(|group| &group.members);
        let why = |member: &Member| {
            let (one, other) = (by_place.get(&member.place)?, by_place.get(&member.tie)?);
            Some((member.place, why::why(faces, one, other)))
        };
        members.filter_map(why).collect()
    }
}

/// From here on two events look alike to a person, whatever keeps them from being joined.
const ALIKE: Points = -1700;

/// Events outside each other's groups of which each looks most like the other.
fn alike(faces: &Faces<'_>, pairs: &[(u32, u32, Points)], groups: &[Vec<u32>]) -> HashMap<Place, Place> {
    let group = (0_usize..).zip(groups).flat_map(|(at, members)| members.iter().map(move |member| (*member, at)));
    let group: HashMap<u32, usize> = group.collect();
    let one_group = |one: &u32, other: &u32| group.get(one).is_some_and(|at| group.get(other) == Some(at));
    let mut best: HashMap<u32, (Points, Reverse<u32>)> = HashMap::new();
    for (one, other, points) in pairs.iter().filter(|(one, other, points)| *points > ALIKE && !one_group(one, other)) {
        for (own, beside) in [(one, other), (other, one)] {
            let found = (*points, Reverse(*beside));
            best.entry(*own).and_modify(|known| *known = (*known).max(found)).or_insert(found);
        }
    }
    let place = |at: u32| faces.get(at).map(|face| face.place);
    let both = best.iter().filter(|(own, (_, other))| best.get(&other.0).is_some_and(|(_, back)| back.0 == **own));
    both.filter_map(|(own, (_, other))| Some((place(*own)?, place(other.0)?))).collect()
}

/// Members of a group that each of them is held against on either side: all, but for a group that no reader goes through.
const BESIDE: usize = 512;

/// What a hand put together stays so, whatever else stands in the group.
const TOGETHER: Points = 100_000;

/// Points of pairs as they are asked for.
struct Pairs<'f, 'c> {
    faces: &'f Faces<'c>,
    hands: &'f Hands,
    stop: &'f AtomicBool,
}

impl Weigher for Pairs<'_, '_> {
    fn weigh(&self, one: u32, other: u32) -> Option<Points> {
        let (one, other) = (self.faces.get(one.min(other))?, self.faces.get(one.max(other))?);
        if self.stop.load(Ordering::Relaxed) {
            return None;
        }
        match self.hands.of(one.id, other.id) {
            Some(Hand::Apart) => return None,
            Some(Hand::Together) => return Some(TOGETHER),
            None => {}
        }
        match (&one.record.figure, &other.record.figure) {
            (Some(_), Some(_)) => facts::figures(self.faces, one, other),
            (None, None) => weigh::events(self.faces, one, other),
            _ => None,
        }
    }

    fn is_close(&self, one: u32, other: u32) -> bool {
        let faces = self.faces.get(one).zip(self.faces.get(other));
        faces.is_some_and(|(one, other)| one.record.figure.is_some() || Told::is_close(one.told, other.told))
    }
}

fn group(pairs: &Pairs<'_, '_>, members: &[u32]) -> Option<Group> {
    let faces = pairs.faces;
    // Each pair is weighed once and counts for both.
    let mut best: Vec<Option<(Option<Points>, Reverse<u32>)>> = vec![None; members.len()];
    for (at, one) in members.iter().enumerate() {
        for (beside, other) in members.iter().enumerate().skip(at + 1).take(BESIDE) {
            let points = pairs.weigh(*one, *other);
            best[at] = best[at].max(Some((points, Reverse(*other))));
            best[beside] = best[beside].max(Some((points, Reverse(*one))));
        }
    }
    let tied = |((own, origin), best): ((u32, u16), Option<(_, Reverse<u32>)>)| {
        Some(Member { place: faces.get(own)?.place, tie: faces.get(best?.1.0)?.place, origin })
    };
    let origins = origins(faces, members);
    let mut all: Vec<Member> = members.iter().copied().zip(origins).zip(best).filter_map(tied).collect();
    all.sort_by_key(|member| member.place);
    let name = faces.get(*members.first()?)?.id;
    let sources: BTreeSet<u16> = all.iter().map(|member| member.origin).collect();
    Some(Group { name, members: all, sources: u16::try_from(sources.len()).unwrap_or(u16::MAX) })
}

/// Which source each member is: what copies or repeats another is no source of its own.
fn origins(faces: &Faces<'_>, members: &[u32]) -> Vec<u16> {
    let own: Vec<&face::Face<'_>> = members.iter().filter_map(|at| faces.get(*at)).collect();
    let mut sets = Sets::new(own.len());
    for (at, one) in (0_u32..).zip(&own) {
        for (beside, other) in (0_u32..at).zip(&own).skip((at as usize).saturating_sub(BESIDE)) {
            if !faces.are_apart(one, other) && (faces.original(one) == faces.original(other) || one.is_copy_of(other)) {
                sets.unite(at, beside);
            }
        }
    }
    (0..own.len() as u32).map(|at| u16::try_from(sets.find(at)).unwrap_or(u16::MAX)).collect()
}
