//! Time expressions: from tokens to [`Timex`]es with their values, resolved against the document's date.
//!
//! ```text
//! tokens ─rules─▶ Readings (symbols) ─compose─▶ with modifiers, times, ranges ─resolve─▶ Timexes with a derivation
//! ```
//! Rules know words and no calendar; `resolve` goes left to right with the document's date, the date told before
//! and the tense of the clause.

mod calendar;
mod context;
mod grammar;
mod place;
mod reading;
mod resolve;

use std::sync::OnceLock;

use crate::model::{DocDate, Span, Timex};
use crate::tag::{Rule, RuleSet, Token};

pub use reading::Reading;

/// Every rule of dates; between matches of equal length the earlier one wins.
pub fn rules() -> impl Iterator<Item = &'static Rule<Reading>> {
    [
        grammar::absolute::RULES,
        grammar::spans::RULES,
        grammar::partial::RULES,
        grammar::named_days::RULES,
        grammar::periods::RULES,
        grammar::after_event::RULES,
        grammar::relative::RULES,
        grammar::duration::RULES,
        grammar::sets::RULES,
        grammar::times::RULES,
        grammar::vague::RULES,
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
    // What a block ends with goes on in no other one: "a surplus in August", and below it "4 September".
    let mut hits = Vec::new();
    let mut end = 0;
    for block in tokens.chunk_by(|one, next| !parted(text, one, next)) {
        let first = end;
        end += block.len();
        hits.extend(rule_set().scan_from(first, text, &tokens[..end]));
    }
    let items = grammar::compose::compose(text, tokens, hits);
    resolve::resolve(text, tokens, sentences, date, &items)
}

/// True where a blank line stands between two tokens.
fn parted(text: &str, one: &Token, next: &Token) -> bool {
    let gap = text.get(one.span.end as usize..next.span.start as usize).unwrap_or_default();
    gap.len() > 1 && gap.matches('\n').nth(1).is_some()
}
