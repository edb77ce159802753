//! What the overview keeps from frame to frame.

use crate::corpus::Corpus;
use crate::view::counts::Counts;
use crate::view::published::Documents;
use crate::view::{Item, Items, Window, overview};

/// What is held while dragging on the overview.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Grip {
    /// The whole window; the time under the pointer when it began, and the window then.
    Window(f64, Window),
    /// Its left edge.
    Start,
    /// Its right edge.
    End,
    /// A new window from here.
    New(f64),
}

/// What the overview keeps from frame to frame.
#[derive(Default)]
pub struct Cache {
    pub(crate) counts: Counts,
    pub(crate) documents: Documents,
    pub(crate) revision: Option<u64>,
    pub(crate) grip: Option<Grip>,
}

impl Cache {
    /// What the overview shows of a corpus.
    pub(crate) fn of(shown: &Items, corpus: &Corpus) -> Self {
        let counts = overview::counts(&shown.dated, Item::is_event);
        Self { counts, documents: Documents::of(corpus), ..Self::default() }
    }

    /// Bytes on the heap for the events.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.counts.bytes()
    }
}
