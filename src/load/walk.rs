//! The files of a corpus folder in a stable order: each real folder once, whatever links lead to it.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use super::inside::LARGEST;
use super::ours;
use super::report::Line;
use super::source::{CorpusError, Source};

/// The files below a folder.
#[derive(Debug, Default)]
pub struct Listing {
    /// Those to read, sorted by their names.
    pub sources: Vec<Source>,
    /// What is left out without being opened: a line for each.
    pub left_out: Vec<Line>,
}

/// After so many files one hears how many there are.
const STEP: usize = 1000;

/// Every file below a folder (or the file itself), sorted by its path in the corpus.
///
/// Hidden files and folders are left out unless named directly. Links are followed, but a folder that was listed under
/// another name is not listed again. `seen` hears now and then how many files there are; `cancel` stops early.
///
/// # Errors
/// One clear sentence where the path does not exist, is empty or cannot be listed.
pub fn walk(root: &Path, cancel: &AtomicBool, seen: impl FnMut(usize)) -> Result<Listing, CorpusError> {
    let unreadable =
        |error: &dyn std::fmt::Display| CorpusError::Unreadable { path: root.to_owned(), reason: error.to_string() };
    let about = match std::fs::metadata(root) {
        Ok(about) => about,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Err(CorpusError::Missing(root.to_owned()));
        }
        Err(error) => return Err(unreadable(&error)),
    };
    if !about.is_dir() {
        let name = root.file_name().map_or_else(|| root.display().to_string(), part_name);
        return Ok(Listing { sources: vec![Source { name, path: root.to_owned() }], left_out: Vec::new() });
    }
    std::fs::read_dir(root).map_err(|error| unreadable(&error))?;
    let real = std::fs::canonicalize(root).map_err(|error| unreadable(&error))?;
    let mut lister = Lister { cancel, seen, listing: Listing::default(), real: Arc::default(), links: VecDeque::new() };
    lister.folder("", root, &real);
    while let Some((name, path, real)) = lister.links.pop_front() {
        let known = lister.known(&real);
        match known {
            Some(known) => lister.listing.left_out.push(Line::skipped(&name, again(&known))),
            None => lister.folder(&name, &path, &real),
        }
    }
    let mut listing = lister.listing;
    listing.sources.sort();
    listing.sources.dedup();
    listing.left_out.sort_by(|one, other| one.path.cmp(&other.path));
    let empty = listing.sources.is_empty() && listing.left_out.is_empty() && !cancel.load(Ordering::Relaxed);
    if empty { Err(CorpusError::Empty(root.to_owned())) } else { Ok(listing) }
}

fn again(known: &str) -> String {
    let name = if known.is_empty() { "the whole folder".to_owned() } else { format!("‘{known}’") };
    format!("it is a link to {name}, which is read once, under that name")
}

/// A folder being listed.
struct Lister<'a, F> {
    cancel: &'a AtomicBool,
    seen: F,
    listing: Listing,
    /// Every folder that was listed, by its real path, with its name in the corpus.
    real: Arc<Mutex<BTreeMap<PathBuf, String>>>,
    /// Links to folders that are still to be looked at: name, path, real path.
    links: VecDeque<(String, PathBuf, PathBuf)>,
}

