//! The rows of the load report: their order, what a click on one does, the report as a table.

use std::cmp::Reverse;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::Context;

use crate::corpus::ledger::{Ledger, Row, State as How};
use crate::export::{file, report};
use crate::gui::app::state::orders::{Order, Orders};
use crate::gui::app::state::report::{Column, Sort, State};
use crate::gui::app::table::Heads;
use crate::gui::app::{App, Data, Parts, Reading, original};
use crate::job::Task;
use crate::load::Line;
use crate::model::counted;

pub(crate) const COLUMNS: [Column; 7] =
    [Column::File, Column::Kind, Column::Size, Column::Date, Column::Events, Column::Figures, Column::State];

pub(crate) const HEADS: Heads = &[
    ("File", 0.26),
    ("Kind", 0.09),
    ("Size", 0.07),
    ("Date, from", 0.20),
    ("Events", 0.055),
    ("Figures", 0.06),
    ("State, what to do", 0.265),
];

/// Puts the rows in order where that is due.
pub(crate) fn refresh(parts: &mut Parts<'_>) {
    let corpus = &parts.data.corpus;
    let sort = parts.panes.kept.report;
    let made = Some((parts.data.revision, corpus.report.lines.len(), sort, parts.panes.report.only));
    if parts.panes.report.made == made {
        return;
    }
    let (ledger, rows, only) = rows_of(parts.data, sort, parts.panes.report.only);
    let saving = parts.panes.report.saving.take();
    parts.panes.report = State { ledger, rows, only, made, saving };
}

/// How every file stands, the rows of those that are shown, in their order, and what is shown of them.
pub(crate) fn rows_of(data: &Data, sort: Sort, only: Option<How>) -> (Ledger, Vec<u32>, Option<How>) {
    let corpus = &data.corpus;
    let ledger = Ledger::of(corpus, data.joins.copies());
    // A filter that finds nothing any more would hide everything.
    let only = only.filter(|state| ledger.count(*state) > 0);
    let shown = ledger.rows.iter().zip(0_u32..).filter(|(row, _)| only.is_none_or(|state| row.state == state));
    let mut rows: Vec<(u32, &Row)> = shown.map(|(row, at)| (at, row)).collect();
    let line = |row: &Row| row.line(corpus);
    let day = |row: &Row| {
        let when = row.article(corpus)?.document.date.when.as_ref()?;
        Some(when.bounds()?.start)
    };
    // Files stand in the order of their paths, and stay so where the column tells no difference.
    match sort.by {
        Column::File => {}
        Column::Kind => rows.sort_by_key(|(_, row)| line(row).map_or("", |line| line.kind)),
        Column::Size => rows.sort_by_key(|(_, row)| line(row).and_then(|line| line.bytes)),
        Column::Date => rows.sort_by_key(|(_, row)| day(row)),
        Column::Events => rows.sort_by_key(|(_, row)| row.events),
        Column::Figures => rows.sort_by_key(|(_, row)| row.figures),
        // Of what is not read, what somebody may do something about stands first.
        Column::State => rows.sort_by_key(|(_, row)| {
            let foreign = row.article(corpus).is_some_and(|article| article.document.foreign.is_some());
            (row.state, foreign, line(row).and_then(Line::why))
        }),
    }
    if sort.down {
        rows.reverse();
    }
    // What has no date stays last either way.
    if sort.by == Column::Date {
        rows.sort_by_key(|(_, row)| Reverse(day(row).is_some()));
    }
    let rows = rows.into_iter().map(|(at, _)| at).collect();
    (ledger, rows, only)
}

/// What a row of the report is about.
#[must_use]
pub(crate) fn row(state: &State, at: usize) -> Option<Row> {
    let at = *state.rows.get(at)?;
    state.ledger.rows.get(at as usize).copied()
}

/// A click: the document opens; of a file without one its reason stands at the foot of the window.
pub(crate) fn open(data: &Data, row: Row, orders: &mut Orders) {
    if row.document.is_some() {
        orders.push(Order::Read(Reading { document: row.document, scroll_to: Some(1) }));
        return;
    }
    let Some(line) = row.line(&data.corpus) else { return };
    let told = row.notes(&data.corpus).into_iter().next().unwrap_or_default();
    orders.push(Order::Note(format!("{}: {told}", line.path)));
}

/// The file of a row, or the one around it.
pub(crate) fn place(data: &Data, row: Row) -> Option<PathBuf> {
    let place = original::place(data, &row.line(&data.corpus)?.path)?;
    place.ancestors().find(|path| path.exists()).map(Path::to_owned)
}

/// Writes a row for each file as a table, on a thread of its own: the hash of each is counted.
pub fn save(app: &mut App, path: &Path, ctx: &Context) {
    if app.panes.report.saving.is_some() {
        return;
    }
    let corpus = Arc::clone(&app.data.corpus);
    let ledger = Ledger::of(&corpus, app.data.joins.copies());
    let places: Vec<Option<PathBuf>> =
        corpus.report.lines.iter().map(|line| original::place(&app.data, &line.path)).collect();
    let (path, ctx) = (path.to_owned(), ctx.clone());
    let write = move || {
        let hash = |row: &Row| places.get(row.line)?.as_deref().and_then(report::sha256);
        let objects = ledger.rows.iter().map(|row| report::object(row, &corpus, hash(row)));
        file::write_with(&path, |out| report::write_table(objects, out)).map_err(|error| error.to_string())?;
        Ok(format!("Load report of {} saved as {}", counted(ledger.rows.len(), "row"), path.display()))
    };
    app.panes.report.saving = Some(Task::start("report", move |_| write(), move || ctx.request_repaint()));
}

/// Takes in what the thread has written.
pub(crate) fn hear(app: &mut App) {
    match Task::take(&mut app.panes.report.saving) {
        Some(Ok(Ok(text))) => app.say(text),
        Some(Ok(Err(error))) => app.warn(error),
        Some(Err(broken)) => app.warn(format!("The load report could not be written: {broken}")),
        None => {}
    }
}
