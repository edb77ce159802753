//! What panels ask for while they are painted. The frame carries it out once everything stands.

use std::path::PathBuf;

use crate::cmd::CommandId;
use crate::gui::app::state::kept::Reading;
use crate::model::{DocId, RecordId};
use crate::project::{Edit, Field};
use crate::view::filter::Filter;

/// One thing that is to be done.
#[derive(Debug, Clone, PartialEq)]
pub enum Order {
    /// A command.
    Run(CommandId),
    /// A decision, and the sentence that tells of it.
    Edit(Edit, String),
    /// The fields of the selected record are opened at one of them.
    Correct(Field),
    /// A record becomes the selected one.
    Select(RecordId),
    /// The same, and its paragraph is opened.
    Open(RecordId),
    /// A record of the queue is selected, with its paragraph.
    Triage(RecordId),
    /// A place of a document is opened.
    Read(Reading),
    /// Another filter.
    Filter(Filter),
    /// A date is asked for.
    Date(DocId),
    /// All text of a document is read, or no more than its article again.
    Extent(DocId),
    /// Words go onto the clipboard.
    Copy(String),
    /// Folders and files are opened.
    Paths(Vec<PathBuf>),
}

/// What was asked for on this pass, in order.
pub type Orders = Vec<Order>;
