//! Rows of marks change at certain scales only; then marks glide to their new rows instead of jumping.
//!
//! What is drawn is between two layouts for a short while; the layout itself is a function of the window, so a glide can
//! be cut short at any time. Nothing glides under reduced motion.

use std::collections::HashMap;

use egui::Context;

use crate::view::lanes::{Lane, Layout};

/// How long marks take to their new rows, in seconds.
const TIME: f64 = 0.15;

/// From frame to frame.
#[derive(Debug, Default)]
pub struct Ease {
    /// Scale and revision of the last frame: rows differ only where one of them does.
    last: Option<(f64, u64)>,
    since: Option<f64>,
    /// Where marks were drawn, by item and lane.
    marks: HashMap<(u32, usize), f32>,
    /// Where lanes were drawn, and how high.
    lanes: HashMap<String, (f32, f32)>,
}

impl Ease {
    /// Moves what stands in a layout towards where it was drawn before.
    pub fn step(
        &mut self,
        ctx: &Context,
        before: &Layout,
        layout: &mut Layout,
        (scale, revision): (f64, u64),
        calm: bool,
    ) {
        let now = ctx.input(|input| input.time);
        let last = self.last.replace((scale, revision));
        if calm || last.is_none_or(|(_, other)| other != revision) {
            self.since = None;
            return;
        }
        if last.is_some_and(|(other, _)| (other - scale).abs() > f64::EPSILON * scale) {
            self.since = Some(now);
            self.keep(before);
        }
        let Some(since) = self.since else { return };
        let share = ((now - since) / TIME).clamp(0.0, 1.0);
        if share >= 1.0 {
            self.since = None;
            return;
        }
        self.mix(layout, (1.0 - (1.0 - share).powi(3)) as f32);
        ctx.request_repaint();
    }

    fn keep(&mut self, before: &Layout) {
        self.lanes = before.lanes.iter().map(|lane| (lane.title.clone(), (lane.y, lane.height))).collect();
        self.marks.clear();
        for (at, lane) in before.lanes.iter().enumerate() {
            self.marks.extend(lane.marks.iter().map(|mark| ((mark.item, at), mark.body.y)));
        }
    }

    /// A layout at a share of the way from what was kept to what it says.
    fn mix(&self, layout: &mut Layout, share: f32) {
        let between = |from: f32, to: f32| from + (to - from) * share;
        for (at, lane) in layout.lanes.iter_mut().enumerate() {
            let Some((y, height)) = self.lanes.get(&lane.title).copied() else { continue };
            let by = between(y, lane.y) - lane.y;
            shift(lane, by);
            lane.height = between(height, lane.height);
            for mark in &mut lane.marks {
                let Some(from) = self.marks.get(&(mark.item, at)) else { continue };
                // Where it is to stand, without the lane's own glide.
                let to = mark.body.y - by;
                let move_by = between(*from, to) - mark.body.y;
                mark.body.y += move_by;
                mark.rect.y += move_by;
                if let Some(label) = &mut mark.label {
                    label.rect.y += move_by;
                }
            }
        }
        if let Some(last) = layout.lanes.last() {
            layout.height = last.y + last.height;
        }
    }
}

fn shift(lane: &mut Lane, by: f32) {
    lane.y += by;
    for mark in &mut lane.marks {
        mark.body.y += by;
        mark.rect.y += by;
        if let Some(label) = &mut mark.label {
            label.rect.y += by;
        }
    }
    for bin in lane.pills.iter_mut().chain(&mut lane.ribbon) {
        bin.rect.y += by;
    }
    for place in [&mut lane.left_at, &mut lane.right_at].into_iter().flatten() {
        place.y += by;
    }
}
