//! The crosshair's read-out: what all series say at the time under the pointer.

use egui::{Align2, Area, Id, Order, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::gui::app::Parts;
use crate::gui::charts::series_list::swatch;
use crate::gui::kit::paint::{self, color, theme};
use crate::gui::kit::widgets::{CONTROL, CONTROL_STRONG, NOTE};
use crate::gui::plot::Frame;
use crate::view::chart::{Charts, Reading, readout};
use crate::view::text::cut;
use crate::view::window::civil;

/// Lines that the read-out shows at most.
const MOST: usize = 14;

/// The box with what is read out, beside the crosshair and above the charts, so that what is read out is not covered.
/// On the lanes the crosshair is a line alone: a mark there has a card of its own.
pub fn readout_ui(parts: &Parts<'_>, ui: &Ui, charts: &Charts, pane: Rect, frame: &Frame) {
    let Some(at) = parts
        .panes
        .timeline
        .cross
        .filter(|_| !parts.panes.is_covered() && parts.panes.timeline.chart_menu.picker.is_none())
    else {
        return;
    };
    let inside = pane.with_min_x(frame.plot.min);
    let pointer = ui.ctx().pointer_hover_pos();
    if !pointer.is_some_and(|pos| inside.contains(pos)) {
        return;
    }
    let all: Vec<_> = charts.in_view(frame.window).flat_map(|chart| readout(chart, &parts.data.corpus, at)).collect();
    if all.is_empty() {
        return;
    }
    let lines = all.len().min(MOST);
    let width = 430.0_f32.min(inside.width() - 20.0);
    let height = 26.0 + 32.0 * lines as f32 + if all.len() > MOST { 18.0 } else { 4.0 };
    let x = frame.x(at);
    let left = if x + 16.0 + width < inside.right() { x + 16.0 } else { x - 16.0 - width };
    let top = (pane.top() - height - 6.0).max(ui.ctx().content_rect().top() + 4.0);
    let rect = Rect::from_min_size(pos2(left.max(inside.left() + 4.0), top), vec2(width, height));
    box_ui(ui, rect, at, &all);
}

fn box_ui(ui: &Ui, rect: Rect, at: f64, all: &[Reading]) {
    let theme = theme(ui);
    let title = civil(at).format("%-d %B %Y").to_string();
    let area = Area::new(Id::unique("read-out")).order(Order::Tooltip).interactable(false);
    area.fixed_pos(rect.min).show(ui.ctx(), |ui| {
        let (rect, response) = ui.allocate_exact_size(rect.size(), Sense::hover());
        let said: Vec<String> =
            all.iter().map(|line| format!("{} {}, {}", line.name, line.words, line.sources)).collect();
        let said = format!("At {title}: {}", said.join("; "));
        response.widget_info(|| WidgetInfo::labeled(Role::Tooltip, true, &said));
        let pen = egui::Stroke::new(1.0, color(theme.text2));
        ui.painter().rect(rect, 6.0, color(theme.canvas), pen, egui::StrokeKind::Inside);
        let head = pos2(rect.left() + 12.0, rect.top() + 14.0);
        paint::text(ui, ui.painter(), head, Align2::LEFT_CENTER, &title, CONTROL_STRONG, theme.text);
        let measure = |text: &str, style| paint::measure(ui, text, style);
        for (row, line) in all.iter().take(MOST).enumerate() {
            let y = rect.top() + 26.0 + 32.0 * row as f32 + 9.0;
            let mut shapes = Vec::new();
            swatch(&mut shapes, line.style, line.second, theme);
            paint::shapes(ui, ui.painter(), &shapes, pos2(rect.left() + 22.0, y));
            let left = rect.left() + 38.0;
            let room = rect.width() - 50.0;
            let words = cut(&line.words, CONTROL_STRONG, room, &measure).unwrap_or_default();
            let wide = measure(&words, CONTROL_STRONG);
            paint::text(ui, ui.painter(), pos2(left, y), Align2::LEFT_CENTER, &words, CONTROL_STRONG, theme.text);
            let name = cut(&line.name, CONTROL, room - wide - 8.0, &measure).unwrap_or_default();
            let beside = pos2(left + wide + 8.0, y);
            paint::text(ui, ui.painter(), beside, Align2::LEFT_CENTER, &name, CONTROL, theme.text2);
            let sources = cut(&line.sources, NOTE, room, &measure).unwrap_or_default();
            paint::text(ui, ui.painter(), pos2(left, y + 14.0), Align2::LEFT_CENTER, &sources, NOTE, theme.text3);
        }
        if all.len() > MOST {
            let more = format!("and {} more", all.len() - MOST);
            let foot = pos2(rect.left() + 38.0, rect.bottom() - 10.0);
            paint::text(ui, ui.painter(), foot, Align2::LEFT_CENTER, &more, NOTE, theme.text3);
        }
    });
}
