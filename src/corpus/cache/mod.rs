//! What was read before: one `SQLite` file for each user, so that a folder that is opened again need not be read again.
//!
//! A file's name and bytes and the build that read it are the key; nothing else counts, so a file that changed in any way
//! is read anew. Decisions are laid over what comes out as over what was read. The cache may be deleted at any time; a
//! damaged one is begun anew, and an entry that is not as it was written counts as none.
//!
//! ```text
//! bytes ─key─▶ in the file? ─yes─▶ pieces
//!                    └─no─▶ read ─▶ pieces ─▶ a thread of its own writes them, many at once
//! ```

mod form;
mod shapes;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread::{Builder, JoinHandle};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crossbeam_channel::{Receiver, Sender, bounded};
use rusqlite::{Connection, ErrorCode, OptionalExtension, params};

use super::{Piece, read_pieces_in};
use crate::load::{self, Source};
use crate::model::Encodings;

/// The sources that decide what is read, as a number that `build` counts.
const BUILD: &str = env!("DATELINE_EXTRACTOR");
/// The tables of the file.
const SCHEMA: &str = "CREATE TABLE IF NOT EXISTS entry (key BLOB PRIMARY KEY, used INTEGER NOT NULL, pieces BLOB NOT NULL) \
                      WITHOUT ROWID; CREATE INDEX IF NOT EXISTS entry_used ON entry (used);";
/// Its form; another one is begun anew.
const FORM: i64 = 1;
/// Days after which what was not asked for goes.
const DAYS: i64 = 60;
/// Bytes of the file above which what was asked for longest ago goes.
const MOST: i64 = 2 << 30;
/// Entries that wait to be written.
const WAITING: usize = 64;
/// Entries and bytes that are written at once.
const BATCH: (usize, usize) = (512, 16 << 20);

/// Where the cache lies; `None` where the system has no home directory.
#[must_use]
pub fn place() -> Option<PathBuf> {
    use etcetera::BaseStrategy;
    Some(etcetera::base_strategy::choose_native_strategy().ok()?.cache_dir().join("dateline").join("read.sqlite"))
}

/// A cache that is open.
#[derive(Debug)]
pub struct Cache {
    reading: Mutex<Option<Connection>>,
    to_write: Option<Sender<Entry>>,
    writer: Option<JoinHandle<()>>,
    found: AtomicUsize,
    read: AtomicUsize,
}

/// What is to be written.
enum Entry {
    /// What was read of a file.
    New(Key, Vec<u8>),
    /// An entry was asked for today.
    Used(Key),
}

type Key = [u8; 32];

impl Cache {
    /// Opens the cache of a path, or begins one. Also a sentence where a damaged one had to be begun anew; no cache where
    /// the system refuses one, for all goes on without.
    #[must_use]
    pub fn open(path: &Path) -> (Option<Self>, Option<String>) {
        match connected(path) {
            Ok((reading, writing)) => (Self::with(reading, writing), None),
            Err(error) if is_damaged(&error) => {
                let again = emptied(path).and_then(|()| connected(path).ok());
                let cache = again.and_then(|(reading, writing)| Self::with(reading, writing));
                let told = "What was kept of files read before was damaged; it is kept anew from now on";
                (cache, Some(told.to_owned()))
            }
            Err(_) => (None, None),
        }
    }

    fn with(reading: Connection, writing: Connection) -> Option<Self> {
        let (to_write, entries) = bounded(WAITING);
        let writer = Builder::new().name("cache".to_owned()).spawn(move || write(writing, &entries)).ok()?;
        let (found, read) = Default::default();
        Some(Self { reading: Mutex::new(Some(reading)), to_write: Some(to_write), writer: Some(writer), found, read })
    }

    /// How many files were found in it, and how many had to be read, since it was opened.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        (self.found.load(Ordering::Relaxed), self.read.load(Ordering::Relaxed))
    }

    /// A file and everything in it, as it was read before in these encodings, else read now.
    #[must_use]
    pub fn pieces(&self, source: &Source, encodings: &Encodings) -> Vec<Piece> {
        let bytes = match load::bytes(source) {
            Ok(bytes) => bytes,
            Err(line) => return vec![(line, None)],
        };
        let key = key(&source.name, &bytes, encodings);
        if let Some(pieces) = self.get(&key) {
            self.found.fetch_add(1, Ordering::Relaxed);
            return pieces;
        }
        self.read.fetch_add(1, Ordering::Relaxed);
        let pieces = read_pieces_in(&source.name, &bytes, encodings);
        self.tell(Entry::New(key, shapes::bytes(&pieces)));
        pieces
    }

    fn get(&self, key: &Key) -> Option<Vec<Piece>> {
        let (used, held) = {
            let reading = self.reading.lock().unwrap_or_else(PoisonError::into_inner);
            let mut ask = reading.as_ref()?.prepare_cached("SELECT used, pieces FROM entry WHERE key = ?1").ok()?;
            ask.query_row([key], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, Vec<u8>>(1)?))).optional().ok()??
        };
        let pieces = shapes::pieces(whole(&held)?)?;
        if used != today() {
            self.tell(Entry::Used(*key));
        }
        Some(pieces)
    }

    fn tell(&self, entry: Entry) {
        if let Some(to_write) = &self.to_write {
            // Where its thread is gone nothing is kept, and everything is read as before.
            let _ = to_write.send(entry);
        }
    }
}

