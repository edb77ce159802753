//! The foot of the dialog: where the file goes, and the buttons that end it.

use egui::{Id, Key, RichText, TextEdit, Ui, vec2};

use crate::cmd::CommandId;
use crate::gui::app::Tone;
use crate::gui::app::export::work;
use crate::gui::app::state::export::{Dialog, Did, State};
use crate::gui::app::state::output::Output;
use crate::gui::kit::fonts::Face;
use crate::gui::kit::paint::{color, theme};
use crate::gui::kit::widgets::{self, Look};

/// Path, sentence, buttons.
pub fn bar_ui(state: &State, ui: &mut Ui, dialog: &mut Dialog) -> Option<Did> {
    let mut did = None;
    ui.spacing_mut().item_spacing.x = 8.0;
    let busy = state.saving.is_some();
    ui.horizontal(|ui| {
        ui.set_min_height(30.0);
        let label = ui.label(RichText::new("File").font(Face::Regular.at(12.5)).color(color(theme(ui).text2)));
        let width = ui.available_width() - 374.0;
        let edit = TextEdit::singleline(&mut dialog.path)
            .id(Id::unique("export path"))
            .hint_text("Where the file goes")
            .margin(vec2(8.0, 6.0))
            .desired_width(width - 16.0);
        let path = ui.add(edit).labelled_by(label.id);
        if std::mem::take(&mut dialog.focus_path) {
            path.request_focus();
        }
        if path.changed() {
            dialog.said = None;
            follow_ending(dialog);
        }
        if path.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) && !busy {
            did = Some(Did::Save);
        }
        if widgets::button_ui(ui, Look::Plain, None, "Browse…", "", false).clicked() {
            did = Some(Did::Browse);
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let ready = !busy && work::redaction(&dialog.page).is_ok();
            let verb = if exists(dialog) { "Replace" } else { "Save" };
            let save = ui.add_enabled_ui(ready, |ui| widgets::button_ui(ui, Look::Primary, None, "", verb, false));
            if save.inner.clicked() {
                did = Some(Did::Save);
            }
            let draws = ready && state.copying.is_none() && dialog.output().is_page();
            let copy = ui.add_enabled_ui(draws, |ui| {
                widgets::button_ui(ui, Look::Plain, None, CommandId::CopyPicture.label(), "", false)
            });
            if copy.inner.clicked() {
                did = Some(Did::Copy);
            }
            if widgets::button_ui(ui, Look::Plain, None, "Close", "", false).clicked() {
                did = Some(Did::Close);
            }
        });
    });
    said_ui(ui, dialog);
    did
}

/// A typed ending of another form chooses that form.
fn follow_ending(dialog: &mut Dialog) {
    let path = std::path::Path::new(&dialog.path);
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    if ending != dialog.output().ending()
        && let Some(output) = Output::all().find(|output| output.ending() == ending)
    {
        dialog.page.format = output.word();
        dialog.at = 0;
    }
}

/// True where there is a file of that name already; looked up when the path changes.
fn exists(dialog: &mut Dialog) -> bool {
    if dialog.looked.0 != dialog.path {
        let there = dialog.file().is_some_and(|path| path.exists());
        dialog.looked = (dialog.path.clone(), there);
    }
    dialog.looked.1
}

/// What happened or went wrong, else what saving will do.
fn said_ui(ui: &mut Ui, dialog: &mut Dialog) {
    let there = exists(dialog);
    let theme = theme(ui);
    let (words, ink) = match &dialog.said {
        Some((words, Tone::Wrong)) => (words.clone(), theme.warning),
        Some((words, _)) => (words.clone(), theme.text2),
        None if there => ("There is a file of this name; it will be replaced".to_owned(), theme.text2),
        None => ("What is set here is kept with the project".to_owned(), theme.text3),
    };
    let words = RichText::new(words).font(Face::Regular.at(11.5)).color(color(ink));
    ui.add(egui::Label::new(words).truncate());
}
