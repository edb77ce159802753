//! The form for an era: its name and its time.

use egui::Ui;

use crate::gui::app::state::forms::era::Form;
use crate::gui::app::{Data, bookmarks};
use crate::gui::forms::{self, Outcome, Primary};
use crate::model::When;
use crate::project::Edit;
use crate::view::goto;

/// The form.
pub fn form_ui(data: &Data, ui: &mut Ui, form: &mut Form) -> Outcome {
    let title = form.old.as_ref().map_or_else(|| "Add era".to_owned(), |old| format!("Era ‘{old}’"));
    forms::title_ui(ui, &title);
    let mut entered = forms::field_ui(ui, "Name", "What this time is called", &mut form.name, Some(&mut form.keyboard));
    let hint = "1991/2000, 2006-10-14/2009, since 2014";
    entered |= forms::field_ui(ui, "Time", hint, &mut form.time, None);
    let read = goto::read(&form.time, bookmarks::newest(data).as_ref());
    let name = form.name.trim().to_owned();
    let taken = data.project.eras().any(|(other, _)| other == name) && form.old.as_deref() != Some(name.as_str());
    let when: Option<When> = match read {
        Ok((when, _)) => {
            forms::note_ui(ui, &format!("Reads as: {}", when.words()));
            Some(when)
        }
        Err(error) => {
            forms::warning_ui(ui, &error);
            None
        }
    };
    if taken {
        forms::warning_ui(ui, "There is an era of this name. Choose another");
    }
    let ready = when.is_some() && !name.is_empty() && !taken;
    let others: &[&str] = if form.old.is_some() { &["Remove"] } else { &[] };
    let verb = if form.old.is_some() { "Change" } else { "Add" };
    let primary = if ready { Primary::Ready(verb) } else { Primary::Waiting(verb) };
    let clicked = forms::buttons_ui(ui, primary, others);
    match (clicked, when) {
        (Some(1), _) if form.old.is_some() => {
            Outcome::Done(Edit::Eras(form.old.iter().map(|old| (old.clone(), None)).collect()))
        }
        (Some(at), _) if at > 0 => Outcome::Closed,
        (done, Some(when)) if ready && (done == Some(0) || entered) => {
            let renamed = form.old.iter().filter(|old| **old != name).map(|old| (old.clone(), None));
            Outcome::Done(Edit::Eras(renamed.chain([(name.clone(), Some(when))]).collect()))
        }
        _ => Outcome::Open,
    }
}
