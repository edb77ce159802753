//! The panels in their tiles: what each one paints, and tabs that look like all others and can be dragged.

use egui::{Align2, Color32, Id, Rect, Response, Role, Sense, Stroke, Ui, Visuals, WidgetText, pos2, vec2};
use egui_tiles::{Behavior, EditAction, ResizeState, SimplificationOptions, TabState, Tabs, TileId, Tiles, UiResponse};

use crate::gui::app::state::columns::{ALL, Columns, WITH_TABLE};
use crate::gui::app::state::layout::{BOTTOM, Layout, Panel, Preset, Shown};
use crate::gui::app::state::orders::Order;
use crate::gui::app::{App, Bottom, Pane, charts, claims, found, lanes};
use crate::gui::command;
use crate::gui::frame::{edges, first_start, states};
use crate::gui::inspector::claim;
use crate::gui::kit::paint::{self, color, theme};
use crate::gui::kit::spoken;
use crate::gui::kit::widgets::{self, CONTROL, CONTROL_STRONG, ROW};
use crate::gui::side::{documents, facets, queue, tray, views};
use crate::gui::{inspector, reader, table, timeline};
use crate::model::grouped;

/// Height of the timeline below the claim, in triage.
const NEAR: f32 = 330.0;

/// Least height of the left column's lists together.
const LEFT_HEIGHT: f32 = 440.0;

/// What the tiles paint with.
struct Panes<'a> {
    app: &'a mut App,
    dropped: bool,
    picked_tab: bool,
    /// True where the right column holds one of its two parts: its tabs offer the other.
    other: bool,
}

/// All panels of an open corpus.
pub fn panels_ui(app: &mut App, ui: &mut Ui) {
    // What a file of settings says may be anything.
    let mut layout = std::mem::take(&mut app.panes.kept.layout);
    if !layout.is_whole() {
        layout = Layout::of(app.panes.kept.preset);
    }
    let figures = app.panes.kept.preset == Preset::Figures;
    // Among the files there is no timeline until table and load report are closed.
    let files = app.panes.kept.preset == Preset::Files && app.panes.bottom.is_some();
    let triage = app.is_triage();
    let room = ui.available_size();
    let columns = Columns::of(room, (app.panes.kept.left, app.panes.kept.right), app.panes.front);
    app.panes.columns = columns;
    // In triage the queue is the answer to a question, among the files what is open has the room.
    let found = app.choice.find.is_active() || found::is_listed(&app.choice) && !triage && !files;
    if found {
        found::refresh(&app.data, &mut app.panes);
    }
    // Among figures the source stands there once it was asked for.
    let reads = !figures || app.panes.claims.shown || app.panes.reader.shown;
    let inspector = columns.low && !figures && app.panes.pane == Pane::Inspector;
    layout.show(&Shown {
        left: columns.left,
        // In a low window the table takes the place of the timeline while it is open.
        timeline: columns.timeline && (app.panes.bottom.is_none() || room.y >= WITH_TABLE && !files),
        source: columns.right && reads && !inspector,
        claims: columns.right && reads && !inspector,
        inspector: columns.right && !triage && !files && (figures || inspector || !columns.low),
        found: found && columns.right && (figures || inspector || !columns.low),
        bottom: app.panes.bottom.filter(|_| columns.timeline),
    });
    // The load report is as high as its files need, as long as the timeline keeps its room.
    layout.bottom = match app.panes.bottom {
        Some(Bottom::Report) => table::report::height(app.panes.report.rows.len()).min(room.y * 0.6),
        _ => BOTTOM,
    };
    front(app, &mut layout);
    layout.fit(room);
    let mut panes = Panes { app, dropped: false, picked_tab: false, other: columns.low && !figures };
    layout.tree.ui(&mut panes, ui);
    let (dropped, picked) = (panes.dropped, panes.picked_tab);
    if let Some(points) = app.panes.reader.wants.take().filter(|_| room.x >= ALL) {
        layout.widen(points, room.x, columns.left);
    }
    // Sizes for want of room are not what the user chose.
    if room.x >= ALL {
        edges::edges_ui(&mut layout, ui);
        if dropped {
            layout.keep_sizes();
        }
    }
    if picked && app.panes.bottom.is_some() {
        app.panes.bottom = layout.open_bottom().or(app.panes.bottom);
    }
    app.panes.kept.layout = layout;
    app.panes.kept.bottom = app.panes.bottom;
}

