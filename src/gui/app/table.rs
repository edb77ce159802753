//! The rows of the table: their order, their cells, copying them.

use crate::gui::app::state::table::{Column, Sort, State};
use crate::gui::app::state::timeline::Popover;
use crate::gui::app::{App, Bottom, Data, Parts};
use crate::model::{RecordId, counted};

pub(crate) const COLUMNS: [Column; 8] = [
    Column::Date,
    Column::Title,
    Column::Kind,
    Column::Actors,
    Column::Claim,
    Column::Decision,
    Column::Got,
    Column::Source,
];

pub(crate) const HEADS: Heads = &[
    ("Date", 0.16),
    ("Title", 0.34),
    ("Kind", 0.10),
    ("Actors", 0.08),
    ("Claim", 0.07),
    ("Decision", 0.09),
    ("Got", 0.04),
    ("Source", 0.12),
];

/// Cells of a row; indexes go through the dated items, then the undated ones.
pub(crate) fn cells(data: &Data, at: u32) -> Option<(RecordId, Vec<String>)> {
    let shown = &data.shown.items;
    let at = at as usize;
    let (id, place, date, status) = if let Some(item) = shown.dated.get(at) {
        (item.id, item.place, item.date_words().to_owned(), item.status)
    } else {
        let item = shown.undated.get(at.checked_sub(shown.dated.len())?)?;
        (item.id, item.place, "undated".to_owned(), item.status)
    };
    let record = place.of(&data.corpus)?;
    let document = &data.corpus.article(place.document())?.document;
    let figure = record.figure.as_ref();
    let claim = figure.map_or(record.modality, |figure| figure.modality);
    let conflict = if shown.dated.get(at).is_some_and(|item| item.conflict) { " ≠" } else { "" };
    let cells = vec![
        date,
        record.label.to_string(),
        format!("{}{conflict}", if figure.is_some() { "figure" } else { record.category.word() }),
        record.actors.join(", "),
        claim.word().to_owned(),
        status.word().to_owned(),
        record.date.grade.letter().to_owned(),
        format!("{} {}", document.place(record.evidence.paragraph, record.evidence.sentence.start), document.title),
    ];
    Some((id, cells))
}

/// Puts the rows in order where that is due.
pub(crate) fn refresh(parts: &mut Parts<'_>) {
    let sort = parts.panes.kept.sort;
    let span = parts.choice.members.as_ref().map(|members| members.span);
    if parts.panes.table.made == Some((parts.data.revision, sort, span)) {
        return;
    }
    let rows = rows_of(parts.data, sort, parts.choice.members.as_ref().map(|members| members.members.as_slice()));
    parts.panes.table = State { rows, made: Some((parts.data.revision, sort, span)), selected: None };
}

/// Shows some events alone.
pub fn show_only(app: &mut App, members: Popover) {
    app.panes.timeline.popover = None;
    app.choice.members = Some(members);
    app.panes.bottom = Some(Bottom::Table);
}

/// The rows in their order: of everything that is shown, or of the members of a cluster.
pub(crate) fn rows_of(data: &Data, sort: Sort, members: Option<&[u32]>) -> Vec<u32> {
    let dated = data.shown.items.dated.len() as u32;
    let mut rows: Vec<u32> = match members {
        Some(members) => members.to_vec(),
        None => (0..dated + data.shown.items.undated.len() as u32).collect(),
    };
    let column = COLUMNS.iter().position(|column| *column == sort.by).unwrap_or(0);
    if sort.by == Column::Date {
        // Items stand in the order of time; what has no date stays last either way.
        if sort.down {
            rows.sort_by_key(|&at| (at >= dated, std::cmp::Reverse(at)));
        }
    } else {
        let key = |at: &u32| {
            let cell =
                cells(data, *at).and_then(|(_, mut cells)| (column < cells.len()).then(|| cells.swap_remove(column)));
            let text = cell.unwrap_or_default().to_lowercase();
            // Sources by document, then by paragraph.
            match text.strip_prefix("¶ ").and_then(|rest| rest.split_once(' ')) {
                Some((number, title)) if sort.by == Column::Source => format!("{title} {number:0>6}"),
                _ => text,
            }
        };
        let mut keyed: Vec<(String, u32)> = rows.iter().map(|at| (key(at), *at)).collect();
        keyed.sort_by(|a, b| if sort.down { b.0.cmp(&a.0).then(a.1.cmp(&b.1)) } else { a.cmp(b) });
        rows = keyed.into_iter().map(|(_, at)| at).collect();
    }
    rows
}

/// Copies the cells of one column, a line each, in the order of the table.
pub fn copy_column(app: &mut App, by: Column, ctx: &egui::Context) {
    refresh(&mut app.parts());
    let at = COLUMNS.iter().position(|column| *column == by).unwrap_or(0);
    let name = HEADS.get(at).map_or("", |(name, _)| name);
    let lines = app.panes.table.rows.iter().filter_map(|row| cells(&app.data, *row)?.1.get(at).map(|cell| plain(cell)));
    let text: Vec<String> = std::iter::once(name.to_owned()).chain(lines).collect();
    app.say(format!("Column {name} copied, {}", counted(text.len() - 1, "row")));
    ctx.copy_text(text.join("\n"));
}

/// Copies all rows with their heads, cells between tabs.
pub fn copy_rows(app: &mut App, ctx: &egui::Context) {
    refresh(&mut app.parts());
    let heads = HEADS.iter().map(|(name, _)| (*name).to_owned()).collect::<Vec<_>>().join("\t");
    let lines = app.panes.table.rows.iter().filter_map(|row| {
        let (_, cells) = cells(&app.data, *row)?;
        Some(cells.iter().map(|cell| plain(cell)).collect::<Vec<_>>().join("\t"))
    });
    let text: Vec<String> = std::iter::once(heads).chain(lines).collect();
    app.say(format!("{} copied", counted(text.len() - 1, "row")));
    ctx.copy_text(text.join("\n"));
}

/// A cell on one line: a tab or a line break would begin another cell.
pub(crate) fn plain(cell: &str) -> String {
    cell.replace(['\t', '\n', '\r'], " ")
}

/// Column heads with their shares of the width.
pub type Heads = &'static [(&'static str, f32)];
