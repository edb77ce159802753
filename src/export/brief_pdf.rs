//! A briefing page as PDF: vectors, text as text in embedded subsets of the fonts, links between callouts and notes,
//! an outline, a tag tree in reading order. Nothing in it depends on the clock or the machine.

use std::collections::BTreeMap;
use std::num::NonZeroU16;

use krilla::Document;
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::rgb;
use krilla::destination::{Destination, XyzDestination};
use krilla::geom::{PathBuilder, Point as PdfPoint, Rect as PdfRect, Transform};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke as PdfStroke, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, Node, Tag, TagGroup, TagTree};
use krilla::text::{Font, TextDirection};

use super::png::PictureError;
use crate::view::Color;
use crate::view::brief::{Brief, Kind, Part, Sheet};
use crate::view::fonts;
use crate::view::scene::{Anchor, Point, Rect, Shape, Stroke, lines};
use crate::view::text::TextStyle;

/// All pages as one PDF.
///
/// # Errors
/// Where a page is too small or large for the format.
pub fn pdf(brief: &Brief) -> Result<Vec<u8>, PictureError> {
    let failed = |what: &str| PictureError::Drawing(what.to_owned());
    let fonts_of = Type::new(brief)?;
    let mut document = Document::new();
    let paper = brief.preset.paper();
    let scale = paper.0 / brief.preset.width;
    let places = places(brief, scale);
    let mut tree = TagTree::new().with_lang(Some("en".to_owned()));
    let mut outline = Outline::new();
    for (number, sheet) in brief.pages.iter().enumerate() {
        let settings = PageSettings::from_wh(paper.0, paper.1).ok_or_else(|| failed("the page has no size"))?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        surface.push_transform(&Transform::from_scale(scale, scale));
        let mut drawn: Vec<(&Part, Option<Identifier>)> = Vec::new();
        for part in &sheet.parts {
            let tag = match part.kind {
                Kind::Ground => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Other)),
                _ => ContentTag::Other,
            };
            let id = surface.start_tagged(tag);
            for line in lines(&part.shapes, &|text, style| brief.measure(text, style)) {
                for (number, shape) in line.iter().enumerate() {
                    // Those who read the text without the drawing would join the words of two lines.
                    let after = if number + 1 == line.len() { " " } else { "" };
                    draw(&mut surface, shape, after, &fonts_of);
                }
            }
            surface.end_tagged();
            drawn.push((part, (part.kind != Kind::Ground).then_some(id)));
        }
        surface.pop();
        surface.finish();
        for (part, id) in drawn {
            let Some(id) = id else { continue };
            let mut group = group(part);
            match link(part, &places, scale, brief) {
                Some(annotation) => {
                    let mut link = TagGroup::new(Tag::Link);
                    link.push(id);
                    link.push(page.add_tagged_annotation(annotation));
                    group.push(link);
                }
                None => group.push(id),
            }
            tree.push(Node::Group(group));
        }
        page.finish();
        outline.push_child(bookmark(brief, number, sheet, scale));
    }
    document.set_outline(outline);
    document.set_metadata(metadata(brief));
    document.set_tag_tree(tree);
    document.finish().map(quiet).map_err(|error| PictureError::Drawing(format!("{error:?}")))
}

/// Leaves out "/Suspects false", which says what its absence says (ISO 32000-1, table 321): some readers take it for an
/// error. Blanks keep every offset of the file.
fn quiet(mut bytes: Vec<u8>) -> Vec<u8> {
    const WORDS: &[u8] = b"/Suspects false";
    if let Some(at) = memchr::memmem::find(&bytes, b"/MarkInfo")
        && let Some(here) = bytes.get(at..(at + 80).min(bytes.len())).and_then(|part| memchr::memmem::find(part, WORDS))
        && let Some(part) = bytes.get_mut(at + here..at + here + WORDS.len())
    {
        part.fill(b' ');
    }
    bytes
}

/// The fonts of a document: the program's own, then those from outside.
struct Type<'a> {
    brief: &'a Brief,
    own: Vec<Font>,
    outer: Vec<Option<Font>>,
}

