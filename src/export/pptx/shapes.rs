//! The drawing of a slide: rectangles, ellipses, lines, free forms and text boxes, in groups for lanes and marks.

use std::fmt::Write;

use super::frame::{SPACES, TREE, xml};
use crate::view::Color;
use crate::view::brief::preset::SLIDE;
use crate::view::brief::{Brief, Kind, Part, Sheet};
use crate::view::fonts;
use crate::view::scene::{Anchor, Point, Rect, Shape, Stroke, lines};
use crate::view::text::{TextStyle, Weight};

/// One slide while it is written.
struct Slide<'a> {
    brief: &'a Brief,
    out: String,
    /// EMU for a point of the layout.
    unit: f64,
    next: u32,
}

/// A page as a slide.
pub fn slide(brief: &Brief, sheet: &Sheet) -> String {
    let unit = f64::from(SLIDE) / f64::from(brief.preset.width);
    let mut slide = Slide { brief, out: String::new(), unit, next: 2 };
    let mut parts = sheet.parts.iter().peekable();
    while let Some(part) = parts.next() {
        match part.lane {
            Some(lane) => {
                let mut members = vec![part];
                while let Some(next) = parts.next_if(|next| next.lane == Some(lane)) {
                    members.push(next);
                }
                slide.lane(&members);
            }
            None => slide.part(part, sheet),
        }
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<p:sld {SPACES}><p:cSld><p:spTree>{TREE}{}</p:spTree>\
         </p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>",
        slide.out
    )
}

