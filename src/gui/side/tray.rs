//! The tray of what has no place on the axis, each with its words and its reason. A click opens its source.

use egui::{Align2, Role, ScrollArea, Ui, pos2};

use crate::gui::app::state::orders::{Order, Orders};
use crate::gui::app::{Choice, Data};
use crate::gui::kit::list::{self, List, Place};
use crate::gui::kit::paint::{self, theme};
use crate::gui::kit::row::{Row, Stands};
use crate::gui::kit::widgets::{self, NOTE, ROW, empty_ui};
use crate::gui::plot::mark_menu;
use crate::model::grouped;
use crate::view::glyph;
use crate::view::item::Undated;
use crate::view::scene::pt;
use crate::view::text::{TextStyle, cut};
use crate::view::theme::Emblem;

const ROW_HEIGHT: f32 = 33.0;
/// A list of more than these is searched.
const SEARCHED: usize = 8;

/// The section; fills what is left of the column.
pub fn section_ui(data: &Data, choice: &mut Choice, ui: &mut Ui, orders: &mut Orders) {
    let undated = &data.shown.items.undated;
    widgets::head_ui(ui, "Undated", &grouped(undated.len()), if undated.is_empty() { "" } else { "not on the axis" });
    if undated.is_empty() {
        let hint = if data.title.is_none() {
            "Events whose date is not known\nwait here, never on a guess"
        } else if data.items.undated.is_empty() {
            "Everything found has a date"
        } else {
            "Nothing undated passes the filter"
        };
        empty_ui(ui, hint);
        return;
    }
    let mut found: Vec<&Undated> = undated.iter().collect();
    if undated.len() > SEARCHED {
        let words = widgets::find_ui(ui, "Find among the undated", &mut choice.find_undated);
        let holds =
            |item: &Undated| item.label.to_lowercase().contains(&words) || item.words.to_lowercase().contains(&words);
        found.retain(|item| words.is_empty() || holds(item));
        if found.is_empty() {
            empty_ui(ui, "Nothing undated holds these words");
        }
    }
    let (mut open, mut reached) = (None, None);
    let area = ScrollArea::vertical().id_salt("undated").auto_shrink([false, false]);
    let chosen = choice.selection.and_then(|id| found.iter().position(|item| item.id == id));
    let list = List { name: "Undated", role: Role::List, height: ROW_HEIGHT, count: found.len(), chosen };
    list::rows_ui(ui, &list, area, |ui, at, place| {
        let item = found.get(at)?;
        let response = row_ui(ui, item, choice.selection == Some(item.id), place);
        mark_menu::menu(&response, item.id, orders);
        if response.clicked() {
            response.request_focus();
            open = Some(item.id);
        } else if response.gained_focus() {
            reached = Some(item.id);
        }
        Some(response)
    });
    // What has the keyboard is what a decision acts on.
    match (open, reached) {
        (Some(id), _) => orders.push(Order::Open(id)),
        (None, Some(id)) => orders.push(Order::Select(id)),
        (None, None) => {}
    }
}

fn row_ui(ui: &mut Ui, item: &Undated, selected: bool, place: Place) -> egui::Response {
    let spoken = format!("Undated: {}, {} {}, {}", item.label, item.edtf, item.words, item.reason);
    let id = egui::Id::unique(("undated", item.id.0));
    let row = Row::below(ui, ROW_HEIGHT, id, Stands::open(selected), &spoken, place);
    let rect = row.rect;
    let theme = theme(ui);
    let painter = ui.painter();
    let (first, second) = (rect.top() + 9.0, rect.top() + 23.0);
    let mut shapes = Vec::new();
    let (emblem, hue) =
        if item.figure { (Emblem::Figure, theme.text) } else { (item.group.emblem(), theme.hue(item.group)) };
    glyph::emblem(&mut shapes, emblem, pt(0.0, 0.0), 4.2, hue);
    paint::shapes(ui, painter, &shapes, pos2(rect.left() + 20.0, first));
    let measure = |text: &str, style: TextStyle| paint::measure(ui, text, style);
    let title = cut(&item.label, ROW, rect.width() - 48.0, &measure).unwrap_or_default();
    paint::text(ui, painter, pos2(rect.left() + 33.0, first), Align2::LEFT_CENTER, &title, ROW, theme.text);
    let mono = TextStyle { family: crate::view::text::Family::Mono, ..NOTE };
    let right = pos2(rect.right() - 14.0, second);
    let soft = if selected { theme.text2 } else { theme.text3 };
    let known = paint::text(ui, painter, right, Align2::RIGHT_CENTER, &item.edtf, mono, theme.text2).x;
    let words = if item.words.is_empty() { item.reason.clone() } else { format!("“{}”", item.words) };
    let words = cut(&words, NOTE, rect.width() - 55.0 - known, &measure).unwrap_or_default();
    paint::text(ui, painter, pos2(rect.left() + 33.0, second), Align2::LEFT_CENTER, &words, NOTE, soft);
    row.done(ui).on_hover_ui(|ui| {
        ui.label(egui::RichText::new(&item.label).strong());
        ui.label(&item.reason);
    })
}
