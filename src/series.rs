//! Figures that belong together: the same measure of the same thing over its periods.
//!
//! Two figures are one series only where metric, unit, rate, states and direction, good, kind of value and kind of
//! period agree. Values of different kinds are never joined: a target is no value, a quarter is no year.

use std::collections::BTreeMap;

use crate::corpus::Corpus;
use crate::index::{self, Place};
use crate::lexicon::gazetteer;
use crate::model::{Bounds, Figure, Modality};

/// Whether figures are levels, changes or shares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// An amount.
    Level,
    /// Against an earlier level.
    Change,
    /// Of a whole.
    Share,
}

/// Whether something was so, is expected, or is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Standing {
    /// It was so, as far as the text knows.
    Actual,
    /// Somebody's estimate.
    Estimate,
    /// Somebody expects it.
    Forecast,
    /// Somebody wants it.
    Target,
}

/// How long the periods of a series are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Period {
    /// A day or a few.
    Day,
    /// About a month.
    Month,
    /// A quarter.
    Quarter,
    /// Some months of a year: a half, the first ten months.
    Part,
    /// A year.
    Year,
    /// Several years.
    Long,
}

/// What the figures of a series have in common.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// What is measured: "trade", "exports", "debt"; empty where the text does not tell.
    pub metric: &'static str,
    /// ISO 4217, `%`, `t`, `count` …
    pub unit: String,
    /// "year", "bbl" … for rates.
    pub per: String,
    /// Level, change or share.
    pub kind: Kind,
    /// Whose exports or imports.
    pub reporter: String,
    /// With whom.
    pub partner: String,
    /// The states concerned, where there is no direction.
    pub parties: Vec<String>,
    /// What is traded.
    pub commodity: String,
    /// Actual, forecast or target.
    pub standing: Standing,
    /// Length of the periods.
    pub period: Period,
}

/// Figures with one key, in the order of their periods.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// What they have in common.
    pub key: Key,
    /// The figures; those of the same period (from several sources) follow one another.
    pub points: Vec<Place>,
}

/// The series of all dated figures, the most important metrics first; figures without a metric come last.
#[must_use]
pub fn all(corpus: &Corpus) -> Vec<Series> {
    let mut found: BTreeMap<Key, Vec<(Bounds, Place)>> = BTreeMap::new();
    for (place, record) in index::records(corpus) {
        let (Some(figure), Some(when)) = (&record.figure, &record.date.when) else { continue };
        if let Some(bounds) = when.bounds() {
            found.entry(key(figure, bounds)).or_default().push((bounds, place));
        }
    }
    found
        .into_iter()
        .map(|(key, mut points)| {
            points.sort();
            Series { key, points: points.into_iter().map(|(_, place)| place).collect() }
        })
        .collect()
}

/// The key of a figure over a period.
#[must_use]
pub fn key(figure: &Figure, period: Bounds) -> Key {
    let metric = figure.metric.unwrap_or("");
    let directed = figure.reporter.is_some() || figure.partner.is_some();
    Key {
        metric,
        unit: figure.unit.clone(),
        per: figure.per.clone().unwrap_or_default(),
        kind: match (metric, figure.unit.as_str()) {
            ("change", _) => Kind::Change,
            ("share", _) => Kind::Share,
            (metric, "%") if metric != "tariff" => Kind::Share,
            (_, "pp" | "bp") => Kind::Change,
            _ => Kind::Level,
        },
        reporter: figure.reporter.clone().unwrap_or_default(),
        partner: figure.partner.clone().unwrap_or_default(),
        parties: if directed { Vec::new() } else { figure.parties.clone() },
        commodity: figure.commodity.clone().unwrap_or_default(),
        standing: match figure.modality {
            Modality::Actual | Modality::Cancelled | Modality::Denied => Standing::Actual,
            Modality::Estimate => Standing::Estimate,
            Modality::Forecast | Modality::Hypothetical => Standing::Forecast,
            Modality::Target | Modality::Planned => Standing::Target,
        },
        period: length(period),
    }
}

fn length(period: Bounds) -> Period {
    match (period.end - period.start).num_days() {
        ..=14 => Period::Day,
        15..=45 => Period::Month,
        46..=100 => Period::Quarter,
        101..=359 => Period::Part,
        360..=370 => Period::Year,
        _ => Period::Long,
    }
}

/// A state as names of series print it; "DPRK" and the like where the name is long.
#[must_use]
pub fn state_name(code: &str) -> String {
    let short = match code {
        "KP" => "DPRK",
        "KR" => "South Korea",
        "US" => "US",
        "GB" => "UK",
        "AE" => "UAE",
        _ => "",
    };
    if !short.is_empty() {
        return short.to_owned();
    }
    let names = gazetteer();
    names.index(code).and_then(|index| names.state(index)).map_or_else(|| code.to_owned(), |state| state.name.clone())
}

impl Key {
    /// The name of the series in words: "China–DPRK trade", "DPRK coal exports to China", "Russian debt".
    #[must_use]
    pub fn name(&self) -> String {
        let noun = match (self.metric, self.commodity.as_str()) {
            ("", "") => String::new(),
            ("", good) => good.to_owned(),
            (metric, "") => metric.to_owned(),
            (metric @ ("exports" | "imports" | "trade" | "production" | "price" | "tariff"), good) => {
                format!("{good} {metric}")
            }
            (metric, good) => format!("{metric}, {good}"),
        };
        let join =
            |first: &str, rest: String| if rest.is_empty() { first.to_owned() } else { format!("{first} {rest}") };
        let words = match (self.reporter.as_str(), self.partner.as_str()) {
            ("", "") => match self.parties.as_slice() {
                [] => noun,
                [one] => join(&state_name(one), noun),
                [one, two] => join(&format!("{}–{}", state_name(one), state_name(two)), noun),
                many => {
                    let names: Vec<String> = many.iter().take(3).map(|code| state_name(code)).collect();
                    join(&names.join(", "), noun)
                }
            },
            (reporter, "") => join(&state_name(reporter), noun),
            ("", partner) => format!("{noun} {} {}", self.preposition(), state_name(partner)),
            (reporter, partner) => {
                format!("{} {} {}", join(&state_name(reporter), noun), self.preposition(), state_name(partner))
            }
        };
        let mut letters = words.trim().chars();
        match letters.next() {
            Some(first) => first.to_uppercase().chain(letters).collect(),
            None => String::new(),
        }
    }

    fn preposition(&self) -> &'static str {
        match self.metric {
            "exports" | "aid" | "loan" => "to",
            "imports" | "remittances" => "from",
            "investment" => "in",
            _ => "with",
        }
    }
}
