//! A corpus: documents with what was read out of them, and the load report.
//!
//! Files are independent, so [`open`] reads them on all cores; the result is the same for any number of threads.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use crate::extract::{self, Reading};
use crate::load::{self, CorpusError, Issue, Line, Report, Severity, Source};
use crate::model::{DateBasis, DocDate, DocId, Document, Record, When, lower_first};

/// A document and what was read out of it.
#[derive(Debug, Clone)]
pub struct Article {
    /// The document.
    pub document: Document,
    /// Its expressions and records; the last `made` records were added by the analyst.
    pub reading: Reading,
    /// What the document itself says of its date, while the analyst's own date stands in front of it.
    pub own_date: Option<DocDate>,
    /// How many records at the end of the reading were added by the analyst.
    pub made: usize,
}

impl Article {
    /// Reads a document.
    #[must_use]
    pub fn read(document: Document, id: DocId) -> Self {
        let reading = extract::read(&document, id);
        Self { document, reading, own_date: None, made: 0 }
    }

    /// True for a record that the analyst added, by its place in the reading.
    #[must_use]
    pub fn is_made(&self, record: usize) -> bool {
        record + self.made >= self.reading.records.len()
    }

    /// What the machine found the document's date to be, whatever the analyst says.
    #[must_use]
    pub fn machine_date(&self) -> &DocDate {
        self.own_date.as_ref().unwrap_or(&self.document.date)
    }

    /// The date that the analyst gave it.
    #[must_use]
    pub fn user_date(&self) -> Option<&When> {
        self.own_date.as_ref().and(self.document.date.when.as_ref())
    }

    /// Dates the document by hand, or gives it back its own date, and reads everything in it anew.
    /// True where that changed anything. Records that were added are left out; whoever knows them adds them again.
    pub fn redate(&mut self, when: Option<&When>, id: DocId) -> bool {
        if self.user_date() == when {
            return false;
        }
        let own = self.own_date.take().unwrap_or_else(|| self.document.date.clone());
        match when {
            Some(when) => {
                let why = format!("You set it; {}", lower_first(&own.why));
                self.document.date = DocDate { when: Some(when.clone()), basis: DateBasis::User, why, span: None };
                self.own_date = Some(own);
            }
            None => self.document.date = own,
        }
        self.reading = extract::read(&self.document, id);
        self.made = 0;
        true
    }
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
        let (mut line, document) = load();
        let article = document.map(|document| Article::read(document, DocId(0)));
        line.issues.extend(article.as_ref().and_then(|article| left_out(&article.reading)));
        (line, article)
    };
    catch_unwind(AssertUnwindSafe(work))
        .unwrap_or_else(|_| (Line::skipped(name, "reading it failed inside Dateline; please report this file"), None))
}

/// The finding about dates and amounts that cues kept off the timeline.
fn left_out(reading: &Reading) -> Option<Issue> {
    let by: Vec<String> = reading.left_out_by().iter().map(|(cue, count)| format!("{cue} {count}")).collect();
    let things = match reading.left_out.len() {
        0 => return None,
        1 => "1 date or amount is".to_owned(),
        count => format!("{count} dates and amounts are"),
    };
    let text = format!("{things} left off the timeline by its wording: {}", by.join(", "));
    let hint = Some("The table of rules in the manual says what each name means".to_owned());
    Some(Issue { severity: Severity::Note, text, hint })
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