impl<'a> Type<'a> {
    fn new(brief: &'a Brief) -> Result<Self, PictureError> {
        let broken = || PictureError::Drawing("a font of the program is broken".to_owned());
        let own = |face: &fonts::Face| Font::new(face.bytes.to_vec().into(), 0).ok_or_else(broken);
        let outer = brief.fonts.faces().iter().map(|face| Font::new(face.bytes.clone().into(), face.index));
        Ok(Self { brief, own: fonts::FACES.iter().map(own).collect::<Result<_, _>>()?, outer: outer.collect() })
    }

    /// A text in runs of one font each, with the width of each.
    fn runs<'t>(&self, text: &'t str, style: TextStyle) -> Vec<(Font, &'t str, f32)> {
        let run = |(face, run): (Option<usize>, &'t str)| {
            let outer = face.and_then(|face| self.outer.get(face)?.clone());
            let font = outer.or_else(|| self.own.get(fonts::index(style)).cloned())?;
            Some((font, run, self.brief.measure(run, style)))
        };
        self.brief.fonts.runs(text).into_iter().filter_map(run).collect()
    }
}

fn bounds(brief: &Brief, part: &Part) -> Option<Rect> {
    part.bounds(&|text, style| brief.measure(text, style))
}

fn metadata(brief: &Brief) -> Metadata {
    let keywords = vec![brief.counts.clone(), brief.colophon.clone()];
    let metadata = Metadata::new()
        .title(if brief.title.is_empty() { "Timeline".to_owned() } else { brief.title.clone() })
        .description(format!("{} {}", brief.description, brief.counts))
        .keywords(keywords)
        .language("en".to_owned())
        .creator(format!("Dateline {}", env!("CARGO_PKG_VERSION")));
    if brief.project.is_empty() { metadata } else { metadata.authors(vec![brief.project.clone()]) }
}

/// A bookmark for each page; below it one for each lane.
fn bookmark(brief: &Brief, number: usize, sheet: &Sheet, scale: f32) -> OutlineNode {
    let at = |y: f32| XyzDestination::new(number, PdfPoint::from_xy(0.0, y * scale));
    let mut node = OutlineNode::new(sheet.name.clone(), at(0.0));
    for part in sheet.parts.iter().filter(|part| matches!(part.kind, Kind::Lane | Kind::Chart)) {
        let top = bounds(brief, part).map_or(0.0, |bounds| bounds.y);
        node.push_child(OutlineNode::new(part.words.clone(), at(top)));
    }
    node
}

/// Where each part stands, for links; the first page wins.
fn places(brief: &Brief, scale: f32) -> BTreeMap<&str, XyzDestination> {
    let mut places = BTreeMap::new();
    for (number, sheet) in brief.pages.iter().enumerate() {
        for part in &sheet.parts {
            if let Some(bounds) = bounds(brief, part) {
                let at = PdfPoint::from_xy((bounds.x - 4.0).max(0.0) * scale, (bounds.y - 4.0).max(0.0) * scale);
                places.entry(part.id.as_str()).or_insert_with(|| XyzDestination::new(number, at));
            }
        }
    }
    places
}

fn link(part: &Part, places: &BTreeMap<&str, XyzDestination>, scale: f32, brief: &Brief) -> Option<Annotation> {
    let target = places.get(part.link.as_deref()?)?.clone();
    let bounds = bounds(brief, part)?;
    let (right, bottom) = (bounds.right().max(bounds.x + 4.0), bounds.bottom().max(bounds.y + 4.0));
    let rect = PdfRect::from_ltrb(bounds.x * scale, bounds.y * scale, right * scale, bottom * scale)?;
    let target: Target = Target::Destination(Destination::Xyz(target));
    Some(Annotation::new_link(LinkAnnotation::new(rect, target), Some(part.words.clone())))
}

/// The tag of a part.
fn group(part: &Part) -> TagGroup {
    let level = |level: u16| NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
    match part.kind {
        Kind::Title => TagGroup::new(Tag::Hn(level(1), Some(part.words.clone()))),
        Kind::Lane => TagGroup::new(Tag::Hn(level(2), Some(part.words.clone()))),
        Kind::Chart | Kind::Ruler | Kind::Key => TagGroup::new(Tag::Figure(Some(part.words.clone()))),
        Kind::Mark => TagGroup::new(Tag::P.with_alt_text(Some(part.words.clone()))),
        Kind::Note => TagGroup::new(Tag::Note),
        Kind::Ground | Kind::Marking | Kind::Subtitle | Kind::Foot => TagGroup::new(Tag::P),
    }
}

