//! A disk in memory on which every operation is counted and any of them can fail, or be the last one.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant, SystemTime};

use dateline::project::{Disk, Lock, Stamp};

/// The files of a disk.
pub type Files = BTreeMap<PathBuf, Arc<Vec<u8>>>;

/// What happens to some operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The system refuses it once, with this number.
    Once(i32),
    /// The system refuses it and everything after it.
    Always(i32),
}

#[derive(Default)]
struct State {
    files: Files,
    stamps: BTreeMap<PathBuf, u64>,
    /// Operations that change something, so far.
    done: usize,
    fault: Option<(usize, Fault)>,
    /// The files after each operation, and in the middle of each write.
    seen: Option<Vec<Files>>,
}

/// The disk; clones are the same one.
#[derive(Clone, Default)]
pub struct Memory(Arc<Mutex<State>>, Arc<Mutex<()>>);

impl Memory {
    /// A disk that holds these files.
    pub fn with(files: Files) -> Self {
        let memory = Self::default();
        memory.0.lock().expect("no thread has panicked").files = files;
        memory
    }

    pub fn files(&self) -> Files {
        self.0.lock().expect("no thread has panicked").files.clone()
    }

    pub fn put(&self, path: &str, bytes: &[u8]) {
        let mut state = self.0.lock().expect("no thread has panicked");
        state.written(Path::new(path), bytes.to_vec());
    }

    pub fn text(&self, path: &str) -> String {
        let files = self.files();
        files.get(Path::new(path)).map(|bytes| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default()
    }

    /// From now on every state of the disk is remembered.
    pub fn remember(&self) {
        self.0.lock().expect("no thread has panicked").seen = Some(Vec::new());
    }

    pub fn remembered(&self) -> Vec<Files> {
        self.0.lock().expect("no thread has panicked").seen.replace(Vec::new()).unwrap_or_default()
    }

    /// Lets the operation that is so many away fail.
    pub fn fail(&self, away: usize, fault: Fault) {
        let mut state = self.0.lock().expect("no thread has panicked");
        state.fault = Some((state.done + away, fault));
    }

    /// The disk takes no bytes as long as this is locked.
    pub fn busy(&self) -> Arc<Mutex<()>> {
        Arc::clone(&self.1)
    }

    pub fn mend(&self) {
        self.0.lock().expect("no thread has panicked").fault = None;
    }

    /// True where the failure that was asked for has happened.
    pub fn has_failed(&self) -> bool {
        let state = self.0.lock().expect("no thread has panicked");
        state.fault.is_none_or(|(at, _)| state.done > at)
    }
}

impl State {
    fn step(&mut self) -> io::Result<()> {
        let at = self.done;
        self.done += 1;
        match self.fault {
            Some((when, Fault::Once(number))) if at == when => Err(io::Error::from_raw_os_error(number)),
            Some((when, Fault::Always(number))) if at >= when => Err(io::Error::from_raw_os_error(number)),
            _ => Ok(()),
        }
    }

    fn written(&mut self, path: &Path, bytes: Vec<u8>) {
        self.files.insert(path.to_owned(), Arc::new(bytes));
        let stamp = self.stamps.values().max().copied().unwrap_or_default() + 1;
        self.stamps.insert(path.to_owned(), stamp);
    }

    fn look(&mut self) {
        let files = self.files.clone();
        if let Some(seen) = &mut self.seen {
            seen.push(files);
        }
    }
}

fn missing() -> io::Error {
    io::Error::from(io::ErrorKind::NotFound)
}

impl Disk for Memory {
    fn read(&self, path: &Path) -> io::Result<Option<Vec<u8>>> {
        Ok(self.0.lock().expect("no thread has panicked").files.get(path).map(|bytes| bytes.to_vec()))
    }

    fn stamp(&self, path: &Path) -> Option<Stamp> {
        let state = self.0.lock().expect("no thread has panicked");
        let changed = SystemTime::UNIX_EPOCH + Duration::from_secs(state.stamps.get(path).copied()?);
        Some(Stamp { changed, length: state.files.get(path)?.len() as u64 })
    }

    fn make_folder(&self, _path: &Path) -> io::Result<()> {
        self.0.lock().expect("no thread has panicked").step()
    }

    fn create(&self, path: &Path, bytes: &[u8], _like: &Path) -> io::Result<()> {
        let mut state = self.0.lock().expect("no thread has panicked");
        // A write that fails, or in which the process is killed, has got half way.
        state.written(path, bytes.get(..bytes.len() / 2).unwrap_or_default().to_vec());
        state.look();
        state.step()?;
        state.written(path, bytes.to_vec());
        state.look();
        Ok(())
    }

    fn flush(&self, _path: &Path) -> io::Result<()> {
        // Whoever waits for a slow disk on the wrong thread shall fail, not hang.
        let since = Instant::now();
        while self.1.try_lock().is_err() && since.elapsed() < Duration::from_secs(10) {
            std::thread::sleep(Duration::from_millis(1));
        }
        self.0.lock().expect("no thread has panicked").step()
    }

    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut state = self.0.lock().expect("no thread has panicked");
        let there = state.files.get(path).map(|bytes| bytes.to_vec()).unwrap_or_default();
        let with = |part: &[u8]| [there.as_slice(), part].concat();
        state.written(path, with(bytes.get(..bytes.len() / 2).unwrap_or_default()));
        state.look();
        state.step()?;
        state.written(path, with(bytes));
        state.look();
        Ok(())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut state = self.0.lock().expect("no thread has panicked");
        state.step()?;
        let bytes = state.files.remove(from).ok_or_else(missing)?;
        state.written(to, bytes.to_vec());
        state.look();
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let mut state = self.0.lock().expect("no thread has panicked");
        state.step()?;
        state.files.remove(path).map(|_| ()).ok_or_else(missing)
    }

    fn list(&self, folder: &Path) -> Vec<PathBuf> {
        let state = self.0.lock().expect("no thread has panicked");
        state.files.keys().filter(|path| path.parent() == Some(folder)).cloned().collect()
    }

    fn lock(&self, _path: &Path) -> io::Result<Option<Lock>> {
        self.0.lock().expect("no thread has panicked").step().map(|()| Some(Lock::default()))
    }
}
