//! Full-text search in the window: what is looked for, what was found, and stepping through it.
//!
//! Searching runs on a thread of its own, so that typing never waits; the answer to an older query is thrown away. The
//! thread reads the corpus that was shown when it began; what has come since is looked through by the next search.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::gui::app::state::timeline::Reveal;
use crate::gui::app::{App, Reading};
use crate::index::text::{self, Query};
use crate::job::Task;

/// Looks for what stands in the box now.
pub fn start(app: &mut App, ctx: &egui::Context) {
    halt(app);
    app.panes.found.front = true;
    let state = &mut app.choice.find;
    state.at = None;
    let query = Query::words(&state.typed);
    if query.is_empty() {
        state.found = None;
        return;
    }
    let (corpus, waker) = (Arc::clone(&app.data.corpus), ctx.clone());
    // The corpus is let go of with the answer: whoever hears that may change it.
    let find = move |stop: &AtomicBool| text::find_most(&corpus, &query, stop);
    state.task = Some(Task::start("search", find, move || waker.request_repaint()));
    state.waker = Some(ctx.clone());
}

/// Ends a search under way.
pub fn halt(app: &mut App) {
    if let Some(task) = app.choice.find.task.take() {
        task.end();
    }
}

/// Takes the answer, once there is one.
pub fn hear(app: &mut App) {
    let Some(Ok(found)) = Task::take(&mut app.choice.find.task) else { return };
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
    go(app, next);
    app.panes.found.reveal = true;
    if app.panes.found.holds {
        app.panes.found.enter = true;
        app.panes.timeline.reveal = Reveal::Sight;
    } else if app.choice.selection.is_some() {
        app.panes.timeline.reveal = Reveal::Keyboard;
    }
}

/// Goes to a hit and opens its source.
pub fn go(app: &mut App, at: usize) {
    let hit = app.choice.find.found.as_ref().and_then(|found| found.hits.get(at)).copied();
    let Some(hit) = hit else { return };
    app.choice.find.at = Some(at);
    app.panes.found.own = hit.record;
    if let Some(id) = hit.record {
        app.show_on_timeline(id);
        app.open_source(id);
    } else {
        app.choice.selection = None;
        app.read(Reading { document: Some(hit.document), scroll_to: Some(hit.paragraph) });
    }
}
