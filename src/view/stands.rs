//! Which record stands for an event that several documents tell: one mark a group.

use std::cmp::Reverse;
use std::collections::HashSet;

use crate::claims::{Claims, Subject};
use crate::corpus::Corpus;
use crate::index::Place;
use crate::model::{Modality, Record, When};
use crate::project::Status;

/// What stands for other records.
#[derive(Debug, Clone, Default)]
pub(super) struct Stands {
    folded: HashSet<Place>,
}

impl Stands {
    pub fn of(
        corpus: &Corpus,
        claims: &Claims,
        status: impl Fn(&Record) -> Status,
        retold: impl Fn(Place) -> bool,
    ) -> Self {
        let mut folded = HashSet::new();
        for (group, subject) in claims.all() {
            let tellers = || subject.versions.iter().flat_map(|version| &version.tellers).copied();
            let first = group.members.first().and_then(|member| member.place.of(corpus));
            if first.is_none_or(|record| record.figure.is_some()) {
                continue;
            }
            let Some(leader) = leader(corpus, subject, &status, &retold) else { continue };
            folded.extend(tellers().filter(|place| *place != leader));
        }
        Self { folded }
    }

    /// True where another record stands for this one.
    pub fn folded(&self, place: Place) -> bool {
        self.folded.contains(&place)
    }
}

/// The record that stands for a group: what has a mark before a sentence that only tells a figure, accepted before open before rejected, the drawn version before the others, a report
/// before a plan, a dated one before one without a date, the sharpest date, then the first.
fn leader(
    corpus: &Corpus,
    subject: &Subject,
    status: impl Fn(&Record) -> Status,
    retold: impl Fn(Place) -> bool,
) -> Option<Place> {
    let rank = |place: &Place| {
        let record = place.of(corpus)?;
        let standing = match status(record) {
            Status::Accepted => 0,
            Status::Undecided => 1,
            Status::Rejected => 2,
        };
        let version = subject.versions.iter().position(|version| version.tellers.contains(place));
        let bounds = record.date.when.as_ref().and_then(When::bounds);
        let length = bounds.map(|bounds| (bounds.end - bounds.start).num_minutes());
        let report = record.modality == Modality::Actual;
        Some(Reverse((retold(*place), standing, version, !report, length.is_none(), length, *place)))
    };
    subject.versions.iter().flat_map(|version| &version.tellers).copied().max_by_key(rank)
}
