//! The middle of the window: ruler, published strip, lanes, charts and overview, all functions of one window of time.
//!
//! ```text
//! ├ gutter 148 ┼──────────── plot ────────────┤   every pane has the same plot, so that x agrees to the pixel
//! │ Dec – Jan  │ ruler                        │
//! │ lane names │ lanes (scroll)               │
//! │ units      │ charts                       │
//! │ Overview   │ overview                     │
//! ```

pub mod area;
pub mod ask;
pub(crate) mod context;
pub(crate) mod eras;
pub(crate) mod fiscal;
mod ghosts;
pub(crate) mod key_to_marks;
pub(crate) mod lane_head;
pub mod lanes;
pub mod overview;
pub(crate) mod popover;
pub(crate) mod quick_look;
mod rows;

use egui::{Align2, Panel, PointerButton, Rangef, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::gui::app::state::orders::Order;
use crate::gui::app::{Parts, bands};
use crate::gui::charts;
use crate::gui::kit::paint::{self, color, theme};
use crate::gui::plot::{Frame, zoom_and_pan};
use crate::model::RecordId;
use crate::view::bands::STRIP;
use crate::view::chart::Chart;
use crate::view::{Window, paint as draw, theme as size, ticks};

/// Least height with the strip of publication dates.
const WITH_PUBLISHED: f32 = 260.0;
/// Least height with the overview: below it the lanes need the room.
const WITH_OVERVIEW: f32 = 210.0;
/// Height of lanes that charts leave in sight.
const LANES: f32 = 110.0;

/// The whole middle.
pub fn panel_ui(parts: &mut Parts<'_>, ui: &mut Ui) {
    let whole = ui.max_rect();
    let theme = theme(ui);
    ui.painter().rect_filled(whole, 0.0, color(theme.canvas));
    let left = (whole.left() + size::GUTTER).round();
    // While a border is dragged the pane may be narrower than its gutter.
    let plot = Rangef::new(left, whole.right().max(left + 1.0));
    parts.panes.timeline.plot = (plot.min, plot.max);
    let measure = |text: &str, style| paint::measure(ui, text, style);
    let ruler = ticks::ruler(parts.time.window, plot.span(), &measure);
    let frame = Frame { plot, window: parts.time.window, ruler };

    let top = whole.with_max_y(whole.top() + size::RULER);
    ruler_ui(parts, ui, top, &frame);
    let mut y = top.bottom();
    let mut strip = |height: f32| {
        y += height;
        Rect::from_min_size(pos2(whole.left(), y - height), vec2(whole.width(), height))
    };
    if let Some(calendar) = bands::chosen(&parts.panes.kept) {
        fiscal::strip_ui(parts, ui, strip(STRIP), calendar, &frame);
    }
    if whole.height() >= WITH_PUBLISHED {
        overview::published_ui(parts, ui, strip(size::PUBLISHED), &frame);
    }
    parts.panes.timeline.eras = bands::all(&parts.data.project);
    if !parts.panes.timeline.eras.is_empty() {
        let all = parts.panes.timeline.eras.clone();
        eras::strip_ui(parts.orders, ui, strip(STRIP), &all, &frame);
    }
    let overview = if whole.height() >= WITH_OVERVIEW { size::OVERVIEW } else { 0.0 };
    let bottom = whole.with_min_y(whole.bottom() - overview);
    let middle = Rect::from_min_max(pos2(whole.left(), y), bottom.right_top());
    let mut inner = ui.new_child(egui::UiBuilder::new().id_salt("panes").max_rect(middle));
    inner.set_clip_rect(middle);
    charts_ui(parts, &mut inner, middle.height(), &frame);
    let rest = inner.available_rect_before_wrap();
    lanes::pane_ui(parts, &mut inner, rest, &frame);
    if overview > 0.0 {
        overview::strip_ui(parts, ui, bottom, &frame);
    }
    selection_line(parts, ui, &frame, whole.with_max_y(bottom.top()));
    cross_ui(parts, ui, &frame, whole.with_max_y(bottom.top()));
    breaks_ui(ui, &frame, whole.with_max_y(bottom.top()));
    gutter_line(ui, whole, &frame);
    let entry = lane_head::menu_ui(parts, ui);
    parts.orders.extend(entry.map(Order::Run));
    fiscal::list_ui(parts, ui, top.bottom());
    let context = context::bar_ui(parts, ui, middle.with_min_x(plot.min));
    parts.orders.extend(context.map(Order::Run));
    key_to_marks::key_ui(parts, ui, middle);
    ask::ask_ui(parts, ui);
}

/// The charts at the foot of the panes, where there are any; `height` is that of lanes and charts together.
fn charts_ui(parts: &mut Parts<'_>, inner: &mut Ui, height: f32, frame: &Frame) {
    // Charts come before lanes, so they go by the mark that was under the pointer on the frame before.
    parts.panes.timeline.hovered = parts.choice.hovered.take();
    if parts.panes.timeline.charts.rows(parts.time.window) > 0 {
        // Of all charts, in view or not: the pane keeps its height while time moves.
        let charts = &parts.panes.timeline.charts.charts.charts;
        let needed = charts.iter().map(|chart| chart.natural).sum::<f32>() + charts::RULE;
        let all = charts.iter().map(Chart::tallest).sum::<f32>() + charts::RULE;
        let of = (charts.len(), height.round() as u32, parts.data.revision);
        // What the lanes leave is theirs, at least what they need up to nearly half; some of the lanes stays in sight.
        // Where nothing stands on a lane, none need room.
        let lanes = if parts.panes.timeline.board.is_empty() { 24.0 } else { LANES };
        let most = all.min(height - lanes).max(60.0);
        let wish = (height - parts.panes.timeline.layout.height - 1.0).max(needed.min(height * 0.46)).min(most);
        let size = parts.panes.timeline.split.give(of, wish);
        if parts.panes.timeline.split.waits() {
            inner.ctx().request_repaint();
        }
        let id = egui::Id::unique(("charts", parts.panes.timeline.split.session, parts.panes.timeline.split.turn));
        let shown = Panel::bottom(id)
            .frame(egui::Frame::NONE)
            .resizable(true)
            .default_size(size)
            .size_range(60.0..=most)
            .show(inner, |ui| charts::pane_ui(parts, ui, frame));
        parts.panes.timeline.split.paint(shown.response.rect.height(), most);
    }
}

/// Breaks through all panes where gaps are folded.
fn breaks_ui(ui: &Ui, frame: &Frame, rect: Rect) {
    let pane = rect.with_min_x(frame.plot.min);
    let shapes = draw::breaks(frame.window, pane.width(), pane.height(), theme(ui), &crate::view::fonts::measure);
    paint::shapes(ui, &ui.painter().with_clip_rect(pane), &shapes, pane.min);
    for (at, gap) in frame.window.breaks().enumerate() {
        let band = pane.with_min_x(frame.x(gap.0)).with_max_x(frame.x(gap.1)).with_max_y(pane.top() + size::RULER);
        let response = ui.interact(band.intersect(pane), egui::Id::unique(("break", at)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, crate::view::Folds::spoken(gap)));
        response.on_hover_text(crate::view::Folds::spoken(gap));
    }
}

fn gutter_line(ui: &Ui, whole: Rect, frame: &Frame) {
    let x = frame.plot.min - 0.5;
    ui.painter().vline(x, whole.y_range(), (1.0, color(theme(ui).line)));
}

fn ruler_ui(parts: &mut Parts<'_>, ui: &mut Ui, rect: Rect, frame: &Frame) {
    let theme = theme(ui);
    ui.painter().rect_filled(rect, 0.0, color(theme.panel));
    let left = rect.left() + size::PAD;
    let words = ticks::range_words(frame.window);
    let upper = pos2(left, rect.top() + 11.5);
    let wide = paint::measure(ui, &words, size::STRONG) > size::GUTTER - size::PAD - 6.0;
    let style = if wide { size::SMALL } else { size::STRONG };
    paint::text(ui, ui.painter(), upper, Align2::LEFT_CENTER, &words, style, theme.text);
    let scale = frame.window.scale_words(frame.width());
    let lower = pos2(left, rect.top() + 32.5);
    paint::text(ui, ui.painter(), lower, Align2::LEFT_CENTER, &scale, size::SMALL, theme.text3);
    let plot = rect.with_min_x(frame.plot.min);
    let painter = ui.painter().with_clip_rect(plot);
    let shapes = draw::ruler(&frame.ruler, frame.width(), theme);
    paint::shapes(ui, &painter, &shapes, plot.min);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (1.0, color(theme.line_strong)));
    let response = ui.interact(plot, ui.scope_id().with("ruler"), Sense::click_and_drag());
    let ticks = frame.ruler.coarse.iter().chain(&frame.ruler.fine).map(|tick| tick.label.as_str());
    let ticks = ticks.filter(|label| !label.is_empty()).collect::<Vec<_>>().join(", ");
    response.widget_info(|| WidgetInfo::labeled(Role::ScrollBar, true, format!("Ruler, {words}, {scale}: {ticks}")));
    range_ui(parts, ui, &response, frame, plot);
    zoom_and_pan(parts, ui, &response, frame, true);
}

