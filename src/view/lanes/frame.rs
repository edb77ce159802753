//! One lane in one window: spots of the packing at their true x, titles kept inside the pane, counts beyond the edges.

use super::board::{Level, Track};
use super::pack::{Packing, Spot, pill_pad};
use super::words::{self, Choice, Form, GAP, INSIDE};
use super::{Bin, Label, Lane, Mark, Side, View, narrow};
use crate::view::counts::{Columns, raise, rate};
use crate::view::glyph;
use crate::view::item::Item;
use crate::view::scene::{Point, Rect, pt};
use crate::view::text::Measure;
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

/// Height of a row of cards.
pub const CARD: f32 = 38.0;

/// Where words may stand.
struct Pane {
    width: f32,
    /// Folded gaps: no word stands on one.
    gaps: Vec<(f32, f32)>,
}

impl Pane {
    fn of(view: &View) -> Self {
        let x = |time: f64| view.window.x(time, view.width);
        Self { width: view.width, gaps: view.window.breaks().map(|(start, end)| (x(start), x(end))).collect() }
    }

    /// True where words from one place to another would stand on a gap.
    fn breaks(&self, from: f32, to: f32) -> bool {
        self.gaps.iter().any(|gap| from < gap.1 + 3.0 && to > gap.0 - 3.0)
    }
}

/// What a mark covers, and what is free beside it.
#[derive(Clone, Copy)]
struct Room<'p> {
    /// Its left and right end, arrows included.
    extent: (f32, f32),
    /// The same of its bar alone.
    bar: (f32, f32),
    /// Where what stands left of it in its row ends.
    free: f32,
    pane: &'p Pane,
}

/// Where a lane begins, and what is known of it before it is placed.
pub(super) struct Place {
    /// Members before, in and behind the window.
    pub sides: (usize, usize, usize),
    /// True where marks are cards.
    pub cards: bool,
    /// Its top.
    pub y: f32,
}

