//! The bar above the charts: how values are seen, which series are shown; and the crosshair's read-out.

use egui::{Align2, Area, Context, CursorIcon, Id, Order, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::app::App;
use super::paint::{self, color, theme};
use super::timeline::Frame;
use super::widgets::{self, CONTROL, CONTROL_STRONG, NOTE, ROW};
use crate::cmd::CommandId;
use crate::view::chart::{Charts, Entry, Look, Mode, readout};
use crate::view::scene::pt;
use crate::view::text::cut;
use crate::view::window::civil;
use crate::view::{glyph, paint as draw, theme as size};

/// Height of the bar.
pub const HEIGHT: f32 = 26.0;
const ROW_HEIGHT: f32 = 22.0;
const PICKER: f32 = 380.0;
/// Lines that the read-out shows at most.
const MOST: usize = 14;

/// The modes in the order of the bar, each with its command.
const MODES: [(CommandId, &str); 5] = [
    (CommandId::ChartAuto, "Auto"),
    (CommandId::ChartLevel, "Level"),
    (CommandId::ChartLog, "Log"),
    (CommandId::ChartChange, "Change"),
    (CommandId::ChartIndex, "Index"),
];

/// Carries out a command of the charts.
pub fn run(app: &mut App, id: CommandId, ctx: &Context) {
    let mode = match id {
        CommandId::ChartAuto => Mode::Auto,
        CommandId::ChartLevel => Mode::Level,
        CommandId::ChartLog => Mode::Log,
        CommandId::ChartChange => Mode::Change,
        CommandId::ChartIndex => Mode::Index(base(app, ctx)),
        CommandId::ChartSeries => {
            app.timeline.charts.picker = !app.timeline.charts.picker;
            return;
        }
        _ => {
            app.timeline.charts.look.hidden.clear();
            return;
        }
    };
    app.timeline.charts.look.mode = mode;
}

/// The moment whose values are to be 100: the selected figure's, else that under the pointer, else the middle.
fn base(app: &App, ctx: &Context) -> f64 {
    let (left, right) = app.timeline.plot;
    let selected = app.selection.and_then(|id| app.item(id)).filter(|item| item.figure);
    let selected = selected.map(|item| f64::midpoint(item.start, item.end));
    let pointer = ctx.pointer_hover_pos().filter(|pos| (left..right).contains(&pos.x));
    let pointer = pointer.map(|pos| app.window.time_at(pos.x - left, right - left));
    selected.or(pointer).unwrap_or_else(|| app.window.middle())
}

/// The bar: modes at the left of the plot, the list of series at its right.
pub fn bar_ui(app: &mut App, ui: &mut Ui, rect: Rect) {
    let theme = theme(ui);
    ui.painter().rect_filled(rect, 0.0, color(theme.panel));
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (1.0, color(theme.line)));
    let title = pos2(rect.left() + size::PAD, rect.center().y);
    paint::text(ui, ui.painter(), title, Align2::LEFT_CENTER, "Figures", CONTROL_STRONG, theme.text);
    let now = app.timeline.charts.look.mode;
    let mut x = rect.left() + size::GUTTER + 4.0;
    let mut picked = None;
    for (id, word) in MODES {
        let on = now.word() == word;
        let style = if on { CONTROL_STRONG } else { CONTROL };
        let width = paint::measure(ui, word, style) + 16.0;
        let button = Rect::from_min_size(pos2(x, rect.top() + 2.0), vec2(width, HEIGHT - 4.0));
        x = button.right() + 2.0;
        let response = ui.interact(button, Id::unique(("chart mode", word)), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, format!("Charts: {word}")));
        if on || response.hovered() {
            ui.painter().rect_filled(button, 4.0, color(theme.hover));
        }
        paint::text(ui, ui.painter(), button.center(), Align2::CENTER_CENTER, word, style, theme.text);
        widgets::focus_ring(ui, &response, button);
        let says = crate::cmd::COMMANDS.iter().find(|command| command.id == id).map_or("", |command| command.says);
        if response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(says).clicked() {
            picked = Some(id);
        }
    }
    let entries: Vec<Entry> = entries(&app.timeline.charts.charts).cloned().collect();
    let shown = entries.iter().filter(|entry| entry.on).count();
    let words = format!("Series {shown} of {}", entries.len());
    let width = paint::measure(ui, &words, CONTROL) + 20.0;
    let button = Rect::from_min_size(pos2(rect.right() - width - 10.0, rect.top() + 2.0), vec2(width, HEIGHT - 4.0));
    let response = ui.interact(button, Id::unique("chart series"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
    if response.hovered() || app.timeline.charts.picker {
        ui.painter().rect_filled(button, 4.0, color(theme.hover));
    }
    paint::text(ui, ui.painter(), button.center(), Align2::CENTER_CENTER, &words, CONTROL, theme.text);
    widgets::focus_ring(ui, &response, button);
    if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
        picked = Some(CommandId::ChartSeries);
    }
    if let Some(id) = picked {
        run(app, id, ui.ctx());
    }
    if app.timeline.charts.picker {
        picker_ui(app, ui, button, &entries);
    }
}

