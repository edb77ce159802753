//! The lower part of a page: footnotes, counts, method, colophon, marking; then the pages behind it.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::behind::Behind;
use super::facts::Facts;
use super::figures::{Charted, Mark};
use super::lanes::Lanes;
use super::notes::{self, Area, Note, run};
use super::page::{Draft, Laid};
use super::parts::{Told, describe, letters, lines, sources, standing, warnings};
use super::request::Overflow;
use super::sheet::{Kind, Part, Sheet};
use super::style::{COUNTS, MARGIN, MARKING, NOTE, NOTE_LINE};
use super::words::{self, Unnamed};
use super::{Brief, Entry};
use crate::view::scene::{Anchor, Shape, pt};

/// Footnotes take at most this share of the page.
const NOTES: f32 = 0.24;

impl Draft<'_> {
    /// Height of counts, method, colophon and marking. Which charts are drawn is not known yet, so the counts are
    /// measured as if none were: the longest that they can become.
    pub(super) fn foot_height(&self, facts: &Facts) -> f32 {
        let marking = if self.request.marking.is_empty() { 8.0 } else { 22.0 };
        let room = self.width - 2.0 * MARGIN;
        let most = Unnamed { tags: Some((10, 99)), events: 1, figures: 0 };
        let mut longest = words::counts(facts, most, Some("a name of some length.sources.md"));
        for chart in &facts.charts.charts {
            let _ = write!(longest, " 10 of “{}”,", chart.title);
        }
        let counts = (self.measure)(&longest, COUNTS) / room;
        let method = words::method(facts, self.request, true);
        let colophon = words::colophon(facts, self.request);
        let last = ((self.measure)(&method, NOTE) + (self.measure)(&colophon, NOTE) + 30.0) / room;
        marking + 7.0 + counts.ceil() * 14.0 + last.ceil() * NOTE_LINE
    }

    pub(super) fn note_height(&self, all: &[Note]) -> f32 {
        let area = self.note_area(all, 0.0, self.height * NOTES);
        notes::set(all, area, &self.theme, self.measure).height
    }

    /// True where all footnotes stand on the page.
    pub(super) fn notes_fit(&self, all: &[Note]) -> bool {
        let area = self.note_area(all, 0.0, self.height * NOTES);
        notes::set(all, area, &self.theme, self.measure).set == all.len()
    }

    /// Where the footnotes stand, in the number of columns that holds most of them in the least height.
    fn note_area(&self, all: &[Note], y: f32, height: f32) -> Area {
        let columns: &[usize] = if self.width > 1000.0 { &[2, 3] } else { &[1, 2] };
        let area = |columns| Area { x: MARGIN, y, width: self.width - 2.0 * MARGIN, height, columns };
        let tried = columns.iter().map(|&columns| {
            let block = notes::set(all, area(columns), &self.theme, self.measure);
            (usize::MAX - block.set, (block.height * 8.0) as usize, columns)
        });
        area(tried.min().map_or(1, |(_, _, columns)| columns))
    }

    /// Footnotes: numbers first, then letters; equal ones share a line.
    pub(super) fn notes(
        &self,
        facts: &Facts,
        lanes: &Lanes,
        charts: &[Charted],
    ) -> (BTreeMap<u32, (Mark, String)>, Vec<Note>) {
        let cut = self.cut(lanes);
        let mut notes: Vec<Note> = Vec::new();
        let mut told = Told { notes: BTreeMap::new(), files: self.files };
        let mut keys: BTreeMap<String, usize> = BTreeMap::new();
        for (at, one) in self.chosen.iter().enumerate() {
            let Some(item) = facts.items.get(one.index as usize) else { continue };
            let evidence = facts.evidence(item.place);
            let whole: Vec<String> = evidence.iter().map(super::Evidence::citation).collect();
            let words = if cut.contains(&one.index) { one.words.as_str() } else { "" };
            let key = format!("{words}|{}|{}", whole.join("|"), standing(item).unwrap_or_default());
            if let Some(&same) = keys.get(&key)
                && let Some(note) = notes.get_mut(same)
            {
                let _ = write!(note.marks, ", {}", at + 1);
                continue;
            }
            keys.insert(key, notes.len());
            let mut runs = Vec::new();
            if cut.contains(&one.index) {
                runs.push(run(format!("{}: ", one.words), NOTE));
            }
            runs.extend(sources(&evidence, &mut told, at + 1));
            if let Some(words) = standing(item) {
                runs.push(run(format!("; {words}"), NOTE));
            }
            if let Some(words) = facts.dispute(item.place) {
                runs.push(run(format!("; {words}"), NOTE));
            }
            let mark = (at + 1).to_string();
            notes.push(Note { id: format!("note-{mark}"), marks: mark, runs, link: Some(item.id.to_string()) });
        }
        let letters = letters(facts, charts, &self.chosen, &told, &mut notes);
        (letters, notes)
    }

    /// Callouts whose words did not fit.
    pub(super) fn cut(&self, lanes: &Lanes) -> Vec<u32> {
        let placed = lanes.lanes.iter().flat_map(|lane| &lane.packing.placed);
        let shorter = |index: &u32, words: &str| self.callouts.get(index).is_some_and(|whole| whole != words);
        placed
            .filter(|one| one.label.as_ref().is_none_or(|label| shorter(&one.index, &label.words)))
            .map(|one| one.index)
            .filter(|index| self.callouts.contains_key(index))
            .collect()
    }

    /// The lines of the foot between two heights: counts, method and colophon, and where the notes go on.
    fn lines(&self, (top, foot_top): (f32, f32), [counts, method, colophon]: [&str; 3], lost: Option<String>) -> Part {
        let (theme, measure) = (self.theme, self.measure);
        let right = self.width - MARGIN;
        let mut shapes = vec![
            Shape::rule_across(top + 2.0, MARGIN, right, theme.line),
            Shape::rule_across(foot_top, MARGIN, right, theme.line),
        ];
        let mut y = foot_top + 6.0;
        if let Some(words) = lost {
            shapes.push(Shape::text(pt(right, foot_top - 8.0), Anchor::End, words, NOTE, theme.text));
        }
        let (rows, next) = lines(counts, COUNTS, 14.0, y, self.width, theme.text, measure);
        shapes.extend(rows);
        y = next + 1.0;
        let both = measure(method, NOTE) + measure(colophon, NOTE) + 30.0 < right - MARGIN;
        let (rows, next) = lines(method, NOTE, NOTE_LINE, y, self.width, theme.text3, measure);
        shapes.extend(rows);
        let at = if both { y } else { next };
        shapes.push(Shape::text(pt(right, at + NOTE_LINE / 2.0), Anchor::End, colophon, NOTE, theme.text3));
        Part::new("foot", Kind::Foot, format!("{counts} {method} {colophon}"), shapes)
    }

    /// Footnotes, counts, method, colophon, marking; then the pages behind.
    pub(super) fn foot(
        self,
        facts: &Facts,
        laid: &Laid,
        mut parts: Vec<Part>,
        top: f32,
        entries: Vec<Entry>,
        unlisted: usize,
        unnamed: Unnamed,
    ) -> Brief {
        let (theme, measure) = (self.theme, self.measure);
        let behind = !self.files || entries.iter().any(|entry| entry.mark.is_empty());
        let foot_top = self.height - laid.foot;
        let area = self.note_area(&laid.notes, top + 7.0, (foot_top - top - 10.0).max(0.0));
        let mut block = notes::set(&laid.notes, area, &theme, measure);
        if block.set < laid.notes.len() {
            // Where notes go on elsewhere, the line that says so has a place of its own.
            let shorter = Area { height: area.height - NOTE_LINE, ..area };
            block = notes::set(&laid.notes, shorter, &theme, measure);
        }
        let lost: Vec<Note> = laid.notes.iter().skip(block.set).cloned().collect();
        let place = match &self.request.overflow {
            Overflow::Pages => "page 2".to_owned(),
            Overflow::Sidecar(name) => facts.words(name),
        };
        let elsewhere = (behind || !lost.is_empty()).then_some(place.as_str());
        let counts = words::counts(facts, unnamed, elsewhere);
        let method = words::method(facts, self.request, !self.axis.gaps.is_empty());
        let colophon = words::colophon(facts, self.request);
        let from = lost.first().map(|first| format!("Notes from {} on: {place}.", first.marks));
        parts.extend(block.parts);
        parts.push(self.lines((top, foot_top), [&counts, &method, &colophon], from));
        let marking = facts.words(&self.request.marking);
        if !marking.is_empty() {
            let at = pt(MARGIN, self.height - 13.0);
            let line = vec![Shape::text(at, Anchor::Start, &*marking, MARKING, theme.text2)];
            parts.push(Part::new("marking-foot", Kind::Marking, marking.clone(), line));
        }
        let title = facts.words(&self.request.title);
        let name = if title.is_empty() { "Timeline".to_owned() } else { title.clone() };
        let first = Sheet { name, width: self.width, height: self.height, parts };
        let mut pages = vec![first];
        if elsewhere.is_some() && self.request.overflow == Overflow::Pages {
            let behind = Behind {
                facts,
                lanes: &laid.lanes,
                charts: &laid.charts,
                entries: &entries,
                unlisted,
                lost: &lost,
                title: &title,
                marking: &marking,
                colophon: &colophon,
                preset: &self.request.preset,
                theme: &theme,
                measure,
            };
            pages.extend(behind.pages());
        }
        let description = describe(facts, laid.lanes.lanes.len(), laid.charts.len(), &entries);
        let lacking = facts.lacking();
        let warnings = warnings(self.request, &entries, &lacking);
        Brief {
            preset: self.request.preset,
            title,
            subtitle: self.subtitle(facts),
            marking,
            project: facts.words(&self.request.project),
            description,
            pages,
            entries,
            unlisted,
            counts,
            method,
            colophon,
            tally: facts.tally.clone(),
            warnings,
            lacking,
            fonts: self.request.fonts.clone(),
        }
    }
}
