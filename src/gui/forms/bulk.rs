//! The sheet before a decision on many: how many, which, and what stays as it is.

use egui::{RichText, ScrollArea, Ui};

use crate::gui::app::Data;
use crate::gui::app::state::forms::bulk::Form;
use crate::gui::app::triage::bulk_edit;
use crate::gui::forms::{self, Outcome, Primary};
use crate::gui::kit::fonts::Face;
use crate::gui::kit::paint::{color, theme};
use crate::model::{counted, grouped};
use crate::project::Status;

/// Most records that are named.
const NAMED: usize = 200;

/// The form.
pub fn form_ui(data: &Data, ui: &mut Ui, form: &Form) -> Outcome {
    let verb = if form.status == Status::Accepted { "Accept" } else { "Reject" };
    let (events, figures) = form.marks;
    let parts = match (events, figures) {
        // What is decided by its mark and open by another record of it.
        (0, 0) => [(form.ids.len(), "record"), (0, "figure")],
        _ => [(events, "event"), (figures, "figure")],
    };
    let told = parts.into_iter().filter(|(count, _)| *count > 0).map(|(count, noun)| counted(count, noun));
    let told = told.collect::<Vec<_>>().join(" and ");
    let all = form.of.as_deref().map_or("is shown and undecided".to_owned(), |of| format!("is undecided of {of}"));
    forms::title_ui(ui, &format!("{verb} all that {all}"));
    let stays = match form.decided {
        0 => String::new(),
        1 => ". 1 that is decided already stays as it is".to_owned(),
        many => format!(". {many} that are decided already stay as they are"),
    };
    let more = form.ids.len() > events + figures && events + figures > 0;
    let which = match &form.of {
        Some(_) => "with all that tell the same".to_owned(),
        None if more => format!("told in {} records, exactly what the filter shows", grouped(form.ids.len())),
        None => "exactly what the filter shows".to_owned(),
    };
    forms::note_ui(ui, &format!("{told}, {which}{stays}. One step of undo takes it back"));
    ScrollArea::vertical().id_salt("bulk").max_height(240.0).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for id in form.ids.iter().take(NAMED) {
            let Some(record) = data.record(*id) else { continue };
            let date = record.date.when.as_ref().map_or_else(|| "undated".to_owned(), crate::model::When::words);
            let words = RichText::new(format!("{date}: {}", record.label)).font(Face::Regular.at(12.0));
            ui.add(egui::Label::new(words.color(color(theme(ui).text))).truncate());
        }
        if form.ids.len() > NAMED {
            forms::note_ui(ui, &format!("and {} more", form.ids.len() - NAMED));
        }
    });
    let name = format!("{verb} {told}");
    // Enter does it: the number stands on the button.
    let entered = ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Enter));
    match forms::buttons_ui(ui, Primary::Ready(&name), &[]) {
        Some(0) => Outcome::Done(bulk_edit(form)),
        Some(_) => Outcome::Closed,
        None if entered => Outcome::Done(bulk_edit(form)),
        None => Outcome::Open,
    }
}
