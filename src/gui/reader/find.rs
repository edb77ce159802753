//! Looking for words in the open document: a field below its head, hits marked in the text, Enter goes to the next.

use egui::{Align2, Key, Modifiers, Rect, Role, Sense, TextEdit, Ui, WidgetInfo, pos2, vec2};

use crate::corpus::Corpus;
use crate::gui::app::state::reader::{Find, State};
use crate::gui::kit::fonts::Face;
use crate::gui::kit::icons::{self, Icon};
use crate::gui::kit::paint::{self, color, theme};
use crate::gui::kit::widgets::{self, NOTE};
use crate::model::DocId;

/// The bar, where a search is open; hits are marked by the text.
pub fn bar_ui(corpus: &Corpus, ui: &mut Ui, id: DocId, state: &mut State) {
    let Some(mut find) = state.find.take() else { return };
    if find.document != Some(id) {
        find.look(corpus, id);
    }
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 34.0), Sense::hover());
    let theme = theme(ui);
    ui.painter().rect_filled(rect, 0.0, color(theme.panel));
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (1.0, color(theme.line)));
    icons::paint(ui.painter(), Icon::Lens, pos2(rect.left() + 24.0, rect.center().y), color(theme.text3));
    let field = egui::Id::unique("find in source");
    let focused = ui.memory(|memory| memory.has_focus(field));
    let (next, before) = ui.input_mut(|input| {
        let before = focused && input.consume_key(Modifiers::SHIFT, Key::Enter);
        (focused && input.consume_key(Modifiers::NONE, Key::Enter), before)
    });
    let inside =
        Rect::from_min_max(pos2(rect.left() + 38.0, rect.top() + 7.0), pos2(rect.right() - 120.0, rect.bottom() - 5.0));
    let edit = TextEdit::singleline(&mut find.typed)
        .id(field)
        .frame(egui::Frame::NONE)
        .font(Face::Regular.at(12.5))
        .hint_text("Find in this document");
    let mut place = ui.new_child(egui::UiBuilder::new().max_rect(inside));
    let response = place.put(inside, edit);
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Find in source"));
    if std::mem::take(&mut find.focus) {
        response.request_focus();
    }
    if response.changed() {
        find.look(corpus, id);
    }
    if next || before {
        find.step(corpus, id, next);
    }
    let count = match (find.spans.len(), find.typed.trim().is_empty()) {
        (_, true) => String::new(),
        (0, _) => "not found".to_owned(),
        (count, _) => format!("{} of {count}", find.at + 1),
    };
    let node = ui.interact(
        Rect::from_min_max(pos2(rect.right() - 118.0, rect.top()), pos2(rect.right() - 92.0, rect.bottom())),
        ui.scope_id().with("found"),
        Sense::hover(),
    );
    node.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("Found {count}")));
    let right = pos2(rect.right() - 92.0, rect.center().y);
    paint::text(ui, ui.painter(), right, Align2::RIGHT_CENTER, &count, NOTE, theme.text2);
    if !buttons_ui(ui, rect, corpus, id, &mut find) {
        state.find = Some(find);
    }
}

/// Closing, next, previous; true where it was closed.
fn buttons_ui(ui: &Ui, rect: Rect, corpus: &Corpus, id: DocId, find: &mut Find) -> bool {
    let theme = theme(ui);
    let mut closed = false;
    let buttons =
        [(Icon::Cross, "Close find in source"), (Icon::Forward, "Next in source"), (Icon::Back, "Previous in source")];
    for (at, (icon, name)) in buttons.into_iter().enumerate() {
        let place =
            Rect::from_center_size(pos2(rect.right() - 24.0 - 26.0 * at as f32, rect.center().y), vec2(24.0, 24.0));
        let response = ui.interact(place, egui::Id::unique(("find", name)), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
        if response.hovered() {
            ui.painter().rect_filled(place, 5.0, color(theme.hover));
        }
        icons::paint(ui.painter(), icon, place.center(), color(theme.text2));
        widgets::focus_ring(ui, &response, place);
        match (response.clicked(), at) {
            (true, 0) => closed = true,
            (true, at) => find.step(corpus, id, at == 1),
            _ => {}
        }
    }
    closed
}
