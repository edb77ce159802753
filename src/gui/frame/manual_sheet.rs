//! The manual in a sheet over the window: contents at the left, text at the right, a box that leaves what holds the words.

use egui::text::{LayoutJob, TextFormat};
use egui::{Label, Rect, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use crate::cmd::{CommandId, Keyboard};
use crate::gui::app::App;
use crate::gui::app::state::orders::Order;
use crate::gui::frame::query::search_ui;
use crate::gui::kit::fonts::Face;
use crate::gui::kit::paint::{color, theme};
use crate::index::needle::Needle;
use crate::manual::{self, Block, Run};

/// Width of the contents.
const CONTENTS: f32 = 190.0;
/// Width of the sheet.
pub const WIDTH: f32 = 860.0;

/// The sheet inside its frame. The row under the cursor of the overlay is the heading to go to, counted from 1.
pub fn sheet_ui(app: &mut App, ui: &mut Ui, height: f32) {
    search_ui(&mut app.panes.overlay_query, ui, "Search the manual");
    ui.add_space(6.0);
    let query = Needle::new(app.panes.overlay_query.0.trim());
    let query = query.as_ref();
    let blocks = manual::blocks(&Keyboard::HERE.spell(manual::TEXT));
    let shown = matching(&blocks, query);
    let target = std::mem::take(&mut app.panes.overlay_query.1);
    let (whole, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let column = |left: f32, right: f32| {
        let rect = Rect::from_x_y_ranges(left..=right, whole.y_range());
        egui::UiBuilder::new().max_rect(rect).layout(egui::Layout::top_down(egui::Align::LEFT))
    };
    let middle = whole.left() + CONTENTS;
    ui.painter().vline(middle + 8.0, whole.y_range(), (1.0, color(theme(ui).line)));
    let mut contents = ui.new_child(column(whole.left(), middle));
    ScrollArea::vertical().id_salt("manual contents").show(&mut contents, |ui| {
        ui.spacing_mut().item_spacing.y = 5.0;
        if contents_ui(ui, 2, CommandId::Tour.label()) {
            app.work.orders.push(Order::Run(CommandId::Tour));
        }
        for (at, block) in blocks.iter().enumerate() {
            let Block::Head(depth @ 2.., title) = block else { continue };
            if shown.contains(&at) && contents_ui(ui, *depth, title) {
                app.panes.overlay_query.1 = at + 1;
            }
        }
    });
    let mut text = ui.new_child(column(middle + 24.0, whole.right()));
    ScrollArea::vertical().id_salt("manual").auto_shrink([false, false]).show(&mut text, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        // A line that is read has some 90 letters.
        ui.set_max_width(620.0);
        for &at in &shown {
            if let Some(block) = blocks.get(at) {
                let top = ui.cursor();
                block_ui(ui, block, query);
                if target == at + 1 {
                    ui.scroll_to_rect(top.with_max_y(top.top() + height - 8.0), Some(egui::Align::Min));
                }
            }
        }
        if shown.is_empty() {
            ui.label("Nothing in the manual holds these words. Try another one");
        }
        ui.add_space(20.0);
    });
}

/// Blocks that hold the words, each below its headings; all of them without words.
fn matching(blocks: &[Block], query: Option<&Needle>) -> Vec<usize> {
    let mut shown: Vec<usize> = Vec::new();
    let mut heads: Vec<(u8, usize)> = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        if let Block::Head(depth, _) = block {
            heads.retain(|(other, _)| other < depth);
            heads.push((*depth, at));
        }
        if query.is_none_or(|query| query.is_in(&block.plain())) {
            shown.extend(heads.iter().map(|(_, head)| *head).filter(|head| *head != at));
            shown.push(at);
        }
    }
    shown.sort_unstable();
    shown.dedup();
    shown
}

