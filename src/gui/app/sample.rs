//! The corpus that comes with the program.

use egui::Context;
use include_dir::{Dir, include_dir};

use crate::gui::app::App;
use crate::job::Input;

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/sample");

/// What the window calls it.
pub const TITLE: &str = "Sample corpus";

/// Every article of the sample with its path. The note at its top tells where the facts come from; it is no article.
#[must_use]
pub fn files() -> Vec<(String, Vec<u8>)> {
    fn collect(folder: &Dir<'_>, into: &mut Vec<(String, Vec<u8>)>) {
        into.extend(
            folder.files().map(|file| (file.path().to_string_lossy().replace('\\', "/"), file.contents().to_vec())),
        );
        folder.dirs().for_each(|inner| collect(inner, into));
    }
    let mut files = Vec::new();
    collect(&FILES, &mut files);
    files.retain(|(path, _)| path != "README.md");
    files.sort();
    files
}

/// Opens it.
pub fn open(app: &mut App, ctx: &Context) {
    app.open(TITLE.to_owned(), Input::Memory(files()), ctx);
}
