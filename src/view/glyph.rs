//! The glyph grammar: one small drawing for each kind of date, drawn the same on the screen and on a page.
//!
//! Filled is accepted, hollow undecided; a bar covers its whole period and has no false centre.

use super::Color;
use super::item::{Form, Item, Status};
use super::scene::{Anchor, Point, Rect, Shape, Stroke, pt};
use super::text::Measure;
use super::theme::{COUNT, Emblem, Theme};
use crate::model::Modality;

/// Diameter of the disc of an exact day, and the least width of a bar.
pub const DISC: f32 = 9.0;
/// Width of the dome for a coarse date narrower than the disc.
pub const DOME: f32 = 10.0;
/// Height of a bar.
pub const BAR: f32 = 14.0;
/// Height of a bar that holds its title.
pub const TALL: f32 = 18.0;
/// Length of the line into the open.
pub const OPEN: f32 = 60.0;

/// All that a date covers (with arrows) and its bar alone, for a date that lies from `x0` to `x1`.
#[must_use]
pub fn extents(item: &Item, x0: f32, x1: f32) -> ((f32, f32), (f32, f32)) {
    let bar = span(item, x0, x1);
    let left = if item.open.start { bar.0 - OPEN } else { bar.0 };
    let right = if item.open.end { bar.1 + OPEN } else { bar.1 };
    ((left, right), bar)
}

/// All that a mark covers without its words: its body, and arrows into the open as far as they may reach.
#[must_use]
pub fn extents_of(body: Rect, all: Rect) -> (f32, f32) {
    (all.x.max(body.x - OPEN), all.right().min(body.right() + OPEN))
}

fn span(item: &Item, x0: f32, x1: f32) -> (f32, f32) {
    let middle = f32::midpoint(x0, x1);
    match item.form {
        Form::Moment if x1 - x0 < 2.0 * DISC => (middle - DISC / 2.0, middle + DISC / 2.0),
        Form::Days if x1 - x0 < DISC => (x0, x0 + DISC),
        Form::Period if x1 - x0 < DISC => (middle - DOME / 2.0, middle + DOME / 2.0),
        _ => (x0, x1),
    }
}

/// What is drawn for the date itself, centred on `y`.
#[must_use]
pub fn body(item: &Item, x0: f32, x1: f32, y: f32) -> Rect {
    let (left, right) = span(item, x0, x1);
    let height = match item.form {
        Form::Moment if x1 - x0 < 2.0 * DISC => DISC,
        Form::Days => 12.0,
        Form::Period if x1 - x0 < DISC => DOME,
        _ => BAR,
    };
    Rect::new(left, y - height / 2.0, right - left, height)
}

/// How a mark is to be drawn.
#[derive(Debug, Clone, Copy)]
pub struct Ink<'a> {
    /// The look.
    pub theme: &'a Theme,
    /// The lane's hue.
    pub hue: Color,
    /// Marks are cut off at these x.
    pub pane: (f32, f32),
    /// True where a title stands inside the bar.
    pub holds_label: bool,
}

/// Draws the mark of an item whose date lies from `x0` to `x1`, centred on `y`.
pub fn draw(shapes: &mut Vec<Shape>, item: &Item, (x0, x1): (f32, f32), y: f32, ink: &Ink) {
    let mut ink = *ink;
    if item.status == Status::Rejected {
        ink.hue = ink.hue.at(0.25);
    }
    let (left, right) = span(item, x0, x1);
    let narrow = x1 - x0;
    match item.form {
        Form::Moment if narrow < 2.0 * DISC => disc(shapes, item, pt(f32::midpoint(left, right), y), &ink),
        Form::Days if narrow < 4.0 * DISC || !ink.holds_label => days(shapes, item, left, right, y, &ink),
        Form::Period if narrow < DISC => dome(shapes, item, f32::midpoint(left, right), y, &ink),
        _ => bar(shapes, item, left, right, y, &ink),
    }
    let reach = |from: f32, to: f32| from.clamp(ink.pane.0, ink.pane.1) != to.clamp(ink.pane.0, ink.pane.1);
    if item.open.end && reach(right, right + OPEN) {
        arrow(shapes, right, 1.0, y, &ink);
    }
    if item.open.start && reach(left - OPEN, left) {
        arrow(shapes, left, -1.0, y, &ink);
    }
}

