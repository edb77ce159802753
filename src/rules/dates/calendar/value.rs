//! TIMEX3 values: how units, lengths and times of day are spelled there.

use chrono::{Datelike, NaiveDate, Timelike};

use crate::model::Unit;
use crate::rules::dates::reading::{Clock, Length, Step};

/// The TIMEX3 value of a calendar unit.
pub fn of_unit(unit: Unit) -> String {
    match unit {
        Unit::Century(c) => format!("{c:02}"),
        Unit::Decade(d) => format!("{d:03}"),
        Unit::Year(y) => year(y),
        Unit::Half(y, h) => numbered(y, "-H", u32::from(h), 1),
        Unit::Season(y, s) => {
            year(y) + "-" + ["SP", "SU", "FA", "WI"].get(usize::from(s).wrapping_sub(1)).copied().unwrap_or("XX")
        }
        Unit::Quarter(y, q) => numbered(y, "-Q", u32::from(q), 1),
        Unit::Month(y, m) => numbered(y, "-", u32::from(m), 2),
        Unit::Week(y, w) => numbered(y, "-W", u32::from(w), 2),
        Unit::Day(d) => day(d),
        Unit::Hour(t) | Unit::Minute(t) => {
            let mut value = day(t.date());
            value.push('T');
            digits(&mut value, t.hour(), 2);
            value.push(':');
            digits(&mut value, t.minute(), 2);
            value
        }
        Unit::MonthOnly(m) => format!("XXXX-{m:02}"),
        Unit::MonthDay(m, d) => format!("XXXX-{m:02}-{d:02}"),
    }
}

fn year(year: i32) -> String {
    let mut value = String::with_capacity(16);
    if year <= 0 {
        value.push_str("BC");
    }
    digits(&mut value, if year <= 0 { (1 - year).unsigned_abs() } else { year.unsigned_abs() }, 4);
    value
}

/// A year with a number behind it.
fn numbered(of: i32, joint: &str, number: u32, width: usize) -> String {
    let mut value = year(of) + joint;
    digits(&mut value, number, width);
    value
}

fn day(day: NaiveDate) -> String {
    let mut value = numbered(day.year(), "-", day.month(), 2);
    value.push('-');
    digits(&mut value, day.day(), 2);
    value
}

/// Writes a number in at least so many digits. Every date is spelled here, and formatting costs several times more.
fn digits(out: &mut String, mut number: u32, width: usize) {
    let mut reversed = ['0'; 10];
    let mut count = 0;
    while number > 0 || count < width {
        if let Some(digit) = reversed.get_mut(count) {
            *digit = char::from(b'0' + (number % 10) as u8);
        }
        number /= 10;
        count += 1;
    }
    out.extend(reversed.iter().take(count).rev());
}

/// The value of a unit of a size whose place is not known.
pub fn unknown(step: Step) -> &'static str {
    match step {
        Step::Second | Step::Minute | Step::Hour => "XXXX-XX-XXTXX:XX",
        Step::Day => "XXXX-XX-XX",
        Step::Week | Step::Fortnight => "XXXX-WXX",
        Step::Weekend => "XXXX-WXX-WE",
        Step::Month => "XXXX-XX",
        Step::Quarter => "XXXX-QX",
        Step::Half => "XXXX-HX",
        Step::Season | Step::Year => "XXXX",
        Step::Decade => "XXX",
        Step::Century | Step::Millennium => "XX",
    }
}

/// A value with the time of day behind it.
pub fn with_clock(value: &str, clock: Clock) -> String {
    match clock {
        Clock::Part(letters) => format!("{value}T{letters}"),
        Clock::At(hour, minute) => format!("{value}T{hour:02}:{:02}", minute.unwrap_or(0)),
    }
}

fn letter(step: Step) -> &'static str {
    match step {
        Step::Second => "S",
        Step::Minute | Step::Month => "M",
        Step::Hour => "H",
        Step::Day => "D",
        Step::Week | Step::Fortnight => "W",
        Step::Weekend => "WE",
        Step::Quarter => "Q",
        Step::Half => "H",
        Step::Season => "S",
        Step::Year => "Y",
        Step::Decade => "E",
        Step::Century => "C",
        Step::Millennium => "L",
    }
}

/// The value of a length: `P3M`, `PT90M`, `PXD`.
pub fn of_length(length: Length) -> String {
    let head = if length.step <= Step::Hour { "PT" } else { "P" };
    let Some(count) = length.count else { return format!("{head}X{}", letter(length.step)) };
    if length.half {
        return with_half(count, length.step);
    }
    let (count, step) = match length.step {
        Step::Fortnight => (count * 2.0, Step::Week),
        Step::Half => (count * 6.0, Step::Month),
        other => (count, other),
    };
    format!("{head}{count}{}", letter(step))
}

/// A count and a half, spelled in the unit below.
fn with_half(count: f64, step: Step) -> String {
    let whole = |letter: &str| if count > 0.0 { format!("{count}{letter}") } else { String::new() };
    match step {
        Step::Minute => format!("PT{}30S", whole("M")),
        Step::Hour => format!("PT{}30M", whole("H")),
        Step::Year => format!("P{}6M", whole("Y")),
        Step::Day => format!("P{}T12H", whole("D")),
        Step::Decade => format!("P{}Y", count * 10.0 + 5.0),
        Step::Century => format!("P{}Y", count * 100.0 + 50.0),
        other => format!("P{}{}", count + 0.5, letter(other)),
    }
}
