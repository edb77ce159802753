//! Moving about in time: a short glide to where a command leads, and the trail of where one was.

use egui::Context;

use crate::gui::app::state::time::{Before, Glide, same};
use crate::gui::app::state::timeline::Reveal;
use crate::gui::app::{App, Way};
use crate::view::Window;
use crate::view::filter::Filter;

/// How long a glide takes.
const GLIDE: f64 = 0.12;

impl App {
    /// Glides to a window, as commands do; where one was is remembered.
    pub fn go(&mut self, window: Window) {
        let to = window.folded(self.time.folds).within(self.extent());
        let from = self.time.aim();
        if same(from, to) {
            return;
        }
        self.time.leave(from);
        self.glide_to(to);
    }

    fn glide_to(&mut self, to: Window) {
        let from = self.time.window;
        if self.panes.kept.calm {
            self.time.glide = None;
            self.put(to);
        } else {
            self.time.glide = Some(Glide { from, to, since: None });
        }
        self.time.moved = true;
    }

    /// One step of the trail.
    pub fn walk_trail(&mut self, way: Way) {
        let here = self.time.aim();
        if let Some(to) = self.time.trail.turn(way, Some(here)) {
            self.glide_to(to.folded(self.time.folds));
        }
    }

    /// Moves the window a little further on its way.
    pub fn advance(&mut self, ctx: &Context) {
        let Some(mut glide) = self.time.glide else { return };
        let now = ctx.input(|input| input.time);
        let since = *glide.since.get_or_insert(now);
        let share = ((now - since) / GLIDE).clamp(0.0, 1.0);
        if share >= 1.0 {
            self.time.glide = None;
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
        self.time.glide = Some(glide);
        ctx.request_repaint();
    }

    /// What lies around the selected event: so many days on either side, in all lanes and without a filter.
    pub fn look_around(&mut self) {
        let Some(item) = self.choice.selection.and_then(|id| self.item(id)) else { return };
        let days = f64::from(self.panes.kept.context_days) * crate::view::window::DAY;
        let window = Window::new(item.start - days, item.end + days);
        let before = Before { window: self.time.aim(), filter: self.choice.filter.clone() };
        self.choice.context.get_or_insert(before);
        if !self.choice.filter.is_empty() {
            self.choice.filter = Filter::default();
            self.refilter();
        }
        self.data.revision += 1;
        self.go(window);
        self.panes.timeline.reveal = Reveal::Keyboard;
    }

    /// Leaves the context of an event; false where there was none.
    pub fn leave_context(&mut self) -> bool {
        let Some(before) = self.choice.context.take() else { return false };
        self.choice.filter = before.filter;
        self.refilter();
        self.go(before.window);
        true
    }
}
