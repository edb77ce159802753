//! Units of measure from `units.toml`.

use serde::Deserialize;

use crate::phrases::{Phrases, plural};
use crate::{listed, table};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Unit {
    code: String,
    name: String,
    #[serde(default)]
    kind: Kind,
    #[serde(default = "one")]
    factor: i64,
    per: Option<String>,
    #[serde(default)]
    words: Vec<String>,
    #[serde(default)]
    forms: Vec<String>,
    #[serde(default)]
    exact: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    #[default]
    Physical,
    Time,
}

fn one() -> i64 {
    1
}

#[derive(Deserialize)]
struct File {
    unit: Vec<Unit>,
}

/// All units with every way to write them.
pub struct Units {
    all: Vec<Unit>,
    pub phrases: Phrases,
}

pub fn read() -> Units {
    let File { unit: all } = table("units.toml");
    let mut phrases = Phrases::default();
    for (index, unit) in all.iter().enumerate() {
        let index = index.to_string();
        for word in &unit.words {
            phrases.add(word, false, &index);
            phrases.add(&plural(word), false, &index);
        }
        for form in &unit.forms {
            phrases.add(form, false, &index);
        }
        for form in &unit.exact {
            phrases.add(form, true, &index);
        }
    }
    Units { all, phrases }
}

impl Units {
    pub fn code(self) -> String {
        let row = |Unit { code, name, kind, factor, per, .. }: &Unit| {
            format!(
                "Unit {{ code: {code:?}, name: {name:?}, kind: UnitKind::{kind:?}, factor: {factor}, per: {per:?} }}"
            )
        };
        format!("Units {{ all: {}, phrases: {} }}", listed(self.all.iter().map(row)), self.phrases.code("usize"))
    }
}
