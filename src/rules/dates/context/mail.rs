//! Mails within a text: below "Sent: Tuesday, July 27, 2010" or "On Mon, Jul 26, 2010, A. wrote:", "yesterday" is
//! counted from that mail's date and not from the document's.

use chrono::{Datelike, NaiveDate};

use crate::model::{Span, When};

use super::anchor::Anchor;
use super::reader::{Outer, Reader};

/// The longest line that is looked at.
const LINE: usize = 240;

/// Goes back to the document's own date where the marked lines of a quoted mail have ended.
pub fn enter(reader: &mut Reader<'_>, span: Span) {
    if reader.outer.as_ref().is_some_and(|outer| outer.marked)
        && !line_before(reader, span).trim_start().starts_with(['>', '|'])
        && let Some(outer) = reader.outer.take()
    {
        reader.doc = outer.doc;
    }
}

/// Takes a day on the head line of a quoted mail as the date of what follows.
pub fn head_of_mail(reader: &mut Reader<'_>, span: Span, day: NaiveDate) {
    let line = line_before(reader, span);
    let marked = line.trim_start().starts_with('>');
    let words = line.trim_start_matches(['>', ' ', '\t', '*']);
    let label = words.to_ascii_lowercase();
    let head = ["sent:", "date:"].iter().any(|name| label.starts_with(name)) && in_head(reader, span);
    let quoted = label.starts_with("on ") && line_behind(reader, span).contains("wrote:");
    if !(head || quoted) {
        return;
    }
    let marked = marked || quoted && marked_below(reader, span);
    let words = format!("the date of the mail quoted here, {}", When::day(day).words());
    let anchor = Anchor {
        day: Some(day),
        month: Some(day.month() as u8),
        year: Some(day.year()),
        words,
        inferred: false,
        lag: 0,
    };
    let before = std::mem::replace(&mut reader.doc, anchor);
    let doc = reader.outer.take().map_or(before, |outer| outer.doc);
    reader.outer = Some(Outer { doc, marked });
}

/// True where a sender stands on a line beside it, and the text itself has begun above.
fn in_head(reader: &Reader<'_>, span: Span) -> bool {
    let start = floor(reader, (span.start as usize).saturating_sub(3 * LINE));
    let above = reader.text.get(start..span.start as usize).unwrap_or_default();
    let block = above.rfind("\n\n").map_or(above, |gap| &above[gap..]);
    let below = reader.text.get(span.end as usize..floor(reader, span.end as usize + LINE)).unwrap_or_default();
    let sender = |text: &str| {
        text.lines().any(|line| {
            let line = line.trim_start_matches(['>', ' ', '\t', '*']);
            line.get(..5).is_some_and(|label| label.eq_ignore_ascii_case("from:"))
        })
    };
    let begun = reader.text.get(..span.start as usize).is_some_and(|text| text.contains("\n\n"));
    begun && (sender(block) || sender(below))
}

fn marked_below(reader: &Reader<'_>, span: Span) -> bool {
    let below = reader.text.get(span.end as usize..floor(reader, span.end as usize + 2 * LINE)).unwrap_or_default();
    below
        .split_once("wrote:")
        .is_some_and(|(_, rest)| rest.trim_start_matches(['\r', '\n', ' ', '>']).len() < rest.trim_start().len())
}

/// The line up to a span.
fn line_before<'t>(reader: &Reader<'t>, span: Span) -> &'t str {
    let end = span.start as usize;
    let start = floor(reader, end.saturating_sub(LINE));
    let text = reader.text.get(start..end).unwrap_or_default();
    text.rfind('\n').map_or(text, |at| &text[at + 1..])
}

/// What follows a span on its line and the next.
fn line_behind<'t>(reader: &Reader<'t>, span: Span) -> &'t str {
    let text = reader.text.get(span.end as usize..floor(reader, span.end as usize + LINE)).unwrap_or_default();
    let end = text.match_indices('\n').nth(1).map_or(text.len(), |(at, _)| at);
    &text[..end]
}

fn floor(reader: &Reader<'_>, at: usize) -> usize {
    let mut at = at.min(reader.text.len());
    while !reader.text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
