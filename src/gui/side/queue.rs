//! The queue of triage: progress and rate, records in groups by why they are doubted, and the buttons that decide on all.

use std::time::Instant;

use egui::{Align2, Rect, Response, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::cmd::CommandId;
use crate::gui::app::Parts;
use crate::gui::app::state::orders::Order;
use crate::gui::app::state::triage::Entry;
use crate::gui::kit::list::{self, Place, Walk};
use crate::gui::kit::paint::{self, color, theme};
use crate::gui::kit::row::{Row, Stands};
use crate::gui::kit::widgets::{self, Look, NOTE, ROW, ROW_TITLE};
use crate::gui::plot::mark_menu;
use crate::model::{When, grouped};
use crate::view::doubt::Doubt;
use crate::view::scene::pt;
use crate::view::text::cut;
use crate::view::{amount, badge, glyph, lanes};

const ROW_HEIGHT: f32 = 38.0;
const HEAD_HEIGHT: f32 = 26.0;
const FOOT: f32 = 84.0;

/// A line of the list: the head of a group, or a record.
enum Line {
    Head(Doubt, usize),
    Record(usize),
}

/// The column.
pub fn column_ui(parts: &mut Parts<'_>, ui: &mut Ui) {
    progress_ui(parts, ui);
    let height = (ui.available_height() - FOOT).max(80.0);
    list_ui(parts, ui, height);
    foot_ui(parts, ui);
}

fn progress_ui(parts: &Parts<'_>, ui: &mut Ui) {
    let queue = parts.panes.triage.queue.len();
    widgets::head_ui(ui, "Queue", &grouped(queue), "most doubtful first");
    let (done, all) = parts.panes.triage.done;
    let (rect, node) = ui.allocate_exact_size(vec2(ui.available_width(), 40.0), Sense::hover());
    let theme = theme(ui);
    let bar = Rect::from_min_size(pos2(rect.left() + 14.0, rect.top() + 3.0), vec2(rect.width() - 28.0, 6.0));
    ui.painter().rect_filled(bar, 3.0, color(theme.line));
    let share = if all == 0 { 0.0 } else { done as f32 / all as f32 };
    ui.painter().rect_filled(bar.with_max_x(bar.left() + bar.width() * share), 3.0, color(theme.text2));
    let told = format!("{} of {} decided", grouped(done), grouped(all));
    let rate = parts.panes.triage.rate(Instant::now()).map(|rate| {
        let left = queue as f64 / rate;
        format!(
            "{rate:.0} a minute · about {} left",
            if left < 1.5 { "1 min".to_owned() } else { format!("{left:.0} min") }
        )
    });
    let rate = rate.unwrap_or_default();
    node.widget_info(|| WidgetInfo::labeled(Role::Status, true, format!("{told} {rate}")));
    let y = bar.bottom() + 14.0;
    paint::text(ui, ui.painter(), pos2(bar.left(), y), Align2::LEFT_CENTER, &told, ROW, theme.text2);
    paint::text(ui, ui.painter(), pos2(bar.right(), y), Align2::RIGHT_CENTER, &rate, NOTE, theme.text3);
}

/// The records in their groups.
fn lines_of(queue: &[Entry]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for doubt in Doubt::ALL {
        let count = queue.iter().filter(|entry| entry.doubt == doubt).count();
        if count > 0 {
            lines.push(Line::Head(doubt, count));
            let from = queue.partition_point(|entry| entry.doubt < doubt);
            lines.extend((from..from + count).map(Line::Record));
        }
    }
    lines
}

fn list_ui(parts: &mut Parts<'_>, ui: &mut Ui, height: f32) {
    let queue = &parts.panes.triage.queue;
    if queue.is_empty() {
        widgets::empty_ui(ui, "Nothing that is shown\nis undecided");
        ui.add_space((height - 34.0).max(0.0));
        return;
    }
    let lines = lines_of(queue);
    let high = |line: &Line| if matches!(line, Line::Head(..)) { HEAD_HEIGHT } else { ROW_HEIGHT };
    let selected = parts.choice.selection;
    let here = lines.iter().position(|line| match line {
        Line::Record(at) => queue.get(*at).map(|entry| entry.id) == selected,
        Line::Head(..) => false,
    });
    let total: f32 = lines.iter().map(high).sum();
    let reveal = std::mem::take(&mut parts.panes.triage.reveal);
    let follow = reveal && parts.panes.triage.holds;
    let mut holds = false;
    let mut orders = Vec::new();
    let chosen = queue.iter().position(|entry| Some(entry.id) == selected);
    let mut walk = Walk::begin(ui, "Queue", queue.len(), (height / ROW_HEIGHT) as usize, chosen, Role::ListItem);
    ScrollArea::vertical().id_salt("queue").max_height(height).auto_shrink([false, false]).show_viewport(
        ui,
        |ui, view| {
            let (whole, _) = ui.allocate_exact_size(vec2(ui.available_width(), total), Sense::hover());
            let mut top = whole.top();
            let mut ui = list::holder_at(ui, whole, "Queue", Role::List, parts.panes.triage.queue.len());
            let ui = &mut ui;
            for (line_at, line) in lines.iter().enumerate() {
                let rect = Rect::from_min_size(pos2(whole.left(), top), vec2(whole.width(), high(line)));
                top = rect.bottom();
                if reveal && here == Some(line_at) {
                    ui.scroll_to_rect(rect.expand2(vec2(0.0, 60.0)), None);
                }
                let goes = matches!(line, Line::Record(at) if walk.goes_to(*at));
                let seen = rect.bottom() - whole.top() >= view.top() && rect.top() - whole.top() <= view.bottom();
                match line {
                    _ if !seen && !goes => {}
                    Line::Head(doubt, count) => head_ui(ui, rect, *doubt, *count),
                    Line::Record(at) => {
                        if let Some(entry) = parts.panes.triage.queue.get(*at) {
                            let row = (rect, walk.place(*at));
                            if let Some(response) = row_ui(parts, ui, row, *entry, selected, &mut orders) {
                                // The keyboard goes along to the next record.
                                if follow && here == Some(line_at) {
                                    response.request_focus();
                                }
                                holds |= response.has_focus();
                                walk.heard(*at, &response);
                            }
                        }
                    }
                }
            }
        },
    );
    walk.end(ui);
    parts.panes.triage.holds = holds;
    parts.orders.extend(orders);
}

fn head_ui(ui: &Ui, rect: Rect, doubt: Doubt, count: usize) {
    let theme = theme(ui);
    let y = rect.center().y + 2.0;
    let node = ui.interact(rect, egui::Id::unique(("queue head", doubt)), Sense::hover());
    node.widget_info(|| WidgetInfo::labeled(Role::Heading, true, format!("{}: {count}", doubt.words())));
    paint::text(ui, ui.painter(), pos2(rect.left() + 14.0, y), Align2::LEFT_CENTER, doubt.words(), NOTE, theme.text2);
    let right = pos2(rect.right() - 14.0, y);
    paint::text(ui, ui.painter(), right, Align2::RIGHT_CENTER, &grouped(count), NOTE, theme.text3);
}

fn row_ui(
    parts: &Parts<'_>,
    ui: &Ui,
    (rect, place): (Rect, Place),
    entry: Entry,
    selected: Option<crate::model::RecordId>,
    orders: &mut Vec<Order>,
) -> Option<Response> {
    let record = parts.data.record(entry.id)?;
    let on = selected == Some(entry.id);
    let date = record.date.when.as_ref().map_or_else(|| "no date".to_owned(), When::words);
    let document = parts.data.corpus.article(record.evidence.document).map_or("", |article| &article.document.title);
    let told = parts.data.place(entry.id).map(|place| parts.data.items.claims().told_by(&parts.data.corpus, place));
    let told = told.filter(|told| told != "1 source").map(|told| format!(", {told}")).unwrap_or_default();
    let spoken = format!("Queue {}: {date}: {}, {document}{told}", entry.doubt.words(), record.label);
    let row = Row::at(ui, rect, egui::Id::unique(("queue", entry.id.0)), Stands::open(on), &spoken, place);
    let theme = theme(ui);
    let (emblem, hue) = theme.emblem(record);
    let mut shapes = Vec::new();
    glyph::emblem(&mut shapes, emblem, pt(0.0, 0.0), 4.2, hue);
    let (first, second) = (rect.top() + 12.0, rect.top() + 27.0);
    paint::shapes(ui, ui.painter(), &shapes, pos2(rect.left() + 22.0, first));
    let measure = |text: &str, style| paint::measure(ui, text, style);
    let left = rect.left() + 38.0;
    let boxes = boxes_ui(parts, ui, entry.id, pos2(rect.right() - 14.0, first));
    let title = cut(&record.label, ROW_TITLE, rect.right() - 14.0 - boxes - left, &measure).unwrap_or_default();
    paint::text(ui, ui.painter(), pos2(left, first), Align2::LEFT_CENTER, &title, ROW_TITLE, theme.text);
    // Of figures the amount tells them apart where titles are cut.
    let value = record.figure.as_deref().map(|figure| format!("{} · ", amount::words(figure))).unwrap_or_default();
    let note = format!("{value}{date} · {document}");
    let note = cut(&note, NOTE, rect.right() - 14.0 - left, &measure).unwrap_or_default();
    let soft = if on { theme.text2 } else { theme.text3 };
    paint::text(ui, ui.painter(), pos2(left, second), Align2::LEFT_CENTER, &note, NOTE, soft);
    let response = row.done(ui);
    mark_menu::menu(&response, entry.id, orders);
    if response.clicked() || (response.gained_focus() && !on) {
        orders.push(Order::Triage(entry.id));
    }
    Some(response)
}

/// How many tell it, and that they disagree, at the right end of a row; returns the room they take.
fn boxes_ui(parts: &Parts<'_>, ui: &Ui, id: crate::model::RecordId, right: egui::Pos2) -> f32 {
    let Some(item) = parts.data.items.find(id) else { return 0.0 };
    let (theme, measure) = (theme(ui), |text: &str, style| paint::measure(ui, text, style));
    let sources = lanes::sources_width(item, &measure);
    let differs = if item.conflict { badge::DIFFERS + 5.0 } else { 0.0 };
    let mut shapes = Vec::new();
    if sources > 0.0 {
        glyph::badge(&mut shapes, -sources - differs + 6.0, 0.0, u32::from(item.sources), theme, &measure);
    }
    if item.conflict {
        badge::differs(&mut shapes, -badge::DIFFERS, 0.0, theme);
    }
    paint::shapes(ui, ui.painter(), &shapes, right);
    sources + differs
}

fn foot_ui(parts: &mut Parts<'_>, ui: &mut Ui) {
    let area = ui.available_rect_before_wrap();
    ui.painter().hline(area.x_range(), area.top() + 0.5, (1.0, color(theme(ui).line)));
    ui.add_space(8.0);
    let open = parts.panes.triage.queue.len();
    for (id, verb) in [(CommandId::AcceptShown, "Accept"), (CommandId::RejectShown, "Reject")] {
        ui.horizontal(|ui| {
            ui.add_space(14.0);
            let words = format!("{verb} all {} shown…", grouped(open));
            let button = ui.add_enabled_ui(open > 0, |ui| {
                widgets::button_ui(ui, Look::Plain, None, &words, &id.command().key(), false)
            });
            if button.inner.clicked() {
                parts.orders.push(Order::Run(id));
            }
        });
        ui.add_space(4.0);
    }
}
