//! Pages behind the page: every mark with its source, what was left out and why, the documents.
//!
//! ```text
//! Every mark and its source                                                   2 of 2
//! ● Visits & meetings 11      ◆ Politics & security 5      Left out, and why 17
//!   ❶ ○ 25 Apr 2014 … C ¶ 8     ▨ 2015 … B ¶ 12              4 events without a date
//! Documents    outlet, title, date, quotes, file, hash
//! ```
//! [`column`] flows groups of rows through columns, `marks`, `left` and `documents` make them.

mod column;
mod documents;
mod left;
mod marks;

use std::collections::BTreeMap;

use super::Entry;
use super::facts::Facts;
use super::figures::Charted;
use super::lanes::Lanes;
use super::notes::Note;
use super::parts::letter;
use super::preset::Preset;
use super::sheet::{Kind, Part, Sheet};
use super::style::{COUNTS, MARGIN, MARKING, NOTE, SECOND, SUBTITLE};
use crate::model::{counted, grouped};
use crate::view::scene::{Anchor, Rect, Shape, pt};
use crate::view::text::{Measure, cut};
use crate::view::theme::Theme;
use column::{Cell, Column, Flow, Group};

/// Where rows begin.
const TOP: f32 = 92.0;
/// Room for the foot.
const FOOT: f32 = 62.0;
/// Between two columns.
const BETWEEN: f32 = 29.0;
/// Above the documents.
const ABOVE: f32 = 16.0;

/// What the pages are made from.
pub struct Behind<'a> {
    /// What the page was made from.
    pub facts: &'a Facts<'a>,
    /// The lanes of the page.
    pub lanes: &'a Lanes,
    /// Its charts.
    pub charts: &'a [Charted],
    /// Its marks.
    pub entries: &'a [Entry],
    /// How many more it has, too many to list.
    pub unlisted: usize,
    /// Footnotes without room on it.
    pub lost: &'a [Note],
    /// Its title, marking and colophon.
    pub title: &'a str,
    /// Handling or classification.
    pub marking: &'a str,
    /// Project, version, time, state.
    pub colophon: &'a str,
    /// Shape and size.
    pub preset: &'a Preset,
    /// The look.
    pub theme: &'a Theme,
    /// Widths of words.
    pub measure: Measure<'a>,
}