fn share(color: Color) -> NormalizedF32 {
    NormalizedF32::new(f32::from(color.a) / 255.0).unwrap_or(NormalizedF32::ONE)
}

fn fill(color: Color) -> Fill {
    Fill { paint: rgb::Color::new(color.r, color.g, color.b).into(), opacity: share(color), ..Fill::default() }
}

fn line(stroke: Stroke) -> PdfStroke {
    let color = stroke.color;
    PdfStroke {
        paint: rgb::Color::new(color.r, color.g, color.b).into(),
        width: stroke.width,
        opacity: share(color),
        dash: stroke.dash.map(|(dash, gap)| StrokeDash { array: vec![dash, gap], offset: 0.0 }),
        ..PdfStroke::default()
    }
}

/// Draws a shape; `after` is what stands behind its text unseen.
fn draw(surface: &mut Surface, shape: &Shape, after: &str, fonts_of: &Type) {
    match shape {
        Shape::Rect { rect, fill, stroke, radius } => path(surface, rectangle(*rect, *radius), *fill, *stroke),
        Shape::Line { from, to, stroke } => path(surface, corners(&[*from, *to], false), None, Some(*stroke)),
        Shape::Polygon { points, fill, stroke } => path(surface, corners(points, true), *fill, *stroke),
        Shape::Path { points, stroke } => path(surface, corners(points, false), None, Some(*stroke)),
        Shape::Circle { centre, radius, fill, stroke } => path(surface, circle(*centre, *radius), *fill, *stroke),
        Shape::Text { at, text, style, anchor, color } => {
            let width = fonts_of.brief.measure(text, *style);
            let mut x = match anchor {
                Anchor::Start => at.x,
                Anchor::Middle => at.x - width / 2.0,
                Anchor::End => at.x - width,
            };
            surface.set_stroke(None);
            surface.set_fill(Some(fill(*color)));
            for (font, run, width) in fonts_of.runs(&format!("{text}{after}"), *style) {
                surface.draw_text(PdfPoint::from_xy(x, at.y), font, style.size, run, false, TextDirection::Auto);
                x += width;
            }
        }
    }
}

fn path(surface: &mut Surface, builder: PathBuilder, inside: Option<Color>, outline: Option<Stroke>) {
    let Some(path) = builder.finish() else { return };
    if inside.is_none() && outline.is_none() {
        return;
    }
    surface.set_fill(inside.map(fill));
    surface.set_stroke(outline.map(line));
    surface.draw_path(&path);
}

fn corners(points: &[Point], closed: bool) -> PathBuilder {
    let mut builder = PathBuilder::new();
    for (number, point) in points.iter().enumerate() {
        if number == 0 { builder.move_to(point.x, point.y) } else { builder.line_to(point.x, point.y) }
    }
    if closed && !points.is_empty() {
        builder.close();
    }
    builder
}

/// How far the handles of a quarter of a circle reach.
const ROUND: f32 = 0.552_284_8;

fn rectangle(rect: Rect, radius: f32) -> PathBuilder {
    let r = radius.min(rect.w / 2.0).min(rect.h / 2.0).max(0.0);
    let (left, top, right, bottom) = (rect.x, rect.y, rect.right(), rect.bottom());
    let mut builder = PathBuilder::new();
    if r < 0.05 {
        return corners(
            &[
                Point { x: left, y: top },
                Point { x: right, y: top },
                Point { x: right, y: bottom },
                Point { x: left, y: bottom },
            ],
            true,
        );
    }
    let k = r * (1.0 - ROUND);
    builder.move_to(left + r, top);
    builder.line_to(right - r, top);
    builder.cubic_to(right - k, top, right, top + k, right, top + r);
    builder.line_to(right, bottom - r);
    builder.cubic_to(right, bottom - k, right - k, bottom, right - r, bottom);
    builder.line_to(left + r, bottom);
    builder.cubic_to(left + k, bottom, left, bottom - k, left, bottom - r);
    builder.line_to(left, top + r);
    builder.cubic_to(left, top + k, left + k, top, left + r, top);
    builder.close();
    builder
}

fn circle(centre: Point, radius: f32) -> PathBuilder {
    rectangle(Rect::new(centre.x - radius, centre.y - radius, 2.0 * radius, 2.0 * radius), radius)
}
