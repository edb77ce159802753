//! Eurostat's bulk files: codes of the row in the first cell, `freq,unit,geo\TIME_PERIOD`, a period over each column, and
//! flags behind the values, "48927.4 be", ": c".

use std::collections::HashMap;

use crate::model::{CellHeads, CellKind, Span, Table, When};

use super::super::fact::Fact;
use super::super::period;
use super::super::rows::below;
use super::codes::{self, Dimension, Told};
use super::sdmx::decimal;

/// The facts of a table; `None` where it is none of Eurostat's.
pub(in super::super) fn read(text: &str, table: &Table) -> Option<Vec<Fact>> {
    let first = table.cells.first()?;
    let (names, time) = first.span.of(text).split_once('\\')?;
    if !time.trim().to_lowercase().starts_with("time") {
        return None;
    }
    let names: Vec<String> = names.split(',').map(|name| name.trim().to_uppercase()).collect();
    let heads: HashMap<u32, (When, Span)> = table
        .row(first.row)
        .iter()
        .skip(1)
        .filter_map(|cell| {
            let unit = period::coded(cell.span.of(text).trim(), CellKind::Day)?;
            Some((cell.column, (When::from(unit), cell.span)))
        })
        .collect();
    let mut facts = Vec::new();
    for cells in below(table, first.row) {
        let [key, values @ ..] = cells else { continue };
        let dimensions = dimensions(&names, text, key.span);
        let Some(base) = codes::base(&dimensions) else { continue };
        for cell in values {
            let Some((when, period)) = heads.get(&cell.column) else { continue };
            let mut parts = cell.span.of(text).split_whitespace();
            let Some(amount) = parts.next().and_then(decimal) else { continue };
            let (flags, modality) = codes::flags(&parts.collect::<String>());
            let mut base = base.clone();
            base.statistic.flags = flags;
            let value = amount.checked_mul(base.scale);
            let heads = CellHeads { row: Some(key.span), column: Some(*period), caption: None };
            let (when, period) = (when.clone(), Some(*period));
            facts.push(base.fact(Told {
                cell: cell.span,
                value,
                when,
                period,
                heads,
                modality,
                form: "tables/eurostat",
            }));
        }
    }
    Some(facts)
}

/// The codes of a row, each with its place in the first cell.
fn dimensions<'t>(names: &'t [String], text: &'t str, key: Span) -> Vec<Dimension<'t>> {
    let mut start = key.start as usize;
    let mut all = Vec::with_capacity(names.len());
    for (name, code) in names.iter().zip(key.of(text).split(',')) {
        all.push(Dimension { name, code: code.trim(), label: None, span: Span::new(start, start + code.len()) });
        start += code.len() + 1;
    }
    all
}
