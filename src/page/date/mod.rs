//! A document's own date, strongest evidence first: metadata, byline or dateline, file name, inference.
//!
//! A wrong date of a document moves every "last week" in it, so whatever is not settled stays unknown, with the reason.

mod author;
pub(crate) mod byline;
pub(crate) mod dateline;
mod doubt;
pub(crate) mod file_name;
pub(crate) mod inference;
pub(crate) mod named_years;
pub(crate) mod order;
pub(crate) mod words;
pub(crate) mod written;

pub(super) use doubt::told_later;

use byline::Strength;
use chrono::{Datelike, NaiveDate};
use written::{Found, Told};

use crate::model::{DateBasis, DocDate, ParagraphKind, Span, Unit, When};
use crate::page::draft::{Draft, Head, MetaDate};

/// Days between a dateline and the issue that prints it.
const PRINT_LAG: i64 = 7;

/// Lines from the top among which a stamp of date and time is looked for.
const STAMP_LINES: usize = 24;

/// A date found in the text.
#[derive(Debug, Clone)]
struct Clue {
    unit: Unit,
    span: Span,
    strength: Strength,
    note: Option<String>,
}

/// Decides the date of a document called `name`.
pub(super) fn decide(draft: &Draft, head: &Head, name: &str) -> DocDate {
    if let Some(date) = from_metadata(draft) {
        return date;
    }
    if let Some(date) = draft.page_dates.first() {
        let why = format!("{} says ‘{}’", date.field, date.words);
        return DocDate { when: Some(When::from(date.unit)), basis: DateBasis::Byline, why, span: None };
    }
    let clue = from_lines(draft, head);
    let line = first_dateline(draft, head);
    let file = file_name::date(name);
    if let Some((span, found)) = &line
        && let Some(date) = from_dateline(draft, *span, found, clue.as_ref(), file.as_ref())
    {
        return date;
    }
    if let Some(clue) = clue {
        let words = clue.span.of(&draft.text);
        let why = match clue.strength {
            Strength::Revised => format!("the head of the text gives its state as of ‘{words}’"),
            Strength::Labelled => format!("the text says when it was published: ‘{words}’"),
            Strength::Bare => format!("the byline says ‘{words}’"),
        };
        let why = clue.note.map_or_else(|| why.clone(), |note| format!("{why}; {note}"));
        return DocDate { when: Some(When::from(clue.unit)), basis: DateBasis::Byline, why, span: Some(clue.span) };
    }
    if let Some((unit, words)) = file {
        let why = format!("the file's name says ‘{words}’");
        return DocDate { when: Some(When::from(unit)), basis: DateBasis::FileName, why, span: None };
    }
    if let Some(clue) = titled(draft, head) {
        let why = format!("the headline ends with ‘{}’", clue.span.of(&draft.text));
        return DocDate { when: Some(When::from(clue.unit)), basis: DateBasis::Byline, why, span: Some(clue.span) };
    }
    let inferred = match line {
        Some((span, found)) => inference::for_dateline(draft, span, &found),
        None => inference::from_text(draft),
    };
    match &draft.made {
        // When a file was made is often when it was copied or printed, so anything that the text says comes before it.
        Some(made) if inferred.when.is_none() => {
            let why = format!("the text tells no date; {} says ‘{}’", made.field, made.words);
            let date = DocDate { when: Some(When::from(made.unit)), basis: DateBasis::Metadata, why, span: None };
            match told_later(draft, &date) {
                // A template's day, or a clock that stood wrong.
                Some(year) => {
                    DocDate::unknown(format!("{} says ‘{}’, but the text tells {year} as past", made.field, made.words))
                }
                None => date,
            }
        }
        _ => inferred,
    }
}

