//! Charts: made again where what is shown has changed, and how each of them is seen.
//!
//! The choices belong to the desk of the corpus; a saved view takes them along.

use crate::cmd::CommandId;
use crate::gui::app::state::charts::{Cache, Current, State};
use crate::gui::app::{App, Choice, Data};
use crate::model::Record;
use crate::view::chart::{Chart, Charts, Look, Mode, Scale};

/// Makes the charts again where the shown items have changed.
pub fn make_charts(app: &mut App) {
    let look = look(app);
    let cache = &app.panes.timeline.charts;
    if cache.made.as_ref().is_some_and(|(revision, made)| *revision == app.data.revision && *made == look) {
        return;
    }
    let charts = charts_of(&app.data, &look);
    let made = Some((app.data.revision, look));
    app.panes.timeline.charts = Cache { charts, made, edges: Vec::new() };
}

/// The charts of what is shown.
pub(crate) fn charts_of(data: &Data, look: &Look) -> Charts {
    let shown = data.shown_figures();
    let status = |record: &Record| data.project.status(record.id);
    Charts::with(&data.corpus, data.items.claims(), status, |record| shown.contains(&record.id), look)
}

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
pub fn point_at(state: &mut State, choice: &Choice, key: &str) {
    state.current = Some(Current { key: key.to_owned(), selection: choice.selection });
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
pub fn is_current(state: &State, choice: &Choice, chart: &Chart) -> bool {
    let current = state.current.as_ref();
    current.is_some_and(|current| current.selection == choice.selection && current.key == chart.key)
}

/// True where a command is what the current chart shows.
#[must_use]
pub fn is_on(app: &App, id: CommandId) -> bool {
    current(app).is_some_and(|chart| shows(chart, id))
}

pub(crate) fn shows(chart: &Chart, id: CommandId) -> bool {
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
        // Without an axis there is nothing to choose.
        _ if current(app).is_some_and(|chart| chart.scale == Scale::Lines) => return,
        CommandId::ChartLevel => Mode::Level,
        CommandId::ChartLog => Mode::Log,
        CommandId::ChartChange => Mode::Change,
        CommandId::ChartIndex => Mode::Index(base(app, ctx)),
        _ => Mode::Auto,
    };
    look.set(&key, mode);
    set_look(app, &look);
    point_at(&mut app.panes.timeline.chart_menu, &app.choice, &key);
}

/// The moment whose values are to be 100: the selected figure's, else that under the pointer, else the middle.
pub(crate) fn base(app: &App, ctx: &egui::Context) -> f64 {
    let (left, right) = app.panes.timeline.plot;
    let selected = app.choice.selection.and_then(|id| app.item(id)).filter(|item| item.figure);
    let selected = selected.map(|item| f64::midpoint(item.start, item.end));
    let pointer = ctx.pointer_hover_pos().filter(|pos| (left..right).contains(&pos.x));
    let pointer = pointer.map(|pos| app.time.window.time_at(pos.x - left, right - left));
    selected.or(pointer).unwrap_or_else(|| app.time.window.middle())
}
