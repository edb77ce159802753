//! The one adapter from the display list of `view` to egui: every mark, curve and tick of the window goes through here.

use std::sync::Arc;

use egui::epaint::{CircleShape, Mesh, RectShape};
use egui::{Align2, Color32, CornerRadius, Galley, Painter, Pos2, StrokeKind, Ui, Vec2, pos2, vec2};

use crate::gui::kit::fonts::Face;
use crate::gui::kit::spoken;
use crate::view::scene::{Anchor, Point, Rect, Shape, Stroke};
use crate::view::text::{Family, TextStyle, Weight};
use crate::view::{Color, Theme};

/// A colour for egui.
#[must_use]
pub fn color(color: Color) -> Color32 {
    Color32::from_rgba_unmultiplied(color.r, color.g, color.b, color.a)
}

/// The theme in use.
#[must_use]
pub fn theme(ui: &Ui) -> &'static Theme {
    theme_of(ui.visuals().dark_mode)
}

/// The theme of visuals.
#[must_use]
pub fn theme_of(dark: bool) -> &'static Theme {
    const LIGHT: Theme = Theme::light();
    const DARK: Theme = Theme::dark();
    if dark { &DARK } else { &LIGHT }
}

/// The font of a text style.
#[must_use]
pub fn font(style: TextStyle) -> egui::FontId {
    let face = match (style.family, style.weight) {
        (Family::Mono, _) => Face::Mono,
        (Family::Serif, Weight::SemiBold) => Face::SerifBold,
        (Family::Serif, _) => Face::Serif,
        (Family::Sans, _) if style.italic => Face::Italic,
        (Family::Sans, Weight::Regular) => Face::Regular,
        (Family::Sans, Weight::Medium) => Face::Medium,
        (Family::Sans, Weight::SemiBold) => Face::SemiBold,
    };
    face.at(style.size)
}

/// Width of a run of text in points, as the painter will set it.
#[must_use]
pub fn measure(ui: &Ui, text: &str, style: TextStyle) -> f32 {
    galley(ui, text, style, Color32::PLACEHOLDER).size().x
}

fn galley(ui: &Ui, text: &str, style: TextStyle, color: Color32) -> Arc<Galley> {
    ui.fonts_mut(|fonts| fonts.layout_no_wrap(text.to_owned(), font(style), color))
}

/// A place of the scene on the screen.
fn at(point: Point, origin: Pos2) -> Pos2 {
    pos2(origin.x + point.x, origin.y + point.y)
}

/// A rectangle of the scene on the screen.
#[must_use]
pub fn rect(rect: Rect, origin: Pos2) -> egui::Rect {
    egui::Rect::from_min_size(pos2(origin.x + rect.x, origin.y + rect.y), vec2(rect.w, rect.h))
}

fn stroke(stroke: Option<Stroke>) -> egui::Stroke {
    stroke.map_or(egui::Stroke::NONE, |stroke| egui::Stroke::new(stroke.width, color(stroke.color)))
}

fn line(points: &[Pos2], how: Stroke, out: &mut Vec<egui::Shape>) {
    let pen = stroke(Some(how));
    match how.dash {
        Some((dash, gap)) => out.extend(egui::Shape::dashed_line(points, pen, dash, gap)),
        None => out.push(egui::Shape::line(points.to_vec(), pen)),
    }
}

/// Paints shapes in order, the scene's origin at `origin`.
pub fn shapes(ui: &Ui, painter: &Painter, shapes: &[Shape], origin: Pos2) {
    painter.extend(list(ui, shapes, origin));
}

