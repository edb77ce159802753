//! What leaves the program, read again as other programs read it: dates, ids, cells, links, control characters.

use std::sync::atomic::AtomicBool;

use dateline::corpus::{self, Corpus};
use dateline::export::Format;
use dateline::export::brief_svg::Ground;
use dateline::export::data::{Form, Rows, Written};
use dateline::load::Outcome;
use dateline::project::Status;
use dateline::view::brief::{Redaction, Request, compose};
use dateline::view::fonts::measure;
use dateline::view::item::Items;
use serde_json::Value;

/// A corpus of one document, dated 5 March 2024.
fn corpus_of(name: &str, text: &str) -> Corpus {
    let folder = tempfile::tempdir().expect("a folder");
    let text = format!("---\ndate: 2024-03-05\n---\n\n# Notes of the harbour\n\n{text}\n");
    std::fs::write(folder.path().join(name), text).expect("a file");
    corpus::open(folder.path(), &AtomicBool::new(false), |_, _| {}).expect("a corpus")
}

fn written(corpus: &Corpus, form: Form) -> (Rows, Written) {
    let rows = Rows::of(
        corpus,
        (&dateline::claims::Rulings::default(), &dateline::export::marks::Marks::default()),
        |_| Status::Undecided,
        |_, _| None,
        &Redaction::default(),
    );
    let written = rows.write(form).expect("it is written");
    (rows, written)
}

fn text(written: &Written) -> String {
    String::from_utf8(written.bytes.clone()).expect("text")
}

fn timeline(told: &str) -> Vec<Value> {
    let (_, written) = written(&corpus_of("a.md", told), Form::TimelineJs);
    let value: Value = serde_json::from_slice(&written.bytes).expect("JSON");
    value["events"].as_array().expect("events").clone()
}

/// An end as `TimelineJS` takes it: one that agrees with the start in all that the start names is dropped.
fn kept_end(event: &Value) -> Option<&Value> {
    let end = event.get("end_date")?;
    let start = event["start_date"].as_object().expect("a start");
    start.iter().any(|(part, value)| end.get(part) != Some(value)).then_some(end)
}

#[track_caller]
fn check_span(told: &str, start: [i64; 3], end: Option<[i64; 3]>) {
    let events = timeline(told);
    let [event] = events.as_slice() else { panic!("{told}: {events:?}") };
    let parts = |date: &Value| ["year", "month", "day"].map(|part| date[part].as_i64().unwrap_or(-999));
    assert_eq!(parts(&event["start_date"]), start, "{told}");
    assert_eq!(kept_end(event).map(parts), end, "{told}");
}

#[test]
fn timelinejs_keeps_the_end_of_every_span_and_the_precision_in_words() {
    check_span("The ministers met in Oslo on 14 May 2021.", [2021, 5, 14], None);
    check_span("The ministers met in Oslo in April 2014.", [2014, 4, 1], Some([2014, 4, 30]));
    check_span("The ministers met in Oslo in 2014.", [2014, 1, 1], Some([2014, 12, 31]));
    check_span("The ministers met in Oslo on 22-28 April 2014.", [2014, 4, 22], Some([2014, 4, 28]));
    let event = timeline("The ministers met in Oslo in April 2014.").remove(0);
    assert_eq!(event["display_date"], "April 2014");
}

#[test]
fn a_time_of_day_does_not_end_before_it_starts() {
    let events = timeline("The ministers met in Oslo at 3 p.m. on 14 May 2021.");
    let start = &events.first().expect("an event")["start_date"];
    assert_eq!((start["day"].as_i64(), start["hour"].as_i64()), (Some(14), Some(15)), "{start}");
    assert_eq!(kept_end(&events[0]), None);
}

#[test]
fn events_before_our_era_are_exported_or_counted() {
    let corpus = corpus_of(
        "a.md",
        "The Romans signed a treaty with Carthage in 241 BC. They attacked Syracuse on 10 January 49 BC.\n\n\
         The ministers met in Oslo on 14 May 2021.",
    );
    let (_, timeline) = written(&corpus, Form::TimelineJs);
    let value: Value = serde_json::from_slice(&timeline.bytes).expect("JSON");
    let years: Vec<i64> = value["events"]
        .as_array()
        .expect("events")
        .iter()
        .filter_map(|event| event["start_date"]["year"].as_i64())
        .collect();
    assert!(years.contains(&-241), "{years:?}");
    let (rows, calendar) = written(&corpus, Form::Calendar);
    assert_eq!(text(&calendar).matches("BEGIN:VEVENT").count(), calendar.records);
    let told = rows.told(&calendar);
    assert!(told.contains("2 outside the years 1 to 9999"), "{told}");
    assert!(text(&timeline).contains("\"10 January 49 BC\""), "in words there is no year 0: {}", text(&timeline));
    let all = calendar.records + calendar.left_out.iter().map(|(_, count)| count).sum::<usize>();
    assert_eq!(all, rows.records.len(), "each record is there or counted: {told}");
}

