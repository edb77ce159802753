//! Full-text search in the window: what is looked for, what was found, and stepping through it.
//!
//! Searching runs on a thread of its own, so that typing never waits; the answer to an older query is thrown away. The
//! thread reads the corpus itself, so it is stopped before the corpus changes.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;

use crossbeam_channel::{Receiver, bounded};

use crate::corpus::Corpus;
use crate::gui::app::{App, Reading};
use crate::index::text::{self, Found, Query};
use crate::model::{DocId, RecordId, Span};

/// Search, from frame to frame.
#[derive(Debug, Default)]
pub struct State {
    /// True while the box in the toolbar searches instead of filtering.
    pub on: bool,
    /// What was typed.
    pub typed: String,
    /// What was found for it.
    pub found: Option<Found>,
    /// The hit that was stepped to.
    pub at: Option<usize>,
    /// Times of the hits of each lane, in order, while something is looked for.
    lanes: Vec<Vec<f64>>,
    /// Wakes the window when an answer has come; known once something was looked for.
    waker: Option<egui::Context>,
    /// The words found in the open document, made again with each answer.
    open: (Option<DocId>, Vec<Span>),
    answer: Option<Asked>,
}

/// A search that runs.
#[derive(Debug)]
struct Asked {
    answer: Receiver<Option<Found>>,
    stop: Arc<AtomicBool>,
    thread: JoinHandle<()>,
    ctx: egui::Context,
}

impl Asked {
    /// Ends the search; its thread holds nothing of the corpus any more.
    fn end(self) {
        self.stop.store(true, Ordering::Relaxed);
        // It looks at the flag after each document. Should it have panicked, there is no answer to wait for either.
        let _ = self.thread.join();
    }
}

impl State {
    /// True while an answer is still to come.
    #[must_use]
    pub fn is_searching(&self) -> bool {
        self.answer.is_some()
    }

    /// True where marks that are no hits are to be dimmed.
    #[must_use]
    pub fn is_active(&self) -> bool {
        self.found.is_some()
    }

    /// True for a record that is no hit while something is looked for.
    #[must_use]
    pub fn dims(&self, id: RecordId) -> bool {
        self.found.as_ref().is_some_and(|found| !found.records.contains(&id))
    }

    /// How many of a lane's events were found; `None` while nothing is looked for.
    #[must_use]
    pub fn lane_hits(&self, lane: usize) -> Option<usize> {
        self.found.as_ref().map(|_| self.lanes.get(lane).map_or(0, Vec::len))
    }

    /// How many of a lane's events that begin in `[start, end)` were found.
    #[must_use]
    pub fn hits_between(&self, lane: usize, start: f64, end: f64) -> usize {
        let times = self.lanes.get(lane).map(Vec::as_slice).unwrap_or_default();
        times.partition_point(|time| *time < end) - times.partition_point(|time| *time < start)
    }

    /// The words found in a document, in the order of the text.
    #[must_use]
    pub fn spans(&self, id: DocId) -> &[Span] {
        if self.open.0 == Some(id) { &self.open.1 } else { &[] }
    }

    /// Marks the words in the document that is read.
    pub(crate) fn mark(&mut self, corpus: &Corpus, id: DocId) {
        if self.found.is_none() {
            self.open = (None, Vec::new());
        } else if self.open.0 != Some(id) {
            let places = |article: &crate::corpus::Article| Query::words(&self.typed).places(&article.document);
            self.open = (Some(id), corpus.article(id).map(places).unwrap_or_default());
        }
    }

    /// "3 of 12 hits in 5 documents", "No hits".
    #[must_use]
    pub fn words(&self) -> Option<String> {
        let found = self.found.as_ref()?;
        let hits = crate::model::counted(found.hits.len(), "hit");
        let inside = crate::model::counted(found.documents, "document");
        Some(match self.at {
            _ if found.hits.is_empty() => "no hits".to_owned(),
            Some(at) => {
                format!("hit {} of {} in {inside}", at + 1, crate::model::grouped(found.hits.len()))
            }
            None => format!("{hits} in {inside}"),
        })
    }
}

