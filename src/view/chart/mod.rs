//! Figures on the axis: one chart for each measure and unit, each value over the period it covers.
//!
//! [`Charts::of`] reads the series once; [`layout`](Chart) places the values of one chart in a window. Values of
//! different units never share a chart, and nothing is joined across a gap: a value says nothing outside its period.

mod axis;
mod mode;
mod panel;
mod place;
mod readout;
mod values;

pub use axis::{Scale, YTick};
pub use mode::{Look, Mode};
pub use place::{Plot, Tag, ValueLabel, ValueMark};
pub use readout::{Reading, readout};

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::amount;
use super::item::Status;
use super::text::Measure;
use super::window::Window;
use crate::claims::Claims;
use crate::corpus::Corpus;
use crate::index::Place;
use crate::model::{Hedge, Record, RecordId};
use crate::series::{self, Series};

use panel::Panel;

/// From so many values on a chart is one of a line that goes on.
const LONG: usize = 8;
/// A chart grows to this height where the lanes leave room.
const TALL: f32 = 240.0;
/// By so much for each of its values.
const EACH: f32 = 14.0;
/// Its least height in points.
const LONG_HEIGHT: f32 = 82.0;

/// How much a value has to say beside others, the most first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// The text settles what it is.
    Sure,
    /// What it measures or whose it is, is not told or is a guess: it is drawn paler.
    Unsure,
    /// Another version of its fact is drawn.
    Ghost,
}

impl Voice {
    /// All, in their order.
    pub const ALL: [Self; 3] = [Self::Sure, Self::Unsure, Self::Ghost];
}

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
    /// The figures that tell it, the first one first.
    pub sources: Vec<Place>,
    /// How many documents tell it.
    pub documents: usize,
    /// Lowest and highest of the values that sources give for this period, where they differ.
    pub rivals: Option<(f64, f64)>,
    /// Colour and marker of its series, where the series has several periods.
    pub style: Option<u8>,
    /// How the text bounds it.
    pub hedge: Option<Hedge>,
    /// True for values that are derived, estimated or provisional.
    pub hollow: bool,
    /// Whose words give way to whose.
    pub voice: Voice,
    /// True where it cannot be compared with the values before it.
    pub breaks: bool,
    /// True for targets, plans and forecasts.
    pub hatched: bool,
    /// True for the second party: grey.
    pub second: bool,
    /// What it measures: "China–DPRK trade".
    pub name: String,
    /// "about $6 bn".
    pub words: String,
    /// The same without "about" and the like, which the drawing tells, too: for places with little room.
    pub short: String,
    /// "Q1 2014", "derived", "target": what tells it from its neighbours.
    pub note: String,
    /// What of the note it cannot go without: a part of a year would pass for the year's, a target for what was so.
    pub needed: String,
    /// Room before its words for the number of a callout; 0 for a value that is none.
    pub lead: f32,
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
    /// Names it in what the user keeps: title, unit and rate.
    pub key: String,
    /// How its values are seen.
    pub mode: Mode,
    /// Start and end of every value that it would show as a level: the row stays while a mode has no number for them
    /// or their series are switched off.
    spans: Vec<(f64, f64)>,
    /// Height in points that its values need.
    pub natural: f32,
    /// Height in points.
    pub height: f32,
    /// True where it shows how the levels of something went, not a lone value, changes or shares.
    pub tells: bool,
    /// Its series with a value, by name, for the picker and the read-out.
    pub series: Vec<Entry>,
}

/// A series as the picker lists it.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Number of the series among all charts.
    pub series: u32,
    /// What it measures.
    pub name: String,
    /// How many periods it has values for.
    pub count: usize,
    /// Colour and marker, where it has several periods.
    pub style: Option<u8>,
    /// False where the user has switched it off.
    pub on: bool,
    /// Names it in what the user keeps.
    pub key: u64,
}

/// All charts of a corpus, the most important measure first.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Charts {
    /// The charts.
    pub charts: Vec<Chart>,
    /// The series that they show.
    pub series: Vec<Series>,
}

impl Charts {
    /// Reads a corpus; `claims` tells what is contested, `status` what the analyst decided, `keep` is the filter.
    #[must_use]
    pub fn of(
        corpus: &Corpus,
        claims: &Claims,
        status: impl Fn(&Record) -> Status,
        keep: impl Fn(&Record) -> bool,
    ) -> Self {
        Self::with(corpus, claims, status, keep, &Look::default())
    }

    /// The same, with values and scales as the user wants to see them.
    #[must_use]
    pub fn with(
        corpus: &Corpus,
        claims: &Claims,
        status: impl Fn(&Record) -> Status,
        keep: impl Fn(&Record) -> bool,
        look: &Look,
    ) -> Self {
        let all = series::all(corpus, keep);
        let read = (0_u32..).zip(&all).zip(panel::keys(&all));
        let read = read.map(|((number, one), key)| (key, values::of(corpus, claims, one, number, &status)));
        let mut panels: BTreeMap<panel::Key, Panel> = BTreeMap::new();
        for (((key, mut values), one), number) in panel::gathered(read.collect()).into_iter().zip(&all).zip(0_u32..) {
            let single = key.is_single();
            let panel = panels.entry(key.clone()).or_insert_with(|| {
                let key = key.written();
                let mode = if single { Mode::default() } else { look.of(&key) };
                Panel { key, mode, ..Panel::default() }
            });
            let Some(first) = values.first() else { continue };
            let count = one.points.len();
            let style = (count > 1).then(|| {
                let style = panel.styles;
                panel.styles = (style + 1) % values::STYLES;
                style
            });
            let key = values::key_of(&one.key);
            let on = !look.hidden.contains(&key);
            panel.entries.push(Entry { series: number, name: first.name.clone(), count, style, on, key });
            for value in &mut values {
                value.style = style;
            }
            panel.spans.extend(values.iter().map(|value| (value.start, value.end)));
            if on {
                panel.values.extend(mode::apply(panel.mode, one.key.kind, values));
            }
        }
        let charts = panel::ordered(panels).into_iter().map(|(key, panel)| chart(corpus, &key, panel));
        Self { charts: charts.collect(), series: all }
    }

