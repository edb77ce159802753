//! The bottom panel: all shown records as a table, or the load report. Rows are virtual, so length costs nothing.

use egui::{Align2, CursorIcon, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::app::{App, Bottom};
use super::paint::{self, color, theme};
use super::status::counted;
use super::widgets::{self, NOTE, ROW, ROW_TITLE};
use crate::load::{Line, Outcome};
use crate::view::text::cut;

const ROW_HEIGHT: f32 = 22.0;

/// A row ready to be painted: cells and what a click opens.
struct Cells {
    cells: Vec<String>,
    spoken: String,
    selected: bool,
}

/// Column heads with their shares of the width.
type Heads = &'static [(&'static str, f32)];

const RECORDS: Heads =
    &[("Date", 0.16), ("Title", 0.42), ("Kind", 0.10), ("Actors", 0.10), ("Got", 0.06), ("Source", 0.16)];
const FILES: Heads = &[("File", 0.34), ("Outcome", 0.16), ("What is odd", 0.50)];

/// The panel below its tab.
pub fn panel_ui(app: &mut App, ui: &mut Ui, which: Bottom) {
    match which {
        Bottom::Table => records_ui(app, ui),
        Bottom::Report => report_ui(app, ui),
    }
}

fn records_ui(app: &mut App, ui: &mut Ui) {
    if members_ui(app, ui) {
        app.members = None;
    }
    let dated = &app.shown.items.dated;
    let none = Vec::new();
    let undated = if app.members.is_some() { &none } else { &app.shown.items.undated };
    // A cluster's events alone, where its table was asked for.
    let at_row = |at: usize| match &app.members {
        Some(members) => members.members.get(at).map_or(usize::MAX, |&index| index as usize),
        None => at,
    };
    let row = |at: usize| -> Option<Cells> {
        let at = at_row(at);
        let (id, place, date) = match dated.get(at) {
            Some(item) => (item.id, item.place, item.date_words().to_owned()),
            None => {
                undated.get(at.checked_sub(dated.len())?).map(|item| (item.id, item.place, "undated".to_owned()))?
            }
        };
        let record = place.of(&app.corpus)?;
        let document = &app.corpus.article(place.document())?.document;
        let kind = if record.figure.is_some() { "figure" } else { record.category.word() };
        let spoken = format!("Row {}: {}", date, record.label);
        let source = format!("¶ {} {}", record.evidence.paragraph, document.title);
        let cells = vec![
            date,
            record.label.to_string(),
            kind.to_owned(),
            record.actors.join(", "),
            format!("{:?}", record.date.grade),
            source,
        ];
        Some(Cells { cells, spoken, selected: app.selection == Some(id) })
    };
    let count = app.members.as_ref().map_or(dated.len() + undated.len(), |members| members.members.len());
    let clicked = rows_ui(ui, "records", RECORDS, count, "Nothing passes the filter", row);
    let ids = |at: usize| {
        let at = at_row(at);
        let tray = || undated.get(at.checked_sub(dated.len())?).map(|item| item.id);
        dated.get(at).map(|item| item.id).or_else(tray)
    };
    if let Some(id) = clicked.and_then(ids) {
        app.show_on_timeline(id);
        app.open_source(id);
    }
}

/// What the table is restricted to, with the way back; true where it was taken.
fn members_ui(app: &App, ui: &mut Ui) -> bool {
    let Some(members) = &app.members else { return false };
    let span = crate::view::ticks::range_words(crate::view::Window::new(members.span.0, members.span.1));
    let words = format!("{}, {span}", members.lane);
    ui.horizontal(|ui| {
        ui.add_space(14.0);
        ui.label(format!("{} of", counted(members.members.len(), "event")));
        widgets::chip_ui(ui, "Only", &words).clicked()
    })
    .inner
}

