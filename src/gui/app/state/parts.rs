//! The window’s state in five parts. A panel takes only those that it needs.

use std::collections::{BTreeSet, VecDeque};
use std::ffi::OsString;
use std::sync::Arc;

use crate::cmd::CommandId;
use crate::corpus::Article;
use crate::gui::app::state::columns::{Column, Columns as Sides};
use crate::gui::app::state::data::Data;
use crate::gui::app::state::files::Files;
use crate::gui::app::state::forms::Editor;
use crate::gui::app::state::keeping::Keeping;
use crate::gui::app::state::kept::{Kept, Message, Overlay, Pane, Progress, Reading};
use crate::gui::app::state::layout::Bottom;
use crate::gui::app::state::orders::{Order, Orders};
use crate::gui::app::state::time::{Before, Time};
use crate::gui::app::state::timeline::{self, Area, Popover};
use crate::gui::app::state::trail::Trail;
use crate::gui::app::state::{
    ask, claims, could_be, editing, export, found, heard, history, making, reader, report, search, table, triage,
};
use crate::gui::kit::dialog::Dialog;
use crate::job::{Job, Task};
use crate::model::{DocId, Record, RecordId, When};
use crate::project::Kind;
use crate::view::filter::Filter;

/// The whole window: what is known, when one looks, what was chosen, how the panels stand, what is under way.
pub struct App {
    /// What was read and decided.
    pub data: Data,
    /// The one window of time.
    pub time: Time,
    /// What was picked, filtered and looked for.
    pub choice: Choice,
    /// How the panels stand.
    pub panes: Panes,
    /// What other threads do, and what is told about it.
    pub work: Work,
}

/// What was picked, filtered, looked for and opened.
#[derive(Default)]
pub struct Choice {
    /// The selected record.
    pub selection: Option<RecordId>,
    /// The mark that waits for another to be merged with.
    pub(crate) held: Option<RecordId>,
    /// The record whose mark is under the pointer: its words answer in the open document.
    pub hovered: Option<RecordId>,
    /// Words by which the list of documents is searched.
    pub find_document: String,
    /// Words by which the undated are searched.
    pub find_undated: String,
    /// The filter.
    pub filter: Filter,
    /// Only documents published by then count; `None` for all.
    pub known_on: Option<When>,
    /// Full-text search.
    pub find: search::State,
    /// The reader.
    pub reading: Reading,
    /// True where the open document's file is no longer where it was read from.
    pub gone: bool,
    /// The paragraph that was gone to last.
    pub(crate) here: Option<(DocId, u32)>,
    /// What was read before.
    pub trail: Trail<(DocId, u32)>,
    /// Documents picked in the list, for what is done to several at once.
    pub marked: BTreeSet<DocId>,
    /// The saved view that was applied last.
    pub view: Option<String>,
    /// The selected stretch of time and lanes.
    pub area: Option<Area>,
    /// The events of one cluster that the table shows instead of everything.
    pub members: Option<Popover>,
    /// What was shown before the context of an event.
    pub context: Option<Before>,
}

impl Data {
    /// The selected record with its article.
    #[must_use]
    pub fn selected(&self, choice: &Choice) -> Option<(&Article, &Record)> {
        let record = self.record(choice.selection?)?;
        Some((self.corpus.article(record.evidence.document)?, record))
    }
}

/// How the panels stand, and what each of them keeps from frame to frame.
#[derive(Default)]
pub struct Panes {
    /// What survives.
    pub kept: Kept,
    /// The columns that were seen on the last frame.
    pub columns: Sides,
    /// The column that a narrow window shows.
    pub front: Column,
    /// The pane that took the keyboard last, for F6.
    pub pane: Pane,
    /// The bottom panel.
    pub bottom: Option<Bottom>,
    /// What lies over the window.
    pub overlay: Option<Overlay>,
    /// Words typed into the overlay, and the row under the cursor.
    pub overlay_query: (String, usize),
    /// The step of the tour that is shown above the panels; 0 is the line on which the sample opens.
    pub tour: Option<usize>,
    /// A small form that lies over the window: a document's date, a new record, a view's name.
    pub editor: Option<Editor>,
    /// The queue of triage.
    pub triage: triage::State,
    /// The question being typed.
    pub ask: ask::State,
    /// The record whose fields are edited in the inspector.
    pub editing: Option<editing::Form>,
    /// What was typed after *Edit* while nothing was selected.
    pub lost: editing::Lost,
    /// The path field of the first screen.
    pub path_field: String,
    /// The kind of facets that is listed in full.
    pub whole_facet: Option<Kind>,
    /// True on the frame on which the filter box is to take the keyboard.
    pub focus_filter: bool,
    /// What was typed on the frame on which a field opened, and is the field's.
    pub(crate) early: Vec<egui::Event>,
    /// State of the timeline's painting.
    pub timeline: timeline::State,
    /// State of the reader's painting.
    pub reader: reader::State,
    /// What the *Claims* panel keeps.
    pub claims: claims::State,
    /// What a search or a question has found.
    pub found: found::State,
    /// The table's rows in their order.
    pub table: table::State,
    /// The load report's rows in their order.
    pub report: report::State,
    /// The export dialog, and pages being written or copied.
    pub export: export::State,
    /// What a screen reader was told last.
    pub told: heard::Told,
    /// The other readings of its date.
    pub could_be: could_be::State,
    /// What happened to the selected record.
    pub history: history::Steps,
}

