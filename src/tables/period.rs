//! Periods as heads, rows and titles of tables write them: "2023-24 (P)", "I Trim.", "Jan–Jun 2025", "2024M03".
//!
//! A head may give only a part, "März", and the head above it or the title the rest, "2024".

use chrono::{Datelike, Days, NaiveDate};

use super::words::{self, Meaning, Scan};
use crate::model::{CellKind, Unit, When};

/// Something that a text says of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// A year.
    Year(i32),
    /// A year that begins in one calendar year and ends in the next.
    Pair(i32),
    /// From one year to another.
    Years(i32, i32),
    /// Months, from the first to the last.
    Months(u8, u8),
    /// A quarter.
    Quarter(u8),
    /// A half.
    Half(u8),
    /// A period that needs nothing else.
    Whole(Unit),
}

/// The parts of a period in a text.
pub(super) fn parts(text: &str, kind: CellKind) -> Vec<Part> {
    if kind == CellKind::Number && !super::number::is_year(text) {
        return Vec::new();
    }
    if let Some(unit) = coded(text.trim(), kind) {
        return vec![if let Unit::Year(year) = unit { Part::Year(year) } else { Part::Whole(unit) }];
    }
    of(text, &words::scan(text))
}

/// A period as codes write it: "2024", "2024-Q1", "2024M03", "202403", "2024-W05", "2024-S1", "2024-A1", "2024-03-15".
pub(super) fn coded(text: &str, kind: CellKind) -> Option<Unit> {
    if text.len() > 10 || text.get(..4)?.bytes().any(|byte| !byte.is_ascii_digit()) {
        return None;
    }
    let year: i32 = text.get(..4)?.parse().ok()?;
    if !(1800..=2200).contains(&year) {
        return None;
    }
    let rest = text.get(4..)?;
    let rest = rest.strip_prefix('-').unwrap_or(rest);
    let number = |text: &str| text.parse::<u8>().ok();
    let (letter, digits) = (rest.get(..1).unwrap_or_default().to_ascii_uppercase(), rest.get(1..).unwrap_or_default());
    let within = |number: Option<u8>, most: u8| number.filter(|number| (1..=most).contains(number));
    match (letter.as_str(), rest.len()) {
        (_, 0) => Some(Unit::Year(year)),
        ("Q", _) => Some(Unit::Quarter(year, within(number(digits), 4)?)),
        ("M", _) => Some(Unit::Month(year, within(number(digits), 12)?)),
        ("S" | "H" | "B", _) => Some(Unit::Half(year, within(number(digits), 2)?)),
        ("W", _) => Some(Unit::Week(year, within(number(digits), 53)?)),
        ("A", _) if digits == "1" => Some(Unit::Year(year)),
        (_, 2) if text.len() == 6 || kind == CellKind::Day || number(rest) != Some((year % 100 + 1) as u8) => {
            Some(Unit::Month(year, within(number(rest), 12)?))
        }
        (_, 4 | 5) => day(year, rest),
        _ => None,
    }
}

fn day(year: i32, rest: &str) -> Option<Unit> {
    let digits = rest.replace('-', "");
    let (month, day) = (digits.get(..2)?.parse().ok()?, digits.get(2..4)?.parse().ok()?);
    NaiveDate::from_ymd_opt(year, month, day).map(Unit::Day)
}

fn of(text: &str, scan: &Scan) -> Vec<Part> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(word) = scan.words.get(at) {
        let phrase = scan.found.iter().find(|found| found.words.start == at);
        let between = |next: usize| {
            let from = scan.words.get(next - 1).map_or(0, |word| word.range.end);
            let to = scan.words.get(next).map_or(text.len(), |word| word.range.start);
            text.get(from..to).unwrap_or_default().trim()
        };
        let (part, length) = match phrase.map(|phrase| (phrase.meaning, phrase.words.len())) {
            Some((Meaning::Month(month), length)) => months(scan, at, length, month, &between),
            Some((Meaning::Quarter(quarter), length)) => (Some(Part::Quarter(quarter)), length),
            Some((Meaning::Half(half), length)) => (Some(Part::Half(half)), length),
            _ => match year(&word.lower) {
                Some(year) => years(scan, at, year, &between),
                None => (first_months(scan, at).or_else(|| coded(&word.lower, CellKind::Text).map(Part::Whole)), 1),
            },
        };
        found.extend(part);
        at += length.max(1);
    }
    found
}

/// "Jan–Jun"; a month told in two languages is one.
fn months<'t>(
    scan: &Scan,
    at: usize,
    length: usize,
    month: u8,
    between: &impl Fn(usize) -> &'t str,
) -> (Option<Part>, usize) {
    let joined = ["to", "till", "through", "bis", "a", "à", "по", "до", "al"];
    let month_at = |at: usize| {
        scan.found.iter().find(|found| found.words.start == at).and_then(|found| match found.meaning {
            Meaning::Month(other) => Some((other, found.words.len())),
            _ => None,
        })
    };
    let next = at + length;
    let word = scan.words.get(next).map(|word| word.lower.as_str());
    let dashed = next > 0 && matches!(between(next), "-" | "–" | "—" | ".-" | ".–");
    let skipped = usize::from(word == Some("/") || word.is_some_and(|word| joined.contains(&word)));
    match month_at(next + skipped).filter(|_| dashed || skipped == 1) {
        Some((other, second)) if other != month => (Some(Part::Months(month, other)), length + skipped + second),
        Some((_, second)) => (Some(Part::Months(month, month)), length + skipped + second),
        None => (Some(Part::Months(month, month)), length),
    }
}

