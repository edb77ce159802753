//! The thread that keeps a project: whoever decides never waits for the disk, and always knows whether it is kept.
//!
//! Of several states that wait only the newest is written. What cannot be written is tried again until it can be; what
//! another window wrote is handed back, so that both show the same.

use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, RecvTimeoutError, Sender, unbounded};

use super::{Entry, Project, Store, Work};

/// Between two looks at what others wrote.
const LOOK: Duration = Duration::from_secs(1);
/// Between two tries of what could not be written.
const RETRY: Duration = Duration::from_secs(5);

enum Order {
    Save(Box<Save>),
    Again,
    Look,
}

struct Save {
    project: Project,
    /// Counts the orders.
    number: u64,
    /// How much of what others wrote is in it.
    heard: u64,
}

enum News {
    Saved(u64),
    Failed(String),
    Theirs(Box<(Work, Work)>),
    History(Vec<Arc<Entry>>),
    Looked,
}

/// How it stands with what was decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// Nothing has been decided yet.
    Nothing,
    /// It is on its way to the disk.
    Writing,
    /// It is on the disk.
    Kept,
    /// It is not, and why; it is tried again.
    NotKept(String),
}

/// A project that is being kept.
pub struct Keeper {
    orders: Sender<Order>,
    news: Receiver<News>,
    thread: Option<thread::JoinHandle<()>>,
    asked: u64,
    kept: u64,
    heard: u64,
    failure: Option<String>,
    history: Vec<Arc<Entry>>,
}

impl Keeper {
    /// Starts the thread. `wake` is called whenever there is something to hear.
    #[must_use]
    pub fn start(store: Store, wake: impl Fn() + Send + 'static) -> Self {
        let (orders, ordered) = unbounded();
        let (told, news) = unbounded();
        let tell = move |news| {
            // Nobody listens any more once the window has let go of it; it is written all the same.
            let _ = told.send(news);
            wake();
        };
        let work = move || Thread { store, tell, waiting: None, missed: Vec::new(), theirs: 0 }.run(&ordered);
        let thread = thread::Builder::new().name("keeper".to_owned()).spawn(work).ok();
        let failure = thread.is_none().then(|| "the system starts no thread for it".to_owned());
        Self { orders, news, thread, asked: 0, kept: 0, heard: 0, failure, history: Vec::new() }
    }

    /// Has a project written.
    pub fn keep(&mut self, project: &Project) {
        self.asked += 1;
        let save = Save { project: project.clone(), number: self.asked, heard: self.heard };
        self.order(Order::Save(Box::new(save)));
    }

    /// Tries what could not be written once more now.
    pub fn again(&self) {
        self.order(Order::Again);
    }

    fn order(&self, order: Order) {
        // The thread ends only when it is let go of.
        let _ = self.orders.send(order);
    }

    /// Takes in what the thread tells; what others wrote comes back, with what the file had held before.
    #[must_use]
    pub fn hear(&mut self) -> Vec<(Work, Work)> {
        let mut theirs = Vec::new();
        while let Ok(news) = self.news.try_recv() {
            theirs.extend(self.take(news));
        }
        theirs
    }

    fn take(&mut self, news: News) -> Option<(Work, Work)> {
        match news {
            News::Saved(number) => (self.kept, self.failure) = (number, None),
            News::Failed(reason) => self.failure = Some(reason),
            News::Theirs(theirs) => {
                self.heard += 1;
                return Some(*theirs);
            }
            News::History(new) => self.history.extend(new),
            News::Looked => {}
        }
        None
    }

    /// What has come to the history since it was asked for last: what is in the file, whoever has done it.
    #[must_use]
    pub fn take_history(&mut self) -> Vec<Arc<Entry>> {
        std::mem::take(&mut self.history)
    }

    /// How it stands.
    #[must_use]
    pub fn told(&self) -> Told {
        match &self.failure {
            Some(reason) => Told::NotKept(reason.clone()),
            None if self.asked == 0 => Told::Nothing,
            None if self.kept < self.asked => Told::Writing,
            None => Told::Kept,
        }
    }

