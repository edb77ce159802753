//! Threads that read files: so many at a time, so many bytes in flight, so long for each.
//!
//! Knows nothing of files but how large they are. The thread that calls [`run`] hears of everything; a file that takes
//! too long is given up and its thread left behind, for a library that does not come back cannot be stopped, only
//! waited for no longer. Cancelling does not wait for anybody.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crossbeam_channel::{RecvTimeoutError, Sender, unbounded};

/// How much may be done at once, and how long one file may take.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Files that are read at the same time.
    pub threads: usize,
    /// Bytes of files that are read at the same time; a larger file is read alone.
    pub bytes: u64,
    /// After this a file is slow, and one hears of it.
    pub slow: Duration,
    /// After this, and `each` for each of its megabytes, a file is given up.
    pub most: Duration,
    /// More time for each megabyte.
    pub each: Duration,
}

impl Default for Limits {
    /// A thread for each core.
    fn default() -> Self {
        Self::with_threads(thread::available_parallelism().map_or(1, usize::from))
    }
}

impl Limits {
    /// What a reader of articles needs, with room to spare: a megabyte takes about a second on a slow machine.
    #[must_use]
    pub fn with_threads(threads: usize) -> Self {
        Self {
            threads: threads.max(1),
            bytes: 64 << 20,
            slow: Duration::from_secs(3),
            most: Duration::from_secs(20),
            each: Duration::from_secs(10),
        }
    }

    /// How long a file of so many bytes may take.
    #[must_use]
    pub fn time(&self, bytes: u64) -> Duration {
        self.most + self.each * u32::try_from(bytes >> 20).unwrap_or(u32::MAX)
    }
}

/// What happens to a file, by its place in the list.
#[derive(Debug)]
pub enum Step<T> {
    /// It was read.
    Done(usize, T),
    /// It takes long.
    Slow(usize, Duration),
    /// It took too long and is waited for no longer.
    GivenUp(usize, Duration),
}

/// How often the clock is looked at.
const TICK: Duration = Duration::from_millis(50);

/// What a thread tells: who it is, which file, and what came of it.
enum Word<T> {
    Begun(usize, usize, u64),
    Ended(usize, usize, T),
}

/// What all threads share.
struct Shared<F, T> {
    files: Arc<Vec<F>>,
    size: fn(&F) -> u64,
    read: Arc<dyn Fn(&F) -> T + Send + Sync>,
    next: AtomicUsize,
    stop: AtomicBool,
    gate: Gate,
}

/// Lets files through as long as not too many bytes are being read.
#[derive(Default)]
struct Gate {
    bytes: Mutex<u64>,
    freed: Condvar,
}

impl Gate {
    /// Waits until so many bytes may be read. False where one is told to stop meanwhile.
    fn enter(&self, bytes: u64, most: u64, stop: &AtomicBool) -> bool {
        let mut used = self.bytes.lock().unwrap_or_else(PoisonError::into_inner);
        while *used > 0 && *used + bytes > most {
            if stop.load(Ordering::Relaxed) {
                return false;
            }
            used = self.freed.wait_timeout(used, TICK).unwrap_or_else(PoisonError::into_inner).0;
        }
        *used += bytes;
        true
    }

    fn leave(&self, bytes: u64) {
        let mut used = self.bytes.lock().unwrap_or_else(PoisonError::into_inner);
        *used = used.saturating_sub(bytes);
        self.freed.notify_all();
    }
}

/// A thread that reads.
#[derive(Default)]
struct Reader {
    reading: Option<Reading>,
    /// `None` for one that the system refused, and for one that was given up.
    thread: Option<JoinHandle<()>>,
}

/// A file that is being read.
struct Reading {
    file: usize,
    since: Instant,
    bytes: u64,
    told: bool,
}

