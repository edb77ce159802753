//! The cells of one row of a table, and which column each stands in.
//!
//! Rows made of tabs or bars count their columns; in aligned text a cell belongs to the head that it stands under.

use std::ops::Range;

use crate::model::Span;

use super::cells;

/// A cell with words in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// Its words.
    pub span: Span,
    /// Its column from the left, empty cells counted where tabs or bars tell them.
    pub column: usize,
    /// First character from the start of the line.
    pub left: usize,
    /// The character after its last.
    pub right: usize,
}

/// A row in its cells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Grid {
    /// Cells from left to right, empty ones left out.
    pub cells: Vec<Cell>,
    /// True where only the places of the words tell the columns.
    pub aligned: bool,
}

/// A row of more cells is no table that anybody reads.
const MOST: usize = 64;

impl Grid {
    /// Cuts a line in cells. Running text is one cell.
    #[must_use]
    pub fn of(text: &str, row: Span) -> Self {
        let words = text.get(row.range()).unwrap_or_default();
        let bars = words.contains('|');
        let aligned = !bars && !words.contains('\t');
        let mut grid = Self { cells: Vec::new(), aligned };
        if aligned && !words.contains("  ") {
            let glued = cells::glued(words);
            if !glued.is_empty() {
                return Self { cells: parts(row, glued), aligned: false };
            }
            grid.cells.push(Cell { span: row, column: 0, left: 0, right: words.len() });
            return grid;
        }
        let mut cutter = Cutter { left: indent(text, row), ..Cutter::default() };
        for (at, c) in words.char_indices() {
            let cut = match c {
                '\t' => !bars,
                '|' => true,
                c if c.is_whitespace() => {
                    cutter.blanks += 1;
                    aligned && cutter.blanks == 2
                }
                _ => {
                    let from = (row.start as usize + at, cutter.left);
                    let to = (from.0 + c.len_utf8(), cutter.left + 1);
                    cutter.open = Some((cutter.open.map_or(from, |(start, _)| start), to));
                    false
                }
            };
            if cut {
                // A bar at the edge of a row opens no column.
                let filled = cutter.close(&mut grid.cells);
                cutter.column += usize::from(filled || !aligned && at > 0);
            }
            if cut || !c.is_whitespace() {
                cutter.blanks = 0;
            }
            cutter.left += 1;
        }
        cutter.close(&mut grid.cells);
        if grid.cells.len() > MOST || cells::is_spread(words) {
            grid.cells = vec![Cell { span: row, column: 0, left: 0, right: words.len() }];
        }
        grid
    }

    /// The index of the cell that holds a place of the text.
    #[must_use]
    pub fn at(&self, offset: u32) -> Option<usize> {
        self.cells.iter().position(|cell| cell.span.start <= offset && offset < cell.span.end)
    }

    /// True where these heads begin over the second column: nothing stands over the names of the rows.
    #[must_use]
    pub fn lacks_stub(&self, row: &Self) -> bool {
        let first = self.cells.first().is_some_and(|head| head.column == 0);
        first && self.cells.len() + 1 == row.cells.len()
    }

    /// How many columns of `row` each of these heads stands over, where they share them evenly: two heads over six.
    fn spread(&self, row: &Self, shift: usize) -> Option<usize> {
        let side_by_side = self.cells.iter().enumerate().all(|(at, head)| head.column == at);
        let columns = row.cells.len().checked_sub(shift)?;
        let even = side_by_side && self.cells.len() > 1 && columns.checked_rem(self.cells.len()) == Some(0);
        columns.checked_div(self.cells.len()).filter(|over| even && *over > 1)
    }

