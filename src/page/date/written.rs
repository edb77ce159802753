//! Written dates of bylines, mastheads, datelines and metadata: a small strict reader.
//!
//! It knows complete forms only ("Friday, 27 November 2020", "2014-5-8", "Jan. 2022") and two parts of a dateline
//! ("March 17"). Vague and relative wording is none of its business, and a range ("12 to 15 May") is told as one.

use chrono::{NaiveDate, Weekday};
use std::ops::Range;

use crate::model::Unit;

use super::words::{month, weekday};

/// What a written date says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// A day.
    Day(NaiveDate),
    /// A month of a year.
    Month(i32, u8),
    /// A month and a day; the year is not said.
    MonthDay(u8, u8),
    /// "05/04/2019": two numbers whose order only the rest of the document can tell, and the year.
    Numbers(u8, u8, i32),
}

impl Told {
    /// The calendar unit, where it is settled.
    pub fn unit(self) -> Option<Unit> {
        match self {
            Self::Day(day) => Some(Unit::Day(day)),
            Self::Month(year, month) => Some(Unit::Month(year, month)),
            Self::MonthDay(..) | Self::Numbers(..) => None,
        }
    }
}

/// A written date and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Bytes, weekday included.
    pub range: Range<usize>,
    /// What it says.
    pub told: Told,
    /// The weekday written with it.
    pub weekday: Option<Weekday>,
    /// It is one end of a range.
    pub range_end: bool,
}

/// A word, a number or one other character.
#[derive(Debug, Clone, Copy)]
struct Token<'t> {
    start: usize,
    text: &'t str,
    /// No white space stands before it.
    glued: bool,
}

impl Token<'_> {
    fn end(&self) -> usize {
        self.start + self.text.len()
    }

    fn number(&self, digits: Range<usize>) -> Option<u32> {
        let fits = digits.contains(&self.text.len()) && self.text.bytes().all(|b| b.is_ascii_digit());
        if fits { self.text.parse().ok() } else { None }
    }

    fn year(&self) -> Option<i32> {
        self.number(4..5).and_then(|year| i32::try_from(year).ok()).filter(|year| (1500..2200).contains(year))
    }

    fn small(&self) -> Option<u8> {
        self.number(1..3).and_then(|n| u8::try_from(n).ok())
    }
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let class = |c: char| {
        if c.is_ascii_digit() {
            1
        } else if c.is_alphabetic() {
            2
        } else {
            0
        }
    };
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let mut glued = false;
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if c.is_whitespace() {
            glued = false;
            continue;
        }
        let mut end = start + c.len_utf8();
        while let Some((at, next)) = chars.peek().copied().filter(|(_, next)| class(c) > 0 && class(*next) == class(c))
        {
            end = at + next.len_utf8();
            chars.next();
        }
        tokens.push(Token { start, text: text.get(start..end).unwrap_or(""), glued });
        glued = true;
    }
    tokens
}

/// Every written date of a line, in order and without overlap.
pub fn scan(text: &str) -> Vec<Found> {
    let tokens = tokens(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some((told, next)) = date_at(&tokens, at).filter(|_| !counts_issues(&tokens, at)) else {
            at += 1;
            continue;
        };
        let (first, weekday) = with_weekday(&tokens, at);
        let end = tokens.get(next - 1).map_or(0, Token::end);
        let start = tokens.get(first).map_or(0, |token| token.start);
        let range_end = is_range(&tokens, at, next);
        found.push(Found { range: start..end, told, weekday, range_end });
        at = next;
    }
    found
}

/// "No. 14 March 2019": the number of an issue, and no day of the month.
fn counts_issues(tokens: &[Token<'_>], at: usize) -> bool {
    let before =
        |back: usize| at.checked_sub(back).and_then(|before| tokens.get(before)).map_or("", |token| token.text);
    let word = if before(1) == "." { before(2) } else { before(1) };
    let number = tokens.get(at).is_some_and(|token| token.small().is_some());
    number && ["no", "nr", "issue", "number", "vol", "volume"].iter().any(|label| word.eq_ignore_ascii_case(label))
}

/// The single date a whole string is, for metadata; a time of day may follow, or stand in front: "Fri 6:45 PM, Feb 16, 2018".
pub fn whole(text: &str) -> Option<Told> {
    let found = scan(text);
    let first = found.first()?;
    let before = text.get(..first.range.start)?.trim();
    let mut words = before.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let timed = |word: &str| {
        weekday(word).is_some()
            || matches!(word, "AM" | "PM" | "am" | "pm")
            || before.contains(':') && word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit())
    };
    (words.all(timed) && !first.range_end).then_some(first.told)
}