/// The claim that is decided on, and below it the timeline around it, whose place it hands back.
fn triage_ui(app: &mut App, ui: &mut Ui, whole: Rect) -> Rect {
    app.make_readings();
    app.panes.could_be.seen = app.panes.editing.is_none();
    let (above, below) = whole.split_top_bottom_at_y(whole.bottom() - NEAR.min(whole.height() * 0.42));
    let claim = egui::UiBuilder::new().id_salt("claim").max_rect(above);
    claim::claim_ui(&mut app.parts(), &mut ui.new_child(claim));
    ui.painter().hline(below.x_range(), below.top() + 0.5, (1.0, color(theme(ui).line_strong)));
    let near = egui::UiBuilder::new().id_salt("near").max_rect(below);
    timeline::panel_ui(&mut app.parts(), &mut ui.new_child(near));
    below
}

/// What was found stands before the inspector while it is new; a mark that is selected elsewhere brings the inspector back.
fn front(app: &mut App, layout: &mut Layout) {
    let listed = found::is_listed(&app.choice) && app.choice.find.task.is_none();
    let state = &mut app.panes.found;
    let elsewhere = app.choice.selection.is_some_and(|id| Some(id) != state.own);
    if listed && std::mem::take(&mut state.front) {
        state.own = app.choice.selection;
        layout.open(Panel::Found);
    } else if elsewhere {
        state.own = app.choice.selection;
        layout.open(Panel::Inspector);
    }
}

impl Panes<'_> {
    fn count(&self, panel: Panel) -> String {
        let shown = &self.app.data.shown.items;
        match panel {
            Panel::Table => grouped(shown.dated.len() + shown.undated.len()),
            Panel::Report => grouped(self.app.data.corpus.report.lines.len()),
            Panel::Claims => match claims::count(self.app) {
                0 => String::new(),
                count => grouped(count),
            },
            Panel::Found => grouped(found::count(&self.app.choice, &self.app.panes)),
            _ => String::new(),
        }
    }
}

