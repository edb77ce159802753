//! Breaks of the axis where empty time is folded: two zigzag edges, and between them how much was left out.

use crate::view::scene::{Anchor, Rect, Shape, Stroke, pt};
use crate::view::text::Measure;
use crate::view::theme::{COUNT, SMALL, Theme};
use crate::view::window::Window;
use crate::view::{Folds, text};

/// Height of one tooth of the zigzag, and how far it reaches.
const TOOTH: (f32, f32) = (6.0, 3.0);

/// The breaks of a pane, from its left top corner.
#[must_use]
pub fn breaks(window: Window, width: f32, height: f32, theme: &Theme, measure: Measure) -> Vec<Shape> {
    let mut shapes = Vec::new();
    for gap in window.breaks() {
        let (left, right) = (window.x(gap.0, width).max(-8.0), window.x(gap.1, width).min(width + 8.0));
        if right <= left {
            continue;
        }
        shapes.push(Shape::fill(Rect::new(left, 0.0, right - left, height), theme.chrome, 0.0));
        for x in [left, right] {
            let count = (height / TOOTH.0).ceil() as usize;
            let points = (0..=count).map(|at| {
                let side = if at % 2 == 0 { -TOOTH.1 } else { TOOTH.1 };
                pt(x + side, (at as f32 * TOOTH.0).min(height))
            });
            shapes.push(Shape::Path { points: points.collect(), stroke: Stroke::new(1.0, theme.line_strong) });
        }
        words(&mut shapes, gap, (left, right), height, theme, measure);
    }
    shapes
}

/// "28 years" above "nothing", where both have room between the edges.
fn words(
    shapes: &mut Vec<Shape>,
    gap: (f64, f64),
    (left, right): (f32, f32),
    height: f32,
    theme: &Theme,
    measure: Measure,
) {
    let words = Folds::words(gap);
    let (length, nothing) = words.split_once(", ").unwrap_or((&words, ""));
    let (middle, room) = (f32::midpoint(left, right), right - left - 2.0 * TOOTH.1 - 2.0);
    let y = (height / 2.0).min(60.0);
    for (words, style, y) in [(length, COUNT, y - 7.0), (nothing, SMALL, y + 7.0)] {
        if let Some(words) = text::cut(words, style, room, measure) {
            shapes.push(Shape::text(pt(middle, y), Anchor::Middle, words, style, theme.text2));
        }
    }
}
