//! The reader: a document's text by paragraphs, the selected sentence tinted, its date underlined, amounts boxed.
//!
//! Only the paragraphs in sight are laid out; the heights of the others are estimated until they have been seen.

use egui::{Align2, CursorIcon, Id, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::app::App;
use super::fonts::Face;
use super::icons::{self, Icon};
use super::paint::{self, color, theme};
use super::paragraph::{self, Look};
use super::widgets::{self, NOTE, ROW};
use crate::corpus::Article;
use crate::model::{DocId, Paragraph, RecordId};
use crate::view::glyph;
use crate::view::scene::pt;
use crate::view::text::{TextStyle, Weight, cut};
use crate::view::theme::Emblem;
use crate::view::{Group, Theme};

/// Left of the text: paragraph numbers and marks.
const GUTTER: f32 = 50.0;
/// Right of the text: the map of the document and air.
const RIGHT: f32 = 40.0;
/// Between paragraphs.
const GAP: f32 = 11.0;
/// One line of text.
const LINE: f32 = 21.0;

/// What the reader keeps from frame to frame.
#[derive(Debug, Default)]
pub struct State {
    /// The document and width that the heights belong to.
    key: Option<(DocId, u32, usize)>,
    heights: Vec<f32>,
}

/// What the user did in the reader.
#[derive(Debug, Default)]
struct Did {
    select: Option<RecordId>,
    reveal: bool,
}

/// The panel: head and text of the open document.
pub fn panel_ui(app: &mut App, ui: &mut Ui) {
    widgets::tabs_ui(ui, &[("Source", String::new())], 0);
    let Some(id) = app.reading.document.filter(|id| app.corpus.article(*id).is_some()) else {
        nothing_ui(ui);
        return;
    };
    let mut state = std::mem::take(&mut app.reader);
    let mut did = Did::default();
    if let Some(article) = app.corpus.article(id) {
        head_ui(app, ui, article);
        did = text_ui(app, ui, id, article, &mut state);
    }
    app.reader = state;
    app.reading.scroll_to = None;
    match did.select {
        Some(id) if did.reveal => app.show_on_timeline(id),
        Some(id) => app.select(id),
        None => {}
    }
}

fn nothing_ui(ui: &Ui) {
    let rect = ui.available_rect_before_wrap();
    let theme = theme(ui);
    ui.painter().rect_filled(rect, 0.0, color(theme.canvas));
    let middle = pos2(rect.center().x, rect.center().y);
    icons::paint(ui.painter(), Icon::Page, middle - vec2(0.0, 34.0), color(theme.text3));
    let big = TextStyle::sans(Weight::SemiBold, 13.0);
    paint::text(ui, ui.painter(), middle, Align2::CENTER_CENTER, "No document open", big, theme.text);
    let lines = ["Double-click a mark, or press Enter on it,", "to read the paragraph behind it"];
    for (at, line) in lines.iter().enumerate() {
        let place = middle + vec2(0.0, 24.0 + 18.0 * at as f32);
        paint::text(ui, ui.painter(), place, Align2::CENTER_CENTER, line, widgets::CONTROL, theme.text2);
    }
}

/// Outlet, headline, date with where it came from, and which paragraph is read.
fn head_ui(app: &App, ui: &mut Ui, article: &Article) {
    let document = &article.document;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 74.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, format!("Source {}", document.title)));
    let theme = theme(ui);
    let painter = ui.painter();
    painter.rect_filled(rect, 0.0, color(theme.panel));
    painter.hline(rect.x_range(), rect.bottom() - 0.5, (1.0, color(theme.line)));
    let left = rect.left() + 16.0;
    let outlet = document.outlet.as_deref().unwrap_or(&document.path);
    let measure = |text: &str, style: TextStyle| paint::measure(ui, text, style);
    let outlet = cut(outlet, ROW, rect.width() - 32.0, &measure).unwrap_or_default();
    paint::text(ui, painter, pos2(left, rect.top() + 15.0), Align2::LEFT_CENTER, &outlet, ROW, theme.text2);
    let bold = TextStyle::sans(Weight::SemiBold, 14.0);
    let title = cut(&document.title, bold, rect.width() - 32.0, &measure).unwrap_or_default();
    paint::text(ui, painter, pos2(left, rect.top() + 35.0), Align2::LEFT_CENTER, &title, bold, theme.text);
    let y = rect.top() + 57.0;
    let date = document.date.when.as_ref().map(crate::model::When::words);
    let strong = TextStyle::sans(Weight::SemiBold, 12.5);
    let ink = if date.is_some() { theme.text } else { theme.warning };
    let words = date.as_deref().unwrap_or("No date");
    let width = paint::text(ui, painter, pos2(left, y), Align2::LEFT_CENTER, words, strong, ink).x;
    if date.is_some() {
        let basis = format!("date from the {}", super::documents::basis_words(article));
        widgets::tag(
            ui,
            pos2(left + width + 8.0, y),
            &basis.replace("the inferred", "the text").replace("the user", "you"),
        );
    }
    let here =
        app.selected().filter(|(open, _)| open.document.path == document.path).map(|(_, r)| r.evidence.paragraph);
    let total = document.paragraphs.len();
    let count = here.map_or_else(|| format!("{total} ¶"), |here| format!("¶ {here} of {total}"));
    paint::text(ui, painter, pos2(rect.right() - 16.0, y), Align2::RIGHT_CENTER, &count, ROW, theme.text2);
    if !document.date.why.is_empty() {
        response.on_hover_text(&document.date.why);
    }
}

