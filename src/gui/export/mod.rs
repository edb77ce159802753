//! The export dialog and *Copy picture*: a briefing page is set up beside its picture, saved, or put onto the clipboard.
//!
//! `settings` and `callouts` change a [`Page`]; `work` makes it into pictures and files on other threads; `preview` shows
//! what came back. The page is kept with the project when the dialog closes, as one edit that can be undone.

mod callouts;
mod fields;
mod foot;
mod frame;
mod output;
mod preview;
mod settings;
mod work;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crossbeam_channel::{Receiver, TryRecvError, bounded};
use egui::{ColorImage, Context, Popup};

use super::app::App;
use crate::cmd::CommandId;
use crate::export::{file, records};
use crate::project::{Edit, Page};
use crate::view::brief::{Brief, Overflow};
pub use frame::dialog_ui;
use output::Output;
use work::Source;

/// The dialog, and what is being made.
#[derive(Default)]
pub struct State {
    /// The dialog, while it is open.
    pub dialog: Option<Dialog>,
    /// A file being written; it ends with a sentence, or with what went wrong.
    pub saving: Option<Receiver<Result<String, String>>>,
    /// A picture being drawn for the clipboard.
    pub copying: Option<Receiver<Result<(ColorImage, String), String>>>,
}

/// What a picture in the dialog was drawn from.
#[derive(Debug, Clone, PartialEq)]
struct Key {
    page: Page,
    overflow: Overflow,
    revision: u64,
}

/// The open dialog.
pub struct Dialog {
    /// How the page is set up.
    pub page: Page,
    /// The page as it was composed last.
    pub brief: Option<Arc<Brief>>,
    /// Which page of it is shown, from 0.
    pub at: usize,
    /// Where the file goes.
    pub path: String,
    /// A sentence about the file: what went wrong, or what happened.
    pub said: Option<(String, bool)>,
    /// How many records data would hold, in words.
    data: String,
    picture: Option<egui::TextureHandle>,
    drawing: Option<Receiver<Result<preview::Drawn, String>>>,
    /// What the last picture was drawn from: settings, page and pixels across.
    drawn: Option<(Key, usize, u32)>,
    /// Pixels across that the preview has room for.
    pixels: u32,
    /// The path that was looked at last, and whether there is such a file.
    looked: (String, bool),
    /// True on the first pass, when the title takes the keyboard.
    focus_title: bool,
    focus_path: bool,
}

impl Dialog {
    /// True while the picture is not yet what the settings say.
    #[must_use]
    pub fn is_drawing(&self) -> bool {
        self.drawing.is_some() || self.drawn.is_none()
    }

    fn output(&self) -> Output {
        Output::of(&self.page.format)
    }

    /// The file that was typed or chosen, with the ending of its form.
    fn file(&self) -> Option<PathBuf> {
        let path = crate::gui::kit::dialog::paths(&self.path).into_iter().next()?;
        path.file_name()?;
        let ending = self.output().ending();
        let has = path.extension().is_some_and(|own| own.eq_ignore_ascii_case(ending));
        if has {
            return Some(path);
        }
        let mut name = path.into_os_string();
        name.push(".");
        name.push(ending);
        Some(PathBuf::from(name))
    }

    fn overflow(&self) -> Overflow {
        work::overflow(self.output(), &self.file().unwrap_or_else(|| PathBuf::from("page.png")))
    }

    /// Another form of file; the path takes its ending.
    fn set_output(&mut self, output: Output) {
        let old = self.output().ending();
        self.page.format = output.word();
        if let Some(stem) = self.path.strip_suffix(old).and_then(|stem| stem.strip_suffix('.')) {
            self.path = format!("{stem}.{}", output.ending());
        }
        self.at = 0;
    }
}

/// A file name for the corpus.
#[must_use]
pub fn name(app: &App, ending: &str) -> String {
    let title = app.data.title.as_deref().unwrap_or("dateline");
    let plain: String = title.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    format!("{}.{ending}", plain.trim_matches('-').to_lowercase())
}

