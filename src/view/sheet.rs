//! A table of a document as it is seen: how wide its columns are, where its rows stand, and which cells explain the
//! selected one.
//!
//! ```text
//!      A   B          C       D
//!  5   No. Commodity  2022    2023 (P)     heads
//!  7   1   Tin        14.5  [ 15.2 ]       the selected cell in its box
//! ```

use crate::model::{Cell, CellKind, Document, Record, Span, Table};

/// Height of a row in points.
pub const ROW: f32 = 22.0;
/// Width of the row numbers.
pub const NUMBERS: f32 = 40.0;
/// Widths between which a column stays.
const NARROWEST: f32 = 46.0;
const WIDEST: f32 = 240.0;
/// Left and right of the words in a cell.
pub const PAD: f32 = 7.0;
/// Rows by which the widths are set.
const LOOKED_AT: usize = 400;

/// A column as it is seen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Column {
    /// Its number in the file.
    pub number: u32,
    /// From the left edge of the first column.
    pub x: f32,
    /// How wide it is.
    pub width: f32,
}

/// What a cell is to the selected figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Nothing.
    None,
    /// It stands in the selected row.
    InRow,
    /// It stands over the selected column, or names its row, its period or its unit.
    Explains,
    /// It is the selected one.
    Selected,
}

/// A way from a cell to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// To the one before it in its row.
    Left,
    /// To the one behind it.
    Right,
    /// To the row above.
    Up,
    /// To the row below.
    Down,
    /// To the first of its row.
    First,
    /// To the last one.
    Last,
}

/// The geometry of a table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    /// Columns with words, from the left.
    pub columns: Vec<Column>,
    /// Numbers of the rows with words, from above.
    pub rows: Vec<u32>,
}

impl Sheet {
    /// Lays a table out; `measure` says how wide words are.
    #[must_use]
    pub fn of(text: &str, table: &Table, measure: impl Fn(&str) -> f32) -> Self {
        let mut rows: Vec<u32> = table.cells.iter().map(|cell| cell.row).filter(|row| *row > 0).collect();
        rows.dedup();
        let mut widths: std::collections::BTreeMap<u32, f32> = std::collections::BTreeMap::new();
        for row in table.cells.chunk_by(|one, other| one.row == other.row).take(LOOKED_AT) {
            for cell in row {
                let width = widths.entry(cell.column).or_insert(NARROWEST);
                // A line of words by itself runs over the columns to its right.
                if row.len() > 1 && cell.across == 1 {
                    *width = width.max(measure(cell.span.of(text)) + 2.0 * PAD).min(WIDEST);
                }
            }
        }
        let mut x = 0.0;
        let columns = widths.into_iter().map(|(number, width)| {
            let column = Column { number, x, width };
            x += width;
            column
        });
        Self { columns: columns.collect(), rows }
    }

    /// All of its width and height.
    #[must_use]
    pub fn size(&self) -> (f32, f32) {
        let right = self.columns.last().map_or(0.0, |column| column.x + column.width);
        (right, self.rows.len() as f32 * ROW)
    }

    /// Left edge and width of a cell. One that is alone in its row runs on to the right edge.
    #[must_use]
    pub fn stretch(&self, cell: &Cell, alone: bool) -> (f32, f32) {
        let from = self.columns.partition_point(|column| column.number < cell.column);
        let until = cell.column + u32::from(cell.across);
        let to = self.columns.partition_point(|column| column.number < until);
        let x = self.columns.get(from).map_or(0.0, |column| column.x);
        let end = self.columns.get(to.saturating_sub(1)).map_or(x, |column| column.x + column.width);
        let end = if alone { self.size().0 } else { end };
        (x, (end - x).max(0.0))
    }

    /// The cell to which a way leads from one; up and down stay in a column, also past rows that have nothing there. A row
    /// of one cell stands over all columns.
    #[must_use]
    pub fn step(&self, table: &Table, from: &Cell, column: u32, way: Way) -> Option<Cell> {
        let row = table.row(from.row);
        let at = row.iter().position(|cell| cell.column == from.column)?;
        let over = |row: &u32| match table.row(*row) {
            [one] => Some(*one),
            cells => {
                cells.iter().find(|cell| (cell.column..cell.column + u32::from(cell.across)).contains(&column)).copied()
            }
        };
        let here = self.row_at(from.row);
        match way {
            Way::Left => row.get(at.checked_sub(1)?).copied(),
            Way::Right => row.get(at + 1).copied(),
            Way::First => row.first().copied(),
            Way::Last => row.last().copied(),
            Way::Up => self.rows.get(..here)?.iter().rev().find_map(over),
            Way::Down => self.rows.get(here + 1..)?.iter().find_map(over),
        }
    }

