//! The one window of time. Everything with an x position is a function of it; moving it returns a new one.
//!
//! Times are seconds of civil time since 1970-01-01T00:00, as `f64`: exact to the second for any year of chrono's calendar.

use chrono::{DateTime, NaiveDateTime, TimeDelta};

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

/// A stretch of time, `start < end`, in seconds since 1970-01-01T00:00 of civil time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Window {
    /// Left edge.
    pub start: f64,
    /// Right edge.
    pub end: f64,
}

impl Window {
    /// From one time to a later one; at least an hour.
    #[must_use]
    pub fn new(start: f64, end: f64) -> Self {
        Self { start, end: end.max(start + HOUR) }
    }

    /// From civil times.
    #[must_use]
    pub fn between(start: NaiveDateTime, end: NaiveDateTime) -> Self {
        Self::new(seconds(start), seconds(end))
    }

    /// Its length in seconds.
    #[must_use]
    pub fn length(self) -> f64 {
        self.end - self.start
    }

    /// Its middle.
    #[must_use]
    pub fn middle(self) -> f64 {
        self.start + self.length() / 2.0
    }

    /// Where a time stands in a pane of this width, in points from its left edge.
    #[must_use]
    pub fn x(self, time: f64, width: f32) -> f32 {
        ((time - self.start) / self.length() * f64::from(width)) as f32
    }

    /// The time at a place in a pane of this width.
    #[must_use]
    pub fn time_at(self, x: f32, width: f32) -> f64 {
        self.start + f64::from(x) / f64::from(width.max(1.0)) * self.length()
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
        let share = (pivot - self.start) / self.length();
        let length = (self.length() * factor).max(HOUR);
        Self::new(pivot - share * length, pivot - share * length + length)
    }

    /// Moved by seconds.
    #[must_use]
    pub fn pan(self, by: f64) -> Self {
        Self { start: self.start + by, end: self.end + by }
    }

    /// The window that shows an extent with 4 % free on either side.
    #[must_use]
    pub fn fit(extent: Self) -> Self {
        let margin = (extent.length() * 0.04).max(HOUR);
        Self::new(extent.start - margin, extent.end + margin)
    }

    /// Moved and shortened as little as needed to lie within the extent and 10 % around it.
    #[must_use]
    pub fn within(self, extent: Self) -> Self {
        let margin = (extent.length() * 0.1).max(HOUR);
        let (low, high) = (extent.start - margin, extent.end + margin);
        let length = self.length().clamp(HOUR, high - low);
        let start = self.start.clamp(low, (high - length).max(low));
        Self { start, end: start + length }
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
