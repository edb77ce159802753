//! Saved views: time, filter, lanes and chart choices under a name.

use crate::gui::app::state::forms::view::Form;
use crate::gui::app::state::forms::{Editor, Keyboard};
use crate::gui::app::{App, Choice, Keeping, LanesBy, Panes, Parts, Time};
use crate::project::View;
use crate::view::window::{Window, civil, seconds};

impl App {
    /// What is shown, as a view.
    #[must_use]
    pub fn as_view(&self) -> View {
        seen(&self.time, &self.choice, &self.panes, &self.work.keeping)
    }

    /// Shows a saved view.
    pub fn apply_view(&mut self, name: &str) {
        let Some(view) = self.data.project.view(name).cloned() else { return };
        self.choice.filter = view.filter;
        self.desk_mut().charts = view.charts;
        if let Some(by) = LanesBy::of(&view.lanes) {
            self.panes.kept.lanes_by = by;
        }
        self.refilter();
        match view.window {
            Some((start, end)) => self.look_at(Window::new(seconds(start), seconds(end))),
            None => self.look_at(Window::fit(self.shown_extent())),
        }
        // What the view leaves out is not what its inspector and its line through time are about.
        if self.choice.selection.is_some_and(|id| self.item(id).is_some() && self.shown_at(id).is_none()) {
            self.choice.selection = None;
        }
        self.choice.view = Some(name.to_owned());
    }

    /// Applies the view after or before the one applied last.
    pub fn step_view(&mut self, forward: bool) {
        let names: Vec<String> = self.data.project.views().map(|(name, _)| name.to_owned()).collect();
        let at = self.choice.view.as_ref().and_then(|name| names.iter().position(|other| other == name));
        let next = match (at, forward) {
            (None, true) => 0,
            (None, false) => names.len().saturating_sub(1),
            (Some(at), true) => (at + 1) % names.len().max(1),
            (Some(at), false) => at.checked_sub(1).unwrap_or(names.len().saturating_sub(1)),
        };
        if let Some(name) = names.get(next) {
            self.apply_view(name);
        }
    }

    /// Asks for the name of a new view.
    pub fn ask_view(&mut self) {
        let free = (1..=self.data.project.views().count() + 1)
            .map(|at| format!("View {at}"))
            .find(|name| self.data.project.view(name).is_none());
        let form = Form { name: free.unwrap_or_default(), old: None, keyboard: Keyboard::Free };
        self.panes.editor = Some(Editor::View(form));
    }
}

impl Parts<'_> {
    /// What is shown, as a view.
    #[must_use]
    pub fn as_view(&self) -> View {
        seen(self.time, self.choice, self.panes, self.keeping)
    }
}

/// True where a view is not what is shown any more.
#[must_use]
pub fn strayed(view: &View, shown: &View) -> bool {
    let far = |a: chrono::NaiveDateTime, b: chrono::NaiveDateTime| (a - b).num_seconds().abs() > 1;
    let moved = view.window.zip(shown.window).is_some_and(|(a, b)| far(a.0, b.0) || far(a.1, b.1));
    moved || (&view.filter, &view.lanes, &view.charts) != (&shown.filter, &shown.lanes, &shown.charts)
}

fn seen(time: &Time, choice: &Choice, panes: &Panes, keeping: &Keeping) -> View {
    View {
        window: Some((civil(time.window.start), civil(time.window.end))),
        filter: choice.filter.clone(),
        lanes: panes.kept.lanes_by.word().to_owned(),
        charts: keeping.desk.charts.clone(),
    }
}
