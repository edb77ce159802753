//! A glide on its way, and what a context goes back to.

use std::time::{Duration, Instant};

use crate::gui::app::state::trail::Trail;
use crate::view::filter::Filter;
use crate::view::window::YEAR;
use crate::view::{Folds, Window};

/// A drag or a turn of the wheel after so long a rest begins a new step of the trail.
pub(crate) const REST: Duration = Duration::from_millis(700);

/// On the way from one window to another.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Glide {
    pub(crate) from: Window,
    pub(crate) to: Window,
    /// When it began; `None` until the first frame.
    pub(crate) since: Option<f64>,
}

/// What is shown again when a context is left.
#[derive(Debug, Clone)]
pub struct Before {
    pub(crate) window: Window,
    pub(crate) filter: Filter,
}

pub(crate) fn same(a: Window, b: Window) -> bool {
    let near = |a: f64, b: f64| (a - b).abs() <= 1.0;
    near(a.start, b.start) && near(a.end, b.end)
}

impl Time {
    /// The window that is shown, or that the glide leads to.
    #[must_use]
    pub fn aim(&self) -> Window {
        self.glide.map_or(self.window, |glide| glide.to)
    }

    /// Remembers a window that is left.
    pub(crate) fn leave(&mut self, window: Window) {
        if self.trail.last().is_none_or(|last| !same(*last, window)) {
            self.trail.leave(window);
        }
    }

    /// Before the window is moved by hand: a glide ends, and the first movement after a rest is a step of the trail.
    pub fn grip(&mut self) {
        self.glide = None;
        let rested = self.gripped.is_none_or(|gripped| gripped.elapsed() > REST);
        if rested && self.moved {
            self.leave(self.window);
        }
        self.gripped = Some(Instant::now());
    }
}

/// The one window of time, and how it moves.
pub struct Time {
    /// What is shown.
    pub window: Window,
    /// Long gaps that are drawn short.
    pub folds: Folds,
    /// False until the user has moved the window: then it follows what is found.
    pub moved: bool,
    /// Where one was.
    pub trail: Trail<Window>,
    /// When the window was moved by hand last.
    pub(crate) gripped: Option<Instant>,
    /// On the way to another window.
    pub(crate) glide: Option<Glide>,
}

impl Default for Time {
    fn default() -> Self {
        let window = Window::new(0.0, YEAR);
        Self { window, folds: Folds::NONE, moved: false, trail: Trail::default(), gripped: None, glide: None }
    }
}