fn entries(charts: &Charts) -> impl Iterator<Item = &Entry> {
    charts.charts.iter().flat_map(|chart| &chart.series)
}

/// The list of series: swatch, name, number of periods; a click switches one off or on.
fn picker_ui(app: &mut App, ui: &Ui, anchor: Rect, entries: &[Entry]) {
    let height = (ROW_HEIGHT * entries.len() as f32 + 12.0).min(320.0);
    let place = pos2(anchor.right() - PICKER, anchor.top() - height - 4.0);
    let look = &mut app.timeline.charts.look;
    Area::new(Id::unique("series picker")).order(Order::Foreground).fixed_pos(place).show(ui.ctx(), |ui| {
        let theme = theme(ui);
        let (rect, _) = ui.allocate_exact_size(vec2(PICKER, height), Sense::click());
        ui.painter().rect_filled(rect.translate(vec2(2.0, 3.0)), 6.0, color(theme.text.at(0.12)));
        let pen = egui::Stroke::new(1.0, color(theme.text2));
        ui.painter().rect(rect, 6.0, color(theme.canvas), pen, egui::StrokeKind::Inside);
        let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(rect.shrink(6.0)));
        ScrollArea::vertical().id_salt("series").auto_shrink([false, false]).show(&mut inside, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for entry in entries {
                entry_ui(look, ui, entry);
            }
        });
    });
}

fn entry_ui(look: &mut Look, ui: &mut Ui, entry: &Entry) {
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
    if response.on_hover_cursor(CursorIcon::PointingHand).clicked() && !look.hidden.remove(&entry.key) {
        look.hidden.insert(entry.key);
    }
}

/// The mark of a series around a place: a bar, with the marker where the series has one.
fn swatch(shapes: &mut Vec<crate::view::Shape>, style: Option<u8>, second: bool, theme: &size::Theme) {
    let ink = style.map_or(if second { theme.second } else { theme.first }, |style| draw::series_ink(style, theme).0);
    let bar = crate::view::scene::Rect::new(-9.0, -1.5, 18.0, 3.0);
    shapes.push(crate::view::Shape::fill(bar, ink, 0.0));
    if let Some((hue, emblem)) = style.map(|style| draw::series_ink(style, theme)) {
        let ground = crate::view::scene::Rect::new(-6.0, -6.0, 12.0, 12.0);
        shapes.push(crate::view::Shape::fill(ground, theme.canvas, 6.0));
        glyph::emblem(shapes, emblem, pt(0.0, 0.0), 4.2, hue);
    }
}

/// What all series say at the time under the pointer, in a box beside the crosshair.
pub fn readout_ui(app: &App, ui: &Ui, charts: &Charts, pane: Rect, frame: &Frame) {
    let inside = pane.with_min_x(frame.plot.min);
    let Some(pos) = ui.ctx().pointer_hover_pos().filter(|pos| inside.contains(*pos)) else { return };
    let covered = ui.ctx().layer_id_at(pos).is_some_and(|layer| layer != ui.layer_id());
    if covered || app.overlay.is_some() || app.timeline.charts.picker {
        return;
    }
    let at = frame.time(pos.x);
    let all: Vec<_> = charts.in_view(frame.window).flat_map(|chart| readout(chart, &app.corpus, at)).collect();
    if all.is_empty() {
        return;
    }
    let theme = theme(ui);
    let title = civil(at).format("%-d %B %Y").to_string();
    let width = 430.0_f32.min(inside.width() - 20.0);
    let lines = all.len().min(MOST);
    let height = 26.0 + 32.0 * lines as f32 + if all.len() > MOST { 18.0 } else { 4.0 };
    let left = if pos.x + 16.0 + width < inside.right() { pos.x + 16.0 } else { pos.x - 16.0 - width };
    // Above the pane: what is read out is not covered.
    let top = (pane.top() - height - 6.0).max(ui.ctx().content_rect().top() + 4.0);
    let area = Area::new(Id::unique("read-out")).order(Order::Tooltip).interactable(false);
    area.fixed_pos(pos2(left, top)).show(ui.ctx(), |ui| {
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
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
