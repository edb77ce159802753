//! The form that dates documents by hand: one document, those picked in the list, a folder, or all without a date.

use egui::Ui;

use crate::gui::app::Data;
use crate::gui::app::state::forms::dating::Form;
use crate::gui::forms::{self, Outcome, Primary};
use crate::model::{When, upper_first};

/// The form.
pub fn form_ui(data: &Data, ui: &mut Ui, form: &mut Form) -> Outcome {
    let Some(article) = data.corpus.article(form.document) else { return Outcome::Closed };
    forms::title_ui(ui, &format!("Date of ‘{}’", article.document.title));
    let hint = "8 May 2014, May 2014, spring 2014, 2014-05-08";
    let entered = forms::field_ui(ui, "Published", hint, &mut form.text, Some(&mut form.keyboard));
    let reading = form.reading();
    match &reading {
        Some(when) => forms::note_ui(ui, &reads_as(when)),
        None if form.text.trim().is_empty() => forms::note_ui(ui, "In words or as EDTF, as precise as you know it"),
        None => forms::warning_ui(ui, "This is no date that has a place in time. Give its year at least"),
    }
    let own = article.machine_date();
    let words = own.when.as_ref().map_or_else(|| "no date".to_owned(), When::words);
    forms::note_ui(ui, &format!("The document itself: {words}. {}", upper_first(&own.why)));
    if form.scopes.len() > 1 {
        ui.add_space(2.0);
        for (at, (words, _)) in form.scopes.iter().enumerate() {
            ui.radio_value(&mut form.scope, at, words);
        }
    }
    let paths = form.scopes.get(form.scope).map_or(&[][..], |(_, paths)| paths.as_slice());
    let set = paths.iter().any(|path| data.project.document_date(path).is_some());
    let others: &[&str] = if set { &["Use the document’s own date"] } else { &[] };
    let name = "Set date";
    let primary = if reading.is_some() { Primary::Ready(name) } else { Primary::Waiting(name) };
    let clicked = forms::buttons_ui(ui, primary, others);
    match (clicked, &reading) {
        (Some(0), Some(when)) => Outcome::Done(form.edit(Some(when))),
        (None, Some(when)) if entered => Outcome::Done(form.edit(Some(when))),
        (Some(1), _) if set => Outcome::Done(form.edit(None)),
        (Some(_), _) => Outcome::Closed,
        (None, _) => Outcome::Open,
    }
}

/// What a date is understood as.
#[must_use]
pub fn reads_as(when: &When) -> String {
    format!("Reads as {}, {}  ({when})", when.words(), crate::view::precision::words(when))
}
