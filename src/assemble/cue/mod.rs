//! Cues: wordings that keep a date or an amount off the timeline, or say what it claims to be, as values with their
//! examples.
//!
//! ```text
//! page.rights   "Copyright 1998–2023"      the sentence is the page's, no record is made of it
//! claim.goal    "a target of $5 billion"   the amount is a goal
//! ```
//! A cue is a rule of the engine that reads dates, run over one sentence. Where no wording decides but the shape of the
//! sentence, [`GUARDS`] names what the code beside it looks for. A test walks both and checks every example.

mod claim;
mod guard;
mod metric;
mod name;
mod page;
mod shift;

use std::sync::OnceLock;

use crate::model::Run;
use crate::tag::{Match, Rule, RuleSet, Text, Token};

pub use guard::{GUARDS, Guard};
pub use metric::NO_METRIC;
pub use shift::{SAME, SHIFTS, Shift, Shifted};

/// What a cue means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// The sentence belongs to the page and not to the text: rights, subscriptions, times of publication.
    Page,
    /// A date in the same clause only describes somebody or something.
    Life,
    /// The date right behind it only labels something: what a superlative goes back to, a statute, a picture.
    Label,
    /// The amount behind it is wished for.
    Wish,
    /// The amount behind it is a goal.
    Goal,
    /// The amount beside it is forecast.
    Forecast,
    /// The amount behind it is estimated.
    Estimate,
    /// The amount behind it is possible.
    Possible,
    /// The amount behind it is planned.
    Plan,
}

impl Sign {
    /// True for what says what an amount claims to be.
    #[must_use]
    pub fn is_claim(self) -> bool {
        !matches!(self, Self::Page | Self::Life | Self::Label)
    }
}

/// A wording with what it means.
pub type Cue = Rule<Sign>;

/// A cue in place.
#[derive(Debug, Clone)]
pub struct Found {
    /// Its id in the registry.
    pub id: &'static str,
    /// What it means.
    pub sign: Sign,
    /// Its words.
    pub words: Run,
}

/// Every cue.
pub fn cues() -> impl Iterator<Item = &'static Cue> {
    [page::CUES, name::CUES, claim::CUES].into_iter().flatten()
}

/// The cues among the words of a sentence, in order.
#[must_use]
pub fn find(text: &str, tokens: &[Token], sentence: Run) -> Vec<Found> {
    static CUES: OnceLock<RuleSet<Sign>> = OnceLock::new();
    let own = tokens.get(sentence.range()).unwrap_or_default();
    let hits = CUES.get_or_init(|| RuleSet::new(cues())).all(text, own);
    let found = |hit: crate::tag::Hit<Sign>| Found {
        id: hit.rule,
        sign: hit.reading,
        words: Run::new(sentence.start + hit.start, sentence.start + hit.end),
    };
    hits.into_iter().map(found).collect()
}

/// The words of metrics among some words that measure nothing, each with the id of the rule that says so.
#[must_use]
pub fn no_metrics(text: &Text<'_>, words: Run) -> Vec<(Run, &'static str)> {
    static RULES: OnceLock<RuleSet<Run>> = OnceLock::new();
    // What decides stands a few words beside them.
    let start = words.start.saturating_sub(4);
    let own = text.tokens.get(start..text.len().min(words.end + 4)).unwrap_or_default();
    let hits = RULES.get_or_init(|| RuleSet::new(NO_METRIC)).all(text.text, own);
    hits.into_iter().map(|hit| (Run::new(start + hit.reading.start, start + hit.reading.end), hit.rule)).collect()
}

/// The words from one on that lead from a period to another one.
#[must_use]
pub fn shift_at(text: &Text<'_>, at: usize) -> Option<Shifted> {
    static RULES: OnceLock<RuleSet<Shift>> = OnceLock::new();
    let hit = RULES.get_or_init(|| RuleSet::new(SHIFTS)).at(text.text, text.tokens, at)?;
    Some(Shifted { shift: hit.reading, words: Run::new(hit.start, hit.end), rule: hit.rule })
}

/// True where a match opens its sentence, a bracket aside.
fn opens(found: &Match<'_>) -> bool {
    let bracket = found.before(1).is_some_and(|mark| matches!(mark.span.of(found.text), "(" | "["));
    found.start == 0 || found.start == 1 && bracket
}