/// Where files go: where the last page went, else the home folder.
fn folder(app: &App) -> PathBuf {
    let last = app.panes.kept.pages.clone().filter(|folder| folder.is_dir());
    last.or_else(|| etcetera::home_dir().ok()).unwrap_or_else(|| PathBuf::from("."))
}

/// Where a file goes when the system has no dialog: under a name that is still free.
#[must_use]
pub fn free_path(app: &App, ending: &str) -> PathBuf {
    let (folder, name) = (folder(app), name(app, ending));
    let stem = name.trim_end_matches(ending).trim_end_matches('.').to_owned();
    let free = (1..1000).map(|at| if at == 1 { name.clone() } else { format!("{stem}-{at}.{ending}") });
    let free = free.map(|name| folder.join(name)).find(|path| !path.exists());
    free.unwrap_or_else(|| folder.join(name))
}

/// Opens the dialog with the page as the project has it.
pub fn open(app: &mut App) {
    // A form that is being filled in comes first.
    if app.panes.export.dialog.is_some() || app.panes.editor.is_some() {
        return;
    }
    let page = app.data.project.page().cloned().unwrap_or_default();
    let path = folder(app).join(name(app, Output::of(&page.format).ending()));
    app.panes.overlay = None;
    app.work.message = None;
    app.panes.timeline.ask = None;
    app.panes.timeline.popover = None;
    app.panes.export.dialog = Some(Dialog {
        page,
        brief: None,
        at: 0,
        path: path.display().to_string(),
        said: None,
        data: String::new(),
        picture: None,
        drawing: None,
        drawn: None,
        pixels: 0,
        looked: (String::new(), false),
        focus_title: true,
        focus_path: false,
    });
}

/// Keeps the page with the project, where it has changed.
fn remember(app: &mut App) {
    let Some(page) = app.panes.export.dialog.as_ref().map(|dialog| dialog.page.clone()) else { return };
    if app.data.project.page().cloned().unwrap_or_default() != page {
        app.edit(Edit::Page(Some(Box::new(page))));
    }
}

/// Closes the dialog; what was set up stays with the project.
pub fn close(app: &mut App) {
    remember(app);
    app.panes.export.dialog = None;
}

/// Esc: closes a list of choices, else the dialog; true where there was one.
pub fn step_out(app: &mut App, ctx: &Context) -> bool {
    if app.panes.export.dialog.is_none() {
        return false;
    }
    if Popup::is_any_open(ctx) {
        Popup::close_all(ctx);
    } else {
        close(app);
    }
    true
}

/// Commands that have their keys while the dialog is open.
#[must_use]
pub fn takes(id: CommandId) -> bool {
    use CommandId as Id;
    matches!(id, Id::StepOut | Id::CopyPicture | Id::Bigger | Id::Smaller | Id::ActualSize)
}

/// Copies the words picked in the source, else the page as it is set up, in the preset's own pixels.
pub fn copy(app: &mut App, ctx: &Context) {
    if app.panes.export.dialog.is_none() && app.panes.reader.pick.words.is_some() {
        crate::gui::reader::pick::carry_out(app, ctx, Some(crate::gui::reader::pick::Did::Copy));
        return;
    }
    if app.panes.export.copying.is_some() {
        return;
    }
    remember(app);
    let page = app.data.project.page().cloned().unwrap_or_default();
    // Nothing lies beside a picture on the clipboard.
    let elsewhere = format!("project “{}” in Dateline", app.data.title.as_deref().unwrap_or_default());
    match Source::of(app, &page, Overflow::Sidecar(elsewhere)) {
        Ok(source) => {
            let (sender, copying) = bounded(1);
            let ctx = ctx.clone();
            std::thread::spawn(move || {
                // Nobody listens any more once the window is closed.
                let _ = sender.send(source.picture());
                ctx.request_repaint();
            });
            app.panes.export.copying = Some(copying);
            tell(app, "Drawing the picture…".to_owned(), false);
        }
        Err(error) => tell(app, error, true),
    }
}