/// Dragging on the ruler zooms to the range that was drawn.
fn range_ui(parts: &mut Parts<'_>, ui: &Ui, response: &Response, frame: &Frame, plot: Rect) {
    let at = response.interact_pointer_pos().map(|pos| frame.time(pos.x));
    if response.drag_started_by(PointerButton::Primary) {
        let from = ui.input(|input| input.pointer.press_origin()).map(|pos| frame.time(pos.x));
        parts.panes.timeline.range = from.zip(at);
    } else if let (Some((from, _)), Some(to)) = (parts.panes.timeline.range, at) {
        parts.panes.timeline.range = Some((from, to));
    }
    let Some((from, to)) = parts.panes.timeline.range else { return };
    let (low, high) = (from.min(to), from.max(to));
    let theme = theme(ui);
    let mark = plot.with_min_x(frame.x(low)).with_max_x(frame.x(high));
    ui.painter().rect_filled(mark, 0.0, color(theme.tint.at(0.6)));
    if response.drag_stopped() {
        parts.panes.timeline.range = None;
        if frame.x(high) - frame.x(low) > 6.0 {
            parts.orders.push(Order::Go(Window::new(low, high)));
        }
    }
}

/// The flag on the ruler and the dotted line through all panes.
fn selection_line(parts: &Parts<'_>, ui: &Ui, frame: &Frame, rect: Rect) {
    let Some(item) = parts.choice.selection.and_then(|id| parts.data.item(id)) else { return };
    if !frame.window.shows(item.start, item.end) {
        return;
    }
    let theme = theme(ui);
    let middle = f64::midpoint(item.start.max(frame.window.start), item.end.min(frame.window.end));
    let x = frame.x(middle).round() + 0.5;
    let painter = ui.painter().with_clip_rect(rect.with_min_x(frame.plot.min));
    let points = [pos2(x, rect.top() + size::RULER), pos2(x, rect.bottom())];
    painter.extend(egui::Shape::dashed_line(&points, (1.0, color(theme.edge)), 2.0, 3.0));
    let words = flag_words(parts, item.id).unwrap_or_default();
    let style = crate::view::text::TextStyle { size: 11.5, ..size::STRONG };
    let width = paint::measure(ui, &words, style) + 14.0;
    let half = width / 2.0;
    let centre = x.clamp(frame.plot.min + half, (frame.plot.max - half).max(frame.plot.min + half));
    let flag = Rect::from_center_size(pos2(centre, rect.top() + 31.0), vec2(width, 18.0));
    painter.rect_filled(flag, 3.0, color(theme.edge));
    let tip = [pos2(x - 4.0, flag.bottom() - 0.5), pos2(x + 4.0, flag.bottom() - 0.5), pos2(x, flag.bottom() + 4.0)];
    painter.add(egui::Shape::convex_polygon(tip.to_vec(), color(theme.edge), egui::Stroke::NONE));
    paint::label(ui, &painter, flag.center(), Align2::CENTER_CENTER, &words, style, theme.canvas);
}

