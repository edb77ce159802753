//! The frame of the window: bars, columns, what is between them, and which keys do what on this pass.

pub(crate) mod ask;
mod drop;
mod edges;
pub(crate) mod first_start;
mod licences_sheet;
pub(crate) mod manual_sheet;
pub(crate) mod menu;
pub(crate) mod palette;
pub(crate) mod query;
pub(crate) mod states;
pub(crate) mod status;
pub(crate) mod tiles;
pub(crate) mod toolbar;
mod tour_strip;

use egui::{Context, Event, Frame, Panel, Rect, Stroke, Ui, pos2, vec2};

use crate::cmd::CommandId;
use crate::gui::app::state::orders::Order;
use crate::gui::app::{
    App, Tone, bookmarks, charts, claims, could_be, export, found, joining, keeping, lanes, original, pick, table, tour,
};
use crate::gui::command::{self, keys};
use crate::gui::forms;
use crate::gui::kit::icons::{self, Icon};
use crate::gui::kit::list;
use crate::gui::kit::paint::{self, color, theme};
use crate::gui::kit::widgets::CONTROL;
use crate::view::theme as size;

/// One pass of the window.
pub fn window_ui(app: &mut App, ui: &mut Ui) {
    let ctx = ui.ctx().clone();
    drop::drops(app, &ctx);
    let exporting = app.panes.export.dialog.is_some();
    let focus = ctx.memory(egui::Memory::focused);
    // A panel that has the keyboard may have a key for itself.
    let lent = app.panes.claims.holds;
    // An open menu or list has the keyboard: its arrows, Enter and Esc are no commands.
    let free = !egui::Popup::is_any_open(&ctx);
    // A list that has it walks by arrows, Home and End.
    let walks = list::has_arrows(&ctx);
    // Words that are picked in the source by the keyboard are what is copied.
    let reads = app.panes.reader.holds && app.panes.reader.pick.words.is_some();
    let allowed = |id| {
        let taken = walks.is_some() && WALKING.contains(&id)
            || walks == Some(true) && SIDEWAYS.contains(&id)
            || reads && id == CommandId::CopyPicture;
        free && !taken && (!exporting || export::takes(id)) && !(lent && id == CommandId::PinLane)
    };
    // Enter belongs to a form that is open.
    let enter = enter_is_free(&ctx) && app.panes.editor.is_none();
    commands(app, &ctx, enter, allowed);
    let seen = std::mem::take(&mut app.panes.could_be.seen);
    let digits = free && seen && !lent && !app.panes.is_covered() && !ctx.text_edit_focused();
    if let Some(number) = digits.then(|| keys::digit(&ctx)).flatten() {
        could_be::choose(app, number);
    }
    bars_ui(app, ui);
    columns_ui(app, ui);
    message_ui(app, ui);
    drop::highlight_ui(app, &ctx);
    forms::overlay_ui(&mut app.parts(), ui);
    crate::gui::export::dialog_ui(&mut app.parts(), ui);
    let picked = palette::overlay_ui(app, ui);
    app.work.orders.extend(picked.map(Order::Run));
    carry_out(app, &ctx);
    give_back(app, &ctx, focus);
}

/// Carries out what was pressed on this frame. What was typed behind a command that opens a field belongs to that field,
/// which has the keyboard on the next frame.
fn commands(app: &mut App, ctx: &Context, enter: bool, allowed: impl Fn(CommandId) -> bool) {
    let early = std::mem::take(&mut app.panes.early);
    ctx.input_mut(|input| drop(input.events.splice(0..0, early)));
    swallow(app, ctx);
    while let Some((id, at)) = keys::first(ctx, enter, &allowed) {
        if id == CommandId::EditRecord && app.data.title.is_some() && app.selected().is_none() {
            app.edit_nothing(ctx.input(|input| input.time));
            swallow(app, ctx);
            break;
        }
        command::run(app, id, ctx);
        if app.panes.opens_field() {
            app.panes.early = keys::typed_from(ctx, at);
            if !app.panes.early.is_empty() {
                ctx.request_repaint();
            }
            break;
        }
    }
}

/// Letters that were meant for a field which did not open are no commands.
fn swallow(app: &mut App, ctx: &Context) {
    let other = |event: &Event| matches!(event, Event::Key { key, pressed: true, .. } if !keys::is_letter(*key));
    let (now, other) = ctx.input(|input| (input.time, input.pointer.any_pressed() || input.events.iter().any(other)));
    if other || app.selected().is_some() || ctx.text_edit_focused() {
        app.panes.lost.end();
    }
    if app.panes.lost.waits(now) && keys::swallow_letters(ctx) {
        app.panes.lost.begin(now);
    }
}

