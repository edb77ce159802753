//! Dates counted from another one: "last year", "two weeks later", "the same day", "the year-earlier period".

use chrono::Datelike;

use crate::model::{Derivation, StepKind, Unit};
use crate::rules::dates::calendar::arithmetic::{
    add_days, first_day, last_day, quarter, quarter_of, shift, year_of, years_away,
};
use crate::rules::dates::calendar::value;
use crate::rules::dates::context::setting::Setting;
use crate::rules::dates::reading::{Base, Step};

use super::found::{Place, size};

pub fn counted(setting: &Setting<'_>, step: Step, by: i32, base: Base, why: &mut Derivation) -> Option<Place> {
    let unknown = || Some(Place::Nowhere(value::unknown(step).to_owned(), None));
    if let (Base::Near, Some(told)) = (base, setting.year_here) {
        let year = setting.anchored_in(told, why);
        return Some(Place::in_year(setting, told.1, Unit::Year(year + by)));
    }
    if let (Base::Told, Some(told)) = (base, setting.told) {
        // "a decade earlier" than a year is a year again.
        if step == Step::Decade && size(told.unit) <= Step::Year {
            why.step(StepKind::Anchor, "the date told before");
            why.anchor = Some(told.span);
            return Some(Place::relative(Unit::Year(year_of(told.unit)?.checked_add(by.checked_mul(10)?)?)));
        }
        // Days cannot be counted from a year; years can from a day.
        let day = if by < 0 { first_day(told.unit) } else { last_day(told.unit) };
        if size(told.unit) <= step {
            why.step(StepKind::Anchor, "the date told before");
            why.anchor = Some(told.span);
            let weeks = matches!(step, Step::Week | Step::Fortnight) && by != 0;
            if let (true, Unit::Day(told)) = (weeks, told.unit)
                && let Some(about) = add_days(told, by * if step == Step::Week { 7 } else { 14 })
            {
                why.step(StepKind::Rule, "weeks are counted roughly: about that day");
                return Some(Place::About(Unit::week_of(about), about));
            }
            return match shift(step, day?, by) {
                Some(unit) => Some(Place::relative(unit)),
                None => unknown(),
            };
        }
    }
    // "two days later" behind a month: the month does not say which days. "A day earlier" is left to the
    // document, as news leads tell it.
    if base == Base::Told && by > 0 && step <= Step::Month && setting.told.is_some_and(|told| size(told.unit) > step) {
        why.step(
            StepKind::Check,
            format!("the date told before is not known to the {}, so this stays unplaced", step.word()),
        );
        return unknown();
    }
    why.step(StepKind::Anchor, setting.doc.words.clone());
    let known = match step {
        Step::Year | Step::Decade | Step::Century | Step::Millennium => setting.doc.year.is_some(),
        Step::Month => setting.doc.month.is_some(),
        _ => setting.doc.day.is_some(),
    };
    let Some(day) = setting.doc.stand_in().filter(|_| known) else {
        why.step(StepKind::Check, format!("the document’s {} is not known, so this stays unplaced", step.word()));
        return unknown();
    };
    why.step(StepKind::Rule, shift_words(step, by));
    match shift(step, day, by) {
        Some(unit) if base == Base::Told => Some(Place::inferred(unit)),
        Some(unit) => Some(Place::relative(unit)),
        None => unknown(),
    }
}

pub fn same(setting: &Setting<'_>, step: Step, why: &mut Derivation) -> Option<Place> {
    if let Some(told) = setting.told
        && size(told.unit) <= step
    {
        why.step(StepKind::Anchor, "the date told before");
        why.anchor = Some(told.span);
        return shift(step, first_day(told.unit)?, 0).map(Place::relative);
    }
    why.step(StepKind::Check, "no date of that precision is told before it, so this stays unplaced");
    Some(Place::Nowhere(value::unknown(step).to_owned(), None))
}

/// "For the week": the week just over early in the next one, else the document's own unit.
pub fn the_unit(setting: &Setting<'_>, step: Step, why: &mut Derivation) -> Option<Place> {
    if step == Step::Week
        && let Some(day) = setting.doc.day
        && day.weekday().num_days_from_monday() < 2
    {
        why.step(StepKind::Anchor, setting.doc.words.clone());
        why.step(StepKind::Rule, "early in a week, news sums up the week just over");
        return shift(step, day, -1).map(Place::inferred);
    }
    counted(setting, step, 0, Base::Near, why)
}

pub fn year_before(setting: &Setting<'_>, why: &mut Derivation) -> Option<Place> {
    let fits = |unit: &Unit| matches!(unit, Unit::Quarter(..) | Unit::Month(..) | Unit::Half(..) | Unit::Year(_));
    let told = setting.near.filter(fits).or(setting.period);
    if let Some(unit) =
        told.filter(|unit| matches!(unit, Unit::Quarter(..) | Unit::Month(..) | Unit::Half(..) | Unit::Year(_)))
    {
        why.step(StepKind::Anchor, "the period told before");
        why.anchor = setting.told.map(|told| told.span);
        why.step(StepKind::Rule, "the same period one year earlier");
        return years_away(unit, -1).map(Place::relative);
    }
    match setting.doc_year(-1, why) {
        Some(year) => {
            why.step(StepKind::Rule, "the year before");
            Some(Place::relative(Unit::Year(year)))
        }
        None => Some(Place::Nowhere("XXXX".to_owned(), None)),
    }
}

pub fn the_period(setting: &Setting<'_>, why: &mut Derivation) -> Option<Place> {
    if let Some(unit) = setting.period {
        why.step(StepKind::Anchor, "the period told before");
        return Some(Place::relative(unit));
    }
    why.step(StepKind::Anchor, setting.doc.words.clone());
    let Some(day) = setting.doc.day else {
        return Some(Place::Nowhere("XXXX-QX".to_owned(), None));
    };
    why.step(StepKind::Rule, "the quarter just over");
    Some(Place::inferred(quarter(day.year(), i32::from(quarter_of(day)) - 1)))
}

fn shift_words(step: Step, by: i32) -> String {
    let unit = step.word();
    match by {
        0 => format!("the {unit} of that date"),
        -1 => format!("one {unit} before that date"),
        1 => format!("one {unit} after that date"),
        _ if by < 0 => format!("{} {unit}s before that date", -by),
        _ => format!("{by} {unit}s after that date"),
    }
}
