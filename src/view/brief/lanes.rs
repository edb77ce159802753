//! Lanes of the page: as many rows as there is room for, then each mark with its words, its number and its leader.

use crate::model::grouped;
use crate::view::brief::axis::Axis;
use crate::view::brief::facts::Facts;
use crate::view::brief::figures::disc;
use crate::view::brief::key::{self, Sign};
use crate::view::brief::label::lines;
use crate::view::brief::place::{Label, Packing, Placed};
use crate::view::brief::share::{Room, Words, height};
use crate::view::brief::sheet::{Kind, Part};
use crate::view::brief::style::{DISC, KEY, LEADING, MARGIN, NAMES, PAD, PLAIN, RIBBON, ROW, STRONG, TICK};
use crate::view::color::Color;
use crate::view::glyph::{self, Ink, TALL};
use crate::view::item::Item;
use crate::view::lanes::{Board, LaneBy};
use crate::view::scene::{Anchor, Point, Rect, Shape, Stroke, pt};
use crate::view::text::{Measure, cut};
use crate::view::theme::{Emblem, Group, Theme};

/// A lane with its marks.
pub struct Lane {
    /// Its name.
    pub title: String,
    emblem: Option<Emblem>,
    group: Option<Group>,
    /// Its marks in rows.
    pub packing: Packing,
    members: Vec<u32>,
}

impl Lane {
    /// Its marks in the order of time, as indexes.
    #[must_use]
    pub fn members(&self) -> &[u32] {
        &self.members
    }

    /// Its emblem in its hue.
    #[must_use]
    pub fn sign(&self, theme: &Theme) -> Option<(Emblem, Color)> {
        Some((self.emblem?, self.group.map_or(theme.text2, |group| theme.hue(group))))
    }
}

/// All lanes as packed into a height.
pub struct Lanes {
    /// From top to bottom.
    pub lanes: Vec<Lane>,
    /// Height of a row.
    pub row: f32,
}

impl Lanes {
    /// Sorts events into lanes and packs them into a height: rows go where they name most. `tag` is the width of the
    /// small number of a mark without words, 0 where there are too many marks to number.
    #[must_use]
    pub fn new(facts: &Facts, by: LaneBy, words: Words, axis: &Axis, room: f32, tag: f32, measure: Measure) -> Self {
        let items = facts.items.as_slice();
        let board = Board::new(items, by, facts.corpus, |item| !item.figure);
        let mut lanes: Vec<Lane> = board
            .lanes()
            .map(|(title, emblem, group, members)| Lane {
                title: facts.words(title),
                emblem,
                group,
                packing: Packing::default(),
                members: members.to_vec(),
            })
            .collect();
        merge(&mut lanes, ((room / (ROW + 2.0 * PAD)) as usize).max(1));
        let members: Vec<&[u32]> = lanes.iter().map(|lane| lane.members.as_slice()).collect();
        let packed = Room { items, words, axis, tag, measure }.share_out(&members, room);
        for (lane, packing) in lanes.iter_mut().zip(packed) {
            lane.packing = packing;
        }
        Self { lanes, row: ROW }
    }

    /// Height of all lanes.
    #[must_use]
    pub fn height(&self) -> f32 {
        self.lanes.iter().map(|lane| height(&lane.packing, self.row)).sum()
    }

    /// Higher rows, where the page has room to spare.
    pub fn spread(&mut self, spare: f32) {
        let rows: usize = self.lanes.iter().map(|lane| lane.packing.rows.max(1)).sum();
        self.row = (self.row + spare.max(0.0) / rows.max(1) as f32).min(25.0);
    }

    /// What of the key it needs.
    pub fn signs(&self, items: &[Item], axis: &Axis, signs: &mut Vec<Sign>) {
        for lane in &self.lanes {
            for placed in &lane.packing.placed {
                if let Some(item) = items.get(placed.index as usize) {
                    key::of_item(item, (axis.x(item.start), axis.x(item.end)), signs);
                }
            }
            if !lane.packing.crowd.is_empty() {
                signs.push(Sign::Crowd);
            }
        }
    }

