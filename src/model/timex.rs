//! A time expression found in text: what TIMEX3 says of it and how its date came about.

use std::borrow::Cow;
use std::sync::Arc;

use super::{Basis, Grade, Span, When};

/// The four classes of TIMEX3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TimexKind {
    /// A calendar date of any precision.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A frequency.
    Set,
}

impl TimexKind {
    /// The TIMEX3 attribute value.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Date => "DATE",
            Self::Time => "TIME",
            Self::Duration => "DURATION",
            Self::Set => "SET",
        }
    }
}

/// What a step tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StepKind {
    /// The words of a table's head.
    Words,
    /// What the words are read as.
    ReadAs,
    /// What they are counted from.
    Anchor,
    /// How that is done.
    Rule,
    /// What speaks for it or against it.
    Check,
    /// What the thing is told as: a plan, a forecast.
    ToldAs,
    /// What the analyst says.
    YouSay,
    /// What was read before the analyst said so.
    Machine,
}

impl StepKind {
    /// Its word, as *Why this date?* prints it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Words => "Words",
            Self::ReadAs => "Read as",
            Self::Anchor => "Anchor",
            Self::Rule => "Rule",
            Self::Check => "Check",
            Self::ToldAs => "Told as",
            Self::YouSay => "You say",
            Self::Machine => "Machine",
        }
    }
}

/// One step from the words to the date, as *Why this date?* prints it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Step {
    /// What it tells.
    pub kind: StepKind,
    /// One short phrase in plain words.
    pub text: Cow<'static, str>,
}

/// The chain of steps from the words to the date.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Derivation {
    /// Id of the rule in the registry that read the words.
    pub rule: &'static str,
    /// The steps in order; who shows them puts the words before them, EDTF, bounds and grade behind.
    pub steps: Vec<Step>,
    /// The words elsewhere in the document on which it rests (an earlier date, the byline).
    pub anchor: Option<Span>,
}

impl Derivation {
    /// A derivation by one rule, without steps yet.
    #[must_use]
    pub fn by(rule: &'static str) -> Self {
        Self { rule, ..Self::default() }
    }

    /// For keeping with every date that came about so: without spare room.
    #[must_use]
    pub fn shared(mut self) -> Arc<Self> {
        self.steps.shrink_to_fit();
        Arc::new(self)
    }

    /// Adds a step.
    pub fn step(&mut self, kind: StepKind, text: impl Into<Cow<'static, str>>) {
        self.steps.push(Step { kind, text: text.into() });
    }
}

/// What TIMEX3 marks inside an expression of two ends or several days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The words of this end.
    pub span: Span,
    /// TIMEX3 type.
    pub kind: TimexKind,
    /// TIMEX3 value.
    pub value: String,
}

/// A time expression in place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timex {
    /// The words.
    pub span: Span,
    /// TIMEX3 type.
    pub kind: TimexKind,
    /// TIMEX3 value: `2014-W17`, `2014-Q1`, `199`, `P3M`, `PAST_REF`.
    pub value: String,
    /// TIMEX3 `mod`: `START`, `MID`, `END`, `APPROX`, `BEFORE`, `AFTER`, `ON_OR_BEFORE`, `LESS_THAN` …
    pub modifier: Option<&'static str>,
    /// The date, where the expression places one; `None` for durations, sets and vague references.
    pub when: Option<When>,
    /// What the date rests on.
    pub basis: Basis,
    /// How far the date can be trusted.
    pub grade: Grade,
    /// How it came about.
    pub why: Arc<Derivation>,
    /// The single TIMEX3 expressions inside a range or a list ("April 22", "28"); empty where it is one itself.
    pub parts: Vec<Part>,
}