/// Reads files in the order of the list and tells `on` of each one as it is done. Returns early where `cancel` is set; else
/// no thread holds `read` any more, those that were given up aside.
pub fn run<F: Send + Sync + 'static, T: Send + 'static>(
    files: Arc<Vec<F>>,
    size: fn(&F) -> u64,
    read: Arc<dyn Fn(&F) -> T + Send + Sync>,
    limits: Limits,
    cancel: &AtomicBool,
    mut on: impl FnMut(Step<T>),
) {
    let mut left = files.len();
    let (sender, words) = unbounded();
    let shared = Arc::new(Shared {
        files,
        size,
        read,
        next: AtomicUsize::new(0),
        stop: AtomicBool::new(false),
        gate: Gate::default(),
    });
    let mut readers: Vec<Reader> = Vec::new();
    let hired = (0..limits.threads.min(left)).filter(|_| hire(&shared, &sender, limits.bytes, &mut readers)).count();
    if hired == 0 {
        // The system gives no thread at all, so it is done here, without a clock.
        for (at, file) in shared.files.iter().enumerate().take_while(|_| !cancel.load(Ordering::Relaxed)) {
            on(Step::Done(at, (shared.read)(file)));
        }
        return;
    }
    while left > 0 && !cancel.load(Ordering::Relaxed) {
        match words.recv_timeout(TICK) {
            Ok(Word::Begun(who, file, bytes)) => {
                if let Some(reader) = readers.get_mut(who) {
                    reader.reading = Some(Reading { file, since: Instant::now(), bytes, told: false });
                }
            }
            Ok(Word::Ended(who, file, result)) => {
                // One that was given up may come back late: it has its line already.
                let here = |reading: &mut Reading| reading.file == file;
                if let Some(reading) = readers.get_mut(who).and_then(|reader| reader.reading.take_if(here)) {
                    shared.gate.leave(reading.bytes);
                    left -= 1;
                    on(Step::Done(file, result));
                }
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => break,
        }
        left -= watch(&shared, &sender, limits, &mut readers, &mut on);
    }
    shared.stop.store(true, Ordering::Relaxed);
    if left == 0 {
        // Should one have panicked, there is nothing to wait for either.
        readers.into_iter().filter_map(|reader| reader.thread).for_each(|thread| drop(thread.join()));
    }
}

/// Looks at the clock: names slow files, gives up those that take too long. How many were given up.
fn watch<F: Send + Sync + 'static, T: Send + 'static>(
    shared: &Arc<Shared<F, T>>,
    sender: &Sender<Word<T>>,
    limits: Limits,
    readers: &mut Vec<Reader>,
    on: &mut impl FnMut(Step<T>),
) -> usize {
    let mut given_up = 0;
    for reader in readers.iter_mut() {
        let Some(reading) = &mut reader.reading else { continue };
        let took = reading.since.elapsed();
        if took > limits.time(reading.bytes) {
            shared.gate.leave(reading.bytes);
            on(Step::GivenUp(reading.file, took));
            *reader = Reader::default();
            given_up += 1;
        } else if took > limits.slow && !reading.told {
            reading.told = true;
            on(Step::Slow(reading.file, took));
        }
    }
    for _ in 0..given_up {
        hire(shared, sender, limits.bytes, readers);
    }
    given_up
}

/// One more thread; false where the system refuses it, and the others do its work.
fn hire<F: Send + Sync + 'static, T: Send + 'static>(
    shared: &Arc<Shared<F, T>>,
    sender: &Sender<Word<T>>,
    most: u64,
    readers: &mut Vec<Reader>,
) -> bool {
    let (shared, sender, who) = (Arc::clone(shared), sender.clone(), readers.len());
    let work = move || {
        while !shared.stop.load(Ordering::Relaxed) {
            let at = shared.next.fetch_add(1, Ordering::Relaxed);
            let Some(file) = shared.files.get(at) else { return };
            let bytes = (shared.size)(file);
            if !shared.gate.enter(bytes, most, &shared.stop) || sender.send(Word::Begun(who, at, bytes)).is_err() {
                return;
            }
            let result = (shared.read)(file);
            if sender.send(Word::Ended(who, at, result)).is_err() {
                return;
            }
        }
    };
    let thread = thread::Builder::new().name("reader".to_owned()).spawn(work).ok();
    let hired = thread.is_some();
    readers.push(Reader { reading: None, thread });
    hired
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limits(threads: usize) -> Limits {
        let far = Duration::from_mins(10);
        Limits { threads, bytes: 100, slow: far, most: far, each: Duration::ZERO }
    }

    fn read(files: Vec<u64>, limits: Limits, with: impl Fn(&u64) -> u64 + Send + Sync + 'static) -> Vec<Step<u64>> {
        let mut steps = Vec::new();
        run(Arc::new(files), |file| *file, Arc::new(with), limits, &AtomicBool::new(false), |step| steps.push(step));
        steps
    }

    #[test]
    fn every_file_is_read_once_whatever_the_number_of_threads() {
        for threads in [1, 2, 8] {
            let steps = read((0..500).map(|at| at % 7).collect(), limits(threads), |file| *file);
            let mut files: Vec<usize> =
                steps.iter().map(|step| if let Step::Done(file, _) = step { *file } else { usize::MAX }).collect();
            files.sort_unstable();
            assert_eq!(files, (0..500).collect::<Vec<_>>());
        }
    }

    #[test]
    fn when_all_is_read_no_thread_holds_what_reads() {
        for _ in 0..300 {
            let held = Arc::new(());
            let own = Arc::clone(&held);
            read(vec![1; 8], limits(8), move |file| {
                assert!(Arc::strong_count(&own) > 0);
                *file
            });
            assert_eq!(Arc::strong_count(&held), 1);
        }
    }

    #[test]
    fn no_more_bytes_are_read_at_once_than_allowed() {
        let now = Arc::new(Mutex::new((0_u64, 0_u64)));
        let seen = Arc::clone(&now);
        let steps = read(vec![40; 60], limits(8), move |file| {
            {
                let mut now = now.lock().expect("counted");
                now.0 += file;
                now.1 = now.1.max(now.0);
            }
            thread::yield_now();
            now.lock().expect("counted").0 -= file;
            *file
        });
        assert_eq!(steps.len(), 60);
        let most = seen.lock().expect("counted").1;
        assert!(most <= 80, "{most} bytes at once");
        // One that is larger than all that is allowed is read alone.
        assert_eq!(read(vec![500, 1, 500], limits(4), |file| *file).len(), 3);
    }

    #[test]
    fn a_file_that_never_ends_is_named_and_given_up_and_the_others_are_read() {
        let (keep, wait) = unbounded::<()>();
        let soon = Limits { slow: Duration::from_millis(20), most: Duration::from_millis(200), ..limits(1) };
        let steps = read(vec![1, 2, 3], soon, move |file| {
            if *file == 1 {
                let _ = wait.recv();
            }
            *file
        });
        drop(keep);
        assert!(matches!(steps.first(), Some(Step::Slow(0, _))), "{steps:?}");
        assert!(matches!(steps.get(1), Some(Step::GivenUp(0, _))), "{steps:?}");
        assert!(matches!(steps.get(2..), Some([Step::Done(1, 2), Step::Done(2, 3)])), "{steps:?}");
    }

    #[test]
    fn cancelling_does_not_wait_for_a_slow_file() {
        let (keep, wait) = unbounded::<()>();
        let cancel = Arc::new(AtomicBool::new(false));
        let from_inside = Arc::clone(&cancel);
        let with = move |file: &u64| {
            from_inside.store(true, Ordering::Relaxed);
            let _ = wait.recv();
            *file
        };
        let mut steps = 0;
        run(Arc::new(vec![1, 2]), |file| *file, Arc::new(with), limits(1), &cancel, |_| steps += 1);
        assert_eq!(steps, 0);
        drop(keep);
    }
}
