//! Quarters, seasons and named days without their year: which year the anchors and the tense give them.

use chrono::Datelike;

use crate::model::{Basis, Derivation, Grade, StepKind, Unit};
use crate::rules::dates::calendar::arithmetic::{
    first_day, holiday, last_day, quarter, quarter_of, season_of, year_of,
};
use crate::rules::dates::context::setting::Setting;
use crate::rules::dates::context::tense::Tense;
use crate::rules::dates::reading::Way;

use super::found::Place;

pub fn quarter_named(setting: &Setting<'_>, number: u8, way: Way, why: &mut Derivation) -> Option<Place> {
    if let Some(after) = setting.after.and_then(first_day) {
        let year = if number >= quarter_of(after) { after.year() } else { after.year() + 1 };
        return Some(Place::relative(Unit::Quarter(year, number)));
    }
    if let (Way::Bare, Some(told)) = (way, setting.year) {
        let year = setting.anchored_in(told, why);
        return Some(Place::in_year(setting, told.1, Unit::Quarter(year, number)));
    }
    if let (Way::Told(by), Some(told)) = (way, setting.told) {
        why.step(StepKind::Anchor, "the date told before");
        why.anchor = Some(told.span);
        return Some(Place::relative(Unit::Quarter(year_of(told.unit)? + i32::from(by), number)));
    }
    why.step(StepKind::Anchor, setting.doc.words.clone());
    let Some(day) = setting.doc.day.or_else(|| setting.doc.month.and_then(|_| setting.doc.stand_in())) else {
        // "In the first quarter of 2018 it fell. In the second quarter it rose", in a text without a date.
        if let (Way::Bare, Some(year)) = (way, setting.told_year()) {
            return Some(Place::inferred(Unit::Quarter(year, number)));
        }
        why.step(StepKind::Check, "the document’s quarter is not known, so this stays unplaced");
        return Some(Place::Nowhere(format!("XXXX-Q{number}"), None));
    };
    let (year, here) = (day.year(), i32::from(quarter_of(day)));
    // Quarters from the document's own: 0 to 3 ahead, so 3 is the one just over.
    let ahead = (i32::from(number) - here).rem_euclid(4);
    let by = match (way, setting.tense) {
        (Way::This, _) => i32::from(number) - here,
        (Way::Last, _) if ahead == 0 => -4,
        (Way::Next, _) if ahead == 0 => 4,
        (Way::Next, _) => ahead,
        (Way::Bare, _) if ahead == 0 => 0,
        // Results of the quarter just over may still be to come.
        (Way::Bare, Tense::Future) if ahead < 3 => ahead,
        (Way::Bare, Tense::Open) if ahead == 1 => ahead,
        _ => ahead - 4,
    };
    let found = quarter(year, here + by);
    let grade = if way == Way::Bare { setting.lean(why) } else { Grade::B };
    Some(Place::At(found, Basis::Relative, grade))
}

/// The first unit of a kind, told year by year, that lies at or after the point the story has reached.
pub fn after_story(setting: &Setting<'_>, unit: impl Fn(i32) -> Option<Unit>, why: &mut Derivation) -> Option<Place> {
    let (from, span) = setting.story?;
    let year = [from.year(), from.year() + 1]
        .into_iter()
        .find(|year| unit(*year).and_then(last_day).is_some_and(|last| last >= from))?;
    let found = unit(year)?;
    if setting.doc.day.zip(first_day(found)).is_some_and(|(doc, first)| first > doc) {
        return None;
    }
    why.step(StepKind::Anchor, format!("the story of this sentence, which has come to {from}"));
    why.anchor = Some(span);
    Some(Place::inferred(found))
}

pub fn season(setting: &Setting<'_>, number: u8, way: Way, why: &mut Derivation) -> Option<Place> {
    if way == Way::Bare
        && let Some(place) = after_story(setting, |year| Some(Unit::Season(year, number)), why)
    {
        return Some(place);
    }
    if let (Way::Bare, Some(told)) = (way, setting.year) {
        let year = setting.anchored_in(told, why);
        return Some(Place::in_year(setting, told.1, Unit::Season(year, number)));
    }
    why.step(StepKind::Anchor, setting.doc.words.clone());
    let Some(day) = setting.doc.day.or_else(|| setting.doc.month.and_then(|_| setting.doc.stand_in())) else {
        why.step(StepKind::Check, "the season of the document is not known, so this stays unplaced");
        return Some(Place::Nowhere("XXXX".to_owned(), None));
    };
    let (year, here) = season_of(day);
    let past = if number < here { year } else { year - 1 };
    let found = match (way, setting.tense) {
        (Way::Last, _) => past,
        (Way::This, _) => {
            if number == 4 && here == 4 {
                year
            } else {
                day.year()
            }
        }
        (Way::Next, _) | (_, Tense::Future) => {
            if number > here || (number == here && way != Way::Next) {
                year
            } else {
                year + 1
            }
        }
        _ => {
            if number == here {
                year
            } else {
                past
            }
        }
    };
    let grade = if way == Way::Bare { setting.lean(why) } else { Grade::B };
    Some(Place::At(Unit::Season(found, number), Basis::Relative, grade))
}

pub fn holiday_named(
    setting: &Setting<'_>,
    code: u16,
    year: Option<i32>,
    way: Way,
    why: &mut Derivation,
) -> Option<Place> {
    if let Some(year) = year.or_else(|| setting.year.filter(|_| way == Way::Bare).map(|(year, _)| year)) {
        why.step(StepKind::Rule, "a named day of that year");
        return Some(Place::full(Unit::Day(holiday(code, year)?)));
    }
    if way == Way::Bare
        && let Some(place) = after_story(setting, |year| holiday(code, year).map(Unit::Day), why)
    {
        return Some(place);
    }
    why.step(StepKind::Anchor, setting.doc.words.clone());
    let fixed = || match code {
        100.. => Place::Nowhere(
            format!("XXXX-{:02}-{:02}", code / 100, code % 100),
            Some(Unit::MonthDay((code / 100) as u8, (code % 100) as u8)),
        ),
        _ => Place::Nowhere("XXXX-XX-XX".to_owned(), None),
    };
    let Some(doc) = setting.doc.day else {
        let Some(year) = setting.doc.year.filter(|_| setting.tense == Tense::Future) else { return Some(fixed()) };
        return Some(Place::inferred(Unit::Day(holiday(code, year)?)));
    };
    let here = holiday(code, doc.year())?;
    // Just ahead of the document: "Easter week began" is not that of a year ago.
    let close = way == Way::Bare && (1..=10).contains(&(here - doc).num_days());
    let year = match (way, setting.tense) {
        _ if close => doc.year(),
        (Way::Last, _) | (Way::Bare, Tense::Past) => doc.year() - i32::from(here > doc),
        (Way::Next, _) | (Way::Bare, Tense::Future) => doc.year() + i32::from(here < doc),
        (Way::Bare, Tense::Open) if (here - doc).num_days() > 183 => doc.year() - 1,
        _ => doc.year(),
    };
    let grade = if way == Way::Bare { setting.lean(why) } else { Grade::B };
    Some(Place::At(Unit::Day(holiday(code, year)?), Basis::Relative, grade))
}
