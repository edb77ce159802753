//! The window of time and what stands on it: extents, the items of records, looking at a time.

use std::sync::Arc;
use std::time::Instant;

use crate::claims::{Claims, Rulings};
use crate::corpus::NotRead;
use crate::gui::app::state::parts::Fresh;
use crate::gui::app::{App, Data, LanesBy, Time, Totals};
use crate::index::Place;
use crate::model::{Record, RecordId, When, counted};
use crate::view::filter::{self, Columns, Filter, Shown};
use crate::view::{Item, Items, Window};

impl Data {
    /// The time that the corpus covers; without one, the window itself.
    #[must_use]
    pub fn extent(&self, time: &Time) -> Window {
        self.items.extent().unwrap_or(time.window).folded(time.folds)
    }

    /// The dated item of a record.
    #[must_use]
    pub fn item(&self, id: RecordId) -> Option<&Item> {
        self.items.find(id)
    }

    /// Where a record, or the one that stands for its event, stands among the shown dated items.
    #[must_use]
    pub fn shown_at(&self, id: RecordId) -> Option<u32> {
        let shown = &self.shown.items;
        let stands = |id| {
            let at = shown.position(self.item(id)?)?;
            shown.dated.get(at).filter(|item| !item.folded).map(|_| at as u32)
        };
        let others = || self.tellers(id).into_iter().filter_map(|place| Some(place.of(&self.corpus)?.id));
        stands(id).or_else(|| others().find_map(stands))
    }

    /// The other records that tell what a record tells.
    #[must_use]
    pub fn tellers(&self, id: RecordId) -> Vec<Place> {
        let place = self.place(id);
        let group = place.and_then(|place| self.joins.group(place));
        let members = group.into_iter().flat_map(|group| &group.members).map(|member| member.place);
        members.filter(|member| Some(*member) != place).collect()
    }
}

