//! Processor time of the thread that asks, so that other work on the machine does not count.

use std::time::Duration;

use cpu_time::ThreadTime;

/// What `work` made, and the processor time it took on this thread.
pub fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let start = ThreadTime::now();
    let made = work();
    (start.elapsed(), made)
}
