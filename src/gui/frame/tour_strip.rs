//! The strip above the panels of the sample: what this is and what can be tried, or a step of the tour.

use std::sync::Arc;

use egui::{Align, Frame, Layout, Panel, Role, Sense, Ui, WidgetInfo, vec2};

use crate::gui::app::App;
use crate::gui::app::state::orders::Order;
use crate::gui::app::tour::{self, STEPS, Told};
use crate::gui::kit::icons::Icon;
use crate::gui::kit::paint::{self, color, theme};
use crate::gui::kit::widgets::{CONTROL, HEAD, Look, button_ui};

/// Height of the strip where text and buttons stand in one row.
const HEIGHT: f32 = 50.0;
/// Above, between and below text and buttons where they stand in two rows, and the buttons.
const ROWS: f32 = 12.0 + 8.0 + 28.0;
/// Narrower windows have two rows.
const NARROW: f32 = 1000.0;

/// The strip, while the sample has something to say.
pub fn strip_ui(app: &mut App, ui: &mut Ui) {
    let Some(step) = app.panes.tour.filter(|_| app.data.title.is_some() && app.work.job.is_none()) else { return };
    let narrow = ui.available_width() < NARROW;
    let fill = color(theme(ui).tint);
    let told = tour::told(step);
    let height = if narrow { galley(ui, step, &told, ui.available_width() - 28.0).size().y + ROWS } else { HEIGHT };
    let frame = Frame::NONE.fill(fill).inner_margin(egui::Margin::symmetric(14, 6));
    let orders = Panel::top("tour").exact_size(height).frame(frame).show(ui, |ui| {
        let mut orders = Vec::new();
        if narrow {
            words_ui(ui, step, &told);
            ui.horizontal(|ui| buttons_ui(ui, step, &told, &mut orders));
        } else {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                // From the right: what leads on stands last.
                let room = vec2(ui.available_width(), HEIGHT - 12.0);
                let width = buttons_width(ui, step, &told);
                ui.allocate_ui_with_layout(vec2(width, room.y), Layout::left_to_right(Align::Center), |ui| {
                    buttons_ui(ui, step, &told, &mut orders);
                });
                ui.add_space(12.0);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| words_ui(ui, step, &told));
            });
        }
        orders
    });
    app.work.orders.extend(orders.inner);
}

/// Title and text, as many lines as they need.
fn words_ui(ui: &mut Ui, step: usize, told: &Told) {
    let galley = galley(ui, step, told, ui.available_width());
    let (rect, node) = ui.allocate_exact_size(galley.size(), Sense::hover());
    node.widget_info(|| WidgetInfo::labeled(Role::Status, true, format!("{}. {}", title(step, told), told.text)));
    ui.painter().galley(rect.min, galley, color(theme(ui).text));
}

fn title(step: usize, told: &Told) -> String {
    if step == 0 { told.title.clone() } else { format!("{step} of {STEPS}  {}", told.title) }
}

fn galley(ui: &Ui, step: usize, told: &Told, width: f32) -> Arc<egui::Galley> {
    let theme = theme(ui);
    let mut job = egui::text::LayoutJob::default();
    let format = |style, ink| egui::TextFormat { font_id: paint::font(style), color: color(ink), ..Default::default() };
    job.append(&title(step, told), 0.0, format(HEAD, theme.text));
    job.append(&told.text, 10.0, format(CONTROL, theme.text));
    job.wrap.max_width = width;
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// The words of the buttons behind those that try something.
fn last(step: usize) -> Vec<(&'static str, Option<usize>)> {
    match step {
        0 => vec![("Tour", Some(1)), ("Close", None)],
        STEPS => vec![("Back", Some(step - 1)), ("End", None)],
        _ => vec![("Back", Some(step - 1)), ("Next", Some(step + 1)), ("End", None)],
    }
}

fn buttons_width(ui: &Ui, step: usize, told: &Told) -> f32 {
    let words = told.tries.iter().map(|(_, words)| *words).chain(last(step).into_iter().map(|(words, _)| words));
    let gap = ui.spacing().item_spacing.x;
    words.map(|words| paint::measure(ui, words, CONTROL) + 22.0 + gap).sum()
}

fn buttons_ui(ui: &mut Ui, step: usize, told: &Told, orders: &mut Vec<Order>) {
    for (id, words) in &told.tries {
        if button_ui(ui, Look::Plain, None::<Icon>, words, "", false).on_hover_text(id.command().says).clicked() {
            orders.push(Order::Run(*id));
        }
    }
    for (words, to) in last(step) {
        let look = if matches!(words, "Tour" | "Next") { Look::Primary } else { Look::Plain };
        if button_ui(ui, look, None::<Icon>, words, "", false).clicked() {
            orders.push(Order::Tour(to));
        }
    }
}
