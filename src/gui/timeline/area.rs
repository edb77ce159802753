//! A selected stretch of time and lanes: how many events lie in it, and what can be done with them.

use egui::{Align2, Id, Rect, Role, Ui, WidgetInfo, pos2};

use crate::cmd::CommandId;
use crate::gui::app::Parts;
use crate::gui::app::area::members;
use crate::gui::app::state::timeline::Area;
use crate::gui::kit::paint::{self, color, theme};
use crate::gui::kit::widgets::{self, Look, NOTE};
use crate::gui::plot::Frame;
use crate::model::counted;
use crate::view::{Window, ticks};

/// Begins an area or goes on with it while the pointer is dragged.
pub fn drag(parts: &mut Parts<'_>, time: f64, y: f32, begins: bool) {
    let lanes = &parts.panes.timeline.layout.lanes;
    let at = lanes.iter().position(|lane| y >= lane.y && y < lane.y + lane.height);
    let lane = at.unwrap_or(if y < 0.0 { 0 } else { lanes.len().saturating_sub(1) });
    if begins {
        parts.choice.area = Some(Area { times: (time, time), lanes: Some((lane, lane)), drawing: true });
    } else if let Some(area) = &mut parts.choice.area {
        area.times.1 = time;
        area.lanes = area.lanes.map(|(first, _)| (first, lane));
    }
}

/// The area on the lanes, with its count and its actions. `top` is where the layout begins on the screen.
pub fn area_ui(parts: &mut Parts<'_>, ui: &Ui, frame: &Frame, pane: Rect, top: f32) {
    let Some(area) = parts.choice.area else { return };
    let theme = theme(ui);
    let (start, end) = area.span();
    let lanes = &parts.panes.timeline.layout.lanes;
    let shown = lanes.get(area.lanes(lanes.len())).unwrap_or_default();
    let (Some(first), Some(last)) = (shown.first(), shown.last()) else { return };
    let (upper, lower) = match area.lanes {
        Some(_) => (top + first.y, top + last.y + last.height),
        None => (pane.top(), pane.bottom()),
    };
    let rect = Rect::from_x_y_ranges(frame.x(start)..=frame.x(end), upper..=lower).intersect(pane);
    if rect.width() < 0.0 || rect.height() <= 0.0 {
        return;
    }
    let painter = ui.painter().with_clip_rect(pane);
    painter.rect_filled(rect, 0.0, color(theme.edge.at(0.10)));
    let pen = egui::Stroke::new(1.5, color(theme.edge));
    painter.rect_stroke(rect, 0.0, pen, egui::StrokeKind::Inside);
    let count = members(parts.data, parts.choice, &parts.panes.timeline.board).len();
    let words = format!("{}, {}", counted(count, "event"), ticks::range_words(Window::new(start, end)));
    if area.drawing {
        let at = pos2(rect.center().x, rect.top() + 13.0);
        let wide = paint::measure(ui, &words, NOTE) + 14.0;
        let plate = Rect::from_center_size(at, egui::vec2(wide, 18.0));
        painter.rect(plate, 4.0, color(theme.canvas), (1.0, color(theme.edge)), egui::StrokeKind::Inside);
        paint::text(ui, &painter, at, Align2::CENTER_CENTER, &words, NOTE, theme.text);
        return;
    }
    let width = paint::measure(ui, &words, NOTE) + 250.0;
    let left =
        (rect.center().x - width / 2.0).clamp(pane.left() + 4.0, (pane.right() - width - 4.0).max(pane.left() + 4.0));
    let place = pos2(left, (rect.top() + 6.0).min(pane.bottom() - 44.0));
    let mut did = 0;
    egui::Area::new(Id::unique("area")).order(egui::Order::Middle).fixed_pos(place).show(ui.ctx(), |ui| {
        let frame = egui::Frame::popup(ui.style()).inner_margin(6.0);
        frame.show(ui, |ui| {
            ui.horizontal(|ui| {
                let label = ui.label(&words);
                label.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("Area: {words}")));
                for (at, name) in [CommandId::ZoomToArea.label(), "List events"].into_iter().enumerate() {
                    if widgets::button_ui(ui, Look::Plain, None, "", name, false).clicked() {
                        did = at + 1;
                    }
                }
            });
        });
    });
    match did {
        1 => parts.run(CommandId::ZoomToArea),
        2 => parts.run(CommandId::ListArea),
        _ => {}
    }
}
