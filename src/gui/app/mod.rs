//! The window's state and what happens to it: loading, selecting, moving in time. Painting lives in the `*_ui` files.

pub(crate) mod axis;
pub mod columns;
pub(crate) mod decisions;
pub mod desk;
pub mod keeping;
pub(crate) mod loading;
pub mod roam;
pub(crate) mod sample;
pub mod search;
pub(crate) mod state;
pub(crate) mod trail;

use std::collections::{BTreeSet, HashMap, VecDeque};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

pub use self::keeping::Keeping;
pub use self::state::{Bottom, Kept, LanesBy, Message, Overlay, Pane, Progress, Reading, Tone, Totals};
use crate::cmd::CommandId;
use crate::corpus::{Article, Corpus, NotRead};
use crate::gui::forms::Editor;
use crate::gui::kit::dialog::{Answer, Ask, Dialog};
use crate::index::Place;
use crate::job::Job;
use crate::model::{DocId, Record, RecordId};
use crate::project::{self, Project};
use crate::view::filter::{self, Columns, Filter, Shown};
use crate::view::{Folds, Items, Window};

/// The whole window.
pub struct App {
    /// What was read; other threads draw pages from it.
    pub corpus: Arc<Corpus>,
    /// The corpus's name; `None` on the first screen.
    pub title: Option<String>,
    /// All records as items.
    pub items: Items,
    /// What passes the filter.
    pub shown: Shown,
    /// The filter.
    pub filter: Filter,
    /// Counts up whenever `shown` changes, so that layouts know when to be made again.
    pub revision: u64,
    /// Places of the records without a date; the dated ones are found among the items.
    pub(crate) undated: HashMap<RecordId, Place>,
    /// Counts for the status bar, made whenever `shown` changes.
    pub totals: Totals,
    pub(crate) facets_of: Columns,
    /// The facets with their counts, as they are listed.
    pub facets: Vec<crate::gui::side::facets::Listed>,
    /// Full-text search.
    pub find: crate::gui::app::search::State,
    /// The one window of time.
    pub window: Window,
    /// Long gaps that are drawn short.
    pub folds: Folds,
    /// Where one was, and where a glide leads.
    pub roam: crate::gui::app::roam::Roam,
    /// False until the user has moved it: then it follows what is found.
    pub moved: bool,
    /// The selected record.
    pub selection: Option<RecordId>,
    /// The reader.
    pub reading: Reading,
    /// What was read before.
    pub trail: crate::gui::app::trail::Trail,
    /// The job that reads, while it does.
    pub job: Option<Job>,
    /// How far it is.
    pub progress: Progress,
    /// The folders and files that were opened.
    pub roots: Vec<PathBuf>,
    /// True where the open document's file is no longer where it was read from.
    pub gone: bool,
    /// The export dialog, and pages being written or copied.
    pub export: super::export::State,
    /// A system dialog that is open.
    pub dialog: Option<Dialog>,
    /// The path field of the first screen.
    pub path_field: String,
    /// What lies over the window.
    pub overlay: Option<Overlay>,
    /// A small form that lies over the window: a document's date, a new record, a view's name.
    pub editor: Option<Editor>,
    /// The record whose mark is under the pointer: its words answer in the open document.
    pub timeline_hover: Option<RecordId>,
    /// Documents in the order of the list: newest first.
    pub order: Vec<DocId>,
    /// Documents picked in the list, for what is done to several at once.
    pub marked: BTreeSet<DocId>,
    /// The kind of facets that is listed in full.
    pub whole_facet: Option<project::Kind>,
    /// The saved view that was applied last.
    pub view: Option<String>,
    /// Articles that are read anew in the background after a change of dates.
    pub(crate) relaying: Option<crossbeam_channel::Receiver<Vec<(usize, Article)>>>,
    /// Words typed into the overlay, and the row under the cursor.
    pub overlay_query: (String, usize),
    /// The events of one cluster that the table shows instead of everything.
    pub members: Option<crate::gui::timeline::lanes::Popover>,
    /// The table's rows in their order.
    pub table: crate::gui::table::records::State,
    /// The bottom panel.
    pub bottom: Option<Bottom>,
    /// A message.
    pub message: Option<Message>,
    /// Messages that wait behind one that tells of something that went wrong.
    pub later: VecDeque<Message>,
    /// True on the frame on which the filter box is to take the keyboard.
    pub focus_filter: bool,
    /// What survives.
    pub kept: Kept,
    /// State of the timeline's painting.
    pub timeline: super::timeline::State,
    /// State of the reader's painting.
    pub reader: crate::gui::reader::State,
    /// The analyst's decisions.
    pub project: Project,
    /// Where and whether they are written, and how the corpus is looked at.
    pub keeping: Keeping,
    /// The pane that took the keyboard last, for F6.
    pub pane: Pane,
    /// The columns that were seen on the last frame.
    pub columns: crate::gui::app::columns::Columns,
    /// The column that a narrow window shows.
    pub front: crate::gui::app::columns::Column,
    pub(crate) stale: Option<Instant>,
    pub(crate) fresh: Fresh,
}

