//! Full-text search: what is looked for and what was found.

use crate::corpus::Corpus;
use crate::index::text::Found;
use crate::job::Task;
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
    pub(crate) lanes: Vec<Vec<f64>>,
    /// Wakes the window when an answer has come; known once something was looked for.
    pub(crate) waker: Option<egui::Context>,
    /// The words found in the open document, made again with each answer.
    pub(crate) open: (Option<DocId>, Vec<Span>),
    /// The search that runs.
    pub(crate) task: Option<Task<Option<Found>>>,
}

impl State {
    /// True while an answer is still to come.
    #[must_use]
    pub fn is_searching(&self) -> bool {
        self.task.is_some()
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
        let Some(found) = &self.found else {
            self.open = (None, Vec::new());
            return;
        };
        if self.open.0 != Some(id) {
            let places = |article: &crate::corpus::Article| found.asked.places(&article.document);
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
