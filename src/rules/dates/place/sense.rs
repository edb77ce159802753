//! Symbols meet the calendar: which day, month or year a reading means, from the anchors and the tense.

use chrono::{Datelike, Months, NaiveDate};

use crate::model::{Derivation, StepKind, Unit};
use crate::rules::dates::calendar::arithmetic::{first_day, shift, weekday, year_of};
use crate::rules::dates::calendar::value;
use crate::rules::dates::context::setting::Setting;
use crate::rules::dates::context::tense::Tense;
use crate::rules::dates::reading::{Sense, Step};

use super::found::{Place, month_only, month_unit, size};
use super::{counted, months, terms, weekdays};

/// Places a reading; every decision leaves a step.
pub fn place(setting: &Setting<'_>, sense: Sense, why: &mut Derivation) -> Option<Place> {
    Some(match sense {
        Sense::Full(unit) => {
            why.step(StepKind::Rule, "written in full");
            Place::full(unit)
        }
        Sense::Month(month, day, way) => months::month(setting, month, day, way, why)?,
        Sense::MonthOf(month, day, by) => {
            let Some(year) = setting.doc_year(by, why) else { return Some(month_only(month, day)) };
            Place::relative(month_unit(year, month, day)?)
        }
        Sense::Weekday(number, way) => weekdays::weekday_named(setting, number, way, why)?,
        Sense::WeekdayOf(number, by) => {
            let Some(day) = setting.doc_day(why) else {
                return Some(Place::Nowhere(format!("XXXX-WXX-{number}"), None));
            };
            let Some(Unit::Week(year, week)) = shift(Step::Week, day, i32::from(by)) else { return None };
            let monday = first_day(Unit::Week(year, week))?;
            why.step(StepKind::Rule, format!("that weekday of the week of {monday}"));
            Place::relative(Unit::Day(weekday(monday, number, false)?))
        }
        Sense::NthWeekday(nth, number, month, year) => weekdays::nth_weekday(setting, nth, number, month, year, why)?,
        Sense::SameLastYear(step) => {
            match setting.near.or(setting.told.map(|told| told.unit)).filter(|unit| size(*unit) <= step) {
                Some(unit) => {
                    why.step(StepKind::Anchor, "the date told before");
                    let year = year_of(unit)? - 1;
                    let day = first_day(unit).and_then(|day| day.with_year(year))?;
                    Place::relative(shift(step, day, 0)?)
                }
                None => Place::Nowhere(value::unknown(step).to_owned(), None),
            }
        }
        Sense::DayOfMonth(day) => weekdays::day_of_month(setting, day, why),
        _ => return of_year(setting, sense, why).or_else(|| of_text(setting, sense, why)),
    })
}

/// Parts of a year: quarters, halves, seasons, feasts, fiscal years.
fn of_year(setting: &Setting<'_>, sense: Sense, why: &mut Derivation) -> Option<Place> {
    Some(match sense {
        Sense::Quarter(number, way) => terms::quarter_named(setting, number, way, why)?,
        Sense::QuarterOf(number, by) => match setting.this_year(by, why) {
            Some(year) => Place::relative(Unit::Quarter(year, number)),
            None => Place::Nowhere(format!("XXXX-Q{number}"), None),
        },
        Sense::Half(number, _) => match setting.line_year().or_else(|| setting.doc_year(0, why)) {
            // "slumped in the first half", told in January.
            Some(year) => Place::inferred(Unit::Half(year - i32::from(is_to_come(setting, year, number)), number)),
            None => Place::Nowhere(format!("XXXX-H{number}"), None),
        },
        Sense::HalfOf(number, by) => match setting.this_year(by, why) {
            Some(year) => Place::relative(Unit::Half(year, number)),
            None => Place::Nowhere(format!("XXXX-H{number}"), None),
        },
        Sense::Season(number, way) => terms::season(setting, number, way, why)?,
        Sense::SeasonOf(number, by) => match setting.doc_year(by, why) {
            Some(year) => Place::relative(Unit::Season(year, number)),
            None => Place::Nowhere("XXXX".to_owned(), None),
        },
        Sense::Holiday(code, year, way) => terms::holiday_named(setting, code, year, way, why)?,
        Sense::HolidayWeek(code, way) => match terms::holiday_named(setting, code, None, way, why)? {
            Place::At(unit, basis, grade) => Place::At(Unit::week_of(first_day(unit)?), basis, grade),
            _ => Place::Nowhere("XXXX-WXX".to_owned(), None),
        },
        Sense::YearEnd => {
            let by =
                if setting.tense == Tense::Past && setting.evidence.eq_ignore_ascii_case("since") { -1 } else { 0 };
            match setting.doc_year(by, why) {
                Some(year) => Place::relative(Unit::Day(NaiveDate::from_ymd_opt(year, 12, 31)?)),
                None => Place::Nowhere("XXXX-12-31".to_owned(), Some(Unit::MonthDay(12, 31))),
            }
        }
        Sense::Fiscal(year, start) => {
            let side = if start.is_some_and(|start| start > 100) { "begins" } else { "ends" };
            why.step(StepKind::Rule, format!("a fiscal year is named for the calendar year in which it {side}"));
            Place::full(Unit::Year(year))
        }
        Sense::FiscalShift(by, _) => match setting.doc_year(by, why) {
            Some(year) => Place::relative(Unit::Year(year)),
            None => Place::Nowhere("XXXX".to_owned(), None),
        },
        Sense::CenturyTurn(century) => {
            why.step(StepKind::Rule, "the years about the start of a century");
            match century {
                Some(century) => Place::full(Unit::Year(century * 100)),
                None if setting.doc.year.is_some_and(|year| year < 1970) => Place::inferred(Unit::Year(1900)),
                None => Place::inferred(Unit::Year(2000)),
            }
        }
        _ => return None,
    })
}

/// True for a half of a year that had not ended when it was told as past.
fn is_to_come(setting: &Setting<'_>, year: i32, half: u8) -> bool {
    let end = first_day(Unit::Half(year, half)).and_then(|first| first.checked_add_months(Months::new(6)));
    let written = setting.doc.stand_in();
    let ahead = end.zip(written).is_some_and(|(end, written)| setting.line_year().is_none() && written < end);
    ahead && setting.tense == Tense::Past
}

/// What is counted from what the text has told.
fn of_text(setting: &Setting<'_>, sense: Sense, why: &mut Derivation) -> Option<Place> {
    Some(match sense {
        Sense::Shift(step, by, base) => counted::counted(setting, step, by, base, why)?,
        Sense::Same(step) => counted::same(setting, step, why)?,
        Sense::TheUnit(step) => counted::the_unit(setting, step, why)?,
        Sense::YearBefore => counted::year_before(setting, why)?,
        Sense::Period => counted::the_period(setting, why)?,
        Sense::PeriodIn(year, number) => match (number, setting.period) {
            (Some(number), _) => Place::full(Unit::Quarter(year, number)),
            (None, Some(Unit::Quarter(_, number))) => {
                why.step(StepKind::Anchor, "the quarter told before");
                Place::relative(Unit::Quarter(year, number))
            }
            _ => Place::full(Unit::Year(year)),
        },
        Sense::Then => match setting.told {
            Some(told) => {
                why.step(StepKind::Anchor, "the date told before");
                why.anchor = Some(told.span);
                Place::relative(told.unit)
            }
            None => return None,
        },
        Sense::Time => match setting.told_day(why) {
            Some(day) => Place::relative(Unit::Day(day)),
            None => Place::Nowhere("XXXX-XX-XX".to_owned(), None),
        },
        _ => return None,
    })
}
