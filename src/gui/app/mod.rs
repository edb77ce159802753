//! The window's state and what happens to it: loading, selecting, moving in time. Painting lives in the `*_ui` files.

pub(crate) mod axis;
pub mod columns;
pub(crate) mod decisions;
pub mod desk;
pub mod keeping;
pub(crate) mod loading;
pub mod parts;
pub(crate) mod sample;
pub mod search;
pub(crate) mod state;
pub mod time;
pub mod trail;

use std::time::{Duration, Instant};

pub use self::keeping::Keeping;
pub use self::parts::{Choice, Data, Panes, Time, Work};
pub use self::state::{Bottom, Kept, LanesBy, Message, Overlay, Pane, Progress, Reading, Totals};
pub use self::trail::Way;
use crate::cmd::CommandId;
use crate::corpus::Article;
use crate::gui::kit::dialog::{Answer, Ask};
use crate::index::Place;
use crate::model::{Record, RecordId};
use crate::view::filter::{self, Columns, Filter, Shown};
use crate::view::{Items, Window};

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

/// Messages that wait at most.
const MOST_WAITING: usize = 8;
/// While files arrive, items are made again at most this often.
const REFRESH: Duration = Duration::from_millis(200);

impl App {
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

    /// Back to the first screen.
    pub fn close(&mut self) {
        let kept = std::mem::take(&mut self.panes.kept);
        let revision = self.data.revision + 1;
        let keeping = std::mem::take(&mut self.work.keeping).parted();
        *self = Self::new(kept);
        self.data.revision = revision;
        self.work.keeping = keeping;
    }

    /// Takes in what other threads have done since the last frame.
    pub fn logic(&mut self, ctx: &egui::Context) {
        self.advance(ctx);
        self.hear_job(ctx);
        self.hear_dialog(ctx);
        self.hear_relaid();
        self.hear_kept(ctx);
        if self.work.relaying.is_some() {
            ctx.request_repaint_after(Duration::from_millis(50));
        }
        crate::gui::app::search::hear(self);
        super::export::hear(self, ctx);
        if let Some(since) = self.work.stale {
            if self.work.job.is_none() || since.elapsed() >= REFRESH {
                self.refresh();
            } else {
                ctx.request_repaint_after(REFRESH);
            }
        }
        let over = self.work.message.as_ref().map(|message| message.since.elapsed() > message.stays());
        match over {
            Some(true) => {
                self.dismiss();
            }
            Some(false) => ctx.request_repaint_after(Duration::from_secs(1)),
            None => {}
        }
    }

    fn hear_dialog(&mut self, ctx: &egui::Context) {
        let Some(dialog) = &self.work.dialog else { return };
        let Some(answer) = dialog.poll() else { return };
        let ask = dialog.ask;
        self.work.dialog = None;
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
        self.work.stale = None;
        let project = &self.data.project;
        self.data.items = Items::of(&self.data.corpus, |record| project.status(record.id));
        self.data.undated = self.data.items.undated.iter().map(|item| (item.id, item.place)).collect();
        self.data.order = crate::gui::side::documents::by_date(self);
        self.data.facets_of = Columns::of(&self.data.corpus, &self.data.items, &self.data.project);
        self.refilter();
        crate::gui::app::search::corpus_changed(self);
        if !self.time.moved {
            self.first_window();
        }
    }

    /// Takes the decisions over into the items: nothing else of them has changed.
    pub fn restatus(&mut self) {
        // The shown items share the list; without them it is changed in place.
        self.data.shown = Shown::default();
        let project = &self.data.project;
        self.data.items.decide(|id| project.status(id));
        self.refilter();
    }

    /// Applies the filter again.
    pub fn refilter(&mut self) {
        self.data.shown = filter::apply(&self.choice.filter, &self.data.corpus, &self.data.facets_of, &self.data.items);
        self.data.facets = crate::gui::side::facets::kinds(self);
        // A cluster names its events by their place in the list that was shown.
        self.choice.members = None;
        self.data.totals = Totals::of(&self.data.items, &self.data.shown.items);
        self.data.revision += 1;
        self.choice.members = None;
        self.refold();
    }

