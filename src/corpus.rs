//! A corpus: documents with what was read out of them, and the load report.
//!
//! Files are independent, so [`open`] reads them on all cores; the result is the same for any number of threads.

mod machine;

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use crate::extract::{self, Reading};
use crate::load::{self, CorpusError, Given, Issue, Line, Report, Severity, Source};
use crate::model::{
    DateBasis, DocDate, DocId, Document, Encodings, Extent, Mapping, Paragraph, ParagraphKind, Record, RecordId,
    TextHash, When, lower_first,
};
use crate::page;
use crate::pool::{self, Limits, Step};
use crate::segment;
use crate::tables;

pub mod cache;
mod doubt;
pub mod ledger;
mod not_read;
mod reader;
mod renew;
pub mod retold;

pub use not_read::NotRead;
use not_read::worded;
pub use reader::{File, Reader};

/// A document and what was read out of it.
#[derive(Debug, Clone)]
pub struct Article {
    /// The document.
    pub document: Document,
    /// What tells its text from every other.
    pub text: TextHash,
    /// Its expressions and records; the last `made` records were added by the analyst.
    pub reading: Reading,
    /// What the document itself says of its date, while the analyst's own date stands in front of it.
    pub own_date: Option<DocDate>,
    /// How much of it is read.
    pub extent: Extent,
    /// Which paragraphs are read although they were taken for menus, comments and the like, by their place.
    pub anyway: Vec<usize>,
    /// How many records at the end of the reading were added by the analyst.
    pub made: usize,
    /// What was read where the analyst's word stands now, by the place in the reading, in order.
    pub machine: Vec<(usize, Record)>,
}

