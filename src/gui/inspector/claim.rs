//! The claim that is decided on in triage: what it says field by field and by which words, why it is doubted, and one key
//! for each decision.

use egui::{Align2, CursorIcon, Id, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::cmd::CommandId;
use crate::corpus::Article;
use crate::gui::app::state::orders::{Order, Orders};
use crate::gui::app::{Data, Panes, Parts, joining};
use crate::gui::inspector::{could_be, edit};
use crate::gui::kit::fonts::Face;
use crate::gui::kit::icons;
use crate::gui::kit::paint::{self, color, theme};
use crate::gui::kit::spoken;
use crate::gui::kit::widgets::{self, CONTROL, CONTROL_STRONG, HEAD, NOTE, ROW};
use crate::model::{Metric, Record, RoleKind, When, one_line, upper_first};
use crate::project::Status;
use crate::series::state_name;
use crate::view::doubt::Doubt;
use crate::view::scene::pt;
use crate::view::text::{TextStyle, Weight};
use crate::view::{Group, amount, glyph};

const NAMES: f32 = 100.0;
const PAD: f32 = 24.0;
const FOOT: f32 = 58.0;
/// Height of the event that looks like it.
const TWIN: f32 = 46.0;

/// The claim of the selected record, or what to do where none is.
pub fn claim_ui(parts: &mut Parts<'_>, ui: &mut Ui) {
    ui.painter().rect_filled(ui.max_rect(), 0.0, color(theme(ui).canvas));
    ui.spacing_mut().item_spacing.y = 0.0;
    let Parts { data, choice, panes, orders, .. } = parts;
    if panes.editing.as_ref().is_some_and(|form| Some(form.id) != choice.selection) {
        edit::leave(data, &mut panes.editing, orders);
    }
    let Some((article, record)) = data.selected(choice) else {
        return nothing_ui(panes, orders, ui);
    };
    if let Some(form) = &mut panes.editing {
        if !edit::panel_ui(data, (article, record), form, ui, orders) {
            panes.editing = None;
        }
        return;
    }
    let height = (ui.available_height() - FOOT).max(60.0);
    let number = panes.triage.queue.iter().position(|entry| entry.id == record.id);
    let place = number.map(|at| format!("{} of {}", at + 1, panes.triage.queue.len())).unwrap_or_default();
    ScrollArea::vertical().id_salt("claim").max_height(height).auto_shrink([false, false]).show(ui, |ui| {
        let status = data.project.status(record.id);
        title_ui(ui, record, status, &place);
        for (name, value, words) in fields(article, record).into_iter().chain(told_by(data, record)) {
            field_ui(ui, name, &value, &words);
            if matches!(name, "Date" | "Period") {
                could_be::rows_ui(ui, record, &panes.could_be.all, orders);
            }
        }
        edit::marks_ui(data, record, ui);
        let item = data.items.find(record.id);
        let doubt = item.map_or(Doubt::Undated, |item| Doubt::of(item, record));
        doubt_ui(ui, article, record, doubt);
        twin_ui(data, ui, record, orders);
    });
    let status = data.project.status(record.id);
    orders.extend(foot_ui(ui, status).map(Order::Run));
}

fn nothing_ui(panes: &Panes, orders: &mut Orders, ui: &mut Ui) {
    let next = panes.triage.queue.first().copied();
    let words = match next {
        Some(_) => "Nothing selected: choose a record of the queue, or begin with the first".to_owned(),
        None => format!(
            "Nothing that is shown is undecided. Clear the filter, or choose another layout ({})",
            CommandId::LayoutRead.command().key()
        ),
    };
    let area = ui.available_rect_before_wrap();
    let at = pos2(area.center().x, area.top() + 70.0);
    paint::text(ui, ui.painter(), at, Align2::CENTER_CENTER, &words, CONTROL, theme(ui).text2);
    let Some(entry) = next else { return };
    ui.add_space(92.0);
    ui.vertical_centered(|ui| {
        if widgets::button_ui(ui, widgets::Look::Primary, None, "", "Begin", false).clicked() {
            orders.push(Order::Triage(entry.id));
        }
    });
}

fn title_ui(ui: &mut Ui, record: &Record, status: Status, place: &str) {
    let theme = theme(ui);
    let width = ui.available_width();
    let room = width - 2.0 * PAD - 90.0;
    let face = Face::SemiBold.at(18.0);
    let galley = ui.fonts_mut(|fonts| fonts.layout(record.label.to_string(), face, color(theme.text), room));
    let (rect, node) = ui.allocate_exact_size(vec2(width, galley.size().y + 22.0), Sense::hover());
    node.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &*record.label));
    let (emblem, hue) = theme.emblem(record);
    let mut shapes = Vec::new();
    glyph::emblem(&mut shapes, emblem, pt(0.0, 0.0), 6.0, hue);
    paint::shapes(ui, ui.painter(), &shapes, pos2(rect.left() + PAD + 6.0, rect.top() + 28.0));
    ui.painter().galley(pos2(rect.left() + PAD + 22.0, rect.top() + 15.0), galley, color(theme.text));
    let right = pos2(rect.right() - PAD, rect.top() + 28.0);
    paint::label(ui, ui.painter(), right, Align2::RIGHT_CENTER, place, ROW, theme.text3);
    let (line, _) = ui.allocate_exact_size(vec2(width, 26.0), Sense::hover());
    let left = pos2(line.left() + PAD + 22.0, line.center().y);
    let status = upper_first(status.word());
    let x = left.x + paint::text(ui, ui.painter(), left, Align2::LEFT_CENTER, &status, ROW, theme.text2).x + 10.0;
    let grade = format!("{} {}", record.date.grade.letter(), record.date.grade.title().to_lowercase());
    widgets::tag(ui, pos2(x, left.y), &grade);
    spoken::words(ui, line, "grade", &format!("{status}, {grade}"));
}

