//! The sentences of a page: what is shown, what is left out and why, how it was made.

use std::fmt::Write;

use chrono::Datelike;

use crate::corpus::NotRead;
use crate::model::{counted, grouped, year_words};
use crate::view::brief::facts::{Count, Facts, Why, range_words};
use crate::view::brief::request::Request;
use crate::view::ticks;
use crate::view::window::civil;

/// The parts of a count that are not on the page, each with its words and its reason: 4 "undated", 2 "before 2013".
pub fn left_out(count: &Count, facts: &Facts) -> Vec<(usize, String, Option<Why>)> {
    let date = |time: f64| {
        if ticks::on_year(time) { year_words(civil(time).year()) } else { day_words(time) }
    };
    let (from, to) = (date(facts.window.start), last_words(facts));
    let mut parts: Vec<(usize, String, Option<Why>)> = [
        (count.undated, "undated".to_owned(), Some(Why::Undated)),
        (count.before, format!("before {from}"), Some(Why::Before)),
        (count.after, format!("after {to}"), Some(Why::After)),
        (count.rejected, "rejected".to_owned(), Some(Why::Rejected)),
        (count.undecided, "undecided".to_owned(), None),
        (count.filtered, "outside the filter".to_owned(), None),
    ]
    .into_iter()
    .filter(|(count, ..)| *count > 0)
    .collect();
    let charts = count.not_charted.iter().map(|(chart, count)| (*count, format!("of “{chart}”"), None));
    parts.extend(charts);
    parts
}

/// What no record was made of: " Not read: 2 files."; empty where that is nothing.
fn not_read(what: NotRead) -> String {
    let mut parts = Vec::new();
    if what.files > 0 {
        parts.push(counted(what.files, "file"));
    }
    if what.paragraphs > 0 {
        parts.push(format!("{} taken for menus and comments", counted(what.paragraphs, "paragraph")));
    }
    let mut words = if parts.is_empty() { String::new() } else { format!(" Not read: {}.", parts.join(", ")) };
    what.worded_words().into_iter().for_each(|worded| words.extend([" ", &worded, "."]));
    words
}

/// "2 Mar 2015", "10 Jan 49 BC".
fn day_words(time: f64) -> String {
    let day = civil(time);
    format!("{} {}", day.format("%-d %b"), year_words(day.year()))
}

/// The last year or day of the page.
fn last_words(facts: &Facts) -> String {
    let last = facts.window.end - 1.0;
    if ticks::on_year(facts.window.end) { year_words(civil(last).year()) } else { day_words(last) }
}

/// Marks of the page that its own words do not name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Unnamed {
    /// First and last small number that stands in place of words.
    pub tags: Option<(usize, usize)>,
    /// Events with neither words nor number.
    pub events: usize,
    /// Values with neither.
    pub figures: usize,
}

/// The line of counts: everything of the corpus is either shown or named here; `elsewhere` says where the names and
/// sources stand that the page has no room for.
#[must_use]
pub fn counts(facts: &Facts, unnamed: Unnamed, elsewhere: Option<&str>) -> String {
    let (events, figures) = (&facts.tally.events, &facts.tally.figures);
    let shown = |count: &Count, noun: &str| {
        let plural = if count.total == 1 { "" } else { "s" };
        format!("{} of {} {noun}{plural}", grouped(count.shown), grouped(count.total))
    };
    let mut line = format!("Shown: {}, {}.", shown(events, "event"), shown(figures, "figure"));
    let out: Vec<String> = [("events", events), ("figures", figures)]
        .into_iter()
        .filter(|(_, count)| count.left_out() > 0)
        .map(|(noun, count)| {
            let parts =
                left_out(count, facts).into_iter().map(|(count, words, _)| format!("{} {words}", grouped(count)));
            format!("of {noun} {}", parts.collect::<Vec<_>>().join(", "))
        })
        .collect();
    let not_read = not_read(facts.not_read);
    if !out.is_empty() {
        let _ = write!(line, " Left out: {}.", out.join("; "));
    } else if not_read.is_empty() {
        line.push_str(" Nothing is left out.");
    }
    line.push_str(&not_read);
    if let Some((day, unknown)) = facts.known_on() {
        let documents = crate::model::counted(unknown, "document");
        let _ = write!(line, " As known on {}: {documents} of a later or no date left out.", day.format("%-d %B %Y"));
    }
    let undecided = events.undecided_shown + figures.undecided_shown;
    if undecided > 0 {
        let _ = write!(line, " Hollow: {} undecided.", grouped(events.undecided_shown));
    }
    match unnamed.tags {
        Some((one, last)) if one == last => {
            let _ = write!(line, " Number {one} stands for a name.");
        }
        Some((first, last)) => {
            let _ = write!(line, " Numbers {first} to {last} stand for names.");
        }
        None => {}
    }
    let mut without = Vec::new();
    if unnamed.events > 0 {
        without.push(counted(unnamed.events, "event"));
    }
    if unnamed.figures > 0 {
        without.push(counted(unnamed.figures, "figure"));
    }
    if !without.is_empty() {
        let _ = write!(line, " Drawn without a name: {}.", without.join(", "));
    }
    if let Some(place) = elsewhere {
        let _ = write!(line, " All names and sources: {place}.");
    }
    line
}

/// How the page was made: filter, knowledge, conversions.
#[must_use]
pub fn method(facts: &Facts, request: &Request, compressed: bool) -> String {
    let mut filter = vec![if request.accepted_only { "accepted only".to_owned() } else { "not rejected".to_owned() }];
    if !request.filter.is_empty() {
        filter.push(facts.words(&request.filter));
    }
    filter.push(range_words(facts.window));
    let mut parts = vec![format!("Filter: {}.", filter.join(", "))];
    if !facts.newest.is_empty() {
        parts.push(format!("As known on {}.", facts.newest));
    }
    parts.push("No currency converted.".to_owned());
    if compressed {
        parts.push("Time is compressed where nothing is dated.".to_owned());
    }
    if !facts.lacking().is_empty() {
        parts.push("Letters without a font are written as code points (U+…).".to_owned());
    }
    if !request.redaction.is_empty() {
        parts.push(format!("{} replaced.", counted(request.redaction.len(), "name")));
    }
    parts.join(" ")
}

/// Project, view, version, time as the caller says it, state of documents and decisions.
#[must_use]
pub fn colophon(facts: &Facts, request: &Request) -> String {
    let mut parts = Vec::new();
    let (project, view) = (facts.words(&request.project), facts.words(&request.view));
    match (project.is_empty(), request.view.is_empty()) {
        (false, false) => parts.push(format!("{project}, view “{view}”")),
        (false, true) => parts.push(project),
        (true, false) => parts.push(format!("view “{view}”")),
        (true, true) => {}
    }
    parts.push(format!("Dateline {}", env!("CARGO_PKG_VERSION")));
    parts.push(if request.stamp.is_empty() { "time not stamped".to_owned() } else { request.stamp.clone() });
    parts.push(format!("state {}", facts.state));
    parts.join(" · ")
}

/// The subtitle where none is given: what is shown, of which time.
#[must_use]
pub fn subtitle(facts: &Facts, charts: &[(String, String)]) -> String {
    let charts: Vec<String> = charts.iter().map(|(title, unit)| format!("{} ({unit})", title.to_lowercase())).collect();
    let charts = if charts.is_empty() { String::new() } else { format!(", with {}", charts.join(" and ")) };
    format!("Dated events by kind{charts}, {}", range_words(facts.window))
}