    /// The marks that carry a small number, as indexes in reading order: by start, then by lane.
    #[must_use]
    pub fn tagged(&self, items: &[Item]) -> Vec<u32> {
        let tagged = |lane: &Lane| -> Vec<u32> {
            lane.packing.placed.iter().filter(|one| one.tag.is_some()).map(|one| one.index).collect()
        };
        let mut all: Vec<(usize, u32)> = self
            .lanes
            .iter()
            .enumerate()
            .flat_map(|(at, lane)| tagged(lane).into_iter().map(move |i| (at, i)))
            .collect();
        let start = |index: u32| items.get(index as usize).map_or(0.0, |item| item.start);
        all.sort_by(|a, b| start(a.1).total_cmp(&start(b.1)).then(a.cmp(b)));
        all.into_iter().map(|(_, index)| index).collect()
    }

    /// Draws all lanes from `top` on. `number` tells the number of a callout or of a mark without words, and its note.
    pub fn draw(
        &self,
        items: &[Item],
        axis: &Axis,
        top: f32,
        number: impl Fn(u32) -> Option<(String, String)>,
        theme: &Theme,
        measure: Measure,
    ) -> Vec<Part> {
        let mut parts = Vec::new();
        let mut y = top;
        for (index, lane) in self.lanes.iter().enumerate() {
            let height = height(&lane.packing, self.row);
            parts.push(Part { lane: Some(index), ..self.head(index, lane, y, height, axis, items, theme, measure) });
            for placed in &lane.packing.placed {
                let Some(item) = items.get(placed.index as usize) else { continue };
                let middle = y + PAD + (placed.row as f32 + 0.5) * self.row;
                let told = number(placed.index);
                let shapes = mark(item, placed, (middle, self.row), axis, told.as_ref(), theme, measure);
                let words = told.as_ref().map_or_else(|| item.spoken(), |(n, _)| format!("{n}. {}", item.spoken()));
                let link = told.map(|(_, note)| note);
                let part = Part::new(item.id.to_string(), Kind::Mark, words, shapes);
                parts.push(Part { lane: Some(index), link, ..part });
            }
            y += height;
        }
        parts
    }

    fn head(
        &self,
        index: usize,
        lane: &Lane,
        y: f32,
        height: f32,
        axis: &Axis,
        items: &[Item],
        theme: &Theme,
        measure: Measure,
    ) -> Part {
        let mut shapes = Vec::new();
        let middle = y + PAD + self.row / 2.0;
        let color = lane.group.map_or(theme.text2, |group| theme.hue(group));
        let x = if let Some(emblem) = lane.emblem {
            glyph::emblem(&mut shapes, emblem, pt(MARGIN + 5.0, middle), 5.0, color);
            MARGIN + 16.0
        } else {
            MARGIN
        };
        let room = MARGIN + NAMES - 6.0 - x;
        let name = cut(&lane.title, STRONG, room, measure).unwrap_or_default();
        shapes.push(Shape::text(pt(x, middle), Anchor::Start, name, STRONG, theme.text));
        let crowd = lane.packing.crowd.len();
        if crowd > 0 {
            let foot = y + height - PAD;
            let words = format!("+ {} more", grouped(crowd));
            shapes.push(Shape::text(pt(x, foot - RIBBON / 2.0), Anchor::Start, words, TICK, theme.text3));
            shapes.extend(ribbon(&lane.packing.crowd, items, axis, foot, theme));
        }
        let right = MARGIN + NAMES + axis.width;
        shapes.push(Shape::rule_across(y + height, MARGIN, right, theme.line));
        Part::new(format!("lane-{index}"), Kind::Lane, format!("Lane: {}", lane.title), shapes)
    }
}

/// Beyond so many lanes the smallest share the last one.
fn merge(lanes: &mut Vec<Lane>, most: usize) {
    if lanes.len() <= most {
        return;
    }
    let mut order: Vec<usize> = (0..lanes.len()).collect();
    order.sort_by_key(|&at| usize::MAX - lanes.get(at).map_or(0, |lane| lane.members.len()));
    let kept: Vec<usize> = order.into_iter().take(most.saturating_sub(1)).collect();
    let (mut own, mut rest) = (Vec::new(), Vec::new());
    for (at, lane) in std::mem::take(lanes).into_iter().enumerate() {
        if kept.contains(&at) { own.push(lane) } else { rest.push(lane) }
    }
    let title = format!("{} other lanes", rest.len());
    let mut members: Vec<u32> = rest.into_iter().flat_map(|lane| lane.members).collect();
    members.sort_unstable();
    own.push(Lane { title, emblem: None, group: None, packing: Packing::default(), members });
    *lanes = own;
}

