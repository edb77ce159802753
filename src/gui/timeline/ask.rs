//! Small fields over the timeline: go to a date, name a bookmark.

use egui::{Id, Key, Modifiers, RichText, TextEdit, Ui, vec2};

use crate::gui::app::Parts;
use crate::gui::app::state::orders;
use crate::gui::app::state::timeline::Question;
use crate::gui::kit::fonts::Face;
use crate::gui::kit::over::Over;
use crate::gui::kit::paint::{color, theme};
use crate::gui::kit::widgets::{self, Look};

/// The field, where one is open.
pub fn ask_ui(parts: &mut Parts<'_>, ui: &Ui) {
    let Some(mut ask) = parts.panes.timeline.ask.take() else { return };
    let screen = ui.max_rect();
    let (title, hint, verb) = match ask.question {
        Question::Date => ("Go to date", "2021-05, mid 2021, last quarter", "Go"),
        Question::KnownOn => ("As known on", "2014-05-08, May 2014; empty for all documents", "Show"),
        Question::AsItWas => ("As it was on", "2026-11-03, yesterday; empty for now", "Show"),
        Question::Bookmark => ("Name this bookmark", "A name for what is shown", "Keep"),
    };
    let (entered, escaped) = ui.ctx().input_mut(|input| {
        (input.consume_key(Modifiers::NONE, Key::Enter), input.consume_key(Modifiers::NONE, Key::Escape))
    });
    let mut done = entered;
    let place = egui::pos2(screen.center().x - 170.0, screen.top() + 56.0);
    let over = Over { id: "ask", name: title, place, height: None, margin: 10.0 };
    let ((), beside) = over.show(ui.ctx(), |ui| {
        ui.set_width(340.0);
        let name = ui.label(RichText::new(title).font(Face::SemiBold.at(13.0)));
        ui.horizontal(|ui| {
            let edit = TextEdit::singleline(&mut ask.text)
                .id(Id::unique("ask field"))
                .hint_text(hint)
                .font(Face::Regular.at(13.0))
                .margin(vec2(8.0, 5.0))
                .desired_width(246.0);
            let response = ui.add(edit).labelled_by(name.id);
            if response.changed() {
                ask.error = None;
            }
            response.request_focus();
            done |= widgets::button_ui(ui, Look::Primary, None, "", verb, false).clicked();
        });
        if let Some(error) = &ask.error {
            ui.label(RichText::new(error).font(Face::Regular.at(12.0)).color(color(theme(ui).warning)));
        }
    });
    if escaped || beside {
        return;
    }
    if done {
        parts.orders.push(orders::Order::Answer(ask));
    } else {
        parts.panes.timeline.ask = Some(ask);
    }
}