impl App {
    /// Bytes that the timeline keeps for the shown events, beyond their records and texts.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let shown = if self.data.shown.items.shares(&self.data.items) { 0 } else { self.data.shown.items.bytes() };
        self.data.items.bytes() + shown + self.panes.timeline.board.bytes() + self.panes.timeline.overview.bytes()
    }

    /// The time that the corpus covers.
    #[must_use]
    pub fn extent(&self) -> Window {
        self.data.extent(&self.time)
    }

    /// The time that the shown items cover.
    #[must_use]
    pub fn shown_extent(&self) -> Window {
        self.data.shown.items.extent().unwrap_or_else(|| self.extent()).folded(self.time.folds)
    }

    /// How many events and figures pass the filter, dated or not.
    #[must_use]
    pub fn shown_counts(&self) -> (usize, usize) {
        let counts = self.data.shown.items.counts();
        (counts.all_events(), counts.all_figures())
    }

    /// The figures that pass the filter.
    #[must_use]
    pub fn shown_figures(&self) -> std::collections::HashSet<RecordId> {
        self.data.shown.items.dated.iter().filter(|item| item.figure).map(|item| item.id).collect()
    }

    /// The dated item of a record.
    #[must_use]
    pub fn item(&self, id: RecordId) -> Option<&Item> {
        self.data.item(id)
    }

    /// Where a record, or the one that stands for its event, stands among the shown dated items.
    #[must_use]
    pub fn shown_at(&self, id: RecordId) -> Option<u32> {
        self.data.shown_at(id)
    }

    /// Divides the lanes another way.
    pub fn lanes_by(&mut self, by: LanesBy) {
        self.panes.kept.lanes_by = by;
        self.data.revision += 1;
    }

    /// Moves the window of time, within what the corpus covers and a little around it.
    pub fn look_at(&mut self, window: Window) {
        self.time.grip();
        self.put(window);
    }

    /// The same as part of a glide: no step of the trail.
    pub(crate) fn put(&mut self, window: Window) {
        self.time.window = window.folded(self.time.folds).within(self.extent());
        self.time.moved = true;
        if let Some(corpus) = self.identity() {
            self.panes.kept.view = Some((corpus, self.time.window.start, self.time.window.end));
        }
    }

    /// Selects a record and moves the window so that it is seen, without zooming.
    pub fn show_on_timeline(&mut self, id: RecordId) {
        self.panes.front = crate::gui::app::state::columns::Column::Timeline;
        self.select(id);
        let Some(item) = self.item(id) else { return };
        let middle = f64::midpoint(item.start, item.end);
        let (start, end, window) = (item.start, item.end, self.time.aim());
        if start < window.start || end > window.end {
            self.go(window.centred(middle));
        }
    }

    /// Makes items, places and the filtered view from the corpus again.
    pub fn refresh(&mut self) {
        let begun = Instant::now();
        self.work.stale = None;
        self.data.totals.not_read = NotRead::of(&self.data.corpus);
        self.join();
        self.remake();
        crate::gui::app::search::corpus_changed(self);
        if !self.time.moved {
            self.first_window();
        }
        self.work.fresh = Fresh { took: begun.elapsed(), articles: self.data.corpus.articles.len() };
    }

    /// What was decided of events and facts, and as of which day they are seen.
    #[must_use]
    pub fn rulings(&self) -> Rulings {
        let known_on = self.choice.known_on.as_ref().and_then(When::bounds).map(|bounds| bounds.end);
        Rulings { known_on, ..self.data.project.rulings() }
    }

    /// Sees the corpus as it was known on a day; `None` for all of it.
    pub fn know_on(&mut self, when: Option<When>) {
        self.choice.known_on = when;
        self.remake();
        if let Some(when) = &self.choice.known_on {
            let unknown = self.data.items.claims().unknown(&self.data.corpus);
            let documents = counted(unknown, "document");
            self.say(format!("As known on {}: {documents} of a later or no date left out", when.words()));
        }
    }

    /// Makes items from the corpus and its groups.
    pub(super) fn remake(&mut self) {
        let project = &self.data.project;
        let rulings = self.rulings();
        let claims = Arc::new(Claims::of(&self.data.corpus, Arc::clone(&self.data.joins), &rulings));
        self.data.choices = rulings.choices;
        self.data.items = Items::of(&self.data.corpus, &claims, |record| project.status(record.id));
        self.data.undated = self.data.items.undated.iter().map(|item| (item.id, item.place)).collect();
        self.data.order = crate::gui::app::documents::by_date(self);
        self.data.marks = self.marks();
        self.data.facets_of = Columns::of(&self.data.corpus, &self.data.items, &self.data.project);
        self.refilter();
    }

    /// What tells one state of tags, notes and stars from another.
    pub(super) fn marks(&self) -> u64 {
        use std::hash::{DefaultHasher, Hash, Hasher};
        let mut hasher = DefaultHasher::new();
        for (id, said) in self.data.project.all_said().filter(|(_, said)| !said.field().is_read()) {
            (id, said.words()).hash(&mut hasher);
        }
        hasher.finish()
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
        self.data.facets = crate::gui::app::facets::kinds(self);
        // A cluster names its events by their place in the list that was shown.
        self.choice.members = None;
        self.recount();
        self.data.revision += 1;
        self.refold();
    }

    /// Counts what there is and what is shown; what was not read stays as it was counted when files came.
    fn recount(&mut self) {
        let not_read = self.data.totals.not_read;
        self.data.totals = Totals { not_read, ..Totals::of(&self.data.items, &self.data.shown.items) };
    }

    /// Changes the filter and applies it.
    pub fn refilter_with(&mut self, change: impl FnOnce(&mut Filter)) {
        change(&mut self.choice.filter);
        self.refilter();
    }

    pub(crate) fn first_window(&mut self) {
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

    /// The record of an id.
    #[must_use]
    pub fn record(&self, id: RecordId) -> Option<&Record> {
        self.data.record(id)
    }
}
