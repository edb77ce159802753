//! Moving about in time: a short glide to where a command leads, and the trail of where one was.

use std::time::{Duration, Instant};

use egui::Context;

use crate::gui::app::App;
use crate::gui::timeline::area::Area;
use crate::gui::timeline::ask::Ask;
use crate::view::Window;
use crate::view::filter::Filter;

/// How long a glide takes.
const GLIDE: f64 = 0.12;
/// Places that the trail remembers.
const TRAIL: usize = 100;
/// A drag or a turn of the wheel after so long a rest begins a new step of the trail.
const REST: Duration = Duration::from_millis(700);

/// On the way from one window to another.
#[derive(Debug, Clone, Copy)]
struct Glide {
    from: Window,
    to: Window,
    /// When it began; `None` until the first frame.
    since: Option<f64>,
}

/// What is shown again when a context is left.
#[derive(Debug, Clone)]
pub struct Before {
    window: Window,
    filter: Filter,
}

/// The state of moving about.
#[derive(Default)]
pub struct Roam {
    back: Vec<Window>,
    forward: Vec<Window>,
    moved: Option<Instant>,
    glide: Option<Glide>,
    /// What was shown before the context of an event.
    pub context: Option<Before>,
    /// The selected stretch of time and lanes.
    pub area: Option<Area>,
    /// The small field that is open.
    pub ask: Option<Ask>,
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

fn same(a: Window, b: Window) -> bool {
    let near = |a: f64, b: f64| (a - b).abs() <= 1.0;
    near(a.start, b.start) && near(a.end, b.end)
}

impl Roam {
    /// True where there is a view to go back to.
    #[must_use]
    pub fn can_go_back(&self) -> bool {
        !self.back.is_empty()
    }

    /// True where one went back from a view.
    #[must_use]
    pub fn can_go_forward(&self) -> bool {
        !self.forward.is_empty()
    }

    fn leave(&mut self, window: Window) {
        if self.back.last().is_none_or(|last| !same(*last, window)) {
            self.back.push(window);
        }
        if self.back.len() > TRAIL {
            self.back.remove(0);
        }
        self.forward.clear();
    }
}

impl App {
    /// The window that is shown, or that the glide leads to.
    #[must_use]
    pub fn aim(&self) -> Window {
        self.roam.glide.map_or(self.window, |glide| glide.to)
    }

    /// Glides to a window, as commands do; where one was is remembered.
    pub fn go(&mut self, window: Window) {
        let to = window.folded(self.folds).within(self.extent());
        let from = self.aim();
        if same(from, to) {
            return;
        }
        self.roam.leave(from);
        self.glide_to(to);
    }

    fn glide_to(&mut self, to: Window) {
        let from = self.window;
        if self.kept.calm {
            self.roam.glide = None;
            self.put(to);
        } else {
            self.roam.glide = Some(Glide { from, to, since: None });
        }
        self.moved = true;
    }

    /// Before the window is moved by hand: a glide ends, and the first movement after a rest is a step of the trail.
    pub fn grip(&mut self) {
        self.roam.glide = None;
        let rested = self.roam.moved.is_none_or(|moved| moved.elapsed() > REST);
        if rested && self.moved {
            self.roam.leave(self.window);
        }
        self.roam.moved = Some(Instant::now());
    }

    /// One step of the trail, back or forward.
    pub fn walk_trail(&mut self, back: bool) {
        let roam = &mut self.roam;
        let (from, onto) = if back { (&mut roam.back, &mut roam.forward) } else { (&mut roam.forward, &mut roam.back) };
        let Some(to) = from.pop() else { return };
        onto.push(roam.glide.map_or(self.window, |glide| glide.to));
        self.glide_to(to.folded(self.folds));
    }

    /// Moves the window a little further on its way.
    pub fn advance(&mut self, ctx: &Context) {
        let Some(mut glide) = self.roam.glide else { return };
        let now = ctx.input(|input| input.time);
        let since = *glide.since.get_or_insert(now);
        let share = ((now - since) / GLIDE).clamp(0.0, 1.0);
        if share >= 1.0 {
            self.roam.glide = None;
            self.put(glide.to);
            return;
        }
        // Fast at first, so that a key answers at once.
        let eased = 1.0 - (1.0 - share).powi(3);
        let folds = glide.to.folds;
        let mix = |from: f64, to: f64| {
            let (from, to) = (folds.drawn(from), folds.drawn(to));
            folds.time(from + (to - from) * eased)
        };
        let between = Window::new(mix(glide.from.start, glide.to.start), mix(glide.from.end, glide.to.end));
        self.put(between.folded(folds));
        self.roam.glide = Some(glide);
        ctx.request_repaint();
    }

    /// What lies around the selected event: so many days on either side, in all lanes and without a filter.
    pub fn look_around(&mut self) {
        let Some(item) = self.selection.and_then(|id| self.item(id)) else { return };
        let days = f64::from(self.kept.context_days) * crate::view::window::DAY;
        let window = Window::new(item.start - days, item.end + days);
        let before = Before { window: self.aim(), filter: self.filter.clone() };
        self.roam.context.get_or_insert(before);
        if !self.filter.is_empty() {
            self.filter = Filter::default();
            self.refilter();
        }
        self.revision += 1;
        self.go(window);
        self.timeline.reveal = true;
    }

    /// Leaves the context of an event; false where there was none.
    pub fn leave_context(&mut self) -> bool {
        let Some(before) = self.roam.context.take() else { return false };
        self.filter = before.filter;
        self.refilter();
        self.go(before.window);
        true
    }
}
