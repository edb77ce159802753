//! Units of measure from `units.toml`: codes, plain names and every way to write them.

use std::sync::OnceLock;

use serde::Deserialize;

use super::phrases::Phrases;

/// What a unit measures, as far as the rules care.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum UnitKind {
    /// Mass, volume, energy and everything else.
    #[default]
    Physical,
    /// Lengths of time.
    Time,
}

/// A unit as written, with what turns it into its code.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// UCUM-style code: `t`, `bbl`, `MWh`; plain words for time ("year").
    pub code: String,
    /// The unit in plain words, singular.
    pub name: String,
    /// What it measures.
    #[serde(default)]
    pub kind: UnitKind,
    /// How many of `code` one of the written unit is ("bcm": 1,000,000,000 m3).
    #[serde(default = "one")]
    pub factor: i64,
    /// The time or thing it is counted by ("bpd": day).
    pub per: Option<String>,
    #[serde(default)]
    words: Vec<String>,
    #[serde(default)]
    forms: Vec<String>,
    #[serde(default)]
    exact: Vec<String>,
}

fn one() -> i64 {
    1
}

#[derive(Deserialize)]
struct File {
    unit: Vec<Unit>,
}

/// All units.
pub struct Units {
    /// In the order of the file; phrases stand for an index into it.
    pub all: Vec<Unit>,
    /// Every way to write them.
    pub phrases: Phrases<usize>,
}

/// The units, built on first use.
///
/// # Panics
/// Only when the built-in table is malformed, which a test rules out.
#[must_use]
pub fn units() -> &'static Units {
    static UNITS: OnceLock<Units> = OnceLock::new();
    UNITS.get_or_init(|| {
        Units::parse(include_str!("../../assets/lexicon/units.toml"))
            .unwrap_or_else(|problem| panic!("built-in units: {problem}"))
    })
}

impl Units {
    fn parse(text: &str) -> Result<Self, toml::de::Error> {
        let File { unit: all } = toml::from_str(text)?;
        let mut phrases = Phrases::default();
        for (index, unit) in all.iter().enumerate() {
            for word in &unit.words {
                phrases.add(word, false, index);
                phrases.add(&plural(word), false, index);
            }
            for form in &unit.forms {
                phrases.add(form, false, index);
            }
            for form in &unit.exact {
                phrases.add(form, true, index);
            }
        }
        Ok(Self { all, phrases })
    }

    /// The index of the first unit with a code.
    #[must_use]
    pub fn index(&self, code: &str) -> Option<usize> {
        self.all.iter().position(|unit| unit.code == code)
    }
}

/// The regular plural of the last word; units with another one list it.
pub(super) fn plural(word: &str) -> String {
    format!("{word}s")
}