impl Behavior<Panel> for Panes<'_> {
    fn pane_ui(&mut self, ui: &mut Ui, _tile: TileId, panel: &mut Panel) -> UiResponse {
        ui.painter().rect_filled(ui.max_rect(), 0.0, color(theme(ui).panel));
        ui.spacing_mut().item_spacing.y = 0.0;
        let app = &mut *self.app;
        match panel {
            Panel::Left => {
                let grip = ui.max_rect().with_max_y(ui.max_rect().top() + 28.0);
                if app.is_triage() {
                    app.make_queue();
                    queue::column_ui(&mut app.parts(), ui);
                } else {
                    left_ui(app, ui);
                }
                let grip = ui.interact(grip.with_max_x(grip.left() + 90.0), Id::unique("left grip"), Sense::DRAG);
                if grip.drag_started() {
                    return UiResponse::DragStarted;
                }
            }
            Panel::Timeline => {
                let mut whole = ui.max_rect();
                lanes::make_lanes(app);
                charts::make_charts(app);
                if app.is_triage() {
                    whole = triage_ui(app, ui, whole);
                } else {
                    timeline::panel_ui(&mut app.parts(), ui);
                }
                let state = states::over_timeline_ui(app, ui, whole);
                app.work.orders.extend(state.map(Order::Run));
            }
            Panel::Source => {
                let ready = command::ready(app, &reader::head::COMMANDS);
                reader::panel_ui(&mut app.parts(), ui, &ready);
            }
            Panel::Claims => crate::gui::claims::panel_ui(&mut app.parts(), ui),
            Panel::Inspector => {
                app.make_history();
                app.make_readings();
                let App { data, choice, panes, work, .. } = app;
                if choice.selection.is_some() || panes.editing.is_some() {
                    panes.timeline.cluster = None;
                }
                if let Some(cluster) = &panes.timeline.cluster {
                    inspector::cluster::panel_ui(data, cluster, ui, &mut work.orders);
                    return UiResponse::None;
                }
                let series = &panes.timeline.charts.charts.series;
                panes.could_be.seen = panes.editing.is_none();
                let told = (series.as_slice(), panes.history.1.as_slice(), panes.could_be.all.as_slice());
                inspector::panel_ui(data, choice, &mut panes.editing, told, ui, &mut work.orders);
            }
            Panel::Found => crate::gui::side::found::panel_ui(&mut app.parts(), ui),
            Panel::Table => table::panel_ui(&mut app.parts(), ui, Bottom::Table, &[]),
            Panel::Report => {
                let ready = command::ready(app, &table::report::COMMANDS);
                table::panel_ui(&mut app.parts(), ui, Bottom::Report, &ready);
            }
        }
        UiResponse::None
    }

    fn tab_title_for_pane(&mut self, panel: &Panel) -> WidgetText {
        panel.name().into()
    }

    fn top_bar_right_ui(&mut self, tiles: &Tiles<Panel>, ui: &mut Ui, _: TileId, tabs: &Tabs, _: &mut f32) {
        let open = tabs.active.and_then(|tile| tiles.get_pane(&tile)).copied();
        let (name, pane) = match open {
            Some(Panel::Source | Panel::Claims) => ("Inspector", Pane::Inspector),
            Some(Panel::Inspector | Panel::Found) => ("Source", Pane::Timeline),
            _ => return,
        };
        if !self.other {
            return;
        }
        ui.add_space(8.0);
        if widgets::button_ui(ui, widgets::Look::Bare, None, name, "", false).clicked() {
            self.app.panes.pane = pane;
        }
    }

    /// A tab 32 points high; the open one is underlined by three points of ink.
    fn tab_ui(&mut self, tiles: &mut Tiles<Panel>, ui: &mut Ui, id: Id, tile: TileId, state: &TabState) -> Response {
        let panel = tiles.get_pane(&tile).copied();
        let words = panel.map_or("Panels", Panel::name);
        let count = panel.map(|panel| self.count(panel)).unwrap_or_default();
        let style = if state.active { CONTROL_STRONG } else { CONTROL };
        let width = paint::measure(ui, words, style);
        let extra = if count.is_empty() { 0.0 } else { paint::measure(ui, &count, ROW) + 7.0 };
        let (_, rect) = ui.allocate_space(vec2(width + extra + 22.0, ui.available_height()));
        let response = ui.interact(rect, id, Sense::click_and_drag());
        spoken::chosen(&response, Role::Tab, words, state.active);
        let theme = theme(ui);
        let ink = if state.active || response.hovered() { theme.text } else { theme.text2 };
        let left = pos2(rect.left() + 16.0, rect.center().y);
        paint::text(ui, ui.painter(), left, Align2::LEFT_CENTER, words, style, ink);
        let after = pos2(left.x + width + 7.0, left.y);
        paint::text(ui, ui.painter(), after, Align2::LEFT_CENTER, &count, ROW, theme.text3);
        if state.active {
            let from = pos2(rect.left() + 12.0, rect.bottom() - 3.0);
            let under = Rect::from_min_max(from, pos2(rect.right() - 2.0, rect.bottom()));
            ui.painter().rect_filled(under, 0.0, color(theme.text));
        }
        widgets::focus_ring(ui, &response, rect.shrink(3.0));
        response
    }

    /// A row of tabs is no stop of the keyboard: each of its tabs is one, and each can be dragged.
    fn is_tile_draggable(&self, tiles: &Tiles<Panel>, tile: TileId) -> bool {
        tiles.get_pane(&tile).is_some()
    }

    /// Borders between panels are `edges`, which the keyboard moves too.
    fn is_container_resizable(&self, _tiles: &Tiles<Panel>, _tile: TileId) -> bool {
        false
    }

    fn tab_hover_cursor_icon(&self) -> egui::CursorIcon {
        egui::CursorIcon::PointingHand
    }

    fn tab_bar_height(&self, _style: &egui::Style) -> f32 {
        32.0
    }

    fn tab_bar_color(&self, visuals: &Visuals) -> Color32 {
        color(paint::theme_of(visuals.dark_mode).chrome)
    }

    fn tab_bar_hline_stroke(&self, visuals: &Visuals) -> Stroke {
        Stroke::new(1.0, color(paint::theme_of(visuals.dark_mode).line))
    }

    fn gap_width(&self, _style: &egui::Style) -> f32 {
        1.0
    }

    fn resize_stroke(&self, style: &egui::Style, state: ResizeState) -> Stroke {
        let theme = paint::theme_of(style.visuals.dark_mode);
        match state {
            ResizeState::Idle => Stroke::new(1.0, color(theme.line)),
            ResizeState::Hovering => Stroke::new(2.0, color(theme.line_strong)),
            ResizeState::Dragging => Stroke::new(2.0, color(theme.link)),
        }
    }

    fn min_size(&self) -> f32 {
        120.0
    }

    fn drag_preview_stroke(&self, visuals: &Visuals) -> Stroke {
        Stroke::new(1.5, color(paint::theme_of(visuals.dark_mode).edge))
    }

    fn drag_preview_color(&self, visuals: &Visuals) -> Color32 {
        color(paint::theme_of(visuals.dark_mode).tint.at(0.5))
    }

    fn simplification_options(&self) -> SimplificationOptions {
        SimplificationOptions { prune_single_child_tabs: false, ..SimplificationOptions::default() }
    }

    fn on_edit(&mut self, action: EditAction) {
        match action {
            EditAction::TileDropped => self.dropped = true,
            EditAction::TabSelected => self.picked_tab = true,
            EditAction::TileResized | EditAction::TileDragged => {}
        }
    }
}

