//! The ruler and the grid below it.

use crate::view::scene::{Anchor, Shape, pt};
use crate::view::theme::{self, Theme};
use crate::view::ticks::Ruler;

/// Both rows of the ruler, from its left top corner; `theme::RULER` high.
#[must_use]
pub fn ruler(ruler: &Ruler, width: f32, theme: &Theme) -> Vec<Shape> {
    let mut shapes = Vec::new();
    let height = theme::RULER;
    let middle = height / 2.0;
    for &x in &ruler.minor {
        shapes.push(Shape::rule_down(x, height - 4.0, height, theme.line_strong));
    }
    for tick in &ruler.fine {
        if (0.0..=width).contains(&tick.x) {
            shapes.push(Shape::rule_down(tick.x, height - 9.0, height, theme.line_strong));
        }
        if !tick.label.is_empty() {
            let at = pt(tick.label_x, middle + 10.0);
            shapes.push(Shape::text(at, Anchor::Start, &*tick.label, theme::SMALL, theme.text3));
        }
    }
    for tick in &ruler.coarse {
        if tick.x > 0.0 {
            shapes.push(Shape::rule_down(tick.x, 0.0, height, theme.line_strong));
        }
        if !tick.label.is_empty() {
            let at = pt(tick.label_x, middle - 9.0);
            shapes.push(Shape::text(at, Anchor::Start, &*tick.label, theme::COARSE, theme.text));
        }
    }
    shapes
}

/// Vertical lines of the ruler's ticks, from `top` to `bottom`.
#[must_use]
pub fn grid(ruler: &Ruler, top: f32, bottom: f32, theme: &Theme) -> Vec<Shape> {
    let fine = ruler.fine.iter().map(|tick| (tick.x, theme.line_faint));
    let coarse = ruler.coarse.iter().map(|tick| (tick.x, theme.line));
    fine.chain(coarse).filter(|&(x, _)| x > 0.0).map(|(x, color)| Shape::rule_down(x, top, bottom, color)).collect()
}