impl Slide<'_> {
    fn bounds(&self, part: &Part) -> Option<Rect> {
        part.bounds(&|text, style| self.brief.measure(text, style))
    }

    fn emu(&self, points: f32) -> i64 {
        (f64::from(points) * self.unit).round() as i64
    }

    fn id(&mut self) -> u32 {
        self.next += 1;
        self.next
    }

    /// A group of a lane's name and its marks, each a group of its own.
    fn lane(&mut self, members: &[&Part]) {
        let bounds = members.iter().filter_map(|part| self.bounds(part)).reduce(Rect::union);
        let name = members.first().map(|part| part.words.as_str()).unwrap_or_default();
        self.open(bounds, name, name);
        for part in members {
            self.group(part);
        }
        self.out.push_str("</p:grpSp>");
    }

    fn part(&mut self, part: &Part, sheet: &Sheet) {
        match part.kind {
            Kind::Title => self.title(part, sheet),
            Kind::Mark | Kind::Chart | Kind::Key | Kind::Note => self.group(part),
            _ => self.shapes(&part.shapes, &part.id),
        }
    }

    /// Runs of text that follow each other on one line become one box: set in another font, they still do not overlap.
    fn shapes(&mut self, shapes: &[Shape], name: &str) {
        let brief = self.brief;
        for line in lines(shapes, &|text, style| brief.measure(text, style)) {
            match line {
                [first @ Shape::Text { at, anchor: Anchor::Start, .. }, ..] => {
                    let right = self.end(line.last().unwrap_or(first));
                    self.line_of_text(line, right - at.x, name);
                }
                others => others.iter().for_each(|shape| self.shape(shape, name)),
            }
        }
    }

    /// Where a run of text ends, as measured.
    fn end(&self, shape: &Shape) -> f32 {
        match shape {
            Shape::Text { at, text, style, .. } => at.x + self.brief.measure(text, *style),
            _ => 0.0,
        }
    }

    fn line_of_text(&mut self, line: &[Shape], width: f32, name: &str) {
        let Some(Shape::Text { at, style, .. }) = line.first() else { return };
        let (mut runs, mut right) = (String::new(), at.x);
        for shape in line {
            let Shape::Text { at, text, style, color, .. } = shape else { continue };
            let apart = if at.x - right > 1.0 { "\u{2002}" } else { "" };
            runs.push_str(&self.run(&format!("{apart}{text}"), *style, *color));
            right = self.end(shape);
        }
        self.text(*at, (width, *style), Anchor::Start, &runs, name);
    }

    fn group(&mut self, part: &Part) {
        self.open(self.bounds(part), &part.id, &part.words);
        self.shapes(&part.shapes, &part.id);
        self.out.push_str("</p:grpSp>");
    }

    fn open(&mut self, bounds: Option<Rect>, name: &str, words: &str) {
        let bounds = bounds.unwrap_or(Rect::new(0.0, 0.0, 1.0, 1.0));
        let (x, y) = (self.emu(bounds.x), self.emu(bounds.y));
        let (w, h) = (self.emu(bounds.w).max(1), self.emu(bounds.h).max(1));
        let id = self.id();
        let _ = write!(
            self.out,
            "<p:grpSp><p:nvGrpSpPr><p:cNvPr id=\"{id}\" name=\"{}\" descr=\"{}\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>\
             <a:xfrm><a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"{w}\" cy=\"{h}\"/><a:chOff x=\"{x}\" y=\"{y}\"/><a:chExt cx=\"{w}\" cy=\"{h}\"/>\
             </a:xfrm></p:grpSpPr>",
            xml(name),
            xml(words),
        );
    }

    /// The title as the slide's title: one box over the whole width, so that editing it breaks nothing.
    fn title(&mut self, part: &Part, sheet: &Sheet) {
        let Some(Shape::Text { style, color, .. }) = part.shapes.first() else { return };
        let Some(bounds) = self.bounds(part) else { return };
        let width = sheet.width - 2.0 * bounds.x;
        let rect = Rect::new(bounds.x, bounds.y - 3.0, width, bounds.h + 8.0);
        let id = self.id();
        let place = self.place(rect, "");
        let run = self.run(&part.words, *style, *color);
        let _ = write!(
            self.out,
            "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"Title\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr>\
             <p:ph type=\"title\"/></p:nvPr></p:nvSpPr><p:spPr>{place}<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr><p:txBody>\
             <a:bodyPr wrap=\"square\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" anchor=\"t\"><a:normAutofit/></a:bodyPr><a:lstStyle/>\
             <a:p><a:pPr algn=\"l\"/>{run}</a:p></p:txBody></p:sp>"
        );
    }

    fn place(&self, rect: Rect, flip: &str) -> String {
        let (x, y, w, h) = (self.emu(rect.x), self.emu(rect.y), self.emu(rect.w).max(0), self.emu(rect.h).max(0));
        format!("<a:xfrm{flip}><a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"{w}\" cy=\"{h}\"/></a:xfrm>")
    }

    fn shape(&mut self, shape: &Shape, name: &str) {
        match shape {
            Shape::Rect { rect, fill, stroke, radius } => {
                let short = rect.w.min(rect.h).max(0.01);
                let round = (f64::from(radius / short) * 100_000.0).clamp(0.0, 50_000.0).round() as i64;
                let form = if round > 0 {
                    format!(
                        "<a:prstGeom prst=\"roundRect\"><a:avLst><a:gd name=\"adj\" fmla=\"val {round}\"/></a:avLst></a:prstGeom>"
                    )
                } else {
                    "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>".to_owned()
                };
                self.form(*rect, &form, *fill, *stroke, name);
            }
            Shape::Circle { centre, radius, fill, stroke } => {
                let rect = Rect::new(centre.x - radius, centre.y - radius, 2.0 * radius, 2.0 * radius);
                self.form(rect, "<a:prstGeom prst=\"ellipse\"><a:avLst/></a:prstGeom>", *fill, *stroke, name);
            }
            Shape::Line { from, to, stroke } => self.line(*from, *to, *stroke, name),
            Shape::Polygon { points, fill, stroke } => self.free(points, true, *fill, *stroke, name),
            Shape::Path { points, stroke } => self.free(points, false, None, Some(*stroke), name),
            Shape::Text { at, text, style, anchor, color } => {
                let run = self.run(text, *style, *color);
                self.text(*at, (self.brief.measure(text, *style), *style), *anchor, &run, name);
            }
        }
    }

    fn form(&mut self, rect: Rect, form: &str, fill: Option<Color>, stroke: Option<Stroke>, name: &str) {
        let id = self.id();
        let (place, inside, outline) = (self.place(rect, ""), filled(fill), self.outline(stroke));
        let _ = write!(
            self.out,
            "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{}\"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{place}{form}{inside}{outline}\
             </p:spPr></p:sp>",
            xml(name)
        );
    }

    fn line(&mut self, from: Point, to: Point, stroke: Stroke, name: &str) {
        let id = self.id();
        let rect = Rect::new(from.x.min(to.x), from.y.min(to.y), (to.x - from.x).abs(), (to.y - from.y).abs());
        let rises = (to.x - from.x) * (to.y - from.y) < 0.0;
        let place = self.place(rect, if rises { " flipV=\"1\"" } else { "" });
        let outline = self.outline(Some(stroke));
        let _ = write!(
            self.out,
            "<p:cxnSp><p:nvCxnSpPr><p:cNvPr id=\"{id}\" name=\"{}\"/><p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr><p:spPr>{place}\
             <a:prstGeom prst=\"line\"><a:avLst/></a:prstGeom>{outline}</p:spPr></p:cxnSp>",
            xml(name)
        );
    }

    fn free(&mut self, points: &[Point], closed: bool, fill: Option<Color>, stroke: Option<Stroke>, name: &str) {
        let shape = Shape::Polygon { points: points.to_vec(), fill: None, stroke: None };
        let bounds = shape.bounds(&fonts::measure);
        let (w, h) = (self.emu(bounds.w).max(1), self.emu(bounds.h).max(1));
        let inside = if fill.is_some() { "" } else { " fill=\"none\"" };
        let mut form = format!(
            "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l=\"0\" t=\"0\" r=\"r\" b=\"b\"/><a:pathLst>\
             <a:path w=\"{w}\" h=\"{h}\"{inside}>"
        );
        for (number, point) in points.iter().enumerate() {
            let step = if number == 0 { "moveTo" } else { "lnTo" };
            let (x, y) = (self.emu(point.x - bounds.x), self.emu(point.y - bounds.y));
            let _ = write!(form, "<a:{step}><a:pt x=\"{x}\" y=\"{y}\"/></a:{step}>");
        }
        form.push_str(if closed {
            "<a:close/></a:path></a:pathLst></a:custGeom>"
        } else {
            "</a:path></a:pathLst></a:custGeom>"
        });
        self.form(bounds, &form, fill, stroke, name);
    }

    fn text(&mut self, at: Point, (width, style): (f32, TextStyle), anchor: Anchor, runs: &str, name: &str) {
        // A little wider than measured: the reader's machine sets it in Arial.
        let width = width * 1.06 + 2.0;
        let (left, side) = match anchor {
            Anchor::Start => (at.x, "l"),
            Anchor::Middle => (at.x - width / 2.0, "ctr"),
            Anchor::End => (at.x - width, "r"),
        };
        let rect = Rect::new(left, at.y - 0.905 * style.size, width, 1.15 * style.size);
        let id = self.id();
        let place = self.place(rect, "");
        let _ = write!(
            self.out,
            "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{}\"/><p:cNvSpPr txBox=\"1\"/><p:nvPr/></p:nvSpPr><p:spPr>{place}\
             <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody><a:bodyPr wrap=\"none\" lIns=\"0\" tIns=\"0\" \
             rIns=\"0\" bIns=\"0\" anchor=\"t\"><a:noAutofit/></a:bodyPr><a:lstStyle/><a:p><a:pPr algn=\"{side}\"/>{runs}</a:p></p:txBody></p:sp>",
            xml(name)
        );
    }

    fn run(&self, text: &str, style: TextStyle, color: Color) -> String {
        // Hundredths of a point; a point is 12,700 EMU.
        let size = (f64::from(style.size) * self.unit / 127.0).round() as i64;
        let bold = if style.weight == Weight::SemiBold { " b=\"1\"" } else { "" };
        let italic = if style.italic { " i=\"1\"" } else { "" };
        format!(
            "<a:r><a:rPr lang=\"en-GB\" sz=\"{size}\"{bold}{italic}>{}<a:latin typeface=\"Arial\"/><a:cs typeface=\"Arial\"/></a:rPr>\
             <a:t>{}</a:t></a:r>",
            solid(color),
            xml(text)
        )
    }

    fn outline(&self, stroke: Option<Stroke>) -> String {
        let Some(stroke) = stroke else { return "<a:ln><a:noFill/></a:ln>".to_owned() };
        let dash = if stroke.dash.is_some() { "<a:prstDash val=\"sysDash\"/>" } else { "" };
        format!("<a:ln w=\"{}\">{}{dash}</a:ln>", self.emu(stroke.width).max(1), solid(stroke.color))
    }
}

fn solid(color: Color) -> String {
    let rgb = format!("{:02X}{:02X}{:02X}", color.r, color.g, color.b);
    if color.a == 255 {
        return format!("<a:solidFill><a:srgbClr val=\"{rgb}\"/></a:solidFill>");
    }
    let alpha = u32::from(color.a) * 100_000 / 255;
    format!("<a:solidFill><a:srgbClr val=\"{rgb}\"><a:alpha val=\"{alpha}\"/></a:srgbClr></a:solidFill>")
}

fn filled(fill: Option<Color>) -> String {
    fill.map_or_else(|| "<a:noFill/>".to_owned(), solid)
}
