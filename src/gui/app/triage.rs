//! Triage: one undecided record after another, the most doubtful first, and decisions on everything that is shown.

use std::collections::HashSet;
use std::time::{Duration, Instant};

use crate::gui::app::state::forms::{Editor, bulk};
use crate::gui::app::state::layout::Preset;
use crate::gui::app::state::timeline::Reveal;
use crate::gui::app::state::triage::Entry;
use crate::gui::app::{App, Data};
use crate::index::Place;
use crate::model::RecordId;
use crate::project::{Edit, Status};
use crate::view::doubt::Doubt;

/// Decisions older than this do not count for the rate.
const MINUTES: u64 = 3;

impl App {
    /// True in the layout that decides one record after another.
    #[must_use]
    pub fn is_triage(&self) -> bool {
        self.panes.kept.preset == Preset::Triage
    }

    /// Makes the queue again where what is shown has changed.
    pub fn make_queue(&mut self) {
        if self.panes.triage.made == Some(self.data.revision) {
            return;
        }
        let (queue, done) = queue_of(&self.data);
        self.panes.triage.queue = queue;
        self.panes.triage.done = done;
        self.panes.triage.made = Some(self.data.revision);
    }

    /// Selects a record of the queue and opens its paragraph, as triage shows it.
    pub fn triage_at(&mut self, id: RecordId) {
        self.show_on_timeline(id);
        self.open_source(id);
        self.panes.triage.reveal = true;
        self.panes.timeline.reveal = if self.panes.triage.holds { Reveal::Sight } else { Reveal::Keyboard };
    }

    /// Goes from a record to the next of the queue, of which it says how many are left; called before the queue is made again.
    pub(crate) fn triage_on(&mut self, from: RecordId) -> Option<usize> {
        let now = Instant::now();
        let times = &mut self.panes.triage.times;
        times.push_back(now);
        while times.front().is_some_and(|first| now.duration_since(*first) > Duration::from_secs(60 * MINUTES)) {
            times.pop_front();
        }
        let at = self.panes.triage.queue.iter().position(|entry| entry.id == from);
        let behind = self.panes.triage.queue.get(at.map_or(0, |at| at + 1)..).unwrap_or_default();
        let next: Vec<RecordId> = behind.iter().chain(&self.panes.triage.queue).map(|entry| entry.id).collect();
        self.make_queue();
        let open = |id: &RecordId| self.panes.triage.queue.iter().any(|entry| entry.id == *id);
        if let Some(id) = next.into_iter().find(|id| *id != from && open(id)) {
            self.triage_at(id);
        }
        Some(self.panes.triage.queue.len())
    }

    /// Asks for a decision on everything undecided that the filter shows.
    pub fn ask_bulk(&mut self, status: Status) {
        let shown = &self.data.shown.items;
        let dated = shown.dated.iter().map(|item| (item.id, item.status));
        let all: Vec<(RecordId, Status)> =
            dated.chain(shown.undated.iter().map(|item| (item.id, item.status))).collect();
        let ids: Vec<RecordId> = all.iter().filter(|(_, now)| *now == Status::Undecided).map(|(id, _)| *id).collect();
        if ids.is_empty() {
            self.note("Nothing that is shown is undecided".to_owned(), None);
            return;
        }
        // Numbers are those of the status bar: an event that several documents tell is one.
        let open = |now: Status| now == Status::Undecided;
        let undated =
            |figure: bool| shown.undated.iter().filter(|item| item.figure == figure && open(item.status)).count();
        let events = shown.dated.iter().filter(|item| item.is_event() && open(item.status)).count() + undated(false);
        let figures = shown.dated.iter().filter(|item| item.figure && open(item.status)).count() + undated(true);
        let counts = shown.counts();
        let decided = counts.all_events() + counts.all_figures() - events - figures;
        self.panes.editor = Some(Editor::Bulk(bulk::Form { status, ids, marks: (events, figures), decided, of: None }));
    }

    /// Asks whether some undecided records, and all that tell the same, are to be accepted.
    pub fn ask_bulk_of(&mut self, open: Vec<RecordId>, of: String) {
        let mut ids: Vec<RecordId> = open.into_iter().flat_map(|id| self.settled_with(id)).collect();
        let mut seen = HashSet::new();
        ids.retain(|id| seen.insert(*id) && self.data.project.status(*id) == Status::Undecided);
        let figure = |id: &&RecordId| self.data.record(**id).is_some_and(|record| record.figure.is_some());
        let figures = ids.iter().filter(figure).count();
        let marks = (ids.len() - figures, figures);
        let form = bulk::Form { status: Status::Accepted, ids, marks, decided: 0, of: Some(of) };
        self.panes.editor = Some(Editor::Bulk(form));
    }

    /// True where something undecided is shown.
    #[must_use]
    pub fn has_undecided(&self) -> bool {
        let shown = &self.data.shown.items;
        let open = |status: Status| status == Status::Undecided;
        shown.dated.iter().any(|item| open(item.status)) || shown.undated.iter().any(|item| open(item.status))
    }
}

/// What is undecided of what is shown, the most doubtful first; how many are decided, of how many.
pub(crate) fn queue_of(data: &Data) -> (Vec<Entry>, (usize, usize)) {
    let shown = &data.shown.items;
    let mut seen: HashSet<Place> = HashSet::new();
    let (mut queue, mut done, mut all) = (Vec::new(), 0, 0);
    for (at, item) in (0_u32..).zip(shown.dated.iter()) {
        // An event, and each value of a fact, stands in the queue once, whoever tells it; a sentence that only tells a figure
        // stands with it.
        if item.retold || seen.contains(&item.place) {
            continue;
        }
        if data.items.claims().joins().number(item.place).is_some() {
            seen.extend(data.settled_with(item.id));
        }
        all += 1;
        done += usize::from(item.status != Status::Undecided);
        if item.status == Status::Undecided
            && let Some(record) = item.place.of(&data.corpus)
        {
            queue.push(Entry { doubt: Doubt::of(item, record), id: item.id, at });
        }
    }
    let first = shown.dated.len() as u32;
    for (at, item) in (first..).zip(&shown.undated) {
        all += 1;
        done += usize::from(item.status != Status::Undecided);
        if item.status == Status::Undecided {
            queue.push(Entry { doubt: Doubt::Undated, id: item.id, at });
        }
    }
    queue.sort_by_key(|entry| (entry.doubt, entry.at));
    (queue, (done, all))
}

/// The edit of a decision on many.
#[must_use]
pub fn bulk_edit(form: &bulk::Form) -> Edit {
    Edit::Status(form.ids.iter().map(|id| (*id, form.status)).collect())
}