/// Commands whose keys walk in a list that has the keyboard.
const WALKING: [CommandId; 4] = [CommandId::LaneAbove, CommandId::LaneBelow, CommandId::First, CommandId::Last];

/// The same where it walks to the sides, too, and picks with Shift.
const SIDEWAYS: [CommandId; 4] = [CommandId::Next, CommandId::Previous, CommandId::LaneUp, CommandId::LaneDown];

/// What had the keyboard before something came over the window has it again when that goes.
fn give_back(app: &mut App, ctx: &Context, focus: Option<egui::Id>) {
    let lends = app.panes.lends_keyboard();
    match (std::mem::replace(&mut app.panes.told.lent, lends), lends) {
        (false, true) => app.panes.told.before = Some(focus),
        (true, false) => {
            if let Some(Some(id)) = app.panes.told.before.take().filter(|_| !app.panes.focus_filter) {
                ctx.memory_mut(|memory| memory.request_focus(id));
                app.panes.told.back = Some(id);
                ctx.request_repaint();
            }
        }
        _ => {
            if let Some(id) = app.panes.told.back.take().filter(|_| !lends) {
                ctx.memory_mut(|memory| memory.request_focus(id));
            }
        }
    }
}

/// Carries out what the panels asked for, now that everything stands; the next pass shows it.
fn carry_out(app: &mut App, ctx: &Context) {
    for order in std::mem::take(&mut app.work.orders) {
        let follows = matches!(order, Order::Look(_));
        match order {
            Order::Run(id) => command::run(app, id, ctx),
            Order::Edit(edit, said) => {
                app.edit(edit);
                app.done(said);
            }
            Order::Correct(field) => app.edit_record(field),
            Order::Select(id) => app.select(id),
            Order::Show(id) => app.show_on_timeline(id),
            Order::Triage(id) => app.triage_at(id),
            Order::Found(at) => found::go(app, at),
            Order::Open(id) => app.enter_source(id),
            Order::Read(reading) => app.read(reading),
            Order::Filter(filter) => app.refilter_with(|now| *now = filter),
            Order::Date(id) => app.ask_date(id),
            Order::Columns(id) => app.ask_columns(id),
            Order::Encoding(path) => app.ask_encoding(&path),
            Order::OwnSource(id) => joining::turn_own(app, id),
            Order::Extent(id) => app.read_all(&[id]),
            Order::Tabulate(cluster) => table::show_only(app, cluster),
            Order::AcceptAll(ids, of) => app.ask_bulk_of(ids, of),
            Order::Copy(words) => ctx.copy_text(words),
            Order::Paths(paths) => app.open_paths(paths, ctx),
            Order::Reveal(path) => original::reveal(app, &path),
            Order::Note(words) => app.note(words, None),
            Order::Go(window) => app.go(window),
            Order::Look(window) => app.look_at(window),
            Order::Answer(field) => bookmarks::answer(app, field),
            Order::Era(name) => app.change_era(&name),
            Order::MoveLane(title, y) => lanes::move_to(app, &title, y),
            Order::Charts(look) => charts::set_look(app, &look),
            Order::CopyColumn(by) => table::copy_column(app, by, ctx),
            Order::Picked(did) => pick::carry_out(app, did, ctx),
            Order::Quote(number) => claims::pick(app, number),
            Order::CouldBe(number) => could_be::choose(app, number),
            Order::ApplyView(name) => app.apply_view(&name),
            Order::Kept(did, why) => keeping::carry_out(app, did, why, ctx),
            Order::Tour(step) => tour::go(app, step),
            Order::Export(did) => export::carry_out(app, did, ctx),
        }
        // What follows the pointer is shown by its next movement.
        if !follows {
            ctx.request_repaint();
        }
    }
}

/// True where Enter does not belong to a control that has the focus. Marks of the timeline open themselves.
fn enter_is_free(ctx: &Context) -> bool {
    ctx.memory(|memory| memory.focused().is_none())
}

fn bar(fill: egui::Color32) -> Frame {
    Frame::NONE.fill(fill)
}

fn bars_ui(app: &mut App, ui: &mut Ui) {
    let theme = theme(ui);
    let chrome = color(theme.chrome);
    let top = Panel::top("menu").exact_size(size::MENU).frame(bar(chrome)).show(ui, |ui| {
        let mut orders = std::mem::take(&mut app.work.orders);
        let picked = menu::bar_ui(app, ui, &mut orders);
        app.work.orders = orders;
        picked
    });
    let tools =
        Panel::top("toolbar").exact_size(size::TOOLBAR).frame(bar(chrome)).show(ui, |ui| toolbar::bar_ui(app, ui));
    let foot =
        Panel::bottom("status").exact_size(size::STATUS).frame(bar(chrome)).show(ui, |ui| status::bar_ui(app, ui));
    if app.panes.ask.open && app.data.title.is_some() {
        Panel::top("ask").exact_size(ask::HEIGHT).frame(bar(color(theme.panel))).show(ui, |ui| ask::strip_ui(app, ui));
    }
    tour_strip::strip_ui(app, ui);
    app.work.orders.extend([top.inner, tools.inner, foot.inner].into_iter().flatten().map(Order::Run));
}

