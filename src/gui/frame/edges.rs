//! The borders between panels: dragged by the pointer, moved by arrows, evened by a double click.

use egui::{CursorIcon, EventFilter, Id, Key, Rect, Role, Sense, Ui, pos2};
use egui_tiles::{Container, LinearDir, Tile, TileId};

use crate::gui::app::state::layout::{LEAST, Layout};
use crate::gui::kit::paint::{color, theme};
use crate::gui::kit::{list, spoken};

/// Points on either side of a border that take the pointer.
const GRIP: f32 = 4.0;
/// Points that a key moves a border.
const STEP: f32 = 16.0;

/// A border: its container, the tiles on either side, and where they stand.
struct Edge {
    container: TileId,
    tiles: [TileId; 2],
    rects: [Rect; 2],
    across: bool,
}

/// The borders of all rows and columns that are seen.
pub fn edges_ui(layout: &mut Layout, ui: &Ui) {
    for edge in edges(layout) {
        let by = edge_ui(layout, ui, &edge);
        if by != 0.0 {
            share(layout, &edge, by);
            ui.ctx().request_repaint();
        }
    }
}

fn edges(layout: &Layout) -> Vec<Edge> {
    let tiles = &layout.tree.tiles;
    let mut found = Vec::new();
    for (id, tile) in tiles.iter() {
        let Tile::Container(Container::Linear(linear)) = tile else { continue };
        let seen: Vec<(TileId, Rect)> = linear
            .children
            .iter()
            .filter(|child| tiles.is_visible_in_layout(**child))
            .filter_map(|child| Some((*child, tiles.rect(*child)?)))
            .collect();
        if !tiles.is_visible_in_layout(*id) {
            continue;
        }
        let across = linear.dir == LinearDir::Horizontal;
        found.extend(seen.array_windows().map(|[(one, left), (other, right)]| Edge {
            container: *id,
            tiles: [*one, *other],
            rects: [*left, *right],
            across,
        }));
    }
    found.sort_by_key(|edge| (edge.container.0, edge.tiles[0].0));
    found
}

/// One border; the points that it is moved by.
fn edge_ui(layout: &Layout, ui: &Ui, edge: &Edge) -> f32 {
    let [before, after] = edge.rects;
    let middle = if edge.across {
        f32::midpoint(before.right(), after.left())
    } else {
        f32::midpoint(before.bottom(), after.top())
    };
    let place = if edge.across {
        Rect::from_min_max(pos2(middle - GRIP, before.top()), pos2(middle + GRIP, before.bottom()))
    } else {
        Rect::from_min_max(pos2(before.left(), middle - GRIP), pos2(before.right(), middle + GRIP))
    };
    let id = Id::unique(("edge", edge.container.0, edge.tiles[0].0));
    let response = ui.interact(place, id, Sense::click_and_drag());
    let [one, other] = edge.tiles.map(|tile| layout.first_name(tile));
    let size = if edge.across { before.width() } else { before.height() };
    spoken::tell(&response, Role::Splitter, &format!("Border between {one} and {other}"), |node| {
        node.set_numeric_value(f64::from(size));
    });
    if response.hovered() || response.dragged() {
        ui.set_cursor_icon(if edge.across { CursorIcon::ResizeHorizontal } else { CursorIcon::ResizeVertical });
    }
    let theme = theme(ui);
    let pen = match () {
        () if response.dragged() || response.has_focus() => Some(theme.link),
        () if response.hovered() => Some(theme.line_strong),
        () => None,
    };
    if let Some(pen) = pen {
        if edge.across {
            ui.painter().vline(middle, place.y_range(), (2.0, color(pen)));
        } else {
            ui.painter().hline(place.x_range(), middle, (2.0, color(pen)));
        }
    }
    if response.double_clicked() {
        let all = if edge.across { before.width() + after.width() } else { before.height() + after.height() };
        return all / 2.0 - size;
    }
    let pointed = response.interact_pointer_pos().filter(|_| response.dragged());
    let dragged = pointed.map_or(0.0, |pos| if edge.across { pos.x } else { pos.y } - middle);
    dragged + if response.has_focus() { keys(ui, id, edge.across) } else { 0.0 }
}

/// What the arrows along a border's way move it by.
fn keys(ui: &Ui, id: Id, across: bool) -> f32 {
    let filter = EventFilter { horizontal_arrows: across, vertical_arrows: !across, ..EventFilter::default() };
    list::keep(ui.ctx(), id, filter);
    list::takes_arrows(ui.ctx(), true);
    let (less, more) = if across { (Key::ArrowLeft, Key::ArrowRight) } else { (Key::ArrowUp, Key::ArrowDown) };
    let pressed = |key: Key| f32::from(u8::from(ui.input(|input| input.key_pressed(key))));
    STEP * (pressed(more) - pressed(less))
}

/// Gives one side of a border what the other loses; neither gets smaller than the least.
fn share(layout: &mut Layout, edge: &Edge, by: f32) {
    let of = |rect: Rect| if edge.across { rect.width() } else { rect.height() };
    let [before, after] = edge.rects.map(of);
    let by = by.clamp((LEAST - before).min(0.0), (after - LEAST).max(0.0));
    let Some(Tile::Container(Container::Linear(linear))) = layout.tree.tiles.get_mut(edge.container) else { return };
    let [one, other] = edge.tiles;
    let both = linear.shares[one] + linear.shares[other];
    let part = (before + by) / (before + after).max(1.0);
    linear.shares.set_share(one, both * part);
    linear.shares.set_share(other, both * (1.0 - part));
    layout.keep_size(one, before + by);
    layout.keep_size(other, after - by);
}
