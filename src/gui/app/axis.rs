//! The window of time and what stands on it: extents, the items of records, looking at a time.

use crate::gui::app::{App, LanesBy};
use crate::model::RecordId;
use crate::view::filter::{Columns, Shown};
use crate::view::{Item, Items, Window};

impl App {
    /// Shows items that come from elsewhere, all of them: pictures and measurements of made-up corpora.
    pub fn show_items(&mut self, items: Items) {
        self.items = items;
        self.items.index();
        self.undated = self.items.undated.iter().map(|item| (item.id, item.place)).collect();
        self.shown = Shown { items: self.items.clone(), ..Shown::default() };
        self.recount();
        self.revision += 1;
    }

    /// Fills the panels beside items that were shown by [`App::show_items`]: documents, facets and their counts.
    pub fn fill_panels(&mut self) {
        self.order = crate::gui::side::documents::by_date(self);
        self.facets_of = Columns::of(&self.corpus, &self.items, &self.project);
        self.refilter();
    }

    /// Bytes that the timeline keeps for the shown events, beyond their records and texts.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let shown = if self.shown.items.shares(&self.items) { 0 } else { self.shown.items.bytes() };
        self.items.bytes() + shown + self.timeline.board.bytes() + self.timeline.overview.bytes()
    }

    /// The time that the corpus covers.
    #[must_use]
    pub fn extent(&self) -> Window {
        self.items.extent().unwrap_or(self.window).folded(self.folds)
    }

    /// The time that the shown items cover.
    #[must_use]
    pub fn shown_extent(&self) -> Window {
        self.shown.items.extent().unwrap_or_else(|| self.extent()).folded(self.folds)
    }

    /// The figures that pass the filter.
    #[must_use]
    pub fn shown_figures(&self) -> std::collections::HashSet<RecordId> {
        self.shown.items.dated.iter().filter(|item| item.figure).map(|item| item.id).collect()
    }

    /// The dated item of a record.
    #[must_use]
    pub fn item(&self, id: RecordId) -> Option<&Item> {
        self.items.find(id)
    }

    /// Where a record stands among the shown dated items.
    #[must_use]
    pub fn shown_at(&self, id: RecordId) -> Option<u32> {
        let at = self.shown.items.position(self.items.find(id)?)?;
        u32::try_from(at).ok()
    }

    /// Divides the lanes another way.
    pub fn lanes_by(&mut self, by: LanesBy) {
        self.kept.lanes_by = by;
        self.revision += 1;
    }

    /// Moves the window of time, within what the corpus covers and a little around it.
    pub fn look_at(&mut self, window: Window) {
        self.grip();
        self.put(window);
    }

    /// The same as part of a glide: no step of the trail.
    pub(crate) fn put(&mut self, window: Window) {
        self.window = window.folded(self.folds).within(self.extent());
        self.moved = true;
        if let Some(corpus) = self.identity() {
            self.kept.view = Some((corpus, self.window.start, self.window.end));
        }
    }

    /// Selects a record and moves the window so that it is seen, without zooming.
    pub fn show_on_timeline(&mut self, id: RecordId) {
        self.front = crate::gui::app::columns::Column::Timeline;
        self.select(id);
        let Some(item) = self.item(id) else { return };
        let middle = f64::midpoint(item.start, item.end);
        let (start, end, window) = (item.start, item.end, self.aim());
        if start < window.start || end > window.end {
            self.go(window.centred(middle));
        }
    }
}
