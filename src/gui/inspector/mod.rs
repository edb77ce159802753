//! The inspector: what is selected, *Why this date?* as steps from the words to the date, and the decision.

pub mod claim;
pub mod cluster;
mod could_be;
mod edit;
pub mod figure;
mod history;
mod sources;

use egui::{Align2, CursorIcon, Id, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::cmd::CommandId;
use crate::corpus::Article;
use crate::gui::app::state::editing::Form;
use crate::gui::app::state::history::Step;
use crate::gui::app::state::orders::{Order, Orders};
use crate::gui::app::{Choice, Data, Reading};
use crate::gui::kit::fonts::Face;
use crate::gui::kit::icons::{self, Icon};
use crate::gui::kit::paint::{self, color, theme};
use crate::gui::kit::spoken;
use crate::gui::kit::widgets::{self, CONTROL, HEAD, NOTE, ROW};
use crate::model::{Grade, Record, StepKind, When, upper_first};
use crate::project::{Field, Status};
use crate::series::Series;
use crate::view::glyph;
use crate::view::scene::pt;
use crate::view::text::{Family, TextStyle, Weight};

const STEP: f32 = 21.0;
const LABELS: f32 = 96.0;

/// The panel below its tab.
pub fn panel_ui(
    data: &Data,
    choice: &Choice,
    editing: &mut Option<Form>,
    (series, steps, readings): (&[Series], &[Step], &[crate::view::could_be::Reading]),
    ui: &mut Ui,
    orders: &mut Orders,
) {
    if editing.as_ref().is_some_and(|form| Some(form.id) != choice.selection) {
        edit::leave(data, editing, orders);
    }
    let Some((article, record)) = data.selected(choice) else {
        return nothing_ui(ui);
    };
    if let Some(form) = editing {
        if !edit::panel_ui(data, (article, record), form, ui, orders) {
            *editing = None;
        }
        return;
    }
    let buttons = 46.0;
    let height = (ui.available_height() - buttons).max(60.0);
    ScrollArea::vertical().id_salt("inspector").max_height(height).auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let asked = title_ui(ui, record, data.project.status(record.id));
        orders.extend(asked);
        edit::marks_ui(data, record, ui);
        could_be::line_ui(ui, record, readings, orders);
        orders.extend(document_ui(ui, article).then_some(Order::Open(record.id)));
        why_ui(ui, article, record);
        let anchor = steps_ui(ui, article, record);
        let document = Some(record.evidence.document);
        orders.extend(anchor.map(|at| Order::Read(Reading { document, scroll_to: Some(at) })));
        if record.figure.is_some() {
            figure::figure_ui(data, series, ui, article, record);
        }
        sources::sources_ui(data, ui, record, orders);
        history::history_ui(ui, steps);
    });
    orders.extend(decision_ui(ui, data.project.status(record.id)).map(Order::Run));
}

/// What the panel says while no mark is selected.
const NOTHING: &str =
    "No mark selected. Click a mark to see why it has its date, press Enter to read the paragraph behind it";

fn nothing_ui(ui: &mut Ui) {
    let rect = ui.available_rect_before_wrap();
    let theme = theme(ui);
    let middle = pos2(rect.center().x, rect.top() + 70.0);
    icons::paint(ui.painter(), Icon::Note, middle - vec2(0.0, 26.0), color(theme.text3));
    let big = TextStyle::sans(Weight::SemiBold, 13.0);
    paint::text(ui, ui.painter(), middle, Align2::CENTER_CENTER, "No mark selected", big, theme.text);
    spoken::words(ui, Rect::from_center_size(middle, vec2(260.0, 90.0)), "nothing", NOTHING);
    for (at, line) in
        ["Click a mark to see why it has its date,", "press Enter to read the paragraph behind it"].iter().enumerate()
    {
        let place = middle + vec2(0.0, 24.0 + 18.0 * at as f32);
        paint::text(ui, ui.painter(), place, Align2::CENTER_CENTER, line, CONTROL, theme.text2);
    }
}

