//! Sides and layouts: shown, put away, brought to the front.

use egui::{Context, Id};

use crate::cmd::CommandId;
use crate::gui::app::state::columns::Column;
use crate::gui::app::state::layout::{Layout, Panel, Preset};
use crate::gui::app::state::timeline::Reveal;
use crate::gui::app::{App, Bottom, Pane, lanes};
use crate::gui::kit::list;

/// Puts the panels as a preset has them.
pub fn apply(app: &mut App, preset: Preset) {
    app.panes.kept.preset = preset;
    app.panes.kept.layout = Layout::of(preset);
    let (left, right) = match preset {
        Preset::Read | Preset::Triage => (true, true),
        Preset::Present => (false, false),
        Preset::Figures | Preset::Files => (false, true),
    };
    app.panes.kept.left = left;
    app.panes.kept.right = right;
    app.panes.bottom = (preset == Preset::Files).then_some(Bottom::Report);
    (app.panes.claims.shown, app.panes.reader.shown) = (false, false);
    if preset == Preset::Triage {
        app.make_queue();
        let queue = &app.panes.triage.queue;
        let inside = queue.iter().any(|entry| Some(entry.id) == app.choice.selection);
        if let Some(first) = queue.first().filter(|_| !inside).map(|entry| entry.id) {
            app.triage_at(first);
        }
    }
}

/// F6: the keyboard goes to the next pane that is seen, at the node that matters most there; Shift+F6 to the one before.
pub(crate) fn next(app: &mut App, ctx: &Context, forward: bool) {
    let all = Pane::ALL;
    let here = all.iter().position(|pane| *pane == app.panes.pane).unwrap_or_default();
    let step = |by: usize| all[(here + if forward { by } else { all.len() - by }) % all.len()];
    for pane in (1..all.len()).map(step) {
        if enter(app, ctx, pane) {
            app.panes.pane = pane;
            return;
        }
    }
}

/// Gives a pane the keyboard; false where it is not seen.
fn enter(app: &mut App, ctx: &Context, pane: Pane) -> bool {
    // Sides that lie over each other in a narrow window come to the front.
    let column = match pane {
        Pane::Documents | Pane::Facets | Pane::Views | Pane::Undated => app.panes.kept.left.then_some(Column::Left),
        Pane::Source | Pane::Claims | Pane::Found | Pane::Inspector => app.panes.kept.right.then_some(Column::Right),
        _ => Some(Column::Timeline),
    };
    let node = match pane {
        Pane::Filter => {
            app.panes.focus_filter = true;
            return true;
        }
        Pane::Timeline => {
            app.panes.front = Column::Timeline;
            match app.choice.selection.and_then(|id| app.data.shown_at(id)) {
                Some(_) => app.panes.timeline.reveal = Reveal::Keyboard,
                None => lanes::step(app, CommandId::Next),
            }
            return app.choice.selection.is_some();
        }
        Pane::Documents => list::stop(ctx, "Documents").or_else(|| list::stop(ctx, "Queue")),
        Pane::Facets => app.data.facets.first().map(|(kind, _)| Id::unique(("facet kind", *kind))),
        Pane::Views => list::stop(ctx, "Views"),
        Pane::Undated => list::stop(ctx, "Undated"),
        Pane::Charts => Some(Id::unique(("chart menu", 0_usize))),
        Pane::Bottom => list::stop(ctx, "Records").or_else(|| list::stop(ctx, "Files")),
        Pane::Source => app.panes.reader.first,
        Pane::Claims => app.panes.claims.first,
        Pane::Found => list::stop(ctx, "Found"),
        Pane::Inspector => Some(Id::unique(("decision", CommandId::Accept.label()))),
    };
    let seen = |id: &Id| ctx.read_response(*id).is_some();
    let (Some(column), Some(id)) = (column, node.filter(seen)) else { return false };
    ctx.memory_mut(|memory| memory.request_focus(id));
    app.panes.front = column;
    true
}

impl App {
    /// Shows a side, or puts it away where it is seen.
    pub(crate) fn toggle_side(&mut self, id: CommandId) {
        let left = id == CommandId::LeftPanel;
        let seen = if left {
            self.panes.columns.left && self.panes.kept.left
        } else {
            self.panes.columns.right && self.panes.kept.right
        };
        let kept = if left { &mut self.panes.kept.left } else { &mut self.panes.kept.right };
        *kept = !seen || !*kept;
        self.panes.front = match (seen, left) {
            (true, _) => Column::Timeline,
            (false, true) => Column::Left,
            (false, false) => Column::Right,
        };
    }

    /// Opens the right column, and shows its reader where it is too low for the inspector too.
    pub(crate) fn show_reader(&mut self) {
        self.panes.kept.right = true;
        self.panes.front = Column::Right;
        self.panes.claims.shown = false;
        self.panes.reader.shown = true;
        self.panes.kept.layout.open(Panel::Source);
        if self.panes.pane == Pane::Inspector {
            self.panes.pane = Pane::Timeline;
        }
    }

    /// In a narrow window a side lies over the timeline; true where one went away.
    pub(crate) fn back_to_timeline(&mut self) -> bool {
        let covered = !self.panes.columns.timeline;
        if covered {
            self.panes.front = Column::Timeline;
        }
        covered
    }
}
