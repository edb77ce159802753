//! Figures on the axis: one chart for each measure and unit, each value over the period it covers.
//!
//! [`Charts::of`] reads the series once; [`layout`](Chart) places the values of one chart in a window. Values of
//! different units never share a chart, and nothing is joined across a gap: a value says nothing outside its period.

mod axis;
mod place;

pub use axis::{Scale, YTick};
pub use place::{Plot, Tag, ValueLabel, ValueMark};

use std::collections::BTreeMap;

use rust_decimal::prelude::ToPrimitive;

use super::amount;
use super::item::Status;
use super::text::Measure;
use super::window::{Window, seconds};
use crate::corpus::Corpus;
use crate::index::Place;
use crate::model::{Hedge, Modality, Record, RecordId};
use crate::series::{self, Kind, Period, Series, Standing};

/// One value on a chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    /// Where its record stands.
    pub place: Place,
    /// The record's stable name.
    pub id: RecordId,
    /// Number of its series in the chart.
    pub series: u32,
    /// First second of its period.
    pub start: f64,
    /// First second after it.
    pub end: f64,
    /// The value itself.
    pub value: f64,
    /// Both ends of a range.
    pub range: Option<(f64, f64)>,
    /// How the text bounds it.
    pub hedge: Option<Hedge>,
    /// True for derived and estimated values.
    pub hollow: bool,
    /// True for targets, plans and forecasts.
    pub hatched: bool,
    /// True for the second party: grey.
    pub second: bool,
    /// What it measures: "China–DPRK trade".
    pub name: String,
    /// "about $6 bn".
    pub words: String,
    /// "Q1 2014", "derived", "target": what tells it from its neighbours.
    pub note: String,
    /// What a screen reader says.
    pub spoken: String,
    /// What the analyst decided.
    pub status: Status,
}

/// All values of one measure in one unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// "Trade value".
    pub title: String,
    /// "US$, log scale".
    pub unit: String,
    /// Values by start.
    pub values: Vec<Value>,
    /// Linear or logarithmic.
    pub scale: Scale,
    /// Height in points.
    pub height: f32,
}

/// All charts of a corpus, the most important measure first.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Charts {
    /// The charts.
    pub charts: Vec<Chart>,
}

/// Measures that share a chart, and its title, in order of importance.
fn family(metric: &str, kind: Kind) -> (u8, &'static str) {
    match (metric, kind) {
        (_, Kind::Change) => (20, "Change"),
        (_, Kind::Share) => (21, "Share"),
        ("trade" | "exports" | "imports" | "balance", _) => (0, "Trade value"),
        ("debt" | "loan", _) => (1, "Debt, loans"),
        ("investment" | "aid", _) => (2, "Investment, aid"),
        ("contract" | "revenue" | "remittances" | "reserves", _) => (3, "Money"),
        ("production" | "consumption" | "quota", _) => (4, "Production"),
        ("price", _) => (5, "Prices"),
        ("tariff", _) => (6, "Tariffs"),
        _ => (30, "Other amounts"),
    }
}

