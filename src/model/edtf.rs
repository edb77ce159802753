//! Reading EDTF (ISO 8601-2:2019) into a [`When`]; writing is its `Display`.
//!
//! Levels 0 and 1 in full; of level 2: sets, significant digits, the groupings 25 to 41, qualifiers on components.
//! What a [`When`] cannot hold is read as its nearest honest form, never a finer one: `1985-04-XX` is the month,
//! a qualifier on one component holds for the date, time zones are dropped (all times here are local).

use std::str::FromStr;

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike};

use super::{Date, Edge, Qualifier, Unit, When, WhenError};

/// A set spelled with `..` between two members is written out up to this many.
const LONGEST_SET: usize = 400;

impl FromStr for When {
    type Err = WhenError;

    /// Reads an EDTF string.
    ///
    /// # Errors
    /// Says what is wrong where the text is not a date of the supported profile.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let fail = |reason| WhenError { text: text.to_owned(), reason };
        let set = "a set lists dates between commas, or two with ‘..’ between them";
        if let Some(inside) = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            return members(inside, Self::OneOf).ok_or_else(|| fail(set));
        }
        if let Some(inside) = text.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
            return members(inside, Self::AllOf).ok_or_else(|| fail(set));
        }
        if let Some((start, end)) = text.split_once('/') {
            let edges = edge(start).zip(edge(end)).ok_or_else(|| fail("an interval has two dates"))?;
            return Ok(Self::Interval(edges.0, edges.1));
        }
        date(text)
            .map(Self::Single)
            .or_else(|| third_of_year(text))
            .ok_or_else(|| fail("expected a date such as 2014, 2014-04 or 2014-04-22"))
    }
}

/// The members of a set; an open side makes it an interval.
fn members(text: &str, make: fn(Vec<Date>) -> When) -> Option<When> {
    let mut dates = Vec::new();
    for part in text.split(',').map(str::trim) {
        match part.split_once("..") {
            Some(("", last)) if text == part => return Some(When::Interval(Edge::Open, Edge::At(date(last)?))),
            Some((first, "")) if text == part => return Some(When::Interval(Edge::At(date(first)?), Edge::Open)),
            Some((first, last)) => dates.extend(run(date(first)?, date(last)?)?),
            None => dates.push(date(part)?),
        }
    }
    (!dates.is_empty()).then(|| make(dates))
}

/// All dates of one precision from one to another.
fn run(first: Date, last: Date) -> Option<Vec<Date>> {
    let next = |unit| match unit {
        Unit::Year(year) => Some(Unit::Year(year + 1)),
        Unit::Month(year, 12) => Some(Unit::Month(year + 1, 1)),
        Unit::Month(year, month) => Some(Unit::Month(year, month + 1)),
        Unit::Day(day) => day.succ_opt().map(Unit::Day),
        _ => None,
    };
    let mut dates = vec![first];
    let mut unit = first.unit;
    while unit != last.unit {
        unit = next(unit)?;
        dates.push(Date { unit, ..first });
        if dates.len() > LONGEST_SET {
            return None;
        }
    }
    Some(dates)
}

fn edge(text: &str) -> Option<Edge> {
    match text {
        ".." => Some(Edge::Open),
        "" => Some(Edge::Unknown),
        _ => date(text).map(Edge::At),
    }
}

/// `2001-37` to `2001-39`: four months each.
fn third_of_year(text: &str) -> Option<When> {
    let (year, number) = text.rsplit_once('-')?;
    let third: u8 = number.parse().ok().filter(|third| (37..=39).contains(third))?;
    let Some(Unit::Year(year)) = unit(year) else { return None };
    let first = (third - 37) * 4 + 1;
    Some(When::between(Unit::Month(year, first), Unit::Month(year, first + 3)))
}

/// One date with its qualifiers, wherever in it they stand (`2004-06~-11`, `?2004-06`).
fn date(text: &str) -> Option<Date> {
    if !text.is_ascii() {
        return None;
    }
    let marks = ['?', '~', '%'];
    let has = |mark| text.contains(mark) || text.contains('%');
    let mut qualifier = Qualifier { uncertain: has('?'), approximate: has('~') };
    if !text.contains(marks) {
        let (body, estimated) = significant(text)?;
        qualifier.approximate |= estimated.is_some();
        return Some(Date { unit: estimated.or_else(|| unit(body))?, qualifier });
    }
    // A mark stands before or behind a component, never inside one, and no component has two.
    let bare: String = text.chars().filter(|c| !marks.contains(c)).collect();
    let fair = text
        .split('-')
        .all(|part| part.trim_start_matches(marks).trim_end_matches(marks).chars().all(|c| !marks.contains(&c)));
    let single = text.chars().zip(text.chars().skip(1)).all(|(a, b)| !(marks.contains(&a) && marks.contains(&b)));
    (fair && single).then(|| unit(&bare)).flatten().map(|unit| Date { unit, qualifier })
}

