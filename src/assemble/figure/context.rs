//! What an amount's date can depend on beside its sentence.

use crate::assemble::actors::Topic;
use crate::model::{Good, Run};

use super::draft::Draft;
use super::times::Times;

/// What an amount's date can depend on beside its sentence.
pub struct Context<'c> {
    /// The figures of the sentence so far.
    pub drafts: &'c [Draft],
    /// The periods told so far.
    pub times: &'c Times,
    /// What the document is about.
    pub topic: &'c Topic,
    /// The noun that the amount measures.
    pub noun: Option<Run>,
    /// Whose it is.
    pub reporter: Option<usize>,
    /// The good that it is of.
    pub good: Option<&'c Good>,
}
