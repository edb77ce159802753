//! Currencies from `currencies.toml`: codes, names, signs, and the nouns and signs that several countries share.

use super::WordId;
use super::index::{Index, slots};
use super::phrases::{Phrase, Phrases};

/// One currency.
#[derive(Debug)]
pub struct Currency {
    /// ISO 4217, or the market's code of a hundredth (USX, GBX).
    pub code: &'static str,
    /// The plain name.
    pub name: &'static str,
    /// For cents and pence: the code of the whole.
    pub of: Option<&'static str>,
    /// How many make one of `of`.
    pub hundredths: i64,
}

/// A family with its codes as indices.
#[derive(Debug)]
pub struct Family {
    /// "dollar".
    pub name: &'static str,
    /// What it means without more.
    pub default: usize,
    /// True where a document without a country leaves it open.
    pub doubtful: bool,
}

/// What a money word stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Money {
    /// One currency: index into [`Currencies::all`].
    Known(usize),
    /// A shared noun: index into [`Currencies::families`].
    Shared(usize),
}

/// Where a money word may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Only after the number: names.
    After,
    /// Before or after it: codes and signs.
    Either,
    /// Only glued before it.
    Glued,
    /// Glued before a number with a scale, a grouping comma or a decimal point.
    Big,
}

/// All currencies.
pub struct Currencies {
    /// In the order of the file.
    pub all: &'static [Currency],
    /// Shared nouns, in the order of the file.
    pub families: &'static [Family],
    /// Every way to write money.
    pub phrases: Phrases<(Money, Place)>,
    /// Countries and their adjectives: the family and the currency they speak for. A word may speak for several.
    pub places: &'static [Phrases<usize>],
}

/// The currencies.
#[must_use]
pub fn currencies() -> &'static Currencies {
    #[allow(clippy::unreadable_literal, reason = "the build script writes it")]
    static CURRENCIES: Currencies = include!(concat!(env!("OUT_DIR"), "/currencies.rs"));
    &CURRENCIES
}

impl Currencies {
    /// True when a currency is one of a shared noun's: the Canadian dollar of "dollar".
    #[must_use]
    pub fn is_member(&self, family: usize, currency: usize) -> bool {
        let (Some(family), Some(currency)) = (self.families.get(family), self.all.get(currency)) else { return false };
        currency.of.is_none() && currency.name.to_lowercase().contains(family.name)
    }

    /// The index of a code.
    #[must_use]
    pub fn index(&self, code: &str) -> Option<usize> {
        self.all.iter().position(|currency| currency.code.eq_ignore_ascii_case(code))
    }
}
