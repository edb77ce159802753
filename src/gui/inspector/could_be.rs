//! *Could be*: the other readings of the date, each with the reason and its key; the one that was chosen is pressed.

use egui::{Align2, CursorIcon, Id, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::gui::app::could_be::stands;
use crate::gui::app::state::orders::{Order, Orders};
use crate::gui::kit::icons;
use crate::gui::kit::paint::{self, color, theme};
use crate::gui::kit::spoken;
use crate::gui::kit::widgets::{self, NOTE, ROW};
use crate::model::Record;
use crate::view::could_be::Reading;
use crate::view::text::{TextStyle, Weight, cut};

/// Height of a row.
const HIGH: f32 = 24.0;
const DATE: TextStyle = TextStyle::sans(Weight::Medium, 12.5);

/// The rows; `from` and `pad` are the insets of the name and of what stands at the right end, `names` the width of the name.
pub(super) fn rows_ui(
    ui: &mut Ui,
    record: &Record,
    all: &[Reading],
    (from, names, pad): (f32, f32, f32),
    orders: &mut Orders,
) {
    let theme = theme(ui);
    for (at, reading) in all.iter().enumerate() {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HIGH), Sense::hover());
        let row = Rect::from_x_y_ranges(rect.left() + from + names - 8.0..=rect.right() - pad + 6.0, rect.y_range());
        let response = ui.interact(row, Id::unique(("could be", at)), Sense::click());
        let (date, key, on) = (reading.when.words(), (at + 1).to_string(), stands(record, reading));
        let name = format!("Could be {date}, {}", reading.why);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, &name));
        spoken::described(&response, "", &key);
        if on || response.hovered() {
            let ground = if on { theme.tint.at(0.6).over(theme.canvas) } else { theme.hover };
            ui.painter().rect_filled(row.shrink2(vec2(0.0, 1.0)), 4.0, color(ground));
        }
        let y = rect.center().y;
        if at == 0 {
            let left = pos2(rect.left() + from, y);
            paint::text(ui, ui.painter(), left, Align2::LEFT_CENTER, "Could be", ROW, theme.text3);
        }
        let left = rect.left() + from + names;
        let end = left + paint::text(ui, ui.painter(), pos2(left, y), Align2::LEFT_CENTER, &date, DATE, theme.text).x;
        let frame = Rect::from_center_size(pos2(rect.right() - pad - 8.0, y), vec2(16.0, 16.0));
        icons::key_frame(ui.painter(), frame, color(theme.line_strong));
        paint::text(ui, ui.painter(), frame.center(), Align2::CENTER_CENTER, &key, NOTE, theme.text2);
        let measure = |text: &str, style| paint::measure(ui, text, style);
        let why = if on { format!("chosen, {}", reading.why) } else { reading.why.clone() };
        let why = cut(&why, NOTE, frame.left() - end - 18.0, &measure).unwrap_or_default();
        let soft = if on { theme.text2 } else { theme.text3 };
        paint::text(ui, ui.painter(), pos2(end + 10.0, y), Align2::LEFT_CENTER, &why, NOTE, soft);
        widgets::focus_ring(ui, &response, row);
        if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
            orders.push(Order::CouldBe(at));
        }
    }
}
