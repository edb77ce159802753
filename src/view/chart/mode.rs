//! How values are seen: as they are, on a logarithmic axis, as change on the year before, or with one period as 100.

use std::collections::{BTreeMap, BTreeSet};

use super::super::window::{YEAR, civil, seconds};
use super::{Scale, Value};
use crate::series::Kind;

/// How values are seen.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Mode {
    /// Levels; logarithmic where they span more than two powers of ten, and then the axis says so.
    #[default]
    Auto,
    /// Levels on an axis with a zero.
    Level,
    /// Levels on a logarithmic axis; not where a value is zero or below.
    Log,
    /// Change on the same period of the year before, in per cent.
    Change,
    /// The value of each series over this second is 100.
    Index(f64),
}

/// What the user wants to see.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Look {
    /// How values are seen in charts that have no mode of their own.
    pub mode: Mode,
    /// How values are seen, by the key of the chart.
    pub modes: BTreeMap<String, Mode>,
    /// Series switched off, by their keys.
    pub hidden: BTreeSet<u64>,
}

/// What stands before a series' key among the choices.
const SERIES: &str = "series ";

impl Look {
    /// The mode of a chart.
    #[must_use]
    pub fn of(&self, chart: &str) -> Mode {
        self.modes.get(chart).copied().unwrap_or(self.mode)
    }

    /// Sets the mode of a chart.
    pub fn set(&mut self, chart: &str, mode: Mode) {
        if mode == self.mode {
            self.modes.remove(chart);
        } else {
            self.modes.insert(chart.to_owned(), mode);
        }
    }

    /// As choices of a saved view: "Trade value, USD" → "log", "series 4f…" → "off".
    #[must_use]
    pub fn written(&self) -> BTreeMap<String, String> {
        let modes = self.modes.iter().map(|(chart, mode)| (chart.clone(), mode.written()));
        modes.chain(self.hidden.iter().map(|key| (format!("{SERIES}{key:016x}"), "off".to_owned()))).collect()
    }

    /// From the choices of a saved view; what cannot be read is left out.
    #[must_use]
    pub fn read(choices: &BTreeMap<String, String>) -> Self {
        let mut look = Self::default();
        for (name, choice) in choices {
            match name.strip_prefix(SERIES).map(|key| u64::from_str_radix(key, 16)) {
                Some(Ok(key)) if choice == "off" => {
                    look.hidden.insert(key);
                }
                Some(_) => {}
                None => look.modes.extend(Mode::read(choice).map(|mode| (name.clone(), mode))),
            }
        }
        look
    }
}

impl Mode {
    /// Its word on the toolbar.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Auto => "Auto",
            Self::Level => "Level",
            Self::Log => "Log",
            Self::Change => "Change",
            Self::Index(_) => "Index",
        }
    }

    /// The word in a saved view: "log", "index 2013-07-01".
    fn written(self) -> String {
        match self {
            Self::Index(at) => format!("index {}", civil(at).format("%Y-%m-%d")),
            other => other.word().to_lowercase(),
        }
    }

    /// The mode of a word in a saved view.
    fn read(word: &str) -> Option<Self> {
        if let Some(day) = word.strip_prefix("index ") {
            let day: chrono::NaiveDate = day.trim().parse().ok()?;
            return day.and_hms_opt(12, 0, 0).map(|noon| Self::Index(seconds(noon)));
        }
        [Self::Auto, Self::Level, Self::Log, Self::Change].into_iter().find(|mode| mode.written() == word)
    }

    /// The scale for some values, and what the axis says of it.
    pub(super) fn scale(self, values: impl Iterator<Item = f64> + Clone) -> (Scale, &'static str) {
        let above = values.clone().all(|value| value > 0.0);
        match self {
            Self::Log if above => (Scale::log(values), "log scale"),
            Self::Log => (Scale::linear(values), "no log below zero"),
            Self::Level => (Scale::linear(values), ""),
            Self::Auto | Self::Change | Self::Index(_) => {
                let scale = Scale::of(values);
                (scale, if matches!(scale, Scale::Log { .. }) { "log scale" } else { "" })
            }
        }
    }

    /// The unit that the axis names.
    pub(super) fn unit(self, title: &str, unit: &str) -> String {
        let level = !matches!(title, "Change" | "Share");
        match self {
            Self::Change if level => "% on the year before".to_owned(),
            Self::Index(at) if level => format!("index, {} = 100", civil(at).format("%Y")),
            _ => unit.to_owned(),
        }
    }
}

/// The values of one series as a mode shows them; those that it has no number for are left out.
pub(super) fn apply(mode: Mode, kind: Kind, values: Vec<Value>) -> Vec<Value> {
    if kind != Kind::Level {
        return values;
    }
    match mode {
        Mode::Auto | Mode::Level | Mode::Log => values,
        Mode::Change => change(&values),
        Mode::Index(at) => index(values, at),
    }
}

/// Each value against that of the same period a year before.
fn change(values: &[Value]) -> Vec<Value> {
    const DAYS: f64 = 3.0 * 86_400.0;
    let year_before = |value: &Value| {
        values.iter().find(|other| {
            (value.start - other.start - YEAR).abs() < DAYS && (value.end - other.end - YEAR).abs() < DAYS
        })
    };
    values
        .iter()
        .filter_map(|value| {
            let before = year_before(value).filter(|before| before.value > 0.0)?;
            let percent = (value.value / before.value - 1.0) * 100.0;
            let words = format!("{}{:.1}%", if percent < 0.0 { "−" } else { "+" }, percent.abs());
            Some(Value { range: None, ..shown(value, percent, &words, 1.0) })
        })
        .collect()
}

/// Each value with that over a second as 100.
fn index(values: Vec<Value>, at: f64) -> Vec<Value> {
    let base = values.iter().find(|value| value.start <= at && at < value.end && value.value > 0.0);
    let Some(base) = base.map(|value| value.value) else { return Vec::new() };
    values
        .into_iter()
        .map(|value| {
            let share = value.value / base * 100.0;
            let words = format!("{share:.1}");
            shown(&value, share, &words, base / 100.0)
        })
        .collect()
}

/// A value told in other numbers; `unit` is how many of the old ones make one of the new.
fn shown(value: &Value, number: f64, words: &str, unit: f64) -> Value {
    let scaled = |(low, high): (f64, f64)| (low / unit, high / unit);
    Value {
        value: number,
        range: value.range.map(scaled),
        rivals: None,
        spoken: value.spoken.replace(&value.words, &format!("{words} ({})", value.words)),
        words: words.to_owned(),
        short: words.to_owned(),
        ..value.clone()
    }
}