fn columns_ui(app: &mut App, ui: &mut Ui) {
    if app.data.title.is_some() {
        tiles::panels_ui(app, ui);
    } else {
        tiles::first_screen_ui(app, ui);
    }
}

/// What a screen reader says of a message's action: of *Undo* what it would take back.
fn action_words(app: &App, id: CommandId) -> String {
    match app.data.project.undo_words() {
        Some(words) if id == CommandId::Undo => format!("{}: {words}", id.label()),
        _ => id.label().to_owned(),
    }
}

/// The sentence at the foot of the window, above the status bar.
fn message_ui(app: &mut App, ui: &Ui) {
    let Some(message) = &app.work.message else { return };
    let screen = ui.ctx().content_rect();
    let theme = theme(ui);
    let font = paint::font(CONTROL);
    let galley = ui.fonts_mut(|fonts| {
        fonts.layout(message.text.clone(), font, color(theme.text), 640.0_f32.min(screen.width() - 180.0).max(160.0))
    });
    let action = message.action.map(|id| (id, id.label()));
    let extra =
        action.map_or(0.0, |(_, name)| paint::measure(ui, name, crate::gui::kit::widgets::CONTROL_STRONG) + 20.0);
    let wide = vec2(galley.size().x + 62.0 + extra, galley.size().y + 16.0);
    // On the first screen nothing stands at the foot, and what can be done stands above it.
    let lift = if app.data.title.is_some() { size::OVERVIEW } else { 0.0 };
    // Nor does it cover the rows below the lanes.
    let floor = app.panes.kept.layout.bottom_at().filter(|_| app.panes.bottom.is_some());
    let floor = floor.unwrap_or(screen.bottom() - size::STATUS).min(screen.bottom() - size::STATUS);
    let place = pos2(screen.center().x - wide.x / 2.0, (floor - lift - 12.0 - wide.y).max(size::MENU));
    let (mut closed, mut ran) = (false, None);
    egui::Area::new(egui::Id::unique("message")).order(egui::Order::Foreground).fixed_pos(place).show(ui.ctx(), |ui| {
        let (rect, node) = ui.allocate_exact_size(wide, egui::Sense::hover());
        node.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Status, true, &message.text));
        let (fill, edge) =
            if message.is_wrong() { (theme.tint, theme.edge) } else { (theme.canvas, theme.line_strong) };
        ui.painter().rect(rect, 6.0, color(fill), Stroke::new(1.0, color(edge)), egui::StrokeKind::Inside);
        let icon = match message.tone {
            Tone::Done => Icon::Check,
            Tone::Note => Icon::Note,
            Tone::Wrong => Icon::Warning,
        };
        icons::paint(ui.painter(), icon, pos2(rect.left() + 17.0, rect.center().y), color(theme.text));
        ui.painter().galley(pos2(rect.left() + 32.0, rect.top() + 8.0), galley, color(theme.text));
        let cross = Rect::from_center_size(pos2(rect.right() - 16.0, rect.center().y), vec2(22.0, 22.0));
        let response = ui.interact(cross, ui.scope_id().with("close"), egui::Sense::click());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, "Close message"));
        icons::paint(ui.painter(), Icon::Cross, cross.center(), color(theme.text2));
        closed = response.clicked();
        let Some((id, name)) = action else { return };
        let place = Rect::from_min_max(
            pos2(cross.left() - extra, rect.top() + 3.0),
            pos2(cross.left() - 2.0, rect.bottom() - 3.0),
        );
        let response = ui.interact(place, ui.scope_id().with("action"), egui::Sense::click());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, action_words(app, id)));
        if response.hovered() {
            ui.painter().rect_filled(place, 5.0, color(theme.hover));
        }
        let strong = crate::gui::kit::widgets::CONTROL_STRONG;
        paint::text(ui, ui.painter(), place.center(), egui::Align2::CENTER_CENTER, name, strong, theme.link);
        crate::gui::kit::widgets::focus_ring(ui, &response, place);
        ran = response.clicked().then_some(id);
    });
    if closed || ran.is_some() {
        app.dismiss();
    }
    app.work.orders.extend(ran.map(Order::Run));
}
