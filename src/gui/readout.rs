//! The crosshair's read-out: what all series say at the time under the pointer, or of the mark under it.

use egui::{Align2, Area, Id, Order, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::app::App;
use super::paint::{self, color, theme};
use super::series_list::swatch;
use super::timeline::Frame;
use super::widgets::{CONTROL, CONTROL_STRONG, NOTE};
use crate::view::chart::{Charts, Reading, readout};
use crate::view::text::cut;
use crate::view::window::civil;

/// Lines that the read-out shows at most.
const MOST: usize = 14;
/// Lines while the pointer is on the lanes: the read-out lies on the charts then.
const FEW: usize = 5;

/// The box with what is read out, beside the crosshair: above the charts while the pointer is on them, so that what is
/// read out is not covered; else in their pane, away from the lanes.
pub fn readout_ui(app: &App, ui: &Ui, charts: &Charts, pane: Rect, frame: &Frame) {
    let Some(at) = app.timeline.cross.filter(|_| app.overlay.is_none() && app.timeline.chart_menu.picker.is_none())
    else {
        return;
    };
    let inside = pane.with_min_x(frame.plot.min);
    let pointer = ui.ctx().pointer_hover_pos();
    let here = pointer.is_some_and(|pos| inside.contains(pos));
    // On the lanes a mark asks for it; bare ground does not.
    if !here && app.timeline.hovered.is_none() {
        return;
    }
    let all: Vec<_> = charts.in_view(frame.window).flat_map(|chart| readout(chart, &app.corpus, at)).collect();
    if all.is_empty() {
        return;
    }
    let most = if here { MOST } else { FEW.min(((pane.height() - 50.0) / 32.0).max(1.0) as usize) };
    let lines = all.len().min(most);
    let width = 430.0_f32.min(inside.width() - 20.0);
    let height = 26.0 + 32.0 * lines as f32 + if all.len() > most { 18.0 } else { 4.0 };
    let x = frame.x(at);
    let left = if x + 16.0 + width < inside.right() { x + 16.0 } else { x - 16.0 - width };
    let above = (pane.top() - height - 6.0).max(ui.ctx().content_rect().top() + 4.0);
    let top = if here { above } else { pane.top() + 6.0 };
    let rect = Rect::from_min_size(pos2(left.max(inside.left() + 4.0), top), vec2(width, height));
    box_ui(ui, rect, at, &all, most);
}

fn box_ui(ui: &Ui, rect: Rect, at: f64, all: &[Reading], most: usize) {
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
        for (row, line) in all.iter().take(most).enumerate() {
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
        if all.len() > most {
            let more = format!("and {} more", all.len() - most);
            let foot = pos2(rect.left() + 38.0, rect.bottom() - 10.0);
            paint::text(ui, ui.painter(), foot, Align2::LEFT_CENTER, &more, NOTE, theme.text3);
        }
    });
}
