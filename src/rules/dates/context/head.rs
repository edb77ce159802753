//! What the head of a text without a date of its own tells of the time it is from: "Minutes of the meeting on 19 September
//! 2019", "External trade, April 2011".

use chrono::Datelike;

use crate::model::{Span, Unit};
use crate::rules::dates::calendar::arithmetic::year_of;
use crate::rules::dates::grammar::compose::Item;
use crate::rules::dates::reading::Sense;
use crate::tag::Token;

use super::anchor::Anchor;

/// Bytes from the start of the text that its head may fill.
const HEAD: usize = 420;

/// Years after the head's that a text of that time may look ahead to.
const AHEAD: i32 = 6;

/// The line on which some words stand.
pub fn line_of(text: &str, span: Span) -> &str {
    let (start, end) = (span.start as usize, span.end as usize);
    let front = text.get(..start).unwrap_or_default();
    let rest = text.get(end..).unwrap_or_default();
    let line = front.rfind('\n').map_or(0, |at| at + 1);
    text.get(line..end + rest.find('\n').unwrap_or(rest.len())).unwrap_or_default().trim_end()
}

/// True for a line that is no sentence.
pub fn is_heading(line: &str) -> bool {
    line.len() <= 120 && !line.ends_with(['.', ':', ';', '?', '!', ','])
}

/// The month that the head names, as an anchor for what the text tells without a year.
pub fn anchor(text: &str, tokens: &[Token], items: &[Item]) -> Option<Anchor> {
    let span = |item: &Item| {
        let first = tokens.get(item.start).map(|token| token.span).unwrap_or_default();
        tokens.get(item.end.saturating_sub(1)).map_or(first, |last| first.join(last.span))
    };
    let told = |item: &Item| match item.reading.sense {
        Sense::Full(unit) => Some(unit),
        _ => None,
    };
    let named = |item: &Item| {
        let span = span(item);
        let (year, month) = match told(item)? {
            Unit::Month(year, month) => (year, month),
            Unit::Day(day) => (day.year(), u8::try_from(day.month()).ok()?),
            _ => return None,
        };
        let line = line_of(text, span);
        let lower = line.to_lowercase();
        let met = line.len() <= 240 && ["meeting", "minutes", "session"].iter().any(|word| lower.contains(word));
        let stands = (span.end as usize) <= HEAD && (1900..2100).contains(&year) && (is_heading(line) || met);
        stands.then_some((year, month, span))
    };
    let mut named = items.iter().take_while(|item| (self::start(tokens, item)) < HEAD).filter_map(named);
    let first = named.next()?;
    // "January-April 2001": what ends the line's span is the time it is from.
    let line = |span: Span| line_of(text, span).as_ptr();
    let same = |(_, _, span): &(i32, u8, Span)| line(*span) == line(first.2);
    let (year, month, span) = named.take_while(same).last().unwrap_or(first);
    let latest = items.iter().filter_map(told).filter_map(year_of).max()?;
    if latest > year + AHEAD {
        return None;
    }
    let words = format!("the head of the text, which names ‘{}’; the text has no other date", span.of(text));
    Some(Anchor { day: None, month: Some(month), year: Some(year), words, inferred: true, lag: 0 })
}

fn start(tokens: &[Token], item: &Item) -> usize {
    tokens.get(item.start).map_or(usize::MAX, |token| token.span.start as usize)
}
