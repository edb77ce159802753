//! The bottom panel: what every table there has: heads that sort, rows that are virtual, so that length costs nothing.

pub(crate) mod records;
pub(crate) mod report;
mod report_row;

use egui::accesskit::SortDirection;
use egui::{Align2, CursorIcon, Role, ScrollArea, Sense, Ui, pos2, vec2};

use crate::cmd::CommandId;
use crate::gui::app::table::Heads;
use crate::gui::app::{Bottom, Parts};
use crate::gui::kit::list::{self, List, Place};
use crate::gui::kit::paint::{self, color, theme};
use crate::gui::kit::row::{Row as Painted, Stands};
use crate::gui::kit::spoken;
use crate::gui::kit::widgets::{self, NOTE, ROW, ROW_TITLE};
use crate::view::text::cut;

/// Height of a row of words, and of the heads.
const ROW_HEIGHT: f32 = 24.0;

/// A row ready to be painted: cells and what a click opens.
pub struct Cells {
    /// Words of each column.
    pub cells: Vec<String>,
    /// What a screen reader says.
    pub spoken: String,
    /// True where it is selected.
    pub selected: bool,
}

/// The heads of a table, and how it stands.
pub struct Head {
    /// Names and shares.
    pub heads: Heads,
    /// The column by which the rows are sorted, and true for downwards; `None` where they cannot be sorted.
    pub sorted: Option<(usize, bool)>,
    /// A row to bring into sight.
    pub scroll: Option<usize>,
    /// The row that is open or selected.
    pub chosen: Option<usize>,
    /// Least width of a row.
    pub least: f32,
    /// Height of a row.
    pub high: f32,
}

/// What happened to a table.
pub enum Row {
    /// A row was clicked.
    Clicked(usize),
    /// A row has taken the keyboard.
    Reached(usize),
    /// A row answers to the other button of the pointer.
    Menu(usize, egui::Response),
    /// A head answers to the pointer or the keyboard.
    Head(usize, egui::Response),
}

/// The panel below its tab; `ready` are the commands that can be carried out now.
pub fn panel_ui(parts: &mut Parts<'_>, ui: &mut Ui, which: Bottom, ready: &[CommandId]) {
    match which {
        Bottom::Table => records::panel_ui(parts, ui),
        Bottom::Report => report::panel_ui(parts, ui, ready),
    }
}

/// Heads and virtual rows of words; returns what happened to them.
pub fn rows_ui(
    ui: &mut Ui,
    name: &str,
    head: &Head,
    count: usize,
    empty: &str,
    row: impl Fn(usize) -> Option<Cells>,
) -> Option<Row> {
    virtual_ui(ui, name, head, count, empty, |ui, at, place| Some(row_ui(ui, (name, place), head.heads, &row(at)?)))
}

/// Heads and virtual rows that paint themselves.
pub fn virtual_ui(
    ui: &mut Ui,
    name: &str,
    head: &Head,
    count: usize,
    empty: &str,
    mut row_ui: impl FnMut(&mut Ui, usize, Place) -> Option<egui::Response>,
) -> Option<Row> {
    // In a narrow pane columns keep their width and the table scrolls sideways, heads and rows together.
    let place = ui.max_rect();
    let wide = ui.available_width().max(head.least);
    let moved = egui::Id::unique(("table moved", name));
    let x: f32 = ui.data(|data| data.get_temp(moved)).unwrap_or_default();
    let (line, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW_HEIGHT), Sense::hover());
    let over = egui::Rect::from_min_size(pos2(line.left() - x, line.top()), vec2(wide, line.height()));
    let mut heads = ui.new_child(egui::UiBuilder::new().max_rect(over));
    heads.shrink_clip_rect(line.intersect(place));
    let mut done = heads_ui(&mut heads, name, head);
    if count == 0 {
        crate::gui::kit::widgets::empty_ui(ui, empty);
        return None;
    }
    let wanted: Option<f32> = ui.data_mut(|data| data.remove_temp(moved.with("to")));
    let mut area = ScrollArea::both().id_salt(name).auto_shrink([false, false]);
    if let Some(at) = head.scroll {
        let middle = (ui.available_height() - head.high) / 2.0;
        area = area.vertical_scroll_offset((at as f32 * head.high - middle).max(0.0));
    }
    if let Some(x) = wanted {
        area = area.horizontal_scroll_offset(x);
    }
    let table = List { name, role: Role::Table, height: head.high, count, chosen: head.chosen };
    let shown = list::rows_ui(ui, &table, area, |ui, at, place| {
        ui.set_width(wide);
        let response = row_ui(ui, at, place)?;
        if response.clicked() {
            response.request_focus();
            done = Some(Row::Clicked(at));
        } else if response.secondary_clicked() || egui::Popup::is_id_open(ui.ctx(), popup_of(&response)) {
            done = Some(Row::Menu(at, response.clone()));
        } else if response.gained_focus() && done.is_none() {
            done = Some(Row::Reached(at));
        }
        Some(response)
    });
    ui.data_mut(|data| data.insert_temp(moved, shown.state.clamped_offset().x));
    done
}

