//! The right side of the dialog: form and shape, words, what goes on the page, callouts, names to replace.

use egui::{DragValue, RichText, ScrollArea, TextEdit, Ui, vec2};

use crate::export::Format;
use crate::gui::app::export::work;
use crate::gui::app::state::export::Dialog;
use crate::gui::app::state::output::{Include, Output};
use crate::gui::app::{Choice, Data};
use crate::gui::export::callouts;
use crate::gui::export::fields::{choice_ui, head_ui, line_ui, low_row_ui, remark_ui, row_ui, text_ui};
use crate::gui::kit::fonts::Face;
use crate::gui::kit::icons::Icon;
use crate::gui::kit::paint::{color, theme};
use crate::gui::kit::spoken;
use crate::gui::kit::widgets::{self, Look};
use crate::project::{Page, Replacement};
use crate::view::brief::{PRESETS, Tone};

/// All settings, in one column that scrolls.
pub fn pane_ui(data: &Data, choice: &Choice, ui: &mut Ui, dialog: &mut Dialog) {
    ScrollArea::vertical().id_salt("export settings").auto_shrink([false, false]).show(ui, |ui| {
        egui::Frame::NONE.inner_margin(egui::Margin { left: 16, right: 16, top: 12, bottom: 14 }).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 6.0;
            form_ui(ui, dialog);
            if dialog.output().is_page() {
                line_ui(ui);
                words_ui(ui, dialog);
            }
            line_ui(ui);
            include_ui(choice, ui, &mut dialog.page);
            if dialog.output().is_page() {
                line_ui(ui);
                callouts::list_ui(data, ui, dialog);
            }
            line_ui(ui);
            names_ui(ui, &mut dialog.page);
        });
        spoken::follow(ui);
    });
}

/// The file's form, and for a page its shape, look and pixels.
fn form_ui(ui: &mut Ui, dialog: &mut Dialog) {
    let mut output = dialog.output();
    let all: Vec<_> = Output::all().map(|output| (output, output.title().to_owned())).collect();
    let first_data = all.iter().map(|(output, _)| *output).find(|output| !output.is_page());
    let begins = |output: Output| output == Output::Page(Format::Markdown) || Some(output) == first_data;
    if choice_ui(ui, "Format", &mut output, &all, begins) {
        dialog.set_output(output);
    }
    if !output.note().is_empty() {
        remark_ui(ui, output.note(), false);
    }
    if !output.is_page() {
        return;
    }
    let page = &mut dialog.page;
    let shapes: Vec<_> = PRESETS.iter().map(|preset| (preset.name, preset.title.to_owned())).collect();
    let mut shape = work::preset(page).name;
    if choice_ui(ui, "Shape", &mut shape, &shapes, |_| false) {
        shape.clone_into(&mut page.preset);
        page.dpi = None;
    }
    let mut tone = work::tone(page);
    row_ui(ui, "Theme", |ui, _| {
        for (one, words) in [(Tone::Light, "Light"), (Tone::Dark, "Dark"), (Tone::Grey, "Grey")] {
            ui.radio_value(&mut tone, one, words);
        }
    });
    tone.word().clone_into(&mut page.theme);
    if output == Output::Page(Format::Png) {
        scale_ui(ui, page);
    }
    if output.is_picture() {
        low_row_ui(ui, "", |ui| ui.checkbox(&mut page.transparent, "Transparent ground"));
    }
}

