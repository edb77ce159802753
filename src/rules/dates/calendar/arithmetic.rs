//! Arithmetic on calendar units: shifting, the nearest month or weekday, thirds of a period, movable feasts.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use crate::model::{Date, Edge, Qualifier, Unit, When};
use crate::rules::dates::reading::{Stage, Step};

/// The unit of a size that lies `by` units away from the one that holds a day.
pub fn shift(step: Step, day: NaiveDate, by: i32) -> Option<Unit> {
    let year = day.year();
    Some(match step {
        Step::Second | Step::Minute | Step::Hour => return None,
        Step::Day => Unit::Day(add_days(day, by)?),
        Step::Fortnight => Unit::week_of(add_days(day, by.checked_mul(14)?)?),
        // A weekend is held as its week here; `value` knows how TIMEX3 writes it.
        Step::Week | Step::Weekend => Unit::week_of(add_days(day, by.checked_mul(7)?)?),
        Step::Month => {
            let first = add_months(day, by)?;
            Unit::Month(first.year(), first.month() as u8)
        }
        Step::Quarter => quarter(year, i32::from(quarter_of(day)) + by),
        Step::Half => {
            let half = year.checked_mul(2)? + i32::from(day.month() > 6) + by;
            Unit::Half(half.div_euclid(2), half.rem_euclid(2) as u8 + 1)
        }
        Step::Season => {
            let season = i32::from(season_of(day).1) - 1 + by;
            Unit::Season(season_of(day).0 + season.div_euclid(4), season.rem_euclid(4) as u8 + 1)
        }
        Step::Year => Unit::Year(year.checked_add(by)?),
        Step::Decade => Unit::Decade(year.div_euclid(10).checked_add(by)?),
        Step::Century => Unit::Century(year.div_euclid(100).checked_add(by)?),
        Step::Millennium => Unit::Century(year.div_euclid(1000).checked_add(by)?.checked_mul(10)?),
    })
}

/// A day so many days away.
pub fn add_days(day: NaiveDate, by: i32) -> Option<NaiveDate> {
    let days = Days::new(u64::from(by.unsigned_abs()));
    if by < 0 { day.checked_sub_days(days) } else { day.checked_add_days(days) }
}

/// A day so many months away, cut to the end of its month.
pub fn add_months(day: NaiveDate, by: i32) -> Option<NaiveDate> {
    let months = Months::new(by.unsigned_abs());
    if by < 0 { day.checked_sub_months(months) } else { day.checked_add_months(months) }
}

/// The quarter that holds a day, 1 to 4.
pub fn quarter_of(day: NaiveDate) -> u8 {
    (day.month0() / 3) as u8 + 1
}

/// A quarter by its number counted from a year's first; numbers past 4 run into later years.
pub fn quarter(year: i32, number: i32) -> Unit {
    let from_zero = number - 1;
    Unit::Quarter(year + from_zero.div_euclid(4), from_zero.rem_euclid(4) as u8 + 1)
}

/// The season that holds a day; January and February belong to the winter of the year before.
pub fn season_of(day: NaiveDate) -> (i32, u8) {
    match day.month() {
        1 | 2 => (day.year() - 1, 4),
        month => (day.year(), (month / 3) as u8),
    }
}

/// The number of years a unit lies away from another year: the same unit of that year.
pub fn years_away(unit: Unit, by: i32) -> Option<Unit> {
    Some(match unit {
        Unit::Year(y) => Unit::Year(y + by),
        Unit::Half(y, h) => Unit::Half(y + by, h),
        Unit::Season(y, s) => Unit::Season(y + by, s),
        Unit::Quarter(y, q) => Unit::Quarter(y + by, q),
        Unit::Month(y, m) => Unit::Month(y + by, m),
        Unit::Week(y, _) => Unit::Year(y + by),
        Unit::Day(d) => Unit::Year(d.year() + by),
        Unit::Hour(t) | Unit::Minute(t) => Unit::Year(t.date().year() + by),
        _ => return None,
    })
}

/// First day of a unit.
pub fn first_day(unit: Unit) -> Option<NaiveDate> {
    unit.bounds().map(|bounds| bounds.start.date())
}

/// Last day of a unit.
pub fn last_day(unit: Unit) -> Option<NaiveDate> {
    match unit {
        Unit::Hour(t) | Unit::Minute(t) => Some(t.date()),
        _ => unit.bounds().and_then(|bounds| bounds.end.date().pred_opt()),
    }
}

/// The year a unit lies in, where it is one.
pub fn year_of(unit: Unit) -> Option<i32> {
    match unit {
        Unit::Century(_) | Unit::Decade(_) | Unit::MonthOnly(_) | Unit::MonthDay(..) => None,
        other => first_day(other).map(|day| day.year()),
    }
}

/// The weekday (1 Monday) on or before a day, or on or after it.
pub fn weekday(day: NaiveDate, weekday: u8, back: bool) -> Option<NaiveDate> {
    let here = i32::from(day.weekday().number_from_monday() as u8);
    let ahead = (i32::from(weekday) - here).rem_euclid(7);
    add_days(day, if back && ahead > 0 { ahead - 7 } else { ahead })
}

