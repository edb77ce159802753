//! Where records stand in their corpus; `text` finds words in all documents
//! and `needle` in one text.

pub mod needle;
pub mod text;

use crate::corpus::Corpus;
use crate::model::{DocId, Record};

/// Where a record stands in its corpus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// Index of the article.
    pub article: u32,
    /// Index of the record in the article's reading.
    pub record: u32,
}

impl Place {
    /// The record itself.
    #[must_use]
    pub fn of(self, corpus: &Corpus) -> Option<&Record> {
        corpus.articles.get(self.article as usize)?.reading.records.get(self.record as usize)
    }

    /// The document.
    #[must_use]
    pub fn document(self) -> DocId {
        DocId(self.article)
    }
}

/// Every record of a corpus with its place, article by article, in the order of the text.
pub fn records(corpus: &Corpus) -> impl Iterator<Item = (Place, &Record)> {
    (0_u32..).zip(&corpus.articles).flat_map(|(article, at)| {
        (0_u32..).zip(&at.reading.records).map(move |(record, found)| (Place { article, record }, found))
    })
}
