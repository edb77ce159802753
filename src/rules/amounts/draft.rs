//! An amount while it is being read: number and unit in place, before its context is known.

use rust_decimal::Decimal;

use super::number::Numeral;
use crate::lexicon::Money;
use crate::model::{Hedge, Trend};

/// The unit of a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    /// No unit.
    Bare,
    /// Money, perhaps of a country still to be settled.
    Money(Money),
    Percent,
    PercentPoint,
    BasisPoint,
    /// Index into the unit table.
    Measure(usize),
    /// Years of age.
    Age,
    /// The counted noun: its tokens.
    Count(usize, usize),
    /// "3,200 times", "doubled".
    Times,
}

/// What a rate is counted by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Per {
    /// Code of a unit of the table ("bbl", "year").
    Unit(usize),
    /// A word of its own ("share"), or a number of units ("1000 m3").
    Words(String),
}

/// One amount.
#[expect(clippy::struct_excessive_bools, reason = "each is a finding of its own, set by another reader")]
#[derive(Debug, Clone)]
pub(super) struct Draft {
    /// First token, sign and currency included.
    pub start: usize,
    /// The token after the last.
    pub end: usize,
    pub numeral: Numeral,
    pub value: Decimal,
    pub range: Option<(Decimal, Decimal)>,
    pub of: Of,
    pub per: Option<Per>,
    pub rule: &'static str,
    pub hedge: Option<Hedge>,
    pub trend: Option<Trend>,
    /// True where a verb or "up" governs the amount, false where only a noun speaks of it.
    pub governed: bool,
    /// True for a level that something rose above or fell below.
    pub beyond: bool,
    /// True for the level that something fell to.
    pub sinks: bool,
    /// Tokens of both levels of a movement.
    pub motion: Option<[(usize, usize); 2]>,
    pub fraction: bool,
    /// True where it stands inside a time expression.
    pub timed: bool,
    /// Dropped by a later look (part of a range, a score).
    pub gone: bool,
}

impl Draft {
    /// The token after the last, the counted noun included.
    pub fn tail(&self) -> usize {
        if let Of::Count(_, end) = self.of { end.max(self.end) } else { self.end }
    }

    pub fn new(rule: &'static str, start: usize, end: usize, numeral: Numeral, of: Of) -> Self {
        Self {
            start,
            end,
            numeral,
            value: numeral.value,
            range: numeral.range,
            of,
            per: None,
            rule,
            hedge: None,
            trend: None,
            governed: false,
            beyond: false,
            sinks: false,
            motion: None,
            fraction: false,
            timed: false,
            gone: false,
        }
    }
}