/// Pixels of a PNG: times the preset's, and what they are on paper.
fn scale_ui(ui: &mut Ui, page: &mut Page) {
    let preset = work::preset(page);
    let sizes: Vec<_> = (1..=8_u8)
        .map(|times| {
            let (width, height) = (preset.width_px * u32::from(times), preset.height_px * u32::from(times));
            (times, format!("{times} ×: {width} × {height} pixels"))
        })
        .filter(|(times, _)| u32::from(*times) * preset.width_px.max(preset.height_px) <= 20_000)
        .collect();
    let most = sizes.last().map_or(1, |(times, _)| *times);
    page.scale = page.scale.clamp(1, most);
    choice_ui(ui, "Scale", &mut page.scale, &sizes, |_| false);
    let mut dpi = preset.dpi.round() as u16;
    row_ui(ui, "Density", |ui, label| {
        let drag = DragValue::new(&mut dpi).range(30..=1200).suffix(" dots an inch");
        if ui.add(drag).labelled_by(label).changed() {
            page.dpi = Some(dpi);
        }
        let inch = 2.54 / f32::from(dpi.max(1));
        let (wide, high) = (preset.width_px as f32 * inch, preset.height_px as f32 * inch);
        let words = RichText::new(format!("{wide:.1} × {high:.1} cm")).font(Face::Regular.at(11.5));
        ui.label(words.color(color(theme(ui).text2)));
    });
}

/// Title, subtitle, marking line.
fn words_ui(ui: &mut Ui, dialog: &mut Dialog) {
    let title = text_ui(ui, "Title", "The finding, in one line", &mut dialog.page.title);
    if std::mem::take(&mut dialog.focus_title) {
        title.request_focus();
    }
    let own = dialog.brief.as_ref().map(|brief| brief.subtitle.clone()).filter(|_| dialog.page.subtitle.is_empty());
    let hint = own.unwrap_or_else(|| "What is shown: measure, unit, place, period".to_owned());
    text_ui(ui, "Subtitle", &hint, &mut dialog.page.subtitle);
    text_ui(ui, "Marking", "Handling or classification, on every page", &mut dialog.page.marking);
}

/// Which records.
fn include_ui(choice: &Choice, ui: &mut Ui, page: &mut Page) {
    let mut include = Include::of(&page.include);
    for (at, one) in Include::ALL.into_iter().enumerate() {
        low_row_ui(ui, if at == 0 { "Include" } else { "" }, |ui| {
            ui.add_enabled_ui(one != Include::Filter || !choice.filter.is_empty() || include == one, |ui| {
                ui.radio_value(&mut include, one, one.title());
            });
        });
    }
    include.word().clone_into(&mut page.include);
    low_row_ui(ui, "", |ui| ui.checkbox(&mut page.accepted_only, "Only what was accepted"));
    low_row_ui(ui, "", |ui| ui.checkbox(&mut page.stamped, "Say when it was made"));
}

/// Names that are replaced everywhere on the page, in its metadata and in data.
fn names_ui(ui: &mut Ui, page: &mut Page) {
    head_ui(ui, "Names to replace", "");
    let mut gone = None;
    let half = (ui.available_width() - 24.0 - 30.0) / 2.0;
    for (at, one) in page.replacements.iter_mut().enumerate() {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            for (which, hint, text) in [("Name", "Name", &mut one.old), ("Label", "Label in its place", &mut one.new)] {
                let edit = TextEdit::singleline(text)
                    .id(egui::Id::unique(("replacement", which, at)))
                    .hint_text(hint)
                    .margin(vec2(8.0, 5.0))
                    .desired_width(half - 16.0);
                let response = ui.add(edit);
                let name = format!("{which} {}", at + 1);
                response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, &name));
                if which == "Name" {
                    ui.label(RichText::new("→").color(color(theme(ui).text3)));
                }
            }
            let (rect, _) = ui.allocate_exact_size(vec2(22.0, 26.0), egui::Sense::hover());
            if super::preview::icon_ui(ui, rect, ("name", at), (&format!("Keep name {}", at + 1), Icon::Cross), true) {
                gone = Some(at);
            }
        });
    }
    if let Some(at) = gone {
        page.replacements.remove(at);
    }
    if let Err(error) = work::redaction(page) {
        ui.add(
            egui::Label::new(RichText::new(error).font(Face::Medium.at(11.5)).color(color(theme(ui).warning))).wrap(),
        );
    }
    if widgets::button_ui(ui, Look::Plain, Some(Icon::Plus), "Replace a name", "", false).clicked() {
        page.replacements.push(Replacement::default());
    }
}