    /// Gives the charts in view the height there is: each grows by what it needs, up to a height at which it reads well.
    pub fn fit(&mut self, window: Window, room: f32) {
        let all: f32 = self.in_view(window).map(|chart| chart.natural).sum();
        let more = (room / all.max(1.0)).max(1.0);
        for chart in &mut self.charts {
            chart.height = match chart.scale {
                // As many lines as have something on them.
                Scale::Lines => axis::lines_height(chart.values_in(window).count()),
                _ => (chart.natural * more).min(chart.tallest()),
            };
        }
    }

    /// The charts with a value in a window of time: others take no row.
    pub fn in_view(&self, window: Window) -> impl Iterator<Item = &Chart> {
        self.charts.iter().filter(move |chart| chart.has_any(window))
    }
}

impl Chart {
    /// Height in points up to which it grows where there is room: a few values need none.
    #[must_use]
    pub fn tallest(&self) -> f32 {
        if self.scale == Scale::Lines {
            return self.natural;
        }
        self.natural.max(TALL.min(self.natural + EACH * self.values.len() as f32))
    }

    /// The values that show at least partly in a window of time, with their numbers.
    fn values_in(&self, window: Window) -> impl Iterator<Item = (u32, &Value)> {
        let last = self.values.partition_point(|value| value.start < window.end);
        (0_u32..).zip(&self.values).take(last).filter(move |(_, value)| value.end > window.start)
    }

    /// Places the values that show.
    #[must_use]
    pub fn layout(&self, window: Window, width: f32, measure: Measure) -> Plot {
        place::plot(self, window, width, &[], measure)
    }

    /// The same where no word may stand on some stretches of the pane: a page compresses gaps that the window does not know.
    #[must_use]
    pub fn layout_beside(&self, gaps: &[(f32, f32)], window: Window, width: f32, measure: Measure) -> Plot {
        place::plot(self, window, width, gaps, measure)
    }

    /// True where a window of time shows one of its values, or would if it were not for its mode. A target after the
    /// window is a tag at the edge of a row that is there, and makes none.
    #[must_use]
    pub fn has_any(&self, window: Window) -> bool {
        self.spans.iter().any(|&(start, end)| end > window.start && start < window.end)
    }

    /// Why a chart that has values shows none; empty where it shows some.
    #[must_use]
    pub fn silence(&self) -> &'static str {
        match self.mode {
            _ if !self.values.is_empty() => "",
            _ if self.series.iter().all(|entry| !entry.on) => "All series are switched off",
            Mode::Change => "No value has one of the year before",
            Mode::Index(_) => "No series has a value at that time",
            Mode::Auto | Mode::Level | Mode::Log => "",
        }
    }

    /// The number of the value that a record tells.
    #[must_use]
    pub fn told_by(&self, corpus: &Corpus, id: RecordId) -> Option<usize> {
        let tells = |place: &Place| place.of(corpus).is_some_and(|record| record.id == id);
        self.values.iter().position(|value| value.id == id || value.sources.iter().any(tells))
    }
}

fn chart(corpus: &Corpus, panel_key: &panel::Key, panel: Panel) -> Chart {
    let tells = panel_key.tells(&panel);
    let Panel { mut values, entries, mode, key, spans, .. } = panel;
    values.sort_by(|a, b| a.start.total_cmp(&b.start).then(b.value.total_cmp(&a.value)).then(a.place.cmp(&b.place)));
    parties(corpus, &mut values);
    let all = values.iter().flat_map(|value| {
        let (low, high) = value.range.unwrap_or((value.value, value.value));
        [low, value.value, high]
    });
    let (scale, says) = if panel_key.is_single() { (Scale::Lines, "") } else { mode.scale(all) };
    let title = panel_key.title;
    let unit = match scale {
        Scale::Lines => "each on its own".to_owned(),
        _ => mode.unit(title, &amount::unit_words(&panel_key.unit, &panel_key.per)),
    };
    let unit = [unit.as_str(), says, &panel_key.about].into_iter().filter(|part| !part.is_empty());
    let unit = unit.collect::<Vec<_>>().join(", ");
    // A long line has room for its name above it and for its amounts below.
    let long = if values.len() >= LONG { LONG_HEIGHT } else { 0.0 };
    let natural = match scale {
        Scale::Lines => axis::lines_height(values.len()),
        _ => scale.height().max((crowd(&values) as f32 * 17.0 + 14.0).min(190.0)).max(long),
    };
    let (title, height) = (title.to_owned(), natural);
    Chart { title, unit, values, scale, key, mode, spans, natural, height, tells, series: entries }
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
    let states = |value: &Value| -> &[&'static str] {
        let figure = value.place.of(corpus).and_then(|record| record.figure.as_ref());
        figure.map(|figure| &*figure.parties).unwrap_or_default()
    };
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for state in values.iter().flat_map(states) {
        *counts.entry(state).or_default() += 1;
    }
    let mut ranked: Vec<(&str, usize)> = counts.into_iter().collect();
    ranked.sort_by_key(|(state, count)| (Reverse(*count), *state));
    let Some((first, _)) = ranked.get(1).or(ranked.first()) else { return };
    for value in values {
        let states = states(value);
        value.second = !states.is_empty() && !states.contains(first);
    }
}
