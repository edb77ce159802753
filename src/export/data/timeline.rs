//! `TimelineJS` JSON: dates in parts, the precise words in `display_date`, the quote and its source in the text.
//!
//! `TimelineJS` drops an end that agrees with the start in all parts that the start names, so a span has the days of both.

use chrono::{Datelike, NaiveDateTime, TimeDelta, Timelike};
use serde_json::{Value, json};

use super::{Rows, Written, moment, source, text};

/// Year, month, day, and the time where there is one. A year before the first is counted as people do: -44 is 44 BC.
fn parts(time: NaiveDateTime, timed: Timed) -> Value {
    let year = if time.year() <= 0 { time.year() - 1 } else { time.year() };
    let mut value = json!({ "year": year, "month": time.month(), "day": time.day() });
    if timed == Timed::Yes {
        value["hour"] = json!(time.hour());
        value["minute"] = json!(time.minute());
    }
    value
}

/// Whether a date has a time of day.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Timed {
    Yes,
    No,
}

/// The first and, where the event lasts, the last moment of a record.
fn dates(record: &Value) -> Option<(Value, Option<Value>)> {
    let (start, end) = (text(record, "/date/start"), text(record, "/date/end"));
    let timed = if start.contains('T') || end.contains('T') { Timed::Yes } else { Timed::No };
    let (start, end) = (moment(start)?, moment(end)?);
    // The end is no part of the time; an hour or a day lasts as long as its name says.
    let (step, short) = match timed {
        Timed::Yes => (TimeDelta::minutes(1), TimeDelta::hours(1)),
        Timed::No => (TimeDelta::days(1), TimeDelta::days(1)),
    };
    let last = end.checked_sub_signed(step)?;
    Some((parts(start, timed), (end - start > short).then(|| parts(last, timed))))
}

pub fn json(rows: &Rows) -> Written {
    let escape =
        |words: &str| crate::export::plain::text(words).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let event = |record: &Value| {
        let (start, end) = dates(record)?;
        let mut event = json!({
            "unique_id": text(record, "/id"),
            "start_date": start,
            "display_date": text(record, "/date/words"),
            "group": text(record, "/category"),
            "text": {
                "headline": escape(text(record, "/label")),
                "text": format!("<blockquote>{}</blockquote><p>{}</p>", escape(text(record, "/source/quote")), escape(&source(record))),
            },
        });
        if let Some(end) = end {
            event["end_date"] = end;
        }
        Some(event)
    };
    let mut written = Written::default();
    let mut events: Vec<Value> = Vec::new();
    for record in &rows.records {
        match event(record) {
            Some(event) => events.push(event),
            None => written.leave("undated"),
        }
    }
    written.records = events.len();
    let mut out = serde_json::to_string_pretty(&json!({ "events": events, "scale": "human" })).unwrap_or_default();
    out.push('\n');
    written.bytes = out.into_bytes();
    written
}
