//! The one window of time. Everything with an x position is a function of it; moving it returns a new one.
//!
//! Times are seconds of civil time since 1970-01-01T00:00, as `f64`: exact to the second for any year of chrono's calendar.

use chrono::{DateTime, NaiveDateTime, TimeDelta};

pub use super::folds::Folds;

/// One hour in seconds: the narrowest window.
pub const HOUR: f64 = 3600.0;
/// One day in seconds.
pub const DAY: f64 = 24.0 * HOUR;
/// A mean Gregorian year in seconds.
pub const YEAR: f64 = 365.2425 * DAY;

/// Seconds since 1970-01-01T00:00 of civil time.
#[must_use]
pub fn seconds(time: NaiveDateTime) -> f64 {
    time.and_utc().timestamp() as f64
}

/// The civil time of seconds since 1970-01-01T00:00, to the second; the ends of chrono's calendar for times beyond it.
#[must_use]
pub fn civil(seconds: f64) -> NaiveDateTime {
    let whole = TimeDelta::try_seconds(seconds.round() as i64);
    let end = if seconds < 0.0 { NaiveDateTime::MIN } else { NaiveDateTime::MAX };
    whole.and_then(|since| DateTime::UNIX_EPOCH.naive_utc().checked_add_signed(since)).unwrap_or(end)
}

/// A stretch of time, `start < end`, in seconds since 1970-01-01T00:00 of civil time, with the gaps that are folded.
///
/// Both ends are true times. Lengths, pans, zooms and places on the screen go by drawn time, in which a folded gap is
/// short; without folds both are the same.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Window {
    /// Left edge.
    pub start: f64,
    /// Right edge.
    pub end: f64,
    /// Gaps drawn short.
    pub folds: Folds,
}

impl Window {
    /// From one time to a later one; at least an hour.
    #[must_use]
    pub fn new(start: f64, end: f64) -> Self {
        Self { start, end: end.max(start + HOUR), folds: Folds::NONE }
    }

    /// From civil times.
    #[must_use]
    pub fn between(start: NaiveDateTime, end: NaiveDateTime) -> Self {
        Self::new(seconds(start), seconds(end))
    }

    /// The same times with these gaps folded.
    #[must_use]
    pub fn folded(self, folds: Folds) -> Self {
        Self { folds, ..self }
    }

    /// From drawn times.
    fn drawn(self, start: f64, end: f64) -> Self {
        let start_at = self.folds.time(start);
        let end = self.folds.time(end.max(start + HOUR));
        Self { start: start_at, end: end.max(start_at + HOUR), folds: self.folds }
    }

    /// Its length in seconds of drawn time.
    #[must_use]
    pub fn length(self) -> f64 {
        self.folds.drawn(self.end) - self.folds.drawn(self.start)
    }

    /// Its middle.
    #[must_use]
    pub fn middle(self) -> f64 {
        self.folds.time(f64::midpoint(self.folds.drawn(self.start), self.folds.drawn(self.end)))
    }

    /// Where a time stands in a pane of this width, in points from its left edge.
    #[must_use]
    pub fn x(self, time: f64, width: f32) -> f32 {
        ((self.folds.drawn(time) - self.folds.drawn(self.start)) / self.length() * f64::from(width)) as f32
    }

    /// The time at a place in a pane of this width.
    #[must_use]
    pub fn time_at(self, x: f32, width: f32) -> f64 {
        let share = f64::from(x) / f64::from(width.max(1.0));
        self.folds.time(self.folds.drawn(self.start) + share * self.length())
    }

    /// Seconds for one point.
    #[must_use]
    pub fn per_point(self, width: f32) -> f64 {
        self.length() / f64::from(width.max(1.0))
    }

    /// Longer by `factor` (above 1 zooms out), with `pivot` (seconds) staying where it stands.
    #[must_use]
    pub fn zoom_at(self, factor: f64, pivot: f64) -> Self {
        let factor = if factor.is_finite() && factor > 0.0 { factor } else { 1.0 };
        let pivot = self.folds.drawn(pivot);
        let share = (pivot - self.folds.drawn(self.start)) / self.length();
        let length = (self.length() * factor).max(HOUR);
        self.drawn(pivot - share * length, pivot - share * length + length)
    }

    /// Moved by seconds of drawn time.
    #[must_use]
    pub fn pan(self, by: f64) -> Self {
        self.drawn(self.folds.drawn(self.start) + by, self.folds.drawn(self.end) + by)
    }

    /// Moved so that a time stands in the middle.
    #[must_use]
    pub fn centred(self, time: f64) -> Self {
        self.pan(self.folds.drawn(time) - f64::midpoint(self.folds.drawn(self.start), self.folds.drawn(self.end)))
    }

    /// The window that shows an extent with 4 % free on either side.
    #[must_use]
    pub fn fit(extent: Self) -> Self {
        let margin = (extent.length() * 0.04).max(HOUR);
        let (start, end) = (extent.folds.drawn(extent.start), extent.folds.drawn(extent.end));
        extent.drawn(start - margin, end + margin)
    }

    /// Moved and shortened as little as needed to lie within the extent and 10 % around it.
    #[must_use]
    pub fn within(self, extent: Self) -> Self {
        let (start, end) = (self.folds.drawn(extent.start), self.folds.drawn(extent.end));
        let margin = ((end - start) * 0.1).max(HOUR);
        let (low, high) = (start - margin, end + margin);
        let length = self.length().clamp(HOUR, high - low);
        let start = self.folds.drawn(self.start).clamp(low, (high - length).max(low));
        self.drawn(start, start + length)
    }

    /// The folded gaps that show at least partly.
    pub fn breaks(self) -> impl Iterator<Item = (f64, f64)> {
        self.folds.into_gaps().filter(move |&(start, end)| self.shows(start, end))
    }

    /// True when `[start, end)` shows at least partly; a moment without length shows too.
    #[must_use]
    pub fn shows(self, start: f64, end: f64) -> bool {
        start < self.end && (end > self.start || start >= self.start)
    }

    /// In words for the gutter: how much time a point stands for ("1 px = 1.7 days").
    #[must_use]
    pub fn scale_words(self, width: f32) -> String {
        let seconds = self.per_point(width);
        let (count, unit) = match seconds {
            s if s < 60.0 => (s, "second"),
            s if s < HOUR => (s / 60.0, "minute"),
            s if s < DAY => (s / HOUR, "hour"),
            s if s < 2.0 * YEAR => (s / DAY, "day"),
            s => (s / YEAR, "year"),
        };
        let number = if count < 9.95 { format!("{count:.1}") } else { format!("{count:.0}") };
        let number = number.strip_suffix(".0").unwrap_or(&number);
        format!("1 px = {number} {unit}{}", if number == "1" { "" } else { "s" })
    }
}
