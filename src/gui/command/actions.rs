//! What the commands do that takes more than a line of the table.

use egui::{Context, ThemePreference};

use crate::cmd::CommandId;
use crate::corpus::Article;
use crate::gui::app::state::editing::Form;
use crate::gui::app::state::forms::Editor;
use crate::gui::app::state::layout::Preset;
use crate::gui::app::state::timeline::{Area, Field, Question, Reveal};
use crate::gui::app::{App, Bottom, Overlay, ask, bookmarks, export, joining, reading, search};
use crate::manual::{self, Block};
use crate::model::DocId;
use crate::project::AddedKind;
use crate::view::filter::Filter;

/// One notch of zooming with the keyboard.
pub(super) const ZOOM: f64 = 1.3;

/// Share of the window that one key press moves it.
pub(super) const PAN: f64 = 0.12;

pub(super) fn cancel(app: &App) {
    if let Some(job) = &app.work.job {
        job.cancel();
    }
}

/// The document that is meant where one is to be dated: a picked one, the open one, that of the selected record, the last.
pub(super) fn to_date(app: &App) -> Option<DocId> {
    let selected = || app.selected().map(|(_, record)| record.evidence.document);
    let picked = app.choice.marked.first().copied().or(app.choice.reading.document);
    picked.or_else(selected).or_else(|| app.data.order.last().copied())
}

pub(super) fn set_date(app: &mut App) {
    if let Some(id) = to_date(app) {
        app.ask_date(id);
    }
}

/// The documents of which all text is to be read: those picked, else the open one, else that of the selected record.
fn to_read(app: &App) -> Vec<DocId> {
    let selected = || app.selected().map(|(_, record)| record.evidence.document);
    let one = || app.choice.reading.document.or_else(selected).into_iter().collect();
    if app.choice.marked.is_empty() { one() } else { app.choice.marked.iter().copied().collect() }
}

pub(super) fn can_read_all(app: &App) -> bool {
    to_read(app).into_iter().filter_map(|id| app.data.corpus.article(id)).any(Article::has_furniture)
}

pub(super) fn is_all_read(app: &App) -> bool {
    app.is_all_read(&to_read(app))
}

pub(super) fn read_all(app: &mut App) {
    app.read_all(&to_read(app));
}

/// The open document with tables of its own, else that of the selected record.
fn table_document(app: &App) -> Option<DocId> {
    let selected = || app.selected().map(|(_, record)| record.evidence.document);
    let id = app.choice.reading.document.or_else(selected)?;
    app.data.corpus.article(id).filter(|article| !article.document.tables.is_empty()).map(|_| id)
}

pub(super) fn has_tables(app: &App) -> bool {
    table_document(app).is_some()
}

pub(super) fn map_columns(app: &mut App) {
    if let Some(id) = table_document(app) {
        app.ask_columns(id);
    }
}

pub(super) fn has_pages(app: &App) -> bool {
    let open = app.choice.reading.document.and_then(|id| app.data.corpus.article(id));
    open.is_some_and(|article| !article.document.pages.is_empty())
}

pub(super) fn ask_encoding(app: &mut App) {
    if let Some(id) = app.choice.reading.document {
        app.ask_encoding_of(id);
    }
}

pub(super) fn turn_own(app: &mut App) {
    if let Some(id) = app.choice.reading.document {
        joining::turn_own(app, id);
    }
}

/// The box of the toolbar takes the keyboard, for the filter or for the search.
pub(super) fn type_words(app: &mut App, search: bool, ctx: &Context) {
    if search {
        ask::search_instead(app, ctx);
    }
    app.choice.find.on = search;
    app.panes.focus_filter = true;
    // The keyboard goes to the words, not to the mark that is being brought into sight.
    app.panes.timeline.reveal = Reveal::Nothing;
}

/// Enter on a mark: its paragraph is opened and has the keyboard.
pub(super) fn open_source(app: &mut App) {
    if let Some(id) = app.choice.selection {
        app.enter_source(id);
    }
}

