//! Reading EDTF (ISO 8601-2:2019, level 1 and parts of level 2) into a [`When`]; writing is its `Display`.

use std::str::FromStr;

use chrono::{NaiveDate, NaiveDateTime};

use super::{Date, Edge, Qualifier, Unit, When, WhenError};

impl FromStr for When {
    type Err = WhenError;

    /// Reads an EDTF string.
    ///
    /// # Errors
    /// Says what is wrong where the text is not a date of the supported profile.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let fail = |reason| WhenError { text: text.to_owned(), reason };
        if let Some(inside) = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            return list(inside).map(Self::OneOf).ok_or_else(|| fail("a set lists dates between commas"));
        }
        if let Some(inside) = text.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
            return list(inside).map(Self::AllOf).ok_or_else(|| fail("a set lists dates between commas"));
        }
        if let Some((start, end)) = text.split_once('/') {
            let edges = edge(start).zip(edge(end)).ok_or_else(|| fail("an interval has two dates"))?;
            return Ok(Self::Interval(edges.0, edges.1));
        }
        date(text).map(Self::Single).ok_or_else(|| fail("expected a date such as 2014, 2014-04 or 2014-04-22"))
    }
}

fn list(text: &str) -> Option<Vec<Date>> {
    text.split(',').map(|part| date(part.trim())).collect()
}

fn edge(text: &str) -> Option<Edge> {
    match text {
        ".." => Some(Edge::Open),
        "" => Some(Edge::Unknown),
        _ => date(text).map(Edge::At),
    }
}

fn date(text: &str) -> Option<Date> {
    let (body, qualifier) = match text.as_bytes().last()? {
        b'?' => (&text[..text.len() - 1], Qualifier { uncertain: true, approximate: false }),
        b'~' => (&text[..text.len() - 1], Qualifier { uncertain: false, approximate: true }),
        b'%' => (&text[..text.len() - 1], Qualifier { uncertain: true, approximate: true }),
        _ => (text, Qualifier::default()),
    };
    Some(Date { unit: unit(body)?, qualifier })
}

fn unit(text: &str) -> Option<Unit> {
    if let Some((_, clock)) = text.split_once('T') {
        let time = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S").ok()?;
        return Some(if clock.ends_with("00:00") { Unit::Hour(time) } else { Unit::Minute(time) });
    }
    if let Some(year) = text.strip_prefix('Y') {
        return year.parse().ok().map(Unit::Year);
    }
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let mut parts = digits.split('-');
    let (head, middle, last) = (parts.next()?, parts.next(), parts.next());
    if parts.next().is_some() || head.len() != 4 {
        return None;
    }
    let two = |part: &str| (part.len() == 2).then(|| part.parse::<u8>().ok()).flatten();
    if head == "XXXX" {
        let month = two(middle?).filter(|m| (1..=12).contains(m))?;
        return match last {
            None => Some(Unit::MonthOnly(month)),
            Some(day) => two(day).filter(|d| (1..=31).contains(d)).map(|day| Unit::MonthDay(month, day)),
        };
    }
    if middle.is_none() {
        if let Some(century) = head.strip_suffix("XX") {
            return century.parse::<i32>().ok().map(|c| Unit::Century(sign * c));
        }
        if let Some(decade) = head.strip_suffix('X') {
            return decade.parse::<i32>().ok().map(|d| Unit::Decade(sign * d));
        }
    }
    let year = sign * head.parse::<i32>().ok()?;
    let Some(middle) = middle.map(two) else { return Some(Unit::Year(year)) };
    match (middle?, last) {
        (month @ 1..=12, None) => Some(Unit::Month(year, month)),
        (month @ 1..=12, Some(day)) => {
            NaiveDate::from_ymd_opt(year, u32::from(month), u32::from(two(day)?)).map(Unit::Day)
        }
        (season @ 21..=24, None) => Some(Unit::Season(year, season - 20)),
        (quarter @ 33..=36, None) => Some(Unit::Quarter(year, quarter - 32)),
        (half @ 40..=41, None) => Some(Unit::Half(year, half - 39)),
        _ => None,
    }
}
