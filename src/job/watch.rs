//! Hears from the system that something below the open folders has changed. What it is, is for whoever looks.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};

/// So long nothing must happen before one looks: a file that is saved is written in several steps.
const REST: Duration = Duration::from_millis(500);

/// Folders that are watched. Dropping it ends that.
pub struct Watch {
    since: Arc<Mutex<Option<Instant>>>,
    _watcher: RecommendedWatcher,
}

impl std::fmt::Debug for Watch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Watch").field("since", &self.since).finish_non_exhaustive()
    }
}

impl Watch {
    /// Watches folders and files; `wake` is called on a thread of the system's at each change.
    ///
    /// # Errors
    /// In one sentence where the system cannot watch that much.
    pub fn start(paths: &[PathBuf], wake: impl Fn() + Send + 'static) -> Result<Self, String> {
        let since = Arc::new(Mutex::new(None));
        let changed = Arc::clone(&since);
        let hear = move |event: notify::Result<notify::Event>| {
            // That somebody reads a file changes nothing; what the system cannot tell may be anything.
            if event.is_ok_and(|event| matches!(event.kind, EventKind::Access(_))) {
                return;
            }
            *changed.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
            wake();
        };
        let explained = |error: notify::Error| {
            format!("Changes in the folder will not be noticed by themselves ({error}); F5 reads it again")
        };
        let mut watcher = notify::recommended_watcher(hear).map_err(explained)?;
        for path in paths {
            // A file that is saved anew is another one in the same folder.
            let (place, mode) = match path.parent().filter(|_| path.is_file()) {
                Some(folder) if folder.as_os_str().is_empty() => (Path::new("."), RecursiveMode::NonRecursive),
                Some(folder) => (folder, RecursiveMode::NonRecursive),
                None => (path.as_path(), RecursiveMode::Recursive),
            };
            watcher.watch(place, mode).map_err(explained)?;
        }
        Ok(Self { since, _watcher: watcher })
    }

    /// How long one should still wait before one looks; `None` where nothing has happened.
    #[must_use]
    pub fn wait(&self) -> Option<Duration> {
        let since = (*self.since.lock().unwrap_or_else(PoisonError::into_inner))?;
        Some(REST.saturating_sub(since.elapsed()))
    }

    /// Says that one looks now.
    pub fn looked(&self) {
        *self.since.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}
