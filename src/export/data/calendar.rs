//! iCalendar (RFC 5545): an all-day event for each dated event; lines end in CRLF and are folded at 75 bytes.

use chrono::{Datelike, NaiveDate, NaiveTime};
use serde_json::Value;

use super::{Rows, Written, moment, source, text};
use crate::export::plain;

pub fn ics(rows: &Rows) -> Written {
    let mut written = Written::default();
    let mut out = String::new();
    let mut line = |words: &str| fold(&mut out, words);
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line(&format!("PRODID:-//Dateline//Dateline {}//EN", env!("CARGO_PKG_VERSION")));
    line("CALSCALE:GREGORIAN");
    for record in &rows.records {
        let (start, end) = match days(record) {
            Ok(days) => days,
            Err(why) => {
                written.leave(why);
                continue;
            }
        };
        written.records += 1;
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
        // Named as text: libraries that do not know the property would hand its backslashes on.
        line(&format!("X-EDTF;VALUE=TEXT:{}", escaped(text(record, "/date/edtf"))));
        line("END:VEVENT");
    }
    line("END:VCALENDAR");
    written.bytes = out.into_bytes();
    written
}

fn status(record: &Value) -> &'static str {
    match text(record, "/modality") {
        "cancelled" | "denied" => "CANCELLED",
        "actual" => "CONFIRMED",
        _ => "TENTATIVE",
    }
}

/// First day and the day after the last as "20140425", or why the record has no place in a calendar. A time of day inside
/// an end's day makes that whole day part of the event.
fn days(record: &Value) -> Result<(String, String), &'static str> {
    if text(record, "/kind") != "event" {
        return Err("figures");
    }
    let (Some(start), Some(end)) = (moment(text(record, "/date/start")), moment(text(record, "/date/end"))) else {
        return Err("undated");
    };
    let whole = end.time() == NaiveTime::MIN;
    let end = if whole { Some(end.date()) } else { end.date().succ_opt() };
    // RFC 5545 has four digits for a year, and no sign.
    let written = |day: NaiveDate| (1..=9999).contains(&day.year()).then(|| day.format("%Y%m%d").to_string());
    written(start.date()).zip(end.and_then(written)).ok_or("outside the years 1 to 9999")
}

fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for letter in plain::text(words).chars() {
        match letter {
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            '\r' => {}
            '\t' => out.push(' '),
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
