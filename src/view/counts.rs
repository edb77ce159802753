//! How many things begin between two times: exact, in the time of a binary search, however many there are.

use super::lanes::Bin;
use super::scene::Rect;
use super::ticks::Step;
use super::window::Window;

/// Starts in order, with the number of accepted ones before each.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Counts {
    starts: Vec<f64>,
    /// One longer than the starts.
    accepted: Vec<u32>,
}

impl Counts {
    /// From starts in ascending order and whether each is accepted.
    #[must_use]
    pub fn new(starts: impl IntoIterator<Item = (f64, bool)>) -> Self {
        let mut counts = Self { starts: Vec::new(), accepted: vec![0] };
        let mut sum = 0;
        for (start, accepted) in starts {
            sum += u32::from(accepted);
            counts.starts.push(start);
            counts.accepted.push(sum);
        }
        counts
    }

    /// All of them.
    #[must_use]
    pub fn total(&self) -> usize {
        self.starts.len()
    }

    /// The first start.
    #[must_use]
    pub fn first(&self) -> Option<f64> {
        self.starts.first().copied()
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

    /// How many begin in `[start, end)`, and how many of them are accepted.
    #[must_use]
    pub fn between(&self, start: f64, end: f64) -> (u32, u32) {
        let (a, b) = (self.rank(start), self.rank(end.max(start)));
        let accepted = |at: usize| self.accepted.get(at).copied().unwrap_or(0);
        ((b - a) as u32, accepted(b) - accepted(a))
    }

    /// The calendar bins of a step that the window touches; empty ones are left out. Their rectangles have no height.
    #[must_use]
    pub fn bins(&self, step: Step, window: Window, width: f32) -> Vec<Bin> {
        let times = step.boundaries(window);
        let bin = |pair: &[f64]| {
            let [start, end] = *pair else { return None };
            let (count, accepted) = self.between(start, end);
            let (x0, x1) = (window.x(start, width), window.x(end, width));
            (count > 0).then_some(Bin { start, end, count, accepted, rect: Rect::new(x0, 0.0, x1 - x0, 0.0) })
        };
        times.windows(2).filter_map(bin).collect()
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
