//! Tables in plain text: rows of figures whose unit stands in the head of the column or in the caption.
//!
//! ```text
//! Table 1. Exports by product (US$ million)
//! Product        2020     2021   Change (%)
//! Copper          120      131          9.2
//! ```

use rust_decimal::Decimal;

use super::draft::{Draft, Of};
use super::number::ten_to;
use super::reader::Reader;
use crate::lexicon::{Class, Share};
use crate::model::{Span, Trend};
use crate::segment::{Cell, Grid};
use crate::tag::set;

/// What the figures of a column are counted in.
#[derive(Debug, Clone, Copy)]
struct Column {
    of: Of,
    power: u32,
    /// True where the head says that they are changes.
    change: bool,
}

/// The table that is being read, row by row.
#[derive(Default)]
pub(super) struct Table {
    /// Tokens of the last sentence that was no row: the caption.
    caption: (usize, usize),
    /// Rows of heads with what each of their cells counts in.
    heads: Vec<(Grid, Vec<Option<Column>>)>,
    /// Unit of the whole table.
    whole: Option<Column>,
    open: bool,
}

impl Table {
    /// The figures of a sentence that is a row of a table with units; `None` for any other sentence.
    pub fn row(&mut self, reader: &Reader<'_>, sentence: Span, tokens: (usize, usize)) -> Option<Vec<Draft>> {
        let grid = Grid::of(reader.text, sentence);
        if grid.cells.len() < 2 {
            self.over(reader, tokens);
            return None;
        }
        let cells: Vec<(usize, usize)> = grid.cells.iter().map(|cell| words_of(reader, cell.span, tokens)).collect();
        let figures: Vec<Option<Draft>> = cells.iter().map(|cell| figure(reader, *cell)).collect();
        let told = figures.iter().flatten().any(|figure| !reader.has(figure.start, Class::Year4));
        // Two cells are a row only where the second is a figure: elsewhere two blanks are a slip of the pen.
        let pair = cells.len() == 2 && (told || self.open && !grid.aligned);
        let units = || cells.iter().map(|(start, end)| column(reader, *start, *end)).collect();
        if cells.len() < 3 && !pair {
            // Two words side by side may be heads of the figures below them.
            let heads = (grid.clone(), units());
            self.over(reader, tokens);
            self.heads.extend(Some(heads).filter(|_| told_nothing(&figures)));
            return None;
        }
        if !self.open {
            self.open = true;
            self.whole = column(reader, self.caption.0, self.caption.1);
        }
        if !told {
            self.heads.truncate(3);
            let units = units();
            self.heads.push((grid, units));
            return None;
        }
        // "Crude oil (tonnes)", or a cell that names the unit of its row.
        let mut own = cells.iter().zip(&figures).filter(|(_, figure)| figure.is_none());
        let row_unit = own.find_map(|((start, end), _)| column(reader, *start, *end));
        let mut found = Vec::new();
        for ((at, cell), figure) in grid.cells.iter().enumerate().zip(figures) {
            let Some(figure) = figure else { continue };
            if at == 0 && reader.has(figure.start, Class::Year4) {
                continue;
            }
            if figure.of == Of::Percent {
                found.push(figure);
                continue;
            }
            let head = self.unit_of(&grid, cell);
            let percent = head.filter(|head| matches!(head.of, Of::Percent | Of::PercentPoint));
            if let Some(column) = percent.or(row_unit).or(head).or(self.whole) {
                found.extend(counted(figure, column));
            }
        }
        (!found.is_empty()).then_some(found)
    }

    /// The table is over: the words may be the caption of the next. A short line without a unit ("Text version") leaves
    /// the caption above it in force.
    fn over(&mut self, reader: &Reader<'_>, (start, end): (usize, usize)) {
        let named = |(start, end): (usize, usize)| column(reader, start, end).is_some();
        // "Imports:" between two rows.
        if self.open && end > start && end - start <= SHORT && reader.str(end - 1) == ":" {
            return;
        }
        let keeps = !self.open && end - start <= SHORT && !named((start, end)) && named(self.caption);
        let caption = if keeps { self.caption } else { (start, end) };
        *self = Self { caption, ..Self::default() };
    }

    /// The unit that the heads above a cell name, the nearest first.
    fn unit_of(&self, row: &Grid, cell: &Cell) -> Option<Column> {
        let last = self.heads.len().saturating_sub(1);
        self.heads.iter().enumerate().rev().find_map(|(at, (heads, units))| {
            let shift = usize::from(heads.lacks_stub(row));
            units.get(heads.head_of(row, cell, shift, at < last)?).copied().flatten()
        })
    }
}

/// Tokens of a line between a caption and its table.
const SHORT: usize = 8;

fn told_nothing(figures: &[Option<Draft>]) -> bool {
    figures.iter().all(Option::is_none)
}

/// The tokens of a cell.
fn words_of(reader: &Reader<'_>, cell: Span, (start, end): (usize, usize)) -> (usize, usize) {
    let tokens = reader.tokens.get(start..end).unwrap_or_default();
    let first = tokens.partition_point(|token| token.span.end <= cell.start);
    let after = tokens.partition_point(|token| token.span.start < cell.end);
    (start + first, start + after.max(first))
}