/// "9 months": the first nine of a year.
fn first_months(scan: &Scan, at: usize) -> Option<Part> {
    let count: u8 = scan.words.get(at)?.lower.parse().ok().filter(|count| (2..=11).contains(count))?;
    let next = &scan.words.get(at + 1)?.lower;
    let named = ["month", "monat", "mois", "meses", "mesi", "месяц", "мес", "miesi", "місяц", "ay"];
    named.iter().any(|stem| next.starts_with(stem)).then_some(Part::Months(1, count))
}

/// A year with at most two letters behind it: "2024p".
fn year(word: &str) -> Option<i32> {
    let word = word.strip_prefix("fy").unwrap_or(word);
    let digits = word.get(..4)?;
    let rest = word.get(4..)?;
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit());
    let mark = rest.chars().count() <= 2 && rest.chars().all(char::is_alphabetic);
    digits.parse().ok().filter(|year| plain && mark && (1900..=2100).contains(year))
}

/// A year alone, with the next one ("2023-24", "2019/20"), or up to another.
fn years<'t>(scan: &Scan, at: usize, first: i32, between: &impl Fn(usize) -> &'t str) -> (Option<Part>, usize) {
    let mark = |next: usize| between(next);
    let word = |at: usize| scan.words.get(at).map(|word| word.lower.as_str());
    let (next, length) = match (word(at + 1), mark(at + 1)) {
        (Some("/"), _) => (at + 2, 3),
        (Some(_), "-" | "–" | "—") => (at + 1, 2),
        _ => return (Some(Part::Year(first)), 1),
    };
    let second = word(next).and_then(|word| match word.len() {
        2 => word
            .parse::<i32>()
            .ok()
            .map(|short| first - first % 100 + short + if short < first % 100 { 100 } else { 0 }),
        _ => year(word),
    });
    match second {
        Some(second) if second == first + 1 => (Some(Part::Pair(first)), length),
        Some(second) if second > first && second < first + 60 && word(next).is_some_and(|word| word.len() >= 4) => {
            (Some(Part::Years(first, second)), length)
        }
        _ => (Some(Part::Year(first)), 1),
    }
}

/// The month in which the years of a table begin, where a text says so: "April–March", "(October–September)".
pub(super) fn year_begins(parts: &[Part]) -> Option<u8> {
    parts.iter().find_map(|part| match part {
        Part::Months(from, to) if is_year_round(*from, *to) => Some(*from),
        _ => None,
    })
}

fn is_year_round(from: u8, to: u8) -> bool {
    from != 1 && (from + 10) % 12 + 1 == to
}

/// The month in which the fiscal year of a state begins, where its tables need not say so.
pub(super) fn fiscal(state: &str) -> Option<u8> {
    Some(match state {
        "IN" | "JP" | "MM" | "HK" | "SG" | "ZA" | "BW" | "NA" | "LS" | "MW" | "JM" | "CA" | "KW" | "QA" => 4,
        "PK" | "BD" | "AU" | "EG" | "KE" | "UG" | "TZ" | "ET" | "NZ" | "RW" | "BT" | "TO" | "WS" | "MU" => 7,
        "TH" | "US" | "LA" | "HT" | "TT" => 10,
        _ => return None,
    })
}

/// The period that texts give together, the nearest first; `begins` is the month in which their years begin.
pub(super) fn joined(texts: &[&[Part]], begins: Option<u8>) -> Option<When> {
    let is_sub = |part: &&Part| match part {
        Part::Months(from, to) => !is_year_round(*from, *to),
        Part::Quarter(_) | Part::Half(_) => true,
        _ => false,
    };
    if let Some(Part::Whole(unit)) =
        texts.iter().flat_map(|parts| parts.iter()).find(|part| matches!(part, Part::Whole(_)))
    {
        return Some(When::from(*unit));
    }
    let (year_at, year) = texts.iter().enumerate().find_map(|(at, parts)| Some((at, only_year(parts)?)))?;
    // What stands further off than the year says nothing of it, unless the year stands alone in its text.
    let sub = texts.iter().enumerate().find_map(|(at, parts)| Some((at, *parts.iter().find(is_sub)?)));
    let sub = sub.filter(|(at, _)| *at <= year_at || matches!(year, Part::Year(_))).map(|(_, part)| part);
    match (year, sub) {
        (Part::Year(year), None) => Some(When::from(Unit::Year(year))),
        (Part::Year(year), Some(part)) => within(year, part),
        (Part::Pair(year), None) => round(year, begins?),
        (Part::Pair(year), Some(part)) => within_pair(year, part, begins?),
        (Part::Years(from, to), None) => Some(When::between(Unit::Year(from), Unit::Year(to))),
        _ => None,
    }
}

