//! The history of the selected record, and the decisions of now while those of another day are shown.

use crate::model::RecordId;
use crate::project::Project;

/// The decisions of now, while others are shown.
pub struct Past {
    /// The day whose decisions are shown.
    pub words: String,
    /// The decisions of now.
    pub(crate) present: Project,
}

/// One thing that happened to a record.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// When, by the clock here.
    pub at: String,
    /// Who; empty where nobody knows.
    pub by: String,
    /// What became of it.
    pub words: String,
}

/// The selected record and the length of the history for which steps were made, and the steps, newest first.
pub type Steps = ((Option<RecordId>, usize), Vec<Step>);
