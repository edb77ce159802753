//! Exporting: the dialog opened and closed, files written, pictures copied.
//!
//! `work` makes pages and files on other threads, `drawing` the picture in the dialog.

pub mod drawing;
pub mod work;

use std::path::{Path, PathBuf};

use egui::{Context, Popup};

use crate::cmd::CommandId;
use crate::export::groups::Groups;
use crate::export::marks::Marks;
use crate::export::{file, records};
use crate::gui::app::export::work::Source;
use crate::gui::app::state::export::{Dialog, Did};
use crate::gui::app::state::output::Output;
use crate::gui::app::state::reader::Picked;
use crate::gui::app::{App, Tone, ask};
use crate::job::Task;
use crate::project::Edit;
use crate::view::brief::Overflow;

/// Carries out what the dialog was asked to do.
pub fn carry_out(app: &mut App, did: Did, ctx: &Context) {
    match did {
        Did::Save => save(app, ctx),
        Did::Browse => browse(app, ctx),
        Did::Copy => copy(app, ctx),
        Did::Close => close(app),
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
pub(crate) fn folder(app: &App) -> PathBuf {
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
    // A question that is still being typed is let stand: the page shows its answer.
    if app.panes.ask.open {
        ask::settle(app);
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
pub(crate) fn remember(app: &mut App) {
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
    matches!(id, Id::StepOut | Id::CopyPicture | Id::Manual | Id::Bigger | Id::Smaller | Id::ActualSize)
}

/// Copies the words picked in the source, else the page as it is set up, in the preset's own pixels.
pub fn copy(app: &mut App, ctx: &Context) {
    if app.panes.export.dialog.is_none() && app.panes.reader.pick.words.is_some() {
        crate::gui::app::pick::carry_out(app, Picked::Copy, ctx);
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
            let ctx = ctx.clone();
            let task = Task::start("picture", move |_| source.picture(), move || ctx.request_repaint());
            app.panes.export.copying = Some(task);
            tell(app, "Drawing the picture…".to_owned(), Tone::Done);
        }
        Err(error) => tell(app, error, Tone::Wrong),
    }
}

/// Says it in the dialog where that is open, else at the foot of the window.
pub(crate) fn tell(app: &mut App, text: String, tone: Tone) {
    match &mut app.panes.export.dialog {
        Some(dialog) => dialog.said = Some((text, tone)),
        None => app.tell(text, tone),
    }
}

/// Writes the file that the dialog names.
pub(crate) fn save(app: &mut App, ctx: &Context) {
    if app.panes.export.saving.is_some() {
        return;
    }
    remember(app);
    let Some(dialog) = &mut app.panes.export.dialog else { return };
    let Some(path) = dialog.file() else {
        dialog.said = Some(("Type where the file goes, with its name".to_owned(), Tone::Wrong));
        dialog.focus_path = true;
        return;
    };
    dialog.path = path.display().to_string();
    dialog.said = Some(("Saving…".to_owned(), Tone::Done));
    let (page, overflow) = (dialog.page.clone(), dialog.overflow());
    match Source::of(app, &page, overflow) {
        Ok(source) => {
            app.panes.kept.pages =
                path.parent().map(Path::to_owned).filter(|folder| folder.is_dir()).or(app.panes.kept.pages.take());
            let ctx = ctx.clone();
            let task = Task::start("save", move |_| source.save(&path), move || ctx.request_repaint());
            app.panes.export.saving = Some(task);
        }
        Err(error) => tell(app, error, Tone::Wrong),
    }
}

/// Asks the system where the file goes.
pub(crate) fn browse(app: &mut App, ctx: &Context) {
    let Some(dialog) = &app.panes.export.dialog else { return };
    let path = dialog.file().unwrap_or_else(|| folder(app).join(name(app, dialog.output().ending())));
    crate::gui::app::dialogs::ask(app, crate::gui::kit::dialog::Ask::Page, &path.display().to_string(), ctx);
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
        dialog.said = Some(("This system offers no file chooser. Type where the file goes".to_owned(), Tone::Wrong));
        dialog.focus_path = true;
    }
}

/// What a thread has made, once it has; a thread that ended without an answer has failed.
pub(crate) fn answer<T>(from: &mut Option<Task<Result<T, String>>>) -> Option<Result<T, String>> {
    let done = Task::take(from)?;
    Some(done.unwrap_or_else(|_| Err("The page could not be made".to_owned())))
}

/// Takes in what other threads have made.
pub fn hear(app: &mut App, ctx: &Context) {
    if let Some(done) = answer(&mut app.panes.export.saving) {
        match done {
            Ok(text) => {
                app.panes.export.dialog = None;
                app.say(text);
            }
            Err(error) => tell(app, error, Tone::Wrong),
        }
    }
    if let Some(done) = answer(&mut app.panes.export.copying) {
        match done {
            Ok((image, words)) => {
                ctx.copy_image(image);
                tell(app, words, Tone::Done);
            }
            Err(error) => tell(app, error, Tone::Wrong),
        }
    }
    drawing::hear(app, ctx);
}

/// Writes every record as JSON lines and says where.
pub fn save_records(app: &mut App, path: &Path) {
    let (groups, marks) = (Groups::of(&app.data.corpus, &app.rulings()), Marks::of(&app.data.project));
    match file::write_with(path, |out| records::lines(&groups, &marks).try_for_each(|(_, line)| line.write(out))) {
        Ok(()) => app.say(format!("Records saved as {}", path.display())),
        Err(error) => app.warn(error.to_string()),
    }
}
