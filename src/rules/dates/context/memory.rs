//! What each date is to the dates after it: the one told before, the period, the year of a heading.

use std::collections::HashMap;

use chrono::Datelike;

use crate::lexicon::Class;
use crate::model::{Basis, Span, Unit};
use crate::rules::dates::calendar::arithmetic::{first_day, year_of};
use crate::rules::dates::grammar::compose::Item;
use crate::rules::dates::reading::{Base, Sense};
use crate::tag::{Token, WordSet, set, words};

use super::head::{is_heading, line_of};
use super::mail::head_of_mail;
use super::reader::{Reader, Told};
use super::story::in_aside;

/// Words between a period and one that it is compared with.
const COMPARED: &WordSet = words!("in of the same month period quarter year with to level levels");

/// Words of a rank.
const RANKED: &WordSet = words!("first record high low peak most least time");

/// What this date is to the dates after it.
pub fn remember(reader: &mut Reader<'_>, item: &Item, unit: Unit, basis: Basis, span: Span) {
    // "a year earlier" is compared with, not told of.
    if matches!(item.reading.sense, Sense::YearBefore | Sense::PeriodIn(..)) {
        return;
    }
    // "a record since 1991": nothing is counted from it.
    let ranked = ranks(reader, item);
    if !ranked {
        reader.told = Some(Told { unit, span });
    }
    if let Unit::Day(day) = unit
        && basis != Basis::Inferred
    {
        head_of_mail(reader, span, day);
    }
    // "the day before" tells of something beside the line of the story.
    let beside = matches!(item.reading.sense, Sense::Shift(_, ..=-1, Base::Told));
    let compared = compares(reader.tokens, item) || ranked;
    if !beside && !compared && !in_aside(reader, item) {
        reader.line = reader.told;
    }
    if reader.lead.is_none() && matches!(unit, Unit::Day(day) if Some(day) != reader.doc.day) {
        reader.lead = reader.told;
    }
    match unit {
        // Only what is over has been reported on.
        Unit::Quarter(..) | Unit::Half(..) if !lies_ahead(reader, unit) => reader.period = Some(unit),
        _ => {}
    }
    if basis == Basis::Explicit
        && !compared
        && let Some(year) = year_of(unit)
    {
        reader.year = Some((year, item.end, span));
        if let Some(named) = without_year(unit) {
            let headed = reader.named.get(&named).is_some_and(|(_, head)| heads(reader, *head));
            if !headed {
                reader.named.insert(named, (year, span));
            }
        }
        let first = reader.span(item.start, item.start + 1);
        if first.len() == 4 && alone(reader, first) {
            reader.heading = Some((year, span));
            reader.below = span.end as usize;
        }
    }
}

/// True in the lines above the text: "External trade, April 2011". What they name is what the text is of.
pub fn heads(reader: &Reader<'_>, span: Span) -> bool {
    const HEAD: usize = 300;
    span.end as usize <= HEAD && is_heading(line_of(reader.text, span))
}

/// A month or quarter without its year.
pub fn without_year(unit: Unit) -> Option<Unit> {
    match unit {
        Unit::Month(_, month) => Some(Unit::MonthOnly(month)),
        Unit::Day(day) => Some(Unit::MonthOnly(day.month() as u8)),
        Unit::Quarter(_, quarter) => Some(Unit::Quarter(0, quarter)),
        _ => None,
    }
}

/// "fell by 17.9 percent compared to March 2018", "compared to 16.9 million tonnes in October 2018", "up 7.7 percent from June
/// 2016": what follows is not told of that year.
pub fn compares(tokens: &[Token], item: &Item) -> bool {
    const REACH: usize = 9;
    const AMOUNTS: [Class; 5] = [Class::Number, Class::Scale, Class::Currency, Class::Measure, Class::Percent];
    let word = |at: usize, list: &WordSet| list.holds(tokens.get(at));
    let short = |at: usize| word(at, set!["m", "bn", "b", "tn"]);
    let amount = |at: usize| AMOUNTS.iter().any(|class| tokens.get(at).is_some_and(|it| it.is(*class))) || short(at);
    // "from 828,213 tonnes in January-May 2020".
    let month = |at: usize| tokens.get(at).is_some_and(|token| token.is(Class::Month)) || word(at, set!["-", "–"]);
    let passes = |at: &usize| word(*at, COMPARED) || amount(*at) || month(*at);
    let back = (item.start.saturating_sub(REACH)..item.start).rev().find(|at| !passes(at));
    let moved = |from: usize| {
        let percent = (from.saturating_sub(2)..from).any(|at| word(at, set!["%", "percent", "cent", "pct"]));
        percent || word(from.wrapping_sub(1), set!["up", "down"])
    };
    back.is_some_and(|at| {
        word(at, set!["than", "against", "versus", "compared", "comparison"])
            || at + 1 == item.start && word(at, set!["from", "over", "on"]) && moved(at)
            // "from $64 million in October 2018".
            || word(at, set!["from"]) && (at + 1..item.start).any(amount)
    })
}

