//! How each chart is seen: its menu in the gutter, and that of one series at its values and its name.
//!
//! The choices belong to the desk of the corpus; a saved view takes them along.

use std::collections::BTreeSet;

use egui::{CursorIcon, Id, Popup, Rect, Response, Sense, Ui, pos2};

use crate::cmd::{COMMANDS, CommandId};
use crate::gui::app::charts::shows;
use crate::gui::app::state::orders::Orders;
use crate::gui::kit::icons::{self, Icon};
use crate::gui::kit::menu::{self, Entry};
use crate::gui::kit::paint::{self, color, theme};
use crate::gui::kit::{spoken, widgets};
use crate::gui::plot::mark_menu;
use crate::view::chart::{Chart, Look, Scale, Value};
use crate::view::theme as size;

/// Entries of a chart's menu; a line is drawn before those that are no mode.
const ENTRIES: [CommandId; 8] = [
    CommandId::ChartAuto,
    CommandId::ChartLevel,
    CommandId::ChartLog,
    CommandId::ChartChange,
    CommandId::ChartIndex,
    CommandId::ChartAlike,
    CommandId::ChartSeries,
    CommandId::ChartAllSeries,
];

/// The name of a chart in the gutter is the button of its menu; returns what was picked in it.
#[must_use]
pub fn menu_ui(ui: &Ui, chart: &Chart, at: usize, gutter: Rect, current: bool) -> (bool, Option<CommandId>) {
    let theme = theme(ui);
    let width = paint::measure(ui, &chart.title, size::STRONG).min(size::GUTTER - size::PAD - 22.0);
    let y = gutter.top() + size::LANE_PAD + 9.0;
    let left = gutter.left() + size::PAD;
    let place = Rect::from_min_max(pos2(left - 6.0, y - 12.0), pos2(left + width + 20.0, y + 12.0));
    let response = ui.interact(place, Id::unique(("chart menu", at)), Sense::click());
    let name = format!("Menu of chart {}, {}", chart.title, chart.unit);
    spoken::opens_menu(&response, &name);
    if current {
        ui.painter().rect_filled(gutter.with_max_x(gutter.left() + 3.0), 0.0, color(theme.line_strong));
    }
    let ink = if response.hovered() || response.has_focus() { theme.text } else { theme.text3 };
    icons::paint(ui.painter(), Icon::Down, pos2(left + width + 10.0, y), color(ink));
    widgets::focus_ring(ui, &response, place);
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    if response.secondary_clicked() {
        Popup::open_id(ui.ctx(), Popup::default_response_id(&response));
    }
    let mut picked = None;
    Popup::menu(&response).show(|ui| picked = entries_ui(ui, chart));
    (response.clicked(), picked)
}

/// What stands in the menu of a chart; returns what was picked.
pub fn entries_ui(ui: &mut Ui, chart: &Chart) -> Option<CommandId> {
    let mut picked = None;
    ui.set_min_width(230.0);
    for command in COMMANDS.iter().filter(|command| ENTRIES.contains(&command.id)) {
        if command.id == CommandId::ChartAlike {
            ui.separator();
        }
        let mode = command.id != CommandId::ChartAlike
            && command.id != CommandId::ChartSeries
            && command.id != CommandId::ChartAllSeries;
        let entry = Entry {
            name: command.label,
            says: command.says,
            keys: &command.key(),
            on: mode.then(|| shows(chart, command.id)),
            off: mode && chart.scale == Scale::Lines,
            ..Entry::default()
        };
        if entry.ui(ui).clicked() {
            picked = Some(command.id);
        }
    }
    picked
}

/// True while the menu of a node is open.
#[must_use]
pub fn is_open(response: &Response) -> bool {
    Popup::is_id_open(&response.ctx, Popup::default_response_id(response))
}

/// The menu of a value under the other button of the pointer: what can be done with its series, then with its record;
/// returns the look after it, where that is another one.
pub fn value_menu(response: &Response, chart: &Chart, value: &Value, look: &Look, orders: &mut Orders) -> Option<Look> {
    let own = chart.series.iter().find(|entry| entry.series == value.series)?;
    let mut now = None;
    response.context_menu(|ui| {
        let only = Entry { name: "Only this series", note: &own.name, ..Entry::default() };
        if only.ui(ui).clicked() {
            let others = chart.series.iter().filter(|entry| entry.key != own.key).map(|entry| entry.key);
            let mut only = look.clone();
            only.hidden.extend(others);
            now = Some(only);
        }
        if menu::entry_ui(ui, "Hide this series") {
            let mut without = look.clone();
            without.hidden.insert(own.key);
            now = Some(without);
        }
        let all = CommandId::ChartAllSeries.command();
        let all = Entry { name: all.label, says: all.says, off: look.hidden.is_empty(), ..Entry::default() };
        if all.ui(ui).clicked() {
            now = Some(Look { hidden: BTreeSet::new(), ..look.clone() });
        }
        ui.separator();
        mark_menu::entries_ui(ui, value.id, orders);
    });
    now
}
