//! What figures of one series have in common, and its name in words.

use std::sync::Arc;

use chrono::Datelike;

use super::unit;
use crate::lexicon::gazetteer;
use crate::model::{Bounds, Figure, Flags, Metric, Modality, Record, Statistic, attributive, upper_first};

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

/// How long the periods of a series are, and where they begin in a year: no two kinds are joined by one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Period {
    /// A day or a few.
    Day,
    /// About a month.
    Month,
    /// A quarter.
    Quarter,
    /// Some months of a year, counted from its start: a half, the first ten months.
    Part {
        /// How many months.
        months: u8,
        /// Month in which they begin.
        from: u8,
    },
    /// A year.
    Year {
        /// Month in which it begins: fiscal years are not calendar years.
        from: u8,
    },
    /// Several years.
    Long,
}

/// What the figures of a series have in common.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// What is measured; `None` where the text does not tell.
    pub metric: Option<Metric>,
    /// ISO 4217, `%`, `t`, `count` …, the one unit of its dimension.
    pub unit: String,
    /// "year", "bbl" … for rates.
    pub per: String,
    /// Level, change or share.
    pub kind: Kind,
    /// What a share or a change is one of, in words.
    pub of: String,
    /// Whose exports or imports.
    pub reporter: &'static str,
    /// With whom.
    pub partner: &'static str,
    /// The states concerned, where there is no direction.
    pub parties: Arc<[&'static str]>,
    /// What is traded.
    pub commodity: String,
    /// What else a statistics file sets it apart by: the code of the good, a total, FOB, "seasonally adjusted".
    pub apart: Option<Statistic>,
    /// Actual, forecast or target.
    pub standing: Standing,
    /// Length of the periods.
    pub period: Period,
    /// Name of the one record of a series that cannot be joined: nothing says what it measures.
    pub lone: Option<u128>,
}

/// Metrics of which a state has one value in a period. Gifts, loans, contracts and investments may be many.
const SINGLE: [Metric; 13] = [
    Metric::Trade,
    Metric::Exports,
    Metric::Imports,
    Metric::Balance,
    Metric::Debt,
    Metric::Production,
    Metric::Reserves,
    Metric::Remittances,
    Metric::Consumption,
    Metric::Price,
    Metric::Revenue,
    Metric::Quota,
    Metric::Tariff,
];

impl Key {
    /// The key of a record's figure over a period; `unit` is that of its dimension.
    #[must_use]
    pub fn of(record: &Record, figure: &Figure, unit: &str, period: Bounds) -> Self {
        let metric = figure.metric;
        // Trade goes both ways: whose trade it is called says nothing of what is measured.
        let two_way = metric == Some(Metric::Trade) && figure.reporter.is_some() && figure.partner.is_some();
        let directed = !two_way && (figure.reporter.is_some() || figure.partner.is_some());
        let kind = match (metric, unit) {
            (Some(Metric::Change), _) | (_, "pp") => Kind::Change,
            (Some(Metric::Share), _) => Kind::Share,
            (metric, "%") if metric != Some(Metric::Tariff) => Kind::Share,
            _ => Kind::Level,
        };
        let named = figure.commodity.is_some() || directed || !figure.parties.is_empty();
        let known = match kind {
            Kind::Level => named && metric.is_some(),
            Kind::Change | Kind::Share => figure.of.is_some(),
        };
        Self {
            metric,
            unit: unit.to_owned(),
            per: figure.per.clone().unwrap_or_default(),
            kind,
            of: figure.of.clone().unwrap_or_default(),
            reporter: figure.reporter.filter(|_| directed).unwrap_or_default(),
            partner: figure.partner.filter(|_| directed).unwrap_or_default(),
            parties: if directed { Arc::default() } else { figure.parties.clone() },
            commodity: figure.commodity.as_ref().map(|good| good.name.clone()).unwrap_or_default(),
            // Flags change from year to year; they part no series.
            apart: figure
                .statistic
                .as_deref()
                .map(|statistic| Statistic { flags: Flags::default(), ..statistic.clone() })
                // A file that says no more than a text does counts the same.
                .filter(|apart| *apart != Statistic::default()),
            standing: match figure.modality {
                Modality::Actual | Modality::Cancelled | Modality::Denied => Standing::Actual,
                Modality::Estimate => Standing::Estimate,
                Modality::Forecast | Modality::Hypothetical => Standing::Forecast,
                Modality::Target | Modality::Planned => Standing::Target,
            },
            period: length(period),
            lone: (!known).then_some(record.id.0),
        }
    }

