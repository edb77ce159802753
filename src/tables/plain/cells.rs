//! The values of a table: for each cell what its column, its row, the lines around it and its own marks say together.
//!
//! What is nearest speaks first: the cell itself, the heads of its column, its row, the section above, the titles.

use std::collections::{BTreeMap, HashMap};

use rust_decimal::Decimal;

use super::super::fact::{Fact, statistic};
use super::super::number::{self, Decimals, Written};
use super::super::period::{self, Part};
use super::super::places::{self, Place as Where};
use super::Context;
use super::columns::{self, Column, Role};
use super::facet::{Facet, Kind, Place, UnitRead, is_money};
use super::labels::Row;
use super::layout::{Block, Line};
use super::legend::Legend;
use crate::model::{Cell, CellHeads, CellKind, Document, Flags, Metric, Modality, Span, Table, When};

/// What a value lacks to be a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Lack {
    Period,
    /// It has a year across two and nothing says when it begins.
    Begin,
    Unit,
    Metric,
    UnitAndMetric,
}

/// A table with everything that is known of all its cells.
pub(super) struct Reader<'d> {
    pub text: &'d str,
    pub block: &'d Block<'d>,
    pub legend: &'d Legend,
    pub columns: Vec<Column>,
    /// Lines above the table, the nearest first.
    titles: Vec<Facet>,
    /// The good that the analyst names.
    good: Option<String>,
    caption: Option<Span>,
    decimals: Decimals,
    /// The month in which the table's years begin.
    begins: Option<u8>,
    reporter: Option<Where>,
    context: &'d Context,
    /// Days in its column of periods stand for months.
    pub monthly: bool,
    /// The latest period of the columns, for changes that name none.
    latest: Option<(When, Option<Span>)>,
}

impl<'d> Reader<'d> {
    /// Looks at a table as a whole.
    pub fn new(
        document: &'d Document,
        table: &'d Table,
        block: &'d Block<'d>,
        lines: Vec<(String, Option<Span>)>,
        legend: &'d Legend,
        context: &'d Context,
    ) -> Self {
        let text = document.text.as_str();
        let columns = columns::columns(text, block, legend, table.said.as_deref());
        let titles: Vec<Facet> = lines.iter().map(|(line, _)| title(line, legend)).collect();
        let written = block.rows().flatten().filter(|cell| cell.kind == CellKind::Text).map(|cell| cell.span.of(text));
        let mentions = || titles.iter().flat_map(|title| &title.places);
        let named =
            mentions().find(|mention| !mention.other_side && !mention.place.is_many()).map(|mention| mention.place);
        let reporter = named.or(context.reporter);
        let notes = block.notes.iter().map(|cell| period::parts(cell.span.of(text), CellKind::Text));
        let heads = columns.iter().flat_map(|column| column.heads.iter().map(|(_, facet)| facet.periods.clone()));
        let said = titles.iter().map(|title| title.periods.clone()).chain(heads).chain(notes);
        let begins = said.map(|parts| period::year_begins(&parts)).find(Option::is_some).flatten();
        let begins = begins.or_else(|| match reporter {
            Some(Where::State(code)) => period::fiscal(code),
            _ => None,
        });
        let mut reader = Self {
            text,
            block,
            legend,
            decimals: number::decimals(written),
            caption: lines.iter().find_map(|(_, span)| *span),
            columns,
            titles,
            good: table.said.as_ref().map(|said| said.good.trim().to_owned()).filter(|good| !good.is_empty()),
            begins,
            reporter,
            context,
            monthly: false,
            latest: None,
        };
        reader.monthly = reader.days_stand_for_months();
        reader.latest = reader.latest();
        reader
    }

    fn days_stand_for_months(&self) -> bool {
        let Some(column) = self.columns.iter().find(|column| column.role == Role::Period) else { return false };
        let cells = self.block.rows().filter_map(|row| row.iter().find(|cell| cell.column == column.number));
        let days: Vec<chrono::NaiveDate> = cells
            .filter(|cell| cell.kind == CellKind::Day)
            .filter_map(|cell| cell.span.of(self.text).parse().ok())
            .collect();
        period::stand_for_months(&days)
    }

