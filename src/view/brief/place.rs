//! Marks of one lane in rows: callouts first, then named marks, then marks alone; what finds no room is counted.
//!
//! A label stands inside its bar, right of its mark or left of it, always in the mark's own row, so leaders are
//! horizontal and cross nothing: the row between label and mark is theirs.

use super::axis::Axis;
use super::style::{DISC, PLAIN, STRONG};
use crate::view::glyph;
use crate::view::item::{Form, Item};
use crate::view::text::{Measure, cut};

/// Marks of one lane that a search for room is made for; the rest of a crowd is counted in the ribbon.
const NAMED: usize = 300;
/// Marks of one lane that are tried without a name.
const ALONE: usize = 3000;
/// Free space around marks and labels.
const CLEAR: f32 = 9.0;
/// Between a mark and its label.
const NEAR: f32 = 6.0;
/// Shortest leader of a callout.
const LEADER: f32 = 13.0;

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
}

/// Where the words of a mark stand.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// The words, cut where there is no room for all.
    pub words: String,
    /// Left end of the words.
    pub x: f32,
    /// Left end of the callout's disc.
    pub disc: Option<f32>,
    /// The leader from label to mark, for callouts beside their mark.
    pub leader: Option<(f32, f32)>,
    /// True where it stands on its bar.
    pub inside: bool,
}

/// A mark with its row.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    /// Index into the items of the page.
    pub index: u32,
    /// Row, from the top.
    pub row: usize,
    /// Its words; `None` for a mark alone.
    pub label: Option<Label>,
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
}

/// The taken points of one row.
struct Row(Vec<bool>);

impl Row {
    fn range(&self, from: f32, to: f32) -> std::ops::Range<usize> {
        let end = self.0.len();
        let clip = |x: f32| (x.max(0.0) as usize).min(end);
        clip(from.floor())..clip(to.ceil()).max(clip(from.floor()))
    }

    fn free(&self, from: f32, to: f32) -> bool {
        self.0.get(self.range(from, to)).is_some_and(|part| part.iter().all(|taken| !taken))
    }

    fn take(&mut self, from: f32, to: f32) {
        let range = self.range(from, to);
        if let Some(part) = self.0.get_mut(range) {
            part.fill(true);
        }
    }
}

/// Packs a lane into at most so many rows. `wanted` is in the order of importance.
#[must_use]
pub fn pack(wanted: &[Wanted], axis: &Axis, most: usize, measure: Measure) -> Packing {
    let mut rows: Vec<Row> = Vec::new();
    let mut packing = Packing::default();
    let mut alone: Vec<&Wanted> = Vec::new();
    let (first, others): (Vec<&Wanted>, Vec<&Wanted>) = wanted.iter().partition(|want| want.callout);
    for (number, want) in first.into_iter().chain(others).enumerate() {
        let found = if number < NAMED || want.callout { named(want, axis, &mut rows, most, measure) } else { None };
        match found {
            Some((row, label)) => packing.placed.push(Placed { index: want.index, row, label: Some(label) }),
            None => alone.push(want),
        }
    }
    for (number, want) in alone.into_iter().enumerate() {
        let (left, right) = reach(want.item, axis);
        let row = (number < ALONE).then(|| room(&mut rows, most, left - 2.0, right + 2.0)).flatten();
        match row {
            Some(row) => packing.placed.push(Placed { index: want.index, row, label: None }),
            None => packing.crowd.push(want.index),
        }
    }
    packing.rows = rows.len();
    packing
}

/// The lowest row with this room, which is then taken.
fn room(rows: &mut Vec<Row>, most: usize, from: f32, to: f32) -> Option<usize> {
    let width = rows.first().map_or(0, |row| row.0.len());
    let found = rows.iter().position(|row| row.free(from, to));
    let row = found.or_else(|| (rows.len() < most && width > 0).then_some(rows.len()))?;
    if row == rows.len() {
        rows.push(Row(vec![false; width]));
    }
    rows.get_mut(row)?.take(from, to);
    Some(row)
}

/// What the mark covers, cut to the plot.
fn reach(item: &Item, axis: &Axis) -> (f32, f32) {
    let ((left, right), _) = glyph::extents(item, axis.x(item.start), axis.x(item.end));
    (left.clamp(0.0, axis.width), right.clamp(0.0, axis.width))
}

