//! The queue of records to be decided, and when the last decisions were made.

use std::collections::VecDeque;
use std::time::Instant;

use crate::model::RecordId;
use crate::view::doubt::Doubt;

/// One record of the queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// Why it is doubted.
    pub doubt: Doubt,
    /// Which one.
    pub id: RecordId,
    /// Where it stands among the shown items: dated ones first, then undated ones.
    pub at: u32,
}

/// The queue.
#[derive(Debug, Default)]
pub struct State {
    /// What is undecided of what the filter shows, the most doubtful first.
    pub queue: Vec<Entry>,
    /// How many of what the filter would show, decided or not, are decided; and how many there are.
    pub done: (usize, usize),
    /// What it was made for.
    pub(crate) made: Option<u64>,
    /// When decisions were made, the last ones.
    pub(crate) times: VecDeque<Instant>,
    /// Bring the selected row into sight.
    pub(crate) reveal: bool,
    /// True while a row has the keyboard: it keeps it from one record to the next.
    pub(crate) holds: bool,
}

impl State {
    /// Decisions a minute, as far as that can be told; `now` is when one asks.
    #[must_use]
    pub fn rate(&self, now: Instant) -> Option<f64> {
        let first = self.times.front()?;
        let minutes = now.duration_since(*first).as_secs_f64() / 60.0;
        (self.times.len() > 2 && minutes > 0.02).then(|| self.times.len() as f64 / minutes)
    }
}
