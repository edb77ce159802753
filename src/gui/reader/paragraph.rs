//! One paragraph of the reader: its text with styles, what is painted below and over it, and the words that can be clicked.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, Galley, Pos2, Rect, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};

use crate::extract::Reading;
use crate::gui::kit::fonts::Face;
use crate::gui::kit::paint::color;
use crate::model::{Document, Paragraph, ParagraphKind, Record, RecordId, Span};
use crate::view::Theme;

/// How a paragraph is to look.
pub struct Look<'a> {
    /// The theme.
    pub theme: &'a Theme,
    /// The selected record, where this paragraph carries it.
    pub selected: Option<&'a Record>,
    /// What was read out of the document.
    pub reading: &'a Reading,
    /// Words that were looked for, in the order of the text.
    pub found: &'a [Span],
    /// The hit that was stepped to.
    pub hit: Option<Span>,
    /// Words that the user has picked.
    pub picked: Option<Span>,
    /// The record under the pointer on the timeline.
    pub pulse: Option<RecordId>,
}

/// Words that lead to a record.
#[derive(Debug, Clone, PartialEq)]
pub struct Link<'a> {
    /// The words.
    pub span: Span,
    /// The record.
    pub record: RecordId,
    /// Its title.
    pub label: &'a str,
}

/// The words of a paragraph that can be clicked: dates and amounts of its records, in order, without overlaps.
#[must_use]
pub fn links<'a>(reading: &'a Reading, paragraph: &Paragraph) -> Vec<Link<'a>> {
    let here = reading.records.iter().filter(|record| record.evidence.paragraph == paragraph.number);
    let mut links: Vec<Link> = here
        .filter_map(|record| {
            // An amount leads to its figure; a date to the event it dates, so that both can be reached.
            let span = if record.figure.is_some() { record.evidence.amount } else { record.evidence.date };
            span.map(|span| Link { span, record: record.id, label: &record.label })
        })
        .filter(|link| paragraph.span.contains(link.span))
        .collect();
    links.sort_by_key(|link| (link.span, link.record));
    let mut end = 0;
    links.retain(|link| {
        let free = link.span.start >= end;
        if free {
            end = link.span.end;
        }
        free
    });
    links
}

/// How words are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    Plain,
    Date,
    Amount,
}

/// Stretches of a paragraph with one style each, covering it.
fn stretches(paragraph: &Paragraph, look: &Look) -> Vec<(Span, Style)> {
    let mut marked: Vec<(Span, Style)> = Vec::new();
    let date = look.selected.and_then(|record| record.evidence.date);
    marked.extend(date.map(|span| (span, Style::Date)));
    marked.extend(amounts(paragraph, look).into_iter().map(|span| (span, Style::Amount)));
    marked.retain(|(span, _)| paragraph.span.contains(*span));
    marked.sort_by_key(|(span, _)| *span);
    let mut out = Vec::new();
    let mut at = paragraph.span.start;
    for (span, style) in marked {
        if span.start < at {
            continue;
        }
        out.push((Span { start: at, end: span.start }, Style::Plain));
        out.push((span, style));
        at = span.end;
    }
    out.push((Span { start: at, end: paragraph.span.end }, Style::Plain));
    out
}

/// The amounts of a paragraph that are figures.
fn amounts(paragraph: &Paragraph, look: &Look) -> Vec<Span> {
    let here = look.reading.records.iter().filter(|record| record.evidence.paragraph == paragraph.number);
    let mut spans: Vec<Span> = here.filter_map(|record| record.evidence.amount).collect();
    spans.sort();
    spans.dedup();
    spans
}

/// Dates in a paragraph that are not the selected one's own: the supporting dates.
fn dates(paragraph: &Paragraph, look: &Look) -> Vec<Span> {
    let own = look.selected.and_then(|record| record.evidence.date);
    let first = look.reading.dates.partition_point(|date| date.span.start < paragraph.span.start);
    let here = look.reading.dates.iter().skip(first).map(|date| date.span);
    let here = here.take_while(|span| span.start < paragraph.span.end);
    here.filter(|span| own.is_none_or(|own| !own.overlaps(*span))).collect()
}