impl<F: FnMut(usize)> Lister<'_, F> {
    fn known(&self, real: &Path) -> Option<String> {
        self.real.lock().ok().and_then(|known| known.get(real).cloned())
    }

    /// Lists a folder without following the links in it: those come afterwards, so that a folder is read under its own
    /// name where it has one.
    fn folder(&mut self, name: &str, path: &Path, real: &Path) {
        let known = Arc::clone(&self.real);
        let new = move |entry: &ignore::DirEntry| {
            entry.depth() == 0 || !known.lock().is_ok_and(|known| known.contains_key(entry.path()))
        };
        let walk = ignore::WalkBuilder::new(real)
            .standard_filters(false)
            .hidden(true)
            .follow_links(false)
            .filter_entry(new)
            .build();
        let mut links = BTreeSet::new();
        let mut texts: Vec<(String, BTreeSet<String>)> = Vec::new();
        let first = self.listing.sources.len();
        for entry in walk {
            if self.cancel.load(Ordering::Relaxed) {
                return;
            }
            let (found, kind) = match &entry {
                Ok(entry) => (Some(entry.path().to_owned()), entry.file_type()),
                // A folder that may not be listed: it stays in the list, so that reading it fails with a line of its own.
                Err(error) => (path_of(error), None),
            };
            let Some(found) = found else { continue };
            let below = found.strip_prefix(real).unwrap_or(&found);
            let (name, path) = (name_below(name, below), path.join(below));
            let is_link = kind.is_some_and(|kind| kind.is_symlink());
            if kind.is_some_and(|kind| kind.is_dir()) {
                // The folder that was asked for is read, whatever it holds.
                if !name.is_empty() {
                    texts.extend(Some((format!("{name}/"), ours::texts(&found))).filter(|(_, list)| !list.is_empty()));
                }
                if let Ok(mut known) = self.real.lock() {
                    known.insert(found, name);
                }
            } else if is_link && path.is_dir() {
                if let Ok(real) = std::fs::canonicalize(&path) {
                    links.insert((name, path, real));
                }
            } else if found != real {
                self.listing.sources.push(Source { name, path });
                if self.listing.sources.len().is_multiple_of(STEP) {
                    (self.seen)(self.listing.sources.len());
                }
            }
        }
        self.links.extend(links);
        self.leave_texts(first, &texts);
    }

    /// Leaves out the texts that Dateline wrote.
    fn leave_texts(&mut self, first: usize, texts: &[(String, BTreeSet<String>)]) {
        let ours = |name: &str| {
            texts
                .iter()
                .any(|(folder, list)| name.strip_prefix(folder.as_str()).is_some_and(|rest| list.contains(rest)))
        };
        if texts.is_empty() {
            return;
        }
        let new = self.listing.sources.split_off(first);
        let (left, kept): (Vec<Source>, Vec<Source>) = new.into_iter().partition(|source| ours(&source.name));
        self.listing.sources.extend(kept);
        let line = |source: Source| {
            Line::skipped(&source.name, "Dateline wrote it (extract --texts), so it is no source of its own")
        };
        self.listing.left_out.extend(left.into_iter().map(line));
    }
}

/// A name in the corpus: `/` between its parts on every system.
fn name_below(folder: &str, below: &Path) -> String {
    let mut name = folder.to_owned();
    for part in below.components() {
        if !name.is_empty() {
            name.push('/');
        }
        name.push_str(&part_name(part.as_os_str()));
    }
    name
}

/// A part of a path as text; bytes that are no UTF-8 are written out, so that two such names stay two.
#[cfg(unix)]
fn part_name(part: &OsStr) -> String {
    use std::fmt::Write;
    use std::os::unix::ffi::OsStrExt;
    let mut name = String::with_capacity(part.len());
    for chunk in part.as_bytes().utf8_chunks() {
        name.push_str(chunk.valid());
        for byte in chunk.invalid() {
            let _ = write!(name, "\\x{byte:02X}");
        }
    }
    name
}

#[cfg(not(unix))]
fn part_name(part: &OsStr) -> String {
    part.to_string_lossy().into_owned()
}

fn path_of(error: &ignore::Error) -> Option<PathBuf> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path.clone()),
        ignore::Error::Loop { child, .. } => Some(child.clone()),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => path_of(err),
        ignore::Error::Partial(errors) => errors.iter().find_map(path_of),
        _ => None,
    }
}

/// The bytes of a file, or its line in the report.
pub(super) fn read(source: &Source) -> Result<Vec<u8>, Line> {
    let skipped = |reason: String| Line::skipped(&source.name, reason);
    let trouble = |error: std::io::Error| skipped(format!("it cannot be read: {error}"));
    let about = std::fs::metadata(&source.path).map_err(trouble)?;
    if about.is_dir() {
        return Err(skipped(
            "it is a folder that cannot be listed, or a link that leads back to a folder above it".to_owned(),
        ));
    }
    if !about.is_file() {
        return Err(skipped("it is a device or a pipe, not a file".to_owned()));
    }
    if about.len() > LARGEST {
        let size = about.len() / (1024 * 1024);
        let reason = format!("it is larger than an article can be ({size} MB, the limit is 64 MB); split it first");
        return Err(Line { bytes: Some(about.len()), ..skipped(reason) });
    }
    std::fs::read(&source.path).map_err(trouble)
}
