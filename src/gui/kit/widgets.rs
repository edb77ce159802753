//! Controls of the window that egui does not have: toolbar buttons with icons, chips, section heads, count rows, tabs.
//!
//! Each one is a named, focusable node; painting follows the design's grid.

use egui::{Align2, CursorIcon, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::gui::kit::icons::{self, Icon};
use crate::gui::kit::paint::{self, color, theme};
use crate::view::text::{TextStyle, Weight};

/// Text of a control.
pub const CONTROL: TextStyle = TextStyle::sans(Weight::Regular, 12.5);
/// Text of a control that carries a value.
pub const CONTROL_STRONG: TextStyle = TextStyle::sans(Weight::SemiBold, 12.5);
/// Title of a section.
pub const HEAD: TextStyle = TextStyle::sans(Weight::SemiBold, 12.5);
/// Titles of list rows.
pub const ROW_TITLE: TextStyle = TextStyle::sans(Weight::Medium, 12.0);
/// Plain list rows.
pub const ROW: TextStyle = TextStyle::sans(Weight::Regular, 12.0);
/// Second lines.
pub const NOTE: TextStyle = TextStyle::sans(Weight::Regular, 11.0);

/// How a button looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Framed, on the canvas colour.
    Plain,
    /// Ink ground: the one thing to do.
    Primary,
    /// No frame until hovered.
    Bare,
}

