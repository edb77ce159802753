//! What lies around an event: the bar that says so while it is shown, and how many days it takes in.

use egui::{Area, Id, Order, Rect, Role, Ui, WidgetInfo, pos2};

use crate::cmd::CommandId;
use crate::gui::app::Parts;
use crate::gui::kit::paint;
use crate::gui::kit::widgets::{self, Look, ROW};
use crate::model::counted;
use crate::view::text::cut;

/// The bar at the top of the lanes; returns the command that was clicked.
pub fn bar_ui(parts: &Parts<'_>, ui: &Ui, pane: Rect) -> Option<CommandId> {
    parts.choice.context.as_ref()?;
    let item = parts.choice.selection.and_then(|id| parts.data.item(id));
    let title = item.map(|item| item.label.to_string()).unwrap_or_default();
    let measure = |text: &str, style| paint::measure(ui, text, style);
    let title = cut(&title, ROW, 220.0, &measure).unwrap_or_default();
    let days = counted(usize::from(parts.panes.kept.context_days), "day");
    let mut picked = None;
    let width = measure(&title, ROW) + measure(&days, ROW) + 210.0;
    let left = (pane.center().x - width / 2.0).max(pane.left() + 8.0);
    Area::new(Id::unique("context")).order(Order::Middle).fixed_pos(pos2(left, pane.top() + 6.0)).show(
        ui.ctx(),
        |ui| {
            egui::Frame::popup(ui.style()).inner_margin(4.0).show(ui, |ui| {
                ui.horizontal(|ui| {
                    ui.add_space(6.0);
                    let about = if title.is_empty() { String::new() } else { format!(" around ‘{title}’") };
                    let words = format!("± {days}{about}");
                    let label = ui.label(egui::RichText::new(&words).font(paint::font(ROW)));
                    label.widget_info(|| WidgetInfo::labeled(Role::Status, true, format!("Context: {words}")));
                    for (id, sign) in [(CommandId::ContextLess, "−"), (CommandId::ContextMore, "+")] {
                        let name = id.label();
                        let button = widgets::button_ui(ui, Look::Plain, None, "", sign, false);
                        button.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
                        if button.on_hover_text(name).clicked() {
                            picked = Some(id);
                        }
                    }
                    if widgets::button_ui(ui, Look::Plain, None, "Back", "", false).clicked() {
                        picked = Some(CommandId::StepOut);
                    }
                });
            });
        },
    );
    picked
}
