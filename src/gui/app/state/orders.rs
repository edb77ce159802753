//! What panels ask for while they are painted. The frame carries it out once everything stands.

use std::path::PathBuf;

use crate::cmd::CommandId;
use crate::gui::app::state::export;
use crate::gui::app::state::forms::kept::{Did, Why};
use crate::gui::app::state::kept::Reading;
use crate::gui::app::state::reader::Picked;
use crate::gui::app::state::table::Column;
use crate::gui::app::state::timeline::{Field, Popover};
use crate::model::{DocId, RecordId};
use crate::project::{Edit, Field as Known};
use crate::view::Window;
use crate::view::chart::Look;
use crate::view::filter::Filter;

/// One thing that is to be done.
#[derive(Debug, Clone, PartialEq)]
pub enum Order {
    /// A command.
    Run(CommandId),
    /// A decision, and the sentence that tells of it.
    Edit(Edit, String),
    /// The fields of the selected record are opened at one of them.
    Correct(Known),
    /// A record becomes the selected one.
    Select(RecordId),
    /// The same, and the window moves so that it is seen.
    Show(RecordId),
    /// The same, and its paragraph is opened.
    Open(RecordId),
    /// A record of the queue is selected, with its paragraph.
    Triage(RecordId),
    /// A row of what was found is opened, by its number.
    Found(usize),
    /// A place of a document is opened.
    Read(Reading),
    /// Another filter.
    Filter(Filter),
    /// A date is asked for.
    Date(DocId),
    /// What a table of a document holds is asked for.
    Columns(DocId),
    /// In which encoding the file of a path is read is asked for.
    Encoding(String),
    /// A document that nearly repeats another counts by itself, or is folded again.
    OwnSource(DocId),
    /// All text of a document is read, or no more than its article again.
    Extent(DocId),
    /// The events of a pill stand alone in the table.
    Tabulate(Popover),
    /// Undecided records of what is named are to be accepted, after their number was told.
    AcceptAll(Vec<RecordId>, String),
    /// Words go onto the clipboard.
    Copy(String),
    /// Folders and files are opened.
    Paths(Vec<PathBuf>),
    /// The system's file manager shows a file.
    Reveal(PathBuf),
    /// A sentence at the foot of the window.
    Note(String),
    /// The window of time glides somewhere.
    Go(Window),
    /// The window of time is moved by hand.
    Look(Window),
    /// What was typed into the small field over the timeline is answered.
    Answer(Field),
    /// An era's form is opened.
    Era(String),
    /// A lane is dropped at a height of the lanes.
    MoveLane(String, f32),
    /// The charts are seen another way.
    Charts(Look),
    /// A column of the table goes onto the clipboard.
    CopyColumn(Column),
    /// Something is done with the words picked in the reader.
    Picked(Picked),
    /// A quote of the open claim is picked, by its number.
    Quote(usize),
    /// Another reading of the selected record's date is chosen, by its number.
    CouldBe(usize),
    /// A saved view is shown.
    ApplyView(String),
    /// Something is done about the file of decisions.
    Kept(Did, Why),
    /// A step of the tour is shown; without one it ends.
    Tour(Option<usize>),
    /// The export dialog does something.
    Export(export::Did),
}

/// What was asked for on this pass, in order.
pub type Orders = Vec<Order>;
