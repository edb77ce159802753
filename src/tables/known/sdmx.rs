//! SDMX-CSV, first and second version, with codes, with labels behind the codes ("USD: US dollar"), or with labels in
//! columns of their own.

use rust_decimal::Decimal;

use crate::model::{Cell, CellHeads, CellKind, Table, When};

use super::super::fact::Fact;
use super::super::period;
use super::super::rows::below;
use super::codes::{self, Dimension, Told};

/// A column by its head.
struct Column {
    number: u32,
    name: String,
    /// The column to the right of it that holds what its codes mean.
    label: Option<u32>,
}

/// The facts of a table; `None` where it is no SDMX-CSV.
pub(in super::super) fn read(text: &str, table: &Table) -> Option<Vec<Fact>> {
    let row = table.cells.first()?.row;
    let columns = columns(text, table.row(row));
    let number = |name: &str| columns.iter().find(|column| column.name == name).map(|column| column.number);
    let (value, time) = (number("OBS_VALUE")?, number("TIME_PERIOD").or_else(|| number("TIME"))?);
    if columns.len() < 4 {
        return None;
    }
    let (scale, action) = (number("UNIT_MULT"), number("ACTION"));
    let marks: Vec<u32> = ["OBS_STATUS", "OBS_FLAG", "CONF_STATUS"].into_iter().filter_map(number).collect();
    let mut facts = Vec::new();
    for cells in below(table, row) {
        let cell = |column: u32| -> Option<Cell> {
            cells.get(cells.binary_search_by_key(&column, |cell| cell.column).ok()?).copied()
        };
        let words = |column: u32| cell(column).map(|cell| cell.span.of(text).trim());
        // "D": the observation is taken back.
        if action.and_then(words) == Some("D") {
            continue;
        }
        let Some(found) = cell(value) else { continue };
        let Some(amount) = decimal(found.span.of(text)) else { continue };
        let Some(when) = time_of(cell(time), text) else { continue };
        let dimensions: Vec<Dimension<'_>> =
            columns.iter().filter_map(|column| dimension(column, &cell, text)).collect();
        let Some(mut base) = codes::base(&dimensions) else { continue };
        let power = scale.and_then(words).and_then(|word| code(word).parse::<u32>().ok()).unwrap_or(0).min(15);
        let mut modality = crate::model::Modality::Actual;
        for mark in marks.iter().filter_map(|column| words(*column)) {
            // "F" of a confidentiality is free.
            let (flags, told) = if Some(mark) == number("CONF_STATUS").and_then(words) && mark != "C" {
                continue;
            } else {
                codes::flags(mark)
            };
            base.statistic.flags = base.statistic.flags.and(flags);
            modality = if told == modality { modality } else { told };
        }
        let scale = base.scale.checked_mul(Decimal::from(10_u64.pow(power)));
        let value = scale.and_then(|scale| amount.checked_mul(scale));
        let heads = CellHeads { row: base.good_span, column: None, caption: None };
        let period = cell(time).map(|cell| cell.span);
        facts.push(base.fact(Told { cell: found.span, value, when, period, heads, modality, form: "tables/sdmx" }));
    }
    Some(facts)
}

fn columns(text: &str, heads: &[Cell]) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    for cell in heads {
        let words = cell.span.of(text).trim();
        let name = code(words).to_uppercase();
        let is_code = code(words).chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || "_ ".contains(c))
            || code(words).chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
        match columns.last_mut() {
            Some(last) if !is_code && last.number + 1 == cell.column => last.label = Some(cell.column),
            _ => columns.push(Column { number: cell.column, name, label: None }),
        }
    }
    columns
}

/// The code of "USD: US dollar".
fn code(words: &str) -> &str {
    words.split_once(": ").map_or(words, |(code, _)| code).trim_end_matches(':').trim()
}

fn dimension<'t>(column: &'t Column, cell: &impl Fn(u32) -> Option<Cell>, text: &'t str) -> Option<Dimension<'t>> {
    let found = cell(column.number)?;
    let words = found.span.of(text).trim();
    let told = words.split_once(": ").map(|(_, label)| label);
    let label = column.label.and_then(cell).map(|cell| cell.span.of(text).trim()).or(told);
    Some(Dimension { name: &column.name, code: code(words), label, span: found.span })
}

fn time_of(cell: Option<Cell>, text: &str) -> Option<When> {
    let words = cell?.span.of(text).trim();
    period::coded(code(words), CellKind::Day).map(When::from)
}

/// A plain number, or one with an exponent; what is not given is none.
pub(super) fn decimal(words: &str) -> Option<Decimal> {
    let words = words.trim();
    words.parse().ok().or_else(|| Decimal::from_scientific(&words.to_lowercase()).ok())
}