/// The year of a text: the last of those it compares, `None` where it names several for another reason.
fn only_year(parts: &[Part]) -> Option<Part> {
    let mut years: Vec<Part> =
        parts.iter().copied().filter(|part| matches!(part, Part::Year(_) | Part::Pair(_) | Part::Years(..))).collect();
    years.dedup();
    match years.as_slice() {
        [] => None,
        [only] => Some(*only),
        [Part::Year(one), Part::Year(other)] if one > other => Some(Part::Year(*one)),
        [Part::Pair(one), Part::Pair(other)] if one > other => Some(Part::Pair(*one)),
        _ => None,
    }
}

fn within(year: i32, part: Part) -> Option<When> {
    Some(match part {
        Part::Months(from, to) if from == to => When::from(Unit::Month(year, from)),
        Part::Months(1, 12) => When::from(Unit::Year(year)),
        Part::Months(from, to) if from < to => When::between(Unit::Month(year, from), Unit::Month(year, to)),
        Part::Months(from, to) => When::between(Unit::Month(year, from), Unit::Month(year + 1, to)),
        Part::Quarter(quarter) => When::from(Unit::Quarter(year, quarter)),
        Part::Half(half) => When::from(Unit::Half(year, half)),
        _ => return None,
    })
}

/// A year that begins in a month.
fn round(year: i32, begins: u8) -> Option<When> {
    let last = (begins + 10) % 12 + 1;
    let ends = if begins == 1 { year } else { year + 1 };
    Some(When::between(Unit::Month(year, begins), Unit::Month(ends, last)))
}

/// Some months of a year that begins in a month.
fn within_pair(year: i32, part: Part, begins: u8) -> Option<When> {
    let of = |month: u8| if month >= begins { year } else { year + 1 };
    match part {
        Part::Months(from, to) if from == to => Some(When::from(Unit::Month(of(from), from))),
        Part::Months(from, to) => Some(When::between(Unit::Month(of(from), from), Unit::Month(of(to), to))),
        Part::Quarter(quarter) => {
            let first = (begins + quarter * 3 - 4) % 12 + 1;
            let last = (first + 1) % 12 + 1;
            Some(When::between(Unit::Month(of(first), first), Unit::Month(of(last), last)))
        }
        _ => None,
    }
}

/// The seven days that end on one.
pub(super) fn week_to(day: NaiveDate) -> Option<When> {
    let first = day.checked_sub_days(Days::new(6))?;
    Some(When::between(Unit::Day(first), Unit::Day(day)))
}

/// True where days are each the first, or each the last, of months that differ: they stand for months.
pub(super) fn stand_for_months(days: &[NaiveDate]) -> bool {
    let months: std::collections::BTreeSet<(i32, u32)> = days.iter().map(|day| (day.year(), day.month())).collect();
    let first = days.iter().all(|day| day.day() == 1);
    let last = days.iter().all(|day| day.succ_opt().is_some_and(|next| next.day() == 1));
    days.len() > 1 && months.len() == days.len() && (first || last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(texts: &[&str], expected: &str) {
        let all: Vec<Vec<Part>> = texts.iter().map(|text| parts(text, CellKind::Text)).collect();
        let slices: Vec<&[Part]> = all.iter().map(Vec::as_slice).collect();
        let begins = all.iter().find_map(|parts| year_begins(parts));
        assert_eq!(joined(&slices, begins).map(|when| when.to_string()).unwrap_or_default(), expected, "{texts:?}");
    }

    #[test]
    fn heads_give_a_period_alone_or_together() {
        check(&["2024p"], "2024");
        check(&["январь / January", "2024"], "2024-01");
        check(&["I Trim.", "2025 (p)"], "2025-33");
        check(&["January–June 2024"], "2024-01/2024-06");
        check(&["2023-24 (P)", "fiscal year April–March"], "2023-04/2024-03");
        check(&["2019/20", "by crop year (October–September)"], "2019-10/2020-09");
        check(&["Veränderung 2024/2023 in %"], "2024");
        check(&["Change, 2023-24 over 2022-23", "April–March"], "2023-04/2024-03");
        check(&["Average, last quarter of 2024"], "2024-36");
        check(&["2024M03"], "2024-03");
        check(&["2021", "January–June"], "2021-01/2021-06");
    }

    #[test]
    fn fiscal_years_by_their_short_name_are_years_across_two() {
        check(&["FY2022-23 (R)", "July–June"], "2022-07/2023-06");
    }

    #[test]
    fn a_year_across_two_needs_its_first_month_and_several_years_are_none() {
        check(&["2023-24"], "");
        check(&["exports 2021, 2022 and 2023"], "");
        check(&["2019-2021"], "2019/2021");
    }
}
