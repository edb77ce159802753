//! Tables that no list of forms knows: understood by their titles, heads, notes, flags and units, or left with the reason.

mod cells;
mod columns;
mod facet;
mod labels;
mod layout;
mod legend;
mod seen;

pub use seen::{Seen, seen};

use super::fact::Fact;
use super::places::{self, Place as Where};
use super::{Extent, Unread};
use crate::model::{Cell, CellKind, Document, ParagraphKind, Shown, Span, Table};
use cells::Reader;
use facet::{Facet, Place};
use layout::Block;
use legend::Legend;

/// What a document says as a whole, for tables that do not say it themselves.
pub(super) struct Context {
    /// Whose figures they are.
    reporter: Option<Where>,
    /// What its file's name says.
    name: Facet,
}

impl Context {
    /// Reads titles and notes of all tables, the document's own title and its file's name.
    pub fn of(document: &Document) -> Self {
        let legend = Legend::default();
        let stem = document.path.rsplit('/').next().unwrap_or_default();
        let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem).replace(['_', '+'], " ");
        let lines = || {
            let single = document.paragraphs.iter().map(|paragraph| paragraph.span.of(&document.text));
            std::iter::once(document.title.as_str())
                .chain(single.filter(|words| !words.contains('\t') && words.len() < 400).take(200))
        };
        let said = lines().find_map(|line| {
            places::mentions(line).into_iter().find(|mention| !mention.other_side && !mention.place.is_many())
        });
        // "India's total" in a bank of trade data: whose it is.
        let row = |line: &str| {
            let label = line.trim().split('\t').next().unwrap_or_default().trim().to_owned();
            let owner = label.to_lowercase().replace('’', "'").ends_with("'s total");
            owner.then(|| places::mentions(&label).into_iter().next()).flatten().map(|mention| mention.place)
        };
        let rows = document.paragraphs.iter().filter(|paragraph| paragraph.kind == ParagraphKind::Row);
        let owner = rows.rev().take(12).find_map(|paragraph| row(paragraph.span.of(&document.text)));
        let named = owner.or_else(|| places::in_name(&document.path).map(Where::State));
        let reporter = if document.tables.is_empty() { None } else { said.map(|mention| mention.place).or(named) };
        Self { reporter, name: Facet::of(&stem, Place::Title, CellKind::Text, &legend) }
    }
}

/// Reads one table of a document.
pub(super) fn read(document: &Document, at: usize, context: &Context, facts: &mut Vec<Fact>, unread: &mut Vec<Unread>) {
    let Some(table) = document.tables.get(at).filter(|table| table.shown == Shown::Yes) else { return };
    let text = &document.text;
    let blocks = layout::blocks(text, table);
    for block in blocks {
        let (titles, captions) = titles(document, table, &block);
        let notes = block.notes.iter().map(|cell| cell.span.of(text));
        let more = captions.iter().map(|span| span.of(text));
        let legend = Legend::of(notes.chain(block.titles.iter().map(|cell| cell.span.of(text))).chain(more));
        let heads = block.heads.iter().flat_map(|row| row.iter()).map(|cell| cell.span.of(text));
        let legend = legend.in_words(heads.chain(titles.iter().map(|(line, _)| line.as_str())));
        // What the analyst says stands above everything that the file says.
        let said = table.said.iter().flat_map(|said| said.lines()).map(|line| (line, None));
        let titles = said.chain(titles).collect();
        let reader = Reader::new(document, table, &block, titles, &legend, context);
        let before = facts.len();
        let missing = reader.read(facts);
        if let Some(reason) = missing {
            let extent = if facts.len() > before { Extent::Part } else { Extent::All };
            unread.push(Unread { sheet: table.sheet.clone(), reason, extent });
        }
    }
}

/// The heads of a table's first block, row by row: column and words.
pub(super) fn heads<'t>(text: &'t str, table: &Table) -> Option<Vec<Vec<(u32, &'t str)>>> {
    let block = layout::blocks(text, table).into_iter().next()?;
    let row = |cells: &&[Cell]| cells.iter().map(|cell| (cell.column, cell.span.of(text))).collect();
    Some(block.heads.iter().map(row).collect())
}

/// Paragraphs above a table that may say what it is of.
const MOST_ABOVE: usize = 5;

/// True for lines that are each short and no sentence.
fn is_head(paragraph: &str) -> bool {
    paragraph.lines().all(|line| line.len() <= 90 && !line.trim_end().ends_with(['.', ';', '?', '!']))
}

/// "Kenya sold tea worth $5 million to Uganda.": a sentence with figures of its own, whose unit and partner are not the table's.
fn tells_amount(paragraph: &str) -> bool {
    const SCALES: [&str; 6] = ["thousand", "million", "billion", "trillion", "lakh", "crore"];
    let words: Vec<&str> = paragraph.split_whitespace().collect();
    let scale = |word: &str| SCALES.contains(&word.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase().as_str());
    let amount =
        |pair: &[&str]| matches!(pair, [number, next] if number.ends_with(|c: char| c.is_ascii_digit()) && scale(next));
    !is_head(paragraph) && words.windows(2).any(amount)
}

/// "* revised since April", "Dated: 24/6/2020": what is said of the table and not of its figures.
fn is_note(line: &str) -> bool {
    let line = line.trim_start().to_lowercase();
    line.starts_with('*') || ["dated", "date:", "updated", "last update"].iter().any(|label| line.starts_with(label))
}

/// The lines above a table, the nearest first: its own titles, in a page what stands before its first row, the name of its
/// sheet.
fn titles(document: &Document, table: &Table, block: &Block<'_>) -> (Vec<(String, Option<Span>)>, Vec<Span>) {
    let text = &document.text;
    let mut lines: Vec<(String, Option<Span>)> =
        block.titles.iter().rev().map(|cell| (cell.span.of(text).to_owned(), Some(cell.span))).collect();
    let mut captions = Vec::new();
    if table.sheet.as_deref().is_some_and(|sheet| sheet.starts_with("table ")) {
        let first = table.cells.first().map_or(0, |cell| cell.span.start);
        let at = document.paragraphs.partition_point(|paragraph| paragraph.span.start < first);
        // The two paragraphs above it, and further ones as long as they are heads and no text.
        let above = document.paragraphs.get(..at).unwrap_or_default().iter().rev().enumerate().take(MOST_ABOVE);
        let above = above.take_while(|(back, paragraph)| *back < 2 || is_head(paragraph.span.of(text)));
        let above = above.filter(|(_, paragraph)| {
            let words = paragraph.span.of(text);
            paragraph.kind != ParagraphKind::Row && words.len() < 400 && !tells_amount(words)
        });
        captions.extend(above.map(|(_, paragraph)| paragraph.span));
        let said = captions.iter().flat_map(|span| span.of(text).lines().rev().map(|line| (line, *span)));
        let said = said.filter(|(line, _)| !is_note(line));
        lines.extend(said.map(|(line, span)| (line.to_owned(), Some(span))));
        let last = table.cells.last().map_or(0, |cell| cell.span.end);
        let below = document.paragraphs.iter().filter(|paragraph| paragraph.span.start > last).take(2);
        captions.extend(below.map(|paragraph| paragraph.span));
        lines.push((document.title.clone(), None));
    } else if let Some(sheet) = &table.sheet {
        lines.push((sheet.replace('_', " "), None));
    }
    (lines, captions)
}
