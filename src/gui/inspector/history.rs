//! What happened to the selected record: when, what, by whom. The newest first.

use egui::{Align2, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::gui::app::state::history::Step;
use crate::gui::kit::paint::{self, theme};
use crate::gui::kit::widgets::{HEAD, NOTE, ROW};
use crate::gui::kit::{list, spoken};
use crate::view::text::cut;

/// Steps that are listed; the table of the whole history has all.
const MOST: usize = 8;

/// The section; nothing where nothing has happened.
pub fn history_ui(ui: &mut Ui, steps: &[Step]) {
    if steps.is_empty() {
        return;
    }
    let theme = theme(ui);
    let (head, node) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::hover());
    node.widget_info(|| WidgetInfo::labeled(Role::Heading, true, "History"));
    let y = head.center().y + 2.0;
    paint::text(ui, ui.painter(), pos2(head.left() + 16.0, y), Align2::LEFT_CENTER, "History", HEAD, theme.text);
    list::holder_ui(ui, "History of the record", Role::List, steps.len(), |ui| {
        for (at, step) in steps.iter().take(MOST).enumerate() {
            step_ui(ui, at, step);
        }
    });
    if steps.len() > MOST {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 18.0), Sense::hover());
        let more = format!("{} more; Save history… has all", steps.len() - MOST);
        let left = pos2(rect.left() + 16.0, rect.center().y);
        paint::text(ui, ui.painter(), left, Align2::LEFT_CENTER, &more, NOTE, theme.text3);
        spoken::words(ui, rect, "more history", &more);
    }
}

fn step_ui(ui: &mut Ui, at: usize, step: &Step) {
    let theme = theme(ui);
    let (rect, node) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0), Sense::hover());
    let by = if step.by.is_empty() { "not known" } else { &step.by };
    let said = format!("{}, {}: {}", step.at, by, step.words);
    spoken::tell(&node, Role::ListItem, &said, |node| node.set_position_in_set(at));
    let y = rect.center().y;
    let measure = |text: &str, style| paint::measure(ui, text, style);
    let when =
        paint::text(ui, ui.painter(), pos2(rect.left() + 16.0, y), Align2::LEFT_CENTER, &step.at, NOTE, theme.text3).x;
    let right = pos2(rect.right() - 16.0, y);
    let who = paint::text(ui, ui.painter(), right, Align2::RIGHT_CENTER, by, NOTE, theme.text3).x;
    let left = rect.left() + 16.0 + when + 10.0;
    let room = right.x - who - 8.0 - left;
    let words = cut(&step.words, ROW, room, &measure).unwrap_or_default();
    paint::text(ui, ui.painter(), pos2(left, y), Align2::LEFT_CENTER, &words, ROW, theme.text);
    if words != step.words {
        node.on_hover_text(&step.words);
    }
}
