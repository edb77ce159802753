//! The pane of event lanes: paints the layout of `view` and lays a named, focusable node over every visible mark.

use std::ops::Range;

use egui::{CursorIcon, EventFilter, Id, Key, Rect, Response, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use crate::gui::app::Parts;
use crate::gui::app::state::orders::{Order, Orders};
use crate::gui::app::state::timeline::{Of, Popover, Reveal};
use crate::gui::kit::fonts::Face;
use crate::gui::kit::paint::{self, color, theme};
use crate::gui::kit::{list, spoken};
use crate::gui::plot::mark_menu;
use crate::gui::plot::{self, Frame, dimming};
use crate::gui::timeline::{area, ghosts, lane_head, popover, rows};
use crate::model::{RecordId, grouped};
use crate::view::lanes::{Bin, Lane, Layout, View};
use crate::view::paint::Highlight;
use crate::view::{Item, Window, fonts, paint as draw, theme as size, ticks};

/// What happened to the marks.
#[derive(Debug, Default)]
struct Did {
    select: Option<RecordId>,
    open: Option<RecordId>,
    drag: f32,
    began: bool,
    zoom: Option<Window>,
    hovered: Option<Popover>,
    table: Option<Popover>,
    over: Option<RecordId>,
    /// Space was pressed on a mark.
    quick: bool,
    /// The item that stands for what is selected: itself, or the mark of its event.
    chosen: Option<u32>,
    /// It has a node on this pass.
    held: bool,
    /// Something that is no mark took the focus: nothing is selected any more.
    let_go: bool,
    /// What a mark's menu asked for.
    orders: Orders,
}

/// Pinned lanes take at most this share of the pane.
const PINNED: f32 = 0.6;

/// The pane: pinned lanes on top, below them the others, which scroll.
pub fn pane_ui(parts: &mut Parts<'_>, ui: &mut Ui, rect: Rect, frame: &Frame) {
    lay_out(parts, ui, frame, rect.height());
    let pinned = parts.panes.timeline.layout.pinned.min(rect.height() * PINNED);
    let rest = rect.with_min_y(rect.top() + pinned);
    let scrolls = parts.panes.timeline.layout.height - parts.panes.timeline.layout.pinned > rest.height() + 0.5;
    let mut pane = ui.new_child(egui::UiBuilder::new().id_salt("lanes").max_rect(rect));
    pane.set_clip_rect(rect.intersect(ui.clip_rect()));
    let ground_rect = rect.with_min_x(frame.plot.min);
    let ground = pane.interact(ground_rect, Id::unique("lanes ground"), Sense::click_and_drag());
    ground.widget_info(|| WidgetInfo::labeled(Role::Pane, true, "Event lanes"));
    let painter = pane.painter().with_clip_rect(ground_rect);
    crate::gui::plot::behind(&pane, &parts.panes.timeline.eras, ground_rect, frame);
    paint::shapes(&pane, &painter, &draw::grid(&frame.ruler, 0.0, rect.height(), theme(ui)), ground_rect.min);
    let mut did = Did::default();
    let count = parts.panes.timeline.layout.lanes.iter().take_while(|lane| lane.pinned).count();
    if count > 0 {
        let top = rect.with_max_y(rest.top());
        let mut fixed = pane.new_child(egui::UiBuilder::new().id_salt("pinned").max_rect(top));
        fixed.set_clip_rect(top.intersect(pane.clip_rect()));
        content_ui(parts, &mut fixed, top, frame, 0..count, &mut did);
        pane.painter().hline(rect.x_range(), rest.top() - 0.5, (1.5, color(theme(ui).line_strong)));
    }
    let mut below = pane.new_child(egui::UiBuilder::new().id_salt("rest").max_rect(rest));
    below.set_clip_rect(rest.intersect(pane.clip_rect()));
    let area = ScrollArea::vertical().id_salt("lanes scroll").auto_shrink([false, false]);
    area.show_viewport(&mut below, |ui, viewport| {
        let layout = &parts.panes.timeline.layout;
        let (top, height) = (layout.pinned, (layout.height - layout.pinned).max(rest.height()));
        // What the next frame places: a little more than what is seen, so that scrolling finds lanes in place.
        parts.panes.timeline.sight = (top + viewport.top() - 120.0, top + viewport.bottom() + 120.0);
        let (inner, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
        let lanes = count..parts.panes.timeline.layout.lanes.len();
        parts.panes.timeline.lanes_top = inner.top() - top;
        content_ui(parts, ui, inner.translate(vec2(0.0, -top)), frame, lanes, &mut did);
    });
    area::area_ui(parts, &below, frame, rest.with_min_x(frame.plot.min), parts.panes.timeline.lanes_top);
    did.began |= ground.drag_started();
    if area_drag(parts, ui, did.began, frame) {
        did.drag = 0.0;
    } else {
        plot::drag_and_double_click(parts, &ground, frame);
    }
    apply(parts, did, frame);
    if ground.clicked() {
        parts.choice.selection = None;
        parts.choice.area = None;
        parts.panes.timeline.popover = None;
    }
    plot::zoom_and_pan(parts, ui, &ground, frame, !scrolls);
    popover::popover_ui(parts, ui);
    crate::gui::timeline::quick_look::card_ui(parts, ui, frame, rect);
}

/// Lays the lanes out for this pass, in a pane of that height; marks that move to other rows glide there.
fn lay_out(parts: &mut Parts<'_>, ui: &Ui, frame: &Frame, height: f32) {
    let mut board = std::mem::take(&mut parts.panes.timeline.board);
    let view = View {
        selected: parts.choice.selection.and_then(|id| parts.data.shown_at(id)),
        sight: parts.panes.timeline.sight,
        ..View::moving(frame.window, frame.width())
    };
    let of = Of { scale: view.scale.to_bits(), revision: parts.data.revision, height: (height / size::ROW) as u32 };
    let mut rows = parts.panes.timeline.rows;
    let mut layout = rows::layout(&mut board, &parts.data.shown.items.dated, &view, (&mut rows, of, height));
    parts.panes.timeline.rows = rows;
    let mut ease = std::mem::take(&mut parts.panes.timeline.ease);
    ease.step(
        ui.ctx(),
        &parts.panes.timeline.layout,
        &mut layout,
        (view.scale, parts.data.revision),
        parts.panes.kept.calm,
    );
    parts.panes.timeline.ease = ease;
    parts.panes.timeline.layout = layout;
    parts.panes.timeline.board = board;
    parts.panes.timeline.tops = parts.panes.timeline.layout.lanes.iter().map(|lane| lane.y).collect();
}

/// Some of the lanes; `inner` begins where the layout does.
fn content_ui(parts: &mut Parts<'_>, ui: &mut Ui, inner: Rect, frame: &Frame, lanes: Range<usize>, did: &mut Did) {
    let theme = theme(ui);
    let clip = ui.clip_rect();
    let mut layout = std::mem::take(&mut parts.panes.timeline.layout);
    let origin = egui::pos2(frame.plot.min, inner.top());
    let seen = |lane: &Lane| {
        let (top, foot) = (inner.top() + lane.y, inner.top() + lane.y + lane.height);
        foot >= clip.top() && top <= clip.bottom()
    };
    let from = lanes.clone().find(|&at| layout.lanes.get(at).is_some_and(seen)).unwrap_or(lanes.start);
    let count = layout.lanes.get(from..lanes.end).unwrap_or_default().iter().take_while(|lane| seen(lane)).count();
    // Only the lanes in sight are painted.
    let before = layout.lanes.drain(..from).collect::<Vec<_>>();
    let after = layout.lanes.split_off(count);
    for lane in &layout.lanes {
        let y = (inner.top() + lane.y + lane.height).floor() + 0.5;
        ui.painter().hline(inner.x_range(), y, (1.0, color(theme.line)));
    }
    let gutter = inner.with_max_x(frame.plot.min - 1.0);
    let shapes = draw::gutter(&layout, theme, &fonts::measure);
    paint::shapes(ui, &ui.painter().with_clip_rect(gutter.intersect(clip)), &shapes, inner.min);
    let chosen = parts.choice.selection.and_then(|id| parts.data.shown_at(id));
    did.chosen = chosen;
    let chosen_lane = chosen.and_then(|at| parts.panes.timeline.board.lane_of(at)).map(|(lane, _)| lane);
    let highlight =
        Highlight { selected: chosen, letters: parts.panes.kept.letters, coverage: parts.panes.kept.coverage };
    ghosts::ghosts_ui(parts, ui, &layout, frame, origin);
    let shapes = draw::lanes(&layout, &parts.data.shown.items, frame.width(), highlight, theme, &fonts::measure);
    paint::shapes(ui, &ui.painter().with_clip_rect(clip.with_min_x(frame.plot.min)), &shapes, origin);
    dimming::lanes(parts, ui, &layout, from, origin, clip.with_min_x(frame.plot.min));
    for (lane, at) in layout.lanes.iter().zip(from..) {
        lane_head::head_ui(parts, ui, inner, lane, at);
        hits_ui(ui, inner, lane, parts.choice.find.lane_hits(at));
        // What stands in a lane is told as its own: "3 of 41".
        let place = Rect::from_x_y_ranges(inner.x_range(), inner.top() + lane.y..=inner.top() + lane.y + lane.height);
        let holder = list::holder_at(ui, place, &format!("Events of {}", lane.title), Role::List, lane.total);
        let ui = &holder;
        for mark in &lane.marks {
            if let Some(item) = parts.data.shown.items.dated.get(mark.item as usize) {
                mark_node(parts, ui, (item, mark.item), at, paint::rect(mark.rect, origin), did);
            }
        }
        for bin in &lane.pills {
            pill_node(parts, ui, (&lane.title, at), bin, origin, did);
        }
        if !lane.ribbon.is_empty() {
            ribbon_node(parts, ui, lane, at, frame, origin, did);
        }
        if let Some(item) = chosen.filter(|_| chosen_lane == Some(at) && !did.held) {
            held_node(parts, ui, lane, (at, item), frame, origin, did);
        }
    }
    layout.lanes.splice(..0, before);
    layout.lanes.extend(after);
    scroll_to_selected(parts, ui, &layout, inner, &lanes);
    parts.panes.timeline.layout = layout;
}

/// Scrolls to the lane of the selected mark, which may be out of sight and so not placed yet.
fn scroll_to_selected(parts: &mut Parts<'_>, ui: &Ui, layout: &Layout, inner: Rect, lanes: &Range<usize>) {
    if parts.panes.timeline.reveal == Reveal::Nothing {
        return;
    }
    let Some(shown) = parts.choice.selection.and_then(|id| parts.data.shown_at(id)) else { return };
    let lane = parts.panes.timeline.board.lane_of(shown);
    let Some(lane) = lane.map(|(lane, _)| lane).filter(|lane| lanes.contains(lane)) else { return };
    let Some(place) = layout.lanes.get(lane) else { return };
    // A mark that is seen stays where it is, also under the pointer; of one out of sight only the lane is known.
    let own = place.marks.iter().find(|mark| mark.item == shown).map(|mark| (mark.rect.y, mark.rect.bottom()));
    let (top, foot) = own.unwrap_or((place.y, place.y + place.height));
    let rect = Rect::from_x_y_ranges(inner.x_range(), inner.top() + top..=inner.top() + foot);
    if !is_seen(ui, rect) {
        ui.scroll_to_rect(rect, None);
        ui.ctx().request_repaint();
        // A lane higher than the pane never stands in it as a whole; its mark keeps no keyboard that is wanted elsewhere.
        if rect.height() <= ui.clip_rect().height() {
            return;
        }
    }
    parts.panes.timeline.reveal = Reveal::Nothing;
}

/// True for what stands in the pane from its top to its foot.
fn is_seen(ui: &Ui, rect: Rect) -> bool {
    let sight = ui.clip_rect().y_range().expand(0.5);
    sight.contains(rect.top()) && sight.contains(rect.bottom())
}

/// How many of a lane's events were found, at the right end of its name.
fn hits_ui(ui: &Ui, inner: Rect, lane: &Lane, hits: Option<usize>) {
    let Some(hits) = hits else { return };
    let theme = theme(ui);
    let words = grouped(hits);
    let width = paint::measure(ui, &words, size::SMALL) + 10.0;
    let right = inner.left() + size::GUTTER - 6.0;
    // On the line of the counts: names of lanes need the whole width.
    let y = inner.top() + lane.y + size::LANE_PAD + size::ROW / 2.0 + 15.0;
    let rect = Rect::from_min_max(egui::pos2(right - width, y - 8.0), egui::pos2(right, y + 8.0));
    let response = ui.interact(rect, Id::unique(("lane hits", &lane.title)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{words} hits in {}", lane.title)));
    let fill = if hits > 0 { theme.link.at(0.2) } else { theme.line_faint };
    ui.painter().rect_filled(rect, 8.0, color(fill));
    let ink = if hits > 0 { theme.text } else { theme.text3 };
    paint::text(ui, ui.painter(), rect.center(), egui::Align2::CENTER_CENTER, &words, size::SMALL, ink);
}

/// A drag that selects draws an area, wherever it begins; true while one is drawn.
fn area_drag(parts: &mut Parts<'_>, ui: &Ui, began: bool, frame: &Frame) -> bool {
    let drawing = parts.choice.area.is_some_and(|area| area.drawing && area.lanes.is_some());
    let (held, press, now) = ui.input(|input| {
        let pointer = &input.pointer;
        (pointer.primary_down(), pointer.press_origin(), pointer.latest_pos())
    });
    let begins = began && plot::selects(parts, ui);
    if !(begins || drawing) {
        return false;
    }
    let time = |x: f32| frame.time(x.clamp(frame.plot.min, frame.plot.max));
    let top = parts.panes.timeline.lanes_top;
    if begins && let Some(from) = press {
        area::drag(parts, time(from.x), from.y - top, true);
    }
    if let Some(pos) = now {
        area::drag(parts, time(pos.x), pos.y - top, false);
    }
    if let Some(area) = parts.choice.area.as_mut().filter(|_| !held) {
        area.drawing = false;
    }
    true
}

/// A mark's node: hover tells, a click selects, a double click or Enter opens.
fn mark_node(parts: &Parts<'_>, ui: &Ui, (item, shown): (&Item, u32), lane: usize, rect: Rect, did: &mut Did) {
    let clip = ui.clip_rect();
    let rect = rect.with_min_x(rect.left().max(parts.panes.timeline.plot.0));
    let selected = did.chosen == Some(shown);
    let away = rect.bottom() < clip.top() - 60.0 || rect.top() > clip.bottom() + 60.0;
    if (away && !selected) || rect.width() <= 0.0 {
        return;
    }
    let id = Id::unique(("mark", item.id.0, lane));
    let response = ui.interact(rect, id, Sense::click_and_drag());
    if response.hovered() {
        did.over = Some(item.id);
    }
    tell(parts, &response, lane, (item, shown), &item.spoken());
    focus_ui(parts, ui, (item, shown), &response, did);
    did.drag += response.drag_delta().x;
    did.began |= response.drag_started();
    if response.double_clicked() {
        did.open = Some(item.id);
    } else if response.clicked() {
        did.select = Some(item.id);
        response.request_focus();
    }
    mark_menu::menu(&response, item.id, &mut did.orders);
    tooltip(parts, item, response.on_hover_cursor(CursorIcon::PointingHand));
}

/// A mark says its words, whether it is the selected one, and which it is of its lane.
fn tell(parts: &Parts<'_>, response: &Response, lane: usize, (item, shown): (&Item, u32), words: &str) {
    let number = parts.panes.timeline.board.number(lane, shown, item.start);
    spoken::tell(response, Role::ListItem, words, |node| {
        node.set_selected(parts.choice.selection == Some(item.id));
        if let Some(number) = number {
            node.set_position_in_set(number);
        }
    });
}

/// What has the focus is what is selected: a mark that gains it becomes the selection, the selection takes it along.
fn focus_ui(parts: &Parts<'_>, ui: &Ui, (item, shown): (&Item, u32), response: &Response, did: &mut Did) {
    let selected = did.chosen == Some(shown);
    did.held |= selected;
    // A field that is being typed in keeps the keyboard.
    if selected && parts.panes.timeline.reveal == Reveal::Keyboard && parts.panes.editing.is_none() {
        response.request_focus();
    }
    if !response.has_focus() {
        return;
    }
    if !selected && response.gained_focus() {
        did.select = Some(item.id);
    } else if !selected {
        // Another one was selected elsewhere: the keyboard does not stay on what it would not act on.
        response.surrender_focus();
        return;
    }
    if response.gained_focus() && !is_seen(ui, response.rect) {
        ui.scroll_to_rect(response.rect.expand2(vec2(0.0, 4.0)), None);
    }
    keep_arrows(ui, response.id);
    let pen = (2.0, color(theme(ui).link));
    ui.painter().rect_stroke(response.rect.expand(3.0), 5.0, pen, egui::StrokeKind::Outside);
    let pressed = |key: Key| ui.input(|input| input.key_pressed(key));
    did.quick |= pressed(Key::Space);
    if pressed(Key::Enter) {
        did.open = Some(item.id);
    }
}

/// The node of the selected item where it is drawn as part of a pill or ribbon, or not at all: it has the keyboard and
/// says which of how many it is.
fn held_node(
    parts: &Parts<'_>,
    ui: &Ui,
    lane: &Lane,
    (at, shown): (usize, u32),
    frame: &Frame,
    origin: egui::Pos2,
    did: &mut Did,
) {
    let Some(item) = parts.data.shown.items.dated.get(shown as usize) else { return };
    let holds = |bin: &&Bin| (bin.start..bin.end).contains(&item.start);
    let pill = lane.pills.iter().find(holds);
    let x = frame.x(item.start).clamp(frame.plot.min, frame.plot.max);
    let top = origin.y + lane.y;
    let line = Rect::from_x_y_ranges(x - 3.0..=x + 3.0, top + 2.0..=top + lane.height - 2.0);
    let rect = pill.map_or(line, |bin| paint::rect(bin.rect, origin));
    let response = ui.interact(rect, Id::unique(("mark", item.id.0, at)), Sense::focusable_noninteractive());
    let words = {
        let spoken = item.spoken();
        match pill.or_else(|| lane.ribbon.iter().find(holds)) {
            Some(bin) => {
                let members = parts.panes.timeline.board.members(at, bin.start, bin.end);
                let number = members.iter().position(|member| *member == shown).map_or(1, |at| at + 1);
                let range = ticks::range_words(Window::new(bin.start, bin.end));
                format!("Mark {number} of {} in {range}: {spoken}", members.len())
            }
            None => spoken,
        }
    };
    tell(parts, &response, at, (item, shown), &words);
    focus_ui(parts, ui, (item, shown), &response, did);
}

/// Arrows move between marks, not between widgets.
fn keep_arrows(ui: &Ui, id: Id) {
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, escape: true, ..EventFilter::default() };
    list::keep(ui.ctx(), id, filter);
}

/// What a mark tells when the pointer rests on it.
pub fn tooltip(parts: &Parts<'_>, item: &Item, response: Response) {
    // One that was open when something came over the window would lie on it.
    if parts.panes.is_covered() {
        return;
    }
    response.on_hover_ui(|ui| {
        let theme = theme(ui);
        let strong = |text: &str| egui::RichText::new(text).font(Face::SemiBold.at(12.5));
        ui.label(strong(&item.label));
        ui.label(strong(item.date_words()).color(color(theme.text2)));
        let Some(record) = item.place.of(&parts.data.corpus) else { return };
        if let Some(article) = parts.data.corpus.article(item.place.document()) {
            plot::source_lines(ui, article, record);
        }
        ui.label(egui::RichText::new("Enter or double-click opens the source").color(color(theme.text3)));
    });
}

/// A pill's node: hover lists its first events, a click zooms to its time, Enter opens the table of its events.
fn pill_node(parts: &Parts<'_>, ui: &Ui, (lane, at): (&str, usize), bin: &Bin, origin: egui::Pos2, did: &mut Did) {
    let rect = paint::rect(bin.rect, origin);
    let id = Id::unique(("pill", at, bin.start.to_bits()));
    let response = ui.interact(rect, id, Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, bin_words(lane, bin)));
    did.drag += response.drag_delta().x;
    did.began |= response.drag_started();
    if response.has_focus() {
        crate::gui::kit::widgets::focus_ring(ui, &response, rect);
        keep_arrows(ui, id);
    }
    let entered = response.has_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let members = || parts.panes.timeline.board.members(at, bin.start, bin.end).to_vec();
    let popover = || Popover { lane: lane.to_owned(), members: members(), span: (bin.start, bin.end), anchor: rect };
    if entered {
        did.table = Some(popover());
    } else if response.clicked() {
        did.zoom = Some(Window::fit(popover().window()));
    }
    if parts.panes.timeline.cluster.as_ref().is_some_and(|held| held.lane == lane && held.span == (bin.start, bin.end))
    {
        let ring = rect.expand(3.0);
        let pen = (2.0, color(theme(ui).edge));
        ui.painter().rect_stroke(ring, ring.height() / 2.0, pen, egui::StrokeKind::Outside);
    }
    did.let_go |= response.gained_focus();
    if response.hovered() || response.gained_focus() {
        did.hovered = Some(popover());
    }
}

fn bin_words(lane: &str, bin: &Bin) -> String {
    let words = ticks::range_words(Window::new(bin.start, bin.end));
    format!("{lane}, {words}: {} events, {} accepted", bin.count, bin.accepted)
}

/// A ribbon is one node: its bins are too many and too narrow to be visited one by one. The bin under the pointer tells
/// its count; a click zooms to it, Enter to the highest.
fn ribbon_node(parts: &Parts<'_>, ui: &Ui, lane: &Lane, at: usize, frame: &Frame, origin: egui::Pos2, did: &mut Did) {
    let top = origin.y + lane.y;
    let rect = Rect::from_x_y_ranges(frame.plot.min..=frame.plot.max, top..=top + lane.height);
    let response = ui.interact(rect.shrink2(vec2(0.0, 2.0)), Id::unique(("ribbon", at)), Sense::click_and_drag());
    let highest = || lane.ribbon.iter().max_by_key(|bin| bin.count);
    response.widget_info(|| {
        let most = highest().map(|bin| bin_words(&lane.title, bin)).unwrap_or_default();
        WidgetInfo::labeled(Role::Button, true, format!("Ribbon of {} events, most in {most}", lane.in_view))
    });
    did.drag += response.drag_delta().x;
    did.began |= response.drag_started();
    did.let_go |= response.gained_focus();
    crate::gui::kit::widgets::focus_ring(ui, &response, rect.shrink(1.0));
    let under = response.hover_pos().and_then(|pos| {
        let time = parts.time.window.time_at(pos.x - frame.plot.min, frame.width());
        let bin = lane.ribbon.partition_point(|bin| bin.end <= time);
        lane.ribbon.get(bin).filter(|bin| bin.start <= time)
    });
    if response.clicked() {
        let bin = under.or_else(highest);
        did.zoom = bin.map(|bin| Window::fit(Window::new(bin.start, bin.end)));
    }
    if let Some(bin) = under {
        response.on_hover_text_at_pointer(bin_words(&lane.title, bin));
    }
}

fn apply(parts: &mut Parts<'_>, did: Did, frame: &Frame) {
    parts.choice.hovered = did.over.or(parts.choice.hovered);
    parts.orders.extend(did.orders);
    if did.drag != 0.0 {
        let by = f64::from(did.drag) * parts.time.window.per_point(frame.width());
        parts.orders.push(Order::Look(parts.time.window.pan(-by)));
    }
    parts.orders.extend(did.table.map(Order::Tabulate));
    if let Some(window) = did.zoom {
        (parts.panes.timeline.popover, parts.panes.timeline.cluster) = (None, None);
        parts.orders.push(Order::Go(window));
    } else if did.hovered.is_some() {
        parts.panes.timeline.cluster.clone_from(&did.hovered);
        parts.panes.timeline.popover = did.hovered;
    }
    parts.panes.timeline.quick ^= did.quick;
    // A decision acts on what has the keyboard; a pill or ribbon is not one mark.
    if did.let_go && did.select.is_none() {
        parts.choice.selection = None;
    }
    if let Some(id) = did.open {
        parts.orders.push(Order::Open(id));
    } else if let Some(id) = did.select {
        parts.choice.selection = Some(id);
        parts.panes.timeline.popover = None;
    }
}
