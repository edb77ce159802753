//! Rows of marks: disc or number, the mark itself, date, headline, where it stands.

use std::collections::{BTreeMap, HashMap};

use super::{Behind, Cell, Group};
use crate::index::Place;
use crate::model::{Modality, RecordId};
use crate::view::brief::Entry;
use crate::view::brief::entries::listed_id;
use crate::view::brief::facts::Evidence;
use crate::view::brief::figures::{Charted, disc};
use crate::view::brief::key::{self, Sign};
use crate::view::brief::notes::{self, run, wrap};
use crate::view::brief::style::{COARSE, KEY, LISTED, LISTED_STRONG, NOTE_LINE, TICK};
use crate::view::glyph::{self, Ink};
use crate::view::item::{Form, Item};
use crate::view::scene::{Anchor, Shape, pt};
use crate::view::text::TextStyle;
use crate::view::theme::Emblem;
use crate::view::window::civil;

/// Height of a row of one line, and of each further line.
const ROW: f32 = 17.4;
pub(super) const LINE: f32 = 13.0;
/// Height of a head, and where its line is.
pub(super) const HEAD: f32 = 25.0;
/// Where the mark begins, how wide it may be, and where the date begins.
const MARK: f32 = 24.0;
const WIDE: f32 = 22.0;
const DATE: f32 = 54.0;
/// Dates longer than this push their headline to the right.
const DATES: f32 = 62.0;
/// Most of a row that its sources take.
const SOURCES: f32 = 0.2;

/// The head of a group: an emblem or none, a name, how many stand below it; `more` where it goes on.
pub(super) fn head(
    of: &Behind<'_>,
    id: &str,
    emblem: Option<(Emblem, crate::view::Color)>,
    (name, count): (&str, &str),
    width: f32,
) -> (Cell, Cell) {
    let (theme, measure) = (of.theme, of.measure);
    let cell = |id: String, count: &str| {
        let mut shapes = Vec::new();
        let y = HEAD / 2.0 - 2.0;
        let left = if let Some((emblem, hue)) = emblem {
            glyph::emblem(&mut shapes, emblem, pt(6.0, y), 5.0, hue);
            18.0
        } else {
            0.0
        };
        shapes.push(Shape::text(pt(left, y), Anchor::Start, name, COARSE, theme.text));
        let at = left + measure(name, COARSE) + 7.0;
        shapes.push(Shape::text(pt(at, y), Anchor::Start, count, TICK, theme.text3));
        shapes.push(Shape::rule_across(HEAD - 3.0, 0.0, width, theme.line));
        Cell { id, words: format!("{name} {count}"), link: None, height: HEAD, shapes }
    };
    (cell(format!("head-{id}"), count), cell(format!("head-{id}-more"), "continued"))
}

/// Footnotes that had no room on the page.
pub(super) fn notes(of: &Behind<'_>, width: f32) -> Option<Group> {
    let marks =
        of.lost.iter().map(|note| (of.measure)(&note.marks, super::super::style::NOTE_STRONG)).fold(0.0, f32::max);
    let indent = (marks + 8.0).max(18.0);
    let row = |note: &notes::Note| {
        let lines = wrap(&note.runs, width - indent, of.measure);
        let height = lines.len() as f32 * NOTE_LINE + 3.0;
        let part = notes::part(note, &lines, (0.0, 0.0), indent, of.theme);
        Cell { id: part.id, words: part.words, link: part.link, height, shapes: part.shapes }
    };
    let rows: Vec<Cell> = of.lost.iter().map(row).collect();
    let (head, more) = head(of, "notes", None, ("Notes of page 1", "continued"), width);
    (!rows.is_empty()).then_some(Group { head, more, rows })
}