/// The title, its date and how it stands. A click on *Edit*, or two on the title, ask for its fields.
fn title_ui(ui: &mut Ui, record: &Record, status: Status) -> Option<Order> {
    let theme = theme(ui);
    let width = ui.available_width();
    let font = Face::SemiBold.at(14.0);
    let room = width - 52.0 - EDIT.0 - 8.0;
    let title = ui.fonts_mut(|fonts| fonts.layout(record.label.to_string(), font, color(theme.text), room));
    let height = 16.0 + title.size().y;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    let place = Rect::from_min_size(pos2(rect.right() - 16.0 - EDIT.0, rect.top() + 8.0), vec2(EDIT.0, EDIT.1));
    let edits = key_button(ui, place, CommandId::EditRecord, CommandId::EditRecord.label(), None).clicked();
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &*record.label));
    let opened = double_clicked(ui, rect.with_max_x(place.left()));
    let mut shapes = Vec::new();
    let (emblem, hue) = theme.emblem(record);
    glyph::emblem(&mut shapes, emblem, pt(0.0, 0.0), 5.0, hue);
    paint::shapes(ui, ui.painter(), &shapes, pos2(rect.left() + 22.0, rect.top() + 20.0));
    ui.painter().galley(pos2(rect.left() + 36.0, rect.top() + 11.0), title, color(theme.text));
    let (line, _) = ui.allocate_exact_size(vec2(width, 26.0), Sense::hover());
    let y = line.center().y;
    let strong = TextStyle::sans(Weight::SemiBold, 12.5);
    let date = record.date.when.as_ref().map_or_else(|| "Undated".to_owned(), When::words);
    let mut x = line.left() + 36.0;
    x += paint::text(ui, ui.painter(), pos2(x, y), Align2::LEFT_CENTER, &date, strong, theme.text).x + 8.0;
    if let Some(when) = &record.date.when {
        x += widgets::tag(ui, pos2(x, y), crate::view::precision::words(when)) + 6.0;
    }
    let grade = format!("{} {}", record.date.grade.letter(), record.date.grade.title().to_lowercase());
    x += widgets::tag(ui, pos2(x, y), &grade) + 8.0;
    let ink = color(theme.text);
    let precision = record.date.when.as_ref().map_or("", |when| crate::view::precision::words(when));
    let spoken = [&date, precision, &grade, status.word()].into_iter().filter(|word| !word.is_empty());
    spoken::words(ui, line, "date", &upper_first(&spoken.collect::<Vec<_>>().join(", ")));
    if status == Status::Accepted {
        ui.painter().circle_filled(pos2(x + 4.0, y), 4.0, ink);
    } else {
        ui.painter().circle(pos2(x + 4.0, y), 3.4, color(theme.canvas), (1.5, ink));
    }
    paint::text(
        ui,
        ui.painter(),
        pos2(x + 13.0, y),
        Align2::LEFT_CENTER,
        &upper_first(status.word()),
        ROW,
        theme.text2,
    );
    match (edits, opened) {
        (true, _) => Some(Order::Run(CommandId::EditRecord)),
        (false, opened) => opened.then_some(Order::Correct(Field::Headline)),
    }
}

/// True where a place was clicked twice: a title is no stop of the keyboard, which has E.
fn double_clicked(ui: &Ui, rect: Rect) -> bool {
    let (double, at) = ui.input(|input| {
        (input.pointer.button_double_clicked(egui::PointerButton::Primary), input.pointer.interact_pos())
    });
    double && at.is_some_and(|at| rect.contains(at)) && ui.rect_contains_pointer(rect)
}

/// The document that tells it, and when that was written; true where it is to be opened.
fn document_ui(ui: &mut Ui, article: &Article) -> bool {
    let theme = theme(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::click());
    let document = &article.document;
    let date = document.date.when.as_ref().map_or_else(|| "no date".to_owned(), When::words);
    let from = document.outlet.as_deref().map_or_else(|| date.clone(), |outlet| format!("{outlet}, {date}"));
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, format!("From {}, {from}", document.title)));
    let y = rect.center().y;
    icons::paint(ui.painter(), Icon::Page, pos2(rect.left() + 22.0, y), color(theme.text2));
    let ink = if response.hovered() || response.has_focus() { theme.link } else { theme.text2 };
    let measure = |text: &str, style| paint::measure(ui, text, style);
    let left = rect.left() + 36.0;
    let note = crate::view::text::cut(&from, NOTE, rect.width() * 0.45, &measure).unwrap_or_default();
    let room = rect.right() - 16.0 - left - measure(&note, NOTE) - 10.0;
    let title = crate::view::text::cut(&document.title, ROW, room, &measure).unwrap_or_default();
    paint::text(ui, ui.painter(), pos2(left, y), Align2::LEFT_CENTER, &title, ROW, ink);
    paint::text(ui, ui.painter(), pos2(rect.right() - 16.0, y), Align2::RIGHT_CENTER, &note, NOTE, theme.text3);
    widgets::focus_ring(ui, &response, rect.shrink(3.0));
    response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(&document.path).clicked()
}

