//! Rows of a lane: greedy packing on true time, with the widths of titles.
//!
//! Each item takes the highest row in which its mark and one form of its title have room. Where a calendar bin is
//! too full, its titles go first, then its marks become one pill. Positions are points at the packing scale, so the
//! result does not depend on where the window stands. A large lane is packed around the window; what was packed before
//! keeps its rows.

use std::ops::Range;

use super::View;
use super::board::Track;
use super::words::{self, Choice, Form, Words};
use crate::view::glyph;
use crate::view::item::Item;
use crate::view::text::Measure;
use crate::view::theme::CLEAR;
use crate::view::ticks::Step;
use crate::view::window::{Folds, Window, civil, seconds};

/// Bins of pills are at least so wide: pills of three digits then stand side by side in one row.
pub const PILL_BIN: f32 = 30.0;
/// A full bin of so many marks becomes a pill at once; one of fewer loses its titles first.
const PILL_FROM: usize = 4;
/// Marks without a title use the first rows only: a tall stack of them says less than a count.
const BARE_ROWS: usize = 3;
/// A lane of more members is packed around the window only.
const WHOLE: usize = 600;
/// So does one that is longer, in points: up to here single-precision positions tell a tenth of a point.
const LONGEST: f64 = 1e6;
/// Of a large lane so much of a window is packed on either side of the window.
const AROUND: f64 = 0.3;
/// Times that a lane is packed before full bins give up.
const ATTEMPTS: usize = 6;

/// A row and a title for an item.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Spot {
    Row {
        row: u16,
        choice: Option<Choice>,
    },
    Nowhere,
    /// Before or behind the pane of a still.
    Outside,
}

/// Rows of a lane at one scale.
#[derive(Debug, Clone)]
pub(super) struct Packing {
    key: Key,
    region: (f64, f64),
    /// Spots of members, in order; members of full bins are left out.
    pub spots: Vec<(u32, Spot)>,
    /// Pills: start of the bin, its end, and row.
    pub pills: Vec<(f64, f64, u16)>,
    /// Bins whose pill found no row.
    pub lost: Vec<(f64, f64)>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Key {
    scale: f64,
    rows: usize,
    form: Form,
    folds: Folds,
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
    pub fn of(track: &mut Track, items: &[Item], view: &View, form: Form, measure: Measure) -> Self {
        let key = Key { scale: view.scale, rows: view.rows, form, folds: view.window.folds };
        let covers = |packing: &Self| packing.region.0 <= view.window.start && packing.region.1 >= view.window.end;
        match track.packing.take() {
            Some(packing) if !view.still && packing.key == key && covers(&packing) => packing,
            before => {
                let before = before.filter(|packing| !view.still && packing.key == key);
                Pack::of(track, items, key, view, before.as_ref(), measure).settle(region(track, view))
            }
        }
    }

    /// The row of a member.
    fn row(&self, member: u32) -> Option<u16> {
        let at = self.spots.binary_search_by_key(&member, |spot| spot.0).ok()?;
        match self.spots.get(at)?.1 {
            Spot::Row { row, .. } => Some(row),
            _ => None,
        }
    }
}

/// What is packed at once: the window of a still, everything of a small lane, else the window and some time around it.
fn region(track: &Track, view: &View) -> (f64, f64) {
    if view.still {
        return (view.window.start, view.window.end);
    }
    let begin = |member: usize| track.counts.start(member).unwrap_or_default();
    let members = track.members.len();
    let length = (begin(members.saturating_sub(1)) - begin(0)) / view.scale;
    if members <= WHOLE && length <= LONGEST {
        return (f64::MIN, f64::MAX);
    }
    let around = view.window.length() * AROUND;
    (view.window.pan(-around).start, view.window.pan(around).end)
}

struct Entry<'a> {
    item: &'a Item,
    member: u32,
    /// Mark with arrows, at the packing scale.
    body: (f32, f32),
    /// Its forms of words, in the common list.
    options: Range<usize>,
    /// The row it had before.
    row: Option<u16>,
}

/// A calendar bin of the region; what reaches in from before has one of its own, which never becomes a pill.
struct Slot {
    start: f64,
    end: f64,
    x: (f32, f32),
    members: Range<usize>,
    entries: Range<usize>,
    fill: Fill,
    pill: bool,
}

