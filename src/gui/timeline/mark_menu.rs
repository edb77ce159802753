//! The menu of a record under the other button of the pointer: on its mark, its row, its line among the undated.

use egui::{Button, Response, RichText, Role, WidgetInfo};

use crate::cmd::CommandId;
use crate::gui::app::state::orders::{Order, Orders};
use crate::gui::kit::fonts::Face;
use crate::gui::kit::paint::{color, theme};
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
    response.context_menu(|ui| {
        ui.set_min_width(210.0);
        for (at, group) in ENTRIES.iter().enumerate() {
            if at > 0 {
                ui.separator();
            }
            for command in *group {
                let command = command.command();
                let text = RichText::new(command.label).font(Face::Regular.at(12.5));
                let keys = RichText::new(command.key()).font(Face::Regular.at(11.5)).color(color(theme(ui).text3));
                let entry = ui.add(Button::new(text).right_text(keys));
                entry.widget_info(|| WidgetInfo::labeled(Role::Button, true, command.label));
                if entry.clicked() {
                    orders.extend([Order::Select(id), Order::Run(command.id)]);
                    ui.close();
                }
            }
        }
    });
}
