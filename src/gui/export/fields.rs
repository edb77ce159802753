//! Rows of the dialog's settings: a name at the left, its control beside it, so that all controls stand in one line.

use egui::{Align, ComboBox, Id, LayerId, Layout, RichText, TextEdit, Ui, vec2};

use crate::gui::kit::fonts::Face;
use crate::gui::kit::icons::{self, Icon};
use crate::gui::kit::paint::{color, theme};

/// Width of the names.
const NAMES: f32 = 72.0;
/// Height of a row.
const ROW: f32 = 28.0;
/// Height of a row of a choice.
const LOW: f32 = 24.0;

/// A name, and what `add` puts beside it; `add` gets the id of the name for those who cannot see it.
pub fn row_ui<R>(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui, Id) -> R) -> R {
    beside_ui(ui, name, ROW, add)
}

/// The same for a radio button or a check box, which need less height.
pub fn low_row_ui<R>(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.scope(|ui| {
        ui.spacing_mut().interact_size.y = LOW;
        beside_ui(ui, name, LOW, |ui, _| add(ui))
    })
    .inner
}

fn beside_ui<R>(ui: &mut Ui, name: &str, height: f32, add: impl FnOnce(&mut Ui, Id) -> R) -> R {
    ui.horizontal(|ui| {
        ui.set_min_height(height);
        ui.spacing_mut().item_spacing.x = 8.0;
        let words = RichText::new(name).font(Face::Regular.at(12.5)).color(color(theme(ui).text2));
        let label = ui.allocate_ui_with_layout(vec2(NAMES, height), Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_width(NAMES);
            ui.label(words)
        });
        add(ui, label.inner.id)
    })
    .inner
}

/// A line of text.
pub fn text_ui(ui: &mut Ui, name: &str, hint: &str, text: &mut String) -> egui::Response {
    row_ui(ui, name, |ui, label| {
        let edit = TextEdit::singleline(text)
            .id(Id::unique(("export", name)))
            .hint_text(hint)
            .margin(vec2(8.0, 5.0))
            .desired_width(f32::INFINITY);
        ui.add(edit).labelled_by(label)
    })
}

/// One of several values; true where another one was picked. A value in `breaks` begins a group.
pub fn choice_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    value: &mut T,
    all: &[(T, String)],
    breaks: impl Fn(T) -> bool,
) -> bool {
    let before = *value;
    row_ui(ui, name, |ui, label| {
        let shown = all.iter().find(|(one, _)| *one == before).map_or("", |(_, words)| words.as_str());
        let list = ComboBox::from_id_salt(("export", name))
            .selected_text(shown)
            .width(ui.available_width())
            .height(420.0)
            .icon(|ui, rect, look, _| icons::paint(ui.painter(), Icon::Down, rect.center(), look.fg_stroke.color))
            .show_ui(ui, |ui| {
                for (one, words) in all {
                    if breaks(*one) {
                        ui.separator();
                    }
                    if ui.selectable_value(value, *one, words).clicked() {
                        // Without the pointer the list would stay.
                        ui.close();
                    }
                }
            });
        keep_above(ui, list.response.id.with("popup"));
        list.response.labelled_by(label);
    });
    *value != before
}

/// A list that opens stands above the dialog, also where a click is so quick that both would come to the top at once.
pub fn keep_above(ui: &Ui, popup: Id) {
    let list = LayerId::new(ui.layer_id().order, popup);
    ui.ctx().set_sublayer(ui.layer_id(), list);
}

/// The head of a group of rows.
pub fn head_ui(ui: &mut Ui, words: &str, count: &str) {
    let theme = theme(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 7.0;
        ui.label(RichText::new(words).font(Face::SemiBold.at(12.5)).color(color(theme.text)));
        if !count.is_empty() {
            ui.label(RichText::new(count).font(Face::Regular.at(12.0)).color(color(theme.text3)));
        }
    });
}

/// A line between two groups.
pub fn line_ui(ui: &mut Ui) {
    ui.add_space(6.0);
    ui.separator();
    ui.add_space(4.0);
}

/// A remark below a control, in line with the controls.
pub fn remark_ui(ui: &mut Ui, words: &str, warns: bool) {
    row_ui(ui, "", |ui, _| {
        let theme = theme(ui);
        let ink = if warns { theme.warning } else { theme.text2 };
        let face = if warns { Face::Medium } else { Face::Regular };
        let words = RichText::new(words).font(face.at(11.5)).color(color(ink));
        ui.add(egui::Label::new(words).wrap());
    });
}
