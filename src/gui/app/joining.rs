//! Joining in the window: which records are one event, found at once in a small corpus and on a thread of its own in a
//! large one; and what hands decide of it.

use std::sync::Arc;

use crate::corpus::Corpus;
use crate::gui::app::{App, Data};
use crate::index::Place;
use crate::join::{Hand, Joins, Pair};
use crate::model::{DocId, RecordId};
use crate::project::{Edit, Status};

/// So many records are joined between two frames, more of them in the background.
const AT_ONCE: usize = 3_000;

impl App {
    /// Joins what the corpus holds now: groups that were found before name places that may hold other records now.
    pub(super) fn join(&mut self) {
        self.work.making.halt_joins();
        self.data.joins = Arc::default();
        self.data.hands = self.data.project.hands();
        // A view that tells of files brings its groups along.
        if self.work.job.is_some() || self.is_making() {
            return;
        }
        if is_small(&self.data.corpus) {
            self.data.joins = Arc::new(Joins::of(&self.data.corpus, &self.data.hands));
        } else {
            self.work.making.wants_joins = true;
        }
    }

    /// The other records that tell what a record tells.
    #[must_use]
    pub fn tellers(&self, id: RecordId) -> Vec<Place> {
        self.data.tellers(id)
    }

    /// Every record that a decision on one counts for.
    #[must_use]
    pub fn settled_with(&self, id: RecordId) -> Vec<RecordId> {
        let places = self.data.settled_with(id);
        places.iter().filter_map(|place| Some(place.of(&self.data.corpus)?.id)).collect()
    }

    /// A record and the others that tell its event or fact.
    fn group_of(&self, id: RecordId) -> Vec<RecordId> {
        let others = self.tellers(id);
        let others = others.iter().filter_map(|place| Some(place.of(&self.data.corpus)?.id));
        [id].into_iter().chain(others).collect()
    }
}

/// True for a document that nearly repeats another one, or counts by itself although it does.
#[must_use]
pub fn can_turn_own(app: &App, id: Option<DocId>) -> bool {
    id.is_some_and(|id| app.data.joins.copy_of(id).is_some() || is_own(app, id))
}

/// True where the analyst has said that a document is a source of its own.
#[must_use]
pub fn is_own(app: &App, id: DocId) -> bool {
    app.data.corpus.article(id).is_some_and(|article| app.data.project.is_own_source(&article.document.path))
}

/// Counts a document that nearly repeats another one as a source of its own, or folds it again.
pub fn turn_own(app: &mut App, id: DocId) {
    let Some(path) = app.data.corpus.article(id).map(|article| article.document.path.clone()) else { return };
    let hand = if is_own(app, id) { None } else { Some(Hand::Apart) };
    app.edit(Edit::Copies(vec![(path, hand)]));
    app.done(match hand {
        Some(_) => "It counts as a source of its own".to_owned(),
        None => "It is folded again where it nearly repeats another document".to_owned(),
    });
}

/// True for a corpus whose records are joined between two frames.
pub(super) fn is_small(corpus: &Corpus) -> bool {
    corpus.records().take(AT_ONCE + 1).count() <= AT_ONCE
}

/// The event that looks like the selected one and is not joined with it.
#[must_use]
pub fn twin(data: &Data, id: RecordId) -> Option<RecordId> {
    let other = data.items.claims().joins().alike(data.place(id)?)?;
    let record = other.of(&data.corpus)?;
    (data.project.status(record.id) != Status::Rejected).then_some(record.id)
}

/// The first press holds the selected mark, the second puts another with it. In triage, where its twin is shown, one press does.
pub fn merge(app: &mut App) {
    let Some(id) = app.selected().map(|(_, record)| record.id) else { return };
    let twin = twin(&app.data, id).filter(|_| app.is_triage() && app.choice.held.is_none());
    if let Some(twin) = twin {
        app.choice.held = Some(twin);
    }
    let Some(held) = app.choice.held.take().filter(|held| *held != id && app.record(*held).is_some()) else {
        app.choice.held = Some(id);
        app.say("Select the mark that tells the same, then M again; Esc lets go".to_owned());
        return;
    };
    let is_figure = |id| app.record(id).is_some_and(|record| record.figure.is_some());
    if is_figure(held) != is_figure(id) {
        app.warn("An event and a figure are never one: the figure stands in the charts".to_owned());
        return;
    }
    // All that tell the one are put together with all that tell the other, whatever was told apart before.
    let (one, other) = (app.group_of(held), app.group_of(id));
    let both = one.iter().flat_map(|one| other.iter().map(move |other| Pair::of(*one, *other)));
    let changes: Vec<(Pair, Option<Hand>)> = both.map(|pair| (pair, Some(Hand::Together))).collect();
    app.edit(Edit::Joins(changes));
    if let Some(label) = twin.and_then(|twin| app.record(twin)).map(|record| record.label.clone()) {
        app.done(format!("Merged with “{label}”"));
    }
}

/// Takes the selected record out of its group.
pub fn split(app: &mut App) {
    let Some(id) = app.selected().map(|(_, record)| record.id) else { return };
    let others = app.group_of(id);
    let changes = others.into_iter().filter(|other| *other != id).map(|other| (Pair::of(id, other), Some(Hand::Apart)));
    let changes: Vec<(Pair, Option<Hand>)> = changes.collect();
    if !changes.is_empty() {
        app.edit(Edit::Joins(changes));
    }
}

/// Selects the next record that tells what the selected one tells, and opens its paragraph.
pub fn next_source(app: &mut App) {
    let Some((place, id)) = app.choice.selection.and_then(|id| Some((app.data.place(id)?, id))) else { return };
    let others = app.tellers(id);
    let next = others.iter().find(|other| **other > place).or(others.first());
    let Some(next) = next.and_then(|place| place.of(&app.data.corpus)).map(|record| record.id) else { return };
    app.select(next);
    app.open_source(next);
}

/// True where more than one record tells what the selected one tells.
#[must_use]
pub fn has_sources(app: &App) -> bool {
    let place = app.choice.selection.and_then(|id| app.data.place(id));
    place.is_some_and(|place| app.data.joins.group(place).is_some())
}
