//! Currencies from `currencies.toml`.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::phrases::{Phrases, plural};
use crate::{listed, table};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Currency {
    code: String,
    name: String,
    of: Option<String>,
    #[serde(default = "hundred")]
    hundredths: i64,
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
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Family {
    name: String,
    default: String,
    #[serde(default)]
    doubtful: bool,
    forms: Vec<String>,
    #[serde(default)]
    big: Vec<String>,
    by: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
struct File {
    currency: Vec<Currency>,
    family: Vec<Family>,
}

/// All currencies with every way to write money.
pub struct Currencies {
    file: File,
    pub phrases: Phrases,
    places: Vec<Phrases>,
}

pub fn read() -> Currencies {
    let file: File = table("currencies.toml");
    let (mut phrases, mut places) = (Phrases::default(), Vec::new());
    for (at, currency) in file.currency.iter().enumerate() {
        add(&mut phrases, at, currency);
    }
    for (family, row) in file.family.iter().enumerate() {
        let shared = |place: &str| format!("(Money::Shared({family}), Place::{place})");
        for form in &row.forms {
            phrases.add(form, false, shared(standing(form, "")));
        }
        for sign in &row.big {
            phrases.add(sign, true, shared("Big"));
        }
        let mut by = Phrases::default();
        for (code, words) in &row.by {
            let at = file.index(code);
            for word in words {
                by.add(word, false, at.to_string());
                for form in row.forms.iter().filter(|form| form.chars().all(char::is_alphabetic)) {
                    phrases.add(&format!("{word} {form}"), false, format!("(Money::Known({at}), Place::After)"));
                }
            }
        }
        places.push(by);
    }
    Currencies { file, phrases, places }
}

impl File {
    fn index(&self, code: &str) -> usize {
        let found = self.currency.iter().position(|currency| currency.code == code);
        found.unwrap_or_else(|| panic!("currencies.toml: no currency {code}"))
    }
}

impl Currencies {
    pub fn code(self) -> String {
        let currency = |Currency { code, name, of, hundredths, .. }: &Currency| {
            format!("Currency {{ code: {code:?}, name: {name:?}, of: {of:?}, hundredths: {hundredths} }}")
        };
        let family = |Family { name, default, doubtful, .. }: &Family| {
            let default = self.file.index(default);
            format!("Family {{ name: {name:?}, default: {default}, doubtful: {doubtful} }}")
        };
        format!(
            "Currencies {{ all: {}, families: {}, phrases: {}, places: {} }}",
            listed(self.file.currency.iter().map(currency)),
            listed(self.file.family.iter().map(family)),
            self.phrases.code("(Money, Place)"),
            listed(self.places.into_iter().map(|place| place.code("usize"))),
        )
    }
}

fn add(phrases: &mut Phrases, at: usize, currency: &Currency) {
    let known = |place: &str| format!("(Money::Known({at}), Place::{place})");
    for word in &currency.words {
        phrases.add(word, false, known("After"));
        phrases.add(&plural(word), false, known("After"));
    }
    for form in &currency.forms {
        phrases.add(form, false, known(standing(form, &currency.code)));
    }
    for sign in &currency.signs {
        phrases.add(sign, true, known("Either"));
    }
    for sign in &currency.prefix {
        phrases.add(sign, true, known("Glued"));
    }
    for sign in &currency.big {
        phrases.add(sign, true, known("Big"));
    }
}

/// Codes, signs and vowelless abbreviations stand on either side of a number; names only after it.
fn standing(form: &str, code: &str) -> &'static str {
    let word = form.trim_end_matches(" .");
    let name = word.chars().all(|c| c.is_ascii_alphabetic() || c == ' ')
        && word.bytes().any(|letter| b"aeiouy".contains(&letter))
        && !word.eq_ignore_ascii_case(code);
    if name { "After" } else { "Either" }
}