/// Places one lane.
pub(super) fn lane(
    track: &mut Track,
    items: &[Item],
    view: &View,
    columns: &Columns,
    place: Place,
    measure: Measure,
) -> Lane {
    let (left, in_view, right) = place.sides;
    track.level = if place.cards { Level::Cards } else { level(track.level, in_view, view.width) };
    let mut lane = Lane {
        title: track.title.clone(),
        emblem: track.emblem,
        group: track.group,
        pinned: track.pinned,
        collapsed: track.collapsed,
        y: place.y,
        height: f32::from(LEAST_ROWS) * ROW + 2.0 * LANE_PAD,
        row: if place.cards { CARD } else { ROW },
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
    let ribbon = lane.collapsed || lane.level == Level::Ribbon;
    if ribbon {
        let high = if lane.collapsed { LOW } else { RIBBON };
        lane.height = high + if lane.collapsed { 2.0 } else { 3.0 } * LANE_PAD;
        lane.level = Level::Ribbon;
    } else if let Some(height) = track.height {
        lane.height = height;
    }
    // Out of sight a lane keeps its height: placing it would cost as much as one that is seen.
    if !lane.pinned && (lane.y > view.sight.1 || lane.y + lane.height < view.sight.0) {
        return lane;
    }
    if ribbon {
        let high = if lane.collapsed { LOW } else { RIBBON };
        let mut bins = track.counts.bins_at(columns);
        let peak = raise(&mut bins, lane.y + lane.height - LANE_PAD, high);
        lane.peak = (peak > 0).then(|| (peak, rate(columns.step)));
        lane.ribbon = bins;
    } else {
        fill(&mut lane, track, items, view, measure);
        track.height = Some(lane.height);
        word(&mut lane, items, view, measure);
    }
    beyond(&mut lane, view.width);
    lane
}

/// Words that the packing had no room for: of the selected mark, and of a lane that would have none.
fn word(lane: &mut Lane, items: &[Item], view: &View, measure: Measure) {
    let pane = Pane::of(view);
    if let Some(selected) = view.selected {
        insist(lane, selected, items, &pane, measure);
    }
    if !view.still && lane.level != Level::Cards {
        narrow::names(lane, items, view.width, &|from, to| pane.breaks(from, to), measure);
    }
}

/// The level of detail for so many items in view. It takes 15 % of change to leave a level.
fn level(last: Level, in_view: usize, width: f32) -> Level {
    let keen = |level: Level, most: f32| most * if last <= level { 1.15 } else { 0.87 };
    match in_view as f32 {
        n if n > keen(Level::Pills, width * 1.2) => Level::Ribbon,
        n if n > keen(Level::Marks, width * 0.25) => Level::Pills,
        _ => Level::Marks,
    }
}

/// Places the pills in view and counts what is hidden; how many rows they take.
fn pills(lane: &mut Lane, track: &Track, packing: &Packing, items: &[Item], view: &View, measure: Measure) -> u16 {
    let window = view.window;
    let mut used = 0;
    let shown = packing.pills.iter().filter(|pill| pill.1 > window.start && pill.0 < window.end);
    for &(start, end, row) in shown {
        let (count, accepted) = track.counts.between(start, end);
        let (x0, x1) = (window.x(start, view.width), window.x(end, view.width));
        let width = (measure(&count.to_string(), COUNT) + pill_pad(count as usize)).max(PILL);
        let middle = row_middle(lane, row);
        let mut x = (x0 + x1 - width) / 2.0;
        if view.still {
            x = x.min(view.width - width - 1.0).max(1.0);
        }
        let rect = Rect::new(x, middle - PILL / 2.0, width, PILL);
        lane.pills.push(Bin { start, end, count, accepted, rect });
        used = used.max(row + 1);
    }
    let lost = packing.lost.iter().filter(|bin| bin.1 > window.start && bin.0 < window.end);
    lane.hidden = lost.map(|bin| track.counts.between(bin.0, bin.1).0 as usize).sum();
    // What began in a pill that is out of sight, and is not over.
    let gone: Vec<_> = packing.pills.iter().filter(|pill| pill.1 <= window.start).collect();
    let begin = |member: usize| track.counts.start(member).unwrap_or(f64::MIN);
    track.over(items, track.counts.rank(window.start), window.start, |member| {
        lane.hidden += usize::from(gone.iter().any(|pill| pill.0 <= begin(member) && begin(member) < pill.1));
    });
    used
}

/// Places pills and marks of a lane.
fn fill(lane: &mut Lane, track: &mut Track, items: &[Item], view: &View, measure: Measure) {
    let window = view.window;
    let form = match lane.level {
        Level::Cards => Form::Cards,
        Level::Marks => Form::Titles,
        Level::Pills | Level::Ribbon => Form::Bare,
    };
    let packing = Packing::of(track, items, view, form, measure);
    let pane = Pane::of(view);
    let mut rows: Vec<f32> = vec![f32::MIN; view.rows];
    let mut used = pills(lane, track, &packing, items, view, measure);
    let mut next_pill = vec![0_usize; view.rows];
    for &(member, spot) in &packing.spots {
        let Some(&index) = track.members.get(member as usize) else { continue };
        let Some(item) = items.get(index as usize) else { continue };
        let (row, choice) = match spot {
            Spot::Row { row, choice } => (row, choice),
            Spot::Nowhere => {
                lane.hidden += usize::from(window.shows(item.start, item.end));
                continue;
            }
            Spot::Outside => continue,
        };
        let (x0, x1) = (window.x(item.start, view.width), window.x(item.end, view.width));
        let (extent, bar) = glyph::extents(item, x0, x1);
        if extent.1 <= 0.0 || extent.0 >= view.width {
            // A glyph at its least width may stand beyond the edge that its date just reaches over.
            lane.hidden += usize::from(window.shows(item.start, item.end));
            continue;
        }
        let middle = row_middle(lane, row);
        let Some(free) = rows.get_mut(usize::from(row)) else { continue };
        // Pills of this row that stand left of the mark bound it too.
        if let Some(next) = next_pill.get_mut(usize::from(row)) {
            for pill in lane.pills.iter().skip(*next).take_while(|pill| pill.rect.x < extent.0) {
                *next += 1;
                let same = (pill.rect.centre().y - middle).abs() < 1.0;
                *free = if same { free.max(pill.rect.right()) } else { *free };
            }
        }
        let half = lane.row / 2.0 - 1.0;
        let mut mark = Mark {
            item: index,
            row,
            span: (x0, x1),
            body: glyph::body(item, x0, x1, middle),
            label: None,
            badge: None,
            rect: Rect::new(extent.0, middle - half, extent.1 - extent.0, 2.0 * half),
        };
        if let Some(choice) = choice {
            write(&mut mark, item, (choice, form), Room { extent, bar, free: *free, pane: &pane }, measure);
        }
        *free = free.max(mark.rect.right());
        used = used.max(row + 1);
        lane.marks.push(mark);
    }
    track.packing = Some(packing);
    lane.height = f32::from(used.max(if lane.row > ROW { 1 } else { LEAST_ROWS })) * lane.row + 2.0 * LANE_PAD;
}

/// The selected mark has its title, whatever stands there: words that are in its way go.
fn insist(lane: &mut Lane, selected: u32, items: &[Item], pane: &Pane, measure: Measure) {
    let Some(at) = lane.marks.iter().position(|mark| mark.item == selected && mark.label.is_none()) else { return };
    let (Some(mark), Some(item)) = (lane.marks.get(at), items.get(selected as usize)) else { return };
    let mut mark = mark.clone();
    let side = if mark.rect.centre().x > pane.width * 0.6 { Side::Left } else { Side::Right };
    let choice = Choice { side, short: false, date: false };
    let (extent, bar) = glyph::extents(item, mark.span.0, mark.span.1);
    write(&mut mark, item, (choice, Form::Titles), Room { extent, bar, free: f32::MIN, pane }, measure);
    for (other, near) in lane.marks.iter_mut().enumerate() {
        if other != at && near.row == mark.row && near.rect.meets(mark.rect) {
            let (from, to) = glyph::extents_of(near.body, near.rect);
            near.label = None;
            near.badge = None;
            near.rect = Rect::new(from, near.rect.y, to - from, near.rect.h);
        }
    }
    if let Some(place) = lane.marks.get_mut(at) {
        *place = mark;
    }
}

fn row_middle(lane: &Lane, row: u16) -> f32 {
    lane.y + LANE_PAD + (f32::from(row) + 0.5) * lane.row
}

/// Puts the title where the packing chose, as far as the pane allows: else without date, left, or in its short form.
fn write(mark: &mut Mark, item: &Item, (choice, form): (Choice, Form), room: Room<'_>, measure: Measure) {
    if form == Form::Cards {
        return card(mark, item, room, measure);
    }
    // Where the whole title has no room in the pane, its short form may have it; else the mark stands without words.
    let forms = if choice.short { vec![true] } else { vec![false, true] };
    for short in forms {
        let title = words::title(item, short).to_owned();
        if set_title(mark, item, title, choice, room, measure) {
            return;
        }
    }
}

/// Puts one form of the title where it has room; false where it has none.
fn set_title(mark: &mut Mark, item: &Item, title: String, choice: Choice, room: Room<'_>, measure: Measure) -> bool {
    let Room { extent, bar, free, pane } = room;
    let width = measure(&title, LABEL);
    let badge = words::badge_width(item, measure);
    let date = measure(item.date_short(), SMALL) + GAP;
    if choice.side == Side::Inside {
        let (from, to) = (bar.0.max(EDGE - INSIDE) + INSIDE, bar.1.min(pane.width - EDGE + INSIDE) - INSIDE);
        let dated = choice.date && width + badge + date <= to - from;
        if width + badge <= to - from && !pane.breaks(from, from + width + badge) {
            set(mark, item, Words { title, width, badge, date: dated.then_some(date), side: Side::Inside }, from);
            return true;
        }
        return false;
    }
    let right = extent.1 + GAP;
    let left = |width: f32| extent.0 - GAP - width;
    let room_right = pane.width - EDGE - right;
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
            let x = if side == Side::Left { left(all) } else { right };
            if all <= room && !pane.breaks(x, x + all) {
                set(mark, item, Words { title, width, badge, date: dated.then_some(date), side }, x);
                return true;
            }
        }
    }
    false
}

