//! Symbols meet the calendar: which day, month or year a reading means, from the anchors and the tense.

use chrono::{Datelike, NaiveDate};

use crate::model::{Basis, Derivation, Grade, Unit};
use crate::rules::dates::calendar::arithmetic::{add_days, first_day, shift, weekday, year_of};
use crate::rules::dates::calendar::value;
use crate::rules::dates::context::reader::Told;
use crate::rules::dates::context::setting::Setting;
use crate::rules::dates::context::tense::Tense;
use crate::rules::dates::reading::{Sense, Step};

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
        why.step("Rule", if days < 0 { "the day before it" } else { "the day after it" });
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

    pub fn inferred(unit: Unit) -> Self {
        Self::At(unit, Basis::Inferred, Grade::C)
    }
}

impl Setting<'_> {
    /// Places a reading; every decision leaves a step.
    pub fn place(&self, sense: Sense, why: &mut Derivation) -> Option<Place> {
        Some(match sense {
            Sense::Full(unit) => {
                why.step("Rule", "written in full");
                Place::full(unit)
            }
            Sense::Month(month, day, way) => self.month(month, day, way, why)?,
            Sense::MonthOf(month, day, by) => {
                let Some(year) = self.doc_year(by, why) else { return Some(month_only(month, day)) };
                Place::relative(month_unit(year, month, day)?)
            }
            Sense::Weekday(number, way) => self.weekday(number, way, why)?,
            Sense::WeekdayOf(number, by) => {
                let Some(day) = self.doc_day(why) else {
                    return Some(Place::Nowhere(format!("XXXX-WXX-{number}"), None));
                };
                let Some(Unit::Week(year, week)) = shift(Step::Week, day, i32::from(by)) else { return None };
                let monday = first_day(Unit::Week(year, week))?;
                why.step("Rule", format!("that weekday of the week of {monday}"));
                Place::relative(Unit::Day(weekday(monday, number, false)?))
            }
            Sense::NthWeekday(nth, number, month, year) => self.nth_weekday(nth, number, month, year, why)?,
            Sense::SameLastYear(step) => {
                match self.near.or(self.told.map(|told| told.unit)).filter(|unit| size(*unit) <= step) {
                    Some(unit) => {
                        why.step("Anchor", "the date told before");
                        let year = year_of(unit)? - 1;
                        let day = first_day(unit).and_then(|day| day.with_year(year))?;
                        Place::relative(shift(step, day, 0)?)
                    }
                    None => Place::Nowhere(value::unknown(step).to_owned(), None),
                }
            }
            Sense::DayOfMonth(day) => self.day_of_month(day, why),
            Sense::Quarter(number, way) => self.quarter(number, way, why)?,
            Sense::QuarterOf(number, by) => match self.this_year(by, why) {
                Some(year) => Place::relative(Unit::Quarter(year, number)),
                None => Place::Nowhere(format!("XXXX-Q{number}"), None),
            },
            Sense::Half(number, _) => match self.told_year().or_else(|| self.doc_year(0, why)) {
                Some(year) => Place::inferred(Unit::Half(year, number)),
                None => Place::Nowhere(format!("XXXX-H{number}"), None),
            },
            Sense::HalfOf(number, by) => match self.this_year(by, why) {
                Some(year) => Place::relative(Unit::Half(year, number)),
                None => Place::Nowhere(format!("XXXX-H{number}"), None),
            },
            Sense::Season(number, way) => self.season(number, way, why)?,
            Sense::SeasonOf(number, by) => match self.doc_year(by, why) {
                Some(year) => Place::relative(Unit::Season(year, number)),
                None => Place::Nowhere("XXXX".to_owned(), None),
            },
            Sense::Holiday(code, year, way) => self.holiday(code, year, way, why)?,
            Sense::HolidayWeek(code, way) => match self.holiday(code, None, way, why)? {
                Place::At(unit, basis, grade) => Place::At(Unit::week_of(first_day(unit)?), basis, grade),
                _ => Place::Nowhere("XXXX-WXX".to_owned(), None),
            },
            Sense::Shift(step, by, base) => self.shift(step, by, base, why)?,
            Sense::Same(step) => self.same(step, why)?,
            Sense::TheUnit(step) => self.the_unit(step, why)?,
            Sense::YearBefore => self.year_before(why)?,
            Sense::Period => self.the_period(why)?,
            Sense::PeriodIn(year, number) => match (number, self.period) {
                (Some(number), _) => Place::full(Unit::Quarter(year, number)),
                (None, Some(Unit::Quarter(_, number))) => {
                    why.step("Anchor", "the quarter told before");
                    Place::relative(Unit::Quarter(year, number))
                }
                _ => Place::full(Unit::Year(year)),
            },
            Sense::YearEnd => {
                let by = if self.tense == Tense::Past && self.evidence.eq_ignore_ascii_case("since") { -1 } else { 0 };
                match self.doc_year(by, why) {
                    Some(year) => Place::relative(Unit::Day(NaiveDate::from_ymd_opt(year, 12, 31)?)),
                    None => Place::Nowhere("XXXX-12-31".to_owned(), Some(Unit::MonthDay(12, 31))),
                }
            }
            Sense::Fiscal(year, start) => {
                let side = if start.is_some_and(|start| start > 100) { "begins" } else { "ends" };
                why.step("Rule", format!("a fiscal year is named for the calendar year in which it {side}"));
                Place::full(Unit::Year(year))
            }
            Sense::FiscalShift(by, _) => match self.doc_year(by, why) {
                Some(year) => Place::relative(Unit::Year(year)),
                None => Place::Nowhere("XXXX".to_owned(), None),
            },
            Sense::CenturyTurn(century) => {
                why.step("Rule", "the years about the start of a century");
                match century {
                    Some(century) => Place::full(Unit::Year(century * 100)),
                    None if self.doc.year.is_some_and(|year| year < 1970) => Place::inferred(Unit::Year(1900)),
                    None => Place::inferred(Unit::Year(2000)),
                }
            }
            Sense::Then => match self.told {
                Some(told) => {
                    why.step("Anchor", "the date told before");
                    why.anchor = Some(told.span);
                    Place::relative(told.unit)
                }
                None => return None,
            },
            Sense::Time => match self.told_day(why) {
                Some(day) => Place::relative(Unit::Day(day)),
                None => Place::Nowhere("XXXX-XX-XX".to_owned(), None),
            },
            _ => return None,
        })
    }

    pub fn doc_day(&self, why: &mut Derivation) -> Option<NaiveDate> {
        why.step("Anchor", self.doc.words.clone());
        if self.doc.day.is_none() {
            why.step("Check", "the day of the document is not known, so this stays unplaced");
        }
        self.doc.day
    }

    pub fn doc_year(&self, by: i8, why: &mut Derivation) -> Option<i32> {
        why.step("Anchor", self.doc.words.clone());
        if self.doc.year.is_none() {
            why.step("Check", "the year of the document is not known, so this stays unplaced");
        }
        self.doc.year.map(|year| year + i32::from(by))
    }

    /// The document's year, or the one that the text is in.
    fn this_year(&self, by: i8, why: &mut Derivation) -> Option<i32> {
        let Some((year, span)) = self.year_here else { return self.doc_year(by, why) };
        why.step("Anchor", format!("the year {year}, told in the same place"));
        why.anchor = Some(span);
        Some(year + i32::from(by))
    }

    fn told_year(&self) -> Option<i32> {
        self.told.and_then(|told| year_of(told.unit))
    }

    /// The day told last, or the document's.
    fn told_day(&self, why: &mut Derivation) -> Option<NaiveDate> {
        if let Some(Told { unit: Unit::Day(day), span }) = self.told {
            why.step("Anchor", "the day told before");
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
        why.step("Rule", text);
        grade
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
