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
use crate::lexicon::Class;
use crate::model::{Span, Trend};
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
    /// Units of the columns, from the right.
    columns: Vec<Option<Column>>,
    /// Unit of the whole table.
    whole: Option<Column>,
    open: bool,
}

impl Table {
    /// The figures of a sentence that is a row of a table with units; `None` for any other sentence.
    pub fn row(&mut self, reader: &Reader<'_>, sentence: Span, tokens: (usize, usize)) -> Option<Vec<Draft>> {
        let cells = cells(reader, sentence, tokens);
        if cells.len() < 3 {
            *self = Self { caption: tokens, ..Self::default() };
            return None;
        }
        let figures: Vec<Option<Draft>> = cells.iter().map(|cell| figure(reader, *cell)).collect();
        if !self.open {
            self.open = true;
            self.whole = column(reader, self.caption.0, self.caption.1);
        }
        if figures.iter().flatten().all(|figure| reader.is(figure.start, Class::Year4)) {
            self.head(reader, &cells);
            return None;
        }
        let mut found = Vec::new();
        for (from_right, figure) in figures.into_iter().rev().enumerate() {
            let column = self.columns.get(from_right).copied().flatten().or(self.whole);
            if let (Some(figure), Some(column)) = (figure, column) {
                found.extend(counted(figure, column));
            }
        }
        found.reverse();
        (!found.is_empty()).then_some(found)
    }

    /// Takes the units of a row of column heads.
    fn head(&mut self, reader: &Reader<'_>, cells: &[(usize, usize)]) {
        for (from_right, (start, end)) in cells.iter().rev().enumerate() {
            let unit = column(reader, *start, *end);
            match self.columns.get_mut(from_right) {
                Some(known) => *known = unit.or(*known),
                None => self.columns.push(unit),
            }
        }
    }
}

/// Token ranges of the cells of a line: set apart by a tab, a bar, or two spaces and more.
fn cells(reader: &Reader<'_>, sentence: Span, (start, end): (usize, usize)) -> Vec<(usize, usize)> {
    let mut cells: Vec<(usize, usize)> = Vec::new();
    let mut last = sentence.start as usize;
    for at in start..end {
        let Some(token) = reader.token(at) else { break };
        let gap = reader.text.get(last..token.span.start as usize).unwrap_or("");
        last = token.span.end as usize;
        let wide = gap.len() >= 2 && gap.chars().count() >= 2 || gap == "\t";
        if token.is(Class::Punct) && reader.letters(at) == "|" {
            cells.push((at + 1, at + 1));
        } else if let Some(cell) = cells.last_mut().filter(|_| !wide) {
            cell.1 = at + 1;
        } else {
            cells.push((at, at + 1));
        }
    }
    cells.retain(|(start, end)| start < end);
    cells
}

/// The figure that fills a cell: a number alone, perhaps with a sign or in brackets.
fn figure(reader: &Reader<'_>, (start, end): (usize, usize)) -> Option<Draft> {
    let bracket = reader.letters(start) == "(" && end > start + 2 && reader.letters(end - 1) == ")";
    let dash = reader.dash(start);
    let first = start + usize::from(bracket || dash || reader.letters(start) == "+");
    let numeral = reader.numeral(first, false).filter(|_| reader.is(first, Class::Number))?;
    if numeral.end + usize::from(bracket) != end {
        return None;
    }
    let mut draft = Draft::new("amount.table-cell", start, end, numeral, Of::Bare);
    if bracket || dash {
        draft.value = -draft.value;
    }
    Some(draft)
}

/// A figure in the unit of its column.
fn counted(mut figure: Draft, column: Column) -> Option<Draft> {
    figure.value = figure.value.checked_mul(ten_to(column.power)?)?;
    figure.of = column.of;
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
    for at in start..end {
        let letters = reader.letters(at);
        if let Some((_, kind)) = reader.phrase(at, Class::Percent) {
            of = of.or(match kind {
                1 if letters != "percentage" => Some(Of::Percent),
                2 => Some(Of::PercentPoint),
                _ => None,
            });
        } else if let Some(scale) = scale(reader, at).filter(|_| power == 0) {
            power = scale;
        } else if let Some(word) = reader.money_word(at).filter(|_| of.is_none() && letters.len() > 1 || letters == "$")
        {
            of = Some(Of::Money(word.money));
        } else if let Some((index, _)) = reader.unit_at(at).filter(|_| of.is_none()) {
            let time = super::is_time(&Of::Measure(index));
            of = (!time).then_some(Of::Measure(index));
        }
        change |= reader.any(at, set!["change", "growth", "variation", "increase", "y", "yoy"]);
    }
    of.map(|of| Column { of, power, change })
}

/// The power of a scale word, or of "'000".
fn scale(reader: &Reader<'_>, at: usize) -> Option<u32> {
    let quote = at > 0 && matches!(reader.letters(at - 1), "'" | "’" | "‘");
    if quote && reader.letters(at) == "000" {
        return Some(3);
    }
    let power = reader.value(at, Class::Scale)?;
    (reader.letters(at).len() > 1).then(|| u32::try_from(power).ok()).flatten()
}
