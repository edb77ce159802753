//! The menu bar: the program's mark, menus made from the catalogue, the corpus's name, the way to the palette.

use std::path::PathBuf;

use egui::containers::menu::{MenuBar, MenuButton};
use egui::{
    Align2, CursorIcon, Response, RichText, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use crate::cmd::{COMMANDS, Command, CommandId, Menu};
use crate::gui::app::App;
use crate::gui::app::state::orders::{Order, Orders};
use crate::gui::command;
use crate::gui::kit::fonts::Face;
use crate::gui::kit::icons::{self, Icon};
use crate::gui::kit::menu::Entry;
use crate::gui::kit::paint::{self, color, theme};
use crate::gui::kit::spoken;
use crate::gui::kit::widgets::{CONTROL, HEAD, NOTE};
use crate::view::text::{TextStyle, Weight};

/// From this width on the bar says the program's name.
const NAMED: f32 = 560.0;
/// A shorter piece of the corpus's name says nothing.
const LEAST_TITLE: f32 = 60.0;

/// The bar, 29 points high; returns the command that was picked.
pub fn bar_ui(app: &App, ui: &mut Ui, orders: &mut Orders) -> Option<CommandId> {
    let bar = ui.max_rect();
    let theme = theme(ui);
    let painter = ui.painter().clone();
    icons::logo(&painter, pos2(bar.left() + 24.0, bar.center().y), color(theme.text), color(theme.edge));
    let name = TextStyle::sans(Weight::SemiBold, 13.0);
    let named = bar.width() >= NAMED;
    if named {
        let left = pos2(bar.left() + 42.0, bar.center().y);
        let width = paint::text(ui, &painter, left, Align2::LEFT_CENTER, "Dateline", name, theme.text).x;
        spoken::words(ui, egui::Rect::from_min_size(left, vec2(width, 1.0)), "program", "Dateline");
    }
    let first = bar.left() + if named { 104.0 } else { 40.0 };
    let (pad, gap) = if named { (8.0, 4.0) } else { (5.0, 0.0) };
    let mut picked = None;
    let mut end = first;
    let mut menus = ui.new_child(
        egui::UiBuilder::new().max_rect(bar.with_min_x(first)).layout(egui::Layout::left_to_right(egui::Align::Center)),
    );
    MenuBar::new().ui(&mut menus, |ui| {
        ui.spacing_mut().button_padding = vec2(pad, 3.0);
        ui.spacing_mut().item_spacing.x = gap;
        for menu in Menu::ALL {
            let label = RichText::new(menu.label()).font(paint::font(CONTROL)).color(color(theme.text2));
            // A long menu scrolls: it covers neither the bar nor what lies under the pointer at the next click.
            let most = (ui.ctx().content_rect().bottom() - bar.bottom() - 24.0).max(120.0);
            let (button, _) = MenuButton::new(label).ui(ui, |ui| {
                ScrollArea::vertical().max_height(most).show(ui, |ui| {
                    picked = entries_ui(app, ui, menu, orders).or(picked);
                });
            });
            spoken::opens_menu(&button, menu.label());
            end = end.max(button.rect.right());
        }
    });
    let end = end + 12.0;
    let search = search_rect(bar, end);
    if let Some(title) = &app.data.title {
        title_ui(ui, title, bar, egui::Rangef::new(end, search.left() - 16.0));
    }
    picked.or_else(|| search_ui(ui, search).then_some(CommandId::Palette))
}

/// The entries of a menu. Returns the command that was picked.
fn entries_ui(app: &App, ui: &mut Ui, menu: Menu, orders: &mut Orders) -> Option<CommandId> {
    ui.set_min_width(230.0);
    let mut picked = None;
    for command in COMMANDS.iter().filter(|command| command.menu == menu) {
        if command.begins_group {
            ui.separator();
        }
        let response = entry_ui(app, ui, command);
        picked = response.clicked().then_some(command.id).or(picked);
        if command.id == CommandId::OpenProject {
            recent_ui(&app.panes.kept.recent, ui, orders);
        }
    }
    picked
}

/// What was opened before, newest first; what is gone is grey.
fn recent_ui(recent: &[PathBuf], ui: &mut Ui, orders: &mut Orders) {
    ui.add_enabled_ui(!recent.is_empty(), |ui| {
        ui.menu_button(RichText::new("Open recent").font(Face::Regular.at(12.5)), |ui| {
            for path in recent {
                let name = path
                    .file_name()
                    .map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
                let there = path.exists();
                let says = if there { path.display().to_string() } else { format!("{} is not there", path.display()) };
                let spoken = format!("Open {name}");
                let entry = Entry { name: &spoken, words: Some(&name), says: &says, off: !there, ..Entry::default() };
                if entry.ui(ui).on_disabled_hover_text(&says).clicked() {
                    orders.push(Order::Paths(vec![path.clone()]));
                }
            }
        });
    });
}

/// The corpus's name in the middle of the bar, or of what the menus and the field leave; it goes where that is little.
fn title_ui(ui: &Ui, title: &str, bar: egui::Rect, room: egui::Rangef) {
    let measure = |text: &str, style| paint::measure(ui, text, style);
    let width = measure(title, HEAD).min(360.0);
    let centre = bar.center().x;
    let free = centre - width / 2.0 >= room.min && centre + width / 2.0 <= room.max;
    let (x, most) = if free { (centre, width) } else { (room.center(), room.span()) };
    let shown = crate::view::text::cut(title, HEAD, most, &measure).filter(|_| most >= LEAST_TITLE.min(width));
    if let Some(title) = shown {
        let at = pos2(x, bar.center().y);
        paint::text(ui, ui.painter(), at, Align2::CENTER_CENTER, &title, HEAD, theme(ui).text);
        let rect = egui::Rect::from_center_size(at, vec2(most, bar.height()));
        spoken::words(ui, rect, "corpus", &title);
    }
}

/// Where the way to the palette stands: a field, a short one, a mark alone, as far as there is room behind the menus.
fn search_rect(bar: egui::Rect, end: f32) -> egui::Rect {
    let room = bar.right() - 14.0 - end;
    let width = [210.0, 86.0].into_iter().find(|width| *width <= room).unwrap_or(26.0);
    let left = (bar.right() - 14.0 - width).max(end - 8.0);
    egui::Rect::from_min_size(pos2(left, bar.top() + 4.0), vec2(width, 21.0))
}

fn entry_ui(app: &App, ui: &mut Ui, command: &Command) -> Response {
    let named = match command.id {
        CommandId::Undo => app.data.project.undo_words().map(|words| format!("{} {words}", command.label)),
        CommandId::Redo => app.data.project.redo_words().map(|words| format!("{} {words}", command.label)),
        _ => None,
    };
    let entry = Entry {
        name: named.as_deref().unwrap_or(command.label),
        says: command.says,
        keys: &command.key(),
        on: command::is_on(app, command.id),
        off: !command::enabled(app, command.id),
        ..Entry::default()
    };
    entry.ui(ui)
}

/// The field at the right end that opens the palette.
fn search_ui(ui: &mut Ui, rect: egui::Rect) -> bool {
    let response = ui.interact(rect, ui.scope_id().with("palette"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Search commands"));
    spoken::described(&response, "", &CommandId::Palette.command().key());
    let theme = theme(ui);
    let fill = if response.hovered() { theme.hover } else { theme.panel };
    ui.painter().rect(rect, 5.0, color(fill), Stroke::new(1.0, color(theme.control)), StrokeKind::Inside);
    icons::paint(ui.painter(), Icon::Lens, pos2(rect.left() + 13.0, rect.center().y), color(theme.text3));
    let left = pos2(rect.left() + 26.0, rect.center().y);
    if rect.width() > 200.0 {
        paint::text(
            ui,
            ui.painter(),
            left,
            Align2::LEFT_CENTER,
            "Search commands",
            crate::gui::kit::widgets::ROW,
            theme.text3,
        );
    }
    if rect.width() > 80.0 {
        let key = egui::Rect::from_min_size(pos2(rect.right() - 44.0, rect.top() + 2.5), vec2(38.0, 16.0));
        icons::key_frame(ui.painter(), key, color(theme.line_strong));
        paint::text(
            ui,
            ui.painter(),
            key.center(),
            Align2::CENTER_CENTER,
            &CommandId::Palette.command().key().replace('+', " "),
            NOTE,
            theme.text3,
        );
    }
    crate::gui::kit::widgets::focus_ring(ui, &response, rect);
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}
