//! The head of the reader: outlet, headline, date with where it came from, and what can be done with the document.

use egui::{Align2, CursorIcon, Id, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::cmd::CommandId;
use crate::corpus::Article;
use crate::gui::app::Parts;
use crate::gui::kit::icons::{self, Icon};
use crate::gui::kit::paint::{self, color, theme};
use crate::gui::kit::spoken;
use crate::gui::kit::widgets::{self, NOTE, ROW};
use crate::model::{DateBasis, DocId, When, counted};
use crate::view::text::{TextStyle, Weight, cut};

/// Its buttons, from the right.
pub(crate) const COMMANDS: [CommandId; 4] =
    [CommandId::OpenOriginal, CommandId::FindInSource, CommandId::SourceForward, CommandId::SourceBack];

/// What was asked for in the head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Did {
    /// Another date for the document.
    Date,
    /// A command.
    Run(CommandId),
}

/// Outlet, headline, date with where it came from, and which paragraph is read. 74 points high.
pub fn head_ui(parts: &Parts<'_>, ui: &mut Ui, article: &Article, ready: &[CommandId]) -> Option<Did> {
    let document = &article.document;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 74.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, format!("Source {}", document.title)));
    let theme = theme(ui);
    let painter = ui.painter();
    painter.rect_filled(rect, 0.0, color(theme.panel));
    painter.hline(rect.x_range(), rect.bottom() - 0.5, (1.0, color(theme.line)));
    let left = rect.left() + 16.0;
    let measure = |text: &str, style: TextStyle| paint::measure(ui, text, style);
    let outlet = document.outlet.as_deref().unwrap_or(&document.path);
    let outlet = cut(outlet, ROW, rect.width() - 132.0, &measure).unwrap_or_default();
    paint::text(ui, painter, pos2(left, rect.top() + 15.0), Align2::LEFT_CENTER, &outlet, ROW, theme.text2);
    let bold = TextStyle::sans(Weight::SemiBold, 14.0);
    let title = cut(&document.title, bold, rect.width() - 32.0, &measure).unwrap_or_default();
    paint::text(ui, painter, pos2(left, rect.top() + 35.0), Align2::LEFT_CENTER, &title, bold, theme.text);
    let mut did = buttons_ui(ui, rect, ready);
    if date_ui(ui, article, pos2(left, rect.top() + 57.0)) {
        did = Some(Did::Date);
    }
    let here = parts
        .data
        .selected(parts.choice)
        .filter(|(open, _)| open.document.path == document.path)
        .map(|(_, record)| record);
    let total = document.paragraphs.len();
    let cell = here.and_then(|record| document.cell_at(record.evidence.sentence.start));
    let count = match (cell, here) {
        (Some(cell), _) => cell.words(),
        (None, Some(record)) => format!("¶ {} of {total}", record.evidence.paragraph),
        (None, None) if document.is_sheets() => counted(document.tables.len(), "sheet"),
        (None, None) => format!("{total} ¶"),
    };
    spoken::words(ui, rect.with_min_y(rect.top() + 48.0), "place", &format!("{outlet}, {count}"));
    let right = pos2(rect.right() - 16.0, rect.top() + 57.0);
    paint::text(ui, ui.painter(), right, Align2::RIGHT_CENTER, &count, ROW, theme.text2);
    did
}

/// The words of the chip behind the date.
fn chip(article: &Article) -> String {
    match article.document.date.basis {
        DateBasis::User => "set by you".to_owned(),
        DateBasis::Inferred => "date from the text".to_owned(),
        DateBasis::None => "set one".to_owned(),
        other => format!("date from the {}", other.word()),
    }
}

