//! Units of measure from `units.toml`: codes, plain names and every way to write them.

use super::WordId;
use super::index::{Index, slots};
use super::phrases::{Phrase, Phrases};

/// What a unit measures, as far as the rules care.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum UnitKind {
    /// Mass, volume, energy and everything else.
    #[default]
    Physical,
    /// Lengths of time.
    Time,
}

/// A unit as written, with what turns it into its code.
#[derive(Debug)]
pub struct Unit {
    /// UCUM-style code: `t`, `bbl`, `MWh`; plain words for time ("year").
    pub code: &'static str,
    /// The unit in plain words, singular.
    pub name: &'static str,
    /// What it measures.
    pub kind: UnitKind,
    /// How many of `code` one of the written unit is ("bcm": 1,000,000,000 m3).
    pub factor: i64,
    /// The time or thing it is counted by ("bpd": day).
    pub per: Option<&'static str>,
}

/// All units.
pub struct Units {
    /// In the order of the file; phrases stand for an index into it.
    pub all: &'static [Unit],
    /// Every way to write them.
    pub phrases: Phrases<usize>,
}

/// The units.
#[must_use]
pub fn units() -> &'static Units {
    #[allow(clippy::unreadable_literal, reason = "the build script writes it")]
    static UNITS: Units = include!(concat!(env!("OUT_DIR"), "/units.rs"));
    &UNITS
}

impl Units {
    /// The index of the first unit with a code.
    #[must_use]
    pub fn index(&self, code: &str) -> Option<usize> {
        self.all.iter().position(|unit| unit.code == code)
    }
}
