//! The inspector while no mark but a pill of many is pointed at: what is in it, and what can be done with all of it.

use egui::{Align2, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::gui::app::Data;
use crate::gui::app::state::orders::{Order, Orders};
use crate::gui::app::state::timeline::Popover;
use crate::gui::kit::paint::{self, color, theme};
use crate::gui::kit::spoken;
use crate::gui::kit::widgets::{self, Look, NOTE, ROW};
use crate::model::{counted, grouped};
use crate::view::cluster::{Bar, Summary, contested};
use crate::view::scene::pt;
use crate::view::text::{TextStyle, Weight, cut};
use crate::view::{Color, Window, glyph, ticks};

const LABELS: f32 = 96.0;

/// The panel below its tab.
pub fn panel_ui(data: &Data, cluster: &Popover, ui: &mut Ui, orders: &mut Orders) {
    let dated = &data.shown.items.dated;
    let sum = Summary::of(&data.corpus, cluster.members.iter().filter_map(|at| dated.get(*at as usize)));
    let height = (ui.available_height() - 46.0).max(60.0);
    ScrollArea::vertical().id_salt("inspector").max_height(height).auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        title_ui(data, cluster, &sum, ui);
        for bar in &sum.bars {
            bar_ui(ui, bar);
        }
        line_ui(ui, "Conflicts", &contested(sum.contested));
        line_ui(ui, "Outlets", &sum.outlets);
    });
    buttons_ui(cluster, sum, ui, orders);
}

fn range(cluster: &Popover) -> String {
    ticks::range_words(cluster.window())
}

/// "46 events, 1990–1994", its lane and documents.
fn title_ui(data: &Data, cluster: &Popover, sum: &Summary, ui: &mut Ui) {
    let theme = theme(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 62.0), Sense::hover());
    let title = format!("{}, {}", counted(sum.events, "event"), range(cluster));
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &title));
    let first = cluster.members.first().and_then(|at| data.shown.items.dated.get(*at as usize));
    if let Some(group) = first.map(|item| item.group) {
        let mut shapes = Vec::new();
        let (emblem, hue) = (group.emblem(), theme.hue(group));
        glyph::emblem(&mut shapes, emblem, pt(0.0, 0.0), 5.0, hue);
        paint::shapes(ui, ui.painter(), &shapes, pos2(rect.left() + 22.0, rect.top() + 20.0));
    }
    let big = TextStyle::sans(Weight::SemiBold, 14.0);
    let left = rect.left() + 36.0;
    paint::text(ui, ui.painter(), pos2(left, rect.top() + 20.0), Align2::LEFT_CENTER, &title, big, theme.text);
    let note = format!("{} · {}", cluster.lane, counted(sum.documents, "document"));
    let note = cut(&note, ROW, rect.right() - 16.0 - left, &|text, style| paint::measure(ui, text, style));
    let note = note.unwrap_or_default();
    paint::text(ui, ui.painter(), pos2(left, rect.top() + 41.0), Align2::LEFT_CENTER, &note, ROW, theme.text2);
    let y = rect.bottom() - 4.5;
    ui.painter().hline(rect.left() + 16.0..=rect.right() - 16.0, y, (1.0, color(theme.line)));
    spoken::words(ui, rect, "lane", &note);
}

/// One bar with its parts side by side, and below it their numbers.
fn bar_ui(ui: &mut Ui, bar: &Bar) {
    let theme = theme(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 45.0), Sense::hover());
    let told: Vec<String> = bar.parts.iter().map(|(word, count)| format!("{word} {}", grouped(*count))).collect();
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{}: {}", bar.name, told.join(", "))));
    let (left, right, y) = (rect.left() + LABELS, rect.right() - 16.0, rect.top() + 15.0);
    paint::text(ui, ui.painter(), pos2(rect.left() + 16.0, y), Align2::LEFT_CENTER, bar.name, ROW, theme.text3);
    let all: usize = bar.parts.iter().map(|(_, count)| count).sum();
    let gaps = 2.0 * bar.parts.len().saturating_sub(1) as f32;
    let scale = (right - left - gaps).max(0.0) / all.max(1) as f32;
    let fills = [Some(theme.accepted), Some(theme.undecided)];
    let mut x = left;
    for (at, (word, count)) in bar.parts.iter().enumerate() {
        let part = Rect::from_min_size(pos2(x, y - 6.0), vec2((*count as f32 * scale).max(3.0), 12.0));
        // What is undecided is hollow, as its marks are; so is the last of several.
        let last = *word == "undecided" || at + 1 == bar.parts.len() && at > 0;
        part_ui(ui, part, fills.get(at).copied().flatten().filter(|_| !last), theme.text2);
        x = part.right() + 2.0;
    }
    let words = told.join("    ");
    paint::text(ui, ui.painter(), pos2(left, rect.top() + 33.0), Align2::LEFT_CENTER, &words, NOTE, theme.text2);
}

fn part_ui(ui: &Ui, part: Rect, fill: Option<Color>, frame: Color) {
    match fill {
        Some(fill) => {
            ui.painter().rect_filled(part, 3.0, color(fill));
        }
        None => {
            ui.painter().rect_stroke(part, 3.0, Stroke::new(1.0, color(frame)), StrokeKind::Inside);
        }
    }
}

fn line_ui(ui: &mut Ui, name: &str, words: &str) {
    let theme = theme(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{name}: {words}")));
    let (left, y) = (rect.left() + LABELS, rect.center().y);
    paint::text(ui, ui.painter(), pos2(rect.left() + 16.0, y), Align2::LEFT_CENTER, name, ROW, theme.text3);
    let cut = cut(words, ROW, rect.right() - 16.0 - left, &|text, style| paint::measure(ui, text, style));
    paint::text(ui, ui.painter(), pos2(left, y), Align2::LEFT_CENTER, &cut.unwrap_or_default(), ROW, theme.text);
    response.on_hover_text(words);
}

/// What can be done with all of it.
fn buttons_ui(cluster: &Popover, sum: Summary, ui: &mut Ui, orders: &mut Orders) {
    let area = ui.available_rect_before_wrap();
    ui.painter().hline(area.x_range(), area.top() + 0.5, (1.0, color(theme(ui).line)));
    let row = Rect::from_min_size(area.min + vec2(12.0, 9.0), vec2(area.width() - 24.0, 28.0));
    let mut row =
        ui.new_child(egui::UiBuilder::new().max_rect(row).layout(egui::Layout::left_to_right(egui::Align::Center)));
    row.spacing_mut().item_spacing.x = 8.0;
    let mut button = |words: &str| widgets::button_ui(&mut row, Look::Plain, None, words, "", false).clicked();
    if button("Zoom to span") {
        orders.push(Order::Go(Window::fit(cluster.window())));
    }
    if button("Open as table") {
        orders.push(Order::Tabulate(cluster.clone()));
    }
    if !sum.open.is_empty() && button(&format!("Accept {} undecided…", grouped(sum.open.len()))) {
        orders.push(Order::AcceptAll(sum.open, format!("{}, {}", cluster.lane, range(cluster))));
    }
}