impl Drop for Cache {
    /// Waits until everything is written.
    fn drop(&mut self) {
        self.to_write = None;
        if let Some(writer) = self.writer.take() {
            // Should it have panicked, there is nothing to wait for either.
            drop(writer.join());
        }
    }
}

/// What tells a file that was read by this build, as the analyst says, from every other.
fn key(name: &str, bytes: &[u8], encodings: &Encodings) -> Key {
    let mut hash = blake3::Hasher::new();
    let told = encodings.inside(name).flat_map(|(path, encoding)| [path.as_bytes(), encoding.name().as_bytes()]);
    for part in [BUILD.as_bytes(), name.as_bytes(), bytes].into_iter().chain(told) {
        hash.update(&(part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    *hash.finalize().as_bytes()
}

/// An entry with a sum in front of it.
fn sealed(pieces: &[u8]) -> Vec<u8> {
    let mut held = crc32fast::hash(pieces).to_le_bytes().to_vec();
    held.extend_from_slice(pieces);
    held
}

/// An entry without its sum; `None` where it is not as it was written.
fn whole(held: &[u8]) -> Option<&[u8]> {
    let (sum, pieces) = held.split_at_checked(4)?;
    (sum == crc32fast::hash(pieces).to_le_bytes()).then_some(pieces)
}

/// Days since 1970.
fn today() -> i64 {
    let passed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(passed.as_secs() / 86_400).unwrap_or_default()
}

/// Two ways into the file: one reads, one writes.
fn connected(path: &Path) -> rusqlite::Result<(Connection, Connection)> {
    if let Some(folder) = path.parent() {
        // Where it cannot be made, opening the file says so.
        let _ = std::fs::create_dir_all(folder);
    }
    let open = || {
        let connection = Connection::open(path)?;
        connection.busy_timeout(Duration::from_secs(2))?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        // A power cut may cost entries, never the file.
        connection.pragma_update(None, "synchronous", "NORMAL")?;
        Ok::<_, rusqlite::Error>(connection)
    };
    let writing = open()?;
    let form: i64 = writing.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if form != FORM {
        writing.execute_batch("DROP TABLE IF EXISTS entry")?;
        writing.pragma_update(None, "user_version", FORM)?;
    }
    writing.execute_batch(SCHEMA)?;
    writing.query_row("SELECT count(*) FROM (SELECT 1 FROM entry LIMIT 1)", [], |_| Ok(()))?;
    Ok((open()?, writing))
}

fn is_damaged(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase))
}

/// Takes a damaged file away with what `SQLite` keeps beside it.
fn emptied(path: &Path) -> Option<()> {
    for end in ["", "-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(end);
        match std::fs::remove_file(PathBuf::from(name)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return None,
            _ => {}
        }
    }
    Some(())
}

/// The thread that writes: as many entries at once as wait, then what is old goes.
fn write(mut to: Connection, entries: &Receiver<Entry>) {
    while let Ok(first) = entries.recv() {
        // A disk that is full or locked costs entries, nothing else.
        let _ = batch(&mut to, first, entries);
    }
    let _ = tidied(&to);
}

fn batch(to: &mut Connection, first: Entry, entries: &Receiver<Entry>) -> rusqlite::Result<()> {
    let today = today();
    let work = to.transaction()?;
    {
        let mut new = work.prepare_cached("INSERT OR REPLACE INTO entry (key, used, pieces) VALUES (?1, ?2, ?3)")?;
        let mut used = work.prepare_cached("UPDATE entry SET used = ?2 WHERE key = ?1")?;
        let mut bytes = 0;
        for entry in std::iter::once(first).chain(entries.try_iter()).take(BATCH.0) {
            match entry {
                Entry::New(key, pieces) => {
                    bytes += pieces.len();
                    new.execute(params![key, today, sealed(&pieces)])?;
                }
                Entry::Used(key) => {
                    used.execute(params![key, today])?;
                }
            }
            if bytes > BATCH.1 {
                break;
            }
        }
    }
    work.commit()
}

/// Lets go of what nobody has asked for in a long time, and of the oldest where the file has grown too large.
fn tidied(to: &Connection) -> rusqlite::Result<()> {
    to.execute("DELETE FROM entry WHERE used < ?1", [today() - DAYS])?;
    let size = || -> rusqlite::Result<i64> {
        let number = |name: &str| to.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
        Ok((number("page_count")? - number("freelist_count")?) * number("page_size")?)
    };
    while size()? > MOST {
        let gone = to.execute("DELETE FROM entry WHERE used = (SELECT min(used) FROM entry)", [])?;
        if gone == 0 {
            break;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::read_pieces;

    fn cache(folder: &Path) -> Cache {
        Cache::open(&folder.join("kept.sqlite")).0.expect("a cache")
    }

    fn source(folder: &Path, name: &str, text: &str) -> Source {
        let path = folder.join(name);
        std::fs::write(&path, text).expect("a file");
        Source { name: name.to_owned(), path }
    }

    const TALKS: &str = "Talks in Oslo\n\n12 March 2015\n\nNorway and Finland met in Oslo on 2 March 2015.\n";

    #[test]
    fn what_was_read_once_is_found_by_the_next_one_who_opens_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let talks = source(folder.path(), "talks.txt", TALKS);
        let first = cache(folder.path());
        let read = first.pieces(&talks, &Encodings::default());
        assert_eq!(first.counts(), (0, 1));
        drop(first);
        let second = cache(folder.path());
        let found = second.pieces(&talks, &Encodings::default());
        assert_eq!(second.counts(), (1, 0));
        assert_eq!(format!("{read:?}"), format!("{found:?}"));
    }

    #[test]
    fn another_text_and_another_name_are_other_files() {
        let folder = tempfile::tempdir().expect("a folder");
        let cache = cache(folder.path());
        let _ = cache.pieces(&source(folder.path(), "a.txt", TALKS), &Encodings::default());
        let _ = cache.pieces(&source(folder.path(), "a.txt", &TALKS.replace('2', "3")), &Encodings::default());
        // A file's name may date it.
        let _ = cache.pieces(&source(folder.path(), "2015-04-01.txt", TALKS), &Encodings::default());
        assert_eq!(cache.counts(), (0, 3));
    }

    #[test]
    fn a_damaged_file_is_begun_anew_with_one_sentence() {
        let folder = tempfile::tempdir().expect("a folder");
        let talks = source(folder.path(), "talks.txt", TALKS);
        let path = folder.path().join("kept.sqlite");
        std::fs::write(&path, "this is no database at all, whatever its name says".repeat(40)).expect("a file");
        let (cache, told) = Cache::open(&path);
        assert!(told.is_some_and(|told| told.contains("damaged")));
        let cache = cache.expect("a new one");
        let _ = cache.pieces(&talks, &Encodings::default());
        drop(cache);
        let (again, told) = Cache::open(&path);
        let again = again.expect("it is whole");
        let _ = again.pieces(&talks, &Encodings::default());
        assert_eq!((again.counts(), told), ((1, 0), None));
    }

    #[test]
    fn an_entry_that_is_not_as_it_was_written_counts_as_none() {
        let folder = tempfile::tempdir().expect("a folder");
        let talks = source(folder.path(), "talks.txt", TALKS);
        drop(cache(folder.path()).pieces(&talks, &Encodings::default()));
        let path = folder.path().join("kept.sqlite");
        let file = Connection::open(&path).expect("the file");
        let changed = file.execute("UPDATE entry SET pieces = zeroblob(length(pieces))", []).expect("a change");
        assert_eq!(changed, 1);
        drop(file);
        let cache = cache(folder.path());
        let read = cache.pieces(&talks, &Encodings::default());
        assert_eq!(cache.counts(), (0, 1));
        assert!(read.first().is_some_and(|(_, article)| article.is_some()));
    }

    proptest::proptest! {
        #[test]
        fn no_bytes_make_reading_them_back_fail_otherwise_than_by_saying_so(
            bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..200),
            at in 0_usize..400,
            to in proptest::num::u8::ANY,
        ) {
            let _ = shapes::pieces(&bytes);
            let mut written = shapes::bytes(&read_pieces("talks.txt", TALKS.as_bytes()));
            if let Some(byte) = written.get_mut(at) {
                *byte = to;
            }
            let _ = shapes::pieces(&written);
        }
    }
}
