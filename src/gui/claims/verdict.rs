//! What the analyst makes of it: the reason, *Prefer*, *Inconclusive*, *Split off*.

use egui::{Align2, Id, Key, Role, Sense, TextEdit, Ui, WidgetInfo, pos2, vec2};

use super::version;
use crate::claims::{Choice, Subject, Verdict};
use crate::cmd::CommandId;
use crate::gui::app::Data;
use crate::gui::app::state::claims::State;
use crate::gui::app::state::orders::{Order, Orders};
use crate::gui::kit::fonts::Face;
use crate::gui::kit::paint::{self, color, theme};
use crate::gui::kit::widgets::{self, CONTROL, HEAD, Look, ROW};
use crate::index::Place;

/// The foot of the panel; hands back the buttons that hold its keyboard.
pub(super) fn verdict_ui(
    data: &Data,
    ui: &mut Ui,
    subject: &Subject,
    selected: Place,
    state: &mut State,
    orders: &mut Orders,
) -> Vec<Id> {
    let theme = theme(ui);
    let area = ui.available_rect_before_wrap();
    ui.painter().hline(area.x_range(), area.top() + 0.5, (1.0, color(theme.line)));
    let mut buttons = Vec::new();
    let Some(own) = subject.version(selected) else { return buttons };
    let value = version::words(data, own);
    let asked = match (&subject.choice, state.leaning) {
        (Some(choice), _) if choice.verdict == Verdict::Preferred => "Preferred by you".to_owned(),
        (Some(_), _) => "Left open by you".to_owned(),
        (None, Verdict::Preferred) => format!("Prefer {value} because"),
        (None, Verdict::Inconclusive) => "Inconclusive because".to_owned(),
    };
    let (line, response) = ui.allocate_exact_size(vec2(area.width(), 32.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &asked));
    let at = pos2(line.left() + 16.0, line.center().y + 2.0);
    paint::text(ui, ui.painter(), at, Align2::LEFT_CENTER, &asked, HEAD, theme.text);
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(egui::Rect::from_min_max(
        pos2(area.left() + 16.0, line.bottom()),
        pos2(area.right() - 16.0, area.bottom()),
    )));
    child.spacing_mut().item_spacing = vec2(8.0, 8.0);
    match &subject.choice {
        Some(choice) => taken_ui(&mut child, choice, orders, &mut buttons),
        None => asked_ui(&mut child, state, &asked, orders, &mut buttons),
    }
    buttons
}

/// What was decided, why, and the way back.
fn taken_ui(ui: &mut Ui, choice: &Choice, orders: &mut Orders, buttons: &mut Vec<Id>) {
    let ink = theme(ui).text;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("Because {}", choice.why)));
    let measure = |text: &str, style| paint::measure(ui, text, style);
    let words = crate::view::text::cut(&choice.why, CONTROL, rect.width(), &measure).unwrap_or_default();
    let at = pos2(rect.left(), rect.center().y);
    paint::text(ui, ui.painter(), at, Align2::LEFT_CENTER, &words, CONTROL, ink);
    let back = ui.horizontal(|ui| widgets::button_ui(ui, Look::Plain, None, "Take back", "", false)).inner;
    buttons.push(back.id);
    if back.clicked() {
        orders.push(Order::Run(CommandId::NoPreference));
    }
}

/// The field for the reason, and what can be decided with it.
fn asked_ui(ui: &mut Ui, state: &mut State, asked: &str, orders: &mut Orders, buttons: &mut Vec<Id>) {
    let ink = theme(ui).text3;
    let edit = TextEdit::singleline(&mut state.why)
        .id(Id::unique("claim reason"))
        .hint_text("The reason, kept with the decision")
        .font(Face::Regular.at(12.5))
        .margin(vec2(10.0, 6.0))
        .desired_width(f32::INFINITY);
    let response = ui.add(edit);
    response.widget_info(|| WidgetInfo::text_edit(true, "", &state.why, asked));
    if std::mem::take(&mut state.ask) {
        response.request_focus();
    }
    if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
        orders.push(Order::Run(match state.leaning {
            Verdict::Preferred => CommandId::Prefer,
            Verdict::Inconclusive => CommandId::LeaveOpen,
        }));
    }
    ui.horizontal(|ui| {
        for (name, key, id) in [
            // Two keys of this panel alone, and one of the whole window.
            ("Prefer", "P", CommandId::Prefer),
            ("Inconclusive", "I", CommandId::LeaveOpen),
            (CommandId::Split.label(), &*CommandId::Split.command().key(), CommandId::Split),
        ] {
            let response = widgets::button_ui(ui, Look::Plain, None, name, "", false);
            let after = pos2(response.rect.right() + 2.0, response.rect.center().y);
            let told = paint::text(ui, ui.painter(), after, Align2::LEFT_CENTER, key, ROW, ink);
            ui.add_space(told.x + 4.0);
            buttons.push(response.id);
            if response.clicked() {
                orders.push(Order::Run(id));
            }
        }
    });
}