/// The head of the steps, with the place of the words.
fn why_ui(ui: &mut Ui, article: &Article, record: &Record) {
    let (theme, width) = (theme(ui), ui.available_width());
    let (rule, _) = ui.allocate_exact_size(vec2(width, 14.0), Sense::hover());
    ui.painter().hline(
        rule.left() + 16.0..=rule.right() - 16.0,
        rule.center().y.floor() + 0.5,
        (1.0, color(theme.line)),
    );
    let (head, _) = ui.allocate_exact_size(vec2(width, 24.0), Sense::hover());
    paint::text(
        ui,
        ui.painter(),
        pos2(head.left() + 16.0, head.center().y),
        Align2::LEFT_CENTER,
        "Why this date?",
        HEAD,
        theme.text,
    );
    let right = pos2(head.right() - 16.0, head.center().y);
    let place = article.document.place(record.evidence.paragraph, record.evidence.sentence.start);
    let cell = article.document.cell_at(record.evidence.sentence.start).is_some();
    let source = if cell { place } else { format!("{place} of {}", article.document.paragraphs.len()) };
    paint::text(ui, ui.painter(), right, Align2::RIGHT_CENTER, &source, ROW, theme.text3);
    spoken::words(ui, head, "why", &format!("Why this date? {source}"));
}

/// A step as it is painted.
struct Line {
    label: String,
    text: String,
    mono: bool,
    strong: bool,
}

/// The steps of a record: those of its derivation, then EDTF, bounds and grade.
fn lines(article: &Article, record: &Record) -> Vec<Line> {
    let line = |label: &str, text: String| Line { label: label.to_owned(), text, mono: false, strong: false };
    let mut lines: Vec<Line> = Vec::new();
    let steps = &record.date.derivation.steps;
    if let Some(words) = record.evidence.date.filter(|_| !steps.iter().any(|step| step.kind == StepKind::Words)) {
        lines.push(Line { strong: true, ..line("Words", format!("“{}”", words.of(&article.document.text))) });
    }
    lines.extend(steps.iter().map(|step| Line {
        strong: step.kind == StepKind::Words || step.kind == StepKind::Anchor,
        ..line(step.kind.word(), step.text.to_string())
    }));
    if steps.iter().all(|step| step.kind == StepKind::ToldAs) {
        lines.push(line("Because", record.why(&article.document.text).into_owned()));
    }
    if let Some(when) = &record.date.when {
        lines.push(Line { mono: true, ..line("EDTF", when.to_string()) });
        if let Some(bounds) = when.bounds() {
            let form = "%-d %b %Y %H:%M";
            lines.push(line("Bounds", format!("{} to {}", bounds.start.format(form), bounds.end.format(form))));
        }
    }
    let grade = record.date.grade;
    let mark = if grade == Grade::U { "–".to_owned() } else { grade.letter().to_owned() };
    lines.push(line("Grade", format!("{mark}  {}", grade.words())));
    if !record.date.derivation.rule.is_empty() {
        lines.push(Line { mono: true, ..line("Rule id", record.date.derivation.rule.to_owned()) });
    }
    lines
}

