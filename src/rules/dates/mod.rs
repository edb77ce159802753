//! Time expressions: from tokens to [`Timex`]es with their values, resolved against the document's date.
//!
//! ```text
//! tokens ─rules─▶ Readings (symbols) ─compose─▶ with modifiers, times, ranges ─resolve─▶ Timexes with a derivation
//! ```
//! Rules know words and no calendar; `resolve` goes left to right with the document's date, the date told before
//! and the tense of the clause.

mod absolute;
mod anchor;
mod calendar;
mod compose;
mod counted;
mod doubles;
mod draft;
mod duration;
mod echo;
mod edges;
mod fiscal;
mod lengths;
mod mail;
mod memory;
mod months;
mod named_days;
mod order;
mod partial;
mod periods;
mod place;
mod reading;
mod relative;
mod resolve;
mod sets;
mod settings;
mod spans;
mod story;
mod tense;
mod terms;
mod times;
mod vague;
mod value;
mod weekdays;
mod words;

use std::sync::OnceLock;

use crate::model::{DocDate, Span, Timex};
use crate::tag::{Rule, RuleSet, Token};

pub use reading::Reading;

/// Every rule of dates; between matches of equal length the earlier one wins.
pub fn rules() -> impl Iterator<Item = &'static Rule<Reading>> {
    [
        absolute::RULES,
        spans::RULES,
        partial::RULES,
        named_days::RULES,
        periods::RULES,
        echo::RULES,
        relative::RULES,
        duration::RULES,
        sets::RULES,
        times::RULES,
        vague::RULES,
    ]
    .into_iter()
    .flatten()
}

fn rule_set() -> &'static RuleSet<Reading> {
    static RULES: OnceLock<RuleSet<Reading>> = OnceLock::new();
    RULES.get_or_init(|| RuleSet::new(rules()))
}

/// Reads every time expression of a text.
///
/// `sentences` lie in order and do not overlap; `date` is the document's own date, to which relative
/// expressions refer.
#[must_use]
pub fn read(text: &str, tokens: &[Token], sentences: &[Span], date: &DocDate) -> Vec<Timex> {
    let hits = rule_set().scan(text, tokens);
    let items = compose::compose(text, tokens, hits);
    resolve::resolve(text, tokens, sentences, date, &items)
}
