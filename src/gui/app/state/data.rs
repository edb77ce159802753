//! What was read and decided, and what of it passes the filter.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::claims::Choices;
use crate::corpus::Corpus;
use crate::gui::app::state::kept::Totals;
use crate::index::Place;
use crate::join::{Hands, Joins};
use crate::model::{DocId, Encodings, Record, RecordId};
use crate::project::{Asked, Kind, Project};
use crate::view::Items;
use crate::view::filter::{Columns, Count, Facet, Shown};

/// A kind with its values and their counts.
pub type Listed = (Kind, Vec<(Facet, Count)>);

/// What was read and decided, and what of it passes the filter.
#[derive(Default)]
pub struct Data {
    /// What was read; other threads draw pages from it.
    pub corpus: Arc<Corpus>,
    /// The corpus's name; `None` on the first screen.
    pub title: Option<String>,
    /// The folders and files that were opened.
    pub roots: Vec<PathBuf>,
    /// Which decisions they were opened with.
    pub(crate) asked: Asked,
    /// Which records are one event or fact.
    pub joins: Arc<Joins>,
    /// What hands had decided of joins when they were found.
    pub(crate) hands: Hands,
    /// In which encodings files were read.
    pub(crate) encodings: Encodings,
    /// What the analyst preferred when the items were made.
    pub(crate) choices: Choices,
    /// The analyst's decisions.
    pub project: Project,
    /// All records as items.
    pub items: Items,
    /// What passes the filter.
    pub shown: Shown,
    /// Counts up whenever `shown` changes, so that layouts know when to be made again.
    pub revision: u64,
    /// Places of the records without a date; the dated ones are found among the items.
    pub undated: HashMap<RecordId, Place>,
    /// Counts for the status bar, made whenever `shown` changes.
    pub totals: Totals,
    /// By which a change of tags, notes and stars is known.
    pub(crate) marks: u64,
    /// Facets of every record, by which the filter goes.
    pub facets_of: Columns,
    /// The facets with their counts, as they are listed.
    pub facets: Vec<Listed>,
    /// Documents in the order of the list: newest first.
    pub order: Vec<DocId>,
}

impl Data {
    /// Where a record stands.
    #[must_use]
    pub fn place(&self, id: RecordId) -> Option<Place> {
        let dated = self.items.find(id).map(|item| item.place);
        dated.or_else(|| self.undated.get(&id).copied())
    }

    /// The record of an id.
    #[must_use]
    pub fn record(&self, id: RecordId) -> Option<&Record> {
        self.place(id)?.of(&self.corpus)
    }
}