fn steps_ui(ui: &mut Ui, article: &Article, record: &Record) -> Option<u32> {
    let theme = theme(ui);
    let lines = lines(article, record);
    let last = lines.len().saturating_sub(1);
    let mut spine: Vec<f32> = Vec::new();
    let mut did = None;
    let mut x = 0.0;
    let slot = ui.painter().add(egui::Shape::Noop);
    for line in &lines {
        let face = match (line.mono, line.strong) {
            (true, _) => Face::Mono.at(12.0),
            (false, true) => Face::SemiBold.at(12.5),
            (false, false) => Face::Regular.at(12.5),
        };
        let room = ui.available_width() - LABELS - 16.0;
        let galley = ui.fonts_mut(|fonts| fonts.layout(line.text.clone(), face, color(theme.text), room));
        let height = STEP.max(galley.size().y + 5.0);
        let anchor = record.date.derivation.anchor.filter(|_| line.label == "Anchor");
        let sense = if anchor.is_some() { Sense::click() } else { Sense::hover() };
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), sense);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{}: {}", line.label, line.text)));
        let y = rect.top() + STEP / 2.0;
        spine.push(y);
        x = rect.left() + 24.0;
        paint::text(ui, ui.painter(), pos2(rect.left() + 38.0, y), Align2::LEFT_CENTER, &line.label, ROW, theme.text3);
        let first = galley.rows.first().map_or(0.0, |row| row.size.y);
        let ink = if anchor.is_some() && response.hovered() { theme.link } else { theme.text };
        ui.painter().galley_with_override_text_color(pos2(rect.left() + LABELS, y - first / 2.0), galley, color(ink));
        if let Some(anchor) = anchor
            && response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text("Show these words").clicked()
        {
            did = article.document.paragraph_at(anchor.start).map(|paragraph| paragraph.number);
        }
    }
    if let (Some(top), Some(bottom)) = (spine.first(), spine.last()) {
        ui.painter().set(slot, egui::Shape::vline(x, *top..=*bottom, Stroke::new(1.0, color(theme.line_strong))));
    }
    for (at, y) in spine.iter().enumerate() {
        let centre = pos2(x, *y);
        match at {
            0 => ui.painter().circle_filled(centre, 4.5, color(theme.edge)),
            _ if at == last => ui.painter().circle_filled(centre, 4.5, color(theme.text)),
            _ => ui.painter().circle(centre, 3.0, color(theme.panel), (1.3, color(theme.text3))),
        };
    }
    did
}

/// Width and height of *Edit*.
const EDIT: (f32, f32) = (72.0, 26.0);

/// A button of a command with its key printed on it; of one of several choices, whether it is the one that stands.
fn key_button(ui: &Ui, rect: Rect, id: CommandId, name: &str, choice: Option<bool>) -> egui::Response {
    let (theme, on) = (theme(ui), choice == Some(true));
    let key = id.command().key();
    let response = ui.interact(rect, Id::unique(("decision", name)), Sense::click());
    let fill = if on || response.hovered() { theme.hover } else { theme.canvas };
    let frame = if on { theme.text3 } else { theme.control };
    ui.painter().rect(rect, 5.0, color(fill), Stroke::new(1.0, color(frame)), StrokeKind::Inside);
    let style = if on { widgets::CONTROL_STRONG } else { CONTROL };
    let left = pos2(rect.left() + 11.0, rect.center().y);
    paint::text(ui, ui.painter(), left, Align2::LEFT_CENTER, name, style, theme.text);
    let frame = Rect::from_center_size(pos2(rect.right() - 17.0, rect.center().y), vec2(16.0, 16.0));
    if !key.is_empty() {
        icons::key_frame(ui.painter(), frame, color(theme.line));
    }
    let mono = TextStyle { family: Family::Mono, ..NOTE };
    paint::text(ui, ui.painter(), frame.center(), Align2::CENTER_CENTER, &key, mono, theme.text3);
    widgets::focus_ring(ui, &response, rect);
    response.widget_info(|| match choice {
        Some(on) => WidgetInfo::selected(Role::Button, true, on, name),
        None => WidgetInfo::labeled(Role::Button, true, name),
    });
    spoken::described(&response, "", &key);
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// The buttons at the foot, each with its key printed on it.
fn decision_ui(ui: &mut Ui, now: Status) -> Option<CommandId> {
    let theme = theme(ui);
    let area = ui.available_rect_before_wrap();
    ui.painter().hline(area.x_range(), area.top() + 0.5, (1.0, color(theme.line)));
    let buttons = [
        (CommandId::Accept, Status::Accepted),
        (CommandId::Reject, Status::Rejected),
        (CommandId::Undecided, Status::Undecided),
    ];
    let mut did = None;
    let mut x = area.left() + 12.0;
    for (id, status) in buttons {
        let words = paint::measure(ui, id.label(), CONTROL);
        let rect = Rect::from_min_size(pos2(x, area.top() + 9.0), vec2(words + 44.0, 28.0));
        x = rect.right() + 8.0;
        if key_button(ui, rect, id, id.label(), Some(now == status)).clicked() {
            did = Some(id);
        }
    }
    did
}