#[test]
fn a_calendar_holds_no_raw_control_characters_and_names_its_own_property_as_text() {
    let corpus = corpus_of("a.md", "The ministers\u{b}met, in Oslo; on\u{2028}14 May 2021 about\u{1b}[2J tin.");
    let (_, written) = written(&corpus, Form::Calendar);
    let calendar = text(&written);
    assert!(calendar.contains("BEGIN:VEVENT"), "{calendar}");
    let raw = |c: char| (c.is_control() && c != '\r' && c != '\n') || matches!(c, '\u{2028}' | '\u{2029}');
    assert!(!calendar.contains(raw), "{calendar:?}");
    assert!(
        calendar.contains("\r\nX-EDTF;VALUE=TEXT:2021-05-14\r\n") && calendar.contains("\r\nCALSCALE:GREGORIAN\r\n")
    );
}

#[test]
fn a_web_annotation_names_its_document_by_a_relative_address() {
    let corpus = corpus_of("notes 100% of: May #1.md", "The ministers met in Oslo on 14 May 2021.");
    let (_, written) = written(&corpus, Form::Annotation);
    let value: Value = serde_json::from_slice(&written.bytes).expect("JSON");
    assert_eq!(value["items"][0]["target"]["source"], "notes%20100%25%20of%3A%20May%20%231.md");
}

#[test]
fn a_spreadsheet_keeps_every_id_as_text() {
    let corpus = corpus_of("a.md", "The ministers met in Oslo on 14 May 2021. Tea exports were 4,000 tonnes in 2021.");
    let (_, table) = written(&corpus, Form::Csv);
    let mut reader = csv::Reader::from_reader(table.bytes.as_slice());
    assert!(reader.headers().expect("a head").iter().all(|name| name != "start" && name != "end"));
    for row in reader.records() {
        let row = row.expect("a row");
        let id = row.get(0).expect("an id");
        assert!(id.len() == 33 && id.starts_with('r') && id.parse::<f64>().is_err(), "{id}");
    }
    let (_, lines) = written(&corpus, Form::JsonLines);
    for line in text(&lines).lines() {
        let record: Value = serde_json::from_str(line).expect("an object");
        assert!(record["id"].as_str().is_some_and(|id| id.starts_with('r')));
    }
}

#[test]
fn a_table_has_no_control_characters_and_starts_no_formula() {
    let corpus = corpus_of("a.md", "The ministers met;=1+1; on 14 May 2021\u{1b}[2J in Oslo.");
    let (_, table) = written(&corpus, Form::Csv);
    let table = text(&table);
    assert!(table.contains("met;'=1+1;"), "{table}");
    assert!(!table.contains(|c: char| c.is_control() && c != '\r' && c != '\n'), "{table:?}");
}

fn page(told: &str, format: Format) -> Vec<u8> {
    let corpus = corpus_of("a.md", told);
    let items = Items::of(&corpus, &std::sync::Arc::default(), |_| Status::Accepted);
    let request = Request { title: "Talks in Oslo".to_owned(), ..Request::default() };
    let brief = compose(&corpus, &items, &request, &measure);
    format.write(&brief, Ground::Opaque, 1.0).expect("a page")
}

const TALKS: &str =
    "The ministers met in Oslo on 14 May 2021.\n\nThe ministers of Norway and Peru signed a treaty on 20 June 2021.";

#[test]
fn a_line_of_a_picture_is_one_text_so_that_it_reads_well_in_any_font() {
    let svg = String::from_utf8(page(TALKS, Format::Svg)).expect("text");
    assert!(svg.contains("<tspan"), "a note has several runs");
    // Runs of one line follow each other: only the first of them has a place.
    for line in svg.lines().filter(|line| line.contains("<tspan")) {
        assert!(line.starts_with("<text x=") && line.ends_with("</text>"), "{line}");
        assert!(!line.contains("<tspan x="), "{line}");
    }
}

#[test]
fn a_link_lies_over_the_words_and_not_around_them() {
    let svg = String::from_utf8(page(TALKS, Format::Svg)).expect("text");
    let links: Vec<&str> =
        svg.split("<a ").skip(1).filter_map(|rest| rest.split_once("</a>")).map(|(link, _)| link).collect();
    assert!(!links.is_empty());
    for link in links {
        assert!(link.contains("<rect ") && link.contains("fill-opacity=\"0\"") && !link.contains("<text"), "{link}");
        let target = link.split('"').nth(1).and_then(|link| link.strip_prefix('#')).expect("a target");
        assert!(svg.contains(&format!("id=\"{target}\"")), "{target} is on the page");
    }
}

#[test]
fn a_page_says_that_dateline_made_it_so_that_it_is_not_read_as_an_article() {
    for (format, name) in [(Format::Markdown, "page.md"), (Format::Html, "page.html")] {
        let bytes = page(TALKS, format);
        let (line, document) = dateline::load::from_bytes(name, &bytes);
        assert!(document.is_none(), "{line:?}");
        let told = line.issues.iter().any(|issue| issue.text.contains("Dateline made it"));
        let skipped = matches!(&line.outcome, Outcome::Skipped(why) if why.contains("Dateline made it"));
        assert!(told || skipped, "{line:?}");
    }
}
