//! Other readings of a date: what the machine will not take by itself, for a person to choose from. "On Monday" may be the
//! one before or after, "in June" that of another year, "a week later" may count from another day of the text.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::corpus::Article;
use crate::extract;
use crate::model::{Basis, Date, Record, Unit, When};

/// Keys there are.
const MOST: usize = 9;
/// Other days of the text from which a date may be counted.
const ANCHORS: usize = 3;
/// Paragraphs before that are looked at for them.
const NEAR: u32 = 3;
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// A reading of a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The date.
    pub when: When,
    /// Where it comes from, in a few words.
    pub why: String,
}

/// The other readings of a record's date, the likeliest first. `told` are the dates that others give for the same event.
#[must_use]
pub fn readings(article: &Article, record: &Record, told: &[Reading]) -> Vec<Reading> {
    let text = &article.document.text;
    let words = record.evidence.date.map(|span| span.of(text).to_lowercase()).unwrap_or_default();
    let stands = record.date.when.as_ref();
    let mut all = either(stands);
    all.extend(told.iter().cloned());
    if let Some(When::Single(date)) = stands {
        all.extend(turned(&words, *date));
    }
    if !has_year(&words) {
        all.extend(counted(article, record, &words));
        if let Some(When::Single(date)) = stands.filter(|_| record.date.basis != Basis::Explicit) {
            all.extend(years(&words, *date));
            all.extend(weeks(&words, *date));
        }
    }
    let mut found: Vec<Reading> = Vec::new();
    for reading in all {
        if Some(&reading.when) != stands && found.iter().all(|known| known.when != reading.when) {
            found.push(reading);
        }
    }
    found.truncate(MOST);
    found
}

fn reading(unit: Unit, date: Date, why: impl Into<String>) -> Reading {
    Reading { when: When::Single(Date { unit, ..date }), why: why.into() }
}

fn has_year(words: &str) -> bool {
    words.split(|letter: char| !letter.is_ascii_digit()).any(|digits| digits.len() == 4)
}

/// Each of several days that the text leaves open.
fn either(stands: Option<&When>) -> Vec<Reading> {
    let Some(When::OneOf(dates)) = stands else { return Vec::new() };
    dates.iter().map(|date| reading(date.unit, *date, "one of those that the text leaves open")).collect()
}

/// "3/4/2014" with day and month the other way round.
fn turned(words: &str, date: Date) -> Option<Reading> {
    let numbers: Vec<&str> = words.split(['/', '.', '-', ' ']).filter(|part| !part.is_empty()).collect();
    let all = numbers.len() == 3 && numbers.iter().all(|part| part.bytes().all(|letter| letter.is_ascii_digit()));
    // A year in front leaves nothing open.
    let Unit::Day(day) = date.unit else { return None };
    let open = all && numbers.first().is_some_and(|first| first.len() < 3) && day.day() != day.month();
    let other = NaiveDate::from_ymd_opt(day.year(), day.day(), day.month()).filter(|_| open)?;
    Some(reading(Unit::Day(other), date, "day and month the other way round"))
}

/// What the words give counted from other days that stand before them.
fn counted(article: &Article, record: &Record, words: &str) -> Vec<Reading> {
    let Some(span) = record.evidence.date.filter(|_| record.date.basis != Basis::Document) else { return Vec::new() };
    let document = &article.document;
    let before = article.reading.dates.iter().rev().skip_while(|told| told.span.end > span.start);
    let mut found = Vec::new();
    for told in before {
        let Some(paragraph) = document.paragraph_at(told.span.start) else { continue };
        if paragraph.number + NEAR < record.evidence.paragraph || found.len() >= ANCHORS {
            break;
        }
        let when = extract::counted_from(words, &told.when, &document.date);
        found.extend(when.filter(|when| *when != told.when).map(|when| Reading {
            when,
            why: format!("counted from {}, {}", told.when.words(), document.place(paragraph.number, told.span.start)),
        }));
    }
    found
}

/// The same of the year before and after, where the words name a month and no year.
fn years(words: &str, date: Date) -> Vec<Reading> {
    let named =
        words.split(|letter: char| !letter.is_alphabetic()).any(|word| MONTHS.iter().any(|m| word.starts_with(m)));
    let all = [(-1, "the year before"), (1, "the year after")];
    let moved = all.into_iter().filter(|_| named).filter_map(|(by, why)| {
        let unit = match date.unit {
            Unit::Month(year, month) => Unit::Month(year + by, month),
            Unit::Day(day) => Unit::Day(day.with_year(day.year() + by)?),
            _ => return None,
        };
        Some(reading(unit, date, why))
    });
    moved.collect()
}

/// The same day of the week before and after, where the words name it.
fn weeks(words: &str, date: Date) -> Vec<Reading> {
    let named = words.split(|letter: char| !letter.is_alphabetic()).any(|word| word.parse::<Weekday>().is_ok());
    let Unit::Day(day) = date.unit else { return Vec::new() };
    let all = [(day.checked_sub_days(Days::new(7)), "before"), (day.checked_add_days(Days::new(7)), "after")];
    let moved = all.into_iter().filter(|_| named).filter_map(|(other, way)| {
        let other = other?;
        Some(reading(Unit::Day(other), date, format!("the {} {way}", other.format("%A"))))
    });
    moved.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus;

    /// The other readings of the only event of a text of 20 August 2014.
    #[track_caller]
    fn check(body: &str, expected: &[(&str, &str)]) {
        let text = format!("A paper\n\n20 August 2014\n\n{body}\n");
        let article = corpus::read_bytes("a.txt", text.as_bytes()).1.expect("it is read");
        let record = article.reading.records.last().expect("an event");
        let found = readings(&article, record, &[]);
        let found: Vec<(String, &str)> =
            found.iter().map(|reading| (reading.when.to_string(), reading.why.as_str())).collect();
        let found: Vec<(&str, &str)> = found.iter().map(|(when, why)| (when.as_str(), *why)).collect();
        assert_eq!(found, expected, "{body}");
    }

    #[test]
    fn a_date_written_in_full_can_be_nothing_else() {
        check("Norway signed a treaty with Finland on 2 March 2014.", &[]);
    }

    #[test]
    fn a_weekday_may_be_that_of_the_week_before_or_after() {
        check(
            "Norway signed a treaty with Finland on Monday.",
            &[("2014-08-11", "the Monday before"), ("2014-08-25", "the Monday after")],
        );
    }

    #[test]
    fn a_month_may_be_that_of_another_year() {
        check(
            "Norway signed a treaty with Finland in June.",
            &[("2013-06", "the year before"), ("2015-06", "the year after")],
        );
    }

    #[test]
    fn day_and_month_may_stand_the_other_way_round() {
        check(
            "Norway signed a treaty with Finland on 03/04/2014.",
            &[("2014-03-04", "day and month the other way round")],
        );
        check("Norway signed a treaty with Finland on 23/04/2014.", &[]);
    }

    #[test]
    fn what_is_counted_may_count_from_another_day_of_the_text() {
        check(
            "Norway closed its border on 1 May 2014. The ministers met in Oslo on 3 June 2014. \
             A week later Norway signed a treaty with Finland.",
            &[("2014-05-08~", "counted from 1 May 2014, ¶ 3"), ("2014-08-27~", "counted from 20 August 2014, ¶ 2")],
        );
    }
}
