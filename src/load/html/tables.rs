//! The tables of a page as grids: rows and columns after `rowspan` and `colspan`, each cell at its place in the text.
//!
//! The text is made of the article that a finder picked out of the page, so cells are looked for in it by their words. A
//! table of figures that the finder dropped is put at the end of the text: nothing is lost.

use std::collections::HashMap;

use scraper::{ElementRef, Html, Node};

use crate::model::{Cell, CellKind, ParagraphKind, Span, Table};
use crate::page::draft::{Draft, Part};

use super::super::blocks::small;
use super::super::builder::push_words;
use super::query::select;

/// Rows and columns that a cell may stand over.
const MOST_OVER: u16 = 1_000;
/// Cells of all tables of a page.
const MOST_CELLS: usize = 400_000;
/// Cells with digits that make a table one of figures.
const FIGURES: usize = 4;

/// A cell of a grid before it has a place in the text.
struct Entry {
    row: u32,
    column: u32,
    over: (u16, u16),
    words: String,
}

/// Finds the tables of a page in the text of its draft.
pub(super) fn find(page: &Html, draft: &mut Draft) {
    let mut places: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, part) in draft.parts.iter().enumerate() {
        places.entry(key(draft.words(part).split('\t'))).or_default().push(at);
    }
    let mut left = MOST_CELLS;
    for (number, table) in (1..).zip(select(page, "table")) {
        let entries = grid(table, left);
        left = left.saturating_sub(entries.len());
        let figures = entries.iter().filter(|entry| entry.words.bytes().any(|byte| byte.is_ascii_digit())).count();
        if figures < FIGURES || entries.last().is_none_or(|last| last.row < 2) {
            continue;
        }
        let mut cells = Vec::with_capacity(entries.len());
        for row in entries.chunk_by(|one, other| one.row == other.row) {
            let found = places.get_mut(&key(row.iter().map(|entry| entry.words.as_str())));
            let part = found.filter(|found| !found.is_empty()).map(|found| found.remove(0));
            let spans = match part.and_then(|at| draft.parts.get(at).copied()) {
                Some(part) => filled(&draft.text, part.span),
                None if cells.is_empty() || row.len() > 1 => written(row, draft),
                None => continue,
            };
            cells.extend(row.iter().zip(spans).map(|(entry, span)| Cell {
                row: entry.row,
                column: entry.column,
                down: entry.over.0,
                across: entry.over.1,
                indent: 0,
                kind: CellKind::Text,
                span,
            }));
        }
        let in_order = cells.windows(2).all(|pair| matches!(pair, [one, other] if one.span.end <= other.span.start));
        if in_order {
            draft.tables.push(Table { sheet: Some(format!("table {number}")), cells, ..Table::default() });
        }
    }
}

/// Words of cells, by which a row is known.
fn key<'w>(cells: impl Iterator<Item = &'w str>) -> String {
    let words = cells.map(|cell| cell.split_whitespace().collect::<Vec<_>>().join(" "));
    words.filter(|words| !words.is_empty()).collect::<Vec<_>>().join("\t")
}

/// The places of the cells with words in a row of the text.
fn filled(text: &str, row: Span) -> Vec<Span> {
    let mut start = row.start as usize;
    let mut spans = Vec::new();
    for cell in row.of(text).split('\t') {
        let words = cell.trim();
        if !words.is_empty() {
            let from = start + (cell.len() - cell.trim_start().len());
            spans.push(Span::new(from, from + words.len()));
        }
        start += cell.len() + 1;
    }
    spans
}

/// Puts a row that is not in the text at its end.
fn written(row: &[Entry], draft: &mut Draft) -> Vec<Span> {
    draft.text.push_str(if draft.text.is_empty() { "" } else { "\n\n" });
    let (start, mut spans) = (draft.text.len(), Vec::new());
    for entry in row {
        draft.text.push_str(if spans.is_empty() { "" } else { "\t" });
        let from = draft.text.len();
        draft.text.push_str(&entry.words);
        spans.push(Span::new(from, draft.text.len()));
    }
    let kind = if row.len() > 1 { ParagraphKind::Row } else { ParagraphKind::Body };
    draft.parts.push(Part { span: Span::new(start, draft.text.len()), kind, after_blank: true });
    spans
}

