//! System dialogs: one at a time, and what is done with the answer.

use egui::Context;

use crate::gui::app::App;
use crate::gui::kit::dialog::{Ask, Dialog};

pub(crate) fn ask(app: &mut App, ask: Ask, name: &str, ctx: &Context) {
    if app.work.dialog.is_none() {
        let ctx = ctx.clone();
        app.work.dialog = Some(Dialog::open(ask, name, move || ctx.request_repaint()));
    }
}
