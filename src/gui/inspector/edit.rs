//! The selected record's fields, open for correction: each is taken when it is left, what the machine read stays below it.

use egui::{ComboBox, Frame, Key, RichText, Role, ScrollArea, TextEdit, Ui, WidgetInfo, vec2};

use crate::cmd::CommandId;
use crate::corpus::Article;
use crate::extract;
use crate::gui::app::Data;
use crate::gui::app::editing::{change, corrected, machine, standing};
use crate::gui::app::state::editing::Form;
use crate::gui::app::state::orders::{Order, Orders};
use crate::gui::kit::fonts::Face;
use crate::gui::kit::paint::{self, color, theme};
use crate::gui::kit::spoken;
use crate::gui::kit::widgets::{self, Look};
use crate::model::{Category, Metric, Modality, Record, upper_first};
use crate::project::{Edit, Field, Said};

/// Width of the names of fields.
const NAMES: f32 = 72.0;
/// Room of the buttons at the foot.
const FOOT: f32 = 46.0;
/// Longest word of a value in a message.
const SHORT: usize = 48;

/// What was typed and not taken when another record was selected is taken now.
pub fn leave(data: &Data, editing: &mut Option<Form>, orders: &mut Orders) {
    let Some(form) = editing.take() else { return };
    let Some(record) = data.record(form.id) else { return };
    let Some(article) = data.corpus.article(record.evidence.document) else { return };
    for (field, typed) in &form.typed {
        orders.extend(taken(data, (article, record), *field, typed).ok().flatten());
    }
}

/// The fields and the buttons below them; `false` when editing has ended.
pub fn panel_ui(data: &Data, of: (&Article, &Record), form: &mut Form, ui: &mut Ui, orders: &mut Orders) -> bool {
    let fields: &[Field] = if of.1.figure.is_some() { &Field::FIGURE } else { &Field::EVENT };
    let mut ended = false;
    let height = (ui.available_height() - FOOT).max(60.0);
    ScrollArea::vertical().id_salt("editing").max_height(height).auto_shrink([false, false]).show(ui, |ui| {
        Frame::NONE.inner_margin(vec2(16.0, 10.0)).show(ui, |ui| {
            ui.set_max_width(ui.available_width());
            ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
            for field in fields {
                ended |= field_ui(data, of, form, *field, ui, orders);
            }
        });
        spoken::follow(ui);
    });
    ended |= foot_ui(data, of, form, ui, orders);
    !ended
}

/// One field with what belongs below it; true where Enter ended it and it could be read.
fn field_ui(
    data: &Data,
    of: (&Article, &Record),
    form: &mut Form,
    field: Field,
    ui: &mut Ui,
    orders: &mut Orders,
) -> bool {
    let now = standing(&data.project, of.1, field);
    let mut text = form.typed.get(&field).cloned().unwrap_or_else(|| now.clone());
    let did = ui.horizontal_top(|ui| control_ui(ui, form, field, &mut text)).inner;
    if did.changed {
        form.typed.insert(field, text.clone());
        form.wrong = form.wrong.take().filter(|(wrong, _)| *wrong != field);
    }
    let mut ended = false;
    if did.left && form.typed.contains_key(&field) {
        match taken(data, of, field, &text) {
            Ok(order) => {
                form.typed.remove(&field);
                orders.extend(order);
                ended = did.entered;
            }
            Err(sentence) => form.wrong = Some((field, sentence)),
        }
    } else {
        ended = did.entered;
    }
    below_ui(data, of, form, field, &text, ui, orders);
    ended
}

/// What happened to a control.
#[derive(Debug, Clone, Copy, Default)]
struct Did {
    changed: bool,
    /// Its value is to be taken.
    left: bool,
    entered: bool,
}

fn control_ui(ui: &mut Ui, form: &mut Form, field: Field, text: &mut String) -> Did {
    let theme = theme(ui);
    let name = upper_first(field.word());
    let (at, label) = ui.allocate_exact_size(vec2(NAMES, 28.0), egui::Sense::hover());
    label.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
    let left = egui::pos2(at.left(), at.center().y);
    paint::text(ui, ui.painter(), left, egui::Align2::LEFT_CENTER, &name, widgets::ROW, theme.text3);
    let choices: Vec<&str> = match field {
        Field::Category => Category::ALL.map(Category::word).to_vec(),
        Field::Modality => Modality::ALL.map(Modality::word).to_vec(),
        Field::Metric => Metric::ALL.map(Metric::word).to_vec(),
        _ => return typed_ui(ui, form, field, text, label.id),
    };
    let before = text.clone();
    let combo = ComboBox::from_id_salt(("edit", field)).width(ui.available_width() - 8.0).selected_text(text.as_str());
    let shown = combo.show_ui(ui, |ui| {
        for choice in choices {
            ui.selectable_value(text, choice.to_owned(), choice);
        }
    });
    let response = shown.response.labelled_by(label.id);
    response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, format!("{name} {text}")));
    if form.focus == Some(field) {
        form.focus = None;
        response.request_focus();
    }
    let changed = *text != before;
    Did { changed, left: changed, entered: false }
}

