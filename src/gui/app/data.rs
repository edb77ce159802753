//! The window of time and what stands on it: extents, the items of records, looking at a time.

use std::collections::HashSet;
use std::sync::Arc;

use crate::claims::{Claims, Rulings};
use crate::corpus::NotRead;
use crate::gui::app::{App, Data, LanesBy, Time, Totals, documents, facets};
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

    /// The figures that pass the filter.
    #[must_use]
    pub fn shown_figures(&self) -> HashSet<RecordId> {
        self.shown.items.dated.iter().filter(|item| item.figure).map(|item| item.id).collect()
    }

    /// Makes items from the corpus and its groups, as it was known on a day, and applies the filter.
    pub(crate) fn remake(&mut self, known_on: Option<&When>, filter: &Filter) {
        let rulings = self.rulings(known_on);
        let project = &self.project;
        let claims = Arc::new(Claims::of(&self.corpus, Arc::clone(&self.joins), &rulings));
        self.choices = rulings.choices;
        self.items = Items::of(&self.corpus, &claims, |record| project.status(record.id));
        self.undated = self.items.undated.iter().map(|item| (item.id, item.place)).collect();
        self.order = documents::by_date(&self.corpus);
        self.marks = self.marks();
        self.facets_of = Columns::of(&self.corpus, &self.items, &self.project);
        self.refilter(filter);
    }

    /// What was decided of events and facts, and as of which day they are seen.
    fn rulings(&self, known_on: Option<&When>) -> Rulings {
        let known_on = known_on.and_then(When::bounds).map(|bounds| bounds.end);
        Rulings { known_on, ..self.project.rulings() }
    }

    /// Applies the filter, and counts what there is and what is shown.
    pub(crate) fn refilter(&mut self, filter: &Filter) {
        self.shown = filter::apply(filter, &self.corpus, &self.facets_of, &self.items);
        self.facets = facets::kinds(&self.shown, filter);
        // What was not read stays as it was counted when files came.
        self.totals = Totals { not_read: self.totals.not_read, ..Totals::of(&self.items, &self.shown.items) };
        self.revision += 1;
    }

    /// What tells one state of tags, notes and stars from another.
    pub(crate) fn marks(&self) -> u64 {
        use std::hash::{DefaultHasher, Hash, Hasher};
        let mut hasher = DefaultHasher::new();
        for (id, said) in self.project.all_said().filter(|(_, said)| !said.field().is_read()) {
            (id, said.words()).hash(&mut hasher);
        }
        hasher.finish()
    }

    /// The time that most of what is shown on lanes covers; without any, all that the corpus covers.
    pub(crate) fn core(&self) -> Option<Window> {
        self.items.core(Item::is_event).or_else(|| self.items.extent())
    }

    /// The records for which a decision on one counts, itself first: all that tell its event, for one mark stands for them;
    /// of a fact those that tell its value, for another value may be right where this one is wrong.
    #[must_use]
    pub fn settled_with(&self, id: RecordId) -> Vec<Place> {
        let Some(place) = self.place(id) else { return Vec::new() };
        let figure = place.of(&self.corpus).is_some_and(|record| record.figure.is_some());
        let version = self.items.claims().subject(place).and_then(|subject| subject.version(place));
        let others = match version.filter(|_| figure) {
            Some(version) => version.tellers.iter().copied().filter(|other| *other != place).collect(),
            None if figure => Vec::new(),
            None => self.tellers(id),
        };
        [place].into_iter().chain(others).collect()
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

    /// Makes items, places and the filtered view from the corpus again, between two frames: what a decision asks for. What
    /// comes from files is made by [`crate::gui::app::making`].
    pub fn refresh(&mut self) {
        self.data.totals.not_read = NotRead::of(&self.data.corpus);
        self.join();
        self.remake();
        crate::gui::app::search::corpus_changed(self);
        if !self.time.moved {
            self.first_window(self.data.core());
        }
    }

    /// What was decided of events and facts, and as of which day they are seen.
    #[must_use]
    pub fn rulings(&self) -> Rulings {
        self.data.rulings(self.choice.known_on.as_ref())
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
        self.data.remake(self.choice.known_on.as_ref(), &self.choice.filter);
        self.refiltered();
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
        self.data.refilter(&self.choice.filter);
        self.refiltered();
    }

    /// What goes by what is shown follows it.
    pub(super) fn refiltered(&mut self) {
        // A cluster names its events by their place in the list that was shown.
        self.choice.members = None;
        self.panes.timeline.cluster = None;
        self.panes.ask.fresh = true;
        self.refold();
    }

    /// Changes the filter and applies it.
    pub fn refilter_with(&mut self, change: impl FnOnce(&mut Filter)) {
        change(&mut self.choice.filter);
        self.refilter();
    }

    /// Where a corpus opens: as it was left, else on the time that most of it is about.
    pub(crate) fn first_window(&mut self, core: Option<Window>) {
        match &self.panes.kept.view {
            Some((corpus, start, end)) if self.identity().as_ref() == Some(corpus) => {
                self.time.window = Window::new(*start, *end).folded(self.time.folds).within(self.extent());
                self.time.moved = self.work.job.is_none();
            }
            _ => {
                let core = core.unwrap_or_else(|| self.extent());
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