    /// The index of the head under which a cell of `row` stands. `shift` is the number of columns that the heads lack
    /// at the left; `spans` is true for heads that may stand over several columns.
    #[must_use]
    pub fn head_of(&self, row: &Self, cell: &Cell, shift: usize, spans: bool) -> Option<usize> {
        if !(self.aligned && row.aligned) {
            let column = cell.column.checked_sub(shift)?;
            if let Some(over) = spans.then(|| self.spread(row, shift)).flatten() {
                return column.checked_div(over).filter(|at| *at < self.cells.len());
            }
            let exact = self.cells.iter().position(|head| head.column == column);
            return exact.or_else(|| spans.then(|| self.cells.iter().rposition(|head| head.column < column)).flatten());
        }
        let own = row.cells.iter().position(|other| other == cell)?;
        if self.cells.len() + shift == row.cells.len() && !spans {
            return own.checked_sub(shift).filter(|at| *at < self.cells.len());
        }
        let middle = usize::midpoint(cell.left, cell.right);
        let apart = |head: &Cell| {
            let overlap = cell.right.min(head.right).saturating_sub(cell.left.max(head.left));
            (usize::from(overlap == 0), usize::midpoint(head.left, head.right).abs_diff(middle))
        };
        (0..self.cells.len()).min_by_key(|at| self.cells.get(*at).map(apart))
    }
}

/// The cells of heads that lost their gaps: they count as columns.
fn parts(row: Span, glued: Vec<Range<usize>>) -> Vec<Cell> {
    let start = row.start as usize;
    let cell = |(column, part): (usize, Range<usize>)| Cell {
        span: Span::new(start + part.start, start + part.end),
        column,
        left: part.start,
        right: part.end,
    };
    glued.into_iter().enumerate().map(cell).collect()
}

/// Characters between the start of the line and its first word; a wide margin counts as none.
fn indent(text: &str, row: Span) -> usize {
    let start = row.start as usize;
    let margin = text.as_bytes().get(start.saturating_sub(200)..start).unwrap_or_default();
    margin.iter().rev().take_while(|byte| **byte == b' ').count()
}

/// A cell being cut: its first and last characters as bytes and columns.
#[derive(Default)]
struct Cutter {
    open: Option<((usize, usize), (usize, usize))>,
    column: usize,
    left: usize,
    blanks: usize,
}

impl Cutter {
    fn close(&mut self, cells: &mut Vec<Cell>) -> bool {
        let Some(((start, left), (end, right))) = self.open.take() else { return false };
        cells.push(Cell { span: Span::new(start, end), column: self.column, left, right });
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(row: &str) -> (Vec<&str>, Grid) {
        let grid = Grid::of(row, Span::new(0, row.len()));
        (grid.cells.iter().map(|cell| cell.span.of(row)).collect(), grid)
    }

    #[track_caller]
    fn check(row: &str, words: &[&str], columns: &[usize]) {
        let (found, grid) = grid(row);
        assert_eq!(found, words, "{row}");
        assert_eq!(grid.cells.iter().map(|cell| cell.column).collect::<Vec<_>>(), columns, "{row}");
    }

    #[test]
    fn tabs_bars_and_blanks_set_cells_apart() {
        check("Tin ore\t120\t131", &["Tin ore", "120", "131"], &[0, 1, 2]);
        check("Tin\t\t131", &["Tin", "131"], &[0, 2]);
        check("| Tin | 120 | |131|", &["Tin", "120", "131"], &[0, 1, 3]);
        check("Tin ore     120   131", &["Tin ore", "120", "131"], &[0, 1, 2]);
        check("Tin rose again.", &["Tin rose again."], &[0]);
    }

    #[test]
    fn heads_in_bars_share_the_columns_below_them_evenly() {
        let (_, heads) = grid("From Peru | From Chile");
        let (_, row) = grid("1 | 2 | 3 | 4 | 5 | 6");
        let over = |at: usize| heads.head_of(&row, &row.cells[at], 0, true);
        assert_eq!((over(0), over(2), over(3), over(5)), (Some(0), Some(0), Some(1), Some(1)));
        assert_eq!(heads.head_of(&row, &row.cells[2], 0, false), None, "the last row of heads spans nothing");
    }

    #[test]
    fn an_aligned_cell_stands_under_the_nearest_head() {
        let (_, heads) = grid("Good       2019    2020    2021");
        let (_, row) = grid("Tin         120             131");
        let head = |at: usize| heads.head_of(&row, &row.cells[at], 0, false);
        assert_eq!((head(1), head(2)), (Some(1), Some(3)));
    }
}
