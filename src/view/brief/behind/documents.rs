//! The documents behind the marks: letter, outlet, title, date and where it is from, marks, file, hash.

use std::collections::BTreeMap;

use super::{Behind, Cell};
use crate::view::brief::notes::{run, wrap};
use crate::view::brief::style::{COARSE, NOTE, NOTE_ITALIC, NOTE_LINE, NOTE_STRONG, TICK};
use crate::view::scene::{Anchor, Shape, pt};
use crate::view::text::{Family, TextStyle};

/// Above and below the lines of a row.
const PAD: f32 = 2.6;
/// Height of title and heads.
const HEAD: f32 = 38.0;
/// Where columns begin, as shares of the width; the last one ends at the right.
const OUTLET: f32 = 0.02;
const TITLE: f32 = 0.21;
const DATE: f32 = 0.5;
const MARKS: f32 = 0.68;
const FILE: f32 = 0.71;
const HASH: f32 = 0.92;
/// Digits of a hash.
const DIGITS: usize = 8;

/// The head, and a row for each document.
pub(super) fn rows(of: &Behind<'_>, letters: &BTreeMap<u32, String>, width: f32) -> (Cell, Vec<Cell>) {
    let rows = letters.iter().filter_map(|(document, letter)| row(of, *document, letter, width)).collect();
    (head(of, letters.len(), width), rows)
}

fn head(of: &Behind<'_>, count: usize, width: f32) -> Cell {
    let (theme, measure) = (of.theme, of.measure);
    let all = of.facts.documents();
    let count = if count == all { format!("{count}, all of them") } else { format!("{count} of {all}") };
    let mut shapes = vec![Shape::rule_across(0.5, 0.0, width, theme.line)];
    shapes.push(Shape::text(pt(0.0, 12.0), Anchor::Start, "Documents", COARSE, theme.text));
    let after = measure("Documents", COARSE) + 8.0;
    shapes.push(Shape::text(pt(after, 12.0), Anchor::Start, &*count, TICK, theme.text3));
    let names = [(OUTLET, "Outlet"), (TITLE, "Title"), (DATE, "Date, from"), (FILE, "File")];
    for (at, name) in names {
        shapes.push(Shape::text(pt(at * width, 28.0), Anchor::Start, name, NOTE, theme.text3));
    }
    shapes.push(Shape::text(pt(MARKS * width, 28.0), Anchor::End, "Marks", NOTE, theme.text3));
    shapes.push(Shape::text(pt(width, 28.0), Anchor::End, "BLAKE3", NOTE, theme.text3));
    shapes.push(Shape::rule_across(HEAD - 2.0, 0.0, width, theme.line));
    Cell { id: "head-documents".to_owned(), words: format!("Documents {count}"), link: None, height: HEAD, shapes }
}

fn row(of: &Behind<'_>, document: u32, letter: &str, width: f32) -> Option<Cell> {
    let (theme, measure) = (of.theme, of.measure);
    let told = of.entries.iter().flat_map(|entry| &entry.evidence).filter(|one| one.document == document);
    let (count, evidence) = (told.clone().count(), told.into_iter().next()?);
    let (hash, from) = of.facts.origin(document)?;
    let date = if from.is_empty() || evidence.date.contains('(') {
        evidence.date.clone()
    } else {
        format!("{}, {from}", evidence.date)
    };
    let mut shapes = vec![Shape::text(pt(0.0, PAD + NOTE_LINE / 2.0), Anchor::Start, letter, NOTE_STRONG, theme.text)];
    let mut height = NOTE_LINE;
    let cells = [
        (OUTLET, TITLE, &*evidence.outlet, NOTE),
        (TITLE, DATE, &*evidence.headline, NOTE_ITALIC),
        (DATE, MARKS - 0.04, &*date, NOTE),
        (FILE, HASH, &*evidence.file, NOTE),
    ];
    for (start, end, words, style) in cells {
        let lines = wrap(&[run(words, style)], (end - start) * width - 10.0, measure);
        height = height.max(lines.len() as f32 * NOTE_LINE);
        for (at, line) in lines.iter().enumerate() {
            let y = PAD + NOTE_LINE * (at as f32 + 0.5);
            let put = |(x, run): &(f32, crate::view::brief::notes::Run)| {
                Shape::text(pt(start * width + x, y), Anchor::Start, &*run.words, run.style, theme.text)
            };
            shapes.extend(line.iter().map(put));
        }
    }
    let y = PAD + NOTE_LINE / 2.0;
    shapes.push(Shape::text(pt(MARKS * width, y), Anchor::End, count.to_string(), NOTE, theme.text));
    let short: String = hash.chars().take(DIGITS).collect();
    let mono = TextStyle { family: Family::Mono, ..NOTE };
    shapes.push(Shape::text(pt(width, y), Anchor::End, short, mono, theme.text2));
    let height = height + 2.0 * PAD;
    shapes.push(Shape::rule_across(height, 0.0, width, theme.line_faint));
    let words = format!("{letter} {}, “{}”, {date}, {} ({count})", evidence.outlet, evidence.headline, evidence.file);
    Some(Cell { id: format!("document-{letter}"), words, link: None, height, shapes })
}
