//! How many things begin between two times: exact, and from a pyramid of calendar days, months and years in constant time.
//!
//! Each level of the [`Pyramid`] holds cumulative counts, so that a bin of any number of days, months or years is one
//! subtraction, however many things there are. Finer bins, and levels that would be larger than what they count, are
//! answered by a binary search.

use chrono::{Datelike, NaiveDateTime};

use super::lanes::Bin;
use super::scene::Rect;
use super::ticks::Step;
use super::window::{DAY, Window, civil, seconds};

/// Starts in order, with the number of accepted ones before each.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Counts {
    starts: Vec<f64>,
    /// One longer than the starts.
    accepted: Vec<u32>,
    pyramid: Pyramid,
}

/// Cumulative counts at calendar boundaries.
#[derive(Debug, Clone, Default, PartialEq)]
struct Pyramid {
    days: Option<Level>,
    months: Option<Level>,
    years: Option<Level>,
}

/// How many begin before each boundary: `ranks[i]` for the boundary number `first + i`.
#[derive(Debug, Clone, PartialEq)]
struct Level {
    first: i64,
    ranks: Vec<u32>,
}

impl Level {
    /// The level whose boundaries `number` counts; `time` gives the boundary of a number. `None` where it would hold many
    /// more boundaries than things.
    fn of(starts: &[f64], number: impl Fn(NaiveDateTime) -> i64, time: impl Fn(i64) -> f64) -> Option<Self> {
        let (first, last) = (number(civil(*starts.first()?)), number(civil(*starts.last()?)) + 1);
        let count = usize::try_from(last - first + 1).ok()?;
        if count > 2 * starts.len() + 64 {
            return None;
        }
        let mut ranks = Vec::with_capacity(count);
        let mut rank = 0;
        for boundary in first..=last {
            let at = time(boundary);
            // Galloping from the boundary before: the whole level costs one walk over the starts.
            while starts.get(rank).is_some_and(|&start| start < at) {
                rank += 1;
            }
            ranks.push(rank as u32);
        }
        Some(Self { first, ranks })
    }

    fn rank(&self, number: i64) -> usize {
        let last = self.ranks.len().saturating_sub(1);
        let at = usize::try_from(number - self.first).unwrap_or(0).min(last);
        self.ranks.get(at).copied().unwrap_or(0) as usize
    }
}

fn day_number(time: NaiveDateTime) -> i64 {
    (seconds(time) / DAY).floor() as i64
}

fn month_number(time: NaiveDateTime) -> i64 {
    i64::from(time.year()) * 12 + i64::from(time.month0())
}

fn month_start(number: i64) -> f64 {
    let year = i32::try_from(number.div_euclid(12)).unwrap_or(i32::MAX);
    let month = number.rem_euclid(12) as u32 + 1;
    let day = chrono::NaiveDate::from_ymd_opt(year, month, 1);
    day.map_or(f64::MAX, |day| seconds(day.and_time(chrono::NaiveTime::MIN)))
}

impl Counts {
    /// From starts in ascending order and whether each is accepted.
    #[must_use]
    pub fn new(starts: impl IntoIterator<Item = (f64, bool)>) -> Self {
        let mut counts = Self { starts: Vec::new(), accepted: vec![0], pyramid: Pyramid::default() };
        let mut sum = 0;
        for (start, accepted) in starts {
            sum += u32::from(accepted);
            counts.starts.push(start);
            counts.accepted.push(sum);
        }
        counts.starts.shrink_to_fit();
        counts.accepted.shrink_to_fit();
        counts.pyramid = Pyramid {
            days: Level::of(&counts.starts, day_number, |number| number as f64 * DAY),
            months: Level::of(&counts.starts, month_number, month_start),
            years: Level::of(&counts.starts, |time| i64::from(time.year()), |year| month_start(year * 12)),
        };
        counts
    }

    /// All of them.
    #[must_use]
    pub fn total(&self) -> usize {
        self.starts.len()
    }

    /// The start of one, by its rank.
    #[must_use]
    pub fn start(&self, rank: usize) -> Option<f64> {
        self.starts.get(rank).copied()
    }

    /// How many begin before a time.
    #[must_use]
    pub fn rank(&self, time: f64) -> usize {
        self.starts.partition_point(|&start| start < time)
    }

