//! Marks of one lane in rows: callouts first, then named marks, then marks with a small number that the list behind the
//! page explains; what finds no room is counted in a ribbon.
//!
//! A label stands inside its bar, right of its mark or left of it, always in the mark's own row, so leaders are
//! horizontal and cross nothing: the row between label and mark is theirs.

use super::axis::Axis;
use super::label::{Form, forms};
use super::row::Row;
use super::style::DISC;
use crate::view::glyph;
use crate::view::item::{self, Item};
use crate::view::text::Measure;

/// Marks of one lane that a place is searched for; the rest of a crowd is counted in the ribbon.
pub const TRIED: usize = 1000;
/// Marks of one lane that a search for room for words is made for.
const NAMED: usize = 300;
/// Free space around marks and labels.
const CLEAR: f32 = 9.0;
/// Between a mark and its label.
const NEAR: f32 = 6.0;
/// Shortest leader of a callout.
const LEADER: f32 = 13.0;
/// What is missed of a callout without its words: the page is made for them.
const CALLOUT: u32 = 2_000;

/// What is missed of a mark without a place, number and all: less than the words of a callout, but more than those of most.
const PLACE: u32 = 125;
/// Between a mark and its small number.
const TAG: f32 = 3.0;

/// A mark to be placed.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// Index into the items of the page.
    pub index: u32,
    /// The item.
    pub item: &'a Item,
    /// Its words.
    pub words: &'a str,
    /// True for a callout.
    pub callout: bool,
    /// How much it deserves its words.
    pub weight: u32,
}

/// Where the words of a mark stand.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// The words, in their short form where there is no room for all.
    pub words: String,
    /// Left end of the words.
    pub x: f32,
    /// Left end of the callout's disc.
    pub disc: Option<f32>,
    /// The leader from label to mark, for callouts beside their mark.
    pub leader: Option<(f32, f32)>,
    /// True where it stands on its bar.
    pub inside: bool,
    /// Right end of words that end at their mark: set in another font, they must not run over it.
    pub end: Option<f32>,
    /// Where lines after the first begin; they stand in the rows below.
    pub breaks: Vec<usize>,
}

/// A mark with its row.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    /// Index into the items of the page.
    pub index: u32,
    /// Row, from the top.
    pub row: usize,
    /// Its words; `None` for a mark without.
    pub label: Option<Label>,
    /// Left end of its small number, for a mark without words.
    pub tag: Option<f32>,
}

/// A lane's marks.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Packing {
    /// Those that have room.
    pub placed: Vec<Placed>,
    /// Those that have none, by index.
    pub crowd: Vec<u32>,
    /// Rows in use.
    pub rows: usize,
    /// What the reader misses: the weights of marks without words, more for those without a place.
    pub loss: u32,
}

/// A lane made ready for packing: its marks in the order of time, each with its label in all its forms.
pub struct Ready<'a> {
    wanted: Vec<(Wanted<'a>, Vec<Form>)>,
    /// Places in `wanted`, the weightiest first.
    ranked: Vec<usize>,
}

impl<'a> Ready<'a> {
    /// Measures the labels of the weightiest marks. `wanted` is in the order of time.
    #[must_use]
    pub fn new(wanted: Vec<Wanted<'a>>, measure: Measure) -> Self {
        let mut ranked: Vec<usize> = (0..wanted.len()).collect();
        let weight = |&at: &usize| wanted.get(at).map_or(0, |want| want.weight + u32::from(want.callout) * 1000);
        ranked.sort_by_key(|at| u32::MAX - weight(at));
        let mut ready = Self { wanted: wanted.into_iter().map(|want| (want, Vec::new())).collect(), ranked };
        for &at in ready.ranked.iter().take(NAMED) {
            if let Some((want, all)) = ready.wanted.get_mut(at) {
                *all = forms(want.words, want.callout, measure);
            }
        }
        ready
    }

    /// Packs into at most so many rows. `tag` is the width of a small number, 0 where marks without words have none.
    ///
    /// Where there are numbers, every mark first gets a place with its number, for what is drawn must be traceable; then,
    /// the weightiest first, each takes its words wherever they have room and gives its place with the number back.
    #[must_use]
    pub fn pack(&self, axis: &Axis, most: usize, tag: f32) -> Packing {
        let first = self.attempt(axis, most, tag, Turn::Callouts);
        if tag == 0.0 || first.crowd.is_empty() {
            return first;
        }
        // The words of callouts may lie where others have no place but this one.
        let other = self.attempt(axis, most, tag, Turn::Numbers);
        if other.loss < first.loss { other } else { first }
    }

