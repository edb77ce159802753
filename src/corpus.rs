//! A corpus: documents with what was read out of them, and the load report.
//!
//! Files are independent, so [`open`] reads them on all cores; the result is the same for any number of threads.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use crate::extract::{self, Reading};
use crate::load::{self, CorpusError, Line, Report, Source};
use crate::model::{DocId, Document, Record};

/// A document and what was read out of it.
#[derive(Debug, Clone)]
pub struct Article {
    /// The document.
    pub document: Document,
    /// Its expressions and records.
    pub reading: Reading,
}

/// All articles in the order of their paths.
#[derive(Debug, Clone, Default)]
pub struct Corpus {
    /// The articles; a [`DocId`] is an index into them.
    pub articles: Vec<Article>,
    /// One line for each file.
    pub report: Report,
}

impl Corpus {
    /// The article of an id.
    #[must_use]
    pub fn article(&self, id: DocId) -> Option<&Article> {
        self.articles.get(id.0 as usize)
    }

    /// Every record, article by article, in the order of the text.
    pub fn records(&self) -> impl Iterator<Item = &Record> {
        self.articles.iter().flat_map(|article| &article.reading.records)
    }

    /// Adds files' outcomes in the order given and numbers the articles.
    pub fn extend(&mut self, files: impl IntoIterator<Item = (Line, Option<Article>)>) {
        for (line, article) in files {
            self.report.lines.push(line);
            if let Some(mut article) = article {
                let id = DocId(self.articles.len() as u32);
                for record in &mut article.reading.records {
                    record.evidence.document = id;
                }
                self.articles.push(article);
            }
        }
    }
}

/// Reads one file and everything in it. A panic inside becomes the file's line in the report.
#[must_use]
pub fn read_file(source: &Source) -> (Line, Option<Article>) {
    guarded(&source.name, || load::file(source))
}

/// The same for bytes in memory.
#[must_use]
pub fn read_bytes(name: &str, bytes: &[u8]) -> (Line, Option<Article>) {
    guarded(name, || load::from_bytes(name, bytes))
}

fn guarded(name: &str, load: impl FnOnce() -> (Line, Option<Document>)) -> (Line, Option<Article>) {
    let work = || {
        let (line, document) = load();
        let article = document.map(|document| {
            let reading = extract::read(&document, DocId(0));
            Article { document, reading }
        });
        (line, article)
    };
    catch_unwind(AssertUnwindSafe(work))
        .unwrap_or_else(|_| (Line::skipped(name, "reading it failed inside Dateline; please report this file"), None))
}

/// Reads every file below a folder. `on_file` hears of each one as it is done; `cancel` stops early.
///
/// # Errors
/// One clear sentence where the folder does not exist, is empty or cannot be listed.
pub fn open(root: &Path, cancel: &AtomicBool, on_file: impl Fn(usize, usize) + Sync) -> Result<Corpus, CorpusError> {
    let sources = load::walk(root)?;
    let done = std::sync::atomic::AtomicUsize::new(0);
    let files: Vec<_> = sources
        .par_iter()
        .filter_map(|source| {
            if cancel.load(Ordering::Relaxed) {
                return None;
            }
            let file = read_file(source);
            on_file(done.fetch_add(1, Ordering::Relaxed) + 1, sources.len());
            Some(file)
        })
        .collect();
    let mut corpus = Corpus::default();
    corpus.extend(files);
    Ok(corpus)
}