/// All that the attempts share.
struct Pack<'a> {
    key: Key,
    pane: Option<(f32, f32)>,
    entries: Vec<Entry<'a>>,
    options: Vec<Words>,
    slots: Vec<Slot>,
}

/// The bins of some time with their members.
fn slots(track: &Track, items: &[Item], region: (f64, f64), key: Key) -> Vec<Slot> {
    let step = Step::at_least(f64::from(PILL_BIN) * key.scale);
    let slot = |start: f64, end: f64, members: Range<usize>, pill: bool| Slot {
        start,
        end,
        x: (0.0, 0.0),
        members,
        entries: 0..0,
        fill: Fill::Titles,
        pill,
    };
    let mut slots: Vec<Slot> = Vec::new();
    if region.0 > f64::MIN {
        let edges = step.boundaries(Window::new(region.0, region.1).folded(key.folds));
        for pair in edges.windows(2) {
            let [start, end] = *pair else { continue };
            let members = track.counts.rank(start)..track.counts.rank(end);
            if !members.is_empty() {
                slots.push(slot(start, end, members, true));
            }
        }
        return slots;
    }
    // A small lane over any time: only bins that hold something are made.
    for member in 0..track.members.len() {
        let start = track.members.get(member).and_then(|&at| items.get(at as usize)).map_or(0.0, |item| item.start);
        match slots.last_mut() {
            Some(last) if start < last.end => last.members.end = member + 1,
            _ => {
                let begin = step.floor(civil(start));
                let end = begin.and_then(|begin| step.next(begin)).map_or(start + 1.0, seconds);
                slots.push(slot(begin.map_or(start, seconds), end, member..member + 1, true));
            }
        }
    }
    slots
}

impl<'a> Pack<'a> {
    fn of(track: &Track, items: &'a [Item], key: Key, view: &View, before: Option<&Packing>, measure: Measure) -> Self {
        let region = region(track, view);
        let mut slots = slots(track, items, region, key);
        let whole = region.0 == f64::MIN;
        let first = slots.first().map_or(0.0, |slot| if whole { slot.start } else { slot.start.min(region.0) });
        let origin = key.folds.drawn(if whole { first } else { region.0 });
        let x = |time: f64| ((key.folds.drawn(time) - origin) / key.scale) as f32;
        let pane = view.still.then(|| (x(region.0), x(region.0) + view.width));
        let gaps: Vec<(f32, f32)> = key.folds.into_gaps().map(|(start, end)| (x(start), x(end))).collect();
        let mut pack = Self { key, pane, entries: Vec::new(), options: Vec::new(), slots: Vec::new() };
        let put = |pack: &mut Self, member: usize| {
            let index = track.members.get(member).copied();
            let Some(item) = index.and_then(|index| items.get(index as usize)) else { return };
            let (body, bar) = glyph::extents(item, x(item.start), x(item.end));
            let from = pack.options.len();
            words::options(&mut pack.options, item, (body, bar), pane, key.form, measure);
            // Words never run over a folded gap: another form of them may have room on the other side of the mark.
            let kept = pack.options.split_off(from);
            let over = |words: &Words| gaps.iter().any(|gap| words.from < gap.1 + 3.0 && words.to > gap.0 - 3.0);
            pack.options.extend(kept.into_iter().filter(|words| !over(words)));
            let options = from..pack.options.len();
            let row = before.and_then(|before| before.row(member as u32));
            pack.entries.push(Entry { item, member: member as u32, body, options, row });
        };
        // What began before the first bin and is not over.
        let earlier = slots.first().map_or_else(|| track.counts.rank(region.1), |slot| slot.members.start);
        if region.0 > f64::MIN {
            track.over(items, earlier, region.0, |member| put(&mut pack, member));
        }
        let entries = 0..pack.entries.len();
        let never =
            Slot { start: first, end: first, x: (0.0, 0.0), members: 0..0, entries, fill: Fill::Titles, pill: false };
        for slot in &mut slots {
            slot.x = (x(slot.start), x(slot.end));
            // Bins with more marks than ever fit are pills from the start, without a look at their members.
            if slot.members.len() > 2 * key.rows {
                slot.fill = Fill::Pill;
            } else {
                let from = pack.entries.len();
                slot.members.clone().for_each(|member| put(&mut pack, member));
                slot.entries = from..pack.entries.len();
            }
        }
        pack.slots.push(never);
        pack.slots.append(&mut slots);
        pack
    }

