//! What is kept of how a corpus was looked at: arrangement of lanes, bookmarks, folds. One desk for each corpus.

use std::collections::BTreeSet;

use crate::gui::app::state::desk::Desk;
use crate::gui::app::{App, Choice, LanesBy};
use crate::view::lanes::Arrange;
use crate::view::{Folds, Window};

/// The arrangement of lanes that are divided in a way; in a context everything shows.
#[must_use]
pub fn arranged(desk: &Desk, by: LanesBy, choice: &Choice) -> Arrange {
    let kept = desk.lanes.get(&by).cloned().unwrap_or_default();
    if choice.context.is_some() {
        return Arrange { hidden: BTreeSet::default(), collapsed: BTreeSet::default(), ..kept };
    }
    kept
}

impl App {
    /// The desk of the open corpus.
    #[must_use]
    pub fn desk(&self) -> Option<&Desk> {
        self.data.title.as_ref().map(|_| &self.work.keeping.desk)
    }

    /// The same, to be changed.
    pub fn desk_mut(&mut self) -> &mut Desk {
        &mut self.work.keeping.desk
    }

    /// The arrangement of the lanes as they are divided now.
    #[must_use]
    pub fn arrange(&self) -> Arrange {
        arranged(&self.work.keeping.desk, self.panes.kept.lanes_by, &self.choice)
    }

    /// Changes the arrangement; the lanes are made again.
    pub fn rearrange(&mut self, change: impl FnOnce(&mut Arrange)) {
        let by = self.panes.kept.lanes_by;
        change(self.desk_mut().lanes.entry(by).or_default());
        self.data.revision += 1;
    }

    /// Finds the gaps of what is shown again, where they are folded.
    pub fn refold(&mut self) {
        let fold = self.desk().is_some_and(|desk| desk.fold);
        let spans = self.data.shown.items.dated.iter().map(|item| (item.start, item.end));
        self.time.folds = if fold { Folds::of(spans) } else { Folds::NONE };
        self.time.window = Window::new(self.time.window.start, self.time.window.end).folded(self.time.folds);
    }
}
