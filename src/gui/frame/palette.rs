//! What lies over the window: the command palette and the sheet of shortcuts, both made from the catalogue.

use egui::{Align2, Key, Label, Modifiers, RichText, Role, ScrollArea, Ui, pos2, vec2};

use crate::cmd::{self, Command, CommandId, Keyboard, Menu};
use crate::gui::app::{App, Overlay};
use crate::gui::command;
use crate::gui::frame::query::search_ui;
use crate::gui::frame::{licences_sheet, manual_sheet};
use crate::gui::kit::fonts::Face;
use crate::gui::kit::list::{self, Place};
use crate::gui::kit::over::Over;
use crate::gui::kit::paint::{self, color, theme};
use crate::gui::kit::row::{Row, Stands};
use crate::gui::kit::spoken;
use crate::gui::kit::widgets::{self, NOTE, ROW};

/// Most height of the palette's list.
const PALETTE: f32 = 442.0;
/// Width of the sheet of shortcuts.
const SHEET: f32 = 720.0;

/// The overlay, where one is open; returns the command that was picked.
pub fn overlay_ui(app: &mut App, ui: &mut Ui) -> Option<CommandId> {
    let overlay = app.panes.overlay?;
    let screen = ui.ctx().content_rect();
    let width = match overlay {
        Overlay::Palette => 520.0,
        Overlay::Shortcuts => SHEET,
        Overlay::Manual => manual_sheet::WIDTH,
        Overlay::Licences => licences_sheet::WIDTH,
    };
    let width = width.min(screen.width() - 40.0);
    let top = if screen.height() < 480.0 { 8.0 } else { 72.0 };
    // What is below the box for words, inside the frame and above the status bar.
    let height = (screen.height() - top - 84.0).max(80.0);
    let name = match overlay {
        Overlay::Palette => "Commands",
        Overlay::Shortcuts => CommandId::Shortcuts.label(),
        Overlay::Manual => "Manual",
        Overlay::Licences => "Licences",
    };
    let place = pos2(screen.center().x - width / 2.0 - 8.0, screen.top() + top);
    let over = Over { id: "overlay", name, place, height: None, margin: 8.0 };
    let (picked, beside) = over.show(ui.ctx(), |ui| {
        ui.set_width(width);
        match overlay {
            Overlay::Palette => return palette_ui(app, ui, height.min(PALETTE)),
            Overlay::Shortcuts => sheet_ui(app, ui, height),
            Overlay::Manual => manual_sheet::sheet_ui(app, ui, height - 10.0),
            Overlay::Licences => licences_sheet::sheet_ui(app, ui, height - 10.0),
        }
        None
    });
    // A click beside it closes it.
    if beside || picked.is_some() {
        app.panes.overlay = None;
    }
    picked
}

fn palette_ui(app: &mut App, ui: &mut Ui, height: f32) -> Option<CommandId> {
    // Before the text field takes them: arrows move in the list, Enter picks.
    let (down, up, enter) = ui.input_mut(|input| {
        (
            input.consume_key(Modifiers::NONE, Key::ArrowDown),
            input.consume_key(Modifiers::NONE, Key::ArrowUp),
            input.consume_key(Modifiers::NONE, Key::Enter),
        )
    });
    search_ui(&mut app.panes.overlay_query, ui, "Type a command");
    let found: Vec<&Command> = cmd::search(&app.panes.overlay_query.0)
        .into_iter()
        .filter(|command| command::enabled(app, command.id))
        .collect();
    let last = found.len().saturating_sub(1);
    let at = &mut app.panes.overlay_query.1;
    *at = if down { (*at + 1).min(last) } else { at.saturating_sub(usize::from(up)).min(last) };
    let at = *at;
    let told = |command: &&Command| format!("{}, {} of {}", command.label, at + 1, found.len());
    app.panes.told.row = found.get(at).map(told);
    let mut picked = enter.then(|| found.get(at).map(|command| command.id)).flatten();
    if found.is_empty() {
        ui.add_space(8.0);
        ui.label("No command is called that. Try another word");
    }
    ScrollArea::vertical().max_height(height).min_scrolled_height(height).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        list::holder_ui(ui, "Commands", Role::ListBox, found.len(), |ui| {
            for (row, command) in found.iter().enumerate() {
                if row_ui(ui, command, (row, row == at), (down || up) && row == at) {
                    picked = Some(command.id);
                }
            }
        });
    });
    picked
}

