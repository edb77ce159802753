//! Saved views: time, filter, lanes and chart choices under a name. The list in the left column, and their form.

use egui::{Align2, CursorIcon, Popup, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::cmd::CommandId;
use crate::gui::app::state::forms::view::Form;
use crate::gui::app::state::forms::{Editor, Keyboard};
use crate::gui::app::state::orders::Order;
use crate::gui::app::views::strayed;
use crate::gui::app::{Data, Parts};
use crate::gui::kit::icons::{self, Icon};
use crate::gui::kit::list::{self, Place, Walk};
use crate::gui::kit::menu;
use crate::gui::kit::paint::{self, color, theme};
use crate::gui::kit::row::{Row, Stands};
use crate::gui::kit::spoken;
use crate::gui::kit::widgets::{self, NOTE, ROW_TITLE};
use crate::model::grouped;
use crate::project::Edit;
use crate::view::text::cut;

const ROW_HEIGHT: f32 = 24.0;

/// What a row was asked to do.
enum Did {
    Apply(String),
    Overwrite(String),
    Rename(String),
    Delete(String),
}

/// Height of the whole section.
#[must_use]
pub fn height(data: &Data) -> f32 {
    30.0 + ROW_HEIGHT * data.project.views().count() as f32 + 4.0
}

/// The section: its head with *Save view…*, and a row for each view.
pub fn section_ui(parts: &mut Parts<'_>, ui: &mut Ui, height: f32) {
    let names: Vec<String> = parts.data.project.views().map(|(name, _)| name.to_owned()).collect();
    let count = if names.is_empty() { String::new() } else { grouped(names.len()) };
    let head = widgets::head_ui(ui, "Views", &count, "");
    if save_ui(ui, head) {
        parts.run(CommandId::SaveView);
    }
    let mut did = None;
    let scroll = egui::ScrollArea::vertical().id_salt("views").max_height(height - 31.0).auto_shrink([false, true]);
    let chosen = names.iter().position(|name| parts.choice.view.as_ref() == Some(name));
    // Few rows: all of them are there, also where the column leaves them little room.
    let mut walk = Walk::begin(ui, "Views", names.len(), names.len(), chosen, Role::ListItem);
    scroll.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        list::holder_ui(ui, "Views", Role::List, names.len(), |ui| {
            for (at, name) in names.iter().enumerate() {
                let on = chosen == Some(at);
                let strayed = on && parts.data.project.view(name).is_some_and(|view| strayed(view, &parts.as_view()));
                let (response, done) = row_ui(ui, name, (on, strayed), walk.place(at));
                walk.heard(at, &response);
                did = done.or(did.take());
            }
        });
    });
    walk.end(ui);
    match did {
        Some(Did::Apply(name)) => parts.orders.push(Order::ApplyView(name)),
        Some(Did::Overwrite(name)) => {
            let view = parts.as_view();
            let said = format!("View ‘{name}’ now shows what is shown");
            parts.orders.push(Order::Edit(Edit::Views(vec![(name, Some(view))]), said));
        }
        Some(Did::Rename(old)) => {
            parts.panes.editor =
                Some(Editor::View(Form { name: old.clone(), old: Some(old), keyboard: Keyboard::Free }));
        }
        Some(Did::Delete(name)) => {
            let said = format!("View ‘{name}’ deleted. {} brings it back", CommandId::Undo.command().key());
            parts.orders.push(Order::Edit(Edit::Views(vec![(name, None)]), said));
        }
        None => {}
    }
}

fn save_ui(ui: &Ui, head: Rect) -> bool {
    let name = CommandId::SaveView.label();
    let width = paint::measure(ui, name, NOTE);
    let rect = Rect::from_min_max(
        pos2(head.right() - width - 20.0, head.top() + 4.0),
        pos2(head.right() - 8.0, head.bottom() - 2.0),
    );
    let response = ui.interact(rect, ui.scope_id().with("save view"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let theme = theme(ui);
    let ink = if response.hovered() { theme.text } else { theme.text2 };
    paint::text(
        ui,
        ui.painter(),
        pos2(head.right() - 14.0, head.center().y + 1.0),
        Align2::RIGHT_CENTER,
        name,
        NOTE,
        ink,
    );
    widgets::focus_ring(ui, &response, rect);
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}

fn row_ui(ui: &mut Ui, name: &str, (on, strayed): (bool, bool), place: Place) -> (Response, Option<Did>) {
    let id = egui::Id::unique(("view", name));
    let spoken = format!("View {name}{}", if strayed { ", changed" } else { "" });
    let row = Row::below(ui, ROW_HEIGHT, id, Stands::open(on), &spoken, place);
    let rect = row.rect;
    let theme = theme(ui);
    let mut shapes = Vec::new();
    let at = crate::view::scene::pt(0.0, 0.0);
    crate::view::glyph::emblem(&mut shapes, crate::view::theme::Emblem::Bookmark, at, 4.2, theme.text2);
    paint::shapes(ui, ui.painter(), &shapes, pos2(rect.left() + 20.0, rect.center().y));
    let room = rect.width() - 33.0 - 44.0 - if strayed { 50.0 } else { 0.0 };
    let words = cut(name, ROW_TITLE, room, &|text, style| paint::measure(ui, text, style)).unwrap_or_default();
    let left = pos2(rect.left() + 33.0, rect.center().y);
    let width = paint::text(ui, ui.painter(), left, Align2::LEFT_CENTER, &words, ROW_TITLE, theme.text).x;
    if strayed {
        let place = pos2(left.x + width + 6.0, left.y);
        paint::text(ui, ui.painter(), place, Align2::LEFT_CENTER, "changed", NOTE, theme.text2);
    }
    let response = row.done(ui);
    let dots = Rect::from_center_size(pos2(rect.right() - 18.0, rect.center().y), vec2(24.0, 22.0));
    let more = ui.interact(dots, egui::Id::unique(("view more", name)), Sense::click());
    spoken::opens_menu(&more, &format!("More for view {name}"));
    icons::paint(ui.painter(), Icon::Down, dots.center(), color(theme.text3));
    widgets::focus_ring(ui, &more, dots.shrink(2.0));
    let mut did = response.clicked().then(|| Did::Apply(name.to_owned()));
    Popup::menu(&more).show(|ui| {
        let mut entry = |words: &str, make: fn(String) -> Did| {
            if menu::entry_ui(ui, words) {
                did = Some(make(name.to_owned()));
                ui.close();
            }
        };
        entry("Overwrite with what is shown", Did::Overwrite);
        entry("Rename…", Did::Rename);
        entry("Delete", Did::Delete);
    });
    (response, did)
}