/// The left column; in a low window it scrolls as a whole.
pub fn left_ui(app: &mut App, ui: &mut Ui) {
    ui.spacing_mut().item_spacing.y = 0.0;
    if ui.available_height() >= LEFT_HEIGHT {
        return sections_ui(app, ui);
    }
    egui::ScrollArea::vertical().id_salt("left column").auto_shrink([false, false]).show(ui, |ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), LEFT_HEIGHT), Sense::hover());
        sections_ui(app, &mut ui.new_child(egui::UiBuilder::new().max_rect(rect)));
    });
}

/// Documents, facets, views and the tray share the column: lists that are short leave their room to the others.
fn sections_ui(app: &mut App, ui: &mut Ui) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let height = ui.available_height();
    let App { data, choice, panes, work, .. } = app;
    if data.title.is_none() {
        let part = |share: f32| height * share;
        for (share, at) in [(0.285, 0), (0.37, 1), (0.345, 2)] {
            let top = ui.cursor().top();
            match at {
                0 => documents::section_ui(data, choice, work.job.as_ref(), ui, part(share), &mut work.orders),
                1 => facets::section_ui(data, choice, panes, ui, part(share), &mut work.orders),
                _ => tray::section_ui(data, choice, ui, &mut work.orders),
            }
            let used = ui.cursor().top() - top;
            if at < 2 {
                ui.add_space((part(share) - used).max(0.0));
                documents::section_line(ui);
            }
        }
        return;
    }
    let list = 30.0 + 40.0 * data.corpus.articles.len() as f32 + 8.0;
    let room = list.min(height * 0.34).max(78.0);
    documents::section_ui(data, choice, work.job.as_ref(), ui, room, &mut work.orders);
    ui.add_space(6.0);
    documents::section_line(ui);
    let wanted = facets::height(data, panes);
    let waiting = 30.0 + 33.0 * data.shown.items.undated.len() as f32 + 20.0;
    let left = ui.available_height();
    let views = views::height(data).min(left * 0.25) + 1.0;
    let room = wanted.min((left - views - waiting.min(left * 0.34)).max(120.0));
    facets::section_ui(data, choice, panes, ui, room, &mut work.orders);
    ui.add_space(4.0);
    documents::section_line(ui);
    views::section_ui(&mut app.parts(), ui, views);
    documents::section_line(ui);
    let App { data, choice, work, .. } = app;
    tray::section_ui(data, choice, ui, &mut work.orders);
}

/// The columns of the first screen: nothing to move or to hide yet but the sides.
pub fn first_screen_ui(app: &mut App, ui: &mut Ui) {
    use crate::view::theme as size;
    let panel = egui::Frame::NONE.fill(color(theme(ui).panel));
    let columns = Columns::first(ui.available_size(), (app.panes.kept.left, app.panes.kept.right));
    app.panes.columns = columns;
    if columns.left {
        egui::Panel::left("left").exact_size(size::LEFT).frame(panel).show(ui, |ui| left_ui(app, ui));
    }
    if columns.right {
        egui::Panel::right("right").exact_size(size::RIGHT).frame(panel).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            first_start::guide_ui(ui);
        });
    }
    let App { panes, work, .. } = app;
    egui::CentralPanel::no_frame().show(ui, |ui| first_start::screen_ui(panes, ui, &mut work.orders));
}
