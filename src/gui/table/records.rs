//! The table of all shown records: the picture in words, row by row. Every column sorts, columns and rows can be copied.

use egui::{Popup, Ui};

use crate::gui::app::Parts;
use crate::gui::app::state::orders::Order;
use crate::gui::app::state::table::Sort;
use crate::gui::app::table::{COLUMNS, HEADS, cells, refresh};
use crate::gui::kit::menu;
use crate::gui::kit::widgets;
use crate::gui::plot::mark_menu;
use crate::gui::table::{self, Cells, Head, Row};
use crate::model::counted;
use crate::view::amount;
use crate::view::window::civil;

/// Most sums that are told.
const SUMS: usize = 4;

/// The table below its tab.
pub fn panel_ui(parts: &mut Parts<'_>, ui: &mut Ui) {
    if members_ui(parts, ui) {
        parts.choice.members = None;
    }
    refresh(parts);
    let row = |at: usize| {
        let (id, cells) = cells(parts.data, *parts.panes.table.rows.get(at)?)?;
        let spoken = spoken(&cells);
        Some(Cells { cells, spoken, selected: parts.choice.selection == Some(id) })
    };
    let sort = parts.panes.kept.sort;
    let sorted = COLUMNS.iter().position(|column| *column == sort.by).map(|at| (at, sort.down));
    // A record selected elsewhere is brought into sight once.
    let scroll =
        parts.choice.selection.filter(|_| parts.panes.table.selected != parts.choice.selection).and_then(|id| {
            let index = parts.data.shown_at(id)?;
            parts.panes.table.rows.iter().position(|row| *row == index)
        });
    let chosen = parts.choice.selection.and_then(|id| parts.data.shown_at(id));
    let chosen = chosen.and_then(|index| parts.panes.table.rows.iter().position(|row| *row == index));
    let heads = Head { heads: HEADS, sorted, scroll, chosen, least: 860.0, high: table::ROW_HEIGHT };
    let done = table::rows_ui(ui, "Records", &heads, parts.panes.table.rows.len(), "Nothing passes the filter", row);
    parts.panes.table.selected = parts.choice.selection;
    match done {
        Some(Row::Clicked(at)) => {
            if let Some((id, _)) = parts.panes.table.rows.get(at).and_then(|row| cells(parts.data, *row)) {
                parts.orders.extend([Order::Show(id), Order::Open(id)]);
                parts.panes.table.selected = Some(id);
            }
        }
        // What has the keyboard is what a decision acts on.
        Some(Row::Reached(at)) => {
            if let Some((id, _)) = parts.panes.table.rows.get(at).and_then(|row| cells(parts.data, *row)) {
                parts.choice.selection = Some(id);
                parts.panes.table.selected = parts.choice.selection;
            }
        }
        Some(Row::Menu(at, response)) => {
            if let Some((id, _)) = parts.panes.table.rows.get(at).and_then(|row| cells(parts.data, *row)) {
                mark_menu::menu(&response, id, parts.orders);
            }
        }
        Some(Row::Head(at, response)) => head_did(parts, at, &response),
        None => {}
    }
}

/// A click on a head sorts by it, a second one turns the order; the other button opens its menu.
fn head_did(parts: &mut Parts<'_>, at: usize, response: &egui::Response) {
    let Some(&by) = COLUMNS.get(at) else { return };
    if response.clicked() {
        parts.panes.kept.sort = Sort { by, down: parts.panes.kept.sort.by == by && !parts.panes.kept.sort.down };
    }
    let mut copy = false;
    Popup::context_menu(response).show(|ui| {
        for (name, down) in [("Sort upwards", false), ("Sort downwards", true)] {
            if menu::entry_ui(ui, name) {
                parts.panes.kept.sort = Sort { by, down };
                ui.close();
            }
        }
        copy = menu::entry_ui(ui, "Copy column");
        if copy {
            ui.close();
        }
    });
    if copy {
        parts.orders.push(Order::CopyColumn(by));
    }
}

/// What the table is restricted to, with the way back; true where it was taken.
fn members_ui(parts: &Parts<'_>, ui: &mut Ui) -> bool {
    let Some(members) = &parts.choice.members else { return false };
    let span = crate::view::ticks::range_words(crate::view::Window::new(members.span.0, members.span.1));
    let words = format!("{}, {span}", members.lane);
    let left = ui
        .horizontal(|ui| {
            ui.add_space(14.0);
            ui.label(format!("{} of", counted(members.members.len(), "event")));
            widgets::chip_ui(ui, "Only", &words).clicked()
        })
        .inner;
    for line in sums(parts, members.span) {
        ui.horizontal(|ui| {
            ui.add_space(14.0);
            ui.label(line);
        });
    }
    left
}

/// What the figures of a stretch of time come to, a line each, and what was left out.
fn sums(parts: &Parts<'_>, (from, to): (f64, f64)) -> Vec<String> {
    let found = crate::series::sums(&parts.panes.timeline.charts.charts.series, civil(from), civil(to));
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