fn struck(item: &Item) -> bool {
    matches!(item.modality, Modality::Cancelled | Modality::Denied)
}

fn inside(item: &Item, ink: &Ink) -> Color {
    if item.status == Status::Accepted { ink.hue.at(0.35).over(ink.theme.canvas) } else { ink.theme.canvas }
}

fn disc(shapes: &mut Vec<Shape>, item: &Item, centre: Point, ink: &Ink) {
    let stroke = Stroke::new(1.5, ink.hue);
    let accepted = item.status == Status::Accepted && !item.modality.is_ahead() && !struck(item);
    let radius = DISC / 2.0 - if accepted { 0.0 } else { 0.75 };
    if item.doubt.uncertain || item.doubt.approximate {
        shapes.push(Shape::Circle { centre, radius, fill: Some(ink.theme.canvas), stroke: None });
        shapes.push(Shape::Path { points: circle(centre, radius), stroke: Stroke::dashed(1.5, ink.hue, 2.6, 2.0) });
        if item.status == Status::Accepted {
            shapes.push(Shape::Circle { centre, radius: 1.75, fill: Some(ink.hue), stroke: None });
        }
    } else if accepted {
        shapes.push(Shape::Circle { centre, radius, fill: Some(ink.hue), stroke: None });
    } else {
        shapes.push(Shape::Circle { centre, radius, fill: Some(ink.theme.canvas), stroke: Some(stroke) });
    }
    if item.modality.is_ahead() {
        let d = radius * 0.62;
        for shift in [-1.7, 1.7] {
            let (from, to) = (pt(centre.x - d + shift, centre.y + d), pt(centre.x + d + shift, centre.y - d));
            let cut = |p: Point| {
                let (dx, dy) = (p.x - centre.x, p.y - centre.y);
                let far = dx.hypot(dy) / (radius - 0.4);
                if far > 1.0 { pt(centre.x + dx / far, centre.y + dy / far) } else { p }
            };
            shapes.push(Shape::line(cut(from), cut(to), Stroke::new(1.2, ink.hue)));
        }
    }
    if struck(item) {
        let d = radius * 0.75;
        let (from, to) = (pt(centre.x - d, centre.y + d), pt(centre.x + d, centre.y - d));
        shapes.push(Shape::line(from, to, stroke));
    }
}

fn circle(centre: Point, radius: f32) -> Vec<Point> {
    (0..=24)
        .map(|step| {
            let angle = std::f32::consts::TAU * step as f32 / 24.0;
            pt(centre.x + radius * angle.cos(), centre.y + radius * angle.sin())
        })
        .collect()
}

/// A half-round with a flat foot: a coarse date too narrow for its bar.
fn dome(shapes: &mut Vec<Shape>, item: &Item, x: f32, y: f32, ink: &Ink) {
    let (radius, foot) = (DOME / 2.0 - 0.75, y + DOME / 2.0 - 1.5);
    let top = foot - 4.0;
    let mut points = vec![pt(x - radius, foot), pt(x - radius, top)];
    points.extend((0..=12).map(|step| {
        let angle = std::f32::consts::PI * (1.0 + step as f32 / 12.0);
        pt(x + radius * angle.cos(), top + radius * angle.sin())
    }));
    points.push(pt(x + radius, foot));
    let fill = if item.status == Status::Accepted { ink.hue.at(0.6).over(ink.theme.canvas) } else { ink.theme.canvas };
    if item.doubt.uncertain || item.doubt.approximate {
        shapes.push(Shape::Polygon { points: points.clone(), fill: Some(fill), stroke: None });
        points.push(pt(x - radius, foot));
        shapes.push(Shape::Path { points, stroke: Stroke::dashed(1.5, ink.hue, 2.6, 2.0) });
    } else {
        shapes.push(Shape::Polygon { points, fill: Some(fill), stroke: Some(Stroke::new(1.5, ink.hue)) });
    }
    if item.modality.is_ahead() || struck(item) {
        let (from, to) = (pt(x - 3.0, foot - 1.0), pt(x + 3.0, foot - 7.0));
        shapes.push(Shape::line(from, to, Stroke::new(1.3, ink.hue)));
    }
}

