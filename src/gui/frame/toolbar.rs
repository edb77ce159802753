//! The toolbar: open, undo, filter, chips, lanes, export.

use egui::{Align2, Key, Popup, Rect, Role, Sense, Stroke, StrokeKind, TextEdit, Ui, WidgetInfo, pos2, vec2};

use crate::cmd::CommandId;
use crate::gui::app::ask::{self, Join};
use crate::gui::app::facets::{Chip, chips, short};
use crate::gui::app::search;
use crate::gui::app::state::layout::Preset;
use crate::gui::app::state::timeline::Reveal;
use crate::gui::app::{App, LanesBy};
use crate::gui::command;
use crate::gui::kit::fonts::Face;
use crate::gui::kit::icons::{self, Icon};
use crate::gui::kit::menu;
use crate::gui::kit::paint::{self, color, theme};
use crate::gui::kit::widgets::{self, Look, button_ui, chip_ui};
use crate::model::When;
use crate::view::filter::Facet;

/// What is typed into the box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Typing {
    Nothing,
    Question,
    Search,
}

impl Typing {
    fn of(searching: bool, focused: bool) -> Self {
        match (searching, focused) {
            (true, _) => Self::Search,
            (false, true) => Self::Question,
            (false, false) => Self::Nothing,
        }
    }
}

/// How much the bar can say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Room {
    /// Everything in words.
    Full,
    /// Opening and exporting as marks alone.
    Short,
    /// Without the lists of lanes and layouts, which the menus have too.
    Least,
}

impl Room {
    fn of(width: f32) -> Self {
        match width {
            width if width >= 900.0 => Self::Full,
            width if width >= 600.0 => Self::Short,
            _ => Self::Least,
        }
    }

    /// What the buttons at the right end need, with *Add filter*.
    fn after_chips(self) -> f32 {
        match self {
            Self::Full => 470.0,
            Self::Short => 400.0,
            Self::Least => 160.0,
        }
    }

    /// Width of the box for words: what the buttons and the mark for hidden chips leave.
    fn filter(self, width: f32, typing: Typing) -> f32 {
        // A question needs the room that the chips have, while it is typed.
        let wish = match typing {
            Typing::Question => (width - self.after_chips()).max(232.0),
            Typing::Search => 300.0,
            Typing::Nothing => 232.0,
        };
        match self {
            Self::Full => wish,
            Self::Short => (width - 356.0).clamp(120.0, wish),
            Self::Least => (width - 110.0).clamp(120.0, wish),
        }
    }
}

/// Values of a kind in the menu; the panel lists the others.
const LONGEST_MENU: usize = 40;

/// The bar, 39 points high; returns the command that was picked.
pub fn bar_ui(app: &mut App, ui: &mut Ui) -> Option<CommandId> {
    let mut picked = None;
    let room = Room::of(ui.available_width());
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        ui.add_space(12.0);
        let opens = match room {
            Room::Full => {
                button_ui(ui, Look::Plain, Some(Icon::Folder), "", CommandId::OpenFolder.label(), false).clicked()
            }
            _ => icon_ui(ui, Icon::Folder, CommandId::OpenFolder.label(), true),
        };
        if opens {
            picked = Some(CommandId::OpenFolder);
        }
        for (id, icon) in [(CommandId::Undo, Icon::Undo), (CommandId::Redo, Icon::Redo)] {
            let says = id.label();
            let words =
                if id == CommandId::Undo { app.data.project.undo_words() } else { app.data.project.redo_words() };
            let says = words.map_or_else(|| says.to_owned(), |words| format!("{says} {words}"));
            if app.data.title.is_some() && icon_ui(ui, icon, &says, command::enabled(app, id)) {
                picked = Some(id);
            }
        }
        filter_ui(app, ui, room);
        chips_ui(app, ui, room);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.add_space(12.0);
            let filled = command::enabled(app, CommandId::ExportPage);
            let look = if filled { Look::Primary } else { Look::Plain };
            let exports = match room {
                Room::Full => {
                    let button = |ui: &mut Ui| {
                        button_ui(ui, look, Some(Icon::Export), "", CommandId::ExportPage.label(), false).clicked()
                    };
                    ui.add_enabled_ui(filled, button).inner
                }
                _ => icon_ui(ui, Icon::Export, CommandId::ExportPage.label(), filled),
            };
            if exports {
                picked = Some(CommandId::ExportPage);
            }
            // In a very narrow window the menu alone has them.
            if app.data.title.is_some() && room != Room::Least {
                layout_ui(app, ui);
            }
            if room != Room::Least {
                lanes_ui(app, ui);
            }
        });
    });
    picked
}

