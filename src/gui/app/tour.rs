//! The line above the sample, and the tour through it: what each step says, and what it shows.

use egui::Context;

use crate::cmd::CommandId;
use crate::gui::app::state::columns::Column;
use crate::gui::app::{App, claims, sample};

/// What the line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// In a word or two.
    pub title: String,
    /// In a sentence or two.
    pub text: String,
    /// Commands that can be tried here, with what their buttons say.
    pub tries: Vec<(CommandId, &'static str)>,
}

/// Steps of the tour.
pub const STEPS: usize = 5;

/// What a step says; 0 is the line on which the sample opens.
#[must_use]
pub fn told(step: usize) -> Told {
    let key = |id: CommandId| id.command().key();
    let (title, text) = match step {
        0 => (
            "Sample".to_owned(),
            "Three trade relations in two dozen short texts. Acts and totals of states are real; outlets, people and \
             quotations are invented. Three things to try:"
                .to_owned(),
        ),
        1 => (
            "A mark".to_owned(),
            format!(
                "Each mark is one event on the day that its sentence gives it, in the lane of its kind. {} and {} go \
                 along the lane, {} and {} zoom",
                key(CommandId::Previous),
                key(CommandId::Next),
                key(CommandId::ZoomIn),
                key(CommandId::ZoomOut),
            ),
        ),
        2 => (
            "Its source".to_owned(),
            format!(
                "{} opens the paragraph behind a mark, the sentence tinted, the date underlined. Nothing on the \
                 timeline is without one",
                key(CommandId::OpenSource),
            ),
        ),
        3 => (
            "Why this date".to_owned(),
            "The inspector says which words give the date, what they are counted from, and how sure that is: here a \
             Tuesday, counted from a dateline without a year"
                .to_owned(),
        ),
        4 => (
            "Who disagrees".to_owned(),
            format!(
                "{} lists all who tell this event. Two articles say 19 May, one says 18 May, the day on which the \
                 duties were announced; you choose which one is drawn",
                key(CommandId::Claims),
            ),
        ),
        _ => (
            "A page".to_owned(),
            format!(
                "{} makes a briefing page of what is shown, with callouts, footnotes and a line on what was left out",
                key(CommandId::ExportPage),
            ),
        ),
    };
    Told { title, text, tries: tries(step) }
}

/// What a step offers to do.
fn tries(step: usize) -> Vec<(CommandId, &'static str)> {
    match step {
        0 => vec![
            (CommandId::Claims, "Who else says so?"),
            (CommandId::Filter, "Ask a question"),
            (CommandId::ExportPage, "Make a page"),
        ],
        STEPS => vec![(CommandId::ExportPage, "Make the page")],
        _ => Vec::new(),
    }
}

/// Begins the tour; opens the sample where something else is open.
pub fn start(app: &mut App, ctx: &Context) {
    if sample::is_open(app) && app.work.job.is_none() {
        go(app, Some(1));
    } else {
        sample::open(app, ctx);
        app.panes.tour = Some(1);
    }
}

/// The sample is read: it opens on its story, or on the step of the tour for which it was opened.
pub fn arrived(app: &mut App) {
    let step = app.panes.tour;
    sample::tell(app);
    if step.is_some() {
        go(app, step);
    }
}

/// Shows a step; `None` ends the tour.
pub fn go(app: &mut App, step: Option<usize>) {
    app.panes.tour = step;
    app.panes.overlay = None;
    let Some((step, mark)) = step.zip(sample::first_mark(app)) else { return };
    match step {
        1 => {
            sample::tell(app);
            app.panes.tour = Some(1);
            app.show_on_timeline(mark);
        }
        2 => {
            app.open_source(mark);
            app.panes.front = Column::Right;
        }
        3 => {
            app.select(mark);
            app.panes.kept.right = true;
            app.panes.pane = crate::gui::app::Pane::Inspector;
        }
        4 => {
            app.select(mark);
            claims::open(app);
        }
        _ => app.show_on_timeline(mark),
    }
}
