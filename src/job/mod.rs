//! Reading a corpus in the background: threads, progress, cancel, results arriving as they are found.
//!
//! Knows no window: whoever starts a [`Job`] gives a `wake` callback, and asks [`Job::poll`] for news afterwards.
//! Files arrive in the order in which they are done; [`crate::corpus`] is put into the order of paths at the end.

mod stamps;
mod task;
#[cfg(feature = "gui")]
mod watch;

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crossbeam_channel::{Receiver, Sender, unbounded};

pub use self::stamps::Stamps;
pub use self::task::{Broken, Task};
#[cfg(feature = "gui")]
pub use self::watch::Watch;
use crate::corpus::cache::Cache;
use crate::corpus::{self, Heard, Piece, Reader};
use crate::load::{self, CorpusError, Listing};
use crate::model::DocId;
use crate::pool::Limits;
use crate::project::{self, Project};

/// What to read.
#[derive(Debug, Clone)]
pub enum Input {
    /// Folders and files of the file system.
    Paths(Vec<PathBuf>),
    /// Files in memory: name and bytes.
    Memory(Vec<(String, Vec<u8>)>),
}

/// What a job tells while it runs.
#[derive(Debug)]
pub enum News {
    /// So many files were found so far.
    Listing(usize),
    /// The folder has been listed; so many files will be read.
    Listed(usize),
    /// What its files look like.
    Stamps(Stamps),
    /// What was read of these files before counts no longer: what is read now takes its place.
    Changed(HashSet<String>),
    /// A file takes long: its name.
    Slow(String),
    /// One file is done: its own line first, then those of what lies inside it.
    File(Vec<Piece>),
    /// The corpus cannot be opened: one clear sentence.
    Failed(String),
    /// Everything is read, or the job was cancelled.
    Done,
}

/// A corpus being read. Dropping it cancels the reading.
#[derive(Debug)]
pub struct Job {
    news: Receiver<News>,
    cancel: Arc<AtomicBool>,
}

/// How a worker reports: a channel, and somebody to wake.
struct Reporter<W> {
    news: Sender<News>,
    wake: W,
}

impl<W: Fn()> Reporter<W> {
    fn tell(&self, news: News) {
        // The receiver is gone when the user has closed the corpus; nobody is left to tell.
        let _ = self.news.send(news);
        (self.wake)();
    }
}

impl Job {
    /// Starts reading, out of a cache where there is one, with the analyst's decisions laid over every article as it is
    /// read. `wake` is called from worker threads after each piece of news.
    #[must_use]
    pub fn start(
        input: Input,
        project: Project,
        cache: Option<Arc<Cache>>,
        wake: impl Fn() + Send + Sync + 'static,
    ) -> Self {
        Self::run(wake, move |stop, reporter| match input {
            Input::Paths(paths) => match sources(&paths, stop, |seen| reporter.tell(News::Listing(seen))) {
                Ok(listing) => {
                    reporter.tell(News::Listed(listing.sources.len() + listing.left_out.len()));
                    reporter.tell(News::Stamps(Stamps::of(&listing)));
                    read_listing(listing, cache, project, stop, reporter);
                }
                Err(error) => reporter.tell(News::Failed(error.to_string())),
            },
            Input::Memory(files) => {
                reporter.tell(News::Listed(files.len()));
                read_all(files, laid(project), stop, reporter);
            }
        })
    }

    /// Reads what has changed in folders that were read before: `before` is what they looked like, `more` says which files
    /// have to be read again beside those that changed.
    #[must_use]
    pub fn renew(
        paths: Vec<PathBuf>,
        before: Stamps,
        more: impl FnOnce(&HashSet<String>) -> HashSet<String> + Send + 'static,
        project: Project,
        cache: Option<Arc<Cache>>,
        wake: impl Fn() + Send + Sync + 'static,
    ) -> Self {
        Self::run(wake, move |stop, reporter| match sources(&paths, stop, |_| {}) {
            Ok(mut listing) => {
                let now = Stamps::of(&listing);
                let mut changed = now.changed(&before);
                changed.extend(more(&changed));
                listing.sources.retain(|source| changed.contains(&source.name));
                listing.left_out.retain(|line| changed.contains(&line.path));
                reporter.tell(News::Listed(listing.sources.len() + listing.left_out.len()));
                reporter.tell(News::Stamps(now));
                reporter.tell(News::Changed(changed));
                read_listing(listing, cache, project, stop, reporter);
            }
            // A folder that holds nothing any more: all of it is gone.
            Err(CorpusError::Empty(_)) => {
                reporter.tell(News::Stamps(Stamps::default()));
                reporter.tell(News::Changed(before.names().cloned().collect()));
            }
            Err(error) => reporter.tell(News::Failed(error.to_string())),
        })
    }