/// Says it in the dialog where that is open, else at the foot of the window.
fn tell(app: &mut App, text: String, error: bool) {
    match &mut app.panes.export.dialog {
        Some(dialog) => dialog.said = Some((text, error)),
        None => app.say(text, error),
    }
}

/// Writes the file that the dialog names.
fn save(app: &mut App, ctx: &Context) {
    if app.panes.export.saving.is_some() {
        return;
    }
    remember(app);
    let Some(dialog) = &mut app.panes.export.dialog else { return };
    let Some(path) = dialog.file() else {
        dialog.said = Some(("Type where the file goes, with its name".to_owned(), true));
        dialog.focus_path = true;
        return;
    };
    dialog.path = path.display().to_string();
    dialog.said = Some(("Saving…".to_owned(), false));
    let (page, overflow) = (dialog.page.clone(), dialog.overflow());
    match Source::of(app, &page, overflow) {
        Ok(source) => {
            app.panes.kept.pages =
                path.parent().map(Path::to_owned).filter(|folder| folder.is_dir()).or(app.panes.kept.pages.take());
            let (sender, saving) = bounded(1);
            let ctx = ctx.clone();
            std::thread::spawn(move || {
                // Nobody listens any more once the window is closed.
                let _ = sender.send(source.save(&path));
                ctx.request_repaint();
            });
            app.panes.export.saving = Some(saving);
        }
        Err(error) => tell(app, error, true),
    }
}

/// Asks the system where the file goes.
fn browse(app: &mut App, ctx: &Context) {
    let Some(dialog) = &app.panes.export.dialog else { return };
    let path = dialog.file().unwrap_or_else(|| folder(app).join(name(app, dialog.output().ending())));
    crate::gui::command::ask(app, crate::gui::kit::dialog::Ask::Page, &path.display().to_string(), ctx);
}

/// The system's dialog was answered: the file is written there.
pub fn chosen(app: &mut App, path: &Path, ctx: &Context) {
    if let Some(dialog) = &mut app.panes.export.dialog {
        dialog.path = path.display().to_string();
        save(app, ctx);
    }
}

/// The system has no file chooser: the path is typed.
pub fn no_chooser(app: &mut App) {
    if let Some(dialog) = &mut app.panes.export.dialog {
        dialog.said = Some(("This system offers no file chooser. Type where the file goes".to_owned(), true));
        dialog.focus_path = true;
    }
}

/// What a thread has made, once it has; a thread that ended without an answer has failed.
fn answer<T>(from: Option<&Receiver<Result<T, String>>>) -> Option<Result<T, String>> {
    match from?.try_recv() {
        Ok(done) => Some(done),
        Err(TryRecvError::Empty) => None,
        Err(TryRecvError::Disconnected) => Some(Err("The page could not be made".to_owned())),
    }
}

/// Takes in what other threads have made.
pub fn hear(app: &mut App, ctx: &Context) {
    if let Some(done) = answer(app.panes.export.saving.as_ref()) {
        app.panes.export.saving = None;
        match done {
            Ok(text) => {
                app.panes.export.dialog = None;
                app.say(text, false);
            }
            Err(error) => tell(app, error, true),
        }
    }
    if let Some(done) = answer(app.panes.export.copying.as_ref()) {
        app.panes.export.copying = None;
        match done {
            Ok((image, words)) => {
                ctx.copy_image(image);
                tell(app, words, false);
            }
            Err(error) => tell(app, error, true),
        }
    }
    preview::hear(app, ctx);
}

/// Writes every record as JSON lines and says where.
pub fn save_records(app: &mut App, path: &Path) {
    let mut text = String::new();
    for record in records::corpus(&app.data.corpus) {
        text.push_str(&serde_json::to_string(&record).unwrap_or_default());
        text.push('\n');
    }
    match file::write(path, text.as_bytes()) {
        Ok(()) => app.say(format!("Records saved as {}", path.display()), false),
        Err(error) => app.say(error.to_string(), true),
    }
}