    /// Which of its rows a row of the file is, from 0.
    #[must_use]
    pub fn row_at(&self, row: u32) -> usize {
        self.rows.partition_point(|other| *other < row)
    }
}

/// Words that explain a figure: its heads, its title, its period.
#[must_use]
pub fn explained_by(record: &Record) -> Vec<Span> {
    let heads = record.figure.as_ref().and_then(|figure| figure.cell);
    let heads = heads.into_iter().flat_map(|heads| [heads.row, heads.column, heads.caption]).flatten();
    heads.chain(record.evidence.date).collect()
}

/// What a cell is to the selected one.
#[must_use]
pub fn part(cell: &Cell, selected: Option<&Cell>, explaining: &[Span]) -> Part {
    let Some(selected) = selected else { return Part::None };
    if cell == selected {
        Part::Selected
    } else if explaining.iter().any(|span| span.overlaps(cell.span)) {
        Part::Explains
    } else if cell.row == selected.row {
        Part::InRow
    } else {
        Part::None
    }
}

/// True for cells whose words stand at the right: numbers, and what stands for them.
#[must_use]
pub fn is_number(document: &Document, cell: &Cell) -> bool {
    let words = cell.span.of(&document.text).trim();
    let digits = words.chars().filter(char::is_ascii_digit).count();
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    let gap = words.chars().count() <= 4 && digits == 0 && letters <= 2;
    cell.column > 1
        && (matches!(cell.kind, CellKind::Number | CellKind::Percent) || (digits > 0 && letters <= 2) || gap)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus;

    #[test]
    fn the_selected_cell_its_row_and_what_explains_it_are_told_apart() {
        let text = "Peru: exports (US$ million)\n\nGood,2020,2021\nTin,14.5,15\nLead,3,4\n";
        let (_, article) = corpus::read_bytes("a.csv", text.as_bytes());
        let article = article.expect("it is a table");
        let (document, record) = (&article.document, &article.reading.records[1]);
        let place = document.cell_at(record.evidence.sentence.start).expect("a cell");
        let explaining = explained_by(record);
        let parts: Vec<(String, Part)> = place
            .table
            .cells
            .iter()
            .map(|cell| (cell.name(), part(cell, Some(&place.cell), &explaining)))
            .filter(|(_, part)| *part != Part::None)
            .collect();
        let expected = [
            ("A1", Part::Explains),
            ("C3", Part::Explains),
            ("A4", Part::Explains),
            ("B4", Part::InRow),
            ("C4", Part::Selected),
        ];
        assert_eq!(parts, expected.map(|(name, part)| (name.to_owned(), part)));
    }

    #[test]
    fn ways_lead_from_cell_to_cell() {
        let text = "Peru: exports (US$ million)\n\nGood,2020,2021\nTin,14.5,15\nOf this\nLead,,4\nZinc,3,5\n";
        let (_, article) = corpus::read_bytes("a.csv", text.as_bytes());
        let document = article.expect("it is a table").document;
        let table = &document.tables[0];
        let sheet = Sheet::of(&document.text, table, |_| 40.0);
        let cell = |name: &str| *table.cells.iter().find(|cell| cell.name() == name).expect(name);
        let step = |from: &str, column, way| sheet.step(table, &cell(from), column, way).map(|cell| cell.name());
        for (from, column, way, to) in [
            ("B4", 2, Way::Right, Some("C4")),
            ("C4", 3, Way::Right, None),
            ("B4", 2, Way::Left, Some("A4")),
            ("B4", 2, Way::Down, Some("A5")),
            ("A5", 2, Way::Down, Some("B7")),
            ("B7", 2, Way::Up, Some("A5")),
            ("B3", 2, Way::Up, Some("A1")),
            ("A1", 1, Way::Up, None),
            ("B7", 2, Way::Down, None),
            ("C7", 3, Way::First, Some("A7")),
            ("A7", 1, Way::Last, Some("C7")),
        ] {
            assert_eq!(step(from, column, way).as_deref(), to, "{from} {way:?}");
        }
    }

    #[test]
    fn columns_are_as_wide_as_their_words_and_titles_run_over_them() {
        let text = "A long title of the table in one cell\n\nGood,2020\nTin ore of the north,14.5\n";
        let (_, article) = corpus::read_bytes("a.csv", text.as_bytes());
        let document = article.expect("it is a table").document;
        let table = &document.tables[0];
        let sheet = Sheet::of(&document.text, table, |words| words.len() as f32 * 6.0);
        assert_eq!(sheet.rows, [1, 3, 4]);
        assert_eq!(sheet.columns.iter().map(|column| column.width).collect::<Vec<_>>(), [134.0, NARROWEST]);
        assert_eq!(sheet.stretch(&table.cells[0], true), (0.0, 134.0 + NARROWEST));
    }
}
