//! Counts over calendar bins: the density ribbon and the bins of pills.

use super::board::Track;
use super::{Bin, View};
use crate::view::scene::Rect;
use crate::view::ticks::Step;

/// Height of the highest bar of a ribbon.
pub const HEIGHT: f32 = 54.0;

/// The bins of a lane that the window touches, at least so many points wide. Empty bins are left out.
pub(super) fn bins(track: &Track, view: &View, least: f32) -> (Step, Vec<Bin>) {
    let step = Step::at_least(f64::from(least) * view.scale);
    let times = step.boundaries(view.window);
    let bins = times.windows(2).filter_map(|pair| {
        let [start, end] = *pair else { return None };
        let (count, accepted) = track.between(start, end);
        let (x0, x1) = (view.window.x(start, view.width), view.window.x(end, view.width));
        (count > 0).then_some(Bin { start, end, count, accepted, rect: Rect::new(x0, 0.0, x1 - x0, 0.0) })
    });
    (step, bins.collect())
}

/// Gives bins their bars on a common foot: the square root of the count, a point apart.
pub(super) fn raise(bins: &mut [Bin], foot: f32) -> u32 {
    let peak = bins.iter().map(|bin| bin.count).max().unwrap_or(0);
    for bin in bins {
        let height = (bin.count as f32 / peak.max(1) as f32).sqrt() * HEIGHT;
        let width = (bin.rect.w - 1.0).max(1.0);
        bin.rect = Rect::new(bin.rect.x + 0.5, foot - height.max(1.0), width, height.max(1.0));
    }
    peak
}

/// "a year", "a month": what a bin of this step counts.
#[must_use]
pub fn rate(step: Step) -> &'static str {
    match step {
        Step::Years(1000) => "a millennium",
        Step::Years(100) => "a century",
        Step::Years(50) => "in 50 years",
        Step::Years(20) => "in 20 years",
        Step::Years(10) => "a decade",
        Step::Years(5) => "in 5 years",
        Step::Years(2) => "in 2 years",
        Step::Years(_) => "a year",
        Step::Months(6) => "a half-year",
        Step::Months(3) => "a quarter",
        Step::Months(_) => "a month",
        Step::Week => "a week",
        Step::Day => "a day",
        Step::Hours(12) => "a half-day",
        Step::Hours(6) => "in 6 hours",
        Step::Hours(3) => "in 3 hours",
        Step::Hours(_) => "an hour",
        Step::Minutes(30) => "a half-hour",
        Step::Minutes(_) => "in minutes",
    }
}
