//! Where in a sheet its tables stand: titles, heads, rows with values, lines between them, notes.
//!
//! A sheet may hold several tables below each other. Rows of one cell are titles above the heads, sections between the
//! rows, and notes below them.

use crate::model::{Cell, CellKind, Table};

use super::super::number::{Decimals, Written, is_year, read};

/// One table of a sheet.
#[derive(Debug, Clone, Default)]
pub(super) struct Block<'t> {
    /// Lines above the heads.
    pub titles: Vec<Cell>,
    /// Rows of heads, from above.
    pub heads: Vec<&'t [Cell]>,
    /// The rows below them.
    pub body: Vec<Line<'t>>,
    /// Lines below the rows.
    pub notes: Vec<Cell>,
}

/// A row of a body.
#[derive(Debug, Clone, Copy)]
pub(super) enum Line<'t> {
    /// A line of words that the rows below stand under.
    Section(Cell),
    /// A row with values.
    Row(&'t [Cell]),
}

impl<'t> Block<'t> {
    /// The rows with values.
    pub fn rows(&self) -> impl Iterator<Item = &'t [Cell]> {
        self.body.iter().filter_map(|line| match line {
            Line::Row(cells) => Some(*cells),
            Line::Section(_) => None,
        })
    }
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Single,
    Head,
    Data,
    /// The columns are numbered in it.
    Numbering,
}

/// The tables of a sheet.
pub(super) fn blocks<'t>(text: &str, table: &'t Table) -> Vec<Block<'t>> {
    let mut blocks = Vec::new();
    let mut open: Block<'t> = Block::default();
    let mut waiting: Vec<Cell> = Vec::new();
    for cells in table.cells.chunk_by(|one, other| one.row == other.row) {
        match sort(text, cells) {
            Sort::Numbering => {}
            Sort::Single => waiting.extend(cells.first()),
            Sort::Head if open.body.is_empty() => {
                open.titles.append(&mut waiting);
                open.heads.push(cells);
            }
            Sort::Head => {
                let titles = titles(&mut waiting, cells);
                open.notes = std::mem::take(&mut waiting);
                blocks.push(std::mem::take(&mut open));
                open.titles = titles;
                open.heads.push(cells);
            }
            Sort::Data => {
                if open.body.is_empty() && open.heads.is_empty() {
                    open.titles.append(&mut waiting);
                }
                open.body.extend(waiting.drain(..).map(Line::Section));
                open.body.push(Line::Row(cells));
            }
        }
    }
    open.notes = waiting;
    if !open.body.is_empty() {
        blocks.push(open);
    }
    for block in &mut blocks {
        lift_titles(text, block);
    }
    blocks
}

/// A title may have its unit in a cell of its own, far to the right: such a row is no row of heads.
fn lift_titles(text: &str, block: &mut Block<'_>) {
    while let [first, second, ..] = block.heads.as_slice() {
        let begins = |row: &[Cell]| row.first().is_some_and(|cell| cell.column == 1);
        // Commas without quotes cut a title in several cells.
        let sentence = first.first().is_some_and(|cell| cell.span.of(text).split_whitespace().nth(3).is_some());
        let sparse = (first.len() <= 2 || sentence) && first.iter().all(|cell| cell.across == 1) && begins(first);
        if !(sparse && second.len() >= 3 && begins(second)) {
            return;
        }
        block.titles.extend(first.iter().copied());
        block.heads.remove(0);
    }
}

/// Of the lines between two tables those that belong to the lower one: back to the blank row.
fn titles(waiting: &mut Vec<Cell>, head: &[Cell]) -> Vec<Cell> {
    let mut next = head.first().map_or(0, |cell| cell.row);
    let mut from = waiting.len();
    let mut first = true;
    for (at, cell) in waiting.iter().enumerate().rev() {
        // One blank row may stand between title and heads.
        if cell.row + if first { 3 } else { 1 } < next {
            break;
        }
        (next, from, first) = (cell.row, at, false);
    }
    waiting.split_off(from)
}

fn sort(text: &str, cells: &[Cell]) -> Sort {
    if cells.len() < 2 {
        return Sort::Single;
    }
    let words = |cell: &Cell| cell.span.of(text).trim();
    let numbered =
        cells.iter().zip(1..).filter(|(cell, at)| words(cell).parse::<usize>().is_ok_and(|number| number == *at));
    if cells.len() >= 3 && numbered.count() + 1 >= cells.len() && words_at(text, cells, 1) == "2" {
        return Sort::Numbering;
    }
    let is_value = |cell: &&Cell| match cell.kind {
        CellKind::Percent => true,
        CellKind::Day => false,
        CellKind::Number | CellKind::Text => match read(words(cell), Decimals::Point) {
            Written::Number(_, marks) => !(is_year(words(cell)) || is_period(words(cell), &marks)),
            Written::Gap => true,
            Written::Words => false,
        },
    };
    // What stands first names the row, be it a number or a day.
    let behind = cells.iter().skip(1).filter(is_value).count();
    let dated = cells.first().is_some_and(|cell| cell.kind == CellKind::Day) && behind > 0;
    if behind > 0 || dated { Sort::Data } else { Sort::Head }
}

fn words_at<'t>(text: &'t str, cells: &[Cell], at: usize) -> &'t str {
    cells.get(at).map_or("", |cell| cell.span.of(text).trim())
}

/// "2024p", "2025 *": a year with a mark.
fn is_period(words: &str, marks: &[String]) -> bool {
    words.get(..4).is_some_and(is_year) && !marks.is_empty() && words.chars().filter(char::is_ascii_digit).count() == 4
}