    /// The cell of a figure that is dated, in one spelling for both sides of a flow: equal for figures that count the same
    /// over the same time. `None` where nothing says for sure what is measured, or where many values may be right.
    #[must_use]
    pub fn cell(record: &Record) -> Option<(Self, Bounds)> {
        let figure = record.figure.as_deref()?;
        let bounds = record.date.when.as_ref()?.bounds()?;
        let own = Self::of(record, figure, unit::normal(&figure.unit).0, bounds);
        if !own.is_single() || figure.parties_why().is_some() || own.standing != Standing::Actual {
            return None;
        }
        let other = own.mirrored();
        Some((other.filter(|other| *other < own).unwrap_or(own), bounds))
    }

    /// True where two values of one period cannot both be right.
    #[must_use]
    pub fn is_single(&self) -> bool {
        self.lone.is_none() && (self.kind != Kind::Level || self.metric.is_some_and(|metric| SINGLE.contains(&metric)))
    }

    /// The same flow as the other side counts it: imports of A from B are exports of B to A.
    #[must_use]
    pub fn mirrored(&self) -> Option<Self> {
        let metric = self.metric?.mirrored()?;
        let sided = !self.reporter.is_empty() && !self.partner.is_empty() && self.kind == Kind::Level;
        sided.then(|| Self { metric: Some(metric), reporter: self.partner, partner: self.reporter, ..self.clone() })
    }
}

fn length(period: Bounds) -> Period {
    let from = u8::try_from(period.start.month()).unwrap_or(1);
    match (period.end - period.start).num_days() {
        ..=14 => Period::Day,
        15..=45 => Period::Month,
        46..=100 => Period::Quarter,
        days @ 101..=359 => Period::Part { months: u8::try_from((days + 15) / 30).unwrap_or(12).min(11), from },
        360..=370 => Period::Year { from },
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
        "WORLD" => "the world",
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
        let apart = self.apart.as_ref();
        let told =
            apart.and_then(|apart| apart.valuation).into_iter().chain(apart.and_then(|apart| apart.detail.as_deref()));
        let told: Vec<&str> = told.collect();
        let name = self.plain_name();
        if told.is_empty() { name } else { format!("{name} ({})", told.join(", ")) }
    }

    fn plain_name(&self) -> String {
        let noun = match (self.metric, self.commodity.as_str()) {
            (None, good) => good.to_owned(),
            (Some(metric), "") => metric.word().to_owned(),
            (
                Some(
                    metric @ (Metric::Exports
                    | Metric::Imports
                    | Metric::Trade
                    | Metric::Production
                    | Metric::Price
                    | Metric::Tariff),
                ),
                good,
            ) => format!("{} {}", attributive(good), metric.word()),
            (Some(metric), good) => format!("{}, {good}", metric.word()),
        };
        let join =
            |first: &str, rest: String| if rest.is_empty() { first.to_owned() } else { format!("{first} {rest}") };
        if self.kind != Kind::Level && !self.of.is_empty() {
            let noun = if self.kind == Kind::Change { "change in" } else { "share of" };
            return upper_first(&match self.commodity.as_str() {
                good if !good.is_empty() && self.kind == Kind::Share => format!("{good}, {noun} {}", self.of),
                _ => format!("{noun} {}", self.of),
            });
        }
        if self.metric == Some(Metric::Tariff) && self.kind == Kind::Level {
            let whose = if self.reporter.is_empty() { String::new() } else { state_name(self.reporter) };
            return upper_first(join(&whose, self.duty()).trim());
        }
        let words = match (self.reporter, self.partner) {
            ("", "") => match &*self.parties {
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
        upper_first(words.trim())
    }

    /// "tariff on Australian barley": what it is collected on.
    fn duty(&self) -> String {
        let names = gazetteer();
        let state = names.index(self.partner).and_then(|index| names.state(index));
        let whose = state.map(|state| state.adjective.as_deref().unwrap_or(&state.name));
        let goods = match (whose, self.commodity.as_str()) {
            (None, "") => return "tariff".to_owned(),
            (Some(_), "") => "goods",
            (_, good) => good,
        };
        ["tariff on"].into_iter().chain(whose).chain([goods]).collect::<Vec<_>>().join(" ")
    }

    fn preposition(&self) -> &'static str {
        match self.metric {
            Some(Metric::Exports | Metric::Aid | Metric::Loan) => "to",
            Some(Metric::Imports | Metric::Remittances) => "from",
            Some(Metric::Investment) => "in",
            _ => "with",
        }
    }
}
