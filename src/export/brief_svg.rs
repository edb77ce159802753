//! A briefing page as SVG: text as text, a group for each part with the record's id, links from callouts to notes and back.
//!
//! The group of a record has the record's id as every export writes it (`r9f1c…`).

use std::fmt::Write;

use serde_json::json;

use super::svg::{escape, number, write_shapes};
use crate::view::brief::{Brief, Kind, Part, Sheet};

/// What a page is written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ground {
    /// With its own ground.
    #[default]
    Opaque,
    /// Without.
    Transparent,
}

/// The first page as one SVG file, as large as the preset says.
#[must_use]
pub fn svg(brief: &Brief, ground: Ground) -> String {
    brief.pages.first().map(|sheet| page(brief, sheet, ground)).unwrap_or_default()
}

/// One page as SVG.
#[must_use]
pub fn page(brief: &Brief, sheet: &Sheet, ground: Ground) -> String {
    let mut out = String::with_capacity(sheet.shapes() * 110 + 2000);
    let (width, height) = (brief.preset.width_px, brief.preset.height_px);
    let (w, h) = (number(sheet.width), number(sheet.height));
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {w} {h}\" \
         role=\"img\" preserveAspectRatio=\"none\">\n<title>"
    );
    escape(&mut out, &sheet.name);
    out.push_str("</title>\n<desc>");
    escape(&mut out, &format!("{} {} {}", brief.description, brief.counts, brief.method));
    out.push_str("</desc>\n<metadata>");
    escape(&mut out, &metadata(brief));
    out.push_str("</metadata>\n");
    for part in &sheet.parts {
        if ground == Ground::Transparent && part.id == "page" {
            continue;
        }
        // A note that went to the sidecar cannot be linked to.
        let link = part.link.as_deref().filter(|link| sheet.parts.iter().any(|other| other.id == *link));
        write_part(&mut out, part, link, brief);
    }
    out.push_str("</svg>\n");
    out
}

/// Counts for machines: what is shown and what is left out.
#[must_use]
pub fn metadata(brief: &Brief) -> String {
    let count = |count: &crate::view::brief::facts::Count| {
        json!({
            "total": count.total, "shown": count.shown, "undecided_shown": count.undecided_shown,
            "filtered": count.filtered, "rejected": count.rejected, "undecided": count.undecided,
            "undated": count.undated, "before": count.before, "after": count.after, "not_charted": count.not_charted,
        })
    };
    json!({
        "generator": format!("Dateline {}", env!("CARGO_PKG_VERSION")),
        "project": brief.project,
        "colophon": brief.colophon,
        "events": count(&brief.tally.events),
        "figures": count(&brief.tally.figures),
    })
    .to_string()
}

/// The name of a part as an XML id.
#[must_use]
pub fn xml_id(part: &str) -> String {
    if part.len() == 32 && part.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        format!("r{part}")
    } else {
        part.replace(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-', "-")
    }
}

fn write_part(out: &mut String, part: &Part, link: Option<&str>, brief: &Brief) {
    let _ = write!(out, "<g id=\"{}\">", xml_id(&part.id));
    // Text tells itself; a name is for drawings.
    if matches!(part.kind, Kind::Mark | Kind::Lane | Kind::Chart | Kind::Key | Kind::Ruler) && !part.words.is_empty() {
        out.push_str("<title>");
        escape(out, &part.words);
        out.push_str("</title>");
    }
    out.push('\n');
    write_shapes(out, &part.shapes, &brief.fonts);
    // The link lies over the drawing: some readers (MuPDF) draw nothing that stands inside one.
    if let Some((link, area)) = link.zip(part.bounds(&|text, style| brief.measure(text, style))) {
        let (x, y, w, h) = (number(area.x), number(area.y), number(area.w), number(area.h));
        let _ = writeln!(
            out,
            "<a href=\"#{}\"><rect x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\" fill=\"#fff\" fill-opacity=\"0\"/></a>",
            xml_id(link)
        );
    }
    out.push_str("</g>\n");
}
