//! The first screen: one large drop area that is also a button, the path field, the sample, recent folders,
//! and in the right column how to read the marks.

use std::path::PathBuf;

use egui::{
    Align2, CursorIcon, Key, Pos2, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, TextEdit, Ui, WidgetInfo, pos2,
    vec2,
};

use crate::cmd::{CommandId, Keyboard};
use crate::gui::app::Panes;
use crate::gui::app::state::orders::{Order, Orders};
use crate::gui::kit::dialog;
use crate::gui::kit::fonts::Face;
use crate::gui::kit::icons::{self, Icon};
use crate::gui::kit::paint::{self, color, theme};
use crate::gui::kit::widgets::{self, CONTROL, HEAD, Look, NOTE, ROW};
use crate::gui::timeline::key_to_marks;
use crate::view::scene::{Shape as Ink, Stroke as Pen, pt};
use crate::view::text::{TextStyle, Weight};
use crate::view::{Group, Theme};

const WIDTH: f32 = 560.0;

/// The middle of the window.
pub fn screen_ui(panes: &mut Panes, ui: &mut Ui, orders: &mut Orders) {
    let whole = ui.max_rect();
    let theme = theme(ui);
    ui.painter().rect_filled(whole, 0.0, color(theme.canvas));
    empty_ruler(ui, whole, theme);
    let foot = whole.with_min_y(whole.bottom() - crate::view::theme::OVERVIEW);
    empty_overview(ui, foot, theme);
    let inner = Rect::from_min_max(pos2(whole.left(), whole.top() + crate::view::theme::RULER), foot.right_top());
    let mut did = None;
    let mut column = ui.new_child(egui::UiBuilder::new().max_rect(inner));
    ScrollArea::vertical().id_salt("first").auto_shrink([false, false]).show(&mut column, |ui| {
        let width = WIDTH.min(ui.available_width() - 48.0);
        let left = ui.max_rect().center().x - width / 2.0;
        ui.add_space(((inner.height() - 560.0) / 3.4).clamp(16.0, 66.0));
        let top = ui.cursor().top();
        let area = Rect::from_min_size(pos2(left, top), vec2(width, 262.0));
        did = drop_area_ui(ui, area);
        ui.allocate_rect(area, Sense::hover());
        let mut y = area.bottom() + 16.0;
        let row = Rect::from_min_size(pos2(left, y), vec2(width, 32.0));
        did = did.take().or_else(|| path_ui(&mut panes.path_field, ui, row));
        y = row.bottom() + 14.0;
        if on_wayland() {
            y = wayland_note(ui, Rect::from_min_size(pos2(left, y), vec2(width, 34.0)), theme) + 14.0;
        }
        let half = (width - 24.0) / 2.0;
        let try_it = Rect::from_min_size(pos2(left, y), vec2(half, 120.0));
        let recent = Rect::from_min_size(pos2(left + half + 24.0, y), vec2(half, 120.0));
        did = did.take().or_else(|| sample_ui(ui, try_it)).or_else(|| recent_ui(&panes.kept.recent, ui, recent));
        ui.allocate_rect(Rect::from_min_max(pos2(left, area.bottom()), pos2(left + width, y + 280.0)), Sense::hover());
    });
    orders.extend(did);
}

/// An axis without a date, so that the place of the timeline is known.
fn empty_ruler(ui: &Ui, whole: Rect, theme: &Theme) {
    let ruler = whole.with_max_y(whole.top() + crate::view::theme::RULER);
    ui.painter().rect_filled(ruler, 0.0, color(theme.panel));
    let pen = (1.0, color(theme.line_strong));
    ui.painter().hline(ruler.x_range(), ruler.bottom() - 0.5, pen);
    let mut x = ruler.left() + 40.5;
    let mut at = 0;
    while x < ruler.right() {
        let height = if at % 4 == 0 { 13.0 } else { 5.0 };
        ui.painter().vline(x.floor() + 0.5, ruler.bottom() - height..=ruler.bottom(), pen);
        x += 45.0;
        at += 1;
    }
}

/// Where the overview will be.
fn empty_overview(ui: &Ui, foot: Rect, theme: &Theme) {
    ui.painter().rect_filled(foot, 0.0, color(theme.panel));
    ui.painter().hline(foot.x_range(), foot.top() + 0.5, (1.0, color(theme.line_strong)));
    let left = pos2(foot.left() + crate::view::theme::PAD, foot.top() + 19.0);
    paint::label(ui, ui.painter(), left, Align2::LEFT_CENTER, "Overview", HEAD, theme.text3);
    let axis = foot.left() + crate::view::theme::GUTTER..=foot.right() - 14.0;
    ui.painter().hline(axis, foot.top() + 38.5, (1.0, color(theme.line_strong)));
}