/// The line of heads; each is a button where rows can be sorted.
fn heads_ui(ui: &mut Ui, table: &str, head: &Head) -> Option<Row> {
    let (line, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW_HEIGHT), Sense::hover());
    let theme = theme(ui);
    let mut done = None;
    let mut x = line.left() + 14.0;
    let width = line.width() - 28.0;
    for (at, (title, share)) in head.heads.iter().enumerate() {
        let place = egui::Rect::from_min_size(pos2(x - 4.0, line.top()), vec2(share * width, line.height()));
        let now = head.sorted.filter(|(column, _)| *column == at).map(|(_, down)| down);
        let mut ink = if now.is_some() { theme.text } else { theme.text3 };
        if head.sorted.is_some() {
            let response = ui.interact(place, egui::Id::unique(("head", table, *title)), Sense::click());
            let order = match now {
                Some(true) => ", downwards now",
                Some(false) => ", upwards now",
                None => "",
            };
            let name = format!("Sort by {title}{order}");
            spoken::tell(&response, Role::ColumnHeader, &name, |node| {
                node.set_column_index(at);
                if let Some(down) = now {
                    node.set_sort_direction(if down { SortDirection::Descending } else { SortDirection::Ascending });
                }
            });
            widgets::focus_ring(ui, &response, place.shrink(2.0));
            if response.gained_focus() && !ui.clip_rect().contains_rect(place) {
                // The rows go along, so that the head is seen.
                let to = (place.center().x - line.left() - ui.clip_rect().width() / 2.0).max(0.0);
                ui.data_mut(|data| data.insert_temp(egui::Id::unique(("table moved", table)).with("to"), to));
                ui.ctx().request_repaint();
            }
            if response.hovered() {
                ink = theme.text;
            }
            let response = response.on_hover_cursor(CursorIcon::PointingHand);
            // The menu of a head lives as long as its response is handed on.
            if response.clicked()
                || response.secondary_clicked()
                || egui::Popup::is_id_open(ui.ctx(), popup_of(&response))
            {
                done = Some(Row::Head(at, response));
            }
        }
        let left = pos2(x, line.center().y);
        let words = paint::text(ui, ui.painter(), left, Align2::LEFT_CENTER, title, NOTE, ink).x;
        if let Some(down) = now {
            let tip = pos2(left.x + words + 8.0, left.y);
            let way = if down { 1.0 } else { -1.0 };
            let points = [tip + vec2(-3.5, -1.5 * way), tip + vec2(0.0, 2.0 * way), tip + vec2(3.5, -1.5 * way)];
            ui.painter().add(egui::Shape::line(points.to_vec(), (1.3, color(theme.text))));
        }
        x += share * width;
    }
    ui.painter().hline(line.x_range(), line.bottom() - 0.5, (1.0, color(theme.line)));
    done
}

fn popup_of(response: &egui::Response) -> egui::Id {
    egui::Popup::default_response_id(response)
}

fn row_ui(ui: &mut Ui, (table, place): (&str, Place), heads: Heads, row: &Cells) -> egui::Response {
    let stands = if row.selected { Stands::Picked } else { Stands::Plain };
    let id = egui::Id::unique(("row", table, place.at));
    let painted = Painted::below(ui, ROW_HEIGHT, id, stands, &row.spoken, place);
    let (rect, theme) = (painted.rect, theme(ui));
    let width = rect.width() - 28.0;
    let mut x = rect.left() + 14.0;
    let mut hidden: Vec<&str> = Vec::new();
    for (at, (text, (_, share))) in row.cells.iter().zip(heads).enumerate() {
        let style = if at == 1 { ROW_TITLE } else { ROW };
        let room = share * width - 10.0;
        let shown = cut(text, style, room, &|text, style| paint::measure(ui, text, style)).unwrap_or_default();
        if shown != *text {
            hidden.push(text);
        }
        let ink = if at == 1 || row.selected { theme.text } else { theme.text2 };
        paint::text(ui, ui.painter(), pos2(x, rect.center().y), Align2::LEFT_CENTER, &shown, style, ink);
        x += share * width;
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (1.0, color(theme.line_faint)));
    let response = painted.done(ui);
    // What has no room is there for the pointer, one piece a line.
    if hidden.is_empty() { response } else { response.on_hover_text(hidden.join("\n").replace("; ", "\n")) }
}