    fn attempt(&self, axis: &Axis, most: usize, tag: f32, turn: Turn) -> Packing {
        let mut table = Table { rows: Vec::new(), slots: vec![None; self.wanted.len()], axis, most, tag };
        let all = || self.wanted.iter().enumerate();
        for (at, one) in all().filter(|(_, (want, _))| want.callout && turn == Turn::Callouts) {
            table.name(at, one);
        }
        if tag == 0.0 {
            self.in_rank().for_each(|(at, one)| table.name(at, one));
        }
        all().for_each(|(at, (want, _))| table.number(at, want));
        if tag > 0.0 {
            for _ in 0..2 {
                self.in_rank().for_each(|(at, one)| table.name(at, one));
                all().for_each(|(at, (want, _))| table.number(at, want));
            }
        }
        self.packed(table)
    }

    fn in_rank(&self) -> impl Iterator<Item = (usize, &(Wanted<'a>, Vec<Form>))> {
        self.ranked.iter().take(NAMED).filter_map(|&at| Some((at, self.wanted.get(at)?)))
    }

    fn packed(&self, table: Table) -> Packing {
        let mut packing = Packing { rows: table.rows.len(), ..Packing::default() };
        for ((want, _), slot) in self.wanted.iter().zip(table.slots) {
            let Some(slot) = slot else {
                packing.loss += want.weight + PLACE + u32::from(want.callout) * CALLOUT;
                packing.crowd.push(want.index);
                continue;
            };
            if slot.label.is_none() {
                packing.loss += want.weight + u32::from(want.callout) * CALLOUT;
            }
            packing.placed.push(Placed { index: want.index, row: slot.row, label: slot.label, tag: slot.tag });
        }
        packing
    }
}

/// Who chooses a place first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    Callouts,
    Numbers,
}

/// A mark's place while a lane is packed, and what of its row it takes.
#[derive(Debug, Clone)]
struct Slot {
    row: usize,
    from: f32,
    to: f32,
    /// How many rows below its lines take, and what of them.
    below: (usize, f32, f32),
    label: Option<Label>,
    tag: Option<f32>,
}

/// The rows of a lane while it is packed.
struct Table<'a> {
    rows: Vec<Row>,
    slots: Vec<Option<Slot>>,
    axis: &'a Axis,
    most: usize,
    tag: f32,
}

impl Table<'_> {
    /// Puts a mark with its words where there is room for both; else leaves it as it is.
    fn name(&mut self, at: usize, (want, forms): &(Wanted, Vec<Form>)) {
        let Some(slot) = self.slots.get_mut(at) else { return };
        if slot.as_ref().is_some_and(|slot| slot.label.is_some()) {
            return;
        }
        let before = slot.take();
        if let Some(slot) = &before
            && let Some(row) = self.rows.get_mut(slot.row)
        {
            // What has no words yet has no further lines.
            row.give(slot.from);
        }
        let after = find(want, forms, self.axis, &self.rows, self.most).or(before);
        self.put(at, after);
    }

    /// Puts a mark that has no place yet with its small number where there is room.
    fn number(&mut self, at: usize, want: &Wanted) {
        if self.slots.get(at).is_some_and(Option::is_none) {
            let slot = numbered(want, self.axis, &self.rows, self.most, self.tag);
            self.put(at, slot);
        }
    }

    fn put(&mut self, at: usize, slot: Option<Slot>) {
        if let Some(slot) = &slot {
            let (rows, from, to) = slot.below;
            let below = (1..=rows).map(|by| (slot.row + by, from, to));
            for (at, from, to) in std::iter::once((slot.row, slot.from, slot.to)).chain(below) {
                while self.rows.len() <= at {
                    self.rows.push(Row::default());
                }
                if let Some(row) = self.rows.get_mut(at) {
                    row.take(from, to);
                }
            }
        }
        if let Some(place) = self.slots.get_mut(at) {
            *place = slot;
        }
    }
}

/// A place for a mark and its small number beside it; for the mark alone where numbers are not wanted.
fn numbered(want: &Wanted, axis: &Axis, rows: &[Row], most: usize, tag: f32) -> Option<Slot> {
    let (left, right) = reach(want.item, axis);
    let mut places = Vec::with_capacity(3);
    if tag == 0.0 {
        places.push((None, left - 2.0, right + 2.0));
    } else {
        let bar = bar(want.item, axis);
        if holds(want.item, axis) && bar.1 - bar.0 >= tag + 12.0 {
            places.push((Some(bar.0 + 5.0), left - 3.0, right + 3.0));
        }
        places.push((Some(right + TAG), left - 3.0, right + TAG + tag + 3.0));
        places.push((Some(left - TAG - tag), left - TAG - tag - 3.0, right + 3.0));
        places.retain(|(x, _, _)| x.is_none_or(|x| !axis.breaks(x, x + tag)));
    }
    (0..most).find_map(|row| {
        let free = |(_, from, to): &&(Option<f32>, f32, f32)| rows.get(row).is_none_or(|row| row.free(*from, *to));
        places.iter().find(free).map(|&(tag, from, to)| Slot { row, from, to, below: (0, 0.0, 0.0), label: None, tag })
    })
}

