//! Lanes: which marks stand where. Pure and cheap: a frame costs what is visible.
//!
//! ```text
//! items ─Board::new─▶ tracks, each sorted by time ─layout(View)─▶ Lane { marks │ pills │ ribbon }
//! ```
//! Rows come from [`pack`], which works on true time at a quantised scale, so that panning never moves a mark to
//! another row. Where marks would not fit they become pills with counts, and where they are many a density ribbon;
//! both follow the calendar, so that counts do not flicker while panning.

mod arrange;
mod board;
mod facet;
mod frame;
mod narrow;
mod pack;
mod reach;
mod words;

pub use arrange::Arrange;
pub use board::{Board, Level};
pub use facet::LaneBy;
pub use words::sources_width;

use super::scene::{Point, Rect};
use super::theme::{Emblem, Group};
use super::window::Window;

/// What is looked at, and how wide the pane is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct View {
    /// The time shown.
    pub window: Window,
    /// Width of the plot in points, without the gutter.
    pub width: f32,
    /// Seconds a point at which rows are packed.
    pub scale: f64,
    /// True where rows are made for this very window, as on a page; else they survive panning.
    pub still: bool,
    /// Most rows of marks in a lane.
    pub rows: usize,
    /// The selected item: its title shows before all others.
    pub selected: Option<u32>,
    /// Top and bottom of what is in sight; lanes outside are counted, not placed.
    pub sight: (f32, f32),
}

impl View {
    /// For the screen: rows stay while panning and change only at quarter powers of two while zooming.
    #[must_use]
    pub fn moving(window: Window, width: f32) -> Self {
        let exact = window.per_point(width);
        let scale = ((exact.log2() * 4.0).ceil() / 4.0).exp2();
        Self { window, width, scale, still: false, rows: 6, selected: None, sight: (f32::MIN, f32::MAX) }
    }

    /// For a page: rows made for this window, labels kept inside the pane.
    #[must_use]
    pub fn still(window: Window, width: f32) -> Self {
        Self {
            window,
            width,
            scale: window.per_point(width),
            still: true,
            rows: 10,
            selected: None,
            sight: (f32::MIN, f32::MAX),
        }
    }
}

/// All lanes of a view, from top to bottom.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Layout {
    /// The lanes.
    pub lanes: Vec<Lane>,
    /// Height of all of them.
    pub height: f32,
    /// Height of the pinned ones, which come first.
    pub pinned: f32,
    /// Items that show at least partly.
    pub in_view: usize,
    /// All items of the lanes.
    pub total: usize,
}

/// One lane. Its y positions are in the layout's points, x in the pane's.
#[derive(Debug, Clone, PartialEq)]
pub struct Lane {
    /// Its name.
    pub title: String,
    /// Its emblem, for lanes that have one.
    pub emblem: Option<Emblem>,
    /// The hue of the lane; lanes by document or actor have marks of several hues.
    pub group: Option<Group>,
    /// True where it stays on top while the others scroll.
    pub pinned: bool,
    /// True where it is folded up to one low ribbon.
    pub collapsed: bool,
    /// Top edge.
    pub y: f32,
    /// Height.
    pub height: f32,
    /// Height of one of its rows.
    pub row: f32,
    /// Items that show at least partly.
    pub in_view: usize,
    /// All items of the lane.
    pub total: usize,
    /// Items that end before the window.
    pub left: usize,
    /// Items that begin after it.
    pub right: usize,
    /// Items in view that found no row.
    pub hidden: usize,
    /// Where the count of earlier items stands, where a row is free.
    pub left_at: Option<Point>,
    /// Where the count of later items stands.
    pub right_at: Option<Point>,
    /// How much detail is shown.
    pub level: Level,
    /// Single marks, in the order of time.
    pub marks: Vec<Mark>,
    /// Counts of marks too near one another.
    pub pills: Vec<Bin>,
    /// The density ribbon.
    pub ribbon: Vec<Bin>,
    /// The highest count of the ribbon, and "a year", "a month".
    pub peak: Option<(u32, &'static str)>,
}

/// One item as placed.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// Index into the items.
    pub item: u32,
    /// Row in its lane, 0 at the top.
    pub row: u16,
    /// Where the date lies, in points; may reach beyond the pane.
    pub span: (f32, f32),
    /// What is drawn for the date, at its smallest size at least.
    pub body: Rect,
    /// Its title.
    pub label: Option<Label>,
    /// Left edge of the box that counts sources.
    pub badge: Option<f32>,
    /// Everything that belongs to it: body, arrows, label, badge.
    pub rect: Rect,
}

/// Which side of its mark a label stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// Inside the bar.
    Inside,
    /// Right of it.
    Right,
    /// Left of it.
    Left,
}

/// The words of a mark.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// The title, cut where it had no room.
    pub title: String,
    /// Left end of the title.
    pub x: f32,
    /// The date and its left end.
    pub date: Option<(String, f32)>,
    /// Where it stands.
    pub side: Side,
    /// True where the date stands below the title.
    pub card: bool,
    /// The words' ground.
    pub rect: Rect,
}

/// One calendar bin of a lane, of the overview or of the published strip.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bin {
    /// First second.
    pub start: f64,
    /// First second after it.
    pub end: f64,
    /// Events that begin in it.
    pub count: u32,
    /// Those of them that are accepted.
    pub accepted: u32,
    /// Where it is drawn.
    pub rect: Rect,
}
