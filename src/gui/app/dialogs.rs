//! System dialogs: one at a time, and what is done with the answer.

use egui::Context;

use crate::gui::app::App;
use crate::gui::kit::dialog::{Ask, Dialog};

impl App {
    /// Asks where the decisions are to be kept from now on.
    pub fn ask_save_as(&mut self, ctx: &Context) {
        let name = self.beside_corpus().to_string_lossy().into_owned();
        ask(self, Ask::ProjectAs, &name, ctx);
    }
}

pub(crate) fn ask(app: &mut App, ask: Ask, name: &str, ctx: &Context) {
    if app.work.dialog.is_none() {
        let ctx = ctx.clone();
        app.work.dialog = Some(Dialog::open(ask, name, move || ctx.request_repaint()));
    }
}
