//! Weekdays and days of a month not named: which one the anchors and the tense give them.

use chrono::{Datelike, NaiveDate};

use crate::model::{Basis, Derivation, Grade, StepKind, Unit};
use crate::rules::dates::calendar::arithmetic::{add_days, add_months, first_day, last_day, weekday};
use crate::rules::dates::context::setting::Setting;
use crate::rules::dates::context::tense::Tense;
use crate::rules::dates::reading::Way;

use super::found::Place;
use super::months;

pub fn weekday_named(setting: &Setting<'_>, number: u8, way: Way, why: &mut Derivation) -> Option<Place> {
    let unknown = || Some(Place::Nowhere(format!("XXXX-WXX-{number}"), None));
    if let (Way::Same | Way::Told(_), Some(told)) = (way, setting.told) {
        why.step(StepKind::Anchor, "the date told before");
        why.anchor = Some(told.span);
        let Unit::Day(day) = told.unit else { return unknown() };
        let found = match way {
            Way::Told(by) if by < 0 => weekday(day.pred_opt()?, number, true),
            Way::Told(_) => weekday(day.succ_opt()?, number, false),
            _ => weekday(first_day(Unit::week_of(day))?, number, false),
        };
        return found.map(|day| Place::relative(Unit::Day(day)));
    }
    if let Way::Told(_) = way {
        why.step(StepKind::Check, "the words do not say from which day it is counted, so this stays unplaced");
        return unknown();
    }
    let Some(doc) = setting.doc_day(why) else { return unknown() };
    let (found, grade) = match way {
        Way::Last => {
            why.step(StepKind::Rule, "‘last’: the latest one before that day");
            (weekday(doc.pred_opt()?, number, true)?, Grade::B)
        }
        Way::Next => {
            why.step(StepKind::Rule, "‘next’: the first one after that day");
            (weekday(doc.succ_opt()?, number, false)?, Grade::B)
        }
        Way::This => {
            why.step(StepKind::Rule, "‘this’: the one still to come, that day included");
            (weekday(doc, number, setting.tense == Tense::Past)?, Grade::B)
        }
        _ => {
            let grade = match setting.tense {
                Tense::Open => {
                    why.step(
                        StepKind::Rule,
                        "nothing says past or future; news tells what happened: the last one up to that day",
                    );
                    Grade::C
                }
                _ => setting.lean(why),
            };
            (weekday(doc, number, setting.tense != Tense::Future)?, grade)
        }
    };
    Some(Place::At(Unit::Day(found), Basis::Relative, grade))
}

pub fn day_of_month(setting: &Setting<'_>, day: u8, why: &mut Derivation) -> Place {
    let nowhere = Place::Nowhere(format!("XXXX-XX-{day:02}"), None);
    let told = setting.told.and_then(|told| match told.unit {
        Unit::Day(date) => Some((date.year(), date.month(), told.span)),
        Unit::Month(year, month) => Some((year, u32::from(month), told.span)),
        _ => None,
    });
    if let Some((year, month, span)) = told {
        why.step(StepKind::Anchor, "the month told before");
        why.anchor = Some(span);
        return NaiveDate::from_ymd_opt(year, month, u32::from(day))
            .map_or(nowhere, |day| Place::inferred(Unit::Day(day)));
    }
    let Some(doc) = setting.doc_day(why) else { return nowhere };
    setting.lean(why);
    let here = doc.with_day(u32::from(day));
    let date = match setting.tense {
        Tense::Future if doc.day() > u32::from(day) => {
            add_months(doc, 1).and_then(|date| date.with_day(u32::from(day)))
        }
        Tense::Past if doc.day() < u32::from(day) => add_months(doc, -1).and_then(|date| date.with_day(u32::from(day))),
        _ => here,
    };
    date.map_or(nowhere, |day| Place::inferred(Unit::Day(day)))
}

pub fn nth_weekday(
    setting: &Setting<'_>,
    nth: i8,
    number: u8,
    month: u8,
    year: Option<i32>,
    why: &mut Derivation,
) -> Option<Place> {
    let place = match year {
        Some(year) => Place::full(Unit::Month(year, month)),
        None => months::month(setting, month, None, Way::Bare, why)?,
    };
    let Place::At(unit, basis, grade) = place else { return Some(place) };
    why.step(StepKind::Rule, "counted within that month");
    let day = if nth < 0 {
        weekday(last_day(unit)?, number, true)?
    } else {
        add_days(weekday(first_day(unit)?, number, false)?, i32::from(nth - 1) * 7)?
    };
    Some(Place::At(Unit::Day(day), basis, grade))
}
