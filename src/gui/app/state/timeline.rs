//! What the timeline keeps from frame to frame: lanes, the list of a cluster, the selected area, its small field.

use egui::Rect;

use crate::gui::app::state::{charts, overview};
use crate::gui::kit::ease;
use crate::model::RecordId;
use crate::view::lanes::{Board, Layout};
use crate::view::{Window, bands};

/// What becomes of the selected mark on this frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reveal {
    /// It stays where it is.
    #[default]
    Nothing,
    /// It is scrolled into sight; the keyboard stays where it is.
    Sight,
    /// It is scrolled into sight and takes the keyboard.
    Keyboard,
}

/// For what the rows of lanes were chosen: the same while time moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Of {
    /// Bits of the seconds a point.
    pub scale: u64,
    /// What is shown.
    pub revision: u64,
    /// Height of the pane, in rows.
    pub height: u32,
}

/// What the timeline keeps from frame to frame.
pub struct State {
    /// Lanes of `revision`.
    pub board: Board,
    /// The revision of the board.
    pub revision: Option<u64>,
    /// The layout of the last frame.
    pub layout: Layout,
    /// Most rows of a lane, and for what they were chosen.
    pub rows: (usize, Option<Of>),
    /// Marks on the way to their new rows.
    pub ease: ease::Ease,
    /// Left and right edge of the plot on the last frame, in screen points.
    pub plot: (f32, f32),
    /// The cluster whose list is open.
    pub popover: Option<Popover>,
    /// The pill that was pointed at or walked to last: while no mark is selected, the inspector sums it up.
    pub cluster: Option<Popover>,
    /// Where a range is being drawn on the ruler, as times.
    pub range: Option<(f64, f64)>,
    /// Whether the selected mark is to be scrolled into sight on this frame.
    pub reveal: Reveal,
    /// Charts of `revision`.
    pub charts: charts::Cache,
    /// How high they stand.
    pub split: Split,
    /// Top and bottom of the lanes in sight, in the layout's points.
    pub sight: (f32, f32),
    /// Tops of the lanes in the layout of the last frame.
    pub tops: Vec<f32>,
    /// Where the layout began on the screen.
    pub lanes_top: f32,
    /// The eras of the project, by time.
    pub eras: Vec<bands::Band>,
    /// Which chart commands are about.
    pub chart_menu: charts::State,
    /// The mark or value that was under the pointer on the last frame.
    pub hovered: Option<RecordId>,
    /// True while the quick look at the selected mark is open.
    pub quick: bool,
    /// The time of the crosshair, which is one for all panes.
    pub cross: Option<f64>,
    /// What the overview keeps.
    pub overview: overview::Cache,
    /// The small field that is open.
    pub ask: Option<Field>,
    /// The lane that commands are about, by title.
    pub lane: Option<String>,
    /// The lane whose menu is open, and where.
    pub menu: Option<(String, egui::Pos2)>,
    /// The lane that is being dragged, by title.
    pub dragged: Option<String>,
    /// True while the list of fiscal years is open.
    pub fiscal: bool,
    /// True while the key to the marks is open.
    pub key: bool,
}

impl Default for State {
    fn default() -> Self {
        Self {
            board: Board::default(),
            revision: None,
            layout: Layout::default(),
            rows: (0, None),
            ease: ease::Ease::default(),
            plot: (0.0, 0.0),
            popover: None,
            cluster: None,
            range: None,
            reveal: Reveal::Nothing,
            charts: charts::Cache::default(),
            split: Split::default(),
            sight: (f32::MIN, f32::MAX),
            tops: Vec::new(),
            lanes_top: 0.0,
            chart_menu: charts::State::default(),
            hovered: None,
            cross: None,
            quick: false,
            eras: Vec::new(),
            overview: overview::Cache::default(),
            ask: None,
            lane: None,
            menu: None,
            dragged: None,
            fiscal: false,
            key: false,
        }
    }
}

/// How high the charts stand: they take what the lanes leave, until a hand has set it.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Split {
    /// Number of charts, height of the panes, revision of what is shown.
    of: (usize, u32, u64),
    /// The height that they were given last.
    given: f32,
    /// Height, most height and turn of the last frame.
    last: (f32, f32, u32),
    /// True once a hand has set it.
    by_hand: bool,
    /// Frames until the lanes of what is shown are laid out.
    wait: u8,
    /// Counts up when they are given another height.
    pub turn: u32,
    /// When the program began: egui keeps the heights of panels, and those of another session are of other charts.
    pub session: i64,
}

impl Split {
    /// The height to begin with, of number of charts, height of the panes and revision; a zoom leaves it as it is.
    pub fn give(&mut self, of: (usize, u32, u64), wish: f32) -> f32 {
        if self.of != of {
            (self.of, self.wait) = (of, 3);
        }
        let due = self.turn == 0 || self.wait == 1;
        self.wait = self.wait.saturating_sub(1);
        if due && !self.by_hand && (wish - self.last.0).abs() > 1.5 {
            self.given = wish;
            self.turn += 1;
        }
        self.given
    }

    /// True while the lanes are not laid out yet.
    #[must_use]
    pub fn waits(&self) -> bool {
        self.wait > 0
    }

    /// Hears how high they were painted, and how high they might have been: another height in the same turn is a hand's.
    pub fn paint(&mut self, height: f32, most: f32) {
        let (before, room, turn) = self.last;
        self.by_hand |= turn == self.turn && room == most && (height - before).abs() > 0.5;
        self.last = (height, most, self.turn);
    }
}

/// A cluster whose list is open.
#[derive(Debug, Clone, PartialEq)]
pub struct Popover {
    /// Title of its lane.
    pub lane: String,
    /// Items in it, by index into the shown items.
    pub members: Vec<u32>,
    /// The calendar bin.
    pub span: (f64, f64),
    /// The pill on the screen.
    pub anchor: Rect,
}

impl Popover {
    /// Its time.
    #[must_use]
    pub fn window(&self) -> Window {
        Window::new(self.span.0, self.span.1)
    }
}

/// A stretch of time over some lanes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    /// Where the drag began, and where it is: times.
    pub times: (f64, f64),
    /// The first and last lane in the drag's order; `None` for all lanes.
    pub lanes: Option<(usize, usize)>,
    /// True while it is being drawn.
    pub drawing: bool,
}

impl Area {
    /// All lanes of a stretch of time.
    #[must_use]
    pub fn of_time(start: f64, end: f64) -> Self {
        Self { times: (start, end), lanes: None, drawing: false }
    }

    /// Its time in order.
    #[must_use]
    pub fn span(&self) -> (f64, f64) {
        (self.times.0.min(self.times.1), self.times.0.max(self.times.1))
    }

    pub(crate) fn lanes(&self, count: usize) -> std::ops::Range<usize> {
        match self.lanes {
            Some((a, b)) => a.min(b)..(a.max(b) + 1).min(count),
            None => 0..count,
        }
    }
}

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// A date to go to.
    Date,
    /// A name for the bookmark of the window.
    Bookmark,
    /// The day as of which the corpus is seen.
    KnownOn,
    /// The day whose decisions are shown.
    AsItWas,
}

/// A small field that is open.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// What is asked.
    pub question: Question,
    /// What was typed.
    pub text: String,
    /// Why it cannot be taken.
    pub error: Option<String>,
}

impl Field {
    /// A field, with the words that stand in it at first.
    #[must_use]
    pub fn new(question: Question, text: impl Into<String>) -> Self {
        Self { question, text: text.into(), error: None }
    }
}
