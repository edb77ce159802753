//! Reading the words in which dates are printed: what [`When::words`] says, and the short names of months that people
//! type. Whatever the program prints as a date it can read again.

use chrono::{Datelike, NaiveDate, NaiveTime};

use super::when_words::MONTHS;
use super::{Date, Edge, Qualifier, Unit, When};

impl When {
    /// Reads a date in the words of [`Self::words`]: "22–28 April 2014", "about spring 1995", "since 2014", "2013 or 2015".
    /// A hyphen does for a dash, and letters may be small. `None` for any other words: whoever knows language reads them.
    #[must_use]
    pub fn from_words(words: &str) -> Option<Self> {
        let words = words.trim().to_lowercase().replace(" - ", " – ");
        let at = |words: &str| Some(Edge::At(date(words)?));
        if let Some(first) = words.strip_prefix("since ") {
            return Some(Self::Interval(at(first)?, Edge::Open));
        }
        if let Some(last) = words.strip_prefix("until ") {
            return Some(Self::Interval(Edge::Open, at(last)?));
        }
        if let Some(first) = words.strip_prefix("from ").and_then(|rest| rest.strip_suffix(", end unknown")) {
            return Some(Self::Interval(at(first)?, Edge::Unknown));
        }
        if let Some(last) = words.strip_prefix("to ").and_then(|rest| rest.strip_suffix(", start unknown")) {
            return Some(Self::Interval(Edge::Unknown, at(last)?));
        }
        if words.contains(" or ") {
            return Some(Self::OneOf(words.split(" or ").map(date).collect::<Option<_>>()?));
        }
        if let Some((first, last)) = words.split_once(" – ") {
            return Some(Self::Interval(at(first)?, at(last)?));
        }
        let single = date(&words).map(Self::Single);
        single.or_else(|| between(&words)).or_else(|| all_of(&words)).or_else(|| half_of_month(&words))
    }
}

/// "second half of March 2014": from about the 16th to about the 31st.
fn half_of_month(words: &str) -> Option<When> {
    let (half, of) = words.split_once(" half of ")?;
    let Unit::Month(..) = unit(of)? else { return None };
    let month = unit(of)?.bounds()?;
    let first = month.start.date();
    let (from, to) = match half {
        "first" => (first, first.with_day(15)?),
        "second" => (first.with_day(16)?, month.end.date().pred_opt()?),
        _ => return None,
    };
    Some(When::between(Unit::Day(from), Unit::Day(to)).approximately())
}

/// "2 May 2014, 9 May 2014": what stands behind a comma may belong to the date before it.
fn all_of(words: &str) -> Option<When> {
    let mut parts: Vec<String> = Vec::new();
    for part in words.split(", ") {
        let joined = parts.last().map(|last| format!("{last}, {part}")).filter(|joined| date(joined).is_some());
        match (joined, parts.last_mut()) {
            (Some(joined), Some(last)) => *last = joined,
            _ => parts.push(part.to_owned()),
        }
    }
    let dates: Vec<Date> = parts.iter().map(|part| date(part)).collect::<Option<_>>()?;
    (dates.len() > 1).then_some(When::AllOf(dates))
}

/// "22–28 April 2014", "about March–May 2014", "2013–2015": the first end leaves out what the last one says.
fn between(words: &str) -> Option<When> {
    let (words, qualifier) = doubt(words);
    // A hyphen stands in "5-2014" too, which is no pair of years.
    let hyphen = || words.split_once('-').filter(|(short, long)| long.contains(' ') || short.trim().len() == 4);
    let (short, long) = words.split_once('–').or_else(hyphen)?;
    let last = unit(long.trim())?;
    let short = short.trim();
    let first = match last {
        Unit::Day(day) => Unit::Day(day.with_day(short.parse().ok()?)?),
        Unit::Month(year, _) => Unit::Month(year, month(short)?),
        Unit::Year(_) => Unit::Year(year(short)?),
        _ => return None,
    };
    let edge = |unit| Edge::At(Date { unit, qualifier });
    Some(When::Interval(edge(first), edge(last)))
}

/// What is doubted of some words, and the words without it.
fn doubt(words: &str) -> (&str, Qualifier) {
    let (words, uncertain) = words.strip_suffix('?').map_or((words, false), |rest| (rest, true));
    let (words, approximate) = words.strip_prefix("about ").map_or((words, false), |rest| (rest, true));
    (words.trim(), Qualifier { approximate, uncertain })
}

fn date(words: &str) -> Option<Date> {
    let (words, qualifier) = doubt(words.trim());
    Some(Date { unit: unit(words)?, qualifier })
}

