//! Tables that a copy ran together: the names of the columns a line each, then years with as many numbers each in one
//! paragraph.
//!
//! ```text
//! Exports              heads, one paragraph each
//! Imports
//! 2011 140 150 2012 150 145 2013 160 170
//! ```
//!
//! and rows of a text without columns, each a label and as many numbers as the line above them names periods:
//!
//! ```text
//! Sept 2019 Aug 2019 Sept 2018
//! Output 1,842 1,821 1,853
//! Exports 1,409 1,735 1,619
//! ```

use std::ops::Range;

use crate::model::{Cell, CellKind, ParagraphKind, Span, Table};

use super::date::words as date_words;
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
    labelled(draft, &mut found, &mut places);
    draft.tables.extend(found);
    // Digits without words look like a page's furniture.
    for at in places {
        if let Some(part) = draft.parts.get_mut(at) {
            part.kind = ParagraphKind::Row;
        }
    }
}

/// A line of a paragraph, with the paragraph's place.
type Line = (usize, Span);

/// Adds the tables of labelled rows below a line of periods.
fn labelled(draft: &Draft, found: &mut Vec<Table>, places: &mut Vec<usize>) {
    let parts = draft.parts.iter().enumerate().filter(|(_, part)| part.kind != ParagraphKind::Row);
    let lines: Vec<Line> = parts.flat_map(|(at, part)| lines(draft, at, part.span)).collect();
    let mut at = 0;
    while let Some((part, span)) = lines.get(at).copied() {
        at += 1;
        let Some(heads) = periods(span.of(&draft.text)) else { continue };
        let rows: Vec<(usize, Vec<Span>)> = lines
            .get(at..)
            .unwrap_or_default()
            .iter()
            .map_while(|(part, row)| Some((*part, within(*row, &label_and_numbers(row.of(&draft.text), heads.len())?))))
            .collect();
        let table = at - 1..at + rows.len();
        let parts = part..=rows.last().map_or(part, |(part, _)| *part);
        // What stands beside it in its paragraphs becomes part of the table: heads and notes may, sentences may not.
        let told = |(place, (own, line)): (usize, &Line)| {
            !table.contains(&place) && parts.contains(own) && is_sentence(line.of(&draft.text))
        };
        if rows.len() < 2 || lines.iter().enumerate().any(told) {
            continue;
        }
        at += rows.len();
        let head = within(span, &heads).into_iter().zip(2..).map(|(span, column)| cell(1, column, span));
        let body = rows.iter().zip(2..);
        let body = body
            .flat_map(|((_, row), number)| row.iter().zip(1..).map(move |(span, column)| cell(number, column, *span)));
        let sheet = Some(format!("table {}", draft.tables.len() + found.len() + 1));
        found.push(Table { sheet, cells: head.chain(body).collect(), ..Table::default() });
        places.push(part);
        places.extend(rows.iter().map(|(part, _)| *part));
    }
}

fn is_sentence(line: &str) -> bool {
    line.ends_with(['.', ';', '?', '!']) && line.split_whitespace().nth(5).is_some()
}

/// The lines of a paragraph, each with its place.
fn lines(draft: &Draft, part: usize, span: Span) -> Vec<Line> {
    let text = span.of(&draft.text);
    let mut start = span.start as usize;
    let line = |line: &str| {
        let from = start;
        start += line.len();
        Span::new(from, from + line.trim_end().len())
    };
    text.split_inclusive('\n').map(line).map(|span| (part, span)).collect()
}

fn within(line: Span, ranges: &[Range<usize>]) -> Vec<Span> {
    let start = line.start as usize;
    ranges.iter().map(|range| Span::new(start + range.start, start + range.end)).collect()
}

/// The words of a line with their places.
fn words(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut at = 0;
    text.split_whitespace().filter_map(move |word| {
        let start = at + text.get(at..)?.find(word)?;
        at = start + word.len();
        Some((start..at, word))
    })
}

/// "Sept 2019 Sept 2019 poll Aug 2019": two periods and more and nothing else but a word behind one of them.
fn periods(text: &str) -> Option<Vec<Range<usize>>> {
    const BEHIND: [&str; 7] = ["poll", "forecast", "estimate", "est.", "est", "actual", "revised"];
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut month: Option<usize> = None;
    let mut dated = false;
    for (range, word) in words(text) {
        let year = year_of(text, &range).is_some();
        let behind = BEHIND.contains(&word.to_lowercase().as_str());
        match (month.take(), found.last_mut()) {
            (Some(start), _) if year => found.push(start..range.end),
            (None, Some(last)) if behind => last.end = range.end,
            (None, _) if date_words::month(word.trim_end_matches('.')).is_some() => {
                month = Some(range.start);
                dated = true;
            }
            _ => return None,
        }
    }
    (found.len() >= 2 && dated && month.is_none()).then_some(found)
}

/// A label and so many numbers: "Output 1,842 1,821 1,853".
fn label_and_numbers(text: &str, count: usize) -> Option<Vec<Range<usize>>> {
    let all: Vec<(Range<usize>, &str)> = words(text).collect();
    let split = all.len().checked_sub(count).filter(|split| *split > 0)?;
    let (label, numbers) = all.split_at(split);
    let named = label.iter().all(|(_, word)| !is_number(word)) && text.len() <= 200;
    let numbers: Vec<Range<usize>> = numbers
        .iter()
        .filter(|(_, word)| is_number(word.trim_end_matches(['*', 'r', 'p', 'e'])))
        .map(|(range, _)| range.clone())
        .collect();
    let first = label.first()?.0.start..label.last()?.0.end;
    (named && numbers.len() == count).then(|| std::iter::once(first).chain(numbers).collect())
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
    use super::{label_and_numbers, periods, rows};

    #[test]
    fn a_line_of_periods_heads_rows_with_as_many_numbers() {
        let count = |text: &str| periods(text).map_or(0, |found| found.len());
        assert_eq!(count("Sept 2019 Sept 2019 poll Aug 2019 Sept 2018"), 4);
        assert_eq!(count("Sept 2019"), 0);
        assert_eq!(count("In Sept 2019 and Aug 2019"), 0);
        assert!(label_and_numbers("Palm oil output 1,842 1,821* 1,853", 3).is_some());
        assert!(label_and_numbers("Palm oil output 1,842 1,821", 3).is_none());
        assert!(label_and_numbers("1,842 1,821 1,853", 3).is_none());
    }

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