/// Who else tells it, and for how many a decision counts; nothing for what is told once.
fn told_by(data: &Data, record: &Record) -> Option<(&'static str, String, String)> {
    let count = data.settled_with(record.id).len();
    let told = data.items.claims().told_by(&data.corpus, data.place(record.id)?);
    (count > 1).then(|| ("Told by", told, format!("a decision counts for all {count} that tell it")))
}

/// Name, value, and the words of the text that it came from.
fn fields(article: &Article, record: &Record) -> Vec<(&'static str, String, String)> {
    let text = &article.document.text;
    let quoted = |span: Option<crate::model::Span>| {
        span.map(|span| format!("“{}”", one_line(span.of(text)))).unwrap_or_default()
    };
    let mut rows = Vec::new();
    let figure = record.figure.as_deref();
    if let Some(figure) = figure {
        rows.push(("Value", amount::words(figure), quoted(record.evidence.amount)));
    }
    let date = record.date.when.as_ref().map_or_else(|| "not on the axis".to_owned(), When::words);
    let words = quoted(record.evidence.date);
    rows.push((if figure.is_some() { "Period" } else { "Date" }, date, words));
    if let Some(figure) = figure {
        let told = |is: fn(RoleKind) -> bool| {
            let told = figure.roles.iter().filter(|role| is(role.kind)).map(|role| role.told(text));
            told.filter(|told| !told.is_empty()).collect::<Vec<_>>().join(", ")
        };
        let measure = [figure.metric.map_or("not told", Metric::word), figure.of.as_deref().unwrap_or_default()];
        rows.push(("Measure", measure.join(" ").trim_end().to_owned(), told(|kind| kind == RoleKind::Metric)));
        let side = |side: Option<&str>| side.map(state_name);
        let sides = match (side(figure.reporter), side(figure.partner)) {
            (Some(reporter), Some(partner)) => format!("{reporter} with {partner}"),
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => figure.parties.iter().map(|party| state_name(party)).collect::<Vec<_>>().join(", "),
        };
        rows.push(("Sides", sides, told(RoleKind::is_side)));
        rows.extend(
            figure.commodity.as_ref().map(|good| ("Goods", good.words.clone(), told(|kind| kind == RoleKind::Good))),
        );
        rows.push(("Told as", figure.modality.word().to_owned(), String::new()));
    } else {
        rows.push(("Kind", upper_first(record.category.word()), Group::of(record.category).name().to_owned()));
        let who = record.actors.iter().map(|actor| state_name(actor)).collect::<Vec<_>>().join(", ");
        rows.push(("Who", who, String::new()));
        rows.push(("Told as", record.modality.word().to_owned(), String::new()));
    }
    let document = &article.document;
    let dated = document.date.when.as_ref().map_or_else(|| "no date".to_owned(), When::words);
    let place = document.place(record.evidence.paragraph, record.evidence.sentence.start);
    rows.push(("Document", document.title.clone(), format!("{dated}, {place}")));
    rows
}

