//! The cells of a document's tables: where each stands in its file and in the document's text.
//!
//! One grid for every format: a sheet of a workbook, a file of comma-separated values, a table of a page, a list of
//! objects. Rows and columns count from 1 as the file has them.

use super::{Mapping, Span};

/// What a cell holds by its format, before anybody reads its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellKind {
    /// Words, or a number as somebody wrote it: "1.204,8 p".
    Text,
    /// A number that the format itself knows; its words are digits with a point.
    Number,
    /// A percentage by its number format: "29.4%".
    Percent,
    /// A day that the format itself knows: "2024-10-01".
    Day,
}

/// A cell with words in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// Row in the file, from 1; 0 for the names of the keys of a list of objects.
    pub row: u32,
    /// Column, from 1.
    pub column: u32,
    /// Rows that it stands over, 1 and more.
    pub down: u16,
    /// Columns that it stands over, 1 and more.
    pub across: u16,
    /// How far its words are set in from the left: rows below a group are.
    pub indent: u8,
    /// What it holds.
    pub kind: CellKind,
    /// Its words in the text.
    pub span: Span,
}

impl Cell {
    /// The place of a cell in the manner of spreadsheets: "G10".
    #[must_use]
    pub fn name(&self) -> String {
        format!("{}{}", column_letters(self.column), self.row)
    }
}

/// The letters of a column: 1 is "A", 27 is "AA".
#[must_use]
pub fn column_letters(column: u32) -> String {
    let (mut rest, mut letters) = (column, Vec::new());
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

/// Whether people see a sheet when they open its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shown {
    /// They do.
    #[default]
    Yes,
    /// It is hidden.
    Hidden,
}

/// A table of a document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// The sheet as records name it: its own name, "table 2" of a page; `None` where the file has only one.
    pub sheet: Option<String>,
    /// Whether it is hidden.
    pub shown: Shown,
    /// The names of the columns where the format has names and no order (JSON); else empty.
    pub keys: Vec<String>,
    /// Cells with words, row by row and from left to right.
    pub cells: Vec<Cell>,
    /// What is wrong with its form, where that cannot be mended.
    pub torn: Option<String>,
    /// What the analyst says of it.
    pub said: Option<Box<Mapping>>,
}

impl Table {
    /// The cells of a row.
    #[must_use]
    pub fn row(&self, row: u32) -> &[Cell] {
        let start = self.cells.partition_point(|cell| cell.row < row);
        let end = self.cells.partition_point(|cell| cell.row <= row);
        self.cells.get(start..end).unwrap_or_default()
    }

    /// The column of a cell as records name it: its key, else its number.
    #[must_use]
    pub fn key(&self, column: u32) -> Option<&str> {
        self.keys.get(column.checked_sub(1)? as usize).map(String::as_str)
    }
}

/// A cell of a document with its table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CellPlace<'d> {
    /// Which of the document's tables, from 0.
    pub table_at: usize,
    /// The table.
    pub table: &'d Table,
    /// The cell.
    pub cell: Cell,
}

impl CellPlace<'_> {
    /// Where it stands, as a person would find it: "T 3.2, cell G10".
    #[must_use]
    pub fn words(&self) -> String {
        let sheet = self.table.sheet.as_ref().map(|sheet| format!("{sheet}, ")).unwrap_or_default();
        match self.table.key(self.cell.column) {
            Some(key) => format!("{sheet}entry {}, {key}", self.cell.row),
            None => format!("{sheet}cell {}", self.cell.name()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_the_letters_of_spreadsheets() {
        let letters: Vec<String> = [1, 26, 27, 52, 703].into_iter().map(column_letters).collect();
        assert_eq!(letters, ["A", "Z", "AA", "AZ", "AAA"]);
    }
}