fn icon_ui(ui: &mut Ui, icon: Icon, says: &str, enabled: bool) -> bool {
    let (rect, response) =
        ui.allocate_exact_size(vec2(28.0, 28.0), if enabled { Sense::click() } else { Sense::hover() });
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, says));
    let theme = theme(ui);
    let fill = if enabled && response.hovered() { theme.hover } else { theme.canvas };
    ui.painter().rect(rect, 5.0, color(fill), Stroke::new(1.0, color(theme.control)), StrokeKind::Inside);
    icons::paint(ui.painter(), icon, rect.center(), color(if enabled { theme.text } else { theme.line_strong }));
    widgets::focus_ring(ui, &response, rect);
    response.on_hover_text(says).clicked()
}

/// The box for words: it filters, or searches all text, as its mark at the left end says.
fn filter_ui(app: &mut App, ui: &mut Ui, room: Room) {
    let searching = app.choice.find.on;
    let id = ui.scope_id().with("filter");
    let focused = ui.memory(|memory| memory.has_focus(id));
    let width = room.filter(ui.available_width(), Typing::of(searching, focused));
    let (rect, _) = ui.allocate_exact_size(vec2(width, 28.0), Sense::hover());
    let theme = theme(ui);
    let frame = if focused { theme.link } else { theme.control };
    ui.painter().rect(rect, 5.0, color(theme.canvas), Stroke::new(1.0, color(frame)), StrokeKind::Inside);
    mode_ui(app, ui, rect, id);
    let was = std::mem::replace(&mut app.panes.ask.open, focused && !searching);
    match (was, app.panes.ask.open) {
        (false, true) => app.panes.ask.before.clone_from(&app.choice.filter.words),
        (true, false) => ask::settle(app),
        _ => {}
    }
    if app.panes.ask.open {
        asked_keys(app, ui);
    } else if focused && search::has_hits(app) {
        // From the words down into what they have found.
        app.panes.found.enter |= ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::ArrowDown));
    }
    let enter = focused && ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::Enter));
    let tail = if searching { tail_ui(app, ui, rect, id) } else { 28.0 };
    let inside =
        Rect::from_min_max(pos2(rect.left() + 28.0, rect.top() + 5.0), pos2(rect.right() - tail, rect.bottom() - 3.0));
    let empty = if searching { app.choice.find.typed.is_empty() } else { app.choice.filter.words.is_empty() };
    let response = words_ui(app, ui, id, inside);
    let mut changed = response.changed();
    if empty {
        let key = Rect::from_min_size(pos2(rect.right() - 24.0, rect.top() + 6.0), vec2(15.0, 16.0));
        if !searching {
            icons::key_frame(ui.painter(), key, color(theme.line_strong));
            paint::text(ui, ui.painter(), key.center(), Align2::CENTER_CENTER, "/", widgets::NOTE, theme.text3);
        }
    } else if clear_ui(ui, rect, id, searching) || (response.lost_focus() && ui.input(|i| i.key_pressed(Key::Escape))) {
        if searching {
            app.choice.find.typed.clear();
        } else {
            app.choice.filter.words.clear();
        }
        changed = true;
    }
    if changed && searching {
        search::start(app, ui.ctx());
    } else if changed {
        app.panes.found.front = true;
        app.refilter();
    }
    if enter && searching {
        let forward = !ui.input(|input| input.modifiers.shift);
        search::step(app, forward);
        response.request_focus();
    }
}

/// The field itself; letters that may be taken into a question keep Tab.
fn words_ui(app: &mut App, ui: &mut Ui, id: egui::Id, inside: Rect) -> egui::Response {
    let searching = app.choice.find.on;
    let keeps_tab = app.panes.ask.open && app.panes.ask.offers;
    let (words, hint, name) = if searching {
        (&mut app.choice.find.typed, "Search all text", "Search words")
    } else {
        (&mut app.choice.filter.words, "Ask: countries, goods, dates, words", "Filter words")
    };
    let edit = TextEdit::singleline(words)
        .lock_focus(keeps_tab)
        .id(id)
        .frame(egui::Frame::NONE)
        .font(Face::Regular.at(12.5))
        .hint_text(hint);
    // In a place of its own: the row goes on after the frame, not after the words in it.
    let mut place = ui.new_child(egui::UiBuilder::new().max_rect(inside));
    let response = place.put(inside, edit);
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, name));
    if std::mem::take(&mut app.panes.focus_filter) {
        response.request_focus();
        // What stands there is replaced by what is typed, as in every box that one is sent to.
        let words = if searching { &app.choice.find.typed } else { &app.choice.filter.words };
        select(ui, id, 0..words.chars().count());
    }
    response
}

