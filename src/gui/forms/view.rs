//! The form for the name of a view.

use egui::Ui;

use crate::gui::app::Parts;
use crate::gui::app::state::forms::view::Form;
use crate::gui::forms::{self, Outcome, Primary};
use crate::project::Edit;

/// The form for a name.
pub fn form_ui(parts: &Parts<'_>, ui: &mut Ui, form: &mut Form) -> Outcome {
    let title = form.old.as_ref().map_or_else(|| "Save view".to_owned(), |old| format!("Rename view ‘{old}’"));
    forms::title_ui(ui, &title);
    let entered = forms::field_ui(ui, "Name", "What it shows", &mut form.name, Some(&mut form.keyboard));
    let name = form.name.trim().to_owned();
    let taken = parts.data.project.view(&name).is_some() && form.old.as_deref() != Some(name.as_str());
    if taken && form.old.is_some() {
        forms::warning_ui(ui, "There is a view of this name. Choose another");
    } else if taken {
        forms::warning_ui(ui, "There is a view of this name. It will show what is shown now");
    } else if form.old.is_none() {
        forms::note_ui(ui, "Keeps the time, the filter, the lanes and the choices of the charts");
    }
    let ready = !(name.is_empty() || taken && form.old.is_some());
    let verb = match (&form.old, taken) {
        (Some(_), _) => "Rename",
        (None, true) => "Overwrite",
        (None, false) => "Save",
    };
    let primary = if ready { Primary::Ready(verb) } else { Primary::Waiting(verb) };
    let clicked = forms::buttons_ui(ui, primary, &[]);
    if clicked == Some(0) || (clicked.is_none() && entered && ready) {
        let edit = match &form.old {
            Some(old) if *old == name => return Outcome::Closed,
            Some(old) => vec![(old.clone(), None), (name, parts.data.project.view(old).cloned())],
            None => vec![(name, Some(parts.as_view()))],
        };
        return Outcome::Done(Edit::Views(edit));
    }
    if clicked.is_some() { Outcome::Closed } else { Outcome::Open }
}