fn contents_ui(ui: &mut Ui, depth: u8, title: &str) -> bool {
    let face = if depth == 2 { Face::Medium } else { Face::Regular };
    let theme = theme(ui);
    ui.horizontal(|ui| {
        ui.add_space(if depth == 2 { 2.0 } else { 14.0 });
        let text = RichText::new(title).font(face.at(12.5)).color(color(theme.text2));
        let response = ui.add(Label::new(text).sense(Sense::click()).selectable(false).truncate());
        response.widget_info(|| WidgetInfo::labeled(Role::Link, true, format!("Go to {title}")));
        crate::gui::kit::widgets::focus_ring(ui, &response, response.rect);
        response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked()
    })
    .inner
}

fn block_ui(ui: &mut Ui, block: &Block, query: Option<&Needle>) {
    let theme = theme(ui);
    match block {
        Block::Head(depth, title) => {
            let (space, size) = match depth {
                1 => (2.0, 18.0),
                2 => (12.0, 15.0),
                _ => (8.0, 13.0),
            };
            ui.add_space(space);
            let text = RichText::new(title).font(Face::SemiBold.at(size)).color(color(theme.text));
            let response = ui.label(text);
            response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, title));
        }
        Block::Text(text) => {
            ui.label(job(ui, text, query, 13.0, false));
        }
        Block::Item(mark, text) => {
            ui.horizontal_top(|ui| {
                let (rect, _) = ui.allocate_exact_size(vec2(20.0, 16.0), Sense::hover());
                let at = rect.left_center() + vec2(4.0, 1.0);
                let font = Face::Regular.at(13.0);
                ui.painter().text(at, egui::Align2::LEFT_CENTER, mark, font, color(theme.text3));
                ui.add(Label::new(job(ui, text, query, 13.0, false)).wrap());
            });
        }
        Block::Row(cells, head) => row_ui(ui, cells, *head, query),
    }
}

/// A row of a table: beside each other where there are few cells; rules, which have four, below each other.
fn row_ui(ui: &mut Ui, cells: &[String], head: bool, query: Option<&Needle>) {
    let theme = theme(ui);
    match cells {
        [id, reads, found, left] => {
            if head {
                return;
            }
            ui.add_space(2.0);
            ui.label(job(ui, reads, query, 13.0, true));
            let mut lines = vec![format!("`{id}`"), found.clone()];
            lines.extend((!left.is_empty()).then(|| format!("left alone: {left}")));
            for line in lines {
                ui.label(job(ui, &line, query, 12.0, false));
            }
        }
        [first, rest @ ..] => {
            ui.horizontal_top(|ui| {
                let width = 210.0;
                ui.allocate_ui(vec2(width, 16.0), |ui| {
                    ui.set_width(width);
                    ui.add(Label::new(job(ui, first, query, 13.0, head)).wrap());
                });
                for cell in rest {
                    ui.add(Label::new(job(ui, cell, query, 13.0, head)).wrap());
                }
            });
            if head {
                let y = ui.cursor().top() - 3.0;
                ui.painter().hline(ui.max_rect().x_range(), y, (1.0, color(theme.line)));
            }
        }
        [] => {}
    }
}

/// Words in their faces, those looked for on the tint.
fn job(ui: &Ui, text: &str, query: Option<&Needle>, size: f32, strong: bool) -> LayoutJob {
    let theme = theme(ui);
    let mut job = LayoutJob::default();
    for (run, words) in manual::runs(text) {
        let face = match run {
            Run::Code => Face::Mono,
            Run::Strong => Face::SemiBold,
            Run::Plain if strong => Face::Medium,
            Run::Plain => Face::Regular,
        };
        let ink = if size < 13.0 { theme.text2 } else { theme.text };
        let format = |found: bool| TextFormat {
            font_id: face.at(if run == Run::Code { size - 0.5 } else { size }),
            color: color(ink),
            background: if found { color(theme.tint) } else { egui::Color32::TRANSPARENT },
            line_height: Some(size * 1.5),
            ..TextFormat::default()
        };
        let mut from = 0;
        for span in query.map(|query| query.places(&words)).unwrap_or_default() {
            job.append(words.get(from..span.start as usize).unwrap_or_default(), 0.0, format(false));
            from = span.end as usize;
            job.append(span.of(&words), 0.0, format(true));
        }
        job.append(words.get(from..).unwrap_or_default(), 0.0, format(false));
    }
    job
}
