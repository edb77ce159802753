//! iCalendar (RFC 5545): an all-day event for each dated event; lines end in CRLF and are folded at 75 bytes.

use serde_json::Value;

use super::{Rows, source, text};

pub fn ics(rows: &Rows) -> String {
    let mut out = String::new();
    let mut line = |words: &str| fold(&mut out, words);
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line(&format!("PRODID:-//Dateline//Dateline {}//EN", env!("CARGO_PKG_VERSION")));
    for record in rows.records.iter().filter(|record| text(record, "/kind") == "event") {
        let (Some(start), Some(end)) = (day(record, "/date/start", false), day(record, "/date/end", true)) else {
            continue;
        };
        line("BEGIN:VEVENT");
        line(&format!("UID:{}@dateline", text(record, "/id")));
        // A stamp is required; the program knows no clock, so it is the event's own first day.
        line(&format!("DTSTAMP:{start}T000000Z"));
        line(&format!("DTSTART;VALUE=DATE:{start}"));
        line(&format!("DTEND;VALUE=DATE:{end}"));
        line(&format!("SUMMARY:{}", escaped(text(record, "/label"))));
        let words = format!("“{}” {}", text(record, "/source/quote"), source(record));
        line(&format!("DESCRIPTION:{}", escaped(&words)));
        line(&format!("CATEGORIES:{}", escaped(text(record, "/category"))));
        line(&format!("STATUS:{}", status(record)));
        line(&format!("X-EDTF:{}", escaped(text(record, "/date/edtf"))));
        line("END:VEVENT");
    }
    line("END:VCALENDAR");
    out
}

fn status(record: &Value) -> &'static str {
    match text(record, "/modality") {
        "cancelled" | "denied" => "CANCELLED",
        "actual" => "CONFIRMED",
        _ => "TENTATIVE",
    }
}

/// A day as "20140425"; a time of day inside an end's day makes that whole day part of the event.
fn day(record: &Value, place: &str, end: bool) -> Option<String> {
    let time = text(record, place);
    let mut day = time.get(..10)?.parse::<chrono::NaiveDate>().ok()?;
    if end && time.len() > 10 {
        day = day.succ_opt()?;
    }
    Some(day.format("%Y%m%d").to_string())
}

fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            '\r' => {}
            letter => out.push(letter),
        }
    }
    out
}

fn fold(out: &mut String, words: &str) {
    let mut used = 0;
    for letter in words.chars() {
        if used + letter.len_utf8() > 75 {
            out.push_str("\r\n ");
            used = 1;
        }
        out.push(letter);
        used += letter.len_utf8();
    }
    out.push_str("\r\n");
}