fn text_ui(app: &App, ui: &mut Ui, id: DocId, article: &Article, state: &mut State) -> Did {
    let area = ui.available_rect_before_wrap();
    let theme = theme(ui);
    ui.painter().rect_filled(area, 0.0, color(theme.canvas));
    let width = (area.width() - GUTTER - RIGHT).max(80.0);
    let paragraphs = &article.document.paragraphs;
    let key = Some((id, width as u32, paragraphs.len()));
    if state.key != key {
        state.key = key;
        state.heights = paragraphs.iter().map(|paragraph| estimate(paragraph, width)).collect();
    }
    let mut scroll = ScrollArea::vertical().id_salt(("reader", id.0)).auto_shrink([false, false]);
    if let Some(number) = app.reading.scroll_to {
        let offset = target(app, ui, article, number, width, area.height(), state);
        scroll = scroll.vertical_scroll_offset(offset);
    }
    let mut did = Did::default();
    let mut sight = (0.0, 1.0);
    let total: f32 = state.heights.iter().sum::<f32>() + 40.0;
    let mut text = ui.new_child(egui::UiBuilder::new().max_rect(area));
    text.set_clip_rect(area.intersect(ui.clip_rect()));
    scroll.show_viewport(&mut text, |ui, view| {
        ui.spacing_mut().item_spacing.y = 0.0;
        sight = (view.top() / total, view.bottom() / total);
        let (inner, _) = ui.allocate_exact_size(vec2(ui.available_width(), total.max(area.height())), Sense::hover());
        let mut y = inner.top() + 14.0;
        for (at, paragraph) in paragraphs.iter().enumerate() {
            let height = state.heights.get(at).copied().unwrap_or(LINE);
            let seen = y + height > inner.top() + view.top() - 40.0 && y < inner.top() + view.bottom() + 40.0;
            if seen {
                let place = pos2(inner.left() + GUTTER, y);
                let real = paragraph_ui(app, ui, article, paragraph, place, width, &mut did);
                if (real - height).abs() > 0.5 {
                    if let Some(known) = state.heights.get_mut(at) {
                        *known = real;
                    }
                    ui.ctx().request_repaint();
                }
            }
            y += height;
        }
    });
    map_ui(app, ui, area, article, sight);
    did
}

/// A guess for a paragraph that has not been laid out yet.
fn estimate(paragraph: &Paragraph, width: f32) -> f32 {
    let letters = paragraph.span.len() as f32;
    (letters * 7.0 / width).ceil().max(1.0) * LINE + GAP
}

/// The scroll offset that brings the selected sentence of a paragraph to one third of the height.
fn target(app: &App, ui: &Ui, article: &Article, number: u32, width: f32, height: f32, state: &mut State) -> f32 {
    let paragraphs = &article.document.paragraphs;
    let at = paragraphs.iter().position(|paragraph| paragraph.number == number).unwrap_or(0);
    // What will be in sight is measured, so that nothing moves once it is painted.
    let mut room = height;
    for index in (0..at).rev().take_while(|_| true) {
        if room < 0.0 {
            break;
        }
        let Some(paragraph) = paragraphs.get(index) else { break };
        let real = measured(app, ui, article, paragraph, width).0;
        if let Some(known) = state.heights.get_mut(index) {
            *known = real;
        }
        room -= real;
    }
    let before: f32 = 14.0 + state.heights.iter().take(at).sum::<f32>();
    let Some(paragraph) = paragraphs.get(at) else { return 0.0 };
    let (real, sentence) = measured(app, ui, article, paragraph, width);
    if let Some(known) = state.heights.get_mut(at) {
        *known = real;
    }
    (before + sentence - height / 3.0).max(0.0)
}

/// Height of a paragraph with its gap, and how far below its top the selected date (or its sentence) stands.
fn measured(app: &App, ui: &Ui, article: &Article, paragraph: &Paragraph, width: f32) -> (f32, f32) {
    let look = look(app, ui, article, paragraph);
    let galley = paragraph::galley(ui, &article.document, paragraph, &look, width);
    let evidence = look.selected.map(|record| record.evidence);
    let span = evidence.map(|evidence| evidence.date.unwrap_or(evidence.sentence));
    let y = span.and_then(|span| paragraph::rects(&galley, &article.document, paragraph, span).first().map(Rect::top));
    (galley.size().y + GAP, y.unwrap_or(0.0))
}

fn look<'a>(app: &'a App, ui: &Ui, article: &'a Article, paragraph: &Paragraph) -> Look<'a> {
    let selected = app.selected().map(|(_, record)| record);
    let here = |record: &&crate::model::Record| {
        record.evidence.paragraph == paragraph.number
            && app
                .corpus
                .article(record.evidence.document)
                .is_some_and(|open| open.document.path == article.document.path)
    };
    Look { theme: theme(ui), selected: selected.filter(here), reading: &article.reading }
}