/// `1950S2`: estimated 1950, of which two digits are meant: the century. The text itself where there is no `S`.
fn significant(text: &str) -> Option<(&str, Option<Unit>)> {
    let Some((body, digits)) = text.split_once('S') else { return Some((text, None)) };
    let digits: usize = digits.parse().ok()?;
    let Some(Unit::Year(year)) = unit(body) else { return None };
    Some((
        body,
        Some(match (body.len(), digits) {
            (4, 2) => Unit::Century(year.div_euclid(100)),
            (4, 3) => Unit::Decade(year.div_euclid(10)),
            (_, 1..=9) => Unit::Year(year),
            _ => return None,
        }),
    ))
}

fn unit(text: &str) -> Option<Unit> {
    if let Some((day, clock)) = text.split_once('T') {
        return time(day, clock);
    }
    if let Some(year) = text.strip_prefix('Y') {
        return long_year(year);
    }
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let mut parts = digits.split('-');
    let (head, middle, last) = (parts.next()?, parts.next(), parts.next());
    if parts.next().is_some() || head.len() != 4 {
        return None;
    }
    if head == "XXXX" {
        let month = two(middle?).filter(|month| (1..=12).contains(month))?;
        return match last {
            None | Some("XX") => Some(Unit::MonthOnly(month)),
            Some(day) => two(day).filter(|day| (1..=31).contains(day)).map(|day| Unit::MonthDay(month, day)),
        };
    }
    if middle.is_none() {
        if let Some(century) = head.strip_suffix("XX") {
            return plain(century).map(|century| Unit::Century(sign * century));
        }
        if let Some(decade) = head.strip_suffix('X') {
            return plain(decade).map(|decade| Unit::Decade(sign * decade));
        }
    }
    let year = sign * plain(head)?;
    match (middle, last) {
        (None, _) | (Some("XX"), None | Some("XX")) => Some(Unit::Year(year)),
        (Some(month), last) => in_year(year, two(month)?, last),
    }
}

/// A month, day or grouping of a year.
fn in_year(year: i32, number: u8, last: Option<&str>) -> Option<Unit> {
    match (number, last) {
        (month @ 1..=12, None | Some("XX")) => Some(Unit::Month(year, month)),
        (month @ 1..=12, Some(day)) => {
            NaiveDate::from_ymd_opt(year, u32::from(month), u32::from(two(day)?)).map(Unit::Day)
        }
        // 25 to 28 say what 21 to 24 leave open: the northern hemisphere. 29 to 32 are the southern seasons.
        (season @ 21..=24, None) => Some(Unit::Season(year, season - 20)),
        (season @ 25..=32, None) => Some(Unit::Season(year, season - 24)),
        (quarter @ 33..=36, None) => Some(Unit::Quarter(year, quarter - 32)),
        (half @ 40..=41, None) => Some(Unit::Half(year, half - 39)),
        _ => None,
    }
}

/// Digits only, so that "+1" is no month.
fn plain(text: &str) -> Option<i32> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

fn two(part: &str) -> Option<u8> {
    (part.len() == 2).then(|| plain(part)).flatten().and_then(|number| u8::try_from(number).ok())
}

/// `Y170002`, `Y-17E7`: years of more than four digits.
fn long_year(text: &str) -> Option<Unit> {
    let Some((base, power)) = text.split_once('E') else { return text.parse().ok().map(Unit::Year) };
    let base: i32 = base.parse().ok()?;
    base.checked_mul(10_i32.checked_pow(power.parse().ok()?)?).map(Unit::Year)
}

/// A time of day to the minute; its zone is dropped.
fn time(day: &str, clock: &str) -> Option<Unit> {
    let Unit::Day(day) = unit(day)? else { return None };
    let clock = clock.strip_suffix('Z').unwrap_or_else(|| clock.split(['+', '-']).next().unwrap_or(clock));
    let time =
        NaiveTime::parse_from_str(clock, "%H:%M:%S").or_else(|_| NaiveTime::parse_from_str(clock, "%H:%M")).ok()?;
    let moment: NaiveDateTime = day.and_hms_opt(time.hour(), time.minute(), 0)?;
    debug_assert_eq!(moment.year(), day.year());
    Some(if time.minute() == 0 { Unit::Hour(moment) } else { Unit::Minute(moment) })
}
