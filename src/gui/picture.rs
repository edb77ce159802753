//! Saving what is shown as a picture, and everything as records.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use egui::Context;

use super::app::App;
use crate::export::png::png;
use crate::export::records;
use crate::view::scene::Scene;
use crate::view::still::{Options, still};
use crate::view::{Theme, fonts};

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

/// Pixels for one point of a saved picture.
const SCALE: f32 = 2.0;

/// What the timeline shows now as a still: the same time, lanes, filter and theme, with all lanes and charts in full.
#[must_use]
pub fn scene(app: &App, dark: bool) -> Scene {
    let options = Options {
        title: app.title.clone().unwrap_or_default(),
        size: None,
        by: app.kept.lanes_by,
        theme: if dark { Theme::dark() } else { Theme::light() },
        window: Some(app.window),
    };
    still(&app.corpus, &app.shown.items, &options, &fonts::measure)
}

/// Writes the picture on a thread of its own; a message says where.
pub fn save(app: &mut App, path: &Path, ctx: &Context) {
    let scene = scene(app, ctx.theme() == egui::Theme::Dark);
    let path = if path.extension().is_some() { path.to_owned() } else { path.with_extension("png") };
    let (sender, saving) = crossbeam_channel::bounded(1);
    let ctx = ctx.clone();
    std::thread::spawn(move || {
        let drawn = png(&scene, SCALE).map_err(|error| error.to_string());
        let done = drawn.and_then(|bytes| {
            std::fs::write(&path, bytes).map_err(|error| format!("{} cannot be written: {error}", path.display()))
        });
        // Nobody listens any more once the window is closed.
        let _ = sender.send(done.map(|()| format!("Picture saved as {}", path.display())));
        ctx.request_repaint();
    });
    app.saving = Some(saving);
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