pub(super) fn pan(app: &mut App, part: f64) {
    let from = app.time.aim();
    app.go(from.pan(part * from.length()));
}

pub(super) fn time_range(app: &mut App) {
    let span = app.choice.selection.and_then(|id| app.item(id)).map(|item| (item.start, item.end));
    app.choice.area = span.map(|(start, end)| Area::of_time(start, end));
}

pub(super) fn has_bookmarks(app: &App) -> bool {
    app.desk().is_some_and(|desk| !desk.bookmarks.is_empty())
}

pub(super) fn name_bookmark(app: &mut App) {
    let here = app.time.aim();
    let marks = app.desk().map(|desk| desk.bookmarks.as_slice()).unwrap_or_default();
    let name = marks.iter().find(|mark| bookmarks::is_here(mark, here)).map(|mark| mark.name.clone());
    app.panes.timeline.ask = Some(Field::new(Question::Bookmark, name.unwrap_or_default()));
}

pub(super) fn fold_gaps(app: &mut App) {
    let desk = app.desk_mut();
    desk.fold = !desk.fold;
    app.refold();
    app.look_at(app.time.window);
    if app.desk().is_some_and(|desk| desk.fold) && app.time.folds.is_empty() {
        app.note("There is no long gap to fold".to_owned(), None);
    }
}

pub(super) fn several_lanes(app: &mut App) {
    let desk = app.desk_mut();
    desk.several = !desk.several;
    app.data.revision += 1;
}

/// A field, a menu, an area, a context: what was opened last over the lanes goes first. False where nothing was open.
fn close_last(app: &mut App) -> bool {
    app.panes.timeline.ask.take().is_some()
        || app.panes.timeline.menu.take().is_some()
        || std::mem::take(&mut app.panes.timeline.key)
        || std::mem::take(&mut app.panes.timeline.fiscal)
        || app.choice.area.take().is_some()
        || app.choice.members.take().is_some()
        || app.leave_context()
}

pub(super) fn toggle(app: &mut App, what: Bottom) {
    app.panes.bottom = if app.panes.bottom == Some(what) { None } else { Some(what) };
    // What only points to the report has been followed.
    if app.panes.bottom == Some(Bottom::Report)
        && app.work.message.as_ref().is_some_and(|message| message.action == Some(CommandId::LoadReport))
    {
        app.dismiss();
    }
}

pub(super) fn overlay(app: &mut App, what: Overlay) {
    let page = if what == Overlay::Manual { page_of_manual(app) } else { 0 };
    app.panes.overlay = if app.panes.overlay == Some(what) { None } else { Some(what) };
    app.panes.overlay_query = (String::new(), page);
}

/// The heading of the manual about what one is at, counted from 1; 0 for its beginning.
fn page_of_manual(app: &App) -> usize {
    let selected = app.selected().map(|(_, record)| record);
    let edits = |form: &Form| selected.is_some_and(|record| record.id == form.id);
    let title = match () {
        () if app.panes.export.dialog.is_some() => "The page",
        () if app.panes.overlay == Some(Overlay::Shortcuts) => "Keys of your own",
        () if matches!(app.panes.editor, Some(Editor::Date(_))) => "How a date is found",
        () if app.panes.ask.open => "Asking",
        () if app.is_past() => "History, other days, other windows",
        () if app.panes.editing.as_ref().is_some_and(edits) => "Correcting what was read",
        () if app.is_triage() => "Deciding one by one",
        () if app.panes.claims.holds => "One event, many documents",
        () if app.panes.kept.preset == Preset::Figures => "Figures",
        () if selected.is_some_and(|record| record.figure.is_some()) => "Figures",
        () => return 0,
    };
    let head = |block: &Block| matches!(block, Block::Head(_, name) if name == title);
    manual::blocks(manual::TEXT).iter().position(head).map_or(0, |at| at + 1)
}

