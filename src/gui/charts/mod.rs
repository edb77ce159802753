//! The pane of figure charts. `view` places the values; `egui_plot` owns each chart's pane, its clipping and the mapping
//! of the one window of time to the screen, and is only ever given what is visible.

pub mod menu;
pub(crate) mod readout;
pub(crate) mod series_list;

use std::ops::RangeInclusive;

use egui::{
    Color32, CursorIcon, EventFilter, Id, Key, Rect, Response, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2,
};
use egui_plot::{Plot as PlotUi, PlotBounds, PlotGeometry, PlotItem, PlotItemBase, PlotTransform};

use crate::cmd::CommandId;
use crate::gui::app::state::charts::Cache;
use crate::gui::app::state::orders::{Order, Orders};
use crate::gui::app::{Parts, charts};
use crate::gui::kit::fonts::Face;
use crate::gui::kit::paint::{self, color, theme};
use crate::gui::kit::{list, spoken, widgets};
use crate::gui::plot::{self, Frame, dimming};
use crate::model::{RecordId, counted};
use crate::view::chart::{Chart, Look, Plot, Value};
use crate::view::{Shape, paint as draw};

/// What happened to the values.
#[derive(Default)]
struct Did {
    select: Option<RecordId>,
    open: Option<RecordId>,
    over: Option<RecordId>,
    drag: f32,
    began: bool,
    point: Option<String>,
    run: Option<CommandId>,
    orders: Orders,
}

/// Height of the rule above the charts.
pub const RULE: f32 = 2.0;

/// The pane of charts.
pub fn pane_ui(parts: &mut Parts<'_>, ui: &mut Ui, frame: &Frame) {
    let whole = ui.max_rect();
    let rect = whole.with_min_y(whole.top() + RULE);
    // A panel keeps the size of what is in it, so the pane takes all it was given.
    ui.expand_to_include_rect(whole);
    let theme = theme(ui);
    ui.painter().rect_filled(whole, 0.0, color(theme.canvas));
    ui.painter().hline(whole.x_range(), whole.top() + 1.0, (2.0, color(theme.line_strong)));
    let ground_rect = rect.with_min_x(frame.plot.min);
    let ground = ui.interact(ground_rect, Id::unique("charts ground"), Sense::click_and_drag());
    ground.widget_info(|| WidgetInfo::labeled(Role::Pane, true, "Figures"));
    crate::gui::plot::behind(ui, &parts.panes.timeline.eras, ground_rect, frame);
    let grid = draw::grid(&frame.ruler, 0.0, rect.height(), theme);
    paint::shapes(ui, &ui.painter().with_clip_rect(ground_rect), &grid, ground_rect.min);
    let mut cache = std::mem::take(&mut parts.panes.timeline.charts);
    cache.charts.fit(frame.window, rect.height());
    let height = cache.height(frame.window);
    let scrolls = height > rect.height() + 0.5;
    let mut did = Did::default();
    let mut inside = ui.new_child(egui::UiBuilder::new().id_salt("charts rows").max_rect(rect));
    inside.set_clip_rect(rect.intersect(ui.clip_rect()));
    let (edges, under) = rows_ui(parts, &mut inside, &cache, frame, &mut did);
    // A value under the pointer has its card.
    if let Some(chart) = under.filter(|_| did.over.is_none()) {
        readout::readout_ui(parts, ui, chart, rect, frame);
    }
    parts.panes.timeline.charts = Cache { edges, ..cache };
    series_list::list_ui(parts, ui, rect);
    if let Some(key) = &did.point {
        charts::point_at(&mut parts.panes.timeline.chart_menu, parts.choice, key);
    }
    if let Some(id) = did.run {
        parts.run(id);
    }
    parts.orders.append(&mut did.orders);
    parts.choice.hovered = did.over.or(parts.choice.hovered);
    if did.drag != 0.0 && !plot::area_of_time(parts, ui, did.began, frame) {
        let by = f64::from(did.drag) * parts.time.window.per_point(frame.width());
        parts.orders.push(Order::Look(parts.time.window.pan(-by)));
    }
    match (did.open, did.select) {
        (Some(id), _) => parts.orders.push(Order::Open(id)),
        (None, Some(id)) => parts.choice.selection = Some(id),
        (None, None) => {}
    }
    if !plot::area_of_time(parts, ui, ground.drag_started(), frame) {
        plot::drag_and_double_click(parts, &ground, frame);
    }
    plot::zoom_and_pan(parts, ui, &ground, frame, !scrolls);
}

