//! The few things that keeping work asks of a disk, in one place: so that each of them can be made to fail in a test.
//!
//! [`put`] writes a file whole or not at all: into a new file beside it, flushed, then in one step in its place.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, SystemTime};

/// A disk.
pub trait Disk: Send + Sync {
    /// All bytes of a file; `None` where there is none.
    ///
    /// # Errors
    /// Where the system refuses.
    fn read(&self, path: &Path) -> io::Result<Option<Vec<u8>>>;

    /// What changes whenever a file is written: its time and length. `None` where there is no file.
    fn stamp(&self, path: &Path) -> Option<Stamp>;

    /// Makes a folder and those above it.
    ///
    /// # Errors
    /// Where the system refuses.
    fn make_folder(&self, path: &Path) -> io::Result<()>;

    /// Writes a new file that only its owner may read, unless `like` is there: then with the rights of that one.
    ///
    /// # Errors
    /// Where the system refuses; a part may then have been written.
    fn create(&self, path: &Path, bytes: &[u8], like: &Path) -> io::Result<()>;

    /// Waits until a file's bytes have reached the disk.
    ///
    /// # Errors
    /// Where the system refuses.
    fn flush(&self, path: &Path) -> io::Result<()>;

    /// Adds bytes at the end of a file that only its owner may read, and waits until they have reached the disk.
    ///
    /// # Errors
    /// Where the system refuses; a part may then have been added.
    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;

    /// Puts a file in the place of another in one step.
    ///
    /// # Errors
    /// Where the system refuses.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Takes a file away.
    ///
    /// # Errors
    /// Where the system refuses.
    fn remove(&self, path: &Path) -> io::Result<()>;

    /// The files of a folder; none where it cannot be listed.
    fn list(&self, folder: &Path) -> Vec<PathBuf>;

    /// Keeps other processes from changing a file until what comes back is dropped. `None` where another one has it for
    /// longer than a moment.
    ///
    /// # Errors
    /// Where the system refuses.
    fn lock(&self, path: &Path) -> io::Result<Option<Lock>>;
}

/// Held while a file is being changed.
#[derive(Debug, Default)]
pub struct Lock {
    /// Unlocked when it is closed. `None` where there is nothing to lock.
    _file: Option<File>,
}

/// Time of the last change and length of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// When it was changed.
    pub changed: SystemTime,
    /// Its length in bytes.
    pub length: u64,
}

/// The system's own.
#[derive(Debug, Clone, Copy, Default)]
pub struct System;

/// How long another process may hold the lock before that is told as a failure.
const PATIENCE: Duration = Duration::from_secs(3);
/// Between two tries.
const PAUSE: Duration = Duration::from_millis(10);

impl Disk for System {
    fn read(&self, path: &Path) -> io::Result<Option<Vec<u8>>> {
        match std::fs::read(path) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn stamp(&self, path: &Path) -> Option<Stamp> {
        let about = std::fs::metadata(path).ok()?;
        Some(Stamp { changed: about.modified().ok()?, length: about.len() })
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        std::fs::create_dir_all(path)
    }

    fn create(&self, path: &Path, bytes: &[u8], like: &Path) -> io::Result<()> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(path)?;
        if let Ok(about) = std::fs::metadata(like) {
            file.set_permissions(about.permissions())?;
        }
        file.write_all(bytes)
    }

    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut options = OpenOptions::new();
        options.append(true).create(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(path)?;
        file.write_all(bytes)?;
        file.sync_data()
    }

    fn flush(&self, path: &Path) -> io::Result<()> {
        OpenOptions::new().write(true).open(path)?.sync_all()
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        std::fs::rename(from, to)?;
        // The new name is on the disk once its folder is. Some systems cannot flush a folder; the files are whole anyway.
        #[cfg(unix)]
        if let Some(folder) = to.parent() {
            let _ = File::open(folder).and_then(|folder| folder.sync_all());
        }
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        std::fs::remove_file(path)
    }

    fn list(&self, folder: &Path) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(folder).into_iter().flatten();
        entries.filter_map(|entry| Some(entry.ok()?.path())).collect()
    }

    fn lock(&self, path: &Path) -> io::Result<Option<Lock>> {
        let file = OpenOptions::new().write(true).create(true).truncate(false).open(path)?;
        let since = std::time::Instant::now();
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Some(Lock { _file: Some(file) })),
                Err(TryLockError::WouldBlock) if since.elapsed() < PATIENCE => std::thread::sleep(PAUSE),
                Err(TryLockError::WouldBlock) => return Ok(None),
                // Some network disks know no locks. Work is still merged there, only not against the very same moment.
                Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {
                    return Ok(Some(Lock::default()));
                }
                Err(TryLockError::Error(error)) => return Err(error),
            }
        }
    }
}

/// What a file is called while it is being written: never taken for a project, swept where it was left behind.
fn beside(path: &Path) -> PathBuf {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    path.with_file_name(format!(".{name}.{}-{number}.tmp", std::process::id()))
}

/// Writes a file whole or not at all.
///
/// # Errors
/// Where the system refuses; an older file of that name is then untouched.
pub fn put(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let new = beside(path);
    let done = disk.create(&new, bytes, path).and_then(|()| disk.flush(&new)).and_then(|()| disk.rename(&new, path));
    if done.is_err() {
        // What stays where even this fails is swept when the file is opened next.
        let _ = disk.remove(&new);
    }
    done
}

/// How old a file without an owner must be before it is swept: a write takes moments.
const LEFT: Duration = Duration::from_mins(10);

/// Takes away what killed writes have left beside a file. Only for whoever holds its lock.
pub fn sweep(disk: &dyn Disk, path: &Path) {
    let Some(folder) = path.parent() else { return };
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let stem = format!(".{}", name.strip_suffix(".json").unwrap_or(&name));
    for left in disk.list(folder) {
        let name = left.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let own = name.starts_with(&stem) && left.extension().is_some_and(|end| end == "tmp");
        // Versions before named theirs `.tmp` and six letters, whosever they were.
        let former = name.starts_with(".tmp") && name.len() == 10;
        let old = || disk.stamp(&left).and_then(|stamp| stamp.changed.elapsed().ok()).is_some_and(|age| age > LEFT);
        if own || former && old() {
            let _ = disk.remove(&left);
        }
    }
}