/// What the mark covers, cut to the plot.
fn reach(item: &Item, axis: &Axis) -> (f32, f32) {
    let ((left, right), _) = glyph::extents(item, axis.x(item.start), axis.x(item.end));
    (left.clamp(0.0, axis.width), right.clamp(0.0, axis.width))
}

/// The mark without its arrows, cut to the plot.
fn bar(item: &Item, axis: &Axis) -> (f32, f32) {
    let (_, bar) = glyph::extents(item, axis.x(item.start), axis.x(item.end));
    (bar.0.max(0.0), bar.1.min(axis.width))
}

/// True for a bar that words may stand on.
fn holds(item: &Item, axis: &Axis) -> bool {
    let wide = axis.x(item.end) - axis.x(item.start) >= 2.0 * glyph::DISC;
    wide && matches!(item.form, item::Form::Period | item::Form::Moment) && !item.doubt.approximate
}

/// A place for the label, and what of the row it takes together with its mark.
struct Spot {
    label: Label,
    from: f32,
    to: f32,
}

/// The first form of the label that has room anywhere: whole words at the end of a long leader before short ones beside it.
fn find(want: &Wanted, forms: &[Form], axis: &Axis, rows: &[Row], most: usize) -> Option<Slot> {
    let shifts: &[f32] = if want.callout { &[0.0, 40.0, 90.0, 150.0, 220.0, 300.0] } else { &[0.0] };
    for form in forms {
        for &shift in shifts {
            // Neither words nor leader may run over a gap of the axis.
            let inside = |spot: &Spot| {
                let (left, right) = (spot.label.disc.unwrap_or(spot.label.x), spot.label.x + form.width);
                let (from, to) = spot.label.leader.unwrap_or((left, right));
                !axis.breaks(left.min(from).min(to), right.max(from).max(to))
            };
            let spots: Vec<Spot> = spots(want, axis, form, shift).into_iter().filter(inside).collect();
            let more = form.breaks.len();
            for row in 0..most.saturating_sub(more).min(rows.len() + 1) {
                let slot = |spot: &Spot| {
                    let (from, to) = (spot.from - CLEAR / 2.0, spot.to + CLEAR / 2.0);
                    let words = (spot.label.disc.unwrap_or(spot.label.x), spot.label.x + form.width);
                    let below = (more, words.0 - CLEAR / 2.0, words.1 + CLEAR / 2.0);
                    let free = |at: usize, from, to| rows.get(at).is_none_or(|row: &Row| row.free(from, to));
                    (free(row, from, to) && (1..=more).all(|by| free(row + by, below.1, below.2))).then(|| Slot {
                        row,
                        from,
                        to,
                        below,
                        label: Some(spot.label.clone()),
                        tag: None,
                    })
                };
                if let Some(slot) = spots.iter().find_map(slot) {
                    return Some(slot);
                }
            }
        }
    }
    None
}

/// Inside the bar, right of the mark, left of it.
fn spots(want: &Wanted, axis: &Axis, form: &Form, shift: f32) -> Vec<Spot> {
    let item = want.item;
    let (left, right) = reach(item, axis);
    let disc = if want.callout { DISC + 5.0 } else { 0.0 };
    let gap = if want.callout { LEADER + 4.0 + shift } else { NEAR };
    let all = disc + form.width;
    let label = |x: f32, leader: Option<(f32, f32)>, inside: bool| Label {
        words: form.words.clone(),
        x: x + disc,
        disc: want.callout.then_some(x),
        leader: leader.filter(|_| want.callout),
        inside,
        end: None,
        breaks: form.breaks.clone(),
    };
    let mut spots = Vec::with_capacity(3);
    let (from, to) = bar(item, axis);
    if holds(item, axis) && shift == 0.0 && form.breaks.is_empty() && to - from >= all + 12.0 {
        spots.push(Spot { label: label(from + 5.0, None, true), from: left, to: right });
    }
    let x = right + gap;
    spots.push(Spot { label: label(x, Some((right + 2.0, x - 3.0)), false), from: left, to: x + all });
    let x = left - gap - all;
    let before = label(x, Some((left - 2.0, x + all + 4.0)), false);
    let end = (!want.callout).then_some(x + all);
    spots.push(Spot { label: Label { end, ..before }, from: x, to: right });
    spots
}
