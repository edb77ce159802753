//! A time expression under construction, and how its meaning is spelled and described.

use crate::model::{Basis, Grade, Part, Unit, When};
use crate::rules::dates::calendar::value;
use crate::rules::dates::reading::{Reading, Sense, Step};

/// A timex under construction.
pub struct Draft {
    pub value: String,
    pub when: Option<When>,
    pub basis: Basis,
    pub grade: Grade,
    pub parts: Vec<Part>,
}

impl Draft {
    pub fn unplaced(value: impl Into<String>) -> Self {
        Self { value: value.into(), when: None, basis: Basis::Relative, grade: Grade::U, parts: Vec::new() }
    }

    pub fn placed(value: String, when: When, basis: Basis, grade: Grade) -> Self {
        Self { value, when: Some(when), basis, grade, parts: Vec::new() }
    }
}

/// The value with what the sense adds to its unit.
pub fn spelled(reading: &Reading, sense: Sense, unit: Unit) -> String {
    let value = match (sense, unit) {
        (Sense::Shift(Step::Weekend, ..), Unit::Week(year, week)) => format!("{year:04}-W{week:02}-WE"),
        _ => value::of_unit(unit),
    };
    match reading.clock {
        Some(clock) if matches!(unit, Unit::Day(_)) => value::with_clock(&value, clock),
        _ => value,
    }
}

/// What the words were read as, in plain words.
pub fn describe(sense: Sense) -> &'static str {
    match sense {
        Sense::Full(Unit::Day(_)) => "a calendar day",
        Sense::Full(Unit::Month(..)) => "a month of a year",
        Sense::Full(Unit::Year(_)) => "a year",
        Sense::Full(_) => "a date with its year",
        Sense::Month(_, Some(_), _) | Sense::MonthOf(_, Some(_), _) => "a day and month without year",
        Sense::Month(..) | Sense::MonthOf(..) => "a month without year",
        Sense::Weekday(..) | Sense::WeekdayOf(..) => "a weekday",
        Sense::DayOfMonth(_) => "a day of a month not named",
        Sense::Quarter(..) | Sense::QuarterOf(..) | Sense::Period | Sense::PeriodIn(..) | Sense::PeriodEnded(_) => {
            "a quarter or reporting period"
        }
        Sense::Half(..) | Sense::HalfOf(..) => "half of a year",
        Sense::Season(..) | Sense::SeasonOf(..) => "a season",
        Sense::Holiday(..) => "a named day",
        Sense::Shift(..) | Sense::TheUnit(_) => "a date counted from another one",
        Sense::Same(_) => "a date told before",
        Sense::YearBefore => "the same time one year earlier",
        Sense::YearEnd => "the last day of a year",
        Sense::Fiscal(..) | Sense::FiscalShift(..) => "a fiscal year",
        Sense::Time => "a time of day",
        _ => "a date",
    }
}
