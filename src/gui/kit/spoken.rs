//! What a node says besides its name: chosen and not pressed, its place among others, its keys; and words that are painted
//! and are no control.

use egui::accesskit::Node;
use egui::{Rect, Response, Role, Sense, Ui, WidgetInfo};

/// Tells a node by its role and name, and what else is to be said of it.
pub fn tell(response: &Response, role: Role, name: &str, more: impl FnOnce(&mut Node)) {
    let enabled = response.enabled();
    response.widget_info(|| WidgetInfo::labeled(role, enabled, name));
    response.ctx.accesskit_node_builder(response.id, more);
}

/// The same of one of several of which one is chosen: a tab, a row, a mark. It is never "pressed".
pub fn chosen(response: &Response, role: Role, name: &str, is_chosen: bool) {
    tell(response, role, name, |node| node.set_selected(is_chosen));
}

/// The same of a button that opens a menu.
pub fn opens_menu(response: &Response, name: &str) {
    tell(response, Role::Button, name, |node| node.set_has_popup(egui::accesskit::HasPopup::Menu));
}

/// Words that are painted at a place and belong to no control.
pub fn words(ui: &Ui, rect: Rect, salt: &str, words: &str) {
    let node = ui.interact(rect, ui.scope_id().with(("words", salt)), Sense::hover());
    node.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
}

/// Brings what has just taken the keyboard into sight; to be called at the end of what scrolls.
pub fn follow(ui: &Ui) {
    let (ctx, key) = (ui.ctx(), ui.unique_id().with("followed"));
    let focused = ctx.memory(egui::Memory::focused);
    let before: Option<Option<egui::Id>> = ctx.data(|data| data.get_temp(key));
    if before == Some(focused) {
        return;
    }
    ctx.data_mut(|data| data.insert_temp(key, focused));
    let Some(node) = focused.and_then(|id| ctx.read_response(id)) else { return };
    if node.layer_id == ui.layer_id() && ui.min_rect().contains_rect(node.rect) && node.rect != node.interact_rect {
        ui.scroll_to_rect(node.rect, None);
    }
}

/// What else a control says: what it does, and its keys.
pub fn described(response: &Response, says: &str, keys: &str) {
    response.ctx.accesskit_node_builder(response.id, |node| {
        if !says.is_empty() {
            node.set_description(says);
        }
        if !keys.is_empty() {
            node.set_keyboard_shortcut(keys);
        }
    });
}
