//! Small forms that lie over the window: one field or two, what it reads as, and the buttons that end it.
//!
//! A form changes nothing until it is carried out; then it hands back one edit, which can be undone by its name.

pub(crate) mod adding;
pub(crate) mod bulk;
pub(crate) mod columns;
pub(crate) mod dating;
pub(crate) mod encoding;
pub(crate) mod era;
pub(crate) mod kept;
pub(crate) mod view;

use egui::{Key, RichText, ScrollArea, TextEdit, Ui, pos2, vec2};

use crate::gui::app::Parts;
use crate::gui::app::state::forms::kept::{Did, Why};
use crate::gui::app::state::forms::{Editor, Keyboard};
use crate::gui::app::state::orders;
use crate::gui::kit::fonts::Face;
use crate::gui::kit::over::Over;
use crate::gui::kit::paint::{color, theme};
use crate::gui::kit::spoken;
use crate::gui::kit::widgets::{self, Look};
use crate::model::upper_first;
use crate::project::Edit;

/// Below this height forms begin at the top of the window.
const LOW: f32 = 480.0;

/// How a pass of a form ended.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// It stays open.
    Open,
    /// It closes and nothing happens.
    Closed,
    /// It closes and this is done.
    Done(Edit),
    /// It closes and something about keeping is done.
    Kept(Did, Why),
}

/// The open form, where there is one.
pub fn overlay_ui(parts: &mut Parts<'_>, ui: &mut Ui) {
    let Some(mut editor) = parts.panes.editor.take() else { return };
    let screen = ui.ctx().content_rect();
    let width = 460.0_f32.min(screen.width() - 40.0);
    let top = screen.top() + if screen.height() < LOW { 8.0 } else { 96.0 };
    let place = pos2(screen.center().x - width / 2.0 - 14.0, top);
    let high = screen.bottom() - top - 44.0;
    // A long form takes the height that there is, and scrolls only beyond it.
    let name = name(&editor);
    let over = Over { id: "form", name, place, height: Some(high + 28.0), margin: 14.0 };
    let (outcome, beside) = over.show(ui.ctx(), |ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
        let mut form = |ui: &mut Ui| match &mut editor {
            Editor::Date(form) => dating::form_ui(parts.data, ui, form),
            Editor::Add(form) => adding::form_ui(parts.data, ui, form),
            Editor::Columns(form) => columns::form_ui(parts.data, ui, form),
            Editor::Encoding(form) => encoding::form_ui(ui, form),
            Editor::Bulk(form) => bulk::form_ui(parts.data, ui, form),
            Editor::View(form) => view::form_ui(parts, ui, form),
            Editor::Era(form) => era::form_ui(parts.data, ui, form),
            Editor::Kept(form) => kept::form_ui(parts, ui, form),
        };
        let area = ScrollArea::vertical().id_salt("form").max_height(high);
        area.show(ui, |ui| {
            let outcome = form(ui);
            spoken::follow(ui);
            outcome
        })
        .inner
    });
    match outcome {
        Outcome::Open if beside => {}
        Outcome::Open => parts.panes.editor = Some(editor),
        Outcome::Closed => {}
        Outcome::Kept(did, why) => parts.orders.push(orders::Order::Kept(did, why)),
        Outcome::Done(edit) => {
            let said = upper_first(&edit.words());
            if let Editor::View(form) = &editor {
                parts.choice.view = Some(form.name.trim().to_owned());
            }
            parts.orders.push(orders::Order::Edit(edit, said));
            if matches!(editor, Editor::Kept(_)) && kept::has_more(parts) {
                parts.panes.editor = Some(editor);
            }
        }
    }
}

/// What a screen reader calls a form.
fn name(editor: &Editor) -> &'static str {
    match editor {
        Editor::Date(_) => "Document date",
        Editor::Add(_) => "Add a record",
        Editor::Columns(_) => "Columns of the table",
        Editor::Encoding(_) => "Encoding",
        Editor::Bulk(_) => "Decide on all that is shown",
        Editor::View(_) => "Saved view",
        Editor::Era(_) => "Era",
        Editor::Kept(_) => "Kept decisions",
    }
}

/// The title of a form.
pub fn title_ui(ui: &mut Ui, words: &str) {
    ui.label(RichText::new(words).font(Face::SemiBold.at(14.0)).color(color(theme(ui).text)));
}

/// A line of explanation.
pub fn note_ui(ui: &mut Ui, words: &str) {
    ui.label(RichText::new(words).font(Face::Regular.at(12.0)).color(color(theme(ui).text2)));
}

/// Words of a document.
pub fn quote_ui(ui: &mut Ui, words: &str) {
    ui.label(RichText::new(words).font(Face::Serif.at(14.0)).color(color(theme(ui).text)));
}

/// A line that asks for attention.
pub fn warning_ui(ui: &mut Ui, words: &str) {
    ui.label(RichText::new(words).font(Face::Medium.at(12.0)).color(color(theme(ui).warning)));
}

/// A field with its name; true where Enter ended it. The one that is given the keyboard takes it on the first pass.
pub fn field_ui(ui: &mut Ui, name: &str, hint: &str, text: &mut String, keyboard: Option<&mut Keyboard>) -> bool {
    let label = ui.label(RichText::new(name).font(Face::Regular.at(12.0)).color(color(theme(ui).text2)));
    let edit = TextEdit::singleline(text)
        .id(egui::Id::unique(("form field", name)))
        .hint_text(hint)
        .font(Face::Regular.at(14.0))
        .margin(vec2(8.0, 6.0))
        .desired_width(f32::INFINITY);
    let response = ui.add(edit).labelled_by(label.id);
    // The click that opened the form may take the keyboard away again on the same pass: it is asked for until it is there.
    if let Some(keyboard) = keyboard.filter(|keyboard| **keyboard == Keyboard::Free) {
        if response.has_focus() {
            *keyboard = Keyboard::Taken;
        } else {
            response.request_focus();
        }
    }
    response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}

/// The button of a form that does it.
#[derive(Debug, Clone, Copy)]
pub enum Primary<'a> {
    /// It can be pressed.
    Ready(&'a str),
    /// Something is missing yet.
    Waiting(&'a str),
}

/// The buttons at the foot: the one that does it, others, and *Cancel*. The number of the one that was clicked.
pub fn buttons_ui(ui: &mut Ui, primary: Primary, others: &[&str]) -> Option<usize> {
    let mut clicked = None;
    ui.add_space(2.0);
    ui.horizontal(|ui| {
        let (name, ready) = match primary {
            Primary::Ready(name) => (name, true),
            Primary::Waiting(name) => (name, false),
        };
        let main = ui.add_enabled_ui(ready, |ui| widgets::button_ui(ui, Look::Primary, None, "", name, false));
        if main.inner.clicked() {
            clicked = Some(0);
        }
        for (at, name) in others.iter().chain(&["Cancel"]).enumerate() {
            if widgets::button_ui(ui, Look::Plain, None, name, "", false).clicked() {
                clicked = Some(at + 1);
            }
        }
    });
    clicked
}
