//! Tables of figures: every cell that a table's heads, titles, notes and flags explain becomes a figure.
//!
//! Forms that are published are known by their heads ([`known`]): UN Comtrade, SDMX-CSV, Eurostat. Any other table is read
//! by its own words ([`plain`]): what cannot be understood gives nothing, and the reason is told.
//!
//! ```text
//! Document::tables ─▶ known | plain ─▶ Fact for each cell ─▶ Record
//! ```

mod fact;
mod known;
mod number;
mod period;
mod places;
mod plain;
mod rows;
mod shape;
mod words;

use crate::model::{DocId, Document, Record, Span, Table};
use fact::{Fact, Maker};
pub use plain::{Seen, seen};
pub use shape::shape;

/// Figures of one document; more are not kept of it.
const MOST: usize = 400_000;

/// Why a file of tables without a value gives nothing.
pub const NO_NUMBER: &str = "no number stands in it below heads, so it is a list and no table of figures";

/// What was read out of the tables of a document.
#[derive(Debug, Clone, Default)]
pub struct Told {
    /// The figures, in the order of the text.
    pub records: Vec<Record>,
    /// What was not read, and why: one sentence for a table or some of its columns.
    pub unread: Vec<Unread>,
    /// Where the tables stand that were understood: nobody else reads them.
    pub read: Vec<Span>,
}

/// A table, or a part of it, that is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// Its sheet, as records name it.
    pub sheet: Option<String>,
    /// Why, in one sentence that begins in lower case.
    pub reason: String,
    /// Whether other cells of the table are read.
    pub extent: Extent,
}

/// How much of a table is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Nothing of it.
    All,
    /// Some of its columns or rows.
    Part,
}

/// Reads the tables of a document.
#[must_use]
pub fn read(document: &Document, id: DocId) -> Told {
    let mut told = Told::default();
    let context = plain::Context::of(document);
    let mut facts: Vec<Fact> = Vec::new();
    for (at, table) in document.tables.iter().enumerate() {
        if let Some(torn) = &table.torn {
            told.unread.push(Unread { sheet: table.sheet.clone(), reason: torn.clone(), extent: Extent::All });
            continue;
        }
        let before = facts.len();
        match published(&document.text, table) {
            Some(found) => facts.extend(found),
            None => plain::read(document, at, &context, &mut facts, &mut told.unread),
        }
        let large = facts.iter().skip(before).filter(|fact| fact.value.is_none()).count();
        if large > 0 {
            let reason = format!("more digits than are kept: {} of it", crate::model::counted(large, "value"));
            told.unread.push(Unread { sheet: table.sheet.clone(), reason, extent: Extent::Part });
        }
        if facts.len() > before
            && let (Some(first), Some(last)) = (table.cells.first(), table.cells.last())
        {
            told.read.push(first.span.join(last.span));
        }
        if facts.len() > MOST {
            facts.truncate(MOST);
            let reason = format!(
                "it has more figures than are kept of one file ({}); split it into several files",
                crate::model::grouped(MOST)
            );
            told.unread.push(Unread { sheet: table.sheet.clone(), reason, extent: Extent::Part });
            break;
        }
    }
    if document.is_sheets() && facts.is_empty() && told.unread.is_empty() {
        told.unread.push(Unread { sheet: None, reason: NO_NUMBER.to_owned(), extent: Extent::All });
    }
    facts.sort_by_key(|fact| fact.cell.start);
    let mut maker = Maker::new(document, id);
    told.records = facts.into_iter().filter_map(|fact| Some(maker.record(fact.value?, fact))).collect();
    told
}

/// The facts of a table whose form is published.
fn published(text: &str, table: &Table) -> Option<Vec<Fact>> {
    known::comtrade(text, table).or_else(|| known::eurostat(text, table)).or_else(|| known::sdmx(text, table))
}
