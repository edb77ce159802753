//! The year of a document that does not say it: from a dateline's weekday, and from the years and tenses of the text.
//!
//! A year told in the past ("in 2014 the port handled …") is the earliest the text can be of; a year still to come
//! ("will open in 2016") the latest. The weekday of the first paragraph must agree with the dateline. Anything that
//! leaves two years open stays unknown.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::model::{DateBasis, DocDate, ParagraphKind, Span, Unit, When};
use crate::page::draft::Draft;

use super::named_years::{self, NamedYears};
use super::words::{weekday, weekday_name};
use super::written::{Found, Told, scan};

/// Words by which a day of the week is not that of the date itself.
const MOVED: [&str; 8] = ["last", "next", "every", "each", "since", "until", "by", "from"];

/// The date of a document whose dateline has no year.
pub fn for_dateline(draft: &Draft, span: Span, found: &Found) -> DocDate {
    let words = span.of(&draft.text);
    let unknown = |reason: &str| DocDate::unknown(format!("the dateline ‘{words}’ has no year, and {reason}"));
    let Told::MonthDay(month, day) = found.told else { return unknown("nothing in the text settles it") };
    if let Some((day, month_told)) = by_month_told(draft, span, month, day) {
        let why = format!("the dateline says ‘{words}’ without a year; the text reports ‘{month_told}’");
        return DocDate { when: Some(When::from(Unit::Day(day))), basis: DateBasis::Inferred, why, span: Some(span) };
    }
    let Some(named) = lede_weekday(draft, span) else { return unknown("no weekday beside it settles it") };
    let years = named_years::read(draft);
    let Some(past) = years.past else { return unknown("the text names no year that would settle it") };
    let next = years.coming.map_or(past + 1, |coming| coming.clamp(past, past + 1));
    // A later year that the text names without a future ("the 2020 crop") widens the choice, never narrows it.
    let latest = years.latest.map_or(next, |named| next.max(named.min(past + 3)));
    let dated = |year: i32| NaiveDate::from_ymd_opt(year, u32::from(month), u32::from(day));
    // News of yesterday carries yesterday's weekday, so both count as agreement.
    let agrees =
        |date: &NaiveDate| date.weekday() == named || date.pred_opt().is_some_and(|eve| eve.weekday() == named);
    let mut fitting: Vec<NaiveDate> = (past..=latest).filter_map(dated).filter(agrees).collect();
    // Where two years fit, the one that the text itself names and whose day is the very weekday is meant.
    let meant = |date: &NaiveDate| date.weekday() == named && years.latest.is_some_and(|named| date.year() <= named);
    if fitting.len() > 1 && fitting.iter().filter(|date| meant(date)).count() == 1 {
        fitting.retain(meant);
    }
    match fitting.as_slice() {
        [date] => DocDate {
            when: Some(When::from(Unit::Day(*date))),
            basis: DateBasis::Inferred,
            why: format!(
                "the dateline says ‘{words}’ without a year; the text tells {past} as past, and only in {} does the {} it names fit",
                date.year(),
                weekday_name(named),
            ),
            span: Some(span),
        },
        [] => unknown("the weekday beside it fits none of the years that the text allows"),
        _ => unknown("more than one year fits"),
    }
}

/// "SEJONG, May 21 - Exports rose in the first 20 days of May 2024": the month that the opening reports, its own or the one
/// before it.
fn by_month_told(draft: &Draft, dateline: Span, month: u8, day: u8) -> Option<(NaiveDate, String)> {
    const OPENING: usize = 700;
    let text = draft.text.get(dateline.end as usize..)?;
    let text = text.get(..text.char_indices().nth(OPENING).map_or(text.len(), |(at, _)| at))?;
    let compared = |range: &std::ops::Range<usize>| {
        let before = text.get(..range.start).and_then(|front| front.split_whitespace().next_back()).unwrap_or_default();
        let before = before.to_lowercase();
        MOVED.contains(&before.as_str()) || ["than", "with", "to", "against", "from"].contains(&before.as_str())
    };
    let (year, range) = scan(text).into_iter().filter(|found| !compared(&found.range)).find_map(|found| {
        let Told::Month(year, told) = found.told else { return None };
        let own = told == month || told % 12 + 1 == month;
        Some((own.then_some(year + i32::from(told == 12 && month == 1))?, found.range))
    })?;
    let date = NaiveDate::from_ymd_opt(year, month.into(), day.into())?;
    let agrees = |named: Weekday| date.weekday() == named || date.pred_opt().is_some_and(|eve| eve.weekday() == named);
    lede_weekday(draft, dateline).is_none_or(agrees).then(|| (date, text[range].to_owned()))
}

/// The date of a document without any written date of its own.
pub fn from_text(draft: &Draft) -> DocDate {
    let years = named_years::read(draft);
    if let Some((year, base)) = from_comparisons(&years) {
        return DocDate {
            when: Some(When::from(Unit::Year(year))),
            basis: DateBasis::Inferred,
            why: format!("no date is given; the text compares what it tells of this or last year with {base}"),
            span: None,
        };
    }
    match from_tenses(&years) {
        Some((year, span)) => DocDate {
            when: Some(When::from(Unit::Year(year))),
            basis: DateBasis::Inferred,
            why: format!(
                "no date is given; the text tells {} as past and ‘last year’, and {year} as still under way",
                year - 1
            ),
            span: Some(span),
        },
        None => DocDate::unknown("neither the text nor the file says when it was published"),
    }
}

/// The year of writing on which all comparisons of "this year" and "last year" agree, with a base of them. The text
/// names no later year, and none after the base but those up to it.
fn from_comparisons(years: &NamedYears) -> Option<(i32, i32)> {
    let (year, base) = *years.compared.first()?;
    let agree = years.compared.iter().all(|(other, _)| *other == year);
    (agree && years.latest.is_some_and(|latest| (base..=year).contains(&latest))).then_some((year, base))
}

/// The year after the last one told in the past, where the text treats it as running and speaks of "last year".
fn from_tenses(years: &NamedYears) -> Option<(i32, Span)> {
    let past = years.past?;
    let (coming, span) = (years.coming?, years.coming_span?);
    (coming == past + 1 && years.last_year && years.told.len() >= 2).then_some((coming, span))
}

/// The first weekday of the paragraph with the dateline, unless "last", "next" or "every" moves it.
fn lede_weekday(draft: &Draft, dateline: Span) -> Option<Weekday> {
    let part = draft.parts.iter().find(|part| part.span.contains(dateline) && part.kind != ParagraphKind::Furniture)?;
    let rest = Span { start: dateline.end, end: part.span.end };
    let mut before = "";
    for word in rest.of(&draft.text).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(80) {
        let found = weekday(word).filter(|_| word.len() > 5);
        if found.is_some() {
            let moved = MOVED.contains(&before.to_lowercase().as_str());
            return found.filter(|_| !moved);
        }
        before = word;
    }
    None
}
