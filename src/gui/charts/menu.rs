//! How each chart is seen: its menu in the gutter, and the commands of the chart that is meant.
//!
//! The choices belong to the desk of the corpus; a saved view takes them along.

use egui::{CursorIcon, Id, Popup, Rect, Role, Sense, Ui, WidgetInfo, pos2};

use crate::cmd::{COMMANDS, CommandId};
use crate::gui::app::App;
use crate::gui::kit::fonts::Face;
use crate::gui::kit::icons::{self, Icon};
use crate::gui::kit::paint::{self, color, theme};
use crate::gui::kit::widgets;
use crate::model::RecordId;
use crate::view::chart::{Chart, Look, Mode};
use crate::view::theme as size;

/// The chart that commands are about: that of the selected figure, else the one that was clicked, else the first in view.
#[derive(Debug, Clone, Default)]
pub struct Current {
    key: String,
    /// What was selected when it was clicked.
    selection: Option<RecordId>,
}

/// Which chart is meant.
#[derive(Debug, Clone, Default)]
pub struct State {
    /// The chart that was clicked.
    pub current: Option<Current>,
    /// The chart for which the list of series is open.
    pub picker: Option<String>,
}

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

/// How the charts of the open corpus are seen.
#[must_use]
pub fn look(app: &App) -> Look {
    app.desk().map(|desk| Look::read(&desk.charts)).unwrap_or_default()
}

/// Keeps another look.
pub fn set_look(app: &mut App, look: &Look) {
    app.desk_mut().charts = look.written();
}

/// Makes a chart the one that commands are about.
pub fn point_at(app: &mut App, key: &str) {
    app.panes.timeline.chart_menu.current = Some(Current { key: key.to_owned(), selection: app.choice.selection });
}

/// The chart that commands are about.
#[must_use]
pub fn current(app: &App) -> Option<&Chart> {
    let cache = &app.panes.timeline.charts;
    let tells = |chart: &&Chart| app.choice.selection.is_some_and(|id| chart.told_by(&app.data.corpus, id).is_some());
    let selected = || cache.charts.charts.iter().find(tells);
    let mut shown = cache.charts.in_view(app.time.window);
    match &app.panes.timeline.chart_menu.current {
        Some(current) if current.selection == app.choice.selection => {
            let found = cache.charts.in_view(app.time.window).find(|chart| chart.key == current.key);
            found.or_else(|| shown.next())
        }
        _ => selected().or_else(|| shown.next()),
    }
}

/// True for the chart that was clicked, while commands are about it.
#[must_use]
pub fn is_current(app: &App, chart: &Chart) -> bool {
    let current = app.panes.timeline.chart_menu.current.as_ref();
    current.is_some_and(|current| current.selection == app.choice.selection && current.key == chart.key)
}

/// True where a command is what the current chart shows.
#[must_use]
pub fn is_on(app: &App, id: CommandId) -> bool {
    current(app).is_some_and(|chart| shows(chart, id))
}

fn shows(chart: &Chart, id: CommandId) -> bool {
    matches!(
        (id, chart.mode),
        (CommandId::ChartAuto, Mode::Auto)
            | (CommandId::ChartLevel, Mode::Level)
            | (CommandId::ChartLog, Mode::Log)
            | (CommandId::ChartChange, Mode::Change)
            | (CommandId::ChartIndex, Mode::Index(_))
    )
}

/// Carries out a command of the charts on the current one.
pub fn run(app: &mut App, id: CommandId, ctx: &egui::Context) {
    let mut look = look(app);
    let Some((key, now)) = current(app).map(|chart| (chart.key.clone(), chart.mode)) else { return };
    let mode = match id {
        CommandId::ChartSeries => {
            let state = &mut app.panes.timeline.chart_menu;
            state.picker = if state.picker.is_some() { None } else { Some(key) };
            return;
        }
        CommandId::ChartAllSeries => {
            look.hidden.clear();
            set_look(app, &look);
            return;
        }
        CommandId::ChartAlike => {
            for chart in &app.panes.timeline.charts.charts.charts {
                look.set(&chart.key, now);
            }
            set_look(app, &look);
            return;
        }
        CommandId::ChartLevel => Mode::Level,
        CommandId::ChartLog => Mode::Log,
        CommandId::ChartChange => Mode::Change,
        CommandId::ChartIndex => Mode::Index(base(app, ctx)),
        _ => Mode::Auto,
    };
    look.set(&key, mode);
    set_look(app, &look);
    point_at(app, &key);
}

/// The moment whose values are to be 100: the selected figure's, else that under the pointer, else the middle.
fn base(app: &App, ctx: &egui::Context) -> f64 {
    let (left, right) = app.panes.timeline.plot;
    let selected = app.choice.selection.and_then(|id| app.item(id)).filter(|item| item.figure);
    let selected = selected.map(|item| f64::midpoint(item.start, item.end));
    let pointer = ctx.pointer_hover_pos().filter(|pos| (left..right).contains(&pos.x));
    let pointer = pointer.map(|pos| app.time.window.time_at(pos.x - left, right - left));
    selected.or(pointer).unwrap_or_else(|| app.time.window.middle())
}

/// The name of a chart in the gutter is the button of its menu; returns what was picked in it.
#[must_use]
pub fn menu_ui(ui: &Ui, chart: &Chart, at: usize, gutter: Rect, current: bool) -> (bool, Option<CommandId>) {
    let theme = theme(ui);
    let width = paint::measure(ui, &chart.title, size::STRONG).min(size::GUTTER - size::PAD - 22.0);
    let y = gutter.top() + size::LANE_PAD + 9.0;
    let left = gutter.left() + size::PAD;
    let place = Rect::from_min_max(pos2(left - 6.0, y - 10.0), pos2(left + width + 20.0, y + 10.0));
    let response = ui.interact(place, Id::unique(("chart menu", at)), Sense::click());
    let name = format!("Menu of chart {}, {}", chart.title, chart.unit);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, current, &name));
    if current {
        ui.painter().rect_filled(gutter.with_max_x(gutter.left() + 3.0), 0.0, color(theme.line_strong));
    }
    let ink = if response.hovered() || response.has_focus() { theme.text } else { theme.text3 };
    icons::paint(ui.painter(), Icon::Down, pos2(left + width + 10.0, y), color(ink));
    widgets::focus_ring(ui, &response, place);
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    let mut picked = None;
    Popup::menu(&response).show(|ui| {
        ui.set_min_width(230.0);
        for command in COMMANDS.iter().filter(|command| ENTRIES.contains(&command.id)) {
            if command.id == CommandId::ChartAlike {
                ui.separator();
            }
            let keys = command.key();
            let text = egui::RichText::new(command.label).font(Face::Regular.at(12.5));
            let keys = egui::RichText::new(keys).font(Face::Regular.at(11.5)).color(color(theme.text3));
            let button = egui::Button::new(text).selected(shows(chart, command.id)).right_text(keys);
            let entry = ui.add(button).on_hover_text(command.says);
            let on = shows(chart, command.id);
            entry.widget_info(|| WidgetInfo::selected(Role::Button, true, on, command.label));
            if entry.clicked() {
                picked = Some(command.id);
                ui.close();
            }
        }
    });
    (response.clicked(), picked)
}
