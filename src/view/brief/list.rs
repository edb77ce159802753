//! Pages behind the page: footnotes that found no room, then every mark without a footnote, with its source.

use std::collections::BTreeMap;

use super::Entry;
use super::entries::listed_id;
use super::notes::{self, Area, Note, run};
use super::parts::{Told, sources};
use super::preset::Preset;
use super::sheet::{Kind, Part, Sheet};
use super::style::{COARSE, MARGIN, MARKING, NOTE, NOTE_STRONG};
use crate::view::scene::{Anchor, Rect, Shape, pt};
use crate::view::text::{Measure, cut};
use crate::view::theme::Theme;

/// A mark as one entry of the list: date, words, source.
fn note(number: usize, entry: &Entry) -> Note {
    let mut runs = vec![run(format!("{} ", entry.date), NOTE_STRONG), run(format!("{}. ", entry.label), NOTE)];
    runs.extend(sources(&entry.evidence, &mut Told { notes: BTreeMap::new(), files: true }, number));
    if !entry.modality.is_empty() {
        runs.push(run(format!("; {}", entry.modality), NOTE));
    }
    let id = entry.listed.map_or_else(|| format!("entry-{number}"), listed_id);
    let marks = entry.listed.map_or_else(|| entry.mark.clone(), |number| number.to_string());
    Note { id, marks, runs, link: Some(entry.id.to_string()) }
}

/// As many pages as the list needs, of the marks without a note, or of all where notes do not name files. `words` are title, marking and colophon.
pub fn pages(
    lost: &[Note],
    (entries, files): (&[Entry], bool),
    unlisted: usize,
    (title, marking, colophon): (&str, &str, &str),
    preset: &Preset,
    theme: &Theme,
    measure: Measure,
) -> Vec<Sheet> {
    let (width, height) = (preset.width, preset.height());
    let own = entries.iter().enumerate().filter(|(_, entry)| !files || entry.mark.is_empty());
    let mut rest: Vec<Note> = lost.iter().cloned().chain(own.map(|(at, entry)| note(at, entry))).collect();
    if unlisted > 0 {
        let words = format!("{unlisted} more marks are not listed here; the data export has them all.");
        rest.push(Note {
            id: "more".to_owned(),
            marks: String::new(),
            runs: vec![run(words, NOTE_STRONG)],
            link: None,
        });
    }
    let mut pages = Vec::new();
    let columns = if width > 1000.0 { 2 } else { 1 };
    while !rest.is_empty() {
        let number = pages.len() + 2;
        let area = Area { x: MARGIN, y: 74.0, width: width - 2.0 * MARGIN, height: height - 74.0 - 46.0, columns };
        let block = notes::set(&rest, area, theme, measure);
        // An entry longer than a page would never fit; it is set alone and cut by the page's foot.
        let set = block.set.max(1);
        rest.drain(..set.min(rest.len()));
        let mut parts = frame(number, (title, marking, colophon), (width, height), theme, measure);
        parts.extend(block.parts);
        pages.push(Sheet { name: format!("Names and sources, page {number}"), width, height, parts });
    }
    pages
}

/// Ground, marking, heading and colophon of a page behind.
fn frame(
    number: usize,
    (title, marking, colophon): (&str, &str, &str),
    (width, height): (f32, f32),
    theme: &Theme,
    measure: Measure,
) -> Vec<Part> {
    let page = vec![Shape::fill(Rect::new(0.0, 0.0, width, height), theme.canvas, 0.0)];
    let mut parts = vec![Part::new("page", Kind::Ground, "", page)];
    let mut line = |id: &str, at, anchor, text: &str, style, color, kind| {
        if !text.is_empty() {
            parts.push(Part::new(id, kind, text, vec![Shape::text(at, anchor, text, style, color)]));
        }
    };
    line("marking", pt(MARGIN, 17.0), Anchor::Start, marking, MARKING, theme.text2, Kind::Marking);
    let heading = format!("Names and sources of all marks{}{title}", if title.is_empty() { "" } else { ": " });
    let heading = cut(&heading, COARSE, width - 2.0 * MARGIN - 60.0, measure).unwrap_or_default();
    line("title", pt(MARGIN, 50.0), Anchor::Start, &heading, COARSE, theme.text, Kind::Title);
    let page = format!("page {number}");
    line("number", pt(width - MARGIN, 50.0), Anchor::End, &page, NOTE, theme.text3, Kind::Foot);
    line("foot", pt(width - MARGIN, height - 28.0), Anchor::End, colophon, NOTE, theme.text3, Kind::Foot);
    line("marking-foot", pt(MARGIN, height - 13.0), Anchor::Start, marking, MARKING, theme.text2, Kind::Marking);
    parts
}