    fn run<W: Fn() + Send + Sync + 'static>(
        wake: W,
        work: impl FnOnce(&AtomicBool, &Reporter<W>) + Send + 'static,
    ) -> Self {
        let (sender, news) = unbounded();
        let cancel = Arc::new(AtomicBool::new(false));
        let stop = Arc::clone(&cancel);
        let read = move || {
            let reporter = Reporter { news: sender, wake };
            work(&stop, &reporter);
            reporter.tell(News::Done);
        };
        // Without a thread there is no sender any more, and whoever listens hears that it is over.
        let _ = thread::Builder::new().name("job".to_owned()).spawn(read);
        Self { news, cancel }
    }

    /// At most `limit` pieces of news, so that a frame never takes long.
    #[must_use]
    pub fn poll(&self, limit: usize) -> Vec<News> {
        self.news.try_iter().take(limit).collect()
    }

    /// How many pieces of news wait.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.news.len()
    }

    /// Waits for the next piece of news; `None` once the job is over.
    #[must_use]
    pub fn wait(&self) -> Option<News> {
        self.news.recv().ok()
    }

    /// Stops at once; nobody waits for the files being read now.
    pub fn cancel(&self) {
        self.cancel.store(true, Ordering::Relaxed);
    }
}

impl Drop for Job {
    fn drop(&mut self) {
        self.cancel();
    }
}

/// The analyst's decisions laid over what was read.
fn laid(project: Project) -> impl Fn(Piece) -> Piece + Send + Sync + 'static {
    move |(line, article)| {
        let article = article.map(|mut article| {
            project::lay_article(&project, &mut article, DocId(0));
            article
        });
        (line, article)
    }
}

/// Reads the files of a list, and tells of those that are left out.
fn read_listing(
    listing: Listing,
    cache: Option<Arc<Cache>>,
    project: Project,
    stop: &AtomicBool,
    reporter: &Reporter<impl Fn() + Sync>,
) {
    listing.left_out.into_iter().for_each(|line| reporter.tell(News::File(vec![(line, None)])));
    let reader = Reader { cache, encodings: project.encodings() };
    read_all(reader.files(listing.sources), laid(project), stop, reporter);
}

/// Reads files on all cores but one, which the window keeps.
fn read_all<I: corpus::Input>(
    files: Vec<I>,
    laid: impl Fn(Piece) -> Piece + Send + Sync + 'static,
    stop: &AtomicBool,
    reporter: &Reporter<impl Fn() + Sync>,
) {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    corpus::read_all(files, laid, Limits::with_threads(cores.saturating_sub(1)), stop, |heard| match heard {
        Heard::Slow(name, _) => reporter.tell(News::Slow(name.to_owned())),
        Heard::File(_, pieces) => reporter.tell(News::File(pieces)),
    });
}

/// The files of all paths. Several paths keep their own names as first folder, so that names stay apart.
fn sources(paths: &[PathBuf], stop: &AtomicBool, mut seen: impl FnMut(usize)) -> Result<Listing, CorpusError> {
    if let [only] = paths {
        return load::walk(only, stop, seen);
    }
    let mut all = Listing::default();
    for path in paths {
        let before = all.sources.len();
        let mut listing = load::walk(path, stop, |found| seen(before + found))?;
        if path.is_dir() {
            let folder = folder_name(path);
            listing.sources.iter_mut().for_each(|source| source.name = format!("{folder}/{}", source.name));
            listing.left_out.iter_mut().for_each(|line| line.path = format!("{folder}/{}", line.path));
        }
        all.sources.append(&mut listing.sources);
        all.left_out.append(&mut listing.left_out);
    }
    all.sources.sort();
    all.sources.dedup();
    Ok(all)
}

fn folder_name(path: &Path) -> String {
    path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(count: usize) -> Input {
        Input::Memory((0..count).map(|at| (format!("{at:03}.txt"), b"Signed on 3 May 2011.".to_vec())).collect())
    }

    fn start(input: Input, wake: impl Fn() + Send + Sync + 'static) -> Job {
        Job::start(input, Project::default(), None, wake)
    }

    #[test]
    fn every_file_arrives_and_the_end_is_told_last() {
        let job = start(files(40), || {});
        let mut names = Vec::new();
        let mut last = None;
        while let Some(news) = job.wait() {
            if let News::File(pieces) = &news {
                for (line, article) in pieces {
                    assert!(article.is_some(), "{}", line.path);
                    names.push(line.path.clone());
                }
            }
            last = Some(news);
        }
        names.sort();
        assert_eq!(names.len(), 40);
        names.dedup();
        assert_eq!(names.len(), 40, "a file was read twice");
        assert!(matches!(last, Some(News::Done)));
    }

    #[test]
    fn a_cancelled_job_ends_without_reading_the_rest() {
        let (go, wait) = unbounded::<()>();
        // The worker stops inside its first report until the test has cancelled.
        let job = start(files(2000), move || {
            let _ = wait.recv();
        });
        job.cancel();
        drop(go);
        let mut read = 0;
        while let Some(news) = job.wait() {
            read += usize::from(matches!(news, News::File(..)));
        }
        assert!(read < 2000, "{read} files were read after cancelling");
    }

    #[test]
    fn a_missing_folder_is_one_clear_sentence() {
        let job = start(Input::Paths(vec![PathBuf::from("no/such/folder")]), || {});
        match job.wait() {
            Some(News::Failed(text)) => assert!(text.contains("no/such/folder"), "{text}"),
            other => panic!("{other:?}"),
        }
    }
}
