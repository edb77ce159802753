//! Long empty gaps, drawn short. A few gaps of true time shrink to the same small length of drawn time.
//!
//! ```text
//! true time   ├──events──┤·········nothing·········├──events──┤
//! drawn time  ├──events──┤≷├──events──┤
//! ```
//! Every pane maps time through the window, and the window through its folds, so all of them break at the same places.

use super::ticks;
use super::window::{DAY, YEAR};

/// Most gaps that are folded at once; the longest ones.
pub const MOST: usize = 8;
/// A gap of less than this share of what is drawn stays.
const WORTH: f64 = 0.08;
/// What a folded gap takes of all that is drawn without gaps.
const DRAWN: f64 = 0.05;

/// Gaps of true time in order; small enough to be part of every window.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Folds {
    gaps: [(f64, f64); MOST],
    count: u8,
    /// Seconds of drawn time that each gap takes.
    drawn: f64,
}

impl Default for Folds {
    fn default() -> Self {
        Self::NONE
    }
}

impl Folds {
    /// Nothing is folded.
    pub const NONE: Self = Self { gaps: [(0.0, 0.0); MOST], count: 0, drawn: 0.0 };

    /// The long gaps between spans, which are sorted by start. Some time stays free on both sides of a gap.
    #[must_use]
    pub fn of(spans: impl Iterator<Item = (f64, f64)>) -> Self {
        let mut gaps: Vec<(f64, f64)> = Vec::new();
        let (mut first, mut reach) = (f64::NAN, f64::NEG_INFINITY);
        for (start, end) in spans {
            if first.is_nan() {
                first = start;
            } else if start - reach > 2.0 * DAY {
                gaps.push((reach, start));
            }
            reach = reach.max(end);
        }
        gaps.sort_by(|a, b| (b.1 - b.0).total_cmp(&(a.1 - a.0)));
        // Each fold makes the rest larger, so the next gap is weighed against what is left.
        let mut left = reach - first;
        let mut kept: Vec<(f64, f64)> = Vec::new();
        for gap in gaps {
            let long = gap.1 - gap.0;
            if kept.len() == MOST || long < WORTH * left {
                break;
            }
            left -= long;
            kept.push(gap);
        }
        let drawn = DRAWN * left.max(DAY);
        // The margin keeps marks off the break; it is as wide as half the break.
        let margin = drawn / 2.0;
        kept.retain_mut(|gap| {
            *gap = (gap.0 + margin, gap.1 - margin);
            gap.1 - gap.0 > drawn
        });
        kept.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut folds = Self { drawn, count: kept.len() as u8, ..Self::NONE };
        for (place, gap) in folds.gaps.iter_mut().zip(kept) {
            *place = gap;
        }
        folds
    }

    /// True where nothing is folded.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The gaps in order.
    #[must_use]
    pub fn gaps(&self) -> &[(f64, f64)] {
        self.gaps.get(..usize::from(self.count)).unwrap_or_default()
    }

    /// The gaps in order, by value.
    pub fn into_gaps(self) -> impl Iterator<Item = (f64, f64)> {
        self.gaps.into_iter().take(usize::from(self.count))
    }

    /// True time to drawn time. Both agree up to the first gap.
    #[must_use]
    pub fn drawn(&self, time: f64) -> f64 {
        let mut cut = 0.0;
        for &(start, end) in self.gaps() {
            if time <= start {
                break;
            }
            let long = end - start;
            if time < end {
                return start - cut + (time - start) / long * self.drawn;
            }
            cut += long - self.drawn;
        }
        time - cut
    }

    /// Drawn time to true time: the inverse of [`Folds::drawn`].
    #[must_use]
    pub fn time(&self, drawn: f64) -> f64 {
        let mut cut = 0.0;
        for &(start, end) in self.gaps() {
            let from = start - cut;
            if drawn <= from {
                break;
            }
            let long = end - start;
            if drawn < from + self.drawn {
                return start + (drawn - from) / self.drawn * long;
            }
            cut += long - self.drawn;
        }
        drawn + cut
    }

    /// The gap that holds a time, its ends aside.
    #[must_use]
    pub fn gap_at(&self, time: f64) -> Option<(f64, f64)> {
        self.gaps().iter().copied().find(|&(start, end)| time > start && time < end)
    }

    /// What a break is called: "28 years, nothing".
    #[must_use]
    pub fn words((start, end): (f64, f64)) -> String {
        let long = end - start;
        let (count, noun) = match long {
            long if long >= 1.95 * YEAR => (long / YEAR, "years"),
            long if long >= 60.0 * DAY => (long / (YEAR / 12.0), "months"),
            long => (long / DAY, "days"),
        };
        format!("{count:.0} {noun}, nothing")
    }

    /// The same with its ends, for tooltips and screen readers.
    #[must_use]
    pub fn spoken(gap: (f64, f64)) -> String {
        format!("Folded: {}, {}", ticks::range_words(super::Window::new(gap.0, gap.1)), Self::words(gap))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans() -> Folds {
        let year = |year: f64| year * YEAR;
        let spans = [(0.0, 0.9), (1.0, 1.2), (30.0, 30.9), (31.0, 32.0), (70.0, 71.0)];
        Folds::of(spans.into_iter().map(|(start, end)| (year(start), year(end))))
    }

    #[test]
    fn long_gaps_are_folded_and_short_ones_stay() {
        let folds = spans();
        assert_eq!(folds.gaps().len(), 2, "{:?}", folds.gaps());
        assert!(folds.gap_at(15.0 * YEAR).is_some() && folds.gap_at(0.95 * YEAR).is_none());
    }

    #[test]
    fn drawn_time_grows_with_true_time_and_leads_back() {
        let folds = spans();
        let mut last = f64::MIN;
        for step in -200..1200 {
            let time = f64::from(step) * 0.07 * YEAR;
            let drawn = folds.drawn(time);
            assert!(drawn > last, "at {step}");
            assert!((folds.time(drawn) - time).abs() < 1.0, "at {step}");
            last = drawn;
        }
        assert!(folds.drawn(71.0 * YEAR) < 8.0 * YEAR, "most of the time is folded away");
    }

    #[test]
    fn a_corpus_without_gaps_has_no_folds() {
        let folds = Folds::of((0..100).map(|at| (f64::from(at) * DAY, f64::from(at + 1) * DAY)));
        assert!(folds.is_empty());
        assert_eq!(folds.drawn(5.5 * DAY), 5.5 * DAY);
    }

    #[test]
    fn a_break_states_its_length() {
        assert_eq!(Folds::words((0.0, 28.1 * YEAR)), "28 years, nothing");
        assert_eq!(Folds::words((0.0, 100.0 * DAY)), "3 months, nothing");
    }
}