/// The figure that fills a cell: a number alone, perhaps with a sign or in brackets.
fn figure(reader: &Reader<'_>, (start, end): (usize, usize)) -> Option<Draft> {
    let bracket = reader.str(start) == "(" && end > start + 2 && reader.str(end - 1) == ")";
    let dash = reader.dash(start);
    let first = start + usize::from(bracket || dash || reader.str(start) == "+");
    // "$129,893": the sign stands in the cell, the scale in the caption.
    let money = reader.money_word(first).filter(|word| word.end < end && !reader.has(first, Class::Number));
    let first = money.as_ref().map_or(first, |word| word.end);
    let numeral = reader.numeral(first, false).filter(|_| reader.has(first, Class::Number))?;
    // "20.1%": a cell that says so itself.
    let percent = reader.str(numeral.end) == "%" && numeral.end < end;
    let rest = numeral.end + usize::from(percent) + usize::from(bracket);
    if rest != end && !is_note(reader, (rest, end)) {
        return None;
    }
    let of = if percent { Of::Percent } else { money.map_or(Of::Bare, |word| Of::Money(word.money)) };
    let mut draft = Draft::new("amount.table-cell", start, end, numeral, of);
    if bracket || dash {
        draft.value = -draft.value;
    }
    Some(draft)
}

/// The mark of a note behind a figure: "*", "†", "a/", "(p)", "r".
fn is_note(reader: &Reader<'_>, (start, end): (usize, usize)) -> bool {
    let letters: String = (start..end).map(|at| reader.str(at)).collect();
    let mark = letters.trim_matches(['(', ')', '[', ']', '/', '.']);
    let sign = mark.chars().all(|c| matches!(c, '*' | '†' | '‡' | '#' | '§' | '¹' | '²' | '³' | '⁴' | '⁵'));
    let glued = reader.glued(start) && mark.len() == 1 && mark.bytes().all(|byte| byte.is_ascii_alphanumeric());
    sign || glued || mark.len() == 1 && mark.bytes().all(|byte| matches!(byte, b'a'..=b'h' | b'p' | b'r'))
}

/// A figure in the unit of its column.
fn counted(mut figure: Draft, column: Column) -> Option<Draft> {
    if column.of == Of::Bare && figure.of == Of::Bare {
        return None;
    }
    // "6.0bn" under "$ bn" has its scale.
    let power = if figure.numeral.power > 0 { 0 } else { column.power };
    figure.value = figure.value.checked_mul(ten_to(power)?)?;
    if column.of != Of::Bare {
        figure.of = column.of;
    }
    if column.change && column.of == Of::Percent {
        figure.trend = Some(if figure.value < Decimal::ZERO { Trend::Down } else { Trend::Up });
    }
    Some(figure)
}

/// The unit that a head or caption names: "US$ million", "'000 tonnes", "Change (%)".
fn column(reader: &Reader<'_>, start: usize, end: usize) -> Option<Column> {
    let mut power = 0;
    let mut of = None;
    let mut change = false;
    // "Exports by country" names no bytes.
    let bracketed = |at: usize| at > 0 && matches!(reader.str(at - 1), "(" | "[" | "," | "'000" | "/");
    for at in start..end {
        let letters = reader.str(at);
        if let Some((_, kind)) = reader.entry(at, Class::Percent) {
            of = of.or(match Share::of(kind) {
                Some(Share::Percent) if letters != "percentage" => Some(Of::Percent),
                Some(Share::Points) => Some(Of::PercentPoint),
                _ => None,
            });
        } else if let Some(scale) = scale(reader, at).filter(|_| power == 0) {
            power = scale;
        } else if let Some(word) = reader.money_word(at).filter(|_| of.is_none() && letters.len() > 1 || letters == "$")
        {
            of = Some(Of::Money(word.money));
        } else if let Some((index, _)) =
            reader.unit_at(at).filter(|_| of.is_none() && (letters.len() > 2 || bracketed(at)))
        {
            let time = super::is_time(&Of::Measure(index));
            of = (!time).then_some(Of::Measure(index));
        }
        change |= reader.any(at, set!["change", "growth", "variation", "increase", "y", "yoy"]);
    }
    of.or((power > 0).then_some(Of::Bare)).map(|of| Column { of, power, change })
}

/// The power of a scale word, or of "'000".
fn scale(reader: &Reader<'_>, at: usize) -> Option<u32> {
    let quote = at > 0 && matches!(reader.str(at - 1), "'" | "’" | "‘");
    if quote && reader.str(at) == "000" {
        return Some(3);
    }
    // "($m)", "US$ bn".
    let of_money = at.checked_sub(1).and_then(|before| reader.money_word(before)).is_some_and(|money| money.end == at);
    match reader.str(at) {
        "m" | "M" if of_money => return Some(6),
        "b" | "B" if of_money => return Some(9),
        _ => {}
    }
    let power = reader.value(at, Class::Scale)?;
    (reader.str(at).len() > 1).then(|| u32::try_from(power).ok()).flatten()
}