    /// The latest of the periods that heads give.
    fn latest(&self) -> Option<(When, Option<Span>)> {
        let values = self.columns.iter().filter(|column| column.role == Role::Value);
        let all = values.filter_map(|column| {
            let (when, span) = self.column_period(column, &[])?;
            Some((when.bounds()?.end, when, span))
        });
        all.max_by_key(|(end, ..)| *end).map(|(_, when, span)| (when, span))
    }

    /// The period that the heads of a column give, with what else is known.
    fn column_period(&self, column: &Column, others: &[&[Part]]) -> Option<(When, Option<Span>)> {
        let heads = column.heads.iter().rev().map(|(_, facet)| facet.periods.as_slice());
        let titles = self.titles.iter().map(|title| title.periods.as_slice());
        let name = std::iter::once(self.context.name.periods.as_slice());
        let texts: Vec<&[Part]> = others.iter().copied().chain(heads).chain(titles).chain(name).collect();
        let when = period::joined(&texts, self.begins)?;
        let span = column.heads.iter().find(|(_, facet)| !facet.periods.is_empty()).map(|(cell, _)| cell.span);
        Some((when, span.or(self.caption)))
    }

    /// Adds the facts of all cells; says what was not understood.
    pub fn read(&self, facts: &mut Vec<Fact>) -> Option<String> {
        let mut lacks: BTreeMap<u32, Lack> = BTreeMap::new();
        let mut got: BTreeMap<u32, usize> = BTreeMap::new();
        let mut values = 0;
        let mut section = Facet::default();
        let mut carried: HashMap<u32, (Cell, u32)> = HashMap::new();
        let mut above: HashMap<u32, Cell> = HashMap::new();
        for (at, line) in self.block.body.iter().enumerate() {
            let cells = match line {
                Line::Section(cell) => {
                    let told = Facet::of(self.text_of(cell), Place::Title, CellKind::Text, self.legend);
                    let speaks = !told.metrics.is_empty() || !told.units.is_empty() || !told.periods.is_empty();
                    if speaks {
                        section = told;
                    }
                    continue;
                }
                Line::Row(cells) => cells,
            };
            let row = self.row(at, cells, &section, &mut carried, &mut above);
            for column in self.columns.iter().filter(|column| column.role == Role::Value) {
                let Some(cell) = cells.iter().find(|cell| cell.column == column.number) else { continue };
                let Written::Number(value, marks) = number::read(self.text_of(cell), self.decimals_of(cell)) else {
                    continue;
                };
                values += 1;
                match self.fact(column, &row, *cell, value, &marks) {
                    Ok(fact) => {
                        *got.entry(column.number).or_default() += 1;
                        facts.push(fact);
                    }
                    Err(lack) => {
                        lacks.entry(column.number).or_insert(lack);
                    }
                }
            }
        }
        let whole: Vec<(u32, Lack)> = lacks.into_iter().filter(|(column, _)| !got.contains_key(column)).collect();
        if values == 0 {
            return None;
        }
        self.reason(&whole, got.is_empty())
    }

