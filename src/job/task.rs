//! A piece of work on a thread of its own that ends with one answer: a search, a picture, a file being written.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{Builder, JoinHandle};

use crossbeam_channel::{Receiver, TryRecvError, bounded};

/// The thread ended without an answer: it panicked, or the system gave none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the work was broken off")]
pub struct Broken;

/// Work that runs. Dropping it lets it run out unheard; [`Task::end`] waits for it.
#[derive(Debug)]
pub struct Task<T> {
    answer: Receiver<T>,
    stop: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl<T: Send + 'static> Task<T> {
    /// Starts a thread of this name. The work looks at the flag where it can be stopped; `wake` is called after its answer.
    #[must_use]
    pub fn start(
        name: &str,
        work: impl FnOnce(&AtomicBool) -> T + Send + 'static,
        wake: impl FnOnce() + Send + 'static,
    ) -> Self {
        let (sender, answer) = bounded(1);
        let stop = Arc::new(AtomicBool::new(false));
        let flag = Arc::clone(&stop);
        let run = move || {
            // Nobody listens any more once what the answer was for is closed.
            let _ = sender.send(work(&flag));
            wake();
        };
        Self { answer, stop, thread: Builder::new().name(name.to_owned()).spawn(run).ok() }
    }
}

impl<T> Task<T> {
    /// The answer, once: the task goes out of its place with it.
    pub fn take(place: &mut Option<Self>) -> Option<Result<T, Broken>> {
        let answer = match place.as_ref()?.answer.try_recv() {
            Ok(answer) => Ok(answer),
            Err(TryRecvError::Disconnected) => Err(Broken),
            Err(TryRecvError::Empty) => return None,
        };
        *place = None;
        Some(answer)
    }

    /// Stops the work and lets it run out unheard.
    pub fn leave(self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// Stops the work and waits until its thread holds nothing any more.
    pub fn end(self) {
        self.stop.store(true, Ordering::Relaxed);
        // Should it have panicked, there is nothing to wait for either.
        self.thread.into_iter().for_each(|thread| drop(thread.join()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wait<T>(place: &mut Option<Task<T>>) -> Result<T, Broken> {
        loop {
            match Task::take(place) {
                Some(answer) => return answer,
                None => std::thread::yield_now(),
            }
        }
    }

    #[test]
    fn an_answer_is_heard_once() {
        let mut place = Some(Task::start("adding", |_| 2 + 2, || {}));
        assert_eq!(wait(&mut place), Ok(4));
        assert!(place.is_none() && Task::take(&mut place).is_none());
    }

    #[test]
    fn work_that_panics_is_told() {
        let mut place = Some(Task::<u8>::start("failing", |_| std::panic::resume_unwind(Box::new(())), || {}));
        assert_eq!(wait(&mut place), Err(Broken));
    }

    #[test]
    fn work_that_is_ended_holds_nothing_any_more() {
        let held = Arc::new(());
        let own = Arc::clone(&held);
        let work = move |stop: &AtomicBool| {
            while !stop.load(Ordering::Relaxed) {
                std::thread::yield_now();
            }
            drop(own);
        };
        Task::start("holding", work, || {}).end();
        assert_eq!(Arc::strong_count(&held), 1);
    }
}
