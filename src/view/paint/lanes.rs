//! Lanes: names in the gutter; marks, pills and ribbons in the pane.

use crate::model::{counted, grouped};
use crate::view::glyph::{self, Ink};
use crate::view::lanes::{Bin, Lane, Layout, Level, Mark, Side, sources_width};
use crate::view::scene::{Anchor, Point, Rect, Shape, Stroke, pt};
use crate::view::text::{Measure, cut};
use crate::view::theme::{self, Group, Theme};
use crate::view::{Item, Items, badge};

use super::strips::bars;

/// What the analyst has chosen, by item.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Highlight {
    /// The selected item.
    pub selected: Option<u32>,
    /// True where marks carry the letter of their grade.
    pub letters: bool,
    /// True where marks of a single source are ringed.
    pub coverage: bool,
}

/// From one line of a lane's head to the next.
const NOTE: f32 = 15.0;

/// The names of lanes and how much of each is in view, from the gutter's left top corner.
#[must_use]
pub fn gutter(layout: &Layout, theme: &Theme, measure: Measure) -> Vec<Shape> {
    let mut shapes = Vec::new();
    for lane in &layout.lanes {
        let top = lane.y + theme::LANE_PAD + theme::ROW / 2.0;
        let color = lane.group.map_or(theme.text3, |group| theme.hue(group));
        let mut x = theme::PAD;
        if let Some(emblem) = lane.emblem {
            glyph::emblem(&mut shapes, emblem, pt(x + 5.0, top), 5.0, color);
            x += 17.0;
        }
        let mut room = theme::GUTTER - x - 4.0;
        if lane.collapsed {
            // One row high: the count stands at its end, and there is no place for more.
            let count = grouped(lane.in_view);
            room -= measure(&count, theme::SMALL) + 8.0;
            shapes.push(Shape::text(pt(theme::GUTTER - 8.0, top), Anchor::End, count, theme::SMALL, theme.text3));
        }
        if let Some(title) = cut(&lane.title, theme::STRONG, room, measure) {
            shapes.push(Shape::text(pt(x, top), Anchor::Start, title, theme::STRONG, theme.text));
        }
        let bottom = lane.y + lane.height;
        let mut note = |row: f32, words: String| {
            let y = top + NOTE * row;
            let words = cut(&words, theme::SMALL, room, measure).filter(|_| y + NOTE / 2.0 <= bottom);
            shapes.extend(words.map(|words| Shape::text(pt(x, y), Anchor::Start, words, theme::SMALL, theme.text3)));
        };
        note(1.0, count_words(lane));
        if let Some((peak, rate)) = lane.peak {
            note(2.0, format!("peak {} {rate}", grouped(peak as usize)));
        } else if lane.hidden > 0 {
            note(2.0, format!("{} have no row", grouped(lane.hidden)));
        }
    }
    shapes
}

fn count_words(lane: &Lane) -> String {
    if lane.in_view == lane.total {
        counted(lane.total, "event")
    } else {
        format!("{} of {} in view", grouped(lane.in_view), grouped(lane.total))
    }
}

/// The pane of lanes, from its left top corner.
#[must_use]
pub fn lanes(
    layout: &Layout,
    items: &Items,
    width: f32,
    highlight: Highlight,
    theme: &Theme,
    measure: Measure,
) -> Vec<Shape> {
    let mut shapes = Vec::new();
    for lane in &layout.lanes {
        if lane.level == Level::Ribbon {
            let hue = hue(lane.group, theme);
            let inks = (hue.at(0.32).over(theme.canvas), hue.at(0.85).over(theme.canvas));
            bars(&mut shapes, &lane.ribbon, width, inks);
        }
        for bin in &lane.pills {
            pill(&mut shapes, bin, hue(lane.group, theme), width, theme);
        }
        for mark in &lane.marks {
            paint(&mut shapes, mark, items, width, highlight, theme, measure);
        }
        beyond(&mut shapes, lane, theme);
    }
    shapes
}

fn hue(group: Option<Group>, theme: &Theme) -> crate::view::Color {
    group.map_or(theme.text2, |group| theme.hue(group))
}