    pub(super) fn text_of(&self, cell: &Cell) -> &'d str {
        cell.span.of(self.text).trim()
    }

    /// The format's own numbers have a point; those that somebody wrote follow the table.
    fn decimals_of(&self, cell: &Cell) -> Decimals {
        if cell.kind == CellKind::Text { self.decimals } else { Decimals::Point }
    }

    /// One sentence on the columns that are not read.
    fn reason(&self, lacks: &[(u32, Lack)], nothing: bool) -> Option<String> {
        let (_, lack) = lacks.first()?;
        let what = match lack {
            Lack::Period => "no period: no year, month or quarter stands in title, heads, rows or name",
            Lack::Begin => "no period: nothing says in which month its years begin",
            Lack::Unit => "no unit: nothing says what the numbers count (tonnes, US dollars, per cent …)",
            Lack::Metric => "nothing says what its numbers measure (exports, production, price …)",
            Lack::UnitAndMetric => {
                "no unit, and nothing says what the numbers measure: it may be a list, no table of figures"
            }
        };
        if nothing {
            return Some(what.to_owned());
        }
        let names: Vec<String> = lacks
            .iter()
            .take(3)
            .map(|(number, _)| {
                let head =
                    self.columns.iter().find(|column| column.number == *number).and_then(|column| column.heads.last());
                let head = head.map(|(cell, _)| format!(" (‘{}’)", self.text_of(cell))).unwrap_or_default();
                format!("{}{head}", crate::model::column_letters(*number))
            })
            .collect();
        let more = if lacks.len() > 3 { " and others" } else { "" };
        Some(format!("column {}{more}: {what}", names.join(", ")))
    }

    fn fact(&self, column: &Column, row: &Row, cell: Cell, value: Decimal, marks: &[String]) -> Result<Fact, Lack> {
        let heads = || column.heads.iter().rev().map(|(_, facet)| facet);
        let bare = heads().all(|head| head.units.is_empty() && head.kind.is_none() && head.metrics.is_empty());
        let (share, change) = (
            row.label.share || heads().any(|head| head.share) || (bare && self.titles_share()),
            heads().any(|head| head.change),
        );
        let metric = self.metric(column, row, share, change);
        let unit = self.unit(column, row, cell, marks, metric, share || change);
        let (when, period) = self.period(column, row, change)?;
        let (metric, unit) = match (metric, unit) {
            (None, None) => return Err(Lack::UnitAndMetric),
            (_, None) => return Err(Lack::Unit),
            (None, _) => return Err(Lack::Metric),
            (Some(metric), Some(unit)) => (metric, unit),
        };
        let (reporter, partner) = self.sides(column, row, metric);
        let code_unit = self.own_money(unit.unit.ok_or(Lack::Unit)?, reporter).ok_or(Lack::Unit)?;
        let flags = heads().map(|head| head.flags).fold(row.flags, Flags::and).and(self.legend.of_marks(marks));
        let forecast = heads().any(|head| head.forecast) || row.section.forecast;
        let aggregate = row.aggregate || heads().any(|head| head.total);
        let mut statistic = statistic(flags, aggregate);
        let around =
            || heads().chain(std::iter::once(&row.label)).chain(std::iter::once(&row.section)).chain(&self.titles);
        statistic.valuation = around().find_map(|facet| facet.valuation);
        statistic.detail = around().find_map(|facet| facet.detail).map(str::to_owned);
        statistic.code.clone_from(&row.code);
        Ok(Fact {
            cell: cell.span,
            when: when.clone(),
            period,
            value: value.checked_mul(unit.scale).map(|value| value.normalize()),
            unit: code_unit,
            per: unit.per,
            metric: Some(metric),
            reporter,
            partner,
            base: if change { self.before(&when) } else { None },
            good: self.good(column, row),
            heads: CellHeads {
                row: row.label_cell.map(|cell| cell.span).or(row.period_span),
                column: column.heads.last().map(|(cell, _)| cell.span),
                caption: self.caption,
            },
            modality: if forecast { Modality::Forecast } else { Modality::Actual },
            statistic,
            form: "tables/plain",
        })
    }

    /// "(per cent of total)" above the table: all of it are shares.
    fn titles_share(&self) -> bool {
        let percent = |title: &Facet| title.share && title.units.iter().all(|unit| unit.unit == Some("%"));
        self.titles.iter().find(|title| title.share || !title.units.is_empty()).is_some_and(percent)
    }

    /// The period of the columns before one of the same length: what a change is measured against.
    fn before(&self, when: &When) -> Option<When> {
        let own = when.bounds()?;
        let values = self.columns.iter().filter(|column| column.role == Role::Value);
        let others = values.filter_map(|column| {
            let (other, _) = self.column_period(column, &[])?;
            let bounds = other.bounds()?;
            let long = |from: chrono::NaiveDateTime, to: chrono::NaiveDateTime| (to - from).num_days();
            let alike = (long(own.start, own.end) - long(bounds.start, bounds.end)).abs() <= 3;
            (alike && bounds.end <= own.start).then_some((bounds.end, other))
        });
        others.max_by_key(|(end, _)| *end).map(|(_, other)| other)
    }

    fn metric(&self, column: &Column, row: &Row, share: bool, change: bool) -> Option<Metric> {
        if change {
            return Some(Metric::Change);
        }
        if share {
            return Some(Metric::Share);
        }
        let heads = column.heads.iter().rev().find_map(|(_, facet)| facet.metric());
        let titles =
            || self.titles.iter().chain(std::iter::once(&self.context.name)).find(|title| !title.metrics.is_empty());
        heads
            .or(row.metric)
            .or_else(|| row.label.metric())
            .or_else(|| row.section.metric())
            .or_else(|| titles()?.metric())
    }

    fn unit(
        &self,
        column: &Column,
        row: &Row,
        cell: Cell,
        marks: &[String],
        metric: Option<Metric>,
        part: bool,
    ) -> Option<UnitRead> {
        let percent = UnitRead { unit: Some("%"), scale: Decimal::ONE, per: None, metric: None, kind: None };
        if cell.kind == CellKind::Percent || marks.iter().any(|mark| mark == "%") {
            return Some(percent);
        }
        let kind = column.heads.iter().rev().find_map(|(_, facet)| facet.kind);
        let heads = column.heads.iter().rev().flat_map(|(_, facet)| &facet.units);
        if let Some(unit) = joined(heads.clone(), |_| true) {
            return Some(unit);
        }
        if part {
            return Some(percent);
        }
        let fits = |unit: &UnitRead| {
            let money = unit.is_money();
            unit.unit != Some("%")
                && match kind {
                    Some(Kind::Value) => unit.unit.is_none() || money,
                    Some(Kind::Quantity) => !money,
                    None => true,
                }
                && (unit.kind.is_none() || kind.is_none() || unit.kind == kind)
        };
        // A column of units speaks for amounts of goods and for columns that say nothing.
        let near = row.unit.iter().chain(&row.label.units).chain(&row.section.units);
        if let Some(unit) = joined(near, fits) {
            return Some(unit);
        }
        self.titles.iter().find_map(|title| title_unit(title, metric, kind, &fits))
    }

    fn period(&self, column: &Column, row: &Row, change: bool) -> Result<(When, Option<Span>), Lack> {
        if let Some(when) = &row.period {
            return Ok((when.clone(), row.period_span));
        }
        let own: [&[Part]; 1] = [row.period_parts.as_slice()];
        if !row.period_parts.is_empty() {
            let found = self.column_period(column, &own);
            return found.map(|(when, _)| (when, row.period_span)).ok_or(self.lack(&row.period_parts));
        }
        let has_own = column.heads.iter().any(|(_, facet)| !facet.periods.is_empty());
        if change && !has_own {
            return self.latest.clone().ok_or(Lack::Period);
        }
        let sections: [&[Part]; 2] = [row.label.periods.as_slice(), row.section.periods.as_slice()];
        let others: &[&[Part]] = if has_own { &[] } else { &sections };
        let found = self.column_period(column, others).or_else(|| {
            // A month over the column, the year in the section above.
            let heads: Vec<&[Part]> =
                column.heads.iter().rev().map(|(_, facet)| facet.periods.as_slice()).chain(sections).collect();
            period::joined(&heads, self.begins).map(|when| (when, None))
        });
        let parts: Vec<Part> = column.heads.iter().flat_map(|(_, facet)| facet.periods.clone()).collect();
        found.ok_or(self.lack(&parts))
    }

    fn lack(&self, parts: &[Part]) -> Lack {
        let across = parts.iter().any(|part| matches!(part, Part::Pair(_)));
        if across && self.begins.is_none() { Lack::Begin } else { Lack::Period }
    }

    /// Whose figure it is, and with whom.
    fn sides(&self, column: &Column, row: &Row, metric: Metric) -> (Option<Where>, Option<Where>) {
        let mentions = || column.heads.iter().rev().flat_map(|(_, facet)| &facet.places);
        let other = mentions().find(|mention| mention.other_side).map(|mention| mention.place);
        let head = mentions().find(|mention| !mention.other_side).map(|mention| mention.place);
        let titled = || self.titles.iter().flat_map(|title| &title.places).find(|mention| mention.other_side);
        let bilateral = matches!(
            metric,
            Metric::Exports
                | Metric::Imports
                | Metric::ReExports
                | Metric::ReImports
                | Metric::Trade
                | Metric::Balance
                | Metric::Share
                | Metric::Change
        );
        // "India's total" below its trade with one partner.
        if let Some(owner) = self.owner_of_total(row) {
            return (Some(owner), None);
        }
        match (row.place, row.reporter.or(self.reporter)) {
            (Some(place), Some(reporter)) if bilateral && place != reporter => (Some(reporter), Some(place)),
            (Some(place), _) => (Some(place), other),
            (None, Some(reporter)) => match head {
                Some(head) if bilateral && head != reporter => (Some(reporter), Some(head)),
                _ => (Some(reporter), other.or_else(|| titled().map(|mention| mention.place))),
            },
            (None, None) => (head, other.or_else(|| titled().map(|mention| mention.place))),
        }
    }

    /// The state whose whole trade a row of totals tells: "India's total".
    fn owner_of_total(&self, row: &Row) -> Option<Where> {
        let reporter = row.reporter.or(self.reporter)?;
        let own = row.label.places.iter().any(|mention| mention.place == reporter);
        (row.label.total && own && row.place.is_none()).then_some(reporter)
    }

    /// "Rs.", "national currency": the money of the country whose figures they are.
    fn own_money(&self, unit: &'static str, reporter: Option<Where>) -> Option<&'static str> {
        let country = || match reporter.or(self.reporter) {
            Some(Where::State(code)) => places::currency(code),
            Some(Where::Group("EU" | "euro area")) => Some("EUR"),
            _ => None,
        };
        if unit == "own" { country() } else { Some(unit) }.filter(|unit| is_money(unit) || *unit != "own")
    }

    fn good(&self, column: &Column, row: &Row) -> Option<String> {
        let head = || column.heads.iter().rev().find_map(|(_, facet)| facet.good.clone());
        // A total of goods is of none of them.
        let plain = row.label.total && row.place.is_none() && row.good.is_none() && row.label.metrics.is_empty();
        if plain || self.owner_of_total(row).is_some() {
            return None;
        }
        let titles = || self.titles.iter().find_map(|title| title.good.clone());
        row.good.clone().or_else(head).or_else(|| self.good.clone()).or_else(titles)
    }
}

