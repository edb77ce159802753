//! Opening the real window through eframe, and saying in one sentence what is missing where it cannot open.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::{io, thread};

use anyhow::anyhow;

use crate::cmd::Keymap;
use crate::corpus::cache::Cache;
use crate::export::icon::icon;
use crate::gui::app::{App, Kept, keys, sample};
use crate::gui::kit::style;
use crate::gui::needs;
use crate::project::{self, Asked, Disk, System};

const KEY: &str = "dateline";
/// Pixels a side of the window's icon.
const ICON: u32 = 128;

/// Opens the window with a folder and the decisions asked for, or with the sample corpus, and returns when it is closed.
/// `cache` is where what was read is kept.
///
/// # Errors
/// One plain sentence that names the missing package where the system cannot open a window.
pub fn run(folder: Option<PathBuf>, asked: Asked, cache: Option<PathBuf>) -> anyhow::Result<()> {
    needs::check()?;
    let viewport = egui::ViewportBuilder::default()
        .with_title("Dateline")
        .with_app_id("dateline")
        .with_inner_size([1440.0, 900.0]);
    // Without a picture of it the window opens all the same.
    let viewport = match icon(ICON) {
        Ok(pixels) => {
            viewport.with_icon(egui::IconData { width: ICON, height: ICON, rgba: pixels.take_demultiplied() })
        }
        Err(_) => viewport,
    };
    let options = eframe::NativeOptions { viewport, persist_window: true, ..eframe::NativeOptions::default() };
    needs::quietly(move || {
        eframe::run_native(
            "dateline",
            options,
            Box::new(move |creation| Ok(Box::new(Shell::new(creation, folder, &asked, cache.as_deref())))),
        )
        .map_err(|error| anyhow!("{}", needs::plain(&error.to_string())))
    })
}

/// Opens another window: a process of its own, so that what breaks one leaves the others.
fn another(arguments: &[OsString]) -> io::Result<()> {
    let mut window = Command::new(std::env::current_exe()?).args(arguments).stdin(Stdio::null()).spawn()?;
    // Somebody has to hear that it has ended.
    let wait = move || drop(window.wait());
    thread::Builder::new().name("window".to_owned()).spawn(wait).map(drop)
}

struct Shell {
    app: App,
    /// What the window is called.
    title: String,
    /// How many times as large everything was drawn when its least size was told.
    zoom: f32,
}

impl Shell {
    fn new(
        creation: &eframe::CreationContext<'_>,
        folder: Option<PathBuf>,
        asked: &Asked,
        cache: Option<&Path>,
    ) -> Self {
        let former = || creation.storage.and_then(|storage| eframe::get_value(storage, KEY));
        let kept: Kept = settings().or_else(former).unwrap_or_default();
        let ctx = &creation.egui_ctx;
        style::install(ctx);
        ctx.set_theme(kept.theme);
        ctx.set_zoom_factor(kept.zoom);
        let mut app = App::new(kept);
        app.panes.timeline.split.session = chrono::Utc::now().timestamp_millis();
        for told in wrong_keys() {
            app.warn(told);
        }
        if let Some((cache, told)) = cache.map(Cache::open) {
            app.work.files.cache = cache.map(Arc::new);
            if let Some(told) = told {
                app.note(told, None);
            }
        }
        match folder {
            Some(folder) => app.open_as(vec![folder], asked, ctx),
            None => match app.panes.kept.last.clone().filter(|last| last.exists()) {
                Some(last) => app.open_as(vec![last], asked, ctx),
                None => sample::open(&mut app, ctx),
            },
        }
        Self { app, title: String::new(), zoom: 0.0 }
    }
}

impl eframe::App for Shell {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.app.logic(ctx);
        if let Some(arguments) = self.app.work.window.take()
            && let Err(error) = another(&arguments)
        {
            self.app.warn(format!("Another window cannot be opened: {error}"));
        }
        if (ctx.zoom_factor() - self.zoom).abs() > f32::EPSILON {
            self.zoom = ctx.zoom_factor();
            ctx.send_viewport_cmd(style::least(ctx));
        }
        let title = self.app.window_title();
        if title != self.title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        crate::gui::window_ui(&mut self.app, ui);
    }

    fn save(&mut self, _storage: &mut dyn eframe::Storage) {
        // They name folders that were opened, so they are for their owner alone; eframe's own file is for everybody.
        // Another window may have opened other folders meanwhile.
        let mut kept = self.app.panes.kept.clone();
        kept.remember(settings().map(|other| other.recent).unwrap_or_default());
        let text = serde_json::to_vec(&kept).ok();
        if let Some((path, text)) = settings_path().zip(text) {
            let folder = path.parent().map_or(Ok(()), |folder| System.make_folder(folder));
            if let Err(error) = folder.and_then(|()| project::put(&System, &path, &text)) {
                self.app.warn(format!("The window’s settings cannot be kept: {}", project::plain(&error)));
            }
        }
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.app.finish_keeping();
        self.app.finish_reading();
    }
}

/// Lays the user's own keys over those of the catalogue; what is wrong with them, a sentence each.
fn wrong_keys() -> Vec<String> {
    let Some(bytes) = keys::path().and_then(|path| System.read(&path).ok().flatten()) else { return Vec::new() };
    let (keymap, wrong) = Keymap::read(&String::from_utf8_lossy(&bytes));
    keymap.take();
    wrong
}

/// Where the window's settings lie: beside the projects.
fn settings_path() -> Option<PathBuf> {
    Some(project::data_folder()?.with_file_name("window.json"))
}

fn settings() -> Option<Kept> {
    serde_json::from_slice(&System.read(&settings_path()?).ok()??).ok()
}