/// Several exact days: a core between end posts.
fn days(shapes: &mut Vec<Shape>, item: &Item, left: f32, right: f32, y: f32, ink: &Ink) {
    let (from, to) = (left.max(ink.pane.0 - 4.0), right.min(ink.pane.1 + 4.0));
    let core = Rect::new(from, y - 3.0, to - from, 6.0);
    if item.status == Status::Accepted && !item.modality.is_ahead() {
        shapes.push(Shape::fill(core, ink.hue, 0.0));
    } else {
        let stroke = Some(Stroke::new(1.5, ink.hue));
        let rect = Rect::new(from + 1.0, y - 2.25, to - from - 2.0, 4.5);
        shapes.push(Shape::Rect { rect, fill: Some(ink.theme.canvas), stroke, radius: 0.0 });
        if item.modality.is_ahead() {
            hatch(shapes, rect, 4.0, Stroke::new(1.1, ink.hue));
        }
    }
    for x in [left, right - 2.0] {
        if x >= ink.pane.0 - 2.0 && x <= ink.pane.1 {
            shapes.push(Shape::fill(Rect::new(x, y - 6.0, 2.0, 12.0), ink.hue, 0.0));
        }
    }
    if struck(item) {
        shapes.push(Shape::line(pt(from - 2.0, y + 5.0), pt(to + 2.0, y - 5.0), Stroke::new(1.5, ink.hue)));
    }
}

fn bar(shapes: &mut Vec<Shape>, item: &Item, left: f32, right: f32, y: f32, ink: &Ink) {
    // Half a stroke inside, so that the outline ends where the period ends.
    let height = if ink.holds_label { TALL } else { BAR };
    let (from, to) = (left.max(ink.pane.0 - 6.0), right.min(ink.pane.1 + 6.0));
    let rect = Rect::new(from + 0.75, y - height / 2.0 + 0.75, (to - from - 1.5).max(1.0), height - 1.5);
    let stroke = Stroke::new(1.5, ink.hue);
    if item.doubt.approximate {
        return faded(shapes, item, (left, right), y, ink);
    }
    let plain = item.modality.is_ahead() || struck(item);
    let fill = if plain { ink.theme.canvas } else { inside(item, ink) };
    if item.doubt.uncertain {
        shapes.push(Shape::fill(rect, fill, 2.0));
    } else {
        shapes.push(Shape::Rect { rect, fill: Some(fill), stroke: None, radius: 2.0 });
    }
    if item.modality.is_ahead() {
        hatch(shapes, rect.grown(-0.4), 5.0, Stroke::new(1.3, ink.hue));
    }
    if item.doubt.uncertain {
        let corners = [
            pt(rect.x, rect.y),
            pt(rect.right(), rect.y),
            pt(rect.right(), rect.bottom()),
            pt(rect.x, rect.bottom()),
            pt(rect.x, rect.y),
        ];
        shapes.push(Shape::Path { points: corners.to_vec(), stroke: Stroke::dashed(1.5, ink.hue, 2.6, 2.0) });
    } else {
        shapes.push(Shape::Rect { rect, fill: None, stroke: Some(stroke), radius: 2.0 });
    }
    if struck(item) {
        let middle = rect.centre();
        let half = (rect.w / 2.0 - 1.0).min(7.0);
        let (from, to) = (pt(middle.x - half, rect.bottom() - 1.0), pt(middle.x + half, rect.y + 1.0));
        shapes.push(Shape::line(from, to, stroke));
    }
}