/// What a line above a table says. A sentence tells when it was written, not of when the figures are.
fn title(line: &str, legend: &Legend) -> Facet {
    let facet = Facet::of(line, Place::Title, CellKind::Text, legend);
    // "Country: CHINA P RP": a side of the trade and nothing else.
    if facet.places.iter().any(|mention| mention.labelled) {
        return Facet { places: facet.places, ..Facet::default() };
    }
    // "Percentage ratio of exports to imports" names no good.
    let ratio = line.to_lowercase().split(|c: char| !c.is_alphabetic()).any(|word| word == "ratio");
    let facet = if ratio { Facet { good: None, ..facet } } else { facet };
    let sentence = line.len() > 60 && line.trim_end().ends_with('.');
    if sentence { Facet { periods: Vec::new(), ..facet } } else { facet }
}

/// The unit that a title gives what is measured, unless it leaves open whether that is money or goods.
fn title_unit(
    title: &Facet,
    metric: Option<Metric>,
    kind: Option<Kind>,
    fits: &impl Fn(&UnitRead) -> bool,
) -> Option<UnitRead> {
    let mine = |unit: &UnitRead| {
        fits(unit) && (unit.metric.is_none() || unit.metric == metric || metric == Some(Metric::Balance))
    };
    let all: Vec<&UnitRead> = title.units.iter().filter(|unit| fits(unit) && unit.unit.is_some()).collect();
    let doubtful = kind.is_none() && all.iter().any(|unit| unit.is_money()) && all.iter().any(|unit| !unit.is_money());
    joined(title.units.iter(), mine)
        .filter(|unit| !doubtful || (unit.metric == metric && metric.is_some()))
        .or_else(|| joined(title.units.iter(), fits).filter(|_| all.len() == 1))
}

/// The first unit that fits; a scale that stands alone belongs to the unit behind it.
fn joined<'u>(units: impl Iterator<Item = &'u UnitRead>, fits: impl Fn(&UnitRead) -> bool) -> Option<UnitRead> {
    let mut scale = Decimal::ONE;
    for unit in units.filter(|unit| fits(unit)) {
        match unit.unit {
            None => scale = unit.scale,
            Some(_) => return Some(UnitRead { scale: unit.scale.checked_mul(scale)?, ..*unit }),
        }
    }
    None
}
