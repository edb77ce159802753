//! Eras: named stretches of time as pale bands behind lanes and charts, with a strip of their names and a form.

use egui::{Align2, CursorIcon, Id, Rect, Role, Sense, Ui, WidgetInfo, pos2};

use crate::gui::app::state::orders::{Order, Orders};
use crate::gui::kit::paint::{self, color, theme};
use crate::gui::kit::widgets;
use crate::gui::plot::{Frame, behind};
use crate::view::bands::{self, Band};
use crate::view::theme as size;

/// The strip of names: a click opens an era's form.
pub fn strip_ui(orders: &mut Orders, ui: &Ui, rect: Rect, eras: &[Band], frame: &Frame) {
    let theme = theme(ui);
    ui.painter().rect_filled(rect, 0.0, color(theme.panel));
    let left = pos2(rect.left() + size::PAD, rect.center().y);
    paint::text(ui, ui.painter(), left, Align2::LEFT_CENTER, "Eras", size::SMALL, theme.text2);
    let pane = rect.with_min_x(frame.plot.min);
    behind(ui, eras, pane, frame);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (1.0, color(theme.line)));
    let mut opened = None;
    for era in eras.iter().filter(|era| frame.window.shows(era.start, era.end)) {
        let place = Rect::from_x_y_ranges(frame.x(era.start)..=frame.x(era.end), pane.y_range()).intersect(pane);
        let response = ui.interact(place, Id::unique(("era", &era.name)), Sense::click());
        let span = crate::view::ticks::range_words(crate::view::Window::new(era.start, era.end));
        let words = format!("Era {}, {span}", era.name);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
        let measure = |text: &str, style| paint::measure(ui, text, style);
        if let Some((name, x)) = bands::era_label(era, frame.window, frame.width(), &measure) {
            let at = pos2(pane.left() + x, pane.center().y);
            let ink = if response.hovered() { theme.text } else { theme.text2 };
            paint::text(ui, &ui.painter().with_clip_rect(pane), at, Align2::LEFT_CENTER, &name, size::SMALL, ink);
        }
        widgets::focus_ring(ui, &response, place.shrink(1.0));
        if response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(words).clicked() {
            opened = Some(era.name.clone());
        }
    }
    if let Some(name) = opened {
        orders.push(Order::Era(name));
    }
}