/// The months and quarters after those that a text compares with, in a text that does not say its own month: "in June … up 7.7
/// percent from June 2016" is told of June 2017.
pub fn after_bases(tokens: &[Token], items: &[Item], year: Option<i32>) -> HashMap<Unit, (i32, Span)> {
    let mut found = HashMap::new();
    for item in items.iter().filter(|item| compares(tokens, item)) {
        let Sense::Full(unit @ (Unit::Month(..) | Unit::Quarter(..))) = item.reading.sense else { continue };
        let told = year_of(unit).filter(|told| year.is_none_or(|year| *told < year));
        if let (Some(told), Some(named)) = (told, without_year(unit)) {
            let span = tokens.get(item.start).map(|token| token.span).unwrap_or_default();
            found.entry(named).or_insert((told + 1, span));
        }
    }
    found
}

/// "the largest since June 2020": what follows is not told of that month.
fn ranks(reader: &Reader<'_>, item: &Item) -> bool {
    let since = item.start.checked_sub(1).filter(|at| set!["since"].holds(reader.tokens.get(*at)));
    since.is_some_and(|since| {
        (since.saturating_sub(6)..since).any(|at| {
            let word = reader.tokens.get(at).map_or("", |token| token.span.of(reader.text));
            RANKED.holds(reader.tokens.get(at)) || word.len() > 5 && word.ends_with("est")
        })
    })
}

/// Ends a year's heading at the next line that is a heading without a year.
pub fn leave_heading(reader: &mut Reader<'_>, here: u32) {
    let Some(gap) = reader.heading.and(reader.text.get(reader.below..here as usize)) else { return };
    // The line that the expression stands on is not over yet.
    let Some(end) = gap.rfind('\n') else { return };
    let below = reader.below;
    reader.below += end;
    let over = gap[..end].split("\n\n").skip(1).any(|block| {
        let line = block.trim();
        line.lines().count() == 1
            && line.chars().count() <= 40
            && line.starts_with(|first: char| first.is_alphabetic() || first == '#')
            && !line.contains(|c: char| c.is_ascii_digit())
            && !line.ends_with(['.', ':', ';', '?', '!', ','])
    });
    if over && below > 0 {
        reader.heading = None;
    }
}

/// True for an expression at the start of its line: "Dec. 20: the bill is signed".
pub fn opens_line(reader: &Reader<'_>, item: &Item) -> bool {
    let here = reader.span(item.start, item.start + 1).start as usize;
    let front = reader.text.get(..here).unwrap_or_default();
    let mark = |c: char| matches!(c, ' ' | '\t' | '*' | '-' | '•' | '–' | '|');
    let bare = front.trim_end_matches(mark);
    bare.is_empty() || bare.ends_with('\n')
}

pub fn lies_ahead(reader: &Reader<'_>, unit: Unit) -> bool {
    first_day(unit).zip(reader.doc.day).is_some_and(|(first, doc)| first > doc)
}

/// True where nothing else stands on the line.
pub fn alone(reader: &Reader<'_>, span: Span) -> bool {
    let bytes = reader.text.as_bytes();
    let mark = |byte: &u8| matches!(byte, b' ' | b'\t' | b'#' | b'*' | b':' | b'=' | b'-' | b'\r');
    let front = bytes[..span.start as usize].iter().rev().take(8).find(|byte| !mark(byte));
    let back = bytes[span.end as usize..].iter().take(8).find(|byte| !mark(byte));
    front.is_none_or(|byte| *byte == b'\n') && back.is_none_or(|byte| *byte == b'\n')
}
