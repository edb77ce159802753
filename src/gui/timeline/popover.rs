//! The list of a cluster's first events, beside its pill.

use egui::{Align2, Area, Id, Order, Rect, Sense, Ui, pos2, vec2};

use crate::gui::app::Parts;
use crate::gui::app::state::orders;
use crate::gui::kit::icons;
use crate::gui::kit::list::Place;
use crate::gui::kit::paint::{self, color, theme};
use crate::gui::kit::row::{self as list, Stands};
use crate::gui::kit::widgets::{HEAD, NOTE, ROW};
use crate::view::glyph::{self, Ink};
use crate::view::item::Form;
use crate::view::text::cut;
use crate::view::{Window, ticks};

const WIDTH: f32 = 372.0;
const ROW_HEIGHT: f32 = 21.0;
const MOST: usize = 12;

/// The popover, where one is open. It stays while the pointer is on it or on its pill.
pub fn popover_ui(parts: &mut Parts<'_>, ui: &Ui) {
    let Some(popover) = parts.panes.timeline.popover.clone() else { return };
    let rows = popover.members.len().min(MOST);
    let height = 34.0 + ROW_HEIGHT * rows as f32 + 30.0;
    let screen = ui.ctx().content_rect();
    let left =
        (popover.anchor.center().x - WIDTH / 2.0).clamp(screen.left() + 8.0, (screen.right() - WIDTH - 8.0).max(8.0));
    let below = popover.anchor.bottom() + 8.0 + height < screen.bottom();
    let top = if below { popover.anchor.bottom() + 6.0 } else { popover.anchor.top() - 6.0 - height };
    let rect = Rect::from_min_size(pos2(left, top), vec2(WIDTH, height));
    let pointer = ui.ctx().pointer_hover_pos();
    let bridge = rect.union(popover.anchor).expand(4.0);
    if pointer.is_some_and(|pos| !bridge.contains(pos)) {
        parts.panes.timeline.popover = None;
        return;
    }
    let mut picked = None;
    Area::new(Id::unique("cluster")).order(Order::Foreground).fixed_pos(rect.min).show(ui.ctx(), |ui| {
        let (rect, _) = ui.allocate_exact_size(rect.size(), Sense::hover());
        let theme = theme(ui);
        ui.painter().rect_filled(rect.translate(vec2(2.0, 3.0)), 6.0, color(theme.text.at(0.12)));
        let pen = egui::Stroke::new(1.0, color(theme.text2));
        ui.painter().rect(rect, 6.0, color(theme.canvas), pen, egui::StrokeKind::Inside);
        let words = ticks::range_words(Window::new(popover.span.0, popover.span.1));
        let title = format!("{}, {words}", popover.lane);
        let head = pos2(rect.left() + 14.0, rect.top() + 17.0);
        paint::text(ui, ui.painter(), head, Align2::LEFT_CENTER, &title, HEAD, theme.text);
        let count = popover.members.len();
        let note = if count > MOST { format!("first {MOST} of {count}") } else { format!("{count} events") };
        paint::text(ui, ui.painter(), pos2(rect.right() - 14.0, head.y), Align2::RIGHT_CENTER, &note, ROW, theme.text3);
        ui.painter().hline(rect.x_range(), rect.top() + 33.5, (1.0, color(theme.line)));
        for (at, index) in popover.members.iter().take(MOST).enumerate() {
            let row = Rect::from_min_size(
                pos2(rect.left() + 1.0, rect.top() + 34.0 + ROW_HEIGHT * at as f32),
                vec2(WIDTH - 2.0, ROW_HEIGHT),
            );
            if row_ui(parts, ui, *index, row) {
                picked = Some(*index);
            }
        }
        let foot = rect.bottom() - 15.0;
        ui.painter().hline(rect.x_range(), rect.bottom() - 29.5, (1.0, color(theme.line)));
        paint::text(
            ui,
            ui.painter(),
            pos2(rect.left() + 14.0, foot),
            Align2::LEFT_CENTER,
            "Click: zoom to span",
            NOTE,
            theme.text3,
        );
        let key = Rect::from_min_size(pos2(rect.right() - 76.0, foot - 8.0), vec2(26.0, 16.0));
        icons::key_frame(ui.painter(), key, color(theme.line_strong));
        paint::text(ui, ui.painter(), key.center(), Align2::CENTER_CENTER, "Esc", NOTE, theme.text3);
        paint::text(ui, ui.painter(), pos2(key.right() + 7.0, foot), Align2::LEFT_CENTER, "close", NOTE, theme.text3);
    });
    if let Some(id) = picked.and_then(|index| parts.data.shown.items.dated.get(index as usize)).map(|item| item.id) {
        parts.panes.timeline.popover = None;
        parts.orders.push(orders::Order::Open(id));
    }
}

fn row_ui(parts: &Parts<'_>, ui: &Ui, index: u32, row: Rect) -> bool {
    let Some(item) = parts.data.shown.items.dated.get(index as usize) else { return false };
    let spoken = format!("In list: {}", item.spoken());
    let painted = list::Row::at(ui, row, Id::unique(("cluster", index)), Stands::Plain, &spoken, Place::alone());
    let theme = theme(ui);
    let y = row.center().y;
    let soft = if painted.response.hovered() { theme.text2 } else { theme.text3 };
    paint::text(ui, ui.painter(), pos2(row.left() + 96.0, y), Align2::RIGHT_CENTER, item.date_words(), NOTE, soft);
    let mut shapes = Vec::new();
    let half = if item.form == Form::Moment { 0.5 } else { 6.0 };
    let ink = Ink { theme, hue: theme.hue(item.group), pane: (-9.0, 9.0), holds_label: false };
    glyph::draw(&mut shapes, item, (-half, half), 0.0, &ink);
    paint::shapes(ui, ui.painter(), &shapes, pos2(row.left() + 110.5, y));
    let title = cut(&item.label, ROW, row.width() - 134.0, &|text, style| paint::measure(ui, text, style));
    let left = pos2(row.left() + 124.0, y);
    paint::text(ui, ui.painter(), left, Align2::LEFT_CENTER, &title.unwrap_or_default(), ROW, theme.text);
    painted.done(ui).clicked()
}
