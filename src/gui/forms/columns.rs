//! The form that asks what a table holds: what each column is, and what its title leaves out; with what that reads as.

use egui::{Popup, ScrollArea, Ui, vec2};

use crate::gui::app::Data;
use crate::gui::app::forms::{ask_columns_of, preview};
use crate::gui::app::state::forms::columns::Form;
use crate::gui::forms::{self, Outcome, Primary};
use crate::gui::kit::menu;
use crate::gui::kit::widgets::{self, Look};
use crate::model::{ColumnRole, Mapping, column_letters};
use crate::tables::Seen;

/// Columns that are listed.
const LISTED: usize = 40;

/// The form.
pub fn form_ui(data: &Data, ui: &mut Ui, form: &mut Form) -> Outcome {
    forms::title_ui(ui, "What the table holds");
    let Some(article) = data.corpus.article(form.document) else { return Outcome::Closed };
    sheets_ui(data, ui, form);
    columns_ui(ui, form);
    let mut keyboard = Some(&mut form.keyboard);
    let fields: [(&str, &str, &mut String); 6] = [
        ("What is measured", "exports, production, price …", &mut form.mapping.metric),
        ("Unit", "tonnes, million US dollars, per cent …", &mut form.mapping.unit),
        ("Period", "2015, Q2 2015, May 2015", &mut form.mapping.period),
        ("Whose figures", "a country", &mut form.mapping.reporter),
        ("With whom", "a country, for trade", &mut form.mapping.partner),
        ("Good", "what is traded, made or used", &mut form.mapping.good),
    ];
    let mut entered = false;
    for (name, hint, text) in fields {
        entered |= forms::field_ui(ui, name, hint, text, keyboard.take());
    }
    forms::note_ui(
        ui,
        "Only what neither the heads nor the rows say themselves. It counts for all tables with these heads",
    );
    let (words, figures) = preview(article, form);
    if figures {
        forms::note_ui(ui, &words);
    } else {
        forms::warning_ui(ui, &words);
    }
    let changed = form.mapping != form.before;
    let primary = if changed { Primary::Ready("Read it so") } else { Primary::Waiting("Read it so") };
    let others: &[&str] = if form.before.is_empty() { &[] } else { &["Forget it"] };
    match forms::buttons_ui(ui, primary, others) {
        Some(0) => Outcome::Done(form.edit(form.mapping.clone())),
        Some(1) if !form.before.is_empty() => Outcome::Done(form.edit(Mapping::default())),
        Some(_) => Outcome::Closed,
        None if entered && changed => Outcome::Done(form.edit(form.mapping.clone())),
        None => Outcome::Open,
    }
}

/// Which of the sheets, where there are several.
fn sheets_ui(data: &Data, ui: &mut Ui, form: &mut Form) {
    let Some(article) = data.corpus.article(form.document) else { return };
    let tables = &article.document.tables;
    let name = |at: usize| {
        let sheet = tables.get(at).and_then(|table| table.sheet.clone());
        sheet.unwrap_or_else(|| format!("table {}", at + 1))
    };
    if tables.len() < 2 {
        return forms::note_ui(ui, &article.document.path);
    }
    let response = widgets::button_ui(ui, Look::Plain, None, "Sheet", &name(form.table), true);
    let mut picked = None;
    Popup::menu(&response).show(|ui| {
        ScrollArea::vertical().max_height(240.0).show(ui, |ui| {
            for at in 0..tables.len() {
                if menu::entry_ui(ui, &name(at)) {
                    picked = Some(at);
                    ui.close();
                }
            }
        });
    });
    if let Some(other) = picked.and_then(|at| ask_columns_of(data, form.document, at)) {
        *form = other;
    }
}

/// A menu for each column: its letter, its head and first cells, and what it is.
fn columns_ui(ui: &mut Ui, form: &mut Form) {
    let Form { columns, mapping, .. } = form;
    ScrollArea::vertical().id_salt("columns").max_height(170.0).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
        for column in columns.iter().take(LISTED) {
            column_ui(ui, column, mapping);
        }
        if columns.len() > LISTED {
            forms::note_ui(ui, &format!("{} further columns are taken as they are", columns.len() - LISTED));
        }
    });
}

fn column_ui(ui: &mut Ui, column: &Seen, mapping: &mut Mapping) {
    let said = mapping.columns.get(&column.number).copied();
    let role = said.unwrap_or(column.role);
    let head: String = column.head.chars().take(24).collect();
    let name = match head.as_str() {
        "" => format!("Column {}:", column_letters(column.number)),
        head => format!("Column {} ‘{head}’:", column_letters(column.number)),
    };
    ui.horizontal(|ui| {
        let response = widgets::button_ui(ui, Look::Plain, None, &name, role.word(), true);
        Popup::menu(&response).show(|ui| {
            for role in ColumnRole::ALL {
                if menu::entry_ui(ui, role.word()) {
                    // What it is taken for anyway need not be said.
                    if role == column.role {
                        mapping.columns.remove(&column.number);
                    } else {
                        mapping.columns.insert(column.number, role);
                    }
                    ui.close();
                }
            }
        });
        forms::note_ui(ui, &column.cells.join(" · "));
    });
}