/// A named day in a year: fixed ones are month * 100 + day, movable ones small numbers (see the lexicon).
pub fn holiday(code: u16, year: i32) -> Option<NaiveDate> {
    let nth = |month: u32, weekday: Weekday, n: u8| NaiveDate::from_weekday_of_month_opt(year, month, weekday, n);
    match code {
        100.. => NaiveDate::from_ymd_opt(year, u32::from(code / 100), u32::from(code % 100)),
        1 => nth(11, Weekday::Thu, 4),
        2 => nth(9, Weekday::Mon, 1),
        3 => nth(5, Weekday::Mon, 5).or_else(|| nth(5, Weekday::Mon, 4)),
        4 => nth(10, Weekday::Mon, 2),
        5 => nth(1, Weekday::Mon, 3),
        6 => nth(2, Weekday::Mon, 3),
        7 => nth(5, Weekday::Sun, 2),
        8 => nth(6, Weekday::Sun, 3),
        20 => easter(year),
        21 => add_days(easter(year)?, -2),
        22 => add_days(easter(year)?, 1),
        23 => add_days(easter(year)?, -7),
        24 => add_days(easter(year)?, -46),
        25 => add_days(easter(year)?, -47),
        26 => add_days(easter(year)?, 49),
        30 => lunar_new_year(year),
        _ => None,
    }
}

/// Easter Sunday of the Gregorian calendar (the anonymous algorithm, Meeus 1991).
#[expect(clippy::many_single_char_names, reason = "the letters of the published algorithm")]
fn easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let month = (h + l - 7 * m + 114) / 31;
    let day = (h + l - 7 * m + 114) % 31 + 1;
    NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}

/// The first day of the Chinese calendar's year, 1990 to 2030 (Hong Kong Observatory's conversion tables).
fn lunar_new_year(year: i32) -> Option<NaiveDate> {
    const DAYS: [u16; 41] = [
        127, 215, 204, 123, 210, 131, 219, 207, 128, 216, // 1990
        205, 124, 212, 201, 122, 209, 129, 218, 207, 126, // 2000
        214, 203, 123, 210, 131, 219, 208, 128, 216, 205, // 2010
        125, 212, 201, 122, 210, 129, 217, 206, 126, 213, // 2020
        203, // 2030
    ];
    let day = u32::from(*DAYS.get(usize::try_from(year - 1990).ok()?)?);
    NaiveDate::from_ymd_opt(year, day / 100, day % 100)
}

fn approximately(unit: Unit) -> Date {
    Date { unit, qualifier: Qualifier { approximate: true, uncertain: false } }
}

fn about(first: Unit, last: Unit) -> When {
    When::Interval(Edge::At(approximately(first)), Edge::At(approximately(last)))
}

fn pick<T>(stage: Stage, early: T, mid: T, late: T) -> Option<T> {
    match stage {
        Stage::Early => Some(early),
        Stage::Mid => Some(mid),
        Stage::Late => Some(late),
        _ => None,
    }
}

/// About a third of a period, in the units one size smaller: late 2014 is September to December.
pub fn third(unit: Unit, stage: Stage) -> Option<When> {
    Some(match unit {
        Unit::Century(c) => {
            let (first, last) = pick(stage, (0, 2), (3, 6), (7, 9))?;
            about(Unit::Decade(c * 10 + first), Unit::Decade(c * 10 + last))
        }
        Unit::Decade(d) => {
            let (first, last) = pick(stage, (0, 3), (4, 6), (7, 9))?;
            about(Unit::Year(d * 10 + first), Unit::Year(d * 10 + last))
        }
        Unit::Year(y) => {
            let (first, last) = pick(stage, (1, 4), (5, 8), (9, 12))?;
            about(Unit::Month(y, first), Unit::Month(y, last))
        }
        Unit::Half(y, h) => {
            let (first, last) = pick(stage, (1, 2), (3, 4), (5, 6))?;
            about(Unit::Month(y, h * 6 - 6 + first), Unit::Month(y, h * 6 - 6 + last))
        }
        Unit::Quarter(..) | Unit::Season(..) => {
            let number: i32 = pick(stage, 0, 1, 2)?;
            let month = add_months(first_day(unit)?, number)?;
            When::from(Unit::Month(month.year(), month.month() as u8)).approximately()
        }
        Unit::Month(y, m) => {
            let day = |d: u32| NaiveDate::from_ymd_opt(y, u32::from(m), d).map(Unit::Day);
            let (first, last) =
                pick(stage, (day(1), day(10)), (day(11), day(20)), (day(21), last_day(unit).map(Unit::Day)))?;
            about(first?, last?)
        }
        Unit::Week(..) => {
            let monday = first_day(unit)?;
            let (first, last) = pick(stage, (0, 1), (2, 3), (4, 6))?;
            about(Unit::Day(add_days(monday, first)?), Unit::Day(add_days(monday, last)?))
        }
        _ => return None,
    })
}

/// The unit with which a date begins, where it has one.
pub fn first_unit(when: &When) -> Option<Unit> {
    match when {
        When::Single(date) | When::Interval(Edge::At(date), _) => Some(date.unit),
        _ => None,
    }
}