    /// Packs again and again, each time with less in the bins that were too full.
    fn settle(mut self, region: (f64, f64)) -> Packing {
        let mut attempt = 0;
        loop {
            let (mut spots, pills) = self.attempt();
            let full: Vec<usize> = (0..self.slots.len()).filter(|&at| self.is_full(at, &spots)).collect();
            attempt += 1;
            if full.is_empty() || attempt > 2 * ATTEMPTS {
                self.rescue(&mut spots, &pills);
                return self.finish(region, &spots, pills);
            }
            for at in full {
                self.demote(at, attempt > ATTEMPTS);
            }
        }
    }

    /// True where a mark of a bin found no row and the bin could show less.
    fn is_full(&self, at: usize, spots: &[Spot]) -> bool {
        self.slots.get(at).is_some_and(|slot| {
            let least = if slot.pill { Fill::Pill } else { Fill::Marks };
            slot.fill < least && spots.get(slot.entries.clone()).unwrap_or_default().contains(&Spot::Nowhere)
        })
    }

    /// Less in a bin: no titles, then a pill. The bin before loses its titles, which reach into this one.
    fn demote(&mut self, at: usize, last: bool) {
        let Some(slot) = self.slots.get_mut(at) else { return };
        let few = slot.entries.len() < PILL_FROM;
        slot.fill = match slot.fill {
            _ if !slot.pill => Fill::Marks,
            Fill::Titles if few && !last => Fill::Marks,
            _ => Fill::Pill,
        };
        if slot.fill == Fill::Marks
            && let Some(before) = at.checked_sub(1).and_then(|before| self.slots.get_mut(before))
        {
            before.fill = before.fill.max(Fill::Marks);
        }
    }

    fn finish(&self, region: (f64, f64), spots: &[Spot], pills: Vec<(f64, f64, u16)>) -> Packing {
        let mut kept: Vec<(u32, Spot)> = Vec::with_capacity(spots.len());
        let mut lost = Vec::new();
        for slot in &self.slots {
            if slot.fill == Fill::Pill {
                if !pills.iter().any(|pill| pill.0 == slot.start) {
                    lost.push((slot.start, slot.end));
                }
                continue;
            }
            let entries = self.entries.get(slot.entries.clone()).unwrap_or_default();
            let spots = spots.get(slot.entries.clone()).unwrap_or_default();
            kept.extend(entries.iter().zip(spots).map(|(entry, spot)| (entry.member, *spot)));
        }
        Packing { key: self.key, region, spots: kept, pills, lost }
    }

    fn attempt(&self) -> (Vec<Spot>, Vec<(f64, f64, u16)>) {
        let mut rows = Rows { rights: vec![f32::MIN; self.key.rows], last: vec![None; self.key.rows] };
        let mut pills: Vec<(f64, f64, u16)> = Vec::new();
        let mut spots: Vec<Spot> = vec![Spot::Nowhere; self.entries.len()];
        for slot in &self.slots {
            if slot.fill == Fill::Pill {
                let half = pill_width(slot.members.len()) / 2.0 + 0.5;
                let middle = f32::midpoint(slot.x.0, slot.x.1);
                if self.pane.is_some_and(|(left, right)| slot.x.1 <= left || slot.x.0 >= right) {
                    continue;
                }
                let middle = self.pane.map_or(middle, |(left, right)| middle.min(right - half).max(left + half));
                let row = rows.pill(middle - half, middle + half, &self.entries, &mut spots);
                pills.extend(row.map(|row| (slot.start, slot.end, row)));
                continue;
            }
            let bare = if slot.members.len() < 3 { self.key.rows } else { BARE_ROWS };
            for at in slot.entries.clone() {
                let (Some(entry), Some(spot)) = (self.entries.get(at), spots.get_mut(at)) else { continue };
                if self.pane.is_some_and(|(left, right)| entry.body.1 <= left || entry.body.0 >= right) {
                    *spot = Spot::Outside;
                    continue;
                }
                *spot = self.place(entry, slot.fill, &mut rows.rights, bare);
                if let Spot::Row { row, .. } = *spot
                    && let Some(last) = rows.last.get_mut(usize::from(row))
                {
                    *last = Some(at);
                }
            }
        }
        (spots, pills)
    }

