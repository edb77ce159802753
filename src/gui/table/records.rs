//! The table of all shown records: the picture in words, row by row. Every column sorts, columns and rows can be copied.

use egui::{Popup, Ui};

use crate::gui::app::App;
use crate::gui::kit::widgets;
use crate::gui::table::{self, Cells, Head, Heads, Row};
use crate::model::{RecordId, counted};
use crate::view::filter::grade_word;

/// A column of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub enum Column {
    /// The date in words; undated records stand last.
    #[default]
    Date,
    /// The headline.
    Title,
    /// Category, or figure.
    Kind,
    /// Countries and bodies.
    Actors,
    /// Whether it happened, was planned …
    Claim,
    /// What the analyst decided.
    Decision,
    /// Grade of the date.
    Got,
    /// Paragraph and document.
    Source,
}

/// How the rows are sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct Sort {
    /// By which column.
    pub by: Column,
    /// True for last things first.
    pub down: bool,
}

const COLUMNS: [Column; 8] = [
    Column::Date,
    Column::Title,
    Column::Kind,
    Column::Actors,
    Column::Claim,
    Column::Decision,
    Column::Got,
    Column::Source,
];

const HEADS: Heads = &[
    ("Date", 0.16),
    ("Title", 0.34),
    ("Kind", 0.10),
    ("Actors", 0.08),
    ("Claim", 0.07),
    ("Decision", 0.09),
    ("Got", 0.04),
    ("Source", 0.12),
];

/// What rows were made for: the revision, the sorting, and the time of the cluster that they are restricted to.
type Made = (u64, Sort, Option<(f64, f64)>);

/// Rows in their order, until what is shown or the sorting changes.
#[derive(Debug, Default)]
pub struct State {
    rows: Vec<u32>,
    made: Option<Made>,
    selected: Option<RecordId>,
}

/// Cells of a row; indexes go through the dated items, then the undated ones.
fn cells(app: &App, at: u32) -> Option<(RecordId, Vec<String>)> {
    let shown = &app.data.shown.items;
    let at = at as usize;
    let (id, place, date, status) = if let Some(item) = shown.dated.get(at) {
        (item.id, item.place, item.date_words().to_owned(), item.status)
    } else {
        let item = shown.undated.get(at.checked_sub(shown.dated.len())?)?;
        (item.id, item.place, "undated".to_owned(), item.status)
    };
    let record = place.of(&app.data.corpus)?;
    let document = &app.data.corpus.article(place.document())?.document;
    let figure = record.figure.as_ref();
    let claim = figure.map_or(record.modality, |figure| figure.modality);
    let conflict = if shown.dated.get(at).is_some_and(|item| item.conflict) { " ≠" } else { "" };
    let cells = vec![
        date,
        record.label.to_string(),
        format!("{}{conflict}", if figure.is_some() { "figure" } else { record.category.word() }),
        record.actors.join(", "),
        claim.word().to_owned(),
        status.word().to_owned(),
        grade_word(record.date.grade).to_owned(),
        format!("¶ {} {}", record.evidence.paragraph, document.title),
    ];
    Some((id, cells))
}

/// Puts the rows in order where that is due.
fn refresh(app: &mut App) {
    let sort = app.panes.kept.sort;
    let span = app.choice.members.as_ref().map(|members| members.span);
    if app.panes.table.made == Some((app.data.revision, sort, span)) {
        return;
    }
    let dated = app.data.shown.items.dated.len() as u32;
    let mut rows: Vec<u32> = match &app.choice.members {
        Some(members) => members.members.clone(),
        None => (0..dated + app.data.shown.items.undated.len() as u32).collect(),
    };
    let column = COLUMNS.iter().position(|column| *column == sort.by).unwrap_or(0);
    if sort.by == Column::Date {
        // Items stand in the order of time; what has no date stays last either way.
        if sort.down {
            rows.sort_by_key(|&at| (at >= dated, std::cmp::Reverse(at)));
        }
    } else {
        let key = |at: &u32| {
            let cell =
                cells(app, *at).and_then(|(_, mut cells)| (column < cells.len()).then(|| cells.swap_remove(column)));
            let text = cell.unwrap_or_default().to_lowercase();
            // Sources by document, then by paragraph.
            match text.strip_prefix("¶ ").and_then(|rest| rest.split_once(' ')) {
                Some((number, title)) if sort.by == Column::Source => format!("{title} {number:0>6}"),
                _ => text,
            }
        };
        let mut keyed: Vec<(String, u32)> = rows.iter().map(|at| (key(at), *at)).collect();
        keyed.sort_by(|a, b| if sort.down { b.0.cmp(&a.0).then(a.1.cmp(&b.1)) } else { a.cmp(b) });
        rows = keyed.into_iter().map(|(_, at)| at).collect();
    }
    app.panes.table = State { rows, made: Some((app.data.revision, sort, span)), selected: None };
}

