//! Where the text has got to: the date that its story goes on from, and what "the year" is there.
//!
//! ```text
//! shot down on 24 November 2015. Four days later came a decree, and on New Year's Day …   the first one after that
//! signed in Tokyo on Feb. 10, 2015, …                                                   an aside: not gone on from
//! ```

use chrono::{Datelike, NaiveDate};

use crate::lexicon::Class;
use crate::model::{Span, Unit};
use crate::rules::dates::calendar::arithmetic::{first_day, year_of};
use crate::rules::dates::grammar::compose::Item;
use crate::rules::dates::reading::{Base, Sense, Step, Way};
use crate::tag::set;

use super::reader::{Reader, Told};
use super::tense::Tense;

/// How many tokens one sentence's story reaches.
const REACH: usize = 40;

/// The day up to which this sentence has told of a past before the document's year.
pub fn story(reader: &Reader<'_>, item: &Item, tense: Tense) -> Option<(NaiveDate, Span)> {
    let told = reader.line.filter(|told| reader.sentence(item).contains(told.span))?;
    let day = match told.unit {
        Unit::Day(_) | Unit::Month(..) | Unit::Week(..) => first_day(told.unit)?,
        _ => return None,
    };
    // "Twenty years after the talks were launched on 28 June 1999, …" has moved on by those years.
    let sentence = reader.sentence(item);
    let first = reader.tokens.partition_point(|token| token.span.start < sentence.start);
    let moved =
        reader.tokens.get(first..item.start)?.iter().take(REACH).any(|token| {
            token.span.end <= told.span.start && set!["year", "years", "decade", "decades"].has(token.word)
        });
    let long_ago = reader.doc.year.is_none_or(|year| day.year() < year);
    let from = reader.tokens[..item.start].partition_point(|token| token.span.start < told.span.end);
    let between = reader.tokens.get(from..item.start)?;
    let said = between.iter().any(|token| token.is(Class::Report) || set!["\"", "“", "”", ";"].has(token.word));
    (long_ago && tense == Tense::Past && between.len() <= REACH && !said && !moved).then_some((day, told.span))
}

/// True where a date stands in an aside: ", signed in Tokyo on Feb. 10, 2015,".
pub fn in_aside(reader: &Reader<'_>, item: &Item) -> bool {
    let sentence = reader.sentence(item);
    let open = (item.start.saturating_sub(14)..item.start).rev().find(|at| {
        let token = reader.tokens.get(*at);
        token.is_none_or(|token| token.span.start < sentence.start)
            || set![",", "(", ")", "—", "–"].holds(token)
                && reader.tokens.get(at + 1).is_none_or(|next| !next.is(Class::Number))
    });
    let Some(open) = open.filter(|at| reader.tokens.get(*at).is_some_and(|t| t.span.start >= sentence.start)) else {
        return false;
    };
    let Some(next) = reader.tokens.get(open + 1).filter(|_| open + 1 < item.start) else { return false };
    set!["which", "who", "whose", "where"].has(next.word)
        || set!["("].holds(reader.tokens.get(open))
        || next.is(Class::PastVerb)
        || next.is(Class::Word) && next.span.len() > 4 && next.span.of(reader.text).ends_with("ed")
}

/// The date that "two days later" is counted from: the one told last; where that stood in an aside of an
/// earlier sentence, the one before it.
pub fn gone_on_from(reader: &Reader<'_>, item: &Item, told: Told) -> Told {
    let from_line = matches!(item.reading.sense, Sense::Shift(_, _, Base::Told) | Sense::Weekday(_, Way::Told(_)));
    let here = reader.sentence(item).contains(told.span);
    if from_line && !here { reader.line.unwrap_or(told) } else { told }
}

/// "had applied by the previous Thursday": a deadline counted from a day that the sentence itself does not tell.
pub fn adrift(reader: &Reader<'_>, item: &Item, told: Told) -> bool {
    let sentence = reader.sentence(item);
    let before = item.start.checked_sub(1).and_then(|at| reader.tokens.get(at));
    matches!(item.reading.sense, Sense::Weekday(_, Way::Told(_)))
        && !sentence.contains(told.span)
        && set!["by", "until", "till", "before", "since"].holds(before)
}

/// What "the year" is where it is not the document's: a heading's, or the one told in this paragraph.
pub fn year_here(reader: &Reader<'_>, item: &Item) -> Option<(i32, Span)> {
    if !matches!(
        item.reading.sense,
        Sense::Shift(Step::Year, 0, Base::Near)
            | Sense::TheUnit(Step::Year)
            | Sense::HalfOf(_, 0)
            | Sense::QuarterOf(_, 0)
    ) {
        return None;
    }
    if reader.tokens[item.start..item.end].iter().any(|token| set!["this"].has(token.word)) {
        return None;
    }
    if let Some(heading) = reader.heading.filter(|(year, _)| reader.doc.year.is_none_or(|known| *year <= known)) {
        return Some(heading);
    }
    let (year, _, span) = reader.year?;
    let past = reader.doc.year.is_none_or(|known| year < known);
    let last = reader.told.is_some_and(|told| year_of(told.unit) == Some(year));
    (past && last && !reader.breaks(span, item)).then_some((year, span))
}
