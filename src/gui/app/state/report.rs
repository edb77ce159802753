//! How the load report is sorted and filtered, and its rows in that order.

use crate::corpus::ledger::{Ledger, State as How};
use crate::job::Task;

/// A column of the load report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub enum Column {
    /// Path in the folder.
    File,
    /// Kind of file.
    Kind,
    /// Bytes.
    Size,
    /// The document's date; files without one stand last.
    Date,
    /// Events told in it.
    Events,
    /// Figures told in it.
    Figures,
    /// What should be looked at first.
    #[default]
    State,
}

/// How the rows are sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct Sort {
    /// By which column.
    pub by: Column,
    /// True for last things first.
    pub down: bool,
}

/// What rows were made for: the revision, the lines so far, the sorting, the filter.
pub(crate) type Made = (u64, usize, Sort, Option<How>);

/// Rows in their order, until what was read, the sorting or the filter changes.
#[derive(Debug, Default)]
pub struct State {
    /// What became of each file.
    pub ledger: Ledger,
    /// The rows of the ledger that are shown, in their order.
    pub rows: Vec<u32>,
    /// Only files that stand so.
    pub only: Option<How>,
    pub(crate) made: Option<Made>,
    pub(crate) saving: Option<Task<Result<String, String>>>,
}
