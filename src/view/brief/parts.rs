//! Small pieces of a page: the drawing of a gap, lines of words, sources as runs, letters of values, warnings.

use std::collections::{BTreeMap, BTreeSet};

use crate::index::Place;
use crate::model::{Modality, counted};
use crate::view::brief::Entry;
use crate::view::brief::choose::Chosen;
use crate::view::brief::facts::{Evidence, Facts, range_words};
use crate::view::brief::figures::{Charted, Mark};
use crate::view::brief::notes::{Note, Run, citation, run, wrap};
use crate::view::brief::request::Request;
use crate::view::brief::style::{GAP, MARGIN, NOTE};
use crate::view::color::Color;
use crate::view::item::Item;
use crate::view::scene::{Anchor, Point, Shape, Stroke, pt};
use crate::view::text::{Measure, TextStyle};
use crate::view::theme::Theme;

/// A compressed stretch: a band of chrome between two zigzag edges.
pub fn gap_shapes(x: f32, top: f32, bottom: f32, theme: &Theme) -> Vec<Shape> {
    const TOOTH: f32 = 3.2;
    let edge = |x: f32| -> Vec<Point> {
        let steps = ((bottom - top) / TOOTH).ceil() as usize;
        let at = |step: usize| {
            let y = (top + step as f32 * TOOTH).min(bottom);
            pt(x + if step.is_multiple_of(2) { -1.3 } else { 1.3 }, y)
        };
        (0..=steps).map(at).collect()
    };
    let (left, right) = (edge(x), edge(x + GAP));
    let outline: Vec<Point> = left.iter().copied().chain(right.iter().rev().copied()).collect();
    let stroke = Stroke::new(0.8, theme.line_strong);
    vec![
        Shape::Polygon { points: outline, fill: Some(theme.chrome), stroke: None },
        Shape::Path { points: left, stroke },
        Shape::Path { points: right, stroke },
    ]
}

/// A sentence in as many lines as it needs, from `y` on; and where the next line begins.
pub fn lines(
    text: &str,
    style: TextStyle,
    line: f32,
    mut y: f32,
    width: f32,
    color: Color,
    measure: Measure,
) -> (Vec<Shape>, f32) {
    let mut shapes = Vec::new();
    for row in wrap(&[run(text, style)], width - 2.0 * MARGIN, measure) {
        let at = pt(MARGIN, y + line / 2.0);
        shapes.extend(row.into_iter().map(|(_, run)| Shape::text(at, Anchor::Start, run.words, style, color)));
        y += line;
    }
    (shapes, y)
}

/// What notes have told of documents.
#[derive(Debug)]
pub struct Told {
    /// The note that has told a document in full.
    pub notes: BTreeMap<u32, usize>,
    /// True where notes name files.
    pub files: bool,
}

/// All sources of one mark on one line: the first in full, further ones after "also". A document that a note before
/// this one has told in full is named by its outlet and that note's number.
pub fn sources(evidence: &[Evidence], told: &mut Told, number: usize) -> Vec<Run> {
    let mut runs = Vec::new();
    if evidence.is_empty() {
        runs.push(run("no source: added by the analyst", NOTE));
    }
    // Where room is short, one further source is named and the others counted.
    let named = if told.files { evidence.len() } else { 2 };
    for (place, one) in evidence.iter().take(named).enumerate() {
        if place > 0 {
            runs.push(run("; also ", NOTE));
        }
        runs.extend(if place > 0 { also(one, told) } else { again(one, &[one.paragraph], told) });
        if place == 0 || told.files {
            told.notes.entry(one.document).or_insert(number);
        }
    }
    if evidence.len() > named {
        runs.push(run(format!(" and {} more", evidence.len() - named), NOTE));
    }
    runs
}

/// A source in full, or by its outlet and the note that has told it in full.
fn again(evidence: &Evidence, paragraphs: &[u32], told: &Told) -> Vec<Run> {
    let place = evidence.place(paragraphs);
    let Some(first) = told.notes.get(&evidence.document) else {
        let mut runs = citation(evidence, &place);
        if told.files {
            runs.push(run(format!(" ({})", evidence.file), NOTE));
        }
        return runs;
    };
    vec![run(format!("{}, as note {first}, {place}", evidence.outlet), NOTE)]
}