/// Messages that wait at most.
const MOST_WAITING: usize = 8;
/// While files arrive, items are made again at most this often.
const REFRESH: Duration = Duration::from_millis(200);
/// So many times as long as making them again takes passes at least before they are made again.
const SHARE: u32 = 200;

/// How it was when the items were made last.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Fresh {
    took: Duration,
    articles: usize,
}

impl App {
    /// An empty window, on the first screen.
    #[must_use]
    pub fn new(kept: Kept) -> Self {
        Self {
            corpus: Arc::default(),
            title: None,
            items: Items::default(),
            shown: Shown::default(),
            filter: Filter::default(),
            revision: 0,
            undated: HashMap::new(),
            totals: Totals::default(),
            facets_of: Columns::default(),
            facets: Vec::new(),
            find: crate::gui::app::search::State::default(),
            window: Window::new(0.0, crate::view::window::YEAR),
            folds: Folds::NONE,
            roam: crate::gui::app::roam::Roam::default(),
            moved: false,
            selection: None,
            reading: Reading::default(),
            trail: crate::gui::app::trail::Trail::default(),
            job: None,
            progress: Progress::default(),
            roots: Vec::new(),
            gone: false,
            export: super::export::State::default(),
            dialog: None,
            path_field: String::new(),
            overlay: None,
            editor: None,
            timeline_hover: None,
            order: Vec::new(),
            marked: BTreeSet::new(),
            whole_facet: None,
            view: None,
            relaying: None,
            overlay_query: (String::new(), 0),
            members: None,
            table: crate::gui::table::records::State::default(),
            bottom: None,
            message: None,
            later: VecDeque::new(),
            focus_filter: false,
            kept,
            timeline: super::timeline::State::default(),
            reader: crate::gui::reader::State::default(),
            project: Project::default(),
            keeping: Keeping::default(),
            pane: Pane::default(),
            columns: crate::gui::app::columns::Columns::default(),
            front: crate::gui::app::columns::Column::default(),
            stale: None,
            fresh: Fresh::default(),
        }
    }

    /// Back to the first screen.
    pub fn close(&mut self) {
        let kept = std::mem::take(&mut self.kept);
        let revision = self.revision + 1;
        let keeping = std::mem::take(&mut self.keeping).parted();
        *self = Self { revision, keeping, ..Self::new(kept) };
    }

    /// Takes in what other threads have done since the last frame.
    pub fn logic(&mut self, ctx: &egui::Context) {
        self.advance(ctx);
        self.hear_job(ctx);
        self.hear_dialog(ctx);
        self.hear_relaid();
        self.hear_kept(ctx);
        if self.relaying.is_some() {
            ctx.request_repaint_after(Duration::from_millis(50));
        }
        crate::gui::app::search::hear(self);
        super::export::hear(self, ctx);
        if let Some(since) = self.stale {
            if self.job.is_none() || since.elapsed() >= self.pause() {
                self.refresh();
            } else {
                ctx.request_repaint_after(REFRESH);
            }
        }
        let over = self.message.as_ref().map(|message| message.since.elapsed() > message.stays());
        match over {
            Some(true) => {
                self.dismiss();
            }
            Some(false) => ctx.request_repaint_after(Duration::from_secs(1)),
            None => {}
        }
    }

    fn hear_dialog(&mut self, ctx: &egui::Context) {
        let Some(dialog) = &self.dialog else { return };
        let Some(answer) = dialog.poll() else { return };
        let ask = dialog.ask;
        self.dialog = None;
        match (ask, answer) {
            (_, Answer::Cancelled) => {}
            (Ask::Folder, Answer::Path(path)) => self.open_paths(vec![path], ctx),
            (Ask::Folder, Answer::NoDialog) => self.say(
                "This system offers no folder chooser. Paste a path on the first screen, or start: dateline FOLDER"
                    .to_owned(),
                true,
            ),
            (Ask::Page, Answer::Path(path)) => super::export::chosen(self, &path, ctx),
            (Ask::Page, Answer::NoDialog) => super::export::no_chooser(self),
            (Ask::Records, Answer::Path(path)) => super::export::save_records(self, &path),
            (Ask::Records, Answer::NoDialog) => {
                super::export::save_records(self, &super::export::free_path(self, "jsonl"));
            }
        }
    }

    /// Makes items, places and the filtered view from the corpus again.
    pub fn refresh(&mut self) {
        let begun = Instant::now();
        self.stale = None;
        self.totals.not_read = NotRead::of(&self.corpus);
        let project = &self.project;
        self.items = Items::of(&self.corpus, |record| project.status(record.id));
        self.undated = self.items.undated.iter().map(|item| (item.id, item.place)).collect();
        self.order = crate::gui::side::documents::by_date(self);
        self.facets_of = Columns::of(&self.corpus, &self.items, &self.project);
        self.refilter();
        crate::gui::app::search::corpus_changed(self);
        if !self.moved {
            self.first_window();
        }
        self.fresh = Fresh { took: begun.elapsed(), articles: self.corpus.articles.len() };
    }

