//! The list of callouts: their order, their words, which are left out. Until the list is changed the page chooses itself.

use egui::{
    Align2, Id, Key, Modifiers, Popup, Rect, Response, Role, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, pos2, vec2,
};

use crate::gui::app::Data;
use crate::gui::app::export::work;
use crate::gui::app::state::export::Dialog;
use crate::gui::export::fields::{head_ui, keep_above};
use crate::gui::export::preview;
use crate::gui::forms::note_ui;
use crate::gui::kit::icons::Icon;
use crate::gui::kit::paint::{self, color, theme};
use crate::gui::kit::widgets::{self, Look};
use crate::model::RecordId;
use crate::project::Callout;

/// Height of a row, with the space to the next.
const PITCH: f32 = 32.0;
/// Marks that the menu offers; a page with more is searched in the window.
const OFFERED: usize = 200;

/// What a row was asked to do.
enum Did {
    Word(usize, String),
    Move(usize, usize),
    LeaveOut(usize),
    Add(RecordId),
    Anew,
}

/// The list as it is, or as the page chose it.
fn listed(dialog: &Dialog) -> Vec<Callout> {
    match (&dialog.page.callouts, &dialog.brief) {
        (Some(callouts), _) => callouts.clone(),
        (None, Some(brief)) => work::numbered(brief).map(|entry| Callout { id: entry.id, words: None }).collect(),
        (None, None) => Vec::new(),
    }
}

/// The title that a record has of itself.
fn title(data: &Data, id: RecordId) -> String {
    data.item(id).map_or_else(|| "No longer among the records".to_owned(), |item| item.label.to_string())
}

/// Head, rows, and what can be added.
pub fn list_ui(data: &Data, ui: &mut Ui, dialog: &mut Dialog) {
    let mut list = listed(dialog);
    head_ui(ui, "Callouts", &list.len().to_string());
    if list.is_empty() {
        note_ui(ui, "No mark has a number");
    }
    let mut did = None;
    let top = ui.cursor().top();
    let mut number = 0;
    for (at, callout) in list.iter().enumerate() {
        let there = dialog.brief.as_ref().is_none_or(|brief| brief.entries.iter().any(|entry| entry.id == callout.id));
        number += usize::from(there);
        let name = if there { number.to_string() } else { "–".to_owned() };
        let row = Row { at, last: list.len() - 1, number: name, own: title(data, callout.id), callout, top };
        did = row.ui(ui).or(did);
    }
    ui.horizontal(|ui| {
        did = add_ui(data, ui, dialog, &list).or(did.take());
        let own = dialog.page.callouts.is_some();
        if own && widgets::button_ui(ui, Look::Plain, None, "Choose again", "", false).clicked() {
            did = Some(Did::Anew);
        }
    });
    match did {
        None => return,
        Some(Did::Anew) => {
            dialog.page.callouts = None;
            return;
        }
        Some(Did::Word(at, words)) => {
            if let Some(callout) = list.get_mut(at) {
                callout.words = Some(words).filter(|words| *words != title(data, callout.id));
            }
        }
        Some(Did::Move(at, to)) => {
            if at < list.len() {
                let callout = list.remove(at);
                list.insert(to.min(list.len()), callout);
            }
        }
        Some(Did::LeaveOut(at)) => {
            if at < list.len() {
                list.remove(at);
            }
        }
        Some(Did::Add(id)) => list.push(Callout { id, words: None }),
    }
    dialog.page.callouts = Some(list);
}

/// One callout: its number, which is also the handle, its words, and what can be done with it.
struct Row<'a> {
    at: usize,
    last: usize,
    number: String,
    /// The record's title.
    own: String,
    callout: &'a Callout,
    /// Top of the first row.
    top: f32,
}