/// The shapes for egui, in order, the scene's origin at `origin`.
#[must_use]
pub fn list(ui: &Ui, shapes: &[Shape], origin: Pos2) -> Vec<egui::Shape> {
    let mut out = Vec::with_capacity(shapes.len());
    let mut bars = Mesh::default();
    let scale = ui.pixels_per_point();
    for shape in shapes {
        // Plain rectangles in a row are one mesh: a ribbon has thousands of them.
        if let Shape::Rect { rect: place, fill: Some(fill), stroke: None, radius: 0.0 } = shape {
            let whole = |at: f32| (at * scale).round() / scale;
            let place = rect(*place, origin);
            let place = egui::Rect::from_min_max(
                pos2(whole(place.left()), whole(place.top())),
                pos2(whole(place.right()), whole(place.bottom())),
            );
            bars.add_colored_rect(place, color(*fill));
            continue;
        }
        if !bars.is_empty() {
            out.push(egui::Shape::mesh(std::mem::take(&mut bars)));
        }
        one(ui, shape, origin, &mut out);
    }
    if !bars.is_empty() {
        out.push(egui::Shape::mesh(bars));
    }
    out
}

fn one(ui: &Ui, shape: &Shape, origin: Pos2, out: &mut Vec<egui::Shape>) {
    let inside = |fill: &Option<Color>| fill.map_or(Color32::TRANSPARENT, color);
    match shape {
        Shape::Rect { rect: place, fill, stroke: pen, radius } => {
            let radius = CornerRadius::same(radius.round() as u8);
            let place = rect(*place, origin);
            out.push(RectShape::new(place, radius, inside(fill), stroke(*pen), StrokeKind::Middle).into());
        }
        Shape::Line { from, to, stroke: how } => line(&[at(*from, origin), at(*to, origin)], *how, out),
        Shape::Path { points, stroke: how } => {
            let points: Vec<Pos2> = points.iter().map(|point| at(*point, origin)).collect();
            line(&points, *how, out);
        }
        Shape::Polygon { points, fill, stroke: pen } => {
            let points = points.iter().map(|point| at(*point, origin)).collect();
            out.push(egui::Shape::convex_polygon(points, inside(fill), stroke(*pen)));
        }
        Shape::Circle { centre, radius, fill, stroke: pen } => {
            let centre = at(*centre, origin);
            out.push(CircleShape { center: centre, radius: *radius, fill: inside(fill), stroke: stroke(*pen) }.into());
        }
        Shape::Text { at: place, text, style, anchor, color: ink } => {
            let galley = galley(ui, text, *style, color(*ink));
            let left = match anchor {
                Anchor::Start => 0.0,
                Anchor::Middle => galley.size().x / 2.0,
                Anchor::End => galley.size().x,
            };
            let corner = at(*place, origin) - vec2(left, baseline(&galley));
            out.push(egui::Shape::galley(corner, galley, color(*ink)));
        }
    }
}

/// How far below its top the first line of a galley has its baseline.
fn baseline(galley: &Galley) -> f32 {
    let first = galley.rows.first();
    first.and_then(|row| row.glyphs.first().map(|glyph| row.pos.y + glyph.pos.y)).unwrap_or(0.0)
}

/// One run of text at a place of the screen; returns its size. Capitals stand centred for the `_CENTER` alignments.
pub fn text(ui: &Ui, painter: &Painter, place: Pos2, align: Align2, words: &str, style: TextStyle, ink: Color) -> Vec2 {
    let galley = galley(ui, words, style, color(ink));
    let size = galley.size();
    let left = place.x - align.x().to_factor() * size.x;
    let top = match align.y() {
        egui::Align::Min => place.y,
        egui::Align::Center => place.y + style.drop() - baseline(&galley),
        egui::Align::Max => place.y - size.y,
    };
    painter.galley(pos2(left, top), galley, color(ink));
    size
}

/// The same of words that belong to no control: a screen reader finds them, too.
pub fn label(
    ui: &Ui,
    painter: &Painter,
    place: Pos2,
    align: Align2,
    words: &str,
    style: TextStyle,
    ink: Color,
) -> Vec2 {
    let size = text(ui, painter, place, align, words, style, ink);
    if !words.is_empty() {
        spoken::words(ui, align.anchor_size(place, size), words, words);
    }
    size
}