fn paragraph_ui(
    app: &App,
    ui: &Ui,
    article: &Article,
    paragraph: &Paragraph,
    place: egui::Pos2,
    width: f32,
    did: &mut Did,
) -> f32 {
    let look = look(app, ui, article, paragraph);
    let document = &article.document;
    let galley = paragraph::galley(ui, document, paragraph, &look, width);
    let theme = look.theme;
    let painter = ui.painter();
    let rect = Rect::from_min_size(place, vec2(width, galley.size().y));
    let node = ui.interact(rect, Id::unique(("paragraph", paragraph.number)), Sense::hover());
    node.widget_info(|| WidgetInfo::labeled(Role::Label, true, paragraph.span.of(&document.text)));
    let number = pos2(place.x - 18.0, place.y + LINE / 2.0);
    let label = format!("¶ {}", paragraph.number);
    paint::text(ui, painter, number, Align2::RIGHT_CENTER, &label, NOTE, theme.text3);
    if look.selected.is_some() {
        let bar = Rect::from_min_max(pos2(place.x - 12.0, rect.top()), pos2(place.x - 10.0, rect.bottom()));
        painter.rect_filled(bar, 0.0, color(theme.edge));
    }
    paragraph::paint(ui, &galley, document, paragraph, &look, place);
    gutter_marks(ui, article, paragraph, &galley, place, theme);
    for link in paragraph::links(&article.reading, paragraph) {
        for (part, at) in paragraph::rects(&galley, document, paragraph, link.span).iter().zip(0..) {
            let part = part.translate(place.to_vec2());
            let id = Id::unique(("word", paragraph.number, link.span.start, link.record.0, at));
            let response = ui.interact(part, id, Sense::click());
            let words = link.span.of(&document.text);
            response.widget_info(|| WidgetInfo::labeled(Role::Link, true, format!("{words}: {}", link.label)));
            widgets::focus_ring(ui, &response, part);
            let response = response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(link.label);
            if response.clicked() {
                *did = Did { select: Some(link.record), reveal: true };
            }
        }
    }
    galley.size().y + GAP
}

/// Emblems beside the lines that carry a record.
fn gutter_marks(
    ui: &Ui,
    article: &Article,
    paragraph: &Paragraph,
    galley: &egui::Galley,
    place: egui::Pos2,
    theme: &Theme,
) {
    let mut taken: Vec<f32> = Vec::new();
    for record in article.reading.records.iter().filter(|record| record.evidence.paragraph == paragraph.number) {
        let span = record.evidence.amount.or(record.evidence.date).unwrap_or(record.evidence.sentence);
        let rects = paragraph::rects(galley, &article.document, paragraph, span);
        let Some(line) = rects.first() else { continue };
        // The number of the paragraph stands on its first line.
        let y = line.center().y.max(LINE * 1.5);
        if taken.iter().any(|other| (other - y).abs() < 8.0) {
            continue;
        }
        taken.push(y);
        let group = Group::of(record.category);
        let (emblem, hue) =
            if record.figure.is_some() { (Emblem::Figure, theme.text) } else { (group.emblem(), theme.hue(group)) };
        let mut shapes = Vec::new();
        glyph::emblem(&mut shapes, emblem, pt(0.0, 0.0), 4.2, hue);
        paint::shapes(ui, ui.painter(), &shapes, pos2(place.x - 24.0, place.y + y));
    }
}

/// The strip at the right: every record of the document, the selected one, and what is in sight.
fn map_ui(app: &App, ui: &Ui, area: Rect, article: &Article, sight: (f32, f32)) {
    let strip = Rect::from_min_max(pos2(area.right() - 14.0, area.top()), area.max);
    let theme = theme(ui);
    let painter = ui.painter();
    painter.rect_filled(strip, 0.0, color(theme.panel));
    painter.vline(strip.left() + 0.5, strip.y_range(), (1.0, color(theme.line_faint)));
    let y = |share: f32| strip.top() + share.clamp(0.0, 1.0) * strip.height();
    let view = Rect::from_x_y_ranges(strip.x_range(), y(sight.0)..=y(sight.1));
    painter.rect_filled(view, 0.0, color(theme.line_faint));
    let length = article.document.text.len().max(1) as f32;
    for record in &article.reading.records {
        let at = y(record.evidence.sentence.start as f32 / length);
        let selected = app.selection == Some(record.id);
        let group = Group::of(record.category);
        let ink = if record.figure.is_some() { theme.text } else { theme.hue(group) };
        let (ink, height, inset) = if selected { (theme.edge, 5.0, 1.0) } else { (ink, 2.0, 4.0) };
        let mark = Rect::from_min_max(
            pos2(strip.left() + inset, at - height / 2.0),
            pos2(strip.right() - inset, at + height / 2.0),
        );
        painter.rect_filled(mark, 0.0, color(ink));
    }
}

/// The font of the user's own text.
#[must_use]
pub fn body_font() -> egui::FontId {
    Face::Serif.at(14.0)
}
