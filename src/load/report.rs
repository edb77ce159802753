//! The load report: one line for each file, with what is odd about it.

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Part of the file could not be used.
    Warning,
    /// The file could not be used.
    Error,
}

/// A finding about a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issue {
    /// How much it matters.
    pub severity: Severity,
    /// What, in one sentence.
    pub text: String,
    /// What to do about it.
    pub hint: Option<String>,
}

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
    /// What became of it.
    pub outcome: Outcome,
    /// Findings, worst first.
    pub issues: Vec<Issue>,
}

impl Line {
    /// A file that was read.
    #[must_use]
    pub fn read(path: &str) -> Self {
        Self { path: path.to_owned(), outcome: Outcome::Read, issues: Vec::new() }
    }

    /// A file that was not read, and why.
    #[must_use]
    pub fn skipped(path: &str, reason: impl Into<String>) -> Self {
        Self { path: path.to_owned(), outcome: Outcome::Skipped(reason.into()), issues: Vec::new() }
    }
}

/// One line for each file, in the order of the corpus.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// The lines.
    pub lines: Vec<Line>,
}
