//! *Claims*: who says so, and who disagrees. One block for each date or value, with its documents and their words; below,
//! what the analyst prefers and why.

mod verdict;
mod version;

use egui::{Align2, Key, Modifiers, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2};

use crate::claims::Subject;
use crate::cmd::CommandId;
use crate::gui::app::state::orders::Order;
use crate::gui::app::{Data, Parts};
use crate::gui::command::keys;
use crate::gui::kit::fonts::Face;
use crate::gui::kit::paint::{self, color, theme};
use crate::gui::kit::widgets::{self, HEAD, NOTE, ROW};
use crate::index::Place;
use crate::model::counted;
use crate::view::{badge, glyph, scene};

/// Height of the field with its buttons.
const FOOT: f32 = 112.0;

/// The panel below its tab.
pub fn panel_ui(parts: &mut Parts<'_>, ui: &mut Ui) {
    parts.panes.claims.first = None;
    let Some(place) = parts.choice.selection.and_then(|id| parts.data.place(id)) else {
        parts.panes.claims.holds = false;
        return empty_ui(ui, "No mark selected\nSelect a mark to see which documents tell it, and which disagree");
    };
    if parts.data.items.claims().subject(place).is_none() {
        parts.panes.claims.holds = false;
        return empty_ui(ui, "One source\nNo other document tells this; M on it and M on another mark make them one");
    }
    keys_ui(parts, ui);
    let mut quotes = Vec::new();
    let (data, state, orders) = (parts.data, &mut parts.panes.claims, &mut *parts.orders);
    let Some(subject) = data.items.claims().subject(place) else { return };
    let height = (ui.available_height() - FOOT).max(80.0);
    ScrollArea::vertical().id_salt("claims").max_height(height).auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        head_ui(data, ui, subject, place);
        for at in 0..subject.versions.len() {
            version::block_ui(data, ui, (subject, at), place, &mut quotes, orders);
        }
        agreed_ui(data, ui, subject);
    });
    let buttons = verdict::verdict_ui(data, ui, subject, place, state, orders);
    if std::mem::take(&mut state.enter) {
        let own = quotes.iter().find(|(_, told)| *told == place).or(quotes.first());
        ui.memory_mut(|memory| own.into_iter().for_each(|(id, _)| memory.request_focus(*id)));
    }
    state.first = quotes.first().map(|(id, _)| *id);
    let focused = ui.memory(egui::Memory::focused);
    state.holds = focused.is_some_and(|id| buttons.contains(&id) || quotes.iter().any(|(own, _)| *own == id));
}

/// While one of its controls has the keyboard: 1 to 9 pick a quote, P and I decide, Esc goes back to the timeline.
fn keys_ui(parts: &mut Parts<'_>, ui: &Ui) {
    if !parts.panes.claims.holds || ui.ctx().text_edit_focused() {
        return;
    }
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if let Some(number) = keys::digit(ui.ctx()) {
        parts.orders.push(Order::Quote(number));
    }
    if pressed(Key::P) {
        parts.run(CommandId::Prefer);
    }
    if pressed(Key::I) {
        parts.run(CommandId::LeaveOpen);
    }
}

fn empty_ui(ui: &mut Ui, words: &str) {
    ui.add_space(18.0);
    widgets::empty_ui(ui, words);
}

/// Title, what is counted, the kind of what is compared.
fn head_ui(data: &Data, ui: &mut Ui, subject: &Subject, place: Place) {
    let Some(record) = subject.drawn().and_then(|drawn| drawn.lead.of(&data.corpus)) else { return };
    let theme = theme(ui);
    let width = ui.available_width();
    let font = Face::SemiBold.at(14.0);
    let title = ui.fonts_mut(|fonts| fonts.layout(record.label.to_string(), font, color(theme.text), width - 72.0));
    let (rect, response) = ui.allocate_exact_size(egui::vec2(width, 40.0 + title.size().y), Sense::hover());
    let mut shapes = Vec::new();
    let (emblem, hue) = theme.emblem(record);
    glyph::emblem(&mut shapes, emblem, scene::pt(22.0, 20.0), 5.0, hue);
    if subject.is_contested() {
        badge::differs(&mut shapes, width - 31.0, 20.0, theme);
    }
    paint::shapes(ui, ui.painter(), &shapes, rect.min);
    let line = counts(data, subject, place);
    let y = rect.top() + 20.0 + title.size().y;
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, format!("{}: {line}", record.label)));
    ui.painter().galley(pos2(rect.left() + 36.0, rect.top() + 11.0), title, color(theme.text));
    paint::text(ui, ui.painter(), pos2(rect.left() + 36.0, y), Align2::LEFT_CENTER, &line, ROW, theme.text2);
    let (head, _) = ui.allocate_exact_size(egui::vec2(width, 28.0), Sense::hover());
    let what = if record.figure.is_some() { "Value" } else { "Date" };
    ui.painter().hline(head.left() + 16.0..=head.right() - 16.0, head.top() + 0.5, (1.0, color(theme.line)));
    let at = pos2(head.left() + 16.0, head.center().y + 1.0);
    paint::text(ui, ui.painter(), at, Align2::LEFT_CENTER, what, HEAD, theme.text);
    let at = pos2(head.right() - 16.0, at.y);
    paint::text(ui, ui.painter(), at, Align2::RIGHT_CENTER, "key 1–9 picks, Enter reads", NOTE, theme.text3);
}

/// "2 dates, 1 plan · 4 sources in 6 documents".
fn counts(data: &Data, subject: &Subject, place: Place) -> String {
    use crate::claims::Stand;
    let is_fact = place.of(&data.corpus).is_some_and(|record| record.figure.is_some());
    let told = |version: &&crate::claims::Version| {
        !matches!(version.stand, Stand::Foretold | Stand::CalledOff | Stand::Denied)
    };
    let claims = subject.versions.iter().filter(told).count();
    let others = subject.versions.len() - claims;
    let mut parts = vec![counted(claims, if is_fact { "value" } else { "date" })];
    if others > 0 {
        parts.push(counted(others, "plan"));
    }
    format!("{} · {}", parts.join(", "), data.items.claims().told_by(&data.corpus, place))
}

/// The line on what no document disputes.
fn agreed_ui(data: &Data, ui: &mut Ui, subject: &Subject) {
    let contested = subject.is_contested();
    let Some(record) = subject.drawn().and_then(|drawn| drawn.lead.of(&data.corpus)).filter(|_| !contested) else {
        return;
    };
    let theme = theme(ui);
    let what = if record.figure.is_some() { "value" } else { "date" };
    let words = format!("No document disputes this {what}");
    let (rect, response) = ui.allocate_exact_size(egui::vec2(ui.available_width(), 28.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
    let y = rect.center().y;
    paint::text(ui, ui.painter(), pos2(rect.left() + 16.0, y), Align2::LEFT_CENTER, &words, ROW, theme.text2);
    crate::gui::kit::icons::paint(
        ui.painter(),
        crate::gui::kit::icons::Icon::Check,
        pos2(rect.right() - 22.0, y),
        color(theme.text2),
    );
}
