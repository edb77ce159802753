//! The load report: a row for each file, those that need somebody first; its states are its filter and add up to all files.

use egui::{Align2, Popup, Rect, Sense, Ui, pos2, vec2};

use crate::cmd::CommandId;
use crate::corpus::ledger::State as Stands;
use crate::gui::app::Parts;
use crate::gui::app::report::{COLUMNS, HEADS, open, refresh, row};
use crate::gui::app::state::report::{Sort, State};
use crate::gui::kit::menu;
use crate::gui::kit::paint::{self, color, theme};
use crate::gui::kit::widgets::{self, Look, ROW, ROW_TITLE};
use crate::gui::table::report_row::{self, ROW_HEIGHT};
use crate::gui::table::{self, Head, Row};
use crate::model::grouped;
use crate::view::text::cut;

/// Height of the line of totals.
const FOOT: f32 = 26.0;

/// Height of the panel with its tab for so many files.
pub(crate) fn height(files: usize) -> f32 {
    files as f32 * ROW_HEIGHT + FOOT + 106.0
}

/// Its buttons.
pub(crate) const COMMANDS: [CommandId; 2] = [CommandId::SaveReport, CommandId::ReadAgain];

/// The panel below its tab; `ready` are the commands that can be carried out now.
pub fn panel_ui(parts: &mut Parts<'_>, ui: &mut Ui, ready: &[CommandId]) {
    refresh(parts);
    tools_ui(parts, ui, ready);
    let room = Rect::from_min_max(ui.cursor().min, ui.max_rect().max - vec2(0.0, FOOT));
    let mut body = ui.new_child(egui::UiBuilder::new().max_rect(room));
    rows_ui(parts, &mut body);
    let foot = Rect::from_min_max(pos2(room.left(), room.bottom()), ui.max_rect().max);
    foot_ui(&parts.panes.report, ui, foot);
}

/// The states with their counts, and what can be done with the whole report.
fn tools_ui(parts: &mut Parts<'_>, ui: &mut Ui, ready: &[CommandId]) {
    let counts = |state: Stands| parts.panes.report.ledger.count(state);
    let mut chips = vec![(None, "All", parts.panes.report.ledger.rows.len())];
    let words = [
        (Stands::NotRead, "Not read"),
        (Stands::Partly, "In part"),
        (Stands::Undated, "No date"),
        (Stands::Copy, "Copy"),
        (Stands::Read, "Read"),
    ];
    chips.extend(words.map(|(state, word)| (Some(state), word, counts(state))).into_iter().filter(|(.., n)| *n > 0));
    ui.add_space(5.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
        ui.add_space(14.0);
        for (state, word, count) in chips {
            let on = parts.panes.report.only == state;
            if widgets::choice_ui(ui, word, &grouped(count), on).clicked() {
                parts.panes.report.only = state.filter(|_| !on);
            }
        }
        ui.add_space(8.0);
        for id in COMMANDS {
            ui.add_enabled_ui(ready.contains(&id), |ui| {
                if widgets::button_ui(ui, Look::Plain, None, id.label(), "", false).clicked() {
                    parts.run(id);
                }
            });
        }
    });
    ui.add_space(4.0);
}

fn rows_ui(parts: &mut Parts<'_>, ui: &mut Ui) {
    let sort = parts.panes.kept.report;
    let sorted = COLUMNS.iter().position(|column| *column == sort.by).map(|at| (at, sort.down));
    let head = Head { heads: HEADS, sorted, scroll: None, chosen: None, least: 760.0, high: ROW_HEIGHT };
    let count = parts.panes.report.rows.len();
    let mut before = None;
    let mut asked = None;
    let done = table::virtual_ui(ui, "Files", &head, count, "No files yet", |ui, at, place| {
        let row = row(&parts.panes.report, at)?;
        // A line between states says where one ends and the next begins.
        let begins = before.is_some_and(|state| state != row.state);
        before = Some(row.state);
        let (response, did) = report_row::row_ui(parts.data, parts.choice, ui, row, (begins, place));
        asked = did.or(asked.take());
        Some(response)
    });
    match done {
        Some(Row::Clicked(at)) => {
            if let Some(row) = row(&parts.panes.report, at) {
                open(parts.data, row, parts.orders);
            }
        }
        Some(Row::Head(at, response)) => head_did(parts, at, &response),
        Some(Row::Reached(_) | Row::Menu(..)) | None => {}
    }
    if let Some(did) = asked {
        report_row::carry_out(parts.data, did, parts.orders);
    }
}

/// A click on a head sorts by it, a second one turns the order.
fn head_did(parts: &mut Parts<'_>, at: usize, response: &egui::Response) {
    let Some(&by) = COLUMNS.get(at) else { return };
    let now = parts.panes.kept.report;
    if response.clicked() {
        parts.panes.kept.report = Sort { by, down: now.by == by && !now.down };
    }
    Popup::context_menu(response).show(|ui| {
        for (name, down) in [("Sort upwards", false), ("Sort downwards", true)] {
            if menu::entry_ui(ui, name) {
                parts.panes.kept.report = Sort { by, down };
                ui.close();
            }
        }
    });
}

/// The totals of what is shown, with what stands in copies.
fn foot_ui(report: &State, ui: &mut Ui, rect: Rect) {
    let shown = || report.rows.iter().filter_map(|at| report.ledger.rows.get(*at as usize));
    let sum = |of: fn(&crate::corpus::ledger::Row) -> usize| shown().map(of).sum::<usize>();
    let copied = |of: fn(&crate::corpus::ledger::Row) -> usize| {
        shown().filter(|row| row.state == Stands::Copy).map(of).sum::<usize>()
    };
    let files = match report.only {
        None => report.ledger.words(),
        Some(_) => format!("{} of {} rows", grouped(report.rows.len()), grouped(report.ledger.rows.len())),
    };
    let (events, figures) = (grouped(sum(|row| row.events)), grouped(sum(|row| row.figures)));
    let copies = match (copied(|row| row.events), copied(|row| row.figures)) {
        (0, 0) => String::new(),
        (events, figures) => format!("{} and {} of them in copies", grouped(events), grouped(figures)),
    };
    let node = ui.interact(rect, ui.scope_id().with("totals"), Sense::hover());
    let all = format!("{files}; {events} events and {figures} figures told, {copies}");
    let all = all.trim_end_matches([' ', ',']);
    node.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, all));
    let theme = theme(ui);
    let painter = ui.painter().with_clip_rect(rect);
    painter.hline(rect.x_range(), rect.top() + 0.5, (1.0, color(theme.line_strong)));
    // Each sum stands below its column.
    let y = rect.center().y;
    let put = |x: f32, room: f32, words: &str, style, ink| {
        let measure = |text: &str, style| paint::measure(ui, text, style);
        let words = cut(words, style, room, &measure).unwrap_or_default();
        paint::text(ui, &painter, pos2(x, y), Align2::LEFT_CENTER, &words, style, ink);
    };
    let mut end = rect.right();
    for (at, words) in [(5, &figures), (4, &events)] {
        let (x, room) = report_row::column(rect, at);
        let right = pos2(x + room - 8.0, y);
        end = right.x - paint::text(ui, &painter, right, Align2::RIGHT_CENTER, words, ROW_TITLE, theme.text).x;
    }
    let left = rect.left() + 36.0;
    put(left, end - left - 12.0, &files, ROW_TITLE, theme.text);
    let (x, room) = report_row::column(rect, 6);
    put(x, room, &copies, ROW, theme.text3);
    node.on_hover_text(all);
}
