//! A display list: every picture of the program is a list of these shapes, in points, painted in order.
//!
//! The window paints them through an adapter and the export writes them as SVG, so a mark looks the same in both.

use super::Color;
use super::text::TextStyle;

/// A place in points, y downwards.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// From the left.
    pub x: f32,
    /// From the top.
    pub y: f32,
}

/// A place.
#[must_use]
pub const fn pt(x: f32, y: f32) -> Point {
    Point { x, y }
}

/// A rectangle in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f32,
    /// Top edge.
    pub y: f32,
    /// Width.
    pub w: f32,
    /// Height.
    pub h: f32,
}

impl Rect {
    /// From the left top corner and the size.
    #[must_use]
    pub const fn new(x: f32, y: f32, w: f32, h: f32) -> Self {
        Self { x, y, w, h }
    }

    /// Right edge.
    #[must_use]
    pub fn right(self) -> f32 {
        self.x + self.w
    }

    /// Bottom edge.
    #[must_use]
    pub fn bottom(self) -> f32 {
        self.y + self.h
    }

    /// The middle.
    #[must_use]
    pub fn centre(self) -> Point {
        pt(self.x + self.w / 2.0, self.y + self.h / 2.0)
    }

    /// True when both share some area.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    /// Larger by so much on every side.
    #[must_use]
    pub fn grown(self, by: f32) -> Self {
        Self::new(self.x - by, self.y - by, self.w + 2.0 * by, self.h + 2.0 * by)
    }

    /// The smallest rectangle that holds both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        Self::new(x, y, self.right().max(other.right()) - x, self.bottom().max(other.bottom()) - y)
    }
}

/// A line's colour, width and dashes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// Its colour.
    pub color: Color,
    /// Its width in points.
    pub width: f32,
    /// Lengths of dash and gap; `None` for a full line.
    pub dash: Option<(f32, f32)>,
}

impl Stroke {
    /// A full line.
    #[must_use]
    pub const fn new(width: f32, color: Color) -> Self {
        Self { color, width, dash: None }
    }

    /// A dashed line.
    #[must_use]
    pub const fn dashed(width: f32, color: Color, dash: f32, gap: f32) -> Self {
        Self { color, width, dash: Some((dash, gap)) }
    }
}

/// Which end of a run of text stands at its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Anchor {
    /// Text runs to the right of the point.
    #[default]
    Start,
    /// The point is the text's middle.
    Middle,
    /// Text ends at the point.
    End,
}

/// One thing to paint.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A rectangle; its outline lies on the edge, half inside.
    Rect {
        /// Where.
        rect: Rect,
        /// Inside.
        fill: Option<Color>,
        /// Outline, never dashed: dashed outlines are paths.
        stroke: Option<Stroke>,
        /// Of the corners.
        radius: f32,
    },
    /// A straight line.
    Line {
        /// One end.
        from: Point,
        /// The other.
        to: Point,
        /// How it is drawn.
        stroke: Stroke,
    },
    /// A convex area.
    Polygon {
        /// Its corners in order.
        points: Vec<Point>,
        /// Inside.
        fill: Option<Color>,
        /// Outline, never dashed.
        stroke: Option<Stroke>,
    },
    /// An open line through points; dashes run on over the corners.
    Path {
        /// In order.
        points: Vec<Point>,
        /// How it is drawn.
        stroke: Stroke,
    },
    /// A circle.
    Circle {
        /// Its middle.
        centre: Point,
        /// Its radius.
        radius: f32,
        /// Inside.
        fill: Option<Color>,
        /// Outline, never dashed.
        stroke: Option<Stroke>,
    },
    /// One run of text on one line.
    Text {
        /// On the baseline, at the end that `anchor` says.
        at: Point,
        /// The words.
        text: String,
        /// How they are set.
        style: TextStyle,
        /// Which end stands at the point.
        anchor: Anchor,
        /// Their colour.
        color: Color,
    },
}

