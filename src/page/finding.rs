//! A finding about a file: what is odd about it, and what to do.

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Worth a look: something may be wrong.
    Warning,
    /// Part of the file could not be read.
    Partly,
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

impl Issue {
    /// What says that a part of a file was not read.
    #[must_use]
    pub fn partly(text: String) -> Self {
        Self { severity: Severity::Partly, text, hint: None }
    }
}

impl Severity {
    /// The word used in reports.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Partly => "partly read",
            Self::Error => "error",
        }
    }
}
