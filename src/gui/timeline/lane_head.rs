//! The head of a lane: a click makes it the current lane, a drag moves it, its menu arranges it.

use egui::{Id, Rect, Role, Sense, Ui, WidgetInfo, vec2};

use crate::cmd::{COMMANDS, CommandId};
use crate::gui::app::Parts;
use crate::gui::app::desk::arranged;
use crate::gui::app::state::orders;
use crate::gui::kit::menu;
use crate::gui::kit::paint::{self, color, theme};
use crate::model::counted;
use crate::view::lanes::Lane;
use crate::view::theme as size;

/// The head's node.
pub fn head_ui(parts: &mut Parts<'_>, ui: &Ui, inner: Rect, lane: &Lane, at: usize) {
    let rect = Rect::from_min_size(inner.min + vec2(0.0, lane.y), vec2(size::GUTTER, lane.height));
    let id = Id::unique(("lane", at));
    let response = ui.interact(rect, id, Sense::click_and_drag());
    let state = match (lane.pinned, lane.collapsed) {
        (true, true) => ", pinned, collapsed",
        (true, false) => ", pinned",
        (false, true) => ", collapsed",
        (false, false) => "",
    };
    let seen = match lane.in_view {
        all if all == lane.total => format!("{} in view", counted(all, "event")),
        some => format!("{some} of {} in view", lane.total),
    };
    let name = format!("Lane {}, {seen}{state}", lane.title);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let theme = theme(ui);
    if parts.panes.timeline.lane.as_deref() == Some(&*lane.title) {
        ui.painter().rect_filled(rect.with_max_x(rect.left() + 3.0).shrink2(vec2(0.0, 1.0)), 0.0, color(theme.edge));
    }
    crate::gui::kit::widgets::focus_ring(ui, &response, rect.shrink(2.0));
    if response.clicked() || response.secondary_clicked() {
        parts.panes.timeline.lane = Some(lane.title.clone());
    }
    if response.secondary_clicked() || response.double_clicked() {
        let at = response.interact_pointer_pos().unwrap_or(rect.center_top());
        parts.panes.timeline.menu = Some((lane.title.clone(), at));
    }
    if response.drag_started() {
        parts.panes.timeline.dragged = Some(lane.title.clone());
    }
    drop_ui(parts, ui, inner, &response, rect);
    if response.hovered() && paint::measure(ui, &lane.title, size::STRONG) > size::GUTTER - 40.0 {
        response.on_hover_text(&lane.title);
    }
}

/// A line where the dragged lane would go; it goes there when it is let go.
fn drop_ui(parts: &mut Parts<'_>, ui: &Ui, inner: Rect, response: &egui::Response, rect: Rect) {
    if !(response.dragged() || response.drag_stopped()) || parts.panes.timeline.dragged.is_none() {
        return;
    }
    let Some(pos) = response.interact_pointer_pos() else { return };
    let theme = theme(ui);
    let y = if pos.y < rect.center().y { rect.top().min(pos.y) } else { rect.bottom().max(pos.y) };
    ui.painter().hline(inner.x_range(), y, (2.0, color(theme.edge)));
    if response.drag_stopped()
        && let Some(title) = parts.panes.timeline.dragged.take()
    {
        parts.orders.push(orders::Order::MoveLane(title, pos.y - inner.top()));
    }
}

const ENTRIES: [CommandId; 6] = [
    CommandId::PinLane,
    CommandId::CollapseLane,
    CommandId::HideLane,
    CommandId::LaneUp,
    CommandId::LaneDown,
    CommandId::ShowLanes,
];

/// The menu of a lane, where it is open; returns the command that was picked.
pub fn menu_ui(parts: &mut Parts<'_>, ui: &Ui) -> Option<CommandId> {
    let (lane, place) = parts.panes.timeline.menu.clone()?;
    let arrange = arranged(&parts.keeping.desk, parts.panes.kept.lanes_by, parts.choice);
    let (picked, open) = menu::opened_ui(ui, &format!("Lane {lane}"), place, |ui| {
        ui.set_min_width(210.0);
        ui.label(egui::RichText::new(&lane).font(crate::gui::kit::fonts::Face::SemiBold.at(12.5)));
        let mut picked = None;
        for command in COMMANDS.iter().filter(|command| ENTRIES.contains(&command.id)) {
            let on = match command.id {
                CommandId::PinLane => Some(arrange.pinned.contains(&lane)),
                CommandId::CollapseLane => Some(arrange.collapsed.contains(&lane)),
                _ => None,
            };
            if command.id == CommandId::ShowLanes && parts.panes.timeline.board.hidden().is_empty() {
                continue;
            }
            let keys = command.key();
            let entry =
                menu::Entry { name: command.label, says: command.says, keys: &keys, on, ..menu::Entry::default() };
            picked = entry.ui(ui).clicked().then_some(command.id).or(picked);
        }
        picked
    });
    let picked = picked.flatten();
    if picked.is_some() || !open {
        parts.panes.timeline.menu = None;
        parts.panes.timeline.lane = Some(lane);
    }
    picked
}