/// The cells with words of a table, row by row; those of tables inside it are not its own.
fn grid(table: ElementRef<'_>, most: usize) -> Vec<Entry> {
    let own = |element: &ElementRef<'_>| {
        element.ancestors().filter_map(ElementRef::wrap).find(|around| around.value().name() == "table") == Some(table)
    };
    let rows =
        table.descendants().filter_map(ElementRef::wrap).filter(|element| element.value().name() == "tr").filter(own);
    let mut entries = Vec::new();
    // For each column the first row that is free again.
    let mut taken: Vec<u32> = Vec::new();
    let mut section = None;
    for (number, row) in (1_u32..).zip(rows) {
        // No cell of the head stands over rows of the body, whatever it says.
        let own = row.parent().map(|parent| parent.id());
        if section != own {
            taken.clear();
            section = own;
        }
        let mut column = 1_u32;
        for cell in
            row.children().filter_map(ElementRef::wrap).filter(|cell| matches!(cell.value().name(), "td" | "th"))
        {
            let over = |name: &str| {
                let told = cell.value().attr(name).and_then(|value| value.trim().parse::<u16>().ok());
                told.unwrap_or(1).clamp(1, MOST_OVER)
            };
            let (down, across) = (over("rowspan"), over("colspan"));
            while taken.get(column as usize - 1).is_some_and(|until| *until > number) {
                column += 1;
            }
            let end = column as usize - 1 + usize::from(across);
            if entries.len() >= most || end > usize::from(u16::MAX) {
                return entries;
            }
            if taken.len() < end {
                taken.resize(end, 0);
            }
            taken.iter_mut().take(end).skip(column as usize - 1).for_each(|until| *until = number + u32::from(down));
            let words = words(cell);
            if !words.is_empty() {
                entries.push(Entry { row: number, column, over: (down, across), words });
            }
            column += u32::from(across);
        }
    }
    entries
}

/// The words of a cell; numbers of notes stay raised, so that they are no digits of the number before them.
fn words(cell: ElementRef<'_>) -> String {
    let mut words = String::new();
    for node in cell.descendants() {
        let Node::Text(text) = node.value() else { continue };
        let around = |names: &[&str]| {
            let inside = node.ancestors().take_while(|around| around.id() != cell.id());
            inside.filter_map(|around| around.value().as_element()).any(|element| names.contains(&element.name()))
        };
        if around(super::text::UNSEEN) {
            continue;
        }
        if around(&["sup"]) { push_words(&mut words, &small(text)) } else { push_words(&mut words, text) }
    }
    words.trim().to_owned()
}

#[cfg(test)]
mod tests {
    #[test]
    fn cells_stand_in_the_grid_after_their_spans_and_in_the_text() {
        let page = "<html><body><table><tr><td><a href='/'>Home</a></td></tr></table><h1>Tin of Westhaven</h1><table><tr><th rowspan='2'>Group</th><th colspan='2'>2020</th></tr><tr><th>Tonnes</th><th>Value</th></tr><tr><th rowspan='2'>Ores</th><td>14<sup>1</sup></td><td>1.5</td></tr><tr><td>15</td><td>2.5</td></tr></table></body></html>";
        let draft = super::super::read(page);
        let table = &draft.tables[0];
        assert_eq!(table.sheet.as_deref(), Some("table 2"));
        let cells: Vec<(u32, u32, &str)> =
            table.cells.iter().map(|cell| (cell.row, cell.column, cell.span.of(&draft.text))).collect();
        assert_eq!(
            cells,
            [
                (1, 1, "Group"),
                (1, 2, "2020"),
                (2, 2, "Tonnes"),
                (2, 3, "Value"),
                (3, 1, "Ores"),
                (3, 2, "14¹"),
                (3, 3, "1.5"),
                (4, 2, "15"),
                (4, 3, "2.5")
            ]
        );
    }
}
