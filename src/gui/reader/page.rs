//! The page of a file as it is printed, with the sentence of the selected mark boxed, beside its text or alone.
//!
//! One page is drawn at a time, on a thread of its own; the last few are kept.

use std::path::PathBuf;

use egui::{
    Align2, Color32, ColorImage, Context, Id, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, TextureOptions, Ui,
    UiBuilder, WidgetInfo, pos2, vec2,
};

use super::Did;
use crate::corpus::Article;
use crate::gui::app::state::page::{Drawn, Pages, Printing, Sheet, Shown};
use crate::gui::app::state::reader::State;
use crate::gui::app::{Parts, original};
use crate::gui::kit::icons::{self, Icon};
use crate::gui::kit::paint::{self, color, theme};
use crate::gui::kit::widgets::{self, ROW};
use crate::job::Task;
use crate::load;
use crate::load::picture::{self, Picture};
use crate::model::{DocId, Record, Span};
use crate::view::passage::{self, Part};

/// Height of the bar above.
const BAR: f32 = 34.0;
/// Around the page.
const MARGIN: f32 = 12.0;
/// Narrower panels show page and text one above the other.
const BESIDE: f32 = 460.0;
/// Pictures are made in steps of so many points of theirs, so that a panel that is being resized draws few of them.
const STEP: u32 = 160;
const WIDEST: u32 = 2_400;
/// Pictures that are kept.
const KEPT: usize = 4;

/// Page and text of a file that has pages.
pub fn pages_ui(parts: &mut Parts<'_>, ui: &mut Ui, id: DocId, article: &Article, state: &mut State) -> Did {
    follow(parts, article, &mut state.pages);
    bar_ui(parts, ui, article, &mut state.pages);
    let shown = parts.panes.kept.printed;
    if shown == Shown::Text {
        return super::text_ui(parts, ui, id, article, state);
    }
    let area = ui.available_rect_before_wrap();
    let beside = area.width() >= BESIDE;
    let (page, text) = match (shown, beside) {
        (Shown::Page, _) => (area, None),
        (_, true) => {
            let (page, text) = area.split_left_right_at_fraction(0.52);
            (page, Some(text))
        }
        (_, false) => {
            let (page, text) = area.split_top_bottom_at_fraction(0.5);
            (page, Some(text))
        }
    };
    page_ui(parts, ui, article, page, &mut state.pages);
    let did = text.map(|text| {
        let mut child = ui.new_child(UiBuilder::new().max_rect(text));
        super::text_ui(parts, &mut child, id, article, state)
    });
    ui.advance_cursor_after_rect(area);
    did.unwrap_or_default()
}

/// The selected record, where it stands in this document.
fn selected<'a>(parts: &'a Parts<'_>, article: &Article) -> Option<&'a Record> {
    let (open, record) = parts.data.selected(parts.choice)?;
    (open.document.path == article.document.path).then_some(record)
}

/// Turns to the page of the record that was selected, or to the first of a file that was opened.
fn follow(parts: &Parts<'_>, article: &Article, pages: &mut Pages) {
    let document = &article.document;
    let record = selected(parts, article);
    let here = pages.at.as_ref().is_some_and(|(path, page)| *path == document.path && *page <= document.pages.len());
    let id = record.map(|record| record.id);
    if here && pages.followed == id {
        return;
    }
    if let Some(record) = record {
        let start = record.evidence.date.unwrap_or(record.evidence.sentence).start;
        pages.at = Some((document.path.clone(), document.page_at(start).unwrap_or(1)));
    } else if !here {
        pages.at = Some((document.path.clone(), 1));
    }
    (pages.followed, pages.reveal) = (id, true);
}

/// What is shown, and which page.
fn bar_ui(parts: &mut Parts<'_>, ui: &mut Ui, article: &Article, pages: &mut Pages) {
    let theme = theme(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), BAR), Sense::hover());
    ui.painter().rect_filled(rect, 0.0, color(theme.panel));
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (1.0, color(theme.line)));
    let mut row = ui.new_child(UiBuilder::new().max_rect(rect.shrink2(vec2(14.0, 5.0))));
    row.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for shown in Shown::ALL {
            if widgets::choice_ui(ui, shown.word(), "", parts.panes.kept.printed == shown).clicked() {
                parts.panes.kept.printed = shown;
                pages.reveal = true;
            }
        }
    });
    let Some((_, page)) = &mut pages.at else { return };
    let count = article.document.pages.len();
    let words = format!("page {page} of {count}");
    let middle = rect.center().y;
    let next = Rect::from_center_size(pos2(rect.right() - 22.0, middle), vec2(24.0, 24.0));
    let width = paint::measure(ui, &words, ROW);
    let before = Rect::from_center_size(pos2(next.left() - width - 22.0, middle), vec2(24.0, 24.0));
    if before.left() < rect.left() + 210.0 {
        return;
    }
    paint::text(ui, ui.painter(), pos2(next.left() - 5.0, middle), Align2::RIGHT_CENTER, &words, ROW, theme.text2);
    if turn_ui(ui, before, Icon::Back, "Page before", *page > 1) {
        *page -= 1;
    }
    if turn_ui(ui, next, Icon::Forward, "Next page", *page < count) {
        *page += 1;
    }
}

