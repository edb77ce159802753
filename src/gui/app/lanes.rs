//! Lanes: made again where what is shown has changed, stepped through, arranged.

use crate::cmd::CommandId;
use crate::gui::app::state::making::Divided;
use crate::gui::app::state::timeline::Reveal;
use crate::gui::app::{App, Data};
use crate::view::lanes::{Arrange, Board};
use crate::view::{Item, Window, theme as size};

/// Makes the board again where the shown items have changed.
pub fn make_lanes(app: &mut App) {
    if app.panes.timeline.revision == Some(app.data.revision) {
        return;
    }
    let board = board_of(&app.data, &app.divided());
    show_board(app, board);
}

impl App {
    /// How the lanes are divided now.
    pub(crate) fn divided(&self) -> Divided {
        let several = self.desk().is_some_and(|desk| desk.several);
        Divided { by: self.panes.kept.lanes_by, arrange: self.arrange(), several }
    }
}

/// Sorts what is shown into lanes.
pub(crate) fn board_of(data: &Data, how: &Divided) -> Board {
    let items = &data.shown.items.dated;
    Board::arranged(items, how.by, &data.corpus, &how.arrange, how.several, Item::is_event)
}

/// Takes lanes of what is shown now.
pub(crate) fn show_board(app: &mut App, board: Board) {
    app.panes.timeline.board = board;
    app.panes.timeline.revision = Some(app.data.revision);
    app.panes.timeline.popover = None;
    crate::gui::app::search::count_lanes(app);
}

/// Moves the selection: first, last, previous, next, or into the lane above or below.
pub fn step(app: &mut App, command: CommandId) {
    make_lanes(app);
    let board = &app.panes.timeline.board;
    let current = app.choice.selection.and_then(|id| app.shown_at(id)).filter(|&at| board.lane_of(at).is_some());
    let target = match (command, current) {
        (CommandId::Last, _) => board.end(true),
        (CommandId::Next, Some(at)) => board.beside(at, true),
        (CommandId::Previous, Some(at)) => board.beside(at, false),
        (CommandId::LaneAbove | CommandId::LaneBelow, Some(at)) => neighbour(app, at, command == CommandId::LaneBelow),
        (CommandId::First, _) => board.end(false),
        // With nothing selected every key begins with the first mark in view.
        _ => board.from(app.time.aim().start),
    };
    if let Some(id) = target.and_then(|at| app.data.shown.items.dated.get(at as usize)).map(|item| item.id) {
        app.show_on_timeline(id);
        app.panes.timeline.reveal = Reveal::Keyboard;
    }
}

/// The mark nearest in time in the next lane above or below.
pub(crate) fn neighbour(app: &App, at: u32, down: bool) -> Option<u32> {
    let board = &app.panes.timeline.board;
    let (lane, _) = board.lane_of(at)?;
    let next = if down { lane + 1 } else { lane.checked_sub(1)? };
    board.nearest(next, app.data.shown.items.dated.get(at as usize)?.start)
}

/// Brings the selected mark to the middle; where it already is, fits it.
pub fn centre(app: &mut App) {
    let Some((start, end)) = app.choice.selection.and_then(|id| app.item(id)).map(|item| (item.start, item.end)) else {
        return;
    };
    let middle = f64::midpoint(start, end);
    let off = (app.time.aim().x(middle, 1.0) - 0.5).abs();
    if off > 0.005 {
        app.go(app.time.aim().centred(middle));
    } else {
        let length = (end - start) * 3.0;
        app.go(Window::new(middle - length / 2.0, middle + length / 2.0));
    }
    app.panes.timeline.reveal = Reveal::Keyboard;
}

/// Moves a lane to where another one stands, by the place in the layout.
pub(crate) fn move_to(app: &mut App, title: &str, y: f32) {
    let titles = app.panes.timeline.board.titles();
    // While lanes are painted the layout is not at home; the board knows their order, the drag how far it went.
    let tops = &app.panes.timeline.tops;
    let over = tops.iter().rposition(|&top| y >= top).unwrap_or(0);
    let Some(from) = titles.iter().position(|other| other == title) else { return };
    let by = over as isize - from as isize;
    if by != 0 {
        app.rearrange(|arrange| arrange.shift(&titles, title, by));
    }
}

/// The lane that commands are about: the one that was clicked, else the one of the selected mark, else the first.
#[must_use]
pub fn current(app: &App) -> Option<String> {
    let titles = app.panes.timeline.board.titles();
    let clicked = app.panes.timeline.lane.clone().filter(|lane| titles.contains(lane));
    let selected = || app.panes.timeline.board.lane_of(app.shown_at(app.choice.selection?)?).map(|(lane, _)| lane);
    clicked.or_else(|| titles.get(selected()?).cloned()).or_else(|| titles.first().cloned())
}

/// Carries out a command about a lane.
pub fn arrange_lane(app: &mut App, id: CommandId) {
    make_lanes(app);
    if id == CommandId::ShowLanes {
        app.rearrange(|arrange| arrange.hidden.clear());
        return;
    }
    let Some(lane) = current(app) else { return };
    let titles = app.panes.timeline.board.titles();
    let mut now = false;
    match id {
        CommandId::PinLane => app.rearrange(|arrange| now = Arrange::toggle(&mut arrange.pinned, &lane)),
        CommandId::CollapseLane => app.rearrange(|arrange| now = Arrange::toggle(&mut arrange.collapsed, &lane)),
        CommandId::HideLane => {
            app.rearrange(|arrange| now = Arrange::toggle(&mut arrange.hidden, &lane));
            app.panes.timeline.lane = None;
        }
        CommandId::LaneUp => app.rearrange(|arrange| arrange.shift(&titles, &lane, -1)),
        CommandId::LaneDown => app.rearrange(|arrange| arrange.shift(&titles, &lane, 1)),
        CommandId::LaneMenu => {
            let at = titles.iter().position(|title| *title == lane).unwrap_or(0);
            let top = app.panes.timeline.tops.get(at).copied().unwrap_or(0.0);
            let left = app.panes.timeline.plot.0 - size::GUTTER + 24.0;
            let place = egui::pos2(left, app.panes.timeline.lanes_top + top + 20.0);
            app.panes.timeline.menu = Some((lane.clone(), place));
        }
        _ => return,
    }
    let words = match (id, now) {
        (CommandId::PinLane, true) => format!("{lane} stays on top"),
        (CommandId::PinLane, false) => format!("{lane} scrolls with the others"),
        (CommandId::HideLane, true) => format!("{lane} is hidden. Timeline ▸ Show all lanes brings it back"),
        _ => String::new(),
    };
    if !words.is_empty() {
        app.say(words);
    }
    if id != CommandId::HideLane {
        app.panes.timeline.lane = Some(lane);
    }
}