/// A button 28 points high with an icon, plain words and a value in bold: "Lanes **category**".
pub fn button_ui(ui: &mut Ui, look: Look, icon: Option<Icon>, words: &str, value: &str, menu: bool) -> Response {
    let enabled = ui.is_enabled();
    let gap = if words.is_empty() || value.is_empty() { 0.0 } else { 4.0 };
    let widths = (paint::measure(ui, words, CONTROL), paint::measure(ui, value, CONTROL_STRONG));
    let (lead, tail) = (if icon.is_some() { 22.0 } else { 0.0 }, if menu { 18.0 } else { 0.0 });
    let pad = if look == Look::Bare { 6.0 } else { 10.0 };
    let size = vec2(widths.0 + gap + widths.1 + lead + tail + 2.0 * pad, 28.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let name = [words, value].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" ");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, &name));
    let theme = theme(ui);
    let (fill, frame, ink) = match look {
        Look::Primary if enabled => (theme.text, theme.text, theme.canvas),
        Look::Primary | Look::Plain if !enabled => (theme.canvas, theme.line, theme.text3),
        Look::Bare => (theme.chrome, theme.chrome, theme.text2),
        _ => (theme.canvas, theme.control, theme.text),
    };
    let hovered = enabled && (response.hovered() || response.has_focus());
    let fill = if hovered && look != Look::Primary { theme.hover } else { fill };
    let painter = ui.painter();
    if look != Look::Bare || hovered {
        painter.rect(rect, 5.0, color(fill), Stroke::new(1.0, color(frame)), StrokeKind::Inside);
    }
    focus_ring(ui, &response, rect);
    let mut x = rect.left() + pad;
    if let Some(icon) = icon {
        icons::paint(painter, icon, pos2(x + 7.0, rect.center().y), color(ink));
        x += lead;
    }
    let plain = if value.is_empty() || look == Look::Primary { ink } else { theme.text2 };
    paint::text(ui, painter, pos2(x, rect.center().y), Align2::LEFT_CENTER, words, CONTROL, plain);
    x += widths.0 + gap;
    paint::text(ui, painter, pos2(x, rect.center().y), Align2::LEFT_CENTER, value, CONTROL_STRONG, ink);
    if menu {
        icons::paint(painter, Icon::Down, pos2(rect.right() - pad - 3.0, rect.center().y), color(theme.text3));
    }
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// A filter chip: plain words, a bold value and a cross. Clicked anywhere, it is removed.
pub fn chip_ui(ui: &mut Ui, words: &str, value: &str) -> Response {
    let widths = (paint::measure(ui, words, ROW), paint::measure(ui, value, paint_strong()));
    let size = vec2(widths.0 + widths.1 + 40.0, 24.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Remove filter {words} {value}")));
    let theme = theme(ui);
    let fill = if response.hovered() { theme.hover } else { theme.canvas };
    let painter = ui.painter();
    painter.rect(rect, 12.0, color(fill), Stroke::new(1.0, color(theme.control)), StrokeKind::Inside);
    let left = pos2(rect.left() + 10.0, rect.center().y);
    paint::text(ui, painter, left, Align2::LEFT_CENTER, words, ROW, theme.text2);
    let middle = pos2(left.x + widths.0 + 4.0, left.y);
    paint::text(ui, painter, middle, Align2::LEFT_CENTER, value, paint_strong(), theme.text);
    icons::paint(painter, Icon::Cross, pos2(rect.right() - 13.0, rect.center().y), color(theme.text2));
    focus_ring(ui, &response, rect);
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// One of several choices, 24 points high: a word and its count; the one that is on stands on ink.
pub fn choice_ui(ui: &mut Ui, words: &str, count: &str, on: bool) -> Response {
    let widths = (paint::measure(ui, words, ROW_TITLE), paint::measure(ui, count, ROW));
    let (rect, response) = ui.allocate_exact_size(vec2(widths.0 + widths.1 + 32.0, 24.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, format!("{words} {count}")));
    let theme = theme(ui);
    let (fill, ink, soft) = match () {
        () if on => (theme.text, theme.canvas, theme.canvas),
        () if response.hovered() => (theme.hover, theme.text, theme.text2),
        () => (theme.canvas, theme.text, theme.text2),
    };
    let painter = ui.painter();
    painter.rect(rect, 12.0, color(fill), Stroke::new(1.0, color(theme.control)), StrokeKind::Inside);
    let left = pos2(rect.left() + 12.0, rect.center().y);
    paint::text(ui, painter, left, Align2::LEFT_CENTER, words, ROW_TITLE, ink);
    let after = pos2(left.x + widths.0 + 7.0, left.y);
    paint::text(ui, painter, after, Align2::LEFT_CENTER, count, ROW, soft);
    focus_ring(ui, &response, rect);
    response.on_hover_cursor(CursorIcon::PointingHand)
}

fn paint_strong() -> TextStyle {
    TextStyle::sans(Weight::SemiBold, 12.0)
}

/// A ring of two points around the control that has the keyboard.
pub fn focus_ring(ui: &Ui, response: &Response, rect: Rect) {
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if response.has_focus() {
        let pen = Stroke::new(2.0, color(theme(ui).link));
        ui.painter().rect_stroke(rect.expand(1.0), 6.0, pen, StrokeKind::Outside);
    }
}

/// The head of a section: title, count and a hint at the right end. 30 points high.
pub fn head_ui(ui: &mut Ui, title: &str, count: &str, hint: &str) -> Rect {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), Sense::hover());
    let name = if count.is_empty() { title.to_owned() } else { format!("{title} {count}") };
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &name));
    let theme = theme(ui);
    let painter = ui.painter();
    let left = pos2(rect.left() + 14.0, rect.center().y + 1.0);
    let width = paint::text(ui, painter, left, Align2::LEFT_CENTER, title, HEAD, theme.text).x;
    let after = pos2(left.x + width + 7.0, left.y);
    let end = after.x + paint::text(ui, painter, after, Align2::LEFT_CENTER, count, ROW, theme.text3).x;
    // The hint goes where it has no room.
    if end + 10.0 + paint::measure(ui, hint, NOTE) <= rect.right() - 14.0 {
        paint::label(ui, painter, pos2(rect.right() - 14.0, left.y), Align2::RIGHT_CENTER, hint, NOTE, theme.text3);
    }
    rect
}

