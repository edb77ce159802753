//! A document as the loader leaves it: plain text, numbered paragraphs, title, and its own date with where it came from.

use serde::{Deserialize, Serialize};

use super::{CellPlace, Span, Table, When};

/// Index of a document in its corpus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct DocId(pub u32);

/// Where a document's own date came from, strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum DateBasis {
    /// Set by the analyst.
    #[serde(rename = "user")]
    User,
    /// Front matter, HTML meta or JSON-LD, mail header.
    #[serde(rename = "metadata")]
    Metadata,
    /// A byline or dateline in the text.
    #[serde(rename = "byline")]
    Byline,
    /// The file's or folder's name.
    #[serde(rename = "file name")]
    FileName,
    /// Follows from the years and tenses of the text.
    #[serde(rename = "inferred")]
    Inferred,
    /// Not known.
    #[serde(rename = "none")]
    None,
}

impl DateBasis {
    /// The word used in records and chips.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Metadata => "metadata",
            Self::Byline => "byline",
            Self::FileName => "file name",
            Self::Inferred => "inferred",
            Self::None => "none",
        }
    }
}

/// The day, month or year a document was published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocDate {
    /// The date at its own precision; `None` where nothing tells it.
    pub when: Option<When>,
    /// Where it came from.
    pub basis: DateBasis,
    /// One sentence in plain words: how it came about, or why there is none.
    pub why: String,
    /// The words in the text that tell it, where there are some.
    pub span: Option<Span>,
}

impl DocDate {
    /// No date, and why.
    #[must_use]
    pub fn unknown(why: impl Into<String>) -> Self {
        Self { when: None, basis: DateBasis::None, why: why.into(), span: None }
    }
}

/// How much of a document is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Extent {
    /// The article, without what is taken for menus, comments and the like.
    #[default]
    Article,
    /// All text: the analyst has said that what was left out belongs to it.
    All,
}

/// What a paragraph is to a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ParagraphKind {
    /// The document's headline.
    Title,
    /// Outlet, author and date lines below the headline.
    Byline,
    /// A heading inside the text.
    Heading,
    /// Running text.
    Body,
    /// One item of a list.
    Item,
    /// One row of a table, cells separated by tabs.
    Row,
    /// Share buttons, copyright, navigation, reader comments: never a source of records.
    Furniture,
}

/// A paragraph: the unit to which every point leads back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paragraph {
    /// 1-based, counted as a reader would count blocks of text.
    pub number: u32,
    /// Its place in the text, without surrounding white space.
    pub span: Span,
    /// What it is.
    pub kind: ParagraphKind,
}

/// A document of the corpus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Path relative to the corpus folder, `/` on every system.
    pub path: String,
    /// Headline, or the file name where there is none.
    pub title: String,
    /// Who published it, where the document says so.
    pub outlet: Option<String>,
    /// Its own date.
    pub date: DocDate,
    /// The language it is written in, where that is one that is not read: nothing is extracted from it then.
    pub foreign: Option<&'static str>,
    /// Plain text; every span of the program points into it.
    pub text: String,
    /// Where each page of a paged file begins, in bytes of the text; empty where it has no pages.
    pub pages: Vec<u32>,
    /// Where its tables have their cells, in the order of the file.
    pub tables: Vec<Table>,
    /// All paragraphs in order, furniture included.
    pub paragraphs: Vec<Paragraph>,
    /// BLAKE3 of the file's bytes, hexadecimal.
    pub hash: String,
}

impl Document {
    /// The page on which a byte offset stands, from 1; `None` where the file has no pages.
    #[must_use]
    pub fn page_at(&self, offset: u32) -> Option<usize> {
        Some(self.pages.partition_point(|start| *start <= offset)).filter(|page| *page > 0)
    }

    /// True for a file that is tables and nothing else.
    #[must_use]
    pub fn is_sheets(&self) -> bool {
        let sheet = |paragraph: &Paragraph| matches!(paragraph.kind, ParagraphKind::Row | ParagraphKind::Heading);
        !self.tables.is_empty() && self.paragraphs.iter().all(sheet)
    }

    /// True for a paragraph that is a row of a table.
    #[must_use]
    pub fn is_row(&self, paragraph: u32) -> bool {
        let at = (paragraph as usize).wrapping_sub(1);
        self.paragraphs.get(at).is_some_and(|paragraph| paragraph.kind == ParagraphKind::Row)
    }

    /// The cell of a table that holds a byte offset.
    #[must_use]
    pub fn cell_at(&self, offset: u32) -> Option<CellPlace<'_>> {
        self.tables.iter().enumerate().find_map(|(table_at, table)| {
            let after = table.cells.partition_point(|cell| cell.span.start <= offset);
            let cell = table.cells.get(after.checked_sub(1)?).filter(|cell| offset < cell.span.end)?;
            Some(CellPlace { table_at, table, cell: *cell })
        })
    }

    /// Where a passage stands, as a reader would find it: "¶ 12", in a paged file "p. 3, ¶ 12", in a table "T 3.2, cell G10".
    #[must_use]
    pub fn place(&self, paragraph: u32, offset: u32) -> String {
        if let Some(place) = self.cell_at(offset) {
            return place.words();
        }
        let page = self.page_at(offset).map(|page| format!("p. {page}, ")).unwrap_or_default();
        format!("{page}¶ {paragraph}")
    }

    /// The paragraph that holds a byte offset.
    #[must_use]
    pub fn paragraph_at(&self, offset: u32) -> Option<&Paragraph> {
        let after = self.paragraphs.partition_point(|paragraph| paragraph.span.start <= offset);
        self.paragraphs.get(after.checked_sub(1)?).filter(|paragraph| offset < paragraph.span.end)
    }
}
