//! Time expressions: from tokens to [`Timex`]es with their values, resolved against the document's date.

use crate::model::{DocDate, Span, Timex};
use crate::tag::Token;

/// Reads every time expression of a text.
///
/// `sentences` lie in order and do not overlap; `date` is the document's own date, to which relative
/// expressions refer.
#[must_use]
pub fn read(_text: &str, _tokens: &[Token], _sentences: &[Span], _date: &DocDate) -> Vec<Timex> {
    Vec::new()
}
