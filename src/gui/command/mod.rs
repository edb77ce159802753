//! What can be done: each command carried out, enabled and told by its keys.

mod actions;
pub(crate) mod keys;
mod table;

use egui::Context;

use crate::cmd::CommandId;
use crate::gui::app::App;

/// True where a command has something to work on now; menus grey out the others.
#[must_use]
pub fn enabled(app: &App, id: CommandId) -> bool {
    (table::act(id).enabled)(app)
}

/// Of a command that is a choice: true where it is on now.
#[must_use]
pub fn is_on(app: &App, id: CommandId) -> Option<bool> {
    table::act(id).on.map(|on| on(app))
}

/// Those of some commands that can be carried out now.
#[must_use]
pub fn ready(app: &App, commands: &[CommandId]) -> Vec<CommandId> {
    commands.iter().copied().filter(|id| enabled(app, *id)).collect()
}

/// Carries out a command; does nothing where it is not enabled.
pub fn run(app: &mut App, id: CommandId, ctx: &Context) {
    if id.decides() && app.refuses() {
        return;
    }
    let act = table::act(id);
    if (act.enabled)(app) {
        (act.run)(app, ctx);
    }
}
