//! What lies over the window: a dialog with a name. While it is there nothing below it takes the keyboard or the pointer.

use egui::accesskit::Role;
use egui::{Area, Color32, Context, Frame, Id, Modal, Order, Pos2, Sense, Ui, UiKind};

/// A dialog.
pub struct Over<'a> {
    /// By which the toolkit knows it.
    pub id: &'static str,
    /// What a screen reader calls it.
    pub name: &'a str,
    /// Its upper left corner.
    pub place: Pos2,
    /// Its height where its content scrolls.
    pub height: Option<f32>,
    /// Points between its frame and its content.
    pub margin: f32,
}

impl Over<'_> {
    /// Paints it; also true where a click went beside it.
    pub fn show<R>(&self, ctx: &Context, content: impl FnOnce(&mut Ui) -> R) -> (R, bool) {
        let mut area = Area::new(Id::unique(self.id))
            .kind(UiKind::Modal)
            .sense(Sense::hover())
            .order(Order::Foreground)
            .interactable(true)
            .fixed_pos(self.place);
        if let Some(height) = self.height {
            area = area.default_height(height);
        }
        let frame = Frame::popup(&ctx.global_style()).inner_margin(self.margin);
        let modal = Modal::new(Id::unique(self.id)).area(area).backdrop_color(Color32::TRANSPARENT).frame(frame);
        let shown = modal.show(ctx, |ui| {
            name(ui, self.name);
            content(ui)
        });
        (shown.inner, shown.backdrop_response.clicked())
    }
}

/// Says what the innermost container is, and what it is called.
pub fn called(ui: &Ui, role: Role, name: &str) {
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_role(role);
        node.set_label(name);
    });
}

/// Says of the dialog around what it is called, and that nothing else can be reached meanwhile.
pub fn name(ui: &Ui, name: &str) {
    let Some(around) = ui.stack().iter().find(|around| around.kind() == Some(UiKind::Modal)) else { return };
    ui.ctx().accesskit_node_builder(around.unique_id, |node| {
        node.set_role(Role::Dialog);
        node.set_label(name);
        node.set_modal();
    });
}