/// An approximate period: a band whose first and last 30 % fade in five steps.
fn faded(shapes: &mut Vec<Shape>, item: &Item, (left, right): (f32, f32), y: f32, ink: &Ink) {
    let height = 10.0;
    let full = if item.status == Status::Accepted { 0.6 } else { 0.34 };
    let fade = (right - left) * 0.3;
    let mut band = |from: f32, to: f32, share: f32| {
        let (from, to) = (from.max(ink.pane.0), to.min(ink.pane.1));
        if to > from {
            let rect = Rect::new(from, y - height / 2.0, to - from, height);
            shapes.push(Shape::fill(rect, ink.hue.at(share), 0.0));
        }
    };
    band(left + fade, right - fade, full);
    for step in 0..5 {
        let share = full * (step as f32 + 0.5) / 5.0;
        let part = fade / 5.0;
        let near = step as f32 * part;
        band(left + near, left + near + part, share);
        band(right - near - part, right - near, share);
    }
    if item.status != Status::Accepted {
        let (from, to) = ((left + fade).max(ink.pane.0), (right - fade).min(ink.pane.1));
        if to > from {
            for edge in [y - height / 2.0, y + height / 2.0] {
                shapes.push(Shape::line(pt(from, edge), pt(to, edge), Stroke::new(1.0, ink.hue)));
            }
        }
    }
    if item.modality.is_ahead() {
        let rect = Rect::new(left + fade, y - height / 2.0, right - left - 2.0 * fade, height);
        hatch(shapes, clip(rect, ink.pane), 5.0, Stroke::new(1.1, ink.hue));
    }
}

fn clip(rect: Rect, pane: (f32, f32)) -> Rect {
    let (from, to) = (rect.x.max(pane.0), rect.right().min(pane.1));
    Rect::new(from, rect.y, (to - from).max(0.0), rect.h)
}

/// Six dashes that fade, and an arrow head, into the direction `way` (1 or −1).
fn arrow(shapes: &mut Vec<Shape>, from: f32, way: f32, y: f32, ink: &Ink) {
    let clamp = |x: f32| x.clamp(ink.pane.0, ink.pane.1);
    for dash in 0..6 {
        let near = from + way * (dash as f32 * 9.4 + 1.5);
        let far = near + way * 6.4;
        if clamp(near) != clamp(far) {
            let color = ink.hue.at(1.0 - dash as f32 * 0.12);
            shapes.push(Shape::line(pt(clamp(near), y), pt(clamp(far), y), Stroke::new(2.0, color)));
        }
    }
    let tip = from + way * OPEN;
    if tip > ink.pane.0 && tip < ink.pane.1 {
        let back = tip - way * 5.0;
        let points = vec![pt(back, y - 4.0), pt(tip, y), pt(back, y + 4.0)];
        shapes.push(Shape::Path { points, stroke: Stroke::new(1.5, ink.hue.at(0.7)) });
    }
}

/// Lines at 45° inside a rectangle, anchored to the picture so that neighbours line up.
pub fn hatch(shapes: &mut Vec<Shape>, rect: Rect, every: f32, stroke: Stroke) {
    if rect.w <= 0.0 || rect.h <= 0.0 {
        return;
    }
    let step = every * std::f32::consts::SQRT_2;
    let mut sum = ((rect.x + rect.y) / step).ceil() * step;
    // A hatch of a bar far wider than any pane would be thousands of lines.
    let mut left = 2000;
    while sum < rect.right() + rect.bottom() && left > 0 {
        left -= 1;
        // The line x + y = sum, cut to the rectangle.
        let x0 = (sum - rect.bottom()).max(rect.x);
        let x1 = (sum - rect.y).min(rect.right());
        if x1 - x0 > 0.3 {
            shapes.push(Shape::line(pt(x0, sum - x0), pt(x1, sum - x1), stroke));
        }
        sum += step;
    }
}

/// The box that counts sources, from its left edge.
pub fn badge(shapes: &mut Vec<Shape>, x: f32, y: f32, sources: u32, theme: &Theme, measure: Measure) {
    let text = sources.to_string();
    let width = (measure(&text, COUNT) + 8.0).max(15.0);
    let rect = Rect::new(x + 0.5, y - 7.0, width - 1.0, 14.0);
    let stroke = Some(Stroke::new(1.0, theme.text));
    shapes.push(Shape::Rect { rect, fill: Some(theme.canvas), stroke, radius: 3.0 });
    shapes.push(Shape::text(rect.centre(), Anchor::Middle, text, COUNT, theme.text));
}