fn date_at(tokens: &[Token<'_>], at: usize) -> Option<(Told, usize)> {
    let token = tokens.get(at)?;
    if token.text.as_bytes().first().is_some_and(u8::is_ascii_digit) {
        // Part of a longer number or code: "JC/3/2019/0077", "$2014".
        let before = at.checked_sub(1).and_then(|i| tokens.get(i)).filter(|_| token.glued);
        if before.is_some_and(|before| before.text.ends_with(|c: char| c.is_alphanumeric() || "/-.+$€£#".contains(c)))
        {
            return None;
        }
        iso(tokens, at)
            .or_else(|| year_first(tokens, at))
            .or_else(|| compact(token).map(|told| (told, at + 1)))
            .or_else(|| day_month(tokens, at))
            .or_else(|| numeric(tokens, at))
    } else {
        month_day(tokens, at)
    }
}

fn day(year: i32, month: u8, day: u8) -> Option<Told> {
    NaiveDate::from_ymd_opt(year, u32::from(month), u32::from(day)).map(Told::Day)
}

/// The token `offset` places on, if it is one of `marks`.
fn is_mark(tokens: &[Token<'_>], at: usize, marks: &str) -> bool {
    tokens.get(at).is_some_and(|token| token.text.chars().count() == 1 && marks.contains(token.text))
}

/// "2014년 5월 8일", "2014. május 8.": the year, a month with its sign or name, the day.
fn year_first(tokens: &[Token<'_>], at: usize) -> Option<(Told, usize)> {
    let year = tokens.get(at)?.year()?;
    let mark = tokens.get(at + 1).filter(|mark| mark.glued)?;
    let named = tokens.get(at + 2)?;
    let (number, next) = match (mark.text, named.small()) {
        ("년", Some(number)) if tokens.get(at + 3)?.text == "월" => (number, at + 4),
        (".", None) => (month(named.text)?, at + 3),
        _ => return None,
    };
    let told = day(year, number, tokens.get(next)?.small()?)?;
    Some((told, next + 1 + usize::from(tokens.get(next + 1).is_some_and(|sign| matches!(sign.text, "일" | ".")))))
}

/// "2014-05-08", "2014/5/8", "2014.05.08", "2014-05-08T10:00", "2014年5月8日", "2014-05".
fn iso(tokens: &[Token<'_>], at: usize) -> Option<(Told, usize)> {
    let year = tokens.get(at)?.year()?;
    let first = tokens.get(at + 1).filter(|mark| mark.glued)?;
    if !matches!(first.text, "-" | "/" | "." | "年" | "‑" | "–") {
        return None;
    }
    let month =
        tokens.get(at + 2).filter(|token| token.glued).and_then(Token::small).filter(|m| (1..=12).contains(m))?;
    let same = tokens.get(at + 3).is_some_and(|mark| mark.glued && (mark.text == first.text || mark.text == "月"));
    if same && let Some(date) = tokens.get(at + 4).filter(|token| token.glued).and_then(Token::small) {
        let told = day(year, month, date)?;
        let sign = tokens.get(at + 5).is_some_and(|token| token.text == "日");
        return Some((told, at + 5 + usize::from(sign)));
    }
    // "07/2021" style codes are out; "2014-05" needs two digits and an end.
    let two = tokens.get(at + 2).is_some_and(|token| token.text.len() == 2);
    let ended = tokens.get(at + 3).is_none_or(|token| !token.glued);
    (first.text == "-" && two && ended).then_some((Told::Month(year, month), at + 3))
}

/// "20140508".
fn compact(token: &Token<'_>) -> Option<Told> {
    let number = token.number(8..9)?;
    let year = i32::try_from(number / 10_000).ok().filter(|year| (1900..2100).contains(year))?;
    day(year, u8::try_from(number / 100 % 100).ok()?, u8::try_from(number % 100).ok()?)
}

/// Letters behind an ordinal number.
const ORDINAL: [&str; 8] = ["st", "nd", "rd", "th", "ST", "ND", "RD", "TH"];

/// "22 March 2018", "3rd December 2019", "22-Mar-2018", "3. Oktober 2014", "1er janvier 2016", "9 de mayo de 2014", "17 March".
fn day_month(tokens: &[Token<'_>], at: usize) -> Option<(Told, usize)> {
    let date = tokens.get(at)?.small().filter(|d| (1..=31).contains(d))?;
    let mut next = at + 1;
    if tokens.get(next).is_some_and(|t| t.glued && (ORDINAL.contains(&t.text) || t.text == "er")) {
        next += 1;
    }
    if is_mark(tokens, next, ".-/º°–") {
        next += 1;
    }
    if tokens.get(next).is_some_and(|t| matches!(t.text, "of" | "de" | "do" | "di")) {
        next += 1;
    }
    let month = month(tokens.get(next)?.text)?;
    next += 1;
    let (year, next) = year_after(tokens, next);
    match year {
        Some(year) => day(year, month, date).map(|told| (told, next)),
        None => NaiveDate::from_ymd_opt(2000, u32::from(month), u32::from(date))
            .map(|_| (Told::MonthDay(month, date), next)),
    }
}

/// "March 22, 2018", "Jan. 5 2014", "Jan. 2022", "March 17".
fn month_day(tokens: &[Token<'_>], at: usize) -> Option<(Told, usize)> {
    let name = tokens.get(at)?;
    if !name.text.starts_with(char::is_uppercase) && name.text.len() < 4 {
        return None;
    }
    let month = month(name.text)?;
    let mut next = at + 1;
    if is_mark(tokens, next, ".-/") {
        next += 1;
    }
    if let Some(date) = tokens.get(next).and_then(Token::small).filter(|d| (1..=31).contains(d)) {
        next += 1;
        if tokens.get(next).is_some_and(|t| t.glued && ORDINAL.contains(&t.text)) {
            next += 1;
        }
        // "March 17:30" is a time, "May 2.5" an amount.
        if tokens.get(next).is_some_and(|t| t.glued && (t.text == ":" || t.text == "."))
            && tokens.get(next + 1).is_some_and(|t| t.glued && t.small().is_some())
        {
            return None;
        }
        let (year, next) = year_after(tokens, next);
        return match year {
            Some(year) => day(year, month, date).map(|told| (told, next)),
            None => NaiveDate::from_ymd_opt(2000, u32::from(month), u32::from(date))
                .map(|_| (Told::MonthDay(month, date), next)),
        };
    }
    // "31 February 2014" is a slip, not the month.
    if at.checked_sub(1).and_then(|i| tokens.get(i)).is_some_and(|before| before.small().is_some())
        && !counts_issues(tokens, at - 1)
    {
        return None;
    }
    if is_mark(tokens, next, ",") {
        next += 1;
    }
    if tokens.get(next).is_some_and(|t| matches!(t.text, "of" | "de")) {
        next += 1;
    }
    let year = tokens.get(next)?.year()?;
    Some((Told::Month(year, month), next + 1))
}

/// A year behind a day and month: ", 2018", " 2018", "-2018", " de 2018".
fn year_after(tokens: &[Token<'_>], at: usize) -> (Option<i32>, usize) {
    let mut next = at;
    for _ in 0..2 {
        if is_mark(tokens, next, ",.-/–") || tokens.get(next).is_some_and(|t| matches!(t.text, "of" | "de" | "del")) {
            next += 1;
        }
    }
    match tokens.get(next).and_then(Token::year) {
        // "March 17, 2,000 people" and "2018-19" are no years of this date.
        Some(year)
            if !(is_mark(tokens, next + 1, ",%")
                && tokens.get(next + 2).is_some_and(|t| t.glued && t.number(3..4).is_some())) =>
        {
            (Some(year), next + 1)
        }
        _ => (None, at),
    }
}

/// "30/01/2019", "08.05.2014", "5-8-2014".
fn numeric(tokens: &[Token<'_>], at: usize) -> Option<(Told, usize)> {
    let [a, first, b, second, c] = tokens.get(at..at + 5)? else { return None };
    if ![first, b, second, c].iter().all(|token| token.glued) || first.text != second.text {
        return None;
    }
    let (one, two, year) = (a.small()?, b.small()?, c.year()?);
    if tokens
        .get(at + 5)
        .is_some_and(|t| t.glued && (t.text == "/" || t.text == "-" || t.text.chars().all(char::is_alphanumeric)))
    {
        return None;
    }
    let told = match first.text {
        "." => day(year, two, one)?,
        "/" | "-" if one > 12 => day(year, two, one)?,
        "/" | "-" if two > 12 || one == two => day(year, one, two)?,
        "/" | "-" => {
            day(year, one, two)?;
            Told::Numbers(one, two, year)
        }
        _ => return None,
    };
    Some((told, at + 5))
}

/// A weekday written just before the date.
fn with_weekday(tokens: &[Token<'_>], at: usize) -> (usize, Option<Weekday>) {
    let mut before = at;
    while let Some(previous) = before.checked_sub(1).filter(|i| at - i <= 3) {
        let Some(token) = tokens.get(previous) else { break };
        if let Some(day) = weekday(token.text) {
            return (previous, Some(day));
        }
        if !matches!(token.text, "," | "." | "the" | "den" | "le") {
            break;
        }
        before = previous;
    }
    (at, None)
}

/// "12 to 15 May 2019", "Nov. 16-20", "27–29 March": one end of a range.
fn is_range(tokens: &[Token<'_>], at: usize, next: usize) -> bool {
    let joint = |t: &Token<'_>| matches!(t.text, "to" | "-" | "–" | "until" | "through" | "and" | "bis" | "au");
    let calendar = |t: &Token<'_>| t.small().is_some() || t.year().is_some() || month(t.text).is_some();
    let before = at.checked_sub(2).and_then(|i| tokens.get(i..at)).is_some_and(|pair| {
        let [value, mark] = pair else { return false };
        // "178/2019 – 15 November 2019": the number of a release and its year.
        let counted = at.checked_sub(4).and_then(|i| tokens.get(i..i + 2)).is_some_and(|pair| {
            let [number, slash] = pair else { return false };
            number.number(1..5).is_some() && slash.text == "/" && value.year().is_some()
        });
        joint(mark) && calendar(value) && !counted
    });
    let after = tokens.get(next..next + 2).is_some_and(|pair| {
        let [mark, value] = pair else { return false };
        // "March 28, 2017 – 06:15": a time of day follows, not a date.
        let time =
            is_mark(tokens, next + 2, ":.") && tokens.get(next + 3).is_some_and(|t| t.glued && t.small().is_some());
        joint(mark) && calendar(value) && !time && mark.text != "and"
    });
    before || after
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str)]) {
        let found: Vec<(String, String)> = scan(text)
            .into_iter()
            .map(|found| {
                let told = match found.told {
                    Told::Day(day) => day.to_string(),
                    Told::Month(year, month) => format!("{year}-{month:02}"),
                    Told::MonthDay(month, day) => format!("{month:02}-{day:02}"),
                    Told::Numbers(a, b, year) => format!("{a}?{b}?{year}"),
                };
                (text[found.range].to_owned(), if found.range_end { format!("{told} range") } else { told })
            })
            .collect();
        let found: Vec<(&str, &str)> = found.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn complete_dates_are_read_in_their_written_forms() {
        check("2014-5-8", &[("2014-5-8", "2014-05-08")]);
        check("2014/05/08", &[("2014/05/08", "2014-05-08")]);
        check("20140508", &[("20140508", "2014-05-08")]);
        check("2014-05-08T10:00:00+02:00", &[("2014-05-08", "2014-05-08")]);
        check("March 22, 2018", &[("March 22, 2018", "2018-03-22")]);
        check("22 March 2018", &[("22 March 2018", "2018-03-22")]);
        check("Friday, 27 November 2020", &[("Friday, 27 November 2020", "2020-11-27")]);
        check("Posted Friday 18 December, 2020", &[("Friday 18 December, 2020", "2020-12-18")]);
        check("Jan. 5, 2014", &[("Jan. 5, 2014", "2014-01-05")]);
        check("Jan. 2022", &[("Jan. 2022", "2022-01")]);
        check("3rd December 2019 in Gas", &[("3rd December 2019", "2019-12-03")]);
        check("Freitag, 3. Oktober 2014", &[("Freitag, 3. Oktober 2014", "2014-10-03")]);
        check(
            "1er janvier 2016 | 9 de mayo de 2014",
            &[("1er janvier 2016", "2016-01-01"), ("9 de mayo de 2014", "2014-05-09")],
        );
        check("2014年5月8日", &[("2014年5月8日", "2014-05-08")]);
        check("2014년 5월 8일", &[("2014년 5월 8일", "2014-05-08")]);
        check("2014. május 8., 8. května 2014", &[("2014. május 8.", "2014-05-08"), ("8. května 2014", "2014-05-08")]);
        check("8 Μαΐου 2014 | 8 травня 2014", &[("8 Μαΐου 2014", "2014-05-08"), ("8 травня 2014", "2014-05-08")]);
        check("March 28, 2017 – 06:15 am", &[("March 28, 2017", "2017-03-28")]);
    }

    #[test]
    fn number_order_stays_open_where_it_is() {
        check("05/04/2019", &[("05/04/2019", "5?4?2019")]);
        check(
            "30/01/2019, 05/16/2019, 08.05.2014",
            &[("30/01/2019", "2019-01-30"), ("05/16/2019", "2019-05-16"), ("08.05.2014", "2014-05-08")],
        );
    }

    #[test]
    fn codes_ranges_and_amounts_are_no_dates() {
        check("Ref. JC/3/2019/0077, Bulletin No. 07/2021, Tel 03-5550-1995", &[]);
        check("from 12 to 15 May 2019", &[("15 May 2019", "2019-05-15 range")]);
        check("January-June 2021", &[("June 2021", "2021-06 range")]);
        check("31 February 2014", &[]);
        check("March 17, 2,000 people", &[("March 17", "03-17")]);
    }
}
