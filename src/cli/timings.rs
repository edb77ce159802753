//! Where the time of a command went, told on standard error when it ends.

use std::sync::Mutex;
use std::time::{Duration, Instant};

use super::told;

/// What was done, and how long it took.
struct Clock {
    since: Instant,
    begun: Instant,
    laps: Vec<(&'static str, Duration)>,
}

static CLOCK: Mutex<Option<Clock>> = Mutex::new(None);

/// Tells everything when it is dropped.
pub struct Timings;

/// Begins to count.
pub fn begin() -> Timings {
    let now = Instant::now();
    if let Ok(mut clock) = CLOCK.lock() {
        *clock = Some(Clock { since: now, begun: now, laps: Vec::new() });
    }
    Timings
}

/// Says what was done since the last time.
pub fn lap(what: &'static str) {
    if let Ok(mut clock) = CLOCK.lock()
        && let Some(clock) = clock.as_mut()
    {
        clock.laps.push((what, clock.since.elapsed()));
        clock.since = Instant::now();
    }
}

impl Drop for Timings {
    fn drop(&mut self) {
        lap("the rest");
        let Ok(mut clock) = CLOCK.lock() else { return };
        let Some(clock) = clock.take() else { return };
        for (what, took) in &clock.laps {
            told::say(&format!("{:>9.3} s  {what}", took.as_secs_f64()));
        }
        told::say(&format!("{:>9.3} s  in all", clock.begun.elapsed().as_secs_f64()));
    }
}
