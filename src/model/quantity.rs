//! A quantity found in text: number, unit, hedge and direction, before anybody knows what it measures.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::Span;

/// How the text bounds or softens an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Hedge {
    /// about, around, some, roughly.
    #[serde(rename = "about")]
    About,
    /// almost, nearly, close to.
    #[serde(rename = "almost")]
    Almost,
    /// more than, over, above.
    #[serde(rename = "more than")]
    MoreThan,
    /// less than, under, below.
    #[serde(rename = "less than")]
    LessThan,
    /// at least, no less than.
    #[serde(rename = "at least")]
    AtLeast,
    /// up to, at most, as much as.
    #[serde(rename = "up to")]
    UpTo,
}

impl Hedge {
    /// The word used in records and labels.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::About => "about",
            Self::Almost => "almost",
            Self::MoreThan => "more than",
            Self::LessThan => "less than",
            Self::AtLeast => "at least",
            Self::UpTo => "up to",
        }
    }
}

/// Direction that the words around an amount give it (the scorers' `change`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Change {
    /// A plain level: `=`.
    #[default]
    Equal,
    /// About: `~`.
    About,
    /// More than: `>`.
    Above,
    /// Less than: `<`.
    Below,
    /// Rose, gained: `up`.
    Up,
    /// Fell, lost: `down`.
    Down,
}

impl Change {
    /// The mark of records.md.
    #[must_use]
    pub fn mark(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::About => "~",
            Self::Above => ">",
            Self::Below => "<",
            Self::Up => "up",
            Self::Down => "down",
        }
    }
}

/// Which way an amount moves, by verbs, nouns and adverbs alike ("fell 5%", "a 5% fall", "5% lower").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Trend {
    /// It is an amount of rise.
    Up,
    /// It is an amount of fall.
    Down,
}

/// An amount in place. Values are exact decimals, scale words already applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// The words, number and unit together ("1.27 billion USD"), hedge left out.
    pub span: Span,
    /// The number, scale applied; the midpoint of a range.
    pub value: Decimal,
    /// Both ends of a range.
    pub range: Option<(Decimal, Decimal)>,
    /// ISO 4217 code, `%`, `pp`, `bp`, a UCUM-style code (`t`, `bbl`, `MWh`, `km`), or `count`.
    pub unit: String,
    /// The unit in plain words, singular ("square metre"), or the counted noun.
    pub surface_unit: String,
    /// "year", "day", "bbl" … for rates.
    pub per: Option<String>,
    /// How the text bounds it.
    pub hedge: Option<Hedge>,
    /// Direction from the verb that governs it, as the tag format wants it.
    pub change: Change,
    /// Whether it is an amount of rise or fall, by any word around it; `None` for a level.
    pub trend: Option<Trend>,
    /// For "from X to Y" of a movement, where `range` holds X and Y as levels before and after: their places.
    pub motion: Option<(Span, Span)>,
    /// True for a fraction in words ("a third of exports"), which `value` gives in per cent.
    pub fraction: bool,
    /// Content words of what it measures, for `tag`.
    pub concept: Vec<String>,
    /// True where the text leaves the unit open ("$" in a document of several dollars).
    pub ambiguous_unit: bool,
    /// Id of the rule in the registry that read it.
    pub rule: &'static str,
}
