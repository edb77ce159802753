//! What is known of the open files on the disk.

use std::collections::HashSet;
use std::sync::Arc;

use crate::corpus::Piece;
use crate::corpus::cache::Cache;
use crate::job::{Job, Stamps, Watch};

/// What is known of the open files on the disk, and of what was read of them before.
#[derive(Default)]
pub struct Files {
    /// What was read before; `None` where nothing is kept.
    pub cache: Option<Arc<Cache>>,
    /// What they looked like when they were read.
    pub(crate) stamps: Option<Stamps>,
    /// Whether something has changed since.
    pub(crate) watch: Option<Watch>,
    /// Reading what has.
    pub(crate) renewal: Option<Renewal>,
}

/// Reading what has changed.
#[derive(Debug)]
pub(crate) struct Renewal {
    /// The job that reads.
    pub job: Job,
    /// What the files look like now.
    pub stamps: Option<Stamps>,
    /// Those that are not as before.
    pub changed: HashSet<String>,
    /// What was read of them so far.
    pub pieces: Vec<Piece>,
    /// True where somebody asked for it and wants to hear that nothing has changed.
    pub asked: bool,
}
