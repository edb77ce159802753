//! `TimelineJS` JSON: dates in parts, the precise words in `display_date`, the quote and its source in the text.

use serde_json::{Value, json};

use super::{Rows, source, text};
use crate::model::When;

/// Year, month and day of a time as far as its precision goes.
fn date(start: &str, precision: &str) -> Option<Value> {
    let mut parts = start.split(['-', 'T']);
    let year: i32 = parts.next()?.parse().ok()?;
    let mut value = json!({ "year": year });
    let month: u32 = parts.next()?.parse().ok()?;
    let day: u32 = parts.next()?.parse().ok()?;
    if !matches!(precision, "year" | "decade" | "century") {
        value["month"] = json!(month);
    }
    if matches!(precision, "day" | "week" | "hour" | "minute") {
        value["day"] = json!(day);
    }
    Some(value)
}

/// The day before the end, which is not part of the time.
fn last(end: &str) -> Option<String> {
    let day = end.get(..10)?.parse::<chrono::NaiveDate>().ok()?;
    Some(day.pred_opt()?.to_string())
}

pub fn json(rows: &Rows) -> String {
    let escape = |words: &str| words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let event = |record: &Value| {
        let precision = text(record, "/date/precision");
        let (start, end) = (text(record, "/date/start"), text(record, "/date/end"));
        let words = text(record, "/date/edtf").parse::<When>().map(|when| when.words()).unwrap_or_default();
        let mut event = json!({
            "unique_id": format!("r-{}", text(record, "/id")),
            "start_date": date(start, precision)?,
            "display_date": words,
            "group": text(record, "/category"),
            "text": {
                "headline": escape(text(record, "/label")),
                "text": format!("<blockquote>{}</blockquote><p>{}</p>", escape(text(record, "/source/quote")), escape(&source(record))),
            },
        });
        let last = last(end)?;
        if !start.starts_with(&last) {
            event["end_date"] = date(&last, precision)?;
        }
        Some(event)
    };
    let events: Vec<Value> = rows.records.iter().filter_map(event).collect();
    let mut out = serde_json::to_string_pretty(&json!({ "events": events, "scale": "human" })).unwrap_or_default();
    out.push('\n');
    out
}
