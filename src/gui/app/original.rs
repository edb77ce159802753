//! The file behind a document: opened by the system’s program, shown in its folder, or told to be gone.

use std::path::{Path, PathBuf};

use crate::gui::app::{App, Choice, Data};

/// Where the open document's file lies; `None` for corpora that come out of memory.
#[must_use]
pub fn path(data: &Data, choice: &Choice) -> Option<PathBuf> {
    around(data, &data.corpus.article(choice.reading.document?)?.document.path).map(|(place, _)| place)
}

/// Where the file of a name in the corpus lies, or the file around what lies inside one, with that file's name.
#[must_use]
pub fn around<'n>(data: &Data, name: &'n str) -> Option<(PathBuf, &'n str)> {
    let ends = name.match_indices('/').map(|(at, _)| at).chain([name.len()]);
    let mut files = ends.filter_map(|end| name.get(..end)).filter_map(|name| Some((place(data, name)?, name)));
    files.find(|(place, _)| place.is_file()).or_else(|| Some((place(data, name)?, name)))
}

/// Where the file of a name in the corpus lies.
#[must_use]
pub fn place(data: &Data, name: &str) -> Option<PathBuf> {
    match data.roots.as_slice() {
        [] => None,
        [only] if only.is_dir() || !only.exists() => Some(joined(only, name)),
        [only] => Some(only.clone()),
        several => {
            let (first, rest) = name.split_once('/').unwrap_or(("", name));
            let called =
                |root: &&PathBuf, wanted: &str| root.file_name().is_some_and(|name| name.to_string_lossy() == wanted);
            let folder = several.iter().find(|root| called(root, first)).map(|root| joined(root, rest));
            folder.or_else(|| several.iter().find(|root| called(root, name)).cloned())
        }
    }
}

/// A corpus path is written with `/` on every system.
pub(crate) fn joined(root: &Path, name: &str) -> PathBuf {
    name.split('/').fold(root.to_owned(), |path, part| path.join(part))
}

/// Looks whether the open document's file is still there. Called when a document is opened, not on every frame.
pub fn look(app: &mut App) {
    app.choice.gone = path(&app.data, &app.choice).is_some_and(|path| !path.exists());
}

/// Shows a file in the system's file manager.
pub fn reveal(app: &mut App, path: &Path) {
    if let Err(error) = opener::reveal(path) {
        app.warn(format!("{} cannot be shown: {error}", path.display()));
    }
}

/// Opens the file, or its folder with the file picked.
pub fn open(app: &mut App, in_folder: bool) {
    let Some(path) = path(&app.data, &app.choice) else {
        app.note("The sample's articles come with Dateline; they lie in no folder".to_owned(), None);
        return;
    };
    look(app);
    if app.choice.gone {
        app.warn(format!("{} is no longer there. What was read of it stays open", path.display()));
        return;
    }
    let done = if in_folder { opener::reveal(&path) } else { opener::open(&path) };
    if let Err(error) = done {
        app.warn(format!("{} cannot be opened: {error}", path.display()));
    }
}
