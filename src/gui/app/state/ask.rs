//! The question being typed: which of the names that it may mean is picked, and what was counted.

use std::collections::HashMap;

use crate::view::filter::Count;

/// The state of the strip below the toolbar.
#[derive(Debug, Default)]
pub struct State {
    /// True while the box has the keyboard.
    pub open: bool,
    /// True where the letters being typed may be taken, so that Tab is theirs.
    pub offers: bool,
    /// Which of the names that begin with the letters is meant.
    pub at: usize,
    /// The question that stood when the box took the keyboard.
    pub(crate) before: String,
    /// What questions would leave.
    pub(crate) counts: Counts,
    /// True once something was counted on this frame.
    pub(crate) counted: bool,
    /// True where the filter was applied on this pass, which is enough for one.
    pub(crate) fresh: bool,
}

/// Counts by question, as long as the records and the facets picked beside it are the same.
#[derive(Debug, Default)]
pub struct Counts {
    pub(crate) of: (usize, usize),
    pub(crate) all: HashMap<String, Count>,
}
