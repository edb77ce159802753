//! System dialogs: one at a time, and what is done with the answer.

use std::ffi::OsString;

use egui::Context;

use crate::gui::app::App;
use crate::gui::kit::dialog::{Ask, Dialog};
use crate::project::Asked;

impl App {
    /// Asks where the decisions are to be kept from now on.
    pub fn ask_save_as(&mut self, ctx: &Context) {
        let name = self.beside_corpus().to_string_lossy().into_owned();
        ask(self, Ask::ProjectAs, &name, ctx);
    }
}

impl App {
    /// Asks where a new project is to be kept.
    pub fn ask_new_project(&mut self, ctx: &Context) {
        let name = self.beside_corpus().to_string_lossy().replace(".dateline.json", " 2.dateline.json");
        ask(self, Ask::NewProject, &name, ctx);
    }

    /// Asks for another window on what is open here.
    pub fn ask_window(&mut self) {
        let mut arguments: Vec<OsString> = Vec::new();
        match (&self.data.asked, self.data.roots.as_slice()) {
            (Asked::File(file), [root]) => {
                arguments.extend([root.clone().into(), "--project".into(), file.clone().into()]);
            }
            (Asked::None, [root]) => arguments.extend([root.clone().into(), "--no-project".into()]),
            // A project file of its own place is opened as itself.
            (Asked::Saved, [_]) => arguments.extend(self.panes.kept.last.clone().map(OsString::from)),
            _ => {}
        }
        // What has just been decided is there when it opens.
        self.finish_keeping();
        self.work.window = Some(arguments);
    }
}

pub(crate) fn ask(app: &mut App, ask: Ask, name: &str, ctx: &Context) {
    if app.work.dialog.is_none() {
        let ctx = ctx.clone();
        app.work.dialog = Some(Dialog::open(ask, name, move || ctx.request_repaint()));
    }
}
