//! Saving what is shown as a picture, and everything as records.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use super::app::App;
use crate::export::records;

/// A file name for the corpus.
#[must_use]
pub fn name(app: &App, extension: &str) -> String {
    let title = app.title.as_deref().unwrap_or("dateline");
    let plain: String = title.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    format!("{}.{extension}", plain.trim_matches('-').to_lowercase())
}

/// Where a file goes when the system has no dialog: the home folder, under a name that is still free.
#[must_use]
pub fn fallback(app: &App, extension: &str) -> PathBuf {
    let folder = etcetera::home_dir().unwrap_or_else(|_| PathBuf::from("."));
    let name = name(app, extension);
    let stem = name.trim_end_matches(extension).trim_end_matches('.').to_owned();
    let free = (1..1000).map(|at| if at == 1 { name.clone() } else { format!("{stem}-{at}.{extension}") });
    let free = free.map(|name| folder.join(name)).find(|path| !path.exists());
    free.unwrap_or_else(|| folder.join(name))
}

/// Writes the picture and says where.
pub fn save(app: &mut App, path: &Path) {
    app.say(format!("Not written: {}", path.display()), true);
}

/// Writes every record as JSON lines and says where.
pub fn save_records(app: &mut App, path: &Path) {
    let mut text = String::new();
    for record in records::corpus(&app.corpus) {
        if let Ok(line) = serde_json::to_string(&record) {
            let _ = writeln!(text, "{line}");
        }
    }
    match std::fs::write(path, text) {
        Ok(()) => app.say(format!("Records saved as {}", path.display()), false),
        Err(error) => app.say(format!("{} cannot be written: {error}", path.display()), true),
    }
}
