//! Rows of a lane: greedy packing on true time, with the widths of titles.
//!
//! Each item takes the highest row in which its mark and one form of its title have room. Where a calendar bin is
//! too full, its titles go first, then its marks become one pill. Positions are points at the packing scale, so the
//! result does not depend on where the window stands.

use std::collections::BTreeMap;

use super::board::Track;
use super::{Side, View};
use crate::view::glyph;
use crate::view::item::Item;
use crate::view::text::Measure;
use crate::view::theme::{CLEAR, COUNT, EDGE, LABEL, SMALL};
use crate::view::ticks::Step;
use crate::view::window::{civil, seconds};

/// Points between a mark and its title, a title and its date.
pub const GAP: f32 = 6.0;
/// Points left and right of a title inside a bar.
pub const INSIDE: f32 = 7.0;
/// Bins of pills are at least so wide.
pub const PILL_BIN: f32 = 28.0;
/// Width of the box that counts sources.
pub const BADGE: f32 = 15.0;
/// A full bin of so many marks becomes a pill at once; one of fewer loses its titles first.
const PILL_FROM: usize = 4;
/// Marks without a title use the first rows only: a tall stack of them says less than a count.
const BARE_ROWS: usize = 3;
/// A lane of more members is packed around the window only.
const WHOLE: usize = 20_000;
/// Length of a stretch that is packed at once, in points.
const STRETCH: f64 = 4096.0;
/// Titles are cut to so many letters, and to so many where room is scarce.
const LONG: usize = 46;
const SHORT: usize = 28;

/// What of a title is shown, and where.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Choice {
    pub side: Side,
    pub short: bool,
    pub date: bool,
}

/// A row and a title for an item, or a place in a pill.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Spot {
    Row {
        row: u16,
        choice: Option<Choice>,
    },
    Pill,
    Nowhere,
    /// Before the pane of a still.
    Outside,
}

/// Rows of a lane at one scale.
#[derive(Debug, Clone)]
pub(super) struct Packing {
    key: Key,
    /// Spots of the members from `first` on.
    pub first: usize,
    pub spots: Vec<Spot>,
    /// Pills: start of the bin, its end, and row.
    pub pills: Vec<(f64, f64, u16)>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Key {
    scale: f64,
    region: Option<(f64, f64)>,
    rows: usize,
}

/// How full a bin is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fill {
    Titles,
    Marks,
    Pill,
}

impl Packing {
    /// The packing for a view: the kept one where it still holds.
    pub fn of<'a>(track: &'a mut Track, items: &[Item], view: &View, measure: Measure) -> &'a Self {
        let key = Key { scale: view.scale, region: region(track, view), rows: view.rows };
        let packing = match track.packing.take() {
            Some(packing) if packing.key == key => packing,
            _ => pack(track, items, key, view, measure),
        };
        track.packing.insert(packing)
    }

    /// The part that shows: spots of the members `from..to`, pills that touch the window.
    pub fn clone_for(&self, from: usize, to: usize, start: f64, end: f64) -> Self {
        let first = from.max(self.first);
        let part = first - self.first..to.max(first).min(self.first + self.spots.len()).max(first) - self.first;
        let low = self.pills.partition_point(|pill| pill.1 <= start);
        let high = self.pills.partition_point(|pill| pill.0 < end);
        Self {
            key: self.key,
            first,
            spots: self.spots.get(part).unwrap_or_default().to_vec(),
            pills: self.pills.get(low..high).unwrap_or_default().to_vec(),
        }
    }

    /// The spot of a member.
    pub fn spot(&self, member: usize) -> Spot {
        member.checked_sub(self.first).and_then(|at| self.spots.get(at)).copied().unwrap_or(Spot::Outside)
    }
}

/// What is packed at once: the window of a still, else everything, else a stretch with fixed ends around the window.
fn region(track: &Track, view: &View) -> Option<(f64, f64)> {
    if view.still {
        return Some((view.window.start, view.window.end));
    }
    if track.members.len() <= WHOLE {
        return None;
    }
    let length = STRETCH * view.scale;
    let number = (view.window.start / length).floor();
    let windows = (view.window.length() / length).ceil() + 1.0;
    Some(((number - 1.0) * length, (number + 1.0 + windows) * length))
}

struct Entry<'a> {
    item: &'a Item,
    /// Mark with arrows, at the packing scale.
    body: (f32, f32),
    /// The bar that may hold a title.
    bar: (f32, f32),
    bin: i64,
}

