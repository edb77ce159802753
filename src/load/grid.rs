//! Cells written down one after another: a row of a table is a paragraph of the text, and each cell knows its place there.

use crate::model::{Cell, CellKind, ParagraphKind, Span, Table};
use crate::page::Issue;
use crate::page::draft::{Draft, Part};

/// Cells with words that are read of one file; what is needed for each is about twenty bytes and its words.
const MOST: usize = 6_000_000;

/// A cell that is written down.
#[derive(Debug, Clone)]
pub(super) struct Entry<'w> {
    /// Column, from 1.
    pub column: u32,
    /// Rows and columns that it stands over.
    pub over: (u16, u16),
    /// What it holds.
    pub kind: CellKind,
    /// Its words.
    pub words: std::borrow::Cow<'w, str>,
}

/// Whether more may be written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Room {
    /// It may.
    More,
    /// The file is too large; what was written so far stays.
    Full,
}

/// A draft that is made of tables.
#[derive(Debug, Default)]
pub(super) struct Sheets {
    draft: Draft,
    cells: usize,
}

impl Sheets {
    /// Begins a table; where the file has several its name stands above it.
    pub fn begin(&mut self, table: Table, heading: Option<&str>) {
        if let Some(heading) = heading {
            super::builder::push(&mut self.draft, ParagraphKind::Heading, heading);
        }
        self.draft.tables.push(table);
    }

    /// Adds a row to the table that was begun last; its cells come from left to right.
    pub fn row<'w>(&mut self, row: u32, entries: impl IntoIterator<Item = Entry<'w>>) -> Room {
        let Some(table) = self.draft.tables.last_mut() else { return Room::Full };
        let text = &mut self.draft.text;
        let (mut column, mut start) = (1, None);
        for entry in entries {
            let before = text.len();
            let blank = start.is_none() && before > 0;
            text.push_str(if blank { "\n\n" } else { "" });
            let from = start.unwrap_or(text.len());
            // So many tabs as there are columns, though a far-off cell needs no thousand of them.
            let tabs = if start.is_none() { 0 } else { entry.column.saturating_sub(column).clamp(1, 64) };
            text.extend(std::iter::repeat_n('\t', tabs as usize));
            let at = text.len();
            let indent = entry.words.chars().take_while(|c| c.is_whitespace() || *c == '\u{a0}').count().min(200) as u8;
            super::builder::push_words(text, &entry.words);
            text.truncate(text.trim_end_matches(' ').len().max(at));
            if text.len() == at {
                text.truncate(before);
                continue;
            }
            let (down, across) = (entry.over.0.max(1), entry.over.1.max(1));
            let span = Span::new(at, text.len());
            table.cells.push(Cell { row, column: entry.column, down, across, indent, kind: entry.kind, span });
            (column, start) = (entry.column, Some(from));
            self.cells += 1;
        }
        if let Some(start) = start {
            let span = Span::new(start, text.len());
            self.draft.parts.push(Part { span, kind: ParagraphKind::Row, after_blank: true });
        }
        if self.cells < MOST && text.len() < u32::MAX as usize / 2 { Room::More } else { Room::Full }
    }

    /// Says that the last table goes on behind a row that was read.
    pub fn cut(&mut self, row: u32) {
        let sheet = self.draft.tables.last().and_then(|table| table.sheet.clone());
        let of = sheet.map(|sheet| format!(" of ‘{sheet}’")).unwrap_or_default();
        let text = format!(
            "it has more than {} cells: it is read up to row {row}{of}; split it into several files",
            crate::model::grouped(MOST)
        );
        self.draft.issues.push(Issue::partly(text));
    }

    /// Something that a person should know about it.
    pub fn note(&mut self, issue: Issue) {
        self.draft.issues.push(issue);
    }

    /// The table that was begun last.
    pub fn table(&mut self) -> Option<&mut Table> {
        self.draft.tables.last_mut()
    }

    /// The draft.
    pub fn done(mut self) -> Draft {
        self.draft.tables.iter_mut().for_each(|table| table.cells.shrink_to_fit());
        self.draft.form = crate::page::draft::Form::Tables;
        self.draft
    }
}
