//! The toolbar: open, undo, filter, chips, lanes, save picture.

use egui::Popup;
use egui::{Align2, Key, Rect, Role, Sense, Stroke, StrokeKind, TextEdit, Ui, WidgetInfo, pos2, vec2};

use super::app::{App, LanesBy};
use super::filter::Facet;
use super::icons::{self, Icon};
use super::paint::{self, color, theme};
use super::widgets::{self, Look, button_ui, chip_ui};
use super::{actions, fonts::Face};
use crate::cmd::CommandId;

/// The bar, 39 points high; returns the command that was picked.
pub fn bar_ui(app: &mut App, ui: &mut Ui) -> Option<CommandId> {
    let mut picked = None;
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        ui.add_space(12.0);
        if button_ui(ui, Look::Plain, Some(Icon::Folder), "", "Open folder…", false).clicked() {
            picked = Some(CommandId::OpenFolder);
        }
        for (id, icon, says) in [(CommandId::Undo, Icon::Undo, "Undo"), (CommandId::Redo, Icon::Redo, "Redo")] {
            if (app.project.undo_words().is_some() || app.project.redo_words().is_some())
                && icon_ui(ui, icon, says, actions::enabled(app, id))
            {
                picked = Some(id);
            }
        }
        filter_ui(app, ui);
        chips_ui(app, ui);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.add_space(12.0);
            let filled = actions::enabled(app, CommandId::SavePicture);
            let look = if filled { Look::Primary } else { Look::Plain };
            let save =
                ui.add_enabled_ui(filled, |ui| button_ui(ui, look, Some(Icon::Export), "", "Save picture…", false));
            if save.inner.clicked() {
                picked = Some(CommandId::SavePicture);
            }
            lanes_ui(app, ui);
        });
    });
    picked
}

fn icon_ui(ui: &mut Ui, icon: Icon, says: &str, enabled: bool) -> bool {
    let (rect, response) =
        ui.allocate_exact_size(vec2(28.0, 28.0), if enabled { Sense::click() } else { Sense::hover() });
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, says));
    let theme = theme(ui);
    let fill = if enabled && response.hovered() { theme.hover } else { theme.canvas };
    ui.painter().rect(rect, 5.0, color(fill), Stroke::new(1.0, color(theme.line_strong)), StrokeKind::Inside);
    icons::paint(ui.painter(), icon, rect.center(), color(if enabled { theme.text } else { theme.line_strong }));
    widgets::focus_ring(ui, &response, rect);
    response.on_hover_text(says).clicked()
}

fn filter_ui(app: &mut App, ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(232.0, 28.0), Sense::hover());
    let theme = theme(ui);
    let id = ui.scope_id().with("filter");
    let focused = ui.memory(|memory| memory.has_focus(id));
    let frame = if focused { theme.link } else { theme.line_strong };
    ui.painter().rect(rect, 5.0, color(theme.canvas), Stroke::new(1.0, color(frame)), StrokeKind::Inside);
    icons::paint(ui.painter(), Icon::Lens, pos2(rect.left() + 14.0, rect.center().y), color(theme.text3));
    let inside =
        Rect::from_min_max(pos2(rect.left() + 28.0, rect.top() + 5.0), pos2(rect.right() - 28.0, rect.bottom() - 3.0));
    let edit = TextEdit::singleline(&mut app.filter.words)
        .id(id)
        .frame(egui::Frame::NONE)
        .font(Face::Regular.at(12.5))
        .hint_text("Filter words, people, goods");
    // In a place of its own: the row goes on after the frame, not after the words in it.
    let mut place = ui.new_child(egui::UiBuilder::new().max_rect(inside));
    let response = place.put(inside, edit);
    if app.focus_filter {
        response.request_focus();
        app.focus_filter = false;
    }
    if app.filter.words.is_empty() {
        let key = Rect::from_min_size(pos2(rect.right() - 24.0, rect.top() + 6.0), vec2(15.0, 16.0));
        icons::key_frame(ui.painter(), key, color(theme.line_strong));
        paint::text(ui, ui.painter(), key.center(), Align2::CENTER_CENTER, "/", widgets::NOTE, theme.text3);
    } else {
        let cross = Rect::from_min_size(pos2(rect.right() - 26.0, rect.top() + 4.0), vec2(20.0, 20.0));
        let clear = ui.interact(cross, id.with("clear"), Sense::click());
        clear.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Clear filter words"));
        icons::paint(ui.painter(), Icon::Cross, cross.center(), color(theme.text2));
        if clear.clicked() {
            app.filter.words.clear();
            app.refilter();
        }
    }
    if response.changed() {
        app.refilter();
    }
    if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape)) {
        app.filter.words.clear();
        app.refilter();
    }
}

/// The words of a facet: its kind and its value.
#[must_use]
pub fn facet_words(app: &App, facet: &Facet) -> (&'static str, String) {
    match facet {
        Facet::Group(group) => ("Category", group.name().to_owned()),
        Facet::Status(status) => ("Decision", super::facets::status_word(*status).to_lowercase()),
        Facet::Grade(grade) => ("Date", super::facets::grade_word(*grade).to_lowercase()),
        Facet::Actor(actor) => ("Actor", crate::series::state_name(actor)),
        Facet::Document(id) => {
            ("Document", app.corpus.article(*id).map_or_else(String::new, |article| short(&article.document.title)))
        }
    }
}

fn short(title: &str) -> String {
    let head: String = title.chars().take(24).collect();
    if head.len() < title.len() { format!("{}…", head.trim_end()) } else { head }
}

fn chips_ui(app: &mut App, ui: &mut Ui) {
    let picks: Vec<Facet> = app.filter.picks.iter().cloned().collect();
    for pick in picks {
        if ui.available_width() < 420.0 {
            break;
        }
        let (kind, value) = facet_words(app, &pick);
        if chip_ui(ui, kind, &value).clicked() {
            app.filter.toggle(pick);
            app.refilter();
        }
    }
}

fn lanes_ui(app: &mut App, ui: &mut Ui) {
    let response = button_ui(ui, Look::Plain, None, "Lanes", app.kept.lanes_by.word(), true);
    Popup::menu(&response).show(|ui| {
        for by in LanesBy::ALL {
            let button = egui::Button::new(format!("By {}", by.word())).selected(app.kept.lanes_by == by);
            if ui.add(button).clicked() {
                app.lanes_by(by);
                ui.close();
            }
        }
    });
}