/// Label forms, from the whole words to the shortest that still tell something.
fn forms(want: &Wanted, measure: Measure) -> Vec<(String, f32)> {
    let style = if want.callout { STRONG } else { PLAIN };
    let widths: &[f32] = if want.callout { &[330.0, 240.0, 170.0, 110.0] } else { &[300.0, 220.0, 150.0] };
    let mut forms: Vec<(String, f32)> = Vec::new();
    for &width in widths {
        if let Some(words) = cut(want.words, style, width, measure)
            && forms.last().is_none_or(|(last, _)| *last != words)
        {
            let width = measure(&words, style);
            forms.push((words, width));
        }
    }
    forms
}

/// A place for the label, and what of the row it takes together with its mark.
struct Spot {
    label: Label,
    from: f32,
    to: f32,
}

fn named(want: &Wanted, axis: &Axis, rows: &mut Vec<Row>, most: usize, measure: Measure) -> Option<(usize, Label)> {
    let width = axis.width.ceil() as usize + 1;
    if rows.is_empty() && most > 0 {
        rows.push(Row(vec![false; width]));
    }
    let forms = forms(want, measure);
    let shifts: &[f32] = if want.callout { &[0.0, 40.0, 90.0, 150.0, 220.0, 300.0] } else { &[0.0] };
    for &shift in shifts {
        for (words, width) in &forms {
            let inside = |spot: &Spot| !axis.breaks(spot.label.disc.unwrap_or(spot.label.x), spot.label.x + width);
            let spots: Vec<Spot> = spots(want, axis, words, *width, shift).into_iter().filter(inside).collect();
            if let Some(found) = first_free(rows, most, &spots) {
                return Some(found);
            }
        }
    }
    None
}

fn first_free(rows: &mut Vec<Row>, most: usize, spots: &[Spot]) -> Option<(usize, Label)> {
    let width = rows.first().map_or(0, |row| row.0.len());
    let free = |row: &Row, spot: &Spot| row.free(spot.from - CLEAR / 2.0, spot.to + CLEAR / 2.0);
    for at in 0..=rows.len().min(most.saturating_sub(1)) {
        if at == rows.len() {
            rows.push(Row(vec![false; width]));
        }
        let Some(row) = rows.get_mut(at) else { continue };
        if let Some(spot) = spots.iter().find(|spot| free(row, spot)) {
            row.take(spot.from - CLEAR / 2.0, spot.to + CLEAR / 2.0);
            return Some((at, spot.label.clone()));
        }
    }
    // A row made in vain is given back.
    while rows.len() > 1 && rows.last().is_some_and(|row| row.0.iter().all(|taken| !taken)) {
        rows.pop();
    }
    None
}

/// Inside the bar, right of the mark, left of it.
fn spots(want: &Wanted, axis: &Axis, words: &str, width: f32, shift: f32) -> Vec<Spot> {
    let item = want.item;
    let (x0, x1) = (axis.x(item.start), axis.x(item.end));
    let (_, bar) = glyph::extents(item, x0, x1);
    let (left, right) = reach(item, axis);
    let disc = if want.callout { DISC + 5.0 } else { 0.0 };
    let gap = if want.callout { LEADER + 4.0 + shift } else { NEAR };
    let all = disc + width;
    let label = |x: f32, leader: Option<(f32, f32)>, inside: bool| Label {
        words: words.to_owned(),
        x: x + disc,
        disc: want.callout.then_some(x),
        leader: leader.filter(|_| want.callout),
        inside,
    };
    let mut spots = Vec::with_capacity(3);
    let (from, to) = (bar.0.max(0.0), bar.1.min(axis.width));
    let holds =
        matches!(item.form, Form::Period | Form::Moment) && x1 - x0 >= 2.0 * glyph::DISC && !item.doubt.approximate;
    if holds && shift == 0.0 && to - from >= all + 12.0 {
        spots.push(Spot { label: label(from + 5.0, None, true), from: left, to: right });
    }
    let x = right + gap;
    spots.push(Spot { label: label(x, Some((right + 2.0, x - 3.0)), false), from: left, to: x + all });
    let x = left - gap - all;
    spots.push(Spot { label: label(x, Some((left - 2.0, x + all + 4.0)), false), from: x, to: right });
    spots
}
