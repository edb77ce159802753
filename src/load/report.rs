//! The load report: one line for each file, with what is odd about it.

use crate::page::{Issue, Severity};

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

    /// A file whose text stands in the corpus already, under the path of another file.
    #[must_use]
    pub fn folded(path: &str, into: &str) -> Self {
        Self::skipped(path, folded_into(into))
    }

    /// True for a file whose text the other one stands for.
    #[must_use]
    pub fn is_folded_into(&self, other: &str) -> bool {
        matches!(&self.outcome, Outcome::Skipped(reason) if *reason == folded_into(other))
    }
}

fn folded_into(other: &str) -> String {
    format!("it holds the same text as ‘{other}’, which stands for both")
}

/// One line for each file, in the order of the corpus.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// The lines.
    pub lines: Vec<Line>,
}

impl Report {
    /// The files of which nothing was used: path and reason.
    pub fn unused(&self) -> impl Iterator<Item = (&str, &str)> {
        self.lines.iter().filter_map(|line| {
            let reason = match &line.outcome {
                Outcome::Skipped(reason) => Some(reason),
                Outcome::Read => {
                    line.issues.iter().find(|issue| issue.severity == Severity::Error).map(|issue| &issue.text)
                }
            };
            reason.map(|reason| (line.path.as_str(), reason.as_str()))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_read_is_told_with_its_reason() {
        let report = Report { lines: vec![Line::skipped("a.pdf", "no"), Line::read("b.txt")] };
        assert_eq!(report.unused().collect::<Vec<_>>(), [("a.pdf", "no")]);
    }
}