impl Shape {
    /// A filled rectangle.
    #[must_use]
    pub const fn fill(rect: Rect, color: Color, radius: f32) -> Self {
        Self::Rect { rect, fill: Some(color), stroke: None, radius }
    }

    /// A straight line.
    #[must_use]
    pub const fn line(from: Point, to: Point, stroke: Stroke) -> Self {
        Self::Line { from, to, stroke }
    }

    /// A one-point vertical line on pixel centres.
    #[must_use]
    pub fn rule_down(x: f32, top: f32, bottom: f32, color: Color) -> Self {
        let x = x.floor() + 0.5;
        Self::line(pt(x, top), pt(x, bottom), Stroke::new(1.0, color))
    }

    /// A one-point horizontal line on pixel centres.
    #[must_use]
    pub fn rule_across(y: f32, left: f32, right: f32, color: Color) -> Self {
        let y = y.floor() + 0.5;
        Self::line(pt(left, y), pt(right, y), Stroke::new(1.0, color))
    }

    /// Text whose capitals stand centred on `middle.y`.
    #[must_use]
    pub fn text(middle: Point, anchor: Anchor, text: impl Into<String>, style: TextStyle, color: Color) -> Self {
        let at = pt(middle.x, middle.y + style.drop());
        Self::Text { at, text: text.into(), style, anchor, color }
    }

    /// The smallest rectangle around it, without the width of its lines; a text by its measured width and its letters.
    #[must_use]
    pub fn bounds(&self, measure: super::text::Measure) -> Rect {
        let around = |points: &[Point]| {
            let one = |at: &Point| Rect::new(at.x, at.y, 0.0, 0.0);
            points.iter().map(one).reduce(Rect::union).unwrap_or(Rect::new(0.0, 0.0, 0.0, 0.0))
        };
        match self {
            Self::Rect { rect, .. } => *rect,
            Self::Line { from, to, .. } => around(&[*from, *to]),
            Self::Polygon { points, .. } | Self::Path { points, .. } => around(points),
            Self::Circle { centre, radius, .. } => Rect::new(centre.x, centre.y, 0.0, 0.0).grown(*radius),
            Self::Text { at, text, style, anchor, .. } => {
                let width = measure(text, *style);
                let left = match anchor {
                    Anchor::Start => at.x,
                    Anchor::Middle => at.x - width / 2.0,
                    Anchor::End => at.x - width,
                };
                Rect::new(left, at.y - style.size * 0.75, width, style.size)
            }
        }
    }

    /// Moves the shape.
    pub fn shift(&mut self, dx: f32, dy: f32) {
        let put = |point: &mut Point| {
            point.x += dx;
            point.y += dy;
        };
        match self {
            Self::Rect { rect, .. } => {
                rect.x += dx;
                rect.y += dy;
            }
            Self::Line { from, to, .. } => [from, to].into_iter().for_each(put),
            Self::Polygon { points, .. } | Self::Path { points, .. } => points.iter_mut().for_each(put),
            Self::Circle { centre: at, .. } | Self::Text { at, .. } => put(at),
        }
    }
}

/// Farthest that two runs of text of one line stand apart, in points.
const APART: std::ops::Range<f32> = -0.5..7.5;

/// Shapes in the order of painting, those runs of text together that follow each other on one line.
///
/// Set in another font than the one measured, runs of one line must still follow each other.
#[must_use]
pub fn lines<'s>(shapes: &'s [Shape], measure: super::text::Measure) -> Vec<&'s [Shape]> {
    let follows = |one: &Shape, next: &Shape| match (one, next) {
        (
            Shape::Text { at, text, style, anchor: Anchor::Start, .. },
            Shape::Text { at: here, anchor: Anchor::Start, .. },
        ) => here.y == at.y && APART.contains(&(here.x - at.x - measure(text, *style))),
        _ => false,
    };
    shapes.chunk_by(follows).collect()
}

/// A whole picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// Width in points.
    pub width: f32,
    /// Height in points.
    pub height: f32,
    /// In the order of painting.
    pub shapes: Vec<Shape>,
}