fn drop_area_ui(ui: &mut Ui, area: Rect) -> Option<Order> {
    let response = ui.interact(area, ui.scope_id().with("drop"), Sense::click());
    response.widget_info(|| {
        WidgetInfo::labeled(Role::Button, true, "Drop a folder of articles here, or click to choose one")
    });
    let theme = theme(ui);
    let dropping = ui.input(|input| !input.raw.hovered_files.is_empty());
    let fill = if dropping {
        theme.tint
    } else if response.hovered() {
        theme.chrome
    } else {
        theme.panel
    };
    let painter = ui.painter().clone();
    painter.rect_filled(area, 10.0, color(fill));
    let edge = if dropping { theme.edge } else { theme.text3 };
    painter.extend(egui::Shape::dashed_line(&outline(area, 10.0), Stroke::new(1.5, color(edge)), 6.0, 4.0));
    picture(ui, pos2(area.center().x, area.top() + 52.0), theme);
    let middle = |y: f32| pos2(area.center().x, area.top() + y);
    let headline = TextStyle::sans(Weight::SemiBold, 22.0);
    paint::label(
        ui,
        &painter,
        middle(106.0),
        Align2::CENTER_CENTER,
        "Drop a folder of articles here",
        headline,
        theme.text,
    );
    let soft = TextStyle::sans(Weight::Regular, 14.0);
    paint::label(ui, &painter, middle(137.0), Align2::CENTER_CENTER, "or click to choose one", soft, theme.text2);
    let lines = [
        ("Documents", "PDF, Word, ODT, RTF, mail, EPUB, TXT, ZIP"),
        ("Web pages", "HTML, menus and advertisements left out"),
        ("Figures", "XLSX, CSV, Comtrade, SDMX, tables of pages"),
        ("Other files", "listed in the load report, with the reason"),
    ];
    for (at, (kind, formats)) in lines.iter().enumerate() {
        let y = 170.0 + 22.0 * at as f32;
        let x = area.center().x - 74.0;
        paint::label(ui, &painter, pos2(x, middle(y).y), Align2::RIGHT_CENTER, kind, HEAD, theme.text);
        paint::label(ui, &painter, pos2(x + 14.0, middle(y).y), Align2::LEFT_CENTER, formats, CONTROL, theme.text2);
    }
    widgets::focus_ring(ui, &response, area);
    let clicked = response.on_hover_cursor(CursorIcon::PointingHand).clicked();
    clicked.then_some(Order::Run(CommandId::OpenFolder))
}

/// The outline of a rounded rectangle, for dashing.
fn outline(rect: Rect, radius: f32) -> Vec<Pos2> {
    let corners = [
        (pos2(rect.right() - radius, rect.top() + radius), -90.0_f32),
        (pos2(rect.right() - radius, rect.bottom() - radius), 0.0),
        (pos2(rect.left() + radius, rect.bottom() - radius), 90.0),
        (pos2(rect.left() + radius, rect.top() + radius), 180.0),
    ];
    let mut points: Vec<Pos2> = corners
        .iter()
        .flat_map(|(centre, from)| {
            (0..=6).map(move |step| {
                let angle = (from + 15.0 * step as f32).to_radians();
                *centre + radius * vec2(angle.cos(), angle.sin())
            })
        })
        .collect();
    points.extend(points.first().copied());
    points
}

