//! Dates in names of files and folders: "2014-05-08 port.txt", "20140508.html", "2014/05/08/port.txt".

use chrono::NaiveDate;

use crate::model::Unit;

use super::written::{self, Told};

/// The date that the name (or the folders above it) tells, and the words.
pub fn date(path: &str) -> Option<(Unit, String)> {
    let mut parts: Vec<&str> = path.split('/').collect();
    let file = parts.pop()?;
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    from_name(stem)
        .or_else(|| from_folders(&parts, stem))
        .or_else(|| parts.iter().rev().find_map(|folder| from_name(folder)))
}

fn from_name(name: &str) -> Option<(Unit, String)> {
    digits(name).or_else(|| {
        let spaced = name.replace(['_', '-', '.', '+'], " ");
        let found = || written::scan(&spaced).into_iter().filter(|found| !found.range_end);
        let day = found().find(|found| matches!(found.told, Told::Day(_)));
        // "trade-november-2023": the month that a report is of.
        let told = day.or_else(|| found().find(|found| matches!(found.told, Told::Month(..))))?;
        Some((told.told.unit()?, spaced.get(told.range)?.to_owned()))
    })
}

/// Year, month and day as digits, each parted by one mark or not at all.
pub fn digits(name: &str) -> Option<(Unit, String)> {
    let runs = runs(name);
    for (i, (start, run)) in runs.iter().enumerate() {
        let free = |at: usize, c: Option<char>| at == 0 || c.is_none_or(|c| !c.is_alphanumeric());
        let before = name.get(..*start).and_then(|head| head.chars().next_back());
        let end = start + run.len();
        let after = name.get(end..).and_then(|rest| rest.chars().next());
        if !free(*start, before) {
            continue;
        }
        if run.len() == 8
            && free(1, after.filter(|c| *c != 'T'))
            && let Some(day) = ymd(run.get(..4)?, run.get(4..6)?, run.get(6..)?)
        {
            return Some((Unit::Day(day), (*run).to_owned()));
        }
        let next =
            |n: usize, from: usize| runs.get(i + n).filter(|(at, run)| *at == from + 1 && run.len() <= 2).copied();
        let Some((month_at, month)) =
            next(1, end).filter(|_| run.len() == 4 && after.is_some_and(|c| "-_. ".contains(c)))
        else {
            continue;
        };
        let month_end = month_at + month.len();
        if let Some((day_at, day)) = next(2, month_end)
            && let Some(date) = ymd(run, month, day)
        {
            return Some((Unit::Day(date), name.get(*start..day_at + day.len())?.to_owned()));
        }
        let ended = name.get(month_end..).and_then(|rest| rest.chars().next()).is_none_or(|c| !c.is_alphanumeric());
        if ended && month.len() == 2 && ymd(run, month, "1").is_some() {
            let unit = Unit::Month(run.parse().ok()?, month.parse().ok()?);
            return Some((unit, name.get(*start..month_end)?.to_owned()));
        }
    }
    None
}

fn runs(name: &str) -> Vec<(usize, &str)> {
    let mut runs = Vec::new();
    let mut at = 0;
    for part in name.split(|c: char| !c.is_ascii_digit()) {
        if !part.is_empty() {
            runs.push((at, part));
        }
        at += part.len();
        at += name.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    }
    runs
}

fn ymd(year: &str, month: &str, day: &str) -> Option<NaiveDate> {
    let year: i32 = year.parse().ok().filter(|year| (1800..2100).contains(year))?;
    NaiveDate::from_ymd_opt(year, month.parse().ok()?, day.parse().ok()?)
}

/// "2014/05/08/port.txt", "2014/05/port.txt".
fn from_folders(folders: &[&str], stem: &str) -> Option<(Unit, String)> {
    let number = |part: &str, lengths: std::ops::RangeInclusive<usize>| {
        lengths.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
    };
    let year_at = folders.iter().rposition(|part| number(part, 4..=4))?;
    let year = *folders.get(year_at)?;
    let month = folders.get(year_at + 1).filter(|part| number(part, 1..=2))?;
    let folder_day = folders.get(year_at + 2).copied();
    let stem_day = stem.split(|c: char| !c.is_ascii_digit()).next().unwrap_or("");
    if let Some(day) = folder_day.or(Some(stem_day)).filter(|part| number(part, 1..=2)) {
        return ymd(year, month, day).map(|date| (Unit::Day(date), format!("{year}/{month}/{day}")));
    }
    ymd(year, month, "1")?;
    Some((Unit::Month(year.parse().ok()?, month.parse().ok()?), format!("{year}/{month}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, expected: Option<&str>) {
        assert_eq!(date(path).map(|(unit, _)| unit.to_string()).as_deref(), expected, "{path}");
    }

    #[test]
    fn names_and_folders_tell_dates() {
        check("2014-05-08-tin.txt", Some("2014-05-08"));
        check("wire_2014_5_8.txt", Some("2014-05-08"));
        check("20140508.html", Some("2014-05-08"));
        check("tin 8 May 2014.txt", Some("2014-05-08"));
        check("tin-exports-march-2014-8-may-2014.txt", Some("2014-05-08"));
        check("news/2014/05/08/tin.txt", Some("2014-05-08"));
        check("news/2014/05/tin.txt", Some("2014-05"));
        check("2014-05/tin.txt", Some("2014-05"));
        check("2014-05 tin.txt", Some("2014-05"));
        check("tin-exports-march-2014.txt", Some("2014-03"));
        check("Tin_Exports_Mar_2014.txt", Some("2014-03"));
    }

    #[test]
    fn codes_are_no_dates() {
        check("000_d46946e4be3ef302.txt", None);
        check("tin-2014.txt", None);
        check("tin-march-to-2014.txt", None);
        check("12345678.txt", None);
        check("11-wire-1996-tin.txt", None);
        check("v2014.13.45.txt", None);
    }
}