/// The table below its tab.
pub fn panel_ui(app: &mut App, ui: &mut Ui) {
    if members_ui(app, ui) {
        app.choice.members = None;
    }
    refresh(app);
    let row = |at: usize| {
        let (id, cells) = cells(app, *app.panes.table.rows.get(at)?)?;
        let spoken = spoken(&cells);
        Some(Cells { cells, spoken, selected: app.choice.selection == Some(id) })
    };
    let sort = app.panes.kept.sort;
    let sorted = COLUMNS.iter().position(|column| *column == sort.by).map(|at| (at, sort.down));
    // A record selected elsewhere is brought into sight once.
    let scroll = app.choice.selection.filter(|_| app.panes.table.selected != app.choice.selection).and_then(|id| {
        let index = app.shown_at(id)?;
        app.panes.table.rows.iter().position(|row| *row == index)
    });
    let heads = Head { heads: HEADS, sorted, scroll, least: 860.0 };
    let done = table::rows_ui(ui, "records", &heads, app.panes.table.rows.len(), "Nothing passes the filter", row);
    app.panes.table.selected = app.choice.selection;
    match done {
        Some(Row::Clicked(at)) => {
            if let Some((id, _)) = app.panes.table.rows.get(at).and_then(|row| cells(app, *row)) {
                app.show_on_timeline(id);
                app.open_source(id);
                app.panes.table.selected = app.choice.selection;
            }
        }
        // What has the keyboard is what a decision acts on.
        Some(Row::Reached(at)) => {
            if let Some((id, _)) = app.panes.table.rows.get(at).and_then(|row| cells(app, *row)) {
                app.select(id);
                app.panes.table.selected = app.choice.selection;
            }
        }
        Some(Row::Head(at, response)) => head_did(app, at, &response),
        None => {}
    }
}

/// A click on a head sorts by it, a second one turns the order; the other button opens its menu.
fn head_did(app: &mut App, at: usize, response: &egui::Response) {
    let Some(&by) = COLUMNS.get(at) else { return };
    if response.clicked() {
        app.panes.kept.sort = Sort { by, down: app.panes.kept.sort.by == by && !app.panes.kept.sort.down };
    }
    let mut copy = false;
    Popup::context_menu(response).show(|ui| {
        for (name, down) in [("Sort upwards", false), ("Sort downwards", true)] {
            if ui.button(name).clicked() {
                app.panes.kept.sort = Sort { by, down };
                ui.close();
            }
        }
        copy = ui.button("Copy column").clicked();
        if copy {
            ui.close();
        }
    });
    if copy {
        copy_column(app, by, &response.ctx.clone());
    }
}

/// Copies the cells of one column, a line each, in the order of the table.
pub fn copy_column(app: &mut App, by: Column, ctx: &egui::Context) {
    refresh(app);
    let at = COLUMNS.iter().position(|column| *column == by).unwrap_or(0);
    let name = HEADS.get(at).map_or("", |(name, _)| name);
    let lines = app.panes.table.rows.iter().filter_map(|row| cells(app, *row)?.1.get(at).map(|cell| plain(cell)));
    let text: Vec<String> = std::iter::once(name.to_owned()).chain(lines).collect();
    app.say(format!("Column {name} copied, {}", counted(text.len() - 1, "row")), false);
    ctx.copy_text(text.join("\n"));
}

/// Copies all rows with their heads, cells between tabs.
pub fn copy_rows(app: &mut App, ctx: &egui::Context) {
    refresh(app);
    let heads = HEADS.iter().map(|(name, _)| (*name).to_owned()).collect::<Vec<_>>().join("\t");
    let lines = app.panes.table.rows.iter().filter_map(|row| {
        let (_, cells) = cells(app, *row)?;
        Some(cells.iter().map(|cell| plain(cell)).collect::<Vec<_>>().join("\t"))
    });
    let text: Vec<String> = std::iter::once(heads).chain(lines).collect();
    app.say(format!("{} copied", counted(text.len() - 1, "row")), false);
    ctx.copy_text(text.join("\n"));
}

/// A cell on one line: a tab or a line break would begin another cell.
fn plain(cell: &str) -> String {
    cell.replace(['\t', '\n', '\r'], " ")
}

/// What the table is restricted to, with the way back; true where it was taken.
fn members_ui(app: &App, ui: &mut Ui) -> bool {
    let Some(members) = &app.choice.members else { return false };
    let span = crate::view::ticks::range_words(crate::view::Window::new(members.span.0, members.span.1));
    let words = format!("{}, {span}", members.lane);
    ui.horizontal(|ui| {
        ui.add_space(14.0);
        ui.label(format!("{} of", counted(members.members.len(), "event")));
        widgets::chip_ui(ui, "Only", &words).clicked()
    })
    .inner
}

/// A row for a screen reader: date and title first, then what the other columns say.
fn spoken(cells: &[String]) -> String {
    let [date, title, rest @ ..] = cells else { return String::new() };
    let names = HEADS.iter().skip(2).map(|(name, _)| *name);
    let told = names.zip(rest).filter(|(_, cell)| !cell.is_empty());
    let told: Vec<String> = told.map(|(name, cell)| format!("{name} {cell}")).collect();
    format!("Row {date}: {title}; {}", told.join("; "))
}