/// A lane's emblem of a radius around a centre.
pub fn emblem(shapes: &mut Vec<Shape>, emblem: Emblem, c: Point, r: f32, color: Color) {
    let polygon = |points: Vec<Point>| Shape::Polygon { points, fill: Some(color), stroke: None };
    match emblem {
        Emblem::Disc => shapes.push(Shape::Circle { centre: c, radius: r, fill: Some(color), stroke: None }),
        Emblem::Square => {
            let s = r * 0.9;
            shapes.push(Shape::fill(Rect::new(c.x - s, c.y - s, 2.0 * s, 2.0 * s), color, 0.5));
        }
        Emblem::Wedge => shapes.push(polygon(vec![
            pt(c.x, c.y + r),
            pt(c.x + r * 1.1, c.y - r * 0.9),
            pt(c.x - r * 1.1, c.y - r * 0.9),
        ])),
        Emblem::Triangle => shapes.push(polygon(vec![
            pt(c.x, c.y - r),
            pt(c.x + r * 1.1, c.y + r * 0.9),
            pt(c.x - r * 1.1, c.y + r * 0.9),
        ])),
        Emblem::Diamond => {
            let s = r * 1.16;
            shapes.push(polygon(vec![pt(c.x, c.y - s), pt(c.x + s, c.y), pt(c.x, c.y + s), pt(c.x - s, c.y)]));
        }
        Emblem::Lines => {
            for (row, width) in [(-1.0_f32, 2.0), (0.0, 2.0), (1.0, 1.3)] {
                let y = c.y + row * r * 0.68;
                shapes.push(Shape::line(pt(c.x - r, y), pt(c.x - r + width * r, y), Stroke::new(r * 0.34, color)));
            }
        }
        Emblem::BarredRing => {
            let stroke = Stroke::new(r * 0.36, color);
            let d = r * 0.52;
            shapes.push(Shape::Circle { centre: c, radius: r * 0.82, fill: None, stroke: Some(stroke) });
            shapes.push(Shape::line(pt(c.x - d, c.y + d), pt(c.x + d, c.y - d), stroke));
        }
        Emblem::Plus => {
            let stroke = Stroke::new(r * 0.4, color);
            shapes.push(Shape::line(pt(c.x - r, c.y), pt(c.x + r, c.y), stroke));
            shapes.push(Shape::line(pt(c.x, c.y - r), pt(c.x, c.y + r), stroke));
        }
        Emblem::Bookmark => {
            let (w, top, foot) = (r * 0.72, c.y - r, c.y + r);
            shapes.push(polygon(vec![pt(c.x - w, top), pt(c.x + w, top), pt(c.x + w, foot), pt(c.x, foot - w)]));
            shapes.push(polygon(vec![pt(c.x - w, top), pt(c.x, foot - w), pt(c.x - w, foot)]));
        }
        Emblem::Page => page(shapes, c, r, color, None),
        Emblem::Figure => {
            shapes.push(Shape::line(pt(c.x - r, c.y), pt(c.x + r, c.y), Stroke::new(r * 0.45, color)));
            for x in [c.x - r, c.x + r] {
                shapes.push(Shape::line(pt(x, c.y - r * 0.8), pt(x, c.y + r * 0.8), Stroke::new(r * 0.28, color)));
            }
        }
    }
}

/// A sheet of paper with a folded corner.
pub fn page(shapes: &mut Vec<Shape>, c: Point, r: f32, color: Color, fill: Option<Color>) {
    let (w, h, fold) = (r * 0.78, r, r * 0.62);
    let points = vec![
        pt(c.x - w, c.y - h),
        pt(c.x + w - fold, c.y - h),
        pt(c.x + w, c.y - h + fold),
        pt(c.x + w, c.y + h),
        pt(c.x - w, c.y + h),
    ];
    shapes.push(Shape::Polygon { points, fill, stroke: Some(Stroke::new(1.1, color)) });
}

/// The highlighter's plate behind a selected mark and its label.
pub fn plate(shapes: &mut Vec<Shape>, rect: Rect, theme: &Theme) {
    let y = rect.centre().y;
    // One row is 20 high; a card has two lines.
    let height = if rect.h > 26.0 { rect.h + 2.0 } else { 20.0 };
    let rect = Rect::new(rect.x - 5.0, y - height / 2.0, rect.w + 10.0, height);
    let stroke = Some(Stroke::new(1.5, theme.edge));
    shapes.push(Shape::Rect { rect, fill: Some(theme.tint), stroke, radius: 4.0 });
}
