//! One lane in one window: spots of the packing at their true x, titles kept inside the pane, counts beyond the edges.

use super::board::{Level, Track};
use super::pack::{self, Choice, GAP, INSIDE, Packing, Spot};
use super::{Bin, Label, Lane, Mark, Side, View};
use crate::view::counts::{Columns, raise, rate};
use crate::view::glyph;
use crate::view::item::Item;
use crate::view::scene::{Point, Rect, pt};
use crate::view::text::{Measure, cut};
use crate::view::theme::{CLEAR, COUNT, EDGE, LABEL, LANE_PAD, ROW, SMALL};

/// Lanes are at least so many rows high, for the name and the count in the gutter.
const LEAST_ROWS: u16 = 2;
/// Height of the highest bar of a ribbon.
pub const RIBBON: f32 = 54.0;
/// The same of a lane that is folded up.
pub const LOW: f32 = 14.0;
/// Height of a pill.
pub const PILL: f32 = 18.0;
/// Room that the count beyond an edge takes.
const BEYOND: f32 = 34.0;

/// Places one lane at `y`.
pub(super) fn lane(
    track: &mut Track,
    items: &[Item],
    view: &View,
    columns: &Columns,
    y: f32,
    measure: Measure,
) -> Lane {
    let (left, in_view, right) = track.sides(view.window.start, view.window.end);
    track.level = level(track.level, in_view, view.width);
    let mut lane = Lane {
        title: track.title.clone(),
        emblem: track.emblem,
        group: track.group,
        pinned: track.pinned,
        collapsed: track.collapsed,
        y,
        height: f32::from(LEAST_ROWS) * ROW + 2.0 * LANE_PAD,
        in_view,
        total: track.members.len(),
        left,
        right,
        hidden: 0,
        left_at: None,
        right_at: None,
        level: track.level,
        marks: Vec::new(),
        pills: Vec::new(),
        ribbon: Vec::new(),
        peak: None,
    };
    if lane.collapsed || lane.level == Level::Ribbon {
        let high = if lane.collapsed { LOW } else { RIBBON };
        lane.height = high + if lane.collapsed { 2.0 } else { 3.0 } * LANE_PAD;
        lane.level = Level::Ribbon;
        let mut bins = track.counts.bins_at(columns);
        let peak = raise(&mut bins, y + lane.height - LANE_PAD, high);
        lane.peak = (peak > 0).then(|| (peak, rate(columns.step)));
        lane.ribbon = bins;
    } else {
        fill(&mut lane, track, items, view, measure);
    }
    beyond(&mut lane, view.width);
    lane
}

/// The level of detail for so many items in view. It takes 15 % of change to leave a level.
fn level(last: Level, in_view: usize, width: f32) -> Level {
    let most = width * 1.2 * if last == Level::Ribbon { 0.87 } else { 1.15 };
    match in_view as f32 {
        n if n > most => Level::Ribbon,
        n if n > width * 0.3 => Level::Pills,
        _ => Level::Marks,
    }
}

fn fill(lane: &mut Lane, track: &mut Track, items: &[Item], view: &View, measure: Measure) {
    let window = view.window;
    let from = track.reach.partition_point(|&reach| reach <= window.start);
    let to = track.counts.rank(window.end);
    let packing = Packing::of(track, items, view, measure).clone_for(from, to, window.start, window.end);
    let mut rows: Vec<f32> = vec![f32::MIN; view.rows];
    let mut used = 0;
    for &(start, end, row) in &packing.pills {
        let (count, accepted) = track.counts.between(start, end);
        let (x0, x1) = (window.x(start, view.width), window.x(end, view.width));
        let width = (measure(&count.to_string(), COUNT) + 14.0).max(PILL);
        let middle = row_middle(lane.y, row);
        let mut x = (x0 + x1 - width) / 2.0;
        if view.still {
            x = x.min(view.width - width - 1.0).max(1.0);
        }
        let rect = Rect::new(x, middle - PILL / 2.0, width, PILL);
        lane.pills.push(Bin { start, end, count, accepted, rect });
        used = used.max(row + 1);
    }
    let mut next_pill = vec![0_usize; view.rows];
    for member in from..to {
        let (Some(&index), spot) = (track.members.get(member), packing.spot(member)) else { continue };
        let Some(item) = items.get(index as usize) else { continue };
        let (row, choice) = match spot {
            Spot::Row { row, choice } => (row, choice),
            Spot::Nowhere => {
                lane.hidden += usize::from(window.shows(item.start, item.end));
                continue;
            }
            Spot::Pill | Spot::Outside => continue,
        };
        let (x0, x1) = (window.x(item.start, view.width), window.x(item.end, view.width));
        let (extent, bar) = glyph::extents(item, x0, x1);
        if extent.1 <= 0.0 || extent.0 >= view.width {
            continue;
        }
        let Some(free) = rows.get_mut(usize::from(row)) else { continue };
        // Pills of this row that stand left of the mark bound it too.
        if let Some(next) = next_pill.get_mut(usize::from(row)) {
            let pills = packing.pills.iter().zip(&lane.pills).skip(*next);
            for (_, pill) in pills.take_while(|(_, pill)| pill.rect.x < extent.0) {
                *next += 1;
                let same = (pill.rect.centre().y - row_middle(lane.y, row)).abs() < 1.0;
                *free = if same { free.max(pill.rect.right()) } else { *free };
            }
        }
        let mut mark = Mark {
            item: index,
            row,
            span: (x0, x1),
            body: glyph::body(item, x0, x1, row_middle(lane.y, row)),
            label: None,
            badge: None,
            rect: Rect::new(extent.0, row_middle(lane.y, row) - ROW / 2.0 + 1.0, extent.1 - extent.0, ROW - 2.0),
        };
        if let Some(choice) = choice {
            write(&mut mark, item, choice, (extent, bar), *free, view.width, measure);
        }
        *free = free.max(mark.rect.right());
        used = used.max(row + 1);
        lane.marks.push(mark);
    }
    lane.height = f32::from(used.max(LEAST_ROWS)) * ROW + 2.0 * LANE_PAD;
}