fn field_ui(ui: &mut Ui, name: &str, value: &str, words: &str) {
    let theme = theme(ui);
    let (rect, node) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), Sense::hover());
    node.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{name}: {value} {words}")));
    let y = rect.center().y;
    ui.painter().hline(rect.left() + PAD..=rect.right() - PAD, rect.top() + 0.5, (1.0, color(theme.line_faint)));
    paint::text(ui, ui.painter(), pos2(rect.left() + PAD, y), Align2::LEFT_CENTER, name, ROW, theme.text3);
    let measure = |text: &str, style| paint::measure(ui, text, style);
    let left = rect.left() + PAD + NAMES;
    let strong = TextStyle::sans(Weight::Medium, 13.0);
    let room = rect.right() - PAD - left;
    let value = if value.is_empty() { "not told" } else { value };
    let shown = crate::view::text::cut(value, strong, room, &measure).unwrap_or_default();
    let x =
        left + paint::text(ui, ui.painter(), pos2(left, y), Align2::LEFT_CENTER, &shown, strong, theme.text).x + 12.0;
    let room = rect.right() - PAD - x;
    let note = crate::view::text::cut(words, ROW, room, &measure).unwrap_or_default();
    paint::text(ui, ui.painter(), pos2(x, y), Align2::LEFT_CENTER, &note, ROW, theme.text3);
}

fn doubt_ui(ui: &mut Ui, article: &Article, record: &Record, doubt: Doubt) {
    let mut reasons: Vec<String> = Vec::new();
    reasons.extend(Some(doubt.why().to_owned()).filter(|why| !why.is_empty()));
    reasons.extend(record.figure.iter().flat_map(|figure| figure.unsure()).map(|why| upper_first(&why)));
    reasons.push(record.why(&article.document.text).into_owned());
    if article.document.date.when.is_none() {
        let key = CommandId::SetDate.command().key();
        reasons.push(format!("The document has no date of its own: {key} sets one"));
    }
    let theme = theme(ui);
    let (head, node) = ui.allocate_exact_size(vec2(ui.available_width(), 32.0), Sense::hover());
    let name = if doubt == Doubt::Plain { "How its date came about" } else { "Why it is doubted" };
    node.widget_info(|| WidgetInfo::labeled(Role::Heading, true, name));
    let at = pos2(head.left() + PAD, head.center().y + 3.0);
    paint::text(ui, ui.painter(), at, Align2::LEFT_CENTER, name, HEAD, theme.text);
    for reason in reasons {
        let room = ui.available_width() - 2.0 * PAD - 14.0;
        let galley = ui.fonts_mut(|fonts| fonts.layout(reason.clone(), paint::font(CONTROL), color(theme.text2), room));
        let (rect, node) = ui.allocate_exact_size(vec2(ui.available_width(), galley.size().y + 7.0), Sense::hover());
        node.widget_info(|| WidgetInfo::labeled(Role::Label, true, &reason));
        ui.painter().circle_filled(pos2(rect.left() + PAD + 3.0, rect.top() + 8.0), 2.0, color(theme.text3));
        ui.painter().galley(pos2(rect.left() + PAD + 14.0, rect.top()), galley, color(theme.text2));
    }
}