impl Article {
    /// Reads a document.
    #[must_use]
    pub fn read(document: Document, id: DocId) -> Self {
        let reading = extract::read(&document, id);
        let text = TextHash::of(&document.text);
        Self {
            text,
            document,
            reading,
            own_date: None,
            extent: Extent::Article,
            anyway: Vec::new(),
            made: 0,
            machine: Vec::new(),
        }
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

    /// How many paragraphs are taken for menus, comments and the like and not read.
    #[must_use]
    pub fn unread(&self) -> usize {
        self.furniture().count()
    }

    /// True where there is text that is not read, or would not be but for the analyst's word.
    #[must_use]
    pub fn has_furniture(&self) -> bool {
        self.unread() + self.anyway.len() > 0
    }

    fn furniture(&self) -> impl Iterator<Item = &Paragraph> {
        self.document.paragraphs.iter().filter(|paragraph| paragraph.kind == ParagraphKind::Furniture)
    }

    /// Dates the document by hand, or gives it back its own date, takes so much of it, and reads it anew. True where that
    /// changed anything. Records that were added are left out; whoever knows them adds them again.
    pub fn reread(&mut self, when: Option<&When>, extent: Extent, id: DocId) -> bool {
        if self.user_date() == when && self.extent == extent {
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
        self.take(extent);
        self.reading = extract::read(&self.document, id);
        self.made = 0;
        self.machine.clear();
        true
    }

    /// Makes text of what was taken for furniture, or furniture of it again.
    fn take(&mut self, extent: Extent) {
        self.extent = extent;
        let text = &self.document.text;
        for at in self.anyway.drain(..) {
            if let Some(paragraph) = self.document.paragraphs.get_mut(at) {
                paragraph.kind = ParagraphKind::Furniture;
            }
        }
        if extent == Extent::Article {
            return;
        }
        for (at, paragraph) in self.document.paragraphs.iter_mut().enumerate() {
            if paragraph.kind == ParagraphKind::Furniture {
                let block = segment::blocks(paragraph.span.of(text)).first().map(|block| block.kind);
                paragraph.kind = block.map_or(ParagraphKind::Body, ParagraphKind::from);
                self.anyway.push(at);
            }
        }
    }

    /// Takes what is said of tables by their form, and reads the document anew. True where that changed anything.
    pub fn say(&mut self, said: impl Fn(TextHash) -> Option<Mapping>, id: DocId) -> bool {
        let mut changed = false;
        for table in &mut self.document.tables {
            let new = tables::shape(&self.document.text, table).and_then(&said).map(Box::new);
            if table.said != new {
                table.said = new;
                changed = true;
            }
        }
        if changed {
            self.reading = extract::read(&self.document, id);
            self.made = 0;
            self.machine.clear();
        }
        changed
    }

    /// The finding about tables that are not understood.
    #[must_use]
    pub fn unread_tables(&self) -> Option<Issue> {
        unread(&self.reading)
    }

    /// What is to be known about how it is read, beside what its line in the report says; it changes with the decisions.
    #[must_use]
    pub fn findings(&self) -> Vec<Issue> {
        let told = self.unread_tables().into_iter().chain(self.not_yet());
        told.chain(self.not_read()).chain(left_out(&self.reading)).collect()
    }

    /// The finding about menus and comments.
    fn not_read(&self) -> Option<Issue> {
        let note = |text, hint: &str| Some(Issue { severity: Severity::Note, text, hint: Some(hint.to_owned()) });
        let many = |count, verbs: [&str; 2]| match count {
            1 => format!("a paragraph {}", verbs[0]),
            count => format!("{count} paragraphs {}", verbs[1]),
        };
        if !self.anyway.is_empty() {
            let what = many(self.anyway.len(), ["that was", "that were"]);
            let text = format!("{what} taken for menus, links, comments and the like: you have all text read");
            return note(text, "‘Read all text’ once more leaves them out again");
        }
        let first = page::one_line(self.furniture().next()?.span.of(&self.document.text));
        let short: String = first.chars().take(40).collect();
        let more = if short.len() < first.len() { "…" } else { "" };
        let what = many(self.unread(), ["is", "are"]);
        let text =
            format!("{what} taken for menus, links, comments and the like and not read, from “{short}{more}” on");
        note(text, "They stay readable in the source panel; ‘Read all text’ (--all-text) reads them anyway")
    }
}

/// All articles in the order of their paths. A clone shares them: what a thread makes of a corpus costs no second one.
#[derive(Debug, Clone, Default)]
pub struct Corpus {
    /// The articles; a [`DocId`] is an index into them.
    pub articles: Vec<Arc<Article>>,
    /// One line for each file.
    pub report: Report,
    /// Which article has which text, by the half of its hash that stands in the ids of its records.
    by_text: HashMap<u64, DocId>,
}

impl Corpus {
    /// The article of an id.
    #[must_use]
    pub fn article(&self, id: DocId) -> Option<&Article> {
        self.articles.get(id.0 as usize).map(Arc::as_ref)
    }

    /// Every record, article by article, in the order of the text.
    pub fn records(&self) -> impl Iterator<Item = &Record> {
        self.articles.iter().flat_map(|article| &article.reading.records)
    }

    /// The article of a path.
    #[must_use]
    pub fn at_path(&self, path: &str) -> Option<&Article> {
        self.articles.iter().find(|article| article.document.path == path).map(Arc::as_ref)
    }

    /// The article whose text an id names.
    #[must_use]
    pub fn named_by(&self, id: RecordId) -> Option<&Article> {
        self.article(*self.by_text.get(&half(id.0))?)
    }

    /// Adds files' outcomes in the order given and numbers the articles. Files of one text are one article: the one
    /// whose path comes first, whatever the order in which they arrive.
    pub fn extend(&mut self, files: impl IntoIterator<Item = Piece>) {
        for (line, article) in files {
            match article {
                Some(article) => self.add(line, article),
                None => self.report.lines.push(line),
            }
        }
    }

    fn add(&mut self, line: Line, article: Article) {
        let next = DocId(self.articles.len() as u32);
        let id = *self.by_text.entry(half(article.text.0)).or_insert(next);
        let held = self.articles.get_mut(id.0 as usize);
        let Some(held) = held.filter(|held| held.text == article.text) else {
            self.report.lines.push(line);
            self.articles.push(numbered(article, next));
            return;
        };
        if held.document.path <= article.document.path {
            self.report.lines.push(line.folded(&held.document.path));
            return;
        }
        // Lines of the files that were folded so far name the one that stood for them.
        let before = std::mem::replace(held, numbered(article, id)).document.path.clone();
        for old in &mut self.report.lines {
            if old.path == before || old.is_folded_into(&before) {
                *old = old.clone().folded(&line.path);
            }
        }
        self.report.lines.push(line);
    }

    /// Puts articles and report into the order of paths, whatever the threads did, and numbers them anew.
    pub fn sort(&mut self) {
        self.report.lines.sort_by(|a, b| a.path.cmp(&b.path));
        self.articles.sort_by(|a, b| a.document.path.cmp(&b.document.path));
        for (id, article) in (0_u32..).map(DocId).zip(&mut self.articles) {
            // Others may still look at it under its former number.
            if article.number_of().is_some_and(|number| number != id) {
                Arc::make_mut(article).number(id);
            }
            self.by_text.insert(half(article.text.0), id);
        }
    }
}

/// The half of a hash that stands in ids.
fn half(hash: u128) -> u64 {
    (hash >> 64) as u64
}

fn numbered(mut article: Article, id: DocId) -> Arc<Article> {
    article.number(id);
    Arc::new(article)
}

/// A line of the report, and the article where there is one.
pub type Piece = (Line, Option<Article>);

/// Reads one file and everything in it: its own line first, then those of what lies inside it.
#[must_use]
pub fn read_file(source: &Source) -> Vec<Piece> {
    load::file(source).into_iter().map(|(line, document)| extracted(line, document)).collect()
}

/// The same for bytes in memory.
#[must_use]
pub fn read_pieces(name: &str, bytes: &[u8]) -> Vec<Piece> {
    read_pieces_in(name, bytes, &Encodings::default())
}

/// The same in the encodings that were told.
#[must_use]
pub fn read_pieces_in(name: &str, bytes: &[u8], encodings: &Encodings) -> Vec<Piece> {
    load::pieces_in(name, bytes, encodings).into_iter().map(|(line, document)| extracted(line, document)).collect()
}

/// A file in memory by itself, without what lies inside it.
#[must_use]
pub fn read_bytes(name: &str, bytes: &[u8]) -> Piece {
    let (line, document) = load::from_bytes(name, bytes);
    extracted(line, document)
}

/// A text that comes with what is known of it.
#[must_use]
pub fn read_given(given: Given) -> Piece {
    let (line, document) = load::given(given);
    extracted(line, document)
}

/// Reads the records of a document. A panic inside becomes its line in the report.
fn extracted(line: Line, document: Option<Document>) -> Piece {
    let Some(document) = document else { return (line, None) };
    match catch_unwind(AssertUnwindSafe(|| Article::read(document, DocId(0)))) {
        Ok(article) => (line, Some(article)),
        Err(_) => (Line { kind: line.kind, bytes: line.bytes, ..Line::skipped(&line.path, load::PANIC) }, None),
    }
}

/// The finding about tables that were not understood: nothing of the file is on the timeline, or a part of it is not.
fn unread(reading: &Reading) -> Option<Issue> {
    let reasons: Vec<String> = reading
        .unread
        .iter()
        .map(|unread| {
            let sheet = unread.sheet.as_ref().map(|sheet| format!("sheet ‘{sheet}’: ")).unwrap_or_default();
            format!("{sheet}{}", unread.reason)
        })
        .collect();
    let (first, more) = reasons.split_first()?;
    let text = match more.len() {
        0 => first.clone(),
        1..=4 => reasons.join("; "),
        more => format!("{}; and {more} more", reasons.iter().take(4).cloned().collect::<Vec<_>>().join("; ")),
    };
    let (severity, text) = match reading.records.len() {
        0 => (Severity::Error, format!("its table is not read: {text}")),
        _ => (Severity::Partly, format!("not all of it is read: {text}")),
    };
    // A list without numbers lacks nothing that could be written into it.
    let hint = "Say it (Columns of the table…), or write it into the title or the heads of the file";
    let hint = Some(hint.to_owned()).filter(|_| first != tables::NO_NUMBER);
    Some(Issue { severity, text, hint })
}

/// The finding about dates and amounts that cues kept off the timeline.
fn left_out(reading: &Reading) -> Option<Issue> {
    let by: Vec<String> = reading.left_out_by().iter().map(|(cue, count)| format!("{cue} {count}")).collect();
    let text = format!("{} ({})", worded(reading.left_out.len())?, by.join(", "));
    let hint = Some("The table of rules in the manual says what each name means".to_owned());
    Some(Issue { severity: Severity::Note, text, hint })
}

/// What one hears while files are read.
#[derive(Debug)]
pub enum Told<'a> {
    /// So many files were found so far.
    Listing(usize),
    /// So many files will be read.
    Listed(usize),
    /// A file takes long.
    Slow(&'a str, Duration),
    /// So many files are done, of so many bytes.
    Done(usize, u64),
}

/// What comes of a file of a list.
pub enum Heard<'a> {
    /// It takes long.
    Slow(&'a str, Duration),
    /// It is done: its place in the list, and what was read of it and of what lies inside it.
    File(usize, Vec<Piece>),
}

/// Something that can be read: a file of the disk, or bytes with a name.
pub trait Input: Send + Sync + 'static {
    /// Its name in the corpus.
    fn name(&self) -> &str;
    /// Its size in bytes.
    fn bytes(&self) -> u64;
    /// Reads it and everything in it. A panic inside becomes its line in the report.
    fn read(&self) -> Vec<Piece>;
}

impl Input for Source {
    fn name(&self) -> &str {
        &self.name
    }

