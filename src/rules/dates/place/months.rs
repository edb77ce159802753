//! Months and days written without their year: which year the anchors and the tense give them.

use chrono::{Datelike, NaiveDate};

use crate::model::{Basis, Derivation, Grade, StepKind};
use crate::rules::dates::calendar::arithmetic::{first_day, year_of};
use crate::rules::dates::context::setting::Setting;
use crate::rules::dates::context::tense::Tense;
use crate::rules::dates::reading::Way;

use super::found::{Place, month_only, month_unit, nearest};
use super::terms;

pub fn month(setting: &Setting<'_>, month: u8, day: Option<u8>, way: Way, why: &mut Derivation) -> Option<Place> {
    let unit = |year| month_unit(year, month, day);
    if let Some(after) = setting.after.and_then(first_day) {
        why.step(StepKind::Anchor, "the first end of the range");
        let year = if u32::from(month) >= after.month() { after.year() } else { after.year() + 1 };
        return unit(year).map(Place::relative);
    }
    // "a surplus in January-August": what has run up since the year began.
    if let (1, None, Way::Bare, Tense::Open, Some(last)) = (month, day, way, setting.tense, setting.runs_to)
        && let Some((year, latest)) = setting.doc.latest()
    {
        why.step(StepKind::Anchor, setting.doc.words.clone());
        why.step(StepKind::Rule, "the months of a year that are over");
        return unit(year - i32::from(last > latest)).map(Place::relative);
    }
    match way {
        Way::Same | Way::Told(_) => {
            let by = if let Way::Told(by) = way { i32::from(by) } else { 0 };
            if let Some(told) = setting.told {
                why.step(StepKind::Anchor, "the date told before");
                why.anchor = Some(told.span);
                return unit(year_of(told.unit)? + by).map(Place::relative);
            }
        }
        _ => {}
    }
    if let (Way::Bare | Way::This, Some(told)) = (way, setting.year)
        && (way == Way::Bare || setting.doc.year.is_none())
    {
        let year = setting.anchored_in(told, why);
        return unit(year).map(|unit| Place::in_year(setting, told.1, unit));
    }
    if way == Way::Bare
        && setting.weekday.is_none()
        && let Some(place) = terms::after_story(setting, unit, why)
    {
        return Some(place);
    }
    why.step(StepKind::Anchor, setting.doc.words.clone());
    let Some(here) = setting.doc.year else {
        why.step(StepKind::Check, "no year is known for it, so it stays unplaced");
        return Some(month_only(month, day));
    };
    let Some(doc_month) = setting.doc.month else { return month_in_year(setting, here, month, day, way, why) };
    let doc_day = setting.doc.day.map(|date| date.day() as u8);
    // Months, and days where both are known, in the order of the calendar.
    let mine = (month, day.filter(|_| doc_day.is_some()).unwrap_or(0));
    let doc = (doc_month, day.and(doc_day).unwrap_or(0));
    let past_year = match setting.doc.latest() {
        Some((year, latest)) if setting.doc.lag > 0 => year - i32::from(month > latest),
        _ if mine <= doc => here,
        _ => here - 1,
    };
    let next_year = if mine >= doc { here } else { here + 1 };
    let (year, grade) = match way {
        Way::Last => {
            why.step(StepKind::Rule, "‘last’: the latest one before the anchor");
            (if mine < doc { here } else { here - 1 }, Grade::B)
        }
        Way::Next => {
            why.step(StepKind::Rule, "‘next’: the first one after the anchor");
            (if mine > doc { here } else { here + 1 }, Grade::B)
        }
        Way::This => {
            why.step(StepKind::Rule, "‘this’: the one of the anchor’s year");
            (here, Grade::B)
        }
        _ => {
            if let Some(year) = fitting_weekday(setting, month, day, here, why) {
                return unit(year).map(Place::relative);
            }
            let close = is_close(setting, month, day);
            let grade = if close { Grade::C } else { setting.lean(why) };
            let year = match setting.tense {
                Tense::Past if !close => past_year,
                Tense::Future => next_year,
                _ => nearest(here, month, doc_month),
            };
            (year, grade)
        }
    };
    Some(Place::At(unit(year).or_else(|| unit(year - 1))?, Basis::Relative, grade))
}

/// A month against a document of which only the year is known.
pub fn month_in_year(
    setting: &Setting<'_>,
    here: i32,
    month: u8,
    day: Option<u8>,
    way: Way,
    why: &mut Derivation,
) -> Option<Place> {
    let unit = |year| month_unit(year, month, day);
    match (way, setting.tense, setting.latest_month) {
        (Way::This, ..) | (Way::Bare, Tense::Future, _) => {
            why.step(StepKind::Rule, "told as still to come: in the document’s own year");
            unit(here).map(Place::inferred)
        }
        (Way::Bare | Way::Last, _, Some(latest)) => {
            why.step(
                StepKind::Rule,
                format!("the text looks ahead to month {latest} of {here}, so it was written by then; told as past, this lies before"),
            );
            unit(if month <= latest { here } else { here - 1 }).map(Place::inferred)
        }
        // A year that the text itself gave away is that of what it reports.
        (Way::Bare, Tense::Past, _) if setting.doc.inferred => {
            why.step(StepKind::Rule, "the year of what the text compares and reports");
            unit(here).map(Place::inferred)
        }
        _ => {
            why.step(
                StepKind::Check,
                "only the year of the document is known, so this month may be of that year or the one before",
            );
            Some(month_only(month, day))
        }
    }
}

/// "Saturday, April 25": the nearest year in which the weekday fits.
pub fn fitting_weekday(
    setting: &Setting<'_>,
    month: u8,
    day: Option<u8>,
    here: i32,
    why: &mut Derivation,
) -> Option<i32> {
    let (day, weekday) = (day?, setting.weekday?);
    let fits = |year: &i32| {
        NaiveDate::from_ymd_opt(*year, u32::from(month), u32::from(day))
            .is_some_and(|date| date.weekday().number_from_monday() == u32::from(weekday))
    };
    let year = [here, here - 1, here + 1].into_iter().find(fits)?;
    why.step(StepKind::Check, format!("the weekday fits {year}"));
    Some(year)
}

/// A date just ahead of the document: told as past it is still this one and not that of a year ago.
pub fn is_close(setting: &Setting<'_>, month: u8, day: Option<u8>) -> bool {
    let Some(doc) = setting.doc.stand_in() else { return false };
    match (day, setting.doc.day) {
        (Some(day), Some(_)) => [doc.year(), doc.year() + 1].into_iter().any(|year| {
            NaiveDate::from_ymd_opt(year, u32::from(month), u32::from(day))
                .is_some_and(|date| (1..=10).contains(&(date - doc).num_days()))
        }),
        // "told them of a cut in September", said in August: hardly that of a year ago.
        _ => setting.reported && setting.lone && u32::from(month) == doc.month() % 12 + 1,
    }
}