/// The events, lane by lane as on the page.
pub(super) fn lanes(of: &Behind<'_>, letters: &BTreeMap<u32, String>, width: f32) -> Vec<Group> {
    let entries: HashMap<RecordId, &Entry> = of.entries.iter().map(|entry| (entry.id, entry)).collect();
    let mut groups = Vec::new();
    for (at, lane) in of.lanes.lanes.iter().enumerate() {
        let rows: Vec<Cell> = lane
            .members()
            .iter()
            .filter_map(|index| of.facts.items.get(*index as usize))
            .filter_map(|item| Some(row(of, entries.get(&item.id)?, item, letters, width)))
            .collect();
        let count = crate::model::grouped(rows.len());
        let emblem = lane.sign(of.theme);
        let (head, more) = head(of, &format!("lane-{at}"), emblem, (&lane.title, &count), width);
        groups.extend((!rows.is_empty()).then_some(Group { head, more, rows }));
    }
    if of.unlisted > 0
        && let Some(last) = groups.last_mut()
    {
        let words = format!("{} more marks are not listed here; the data export has them all.", of.unlisted);
        last.rows.push(line(of, "more", &words, (0.0, width), LISTED));
    }
    groups
}

/// The figures, chart by chart as on the page.
pub(super) fn figures(of: &Behind<'_>, letters: &BTreeMap<u32, String>, width: f32) -> Vec<Group> {
    let entries: HashMap<RecordId, &Entry> = of.entries.iter().map(|entry| (entry.id, entry)).collect();
    let items: HashMap<Place, &Item> = of.facts.items.iter().map(|item| (item.place, item)).collect();
    let group = |(at, chart): (usize, &Charted)| {
        let found = chart.values().filter_map(|shown| items.get(&shown.place).copied());
        let rows: Vec<Cell> =
            found.filter_map(|item| Some(row(of, entries.get(&item.id)?, item, letters, width))).collect();
        let (title, unit) = chart.title();
        let count = format!("{}, {unit}", crate::model::grouped(rows.len()));
        let emblem = Some((Emblem::Figure, of.theme.text));
        let (head, more) = head(of, &format!("chart-{at}"), emblem, (&title, &count), width);
        (!rows.is_empty()).then_some(Group { head, more, rows })
    };
    of.charts.iter().enumerate().filter_map(group).collect()
}

/// A line of plain words, indented, in as many lines as it takes.
pub(super) fn line(of: &Behind<'_>, id: &str, words: &str, (indent, width): (f32, f32), style: TextStyle) -> Cell {
    let lines = wrap(&[run(words, style)], width - indent, of.measure);
    let mut shapes = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        for (from, run) in line {
            let place = pt(indent + from, LINE * (at as f32 + 0.5));
            shapes.push(Shape::text(place, Anchor::Start, &*run.words, run.style, of.theme.text2));
        }
    }
    let height = lines.len() as f32 * LINE + 2.0;
    Cell { id: id.to_owned(), words: words.to_owned(), link: None, height, shapes }
}

/// One mark.
fn row(of: &Behind<'_>, entry: &Entry, item: &Item, letters: &BTreeMap<u32, String>, width: f32) -> Cell {
    let (theme, measure) = (of.theme, of.measure);
    let y = ROW / 2.0;
    let mut shapes = Vec::new();
    number(&mut shapes, entry, y, of);
    mark(&mut shapes, item, y, of);
    let date = date(item);
    shapes.push(Shape::text(pt(DATE, y), Anchor::Start, &*date, TICK, theme.text2));
    let from = DATE + measure(&date, TICK).max(DATES) + 8.0;
    let sources = sources(&entry.evidence, letters, width * SOURCES, of);
    shapes.push(Shape::text(pt(width, y), Anchor::End, &*sources, TICK, theme.text2));
    let mut right = width - measure(&sources, TICK) - 10.0;
    let (title, amount) = title(of, entry, item);
    if !amount.is_empty() {
        shapes.push(Shape::text(pt(right, y), Anchor::End, &*amount, LISTED_STRONG, theme.text));
        right -= measure(&amount, LISTED_STRONG) + 10.0;
    }
    let callout = entry.mark.starts_with(|first: char| first.is_ascii_digit());
    let style = if callout { LISTED_STRONG } else { LISTED };
    let standing = standing(entry);
    let lines = wrap(&[run(&*title, style), run(&*standing, TICK)], (right - from).max(60.0), measure);
    for (at, line) in lines.iter().enumerate() {
        for (x, run) in line {
            let place = pt(from + x, y + LINE * at as f32);
            shapes.push(Shape::text(place, Anchor::Start, &*run.words, run.style, theme.text));
        }
    }
    let height = ROW + LINE * lines.len().saturating_sub(1) as f32;
    let id = entry.listed.map_or_else(|| format!("entry-{:x}", entry.id.0), listed_id);
    let number = entry.listed.map_or_else(|| entry.mark.clone(), |number| number.to_string());
    let words = format!("{number} {} {title} {amount} {standing} {sources}", entry.date);
    Cell {
        id,
        words: words.split_whitespace().collect::<Vec<_>>().join(" "),
        link: Some(item.id.to_string()),
        height,
        shapes,
    }
}