/// The date with its chip, and the machine's own beside a date set by hand; true where it was clicked.
fn date_ui(ui: &Ui, article: &Article, left: egui::Pos2) -> bool {
    let theme = theme(ui);
    let document = &article.document;
    let date = document.date.when.as_ref().map(When::words);
    let strong = TextStyle::sans(Weight::SemiBold, 12.5);
    // Sheets say of each figure when it was so: nothing is missing.
    let (ink, none) = match &date {
        Some(_) => (theme.text, ""),
        None if document.is_sheets() => (theme.text2, "Dated by its cells"),
        None => (theme.warning, "No date"),
    };
    let words = date.as_deref().unwrap_or(none);
    let chip = chip(article);
    let width = paint::measure(ui, words, strong);
    let tag = paint::measure(ui, &chip, NOTE) + 14.0;
    let rect = Rect::from_min_size(pos2(left.x - 4.0, left.y - 12.0), vec2(width + tag + 16.0, 24.0));
    let response = ui.interact(rect, Id::unique("source date"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Date of the source: {words}, {chip}")));
    if response.hovered() {
        ui.painter().rect_filled(rect, 5.0, color(theme.hover));
    }
    paint::text(ui, ui.painter(), left, Align2::LEFT_CENTER, words, strong, ink);
    widgets::tag(ui, pos2(left.x + width + 8.0, left.y), &chip);
    if article.user_date().is_some() {
        let own = article.machine_date();
        let own = own.when.as_ref().map_or_else(|| "no date".to_owned(), When::words);
        let place = pos2(rect.right() + 6.0, left.y);
        paint::text(ui, ui.painter(), place, Align2::LEFT_CENTER, &format!("Dateline read {own}"), NOTE, theme.text2);
    }
    widgets::focus_ring(ui, &response, rect);
    let response = response.on_hover_cursor(CursorIcon::PointingHand).on_hover_ui(|ui| {
        ui.label(&document.date.why);
        ui.label("Click to set another");
    });
    response.clicked()
}

/// Back, forward, search in the document, open the original: at the right end of the first line.
fn buttons_ui(ui: &Ui, rect: Rect, ready: &[CommandId]) -> Option<Did> {
    let icons = [Icon::Outside, Icon::Lens, Icon::Forward, Icon::Back];
    let theme = theme(ui);
    let mut did = None;
    for (at, (id, icon)) in COMMANDS.into_iter().zip(icons).enumerate() {
        let (name, enabled) = (id.label().trim_end_matches('…'), ready.contains(&id));
        let centre = pos2(rect.right() - 24.0 - 26.0 * at as f32, rect.top() + 16.0);
        let place = Rect::from_center_size(centre, vec2(24.0, 24.0));
        let sense = if enabled { Sense::click() } else { Sense::hover() };
        let response = ui.interact(place, Id::unique(("source", name)), sense);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
        if enabled && response.hovered() {
            ui.painter().rect_filled(place, 5.0, color(theme.hover));
        }
        let ink = if enabled { theme.text2 } else { theme.line_strong };
        icons::paint(ui.painter(), icon, centre, color(ink));
        widgets::focus_ring(ui, &response, place);
        if response.on_hover_text(name).clicked() {
            did = Some(Did::Run(id));
        }
    }
    did
}

/// A document that nearly repeats another one: which, and that it can count by itself; `own` where it does.
pub fn copy_ui(parts: &Parts<'_>, ui: &mut Ui, id: DocId, article: &Article) -> Option<Did> {
    let own = parts.data.project.is_own_source(&article.document.path);
    let original = parts.data.joins.copy_of(id).and_then(|id| parts.data.corpus.article(id));
    let words = match original {
        Some(original) => format!("Nearly repeats {}, counted once with it", original.document.path),
        None if own => "A source of its own, by your word".to_owned(),
        None => return None,
    };
    let (rect, node) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::hover());
    let theme = theme(ui);
    node.widget_info(|| WidgetInfo::labeled(Role::Status, true, &words));
    ui.painter().rect_filled(rect, 0.0, color(theme.canvas));
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (1.0, color(theme.line)));
    icons::paint(ui.painter(), Icon::Pages, pos2(rect.left() + 24.0, rect.center().y), color(theme.text3));
    let name = if own { "Fold it" } else { "Count it by itself" };
    let width = paint::measure(ui, name, NOTE) + 16.0;
    let button = Rect::from_min_size(pos2(rect.right() - 12.0 - width, rect.top() + 3.0), vec2(width, 22.0));
    let room = button.left() - rect.left() - 46.0;
    let shown = cut(&words, NOTE, room, &|text, style| paint::measure(ui, text, style)).unwrap_or_default();
    let left = pos2(rect.left() + 38.0, rect.center().y);
    paint::text(ui, ui.painter(), left, Align2::LEFT_CENTER, &shown, NOTE, theme.text2);
    let clicked = small_button_ui(ui, button, name).on_hover_text(CommandId::OwnSource.command().key()).clicked();
    clicked.then_some(Did::Run(CommandId::OwnSource))
}

/// A button in a line below the head.
fn small_button_ui(ui: &Ui, rect: Rect, name: &str) -> egui::Response {
    let theme = theme(ui);
    let response = ui.interact(rect, Id::unique(("source line", name)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let fill = if response.hovered() { theme.hover } else { theme.canvas };
    let pen = Stroke::new(1.0, color(theme.control));
    ui.painter().rect(rect, 5.0, color(fill), pen, StrokeKind::Inside);
    paint::text(ui, ui.painter(), rect.center(), Align2::CENTER_CENTER, name, NOTE, theme.text);
    widgets::focus_ring(ui, &response, rect);
    response
}

/// The file is gone: what that means, and that the text stays.
pub fn gone_ui(parts: &Parts<'_>, ui: &mut Ui) -> Option<Did> {
    let path = crate::gui::app::original::path(parts.data, parts.choice)?;
    let (rect, node) = ui.allocate_exact_size(vec2(ui.available_width(), 46.0), Sense::hover());
    let theme = theme(ui);
    let words = "The file is no longer where it was read from";
    node.widget_info(|| WidgetInfo::labeled(Role::Status, true, words));
    ui.painter().rect_filled(rect, 0.0, color(theme.tint));
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (1.0, color(theme.edge)));
    icons::paint(ui.painter(), Icon::Warning, pos2(rect.left() + 24.0, rect.top() + 15.0), color(theme.text));
    let left = rect.left() + 38.0;
    let strong = TextStyle::sans(Weight::SemiBold, 12.0);
    paint::text(ui, ui.painter(), pos2(left, rect.top() + 15.0), Align2::LEFT_CENTER, words, strong, theme.text);
    let note = "The text as it was read stays here. Put the file back, or open the folder again";
    let note = cut(note, NOTE, rect.width() - 54.0, &|text, style| paint::measure(ui, text, style)).unwrap_or_default();
    paint::text(ui, ui.painter(), pos2(left, rect.top() + 32.0), Align2::LEFT_CENTER, &note, NOTE, theme.text2);
    let again = Rect::from_min_size(pos2(rect.right() - 96.0, rect.top() + 4.0), vec2(84.0, 22.0));
    let response = small_button_ui(ui, again, "Look again");
    let clicked = response.on_hover_text(path.display().to_string()).clicked();
    clicked.then_some(Did::Run(CommandId::ShowInFolder))
}
