//! The crosshair's read-out: what the series of the chart under the pointer say at its time.

use egui::{Align2, Area, Id, Order, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::gui::app::Parts;
use crate::gui::charts::series_list::swatch;
use crate::gui::kit::paint::{self, color, theme};
use crate::gui::kit::widgets::{NOTE, ROW};
use crate::gui::plot::Frame;
use crate::view::chart::{Chart, Reading, readout};
use crate::view::text::{TextStyle, Weight, cut};
use crate::view::{amount, window::civil};

/// Lines that the read-out shows at most; the others share one.
const MOST: usize = 8;
/// Height of a line, and of all but the lines.
const LINE: f32 = 17.0;
const REST: f32 = 34.0;
/// Widths: at least, and at most.
const WIDTH: (f32, f32) = (190.0, 330.0);
/// From the crosshair to the box.
const BESIDE: f32 = 14.0;
/// What stands before a name, between it and its amount, and behind that.
const AROUND: f32 = 62.0;
const STRONG: TextStyle = TextStyle::sans(Weight::SemiBold, 12.0);

/// The box with what is read out of a chart, beside the crosshair at the height of the pointer. On the lanes the crosshair is a
/// line alone: a mark there has a card of its own, and so has a value.
pub fn readout_ui(parts: &Parts<'_>, ui: &Ui, chart: &Chart, pane: Rect, frame: &Frame) {
    let free = !parts.panes.is_covered() && parts.panes.timeline.chart_menu.picker.is_none();
    let Some(at) = parts.panes.timeline.cross.filter(|_| free) else { return };
    let inside = pane.with_min_x(frame.plot.min);
    let Some(pointer) = ui.ctx().pointer_hover_pos().filter(|pos| inside.contains(*pos)) else { return };
    let all = readout(chart, &parts.data.corpus, at);
    let Some(first) = all.first() else { return };
    // One period for all is said once; otherwise each line says its own.
    let shared = all.iter().all(|line| line.period == first.period).then(|| first.period.clone());
    let title = shared.clone().unwrap_or_else(|| civil(at).format("%-d %B %Y").to_string());
    let name = |line: &Reading| match &shared {
        Some(_) => line.name.clone(),
        None => format!("{}, {}", line.name, line.period),
    };
    let names: Vec<String> = all.iter().map(name).collect();
    let measure = |text: &str, style| paint::measure(ui, text, style);
    let wide = |(line, name): (&Reading, &String)| measure(name, ROW) + measure(&line.words, STRONG) + AROUND;
    let widest = all.iter().zip(&names).take(MOST).map(wide).fold(measure(&title, STRONG) + 28.0, f32::max);
    let lines = all.len().min(MOST) + usize::from(all.len() > MOST);
    let size = vec2(widest.clamp(WIDTH.0, WIDTH.1.max(WIDTH.0)), REST + LINE * lines as f32);
    let x = frame.x(at);
    let left = if x + BESIDE + size.x < inside.right() { x + BESIDE } else { x - BESIDE - size.x };
    let lowest = (ui.ctx().content_rect().bottom() - size.y - 4.0).min(pane.bottom() - size.y);
    let top = (pointer.y - size.y / 2.0).clamp(pane.top().min(lowest), lowest.max(pane.top()));
    box_ui(ui, Rect::from_min_size(pos2(left.max(inside.left() + 4.0), top), size), &title, (&all, &names));
}

fn box_ui(ui: &Ui, rect: Rect, title: &str, (all, names): (&[Reading], &[String])) {
    let theme = theme(ui);
    let area = Area::new(Id::unique("read-out")).order(Order::Tooltip).interactable(false);
    area.fixed_pos(rect.min).show(ui.ctx(), |ui| {
        let (rect, response) = ui.allocate_exact_size(rect.size(), Sense::hover());
        let said = all.iter().zip(names).map(|(line, name)| format!("{name} {}, {}", line.words, line.sources));
        let said = format!("At {title}: {}", said.collect::<Vec<_>>().join("; "));
        response.widget_info(|| WidgetInfo::labeled(Role::Tooltip, true, &said));
        let pen = egui::Stroke::new(1.0, color(theme.text2));
        ui.painter().rect(rect, 6.0, color(theme.canvas), pen, egui::StrokeKind::Inside);
        let head = pos2(rect.left() + 12.0, rect.top() + 14.0);
        paint::text(ui, ui.painter(), head, Align2::LEFT_CENTER, title, STRONG, theme.text);
        let measure = |text: &str, style| paint::measure(ui, text, style);
        let (left, right) = (rect.left() + 40.0, rect.right() - 12.0);
        let y = |row: usize| rect.top() + 26.0 + LINE * (row as f32 + 0.5);
        for (row, (line, name)) in all.iter().zip(names).take(MOST).enumerate() {
            let y = y(row);
            let mut shapes = Vec::new();
            swatch(&mut shapes, line.style, line.second, theme);
            paint::shapes(ui, ui.painter(), &shapes, pos2(rect.left() + 22.0, y));
            let end = pos2(right, y);
            let wide = paint::text(ui, ui.painter(), end, Align2::RIGHT_CENTER, &line.words, STRONG, theme.text).x;
            let name = cut(name, ROW, right - wide - 10.0 - left, &measure).unwrap_or_default();
            paint::text(ui, ui.painter(), pos2(left, y), Align2::LEFT_CENTER, &name, ROW, theme.text2);
        }
        // They stand from high to low.
        if let Some(rest) = all.get(MOST..).filter(|rest| !rest.is_empty()) {
            let y = y(MOST);
            let words = if rest.len() == 1 { "1 other".to_owned() } else { format!("{} others", rest.len()) };
            paint::text(ui, ui.painter(), pos2(left, y), Align2::LEFT_CENTER, &words, NOTE, theme.text3);
            let range = rest.first().zip(rest.last()).map(|(high, low)| match rest.len() {
                1 => amount::tick(high.value),
                _ => format!("{} to {}", amount::tick(low.value), amount::tick(high.value)),
            });
            let range = range.unwrap_or_default();
            paint::text(ui, ui.painter(), pos2(right, y), Align2::RIGHT_CENTER, &range, NOTE, theme.text3);
        }
    });
}
