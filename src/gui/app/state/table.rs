//! How the table is sorted, and its rows in that order.

use crate::model::RecordId;

/// A column of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub enum Column {
    /// The date in words; undated records stand last.
    #[default]
    Date,
    /// The headline.
    Title,
    /// Category, or figure.
    Kind,
    /// Countries and bodies.
    Actors,
    /// Whether it happened, was planned …
    Claim,
    /// What the analyst decided.
    Decision,
    /// Grade of the date.
    Got,
    /// Paragraph and document.
    Source,
}

/// How the rows are sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct Sort {
    /// By which column.
    pub by: Column,
    /// True for last things first.
    pub down: bool,
}

/// What rows were made for: the revision, the sorting, and the time of the cluster that they are restricted to.
pub(crate) type Made = (u64, Sort, Option<(f64, f64)>);

/// Rows in their order, until what is shown or the sorting changes.
#[derive(Debug, Default)]
pub struct State {
    pub(crate) rows: Vec<u32>,
    pub(crate) made: Option<Made>,
    pub(crate) selected: Option<RecordId>,
}
