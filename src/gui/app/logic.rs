//! What happens on every frame before anything is painted: what other threads have done is taken in.

use std::time::Duration;

use crate::gui::app::{App, export, history, report};
use crate::gui::kit::dialog::{Answer, Ask};

impl App {
    /// Back to the first screen.
    pub fn close(&mut self) {
        let kept = std::mem::take(&mut self.panes.kept);
        let revision = self.data.revision + 1;
        let keeping = std::mem::take(&mut self.work.keeping).parted();
        let cache = self.work.files.cache.take();
        if let Some(task) = self.work.making.task.take() {
            task.leave();
        }
        *self = Self::new(kept);
        self.data.revision = revision;
        self.work.keeping = keeping;
        self.work.files.cache = cache;
    }

    /// What the window is called: the corpus first, for lists of windows cut names short.
    #[must_use]
    pub fn window_title(&self) -> String {
        self.data.title.as_ref().map_or_else(|| "Dateline".to_owned(), |title| format!("{title} – Dateline"))
    }

    /// Takes in what other threads have done since the last frame.
    pub fn logic(&mut self, ctx: &egui::Context) {
        self.work.refused = false;
        self.advance(ctx);
        self.hear_job(ctx);
        self.hear_changes(ctx);
        self.hear_dialog(ctx);
        self.hear_relaid();
        self.hear_made(ctx);
        self.hear_kept(ctx);
        if self.work.relaying.is_some() {
            ctx.request_repaint_after(Duration::from_millis(50));
        }
        crate::gui::app::search::hear(self);
        export::hear(self, ctx);
        report::hear(self);
        let over = self.work.message.as_ref().map(|message| message.since.elapsed() > message.stays());
        match over {
            Some(true) => {
                self.dismiss();
            }
            Some(false) => ctx.request_repaint_after(Duration::from_secs(1)),
            None => {}
        }
    }

    pub(crate) fn hear_dialog(&mut self, ctx: &egui::Context) {
        let Some(dialog) = &mut self.work.dialog else { return };
        let Some(answer) = dialog.poll(ctx.input(|input| input.focused)) else { return };
        let ask = dialog.ask;
        self.work.dialog = None;
        match (ask, answer) {
            (_, Answer::Cancelled) => {}
            (Ask::Folder, Answer::Path(path)) => self.open_paths(vec![path], ctx),
            (Ask::Folder, Answer::NoDialog) => self.warn(
                "This system offers no folder chooser. Paste a path on the first screen, or start: dateline FOLDER"
                    .to_owned(),
            ),
            (Ask::Project, Answer::Path(path)) => self.open_paths(vec![path], ctx),
            (Ask::ProjectAs, Answer::Path(path)) => self.save_as(&path, ctx),
            (Ask::Project, Answer::NoDialog) => self.warn(
                "This system offers no file chooser. Drop the project file on the window, or start: dateline FILE"
                    .to_owned(),
            ),
            (Ask::NewProject, Answer::Path(path)) => self.new_project(&path, ctx),
            (Ask::NewProject, Answer::NoDialog) => {
                let file = self.beside_corpus();
                self.new_project(&file, ctx);
            }
            (Ask::History, Answer::Path(path)) => history::save(self, &path),
            (Ask::History, Answer::NoDialog) => history::save(self, &export::free_path(self, "history.csv")),
            (Ask::ProjectAs, Answer::NoDialog) => {
                let file = self.beside_corpus();
                self.save_as(&file, ctx);
            }
            (Ask::Page, Answer::Path(path)) => export::chosen(self, &path, ctx),
            (Ask::Page, Answer::NoDialog) => export::no_chooser(self),
            (Ask::Report, Answer::Path(path)) => report::save(self, &path, ctx),
            (Ask::Report, Answer::NoDialog) => report::save(self, &export::free_path(self, "files.csv"), ctx),
            (Ask::Records, Answer::Path(path)) => export::save_records(self, &path),
            (Ask::Records, Answer::NoDialog) => {
                export::save_records(self, &export::free_path(self, "jsonl"));
            }
        }
    }
}
