//! The form that asks in which encoding a file is read, with its first letters beyond ASCII as they would read.

use egui::{Popup, ScrollArea, Ui};

use crate::gui::app::state::forms::Keyboard;
use crate::gui::app::state::forms::encoding::Form;
use crate::gui::forms::{self, Outcome, Primary};
use crate::gui::kit::widgets::{self, Look};
use crate::model::Encoding;

/// The form.
pub fn form_ui(ui: &mut Ui, form: &mut Form) -> Outcome {
    forms::title_ui(ui, "Encoding");
    forms::note_ui(ui, &form.path);
    let name = form.chosen.map_or_else(|| "choose one".to_owned(), Encoding::words);
    let response = widgets::button_ui(ui, Look::Plain, None, "Read as", &name, true);
    if std::mem::replace(&mut form.keyboard, Keyboard::Taken) == Keyboard::Free {
        response.request_focus();
    }
    Popup::menu(&response).show(|ui| {
        ScrollArea::vertical().max_height(300.0).show(ui, |ui| {
            for encoding in Encoding::all() {
                if ui.selectable_label(form.chosen == Some(encoding), encoding.words()).clicked() {
                    form.chosen = Some(encoding);
                    ui.close();
                }
            }
        });
    });
    match form.preview() {
        Some(text) => forms::quote_ui(ui, &text),
        None if form.bytes.is_empty() => {
            forms::note_ui(ui, "It lies inside another file, so it is shown once it is read");
        }
        None => {}
    }
    forms::note_ui(ui, "The file itself is not changed. What you choose is kept with your decisions and can be undone");
    let primary = if form.chosen.is_some() && form.chosen != form.now {
        Primary::Ready("Read it so")
    } else {
        Primary::Waiting("Read it so")
    };
    let others: &[&str] = if form.before.is_some() { &["Leave it to Dateline"] } else { &[] };
    match forms::buttons_ui(ui, primary, others) {
        Some(0) => Outcome::Done(form.edit(form.chosen)),
        Some(1) if form.before.is_some() => Outcome::Done(form.edit(None)),
        Some(_) => Outcome::Closed,
        None => Outcome::Open,
    }
}