fn pack(track: &Track, items: &[Item], key: Key, view: &View, measure: Measure) -> Packing {
    let (start, end) = key.region.unwrap_or((f64::MIN, f64::MAX));
    let first = track.reach.partition_point(|&reach| reach <= start);
    let last = track.counts.rank(end).max(first);
    let origin = track.counts.start(first).unwrap_or(0.0).max(start);
    let step = Step::at_least(f64::from(PILL_BIN) * key.scale);
    let entries: Vec<Entry> = track
        .members
        .get(first..last)
        .unwrap_or_default()
        .iter()
        .filter_map(|&index| items.get(index as usize))
        .map(|item| {
            let x = |time: f64| ((time - origin) / key.scale) as f32;
            let (body, bar) = glyph::extents(item, x(item.start), x(item.end));
            let bin = step.floor(civil(item.start)).map_or(0, |time| seconds(time) as i64);
            Entry { item, body, bar, bin }
        })
        .collect();
    let pane = view.still.then(|| {
        let left = ((start - origin) / key.scale) as f32;
        (left, left + view.width)
    });
    let mut fills: BTreeMap<i64, Fill> = BTreeMap::new();
    let counts = crowd(&entries, key.rows, &mut fills);
    for _ in 0..6 {
        let spots = attempt(&entries, &fills, &counts, key, step, origin, pane, measure);
        let full: Vec<i64> = entries
            .iter()
            .zip(&spots.0)
            .filter(|(_, spot)| **spot == Spot::Nowhere)
            .map(|(entry, _)| entry.bin)
            .collect();
        if full.is_empty() {
            return Packing { key, first, spots: spots.0, pills: spots.1 };
        }
        for bin in full {
            let before = fills.range(..bin).next_back().map(|(&before, _)| before);
            let fill = fills.entry(bin).or_insert(Fill::Titles);
            let few = counts.get(&bin).is_some_and(|&count| count < PILL_FROM);
            let next = if *fill == Fill::Titles && few { Fill::Marks } else { Fill::Pill };
            *fill = next;
            if let (Some(before), Fill::Marks) = (before, next) {
                let fill = fills.entry(before).or_insert(Fill::Titles);
                *fill = (*fill).max(Fill::Marks);
            }
        }
    }
    for entry in &entries {
        let fill = fills.entry(entry.bin).or_insert(Fill::Titles);
        if *fill == Fill::Marks {
            *fill = Fill::Pill;
        }
    }
    let (spots, pills) = attempt(&entries, &fills, &counts, key, step, origin, pane, measure);
    Packing { key, first, spots, pills }
}

/// Bins with more marks than ever fit are pills from the start, which saves attempts.
fn crowd(entries: &[Entry], rows: usize, fills: &mut BTreeMap<i64, Fill>) -> BTreeMap<i64, usize> {
    let mut counts: BTreeMap<i64, usize> = BTreeMap::new();
    for entry in entries {
        *counts.entry(entry.bin).or_default() += 1;
    }
    for (&bin, &count) in &counts {
        fills.insert(bin, if count > 2 * rows { Fill::Pill } else { Fill::Titles });
    }
    counts
}

type Spots = (Vec<Spot>, Vec<(f64, f64, u16)>);

fn attempt(
    entries: &[Entry],
    fills: &BTreeMap<i64, Fill>,
    counts: &BTreeMap<i64, usize>,
    key: Key,
    step: Step,
    origin: f64,
    pane: Option<(f32, f32)>,
    measure: Measure,
) -> Spots {
    let mut rows = Rows { rights: vec![f32::MIN; key.rows], last: vec![None; key.rows] };
    let mut pills: Vec<(f64, f64, u16)> = Vec::new();
    let mut spots: Vec<Spot> = Vec::with_capacity(entries.len());
    let mut last_bin = None;
    for entry in entries {
        if pane.is_some_and(|(left, right)| entry.body.1 <= left || entry.body.0 >= right) {
            spots.push(Spot::Outside);
            continue;
        }
        let fill = fills.get(&entry.bin).copied().unwrap_or(Fill::Titles);
        let count = counts.get(&entry.bin).copied().unwrap_or(0);
        if fill == Fill::Pill {
            if last_bin.is_none_or(|(bin, _)| bin != entry.bin) {
                let start = entry.bin as f64;
                let end = step.next(civil(start)).map_or(start, seconds);
                let (x0, x1) = (((start - origin) / key.scale) as f32, ((end - origin) / key.scale) as f32);
                let half = pill_width(count) / 2.0 + 1.0;
                let middle = f32::midpoint(x0, x1);
                let middle = pane.map_or(middle, |(left, right)| middle.min(right - half).max(left + half));
                let row = rows.pill(middle - half, middle + half, entries, &mut spots);
                pills.extend(row.map(|row| (start, end, row)));
                last_bin = Some((entry.bin, row.is_some()));
            }
            let shown = last_bin.is_some_and(|(_, shown)| shown);
            spots.push(if shown { Spot::Pill } else { Spot::Nowhere });
            continue;
        }
        let bare = if count < 3 { key.rows } else { BARE_ROWS };
        let spot = place(entry, fill, &mut rows.rights, bare, pane, measure);
        if let Spot::Row { row, .. } = spot
            && let Some(last) = rows.last.get_mut(usize::from(row))
        {
            *last = Some(spots.len());
        }
        spots.push(spot);
    }
    (spots, pills)
}

