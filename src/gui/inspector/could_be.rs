//! *Could be*: the other readings of the date, each with the reason and its key; the one that was chosen is pressed.

use egui::{Align2, CursorIcon, Id, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::gui::app::could_be::stands;
use crate::gui::app::state::orders::{Order, Orders};
use crate::gui::kit::icons;
use crate::gui::kit::paint::{self, color, theme};
use crate::gui::kit::spoken;
use crate::gui::kit::widgets::{self, NOTE, ROW};
use crate::model::{Record, When};
use crate::view::could_be::Reading;
use crate::view::text::{TextStyle, Weight, cut};

/// Height of a row.
const HIGH: f32 = 24.0;
const DATE: TextStyle = TextStyle::sans(Weight::Medium, 12.5);

/// Insets of the name at the left and of what stands at the right end, and the width of the name.
const PAD: f32 = 24.0;
const NAMES: f32 = 100.0;

/// A row for each, with its reason.
pub(super) fn rows_ui(ui: &mut Ui, record: &Record, all: &[Reading], orders: &mut Orders) {
    let theme = theme(ui);
    for (at, reading) in all.iter().enumerate() {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HIGH), Sense::hover());
        let left = rect.left() + PAD + NAMES;
        let row = Rect::from_x_y_ranges(left - 8.0..=rect.right() - PAD + 6.0, rect.y_range());
        let on = stands(record, reading);
        let response = choice_ui(ui, row, (at, reading, on), orders);
        let y = rect.center().y;
        if at == 0 {
            name_ui(ui, pos2(rect.left() + PAD, y));
        }
        let date = reading.when.words();
        let end = left + paint::text(ui, ui.painter(), pos2(left, y), Align2::LEFT_CENTER, &date, DATE, theme.text).x;
        let key = pos2(rect.right() - PAD - 8.0, y);
        key_ui(ui, key, at);
        let measure = |text: &str, style| paint::measure(ui, text, style);
        let why = if on { format!("chosen, {}", reading.why) } else { reading.why.clone() };
        let why = cut(&why, NOTE, key.x - end - 26.0, &measure).unwrap_or_default();
        let soft = if on { theme.text2 } else { theme.text3 };
        paint::text(ui, ui.painter(), pos2(end + 10.0, y), Align2::LEFT_CENTER, &why, NOTE, soft);
        widgets::focus_ring(ui, &response, row);
    }
}

/// The same where room is scarce: keys and dates in a line, the reasons for the pointer.
pub(super) fn line_ui(ui: &mut Ui, record: &Record, all: &[Reading], orders: &mut Orders) {
    if all.is_empty() {
        return;
    }
    let theme = theme(ui);
    let (mut line, _) = ui.allocate_exact_size(vec2(ui.available_width(), HIGH), Sense::hover());
    name_ui(ui, pos2(line.left() + 36.0, line.center().y));
    let from = line.left() + 98.0;
    let mut x = from;
    for (at, reading) in all.iter().enumerate() {
        let date = short(record, reading);
        let width = paint::measure(ui, &date, DATE) + 30.0;
        if x + width > line.right() - 10.0 && x > from {
            (line, _) = ui.allocate_exact_size(vec2(ui.available_width(), HIGH), Sense::hover());
            x = from;
        }
        let place = Rect::from_min_size(pos2(x - 4.0, line.top()), vec2(width, HIGH));
        let response = choice_ui(ui, place, (at, reading, stands(record, reading)), orders);
        key_ui(ui, pos2(x + 8.0, line.center().y), at);
        paint::text(ui, ui.painter(), pos2(x + 21.0, line.center().y), Align2::LEFT_CENTER, &date, DATE, theme.text);
        widgets::focus_ring(ui, &response, place);
        response.on_hover_text(&reading.why);
        x += width + 4.0;
    }
}

/// Without the year where that is the one that stands above.
fn short(record: &Record, reading: &Reading) -> String {
    let year = |when: &When| when.bounds().map(|bounds| chrono::Datelike::year(&bounds.start));
    let same = record.date.when.as_ref().and_then(year) == year(&reading.when);
    if same { crate::view::words::short(&reading.when) } else { reading.when.words() }
}

fn name_ui(ui: &Ui, left: egui::Pos2) {
    paint::text(ui, ui.painter(), left, Align2::LEFT_CENTER, "Could be", ROW, theme(ui).text3);
}

fn key_ui(ui: &Ui, centre: egui::Pos2, at: usize) {
    let frame = Rect::from_center_size(centre, vec2(16.0, 16.0));
    icons::key_frame(ui.painter(), frame, color(theme(ui).line_strong));
    let key = (at + 1).to_string();
    paint::text(ui, ui.painter(), centre, Align2::CENTER_CENTER, &key, NOTE, theme(ui).text2);
}

/// The node of a reading, on its ground.
fn choice_ui(ui: &Ui, place: Rect, (at, reading, on): (usize, &Reading, bool), orders: &mut Orders) -> Response {
    let response = ui.interact(place, Id::unique(("could be", at)), Sense::click());
    let name = format!("Could be {}, {}", reading.when.words(), reading.why);
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, &name));
    spoken::described(&response, "", &(at + 1).to_string());
    let theme = theme(ui);
    if on || response.hovered() {
        let ground = if on { theme.tint } else { theme.hover };
        ui.painter().rect_filled(place.shrink2(vec2(0.0, 1.0)), 4.0, color(ground));
    }
    if response.clicked() {
        orders.push(Order::CouldBe(at));
    }
    response.on_hover_cursor(CursorIcon::PointingHand)
}
