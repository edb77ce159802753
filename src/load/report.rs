//! The load report: one line for each file, with what is odd about it.

use super::why::Why;
use crate::model::Encoding;
use crate::page::Issue;

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is a document of the corpus.
    Read,
    /// It is not, and why.
    Skipped(String),
}

/// A file's line in the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Path relative to the corpus folder.
    pub path: String,
    /// The kind of file, in one word; empty where nobody looked.
    pub kind: &'static str,
    /// Its size; `None` where nobody looked.
    pub bytes: Option<u64>,
    /// The encoding of its text; `None` where its format has none of its own.
    pub encoding: Option<Encoding>,
    /// What became of it.
    pub outcome: Outcome,
    /// Findings, worst first.
    pub issues: Vec<Issue>,
}

impl Line {
    /// A file that was read.
    #[must_use]
    pub fn read(path: &str) -> Self {
        Self {
            path: path.to_owned(),
            kind: "",
            bytes: None,
            encoding: None,
            outcome: Outcome::Read,
            issues: Vec::new(),
        }
    }

    /// A file that was not read, and why.
    #[must_use]
    pub fn skipped(path: &str, reason: impl Into<String>) -> Self {
        Self { outcome: Outcome::Skipped(reason.into()), ..Self::read(path) }
    }

    /// The line of a file whose text stands in the corpus already, under the path of another file.
    #[must_use]
    pub fn folded(self, into: &str) -> Self {
        Self { outcome: Outcome::Skipped(folded_into(into)), issues: Vec::new(), ..self }
    }

    /// True where another encoding might read it otherwise.
    #[must_use]
    pub fn has_letters(&self) -> bool {
        self.encoding.is_some() || matches!(&self.outcome, Outcome::Skipped(reason) if reason == BINARY)
    }

    /// What keeps it from being read; `None` where it is read, or another file stands for it.
    #[must_use]
    pub fn why(&self) -> Option<Why> {
        match &self.outcome {
            Outcome::Skipped(reason) if self.copy_of().is_none() => Some(Why::of(reason)),
            _ => None,
        }
    }

    /// The file whose text stands for this one's.
    #[must_use]
    pub fn copy_of(&self) -> Option<&str> {
        let Outcome::Skipped(reason) = &self.outcome else { return None };
        reason.strip_prefix(SAME)?.strip_suffix(STANDS)
    }

    /// True for a file whose text the other one stands for.
    #[must_use]
    pub fn is_folded_into(&self, other: &str) -> bool {
        self.copy_of() == Some(other)
    }
}

fn folded_into(other: &str) -> String {
    format!("{SAME}{other}{STANDS}")
}

/// What is said of bytes that are no text in any encoding.
pub(super) const BINARY: &str = "its content is not text in any known encoding";
const SAME: &str = "it holds the same text as ‘";
const STANDS: &str = "’, which stands for both";

/// One line for each file, in the order of the corpus.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// The lines.
    pub lines: Vec<Line>,
}
