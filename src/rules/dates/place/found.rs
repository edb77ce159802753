//! What placing a reading gives, and the units it is told in.

use chrono::NaiveDate;

use crate::model::{Basis, Derivation, Grade, Span, StepKind, Unit};
use crate::rules::dates::calendar::arithmetic::add_days;
use crate::rules::dates::context::setting::Setting;
use crate::rules::dates::reading::Step;

/// Where a reading lies.
#[derive(Debug, Clone, PartialEq)]
pub enum Place {
    /// At a calendar unit.
    At(Unit, Basis, Grade),
    /// At a calendar unit by its value, in truth about a day of it: "two weeks later".
    About(Unit, NaiveDate),
    /// Somewhere that cannot be known: its TIMEX3 value, and what is known without year.
    Nowhere(String, Option<Unit>),
}

impl Place {
    /// The same, some days on: "the day after Memorial Day".
    pub fn moved(self, days: i8, why: &mut Derivation) -> Self {
        let Self::At(Unit::Day(day), _, grade) = self else { return Self::Nowhere("XXXX-XX-XX".to_owned(), None) };
        why.step(StepKind::Rule, if days < 0 { "the day before it" } else { "the day after it" });
        match add_days(day, i32::from(days)) {
            Some(day) => Self::At(Unit::Day(day), Basis::Relative, grade),
            None => Self::Nowhere("XXXX-XX-XX".to_owned(), None),
        }
    }

    pub fn full(unit: Unit) -> Self {
        Self::At(unit, Basis::Explicit, Grade::A)
    }

    pub fn relative(unit: Unit) -> Self {
        Self::At(unit, Basis::Relative, Grade::B)
    }

    /// In a year that the text tells elsewhere: counted from it where it is the heading above, else taken to go on.
    pub fn in_year(setting: &Setting<'_>, told: Span, unit: Unit) -> Self {
        if setting.is_heading(told) { Self::relative(unit) } else { Self::inferred(unit) }
    }

    pub fn inferred(unit: Unit) -> Self {
        Self::At(unit, Basis::Inferred, Grade::C)
    }
}

/// The year in which a month lies nearest to another month of a year.
pub fn nearest(year: i32, month: u8, doc_month: u8) -> i32 {
    match i32::from(month) - i32::from(doc_month) {
        far if far > 6 => year - 1,
        far if far < -6 => year + 1,
        _ => year,
    }
}

pub fn month_unit(year: i32, month: u8, day: Option<u8>) -> Option<Unit> {
    match day {
        Some(day) => NaiveDate::from_ymd_opt(year, u32::from(month), u32::from(day)).map(Unit::Day),
        None => Some(Unit::Month(year, month)),
    }
}

pub fn month_only(month: u8, day: Option<u8>) -> Place {
    match day {
        Some(day) => Place::Nowhere(format!("XXXX-{month:02}-{day:02}"), Some(Unit::MonthDay(month, day))),
        None => Place::Nowhere(format!("XXXX-{month:02}"), Some(Unit::MonthOnly(month))),
    }
}

/// The step of a unit's size.
pub fn size(unit: Unit) -> Step {
    match unit {
        Unit::Century(_) => Step::Century,
        Unit::Decade(_) => Step::Decade,
        Unit::Year(_) => Step::Year,
        Unit::Half(..) => Step::Half,
        Unit::Season(..) => Step::Season,
        Unit::Quarter(..) => Step::Quarter,
        Unit::Month(..) | Unit::MonthOnly(_) => Step::Month,
        Unit::Week(..) => Step::Week,
        Unit::Day(_) | Unit::MonthDay(..) => Step::Day,
        Unit::Hour(_) => Step::Hour,
        Unit::Minute(_) => Step::Minute,
    }
}
