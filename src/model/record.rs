//! An event or a figure with the evidence it stands on.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::metric::Metric;
use super::{Derivation, DocId, Hedge, Role, Span, Statistic, When, one_line};

/// Stable name of a record: the same text and the same place in it give the same id. The upper half is the text's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RecordId(pub u128);

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

/// The words that carry a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Evidence {
    /// The document.
    pub document: DocId,
    /// 1-based paragraph number.
    pub paragraph: u32,
    /// The sentence (or cell) that carries the record.
    pub sentence: Span,
    /// The clause inside the sentence that tells it.
    pub clause: Span,
    /// The date expression, where the text has one.
    pub date: Option<Span>,
    /// The amount, for figures.
    pub amount: Option<Span>,
}

/// What a date rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// Written out in full.
    Explicit,
    /// Computed from the document's date or a date told before.
    Relative,
    /// Inferred: a year from context, a period from the paragraph.
    Inferred,
    /// The document's own date.
    Document,
    /// The analyst set it.
    User,
}

impl Basis {
    /// The word used in records.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Explicit => "explicit",
            Self::Relative => "relative",
            Self::Inferred => "inferred",
            Self::Document => "document",
            Self::User => "user",
        }
    }
}

/// How far a date can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Grade {
    /// Written in the text.
    A,
    /// Computed from a stated anchor.
    B,
    /// Inferred from context.
    C,
    /// Set by hand: the analyst answers for it.
    H,
    /// Unresolved: stays unplaced.
    U,
}

impl Grade {
    /// All, the surest first.
    pub const ALL: [Self; 5] = [Self::A, Self::B, Self::C, Self::H, Self::U];

    /// Its letter, for lists and exports.
    #[must_use]
    pub fn letter(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
            Self::H => "H",
            Self::U => "U",
        }
    }

    /// One word, for people.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::A => "Written",
            Self::B => "Computed",
            Self::C => "Inferred",
            Self::H => "Set by you",
            Self::U => "Unresolved",
        }
    }

    /// In words, for the inspector.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::A => "written in the text",
            Self::B => "computed from a stated anchor",
            Self::C => "inferred from context",
            Self::H => "set by you",
            Self::U => "unresolved",
        }
    }
}

/// How a date came about, or why there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// The text writes the date. The sentence that says so is made where it is read: there are many of these.
    Written,
    /// One sentence in plain words.
    Told(Box<str>),
}

impl From<String> for Why {
    fn from(sentence: String) -> Self {
        Self::Told(sentence.into())
    }
}

impl From<&str> for Why {
    fn from(sentence: &str) -> Self {
        Self::Told(sentence.into())
    }
}

/// The date of a record, or why it has none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateReading {
    /// The date; `None` where it cannot be known.
    pub when: Option<When>,
    /// What it rests on.
    pub basis: Basis,
    /// How far it can be trusted.
    pub grade: Grade,
    /// How it came about, or why there is none.
    pub why: Why,
    /// The chain of steps.
    pub derivation: Arc<Derivation>,
}

/// What kind of thing happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Category {
    /// Treaties, protocols, deals signed.
    Agreement,
    /// Somebody travels to somebody.
    Visit,
    /// Talks, sessions, conferences.
    Meeting,
    /// Trade flows, opening and closing of markets, tariffs.
    Trade,
    /// Projects, plants, money put to work.
    Investment,
    /// Donations, humanitarian supplies.
    Aid,
    /// Debt, loans, write-offs.
    Debt,
    /// Sanctions, embargoes, bans.
    Sanctions,
    /// Exercises, tests, wars.
    Military,
    /// Appointments, purges, elections, diplomacy.
    Politics,
    /// Somebody said or published something.
    Statement,
    /// None of these.
    Other,
}

impl Category {
    /// Every category, in the order of lanes.
    pub const ALL: [Self; 12] = [
        Self::Visit,
        Self::Meeting,
        Self::Agreement,
        Self::Debt,
        Self::Trade,
        Self::Investment,
        Self::Aid,
        Self::Politics,
        Self::Military,
        Self::Sanctions,
        Self::Statement,
        Self::Other,
    ];

    /// The word used in records.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Agreement => "agreement",
            Self::Visit => "visit",
            Self::Meeting => "meeting",
            Self::Trade => "trade",
            Self::Investment => "investment",
            Self::Aid => "aid",
            Self::Debt => "debt",
            Self::Sanctions => "sanctions",
            Self::Military => "military",
            Self::Politics => "politics",
            Self::Statement => "statement",
            Self::Other => "other",
        }
    }
}

/// Whether it happened, is to happen, or did not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Modality {
    /// It happened, or is so.
    Actual,
    /// Scheduled or intended.
    Planned,
    /// Somebody expects it.
    Forecast,
    /// A goal that somebody set (figures).
    Target,
    /// Somebody's estimate (figures).
    Estimate,
    /// Called off.
    Cancelled,
    /// Somebody denies it.
    Denied,
    /// Only supposed.
    Hypothetical,
}