/// The keys that take a proposal into the question, and those that choose another name; a field would take them else.
fn asked_keys(app: &mut App, ui: &Ui) {
    use egui::Modifiers;
    let pressed = |held: Modifiers, key: Key| ui.input_mut(|input| input.consume_key(held, key));
    let joins = [
        (Modifiers::SHIFT, Key::Enter, Join::AndNot),
        (Modifiers::ALT, Key::Enter, Join::Or),
        (Modifiers::NONE, Key::Enter, Join::And),
    ];
    for (held, key, join) in joins {
        if !pressed(held, key) {
            continue;
        }
        if ask::take(app, join) {
            to_end(app, ui);
        } else if join == Join::And {
            // Nothing is left to be taken: the question stands, and the timeline has the keys again.
            let id = ui.scope_id().with("filter");
            ui.memory_mut(|memory| memory.surrender_focus(id));
            if app.choice.selection.and_then(|id| app.data.shown_at(id)).is_some() {
                app.panes.timeline.reveal = Reveal::Keyboard;
            }
        }
    }
    // Without letters that stand open, Tab leaves the box.
    app.panes.ask.offers = !ask::proposals(app).is_empty();
    if app.panes.ask.offers && pressed(Modifiers::NONE, Key::Tab) && ask::take(app, Join::Text) {
        to_end(app, ui);
    }
    let last = ask::choices(app).saturating_sub(1);
    if pressed(Modifiers::NONE, Key::ArrowDown) {
        app.panes.ask.at = (app.panes.ask.at + 1).min(last);
    }
    if pressed(Modifiers::NONE, Key::ArrowUp) {
        app.panes.ask.at = app.panes.ask.at.saturating_sub(1);
    }
}

/// Puts the caret behind the last letter of the question.
fn to_end(app: &App, ui: &Ui) {
    let end = app.choice.filter.words.chars().count();
    select(ui, ui.scope_id().with("filter"), end..end);
}

/// Selects letters of a field.
fn select(ui: &Ui, id: egui::Id, letters: std::ops::Range<usize>) {
    use egui::text::{CCursor, CCursorRange};
    let mut state = egui::text_edit::TextEditState::load(ui.ctx(), id).unwrap_or_default();
    let range = CCursorRange::two(CCursor::new(letters.start), CCursor::new(letters.end));
    state.cursor.set_char_range(Some(range));
    state.store(ui.ctx(), id);
}

/// The mark at the left end, which turns the box from filtering to searching and back.
fn mode_ui(app: &mut App, ui: &Ui, rect: Rect, id: egui::Id) {
    let place = Rect::from_min_size(pos2(rect.left() + 2.0, rect.top() + 2.0), vec2(24.0, 24.0));
    let response = ui.interact(place, id.with("mode"), Sense::click());
    let name =
        if app.choice.find.on { "Searching all text: filter instead" } else { "Filtering: search all text instead" };
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let theme = theme(ui);
    if response.hovered() || app.choice.find.on {
        ui.painter().rect_filled(place, 4.0, color(if app.choice.find.on { theme.tint } else { theme.hover }));
    }
    let ink = if app.choice.find.on { theme.text } else { theme.text3 };
    icons::paint(ui.painter(), Icon::Lens, pos2(rect.left() + 14.0, rect.center().y), color(ink));
    widgets::focus_ring(ui, &response, place);
    if response.on_hover_text(name).clicked() {
        app.choice.find.on = !app.choice.find.on;
        app.panes.focus_filter = true;
    }
}

/// How many hits there are and which one is open, at the right end; returns the room it takes.
fn tail_ui(app: &App, ui: &Ui, rect: Rect, id: egui::Id) -> f32 {
    if app.choice.find.typed.trim().is_empty() {
        return 8.0;
    }
    let count = app.choice.find.found.as_ref().map_or(0, |found| found.hits.len());
    let words = match app.choice.find.at {
        _ if app.choice.find.is_searching() && app.choice.find.found.is_none() => "…".to_owned(),
        _ if count == 0 => "no hits".to_owned(),
        Some(at) => format!("{}/{}", at + 1, crate::model::grouped(count)),
        None => crate::model::grouped(count),
    };
    let node = ui.interact(rect.with_min_x(rect.right() - 28.0), id.with("hits"), Sense::hover());
    node.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("Hits {words}")));
    let right = pos2(rect.right() - 30.0, rect.center().y);
    let width = paint::text(ui, ui.painter(), right, Align2::RIGHT_CENTER, &words, widgets::NOTE, theme(ui).text2).x;
    width + 36.0
}

