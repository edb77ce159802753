//! Quantities: numbers with scale, unit, hedge and direction.

use crate::model::{Quantity, Span, Timex};
use crate::tag::Token;

/// Reads every quantity of a text. Words that belong to a time expression are not read as amounts.
#[must_use]
pub fn read(_text: &str, _tokens: &[Token], _sentences: &[Span], _timexes: &[Timex]) -> Vec<Quantity> {
    Vec::new()
}