/// A further source: where room is short by its outlet and date, for the list behind the page has its headline.
fn also(evidence: &Evidence, told: &Told) -> Vec<Run> {
    if told.files || told.notes.contains_key(&evidence.document) {
        return again(evidence, &[evidence.paragraph], told);
    }
    vec![run(format!("{}, {}, {}", evidence.outlet, evidence.date, evidence.place(&[evidence.paragraph])), NOTE)]
}

/// What a reader must know besides the words: "planned", "denied by its subject" …
pub fn standing(item: &Item) -> Option<&'static str> {
    match item.modality {
        Modality::Planned => Some("planned, not confirmed"),
        Modality::Forecast => Some("a forecast"),
        Modality::Target => Some("a target"),
        Modality::Cancelled => Some("cancelled"),
        Modality::Denied => Some("denied"),
        Modality::Hypothetical => Some("only supposed"),
        Modality::Actual | Modality::Estimate => None,
    }
}

/// The id of the note that holds a mark.
pub fn note_id(notes: &[Note], mark: &str) -> String {
    let holds = |note: &&Note| note.marks.split(", ").any(|one| one == mark);
    notes.iter().find(holds).map(|note| note.id.clone()).unwrap_or_default()
}

/// "a" … "z", "aa", "ab" …
pub fn letter(number: usize) -> String {
    let last = char::from(b'a' + (number % 26) as u8);
    if number < 26 { last.to_string() } else { format!("{}{last}", letter(number / 26 - 1)) }
}

/// What the sources say that contradict each other, and which of them is drawn.
fn disputed(facts: &Facts, drawn: Place, places: &[Place], told: &Told) -> Vec<Run> {
    let mut runs = vec![run("Sources disagree: ", NOTE)];
    for (at, &place) in places.iter().enumerate() {
        let value = facts.amount(place);
        let before = if at == 0 { String::new() } else { "; ".to_owned() };
        runs.push(run(format!("{before}{value}, "), NOTE));
        runs.extend(facts.evidence(place).first().into_iter().flat_map(|one| also(one, told)));
    }
    let drawn = facts.drawn(drawn).unwrap_or_else(|| "the range between them is drawn".to_owned());
    runs.push(run(format!("; {drawn}"), NOTE));
    runs
}