/// Width of a pill for a count, in points; generous, as the count's own width is not known yet.
pub(super) fn pill_width(count: usize) -> f32 {
    (count.to_string().len() as f32 * 7.5 + 14.0).max(18.0)
}

/// How far each row is taken, and the last mark in it.
struct Rows {
    rights: Vec<f32>,
    last: Vec<Option<usize>>,
}

impl Rows {
    /// A row for a pill: one that is free, else one whose last mark gives its title away.
    fn pill(&mut self, x0: f32, x1: f32, entries: &[Entry], spots: &mut [Spot]) -> Option<u16> {
        let free = self.rights.iter().position(|&right| right + 1.0 <= x0);
        let body = |last: &Option<usize>| last.and_then(|at| entries.get(at)).map_or(f32::MAX, |entry| entry.body.1);
        let row = free.or_else(|| self.last.iter().position(|last| body(last) + 1.0 <= x0))?;
        if free.is_none()
            && let Some(Spot::Row { choice, .. }) = self.last.get(row)?.and_then(|at| spots.get_mut(at))
        {
            *choice = None;
        }
        *self.rights.get_mut(row)? = x1;
        *self.last.get_mut(row)? = None;
        Some(row as u16)
    }
}

fn place(entry: &Entry, fill: Fill, rows: &mut [f32], bare: usize, pane: Option<(f32, f32)>, measure: Measure) -> Spot {
    let options = if fill == Fill::Titles { options(entry, pane, measure) } else { Vec::new() };
    for (index, right) in rows.iter_mut().enumerate() {
        for &(choice, from, to) in &options {
            if from >= *right + CLEAR {
                *right = to;
                return Spot::Row { row: index as u16, choice: Some(choice) };
            }
        }
    }
    for (index, right) in rows.iter_mut().enumerate().take(bare) {
        if entry.body.0 >= *right + 2.0 {
            *right = entry.body.1;
            return Spot::Row { row: index as u16, choice: None };
        }
    }
    Spot::Nowhere
}

/// Every form of the title that has room in the pane, best first, with all that it covers.
fn options(entry: &Entry, pane: Option<(f32, f32)>, measure: Measure) -> Vec<(Choice, f32, f32)> {
    let item = entry.item;
    let badge = badge_width(item, measure);
    let date = measure(item.date_short(), SMALL) + GAP;
    let mut found = Vec::with_capacity(8);
    let long = measure(&title(item, false), LABEL) + badge;
    let short =
        if item.label.chars().count() > SHORT { Some(measure(&title(item, true), LABEL) + badge) } else { None };
    for (is_short, width) in [(false, Some(long)), (true, short)] {
        let Some(width) = width else { continue };
        let room = visible(entry.bar, pane) - 2.0 * INSIDE;
        for (side, dated) in [
            (Side::Inside, true),
            (Side::Inside, false),
            (Side::Right, true),
            (Side::Right, false),
            (Side::Left, true),
            (Side::Left, false),
        ] {
            let width = if dated { width + date } else { width };
            let (from, to) = match side {
                // Words on a band that fades cannot be read.
                Side::Inside if width <= room && !item.doubt.approximate => entry.body,
                Side::Inside => continue,
                Side::Right => (entry.body.0, entry.body.1 + GAP + width),
                Side::Left => (entry.body.0 - GAP - width, entry.body.1),
            };
            let choice = Choice { side, short: is_short, date: dated };
            match pane {
                // Without a pane nothing limits the right, and the left is as free as the right.
                None if side == Side::Left => {}
                Some((_, right)) if side == Side::Right && to > right - EDGE => {}
                Some((left, _)) if side == Side::Left && from < left + EDGE => {}
                _ => found.push((choice, from, to)),
            }
        }
    }
    found
}

fn visible(bar: (f32, f32), pane: Option<(f32, f32)>) -> f32 {
    let (left, right) = pane.unwrap_or((f32::MIN, f32::MAX));
    bar.1.min(right - EDGE + INSIDE) - bar.0.max(left + EDGE - INSIDE)
}

/// Width of the box of sources with the space before it; 0 for a single source.
pub(super) fn badge_width(item: &Item, measure: Measure) -> f32 {
    if item.sources > 1 { GAP + BADGE.max(measure(&item.sources.to_string(), COUNT) + 8.0) } else { 0.0 }
}

/// The title at one of its two lengths, cut at a word.
pub(super) fn title(item: &Item, short: bool) -> String {
    let most = if short { SHORT } else { LONG };
    let Some((end, _)) = item.label.char_indices().nth(most) else { return item.label.to_string() };
    let head = item.label.get(..end).unwrap_or("");
    let end = head.rfind(' ').filter(|&space| space * 10 >= end * 6).unwrap_or(end);
    let head = head.get(..end).unwrap_or(head).trim_end_matches([' ', ',', ';', ':', '–', '-']);
    format!("{head}…")
}