/// The rows that are in sight; returns where the window's edges stand in each, and the chart under the pointer.
fn rows_ui<'c>(
    parts: &Parts<'_>,
    inside: &mut Ui,
    cache: &'c Cache,
    frame: &Frame,
    did: &mut Did,
) -> (Vec<(f32, f32)>, Option<&'c Chart>) {
    let pointer = inside.ctx().pointer_hover_pos();
    let (mut edges, mut under) = (Vec::new(), None);
    let area = ScrollArea::vertical().id_salt("charts scroll").auto_shrink([false, false]);
    area.show_viewport(inside, |ui, view| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let height = cache.height(frame.window);
        let (inner, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
        let mut y = inner.top();
        for (at, chart) in cache.charts.in_view(frame.window).enumerate() {
            let row = Rect::from_min_size(pos2(inner.left(), y), vec2(inner.width(), chart.height));
            y = row.bottom();
            under = Some(chart).filter(|_| pointer.is_some_and(|pos| row.contains(pos))).or(under);
            if row.bottom() >= inner.top() + view.top() && row.top() <= inner.top() + view.bottom() {
                edges.push(row_ui(parts, ui, chart, at, row, frame, did));
            }
        }
    });
    (edges, under)
}

/// One chart; returns where the window's edges stand on the screen.
fn row_ui(
    parts: &Parts<'_>,
    ui: &mut Ui,
    chart: &Chart,
    at: usize,
    row: Rect,
    frame: &Frame,
    did: &mut Did,
) -> (f32, f32) {
    let theme = theme(ui);
    let measure = |text: &str, style| paint::measure(ui, text, style);
    let plot = chart.layout(frame.window, frame.width(), &measure);
    let gutter = row.with_max_x(frame.plot.min - 1.0);
    let names = draw::chart_gutter(chart, &plot, theme, &measure);
    paint::shapes(ui, &ui.painter().with_clip_rect(gutter.intersect(ui.clip_rect())), &names, row.min);
    let ticks = plot.ticks.iter().map(|tick| tick.label.as_str()).collect::<Vec<_>>().join(", ");
    let values = counted(chart.values.len(), "value");
    let name = format!("Chart {}, {}, {values}, scale {ticks}", chart.title, chart.unit);
    let node = ui.interact(gutter, Id::unique(("chart", at)), Sense::click());
    node.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let current = charts::is_current(&parts.panes.timeline.chart_menu, parts.choice, chart);
    let (opened, mut picked) = menu::menu_ui(ui, chart, at, gutter, current);
    node.context_menu(|ui| picked = menu::entries_ui(ui, chart).or(picked));
    if opened || picked.is_some() || node.clicked() {
        did.point = Some(chart.key.clone());
        did.run = picked.or(did.run);
    }
    let selected = parts.choice.selection.and_then(|id| chart.told_by(&parts.data.corpus, id));
    let selected = selected.and_then(|at| u32::try_from(at).ok());
    let pane = row.with_min_x(frame.plot.min);
    let shapes = draw::chart(chart, &plot, frame.width(), selected, theme);
    let curves = Curves { base: PlotItemBase::new(chart.title.clone()), shapes, span: frame.window };
    let edges = plot_ui(ui, at, pane, frame, curves);
    dimming::chart(parts, ui, chart, &plot, pane);
    if plot.cloud {
        cloud_node(parts, ui, chart, &plot, (at, pane), did);
        return edges;
    }
    let values = format!("Values of {}", chart.title);
    let count = plot.marks.len() + plot.tags.len();
    let holder = list::holder_at(ui, pane, &values, Role::List, count);
    for (number, mark) in plot.marks.iter().enumerate() {
        let Some(value) = chart.values.get(mark.value as usize) else { continue };
        let body = mark.label.as_ref().map_or(mark.rect, |label| label.rect.union(mark.rect));
        value_node(parts, &holder, chart, (value, number), paint::rect(body, pane.min).intersect(pane), did);
    }
    for (number, tag) in plot.tags.iter().enumerate() {
        let Some(value) = chart.values.get(tag.value as usize) else { continue };
        let rect = paint::rect(tag.rect.union(tag.label.rect), pane.min).intersect(pane);
        value_node(parts, &holder, chart, (value, plot.marks.len() + number), rect, did);
    }
    if !chart.silence().is_empty() {
        let style = widgets::ROW;
        paint::text(ui, ui.painter(), pane.center(), egui::Align2::CENTER_CENTER, chart.silence(), style, theme.text2);
        let note = ui.interact(pane, Id::unique(("silent chart", at)), Sense::hover());
        note.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{}: {}", chart.title, chart.silence())));
    }
    ui.painter().hline(row.x_range(), row.bottom().floor() - 0.5, (1.0, color(theme.line)));
    edges
}

