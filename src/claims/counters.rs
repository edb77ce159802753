//! Who counts how much of a series: two offices count one trade, and a line that takes a year from one and the next from the
//! other shows a rise that nobody has counted.

use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap};

use super::Draft;
use crate::corpus::Corpus;
use crate::index;
use crate::model::{Bounds, Record};
use crate::series::{Key, unit};

/// The periods of each series that each body counts.
type Periods = HashMap<(Key, String), BTreeSet<Bounds>>;

/// What is counted by whom, found where two values are told equally often for the first time.
pub(super) struct Counters<'c> {
    corpus: &'c Corpus,
    periods: OnceCell<Periods>,
}

impl<'c> Counters<'c> {
    pub(super) fn of(corpus: &'c Corpus) -> Self {
        Self { corpus, periods: OnceCell::new() }
    }

    /// How many periods of its series are counted by who counts a version; 0 where nothing says who does.
    pub(super) fn periods(&self, draft: &Draft<'_>) -> usize {
        let all = self.periods.get_or_init(|| periods(self.corpus));
        let own = draft.tellers.iter().filter_map(|teller| counted(teller.record));
        own.filter_map(|(body, _)| all.get(&body)).map(BTreeSet::len).max().unwrap_or(0)
    }
}

fn periods(corpus: &Corpus) -> Periods {
    let mut all = Periods::new();
    for (body, period) in index::records(corpus).filter_map(|(_, record)| counted(record)) {
        all.entry(body).or_default().insert(period);
    }
    all
}

/// The series of a figure with who counts it, and its period.
fn counted(record: &Record) -> Option<((Key, String), Bounds)> {
    let figure = record.figure.as_deref()?;
    let body = figure.said_by.as_deref()?.to_lowercase();
    let bounds = record.date.when.as_ref()?.bounds()?;
    Some(((Key::of(record, figure, unit::normal(&figure.unit).0, bounds), body), bounds))
}
