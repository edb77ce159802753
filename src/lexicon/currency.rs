//! Currencies from `currencies.toml`: codes, names, signs, and the nouns and signs that several countries share.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::phrases::Phrases;
use super::unit::plural;

/// One currency.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Currency {
    /// ISO 4217, or the market's code of a hundredth (USX, GBX).
    pub code: String,
    /// The plain name.
    pub name: String,
    /// For cents and pence: the code of the whole.
    pub of: Option<String>,
    /// How many make one of `of`.
    #[serde(default = "hundred")]
    pub hundredths: i64,
    #[serde(default)]
    words: Vec<String>,
    #[serde(default)]
    forms: Vec<String>,
    #[serde(default)]
    signs: Vec<String>,
    #[serde(default)]
    prefix: Vec<String>,
    #[serde(default)]
    big: Vec<String>,
}

fn hundred() -> i64 {
    100
}

/// A noun or sign that several countries share: dollar, pound, peso.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FamilyRow {
    name: String,
    default: String,
    #[serde(default)]
    doubtful: bool,
    forms: Vec<String>,
    #[serde(default)]
    big: Vec<String>,
    by: BTreeMap<String, Vec<String>>,
}

/// A family with its codes as indices.
#[derive(Debug)]
pub struct Family {
    /// "dollar".
    pub name: String,
    /// What it means without more.
    pub default: usize,
    /// True where a document without a country leaves it open.
    pub doubtful: bool,
}

#[derive(Deserialize)]
struct File {
    currency: Vec<Currency>,
    family: Vec<FamilyRow>,
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
    pub all: Vec<Currency>,
    /// Shared nouns, in the order of the file.
    pub families: Vec<Family>,
    /// Every way to write money.
    pub phrases: Phrases<(Money, Place)>,
    /// Countries and their adjectives: the family and the currency they speak for. A word may speak for several.
    pub places: Vec<Phrases<usize>>,
}

/// The currencies, built on first use.
///
/// # Panics
/// Only when the built-in table is malformed, which a test rules out.
#[must_use]
pub fn currencies() -> &'static Currencies {
    static CURRENCIES: OnceLock<Currencies> = OnceLock::new();
    CURRENCIES.get_or_init(|| {
        Currencies::parse(include_str!("../../assets/lexicon/currencies.toml"))
            .unwrap_or_else(|problem| panic!("built-in currencies: {problem}"))
    })
}

impl Currencies {
    fn parse(text: &str) -> Result<Self, String> {
        let File { currency: all, family: rows } = toml::from_str(text).map_err(|error| error.to_string())?;
        let index = |code: &str| {
            all.iter().position(|currency| currency.code == code).ok_or_else(|| format!("no currency {code}"))
        };
        let mut phrases = Phrases::default();
        for (at, currency) in all.iter().enumerate() {
            add_currency(&mut phrases, at, currency);
        }
        let (mut families, mut places) = (Vec::new(), Vec::new());
        for row in rows {
            let money = Money::Shared(families.len());
            for form in &row.forms {
                phrases.add(form, false, (money, standing(form, "")));
            }
            for sign in &row.big {
                phrases.add(sign, true, (money, Place::Big));
            }
            let mut by = Phrases::default();
            for (code, words) in &row.by {
                let at = index(code)?;
                for word in words {
                    by.add(word, false, at);
                    for form in row.forms.iter().filter(|form| form.chars().all(char::is_alphabetic)) {
                        phrases.add(&format!("{word} {form}"), false, (Money::Known(at), Place::After));
                    }
                }
            }
            places.push(by);
            families.push(Family { name: row.name, default: index(&row.default)?, doubtful: row.doubtful });
        }
        Ok(Self { all, families, phrases, places })
    }

    /// True when a currency is one of a shared noun's: the Canadian dollar of "dollar".
    #[must_use]
    pub fn is_member(&self, family: usize, currency: usize) -> bool {
        let (Some(family), Some(currency)) = (self.families.get(family), self.all.get(currency)) else { return false };
        currency.of.is_none() && currency.name.to_lowercase().contains(&family.name)
    }

    /// The index of a code.
    #[must_use]
    pub fn index(&self, code: &str) -> Option<usize> {
        self.all.iter().position(|currency| currency.code.eq_ignore_ascii_case(code))
    }
}

fn add_currency(phrases: &mut Phrases<(Money, Place)>, at: usize, currency: &Currency) {
    let known = Money::Known(at);
    for word in &currency.words {
        phrases.add(word, false, (known, Place::After));
        phrases.add(&plural(word), false, (known, Place::After));
    }
    for form in &currency.forms {
        phrases.add(form, false, (known, standing(form, &currency.code)));
    }
    for sign in &currency.signs {
        phrases.add(sign, true, (known, Place::Either));
    }
    for sign in &currency.prefix {
        phrases.add(sign, true, (known, Place::Glued));
    }
    for sign in &currency.big {
        phrases.add(sign, true, (known, Place::Big));
    }
}

/// Codes, signs and vowelless abbreviations stand on either side of a number; names only after it.
fn standing(form: &str, code: &str) -> Place {
    let word = form.trim_end_matches(" .");
    let name = word.chars().all(|c| c.is_ascii_alphabetic() || c == ' ')
        && word.bytes().any(|letter| b"aeiouy".contains(&letter))
        && !word.eq_ignore_ascii_case(code);
    if name { Place::After } else { Place::Either }
}
