//! A decision on many records, before it is made.

use crate::model::RecordId;
use crate::project::Status;

/// What is to be decided.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// How.
    pub status: Status,
    /// On which records: those undecided ones that were shown when it was asked for.
    pub ids: Vec<RecordId>,
    /// How many events and figures these are: several records can tell one.
    pub marks: (usize, usize),
    /// How many others were shown, which stay as they are.
    pub decided: usize,
    /// What they are of; without it they are all that is shown.
    pub of: Option<String>,
}