    fn bytes(&self) -> u64 {
        std::fs::metadata(&self.path).map_or(0, |about| about.len())
    }

    fn read(&self) -> Vec<Piece> {
        read_file(self)
    }
}

impl Input for (String, Vec<u8>) {
    fn name(&self) -> &str {
        &self.0
    }

    fn bytes(&self) -> u64 {
        self.1.len() as u64
    }

    fn read(&self) -> Vec<Piece> {
        read_pieces(&self.0, &self.1)
    }
}

/// Reads files within limits; `then` has each of them on the thread that read it. One that takes too long has its line in
/// the report and no article.
pub fn read_all<I: Input>(
    files: Vec<I>,
    then: impl Fn(Piece) -> Piece + Send + Sync + 'static,
    limits: Limits,
    cancel: &AtomicBool,
    mut on: impl FnMut(Heard<'_>),
) {
    let files = Arc::new(files);
    let list = Arc::clone(&files);
    let name = |at: usize| list.get(at).map_or("", Input::name);
    let read = move |file: &I| file.read().into_iter().map(&then).collect();
    pool::run(files, I::bytes, Arc::new(read), limits, cancel, |step: Step<Vec<Piece>>| match step {
        Step::Done(at, pieces) => on(Heard::File(at, pieces)),
        Step::Slow(at, took) => on(Heard::Slow(name(at), took)),
        Step::GivenUp(at, took) => {
            let reason =
                format!("reading it was given up after {} seconds; split it, or save its text as .txt", took.as_secs());
            on(Heard::File(at, vec![(Line::skipped(name(at), reason), None)]));
        }
    });
}

/// Reads every file below a folder on all cores. `on_file` hears of each one as it is done; `cancel` stops early.
///
/// # Errors
/// One clear sentence where the folder does not exist, is empty or cannot be listed.
pub fn open(root: &Path, cancel: &AtomicBool, on_file: impl Fn(usize, usize)) -> Result<Corpus, CorpusError> {
    let mut total = 0;
    open_within(root, Reader::default(), Limits::default(), cancel, |told| match told {
        Told::Listed(files) => total = files,
        Told::Done(done, _) => on_file(done, total),
        Told::Listing(_) | Told::Slow(..) => {}
    })
}

/// The same within other limits, as a reader reads; `tell` hears of everything.
///
/// # Errors
/// As [`open`].
pub fn open_within(
    root: &Path,
    reader: Reader,
    limits: Limits,
    cancel: &AtomicBool,
    mut tell: impl FnMut(Told<'_>),
) -> Result<Corpus, CorpusError> {
    let listing = load::walk(root, cancel, |seen| tell(Told::Listing(seen)))?;
    tell(Told::Listed(listing.sources.len()));
    let mut files: Vec<Piece> = listing.left_out.into_iter().map(|line| (line, None)).collect();
    let (mut done, mut bytes) = (0, 0);
    let on = |heard: Heard<'_>| match heard {
        Heard::Slow(name, took) => tell(Told::Slow(name, took)),
        Heard::File(_, pieces) => {
            bytes += pieces.first().and_then(|(line, _)| line.bytes).unwrap_or(0);
            files.extend(pieces);
            done += 1;
            tell(Told::Done(done, bytes));
        }
    };
    read_all(reader.files(listing.sources), |file| file, limits, cancel, on);
    files.sort_by(|(one, _), (other, _)| one.path.cmp(&other.path));
    let mut corpus = Corpus::default();
    corpus.extend(files);
    Ok(corpus)
}
