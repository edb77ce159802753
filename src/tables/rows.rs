//! A table whose rows are records of their own: columns by their heads, cells by the name of their column.

use std::collections::HashMap;

use crate::model::{Cell, Span, Table};

/// The names of the columns, in the first row.
pub(super) struct Heads<'t> {
    text: &'t str,
    /// Column by the name of its head: letters and digits in lower case.
    by_name: HashMap<String, u32>,
    /// The row in which they stand.
    pub row: u32,
}

/// A name without what writers put between its words.
pub(super) fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric() || *c == '$').flat_map(char::to_lowercase).collect()
}

impl<'t> Heads<'t> {
    /// The heads of a table's first row, each name cut before what `until` begins.
    pub fn of(text: &'t str, table: &Table, until: Option<&str>) -> Option<Self> {
        let row = table.cells.first()?.row;
        let mut by_name = HashMap::new();
        for cell in table.row(row) {
            let words = cell.span.of(text);
            let name = until.and_then(|until| words.split_once(until)).map_or(words, |(name, _)| name);
            by_name.entry(plain(name)).or_insert(cell.column);
        }
        Some(Self { text, by_name, row })
    }

    /// The column of the first of some names.
    pub fn column(&self, names: &[&str]) -> Option<u32> {
        names.iter().find_map(|name| self.by_name.get(*name).copied())
    }

    /// The words of a row by the name of their column.
    pub fn row<'r>(&'r self, cells: &'r [Cell]) -> Row<'r, 't> {
        Row { heads: self, cells }
    }
}

/// The rows of a table below its heads.
pub(super) fn below(table: &Table, row: u32) -> impl Iterator<Item = &[Cell]> {
    table
        .cells
        .chunk_by(|one, other| one.row == other.row)
        .filter(move |cells| cells.first().is_some_and(|cell| cell.row > row))
}

/// A row.
#[derive(Clone, Copy)]
pub(super) struct Row<'r, 't> {
    heads: &'r Heads<'t>,
    cells: &'r [Cell],
}

impl<'t> Row<'_, 't> {
    /// The cell of a column.
    pub fn cell(&self, column: u32) -> Option<Cell> {
        let at = self.cells.binary_search_by_key(&column, |cell| cell.column).ok()?;
        self.cells.get(at).copied()
    }

    /// The words of the column with one of some names; `None` where the cell is blank.
    pub fn get(&self, names: &[&str]) -> Option<&'t str> {
        let words = self.span(names)?.of(self.heads.text).trim();
        Some(words).filter(|words| !words.is_empty())
    }

    /// Where they stand.
    pub fn span(&self, names: &[&str]) -> Option<Span> {
        Some(self.cell(self.heads.column(names)?)?.span)
    }
}