fn row_ui(ui: &mut Ui, command: &Command, (at, current): (usize, bool), scroll: bool) -> bool {
    let (id, name) = (egui::Id::unique(("command", command.label)), format!("Command {}", command.label));
    let keys = command.key();
    let stands = if current { Stands::Picked } else { Stands::Plain };
    let place = Place { at: Some(at), stop: false, takes: false, role: Role::ListBoxOption };
    let row = Row::below(ui, 26.0, id, stands, &name, place);
    spoken::described(&row.response, command.says, &keys);
    let (rect, theme) = (row.rect, theme(ui));
    if scroll {
        row.response.scroll_to_me(None);
    }
    let y = rect.center().y;
    let left = pos2(rect.left() + 10.0, y);
    let width = paint::text(ui, ui.painter(), left, Align2::LEFT_CENTER, command.label, widgets::CONTROL, theme.text).x;
    let says = pos2(left.x + width + 10.0, y);
    paint::text(ui, ui.painter(), says, Align2::LEFT_CENTER, command.says, NOTE, theme.text2);
    paint::text(ui, ui.painter(), pos2(rect.right() - 10.0, y), Align2::RIGHT_CENTER, &keys, ROW, theme.text2);
    row.done(ui).clicked()
}

fn sheet_ui(app: &mut App, ui: &mut Ui, height: f32) {
    search_ui(&mut app.panes.overlay_query, ui, "Search shortcuts");
    let found = cmd::search(&app.panes.overlay_query.0);
    let area = ScrollArea::vertical().max_height(height).min_scrolled_height(height).auto_shrink([false, true]);
    area.show(ui, |ui| {
        for menu in Menu::ALL {
            let rows: Vec<&&Command> = found.iter().filter(|command| command.menu == menu).collect();
            if rows.is_empty() {
                continue;
            }
            sheet_head_ui(ui, menu.label());
            for command in rows {
                let keys: Vec<String> = command.id.chords().iter().map(|chord| chord.words()).collect();
                sheet_row_ui(ui, &keys.join("  "), command.label, command.says);
            }
        }
        if app.panes.overlay_query.0.is_empty() {
            sheet_head_ui(ui, "Mouse");
            for (gesture, does) in MOUSE {
                sheet_row_ui(ui, &Keyboard::HERE.spell(gesture), does, "");
            }
        }
    });
}

fn sheet_head_ui(ui: &mut Ui, words: &str) {
    ui.add_space(10.0);
    ui.label(RichText::new(words).font(Face::SemiBold.at(12.5)));
}

/// Keys, name and explanation below those of the other rows, each within its own column.
fn sheet_row_ui(ui: &mut Ui, keys: &str, name: &str, says: &str) {
    let whole = ui.available_width();
    let first = whole * 0.21;
    let second = if says.is_empty() { whole - first - 24.0 } else { whole * 0.29 };
    let soft = color(theme(ui).text2);
    let cells = [
        (first, RichText::new(keys).font(Face::SemiBold.at(12.0))),
        (second, RichText::new(name)),
        (whole - first - second - 24.0, RichText::new(says).color(soft)),
    ];
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        for (width, text) in cells {
            if text.is_empty() {
                ui.add_space(width + 8.0);
                continue;
            }
            ui.allocate_ui(vec2(width, 18.0), |ui| {
                ui.set_width(width);
                ui.add(Label::new(text).wrap());
            });
        }
    });
}

/// Gestures of the timeline, for the sheet.
const MOUSE: &[(&str, &str)] = &[
    ("Ctrl+wheel, pinch", "Zoom at the pointer"),
    ("Wheel", "Scroll the lanes; zoom where nothing is to scroll"),
    ("Shift+wheel, drag", "Move in time"),
    ("Drag on the ruler", "Zoom to a range"),
    ("Click", "Select a mark"),
    ("Double-click", "Open a mark's source; on empty ground zoom in"),
    ("Overview", "Drag the window or its edges; click to go there"),
];
