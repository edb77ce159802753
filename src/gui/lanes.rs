//! The pane of event lanes: paints the layout of `view` and lays a named, focusable node over every visible mark.

use egui::{CursorIcon, EventFilter, Id, Key, Rect, Response, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use super::app::App;
use super::paint::{self, color, theme};
use super::popover;
use super::timeline::{self, Frame};
use crate::model::RecordId;
use crate::view::lanes::{Bin, Board, View};
use crate::view::paint::{self as draw, Highlight};
use crate::view::{Item, Window, theme as size};

/// A cluster whose list is open.
#[derive(Debug, Clone, PartialEq)]
pub struct Popover {
    /// Title of its lane.
    pub lane: String,
    /// Items in it, by index into the shown items.
    pub members: Vec<u32>,
    /// The calendar bin.
    pub span: (f64, f64),
    /// The pill on the screen.
    pub anchor: Rect,
}

/// What happened to the marks.
#[derive(Debug, Default)]
struct Did {
    select: Option<RecordId>,
    open: Option<RecordId>,
    drag: f32,
    zoom: Option<(f64, f64)>,
    hovered: Option<Popover>,
}

/// The pane.
pub fn pane_ui(app: &mut App, ui: &mut Ui, rect: Rect, frame: &Frame) {
    refresh(app);
    let measure = |text: &str, style| paint::measure(ui, text, style);
    let view = View::moving(frame.window, frame.width());
    let mut board = std::mem::take(&mut app.timeline.board);
    app.timeline.layout = board.layout(&app.shown.items.dated, &view, &measure);
    app.timeline.board = board;
    let scrolls = app.timeline.layout.height > rect.height() + 0.5;
    let mut pane = ui.new_child(egui::UiBuilder::new().id_salt("lanes").max_rect(rect));
    pane.set_clip_rect(rect.intersect(ui.clip_rect()));
    let ground_rect = rect.with_min_x(frame.plot.min);
    let ground = pane.interact(ground_rect, Id::unique("lanes ground"), Sense::click_and_drag());
    ground.widget_info(|| WidgetInfo::labeled(Role::Pane, true, "Event lanes"));
    let painter = pane.painter().with_clip_rect(ground_rect);
    paint::shapes(&pane, &painter, &draw::grid(&frame.ruler, 0.0, rect.height(), theme(ui)), ground_rect.min);
    let mut did = Did::default();
    let area = ScrollArea::vertical().id_salt("lanes scroll").auto_shrink([false, false]);
    area.show_viewport(&mut pane, |ui, _| {
        let height = app.timeline.layout.height.max(rect.height());
        let (inner, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
        did = content_ui(app, ui, inner, frame);
    });
    if app.shown.items.dated.is_empty() {
        empty_ui(app, &pane, ground_rect);
    }
    apply(app, did, frame);
    timeline::drag_and_double_click(app, &ground, frame);
    if ground.clicked() {
        app.selection = None;
        app.timeline.popover = None;
    }
    timeline::zoom_and_pan(app, ui, &ground, frame, !scrolls);
    popover::popover_ui(app, ui);
}

/// Makes the board again where the shown items have changed.
pub fn refresh(app: &mut App) {
    if app.timeline.revision == Some(app.revision) {
        return;
    }
    app.timeline.board = Board::new(&app.shown.items.dated, app.kept.lanes_by, &app.corpus, |item| !item.figure);
    app.timeline.revision = Some(app.revision);
    app.timeline.popover = None;
}

fn empty_ui(app: &App, ui: &Ui, rect: Rect) {
    let theme = theme(ui);
    let words = match (&app.job, app.items.dated.is_empty()) {
        (Some(_), _) => "Reading. What is found appears here",
        (None, true) => "No event with a date was found. What was read is listed on the left",
        (None, false) => "Nothing passes the filter. Take a chip away, or press Esc",
    };
    paint::text(ui, ui.painter(), rect.center(), egui::Align2::CENTER_CENTER, words, size::PLAIN, theme.text2);
}

fn content_ui(app: &mut App, ui: &mut Ui, inner: Rect, frame: &Frame) -> Did {
    let theme = theme(ui);
    let measure = |text: &str, style| paint::measure(ui, text, style);
    let layout = std::mem::take(&mut app.timeline.layout);
    let origin = egui::pos2(frame.plot.min, inner.top());
    for lane in &layout.lanes {
        let y = (inner.top() + lane.y + lane.height).floor() + 0.5;
        ui.painter().hline(inner.x_range(), y, (1.0, color(theme.line)));
    }
    let gutter = inner.with_max_x(frame.plot.min - 1.0);
    let shapes = draw::gutter(&layout, theme, &measure);
    paint::shapes(ui, &ui.painter().with_clip_rect(gutter.intersect(ui.clip_rect())), &shapes, inner.min);
    let highlight = Highlight { selected: app.selection.and_then(|id| app.shown_at(id)) };
    let shapes = draw::lanes(&layout, &app.shown.items, frame.width(), highlight, theme, &measure);
    let clip = ui.clip_rect().with_min_x(frame.plot.min);
    paint::shapes(ui, &ui.painter().with_clip_rect(clip), &shapes, origin);
    let mut did = Did::default();
    for (at, lane) in layout.lanes.iter().enumerate() {
        lane_node(ui, inner, lane, at);
        for mark in &lane.marks {
            if let Some(item) = app.shown.items.dated.get(mark.item as usize) {
                mark_node(app, ui, item, at, paint::rect(mark.rect, origin), &mut did);
            }
        }
        for (bin, kind) in lane.pills.iter().map(|bin| (bin, "pill")).chain(lane.ribbon.iter().map(|bin| (bin, "bin")))
        {
            bin_node(app, ui, (&lane.title, at), bin, kind, origin, &mut did);
        }
    }
    app.timeline.reveal = false;
    app.timeline.layout = layout;
    did
}

fn lane_node(ui: &Ui, inner: Rect, lane: &crate::view::lanes::Lane, at: usize) {
    let rect = Rect::from_min_size(inner.min + vec2(0.0, lane.y), vec2(size::GUTTER, lane.height));
    let response = ui.interact(rect, Id::unique(("lane", at)), Sense::hover());
    let name = format!("Lane {}, {} of {} in view", lane.title, lane.in_view, lane.total);
    response.widget_info(|| WidgetInfo::labeled(Role::List, true, &name));
    if response.hovered() && paint::measure(ui, &lane.title, size::STRONG) > size::GUTTER - 40.0 {
        response.on_hover_text(&lane.title);
    }
}

/// A mark's node: hover tells, a click selects, a double click or Enter opens.
fn mark_node(app: &App, ui: &Ui, item: &Item, lane: usize, rect: Rect, did: &mut Did) {
    let clip = ui.clip_rect();
    let rect = rect.with_min_x(rect.left().max(app.timeline.plot.0));
    let selected = app.selection == Some(item.id);
    let away = rect.bottom() < clip.top() - 60.0 || rect.top() > clip.bottom() + 60.0;
    if (away && !selected) || rect.width() <= 0.0 {
        return;
    }
    let id = Id::unique(("mark", item.id.0, lane));
    let response = ui.interact(rect, id, Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, selected, item.spoken()));
    if selected && app.timeline.reveal {
        ui.scroll_to_rect(rect.expand(24.0), None);
        response.request_focus();
    }
    if response.has_focus() {
        keep_arrows(ui, id);
        let pen = (2.0, color(theme(ui).link));
        ui.painter().rect_stroke(rect.expand(3.0), 5.0, pen, egui::StrokeKind::Outside);
    }
    did.drag += response.drag_delta().x;
    let entered = response.has_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if response.double_clicked() || entered {
        did.open = Some(item.id);
    } else if response.clicked() {
        did.select = Some(item.id);
        response.request_focus();
    }
    tooltip(app, item, response.on_hover_cursor(CursorIcon::PointingHand));
}

/// Arrows move between marks, not between widgets.
fn keep_arrows(ui: &Ui, id: Id) {
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, escape: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
}

/// What a mark tells when the pointer rests on it.
pub fn tooltip(app: &App, item: &Item, response: Response) {
    response.on_hover_ui(|ui| {
        let theme = theme(ui);
        let strong = |text: &str| egui::RichText::new(text).font(super::fonts::Face::SemiBold.at(12.5));
        ui.label(strong(&item.label));
        ui.label(strong(item.date_words()).color(color(theme.text2)));
        let Some(record) = item.place.of(&app.corpus) else { return };
        if !record.date.why.is_empty() {
            ui.label(egui::RichText::new(&record.date.why).color(color(theme.text2)));
        }
        if let Some(article) = app.corpus.article(item.place.document()) {
            let source = format!("¶ {} {}", record.evidence.paragraph, article.document.title);
            ui.label(egui::RichText::new(source).color(color(theme.text3)));
        }
        ui.label(egui::RichText::new("Enter or double-click opens the source").color(color(theme.text3)));
    });
}

fn bin_node(app: &App, ui: &Ui, (lane, at): (&str, usize), bin: &Bin, kind: &str, origin: egui::Pos2, did: &mut Did) {
    let rect = paint::rect(bin.rect, origin);
    let id = Id::unique((kind, at, bin.start.to_bits()));
    let response = ui.interact(rect, id, Sense::click_and_drag());
    let words = crate::view::ticks::range_words(Window::new(bin.start, bin.end));
    let name = format!("{lane}, {words}: {} events", bin.count);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    did.drag += response.drag_delta().x;
    if response.has_focus() {
        super::widgets::focus_ring(ui, &response, rect);
    }
    if response.clicked() {
        did.zoom = Some((bin.start, bin.end));
    }
    if kind == "pill" && response.hovered() {
        let members = app.timeline.board.members(at, bin.start, bin.end).to_vec();
        did.hovered = Some(Popover { lane: lane.to_owned(), members, span: (bin.start, bin.end), anchor: rect });
    } else if response.hovered() {
        response.on_hover_text(name);
    }
}

fn apply(app: &mut App, did: Did, frame: &Frame) {
    if did.drag != 0.0 {
        app.look_at(app.window.pan(-f64::from(did.drag) * app.window.per_point(frame.width())));
    }
    if let Some((start, end)) = did.zoom {
        app.timeline.popover = None;
        let margin = (end - start) * 0.08;
        app.look_at(Window::new(start - margin, end + margin));
    } else if did.hovered.is_some() {
        app.timeline.popover = did.hovered;
    }
    if let Some(id) = did.open {
        app.open_source(id);
    } else if let Some(id) = did.select {
        app.select(id);
        app.timeline.popover = None;
    }
}
