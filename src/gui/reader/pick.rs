//! Picking words in the reader with the pointer, and the bar that offers what can be done with them.

use egui::{Area, Frame, Id, Order, Rect, Response, Ui, pos2, vec2};

use crate::gui::app::state::reader::{Drag, Picked, State};
use crate::gui::kit::widgets::{self, Look};
use crate::model::{DocId, Document, Paragraph, Span};
use crate::project::AddedKind;

/// What the pointer does to a paragraph. `at` tells the byte under a place of the screen.
pub fn dragged(
    node: &Response,
    ui: &Ui,
    (id, paragraph, document): (DocId, &Paragraph, &Document),
    at: impl Fn(egui::Pos2) -> u32,
) -> Option<Drag> {
    let pos = node.interact_pointer_pos();
    if node.double_clicked() {
        let pos = pos?;
        return Some(Drag::Word(id, word_at(document, paragraph, at(pos)), pos));
    }
    if node.drag_started() {
        let origin = ui.input(|input| input.pointer.press_origin()).or(pos)?;
        return Some(Drag::Begin(id, at(origin)));
    }
    if node.drag_stopped() {
        return Some(Drag::End(pos?));
    }
    if node.dragged() {
        return Some(Drag::Reach(at(pos?), paragraph.span));
    }
    node.clicked().then_some(Drag::Drop)
}

/// The word around a byte.
fn word_at(document: &Document, paragraph: &Paragraph, at: u32) -> Span {
    let text = paragraph.span.of(&document.text);
    let here = (at - paragraph.span.start) as usize;
    let inside = |c: char| c.is_alphanumeric() || c == '\'' || c == '’' || c == '-';
    let before = text.get(..here).unwrap_or(text);
    let after = text.get(here..).unwrap_or("");
    let back: usize = before.chars().rev().take_while(|c| inside(*c)).map(char::len_utf8).sum();
    let on: usize = after.chars().take_while(|c| inside(*c)).map(char::len_utf8).sum();
    let start = paragraph.span.start as usize;
    Span::new(start + here - back, start + here + on)
}

/// The bar below the picked words.
pub fn bar_ui(ui: &Ui, state: &State, id: DocId, area: Rect) -> Option<Picked> {
    let end = state.pick.end.filter(|_| state.pick.from.is_none())?;
    state.pick.words.filter(|(document, span)| *document == id && !span.is_empty())?;
    let mut did = None;
    let left = (end.x - 150.0).clamp(area.left() + 8.0, (area.right() - 330.0).max(area.left() + 8.0));
    let top = (end.y + 14.0).min(area.bottom() - 44.0);
    Area::new(Id::unique("picked words")).order(Order::Foreground).fixed_pos(pos2(left, top)).show(ui.ctx(), |ui| {
        Frame::popup(ui.style()).inner_margin(4.0).show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing = vec2(4.0, 0.0);
                let choices = [
                    ("Add event", Picked::Add(AddedKind::Event)),
                    ("Add figure", Picked::Add(AddedKind::Figure)),
                    ("Search this", Picked::Search),
                    ("Copy", Picked::Copy),
                ];
                for (name, choice) in choices {
                    if widgets::button_ui(ui, Look::Bare, None, name, "", false).clicked() {
                        did = Some(choice);
                    }
                }
            });
        });
    });
    did
}