fn turn_ui(ui: &Ui, rect: Rect, icon: Icon, name: &str, enabled: bool) -> bool {
    let theme = theme(ui);
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    let response = ui.interact(rect, Id::unique(("turn", name)), sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
    if enabled && response.hovered() {
        ui.painter().rect_filled(rect, 5.0, color(theme.hover));
    }
    let ink = if enabled { theme.text2 } else { theme.line_strong };
    icons::paint(ui.painter(), icon, rect.center(), color(ink));
    widgets::focus_ring(ui, &response, rect);
    response.on_hover_text(name).clicked() && enabled
}

/// The picture of a page, or why there is none.
fn page_ui(parts: &Parts<'_>, ui: &mut Ui, article: &Article, area: Rect, pages: &mut Pages) {
    let theme = theme(ui);
    ui.painter().rect_filled(area, 0.0, color(theme.chrome));
    ui.painter().vline(area.right() - 0.5, area.y_range(), (1.0, color(theme.line)));
    let Some((_, page)) = pages.at.clone() else { return };
    let place = original::around(parts.data, &article.document.path).filter(|(place, _)| place.is_file());
    let Some(file) = place else {
        return words_ui(ui, area, "The page is drawn from the file itself, which lies in no folder");
    };
    let width = (area.width() - 2.0 * MARGIN - 8.0).max(80.0);
    let wanted = sheet(article, file, page, width * ui.pixels_per_point());
    draw(ui.ctx(), pages, &wanted);
    let Some(at) = pages.drawn.iter().position(|drawn| drawn.sheet == wanted || drawn.sheet.is_page_of(&wanted)) else {
        return words_ui(ui, area, "The page is being drawn …");
    };
    let reveal = std::mem::take(&mut pages.reveal);
    match pages.drawn.get(at).map(|drawn| &drawn.picture) {
        Some(Ok(printing)) => {
            let record = selected(parts, article);
            let boxed = |span: Span| passage::boxes(&article.document, page, &printing.lines, span);
            let marks = Marks {
                sentence: record.map(|record| boxed(record.evidence.sentence)).unwrap_or_default(),
                date: record.and_then(|record| record.evidence.date).map(boxed).unwrap_or_default(),
            };
            picture_ui(ui, area, width, printing, &marks, (page, article.document.pages.len()), reveal);
        }
        Some(Err(reason)) => words_ui(ui, area, reason),
        None => {}
    }
}

fn sheet(article: &Article, (file, around): (PathBuf, &str), page: usize, width: f32) -> Sheet {
    let width = (width as u32).div_ceil(STEP).saturating_mul(STEP).min(WIDEST);
    let (around, name) = (around.to_owned(), article.document.path.clone());
    Sheet { file, around, name, hash: article.document.hash.clone(), page, width }
}

impl Sheet {
    /// True for a picture of the same page in another size.
    fn is_page_of(&self, other: &Self) -> bool {
        Self { width: other.width, ..self.clone() } == *other
    }
}

/// Takes what was drawn, and draws what is wanted and not there.
fn draw(ctx: &Context, pages: &mut Pages, wanted: &Sheet) {
    if let Some((sheet, task)) = pages.work.take() {
        let mut task = Some(task);
        match Task::take(&mut task) {
            Some(answer) => {
                let picture = answer.unwrap_or_else(|_| Err("This page cannot be drawn".to_owned()));
                let picture = picture.map(|picture| printing(ctx, picture));
                pages.drawn.retain(|drawn| !drawn.sheet.is_page_of(&sheet));
                pages.drawn.insert(0, Drawn { sheet, picture });
                pages.drawn.truncate(KEPT);
            }
            None => pages.work = task.map(|task| (sheet, task)),
        }
    }
    if pages.work.is_some() || pages.drawn.iter().any(|drawn| drawn.sheet == *wanted) {
        return;
    }
    let sheet = wanted.clone();
    let (of, wake) = (wanted.clone(), ctx.clone());
    let work = move |_: &std::sync::atomic::AtomicBool| {
        let bytes = std::fs::read(&of.file).map_err(|error| format!("The file cannot be read: {error}"))?;
        let inner = || load::member(&of.around, &bytes, &of.name).ok_or("It is no longer in the file that it lay in");
        let bytes = if of.around == of.name { bytes } else { inner()? };
        picture::draw(&bytes, of.page, of.width as f32)
    };
    pages.work = Some((sheet, Task::start("page", work, move || wake.request_repaint())));
}

fn printing(ctx: &Context, picture: Picture) -> Printing {
    let [width, height] = picture.size;
    let shape = height as f32 / (width as f32).max(1.0);
    let image = ColorImage::from_rgba_unmultiplied(picture.size, &picture.rgba);
    let texture = ctx.load_texture("printed page", image, TextureOptions::LINEAR);
    Printing { texture, shape, lines: picture.lines, missing: picture.missing }
}

/// Where the words of the selected mark stand on the page.
struct Marks {
    sentence: Vec<Part>,
    date: Vec<Part>,
}

fn picture_ui(
    ui: &mut Ui,
    area: Rect,
    width: f32,
    printing: &Printing,
    marks: &Marks,
    (page, count): (usize, usize),
    reveal: bool,
) {
    let theme = theme(ui);
    let height = width * printing.shape;
    let mut child = ui.new_child(UiBuilder::new().max_rect(area));
    child.set_clip_rect(area.intersect(ui.clip_rect()));
    let mut scroll = ScrollArea::vertical().id_salt("printed page").auto_shrink([false, false]);
    if let Some([_, top, ..]) = marks.sentence.first().filter(|_| reveal) {
        scroll = scroll.vertical_scroll_offset((MARGIN + top * height - area.height() / 3.0).max(0.0));
    } else if reveal {
        scroll = scroll.vertical_scroll_offset(0.0);
    }
    scroll.show(&mut child, |ui| {
        let whole = vec2(ui.available_width(), height + 2.0 * MARGIN);
        let (rect, node) = ui.allocate_exact_size(whole, Sense::hover());
        let sheet = Rect::from_min_size(rect.min + vec2(MARGIN, MARGIN), vec2(width, height));
        let boxed = if marks.sentence.is_empty() { "" } else { ", the sentence of the selected mark boxed" };
        node.widget_info(|| {
            WidgetInfo::labeled(Role::Image, true, format!("Page {page} of {count} as printed{boxed}"))
        });
        let uv = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        ui.painter().image(printing.texture.id(), sheet, uv, Color32::WHITE);
        ui.painter().rect_stroke(sheet, 0.0, Stroke::new(1.0, color(theme.line_strong)), StrokeKind::Outside);
        for part in &marks.sentence {
            let part = on(sheet, *part).expand2(vec2(2.0, 1.0));
            // The paper is white in both themes, so the box is the same in both.
            ui.painter().rect_filled(part, 2.0, Color32::from_rgba_unmultiplied(255, 214, 51, 72));
            ui.painter().rect_stroke(part, 2.0, Stroke::new(1.5, PEN), StrokeKind::Outside);
        }
        for part in &marks.date {
            let part = on(sheet, *part);
            ui.painter().hline(part.x_range(), part.bottom(), Stroke::new(2.0, PEN));
        }
        if let Some(missing) = &printing.missing {
            node.on_hover_text(format!("Not all of this page could be drawn: {missing}"));
        }
    });
}

/// The pen of boxes on white paper.
const PEN: Color32 = Color32::from_rgb(154, 103, 0);

/// A part of the page on the screen.
fn on(sheet: Rect, [left, top, right, bottom]: Part) -> Rect {
    let at = |x: f32, y: f32| sheet.min + vec2(x * sheet.width(), y * sheet.height());
    Rect::from_min_max(at(left, top), at(right, bottom))
}

fn words_ui(ui: &Ui, area: Rect, words: &str) {
    let room = area.width() - 2.0 * MARGIN;
    let galley = ui.painter().layout(words.to_owned(), egui::FontId::proportional(12.0), color(theme(ui).text2), room);
    let place = pos2(area.center().x - galley.size().x / 2.0, area.top() + 40.0);
    let node = ui.interact(Rect::from_min_size(place, galley.size()), Id::unique("page words"), Sense::hover());
    node.widget_info(|| WidgetInfo::labeled(Role::Status, true, words));
    ui.painter().galley(place, galley, color(theme(ui).text2));
}
