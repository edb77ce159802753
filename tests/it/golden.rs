//! Every preset's page of the sample, as text that a diff shows: parts, words and rounded places. Another machine's
//! rounding must not show, so places are whole points and pictures are grids of tones.
//!
//! `DATELINE_WRITE=1 cargo test --test it golden::` renews them; look at the difference before committing it.

use std::fmt::Write;
use std::path::Path;

use dateline::export::Format;
use dateline::export::brief_svg::Ground;
use dateline::view::Color;
use dateline::view::brief::{Brief, PRESETS, Request, Sheet, Tone};
use dateline::view::scene::{Anchor, Shape, Stroke};

use super::brief::{inflated, page, parts, request};

#[track_caller]
pub fn check(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    assert!(text.len() < 100_000, "{name} has {} bytes", text.len());
    if std::env::var_os("DATELINE_WRITE").is_some() {
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(&path, text).expect("the file can be written");
        return;
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    if kept != text {
        let first = kept.lines().zip(text.lines()).position(|(a, b)| a != b);
        let at = first.unwrap_or_else(|| kept.lines().count().min(text.lines().count()));
        panic!(
            "tests/golden/{name} differs in line {}:\n  kept: {}\n  now:  {}\nIf that is meant, renew it with \
             `DATELINE_WRITE=1 cargo test --test it golden::`",
            at + 1,
            kept.lines().nth(at).unwrap_or("(end)"),
            text.lines().nth(at).unwrap_or("(end)"),
        );
    }
}

fn color(color: Color) -> String {
    let alpha = if color.a == 255 { String::new() } else { format!("/{}", color.a) };
    format!("{:02x}{:02x}{:02x}{alpha}", color.r, color.g, color.b)
}

fn paint(fill: Option<Color>, stroke: Option<Stroke>) -> String {
    let dash = |stroke: &Stroke| if stroke.dash.is_some() { " dashed" } else { "" };
    let stroke = stroke.map(|stroke| format!(" line {}{}", color(stroke.color), dash(&stroke))).unwrap_or_default();
    format!("{}{stroke}", fill.map(|fill| format!(" fill {}", color(fill))).unwrap_or_default())
}

fn shape(shape: &Shape) -> String {
    // The nearest whole point, and never "-0".
    let at = |x: f32, y: f32| format!("{},{}", x.round() as i32, y.round() as i32);
    match shape {
        Shape::Rect { rect, fill, stroke, .. } => {
            format!("rect {} to {}{}", at(rect.x, rect.y), at(rect.right(), rect.bottom()), paint(*fill, *stroke))
        }
        Shape::Line { from, to, stroke } => {
            format!("line {} to {}{}", at(from.x, from.y), at(to.x, to.y), paint(None, Some(*stroke)))
        }
        Shape::Polygon { points, fill, stroke } => {
            let first = points.first().map(|point| at(point.x, point.y)).unwrap_or_default();
            format!("polygon of {} from {first}{}", points.len(), paint(*fill, *stroke))
        }
        Shape::Path { points, stroke } => {
            let first = points.first().map(|point| at(point.x, point.y)).unwrap_or_default();
            format!("path of {} from {first}{}", points.len(), paint(None, Some(*stroke)))
        }
        Shape::Circle { centre, radius, fill, stroke } => {
            format!("circle {} r {}{}", at(centre.x, centre.y), radius.round(), paint(*fill, *stroke))
        }
        Shape::Text { at: place, text, style, anchor, color: ink } => {
            let side = match anchor {
                Anchor::Start => "",
                Anchor::Middle => " middle",
                Anchor::End => " end",
            };
            let slope = if style.italic { "i" } else { "" };
            let (weight, size) = (style.weight.number(), style.size);
            format!("“{text}” {}{side} {weight}{slope} {size} {}", at(place.x, place.y), color(*ink))
        }
    }
}

fn sheet(out: &mut String, sheet: &Sheet) {
    let _ = writeln!(out, "== {} ({} × {})", sheet.name, sheet.width.round(), sheet.height.round());
    for part in &sheet.parts {
        let id: String = part.id.chars().take(12).collect();
        let lane = part.lane.map(|lane| format!(" lane {lane}")).unwrap_or_default();
        let link: String = part.link.iter().flat_map(|link| link.chars().take(12)).collect();
        let link = if link.is_empty() { link } else { format!(" → {link}") };
        let _ = writeln!(out, "{:?} {id}{lane}{link}", part.kind);
        for one in &part.shapes {
            let _ = writeln!(out, "  {}", shape(one));
        }
    }
}

fn content(brief: &Brief) -> String {
    let mut out = format!("{}\n{}\n{}\n", brief.counts, brief.method, brief.description);
    for one in &brief.pages {
        sheet(&mut out, one);
    }
    out
}

#[test]
fn every_preset_s_page_is_as_it_was() {
    for preset in PRESETS {
        let name = preset.name.replace(':', "x");
        check(&format!("{name}.txt"), &content(&page(&request(preset.name))));
    }
    for tone in [Tone::Dark, Tone::Grey] {
        let brief = page(&Request { tone, ..request("16:9") });
        let mut text = String::new();
        sheet(&mut text, &brief.pages[0]);
        check(&format!("16x9-{}.txt", tone.word()), &text);
    }
}

/// Elements, names, places and words of a slide, one line each.
#[test]
fn the_slides_are_as_they_were() {
    let all = parts(&Format::Pptx.write(&page(&request("16:9")), Ground::Opaque, 1.0).expect("slides"));
    let mut out = String::new();
    for (name, text) in &all {
        let _ = writeln!(out, "{name}");
        if !name.ends_with("slide1.xml") && !name.ends_with("notesSlide1.xml") {
            continue;
        }
        let tree = resvg::usvg::roxmltree::Document::parse(text).expect("well-formed");
        for node in tree.descendants() {
            let depth = "  ".repeat(node.ancestors().filter(|up| up.has_tag_name("grpSp")).count() + 1);
            match node.tag_name().name() {
                "cNvPr" => {
                    let (name, told) = (node.attribute("name").unwrap_or(""), node.attribute("descr").unwrap_or(""));
                    let name: String = name.chars().take(12).collect();
                    let _ = writeln!(out, "{depth}{name} {told}");
                }
                "off" => {
                    let points = |key| node.attribute(key).and_then(|text| text.parse::<f64>().ok()).unwrap_or(0.0);
                    let _ = writeln!(out, "{depth}  at {:.0},{:.0}", points("x") / 12700.0, points("y") / 12700.0);
                }
                "p" if node.tag_name().namespace().is_some_and(|space| space.ends_with("drawingml/2006/main")) => {
                    let words: String = node
                        .descendants()
                        .filter(resvg::usvg::roxmltree::Node::is_text)
                        .filter_map(|node| node.text())
                        .collect();
                    let _ = writeln!(out, "{depth}  “{words}”");
                }
                _ => {}
            }
        }
    }
    check("16x9.pptx.txt", &out);
}

#[test]
fn the_page_for_a_browser_is_as_it_was() {
    let html = Format::Html.write(&page(&request("16:9")), Ground::Opaque, 1.0).expect("a page");
    let html = String::from_utf8(html).expect("text");
    let (before, rest) = html.split_once("<svg").expect("a picture");
    let (_, after) = rest.split_once("</svg>").expect("its end");
    check("16x9.html.txt", &format!("{before}<svg>…</svg>{after}").replace("</td>", "</td>\n"));
}

/// How many there are of each kind of object, the names of its fonts, its outline and tags.
#[test]
fn the_structure_of_the_pdf_is_as_it_was() {
    let bytes = Format::Pdf.write(&page(&request("16:9")), Ground::Opaque, 1.0).expect("a PDF");
    let text = format!("{}{}", String::from_utf8_lossy(&bytes), inflated(&bytes));
    let mut out = String::new();
    for kind in
        ["/Type/Page/", "/Subtype/Link", "/FontFile2 ", "/FontFile3 ", "/Subtype/Image", "/MarkInfo", "/Suspects"]
    {
        let _ = writeln!(out, "{}: {}", kind.trim_end_matches('/').trim_end(), text.matches(kind).count());
    }
    for tag in ["H1", "H2", "P", "Note", "Link", "Figure", "Table"] {
        let _ = writeln!(out, "tag {tag}: {}", text.matches(&format!("/S/{tag}/")).count());
    }
    let mut fonts: Vec<&str> = text
        .split("/BaseFont/")
        .skip(1)
        .filter_map(|rest| rest.split(|letter: char| letter.is_whitespace() || "/<[".contains(letter)).next())
        .filter_map(|name| Some(name.split_once('+')?.1))
        .collect();
    fonts.sort_unstable();
    fonts.dedup();
    let _ = writeln!(out, "fonts: {}", fonts.join(", "));
    check("16x9.pdf.txt", &out);
}

/// The picture as a grid of how much ink there is, from 0 (none) to 9 (a quarter of the field and more): 64 × 36.
#[test]
fn the_picture_is_as_it_was() {
    const ACROSS: u32 = 64;
    const DOWN: u32 = 36;
    let png = Format::Png.write(&page(&request("16:9")), Ground::Opaque, 1.0).expect("a picture");
    let picture = resvg::tiny_skia::Pixmap::decode_png(&png).expect("a picture");
    let (w, h) = (picture.width() / ACROSS, picture.height() / DOWN);
    let tone = |column: u32, row: u32| {
        let inside = (0..h).flat_map(|y| (0..w).map(move |x| (column * w + x, row * h + y)));
        let sum: u64 = inside.filter_map(|(x, y)| picture.pixel(x, y)).map(|pixel| u64::from(pixel.green())).sum();
        ((1.0 - sum as f64 / f64::from(w * h) / 255.0) * 36.0).min(9.0)
    };
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/16x9.png.txt");
    let kept = std::fs::read_to_string(path).unwrap_or_default();
    let mut text = String::new();
    for row in 0..DOWN {
        let before: Vec<f64> = kept
            .lines()
            .nth(row as usize)
            .unwrap_or("")
            .chars()
            .filter_map(|c| c.to_digit(10))
            .map(f64::from)
            .collect();
        for column in 0..ACROSS {
            let now = tone(column, row);
            // On the edge between two tones the kept one stays.
            let near = before.get(column as usize).filter(|kept| (now - **kept).abs() < 0.6);
            let digit = near.copied().unwrap_or_else(|| now.round());
            text.push(char::from_digit(digit as u32, 10).unwrap_or('?'));
        }
        text.push('\n');
    }
    check("16x9.png.txt", &text);
}