/// The event that looks like it, on a pale ground, with the key that makes both one.
fn twin_ui(data: &Data, ui: &mut Ui, record: &Record, orders: &mut Orders) {
    let Some(other) = joining::twin(data, record.id).and_then(|id| data.record(id)) else { return };
    let Some(article) = data.corpus.article(other.evidence.document) else { return };
    let theme = theme(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), TWIN + 12.0), Sense::hover());
    let place = Rect::from_min_size(rect.min + vec2(PAD, 6.0), vec2(rect.width() - 2.0 * PAD, TWIN));
    ui.painter().rect_filled(place, 6.0, color(theme.tint.at(0.4).over(theme.canvas)));
    let date = other.date.when.as_ref().map_or_else(|| "no date".to_owned(), When::words);
    let from = article.document.outlet.as_deref().unwrap_or(&article.document.title);
    let note = format!("Another event looks like it: {date} · {from}");
    spoken::words(ui, place, "twin", &format!("{note}: {}", other.label));
    let button = Rect::from_min_size(pos2(place.right() - 114.0, place.top() + 9.0), vec2(104.0, 28.0));
    if super::key_button(ui, button, CommandId::Merge, "Merge both", None).clicked() {
        orders.push(Order::Run(CommandId::Merge));
    }
    let (left, room) = (place.left() + 12.0, button.left() - place.left() - 24.0);
    let measure = |text: &str, style| paint::measure(ui, text, style);
    for (y, words, style, ink) in
        [(15.0, &*other.label, widgets::ROW_TITLE, theme.text), (32.0, note.as_str(), NOTE, theme.text2)]
    {
        let words = crate::view::text::cut(words, style, room, &measure).unwrap_or_default();
        paint::text(ui, ui.painter(), pos2(left, place.top() + y), Align2::LEFT_CENTER, &words, style, ink);
    }
}

/// Room that a button's key takes beside its name.
const KEY: f32 = 34.0;

/// Five equal buttons with their keys; the state that it has is pressed.
fn foot_ui(ui: &mut Ui, now: Status) -> Option<CommandId> {
    let theme = theme(ui);
    let area = ui.available_rect_before_wrap();
    ui.painter().hline(area.x_range(), area.top() + 0.5, (1.0, color(theme.line)));
    let buttons = [
        (CommandId::Accept, Some(Status::Accepted)),
        (CommandId::Reject, Some(Status::Rejected)),
        (CommandId::Undecided, Some(Status::Undecided)),
        (CommandId::EditRecord, None),
        (CommandId::Merge, None),
    ];
    let all = area.width() - 2.0 * PAD - 4.0 * 10.0;
    let equal = (all / 5.0).max(40.0);
    let names = buttons.map(|(id, _)| paint::measure(ui, id.label(), CONTROL_STRONG));
    // Where a name is wider than its share, each has what its name needs.
    let spare = (all - names.iter().sum::<f32>()) / 5.0;
    let tight = names.iter().any(|name| name + KEY > equal);
    let mut did = None;
    let mut left = area.left() + PAD;
    for ((id, status), words) in buttons.into_iter().zip(names) {
        let width = if tight { (words + spare).max(40.0) } else { equal };
        let rect = Rect::from_min_size(pos2(left, area.top() + 12.0), vec2(width, 34.0));
        let (name, on) = (id.label(), status == Some(now));
        let response = ui.interact(rect, Id::unique(("decision", name)), Sense::click());
        // Of what it can be one is pressed; what is done is not.
        match status {
            Some(_) => response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, name)),
            None => response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name)),
        }
        spoken::described(&response, "", &id.command().key());
        let fill = if on || response.hovered() { theme.hover } else { theme.canvas };
        let frame = if on { theme.text3 } else { theme.control };
        ui.painter().rect(rect, 5.0, color(fill), Stroke::new(1.0, color(frame)), StrokeKind::Inside);
        let style = if on { CONTROL_STRONG } else { CONTROL };
        let wide = width >= words + KEY && !id.command().key().is_empty();
        let middle = pos2(rect.center().x - if wide { 11.0 } else { 0.0 }, rect.center().y);
        paint::text(ui, ui.painter(), middle, Align2::CENTER_CENTER, name, style, theme.text);
        if wide {
            let key = Rect::from_center_size(pos2(rect.right() - 18.0, rect.center().y), vec2(16.0, 16.0));
            icons::key_frame(ui.painter(), key, color(theme.line));
            paint::text(ui, ui.painter(), key.center(), Align2::CENTER_CENTER, &id.command().key(), NOTE, theme.text3);
        }
        widgets::focus_ring(ui, &response, rect);
        left = rect.right() + 10.0;
        if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
            did = Some(id);
        }
    }
    did
}
