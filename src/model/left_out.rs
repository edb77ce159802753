//! What was not put on the timeline although a date or an amount stands there, and the words that speak against it.

use super::Span;

/// A date or an amount of which no record was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeftOut {
    /// Id of the cue or guard in the registry that spoke against it.
    pub cue: &'static str,
    /// The words by which it did.
    pub words: Span,
    /// The date or amount.
    pub of: Span,
    /// The sentence around them.
    pub sentence: Span,
    /// 1-based number of its paragraph.
    pub paragraph: u32,
}
