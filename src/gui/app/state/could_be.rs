//! The other readings of the selected record's date.

use crate::model::RecordId;
use crate::view::could_be::Reading;

/// Readings of one record.
#[derive(Debug, Default)]
pub struct State {
    /// The record, and the revision of what is shown, for which they were made.
    pub(crate) of: Option<(RecordId, u64)>,
    /// The readings, in the order of their keys.
    pub all: Vec<Reading>,
    /// True where they were painted: their keys hold as long as they are seen.
    pub(crate) seen: bool,
}