fn row_middle(y: f32, row: u16) -> f32 {
    y + LANE_PAD + (f32::from(row) + 0.5) * ROW
}

/// Puts the title where the packing chose, as far as the pane allows: else without date, left, or cut.
fn write(
    mark: &mut Mark,
    item: &Item,
    choice: Choice,
    (extent, bar): ((f32, f32), (f32, f32)),
    free: f32,
    pane: f32,
    measure: Measure,
) {
    let title = pack::title(item, choice.short);
    let width = measure(&title, LABEL);
    let badge = pack::badge_width(item, measure);
    let date = measure(item.date_short(), SMALL) + GAP;
    if choice.side == Side::Inside {
        let (from, to) = (bar.0.max(EDGE - INSIDE) + INSIDE, bar.1.min(pane - EDGE + INSIDE) - INSIDE);
        let dated = choice.date && width + badge + date <= to - from;
        if width + badge <= to - from {
            set(mark, item, Words { title, width, badge, date: dated.then_some(date), side: Side::Inside }, from);
        } else if let Some(title) = cut(&title, LABEL, to - from - badge, measure) {
            let width = measure(&title, LABEL);
            set(mark, item, Words { title, width, badge, date: None, side: Side::Inside }, from);
        }
        return;
    }
    let right = extent.1 + GAP;
    let left = |width: f32| extent.0 - GAP - width;
    let room_right = pane - EDGE - right;
    let room_left = extent.0 - GAP - (free + CLEAR).max(EDGE);
    let full = width + badge;
    let first_left = choice.side == Side::Left;
    let order = if first_left { [Side::Left, Side::Right] } else { [Side::Right, Side::Left] };
    for side in order {
        let room = if side == Side::Left { room_left } else { room_right };
        // On a still, the packing has given the other side away.
        if side != choice.side && first_left {
            continue;
        }
        for dated in [choice.date, false] {
            let all = if dated { full + date } else { full };
            if all <= room {
                let x = if side == Side::Left { left(all) } else { right };
                set(mark, item, Words { title, width, badge, date: dated.then_some(date), side }, x);
                return;
            }
        }
    }
    if let Some(title) = cut(&title, LABEL, room_right - badge, measure) {
        let width = measure(&title, LABEL);
        set(mark, item, Words { title, width, badge, date: None, side: Side::Right }, right);
    }
}

struct Words {
    title: String,
    width: f32,
    badge: f32,
    date: Option<f32>,
    side: Side,
}

fn set(mark: &mut Mark, item: &Item, words: Words, x: f32) {
    let all = words.width + words.badge + words.date.unwrap_or(0.0);
    let rect = Rect::new(x - 2.0, mark.body.centre().y - 9.0, all + 4.0, 18.0);
    mark.badge = (words.badge > 0.0).then_some(x + words.width + GAP);
    let date = words.date.map(|_| (item.date_short().to_owned(), x + words.width + words.badge + GAP));
    mark.rect = mark.rect.union(Rect::new(x, mark.rect.y, all, mark.rect.h));
    mark.label = Some(Label { title: words.title, x, date, side: words.side, rect });
}

/// Finds room for the counts beyond both edges: the lowest row that is free there.
fn beyond(lane: &mut Lane, width: f32) {
    let spot = |x0: f32, x1: f32, at: f32| -> Option<Point> {
        let rows = ((lane.height - 2.0 * LANE_PAD) / ROW).floor() as u16;
        let taken = |y: f32| {
            let here = Rect::new(x0, y - ROW / 2.0 + 1.0, x1 - x0, ROW - 2.0);
            let marks = lane.marks.iter().any(|mark| mark.rect.grown(3.0).meets(here));
            marks || lane.pills.iter().chain(&lane.ribbon).any(|bin| bin.rect.meets(here))
        };
        (0..rows).rev().map(|row| row_middle(lane.y, row)).find(|&y| !taken(y)).map(|y| pt(at, y))
    };
    lane.left_at = (lane.left > 0).then(|| spot(0.0, BEYOND, EDGE)).flatten();
    lane.right_at = (lane.right > 0).then(|| spot(width - BEYOND, width, width - EDGE)).flatten();
}