    /// How long what has come waits until it is shown: with many files, until they are twice as many, or until what
    /// showing costs is next to nothing beside the time that has gone by.
    fn pause(&self) -> Duration {
        let grown = self.corpus.articles.len() >= self.fresh.articles * 2;
        if grown { REFRESH } else { REFRESH.max(self.fresh.took * SHARE) }
    }

    /// Takes the decisions over into the items: nothing else of them has changed.
    pub fn restatus(&mut self) {
        // The shown items share the list; without them it is changed in place.
        self.shown = Shown::default();
        let project = &self.project;
        self.items.decide(|id| project.status(id));
        self.refilter();
    }

    /// Applies the filter again.
    pub fn refilter(&mut self) {
        self.shown = filter::apply(&self.filter, &self.corpus, &self.facets_of, &self.items);
        self.facets = crate::gui::side::facets::kinds(self);
        // A cluster names its events by their place in the list that was shown.
        self.members = None;
        self.recount();
        self.revision += 1;
        self.members = None;
        self.refold();
    }

    /// Counts what there is and what is shown; what was not read stays as it was counted when files came.
    pub(super) fn recount(&mut self) {
        self.totals = Totals { not_read: self.totals.not_read, ..Totals::of(&self.items, &self.shown.items) };
    }

    /// Changes the filter and applies it.
    pub fn refilter_with(&mut self, change: impl FnOnce(&mut Filter)) {
        change(&mut self.filter);
        self.refilter();
    }

    fn first_window(&mut self) {
        match &self.kept.view {
            Some((corpus, start, end)) if self.identity().as_ref() == Some(corpus) => {
                self.window = Window::new(*start, *end).folded(self.folds).within(self.extent());
                self.moved = self.job.is_none();
            }
            _ => {
                let core = self.items.core(crate::view::Item::is_event).unwrap_or_else(|| self.extent());
                self.window = Window::fit(core.folded(self.folds));
            }
        }
    }

    /// True where something lies over the window that has the user's attention.
    #[must_use]
    pub fn is_covered(&self) -> bool {
        self.overlay.is_some() || self.editor.is_some() || self.export.dialog.is_some()
    }

    /// The record of an id.
    #[must_use]
    pub fn record(&self, id: RecordId) -> Option<&Record> {
        self.place(id)?.of(&self.corpus)
    }

    /// Where a record stands.
    #[must_use]
    pub fn place(&self, id: RecordId) -> Option<Place> {
        let dated = self.items.find(id).map(|item| item.place);
        dated.or_else(|| self.undated.get(&id).copied())
    }

    /// The selected record with its article.
    #[must_use]
    pub fn selected(&self) -> Option<(&Article, &Record)> {
        let record = self.record(self.selection?)?;
        Some((self.corpus.article(record.evidence.document)?, record))
    }

    /// Selects a record; the open document stays.
    pub fn select(&mut self, id: RecordId) {
        self.selection = Some(id);
    }

    /// Selects a record and opens its paragraph.
    pub fn open_source(&mut self, id: RecordId) {
        self.selection = Some(id);
        let Some(evidence) = self.record(id).map(|record| record.evidence) else { return };
        self.read(Reading { document: Some(evidence.document), scroll_to: Some(evidence.paragraph) });
    }

    /// Puts one sentence at the foot of the window.
    pub fn say(&mut self, text: String, error: bool) {
        self.show(Message { text, tone: tone(error), action: None, since: Instant::now() });
    }

    /// The same of something to be known, that was not done by the user.
    pub fn note(&mut self, text: String, action: Option<CommandId>) {
        self.show(Message { text, tone: Tone::Note, action, since: Instant::now() });
    }

    /// The same with something that can be done about it.
    pub fn say_with(&mut self, text: String, error: bool, action: CommandId) {
        self.show(Message { text, tone: tone(error), action: Some(action), since: Instant::now() });
    }

    /// What went wrong stays until it was read: later news waits behind it.
    fn show(&mut self, message: Message) {
        let known = |other: &Message| other.text == message.text;
        match &self.message {
            Some(standing) if standing.is_wrong() && known(standing) => {}
            Some(standing) if standing.is_wrong() => {
                if !self.later.iter().any(known) && self.later.len() < MOST_WAITING {
                    self.later.push_back(message);
                }
            }
            _ => self.message = Some(message),
        }
    }

    /// Ends the message at the foot of the window; the next one takes its place. False where there was none.
    pub fn dismiss(&mut self) -> bool {
        let was = self.message.take().is_some();
        self.message = self.later.pop_front().map(|next| Message { since: Instant::now(), ..next });
        was
    }
}

fn tone(error: bool) -> Tone {
    if error { Tone::Wrong } else { Tone::Done }
}