fn clear_ui(ui: &Ui, rect: Rect, id: egui::Id, searching: bool) -> bool {
    let cross = Rect::from_min_size(pos2(rect.right() - 26.0, rect.top() + 4.0), vec2(20.0, 20.0));
    let clear = ui.interact(cross, id.with("clear"), Sense::click());
    let name = if searching { "Clear search words" } else { "Clear filter words" };
    clear.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    icons::paint(ui.painter(), Icon::Cross, cross.center(), color(theme(ui).text2));
    widgets::focus_ring(ui, &clear, cross);
    clear.clicked()
}

/// Chips as far as there is room, the others in a menu, and *Add filter*.
fn chips_ui(app: &mut App, ui: &mut Ui, room: Room) {
    let all = chips(app);
    let mut released: Vec<Facet> = Vec::new();
    let mut hidden: Vec<&Chip> = Vec::new();
    for chip in &all {
        let width = paint::measure(ui, chip.kind, widgets::ROW) + paint::measure(ui, &chip.value, widgets::ROW) + 56.0;
        if !hidden.is_empty() || ui.available_width() < width + room.after_chips() {
            hidden.push(chip);
        } else if chip_ui(ui, chip.kind, &chip.value).clicked() {
            released.clone_from(&chip.facets);
        }
    }
    if !hidden.is_empty() {
        let more = button_ui(ui, Look::Bare, None, "", &format!("+{}", hidden.len()), true);
        Popup::menu(&more).show(|ui| {
            for chip in hidden {
                if menu::entry_ui(ui, &format!("Remove {} {}", chip.kind, chip.value)) {
                    released.clone_from(&chip.facets);
                    ui.close();
                }
            }
        });
    }
    if !app.choice.find.on
        && !app.choice.find.typed.is_empty()
        && chip_ui(ui, "Search", &short(&app.choice.find.typed)).clicked()
    {
        crate::gui::app::search::clear(app);
    }
    if app.choice.find.on
        && !app.choice.filter.words.is_empty()
        && chip_ui(ui, "Words", &short(&app.choice.filter.words)).clicked()
    {
        app.refilter_with(|filter| filter.words.clear());
    }
    if let Some(when) = app.choice.known_on.as_ref().map(When::words)
        && chip_ui(ui, "Known on", &when).clicked()
    {
        app.know_on(None);
    }
    if !released.is_empty() {
        app.refilter_with(|filter| released.iter().for_each(|facet| filter.release(facet)));
    }
    if app.data.title.is_some() && ui.available_width() > room.after_chips() - 20.0 {
        add_filter_ui(app, ui);
    }
}

/// Every facet in menus by kind.
fn add_filter_ui(app: &mut App, ui: &mut Ui) {
    let response = button_ui(ui, Look::Bare, Some(Icon::Plus), "Add filter", "", false);
    let mut picked = None;
    Popup::menu(&response).show(|ui| {
        for (kind, facets) in &app.data.facets {
            ui.menu_button(kind.title(), |ui| {
                egui::ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
                    for (facet, count) in facets.iter().take(LONGEST_MENU) {
                        let on = app.choice.filter.only.contains(facet);
                        let name = short(&crate::gui::app::facets::words(&app.data, facet));
                        let count = crate::model::grouped(crate::gui::app::facets::number(*kind, *count));
                        if menu::choice_ui(ui, &name, on, &count) {
                            picked = Some(facet.clone());
                        }
                    }
                });
            });
        }
    });
    if let Some(facet) = picked {
        app.refilter_with(|filter| filter.toggle(facet));
    }
}

/// Layout presets.
fn layout_ui(app: &mut App, ui: &mut Ui) {
    let response = button_ui(ui, Look::Plain, None, "Layout", app.panes.kept.preset.word(), true);
    Popup::menu(&response).show(|ui| {
        for preset in Preset::ALL {
            let on = Some(app.panes.kept.preset == preset);
            let entry = menu::Entry { name: preset.word(), says: preset.says(), on, ..menu::Entry::default() };
            if entry.ui(ui).clicked() {
                crate::gui::app::panes::apply(app, preset);
            }
        }
    });
}

fn lanes_ui(app: &mut App, ui: &mut Ui) {
    let response = button_ui(ui, Look::Plain, None, "Lanes", app.panes.kept.lanes_by.word(), true);
    Popup::menu(&response).show(|ui| {
        for by in LanesBy::ALL {
            if menu::choice_ui(ui, &format!("By {}", by.word()), app.panes.kept.lanes_by == by, "") {
                app.lanes_by(by);
            }
        }
    });
}
