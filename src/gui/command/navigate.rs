//! Carries out the commands that move in time and arrange the lanes.

use crate::cmd::CommandId;
use crate::gui::app::App;
use crate::gui::timeline::area::Area;
use crate::gui::timeline::ask::{self, Ask, Question};
use crate::gui::timeline::{self, area};
use crate::gui::timeline::{context, lane_head};
use crate::view::Window;
use crate::view::lanes::LaneBy;

/// What makes a lane by a command of this id.
#[must_use]
pub fn lanes_by(id: CommandId) -> Option<LaneBy> {
    Some(match id {
        CommandId::LanesByOutlet => LaneBy::Outlet,
        CommandId::LanesByPlace => LaneBy::Place,
        CommandId::LanesByCommodity => LaneBy::Commodity,
        CommandId::LanesByStatus => LaneBy::Status,
        CommandId::OneLane => LaneBy::Nothing,
        _ => return None,
    })
}

/// True where a command of this file is on now.
#[must_use]
pub fn is_on(app: &App, id: CommandId) -> bool {
    match id {
        CommandId::FoldGaps => app.desk().is_some_and(|desk| desk.fold),
        CommandId::SeveralLanes => app.desk().is_some_and(|desk| desk.several),
        CommandId::ReduceMotion => app.kept.calm,
        CommandId::ProfilerDrag => app.kept.profiler,
        CommandId::GradeLetters => app.kept.letters,
        CommandId::Coverage => app.kept.coverage,
        CommandId::KeyToMarks => app.roam.key,
        _ => lanes_by(id).is_some_and(|by| by == app.kept.lanes_by),
    }
}

/// True where a command of this file has something to work on.
#[must_use]
pub fn enabled(app: &App, id: CommandId) -> bool {
    use CommandId as Id;
    match id {
        Id::Back => app.roam.can_go_back(),
        Id::Forward => app.roam.can_go_forward(),
        Id::Context | Id::ContextLess | Id::ContextMore | Id::TimeRange => {
            app.selection.is_some_and(|id| app.item(id).is_some())
        }
        Id::ZoomToArea | Id::ListArea => app.roam.area.is_some(),
        Id::NextBookmark | Id::PreviousBookmark => app.desk().is_some_and(|desk| !desk.bookmarks.is_empty()),
        Id::ReduceMotion | Id::ProfilerDrag => true,
        _ => app.title.is_some(),
    }
}

/// Carries out a command.
pub fn run(app: &mut App, id: CommandId) {
    use CommandId as Id;
    match id {
        Id::GoToDate => app.roam.ask = Some(Ask::new(Question::Date, "")),
        Id::NameBookmark => {
            let here = app.aim();
            let marks = app.desk().map(|desk| desk.bookmarks.as_slice()).unwrap_or_default();
            let name = marks.iter().find(|mark| ask::is_here(mark, here)).map(|mark| mark.name.clone());
            app.roam.ask = Some(Ask::new(Question::Bookmark, name.unwrap_or_default()));
        }
        Id::Bookmark => ask::keep(app, ""),
        Id::NextBookmark => ask::step(app, true),
        Id::PreviousBookmark => ask::step(app, false),
        Id::Back => app.walk_trail(true),
        Id::Forward => app.walk_trail(false),
        Id::Context => app.look_around(),
        Id::ContextLess | Id::ContextMore => context::change(app, id == Id::ContextMore),
        Id::AddEra => app.ask_era(),
        Id::FiscalYears => app.roam.fiscal = !app.roam.fiscal,
        Id::TimeRange => {
            let span = app.selection.and_then(|id| app.item(id)).map(|item| (item.start, item.end));
            app.roam.area = span.map(|(start, end)| Area::of_time(start, end));
        }
        Id::ZoomToArea => area::zoom(app),
        Id::ListArea => area::list(app),
        Id::PinLane | Id::HideLane | Id::LaneMenu | Id::CollapseLane | Id::LaneUp | Id::LaneDown | Id::ShowLanes => {
            lane_head::run(app, id);
        }
        Id::FoldGaps => {
            let desk = app.desk_mut();
            desk.fold = !desk.fold;
            app.refold();
            app.look_at(app.window);
            if app.desk().is_some_and(|desk| desk.fold) && app.folds.is_empty() {
                app.say("There is no long gap to fold".to_owned(), false);
            }
        }
        Id::SeveralLanes => {
            let desk = app.desk_mut();
            desk.several = !desk.several;
            app.revision += 1;
        }
        Id::ReduceMotion => app.kept.calm = !app.kept.calm,
        Id::ProfilerDrag => app.kept.profiler = !app.kept.profiler,
        Id::GradeLetters => app.kept.letters = !app.kept.letters,
        Id::Coverage => app.kept.coverage = !app.kept.coverage,
        Id::KeyToMarks => app.roam.key = !app.roam.key,
        Id::FitAll => app.go(Window::fit(app.shown_extent())),
        Id::PanLeft | Id::PanRight => {
            let part = if id == Id::PanLeft { -PAN } else { PAN };
            let from = app.aim();
            app.go(from.pan(part * from.length()));
        }
        Id::Centre => timeline::centre(app),
        _ => {
            if let Some(by) = lanes_by(id) {
                app.lanes_by(by);
            }
        }
    }
}

/// Share of the window that one key press moves it.
const PAN: f64 = 0.12;

/// Esc: what this file has opened goes first, the last one first. False where nothing was open.
pub fn step_out(app: &mut App) -> bool {
    app.roam.ask.take().is_some()
        || app.roam.menu.take().is_some()
        || std::mem::take(&mut app.roam.key)
        || std::mem::take(&mut app.roam.fiscal)
        || app.roam.area.take().is_some()
        || app.members.take().is_some()
        || app.leave_context()
}
