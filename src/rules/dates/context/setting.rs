//! What stands around an expression: its sentence, the dates told before, the year that goes for it, the tense.

use chrono::{Datelike, NaiveDate};

use crate::lexicon::Class;
use crate::model::{Derivation, Grade, Span, StepKind, Unit};
use crate::rules::dates::calendar::arithmetic::year_of;
use crate::rules::dates::grammar::compose::Item;
use crate::rules::dates::reading::{Sense, Step, Way};
use crate::tag::set;

use super::anchor::Anchor;
use super::memory::{heads, opens_line};
use super::reader::{Reader, Told};
use super::story::{adrift, gone_on_from, story, year_here};
use super::tense::{self, Tense};

/// Everything around an expression that its place depends on.
pub struct Setting<'a> {
    /// The document's own date.
    pub doc: &'a Anchor,
    /// The last date told.
    pub told: Option<Told>,
    /// The last date of what the text tells, and not only compares with.
    pub line: Option<Told>,
    /// The last quarter, half or other reporting period told, while it lasts.
    pub period: Option<Unit>,
    /// A year that the text gives this place: the same sentence's, a heading's.
    pub year: Option<(i32, Span)>,
    /// The words of the year that stands as a heading above it.
    pub heading: Option<Span>,
    /// In a document known to its year only: the last month it can have been written in.
    pub latest_month: Option<u8>,
    /// The first end of a range whose other end this is.
    pub after: Option<Unit>,
    /// The month at the other end of a range that this begins.
    pub runs_to: Option<u8>,
    /// The date told last in this very sentence.
    pub near: Option<Unit>,
    /// The day up to which this very sentence has told a story of the past: what follows lies after it.
    pub story: Option<(NaiveDate, Span)>,
    /// What "the year" is where the text is in another one than the document: a heading's, a story's.
    pub year_here: Option<(i32, Span)>,
    /// The weekday written in front of it.
    pub weekday: Option<u8>,
    /// True where "in" stands in front and no range goes on behind.
    pub lone: bool,
    /// What the clause says.
    pub tense: Tense,
    /// The word that says so.
    pub evidence: &'a str,
    /// True where that word tells what was said and not what was done.
    pub reported: bool,
}

impl Setting<'_> {
    pub fn doc_day(&self, why: &mut Derivation) -> Option<NaiveDate> {
        why.step(StepKind::Anchor, self.doc.words.clone());
        if self.doc.day.is_none() {
            why.step(StepKind::Check, "the day of the document is not known, so this stays unplaced");
        }
        self.doc.day
    }

    pub fn doc_year(&self, by: i8, why: &mut Derivation) -> Option<i32> {
        why.step(StepKind::Anchor, self.doc.words.clone());
        if self.doc.year.is_none() {
            why.step(StepKind::Check, "the year of the document is not known, so this stays unplaced");
        }
        self.doc.year.map(|year| year + i32::from(by))
    }

    /// The document's year, or the one that the text is in.
    pub fn this_year(&self, by: i8, why: &mut Derivation) -> Option<i32> {
        let Some(told) = self.year_here else { return self.doc_year(by, why) };
        Some(self.anchored_in(told, why) + i32::from(by))
    }

    /// The year that the text has told at a span, as the anchor of what lies in it.
    pub fn anchored_in(&self, (year, span): (i32, Span), why: &mut Derivation) -> i32 {
        let place = if self.is_heading(span) { "written as a heading above it" } else { "told in the same place" };
        why.step(StepKind::Anchor, format!("the year {year}, {place}"));
        why.anchor = Some(span);
        year
    }

    /// True for the words of the year that stands as a heading above it.
    pub fn is_heading(&self, span: Span) -> bool {
        self.heading == Some(span)
    }

    pub fn told_year(&self) -> Option<i32> {
        self.told.and_then(|told| year_of(told.unit))
    }

    /// The year of the last date of what the text tells.
    pub fn line_year(&self) -> Option<i32> {
        self.line.and_then(|told| year_of(told.unit))
    }

    /// The day told last, or the document's.
    pub fn told_day(&self, why: &mut Derivation) -> Option<NaiveDate> {
        if let Some(Told { unit: Unit::Day(day), span }) = self.told {
            why.step(StepKind::Anchor, "the day told before");
            why.anchor = Some(span);
            return Some(day);
        }
        self.doc_day(why)
    }

    /// The step that says why a candidate was taken.
    pub fn lean(&self, why: &mut Derivation) -> Grade {
        let (text, grade) = match self.tense {
            Tense::Past => (format!("‘{}’ tells it as past: the last one up to then", self.evidence), Grade::B),
            Tense::Future => (format!("‘{}’ looks ahead: the next one from then on", self.evidence), Grade::B),
            Tense::Open => ("nothing says past or future: the nearest one".to_owned(), Grade::C),
        };
        why.step(StepKind::Rule, text);
        grade
    }
}

