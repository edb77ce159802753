//! What lies inside a file: the files of an archive, the messages of a mailbox, the records of a list.
//!
//! One place that counts: how deep, how many, how many bytes, so that no archive grows without end.

use std::collections::HashSet;

use crate::model::{Document, Encoding, Encodings};
use crate::page;
use crate::page::draft::Draft;

use super::report::Line;

/// Files larger than this are no articles: 64 MiB.
pub(super) const LARGEST: u64 = 64 * 1024 * 1024;
/// All that lies inside one file together: 256 MiB.
const ALL: u64 = 256 * 1024 * 1024;
/// Files inside one file.
const MOST: usize = 20_000;
/// Files inside each other.
pub(super) const DEEPEST: usize = 4;

/// Why what lies deeper is not read.
pub(super) const TOO_DEEP: &str = "it lies too deep: archives inside each other are read four deep; unpack them";
/// Why a file without text is not read.
pub(super) const NOTHING: &str = "there is no text in it";

/// Reads the file of a path, its kind told by another name, inside so many others.
pub(super) type Reader = fn(path: &str, name: &str, bytes: &[u8], depth: usize, budget: &mut Budget) -> Vec<Piece>;

/// A line of the report, and the document where there is one.
pub(super) type Piece = (Line, Option<Document>);

/// How much may still be read of what lies inside a file of the corpus, and what was said of how to read it.
#[derive(Debug)]
pub(super) struct Budget {
    bytes: u64,
    files: usize,
    encodings: Encodings,
    sought: Option<Sought>,
}

/// A file inside that is looked for by its path, and its bytes once it is found.
#[derive(Debug)]
struct Sought {
    path: String,
    bytes: Option<Vec<u8>>,
}

impl Budget {
    /// All that may be read of one file.
    pub fn new(encodings: Encodings) -> Self {
        Self { bytes: ALL, files: MOST, encodings, sought: None }
    }

    /// The same where nothing is wanted but the bytes of the file of this path.
    pub fn seeking(path: &str) -> Self {
        let sought = Some(Sought { path: path.to_owned(), bytes: None });
        Self { sought, ..Self::new(Encodings::default()) }
    }

    /// The bytes that were looked for.
    pub fn found(self) -> Option<Vec<u8>> {
        self.sought?.bytes
    }

    /// In which encoding the file of a path is read, where somebody has said so.
    pub fn told(&self, path: &str) -> Option<Encoding> {
        self.encodings.of(path)
    }
}

/// The inside of a file that is being read.
pub(super) struct Inside<'a> {
    /// Name of the file around it.
    around: &'a str,
    depth: usize,
    budget: &'a mut Budget,
    reader: Reader,
    /// What came of it, in the order of the file.
    pub pieces: Vec<Piece>,
    names: HashSet<String>,
    /// Something was left out because there is too much.
    pub cut: bool,
    /// In which encoding its text was read.
    pub encoding: Option<Encoding>,
}

impl<'a> Inside<'a> {
    /// The inside of a file called `around` that lies itself inside `depth` others.
    pub fn new(around: &'a str, depth: usize, budget: &'a mut Budget, reader: Reader) -> Self {
        Self { around, depth, budget, reader, pieces: Vec::new(), names: HashSet::new(), cut: false, encoding: None }
    }

    /// In which encoding it is read, where somebody has said so.
    pub fn told(&self) -> Option<Encoding> {
        self.budget.told(self.around)
    }

    /// False where nothing more may be read.
    pub fn goes_on(&mut self) -> bool {
        let more = self.budget.files > 0 && self.budget.bytes > 0;
        self.cut |= !more;
        more
    }

    /// Reads a file by its bytes.
    pub fn file(&mut self, name: &str, bytes: &[u8]) {
        let name = self.name(name);
        if !self.spend(bytes.len()) {
            return;
        }
        if let Some(sought) = &mut self.budget.sought {
            if sought.path == name {
                sought.bytes = Some(bytes.to_vec());
                self.budget.files = 0;
                return;
            }
            let leads = sought.path.strip_prefix(name.as_str()).is_some_and(|rest| rest.starts_with('/'));
            if !leads {
                return;
            }
        }
        if self.depth >= DEEPEST {
            self.pieces.push((Line::skipped(&name, TOO_DEEP), None));
            return;
        }
        let pieces = (self.reader)(&name, &name, bytes, self.depth + 1, self.budget);
        self.pieces.extend(pieces);
    }

    /// Adds a document that a reader made itself; `bytes` are what it made it of.
    pub fn draft(&mut self, name: &str, kind: &'static str, bytes: &[u8], draft: Draft) {
        if self.spend(bytes.len()) {
            let name = self.name(name);
            self.pieces.push(finished(&name, kind, bytes, draft));
        }
    }

    /// A file that was not read, and why.
    pub fn skipped(&mut self, name: &str, reason: String) {
        let name = self.name(name);
        self.budget.files = self.budget.files.saturating_sub(1);
        self.pieces.push((Line::skipped(&name, reason), None));
    }

    fn spend(&mut self, bytes: usize) -> bool {
        if !self.goes_on() || self.budget.bytes < bytes as u64 {
            self.cut = true;
            return false;
        }
        self.budget.files -= 1;
        self.budget.bytes -= bytes as u64;
        true
    }

    /// The path of a file inside: never out of the file around it, and another one for each.
    fn name(&mut self, name: &str) -> String {
        let parts = name.split(['/', '\\']).filter(|part| !matches!(*part, "" | "." | ".."));
        let parts: Vec<&str> = parts.map(|part| part.trim_end_matches(':')).filter(|part| !part.is_empty()).collect();
        let inner = if parts.is_empty() { "unnamed".to_owned() } else { parts.join("/") };
        let (stem, end) = inner.rsplit_once('.').map_or((inner.as_str(), ""), |(stem, end)| (stem, end));
        let dot = if end.is_empty() { "" } else { "." };
        let first = format!("{}/{inner}", self.around);
        let others = (2..=MOST).map(|number| format!("{}/{stem} ({number}){dot}{end}", self.around));
        let free = std::iter::once(first.clone()).chain(others).find(|name| !self.names.contains(name));
        let name = free.unwrap_or(first);
        self.names.insert(name.clone());
        name
    }
}

/// A draft as a document with its line.
pub(super) fn finished(path: &str, kind: &'static str, bytes: &[u8], draft: Draft) -> Piece {
    let size = Some(bytes.len() as u64);
    match page::finish(path, bytes, draft) {
        Some((document, issues)) => (Line { kind, bytes: size, issues, ..Line::read(path) }, Some(document)),
        None => (Line { kind, bytes: size, ..Line::skipped(path, NOTHING) }, None),
    }
}