fn unit(words: &str) -> Option<Unit> {
    if let Some(rest) = words.strip_suffix(", year unknown") {
        return without_year(rest);
    }
    if let Some(day) = words.strip_prefix("week of ") {
        return Some(Unit::week_of(day_of(day)?));
    }
    if let Some(century) = words.strip_suffix(" century") {
        let number: i32 = century.trim_end_matches(char::is_alphabetic).parse().ok()?;
        return Some(Unit::Century(number - 1));
    }
    if let Some(decade) = words.strip_suffix("0s") {
        return decade.parse().ok().map(Unit::Decade);
    }
    if let Some((half, of)) = words.split_once(" half of ") {
        let half = match half {
            "first" => 1,
            "second" => 2,
            _ => return None,
        };
        return Some(Unit::Half(year(of)?, half));
    }
    if let Some((day, clock)) = words.split_once(", ") {
        let time = NaiveTime::parse_from_str(clock, "%H:%M").ok()?;
        let moment = day_of(day)?.and_time(time);
        return Some(if clock.ends_with(":00") { Unit::Hour(moment) } else { Unit::Minute(moment) });
    }
    year(words).map(Unit::Year).or_else(|| in_year(words)).or_else(|| day_of(words).map(Unit::Day))
}

/// "March 2014", "Q1 2014", "southern spring 2014".
fn in_year(words: &str) -> Option<Unit> {
    let (head, behind) = match words.strip_suffix(" bc") {
        Some(rest) => (rest.rsplit_once(' ')?.0, words.get(rest.rsplit_once(' ')?.0.len() + 1..)?),
        None => words.rsplit_once(' ')?,
    };
    let year = year(behind)?;
    if let Some(quarter) = head.strip_prefix('q') {
        let quarter: u8 = quarter.parse().ok().filter(|quarter| (1..=4).contains(quarter))?;
        return Some(Unit::Quarter(year, quarter));
    }
    let (season, southern) = head.strip_prefix("southern ").map_or((head, 0), |rest| (rest, 4));
    let seasons = ["spring", "summer", "autumn", "winter"];
    if let Some(at) = seasons.iter().position(|name| *name == season) {
        return Some(Unit::Season(year, southern + 1 + u8::try_from(at).ok()?));
    }
    month(head).map(|month| Unit::Month(year, month))
}

fn without_year(words: &str) -> Option<Unit> {
    match words.split_once(' ') {
        Some((day, name)) => Some(Unit::MonthDay(month(name)?, day.parse().ok().filter(|day| (1..=31).contains(day))?)),
        None => month(words).map(Unit::MonthOnly),
    }
}

fn day_of(words: &str) -> Option<NaiveDate> {
    let (day, rest) = words.split_once(' ')?;
    let (name, behind) = rest.split_once(' ')?;
    NaiveDate::from_ymd_opt(year(behind)?, u32::from(month(name)?), day.parse().ok()?)
}

/// A month by its name or the first three letters of it.
fn month(name: &str) -> Option<u8> {
    let name = name.strip_suffix('.').unwrap_or(name);
    let known = |full: &&str| {
        let full = full.to_lowercase();
        full == name || (name.len() >= 3 && full.get(..3) == Some(name)) || (name == "sept" && full == "september")
    };
    MONTHS.iter().position(known).and_then(|at| u8::try_from(at + 1).ok())
}

/// "2014", "49 bc". A number of fewer than three digits is a year only before Christ.
fn year(words: &str) -> Option<i32> {
    if let Some(before) = words.strip_suffix(" bc") {
        return before.parse::<i32>().ok().filter(|year| *year > 0).map(|year| 1 - year);
    }
    // Years are printed without zeros in front.
    words.parse().ok().filter(|year: &i32| *year > 0 && year.to_string() == words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &str, edtf: &str) {
        let read = When::from_words(words).map(|when| when.to_string());
        assert_eq!(read.as_deref(), Some(edtf).filter(|edtf| !edtf.is_empty()), "{words}");
    }

    #[test]
    fn printed_dates_are_read_and_so_is_what_people_shorten() {
        check("about 21–31 March 2014", "2014-03-21~/2014-03-31~");
        check("21 March 2014 – about 31 March 2014", "2014-03-21/2014-03-31~");
        check("22-28 Apr 2014", "2014-04-22/2014-04-28");
        check("March–May 2014", "2014-03/2014-05");
        check("2013-2015", "2013/2015");
        check("since spring 1995?", "1995-21?/..");
        check("11 March 2015 or 18 March 2015", "[2015-03-11,2015-03-18]");
        check("2 May 2014, 14:00, 9 May 2014", "{2014-05-02T14:00:00,2014-05-09}");
        check("30 March, year unknown", "XXXX-03-30");
        check("44 BC", "-0043");
        check("second half of March 2014", "2014-03-16~/2014-03-31~");
        check("first half of 2014", "2014-40");
    }

    #[test]
    fn other_words_are_left_to_those_who_know_language() {
        for words in ["5-2014", "yesterday", "May", "31 February 2014", "mid 2014", "", "about", "2014 or so"] {
            check(words, "");
        }
    }
}
