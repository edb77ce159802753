//! The files of a corpus before they are read, and why a corpus cannot be opened at all.

use std::path::PathBuf;

/// A file of the corpus before it is read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Source {
    /// Path relative to the corpus folder, `/` on every system; sources are sorted by it.
    pub name: String,
    /// Where it lies.
    pub path: PathBuf,
}

/// Why a corpus cannot be opened at all.
#[derive(Debug, thiserror::Error)]
pub enum CorpusError {
    /// The path does not exist.
    #[error("There is no file or folder ‘{0}’. Check the path, or open another folder.")]
    Missing(PathBuf),
    /// A folder without files.
    #[error("The folder ‘{0}’ holds no files. Put articles into it, or open another folder.")]
    Empty(PathBuf),
    /// The system refuses to list it.
    #[error("‘{path}’ cannot be read: {reason}. Check its permissions, or open another folder.")]
    Unreadable {
        /// The path.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
}
