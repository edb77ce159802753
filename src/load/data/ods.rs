//! Sheets of `OpenDocument` (ODS), by the tree of their XML: rows and cells that stand for many are written once, and
//! cells know what they stand over.

use std::borrow::Cow;

use roxmltree::Node;

use crate::model::{CellKind, Table};
use crate::page::draft::Draft;

use super::super::blocks::small;
use super::super::grid::{Entry, Room, Sheets};
use super::super::office::{Above, LOCKED, named_raised, raised_styles};
use super::super::pack::Names;
use super::super::xml::{self, attribute, name};
use super::book::plain;

/// Rows or cells with words of which a file may say that they stand there so many times; more is filling.
const REPEATED: u32 = 1_000;

/// Reads a file.
pub(in crate::load) fn read(bytes: &[u8]) -> Result<Draft, String> {
    let mut names = Names::open(bytes).map_err(|trouble| trouble.reason())?;
    let manifest = names.get("META-INF/manifest.xml").unwrap_or_default();
    if xml::with(&manifest, |root| xml::below(root, "encryption-data").is_some()) == Some(true) {
        return Err(LOCKED.to_owned());
    }
    let content = names.get("content.xml").ok_or(TORN)?;
    let mut raised = named_raised(&mut names);
    let read = xml::with(&content, |root| {
        raised.extend(raised_styles(root));
        let body = xml::below(root, "spreadsheet")?;
        let tables: Vec<Node<'_, '_>> = body.children().filter(|node| name(*node) == "table").collect();
        let mut sheets = Sheets::default();
        for table in &tables {
            sheet(*table, tables.len(), &raised, &mut sheets);
        }
        Some(sheets.done())
    });
    read.flatten().ok_or_else(|| TORN.to_owned())
}

const TORN: &str = "it is damaged: the part that holds its cells is missing or torn; open it and save it anew";

fn sheet(table: Node<'_, '_>, sheets_in_all: usize, raised: &Above, sheets: &mut Sheets) {
    let title = attribute(table, "name").unwrap_or_default();
    let heading = (sheets_in_all > 1).then_some(title);
    sheets.begin(Table { sheet: Some(title.to_owned()), ..Table::default() }, heading);
    let mut number = 1_u32;
    for row in table.descendants().filter(|node| name(*node) == "table-row") {
        let times = count(row, "number-rows-repeated");
        let entries = cells(row, raised);
        for _ in 0..if entries.is_empty() { 0 } else { times.min(REPEATED) } {
            if sheets.row(number, entries.iter().cloned()) == Room::Full {
                sheets.cut(number);
                return;
            }
            number = number.saturating_add(1);
        }
        number = number.saturating_add(if entries.is_empty() { times } else { times.saturating_sub(REPEATED) });
    }
}

fn cells<'n>(row: Node<'n, '_>, raised: &Above) -> Vec<Entry<'n>> {
    let mut entries = Vec::new();
    let mut column = 1_u32;
    for cell in row.children().filter(|node| matches!(name(*node), "table-cell" | "covered-table-cell")) {
        let times = count(cell, "number-columns-repeated");
        let told = if name(cell) == "table-cell" { words(cell, raised) } else { None };
        if let Some((kind, words)) = told {
            let wide = |name: &str| u16::try_from(count(cell, name)).unwrap_or(u16::MAX);
            let over = (wide("number-rows-spanned"), wide("number-columns-spanned"));
            let each = (0..times.min(REPEATED)).map(|at| Entry {
                column: column.saturating_add(at),
                over,
                kind,
                words: Cow::from(words.clone()),
            });
            entries.extend(each);
        }
        column = column.saturating_add(times);
    }
    entries
}

/// How many of it an attribute tells; 1 where there is none.
fn count(node: Node<'_, '_>, wanted: &str) -> u32 {
    attribute(node, wanted).and_then(|value| value.parse().ok()).unwrap_or(1).max(1)
}

/// The words of a line of a cell; numbers of notes stay raised, so that they are no digits of the number before them.
fn line_words(line: Node<'_, '_>, raised: &Above) -> String {
    let mut words = String::new();
    for text in line.descendants().filter(Node::is_text) {
        let mut around = text.ancestors().take_while(|around| *around != line);
        let above = around.any(|span| attribute(span, "style-name").is_some_and(|style| raised.contains(style)));
        let text = text.text().unwrap_or_default();
        words.push_str(&if above { Cow::from(small(text)) } else { Cow::from(text) });
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a cell holds, by its type.
fn words(cell: Node<'_, '_>, raised: &Above) -> Option<(CellKind, String)> {
    let shown = || {
        let lines: Vec<String> =
            cell.children().filter(|node| name(*node) == "p").map(|line| line_words(line, raised)).collect();
        Some(lines.join(" ")).filter(|words| !words.is_empty())
    };
    let value = || attribute(cell, "value")?.parse::<f64>().ok().filter(|value| value.is_finite());
    match attribute(cell, "value-type") {
        Some("float" | "currency") => value().map(|value| (CellKind::Number, plain(value))),
        Some("percentage") => value().map(|value| (CellKind::Percent, format!("{}%", plain(value * 100.0)))),
        Some("date") => {
            let day = attribute(cell, "date-value")?;
            Some((CellKind::Day, day.get(..10).unwrap_or(day).to_owned()))
        }
        _ => shown().map(|words| (CellKind::Text, words)),
    }
}
