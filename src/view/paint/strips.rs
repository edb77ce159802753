//! The published strip and the overview.

use crate::model::grouped;
use crate::view::Color;
use crate::view::glyph;
use crate::view::lanes::Bin;
use crate::view::overview::Overview;
use crate::view::published::Published;
use crate::view::scene::{Anchor, Rect, Shape, Stroke, pt};
use crate::view::theme::{self, OVERVIEW_BARS, PUBLISHED, Theme};

/// The published strip's pane, from its left top corner.
#[must_use]
pub fn published(strip: &Published, width: f32, theme: &Theme) -> Vec<Shape> {
    let mut shapes = Vec::new();
    let middle = PUBLISHED / 2.0;
    for bin in &strip.bins {
        let (left, right) = (bin.rect.x.max(0.0), bin.rect.right().min(width));
        if right > left {
            let rect = Rect::new(left, bin.rect.y, right - left, bin.rect.h);
            shapes.push(Shape::fill(rect, theme.undecided, 0.0));
        }
    }
    for page in strip.pages.iter().filter(|page| page.coarse) {
        let (left, right) = (page.span.0.max(0.0), page.span.1.min(width));
        let rect = Rect::new(left, middle - 2.5, (right - left).max(3.0), 5.0);
        shapes.push(Shape::fill(rect, theme.undecided, 1.0));
    }
    for page in strip.pages.iter().filter(|page| !page.coarse) {
        let x = f32::midpoint(page.span.0, page.span.1);
        if x > 0.0 && x < width {
            glyph::page(&mut shapes, pt(x, middle), 5.0, theme.text2, Some(theme.canvas));
        }
    }
    for (count, at, way) in [(strip.left, 6.0, -1.0), (strip.right, width - 6.0, 1.0_f32)] {
        if count > 0 && strip.bins.is_empty() {
            let anchor = if way < 0.0 { Anchor::Start } else { Anchor::End };
            let words = grouped(count);
            let room = words.len() as f32 * 7.0 + 14.0;
            let left = if way < 0.0 { 0.0 } else { width - room };
            shapes.push(Shape::fill(Rect::new(left, 2.0, room, PUBLISHED - 4.0), theme.panel, 0.0));
            let tip = at - way * 1.0;
            let points = vec![pt(tip - way * 3.5, middle - 3.5), pt(tip, middle), pt(tip - way * 3.5, middle + 3.5)];
            shapes.push(Shape::Path { points, stroke: Stroke::new(1.3, theme.text2) });
            shapes.push(Shape::text(pt(at - way * 10.0, middle), anchor, words, theme::COUNT, theme.text2));
        }
    }
    shapes
}

/// Bars of counts: accepted below, undecided above.
pub(super) fn bars(shapes: &mut Vec<Shape>, bins: &[Bin], width: f32, (undecided, accepted): (Color, Color)) {
    for bin in bins {
        let (left, right) = (bin.rect.x.max(0.0), bin.rect.right().min(width));
        if right <= left {
            continue;
        }
        let low = bin.rect.h * bin.accepted as f32 / bin.count.max(1) as f32;
        let high = bin.rect.h - low;
        if high > 0.0 {
            shapes.push(Shape::fill(Rect::new(left, bin.rect.y, right - left, high), undecided, 0.0));
        }
        if low > 0.0 {
            shapes.push(Shape::fill(Rect::new(left, bin.rect.y + high, right - left, low), accepted, 0.0));
        }
    }
}

/// The overview's pane, from its left top corner.
#[must_use]
pub fn overview(strip: &Overview, width: f32, theme: &Theme) -> Vec<Shape> {
    let mut shapes = Vec::new();
    let window = strip.window;
    shapes.push(Shape::fill(window, theme.tint, 2.0));
    bars(&mut shapes, &strip.bins, width, (theme.undecided, theme.accepted));
    shapes.push(Shape::rule_across(OVERVIEW_BARS + 1.0, 0.0, width, theme.line_strong));
    let half = 16.0;
    let folded: Vec<(f32, f32)> =
        strip.whole.breaks().map(|(start, end)| (strip.whole.x(start, width), strip.whole.x(end, width))).collect();
    let on_gap = |x: f32| folded.iter().any(|gap| x + half > gap.0 && x - half < gap.1);
    for tick in &strip.ticks {
        if tick.x >= 0.0 && tick.x <= width {
            shapes.push(Shape::rule_down(tick.x, OVERVIEW_BARS + 1.0, OVERVIEW_BARS + 5.0, theme.line_strong));
            if tick.x > half && tick.x < width - half && !on_gap(tick.x) {
                let at = pt(tick.x, OVERVIEW_BARS + 11.5);
                shapes.push(Shape::text(at, Anchor::Middle, &*tick.label, theme::SMALL, theme.text3));
            }
        }
    }
    let stroke = Some(Stroke::new(1.5, theme.edge));
    shapes.push(Shape::Rect { rect: window.grown(-0.75), fill: None, stroke, radius: 2.0 });
    for x in [window.x, window.right()] {
        let grip = Rect::new(x - 2.0, window.centre().y - 5.0, 4.0, 10.0);
        shapes.push(Shape::fill(grip, theme.edge, 1.5));
    }
    shapes
}