/// The date of a record in short words with its year.
fn flag_words(parts: &Parts<'_>, id: RecordId) -> Option<String> {
    let item = parts.data.item(id)?;
    let year = chrono::Datelike::year(&crate::view::window::civil(item.start)).to_string();
    let short = item.date_short();
    Some(if short.contains(&year) { short.to_owned() } else { format!("{short} {year}") })
}

/// The crosshair: a thin line through all panes at the time under the pointer; at the time of the mark or value under
/// it, where the pointer stands beside that.
fn cross_ui(parts: &mut Parts<'_>, ui: &Ui, frame: &Frame, rect: Rect) {
    parts.panes.timeline.cross = None;
    if parts.panes.timeline.hovered != parts.choice.hovered {
        ui.ctx().request_repaint();
    }
    let Some(pos) = ui.ctx().pointer_hover_pos() else { return };
    let inside = rect.with_min_x(frame.plot.min);
    let covered = ui.ctx().layer_id_at(pos).is_some_and(|layer| layer != ui.layer_id());
    if !inside.contains(pos) || covered || parts.panes.overlay.is_some() {
        return;
    }
    let under = frame.time(pos.x);
    let over =
        parts.choice.hovered.and_then(|id| parts.data.item(id)).filter(|item| under < item.start || under >= item.end);
    let time = over.map_or(under, |item| f64::midpoint(item.start, item.end));
    parts.panes.timeline.cross = Some(time);
    let theme = theme(ui);
    let painter = ui.painter().with_clip_rect(inside);
    let x = frame.x(time).round() + 0.5;
    painter.vline(x, inside.top() + size::RULER..=inside.bottom(), (1.0, color(theme.text3.at(0.35))));
    painter.vline(x, inside.top() + size::RULER - 9.0..=inside.top() + size::RULER, (1.5, color(theme.text)));
}
