//! The files of a corpus folder in a stable order.

use std::path::{Path, PathBuf};

use super::{CorpusError, Line, Source};

/// Every file below a folder (or the file itself), sorted by its path in the corpus.
///
/// Hidden files and folders are left out unless named directly; links are followed, loops are not.
///
/// # Errors
/// One clear sentence where the path does not exist, is empty or cannot be listed.
pub fn walk(root: &Path) -> Result<Vec<Source>, CorpusError> {
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
        let name =
            root.file_name().map_or_else(|| root.display().to_string(), |name| name.to_string_lossy().into_owned());
        return Ok(vec![Source { name, path: root.to_owned() }]);
    }
    std::fs::read_dir(root).map_err(|error| unreadable(&error))?;
    let mut sources: Vec<Source> = ignore::WalkBuilder::new(root)
        .standard_filters(false)
        .hidden(true)
        .follow_links(true)
        .build()
        .filter_map(|entry| match entry {
            Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_dir()) => None,
            Ok(entry) => Some(entry.into_path()),
            // A folder that may not be listed, a broken link or a loop: it stays in the list, so that reading
            // it fails with a line of its own in the report.
            Err(error) => path_of(&error),
        })
        .filter(|path| path != root)
        .map(|path| Source { name: name_below(root, &path), path })
        .collect();
    sources.sort();
    sources.dedup();
    if sources.is_empty() { Err(CorpusError::Empty(root.to_owned())) } else { Ok(sources) }
}

fn name_below(root: &Path, path: &Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
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

/// Files larger than this are no articles: 64 MiB.
const LARGEST: u64 = 64 * 1024 * 1024;

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
        return Err(skipped(format!(
            "it is larger than an article can be ({size} MB, the limit is 64 MB); split it first"
        )));
    }
    std::fs::read(&source.path).map_err(trouble)
}