/// Letters of named values: one for each document, whose note lists the paragraphs; values that the caller numbered
/// carry their number.
pub fn letters(
    facts: &Facts,
    charts: &[Charted],
    chosen: &[Chosen],
    told: &Told,
    notes: &mut Vec<Note>,
) -> BTreeMap<u32, (Mark, String)> {
    let number = |place| {
        let found = chosen.iter().position(|one| facts.items.get(one.index as usize).is_some_and(|i| i.place == place));
        found.map(|at| (at + 1).to_string())
    };
    let mut marks = BTreeMap::new();
    let mut documents: Vec<(Evidence, Vec<u32>)> = Vec::new();
    let mut of_value: Vec<(u32, usize)> = Vec::new();
    let mut own: Vec<(Vec<u32>, Vec<Place>, Vec<Run>)> = Vec::new();
    for shown in charts.iter().flat_map(Charted::values).filter(|shown| shown.named) {
        if let Some(number) = number(shown.place) {
            let note = note_id(notes, &number);
            marks.insert(shown.number, (Mark::Number(number), note));
            continue;
        }
        let Some(evidence) = facts.evidence(shown.place).into_iter().next() else { continue };
        let (sources, conflict) = charts
            .iter()
            .map(|chart| chart.sources(shown.number))
            .find(|(all, _)| !all.is_empty())
            .unwrap_or((&[], false));
        if conflict {
            let against = charts.iter().flat_map(|chart| chart.rivals(shown.number));
            let places: Vec<Place> = sources.iter().copied().chain(against).collect();
            // Both sides of a contradiction share one note.
            let same = |(_, other, _): &&mut (Vec<u32>, Vec<Place>, Vec<Run>)| {
                other.len() == places.len() && other.iter().all(|place| places.contains(place))
            };
            if let Some((numbers, _, _)) = own.iter_mut().find(same) {
                numbers.push(shown.number);
                continue;
            }
            let runs = disputed(facts, shown.place, &places, told);
            own.push((vec![shown.number], places, runs));
            continue;
        }
        let known = documents.iter().position(|(other, _)| other.document == evidence.document);
        let at = known.unwrap_or(documents.len());
        if known.is_none() {
            documents.push((evidence.clone(), Vec::new()));
        }
        if let Some((_, paragraphs)) = documents.get_mut(at)
            && !paragraphs.contains(&evidence.paragraph)
        {
            paragraphs.push(evidence.paragraph);
        }
        of_value.push((shown.number, at));
    }
    for (at, (evidence, paragraphs)) in documents.iter_mut().enumerate() {
        paragraphs.sort_unstable();
        let runs = again(evidence, paragraphs, told);
        notes.push(Note { id: format!("note-{}", letter(at)), marks: letter(at), runs, link: None });
    }
    for (at, (numbers, _, runs)) in own.into_iter().enumerate() {
        let letter = letter(documents.len() + at);
        let id = format!("note-{letter}");
        notes.push(Note { id: id.clone(), marks: letter.clone(), runs, link: None });
        marks.extend(numbers.into_iter().map(|number| (number, (Mark::Letter(letter.clone()), id.clone()))));
    }
    marks.extend(of_value.into_iter().map(|(number, at)| {
        let letter = letter(at);
        let note = format!("note-{letter}");
        (number, (Mark::Letter(letter), note))
    }));
    marks
}

/// A mark with everything behind it.
pub fn entry(facts: &Facts, item: &Item, mark: String, label: &str) -> Entry {
    Entry {
        mark,
        id: item.id,
        listed: None,
        figure: item.figure,
        label: label.to_owned(),
        date: item.date_words().to_owned(),
        status: item.status.word().to_owned(),
        modality: if item.modality == Modality::Actual { String::new() } else { item.modality.word().to_owned() },
        evidence: facts.evidence(item.place),
    }
}

/// The picture in words.
pub fn describe(facts: &Facts, lanes: usize, charts: usize, entries: &[Entry]) -> String {
    let (events, figures) = (facts.tally.events.shown, facts.tally.figures.shown);
    let numbered = entries.iter().filter(|entry| entry.mark.starts_with(|c: char| c.is_ascii_digit()));
    let callouts: Vec<String> =
        numbered.map(|entry| format!("{}: {} ({})", entry.mark, entry.label, entry.date)).collect();
    format!(
        "Timeline of {} in {} and {} in {}, {}. {}",
        counted(events, "event"),
        counted(lanes, "lane"),
        counted(figures, "figure"),
        counted(charts, "chart"),
        range_words(facts.window),
        callouts.join(". ")
    )
}

/// What the author should mend before the page leaves.
pub fn warnings(request: &Request, entries: &[Entry], lacking: &BTreeSet<char>) -> Vec<String> {
    let mut all = Vec::new();
    if !lacking.is_empty() {
        let some: String = lacking.iter().take(12).collect();
        let more = if lacking.len() > 12 { "…" } else { "" };
        all.push(format!(
            "No font at hand has {} ({some}{more}): the page writes code points instead. Install a font that has them.",
            counted(lacking.len(), "letter")
        ));
    }
    if request.title.trim().is_empty() {
        all.push("The title is empty: say the finding in one line.".to_owned());
    }
    for entry in entries.iter().filter(|entry| entry.evidence.is_empty()).take(5) {
        all.push(format!("“{}” has no source.", entry.label));
    }
    if entries.is_empty() {
        all.push("Nothing in this time passes the filter: the page shows no mark.".to_owned());
    }
    all
}
