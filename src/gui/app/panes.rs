//! Sides and layouts: shown, put away, brought to the front.

use crate::cmd::CommandId;
use crate::gui::app::state::columns::Column;
use crate::gui::app::state::layout::{Layout, Panel, Preset};
use crate::gui::app::{App, Pane};

/// Puts the panels as a preset has them.
pub fn apply(app: &mut App, preset: Preset) {
    app.panes.kept.preset = preset;
    app.panes.kept.layout = Layout::of(preset);
    let (left, right) = match preset {
        Preset::Read | Preset::Triage => (true, true),
        Preset::Present => (false, false),
        Preset::Figures => (false, true),
    };
    app.panes.kept.left = left;
    app.panes.kept.right = right;
    app.panes.bottom = None;
    if preset == Preset::Triage {
        app.make_queue();
        let queue = &app.panes.triage.queue;
        let inside = queue.iter().any(|entry| Some(entry.id) == app.choice.selection);
        if let Some(first) = queue.first().filter(|_| !inside).map(|entry| entry.id) {
            app.triage_at(first);
        }
    }
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
