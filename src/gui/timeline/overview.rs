//! The overview strip with the draggable window on it, and the strip of publication dates.

use egui::{Align2, CursorIcon, Id, PointerButton, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::gui::app::state::orders::Order;
use crate::gui::app::state::overview::{Cache, Grip};
use crate::gui::app::{Parts, Reading};
use crate::gui::kit::paint::{self, color, theme};
use crate::gui::plot::Frame;
use crate::model::DocId;
use crate::view::overview::{self, Overview};
use crate::view::{Window, paint as draw, theme as size};

fn refresh(parts: &mut Parts<'_>) {
    if parts.panes.timeline.overview.revision != Some(parts.data.revision) {
        let made = Cache::of(&parts.data.shown.items, &parts.data.corpus);
        let grip = parts.panes.timeline.overview.grip;
        parts.panes.timeline.overview = Cache { revision: Some(parts.data.revision), grip, ..made };
    }
}

fn name(ui: &Ui, rect: Rect, words: &str, below: &str) {
    let theme = theme(ui);
    let left = rect.left() + size::PAD;
    if below.is_empty() {
        let middle = pos2(left, rect.center().y);
        paint::text(ui, ui.painter(), middle, Align2::LEFT_CENTER, words, size::SMALL, theme.text2);
    } else {
        let upper = pos2(left, rect.top() + 15.0);
        paint::text(ui, ui.painter(), upper, Align2::LEFT_CENTER, words, size::STRONG, theme.text);
        let lower = pos2(left, rect.top() + 31.0);
        paint::text(ui, ui.painter(), lower, Align2::LEFT_CENTER, below, size::SMALL, theme.text3);
    }
}

/// A page mark at each document's date.
pub fn published_ui(parts: &mut Parts<'_>, ui: &mut Ui, rect: Rect, frame: &Frame) {
    refresh(parts);
    let theme = theme(ui);
    ui.painter().rect_filled(rect, 0.0, color(theme.panel));
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (1.0, color(theme.line)));
    name(ui, rect, "Published", "");
    let pane = rect.with_min_x(frame.plot.min);
    let strip = parts.panes.timeline.overview.documents.strip(frame.window, frame.width());
    let shapes = draw::published(&strip, frame.width(), theme);
    paint::shapes(ui, &ui.painter().with_clip_rect(pane), &shapes, pane.min);
    let node = ui.interact(pane, Id::unique("published strip"), Sense::hover());
    node.widget_info(|| WidgetInfo::labeled(Role::Label, true, strip.words()));
    let mut open = None;
    for page in &strip.pages {
        let middle = pane.left() + f32::midpoint(page.span.0, page.span.1);
        let mark = if page.coarse {
            Rect::from_x_y_ranges(pane.left() + page.span.0..=pane.left() + page.span.1, pane.y_range())
        } else {
            Rect::from_center_size(pos2(middle, pane.center().y), vec2(14.0, pane.height()))
        };
        let mark = mark.intersect(pane);
        let Some(article) = parts.data.corpus.article(DocId(page.article)).filter(|_| mark.width() > 0.0) else {
            continue;
        };
        let response = ui.interact(mark, Id::unique(("published", page.article)), Sense::click());
        let date = article.document.date.when.as_ref().map(crate::model::When::words).unwrap_or_default();
        let words = format!("Published {date}: {}", article.document.title);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
        crate::gui::kit::widgets::focus_ring(ui, &response, mark);
        if response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(words).clicked() {
            open = Some(DocId(page.article));
        }
    }
    if open.is_some() {
        parts.orders.push(Order::Read(Reading { document: open, scroll_to: Some(1) }));
    }
}

/// The whole corpus as a histogram, with the window of time on it.
pub fn strip_ui(parts: &mut Parts<'_>, ui: &mut Ui, rect: Rect, frame: &Frame) {
    refresh(parts);
    let theme = theme(ui);
    ui.painter().rect_filled(rect, 0.0, color(theme.panel));
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, (1.0, color(theme.line_strong)));
    let pane = rect.with_min_x(frame.plot.min);
    let measure = |text: &str, style| paint::measure(ui, text, style);
    let extent = parts.data.extent(parts.time);
    let strip =
        overview::overview(&parts.panes.timeline.overview.counts, extent, parts.time.window, pane.width(), &measure);
    name(ui, rect, "Overview", &format!("{}, square root", strip.rate));
    let origin = pane.min + vec2(0.0, 2.0);
    let shapes = draw::overview(&strip, pane.width(), theme);
    paint::shapes(ui, &ui.painter().with_clip_rect(pane), &shapes, origin);
    let shapes = draw::breaks(strip.whole, pane.width(), pane.height(), theme, &measure);
    paint::shapes(ui, &ui.painter().with_clip_rect(pane), &shapes, pane.min);
    let response = ui.interact(pane, Id::unique("overview"), Sense::click_and_drag());
    let window = crate::view::ticks::range_words(parts.time.window);
    let words = format!("Overview, window {window}; {}, square root", strip.rate);
    response.widget_info(|| WidgetInfo::labeled(Role::ScrollBar, true, &words));
    let window = paint::rect(strip.window, origin);
    cursor(ui, &response, window);
    drag(parts, ui, &response, &strip, pane, window);
    bookmarks_ui(parts, ui, &strip, pane);
}

