//! One page from top to bottom. The foot is measured first, then lanes and charts share the room that is left.
//!
//! ```text
//! marking · title · subtitle
//! ruler ─ lanes ─ charts         one axis
//! key · footnotes in two columns
//! counts · method and colophon · marking
//! ```

use std::{collections::BTreeMap, fmt::Write};

use super::axis::Axis;
use super::choose::{Chosen, choose};
use super::facts::Facts;
use super::figures::{self, Charted, Mark};
use super::lanes::{Callouts, Lanes};
use super::notes::{self, Area, Note, run, wrap};
use super::parts::{describe, entry, gap_shapes, letters, lines, note_id, sources, standing, warnings};
use super::request::{Overflow, Request};
use super::sheet::{Kind, Part, Sheet};
use super::style::{COARSE, COUNTS, GAP, MARGIN, MARKING, NAMES, NOTE, NOTE_LINE, RULER, SUBTITLE, TICK, TITLE};
use super::{Brief, Entry, key, list, words};
use crate::view::item::{Item, Items};
use crate::view::scene::{Anchor, Rect, Shape, pt};
use crate::view::text::Measure;
use crate::view::theme::Theme;
use crate::view::ticks;

/// Marks that are listed by name behind the page; more would be a book, and the data export has them.
const LISTED: usize = 1200;
/// Footnotes take at most this share of the page.
const NOTES: f32 = 0.24;

/// Composes the page that a request asks for.
#[must_use]
pub fn compose(corpus: &crate::corpus::Corpus, items: &Items, request: &Request, measure: Measure) -> Brief {
    let facts = Facts::of(corpus, items, request);
    compose_facts(facts, request, measure)
}

/// The same from facts that are already read.
pub(super) fn compose_facts(mut facts: Facts, request: &Request, measure: Measure) -> Brief {
    let theme = request.tone.theme();
    let (width, height) = (request.preset.width, request.preset.height());
    let plot = width - 2.0 * MARGIN - NAMES;
    let spans = facts.items.iter().map(|item| (item.start, item.end));
    let axis = Axis::new(facts.window, spans, plot);
    let chosen = choose(&facts, request);
    let callouts: Callouts = chosen
        .iter()
        .filter(|one| facts.items.get(one.index as usize).is_some_and(|item| !item.figure))
        .map(|one| (one.index, one.words.clone()))
        .collect();
    let mut draft = Draft { request, theme, width, height, axis, chosen, callouts, measure };
    let laid = draft.lay(&facts);
    draft.finish(&mut facts, laid)
}

/// Everything that stays the same while the page is laid out.
struct Draft<'a> {
    request: &'a Request,
    theme: Theme,
    width: f32,
    height: f32,
    axis: Axis,
    chosen: Vec<Chosen>,
    callouts: Callouts,
    measure: Measure<'a>,
}

/// Lanes and charts in their room, and the notes that follow from them.
struct Laid {
    lanes: Lanes,
    charts: Vec<Charted>,
    notes: Vec<Note>,
    /// What each value of a chart carries, by its number.
    letters: BTreeMap<u32, (Mark, String)>,
    /// The number of each callout and the id of its note, by index of the item.
    numbers: BTreeMap<u32, (String, String)>,
    /// Top of the ruler.
    top: f32,
    /// Bottom of the charts.
    bottom: f32,
    head: Vec<Part>,
}

