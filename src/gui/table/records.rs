//! The table of all shown records: the picture in words, row by row. Every column sorts, columns and rows can be copied.

use egui::{Popup, Ui};

use crate::gui::app::App;
use crate::gui::app::state::table::Sort;
use crate::gui::app::table::{COLUMNS, HEADS, cells, copy_column, refresh};
use crate::gui::kit::widgets;
use crate::gui::table::{self, Cells, Head, Row};
use crate::gui::timeline::mark_menu;
use crate::model::counted;
use crate::view::amount;
use crate::view::window::civil;

/// Most sums that are told.
const SUMS: usize = 4;

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
    let heads = Head { heads: HEADS, sorted, scroll, least: 860.0, high: table::ROW_HEIGHT };
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
        Some(Row::Menu(at, response)) => {
            if let Some((id, _)) = app.panes.table.rows.get(at).and_then(|row| cells(app, *row)) {
                mark_menu::menu(&response, id, &mut app.work.orders);
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

/// What the table is restricted to, with the way back; true where it was taken.
fn members_ui(app: &App, ui: &mut Ui) -> bool {
    let Some(members) = &app.choice.members else { return false };
    let span = crate::view::ticks::range_words(crate::view::Window::new(members.span.0, members.span.1));
    let words = format!("{}, {span}", members.lane);
    let left = ui
        .horizontal(|ui| {
            ui.add_space(14.0);
            ui.label(format!("{} of", counted(members.members.len(), "event")));
            widgets::chip_ui(ui, "Only", &words).clicked()
        })
        .inner;
    for line in sums(app, members.span) {
        ui.horizontal(|ui| {
            ui.add_space(14.0);
            ui.label(line);
        });
    }
    left
}

/// What the figures of a stretch of time come to, a line each, and what was left out.
fn sums(app: &App, (from, to): (f64, f64)) -> Vec<String> {
    let found = crate::series::sums(&app.panes.timeline.charts.charts.series, civil(from), civil(to));
    let line = |sum: &crate::series::Sum| {
        let unit = amount::unit_words(&sum.unit, "");
        format!("{}: {} {unit} over {}", sum.name, amount::number(sum.total), counted(sum.periods, "period"))
    };
    let more = found.all.len().saturating_sub(SUMS);
    let mut lines: Vec<String> = found.all.iter().take(SUMS).map(line).collect();
    lines.extend((more > 0).then(|| format!("and {} more", counted(more, "sum"))));
    lines.extend(found.left_words());
    lines
}

/// A row for a screen reader: date and title first, then what the other columns say.
fn spoken(cells: &[String]) -> String {
    let [date, title, rest @ ..] = cells else { return String::new() };
    let names = HEADS.iter().skip(2).map(|(name, _)| *name);
    let told = names.zip(rest).filter(|(_, cell)| !cell.is_empty());
    let told: Vec<String> = told.map(|(name, cell)| format!("{name} {cell}")).collect();
    format!("Row {date}: {title}; {}", told.join("; "))
}
