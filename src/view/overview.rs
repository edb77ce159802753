//! The strip at the foot: all of the corpus in calendar bins, and where the window stands in it.

use super::counts::{Counts, raise, rate};
use super::item::{Item, Status};
use super::lanes::Bin;
use super::scene::Rect;
use super::text::Measure;
use super::theme::OVERVIEW_BARS;
use super::ticks::{self, Step, Tick};
use super::window::{DAY, Window, YEAR};

/// The overview as placed; its top is at 0 and it is `theme::OVERVIEW` high.
#[derive(Debug, Clone, PartialEq)]
pub struct Overview {
    /// The time of the whole strip.
    pub whole: Window,
    /// Bars, accepted and undecided.
    pub bins: Vec<Bin>,
    /// What a bar counts: "a year".
    pub rate: &'static str,
    /// Years below the bars.
    pub ticks: Vec<Tick>,
    /// The window's place, at least 4 points wide.
    pub window: Rect,
}

/// Counts of the items that a filter keeps.
#[must_use]
pub fn counts(items: &[Item], keep: impl Fn(&Item) -> bool) -> Counts {
    Counts::new(items.iter().filter(|item| keep(item)).map(|item| (item.start, item.status == Status::Accepted)))
}

/// The time that the strip covers: the extent with some room, at least ten days.
#[must_use]
pub fn whole(extent: Window) -> Window {
    let margin = (extent.length() * 0.06).max(5.0 * DAY);
    Window::new(extent.start - margin, extent.end + margin).folded(extent.folds)
}

/// Lays out the strip.
#[must_use]
pub fn overview(counts: &Counts, extent: Window, window: Window, width: f32, measure: Measure) -> Overview {
    let whole = whole(extent);
    let step = bin_step(whole, width);
    let mut bins = counts.bins(step, whole, width);
    raise(&mut bins, OVERVIEW_BARS + 1.0, OVERVIEW_BARS - 2.0);
    let (x0, x1) = (whole.x(window.start, width).max(0.0), whole.x(window.end, width).min(width));
    let middle = f32::midpoint(x0, x1);
    let half = ((x1 - x0) / 2.0).max(2.0);
    let mut ruler = ticks::ruler(whole, width, measure);
    // Years help where the fine row would say months.
    let ticks = if whole.length() > 3.0 * YEAR && matches!(ruler.step, Step::Months(_)) {
        std::mem::take(&mut ruler.coarse)
    } else {
        std::mem::take(&mut ruler.fine)
    };
    let rect = Rect::new(middle - half, 1.0, 2.0 * half, OVERVIEW_BARS + 1.0);
    Overview { whole, bins, rate: rate(step), ticks, window: rect }
}

/// Years where bars of a year are wide enough to see and there are several, else the next step that is.
fn bin_step(whole: Window, width: f32) -> Step {
    let least = 3.5 * whole.per_point(width);
    let year = Step::Years(1).shortest();
    if year >= least && whole.length() > 8.0 * YEAR {
        Step::Years(1)
    } else {
        Step::at_least(least.max(f64::from(300_u16)))
    }
}