impl Draft<'_> {
    /// Packs several times: what a label loses for want of room goes into its note, notes take room, and a callout of
    /// the page's own choice that finds no room for its words gives its number back.
    fn lay(&mut self, facts: &Facts) -> Laid {
        let mut laid = self.lay_once(facts, 0.0);
        for _ in 0..4 {
            let notes = self.note_height(&laid.notes);
            laid = self.lay_once(facts, notes);
            if !self.give_back(&laid) && (self.note_height(&laid.notes) - notes).abs() < 1.0 {
                break;
            }
        }
        laid
    }

    /// Takes callouts without words off the list; true where there were some.
    fn give_back(&mut self, laid: &Laid) -> bool {
        let placed = laid.lanes.lanes.iter().flat_map(|lane| &lane.packing.placed);
        let told: std::collections::HashSet<u32> =
            placed.filter(|one| one.label.is_some()).map(|one| one.index).collect();
        let lost: Vec<u32> = self.callouts.keys().copied().filter(|index| !told.contains(index)).collect();
        if self.request.callouts.is_some() || lost.is_empty() {
            return false;
        }
        self.callouts.retain(|index, _| !lost.contains(index));
        self.chosen.retain(|one| !lost.contains(&one.index));
        true
    }

    fn lay_once(&self, facts: &Facts, notes: f32) -> Laid {
        let (head, top) = self.head(facts);
        let foot = self.foot_height(facts);
        let key = 24.0;
        let bottom = self.height - foot - notes.max(3.0 * NOTE_LINE) - 14.0 - key;
        let room = bottom - top - RULER;
        let least = if facts.charts.charts.is_empty() { 0.0 } else { (room * 0.30).clamp(78.0, 150.0) };
        let mut lanes = Lanes::new(facts, self.request.by, &self.callouts, &self.axis, room - least, self.measure);
        let charts = figures::fit(&facts.charts, &self.axis, room - lanes.height(), self.measure);
        let used = lanes.height() + charts.iter().map(Charted::height).sum::<f32>();
        lanes.spread(room - used);
        let numbers = self.numbers();
        let (letters, notes) = self.notes(facts, &lanes, &charts);
        Laid { lanes, charts, notes, letters, numbers, top, bottom, head }
    }

    fn numbers(&self) -> BTreeMap<u32, (String, String)> {
        let number = |(at, one): (usize, &Chosen)| (one.index, ((at + 1).to_string(), String::new()));
        self.chosen.iter().enumerate().map(number).collect()
    }

    fn note_height(&self, all: &[Note]) -> f32 {
        let area = self.note_area(0.0, self.height * NOTES);
        notes::set(all, area, &self.theme, self.measure).height
    }

    fn note_area(&self, y: f32, height: f32) -> Area {
        let columns = if self.width > 1000.0 { 2 } else { 1 };
        Area { x: MARGIN, y, width: self.width - 2.0 * MARGIN, height, columns }
    }

    /// Footnotes: numbers first, then letters; equal ones share a line.
    fn notes(&self, facts: &Facts, lanes: &Lanes, charts: &[Charted]) -> (BTreeMap<u32, (Mark, String)>, Vec<Note>) {
        let cut = self.cut(lanes);
        let mut notes: Vec<Note> = Vec::new();
        let mut told: BTreeMap<u32, usize> = BTreeMap::new();
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
            let mark = (at + 1).to_string();
            notes.push(Note { id: format!("note-{mark}"), marks: mark, runs, link: Some(item.id.to_string()) });
        }
        let letters = letters(facts, charts, &self.chosen, &told, &mut notes);
        (letters, notes)
    }

    /// Callouts whose words did not fit.
    fn cut(&self, lanes: &Lanes) -> Vec<u32> {
        let placed = lanes.lanes.iter().flat_map(|lane| &lane.packing.placed);
        let shorter = |index: &u32, words: &str| self.callouts.get(index).is_some_and(|whole| whole != words);
        placed
            .filter(|one| one.label.as_ref().is_none_or(|label| shorter(&one.index, &label.words)))
            .map(|one| one.index)
            .filter(|index| self.callouts.contains_key(index))
            .collect()
    }

    /// Marking line, title, subtitle; and where the ruler begins.
    fn head(&self, facts: &Facts) -> (Vec<Part>, f32) {
        let mut parts = Vec::new();
        let theme = &self.theme;
        let room = self.width - 2.0 * MARGIN;
        let mut y = 26.0;
        let marking = facts.words(&self.request.marking);
        if !marking.is_empty() {
            let line = vec![Shape::text(pt(MARGIN, 17.0), Anchor::Start, &*marking, MARKING, theme.text2)];
            parts.push(Part::new("marking", Kind::Marking, marking, line));
            y = 30.0;
        }
        let blocks = [
            ("title", Kind::Title, facts.words(&self.request.title), TITLE, 31.0, theme.text, 3),
            ("subtitle", Kind::Subtitle, self.subtitle(facts), SUBTITLE, 18.0, theme.text2, 2),
        ];
        for (id, kind, text, style, line, color, most) in blocks {
            let lines = wrap(&[run(&*text, style)], room, self.measure);
            let mut shapes = Vec::new();
            for words in lines.into_iter().take(most) {
                let at = pt(MARGIN, y + line / 2.0);
                shapes
                    .extend(words.into_iter().map(|(_, run)| Shape::text(at, Anchor::Start, run.words, style, color)));
                y += line;
            }
            if !shapes.is_empty() {
                parts.push(Part::new(id, kind, text, shapes));
            }
        }
        (parts, y + 7.0)
    }

    fn subtitle(&self, facts: &Facts) -> String {
        if self.request.subtitle.is_empty() {
            let first = facts.charts.charts.first();
            let charts: Vec<_> = first.map(|c| (c.title.clone(), c.unit.clone())).into_iter().collect();
            return words::subtitle(facts, &charts);
        }
        facts.words(&self.request.subtitle)
    }

    /// Height of counts, method, colophon and marking. Which charts are drawn is not known yet, so the counts are
    /// measured as if none were: the longest that they can become.
    fn foot_height(&self, facts: &Facts) -> f32 {
        let marking = if self.request.marking.is_empty() { 8.0 } else { 22.0 };
        let room = self.width - 2.0 * MARGIN;
        let mut longest = words::counts(facts, (1000, 1000), Some("a name of some length.sources.md"));
        for chart in &facts.charts.charts {
            let _ = write!(longest, " 10 of “{}”,", chart.title);
        }
        let counts = (self.measure)(&longest, COUNTS) / room;
        let method = words::method(facts, self.request, true);
        let colophon = words::colophon(facts, self.request);
        let last = ((self.measure)(&method, NOTE) + (self.measure)(&colophon, NOTE) + 30.0) / room;
        marking + 7.0 + counts.ceil() * 14.0 + last.ceil() * NOTE_LINE
    }

    /// Draws everything.
    fn finish(self, facts: &mut Facts, laid: Laid) -> Brief {
        self.settle(facts, &laid);
        let (theme, measure) = (self.theme, self.measure);
        let drawn: BTreeMap<u32, (String, String)> = laid
            .numbers
            .iter()
            .map(|(index, (number, _))| (*index, (number.clone(), note_id(&laid.notes, number))))
            .collect();
        let left = MARGIN + NAMES;
        let lanes_top = laid.top + RULER;
        let mut parts = self.ground(&laid, lanes_top);
        parts.extend(laid.head.iter().cloned());
        parts.push(self.ruler(laid.top));
        parts.extend(laid.lanes.draw(
            &facts.items,
            &self.axis,
            lanes_top,
            |index| drawn.get(&index).cloned(),
            &theme,
            measure,
        ));
        let mut y = lanes_top + laid.lanes.height();
        for chart in &laid.charts {
            let mark = |number: u32| laid.letters.get(&number).cloned();
            parts.extend(chart.draw((left, y), self.axis.width, mark, &theme, measure));
            y += chart.height();
            let line = Shape::rule_across(y, MARGIN, self.width - MARGIN, theme.line_strong);
            parts.push(Part::new(format!("rule-{y:.0}"), Kind::Ground, "", vec![line]));
        }
        let mut signs = Vec::new();
        laid.lanes.signs(&facts.items, &self.axis, &mut signs);
        laid.charts.iter().for_each(|chart| chart.signs(&mut signs));
        let (key, key_height) =
            key::key(signs, self.width, y.max(laid.bottom - 20.0).min(laid.bottom) + 4.0, &theme, measure);
        let key_bottom = y.max(laid.bottom - 20.0).min(laid.bottom) + 4.0 + key_height;
        parts.push(key);
        let (entries, unlisted, unnamed) = self.entries(facts, &laid);
        self.foot(facts, &laid, parts, key_bottom, entries, unlisted, unnamed)
    }

    /// Counts what is drawn.
    fn settle(&self, facts: &mut Facts, laid: &Laid) {
        let drawn: usize = laid.charts.iter().flat_map(Charted::values).map(|shown| shown.told).sum();
        let events = facts.items.iter().filter(|item| !item.figure).count();
        facts.tally.events.shown = events;
        facts.tally.figures.shown = drawn.min(facts.items.len() - events);
        let hollow = |item: &&Item| !item.figure && item.status == crate::view::Status::Undecided;
        facts.tally.events.undecided_shown = facts.items.iter().filter(hollow).count();
        let titles: Vec<_> = laid.charts.iter().map(Charted::title).collect();
        let mut missing: BTreeMap<String, usize> = BTreeMap::new();
        let mut charted = 0;
        for chart in &facts.charts.charts {
            if titles.contains(&(chart.title.clone(), chart.unit.clone())) {
                charted += chart.values.iter().map(|value| value.sources.len().max(1)).sum::<usize>();
            } else {
                *missing.entry(chart.title.clone()).or_default() +=
                    chart.values.iter().map(|value| value.sources.len().max(1)).sum::<usize>();
            }
        }
        // A logarithmic axis has no place for zero; an unreadable value has none in any chart.
        let elsewhere = facts.items.len() - events - facts.tally.figures.shown;
        let named: usize = missing.values().sum();
        if elsewhere > named {
            missing.insert("no place on the axis".to_owned(), elsewhere - named);
        }
        debug_assert!(charted >= drawn, "values are drawn once");
        facts.tally.figures.not_charted = missing;
    }

    /// Fills and grid, behind everything.
    fn ground(&self, laid: &Laid, lanes_top: f32) -> Vec<Part> {
        let theme = &self.theme;
        let (left, right) = (MARGIN + NAMES, self.width - MARGIN);
        let bottom = lanes_top + laid.lanes.height() + laid.charts.iter().map(Charted::height).sum::<f32>();
        let page = vec![Shape::fill(Rect::new(0.0, 0.0, self.width, self.height), theme.canvas, 0.0)];
        let mut shapes = vec![Shape::fill(Rect::new(left, laid.top, right - left, RULER), theme.panel, 0.0)];
        for part in &self.axis.stretches {
            let rule = ticks::ruler(part.window, part.x1 - part.x0, self.measure);
            for (tick, color) in rule
                .fine
                .iter()
                .map(|tick| (tick, theme.line_faint))
                .chain(rule.coarse.iter().map(|tick| (tick, theme.line)))
            {
                if tick.x >= 0.0 {
                    shapes.push(Shape::rule_down(left + part.x0 + tick.x, lanes_top, bottom, color));
                }
            }
        }
        shapes.push(Shape::rule_down(left, laid.top, bottom, theme.line));
        shapes.push(Shape::rule_down(right, laid.top, bottom, theme.line));
        for gap in &self.axis.gaps {
            shapes.extend(gap_shapes(left + gap.x0, laid.top, bottom, theme));
        }
        shapes.push(Shape::rule_across(lanes_top, MARGIN, right, theme.line_strong));
        vec![Part::new("page", Kind::Ground, "", page), Part::new("grid", Kind::Ground, "", shapes)]
    }

    fn ruler(&self, top: f32) -> Part {
        let theme = &self.theme;
        let left = MARGIN + NAMES;
        let mut shapes = Vec::new();
        for part in &self.axis.stretches {
            let rule = ticks::ruler(part.window, part.x1 - part.x0, self.measure);
            let from = left + part.x0;
            for tick in rule.coarse.iter().filter(|tick| !tick.label.is_empty()) {
                let at = pt(from + tick.label_x - 2.0, top + 11.0);
                shapes.push(Shape::text(at, Anchor::Start, &*tick.label, COARSE, theme.text));
            }
            for tick in &rule.fine {
                if tick.x >= 0.0 {
                    let foot = top + RULER;
                    shapes.push(Shape::rule_down(from + tick.x, foot - 9.0, foot, theme.line_strong));
                }
                if !tick.label.is_empty() {
                    let at = pt(from + tick.label_x - 2.0, top + 26.0);
                    shapes.push(Shape::text(at, Anchor::Start, &*tick.label, TICK, theme.text2));
                }
            }
        }
        for gap in &self.axis.gaps {
            let middle = left + gap.x0 + GAP / 2.0;
            let strong = super::style::KEY;
            let style = if (self.measure)(&gap.name, strong) > GAP { super::style::NOTE_STRONG } else { strong };
            shapes.push(Shape::text(pt(middle, top + 11.0), Anchor::Middle, &*gap.name, style, theme.text2));
            shapes.push(Shape::text(pt(middle, top + 26.0), Anchor::Middle, "none", TICK, theme.text2));
        }
        let gaps: Vec<String> =
            self.axis.gaps.iter().map(|gap| format!("{} left out, nothing dated", gap.name)).collect();
        Part::new("ruler", Kind::Ruler, format!("Time axis. {}", gaps.join("; ")).trim().to_owned(), shapes)
    }

    /// Every mark with its sources: numbered, lettered, named, then the rest; and how many are too many to list.
    fn entries(&self, facts: &Facts, laid: &Laid) -> (Vec<Entry>, usize, (usize, usize)) {
        let mut entries = Vec::new();
        let mut taken = std::collections::HashSet::new();
        for (at, one) in self.chosen.iter().enumerate() {
            if let Some(item) = facts.items.get(one.index as usize) {
                taken.insert(item.place);
                entries.push(entry(facts, item, (at + 1).to_string(), &one.words));
            }
        }
        let by_place: std::collections::HashMap<_, _> = facts.items.iter().map(|item| (item.place, item)).collect();
        let mut unnamed = (0, 0);
        let values: Vec<_> = laid.charts.iter().flat_map(Charted::values).collect();
        for shown in &values {
            if let (Some((Mark::Letter(letter), _)), Some(item)) =
                (laid.letters.get(&shown.number), by_place.get(&shown.place))
                && taken.insert(item.place)
            {
                entries.push(entry(facts, item, letter.clone(), &item.label));
            }
            unnamed.1 += usize::from(!shown.named);
        }
        let charted: std::collections::HashSet<_> = values.iter().map(|shown| shown.place).collect();
        let named: usize =
            laid.lanes.lanes.iter().flat_map(|lane| &lane.packing.placed).filter(|one| one.label.is_some()).count();
        unnamed.0 = facts.tally.events.shown.saturating_sub(named);
        let rest = facts.items.iter().filter(|item| !item.figure || charted.contains(&item.place));
        let rest: Vec<&Item> = rest.filter(|item| !taken.contains(&item.place)).collect();
        let unlisted = rest.len().saturating_sub(LISTED);
        entries.extend(rest.into_iter().take(LISTED).map(|item| entry(facts, item, String::new(), &item.label)));
        (entries, unlisted, unnamed)
    }

    /// Footnotes, counts, method, colophon, marking; then the pages behind.
    fn foot(
        self,
        facts: &Facts,
        laid: &Laid,
        mut parts: Vec<Part>,
        top: f32,
        entries: Vec<Entry>,
        unlisted: usize,
        unnamed: (usize, usize),
    ) -> Brief {
        let (theme, measure) = (self.theme, self.measure);
        let right = self.width - MARGIN;
        let behind = entries.iter().any(|entry| entry.mark.is_empty());
        let foot_top = self.height - self.foot_height(facts);
        let area = self.note_area(top + 7.0, (foot_top - top - 10.0).max(0.0));
        let block = notes::set(&laid.notes, area, &theme, measure);
        let lost: Vec<Note> = laid.notes.iter().skip(block.set).cloned().collect();
        let place = match &self.request.overflow {
            Overflow::Pages => "page 2".to_owned(),
            Overflow::Sidecar(name) => facts.words(name),
        };
        let elsewhere = (behind || !lost.is_empty()).then_some(place.as_str());
        let counts = words::counts(facts, unnamed, elsewhere);
        let method = words::method(facts, self.request, !self.axis.gaps.is_empty());
        let colophon = words::colophon(facts, self.request);
        let mut shapes = vec![
            Shape::rule_across(top + 2.0, MARGIN, right, theme.line),
            Shape::rule_across(foot_top, MARGIN, right, theme.line),
        ];
        let mut y = foot_top + 6.0;
        if let (false, Some(first)) = (lost.is_empty(), lost.first()) {
            let words = format!("Notes from {} on: {place}.", first.marks);
            shapes.push(Shape::text(pt(right, foot_top - 8.0), Anchor::End, words, NOTE, theme.text));
        }
        let (rows, next) = lines(&counts, COUNTS, 14.0, y, self.width, theme.text, measure);
        shapes.extend(rows);
        y = next + 1.0;
        let both = measure(&method, NOTE) + measure(&colophon, NOTE) + 30.0 < right - MARGIN;
        let (rows, next) = lines(&method, NOTE, NOTE_LINE, y, self.width, theme.text3, measure);
        shapes.extend(rows);
        let at = if both { y } else { next };
        shapes.push(Shape::text(pt(right, at + NOTE_LINE / 2.0), Anchor::End, &*colophon, NOTE, theme.text3));
        parts.extend(block.parts);
        parts.push(Part::new("foot", Kind::Foot, format!("{counts} {method} {colophon}"), shapes));
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
            pages.extend(list::pages(
                &lost,
                &entries,
                unlisted,
                (&title, &marking, &colophon),
                &self.request.preset,
                &theme,
                measure,
            ));
        }
        let description = describe(facts, laid.lanes.lanes.len(), laid.charts.len(), &entries);
        let warnings = warnings(self.request, &entries);
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
        }
    }
}
