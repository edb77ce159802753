//! The file of a project's history: what is in it, and what is added to it.

use std::collections::HashSet;
use std::io;
use std::path::Path;
use std::sync::Arc;

use super::disk::{Disk, Stamp, System};
use super::history::{self, Entry};
use super::store::{history_of, load};
use super::{FileError, Work};

/// The history of a project that is being kept.
#[derive(Default)]
pub(super) struct Annals {
    /// True once the file was held against the project.
    seen: bool,
    stamp: Option<Stamp>,
    /// How many of the file's entries were handed out.
    told: usize,
    /// The last entry of this process that is in the file.
    last: u64,
    /// Entries that wait to be written: those of a project that this one goes on with, and what was found so.
    waiting: Vec<Arc<Entry>>,
    new: Vec<Arc<Entry>>,
}

fn text(disk: &dyn Disk, path: &Path) -> io::Result<String> {
    let bytes = disk.read(&history_of(path))?.unwrap_or_default();
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

impl Annals {
    /// Before a project is written for the first time, or over what another hand wrote: what `known` decides without a
    /// line is entered.
    pub(super) fn see(&mut self, disk: &dyn Disk, path: &Path, known: &Work, theirs: bool) -> io::Result<()> {
        if self.seen && !theirs {
            return Ok(());
        }
        self.seen = true;
        // A file that goes on with another one's history has nothing that this does not tell.
        if !self.waiting.is_empty() {
            return Ok(());
        }
        let entries = history::read(&text(disk, path)?);
        if let Some(edit) = history::difference(&history::replay(entries.iter(), None), known) {
            self.waiting.push(Arc::new(Entry::found(edit)));
        }
        Ok(())
    }

    /// Adds what this process has done since, and what waits. Whatever was added in part before is not added twice.
    pub(super) fn add(&mut self, disk: &dyn Disk, path: &Path, done: &[Arc<Entry>]) -> io::Result<()> {
        let new: Vec<Arc<Entry>> =
            self.waiting.iter().chain(done.iter().filter(|entry| entry.number > self.last)).cloned().collect();
        if new.is_empty() {
            return Ok(());
        }
        let there = text(disk, path)?;
        let known: HashSet<&str> = there.split_inclusive('\n').collect();
        let mut lines = if there.is_empty() { history::head() } else { String::new() };
        if !there.is_empty() && !there.ends_with('\n') {
            lines.push('\n');
        }
        for entry in &new {
            let line = history::line(entry).map_err(io::Error::from)?;
            if !known.contains(line.as_str()) {
                lines.push_str(&line);
            }
        }
        disk.append(&history_of(path), lines.as_bytes())?;
        self.last = done.last().map_or(self.last, |entry| self.last.max(entry.number));
        self.waiting.clear();
        self.look(disk, path);
        Ok(())
    }

    /// Takes in what stands in the file now.
    pub(super) fn look(&mut self, disk: &dyn Disk, path: &Path) {
        let stamp = disk.stamp(&history_of(path));
        if stamp.is_none() || stamp == self.stamp {
            return;
        }
        let Ok(text) = text(disk, path) else { return };
        self.stamp = stamp;
        let entries = history::read(&text);
        self.new.extend(entries.iter().skip(self.told).cloned());
        self.told = self.told.max(entries.len());
    }

    pub(super) fn take(&mut self) -> Vec<Arc<Entry>> {
        std::mem::take(&mut self.new)
    }

    /// Entries of another file go on in this one; they hold what this process has done so far.
    pub(super) fn inherit(&mut self, entries: &[Arc<Entry>], done: &[Arc<Entry>]) {
        self.waiting.extend(entries.iter().cloned());
        self.last = done.last().map_or(self.last, |entry| entry.number);
    }
}

/// The history of a project file, oldest first; what it decides without a line stands at the end.
///
/// # Errors
/// When the project file or its history cannot be read.
pub fn told(path: &Path) -> Result<Vec<Arc<Entry>>, FileError> {
    let project = load(path)?;
    let refused =
        |error: io::Error| FileError::System { path: history_of(path), action: "read", reason: super::plain(&error) };
    let mut entries = history::read(&text(&System, path).map_err(refused)?);
    let told = history::replay(entries.iter(), None);
    if let Some(edit) = history::difference(&told, project.work()) {
        entries.push(Arc::new(Entry::found(edit)));
    }
    Ok(entries)
}
