//! What each column of a table is: names of goods or countries, periods, units, codes, or values; and what stands over it.

use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use super::super::number::{Decimals, Written, is_year, read};
use super::super::period;
use super::super::places;
use super::super::words::{self, Meaning};
use super::facet::{Facet, Place};
use super::layout::Block;
use super::legend::Legend;
use super::seen::meant;
use crate::model::{Cell, CellKind, Mapping};

/// What a column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// It numbers the rows.
    Rank,
    Code,
    Period,
    /// Last days of weeks.
    Week,
    Unit,
    /// Countries.
    Place,
    /// Those whose figures they are.
    Reporter,
    /// What is measured: "Export", "Import".
    Flow,
    /// Goods, or whatever its rows are about.
    Label,
    Value,
    /// Nothing that is understood.
    Other,
}

/// A column.
#[derive(Debug, Clone)]
pub(super) struct Column {
    pub number: u32,
    pub role: Role,
    /// The cells over it, from above, with what they say.
    pub heads: Vec<(Cell, Facet)>,
}

/// Columns of one table that are looked at.
const MOST: usize = 600;
/// Rows by which a column is judged.
const LOOKED_AT: usize = 300;

/// The columns of a block, from the left; what is said of one counts.
pub(super) fn columns(text: &str, block: &Block<'_>, legend: &Legend, said: Option<&Mapping>) -> Vec<Column> {
    let numbers: BTreeSet<u32> = block.rows().take(LOOKED_AT).flatten().map(|cell| cell.column).collect();
    let mut columns: Vec<Column> = Vec::new();
    let first_value = first_value(text, block);
    let mut seen = HashMap::new();
    for number in numbers.into_iter().take(MOST) {
        let over = heads(block, number, first_value).into_iter();
        let heads: Vec<(Cell, Rc<Head>)> = over.map(|cell| (cell, head(text, cell, legend, &mut seen))).collect();
        let before = columns.iter().any(|column| column.role == Role::Value);
        let said = said.and_then(|said| said.columns.get(&number)).map(|role| meant(*role));
        let role = said.unwrap_or_else(|| role(text, block, number, &heads, before));
        let heads = heads.into_iter().map(|(cell, head)| (cell, head.facet.clone())).collect();
        columns.push(Column { number, role, heads });
    }
    // Values need something that they are values of.
    columns
}

/// The first column with numbers that are no years.
fn first_value(text: &str, block: &Block<'_>) -> u32 {
    let is_value = |cell: &&Cell| {
        let words = cell.span.of(text).trim();
        cell.column > 1 && matches!(read(words, Decimals::Point), Written::Number(..)) && !is_year(words)
    };
    block.rows().take(LOOKED_AT).filter_map(|row| row.iter().find(is_value)).map(|cell| cell.column).min().unwrap_or(2)
}

/// What the words over a column say.
struct Head {
    facet: Facet,
    /// All of them are this one thing.
    whole: Option<Meaning>,
    /// They begin with it.
    opens: Option<Meaning>,
    week: bool,
}

/// Reads a head, once for all columns under it: where a quotation mark is torn, it holds half of the file.
fn head(text: &str, cell: Cell, legend: &Legend, seen: &mut HashMap<(u32, u32), Rc<Head>>) -> Rc<Head> {
    let read = || {
        let words = cell.span.of(text);
        let scan = words::scan(words);
        let opens = scan.found.first().filter(|found| found.words.start == 0).map(|found| found.meaning);
        let (whole, week) = (words::whole(words), scan.has(Meaning::WeekHead));
        Rc::new(Head { facet: Facet::of(words, Place::Head, cell.kind, legend), whole, opens, week })
    };
    Rc::clone(seen.entry((cell.span.start, cell.span.end)).or_insert_with(read))
}

/// The cells over a column, from above, each once.
fn heads(block: &Block<'_>, column: u32, first_value: u32) -> Vec<Cell> {
    let mut found: Vec<Cell> = Vec::new();
    for (at, row) in block.heads.iter().enumerate() {
        let over = row.iter().rev().find(|cell| cell.column <= column);
        let Some(cell) = over else { continue };
        let covers = column < cell.column + u32::from(cell.across);
        let merged = row.iter().any(|cell| cell.across > 1);
        // Where nothing is merged a head stands also over the blank cells to its right, if the row below has heads there.
        let lower = || block.heads.iter().skip(at + 1).any(|row| row.iter().any(|cell| cell.column == column));
        let spreads = !merged && cell.column >= first_value.min(column) && cell.column >= 2 && lower();
        if (covers || spreads) && !found.contains(cell) {
            found.push(*cell);
        }
    }
    found
}