/// Lays the paragraph out.
#[must_use]
pub fn galley(ui: &Ui, document: &Document, paragraph: &Paragraph, look: &Look, width: f32) -> Arc<Galley> {
    let theme = look.theme;
    let (font, ink) = match paragraph.kind {
        ParagraphKind::Title | ParagraphKind::Heading => (Face::SerifBold.at(14.0), theme.text),
        ParagraphKind::Furniture | ParagraphKind::Byline => (body_font(), theme.text3),
        _ if look.selected.is_some() => (body_font(), theme.text),
        _ => (body_font(), theme.text2),
    };
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    let mut after_amount = false;
    for (span, style) in stretches(paragraph, look) {
        let text = span.of(&document.text);
        if text.is_empty() {
            continue;
        }
        let font = if style == Style::Date { Face::SerifBold.at(14.0) } else { font.clone() };
        let format = TextFormat { line_height: Some(21.0), ..TextFormat::simple(font, color(ink)) };
        let lead = if style == Style::Amount || after_amount { 4.0 } else { 0.0 };
        job.append(text, lead, format);
        after_amount = style == Style::Amount;
    }
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// Where the words of a span stand, one rectangle a line, relative to the galley. Space at line ends is left out.
#[must_use]
pub fn rects(galley: &Galley, document: &Document, paragraph: &Paragraph, span: Span) -> Vec<Rect> {
    let span = Span { start: span.start.max(paragraph.span.start), end: span.end.min(paragraph.span.end) };
    let count = |from: u32, to: u32| Span { start: from, end: to }.of(&document.text).chars().count();
    let first = count(paragraph.span.start, span.start);
    let last = first + count(span.start, span.end);
    let mut out = Vec::new();
    let mut start = 0;
    for row in &galley.rows {
        let length = row.glyphs.len();
        let (from, to) = (first.max(start), last.min(start + length));
        if from < to {
            let glyphs = row.glyphs.get(from - start..to - start).unwrap_or_default();
            let end = glyphs.iter().rposition(|glyph| !glyph.chr.is_whitespace());
            if let (Some(left), Some(right)) = (glyphs.first(), end.and_then(|end| glyphs.get(end))) {
                let x = row.pos.x + left.pos.x..=row.pos.x + right.max_x();
                out.push(Rect::from_x_y_ranges(x, row.pos.y..=row.pos.y + row.size.y));
            }
        }
        start += length + usize::from(row.ends_with_newline);
        if start >= last {
            break;
        }
    }
    out
}

/// The byte of the document under a place of the galley.
#[must_use]
pub fn offset_at(galley: &Galley, document: &Document, paragraph: &Paragraph, at: Vec2) -> u32 {
    offset_of(document, paragraph, galley.cursor_from_pos(at).index.0)
}

/// The byte of the document behind so many letters of a paragraph.
#[must_use]
pub fn offset_of(document: &Document, paragraph: &Paragraph, letters: usize) -> u32 {
    let text = paragraph.span.of(&document.text);
    let byte = text.char_indices().nth(letters).map_or(text.len(), |(byte, _)| byte);
    paragraph.span.start + byte as u32
}

/// Paints tint, text, underlines and boxes.
pub fn paint(ui: &Ui, galley: &Arc<Galley>, document: &Document, paragraph: &Paragraph, look: &Look, place: Pos2) {
    let theme = look.theme;
    let painter = ui.painter();
    let put = |span: Span| {
        rects(galley, document, paragraph, span).into_iter().map(move |rect| rect.translate(place.to_vec2()))
    };
    if let Some(record) = look.selected {
        for rect in put(record.evidence.sentence) {
            painter.rect_filled(rect.shrink2(vec2(-2.0, 0.5)), 2.0, color(theme.tint));
        }
    }
    if let Some(record) = look.pulse.and_then(|id| look.reading.records.iter().find(|record| record.id == id)) {
        for rect in put(record.evidence.clause) {
            painter.rect_filled(rect.shrink2(vec2(-2.0, 0.5)), 2.0, color(theme.hover));
        }
    }
    let first = look.found.partition_point(|span| span.start < paragraph.span.start);
    for span in look.found.iter().skip(first).take_while(|span| span.end <= paragraph.span.end) {
        for rect in put(*span) {
            let here = look.hit == Some(*span);
            painter.rect_filled(
                rect.shrink2(vec2(-1.5, 2.0)),
                2.0,
                color(theme.link.at(if here { 0.38 } else { 0.2 })),
            );
            if here {
                let pen = Stroke::new(1.5, color(theme.link));
                painter.rect_stroke(rect.shrink2(vec2(-1.5, 2.0)), 2.0, pen, StrokeKind::Outside);
            }
        }
    }
    if let Some(span) = look.picked.filter(|span| paragraph.span.overlaps(*span)) {
        for rect in put(span) {
            painter.rect_filled(rect.shrink2(vec2(0.0, 1.0)), 0.0, color(theme.link.at(0.28)));
        }
    }
    painter.galley(place, Arc::clone(galley), Color32::PLACEHOLDER);
    for span in dates(paragraph, look) {
        for rect in put(span) {
            let y = rect.bottom() - 2.5;
            let points = [pos2(rect.left(), y), pos2(rect.right(), y)];
            painter.extend(egui::Shape::dotted_line(&points, color(theme.text2), 3.0, 0.7));
        }
    }
    if let Some(span) = look.selected.and_then(|record| record.evidence.date) {
        for rect in put(span) {
            let line =
                Rect::from_min_max(pos2(rect.left(), rect.bottom() - 3.5), pos2(rect.right(), rect.bottom() - 1.5));
            painter.rect_filled(line, 0.0, color(theme.edge));
        }
    }
    let own = look.selected.and_then(|record| record.evidence.amount);
    for span in amounts(paragraph, look) {
        let (ink, width) = if own == Some(span) { (theme.edge, 1.8) } else { (theme.text2, 1.2) };
        for rect in put(span) {
            let frame = rect.shrink2(vec2(-2.5, 2.0));
            painter.rect_stroke(frame, 2.0, Stroke::new(width, color(ink)), StrokeKind::Middle);
        }
    }
}

/// One line of text.
pub(crate) const LINE: f32 = 21.0;

/// The font of the user's own text.
#[must_use]
pub fn body_font() -> egui::FontId {
    Face::Serif.at(14.0)
}
