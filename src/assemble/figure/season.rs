//! The months of a marketing year in the bracket behind it: "2000/01 (July/June)".

use crate::assemble::scene::words::Words;
use crate::lexicon::Class;
use crate::model::Run;
use crate::tag::set;

/// The months of the bracket behind a marketing year: "2000/01 (July/June)", "2013/14 (October-September)".
#[must_use]
pub fn season(words: &Words<'_>, open: usize) -> Option<(u8, u8)> {
    let month = |at: usize| words.value(at, Class::Month).and_then(|month| u8::try_from(month).ok());
    let stop = |at: usize| at + usize::from(words.is(at, "."));
    let year = |at: usize| at + usize::from(words.has(at, Class::Year4));
    let joint = year(stop(open + 2));
    let end = year(stop(joint + 2));
    let joined = words.is(open, "(") && words.any(joint, set!["/", "-", "–", "to"]) && words.is(end, ")");
    month(open + 1).zip(month(joint + 1)).filter(|_| joined)
}

/// The year that such a bracket itself begins in: "2023/24 (February 2024 – January 2025)".
#[must_use]
pub fn begins(words: &Words<'_>, open: usize) -> Option<i32> {
    (open + 2..open + 4).find(|at| words.has(*at, Class::Year4)).and_then(|at| words.str(at).parse().ok())
}

/// True for a month that only says when a marketing year begins or ends.
#[must_use]
pub fn is_of_season(words: &Words<'_>, range: Run) -> bool {
    (range.start.saturating_sub(3)..range.start).any(|open| season(words, open).is_some())
}

/// "the first nine months (July to March) of FY18": what the bracket and the year behind it tell more exactly.
#[must_use]
pub fn is_told_by_months(words: &Words<'_>, range: Run) -> bool {
    let close = || (range.end..range.end + 7).find(|at| words.is(*at, ")"));
    season(words, range.end).is_some() && close().is_some_and(|close| words.any(close + 1, set!["of", "in"]))
}
