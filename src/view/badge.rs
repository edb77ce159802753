//! What stands at a mark beside its date: who added it, that sources disagree, its grade, that only one source tells it,
//! and the ghosts of a date that is one of several.

use super::color::Color;
use super::glyph::{self, DISC, Ink};
use super::item::{Form, Item};
use super::scene::{Anchor, Point, Rect, Shape, Stroke, pt};
use super::text::Measure;
use super::theme::{COUNT, SMALL, Theme};

/// Marks closer than this are told as one.
const NEAR: f32 = 14.0;

/// Draws a date that is one of several: a ghost for each, joined by a thin line with "or". False where the alternatives
/// lie too close together to be told apart; the caller draws the whole span then.
pub fn either(shapes: &mut Vec<Shape>, item: &Item, span: (f32, f32), y: f32, ink: &Ink, measure: Measure) -> bool {
    let length = item.end - item.start;
    if item.told.either.len() < 2 || length <= 0.0 {
        return false;
    }
    let x = |time: f64| span.0 + ((time - item.start) / length * f64::from(span.1 - span.0)) as f32;
    let places: Vec<(f32, f32)> = item.told.either.iter().map(|&(start, end)| (x(start), x(end))).collect();
    let middles: Vec<f32> = places.iter().map(|place| f32::midpoint(place.0, place.1)).collect();
    if middles.windows(2).any(|pair| pair.first().zip(pair.last()).is_some_and(|(a, b)| b - a < NEAR)) {
        return false;
    }
    let ghost = Ink { hue: ink.hue.at(0.55).over(ink.theme.canvas), holds_label: false, ..*ink };
    for (pair, middles) in places.windows(2).zip(middles.windows(2)) {
        let ([first, second], [from, to]) = (pair, middles) else { continue };
        let (from_x, to_x) = (first.1.max(from + DISC / 2.0), second.0.min(to - DISC / 2.0));
        shapes.push(Shape::line(pt(from_x, y), pt(to_x, y), Stroke::new(1.0, ink.hue)));
        let word = measure("or", SMALL) + 6.0;
        if to_x - from_x > word {
            let at = pt(f32::midpoint(from_x, to_x), y);
            shapes.push(Shape::fill(Rect::new(at.x - word / 2.0, y - 6.0, word, 12.0), ink.theme.canvas, 0.0));
            shapes.push(Shape::text(at, Anchor::Middle, "or", SMALL, ink.theme.text2));
        }
    }
    for &(x0, x1) in &places {
        let form = if x1 - x0 < 2.0 * DISC && item.precision <= crate::model::Precision::Day {
            Form::Moment
        } else {
            Form::Period
        };
        let one = Item { form, ..item.clone() };
        glyph::draw(shapes, &one, (x0, x1), y, &ghost);
    }
    true
}

/// A square at the mark's upper right corner: the analyst added it.
pub fn by_hand(shapes: &mut Vec<Shape>, body: Rect, theme: &Theme) {
    let corner = Rect::new(body.right() - 1.0, body.y - 2.5, 4.5, 4.5);
    shapes.push(Shape::fill(corner.grown(1.0), theme.canvas, 0.0));
    shapes.push(Shape::fill(corner, theme.text, 0.0));
}

/// Width of the box that says that sources disagree.
pub const DIFFERS: f32 = 15.0;

/// The ≠ box from its left edge: sources disagree. Its sign is drawn, not set, so that it is sharp at its size.
pub fn differs(shapes: &mut Vec<Shape>, x: f32, y: f32, theme: &Theme) {
    let rect = Rect::new(x + 0.5, y - 6.5, DIFFERS - 1.0, 13.0);
    let stroke = Some(Stroke::new(1.0, theme.warning));
    shapes.push(Shape::Rect { rect, fill: Some(theme.canvas), stroke, radius: 3.0 });
    unequal(shapes, rect.centre(), theme.warning);
}

/// A small ≠ at the upper left corner of a mark without words: sources disagree.
pub fn conflict(shapes: &mut Vec<Shape>, body: Rect, theme: &Theme) {
    let centre = pt(body.x - 1.0, body.y - 1.0);
    let stroke = Some(Stroke::new(1.0, theme.warning));
    shapes.push(Shape::Circle { centre, radius: 5.0, fill: Some(theme.canvas), stroke });
    unequal(shapes, centre, theme.warning);
}

fn unequal(shapes: &mut Vec<Shape>, centre: Point, ink: Color) {
    for rise in [-1.5, 1.5] {
        let line = |x: f32| pt(centre.x + x, centre.y + rise);
        shapes.push(Shape::line(line(-2.7), line(2.7), Stroke::new(1.1, ink)));
    }
    let slash = |way: f32| pt(centre.x + way * 1.9, centre.y - way * 3.3);
    shapes.push(Shape::line(slash(-1.0), slash(1.0), Stroke::new(1.1, ink)));
}

/// The letter of the grade left of the mark.
pub fn letter(shapes: &mut Vec<Shape>, body: Rect, item: &Item, theme: &Theme) {
    let at = pt(body.x - 2.0, body.centre().y);
    shapes.push(Shape::fill(Rect::new(at.x - 9.0, at.y - 6.0, 9.0, 12.0), theme.canvas, 0.0));
    shapes.push(Shape::text(at, Anchor::End, format!("{:?}", item.grade), COUNT, theme.text2));
}

/// A thin ring around a mark that only one source tells.
pub fn single(shapes: &mut Vec<Shape>, body: Rect, theme: &Theme) {
    let ring = body.grown(2.5);
    let points = vec![
        pt(ring.x, ring.y),
        pt(ring.right(), ring.y),
        pt(ring.right(), ring.bottom()),
        pt(ring.x, ring.bottom()),
        pt(ring.x, ring.y),
    ];
    shapes.push(Shape::Path { points, stroke: Stroke::dashed(1.0, theme.text3, 1.5, 1.5) });
}
