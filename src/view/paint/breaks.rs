//! Breaks of the axis where empty time is folded: two zigzag edges, and between them how much was left out.

use crate::view::Folds;
use crate::view::scene::{Anchor, Rect, Shape, Stroke, pt};
use crate::view::text::Measure;
use crate::view::theme::{COUNT, SMALL, Theme};
use crate::view::window::Window;

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

/// "28 years, nothing" between the edges, one word above the other where it has to be; the length always stands there.
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
    let (count, noun) = length.split_once(' ').unwrap_or((length, ""));
    let (middle, room) = (f32::midpoint(left, right), right - left - 2.0 * TOOTH.1);
    let fits = |words: &str, style| measure(words, style) <= room;
    let lines = if fits(length, COUNT) { vec![(length, COUNT)] } else { vec![(count, COUNT), (noun, SMALL)] };
    let nothing = Some((nothing, SMALL)).filter(|(words, style)| fits(words, *style));
    let top = (height / 2.0).min(60.0) - 7.0;
    for (line, (words, style)) in lines.into_iter().chain(nothing).enumerate() {
        let y = top + 13.0 * line as f32;
        // On a very narrow gap a plate keeps the edges off the letters.
        if !fits(words, style) {
            let width = measure(words, style) + 2.0;
            shapes.push(Shape::fill(Rect::new(middle - width / 2.0, y - 7.0, width, 14.0), theme.chrome, 0.0));
        }
        shapes.push(Shape::text(pt(middle, y), Anchor::Middle, words, style, theme.text2));
    }
}
