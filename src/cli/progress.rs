//! How far the reading of a folder has come, on standard error where that is a terminal.

use std::io::{IsTerminal, Write, stderr};
use std::time::{Duration, Instant};

use super::told;
use crate::corpus::Told;

/// Between two looks at it: more often nobody can read it.
const STEP: Duration = Duration::from_millis(200);

/// A line that is written over again and again, and is gone at the end.
pub struct Progress {
    shown: bool,
    all: usize,
    since: Instant,
    last: Option<Instant>,
}

impl Default for Progress {
    fn default() -> Self {
        Self { shown: stderr().is_terminal(), all: 0, since: Instant::now(), last: None }
    }
}

impl Progress {
    /// Shows what one hears while files are read.
    pub fn hear(&mut self, told: Told<'_>) {
        match told {
            Told::Slow(..) => {
                self.wipe();
                told::slow(told);
            }
            Told::Listing(files) => self.show(|_| format!("{files} files found")),
            Told::Listed(files) => (self.all, self.since) = (files, Instant::now()),
            Told::Done(files, bytes) => {
                self.show(|progress| words(files, progress.all, bytes, progress.since.elapsed()));
            }
        }
    }

    fn show(&mut self, words: impl FnOnce(&Self) -> String) {
        // What is over at once needs no word.
        let since = self.last.unwrap_or(self.since);
        if !self.shown || since.elapsed() < STEP {
            return;
        }
        let words = words(self);
        self.last = Some(Instant::now());
        // Nobody reads it any more where that fails.
        let _ = write!(stderr(), "\r\u{1b}[K{words}").and_then(|()| stderr().flush());
    }

    fn wipe(&mut self) {
        if self.last.take().is_some() {
            let _ = write!(stderr(), "\r\u{1b}[K").and_then(|()| stderr().flush());
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.wipe();
    }
}

/// "1200 of 16000 files, 2.5 MB, 1.9 MB/s, 16 s left".
fn words(files: usize, all: usize, bytes: u64, took: Duration) -> String {
    let seconds = took.as_secs_f64().max(0.001);
    let megabytes = bytes as f64 / 1e6;
    let left = seconds / files.max(1) as f64 * all.saturating_sub(files) as f64;
    format!("{files} of {all} files, {megabytes:.1} MB, {:.1} MB/s, {left:.0} s left", megabytes / seconds)
}

#[cfg(test)]
mod tests {
    use super::words;
    use std::time::Duration;

    #[test]
    fn it_says_how_much_is_done_how_fast_and_how_long_the_rest_takes() {
        assert_eq!(words(25, 100, 5_000_000, Duration::from_secs(2)), "25 of 100 files, 5.0 MB, 2.5 MB/s, 6 s left");
        assert_eq!(words(0, 0, 0, Duration::ZERO), "0 of 0 files, 0.0 MB, 0.0 MB/s, 0 s left");
    }
}
