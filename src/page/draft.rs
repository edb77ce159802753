//! What a format hands on: plain text in blocks, and what the file says about itself.

use crate::model::{ParagraphKind, Span, Table, Unit};

use super::finding::Issue;

/// A block of text before head, furniture and number are settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// Its place in the text.
    pub span: Span,
    /// What the format says it is.
    pub kind: ParagraphKind,
    /// A blank line (or a block element) stands before it.
    pub after_blank: bool,
}

/// A date that the file's metadata gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MetaDate {
    /// The field, as a reader would name it: "the page's `article:published_time`".
    pub field: String,
    /// The words of the field.
    pub words: String,
    /// The day or month.
    pub unit: Unit,
    /// Where it stands in the text, if it does.
    pub span: Option<Span>,
}

impl MetaDate {
    /// A date of a field that is not part of the text.
    pub fn new(field: impl Into<String>, words: &str, unit: Unit) -> Self {
        Self { field: field.into(), words: words.trim().to_owned(), unit, span: None }
    }
}

/// What a file is: an article, or tables and nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Form {
    /// Running text, with or without tables.
    #[default]
    Article,
    /// Sheets of figures: it has no headline, no menus and no language of its own.
    Tables,
}

/// A file's text and what it says about itself.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    /// Plain text; all spans point into it.
    pub text: String,
    /// Its blocks, in order.
    pub parts: Vec<Part>,
    /// The headline that the metadata gives.
    pub title: Option<String>,
    /// The outlet that the metadata gives.
    pub outlet: Option<String>,
    /// Dates of publication in the metadata, strongest first.
    pub dates: Vec<MetaDate>,
    /// Dates that stand on the page near the headline, strongest first.
    pub page_dates: Vec<MetaDate>,
    /// The day on which the file says it was made; the text says more about when it was published.
    pub made: Option<MetaDate>,
    /// Where each page of a paged file begins, in bytes of the text.
    pub pages: Vec<u32>,
    /// Where its tables have their cells.
    pub tables: Vec<Table>,
    /// What it is.
    pub form: Form,
    /// What was odd about reading it.
    pub issues: Vec<Issue>,
}

impl Draft {
    /// The words of a part.
    pub fn words(&self, part: &Part) -> &str {
        part.span.of(&self.text)
    }
}

/// What the head of a document tells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Head {
    /// Index of the headline.
    pub title: Option<usize>,
    /// Index of the first part of the running text.
    pub body_at: usize,
    /// Who published it.
    pub outlet: Option<String>,
}
