//! The menu of a record under the other button of the pointer: on its mark, its value, its row, its words in the source, its
//! line among the undated.

use egui::{Response, Ui};

use crate::cmd::CommandId;
use crate::gui::app::state::orders::{Order, Orders};
use crate::gui::kit::menu::Entry;
use crate::model::RecordId;

/// What can be done with one record, in the order of the menu; lines part groups.
const ENTRIES: [&[CommandId]; 4] = [
    &[CommandId::OpenSource, CommandId::EditRecord],
    &[CommandId::Accept, CommandId::Reject, CommandId::Undecided],
    &[CommandId::Star, CommandId::Merge, CommandId::Split],
    &[CommandId::Centre, CommandId::CopyCitation],
];

/// The menu; what is picked is done to the record, which becomes the selected one.
pub fn menu(response: &Response, id: RecordId, orders: &mut Orders) {
    response.context_menu(|ui| entries_ui(ui, id, orders));
}

/// What stands in it.
pub fn entries_ui(ui: &mut Ui, id: RecordId, orders: &mut Orders) {
    ui.set_min_width(210.0);
    for (at, group) in ENTRIES.iter().enumerate() {
        if at > 0 {
            ui.separator();
        }
        for command in *group {
            let command = command.command();
            let entry = Entry { name: command.label, says: command.says, keys: &command.key(), ..Entry::default() };
            if entry.ui(ui).clicked() {
                orders.extend([Order::Select(id), Order::Run(command.id)]);
            }
        }
    }
}
