//! The frame of the dialog: its head, the page at the left, the settings at the right, the foot; it fits the window.

use egui::{Align2, Frame, Id, Modal, Rect, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

use crate::gui::app::Parts;
use crate::gui::app::state::export::Did;
use crate::gui::app::state::orders::Order;
use crate::gui::export::{foot, preview, settings};
use crate::gui::kit::icons::Icon;
use crate::gui::kit::over;
use crate::gui::kit::paint::{self, color, theme};
use crate::view::text::{TextStyle, Weight};

/// Largest size of the dialog.
const LARGEST: egui::Vec2 = vec2(1240.0, 820.0);
const HEAD: f32 = 44.0;
const FOOT: f32 = 74.0;
/// Width of the settings.
const SETTINGS: f32 = 392.0;
const TITLE: TextStyle = TextStyle::sans(Weight::SemiBold, 14.0);

/// The dialog, where it is open.
pub fn dialog_ui(parts: &mut Parts<'_>, ui: &mut Ui) {
    let Some(mut dialog) = parts.panes.export.dialog.take() else { return };
    let ctx = ui.ctx().clone();
    let size = (ctx.content_rect().size() - vec2(40.0, 40.0)).min(LARGEST);
    let frame = Frame::popup(ui.style()).inner_margin(0.0);
    let shown = Modal::new(Id::unique("export")).frame(frame).show(&ctx, |ui| {
        over::name(ui, "Export");
        let (whole, _) = ui.allocate_exact_size(size, Sense::hover());
        let (top, bottom) = (whole.top() + HEAD, whole.bottom() - FOOT);
        let middle = whole.right() - SETTINGS;
        let closed = head_ui(ui, whole.with_max_y(top));
        let left = Rect::from_min_max(pos2(whole.left(), top), pos2(middle, bottom));
        preview::pane_ui(&mut dialog, &mut child(ui, "page", left));
        let right = Rect::from_min_max(pos2(middle, top), pos2(whole.right(), bottom));
        settings::pane_ui(parts.data, parts.choice, &mut child(ui, "settings", right), &mut dialog);
        let below = Rect::from_min_max(pos2(whole.left(), bottom), whole.max).shrink2(vec2(16.0, 12.0));
        let did = foot::bar_ui(&parts.panes.export, &mut child(ui, "foot", below), &mut dialog);
        let pen = Stroke::new(1.0, color(theme(ui).line));
        ui.painter().hline(whole.x_range(), top, pen);
        ui.painter().hline(whole.x_range(), bottom, pen);
        ui.painter().vline(middle, top..=bottom, pen);
        if closed { Some(Did::Close) } else { did }
    });
    parts.panes.export.dialog = Some(dialog);
    parts.orders.extend(shown.inner.map(Order::Export));
}

fn child(ui: &mut Ui, name: &str, rect: Rect) -> Ui {
    let mut inside = ui.new_child(UiBuilder::new().id_salt(name).max_rect(rect));
    inside.set_clip_rect(rect.expand(4.0).intersect(ui.clip_rect()));
    inside
}

/// The title and the cross; true where that was clicked.
fn head_ui(ui: &Ui, rect: Rect) -> bool {
    let theme = theme(ui);
    let left = pos2(rect.left() + 16.0, rect.center().y);
    paint::text(ui, ui.painter(), left, Align2::LEFT_CENTER, "Export", TITLE, theme.text);
    let cross = Rect::from_center_size(pos2(rect.right() - 24.0, rect.center().y), vec2(26.0, 26.0));
    preview::icon_ui(ui, cross, "close", ("Close export", Icon::Cross), true)
}
