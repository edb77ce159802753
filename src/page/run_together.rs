//! Tables that a copy ran together: the names of the columns a line each, then years with as many numbers each in one
//! paragraph.
//!
//! ```text
//! Exports              heads, one paragraph each
//! Imports
//! 2011 140 150 2012 150 145 2013 160 170
//! ```

use std::ops::Range;

use crate::model::{Cell, CellKind, ParagraphKind, Span, Table};

use super::draft::Draft;

/// Rows that make years with numbers a table.
const FEWEST: usize = 3;

/// Columns of numbers that such a row may have.
const MOST: usize = 12;

/// Bytes of the name of a column.
const LONGEST_HEAD: usize = 60;

/// Adds the tables that stand run together in a draft.
pub(super) fn find(draft: &mut Draft) {
    let known = draft.tables.len();
    let mut found: Vec<Table> = Vec::new();
    let mut places = Vec::new();
    for (at, part) in draft.parts.iter().enumerate().filter(|(_, part)| part.kind != ParagraphKind::Row) {
        let Some(rows) = rows(draft.words(part)) else { continue };
        let width = rows.first().map_or(0, |row| row.len() - 1);
        let heads = at.checked_sub(width).and_then(|from| draft.parts.get(from..at)).unwrap_or_default();
        let named =
            |text: &str| text.len() <= LONGEST_HEAD && text.contains(char::is_alphabetic) && !text.ends_with('.');
        if heads.len() < width || !heads.iter().all(|head| named(draft.words(head))) {
            continue;
        }
        let head = heads.iter().zip(2..).map(|(head, column)| cell(1, column, head.span));
        let start = part.span.start as usize;
        let body = rows.iter().zip(2..).flat_map(|(row, number)| {
            let place = move |range: &Range<usize>| Span::new(start + range.start, start + range.end);
            row.iter().zip(1..).map(move |(range, column)| cell(number, column, place(range)))
        });
        let sheet = Some(format!("table {}", known + found.len() + 1));
        places.push(at);
        found.push(Table { sheet, cells: head.chain(body).collect(), ..Table::default() });
    }
    draft.tables.extend(found);
    // Digits without words look like a page's furniture.
    for at in places {
        if let Some(part) = draft.parts.get_mut(at) {
            part.kind = ParagraphKind::Row;
        }
    }
}

fn cell(row: u32, column: u32, span: Span) -> Cell {
    Cell { row, column, down: 1, across: 1, indent: 0, kind: CellKind::Text, span }
}

/// The rows of a paragraph that is nothing but years with as many numbers each: the places of their cells.
fn rows(text: &str) -> Option<Vec<Vec<Range<usize>>>> {
    let mut rows: Vec<Vec<Range<usize>>> = Vec::new();
    let mut sign: Option<usize> = None;
    let mut at = 0;
    for word in text.split_whitespace() {
        let start = at + text.get(at..)?.find(word)?;
        let range = start..start + word.len();
        at = range.end;
        let last = rows.last().and_then(|row| year_of(text, row.first()?));
        match year_of(text, &range) {
            // The next year opens a row; what else looks like a year is a number.
            Some(year) if sign.is_none() && last.is_none_or(|last| year == last + 1) => rows.push(vec![range]),
            _ if matches!(word, "+" | "-" | "–" | "−") => sign = Some(start),
            _ if is_number(word) => rows.last_mut()?.push(sign.take().unwrap_or(range.start)..range.end),
            _ => return None,
        }
    }
    let width = rows.first()?.len();
    let even = rows.len() >= FEWEST && (2..=MOST + 1).contains(&width) && rows.iter().all(|row| row.len() == width);
    even.then_some(rows)
}

fn year_of(text: &str, range: &Range<usize>) -> Option<i32> {
    let word = text.get(range.clone())?;
    let digits = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    word.parse().ok().filter(|year| digits && (1800..2100).contains(year))
}

fn is_number(word: &str) -> bool {
    let digits = word.trim_start_matches(['+', '-', '–', '−', '(']).trim_end_matches([')', '%']);
    digits.starts_with(|first: char| first.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.'))
}

#[cfg(test)]
mod tests {
    use super::rows;

    #[test]
    fn years_with_as_many_numbers_each_are_rows() {
        let count = |text: &str| rows(text).map_or(0, |rows| rows.len());
        assert_eq!(count("2011 140 + 15 2012 150 -5 2013 160 170"), 3);
        assert_eq!(count("2011 140 150 2012 150 145"), 0, "two rows may be chance");
        assert_eq!(count("2011 140 150 2012 150 2013 160 170"), 0, "a number is missing");
        assert_eq!(count("In 2011 140 2012 150 2013 160"), 0, "words make it text");
        assert_eq!(count("2011 2012 2013 140 150 160"), 0, "years that stand together are heads");
    }
}