    /// How many begin before a boundary of a step.
    fn rank_at(&self, step: Step, boundary: f64) -> usize {
        let at = || civil(boundary);
        let level = match step {
            Step::Years(_) => self.pyramid.years.as_ref().map(|level| level.rank(i64::from(at().year()))),
            Step::Months(_) => self.pyramid.months.as_ref().map(|level| level.rank(month_number(at()))),
            Step::Week | Step::Day => {
                self.pyramid.days.as_ref().map(|level| level.rank((boundary / DAY).floor() as i64))
            }
            Step::Hours(_) | Step::Minutes(_) => None,
        };
        level.unwrap_or_else(|| self.rank(boundary))
    }

    /// How many begin in `[start, end)`, and how many of them are accepted.
    #[must_use]
    pub fn between(&self, start: f64, end: f64) -> (u32, u32) {
        self.part(self.rank(start), self.rank(end.max(start)))
    }

    fn part(&self, from: usize, to: usize) -> (u32, u32) {
        let accepted = |at: usize| self.accepted.get(at).copied().unwrap_or(0);
        ((to - from) as u32, accepted(to) - accepted(from))
    }

    /// The calendar bins of a step that the window touches; empty ones are left out. Their rectangles have no height.
    #[must_use]
    pub fn bins(&self, step: Step, window: Window, width: f32) -> Vec<Bin> {
        self.bins_at(&Columns::of(step, window, width))
    }

    /// The bins of columns that several lanes share; empty ones are left out. Their rectangles have no height.
    #[must_use]
    pub fn bins_at(&self, columns: &Columns) -> Vec<Bin> {
        let mut bins = Vec::with_capacity(columns.edges.len());
        let mut edges = columns.edges.iter();
        let Some(&(mut start, mut x0)) = edges.next() else { return bins };
        let mut from = self.rank_at(columns.step, start);
        for &(end, x1) in edges {
            let to = self.rank_at(columns.step, end).max(from);
            if to > from {
                let (count, accepted) = self.part(from, to);
                bins.push(Bin { start, end, count, accepted, rect: Rect::new(x0, 0.0, x1 - x0, 0.0) });
            }
            (start, x0, from) = (end, x1, to);
        }
        bins
    }

    /// Bytes on the heap.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let level = |level: &Option<Level>| level.as_ref().map_or(0, |level| level.ranks.capacity() * 4);
        let pyramid = level(&self.pyramid.days) + level(&self.pyramid.months) + level(&self.pyramid.years);
        self.starts.capacity() * 8 + self.accepted.capacity() * 4 + pyramid
    }
}

/// The boundaries of a step in a window with their places: computed once a frame, used by every lane.
#[derive(Debug, Clone, PartialEq)]
pub struct Columns {
    /// The step.
    pub step: Step,
    /// Boundaries and their x, from the one before the window to the one after it.
    pub edges: Vec<(f64, f32)>,
}

impl Columns {
    /// The columns of a window.
    #[must_use]
    pub fn of(step: Step, window: Window, width: f32) -> Self {
        let edges = step.boundaries(window).into_iter().map(|time| (time, window.x(time, width))).collect();
        Self { step, edges }
    }
}

/// Gives bins their bars on a common foot: the square root of the count, a point apart. Returns the highest count.
pub fn raise(bins: &mut [Bin], foot: f32, height: f32) -> u32 {
    let peak = bins.iter().map(|bin| bin.count).max().unwrap_or(0);
    for bin in bins {
        let high = ((bin.count as f32 / peak.max(1) as f32).sqrt() * height).max(1.0);
        let width = (bin.rect.w - 1.0).max(1.0);
        bin.rect = Rect::new(bin.rect.x + 0.5, foot - high, width, high);
    }
    peak
}

/// "a year", "a month": what a bin of a step counts.
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
        Step::Minutes(15) => "a quarter-hour",
        Step::Minutes(_) => "in some minutes",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_level_counts_as_a_search_does() {
        let starts: Vec<f64> =
            (0..4000_u64).map(|number| (number.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 34) as f64 - 4e8).collect();
        let mut starts = starts;
        starts.sort_by(f64::total_cmp);
        let counts = Counts::new(starts.iter().map(|&start| (start, start as i64 % 3 == 0)));
        assert!(counts.pyramid.months.is_some() && counts.pyramid.years.is_some());
        let window = Window::new(-5e8, 9e8);
        for step in [Step::Years(10), Step::Years(1), Step::Months(6), Step::Months(1), Step::Week, Step::Day] {
            let bins = counts.bins(step, window, 800.0);
            assert_eq!(bins.iter().map(|bin| bin.count as usize).sum::<usize>(), starts.len(), "{step:?}");
            for bin in bins.iter().step_by(17) {
                assert_eq!((bin.count, bin.accepted), counts.between(bin.start, bin.end), "{step:?}");
            }
        }
    }
}