/// A flag for each bookmark; a click goes there.
fn bookmarks_ui(parts: &mut Parts<'_>, ui: &Ui, strip: &Overview, pane: Rect) {
    let theme = theme(ui);
    for (at, mark) in parts.keeping.desk.bookmarks.iter().enumerate() {
        let x = pane.left() + strip.whole.x(f64::midpoint(mark.start, mark.end), pane.width());
        let place = Rect::from_center_size(pos2(x, pane.bottom() - 6.0), vec2(14.0, 12.0)).intersect(pane);
        if place.width() <= 0.0 {
            continue;
        }
        let response = ui.interact(place, Id::unique(("bookmark", at)), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Bookmark {}", mark.name)));
        let mut shapes = Vec::new();
        let emblem = crate::view::theme::Emblem::Bookmark;
        crate::view::glyph::emblem(&mut shapes, emblem, crate::view::scene::pt(0.0, 0.0), 4.5, theme.edge);
        paint::shapes(ui, ui.painter(), &shapes, place.center());
        crate::gui::kit::widgets::focus_ring(ui, &response, place);
        if response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(&mark.name).clicked() {
            parts.orders.push(Order::Go(Window::new(mark.start, mark.end)));
        }
    }
}

/// Which part of the window lies under the pointer.
fn part(window: Rect, x: f32) -> Option<bool> {
    let near = |edge: f32| (x - edge).abs() < 6.0;
    // A narrow window is moved as a whole: its edges lie too close together to be told apart.
    if window.width() > 16.0 && near(window.left()) {
        return Some(true);
    }
    (window.width() > 16.0 && near(window.right())).then_some(false)
}

fn cursor(ui: &Ui, response: &Response, window: Rect) {
    let Some(pos) = response.hover_pos() else { return };
    let icon = if part(window, pos.x).is_some() {
        CursorIcon::ResizeHorizontal
    } else if window.expand(3.0).contains(pos) {
        CursorIcon::Grab
    } else {
        CursorIcon::Crosshair
    };
    ui.ctx().set_cursor_icon(icon);
}

fn drag(parts: &mut Parts<'_>, ui: &Ui, response: &Response, strip: &Overview, pane: Rect, window: Rect) {
    let time = |x: f32| strip.whole.time_at(x - pane.left(), pane.width());
    if response.drag_started_by(PointerButton::Primary)
        && let Some(from) = ui.input(|input| input.pointer.press_origin())
    {
        parts.panes.timeline.overview.grip = Some(match part(window, from.x) {
            Some(true) => Grip::Start,
            Some(false) => Grip::End,
            None if window.expand2(vec2(4.0, 0.0)).contains(from) => Grip::Window(time(from.x), parts.time.window),
            None => Grip::New(time(from.x)),
        });
    }
    if response.clicked()
        && let Some(pos) = response.interact_pointer_pos()
    {
        parts.orders.push(Order::Go(parts.time.window.centred(time(pos.x))));
    }
    let (Some(grip), Some(pos)) = (parts.panes.timeline.overview.grip, response.interact_pointer_pos()) else {
        parts.panes.timeline.overview.grip = None;
        return;
    };
    let now = time(pos.x);
    let window = match grip {
        Grip::Window(from, then) => then.pan(then.folds.drawn(now) - then.folds.drawn(from)),
        Grip::Start => Window::new(now.min(parts.time.window.end - crate::view::window::HOUR), parts.time.window.end),
        Grip::End => Window::new(parts.time.window.start, now),
        Grip::New(from) => Window::new(from.min(now), from.max(now)),
    };
    parts.orders.push(Order::Look(window));
    if response.drag_stopped() {
        parts.panes.timeline.overview.grip = None;
    }
}