    /// Changes the filter and applies it.
    pub fn refilter_with(&mut self, change: impl FnOnce(&mut Filter)) {
        change(&mut self.choice.filter);
        self.refilter();
    }

    fn first_window(&mut self) {
        match &self.panes.kept.view {
            Some((corpus, start, end)) if self.identity().as_ref() == Some(corpus) => {
                self.time.window = Window::new(*start, *end).folded(self.time.folds).within(self.extent());
                self.time.moved = self.work.job.is_none();
            }
            _ => {
                let core = self.data.items.core(crate::view::Item::is_event).unwrap_or_else(|| self.extent());
                self.time.window = Window::fit(core.folded(self.time.folds));
            }
        }
    }

    /// True where something lies over the window that has the user's attention.
    #[must_use]
    pub fn is_covered(&self) -> bool {
        self.panes.overlay.is_some() || self.panes.editor.is_some() || self.panes.export.dialog.is_some()
    }

    /// The record of an id.
    #[must_use]
    pub fn record(&self, id: RecordId) -> Option<&Record> {
        self.place(id)?.of(&self.data.corpus)
    }

    /// Where a record stands.
    #[must_use]
    pub fn place(&self, id: RecordId) -> Option<Place> {
        let dated = self.data.items.find(id).map(|item| item.place);
        dated.or_else(|| self.data.undated.get(&id).copied())
    }

    /// The selected record with its article.
    #[must_use]
    pub fn selected(&self) -> Option<(&Article, &Record)> {
        let record = self.record(self.choice.selection?)?;
        Some((self.data.corpus.article(record.evidence.document)?, record))
    }

    /// Selects a record; the open document stays.
    pub fn select(&mut self, id: RecordId) {
        self.choice.selection = Some(id);
    }

    /// Selects a record and opens its paragraph.
    pub fn open_source(&mut self, id: RecordId) {
        self.choice.selection = Some(id);
        let Some(evidence) = self.record(id).map(|record| record.evidence) else { return };
        self.read(Reading { document: Some(evidence.document), scroll_to: Some(evidence.paragraph) });
    }

    /// Opens a paragraph in the reader and remembers it.
    pub fn read(&mut self, reading: Reading) {
        if let Some(document) = reading.document {
            let place = (document, reading.scroll_to.unwrap_or(1));
            if self.choice.here != Some(place) {
                let left = self.choice.here.replace(place);
                left.into_iter().for_each(|left| self.choice.trail.leave(left));
            }
        }
        self.turn_to(reading);
    }

    /// Goes back to what was read before, or forward again.
    pub fn read_again(&mut self, way: Way) {
        if let Some(place) = self.choice.trail.turn(way, self.choice.here) {
            self.choice.here = Some(place);
            self.turn_to(Reading { document: Some(place.0), scroll_to: Some(place.1) });
        }
    }

    fn turn_to(&mut self, reading: Reading) {
        self.choice.reading = reading;
        self.show_reader();
        crate::gui::reader::original::look(self);
    }

    /// Puts one sentence at the foot of the window.
    pub fn say(&mut self, text: String, error: bool) {
        self.show(Message { text, error, action: None, since: Instant::now() });
    }

    /// The same with something that can be done about it.
    pub fn say_with(&mut self, text: String, error: bool, action: CommandId) {
        self.show(Message { text, error, action: Some(action), since: Instant::now() });
    }

    /// What went wrong stays until it was read: later news waits behind it.
    fn show(&mut self, message: Message) {
        let known = |other: &Message| other.text == message.text;
        match &self.work.message {
            Some(standing) if standing.error && known(standing) => {}
            Some(standing) if standing.error => {
                if !self.work.later.iter().any(known) && self.work.later.len() < MOST_WAITING {
                    self.work.later.push_back(message);
                }
            }
            _ => self.work.message = Some(message),
        }
    }

    /// Ends the message at the foot of the window; the next one takes its place. False where there was none.
    pub fn dismiss(&mut self) -> bool {
        let was = self.work.message.take().is_some();
        self.work.message = self.work.later.pop_front().map(|next| Message { since: Instant::now(), ..next });
        was
    }
}
