//! The one adapter from the display list of `view` to egui: every mark, curve and tick of the window goes through here.

use std::sync::Arc;

use egui::{Align2, Color32, CornerRadius, Galley, Painter, Pos2, StrokeKind, Ui, Vec2, pos2, vec2};

use super::fonts::Face;
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
    const LIGHT: Theme = Theme::light();
    const DARK: Theme = Theme::dark();
    if ui.visuals().dark_mode { &DARK } else { &LIGHT }
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

fn line(points: &[Pos2], how: Stroke, painter: &Painter) {
    let pen = stroke(Some(how));
    match how.dash {
        Some((dash, gap)) => {
            painter.extend(egui::Shape::dashed_line(points, pen, dash, gap));
        }
        None => {
            painter.add(egui::Shape::line(points.to_vec(), pen));
        }
    }
}

/// Paints shapes in order, the scene's origin at `origin`.
pub fn shapes(ui: &Ui, painter: &Painter, shapes: &[Shape], origin: Pos2) {
    for shape in shapes {
        one(ui, painter, shape, origin);
    }
}

fn one(ui: &Ui, painter: &Painter, shape: &Shape, origin: Pos2) {
    match shape {
        Shape::Rect { rect: place, fill, stroke: pen, radius } => {
            let fill = fill.map_or(Color32::TRANSPARENT, color);
            let radius = CornerRadius::same(radius.round() as u8);
            painter.rect(rect(*place, origin), radius, fill, stroke(*pen), StrokeKind::Middle);
        }
        Shape::Line { from, to, stroke: how } => line(&[at(*from, origin), at(*to, origin)], *how, painter),
        Shape::Path { points, stroke: how } => {
            let points: Vec<Pos2> = points.iter().map(|point| at(*point, origin)).collect();
            line(&points, *how, painter);
        }
        Shape::Polygon { points, fill, stroke: pen } => {
            let points = points.iter().map(|point| at(*point, origin)).collect();
            painter.add(egui::Shape::convex_polygon(points, fill.map_or(Color32::TRANSPARENT, color), stroke(*pen)));
        }
        Shape::Circle { centre, radius, fill, stroke: pen } => {
            painter.circle(at(*centre, origin), *radius, fill.map_or(Color32::TRANSPARENT, color), stroke(*pen));
        }
        Shape::Text { at: place, text, style, anchor, color: ink } => {
            let galley = galley(ui, text, *style, color(*ink));
            let place = at(*place, origin);
            let left = match anchor {
                Anchor::Start => 0.0,
                Anchor::Middle => galley.size().x / 2.0,
                Anchor::End => galley.size().x,
            };
            painter.galley(place - vec2(left, baseline(&galley)), galley, color(*ink));
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