pub(super) fn theme(app: &mut App, theme: ThemePreference, ctx: &Context) {
    app.panes.kept.theme = theme;
    ctx.set_theme(theme);
}

pub(super) fn size(app: &mut App, zoom: f32, ctx: &Context) {
    app.panes.kept.zoom = zoom.clamp(0.75, 2.5);
    ctx.set_zoom_factor(app.panes.kept.zoom);
}

/// Zooms around the selected mark where it is seen, else around the pointer, else around the middle.
pub(super) fn zoom(app: &mut App, factor: f64, ctx: &Context) {
    let (left, right) = app.panes.timeline.plot;
    let mark = app.choice.selection.and_then(|id| app.item(id)).map(|item| f64::midpoint(item.start, item.end));
    let pointer = ctx.pointer_hover_pos().filter(|pos| (left..right).contains(&pos.x));
    let pointer = pointer.map(|pos| app.time.window.time_at(pos.x - left, right - left));
    // From where a glide leads to, so that keys pressed fast add up.
    let aim = app.time.aim();
    let pivot = mark.filter(|at| aim.shows(*at, *at)).or(pointer).unwrap_or(aim.middle());
    app.go(aim.zoom_at(factor, pivot));
}

/// Esc: what is on top goes first.
pub(super) fn step_out(app: &mut App, ctx: &Context) {
    // The manual and its like lie over everything, also over the page and over what is being edited.
    if app.panes.overlay.take().is_some() || export::step_out(app, ctx) {
        return;
    }
    if app.panes.reader.holds && app.choice.selection.is_some() {
        // From the paragraph back to the mark.
        app.panes.timeline.reveal = Reveal::Keyboard;
        return;
    }
    if app.panes.editing.take().is_some() {
        // What was typed and not taken goes with the fields; the mark has the keyboard again.
        app.panes.timeline.reveal = Reveal::Keyboard;
        return;
    }
    if app.panes.editor.take().is_some()
        || app.panes.timeline.popover.take().is_some()
        || app.panes.timeline.cluster.take().is_some()
        || std::mem::take(&mut app.panes.timeline.quick)
        || app.panes.timeline.chart_menu.picker.take().is_some()
    {
        return;
    }
    if let Some(focused) = ctx.memory(egui::Memory::focused)
        && ctx.text_edit_focused()
    {
        app.panes.timeline.ask = None;
        ctx.memory_mut(|memory| memory.surrender_focus(focused));
    } else if close_last(app) {
        // A field, a menu, an area, a context.
    } else if app.choice.held.take().is_some()
        || app.dismiss()
        || reading::let_go(app)
        || app.back_to_timeline()
        || app.choice.selection.take().is_some()
    {
        // One step at a time.
    } else if app.choice.find.is_active() || !app.choice.find.typed.is_empty() {
        search::clear(app);
    } else if !app.choice.filter.is_empty() {
        app.refilter_with(|filter| *filter = Filter::default());
    } else {
        app.choice.marked.clear();
    }
}

/// Asks for a record on the words picked in the source, or on the sentence of the selected record.
pub(super) fn add(app: &mut App, kind: AddedKind) {
    if let Some((document, span)) = reading::picked(app) {
        app.ask_add(kind, document, span);
    }
}

pub(super) fn copy_citation(app: &mut App, ctx: &Context) {
    let Some((article, record)) = app.selected() else { return };
    let document = &article.document;
    let date = document.date.when.as_ref().map_or_else(|| "no date".to_owned(), crate::model::When::words);
    let outlet = document.outlet.as_deref().map(|outlet| format!("{outlet}, ")).unwrap_or_default();
    let text = format!(
        "{outlet}“{}”, {date}, {} ({}): “{}”",
        document.title,
        document.place(record.evidence.paragraph, record.evidence.sentence.start),
        document.path,
        record.evidence.sentence.of(&document.text),
    );
    ctx.copy_text(text);
    app.say("Citation copied".to_owned());
}
