//! The single conditions of a question, each asked of one record.

use rust_decimal::Decimal;

use crate::index::needle::Needle;
use crate::model::{Bounds, Figure, Metric, Record};
use crate::project::Facet;
use crate::series::{state_name, unit};

/// A record as a question sees it.
pub struct Seen<'a> {
    /// The record.
    pub record: &'a Record,
    /// Its sentence.
    pub sentence: &'a str,
    /// Its time, where it has one; worked out where a term asks for it.
    pub bounds: &'a dyn Fn() -> Option<Bounds>,
    /// True for words that stand in the name of one of its actors.
    pub named: &'a dyn Fn(&Needle) -> bool,
    /// True for each of its facets.
    pub has: &'a dyn Fn(&Facet) -> bool,
}

/// One condition.
#[derive(Debug, Clone, PartialEq)]
pub enum Term {
    /// It has one of these values.
    Facet(Vec<Facet>),
    /// It belongs to a family of measures, told in figures or in words.
    Family(Family),
    /// It is a figure of these goods, or its title or sentence tells them by these words.
    Goods(Facet, Needle),
    /// Its title, its sentence or the names of its actors hold these words.
    Words(Needle),
    /// It lies in this time, in part at least; an open side has no bound.
    Time(Option<chrono::NaiveDateTime>, Option<chrono::NaiveDateTime>),
    /// Its amount stands so to another.
    Amount(Amount),
    /// What it is at all.
    Is(Is),
    /// A side of a figure, by the state's code.
    Reporter(String),
    /// The other side, by the state's code.
    Partner(String),
}

/// What a record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Is {
    /// Something that happened.
    Event,
    /// An amount.
    Figure,
    /// It has a place on the axis.
    Dated,
    /// It waits in the tray.
    Undated,
}

/// Measures that belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Family {
    /// Its name, which titles of events hold too.
    pub name: &'static str,
    /// Its measures.
    pub metrics: &'static [Metric],
    /// The kind of event that is of it, in the word of records.
    pub category: &'static str,
}

/// Every family; a measure that is none is a family of itself.
pub const FAMILIES: [Family; 12] = [
    Family {
        name: "trade",
        metrics: &[Metric::Trade, Metric::Exports, Metric::Imports, Metric::Balance],
        category: "trade",
    },
    Family { name: "exports", metrics: &[Metric::Exports], category: "" },
    Family { name: "imports", metrics: &[Metric::Imports], category: "" },
    Family { name: "balance", metrics: &[Metric::Balance], category: "" },
    Family { name: "debt", metrics: &[Metric::Debt, Metric::Loan], category: "debt" },
    Family { name: "loan", metrics: &[Metric::Loan], category: "" },
    Family { name: "investment", metrics: &[Metric::Investment, Metric::Contract], category: "investment" },
    Family { name: "aid", metrics: &[Metric::Aid], category: "aid" },
    Family { name: "tariff", metrics: &[Metric::Tariff, Metric::Quota], category: "" },
    Family { name: "price", metrics: &[Metric::Price], category: "" },
    Family { name: "production", metrics: &[Metric::Production], category: "" },
    Family { name: "consumption", metrics: &[Metric::Consumption], category: "" },
];

/// How an amount stands to another.
#[derive(Debug, Clone, PartialEq)]
pub struct Amount {
    /// The least, and whether it itself counts.
    pub least: Option<(Decimal, bool)>,
    /// The most, and whether it itself counts.
    pub most: Option<(Decimal, bool)>,
    /// The unit of its dimension; empty for any.
    pub unit: String,
}

impl Term {
    pub(super) fn cost(&self) -> u8 {
        match self {
            Self::Is(_) | Self::Time(..) => 0,
            Self::Facet(_) | Self::Reporter(_) | Self::Partner(_) | Self::Amount(_) => 1,
            Self::Family(_) => 2,
            Self::Goods(..) | Self::Words(_) => 3,
        }
    }

    /// True for a record of which this holds.
    #[must_use]
    pub fn passes(&self, seen: &Seen<'_>) -> bool {
        let figure = seen.record.figure.as_deref();
        match self {
            Self::Facet(facets) => facets.iter().any(|facet| (seen.has)(facet)),
            Self::Family(family) => match figure {
                Some(figure) => family.holds(figure),
                None => family.is_told(seen),
            },
            // Of a figure that has goods its sentence may tell others, too.
            Self::Goods(goods, words) => {
                let open = figure.is_none_or(|figure| figure.commodity.is_none());
                (seen.has)(goods) || open && (words.is_in(&seen.record.label) || words.is_in(seen.sentence))
            }
            Self::Words(words) => words.is_in(&seen.record.label) || words.is_in(seen.sentence) || (seen.named)(words),
            Self::Time(from, to) => (seen.bounds)().is_some_and(|bounds| {
                from.is_none_or(|from| bounds.end > from) && to.is_none_or(|to| bounds.start < to)
            }),
            Self::Amount(amount) => figure.is_some_and(|figure| amount.holds(figure)),
            Self::Is(Is::Event) => figure.is_none(),
            Self::Is(Is::Figure) => figure.is_some(),
            Self::Is(Is::Dated) => (seen.bounds)().is_some(),
            Self::Is(Is::Undated) => (seen.bounds)().is_none(),
            Self::Reporter(code) => figure.is_some_and(|figure| figure.reporter == Some(code.as_str())),
            Self::Partner(code) => figure.is_some_and(|figure| figure.partner == Some(code.as_str())),
        }
    }
}

/// True where words stand in the name of a state.
#[must_use]
pub fn names(words: &Needle, actor: &str) -> bool {
    words.is_in(actor) || words.is_in(&state_name(actor))
}

impl Family {
    /// True for an amount of the family, or a share of or change in one.
    fn holds(&self, figure: &Figure) -> bool {
        let Some(metric) = figure.metric else { return false };
        let of = |of: &String| self.metrics.iter().any(|metric| of.contains(metric.word()));
        self.metrics.contains(&metric)
            || (matches!(metric, Metric::Change | Metric::Share | Metric::Ratio) && figure.of.as_ref().is_some_and(of))
    }

    /// True for an event of its kind, or one whose title names it.
    fn is_told(&self, seen: &Seen<'_>) -> bool {
        let words = seen.record.label.split(|letter: char| !letter.is_alphabetic());
        let stem = |word: &'static str| word.trim_end_matches('s');
        let is_one = |word: &str| {
            let word = word.trim_end_matches(['s', 'S']);
            let mut stems = self.metrics.iter().map(|metric| metric.word()).chain([self.name]).map(stem);
            stems.any(|stem| word.eq_ignore_ascii_case(stem))
        };
        seen.record.category.word() == self.category || words.filter(|word| !word.is_empty()).any(is_one)
    }
}

impl Amount {
    /// True for a figure of the same dimension whose value, or a part of whose range, lies within.
    fn holds(&self, figure: &Figure) -> bool {
        let (dimension, factor) = unit::normal(&figure.unit);
        if !self.unit.is_empty() && self.unit != dimension {
            return false;
        }
        let (low, high) = figure.range.unwrap_or((figure.value, figure.value));
        let in_unit = |value: Decimal| if self.unit.is_empty() { Some(value) } else { value.checked_mul(factor) };
        let (Some(low), Some(high)) = (in_unit(low), in_unit(high)) else { return false };
        let least = self.least.is_none_or(|(least, counts)| high > least || (counts && high == least));
        let most = self.most.is_none_or(|(most, counts)| low < most || (counts && low == most));
        least && most
    }
}