/// Looks for what stands in the box now.
pub fn start(app: &mut App, ctx: &egui::Context) {
    halt(app);
    let state = &mut app.choice.find;
    state.at = None;
    let query = Query::words(&state.typed);
    if query.is_empty() {
        state.found = None;
        return;
    }
    let (sender, answer) = bounded(1);
    let stop = Arc::new(AtomicBool::new(false));
    let (corpus, flag, waker) = (Arc::clone(&app.data.corpus), Arc::clone(&stop), ctx.clone());
    let thread = std::thread::spawn(move || {
        let found = text::find(&corpus, &query, &flag);
        // Whoever hears the answer may change the corpus.
        drop(corpus);
        // Nobody listens any more once another query has been typed.
        let _ = sender.send(found);
        waker.request_repaint();
    });
    state.answer = Some(Asked { answer, stop, thread, ctx: ctx.clone() });
}

/// Ends a search under way: before the corpus changes, which its thread reads.
pub fn halt(app: &mut App) {
    if let Some(asked) = app.choice.find.answer.take() {
        app.choice.find.waker = Some(asked.ctx.clone());
        asked.end();
    }
}

/// Takes the answer, once there is one.
pub fn hear(app: &mut App) {
    let Some(found) = app.choice.find.answer.as_ref().and_then(|asked| asked.answer.try_recv().ok()) else { return };
    app.choice.find.waker = app.choice.find.answer.take().map(|asked| asked.ctx);
    if found.is_some() {
        app.choice.find.found = found;
        app.choice.find.open = (None, Vec::new());
        count_lanes(app);
    }
}

/// Counts the hits of every lane again: after a search, and when the lanes have changed.
pub fn count_lanes(app: &mut App) {
    let board = &app.panes.timeline.board;
    let mut lanes = vec![Vec::new(); board.len()];
    for id in app.choice.find.found.iter().flat_map(|found| &found.records) {
        let Some(at) = app.shown_at(*id) else { continue };
        let times = board.lane_of(at).and_then(|(lane, _)| lanes.get_mut(lane));
        if let (Some(times), Some(item)) = (times, app.data.shown.items.dated.get(at as usize)) {
            times.push(item.start);
        }
    }
    for times in &mut lanes {
        times.sort_unstable_by(f64::total_cmp);
    }
    app.choice.find.lanes = lanes;
}

/// Looks again in what the corpus holds now; what was found before stays until then.
pub fn corpus_changed(app: &mut App) {
    app.choice.find.open = (None, Vec::new());
    if let Some(ctx) = app.choice.find.waker.clone().filter(|_| !app.choice.find.typed.trim().is_empty()) {
        start(app, &ctx);
    }
}

/// Ends the search; everything is as bright as before.
pub fn clear(app: &mut App) {
    halt(app);
    app.choice.find.typed.clear();
    app.choice.find.found = None;
    app.choice.find.at = None;
}

/// True where a search has found something.
pub(crate) fn has_hits(app: &App) -> bool {
    app.choice.find.found.as_ref().is_some_and(|found| !found.hits.is_empty())
}

/// Goes to the next or the previous hit in the order of time and opens its source.
pub fn step(app: &mut App, forward: bool) {
    let Some(found) = &app.choice.find.found else { return };
    let count = found.hits.len();
    let next = match (app.choice.find.at, forward) {
        _ if count == 0 => return,
        (None, true) => 0,
        (None, false) => count - 1,
        (Some(at), true) => (at + 1) % count,
        (Some(at), false) => at.checked_sub(1).unwrap_or(count - 1),
    };
    let Some(hit) = found.hits.get(next).copied() else { return };
    app.choice.find.at = Some(next);
    if let Some(id) = hit.record {
        app.show_on_timeline(id);
        app.open_source(id);
        app.panes.timeline.reveal = true;
    } else {
        app.choice.selection = None;
        app.read(Reading { document: Some(hit.document), scroll_to: Some(hit.paragraph) });
    }
}