fn from_metadata(draft: &Draft) -> Option<DocDate> {
    let date = draft.dates.first()?;
    let why = format!("{} says ‘{}’", date.field, date.words);
    // An address that stops at the month agrees with the day that the page shows.
    let bounds = date.unit.bounds().filter(|_| !matches!(date.unit, Unit::Day(_)));
    let inside = |told: &&MetaDate| match (told.unit, bounds) {
        (Unit::Day(day), Some(bounds)) => (bounds.start.date()..bounds.end.date()).contains(&day),
        _ => false,
    };
    if let Some(told) = draft.page_dates.iter().find(inside) {
        let why = format!("{why}; {} says ‘{}’", told.field, told.words);
        return Some(DocDate { when: Some(When::from(told.unit)), basis: DateBasis::Byline, why, span: None });
    }
    Some(DocDate { when: Some(When::from(date.unit)), basis: DateBasis::Metadata, why, span: date.span })
}

/// The best date of the lines around the text: those of its head, then those of its foot.
fn from_lines(draft: &Draft, head: &Head) -> Option<Clue> {
    let parts = draft.parts.iter().enumerate();
    let head_parts = parts
        .clone()
        .take(head.body_at.max(1))
        .filter(|(i, part)| Some(*i) != head.title && !matches!(part.kind, ParagraphKind::Row | ParagraphKind::Item));
    let head_clue = head_parts
        .filter_map(|(_, part)| clue(draft, part.span))
        .reduce(|best, next| if next.strength > best.strength { next } else { best });
    let head_clue = head_clue.or_else(|| stamp(draft)).or_else(|| stamped(draft, head));
    if head_clue.is_some() {
        return head_clue;
    }
    let foot = draft.parts.len().saturating_sub(3).max(head.body_at.max(1));
    let mut foot_parts =
        parts.skip(foot).filter(|(_, part)| !matches!(part.kind, ParagraphKind::Row | ParagraphKind::Item));
    foot_parts.find_map(|(_, part)| {
        let told = |clue: &Clue| part.kind == ParagraphKind::Byline || clue.strength == Strength::Labelled;
        clue(draft, part.span).filter(told)
    })
}

/// "Tin trade: weekly note, 15 November 2019", "Tin brief (3 May 2014)": the day set apart at the end of the headline.
fn titled(draft: &Draft, head: &Head) -> Option<Clue> {
    let part = draft.parts.get(head.title?)?;
    let words = draft.words(part);
    let found = written::scan(words).pop().filter(|found| !found.range_end)?;
    let Told::Day(day) = found.told else { return None };
    let (before, after) = (words.get(..found.range.start)?.trim_end(), words.get(found.range.end..)?.trim());
    let apart = match after {
        "" => before.ends_with([',', ':', '|', '–', '—', '-']),
        ")" => before.ends_with('('),
        _ => false,
    };
    let start = part.span.start as usize;
    let span = Span::new(start + found.range.start, start + found.range.end);
    apart.then_some(Clue { unit: Unit::Day(day), span, strength: Strength::Bare, note: None })
}

/// A line of the head that ends in a full date: "Exports fall 13.5 % 2019-07-01", as bulletin boards list their notices.
fn stamped(draft: &Draft, head: &Head) -> Option<Clue> {
    draft.parts.iter().take((head.body_at + 2).min(8)).find_map(|part| {
        let mut start = part.span.start as usize;
        draft.words(part).split_inclusive('\n').find_map(|line| {
            let from = start;
            start += line.len();
            let line = line.trim_end();
            let (before, stamp) = line.rsplit_once(' ')?;
            let day = NaiveDate::parse_from_str(stamp, "%Y-%m-%d").ok().filter(|_| stamp.len() == 10)?;
            let led = before.rsplit(' ').next().is_some_and(|word| LEADING.contains(&word.to_lowercase().as_str()));
            let at = from + line.len() - stamp.len();
            let span = Span::new(at, at + stamp.len());
            (!led).then_some(Clue { unit: Unit::Day(day), span, strength: Strength::Bare, note: None })
        })
    })
}

/// Words that make the date behind them part of their sentence.
const LEADING: [&str; 12] = ["on", "by", "from", "to", "until", "since", "of", "at", "in", "before", "after", "and"];

