//! The months of a marketing year in the bracket behind it: "2000/01 (July/June)".

use crate::assemble::scene::words::Words;
use crate::lexicon::Class;
use crate::model::Run;
use crate::tag::set;

/// The months of the bracket behind a marketing year: "2000/01 (July/June)", "2013/14 (October-September)".
#[must_use]
pub fn season(words: &Words<'_>, open: usize) -> Option<(u8, u8)> {
    let month = |at: usize| words.value(at, Class::Month).and_then(|month| u8::try_from(month).ok());
    let joined = words.is(open, "(") && words.any(open + 2, set!["/", "-", "–", "to"]) && words.is(open + 4, ")");
    month(open + 1).zip(month(open + 3)).filter(|_| joined)
}

/// True for a month that only says when a marketing year begins or ends.
#[must_use]
pub fn is_of_season(words: &Words<'_>, range: Run) -> bool {
    (range.start.saturating_sub(3)..range.start).any(|open| season(words, open).is_some())
}
