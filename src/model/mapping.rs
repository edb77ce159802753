//! What an analyst says of a table that does not say it itself: what its columns are, and the words that its title lacks.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnRole {
    /// Years, quarters, months, weeks.
    Period,
    /// The numbers.
    Value,
    /// Those whose figures they are.
    Reporter,
    /// Those with whom they trade.
    Partner,
    /// What is traded, made or used.
    Good,
    /// What is measured: exports, imports.
    Metric,
    /// What the numbers count.
    Unit,
    /// Codes of a classification.
    Code,
    /// Nothing that belongs to a figure.
    Other,
}

impl ColumnRole {
    /// All of them in the order of menus.
    pub const ALL: [Self; 9] = [
        Self::Value,
        Self::Period,
        Self::Good,
        Self::Partner,
        Self::Reporter,
        Self::Metric,
        Self::Unit,
        Self::Code,
        Self::Other,
    ];

    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Period => "period",
            Self::Value => "value",
            Self::Reporter => "reporter",
            Self::Partner => "partner",
            Self::Good => "good",
            Self::Metric => "what is measured",
            Self::Unit => "unit",
            Self::Code => "code",
            Self::Other => "nothing of it",
        }
    }
}

/// What is said of all tables of one shape. Words are read as if they stood in the title; empty ones say nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Mapping {
    /// What columns hold, by their numbers; those that are missing are what they are taken for.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub columns: BTreeMap<u32, ColumnRole>,
    /// What is measured: "exports".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub metric: String,
    /// What the numbers count: "thousand tonnes".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// When it was: "2015".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub period: String,
    /// Whose figures they are: "Norway".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reporter: String,
    /// With whom: "Finland".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub partner: String,
    /// What is traded: "tin".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub good: String,
}

impl Mapping {
    /// True where nothing is said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The words as lines of a title; a good is named by itself.
    pub fn lines(&self) -> impl Iterator<Item = String> + '_ {
        let partner = Some(self.partner.trim()).filter(|words| !words.is_empty()).map(|words| format!("to {words}"));
        let plain = [&self.metric, &self.unit, &self.period, &self.reporter];
        plain.into_iter().map(|words| words.trim().to_owned()).filter(|words| !words.is_empty()).chain(partner)
    }
}
