//! A display list as SVG: the same shapes that the window paints, text as text.

use std::fmt::Write;

use crate::view::Color;
use crate::view::fallback::Fallback;
use crate::view::scene::{Anchor, Point, Scene, Shape, Stroke};
use crate::view::text::{Family, TextStyle};

/// Families as the file names them, each with what to take where Plex is missing.
fn family(family: Family) -> &'static str {
    match family {
        Family::Sans => "IBM Plex Sans,sans-serif",
        Family::Serif => "IBM Plex Serif,serif",
        Family::Mono => "IBM Plex Mono,monospace",
    }
}

/// Plex, then what the text needs besides, then any font of the kind.
fn families(out: &mut String, style: Family, text: &str, outer: &Fallback) {
    let own = family(style);
    let (first, generic) = own.split_once(',').unwrap_or((own, "sans-serif"));
    out.push_str(first);
    for name in outer.families(text) {
        out.push(',');
        escape(out, &name.replace([',', '\''], " "));
    }
    out.push(',');
    out.push_str(generic);
}

/// Writes a scene as one SVG file. The same scene gives the same bytes.
#[must_use]
pub fn svg(scene: &Scene) -> String {
    let mut out = String::with_capacity(scene.shapes.len() * 90 + 400);
    let (width, height) = (number(scene.width), number(scene.height));
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\n\
         <desc>Made with Dateline {}</desc>\n",
        env!("CARGO_PKG_VERSION")
    );
    for shape in &scene.shapes {
        write_shape(&mut out, shape, &Fallback::default());
    }
    out.push_str("</svg>\n");
    out
}

/// At most two decimals, without trailing zeros.
pub(super) fn number(value: f32) -> String {
    let value = if value.is_finite() { value.clamp(-1e6, 1e6) } else { 0.0 };
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

fn paint(out: &mut String, name: &str, color: Option<Color>) {
    let Some(color) = color else {
        let _ = write!(out, " {name}=\"none\"");
        return;
    };
    let _ = write!(out, " {name}=\"#{:02x}{:02x}{:02x}\"", color.r, color.g, color.b);
    if color.a < 255 {
        let _ = write!(out, " {name}-opacity=\"{}\"", number(f32::from(color.a) / 255.0));
    }
}

fn outline(out: &mut String, stroke: Option<Stroke>) {
    let Some(stroke) = stroke else { return };
    paint(out, "stroke", Some(stroke.color));
    let _ = write!(out, " stroke-width=\"{}\"", number(stroke.width));
    if let Some((dash, gap)) = stroke.dash {
        let _ = write!(out, " stroke-dasharray=\"{} {}\"", number(dash), number(gap));
    }
}

fn points(points: &[Point]) -> String {
    points.iter().map(|point| format!("{},{}", number(point.x), number(point.y))).collect::<Vec<_>>().join(" ")
}

pub(super) fn write_shape(out: &mut String, shape: &Shape, outer: &Fallback) {
    match shape {
        Shape::Rect { rect, fill, stroke, radius } => {
            let (x, y, w, h) = (number(rect.x), number(rect.y), number(rect.w), number(rect.h));
            let _ = write!(out, "<rect x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\"");
            if *radius > 0.0 {
                let _ = write!(out, " rx=\"{}\"", number(*radius));
            }
            paint(out, "fill", *fill);
            outline(out, *stroke);
            out.push_str("/>\n");
        }
        Shape::Line { from, to, stroke } => {
            let (x1, y1, x2, y2) = (number(from.x), number(from.y), number(to.x), number(to.y));
            let _ = write!(out, "<line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\"");
            outline(out, Some(*stroke));
            out.push_str("/>\n");
        }
        Shape::Polygon { points: corners, fill, stroke } => {
            let _ = write!(out, "<polygon points=\"{}\"", points(corners));
            paint(out, "fill", *fill);
            outline(out, *stroke);
            out.push_str("/>\n");
        }
        Shape::Path { points: corners, stroke } => {
            let _ = write!(out, "<polyline points=\"{}\" fill=\"none\"", points(corners));
            outline(out, Some(*stroke));
            out.push_str("/>\n");
        }
        Shape::Circle { centre, radius, fill, stroke } => {
            let _ = write!(
                out,
                "<circle cx=\"{}\" cy=\"{}\" r=\"{}\"",
                number(centre.x),
                number(centre.y),
                number(*radius)
            );
            paint(out, "fill", *fill);
            outline(out, *stroke);
            out.push_str("/>\n");
        }
        Shape::Text { at, text, style, anchor, color } => write_text(out, *at, text, *style, *anchor, *color, outer),
    }
}

fn write_text(
    out: &mut String,
    at: Point,
    text: &str,
    style: TextStyle,
    anchor: Anchor,
    color: Color,
    outer: &Fallback,
) {
    let anchor = match anchor {
        Anchor::Start => "",
        Anchor::Middle => " text-anchor=\"middle\"",
        Anchor::End => " text-anchor=\"end\"",
    };
    let slope = if style.italic { " font-style=\"italic\"" } else { "" };
    let _ = write!(out, "<text x=\"{}\" y=\"{}\" font-family=\"", number(at.x), number(at.y));
    families(out, style.family, text, outer);
    let _ = write!(
        out,
        "\" font-weight=\"{}\" font-size=\"{}\"{slope}{anchor} xml:space=\"preserve\"",
        style.weight.number(),
        number(style.size),
    );
    paint(out, "fill", Some(color));
    out.push('>');
    escape(out, text);
    out.push_str("</text>\n");
}

/// Text for XML; characters that XML forbids are left out.
pub(super) fn escape(out: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            letter if letter < ' ' || matches!(letter, '\u{FFFE}' | '\u{FFFF}') => {}
            letter => out.push(letter),
        }
    }
}