/// A row of tabs; returns the one that was clicked. The open tab is underlined by three points of ink.
pub fn tabs_ui(ui: &mut Ui, tabs: &[(&str, String)], open: usize) -> Option<usize> {
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), 32.0), Sense::hover());
    let theme = theme(ui);
    ui.painter().rect_filled(row, 0.0, color(theme.chrome));
    ui.painter().hline(row.x_range(), row.bottom() - 0.5, Stroke::new(1.0, color(theme.line)));
    let mut clicked = None;
    let mut x = row.left() + 12.0;
    for (at, (name, count)) in tabs.iter().enumerate() {
        let style = if at == open { CONTROL_STRONG } else { CONTROL };
        let words = paint::measure(ui, name, style);
        let extra = if count.is_empty() { 0.0 } else { paint::measure(ui, count, ROW) + 7.0 };
        let rect = Rect::from_min_size(pos2(x, row.top()), vec2(words + extra + 8.0, row.height()));
        let response = ui.interact(rect, ui.scope_id().with(("tab", *name)), Sense::click());
        crate::gui::kit::spoken::chosen(&response, Role::Tab, name, at == open);
        let ink = if at == open || response.hovered() { theme.text } else { theme.text2 };
        let left = pos2(x + 4.0, row.center().y);
        paint::text(ui, ui.painter(), left, Align2::LEFT_CENTER, name, style, ink);
        let after = pos2(left.x + words + 7.0, left.y);
        paint::text(ui, ui.painter(), after, Align2::LEFT_CENTER, count, ROW, theme.text3);
        if at == open {
            let under = Rect::from_min_max(pos2(rect.left(), rect.bottom() - 3.0), rect.max);
            ui.painter().rect_filled(under, 0.0, color(theme.text));
        }
        focus_ring(ui, &response, rect.shrink(3.0));
        if response.clicked() {
            clicked = Some(at);
        }
        x = rect.right() + 14.0;
    }
    clicked
}

/// A small rounded label such as `exact day`; returns its width.
pub fn tag(ui: &Ui, left: egui::Pos2, words: &str) -> f32 {
    let theme = theme(ui);
    let width = paint::measure(ui, words, NOTE) + 14.0;
    let rect = Rect::from_min_size(pos2(left.x, left.y - 8.5), vec2(width, 17.0));
    let pen = Stroke::new(1.0, color(theme.line_strong));
    ui.painter().rect(rect, 8.5, color(theme.canvas), pen, StrokeKind::Inside);
    paint::text(ui, ui.painter(), rect.center(), Align2::CENTER_CENTER, words, NOTE, theme.text2);
    width
}

/// The box that searches a list, 26 points high; its words are in small letters.
pub fn find_ui(ui: &mut Ui, name: &str, words: &mut String) -> String {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::hover());
    let inside = rect.shrink2(vec2(14.0, 1.0));
    let edit = egui::TextEdit::singleline(words)
        .id(egui::Id::unique(("find in list", name)))
        .font(paint::font(ROW))
        .margin(vec2(8.0, 3.0))
        .hint_text(name);
    let response = ui.put(inside, edit);
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, name));
    words.trim().to_lowercase()
}

/// What an empty section says.
pub fn empty_ui(ui: &mut Ui, words: &str) {
    let theme = theme(ui);
    for line in words.lines() {
        let room = (ui.available_width() - 28.0).max(60.0);
        let galley = ui.fonts_mut(|fonts| fonts.layout(line.to_owned(), paint::font(ROW), color(theme.text3), room));
        let rows = galley.rows.len().max(1) as f32;
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 17.0 * rows), Sense::hover());
        let top = rect.top() + 12.5 - galley.size().y / rows / 2.0;
        ui.painter().galley(pos2(rect.left() + 14.0, top), galley, color(theme.text3));
        crate::gui::kit::spoken::words(ui, rect, line, line);
    }
}
