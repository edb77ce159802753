//! The box for words on top of an overlay.

use egui::{TextEdit, Ui, vec2};

use crate::gui::kit::fonts::Face;

/// The box on top of an overlay, which keeps the keyboard.
pub fn search_ui(query: &mut (String, usize), ui: &mut Ui, hint: &str) {
    let edit = TextEdit::singleline(&mut query.0)
        .hint_text(hint)
        .font(Face::Regular.at(14.0))
        .margin(vec2(8.0, 6.0))
        .desired_width(f32::INFINITY);
    let response = ui.add(edit);
    if !response.has_focus() {
        response.request_focus();
    }
    if response.changed() {
        query.1 = 0;
    }
}