fn typed_ui(ui: &mut Ui, form: &mut Form, field: Field, text: &mut String, label: egui::Id) -> Did {
    let many = field == Field::Note;
    let edit = if many { TextEdit::multiline(text).desired_rows(3) } else { TextEdit::singleline(text) };
    let edit = edit
        .id(egui::Id::unique(("edit field", field)))
        .font(Face::Regular.at(13.0))
        .margin(vec2(8.0, 5.0))
        .hint_text(hint(field))
        .desired_width(ui.available_width() - 16.0);
    let response = ui.add(edit).labelled_by(label);
    if form.focus == Some(field) {
        form.focus = None;
        response.request_focus();
    }
    let left = response.lost_focus();
    let enter = ui.input(|input| input.key_pressed(Key::Enter));
    Did { changed: response.changed(), left, entered: left && enter && !many }
}

fn hint(field: Field) -> &'static str {
    match field {
        Field::Date => "8 May 2014, late March 2014, 2014-05; empty: undated",
        Field::Value => "34 million, 1.27 bn, −2.83",
        Field::Unit => "USD, %, t, bbl, count",
        Field::Actors => "Russia, DPRK, Gazprom",
        Field::Reporter => "Whose figure it is",
        Field::Partner => "With whom",
        Field::Goods => "Crude oil",
        Field::Tags => "Words of your own, with commas",
        Field::Note => "What is to be remembered",
        _ => "",
    }
}

/// What a date is read as, what is wrong, what the machine read.
fn below_ui(
    data: &Data,
    of: (&Article, &Record),
    form: &Form,
    field: Field,
    text: &str,
    ui: &mut Ui,
    orders: &mut Orders,
) {
    let theme = theme(ui);
    if field == Field::Date && form.typed.contains_key(&field) {
        date_ui(of.0, text, ui);
    } else if let Some((_, sentence)) = form.wrong.as_ref().filter(|(wrong, _)| *wrong == field) {
        let words = RichText::new(sentence).font(Face::Medium.at(12.0)).color(color(theme.warning));
        ui.horizontal_wrapped(|ui| {
            ui.add_space(NAMES + 8.0);
            ui.label(words);
        });
    }
    if !corrected(&data.project, of.1.id).any(|known| known == field) {
        return;
    }
    let read = Said::of(machine(of.0, of.1), field).map(|said| said.words()).unwrap_or_default();
    let read = if read.is_empty() { "nothing".to_owned() } else { read };
    ui.horizontal(|ui| {
        ui.add_space(NAMES + 8.0);
        let note = |words: &str| RichText::new(words).font(Face::Regular.at(11.0));
        ui.label(note("machine").color(color(theme.text3)));
        let room = (ui.available_width() - 84.0).max(40.0);
        let words = egui::Label::new(note(&read).color(color(theme.text2))).truncate();
        ui.scope(|ui| {
            ui.set_max_width(room);
            ui.add(words);
        });
        let back = widgets::button_ui(ui, Look::Bare, None, "take back", "", false);
        back.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Take back {}", field.word())));
        if back.clicked() {
            let edit = Edit::Said(vec![((of.1.id, field), None)]);
            orders.push(Order::Edit(edit, format!("{} taken back", upper_first(field.word()))));
        }
    });
}