impl Behind<'_> {
    /// As many pages as it takes.
    #[must_use]
    pub fn pages(&self) -> Vec<Sheet> {
        let letters = self.letters();
        let (width, count) = (self.width(), self.columns());
        let column = (width - BETWEEN * (count - 1) as f32) / count as f32;
        let groups = self.groups(&letters, column);
        let (head, rows) = documents::rows(self, &letters, width);
        let mut pages: Vec<Vec<Part>> = Vec::new();
        let mut flow = Flow::new(&groups);
        let bottom = self.preset.height() - FOOT;
        let mut below = TOP;
        while !flow.is_done() {
            let (height, rest) = (bottom - TOP, rows_height(&head, &rows));
            // The last columns are even, and the documents stand below them where they have room.
            let even = flow.even(count, height);
            let height = even.filter(|even| even + ABOVE + rest <= height).or(even).unwrap_or(height);
            let columns: Vec<Column> = (0..count)
                .map(|at| Column { x: MARGIN + at as f32 * (column + BETWEEN), top: TOP, bottom: TOP + height })
                .collect();
            pages.push(flow.fill(&columns));
            below = TOP + height + ABOVE;
        }
        self.documents(&mut pages, below, (head, rows));
        let of = pages.len() + 1;
        (2..).zip(pages).map(|(number, parts)| self.sheet((number, of), parts)).collect()
    }

    /// The documents below the columns, and on pages of their own where they have no room there.
    fn documents(&self, pages: &mut Vec<Vec<Part>>, mut y: f32, (head, rows): (Cell, Vec<Cell>)) {
        let bottom = self.preset.height() - FOOT;
        let mut begun = false;
        for (at, row) in rows.iter().enumerate() {
            // A head is followed by two rows at least.
            let need = if begun {
                row.height
            } else {
                head.height + rows.iter().skip(at).take(2).map(|row| row.height).sum::<f32>()
            };
            if pages.is_empty() || y + need > bottom {
                pages.push(Vec::new());
                // The line above them is that below the heading.
                (y, begun) = (TOP - 10.5, false);
            }
            let Some(page) = pages.last_mut() else { return };
            if !begun {
                page.push(head.part(MARGIN, y, at));
                y += head.height;
                begun = true;
            }
            page.push(row.part(MARGIN, y, at));
            y += row.height;
        }
    }

    fn groups(&self, letters: &BTreeMap<u32, String>, column: f32) -> Vec<Group> {
        let mut groups: Vec<Group> = marks::notes(self, column).into_iter().collect();
        groups.extend(marks::lanes(self, letters, column));
        groups.extend(marks::figures(self, letters, column));
        groups.extend(left::groups(self, letters, column));
        groups
    }

    /// The letter of each document that a mark of the page comes from, by its number.
    fn letters(&self) -> BTreeMap<u32, String> {
        let all = self.entries.iter().flat_map(|entry| &entry.evidence).map(|evidence| evidence.document);
        let sorted: std::collections::BTreeSet<u32> = all.collect();
        sorted.into_iter().enumerate().map(|(at, document)| (document, letter(at).to_uppercase())).collect()
    }

    fn width(&self) -> f32 {
        self.preset.width - 2.0 * MARGIN
    }

    fn columns(&self) -> usize {
        match self.preset.width {
            width if width > 1500.0 => 4,
            width if width > 1000.0 => 3,
            _ => 2,
        }
    }

    /// Ground, heading and foot around the parts of a page.
    fn sheet(&self, (number, of): (usize, usize), rows: Vec<Part>) -> Sheet {
        let (width, height) = (self.preset.width, self.preset.height());
        let (theme, right) = (self.theme, width - MARGIN);
        let mut ground = vec![Shape::fill(Rect::new(0.0, 0.0, width, height), theme.canvas, 0.0)];
        ground.push(Shape::rule_across(TOP - 10.0, MARGIN, right, theme.line));
        ground.push(Shape::rule_across(height - FOOT + 8.0, MARGIN, right, theme.line));
        let mut parts = vec![Part::new("page", Kind::Ground, "", ground)];
        let mut line = |id: &str, at, anchor, text: &str, style, color, kind| {
            if !text.is_empty() {
                parts.push(Part::new(id, kind, text, vec![Shape::text(at, anchor, text, style, color)]));
            }
        };
        line("marking", pt(MARGIN, 17.0), Anchor::Start, self.marking, MARKING, theme.text2, Kind::Marking);
        line("number", pt(right, 17.0), Anchor::End, &format!("{number} of {of}"), NOTE, theme.text2, Kind::Foot);
        line("title", pt(MARGIN, 42.0), Anchor::Start, "Every mark and its source", SECOND, theme.text, Kind::Title);
        let room = width - 2.0 * MARGIN - 260.0;
        let about = match cut(self.title, SUBTITLE, room, self.measure) {
            Some(title) if !title.is_empty() => format!("{title} · marks as on page 1, hollow is undecided"),
            _ => "Marks as on page 1, hollow is undecided".to_owned(),
        };
        line("subtitle", pt(MARGIN, 64.0), Anchor::Start, &about, SUBTITLE, theme.text2, Kind::Subtitle);
        parts.extend(rows);
        let mut line = |id: &str, at, anchor, text: &str, style, color, kind| {
            if !text.is_empty() {
                parts.push(Part::new(id, kind, text, vec![Shape::text(at, anchor, text, style, color)]));
            }
        };
        let y = height - FOOT + 20.0;
        line("sum", pt(MARGIN, y), Anchor::Start, &self.sum(), COUNTS, theme.text, Kind::Foot);
        let how = "Dates at the precision of their text. A letter and ¶ name document and paragraph.";
        line("how", pt(MARGIN, y + 14.0), Anchor::Start, how, NOTE, theme.text3, Kind::Foot);
        line("foot", pt(right, y + 14.0), Anchor::End, self.colophon, NOTE, theme.text3, Kind::Foot);
        line(
            "marking-foot",
            pt(MARGIN, height - 13.0),
            Anchor::Start,
            self.marking,
            MARKING,
            theme.text2,
            Kind::Marking,
        );
        Sheet { name: format!("Every mark and its source, page {number}"), width, height, parts }
    }

    /// "26 events and 6 figures on page 1, 7 and 10 left out: 33 and 16, all that the 5 documents gave."
    fn sum(&self) -> String {
        let (events, figures) = (&self.facts.tally.events, &self.facts.tally.figures);
        format!(
            "{} and {} on page 1, {} and {} left out: {} and {}, all that the {} gave.",
            counted(events.shown, "event"),
            counted(figures.shown, "figure"),
            grouped(events.left_out()),
            grouped(figures.left_out()),
            grouped(events.total),
            grouped(figures.total),
            counted(self.facts.documents(), "document"),
        )
    }
}

fn rows_height(head: &Cell, rows: &[Cell]) -> f32 {
    head.height + rows.iter().map(|row| row.height).sum::<f32>()
}
