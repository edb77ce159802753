//! The page's axis: one mapping from time to x for ruler, lanes and charts, with long empty stretches compressed.
//!
//! ```text
//!  2013      2014      2015     ⌇2016–17⌇ 2018     ⌇2019⌇ 2020
//!  |---------|---------|---------⌇ none  ⌇----------⌇none ⌇---------|
//! ```
//! A gap is only made where it pays, between whole calendar units, and never where anything is dated.

use super::style::GAP;
use crate::view::ticks;
use crate::view::window::{DAY, Window, YEAR};

/// A stretch of time drawn at the page's scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stretch {
    /// Its time.
    pub window: Window,
    /// Left edge in points from the plot's left edge.
    pub x0: f32,
    /// Right edge.
    pub x1: f32,
}

/// A stretch of time without marks, drawn as a gap of a fixed width.
#[derive(Debug, Clone, PartialEq)]
pub struct Gap {
    /// Its time.
    pub window: Window,
    /// Left edge.
    pub x0: f32,
    /// Right edge.
    pub x1: f32,
    /// "2016–17", "5 months".
    pub name: String,
}

/// Time to x, in pieces.
#[derive(Debug, Clone, PartialEq)]
pub struct Axis {
    /// Drawn at scale, in order.
    pub stretches: Vec<Stretch>,
    /// Compressed, in order.
    pub gaps: Vec<Gap>,
    /// Width of the plot.
    pub width: f32,
}

/// Most gaps of a page: more would make the axis unreadable.
const MOST: usize = 4;
/// A stretch between gaps is at least so wide: its ruler must have room for a name.
const LEAST: f32 = 90.0;

impl Axis {
    /// The axis over a window; `taken` are the times of all marks.
    #[must_use]
    pub fn new(window: Window, taken: impl Iterator<Item = (f64, f64)>, width: f32) -> Self {
        let mut gaps = empty(window, taken);
        // A gap pays where it gives at least twice its own width back.
        let point = f64::from(width) / window.length();
        gaps.retain(|gap| gap.length() * point > f64::from(GAP) * 2.5 && gap.length() > 0.07 * window.length());
        gaps.sort_by(|a, b| b.length().total_cmp(&a.length()));
        gaps.truncate(MOST);
        gaps.sort_by(|a, b| a.start.total_cmp(&b.start));
        loop {
            let axis = Self::with(window, &gaps, width);
            let narrow = axis.stretches.iter().position(|part| part.x1 - part.x0 < LEAST);
            match narrow {
                Some(at) if !gaps.is_empty() => {
                    // The narrow stretch joins the shorter of its neighbours.
                    let left = at.checked_sub(1).filter(|&left| left < gaps.len());
                    let right = Some(at).filter(|&right| right < gaps.len());
                    let length = |index: Option<usize>| {
                        index.and_then(|index| gaps.get(index)).map_or(f64::MAX, |gap| gap.length())
                    };
                    let gone = if length(left) <= length(right) { left } else { right };
                    gaps.remove(gone.unwrap_or(0));
                }
                _ => return axis,
            }
        }
    }

    fn with(window: Window, gaps: &[Window], width: f32) -> Self {
        let shown = window.length() - gaps.iter().map(|gap| gap.length()).sum::<f64>();
        let scale = f64::from(width - GAP * gaps.len() as f32) / shown.max(1.0);
        let mut axis = Self { stretches: Vec::new(), gaps: Vec::new(), width };
        let (mut time, mut x) = (window.start, 0.0_f32);
        for gap in gaps {
            let x1 = x + ((gap.start - time) * scale) as f32;
            axis.stretches.push(Stretch { window: Window::new(time, gap.start), x0: x, x1 });
            axis.gaps.push(Gap { window: *gap, x0: x1, x1: x1 + GAP, name: ticks::gap_words(*gap) });
            (time, x) = (gap.end, x1 + GAP);
        }
        axis.stretches.push(Stretch { window: Window::new(time, window.end), x0: x, x1: width });
        axis
    }

    /// Where a time stands, in points from the plot's left edge; beyond the edges it runs on at the page's scale.
    #[must_use]
    pub fn x(&self, time: f64) -> f32 {
        for gap in &self.gaps {
            if time >= gap.window.start && time <= gap.window.end {
                let share = (time - gap.window.start) / gap.window.length();
                return gap.x0 + (gap.x1 - gap.x0) * share as f32;
            }
        }
        let last = self.stretches.len().saturating_sub(1);
        for (index, part) in self.stretches.iter().enumerate() {
            if time <= part.window.end || index == last {
                return part.x0 + part.window.x(time, part.x1 - part.x0);
            }
        }
        0.0
    }

    /// True where a label from `left` to `right` would run over a gap or out of the plot.
    #[must_use]
    pub fn breaks(&self, left: f32, right: f32) -> bool {
        left < 0.0 || right > self.width || self.gaps.iter().any(|gap| left < gap.x1 + 2.0 && right > gap.x0 - 2.0)
    }
}

/// Stretches of whole years (whole months on a short page) without any mark.
fn empty(window: Window, taken: impl Iterator<Item = (f64, f64)>) -> Vec<Window> {
    let years = window.length() > 3.0 * YEAR;
    if window.length() < 120.0 * DAY {
        return Vec::new();
    }
    let mut taken: Vec<(f64, f64)> = taken.collect();
    taken.sort_by(|a, b| a.0.total_cmp(&b.0));
    taken.push((window.end, window.end));
    let (mut gaps, mut reach) = (Vec::new(), window.start);
    for (start, end) in taken {
        if start > reach {
            let (from, to) = (ticks::round_up(reach, years), ticks::round_down(start, years));
            if to > from {
                gaps.push(Window::new(from, to));
            }
        }
        reach = reach.max(end);
    }
    // A gap at either edge would only hide where the page begins or ends.
    gaps.retain(|gap| gap.start > window.start && gap.end < window.end);
    gaps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::When;
    use crate::view::window::seconds;

    fn time(edtf: &str) -> (f64, f64) {
        let bounds = edtf.parse::<When>().unwrap().bounds().unwrap();
        (seconds(bounds.start), seconds(bounds.end))
    }

    fn axis(dates: &[&str]) -> Axis {
        let window = Window::new(time("2013").0, time("2020").1);
        Axis::new(window, dates.iter().map(|date| time(date)), 1000.0)
    }

    #[test]
    fn long_empty_years_are_compressed_and_named() {
        let axis = axis(&["2013-05", "2014-04-25", "2015-12-02", "2018-02-03", "2020-11"]);
        let names: Vec<&str> = axis.gaps.iter().map(|gap| gap.name.as_str()).collect();
        assert_eq!(names, ["2016–17", "2019"]);
        let (a, b) = (axis.x(time("2014").0), axis.x(time("2015").0));
        assert!((b - a - (axis.x(time("2019").0) - axis.x(time("2018").0))).abs() < 1.0, "one scale everywhere");
        assert!((axis.x(time("2020").1) - 1000.0).abs() < 0.1);
        assert!(axis.breaks(axis.x(time("2015-11").0), axis.x(time("2018-02").0)));
    }

    #[test]
    fn a_mark_inside_keeps_a_gap_away_and_the_axis_never_runs_back() {
        assert!(axis(&["2013", "2014/2019", "2020"]).gaps.is_empty());
        let axis = axis(&["2013-05", "2016-06-01", "2020-11"]);
        let mut last = f32::MIN;
        for step in 0..500 {
            let x = axis.x(time("2013").0 + f64::from(step) * (time("2020").1 - time("2013").0) / 500.0);
            assert!(x >= last, "{step}");
            last = x;
        }
    }
}