/// Title above date and sources, right of the mark, else left of it where nothing else stands; the whole title, else its
/// short form, else none.
fn card(mark: &mut Mark, item: &Item, room: Room<'_>, measure: Measure) {
    let Room { extent, free, pane, .. } = room;
    let right = extent.1.max(0.0) + GAP;
    let place = |(title, date): (String, String)| {
        let width = measure(&title, LABEL).max(measure(&date, SMALL));
        let left = extent.0 - GAP - width;
        let fits = right + width <= pane.width - EDGE && !pane.breaks(right, right + width);
        let before = left >= (free + CLEAR).max(EDGE) && !pane.breaks(left, left + width);
        let side = if fits { Some((right, Side::Right)) } else { before.then_some((left, Side::Left)) };
        side.map(|(x, side)| (x, side, width, title, date))
    };
    let Some((x, side, width, title, date)) =
        [false, true].into_iter().find_map(|short| place(words::card(item, short)))
    else {
        return;
    };
    let middle = mark.body.centre().y;
    let rect = Rect::new(x - 2.0, middle - CARD / 2.0 + 1.0, width + 4.0, CARD - 2.0);
    mark.rect = mark.rect.union(rect);
    let date = Some((date, x));
    mark.label = Some(Label { title, x, date, side, card: true, rect });
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
    mark.label = Some(Label { title: words.title, x, date, side: words.side, card: false, rect });
}

/// Finds room for the counts beyond both edges: the lowest row that is free there.
fn beyond(lane: &mut Lane, width: f32) {
    let spot = |x0: f32, x1: f32, at: f32| -> Option<Point> {
        let rows = ((lane.height - 2.0 * LANE_PAD) / lane.row).floor() as u16;
        let taken = |y: f32| {
            let here = Rect::new(x0, y - ROW / 2.0 + 1.0, x1 - x0, ROW - 2.0);
            let marks = lane.marks.iter().any(|mark| mark.rect.grown(3.0).meets(here));
            marks || lane.pills.iter().chain(&lane.ribbon).any(|bin| bin.rect.meets(here))
        };
        (0..rows).rev().map(|row| row_middle(lane, row)).find(|&y| !taken(y)).map(|y| pt(at, y))
    };
    let left = (lane.left > 0).then(|| spot(0.0, BEYOND, EDGE)).flatten();
    let right = (lane.right > 0).then(|| spot(width - BEYOND, width, width - EDGE)).flatten();
    (lane.left_at, lane.right_at) = (left, right);
}