    fn place(&self, entry: &Entry, fill: Fill, rows: &mut [f32], bare: usize) -> Spot {
        let options = match fill {
            Fill::Titles => self.options.get(entry.options.clone()).unwrap_or_default(),
            _ => &[],
        };
        // The row it had comes first, so that moving the window moves no mark.
        let old = entry.row.map(usize::from);
        for row in old.into_iter().chain(0..rows.len()) {
            let Some(right) = rows.get_mut(row) else { continue };
            if let Some(words) = options.iter().find(|words| words.from >= *right + CLEAR) {
                *right = words.to;
                return Spot::Row { row: row as u16, choice: Some(words.choice) };
            }
        }
        for (row, right) in rows.iter_mut().enumerate().take(bare) {
            if entry.body.0 >= *right + 2.0 {
                *right = entry.body.1;
                return Spot::Row { row: row as u16, choice: None };
            }
        }
        Spot::Nowhere
    }

    /// Gives words back to marks that lost them, the most important first, where the row is free up to the next mark.
    fn rescue(&self, spots: &mut [Spot], pills: &[(f64, f64, u16)]) {
        let mut rows: Vec<Vec<(f32, f32)>> = vec![Vec::new(); self.key.rows];
        let covered = |entry: &Entry, choice: Option<Choice>| {
            let options = self.options.get(entry.options.clone()).unwrap_or_default();
            let words = choice.and_then(|choice| options.iter().find(|words| words.choice == choice));
            words.map_or(entry.body, |words| (words.from, words.to))
        };
        let mut bare: Vec<(usize, usize)> = Vec::new();
        for (at, (entry, spot)) in self.entries.iter().zip(spots.iter()).enumerate() {
            if let Spot::Row { row, choice } = *spot
                && let Some(row_marks) = rows.get_mut(usize::from(row))
            {
                row_marks.push(covered(entry, choice));
                if choice.is_none() && !entry.options.is_empty() {
                    bare.push((at, usize::from(row)));
                }
            }
        }
        for (start, _, row) in pills {
            let slot = self.slots.iter().find(|slot| slot.start == *start && slot.pill);
            if let (Some(slot), Some(row)) = (slot, rows.get_mut(usize::from(*row))) {
                let half = pill_width(slot.members.len()) / 2.0 + 0.5;
                let middle = f32::midpoint(slot.x.0, slot.x.1);
                row.push((middle - half, middle + half));
            }
        }
        for row in &mut rows {
            row.sort_by(|a, b| a.0.total_cmp(&b.0));
        }
        bare.sort_by_cached_key(|&(at, _)| self.entries.get(at).map(|entry| words::priority(entry.item)));
        for (at, row) in bare {
            let (Some(entry), Some(marks)) = (self.entries.get(at), rows.get_mut(row)) else { continue };
            let next = marks.partition_point(|mark| mark.0 <= entry.body.0);
            let limit = marks.get(next).map_or(f32::MAX, |mark| mark.0 - CLEAR);
            let options = self.options.get(entry.options.clone()).unwrap_or_default();
            let right = |words: &&Words| words.choice.side != super::Side::Left && words.to <= limit;
            if let Some(words) = options.iter().find(right)
                && let Some(Spot::Row { choice, .. }) = spots.get_mut(at)
            {
                *choice = Some(words.choice);
                if let Some(own) = next.checked_sub(1).and_then(|own| marks.get_mut(own)) {
                    own.1 = words.to;
                }
            }
        }
    }
}

/// Width of a pill for a count, in points; generous, as the count's own width is not known yet.
pub(super) fn pill_width(count: usize) -> f32 {
    (count.to_string().len() as f32 * 6.8 + pill_pad(count)).max(18.0)
}

/// Air beside the count, both sides together: long counts get less, so that all pills fit into their bins.
pub(super) fn pill_pad(count: usize) -> f32 {
    if count < 100 { 14.0 } else { 7.0 }
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