/// The one line near the top that is a day with its time of day or weekday: pages put captions and buttons in front of it.
fn stamp(draft: &Draft) -> Option<Clue> {
    let lines = draft.parts.iter().take(STAMP_LINES).filter(|part| byline::stamp(draft.words(part)).is_some());
    let mut clues = lines.filter_map(|part| clue(draft, part.span));
    let first = clues.next()?;
    clues.all(|other| other.unit == first.unit).then_some(first)
}

fn clue(draft: &Draft, span: Span) -> Option<Clue> {
    let words = span.of(&draft.text);
    let (found, strength) = byline::date(words)?;
    let place = Span::new(span.start as usize + found.range.start, span.start as usize + found.range.end);
    let (unit, note) = match found.told {
        Told::Numbers(a, b, year) => {
            let (day, note) = order::settle(&draft.text, a, b, year, found.weekday)?;
            (Unit::Day(day), Some(note))
        }
        told => (told.unit()?, None),
    };
    Some(Clue { unit, span: place, strength, note })
}

/// The dateline of the first paragraphs of the text.
fn first_dateline(draft: &Draft, head: &Head) -> Option<(Span, Found)> {
    draft.parts.iter().skip(head.body_at.saturating_sub(1)).take(4).find_map(|part| {
        let words = draft.words(part);
        let found = dateline::read(words)?.found;
        let start = part.span.start as usize;
        Some((Span::new(start + found.range.start, start + found.range.end), found))
    })
}

/// A dateline with a year, or whose year a full date close by settles.
fn from_dateline(
    draft: &Draft,
    span: Span,
    found: &Found,
    clue: Option<&Clue>,
    file: Option<&(Unit, String)>,
) -> Option<DocDate> {
    let words = span.of(&draft.text);
    match found.told {
        Told::Day(day) => {
            let why = format!("the dateline says ‘{words}’");
            Some(DocDate { when: Some(When::from(Unit::Day(day))), basis: DateBasis::Byline, why, span: Some(span) })
        }
        Told::MonthDay(month, date) => {
            let near = |unit: Unit| near(unit, month, date);
            let by_line =
                clue.and_then(|clue| Some((near(clue.unit)?, clue.span.of(&draft.text).to_owned(), "the byline")));
            let told = |unit: Unit| near(unit).or_else(|| after_month(unit, month, date));
            let by_file = || file.and_then(|(unit, words)| Some((told(*unit)?, words.clone(), "the file's name")));
            let (day, from, place) = by_line.or_else(by_file)?;
            let why = format!("the dateline says ‘{words}’; {place}, ‘{from}’, gives the year {}", day.year());
            Some(DocDate { when: Some(When::from(Unit::Day(day))), basis: DateBasis::Byline, why, span: Some(span) })
        }
        Told::Month(..) | Told::Numbers(..) => None,
    }
}

/// "trade-november-2023.txt" with "Dec 12": the day in the two months after the one that a report is of.
fn after_month(unit: Unit, month: u8, day: u8) -> Option<NaiveDate> {
    let Unit::Month(year, named) = unit else { return None };
    let later = (u32::from(month) + 12 - u32::from(named)) % 12;
    let year = year + i32::from(month < named);
    NaiveDate::from_ymd_opt(year, u32::from(month), u32::from(day)).filter(|_| (1..=2).contains(&later))
}

/// The day of that month closest to a full date, if it is within the time it takes to print.
fn near(unit: Unit, month: u8, day: u8) -> Option<NaiveDate> {
    let full = match unit {
        Unit::Day(day) => day,
        Unit::Year(year) => return NaiveDate::from_ymd_opt(year, u32::from(month), u32::from(day)),
        Unit::Month(year, named) if named == month => {
            return NaiveDate::from_ymd_opt(year, u32::from(month), u32::from(day));
        }
        _ => return None,
    };
    (full.year() - 1..=full.year() + 1)
        .filter_map(|year| NaiveDate::from_ymd_opt(year, u32::from(month), u32::from(day)))
        .find(|candidate| (full - *candidate).num_days().abs() <= PRINT_LAG)
}