impl Row<'_> {
    fn ui(&self, ui: &mut Ui) -> Option<Did> {
        let mut did = None;
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), PITCH - 6.0), Sense::hover());
        let y = rect.center().y;
        let disc = Rect::from_center_size(pos2(rect.left() + 10.0, y), vec2(20.0, 20.0));
        if let Some(to) = self.handle_ui(ui, disc) {
            did = Some(Did::Move(self.at, to));
        }
        let buttons = rect.right() - 72.0;
        let place = Rect::from_min_max(pos2(rect.left() + 28.0, rect.top()), pos2(buttons - 6.0, rect.bottom()));
        let mut words = self.callout.words.clone().unwrap_or_else(|| self.own.clone());
        let field = self.field(ui, place, &mut words);
        if field.changed() {
            did = Some(Did::Word(self.at, words));
        }
        let icons = [
            (format!("Move callout {} up", self.number), Icon::Up, self.at > 0),
            (format!("Move callout {} down", self.number), Icon::Down, self.at < self.last),
            (format!("Leave out callout {}", self.number), Icon::Cross, true),
        ];
        for ((name, icon, on), x) in icons.into_iter().zip([12.0, 36.0, 60.0]) {
            let place = Rect::from_center_size(pos2(buttons + x, y), vec2(22.0, 22.0));
            if preview::icon_ui(ui, place, (self.callout.id.0, x as u32), (&name, icon), on) {
                did = Some(match icon {
                    Icon::Up => Did::Move(self.at, self.at.saturating_sub(1)),
                    Icon::Down => Did::Move(self.at, self.at + 1),
                    _ => Did::LeaveOut(self.at),
                });
            }
        }
        self.keys(ui, &field).or(did)
    }

    /// The number on its disc; dragged, the row goes along.
    fn handle_ui(&self, ui: &Ui, disc: Rect) -> Option<usize> {
        let response = ui.interact(disc, Id::unique(("callout handle", self.callout.id.0)), Sense::drag());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("Callout {}", self.number)));
        let theme = theme(ui);
        ui.painter().circle_filled(disc.center(), 9.5, color(theme.text));
        let style = crate::view::text::TextStyle::sans(crate::view::text::Weight::SemiBold, 11.0);
        paint::text(ui, ui.painter(), disc.center(), Align2::CENTER_CENTER, &self.number, style, theme.canvas);
        let response = response.on_hover_cursor(egui::CursorIcon::Grab);
        let pos = response.interact_pointer_pos().filter(|_| response.dragged())?;
        let to = (((pos.y - self.top) / PITCH).floor().max(0.0) as usize).min(self.last);
        (to != self.at).then_some(to)
    }

    fn field(&self, ui: &mut Ui, place: Rect, words: &mut String) -> Response {
        // Before the field takes them for its cursor.
        let id = Id::unique(("callout", self.callout.id.0));
        let edit = TextEdit::singleline(words)
            .id(id)
            .hint_text(self.own.as_str())
            .margin(vec2(8.0, 4.0))
            .desired_width(place.width() - 16.0);
        let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(place));
        let response = inside.put(place, edit);
        response
            .widget_info(|| WidgetInfo::labeled(Role::TextInput, true, format!("Words of callout {}", self.number)));
        response
    }

    /// Alt with an arrow moves the row whose words have the keyboard.
    fn keys(&self, ui: &Ui, field: &Response) -> Option<Did> {
        if !field.has_focus() {
            return None;
        }
        let (up, down) = ui.input_mut(|input| {
            (input.consume_key(Modifiers::ALT, Key::ArrowUp), input.consume_key(Modifiers::ALT, Key::ArrowDown))
        });
        match (up && self.at > 0, down && self.at < self.last) {
            (true, _) => Some(Did::Move(self.at, self.at - 1)),
            (_, true) => Some(Did::Move(self.at, self.at + 1)),
            _ => None,
        }
    }
}

/// The button that offers the other marks of the page.
fn add_ui(data: &Data, ui: &mut Ui, dialog: &Dialog, list: &[Callout]) -> Option<Did> {
    let brief = dialog.brief.as_ref()?;
    let free = |id: RecordId| list.iter().all(|callout| callout.id != id);
    let any = brief.entries.iter().any(|entry| free(entry.id));
    let button =
        ui.add_enabled_ui(any, |ui| widgets::button_ui(ui, Look::Plain, Some(Icon::Plus), "Add callout", "", false));
    let mut picked = None;
    keep_above(ui, Popup::default_response_id(&button.inner));
    Popup::menu(&button.inner).show(|ui| {
        let mut offered: Vec<_> = brief.entries.iter().filter(|entry| free(entry.id)).collect();
        let start = |id: RecordId| data.item(id).map_or(f64::INFINITY, |item| item.start);
        offered.sort_by(|one, other| start(one.id).total_cmp(&start(other.id)));
        ui.set_width(330.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical().max_height(300.0).show(ui, |ui| {
            for entry in offered.iter().take(OFFERED) {
                let words = format!("{}  {}", entry.date, entry.label);
                if ui.add(egui::Button::new(words).truncate().frame(false).min_size(vec2(320.0, 22.0))).clicked() {
                    picked = Some(Did::Add(entry.id));
                    ui.close();
                }
            }
        });
        if offered.len() > OFFERED {
            note_ui(ui, &format!("And {} more; narrow the time or the filter", offered.len() - OFFERED));
        }
    });
    picked
}