impl Modality {
    /// True for what has not come about: planned, forecast, wished for, supposed.
    #[must_use]
    pub fn is_ahead(self) -> bool {
        matches!(self, Self::Planned | Self::Forecast | Self::Target | Self::Hypothetical)
    }

    /// All, what happened first.
    pub const ALL: [Self; 8] = [
        Self::Actual,
        Self::Planned,
        Self::Forecast,
        Self::Target,
        Self::Estimate,
        Self::Cancelled,
        Self::Denied,
        Self::Hypothetical,
    ];

    /// The word used in records.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Actual => "actual",
            Self::Planned => "planned",
            Self::Forecast => "forecast",
            Self::Target => "target",
            Self::Estimate => "estimate",
            Self::Cancelled => "cancelled",
            Self::Denied => "denied",
            Self::Hypothetical => "hypothetical",
        }
    }
}

/// A change in per cent, told of a level ("rose 11.7 % to …") or alone, and against what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureChange {
    /// Per cent, negative for a fall.
    pub percent: Decimal,
    /// The period it is measured against, where the text gives one.
    pub base: Option<When>,
    /// The level it is measured against, where the text writes it: "from $6.54 billion".
    pub base_value: Option<Decimal>,
    /// The words that tell the base: "a year earlier".
    pub base_words: Option<Span>,
}

/// How a value follows from others that the text writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arithmetic {
    /// As a formula in the words of the text: "$3.22 billion ÷ (1 + 11.7 ÷ 100)".
    pub words: String,
    /// The amounts it stands on, in the order of the formula.
    pub inputs: [Span; 2],
}

/// Where in a table a figure stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CellHeads {
    /// The head of its row.
    pub row: Option<Span>,
    /// The head of its column.
    pub column: Option<Span>,
    /// The caption of its table.
    pub caption: Option<Span>,
}

/// A traded good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Good {
    /// One noun for all its names: "cars" for automobiles too.
    pub name: String,
    /// The words of the text.
    pub words: String,
}

impl Good {
    /// A good that has no other name than the words of the text.
    #[must_use]
    pub fn plain(words: String) -> Self {
        Self { name: words.clone(), words }
    }
}

/// What an amount measures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Exact value, scale applied; midpoint of a range; negative for deficits and declines.
    pub value: Decimal,
    /// Both ends of a range.
    pub range: Option<(Decimal, Decimal)>,
    /// ISO 4217, `%`, `pp`, UCUM-style unit, or `count`.
    pub unit: String,
    /// "year", "day", "bbl" … for rates.
    pub per: Option<String>,
    /// How the text bounds it.
    pub hedge: Option<Hedge>,
    /// trade, exports, imports, balance, investment, aid, debt, price, production, tariff, share, change, …
    pub metric: Option<Metric>,
    /// The states concerned, ISO 3166-1 alpha-2 or names, sorted.
    pub parties: Arc<[&'static str]>,
    /// Whose exports, imports or balance it is.
    pub reporter: Option<&'static str>,
    /// With whom.
    pub partner: Option<&'static str>,
    /// What its parts are read from, each with its own grade; the period's stands in the date.
    pub roles: Box<[Role]>,
    /// What is traded.
    pub commodity: Option<Good>,
    /// What a share is a share of, or a change a change in, in words: "India’s exports to Nepal".
    pub of: Option<String>,
    /// Actual, target, forecast, estimate, planned …
    pub modality: Modality,
    /// A change told beside this level.
    pub change: Option<Box<FigureChange>>,
    /// Who said it.
    pub said_by: Option<String>,
    /// True where arithmetic made it, not the text.
    pub derived: bool,
    /// That arithmetic; given exactly where the value is derived.
    pub arithmetic: Option<Box<Arithmetic>>,
    /// The heads of its row and column, where it fills a cell of a table.
    pub cell: Option<CellHeads>,
    /// What a statistics file says of it beside its value.
    pub statistic: Option<Box<Statistic>>,
}

/// An event or a figure on the timeline, or in the tray where it has no date.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// Stable name.
    pub id: RecordId,
    /// The words it stands on.
    pub evidence: Evidence,
    /// Its date.
    pub date: DateReading,
    /// A headline of at most 80 characters; shared with the marks of the timeline, so that a million of them cost it once.
    pub label: Arc<str>,
    /// What kind of thing it is.
    pub category: Category,
    /// Whether it happened.
    pub modality: Modality,
    /// ISO 3166-1 alpha-2 for states, "EU", "UN", and names for others.
    pub actors: Arc<[&'static str]>,
    /// 0 to 1.
    pub confidence: f32,
    /// The figure; `None` for an event. Apart, for it is large and most records are events.
    pub figure: Option<Box<Figure>>,
}

impl Record {
    /// Why its date is what it is, in one sentence; `text` is that of its document.
    #[must_use]
    pub fn why(&self, text: &str) -> Cow<'_, str> {
        match &self.date.why {
            Why::Told(sentence) => Cow::Borrowed(sentence),
            Why::Written => {
                let words = self.evidence.date.unwrap_or(self.evidence.clause);
                Cow::Owned(["‘", &one_line(words.of(text)), "’ is written in the text."].concat())
            }
        }
    }
}