/// How many cells of a column are what.
#[derive(Default)]
struct Counts {
    all: usize,
    numbers: usize,
    gaps: usize,
    years: usize,
    periods: usize,
    units: usize,
    flows: usize,
    places: usize,
    words: usize,
    ranks: usize,
}

fn counts(text: &str, block: &Block<'_>, column: u32) -> Counts {
    let mut counts = Counts::default();
    for row in block.rows().take(LOOKED_AT) {
        let Some(cell) = row.iter().find(|cell| cell.column == column) else { continue };
        let words = cell.span.of(text).trim();
        counts.all += 1;
        if words.parse::<usize>() == Ok(counts.ranks + 1) || is_roman(words) {
            counts.ranks += 1;
        }
        if cell.kind == CellKind::Day || !period::parts(words, cell.kind).is_empty() {
            counts.periods += 1;
        }
        match read(words, Decimals::Point) {
            _ if cell.kind == CellKind::Day => {}
            Written::Number(..) => {
                counts.numbers += 1;
                counts.years += usize::from(is_year(words));
            }
            Written::Gap => counts.gaps += 1,
            Written::Words => {
                counts.words += 1;
                counts.places += usize::from(places::named(words).is_some());
                counts.units += usize::from(is_unit(words));
                counts.flows += usize::from(matches!(words::whole(words), Some(Meaning::Metric(_))));
            }
        }
    }
    counts
}

fn is_roman(words: &str) -> bool {
    !words.is_empty() && words.len() <= 5 && words.trim_end_matches('.').bytes().all(|byte| b"IVX".contains(&byte))
}

/// True for a cell that is a unit and nothing else: "US$/t", "thousand tonnes".
fn is_unit(text: &str) -> bool {
    let scan = words::scan(text);
    let told = scan.found.iter().filter(|found| {
        matches!(
            found.meaning,
            Meaning::Unit(_) | Meaning::Scaled(..) | Meaning::Scale(_) | Meaning::Mil | Meaning::Per | Meaning::By
        )
    });
    let covered: usize = told.map(|found| found.words.len()).sum();
    // "A$m".
    let letters = scan.words.iter().filter(|word| matches!(word.lower.as_str(), "m" | "b" | "k")).count();
    covered > 0 && covered + letters >= scan.words.len()
}

fn role(text: &str, block: &Block<'_>, column: u32, heads: &[(Cell, Rc<Head>)], behind_values: bool) -> Role {
    let counts = counts(text, block, column);
    let opens = |wanted: Meaning| heads.iter().any(|(_, head)| head.opens == Some(wanted));
    let says = |wanted: Meaning| heads.iter().any(|(_, head)| head.whole == Some(wanted));
    let measured = heads.iter().any(|(_, head)| !head.facet.metrics.is_empty() || !head.facet.units.is_empty());
    let mostly = |count: usize| count * 10 >= counts.all * 6 && count > 0;
    if says(Meaning::RankHead) || (heads.is_empty() && column == 1 && counts.ranks == counts.all && counts.all > 1) {
        return Role::Rank;
    }
    if (says(Meaning::CodeHead) || opens(Meaning::CodeHead)) && !measured {
        return Role::Code;
    }
    if heads.iter().any(|(_, head)| head.week) && !behind_values {
        return Role::Week;
    }
    let period_head = says(Meaning::PeriodHead) || opens(Meaning::PeriodHead);
    if !behind_values
        && !measured
        && mostly(counts.periods)
        && (period_head || counts.periods == counts.all || counts.years == counts.all)
    {
        return Role::Period;
    }
    if mostly(counts.units) && counts.units == counts.words && counts.numbers == 0 {
        return Role::Unit;
    }
    if mostly(counts.numbers + counts.gaps) && (counts.numbers > 0 || !heads.is_empty()) && column > 1 {
        return Role::Value;
    }
    if counts.words == 0 {
        return Role::Other;
    }
    match () {
        () if says(Meaning::FlowHead) || mostly(counts.flows) && counts.flows == counts.words && counts.all > 2 => {
            Role::Flow
        }
        () if says(Meaning::ReporterHead) => Role::Reporter,
        () if says(Meaning::PlaceHead) || mostly(counts.places) => Role::Place,
        () if mostly(counts.periods) && period_head => Role::Period,
        () => Role::Label,
    }
}
