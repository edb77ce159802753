//! The selected area: which events lie in it, zooming to it, listing them.

use egui::Rect;

use crate::gui::app::state::timeline::Popover;
use crate::gui::app::{App, Choice, Data, table};
use crate::view::Window;
use crate::view::lanes::Board;

/// Events of the selected area, by index into the shown items.
#[must_use]
pub fn members(data: &Data, choice: &Choice, board: &Board) -> Vec<u32> {
    let Some(area) = choice.area else { return Vec::new() };
    let (start, end) = area.span();
    let lanes = area.lanes(board.len());
    let mut members: Vec<u32> =
        lanes.flat_map(|lane| board.within(lane, &data.shown.items.dated, start, end)).collect();
    members.sort_unstable();
    members.dedup();
    members
}

/// Zooms to the area's time.
pub fn zoom(app: &mut App) {
    if let Some(area) = app.choice.area.take() {
        let (start, end) = area.span();
        app.go(Window::new(start, end));
    }
}

/// Shows the area's events alone in the table.
pub fn list(app: &mut App) {
    let Some(area) = app.choice.area else { return };
    let members = members(&app.data, &app.choice, &app.panes.timeline.board);
    table::show_only(app, Popover { lane: "Area".to_owned(), members, span: area.span(), anchor: Rect::NOTHING });
}