/// The pane of one chart as an `egui_plot` whose x axis is the one window of time. Its own zooming and panning are off.
fn plot_ui(ui: &mut Ui, at: usize, pane: Rect, frame: &Frame, curves: Curves) -> (f32, f32) {
    let (start, end) = (frame.window.start, frame.window.end);
    let height = f64::from(pane.height());
    let mut child = ui.new_child(egui::UiBuilder::new().id_salt(("plot", at)).max_rect(pane));
    let plot = PlotUi::new(("figures", at))
        .width(pane.width())
        .height(pane.height())
        .show_axes(false)
        .show_grid(false)
        .show_background(false)
        .show_x(false)
        .show_y(false)
        .show_crosshair(false)
        .allow_zoom(false)
        .allow_drag(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_double_click_reset(false)
        .auto_bounds(false)
        .set_margin_fraction(vec2(0.0, 0.0))
        .sense(Sense::hover());
    let shown = plot.show(&mut child, |plot| {
        plot.set_plot_bounds(PlotBounds::from_min_max([start, -height], [end, 0.0]));
        plot.add(curves);
    });
    let x = |time| shown.transform.position_from_point_x(time);
    (x(start), x(end))
}

/// The values of a chart as one item of `egui_plot`: `view` has placed them, the plot puts them on the screen.
struct Curves {
    base: PlotItemBase,
    shapes: Vec<Shape>,
    span: crate::view::Window,
}

impl PlotItem for Curves {
    fn shapes(&self, ui: &Ui, transform: &PlotTransform, shapes: &mut Vec<egui::Shape>) {
        let corner = pos2(transform.position_from_point_x(self.span.start), transform.position_from_point_y(0.0));
        shapes.extend(paint::list(ui, &self.shapes, corner));
    }

    fn initialize(&mut self, _x_range: RangeInclusive<f64>) {}

    fn color(&self) -> Color32 {
        Color32::TRANSPARENT
    }

    fn geometry(&self) -> PlotGeometry<'_> {
        PlotGeometry::None
    }

    fn bounds(&self) -> PlotBounds {
        PlotBounds::NOTHING
    }

    fn base(&self) -> &PlotItemBase {
        &self.base
    }

    fn base_mut(&mut self) -> &mut PlotItemBase {
        &mut self.base
    }
}

