//! Which record stands for an event that several documents tell: one mark a group.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use crate::corpus::Corpus;
use crate::index::Place;
use crate::join::{Group, Joins};
use crate::model::{Bounds, Modality, Record, When};
use crate::project::Status;

/// Events that several records tell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Events {
    of: HashMap<Place, u32>,
    members: Vec<Vec<Place>>,
}

impl Events {
    /// The number of the event that a record tells with others.
    #[must_use]
    pub fn number(&self, place: Place) -> Option<u32> {
        self.of.get(&place).copied()
    }

    /// The records that tell what this one tells, itself among them; none where it stands alone.
    #[must_use]
    pub fn tellers(&self, place: Place) -> &[Place] {
        let members = self.number(place).and_then(|number| self.members.get(number as usize));
        members.map_or(&[], Vec::as_slice)
    }
}

/// What stands for other records, and what others stand for.
#[derive(Debug, Clone, Default)]
pub(super) struct Stands {
    folded: HashSet<Place>,
    events: Events,
    contested: HashSet<Place>,
}

impl Stands {
    pub fn of(corpus: &Corpus, joins: &Joins, status: impl Fn(&Record) -> Status) -> Self {
        let mut stands = Self::default();
        let is_event = |group: &&Group| {
            let first = group.members.first().and_then(|member| member.place.of(corpus));
            first.is_some_and(|record| record.figure.is_none())
        };
        for (number, group) in (0_u32..).zip(joins.groups().iter().filter(is_event)) {
            let members: Vec<Place> = group.members.iter().map(|member| member.place).collect();
            stands.events.of.extend(members.iter().map(|place| (*place, number)));
            stands.events.members.push(members);
            let Some(leader) = leader(corpus, group, &status) else { continue };
            let others = group.members.iter().map(|member| member.place).filter(|place| *place != leader);
            stands.folded.extend(others);
            if days_differ(corpus, group) {
                stands.contested.insert(leader);
            }
        }
        stands
    }

    /// The events.
    pub fn events(self) -> Events {
        self.events
    }

    /// True where another record stands for this one.
    pub fn folded(&self, place: Place) -> bool {
        self.folded.contains(&place)
    }

    /// True for what stands for documents that give it different days.
    pub fn contested(&self, place: Place) -> bool {
        self.contested.contains(&place)
    }
}

/// The record that stands for a group: accepted before open before rejected, a report before a plan, a dated one before
/// one without a date, the sharpest date, then the first.
#[must_use]
pub fn leader(corpus: &Corpus, group: &Group, status: impl Fn(&Record) -> Status) -> Option<Place> {
    let rank = |place: &Place| {
        let record = place.of(corpus)?;
        let standing = match status(record) {
            Status::Accepted => 0,
            Status::Undecided => 1,
            Status::Rejected => 2,
        };
        let length = bounds(record).map(|bounds| (bounds.end - bounds.start).num_minutes());
        let report = record.modality == Modality::Actual;
        Some(Reverse((standing, !report, length.is_none(), length, *place)))
    };
    group.members.iter().map(|member| member.place).max_by_key(rank)
}

fn bounds(record: &Record) -> Option<Bounds> {
    record.date.when.as_ref().and_then(When::bounds)
}

/// True where documents report it for days that have none in common.
fn days_differ(corpus: &Corpus, group: &Group) -> bool {
    let exact = |bounds: &Bounds| (bounds.end - bounds.start).num_days() <= 7;
    let records = group.members.iter().filter_map(|member| member.place.of(corpus));
    let days: Vec<Bounds> =
        records.filter(|record| record.modality == Modality::Actual).filter_map(bounds).filter(exact).collect();
    let (latest, earliest) = (days.iter().map(|day| day.start).max(), days.iter().map(|day| day.end).min());
    latest.zip(earliest).is_some_and(|(start, end)| end <= start)
}