/// A page whose lines become marks on an axis.
fn picture(ui: &Ui, centre: Pos2, theme: &Theme) {
    let ink = Pen::new(1.5, theme.text2);
    let line = |x0: f32, x1: f32, y: f32, color| Ink::line(pt(x0, y), pt(x1, y), Pen::new(2.0, color));
    let sheet = [(-60.0, -22.0), (-32.0, -22.0), (-24.0, -14.0), (-24.0, 22.0), (-60.0, 22.0), (-60.0, -22.0)];
    let mut shapes = vec![Ink::Path { points: sheet.iter().map(|(x, y)| pt(*x, *y)).collect(), stroke: ink }];
    shapes.extend([line(-54.0, -32.0, -8.0, theme.line_strong), line(-54.0, -32.0, 0.0, theme.edge)]);
    shapes.extend([line(-54.0, -32.0, 8.0, theme.line_strong), line(-54.0, -42.0, 16.0, theme.line_strong)]);
    shapes.push(Ink::line(pt(-14.0, 1.0), pt(8.0, 1.0), ink));
    shapes.push(Ink::Path { points: vec![pt(3.0, -4.0), pt(8.5, 1.0), pt(3.0, 6.0)], stroke: ink });
    shapes.push(Ink::line(pt(17.0, 20.0), pt(70.0, 20.0), ink));
    shapes.extend((0..6).map(|at| Ink::line(pt(19.0 + 9.5 * at as f32, 16.0), pt(19.0 + 9.5 * at as f32, 20.0), ink)));
    let disc = |x: f32, y: f32, fill, edge| Ink::Circle {
        centre: pt(x, y),
        radius: 3.8,
        fill,
        stroke: Some(Pen::new(1.5, edge)),
    };
    let (blue, orange, green) = (theme.hue(Group::Visits), theme.hue(Group::Agreements), theme.hue(Group::Projects));
    shapes.push(disc(28.0, -12.0, Some(blue), blue));
    shapes.push(disc(61.0, -16.0, Some(theme.canvas), green));
    let bar = crate::view::scene::Rect::new(39.0, -5.0, 22.0, 9.0);
    shapes.push(Ink::Rect { rect: bar, fill: Some(orange.at(0.35)), stroke: Some(Pen::new(1.5, orange)), radius: 1.5 });
    paint::shapes(ui, ui.painter(), &shapes, centre);
}

fn path_ui(typed: &mut String, ui: &mut Ui, row: Rect) -> Option<Order> {
    let theme = theme(ui);
    let field = row.with_max_x(row.right() - 112.0);
    let id = ui.scope_id().with("path");
    let focused = ui.memory(|memory| memory.has_focus(id));
    let frame = if focused { theme.link } else { theme.control };
    ui.painter().rect(field, 5.0, color(theme.canvas), Stroke::new(1.0, color(frame)), StrokeKind::Inside);
    let edit = TextEdit::multiline(typed)
        .id(id)
        .desired_rows(1)
        .return_key(None)
        .frame(egui::Frame::NONE)
        .font(Face::Regular.at(12.5))
        .hint_text("Paste a path or a list of files");
    let inside = Rect::from_min_max(field.min + vec2(11.0, 8.0), field.max - vec2(60.0, 4.0));
    let response = ui.scope_builder(egui::UiBuilder::new().max_rect(inside), |ui| {
        ui.set_clip_rect(inside.expand(2.0));
        ui.add_sized(inside.size(), edit)
    });
    response.inner.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Paste a path or a list of files"));
    let key = Rect::from_min_size(pos2(field.right() - 48.0, field.center().y - 8.0), vec2(38.0, 16.0));
    icons::key_frame(ui.painter(), key, color(theme.line));
    paint::label(
        ui,
        ui.painter(),
        key.center(),
        Align2::CENTER_CENTER,
        &Keyboard::HERE.spell("Ctrl V"),
        NOTE,
        theme.text3,
    );
    let entered = focused && ui.input(|input| input.key_pressed(Key::Enter));
    let button = Rect::from_min_max(pos2(field.right() + 8.0, row.top()), row.max);
    let filled = !typed.trim().is_empty();
    let clicked = flat_button(ui, button, "Open path", filled, Look::Plain);
    let paths = dialog::paths(typed);
    ((clicked || entered) && !paths.is_empty()).then_some(Order::Paths(paths))
}

fn flat_button(ui: &mut Ui, rect: Rect, name: &str, enabled: bool, look: Look) -> bool {
    let response = ui.interact(rect, ui.scope_id().with(name), if enabled { Sense::click() } else { Sense::hover() });
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
    let theme = theme(ui);
    let (fill, frame, ink) = match look {
        Look::Primary => (theme.text, theme.text, theme.canvas),
        _ if enabled => (theme.canvas, theme.control, theme.text),
        _ => (theme.canvas, theme.line, theme.text3),
    };
    let fill = if enabled && response.hovered() && look != Look::Primary { theme.hover } else { fill };
    ui.painter().rect(rect, 5.0, color(fill), Stroke::new(1.0, color(frame)), StrokeKind::Inside);
    paint::text(ui, ui.painter(), rect.center(), Align2::CENTER_CENTER, name, HEAD, ink);
    widgets::focus_ring(ui, &response, rect);
    enabled && response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}

