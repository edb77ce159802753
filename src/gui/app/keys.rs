//! The file of the user's own keys: where it lies, and opening it.

use std::path::PathBuf;

use crate::cmd::keymap;
use crate::gui::app::App;
use crate::project::{self, Disk, System};

/// Where it lies: beside the window's settings.
#[must_use]
pub fn path() -> Option<PathBuf> {
    Some(project::data_folder()?.with_file_name(keymap::FILE))
}

/// Opens it in the system's program for texts; one that says what can be written into it is made first.
pub(crate) fn open(app: &mut App) {
    let Some(path) = path() else {
        return app.warn("The system has no home folder for a file of keys".to_owned());
    };
    if !path.exists() {
        let folder = path.parent().map_or(Ok(()), |folder| System.make_folder(folder));
        if let Err(error) = folder.and_then(|()| project::put(&System, &path, keymap::template().as_bytes())) {
            return app.warn(format!("{} cannot be written: {}", path.display(), project::plain(&error)));
        }
    }
    let told = format!("Keys of your own: {}. They count from the next start on", path.display());
    match opener::open(&path) {
        Ok(()) => app.say(told),
        Err(_) => app.note(told, None),
    }
}