pub fn setting<'s>(reader: &'s Reader<'_>, item: &Item, after: Option<Unit>) -> Setting<'s> {
    let (mut tense, mut evidence) = if asks_tense(item.reading.sense) {
        tense::around(reader.text, reader.tokens, item.start, item.end, reader.sentence(item))
    } else {
        (Tense::Open, None)
    };
    let verbs = tense;
    // "until Nov. 9", "through January", "by February": the nearest, whatever tense the clause has.
    let before = item.start.checked_sub(1).and_then(|at| reader.tokens.get(at));
    if matches!(item.reading.sense, Sense::Month(..))
        && set!["by", "until", "till", "through", "to", "for"].holds(before)
    {
        // "remain in force until 31 July": what goes on ends in the future; "lasted until May" leaves it open.
        let goes_on = verbs != Tense::Past && set!["until", "till"].holds(before);
        let until = before.map(|token| token.span);
        // "By March, stocks stood at …": the verb behind it tells what was so by then.
        let opens = set!["by"].holds(before)
            && before.is_some_and(|token| token.span.start == reader.sentence(item).start)
            && verbs == Tense::Past;
        (tense, evidence) = match () {
            () if goes_on => (Tense::Future, until),
            () if opens => (tense, evidence),
            () => (Tense::Open, None),
        };
    }
    if set!["by", "until", "till"].holds(before) && is_deadline(reader, item) {
        (tense, evidence) = (Tense::Future, before.map(|token| token.span));
    }
    let (tense, evidence) = unless_of_flow(reader, item, (tense, evidence));
    let as_of = set!["of"].holds(before)
        && set!["as"].holds(item.start.checked_sub(2).and_then(|at| reader.tokens.get(at)))
        && reader.doc.year.is_some();
    Setting {
        doc: &reader.doc,
        told: subject(reader, item),
        line: reader.line,
        period: reader.period,
        // "since 2003, and as of February": the latest February, not that of the year told.
        year: year_for(reader, item, if verbs == Tense::Future { verbs } else { tense }).filter(|_| !as_of),
        heading: reader.heading.map(|(_, span)| span),
        latest_month: reader.latest_month,
        runs_to: reader.runs_to,
        near: near(reader, item),
        story: story(reader, item, tense),
        year_here: year_here(reader, item),
        weekday: item.reading.weekday,
        lone: set!["in"].holds(before) && !item.to_next,
        after,
        tense,
        evidence: evidence.map_or("", |span| span.of(reader.text)),
        reported: evidence.is_some_and(|span| {
            let at = reader.tokens.partition_point(|token| token.span.start < span.start);
            reader.tokens.get(at).is_some_and(|token| token.is(Class::Report))
        }),
    }
}

/// "extended the deadline until Tuesday" looks ahead, "had filed by Wednesday" back.
fn is_deadline(reader: &Reader<'_>, item: &Item) -> bool {
    let around = reader.tokens.get(item.start.saturating_sub(12)..(item.end + 12).min(reader.tokens.len()));
    let had = around.unwrap_or_default().iter().any(|token| set!["had"].has(token.word));
    matches!(item.reading.sense, Sense::Weekday(..)) && !had
}

/// "June exports rise 15 %; shipments surge ahead of the deadline": what is far off tells nothing of the month of a flow.
fn unless_of_flow(reader: &Reader<'_>, item: &Item, told: (Tense, Option<Span>)) -> (Tense, Option<Span>) {
    const FAR: usize = 6;
    let flow = matches!(item.reading.sense, Sense::Month(..))
        && reader.tokens.get(item.end).is_some_and(|token| token.is(Class::Metric));
    let far = |span: Span| {
        let at = reader.tokens.partition_point(|token| token.span.start < span.start);
        at.abs_diff(item.end) > FAR
    };
    let off = told.0 == Tense::Future && flow && told.1.is_some_and(far);
    if off { (Tense::Open, None) } else { told }
}

/// The date that "the same day" goes back to: the one told last; paragraphs later, the one the text is about.
pub fn subject(reader: &Reader<'_>, item: &Item) -> Option<Told> {
    let told = reader.told?;
    if item.reading.sense != Sense::Same(Step::Day) {
        return Some(gone_on_from(reader, item, told)).filter(|told| !adrift(reader, item, *told));
    }
    let here = reader.tokens.get(item.start).map_or(told.span.end, |token| token.span.start);
    let gap = reader.text.get(told.span.end as usize..here as usize).filter(|gap| gap.len() < 4000);
    let far = gap.is_none_or(|gap| gap.matches("\n\n").count() >= 2);
    if far { reader.lead.or(Some(told)) } else { Some(told) }
}

/// The date told last, if that was in the same sentence.
pub fn near(reader: &Reader<'_>, item: &Item) -> Option<Unit> {
    let told = reader.told?;
    reader.sentence(item).contains(told.span).then_some(told.unit)
}