    /// True where everything that was decided is on the disk.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.kept == self.asked
    }

    /// Waits until everything is written or the first try of it has failed, or until the time is up.
    pub fn finish(&mut self, time: Duration) -> Vec<(Work, Work)> {
        let mut theirs = self.hear();
        let until = Instant::now() + time;
        let before = self.failure.take();
        if before.is_some() {
            self.again();
        }
        while !self.is_done() && self.failure.is_none() {
            match self.news.recv_deadline(until) {
                Ok(news) => theirs.extend(self.take(news)),
                Err(_) => break,
            }
        }
        if !self.is_done() && self.failure.is_none() {
            self.failure = before;
        }
        theirs
    }

    /// Looks at once at what others wrote, and waits for it.
    pub fn look(&mut self) -> Vec<(Work, Work)> {
        let mut theirs = self.hear();
        self.order(Order::Look);
        while let Ok(news) = self.news.recv() {
            if matches!(news, News::Looked) {
                break;
            }
            theirs.extend(self.take(news));
        }
        theirs
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        // The thread writes what waits and ends when there is nobody left to order anything; the window does not wait.
        self.thread.take();
    }
}

struct Thread<T> {
    store: Store,
    tell: T,
    waiting: Option<(Save, Instant)>,
    /// What others wrote and the last project that came did not know of yet, by its number.
    missed: Vec<(u64, Work, Work)>,
    theirs: u64,
}

impl<T: Fn(News)> Thread<T> {
    fn run(mut self, orders: &Receiver<Order>) {
        self.store.look();
        self.tell_history();
        loop {
            let until = self.waiting.as_ref().map_or(Instant::now() + LOOK, |(_, retry)| *retry);
            let mut looks = false;
            let ends = match orders.recv_deadline(until) {
                Ok(order) => {
                    looks |= self.take(order);
                    false
                }
                Err(RecvTimeoutError::Timeout) => false,
                Err(RecvTimeoutError::Disconnected) => true,
            };
            while let Ok(order) = orders.try_recv() {
                looks |= self.take(order);
            }
            self.save(ends);
            if ends {
                return;
            }
            if self.waiting.is_none() {
                self.store.look();
                self.tell_theirs();
                self.tell_history();
            }
            if looks {
                (self.tell)(News::Looked);
            }
        }
    }

    /// Takes an order; true where an answer is waited for.
    fn take(&mut self, order: Order) -> bool {
        match order {
            Order::Save(save) => {
                self.missed.retain(|(number, _, _)| *number > save.heard);
                self.waiting = Some((*save, Instant::now()));
            }
            Order::Again => {
                if let Some((_, retry)) = &mut self.waiting {
                    *retry = Instant::now();
                }
            }
            Order::Look => return true,
        }
        false
    }

    fn save(&mut self, ends: bool) {
        let Some((save, retry)) = &mut self.waiting else { return };
        if *retry > Instant::now() && !ends {
            return;
        }
        let mut project = save.project.clone();
        for (_, base, theirs) in &self.missed {
            project.take_in(base, theirs);
        }
        let news = match self.store.save(&project) {
            Ok(()) => News::Saved(save.number),
            Err(error) => {
                *retry = Instant::now() + RETRY;
                News::Failed(error.reason())
            }
        };
        if matches!(news, News::Saved(_)) {
            self.waiting = None;
        }
        self.tell_theirs();
        self.tell_history();
        (self.tell)(news);
    }

    fn tell_history(&mut self) {
        let new = self.store.take_history();
        if !new.is_empty() {
            (self.tell)(News::History(new));
        }
    }

    fn tell_theirs(&mut self) {
        for (base, theirs) in self.store.take_theirs() {
            self.theirs += 1;
            self.missed.push((self.theirs, base.clone(), theirs.clone()));
            (self.tell)(News::Theirs(Box::new((base, theirs))));
        }
    }
}