/// The disc, letter or small number that the mark has on the page.
fn number(shapes: &mut Vec<Shape>, entry: &Entry, y: f32, of: &Behind<'_>) {
    let theme = of.theme;
    if entry.mark.starts_with(|first: char| first.is_ascii_digit()) {
        return disc(shapes, 9.0, y, &entry.mark, theme);
    }
    let words = entry.listed.map_or_else(|| entry.mark.clone(), |number| number.to_string());
    let ink = if entry.listed.is_some() { theme.text2 } else { theme.text };
    shapes.push(Shape::text(pt(9.0, y), Anchor::Middle, words, KEY, ink));
}

/// The mark itself, as on the page but as wide as its column.
fn mark(shapes: &mut Vec<Shape>, item: &Item, y: f32, of: &Behind<'_>) {
    if item.figure {
        let ahead = item.modality.is_ahead();
        key::draw(shapes, if ahead { Sign::Target } else { Sign::Value }, MARK, y, of.theme, of.measure);
        return;
    }
    let middle = MARK + WIDE / 2.0;
    let half = match (item.form, item.open.start || item.open.end) {
        (Form::Moment, _) => 0.0,
        (_, true) => 6.0,
        (Form::Days, _) => 8.0,
        (Form::Period, _) => 10.0,
    };
    let hue = of.theme.hue(item.group);
    let ink = Ink { theme: of.theme, hue, pane: (MARK - 1.0, MARK + WIDE + 3.0), holds_label: false };
    glyph::draw(shapes, item, (middle - half, middle + half), y, &ink);
}

/// "25 Apr 2014": the short date, with its year.
fn date(item: &Item) -> String {
    let year = crate::model::year_words(chrono::Datelike::year(&civil(item.start)));
    let short = item.date_short();
    if short.contains(&year) { short.to_owned() } else { format!("{short} {year}") }
}

/// What it is called, and of a figure how much: that has a place of its own.
fn title(of: &Behind<'_>, entry: &Entry, item: &Item) -> (String, String) {
    let amount = of.facts.amount(item.place);
    match entry.label.rsplit_once(": ") {
        Some((name, told)) if item.figure && told.contains(|letter: char| letter.is_ascii_digit()) => {
            (name.to_owned(), amount)
        }
        _ => (entry.label.clone(), if item.figure { amount } else { String::new() }),
    }
}

/// What its glyph alone may not tell everybody.
fn standing(entry: &Entry) -> String {
    let told = [Modality::Planned, Modality::Cancelled, Modality::Denied, Modality::Forecast, Modality::Target]
        .into_iter()
        .chain([Modality::Hypothetical])
        .any(|modality| modality.word() == entry.modality);
    if told { format!(", {}", entry.modality) } else { String::new() }
}

/// "B ¶ 14, D ¶ 16": as many as have room, the others counted.
fn sources(evidence: &[Evidence], letters: &BTreeMap<u32, String>, room: f32, of: &Behind<'_>) -> String {
    if evidence.is_empty() {
        return "by hand".to_owned();
    }
    let all: Vec<String> = evidence.iter().map(|one| source(one, letters)).collect();
    for shown in (1..=all.len()).rev() {
        let rest = all.len() - shown;
        let more = if rest > 0 { format!(" +{rest}") } else { String::new() };
        let words = format!("{}{more}", all.get(..shown).unwrap_or_default().join(", "));
        if shown == 1 || (of.measure)(&words, TICK) <= room {
            return words;
        }
    }
    String::new()
}

/// "C ¶ 8", "A T 1 D2".
fn source(evidence: &Evidence, letters: &BTreeMap<u32, String>) -> String {
    let letter = letters.get(&evidence.document).map_or("", String::as_str);
    let place = match &evidence.cell {
        Some(cell) => cell.replace("table ", "T\u{a0}").replace(", cell ", "\u{a0}"),
        None => evidence.place(&[evidence.paragraph]),
    };
    format!("{letter}\u{a0}{place}")
}
