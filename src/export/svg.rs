//! A display list as SVG: the same shapes that the window paints, text as text.

use std::fmt::Write;

use super::plain;
use crate::view::fallback::Fallback;
use crate::view::scene::{Anchor, Point, Scene, Shape, Stroke, lines};
use crate::view::text::{Family, TextStyle};
use crate::view::{Color, fonts};

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
    write_shapes(&mut out, &scene.shapes, &Fallback::default());
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

/// Shapes in their order; runs of text that follow each other on one line are one text, so that they do so in any font.
pub(super) fn write_shapes(out: &mut String, shapes: &[Shape], outer: &Fallback) {
    for line in lines(shapes, &|text, style| outer.measure(text, style, &fonts::measure)) {
        match line {
            [Shape::Text { at, .. }, _, ..] => write_line(out, *at, line, outer),
            others => others.iter().for_each(|shape| write_shape(out, shape, outer)),
        }
    }
}

/// One line of several runs: only its first has a place.
fn write_line(out: &mut String, at: Point, line: &[Shape], outer: &Fallback) {
    let _ = write!(out, "<text x=\"{}\" y=\"{}\" xml:space=\"preserve\">", number(at.x), number(at.y));
    let mut right = at.x;
    for shape in line {
        let Shape::Text { at, text, style, color, .. } = shape else { continue };
        out.push_str("<tspan");
        if (at.x - right).abs() > 0.05 {
            let _ = write!(out, " dx=\"{}\"", number(at.x - right));
        }
        write_style(out, text, *style, *color, outer);
        out.push('>');
        escape(out, text);
        out.push_str("</tspan>");
        right = at.x + outer.measure(text, *style, &fonts::measure);
    }
    out.push_str("</text>\n");
}

fn write_shape(out: &mut String, shape: &Shape, outer: &Fallback) {
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
    let _ = write!(out, "<text x=\"{}\" y=\"{}\"", number(at.x), number(at.y));
    write_style(out, text, style, color, outer);
    let _ = write!(out, "{anchor} xml:space=\"preserve\">");
    escape(out, text);
    out.push_str("</text>\n");
}

/// Family, weight, size, slope and colour as attributes.
fn write_style(out: &mut String, text: &str, style: TextStyle, color: Color, outer: &Fallback) {
    out.push_str(" font-family=\"");
    families(out, style.family, text, outer);
    let slope = if style.italic { " font-style=\"italic\"" } else { "" };
    let _ = write!(out, "\" font-weight=\"{}\" font-size=\"{}\"{slope}", style.weight.number(), number(style.size));
    paint(out, "fill", Some(color));
}

/// Text for XML; control characters and what XML forbids are left out, line ends become blanks.
pub(super) fn escape(out: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}' => out.push(' '),
            letter if plain::is_control(letter) => {}
            letter => out.push(letter),
        }
    }
}