/// A value's node: hover tells, a click selects, a double click or Enter opens the source.
fn value_node(parts: &Parts<'_>, ui: &Ui, chart: &Chart, (value, number): (&Value, usize), rect: Rect, did: &mut Did) {
    if rect.width() <= 0.0 || rect.height() <= 0.0 {
        return;
    }
    let id = Id::unique(("value", value.id.0));
    let response = ui.interact(rect, id, Sense::click_and_drag());
    let selected = parts.choice.selection == Some(value.id);
    spoken::tell(&response, Role::ListItem, &value.spoken, |node| {
        node.set_selected(selected);
        node.set_position_in_set(number);
    });
    if response.gained_focus() && !selected {
        did.select = Some(value.id);
    } else if response.has_focus() && !selected {
        // Another one was selected elsewhere: the keyboard does not stay on what it would not act on.
        response.surrender_focus();
    } else if response.has_focus() {
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        list::keep(ui.ctx(), id, filter);
        let pen = (2.0, color(theme(ui).link));
        ui.painter().rect_stroke(rect.expand(2.0), 4.0, pen, egui::StrokeKind::Outside);
    }
    did.drag += response.drag_delta().x;
    did.began |= response.drag_started();
    if response.hovered() {
        did.over = Some(value.id);
    }
    let entered = response.has_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if response.double_clicked() || entered {
        did.open = Some(value.id);
    } else if response.clicked() {
        did.select = Some(value.id);
        response.request_focus();
    }
    value_menu(parts, &response, chart, value, did);
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    if !parts.panes.is_covered() {
        response.on_hover_ui(|ui| tooltip_ui(parts, ui, value));
    }
}

/// The menu of a value and its series.
fn value_menu(parts: &Parts<'_>, response: &Response, chart: &Chart, value: &Value, did: &mut Did) {
    if !menu::is_open(response) && !response.secondary_clicked() {
        return;
    }
    let look = Look::read(&parts.keeping.desk.charts);
    let now = menu::value_menu(response, chart, value, &look, &mut did.orders);
    did.orders.extend(now.map(Order::Charts));
}

/// Very many values are one node: the pointer finds the nearest one, the table lists them all.
fn cloud_node(parts: &Parts<'_>, ui: &Ui, chart: &Chart, plot: &Plot, (at, pane): (usize, Rect), did: &mut Did) {
    let response = ui.interact(pane.intersect(ui.clip_rect()), Id::unique(("cloud", at)), Sense::click_and_drag());
    let name = format!("{} values of {}; the table lists them", plot.marks.len(), chart.title);
    response.widget_info(|| WidgetInfo::labeled(Role::Pane, true, &name));
    did.drag += response.drag_delta().x;
    did.began |= response.drag_started();
    ui.painter().hline(pane.x_range(), pane.bottom().floor() - 0.5, (1.0, color(theme(ui).line)));
    let under = response.hover_pos().and_then(|pos| plot.nearest(pos.x - pane.left(), pos.y - pane.top()));
    let under = under.and_then(|mark| chart.values.get(mark.value as usize));
    // While its menu is open the pointer is elsewhere.
    let chosen = || chart.values.iter().find(|value| parts.choice.selection == Some(value.id));
    let Some(value) = under.or_else(|| chosen().filter(|_| menu::is_open(&response))) else { return };
    did.over = Some(value.id);
    if response.double_clicked() {
        did.open = Some(value.id);
    } else if response.clicked() || response.secondary_clicked() {
        did.select = Some(value.id);
    }
    value_menu(parts, &response, chart, value, did);
    response.on_hover_cursor(CursorIcon::PointingHand).on_hover_ui_at_pointer(|ui| tooltip_ui(parts, ui, value));
}

fn tooltip_ui(parts: &Parts<'_>, ui: &mut Ui, value: &Value) {
    let theme = theme(ui);
    let strong = |text: &str| egui::RichText::new(text).font(Face::SemiBold.at(12.5));
    ui.label(strong(&format!("{} {}", value.name, value.words)));
    let Some(record) = value.place.of(&parts.data.corpus) else { return };
    let when = record.date.when.as_ref().map(crate::model::When::words).unwrap_or_default();
    ui.label(strong(&when).color(color(theme.text2)));
    if let Some(figure) = &record.figure {
        let exact = format!("{} {}, {}", figure.value.normalize(), figure.unit, figure.modality.word());
        ui.label(egui::RichText::new(exact).color(color(theme.text2)));
    }
    if let Some(article) = parts.data.corpus.article(value.place.document()) {
        plot::source_lines(ui, article, record);
    }
}
