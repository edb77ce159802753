//! Where records stand in their corpus, found by name and by place in the text; `text` finds words in all documents
//! and `needle` in one text.

pub mod needle;
pub mod text;

use std::collections::HashMap;

use crate::corpus::Corpus;
use crate::model::{DocId, Record, RecordId};

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

/// Records by name.
#[derive(Debug, Clone, Default)]
pub struct Index {
    by_id: HashMap<RecordId, Place>,
}

impl Index {
    /// Reads a corpus.
    #[must_use]
    pub fn of(corpus: &Corpus) -> Self {
        Self { by_id: records(corpus).map(|(place, record)| (record.id, place)).collect() }
    }

    /// Where a record stands.
    #[must_use]
    pub fn place(&self, id: RecordId) -> Option<Place> {
        self.by_id.get(&id).copied()
    }

    /// The record whose date, amount, clause or sentence holds a byte of a document: the narrowest such span wins.
    #[must_use]
    pub fn at(&self, corpus: &Corpus, document: DocId, offset: u32) -> Option<Place> {
        let article = corpus.article(document)?;
        let width = |record: &Record| {
            let evidence = &record.evidence;
            let spans = [evidence.date, evidence.amount, Some(evidence.clause), Some(evidence.sentence)];
            let holds = |span: &crate::model::Span| span.start <= offset && offset < span.end;
            spans.into_iter().flatten().filter(holds).map(crate::model::Span::len).min()
        };
        let found = (0_u32..).zip(&article.reading.records).filter_map(|(at, record)| Some((width(record)?, at)));
        found.min().map(|(_, record)| Place { article: document.0, record })
    }
}
