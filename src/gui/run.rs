//! Opening the real window through eframe, and saying in one sentence what is missing where it cannot open.

use std::path::PathBuf;

use anyhow::anyhow;

use super::app::{App, Kept};
use crate::gui::app::sample;
use crate::gui::kit::style;
use crate::gui::needs;

const KEY: &str = "dateline";

/// Opens the window with a folder, or with the sample corpus, and returns when it is closed.
///
/// # Errors
/// One plain sentence that names the missing package where the system cannot open a window.
pub fn run(folder: Option<PathBuf>) -> anyhow::Result<()> {
    needs::check()?;
    let viewport = egui::ViewportBuilder::default()
        .with_title("Dateline")
        .with_app_id("dateline")
        .with_inner_size([1440.0, 900.0])
        .with_min_inner_size([1024.0, 640.0]);
    let options = eframe::NativeOptions { viewport, persist_window: true, ..eframe::NativeOptions::default() };
    needs::quietly(move || {
        eframe::run_native("dateline", options, Box::new(move |creation| Ok(Box::new(Shell::new(creation, folder)))))
            .map_err(|error| anyhow!("{}", needs::plain(&error.to_string())))
    })
}

struct Shell {
    app: App,
}

impl Shell {
    fn new(creation: &eframe::CreationContext<'_>, folder: Option<PathBuf>) -> Self {
        let kept: Kept = creation.storage.and_then(|storage| eframe::get_value(storage, KEY)).unwrap_or_default();
        let ctx = &creation.egui_ctx;
        style::install(ctx);
        ctx.set_theme(kept.theme);
        ctx.set_zoom_factor(kept.zoom);
        let mut app = App::new(kept);
        match folder {
            Some(folder) => app.open_paths(vec![folder], ctx),
            None => sample::open(&mut app, ctx),
        }
        Self { app }
    }
}

impl eframe::App for Shell {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.app.logic(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.app.ui(ui);
    }

    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        eframe::set_value(storage, KEY, &self.app.kept);
    }
}