/// True where the desktop is Wayland, which gives no dropped files to this toolkit.
#[must_use]
pub fn on_wayland() -> bool {
    std::env::var_os("WAYLAND_DISPLAY").is_some_and(|display| !display.is_empty())
}

fn wayland_note(ui: &Ui, rect: Rect, theme: &Theme) -> f32 {
    ui.painter().rect_filled(rect, 5.0, color(theme.tint.at(0.45).over(theme.canvas)));
    icons::paint(ui.painter(), Icon::Note, pos2(rect.left() + 18.0, rect.center().y), color(theme.text2));
    let words = "On Wayland, dropped files do not arrive. Use Open folder or paste a path";
    let left = pos2(rect.left() + 34.0, rect.center().y);
    paint::label(ui, ui.painter(), left, Align2::LEFT_CENTER, words, ROW, theme.text2);
    rect.bottom()
}

fn section(ui: &Ui, rect: Rect, title: &str) -> f32 {
    let theme = theme(ui);
    paint::label(ui, ui.painter(), pos2(rect.left(), rect.top() + 12.0), Align2::LEFT_CENTER, title, HEAD, theme.text);
    let y = rect.top() + 27.5;
    ui.painter().hline(rect.x_range(), y, (1.0, color(theme.line)));
    y
}

fn sample_ui(ui: &mut Ui, rect: Rect) -> Option<Order> {
    let line = section(ui, rect, "Try it");
    let theme = theme(ui);
    let button = Rect::from_min_size(pos2(rect.left(), line + 14.0), vec2(rect.width(), 32.0));
    let clicked = flat_button(ui, button, CommandId::OpenSample.label(), true, Look::Primary);
    let files = crate::gui::app::sample::files().len();
    let words = format!("{files} files: articles, mails, a PDF, tables");
    for (at, (words, ink)) in
        [(words.as_str(), theme.text2), ("Everything stays on this computer", theme.text3)].iter().enumerate()
    {
        let place = pos2(rect.left(), button.bottom() + 19.0 + 18.0 * at as f32);
        paint::label(ui, ui.painter(), place, Align2::LEFT_CENTER, words, ROW, *ink);
    }
    clicked.then_some(Order::Run(CommandId::OpenSample))
}

fn recent_ui(recent: &[PathBuf], ui: &mut Ui, rect: Rect) -> Option<Order> {
    let line = section(ui, rect, "Recent folders");
    let theme = theme(ui);
    if recent.is_empty() {
        let place = pos2(rect.left(), line + 25.0);
        paint::label(ui, ui.painter(), place, Align2::LEFT_CENTER, "None yet", CONTROL, theme.text2);
        let below = place + vec2(0.0, 21.0);
        paint::label(
            ui,
            ui.painter(),
            below,
            Align2::LEFT_CENTER,
            "Folders you open are listed here",
            ROW,
            theme.text3,
        );
        return None;
    }
    let mut did = None;
    for (at, path) in recent.iter().enumerate() {
        let row = Rect::from_min_size(pos2(rect.left(), line + 8.0 + 26.0 * at as f32), vec2(rect.width(), 26.0));
        let name =
            path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
        let there = path.exists();
        let sense = if there { Sense::click() } else { Sense::hover() };
        let response = ui.interact(row, ui.scope_id().with(("recent", at)), sense);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, there, format!("Open {name}")));
        if there && response.hovered() {
            ui.painter().rect_filled(row, 4.0, color(theme.hover));
        }
        let ink = if there { theme.link } else { theme.text3 };
        let width = paint::text(
            ui,
            ui.painter(),
            pos2(row.left() + 4.0, row.center().y),
            Align2::LEFT_CENTER,
            &name,
            CONTROL,
            ink,
        )
        .x;
        if !there {
            let after = pos2(row.left() + width + 12.0, row.center().y);
            paint::label(ui, ui.painter(), after, Align2::LEFT_CENTER, "not found", NOTE, theme.text3);
        }
        widgets::focus_ring(ui, &response, row);
        if response.on_hover_text(path.display().to_string()).clicked() {
            did = Some(Order::Paths(vec![path.clone()]));
        }
    }
    did
}

/// The right column of the first screen.
pub fn guide_ui(ui: &mut Ui) {
    widgets::tabs_ui(ui, &[("How to read the marks", String::new())], 0);
    ScrollArea::vertical().id_salt("guide").auto_shrink([false, false]).show(ui, key_to_marks::guide_ui);
}