/// Marks without room as bars of counts, one for each five points: the square root of the count, to the lane's highest.
fn ribbon(crowd: &[u32], items: &[Item], axis: &Axis, foot: f32, theme: &Theme) -> Vec<Shape> {
    const BIN: f32 = 5.0;
    let mut bins = vec![0_u32; (axis.width / BIN).ceil() as usize + 1];
    for item in crowd.iter().filter_map(|&index| items.get(index as usize)) {
        let middle = f32::midpoint(axis.x(item.start).max(0.0), axis.x(item.end).min(axis.width));
        let bin = (middle / BIN).max(0.0) as usize;
        if let Some(count) = bins.get_mut(bin) {
            *count += 1;
        }
    }
    let most = bins.iter().copied().max().unwrap_or(1).max(1) as f32;
    let left = MARGIN + NAMES;
    let bar = |(bin, &count): (usize, &u32)| {
        let height = (count as f32 / most).sqrt() * (RIBBON - 3.0);
        let rect = Rect::new(left + bin as f32 * BIN, foot - height, BIN - 1.0, height);
        (count > 0).then(|| Shape::fill(rect, theme.undecided, 0.0))
    };
    bins.iter().enumerate().filter_map(bar).collect()
}

fn mark(
    item: &Item,
    placed: &Placed,
    (y, row): (f32, f32),
    axis: &Axis,
    told: Option<&(String, String)>,
    theme: &Theme,
    measure: Measure,
) -> Vec<Shape> {
    let mut shapes = Vec::new();
    let left = MARGIN + NAMES;
    let x = |time: f64| left + axis.x(time);
    let inside = placed.label.as_ref().is_some_and(|label| label.inside);
    let hue: Color = theme.hue(item.group);
    let ink = Ink { theme, hue, pane: (left, left + axis.width), holds_label: inside && row > TALL };
    glyph::draw(&mut shapes, item, (x(item.start), x(item.end)), y, &ink);
    if let Some(label) = &placed.label {
        words(&mut shapes, label, (left, y), told, theme, measure);
    }
    if let (Some(x), Some((number, _))) = (placed.tag, told) {
        tag(&mut shapes, pt(left + x, y), number, theme, measure);
    }
    shapes
}

/// The small number of a mark without words, on a plate that keeps the grid off it.
pub fn tag(shapes: &mut Vec<Shape>, at: Point, number: &str, theme: &Theme, measure: Measure) {
    let plate = Rect::new(at.x - 1.0, at.y - 6.0, measure(number, KEY) + 2.0, 12.0);
    shapes.push(Shape::fill(plate, theme.canvas.at(0.92), 2.0));
    shapes.push(Shape::text(at, Anchor::Start, number, KEY, theme.text2));
}

fn words(
    shapes: &mut Vec<Shape>,
    label: &Label,
    (left, y): (f32, f32),
    told: Option<&(String, String)>,
    theme: &Theme,
    measure: Measure,
) {
    let callout = label.disc.is_some();
    let style = if callout { STRONG } else { PLAIN };
    let lines = lines(&label.words, &label.breaks);
    let width = lines.iter().map(|line| measure(line, style)).fold(0.0, f32::max);
    let from = label.disc.unwrap_or(label.x);
    // A plate of canvas keeps the grid, and hatching, off the letters.
    if !label.inside || !callout {
        let high = LEADING * label.breaks.len() as f32;
        // On its bar it leaves the outline in sight.
        let half = if label.inside { 5.8 } else { 7.5 };
        let plate = Rect::new(left + from - 2.0, y - half, label.x - from + width + 4.0, 2.0 * half + high);
        shapes.push(Shape::fill(plate, theme.canvas.at(if label.inside { 0.92 } else { 1.0 }), 2.0));
    }
    if let Some((mark, end)) = label.leader {
        let line = Stroke::new(0.9, theme.text2);
        shapes.push(Shape::line(pt(left + mark, y), pt(left + end, y), line));
        shapes.push(Shape::Circle { centre: pt(left + mark, y), radius: 1.3, fill: Some(theme.text2), stroke: None });
    }
    if let (Some(at), Some((number, _))) = (label.disc, told) {
        disc(shapes, left + at + DISC / 2.0, y, number, theme);
    }
    let color = if callout { theme.text } else { theme.text2 };
    let (x, anchor) = label.end.map_or((label.x, Anchor::Start), |end| (end, Anchor::End));
    for (line, words) in lines.into_iter().enumerate() {
        shapes.push(Shape::text(pt(left + x, y + LEADING * line as f32), anchor, words, style, color));
    }
}
