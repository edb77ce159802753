//! The form that adds a record by hand: the words picked in the source, a title, a date read from them or typed.

use egui::Ui;

use crate::extract;
use crate::gui::app::Data;
use crate::gui::app::state::forms::adding::Form;
use crate::gui::forms::{self, Outcome, Primary};
use crate::model::Category;
use crate::project::AddedKind;

/// The form.
pub fn form_ui(data: &Data, ui: &mut Ui, form: &mut Form) -> Outcome {
    let article = data.corpus.at_path(&form.added.document);
    let Some(article) = article else { return Outcome::Closed };
    forms::title_ui(ui, if form.added.kind == AddedKind::Event { "Add event" } else { "Add figure" });
    let short: String = form.added.quote.chars().take(160).collect();
    let dots = if short.len() < form.added.quote.len() { "…" } else { "" };
    forms::note_ui(ui, &format!("“{}{dots}”", short.trim()));
    let mut entered = forms::field_ui(ui, "Title", "What happened", &mut form.added.title, Some(&mut form.keyboard));
    let hint = "8 May 2014, May 2014, 2014-05; empty stays undated";
    entered |= forms::field_ui(ui, "Date", hint, &mut form.date, None);
    let reading = extract::typed_date(&form.date, &article.document.date);
    let empty = form.date.trim().is_empty();
    match &reading {
        Some(when) if form.found.is_empty() => forms::note_ui(ui, &crate::gui::forms::dating::reads_as(when)),
        Some(when) => {
            forms::note_ui(ui, &format!("{}. Found in: {}", crate::gui::forms::dating::reads_as(when), form.found));
        }
        None if empty => forms::note_ui(ui, "Without a date it waits among the undated"),
        None => forms::warning_ui(ui, "This is no date that has a place in time. Give its year at least"),
    }
    if form.added.kind == AddedKind::Event {
        egui::ComboBox::from_label("Kind").selected_text(form.added.category.word()).show_ui(ui, |ui| {
            for category in Category::ALL {
                ui.selectable_value(&mut form.added.category, category, category.word());
            }
        });
    } else if extract::tag_text(&form.added.quote, &article.document.date).1.is_empty() {
        forms::warning_ui(ui, "No amount was found in these words. Pick words that hold one");
        let clicked = forms::buttons_ui(ui, Primary::Waiting("Add figure"), &[]);
        return if clicked.is_some() { Outcome::Closed } else { Outcome::Open };
    }
    let ready = (reading.is_some() || empty) && !form.added.title.trim().is_empty();
    let name = if form.added.kind == AddedKind::Event { "Add event" } else { "Add figure" };
    let primary = if ready { Primary::Ready(name) } else { Primary::Waiting(name) };
    match forms::buttons_ui(ui, primary, &[]) {
        Some(0) => Outcome::Done(form.edit(reading)),
        Some(_) => Outcome::Closed,
        None if entered && ready => Outcome::Done(form.edit(reading)),
        None => Outcome::Open,
    }
}