/// Articles with their places in the corpus.
pub(crate) type Relaid = Vec<(usize, Arc<Article>)>;

/// What other threads do, and what is told about it.
#[derive(Default)]
pub struct Work {
    /// What the panels asked for on this pass.
    pub(crate) orders: Orders,
    /// The job that reads, while it does.
    pub job: Option<Job>,
    /// How far it is.
    pub progress: Progress,
    /// The view of what was read, on its way.
    pub(crate) making: making::State,
    /// Articles that are read anew in the background after a change of dates.
    pub(crate) relaying: Option<Task<Relaid>>,
    /// A system dialog that is open.
    pub dialog: Option<Dialog>,
    /// What is known of the files on the disk.
    pub files: Files,
    /// Where and whether the decisions are written, and how the corpus is looked at.
    pub keeping: Keeping,
    /// True where something was asked for on this pass that is not done now: what is said to be done is not.
    pub(crate) refused: bool,
    /// Another window that is to be opened, with its arguments.
    pub window: Option<Vec<OsString>>,
    /// A message.
    pub message: Option<Message>,
    /// Messages that wait behind one that tells of something that went wrong.
    pub later: VecDeque<Message>,
}

/// What the panels take that show time: what is known and when one looks, to be read; what was chosen and how the panels
/// stand, to be changed; everything else they ask for.
pub struct Parts<'a> {
    /// What was read and decided.
    pub data: &'a Data,
    /// The one window of time.
    pub time: &'a Time,
    /// What was picked, filtered and looked for.
    pub choice: &'a mut Choice,
    /// How the panels stand.
    pub panes: &'a mut Panes,
    /// How the open corpus is looked at, and whether its decisions are kept.
    pub keeping: &'a Keeping,
    /// What is carried out when everything stands.
    pub orders: &'a mut Orders,
}

impl Parts<'_> {
    /// Asks for a command.
    pub fn run(&mut self, id: CommandId) {
        self.orders.push(Order::Run(id));
    }
}

impl Panes {
    /// True where something lies over the window that has the user's attention.
    #[must_use]
    pub fn is_covered(&self) -> bool {
        self.overlay.is_some() || self.editor.is_some() || self.export.dialog.is_some()
    }

    /// True where a field has the keyboard on the next frame, or something over the window with a field in it.
    #[must_use]
    pub(crate) fn opens_field(&self) -> bool {
        self.focus_filter
            || self.is_covered()
            || self.timeline.ask.is_some()
            || self.editing.as_ref().is_some_and(|form| form.focus.is_some())
            || self.reader.find.as_ref().is_some_and(|find| find.focus)
    }

    /// True where the keyboard belongs to something that will go away again.
    #[must_use]
    pub(crate) fn lends_keyboard(&self) -> bool {
        self.is_covered() || self.timeline.ask.is_some() || self.timeline.menu.is_some() || self.timeline.fiscal
    }
}

impl App {
    /// What a panel takes that shows time, with the work left out.
    pub(crate) fn parts(&mut self) -> Parts<'_> {
        let Self { data, time, choice, panes, work } = self;
        Parts { data, time, choice, panes, keeping: &work.keeping, orders: &mut work.orders }
    }

    /// An empty window, on the first screen.
    #[must_use]
    pub fn new(kept: Kept) -> Self {
        Self {
            data: Data::default(),
            time: Time::default(),
            choice: Choice::default(),
            panes: Panes { kept, ..Panes::default() },
            work: Work::default(),
        }
    }
}
