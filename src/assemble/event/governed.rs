//! What the sentence's tree says of a date that stands beside an event: it is compared with, meant for, in brackets, or only
//! describes a noun; and whether what happens at it is only that an amount was so high.

use crate::assemble::scene::Scene;
use crate::grammar::{self, Governor, Label, Role, Tree};
use crate::lexicon::Class;
use crate::model::{Precision, When};
use crate::tag::{WordSet, set};

/// What the date at a time expression belongs to instead of an event; `None` where something happens there, or where
/// the sentence has no tree.
#[must_use]
pub fn elsewhere(scene: &Scene<'_>, sentence_at: usize, at: usize) -> Option<Role> {
    let tree = scene.tree(sentence_at)?;
    let governor = grammar::governor(tree, scene.timex(at).span)?;
    let beside = match governor.role {
        Role::Comparison | Role::Purpose | Role::Bracket => true,
        Role::Attribute => {
            let day = scene.timex(at).when.as_ref().is_some_and(|when: &When| when.precision() <= Precision::Day);
            !day && !tells(scene, sentence_at, tree, &governor)
        }
        Role::Event | Role::Nominal => false,
    };
    beside.then_some(governor.role)
}

/// A noun of something that happens: a meeting, a decision, not exports or an outlook.
fn tells(scene: &Scene<'_>, sentence_at: usize, tree: &Tree, governor: &Governor) -> bool {
    let Some(noun) = tree.get(governor.word) else { return false };
    let word = scene.words_at(sentence_at, noun.span).next();
    let kind = word.and_then(|at| scene.words.entry(at, Class::EventWord)).map(|(_, code)| code);
    let amount = word.is_some_and(|at| {
        scene.words.has(at, Class::Metric) || scene.words.has(at, Class::Rise) || scene.words.has(at, Class::Fall)
    });
    let letters = noun.span.of(scene.words.text());
    kind.is_some_and(|code| code != TRADE)
        || !amount && ["sion", "ction", "ation", "ment", "ing"].iter().any(|end| letters.ends_with(end))
}

/// The number by which the lexicon marks words of trade.
const TRADE: i64 = 4;

/// Nouns of amounts besides those that name a metric.
const AMOUNTS: &WordSet = set![
    "value",
    "values",
    "volume",
    "volumes",
    "growth",
    "output",
    "production",
    "stocks",
    "share",
    "total",
    "revenue",
    "revenues",
    "earnings",
    "prices",
    "price",
    "throughput",
    "traffic",
    "cargo",
    "consumption",
    "demand",
    "sales",
    "turnover",
    "receipts",
    "levels",
    "level",
    "rate",
    "index",
    "change",
    "increase",
    "decrease",
    "rise",
    "fall"
];

/// Verbs by which nothing happens.
const STAYING: &WordSet = set![
    "remain",
    "remained",
    "remains",
    "continue",
    "continued",
    "continues",
    "stay",
    "stayed",
    "account",
    "accounted",
    "accounts",
    "represent",
    "represented",
    "average",
    "averaged",
    "total",
    "totaled",
    "totalled",
    "amounted",
    "stood"
];

/// True where the date's verb only says how high an amount was: "the deficit set a record", "exports rose".
#[must_use]
pub fn measures(scene: &Scene<'_>, sentence_at: usize, at: usize) -> bool {
    let told = || {
        let tree = scene.tree(sentence_at)?;
        let governor = grammar::governor(tree, scene.timex(at).span)?;
        if !matches!(governor.role, Role::Event | Role::Nominal) {
            return None;
        }
        let verb = tree.get(governor.word)?;
        let subject =
            tree.child(governor.word, &[Label::Subject, Label::PassiveSubject]).and_then(|at| tree.get(at))?;
        let metric = scene.words_at(sentence_at, subject.span).any(|at| scene.words.has(at, Class::Metric));
        Some(metric || AMOUNTS.has(subject.word) || STAYING.has(verb.word))
    };
    told().unwrap_or(false)
}