/// What the typed words become, while they are typed.
fn date_ui(article: &Article, text: &str, ui: &mut Ui) {
    let theme = theme(ui);
    let rows: Vec<(&str, String, bool)> = match extract::typed_date(text, &article.document.date) {
        Some(when) => {
            let form = "%-d %b %Y %H:%M";
            let bounds = when.bounds().map(|b| format!("{} to {}", b.start.format(form), b.end.format(form)));
            vec![
                ("reads as", format!("{}, {}", when.words(), crate::view::precision::words(&when)), false),
                ("EDTF", when.to_string(), true),
                ("bounds", bounds.unwrap_or_default(), false),
            ]
        }
        None if text.trim().is_empty() => vec![("reads as", "no date: it waits among the undated".to_owned(), false)],
        None => vec![("", "No date that has a place in time. Give its year at least".to_owned(), false)],
    };
    ui.horizontal(|ui| {
        ui.add_space(NAMES + 8.0);
        Frame::NONE.fill(color(theme.tint.at(0.35).over(theme.panel))).inner_margin(vec2(10.0, 6.0)).show(ui, |ui| {
            ui.vertical(|ui| {
                ui.set_max_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = 2.0;
                for (name, words, mono) in rows {
                    let wrong = name.is_empty();
                    let face = if mono { Face::Mono.at(12.0) } else { Face::Medium.at(12.0) };
                    let ink = if wrong { theme.warning } else { theme.text };
                    ui.horizontal_wrapped(|ui| {
                        if !wrong {
                            ui.label(RichText::new(name).font(Face::Regular.at(11.0)).color(color(theme.text2)));
                        }
                        ui.label(RichText::new(words).font(face).color(color(ink)));
                    });
                }
            });
        });
    });
}

/// The order that typed words mean, with the sentence that tells of it.
fn taken(data: &Data, of: (&Article, &Record), field: Field, typed: &str) -> Result<Option<Order>, String> {
    let edit = change(&data.project, of, field, typed)?;
    Ok(edit.map(|edit| {
        let name = upper_first(field.word());
        let value = typed.trim();
        let short: String = value.chars().take(SHORT).collect();
        let dots = if short.len() < value.len() { "…" } else { "" };
        let said =
            if value.is_empty() { format!("{name} emptied") } else { format!("{name} changed: “{short}{dots}”") };
        Order::Edit(edit, said)
    }))
}

/// *Done*, *Take all back*, *Accept*; true for the first.
fn foot_ui(data: &Data, of: (&Article, &Record), form: &mut Form, ui: &mut Ui, orders: &mut Orders) -> bool {
    let theme = theme(ui);
    let area = ui.available_rect_before_wrap();
    ui.painter().hline(area.x_range(), area.top() + 0.5, (1.0, color(theme.line)));
    let mut done = false;
    ui.add_space(9.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        ui.add_space(12.0);
        if widgets::button_ui(ui, Look::Primary, None, "", "Done", false).clicked() {
            done = true;
        }
        let any = corrected(&data.project, of.1.id).next().is_some();
        let back = ui.add_enabled_ui(any, |ui| widgets::button_ui(ui, Look::Plain, None, "Take all back", "", false));
        if back.inner.clicked() {
            orders.push(Order::Run(CommandId::TakeBack));
        }
        let star = data.project.said(of.1.id, Field::Star).is_some();
        let words = if star { "Take star away" } else { "Give star" };
        if widgets::button_ui(ui, Look::Plain, None, words, "", false).clicked() {
            orders.push(Order::Run(CommandId::Star));
        }
    });
    if done {
        for (field, typed) in std::mem::take(&mut form.typed) {
            match taken(data, of, field, &typed) {
                Ok(order) => orders.extend(order),
                Err(sentence) => {
                    form.wrong = Some((field, sentence));
                    form.typed.insert(field, typed);
                    done = false;
                }
            }
        }
    }
    done
}

/// What a record's tags, note and star say, below its title; nothing where it has none.
pub fn marks_ui(data: &Data, record: &Record, ui: &mut Ui) {
    let theme = theme(ui);
    let said: Vec<(&str, String)> = data
        .project
        .said_of(record.id)
        .filter(|said| !said.field().is_read())
        .map(|said| (said.field().word(), said.words()))
        .collect();
    let edited: Vec<&str> = corrected(&data.project, record.id).map(Field::word).collect();
    let edited = (!edited.is_empty()).then(|| ("set by you", edited.join(", ")));
    for (name, words) in said.into_iter().chain(edited) {
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 19.0), egui::Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{name}: {words}")));
        let y = rect.center().y;
        let left = egui::pos2(rect.left() + 36.0, y);
        let painter = ui.painter();
        let align = egui::Align2::LEFT_CENTER;
        let width = paint::text(ui, painter, left, align, name, widgets::NOTE, theme.text3).x;
        let measure = |text: &str, style| paint::measure(ui, text, style);
        let room = rect.right() - left.x - width - 24.0;
        let line = crate::view::text::cut(&words, widgets::ROW, room, &measure).unwrap_or_default();
        let at = egui::pos2(left.x + width + 8.0, y);
        paint::text(ui, painter, at, align, &line, widgets::ROW, theme.text);
        if line != words {
            response.on_hover_text(words);
        }
    }
}