/// The year that the text gives a date written without one: its sentence's, or where the document has no
/// date, its paragraph's or the heading's above it.
pub fn year_for(reader: &Reader<'_>, item: &Item, tense: Tense) -> Option<(i32, Span)> {
    let named = match item.reading.sense {
        Sense::Month(month, _, Way::Bare | Way::This) => Some(Unit::MonthOnly(month)),
        Sense::Quarter(quarter, Way::Bare) => Some(Unit::Quarter(0, quarter)),
        _ => None,
    };
    let named = named.filter(|_| reader.doc.month.is_none()).and_then(|unit| reader.named.get(&unit)).copied();
    if let Some((year, at, span)) = reader.year {
        let same = reader.sentence(item).contains(span);
        let known = reader.doc.year;
        // The title's "April 2011" is what another sentence's "April" means.
        let headed = named.filter(|(_, head)| !same && heads(reader, *head));
        if known.is_none() && (same || !reader.breaks(span, item)) {
            return headed.or(Some((year, span)));
        }
        // A year in front of it in the same sentence counts where the sentence tells of that past.
        if same
            && known.is_some_and(|known| year < known)
            && tense == Tense::Past
            && item.start - at < 12
            && frames(reader, at, item)
        {
            return Some((year, span));
        }
    }
    if reader.behind.is_some() && tense != Tense::Future {
        return reader.behind;
    }
    // A text without a date that told of "August 1997" means the same by "August".
    if named.is_some() {
        return named;
    }
    // Below a year's heading, what looks ahead from a later year does not lie in that year.
    reader.heading.filter(|(year, _)| {
        let ahead = tense == Tense::Future && !opens_line(reader, item);
        reader.doc.year.is_none_or(|known| *year == known || *year < known && !ahead)
    })
}

/// "signed on May 3 and ratified on June 9, 2013": the year written with the last of several dates in the order
/// of the calendar, all told as past.
pub fn year_behind(reader: &Reader<'_>, item: &Item, told: &[Item], next: &[Item]) -> Option<(i32, Span)> {
    let Sense::Month(month, day, Way::Bare) = item.reading.sense else { return None };
    let sentence = reader.sentence(item);
    // "2.7 % in February, after 2.9 % in January and 1.7 % in February 1986": the year sets that February apart.
    let before = |month: u8| {
        let here = told.iter().rev().take_while(|other| sentence.contains(reader.span(other.start, other.end)));
        here.into_iter().any(|other| matches!(other.reading.sense, Sense::Month(named, _, Way::Bare) if named == month))
    };
    let (mut last, mut end) = ((month, day.unwrap_or(0)), item.end);
    for other in next.iter().take(4) {
        let span = reader.span(other.start, other.end);
        let between = reader.tokens.get(end..other.start)?;
        let joined = between.len() < 12
            && between.iter().any(|token| set!["and", "then", ","].has(token.word))
            && !between.iter().any(|token| token.is(Class::FutureVerb) || token.is(Class::Report))
            && !between
                .iter()
                .any(|token| set!["than", "from", "against", "versus", "compared", "since"].has(token.word));
        let (year, here) = match other.reading.sense {
            Sense::Month(month, day, Way::Bare) => (None, (month, day.unwrap_or(0))),
            Sense::Full(Unit::Day(date)) => (Some(date.year()), (date.month() as u8, date.day() as u8)),
            Sense::Full(Unit::Month(year, month)) => (Some(year), (month, 0)),
            _ => return None,
        };
        if !sentence.contains(span) || !joined || here < last || (here.1 == 0) != (last.1 == 0) {
            return None;
        }
        if year.is_some() && before(here.0) {
            return None;
        }
        if let Some(year) = year {
            return reader.doc.year.is_none_or(|known| year < known).then_some((year, span));
        }
        (last, end) = (here, other.end);
    }
    None
}

/// True where a year goes for the dates behind it: it opens the sentence, or no verb comes between.
pub fn frames(reader: &Reader<'_>, year_end: usize, item: &Item) -> bool {
    let sentence = reader.sentence(item);
    let opens = year_end
        .checked_sub(3)
        .and_then(|at| reader.tokens.get(at))
        .is_none_or(|token| token.span.start <= sentence.start);
    opens
        || !reader.tokens[year_end.min(item.start)..item.start]
            .iter()
            .any(|token| token.is(Class::PastVerb) || token.span.of(reader.text).ends_with("ed"))
}

/// True for readings whose place depends on the tense of the clause.
pub fn asks_tense(sense: Sense) -> bool {
    matches!(
        sense,
        Sense::Month(..)
            | Sense::Days { .. }
            | Sense::Weekday(..)
            | Sense::DayOfMonth(_)
            | Sense::Quarter(..)
            | Sense::Season(..)
            | Sense::Holiday(..)
            | Sense::HolidayWeek(..)
            | Sense::WeekOf(..)
            | Sense::DaysOf(..)
            | Sense::WeekBeside { .. }
            | Sense::NthWeekday(..)
            | Sense::YearEnd
    )
}