fn report_ui(app: &mut App, ui: &mut Ui) {
    let lines = &app.corpus.report.lines;
    let row = |at: usize| lines.get(at).map(|line| line_cells(app, line));
    let clicked = rows_ui(ui, "report", FILES, lines.len(), "No files yet", row);
    let path = clicked.and_then(|at| lines.get(at)).map(|line| line.path.clone());
    let found = path.and_then(|path| app.corpus.articles.iter().position(|article| article.document.path == path));
    if let Some(at) = found {
        let document = u32::try_from(at).ok().map(crate::model::DocId);
        app.read(super::app::Reading { document, scroll_to: Some(1) });
        app.kept.right = true;
    }
}

fn line_cells(app: &App, line: &Line) -> Cells {
    let article = app.corpus.articles.iter().find(|article| article.document.path == line.path);
    let outcome = match &line.outcome {
        Outcome::Read => counted(article.map_or(0, |article| article.reading.records.len()), "record"),
        Outcome::Skipped(_) => "not read".to_owned(),
    };
    let mut notes: Vec<String> = Vec::new();
    if let Outcome::Skipped(reason) = &line.outcome {
        notes.push(reason.clone());
    }
    notes.extend(line.issues.iter().map(|issue| match &issue.hint {
        Some(hint) => format!("{} {hint}", issue.text),
        None => issue.text.clone(),
    }));
    if let Some(article) = article
        && article.document.date.when.is_none()
    {
        notes.push(format!("no date: {}", article.document.date.why));
    }
    let spoken = format!("File {}: {outcome}", line.path);
    Cells { cells: vec![line.path.clone(), outcome, notes.join("; ")], spoken, selected: false }
}

/// Heads and virtual rows; returns the row that was clicked.
fn rows_ui(
    ui: &mut Ui,
    name: &str,
    heads: Heads,
    count: usize,
    empty: &str,
    row: impl Fn(usize) -> Option<Cells>,
) -> Option<usize> {
    let (head, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW_HEIGHT), Sense::hover());
    let theme = theme(ui);
    let mut x = head.left() + 14.0;
    let width = head.width() - 28.0;
    for (title, share) in heads {
        paint::text(ui, ui.painter(), pos2(x, head.center().y), Align2::LEFT_CENTER, title, NOTE, theme.text3);
        x += share * width;
    }
    ui.painter().hline(head.x_range(), head.bottom() - 0.5, (1.0, color(theme.line)));
    if count == 0 {
        super::documents::empty_ui(ui, empty);
        return None;
    }
    let mut clicked = None;
    ScrollArea::vertical().id_salt(name).auto_shrink([false, false]).show_rows(ui, ROW_HEIGHT, count, |ui, rows| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for at in rows {
            if let Some(cells) = row(at)
                && row_ui(ui, (name, at), heads, &cells).clicked()
            {
                clicked = Some(at);
            }
        }
    });
    clicked
}

fn row_ui(ui: &mut Ui, id: (&str, usize), heads: Heads, row: &Cells) -> egui::Response {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW_HEIGHT), Sense::hover());
    let response = ui.interact(rect, egui::Id::unique(("row", id)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, row.selected, &row.spoken));
    let theme = theme(ui);
    let fill = if row.selected { theme.tint } else { theme.hover };
    if row.selected || response.hovered() {
        ui.painter().rect_filled(rect, 0.0, color(fill));
    }
    let width = rect.width() - 28.0;
    let mut x = rect.left() + 14.0;
    for (at, (text, (_, share))) in row.cells.iter().zip(heads).enumerate() {
        let style = if at == 1 { ROW_TITLE } else { ROW };
        let room = share * width - 10.0;
        let shown = cut(text, style, room, &|text, style| paint::measure(ui, text, style)).unwrap_or_default();
        let ink = if at == 1 || row.selected { theme.text } else { theme.text2 };
        paint::text(ui, ui.painter(), pos2(x, rect.center().y), Align2::LEFT_CENTER, &shown, style, ink);
        x += share * width;
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (1.0, color(theme.line_faint)));
    widgets::focus_ring(ui, &response, rect.shrink(2.0));
    response.on_hover_cursor(CursorIcon::PointingHand)
}
