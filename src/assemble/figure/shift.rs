//! A period moved by years, months, weeks or its own length, and the words that say so: "year-on-year".

use chrono::{Datelike, Months, NaiveDate, TimeDelta, Weekday};

use crate::assemble::cue::{self, Shift};
use crate::assemble::scene::Scene;
use crate::assemble::scene::words::Words;
use crate::model::{Date, Edge, Run, Unit, When};
use crate::tag::set;

/// The period that a shift leads to.
#[must_use]
pub fn shifted(when: &When, shift: Shift) -> Option<When> {
    let years = match shift {
        Shift::Years(years) => years,
        // A year that ends in May is that of its end.
        Shift::InYear(year) => match when {
            When::Interval(..) => year - when.bounds()?.end.date().pred_opt()?.year(),
            _ => year - when.bounds()?.start.year(),
        },
        // Fiscal years begin in April or later where no country says when.
        Shift::InFiscal(year) => {
            let start = when.bounds()?.start;
            year - i32::from(start.month() > 3) - start.year()
        }
        Shift::Units(by) => return units(when, by),
        Shift::Months(by) => return each(when, |unit| move_months(unit, by)),
        Shift::Weeks(by) => return each(when, |unit| move_weeks(unit, by)),
    };
    each(when, |unit| move_years(unit, years))
}

fn each(when: &When, change: impl Fn(Unit) -> Option<Unit> + Copy) -> Option<When> {
    let date = |date: &Date| change(date.unit).map(|unit| Date { unit, qualifier: date.qualifier });
    let edge = |edge: &Edge| match edge {
        Edge::At(found) => date(found).map(Edge::At),
        other => Some(*other),
    };
    Some(match when {
        When::Single(single) => When::Single(date(single)?),
        When::Interval(start, end) => When::Interval(edge(start)?, edge(end)?),
        When::OneOf(_) | When::AllOf(_) => return None,
    })
}

fn move_years(unit: Unit, by: i32) -> Option<Unit> {
    Some(match unit {
        Unit::Year(year) => Unit::Year(year + by),
        Unit::Half(year, half) => Unit::Half(year + by, half),
        Unit::Season(year, season) => Unit::Season(year + by, season),
        Unit::Quarter(year, quarter) => Unit::Quarter(year + by, quarter),
        Unit::Month(year, month) => Unit::Month(year + by, month),
        Unit::Day(day) => {
            Unit::Day(day.with_year(day.year() + by).or_else(|| day.with_day(28)?.with_year(day.year() + by))?)
        }
        Unit::Decade(decade) if by % 10 == 0 => Unit::Decade(decade + by / 10),
        _ => return None,
    })
}

/// A day that ends its month moves to the end of the other one.
fn move_months(unit: Unit, by: i32) -> Option<Unit> {
    let moved = |year: i32, month: u32| {
        let total = year * 12 + i32::try_from(month).ok()? - 1 + by;
        Some((total.div_euclid(12), u32::try_from(total.rem_euclid(12) + 1).ok()?))
    };
    match unit {
        Unit::Month(year, month) => {
            let (year, month) = moved(year, month.into())?;
            Some(Unit::Month(year, u8::try_from(month).ok()?))
        }
        Unit::Day(day) => {
            let (year, month) = moved(day.year(), day.month())?;
            let last = NaiveDate::from_ymd_opt(year, month, 1)?.checked_add_months(Months::new(1))?.pred_opt()?;
            let ends = day.succ_opt()?.day() == 1;
            Some(Unit::Day(if ends { last } else { last.with_day(day.day()).unwrap_or(last) }))
        }
        _ => None,
    }
}

fn move_weeks(unit: Unit, by: i32) -> Option<Unit> {
    match unit {
        Unit::Day(day) => Some(Unit::Day(day.checked_add_signed(TimeDelta::weeks(by.into()))?)),
        Unit::Week(year, week) => {
            let monday = NaiveDate::from_isoywd_opt(year, week.into(), Weekday::Mon)?;
            let moved = monday.checked_add_signed(TimeDelta::weeks(by.into()))?.iso_week();
            Some(Unit::Week(moved.year(), u8::try_from(moved.week()).ok()?))
        }
        _ => None,
    }
}

fn units(when: &When, by: i32) -> Option<When> {
    let step = |value: u8, year: i32, size: i32| {
        let total = year * size + i32::from(value) - 1 + by;
        u8::try_from(total.rem_euclid(size) + 1).ok().map(|value| (total.div_euclid(size), value))
    };
    // "the three months to September": a quarter back.
    if let When::Interval(Edge::At(first), Edge::At(last)) = when
        && let (Unit::Month(from, first), Unit::Month(to, last)) = (first.unit, last.unit)
    {
        let months = (to - from) * 12 + i32::from(last) - i32::from(first) + 1;
        let quarter = months == 3;
        return quarter
            .then(|| {
                let move_by = |year, month| move_months(Unit::Month(year, month), by * months);
                Some(When::between(move_by(from, first)?, move_by(to, last)?))
            })
            .flatten();
    }
    let When::Single(date) = when else { return None };
    let unit = match date.unit {
        Unit::Year(year) => Unit::Year(year + by),
        Unit::Half(year, half) => step(half, year, 2).map(|(year, half)| Unit::Half(year, half))?,
        Unit::Quarter(year, quarter) => step(quarter, year, 4).map(|(year, quarter)| Unit::Quarter(year, quarter))?,
        Unit::Month(year, month) => step(month, year, 12).map(|(year, month)| Unit::Month(year, month))?,
        _ => return None,
    };
    Some(unit.into())
}

/// "year-on-year", "on-year", "month-on-month", "quarter over quarter", "m-o-m", "y/y".
#[must_use]
pub fn compound(words: &Words<'_>, at: usize) -> Option<(Shift, usize)> {
    let skip = |at: usize| if words.any(at, set!["-", "–", "‑"]) { at + 1 } else { at };
    let unit = |at: usize| words.any(at, set!["year", "month", "quarter", "week", "y", "m", "q"]);
    let on = |at: usize| words.any(at, set!["on", "over", "o"]);
    let shift = |at: usize| if words.any(at, set!["year", "y"]) { Shift::Years(-1) } else { Shift::Units(-1) };
    let short = [("yoy", Shift::Years(-1)), ("mom", Shift::Units(-1)), ("qoq", Shift::Units(-1))];
    if let Some((_, shift)) = short.into_iter().find(|(short, _)| words.is(at, short)) {
        return Some((shift, at + 1));
    }
    if words.any(at, set!["y", "m"]) && words.is(at + 1, "/") && words.is(at + 2, words.str(at)) {
        return Some((shift(at), at + 3));
    }
    if unit(at) && on(skip(at + 1)) && unit(skip(skip(at + 1) + 1)) {
        return Some((shift(at), skip(skip(at + 1) + 1) + 1));
    }
    (words.is(at, "on") && words.is(at + 1, "-") && unit(at + 2)).then(|| (shift(at + 2), at + 3))
}

/// The one step back that some words compare over: "year-on-year", "than in the previous month".
pub fn back_in(scene: &Scene<'_>, range: Run) -> Option<Shift> {
    let words = &scene.words;
    let told =
        |at: usize| compound(words, at).map(|told| told.0).or_else(|| cue::shift_at(words, at).map(|it| it.shift));
    let mut found = range.into_iter().filter_map(told).filter(|shift| shift.is_back());
    let first = found.next()?;
    found.all(|shift| shift == first).then_some(first)
}