fn paint(
    shapes: &mut Vec<Shape>,
    mark: &Mark,
    items: &Items,
    width: f32,
    highlight: Highlight,
    theme: &Theme,
    measure: Measure,
) {
    let Some(item) = items.dated.get(mark.item as usize) else { return };
    let selected = highlight.selected == Some(mark.item);
    let y = mark.body.centre().y;
    if selected {
        let (left, right) = (mark.rect.x.max(1.0), mark.rect.right().min(width - 1.0));
        glyph::plate(shapes, Rect::new(left, mark.rect.y, right - left, mark.rect.h), theme);
    }
    let holds_label = mark.label.as_ref().is_some_and(|label| label.side == Side::Inside);
    let outside = |label: &&crate::view::lanes::Label| label.side != Side::Inside;
    if let Some(label) = mark.label.as_ref().filter(outside).filter(|_| !selected) {
        shapes.push(Shape::fill(label.rect, theme.canvas, 0.0));
    }
    let hue = theme.hue(item.group);
    let ink = Ink { theme, hue, pane: (0.0, width), holds_label };
    if !badge::either(shapes, item, mark.span, y, &ink, measure) {
        glyph::draw(shapes, item, mark.span, y, &ink);
    }
    badges(shapes, mark, item, highlight, theme);
    let Some(label) = &mark.label else { return };
    if holds_label && item.modality.is_ahead() {
        shapes.push(Shape::fill(Rect::new(label.rect.x, y - 7.0, label.rect.w, 14.0), theme.canvas, 0.0));
    }
    if label.card {
        shapes.push(Shape::text(pt(label.x, y - 8.0), Anchor::Start, &*label.title, theme::LABEL, theme.text));
        if let Some((date, x)) = &label.date {
            let color = if selected { theme.text2 } else { theme.text3 };
            shapes.push(Shape::text(pt(*x, y + 8.0), Anchor::Start, &**date, theme::SMALL, color));
        }
        return;
    }
    shapes.push(Shape::text(pt(label.x, y), Anchor::Start, &*label.title, theme::LABEL, theme.text));
    if let Some((date, x)) = &label.date {
        let color = if selected || holds_label { theme.text2 } else { theme.text3 };
        shapes.push(Shape::text(pt(*x, y), Anchor::Start, &**date, theme::SMALL, color));
    }
    if let Some(mut x) = mark.badge {
        if item.sources > 1 {
            glyph::badge(shapes, x, y, u32::from(item.sources), theme, measure);
            x += sources_width(item, measure);
        }
        if item.conflict {
            badge::differs(shapes, x, y, theme);
        }
    }
}

/// What stands at the mark itself.
fn badges(shapes: &mut Vec<Shape>, mark: &Mark, item: &Item, highlight: Highlight, theme: &Theme) {
    if highlight.coverage && item.sources == 1 {
        badge::single(shapes, mark.body, theme);
    }
    if highlight.letters {
        badge::letter(shapes, mark.body, item, theme);
    }
    if item.by_hand {
        badge::by_hand(shapes, mark.body, theme);
    }
    if item.conflict && mark.badge.is_none() {
        badge::conflict(shapes, mark.body, theme);
    }
}

/// A count in a rounded box; the share of accepted marks is filled from the left.
fn pill(shapes: &mut Vec<Shape>, bin: &Bin, hue: crate::view::Color, width: f32, theme: &Theme) {
    let rect = bin.rect;
    if rect.right() < 0.0 || rect.x > width {
        return;
    }
    let radius = rect.h / 2.0;
    shapes.push(Shape::Rect { rect, fill: Some(theme.canvas), stroke: None, radius });
    let share = bin.accepted as f32 / bin.count.max(1) as f32;
    let points = part(rect, share);
    if points.len() > 2 {
        shapes.push(Shape::Polygon { points, fill: Some(hue.at(0.3).over(theme.canvas)), stroke: None });
    }
    let stroke = Some(Stroke::new(1.5, hue));
    shapes.push(Shape::Rect { rect: rect.grown(-0.75), fill: None, stroke, radius: radius - 0.75 });
    let text = grouped(bin.count as usize);
    shapes.push(Shape::text(rect.centre(), Anchor::Middle, text, theme::COUNT, theme.text));
}

/// The left part of a pill, cut by a vertical line.
fn part(rect: Rect, share: f32) -> Vec<Point> {
    let radius = rect.h / 2.0;
    let cut = rect.x + rect.w * share.clamp(0.0, 1.0);
    let y = rect.centre().y;
    let half = |x: f32| {
        let near = (x - rect.x).min(rect.right() - x);
        if near >= radius { radius } else { (radius * radius - (radius - near) * (radius - near)).max(0.0).sqrt() }
    };
    let steps = 24;
    let xs: Vec<f32> = (0..=steps).map(|i| rect.x + (cut - rect.x) * i as f32 / steps as f32).collect();
    if share <= 0.0 {
        return Vec::new();
    }
    let above = xs.iter().map(|&x| pt(x, y - half(x)));
    let below = xs.iter().rev().map(|&x| pt(x, y + half(x)));
    above.chain(below).collect()
}

/// How many marks lie beyond either edge, with a chevron.
fn beyond(shapes: &mut Vec<Shape>, lane: &Lane, theme: &Theme) {
    let chevron = |at: Point, way: f32| {
        let points = vec![pt(at.x, at.y - 3.5), pt(at.x + way * 3.5, at.y), pt(at.x, at.y + 3.5)];
        Shape::Path { points, stroke: Stroke::new(1.3, theme.text2) }
    };
    if let Some(at) = lane.left_at {
        shapes.push(chevron(pt(at.x + 3.5, at.y), -1.0));
        let text = grouped(lane.left);
        shapes.push(Shape::text(pt(at.x + 10.0, at.y), Anchor::Start, text, theme::COUNT, theme.text2));
    }
    if let Some(at) = lane.right_at {
        shapes.push(chevron(pt(at.x - 3.5, at.y), 1.0));
        let text = grouped(lane.right);
        shapes.push(Shape::text(pt(at.x - 10.0, at.y), Anchor::End, text, theme::COUNT, theme.text2));
    }
}
