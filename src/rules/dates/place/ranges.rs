//! Two expressions that are the ends of one range: "January to June 2021", "in January-December".

use chrono::Datelike;

use crate::model::{Basis, Derivation, Edge, Part, StepKind, Timex, Unit, When};
use crate::rules::dates::calendar::value;
use crate::rules::dates::context::reader::Reader;
use crate::rules::dates::context::tense::{self, Tense};
use crate::rules::dates::grammar::compose::Item;
use crate::rules::dates::reading::{Sense, Way};

/// Two ends of a range as one expression; its ends stay as parts.
pub fn join(reader: &Reader<'_>, first: &Timex, item: &Item, last: &Timex) -> Option<Timex> {
    if let Some((first, last)) = over(reader, item, first, last) {
        return both(&first, &last);
    }
    both(begun(first, last).as_ref().unwrap_or(first), last)
}

/// "In January-December", where only December has its year: January of the year that leads to it.
fn begun(first: &Timex, last: &Timex) -> Option<Timex> {
    let (Some(Unit::MonthOnly(month)), Some(Unit::Month(year, end))) = (unit(first), unit(last)) else { return None };
    let year = if month <= end { year } else { year - 1 };
    Some(moved(first, Unit::Month(year, month), last, "the other end of the range"))
}

/// "In January-December exports rose", said in February: a range told as past is over, both its ends lie a year back.
fn over(reader: &Reader<'_>, item: &Item, first: &Timex, last: &Timex) -> Option<(Timex, Timex)> {
    let Sense::Month(_, day, Way::Bare) = item.reading.sense else { return None };
    let now = match day {
        Some(_) => Unit::Day(reader.doc.stand_in()?),
        None => Unit::Month(reader.doc.year?, reader.doc.month?),
    };
    let (from, to) = (unit(first)?, unit(last)?);
    let begun = year_before(from)?;
    let begins = |unit: Unit| unit.bounds().map(|bounds| bounds.start);
    let bare = first.basis != Basis::Explicit && last.basis != Basis::Explicit;
    let (tense, _) = tense::around(reader.text, reader.tokens, item.start, item.end, reader.sentence(item));
    // "From Jan. 1 to Dec. 28", said on 29 December, may have its ends in two years.
    let turned = begins(from)? > begins(to)?;
    if !bare || tense != Tense::Past || begins(begun)? > begins(now)? || begins(to)? <= begins(now)? && !turned {
        return None;
    }
    let why = "told as past, so it was over by then";
    let end = if turned { to } else { year_before(to)? };
    Some((moved(first, begun, last, why), moved(last, end, last, why)))
}

/// The same month or day a year before.
fn year_before(unit: Unit) -> Option<Unit> {
    match unit {
        Unit::Month(year, month) => Some(Unit::Month(year - 1, month)),
        Unit::Day(day) => day.with_year(day.year() - 1).map(Unit::Day),
        _ => None,
    }
}

fn unit(timex: &Timex) -> Option<Unit> {
    match timex.when.as_ref()? {
        When::Single(date) => Some(date.unit),
        _ => None,
    }
}

/// An end of a range in another year.
fn moved(end: &Timex, unit: Unit, last: &Timex, why: &'static str) -> Timex {
    let mut steps = Derivation::clone(&end.why);
    steps.step(StepKind::Rule, why);
    steps.anchor = steps.anchor.or(last.why.anchor);
    Timex {
        value: value::of_unit(unit),
        when: Some(unit.into()),
        basis: last.basis,
        grade: last.grade,
        why: steps.shared(),
        ..end.clone()
    }
}

fn both(first: &Timex, last: &Timex) -> Option<Timex> {
    let edge = |when: &Option<When>, end: bool| match when.as_ref()? {
        When::Single(date) => Some(*date),
        When::Interval(Edge::At(start), Edge::At(stop)) => Some(if end { *stop } else { *start }),
        _ => None,
    };
    let part = |timex: &Timex| Part { span: timex.span, kind: timex.kind, value: timex.value.clone() };
    let (start, stop) = (edge(&first.when, false)?, edge(&last.when, true)?);
    let (from, to) = (start.unit.bounds()?, stop.unit.bounds()?);
    if from.start >= to.end {
        return None;
    }
    let mut why = Derivation {
        rule: first.why.rule,
        steps: first.why.steps.clone(),
        anchor: first.why.anchor.or(last.why.anchor),
    };
    why.step(StepKind::Rule, format!("a range: its other end is {}", last.value));
    Some(Timex {
        span: first.span.join(last.span),
        kind: first.kind,
        value: format!("{}/{}", first.value, last.value),
        modifier: None,
        when: Some(When::Interval(Edge::At(start), Edge::At(stop))),
        basis: weaker(first.basis, last.basis),
        grade: first.grade.max(last.grade),
        why: why.shared(),
        parts: vec![part(first), part(last)],
    })
}

fn weaker(a: Basis, b: Basis) -> Basis {
    let rank = |basis| match basis {
        Basis::Explicit | Basis::User => 0,
        Basis::Document => 1,
        Basis::Relative => 2,
        Basis::Inferred => 3,
    };
    if rank(b) > rank(a) { b } else { a }
}