impl Charts {
    /// Reads a corpus; `status` tells what the analyst decided, `keep` is the filter.
    #[must_use]
    pub fn of(corpus: &Corpus, status: impl Fn(&Record) -> Status, keep: impl Fn(&Record) -> bool) -> Self {
        let mut panels: BTreeMap<(u8, &'static str, String, String), Vec<Value>> = BTreeMap::new();
        for (number, series) in (0_u32..).zip(series::all(corpus)) {
            let (rank, title) = family(series.key.metric, series.key.kind);
            let key = (rank, title, series.key.unit.clone(), series.key.per.clone());
            let values = series.points.iter().filter_map(|&place| {
                let record = place.of(corpus)?;
                if keep(record) { value(place, record, number, &series, status(record)) } else { None }
            });
            let values: Vec<Value> = values.collect();
            if !values.is_empty() {
                panels.entry(key).or_default().extend(values);
            }
        }
        let mut panels: Vec<_> = panels.into_iter().collect();
        panels.sort_by_key(|((rank, _, _, _), values)| (*rank, usize::MAX - values.len()));
        let charts =
            panels.into_iter().map(|((_, title, unit, per), values)| chart(corpus, title, &unit, &per, values));
        Self { charts: charts.collect() }
    }
}

impl Chart {
    /// Places the values that show.
    #[must_use]
    pub fn layout(&self, window: Window, width: f32, measure: Measure) -> Plot {
        place::plot(self, window, width, measure)
    }
}

fn chart(corpus: &Corpus, title: &str, unit: &str, per: &str, mut values: Vec<Value>) -> Chart {
    values.sort_by(|a, b| a.start.total_cmp(&b.start).then(b.value.total_cmp(&a.value)).then(a.place.cmp(&b.place)));
    parties(corpus, &mut values);
    let scale = Scale::of(values.iter().flat_map(|value| {
        let (low, high) = value.range.unwrap_or((value.value, value.value));
        [low, value.value, high]
    }));
    let words = amount::unit_words(unit, per);
    let unit = if matches!(scale, Scale::Log { .. }) { format!("{words}, log scale") } else { words };
    let height = scale.height().max((crowd(&values) as f32 * 17.0 + 14.0).min(190.0));
    Chart { title: title.to_owned(), unit, values, scale, height }
}

/// Most values at any one time: their labels need room above one another.
fn crowd(values: &[Value]) -> usize {
    let mut ends: Vec<(f64, i32)> = values.iter().flat_map(|value| [(value.start, 1), (value.end, -1)]).collect();
    ends.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let mut now = 0;
    let most = ends.into_iter().map(|(_, step)| {
        now += step;
        now
    });
    most.max().unwrap_or(0).max(0) as usize
}

/// The state that most figures have in common is taken for granted; of its partners, the most frequent one is the first
/// party, and figures that do not concern it are grey.
fn parties(corpus: &Corpus, values: &mut [Value]) {
    let states = |value: &Value| -> Vec<String> {
        let figure = value.place.of(corpus).and_then(|record| record.figure.as_ref());
        figure.map(|figure| figure.parties.clone()).unwrap_or_default()
    };
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for state in values.iter().flat_map(states) {
        *counts.entry(state).or_default() += 1;
    }
    let mut ranked: Vec<(&String, &usize)> = counts.iter().collect();
    ranked.sort_by(|a, b| b.1.cmp(a.1).then(a.0.cmp(b.0)));
    let Some(first) = ranked.get(1).or(ranked.first()).map(|(state, _)| (*state).clone()) else { return };
    for value in values {
        let states = states(value);
        value.second = !states.is_empty() && !states.contains(&first);
    }
}

/// A title of the form "Investment: $2 bn" without the amount, which stands beside it anyway.
fn without_amount(label: &str) -> &str {
    match label.rsplit_once(": ") {
        Some((head, tail)) if tail.contains(|c: char| c.is_ascii_digit()) => head,
        _ => label,
    }
}

fn value(place: Place, record: &Record, number: u32, series: &Series, status: Status) -> Option<Value> {
    let (figure, when) = (record.figure.as_ref()?, record.date.when.as_ref()?);
    let bounds = when.bounds()?;
    let key = &series.key;
    let vague = key.metric.is_empty() || key.kind != Kind::Level;
    let nobody =
        key.reporter.is_empty() && key.partner.is_empty() && key.parties.is_empty() && key.commodity.is_empty();
    let name = if vague || nobody { without_amount(&record.label).to_owned() } else { key.name() };
    let standing = match (figure.modality, series.key.standing) {
        (Modality::Cancelled | Modality::Denied | Modality::Planned | Modality::Hypothetical, _) => {
            figure.modality.word()
        }
        (_, Standing::Target) => "target",
        (_, Standing::Forecast) => "forecast",
        (_, Standing::Estimate) => "estimate",
        (_, Standing::Actual) if figure.derived => "derived",
        (_, Standing::Actual) => "",
    };
    let period = match series.key.period {
        Period::Year | Period::Long => String::new(),
        _ => when.words(),
    };
    let note = [period.as_str(), standing].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    let words = amount::words(figure);
    let range = figure.range.and_then(|(low, high)| Some((low.to_f64()?, high.to_f64()?)));
    Some(Value {
        place,
        id: record.id,
        series: number,
        start: seconds(bounds.start),
        end: seconds(bounds.end),
        value: figure.value.to_f64()?,
        range,
        hedge: figure.hedge,
        hollow: figure.derived || series.key.standing == Standing::Estimate,
        hatched: matches!(series.key.standing, Standing::Target | Standing::Forecast),
        second: false,
        spoken: format!(
            "{}: {name} {words}{}",
            when.words(),
            if note.is_empty() { String::new() } else { format!(", {note}") }
        ),
        name,
        words,
        note,
        status,
    })
}
