//! The list of series: which of them the charts show.

use egui::{Align2, Area, CursorIcon, Id, Order, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::gui::app::Parts;
use crate::gui::app::state::orders;
use crate::gui::kit::paint::{self, color, theme};
use crate::gui::kit::widgets::{self, NOTE, ROW};
use crate::view::chart::{Charts, Entry, Look};
use crate::view::scene::pt;
use crate::view::text::cut;
use crate::view::{glyph, paint as draw, theme as size};

const ROW_HEIGHT: f32 = 24.0;
const PICKER: f32 = 380.0;

/// The series of the chart that the list was opened for, then those of the others.
fn entries<'c>(charts: &'c Charts, key: &str) -> Vec<(&'c str, &'c Entry)> {
    let (own, others): (Vec<_>, Vec<_>) = charts.charts.iter().partition(|chart| chart.key == key);
    let all = own.into_iter().chain(others);
    all.flat_map(|chart| chart.series.iter().map(|entry| (chart.title.as_str(), entry))).collect()
}

/// The list of series: swatch, name, number of periods; a click switches one off or on. It stands above the charts.
pub fn list_ui(parts: &mut Parts<'_>, ui: &Ui, pane: Rect) {
    let Some(key) = parts.panes.timeline.chart_menu.picker.clone() else { return };
    let entries = entries(&parts.panes.timeline.charts.charts, &key);
    let height = (ROW_HEIGHT * entries.len() as f32 + 12.0).min(320.0);
    let top = (pane.top() - height - 4.0).max(ui.ctx().content_rect().top() + 8.0);
    let place = pos2(pane.left() + size::GUTTER, top);
    let before = Look::read(&parts.keeping.desk.charts);
    let mut look = before.clone();
    Area::new(Id::unique("series picker")).order(Order::Foreground).fixed_pos(place).show(ui.ctx(), |ui| {
        let theme = theme(ui);
        let (rect, _) = ui.allocate_exact_size(vec2(PICKER, height), Sense::CLICK);
        ui.painter().rect_filled(rect.translate(vec2(2.0, 3.0)), 6.0, color(theme.text.at(0.12)));
        let pen = egui::Stroke::new(1.0, color(theme.text2));
        ui.painter().rect(rect, 6.0, color(theme.canvas), pen, egui::StrokeKind::Inside);
        let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(rect.shrink(6.0)));
        inside.spacing_mut().item_spacing.y = 0.0;
        let area = ScrollArea::vertical().id_salt("series").auto_shrink([false, false]);
        area.show_rows(&mut inside, ROW_HEIGHT, entries.len(), |ui, rows| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (chart, entry) in entries.get(rows).unwrap_or_default() {
                entry_ui(&mut look, ui, chart, entry);
            }
        });
    });
    if look != before {
        parts.orders.push(orders::Order::Charts(look));
    }
}

fn entry_ui(look: &mut Look, ui: &mut Ui, chart: &str, entry: &Entry) {
    let theme = theme(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW_HEIGHT), Sense::click());
    let many = if entry.count == 1 { "value" } else { "values" };
    let name = format!("{}, {} {many}", entry.name, entry.count);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, entry.on, &name));
    if response.hovered() {
        ui.painter().rect_filled(rect, 3.0, color(theme.hover));
    }
    let middle = rect.center().y;
    let check = Rect::from_center_size(pos2(rect.left() + 11.0, middle), vec2(12.0, 12.0));
    let pen = egui::Stroke::new(1.2, color(theme.text2));
    ui.painter().rect_stroke(check, 2.0, pen, egui::StrokeKind::Inside);
    if entry.on {
        ui.painter().rect_filled(check.shrink(3.0), 1.0, color(theme.text));
    }
    let mut shapes = Vec::new();
    swatch(&mut shapes, entry.style, false, theme);
    paint::shapes(ui, ui.painter(), &shapes, pos2(rect.left() + 34.0, middle));
    let measure = |text: &str, style| paint::measure(ui, text, style);
    let words = cut(&entry.name, ROW, rect.width() - 100.0, &measure).unwrap_or_default();
    paint::text(ui, ui.painter(), pos2(rect.left() + 52.0, middle), Align2::LEFT_CENTER, &words, ROW, theme.text);
    let right = pos2(rect.right() - 8.0, middle);
    paint::text(ui, ui.painter(), right, Align2::RIGHT_CENTER, &entry.count.to_string(), NOTE, theme.text3);
    widgets::focus_ring(ui, &response, rect);
    let response = response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(format!("{chart}: {}", entry.name));
    if response.clicked() && !look.hidden.remove(&entry.key) {
        look.hidden.insert(entry.key);
    }
}

/// The mark of a series around a place: a bar, with the marker where the series has one.
pub fn swatch(shapes: &mut Vec<crate::view::Shape>, style: Option<u8>, second: bool, theme: &size::Theme) {
    let ink = style.map_or(if second { theme.second } else { theme.first }, |style| draw::series_ink(style, theme).0);
    let bar = crate::view::scene::Rect::new(-12.0, -4.0, 24.0, 8.0);
    draw::dashes(shapes, bar, (-12.0, 12.0), style, ink);
    if let Some((hue, emblem)) = style.map(|style| draw::series_ink(style, theme)) {
        let ground = crate::view::scene::Rect::new(-6.0, -6.0, 12.0, 12.0);
        shapes.push(crate::view::Shape::fill(ground, theme.canvas, 6.0));
        glyph::emblem(shapes, emblem, pt(0.0, 0.0), 4.2, hue);
    }
}
