//! Carries out the commands of the catalogue.

use egui::{Context, ThemePreference};

use crate::cmd::CommandId;
use crate::gui::app::columns::Column;
use crate::gui::app::{App, Bottom, LanesBy, Overlay, Pane};
use crate::gui::charts::menu;
use crate::gui::frame::layout::Preset;
use crate::gui::kit::dialog::{Ask, Dialog};
use crate::gui::table::records;
use crate::gui::{export, timeline};
use crate::project::{AddedKind, Status};
use crate::view::filter::Filter;

/// One notch of zooming with the keyboard.
const ZOOM: f64 = 1.3;

/// True where a command has something to work on now; menus grey out the others.
#[must_use]
pub fn enabled(app: &App, id: CommandId) -> bool {
    use CommandId as Id;
    match id {
        Id::Undo => app.project.undo_words().is_some(),
        Id::Redo => app.project.redo_words().is_some(),
        Id::Accept | Id::Reject | Id::Undecided | Id::CopyCitation | Id::Centre | Id::OpenSource | Id::QuickLook => {
            app.selected().is_some()
        }
        Id::ClearFilters => !app.filter.is_empty(),
        Id::CopyRows | Id::CopyColumn => app.bottom == Some(Bottom::Table),
        Id::CancelReading => app.job.is_some(),
        Id::SetDate => app.reading.document.is_some() || !app.marked.is_empty() || !app.corpus.articles.is_empty(),
        Id::AddEvent | Id::AddFigure => crate::gui::reader::picked(app).is_some(),
        Id::FindInSource | Id::OpenOriginal | Id::ShowInFolder => app.reading.document.is_some(),
        Id::NextHit | Id::PreviousHit => app.find.found.as_ref().is_some_and(|found| !found.hits.is_empty()),
        Id::SourceBack => app.trail.leads(false),
        Id::SourceForward => app.trail.leads(true),
        Id::NextView | Id::PreviousView => app.project.views().next().is_some(),
        Id::OpenFolder
        | Id::OpenSample
        | Id::Quit
        | Id::StepOut
        | Id::LeftPanel
        | Id::RightPanel
        | Id::ThemeSystem
        | Id::ThemeLight
        | Id::ThemeDark
        | Id::Bigger
        | Id::Smaller
        | Id::ActualSize
        | Id::Palette
        | Id::Manual
        | Id::Shortcuts => true,
        Id::FitAll
        | Id::ZoomIn
        | Id::ZoomOut
        | Id::PanLeft
        | Id::PanRight
        | Id::First
        | Id::Last
        | Id::Next
        | Id::Previous
        | Id::LaneAbove
        | Id::LaneBelow
        | Id::ExportPage
        | Id::CopyPicture
        | Id::SaveRecords
        | Id::SaveView
        | Id::Search
        | Id::Filter => !app.items.dated.is_empty() || !app.items.undated.is_empty(),
        id if menu::is_own(id) => app.timeline.charts.any(),
        Id::Close
        | Id::NextPane
        | Id::LayoutRead
        | Id::LayoutTriage
        | Id::LayoutPresent
        | Id::LayoutFigures
        | Id::Table
        | Id::LoadReport
        | Id::LanesByCategory
        | Id::LanesByDocument
        | Id::LanesByActor => app.title.is_some(),
        _ => crate::gui::command::navigate::enabled(app, id),
    }
}

impl App {
    /// True where a command has something to work on now.
    #[must_use]
    pub fn can(&self, id: CommandId) -> bool {
        enabled(self, id)
    }

    /// Carries out a command.
    pub fn run(&mut self, id: CommandId, ctx: &Context) {
        run(self, id, ctx);
    }
}

/// Carries out a command; does nothing where it is not enabled.
pub fn run(app: &mut App, id: CommandId, ctx: &Context) {
    use CommandId as Id;
    if !enabled(app, id) {
        return;
    }
    match id {
        Id::OpenFolder => ask(app, Ask::Folder, "", ctx),
        Id::OpenSample => crate::gui::app::sample::open(app, ctx),
        Id::CancelReading => {
            if let Some(job) = &app.job {
                job.cancel();
            }
        }
        Id::Close => app.close(),
        Id::Quit => ctx.send_viewport_cmd(egui::ViewportCommand::Close),
        Id::CopyCitation => copy_citation(app, ctx),
        Id::CopyRows => records::copy_rows(app, ctx),
        Id::CopyColumn => records::copy_column(app, app.kept.sort.by, ctx),
        Id::SetDate => {
            let document = app.selected().map(|(_, record)| record.evidence.document);
            let first = app.order.last().copied();
            let document = app.marked.first().copied().or(app.reading.document).or(document).or(first);
            if let Some(id) = document {
                app.ask_date(id);
            }
        }
        Id::AddEvent => add(app, AddedKind::Event),
        Id::AddFigure => add(app, AddedKind::Figure),
        Id::Filter | Id::Search => {
            app.find.on = id == Id::Search;
            app.focus_filter = true;
            // The keyboard goes to the words, not to the mark that is being brought into sight.
            app.timeline.reveal = false;
        }
        Id::ClearFilters => app.refilter_with(|filter| *filter = Filter::default()),
        Id::FindInSource => crate::gui::reader::find(app),
        Id::NextHit => crate::gui::app::search::step(app, true),
        Id::PreviousHit => crate::gui::app::search::step(app, false),
        Id::SaveView => app.ask_view(),
        Id::NextView => app.step_view(true),
        Id::PreviousView => app.step_view(false),
        Id::LayoutRead => crate::gui::frame::layout::apply(app, Preset::Read),
        Id::LayoutTriage => crate::gui::frame::layout::apply(app, Preset::Triage),
        Id::LayoutPresent => crate::gui::frame::layout::apply(app, Preset::Present),
        Id::LayoutFigures => crate::gui::frame::layout::apply(app, Preset::Figures),
        Id::OpenOriginal => crate::gui::reader::original::open(app, false),
        Id::ShowInFolder => crate::gui::reader::original::open(app, true),
        Id::SourceBack => app.read_again(false),
        Id::SourceForward => app.read_again(true),
        Id::StepOut => step_out(app, ctx),
        Id::Accept | Id::Reject | Id::Undecided => decide(app, id),
        Id::Undo => app.undo(),
        Id::Redo => app.redo(),
        Id::LeftPanel | Id::RightPanel => app.toggle_side(id),
        Id::Table => toggle(app, Bottom::Table),
        Id::LoadReport => toggle(app, Bottom::Report),
        Id::NextPane => next_pane(app, ctx),
        Id::LanesByCategory => app.lanes_by(LanesBy::Category),
        Id::LanesByDocument => app.lanes_by(LanesBy::Document),
        Id::LanesByActor => app.lanes_by(LanesBy::Actor),
        Id::ThemeSystem => theme(app, ThemePreference::System, ctx),
        Id::ThemeLight => theme(app, ThemePreference::Light, ctx),
        Id::ThemeDark => theme(app, ThemePreference::Dark, ctx),
        Id::Bigger => size(app, app.kept.zoom + 0.1, ctx),
        Id::Smaller => size(app, app.kept.zoom - 0.1, ctx),
        Id::ActualSize => size(app, 1.0, ctx),
        Id::ZoomIn => zoom(app, 1.0 / ZOOM, ctx),
        Id::ZoomOut => zoom(app, ZOOM, ctx),
        Id::First | Id::Last | Id::Next | Id::Previous | Id::LaneAbove | Id::LaneBelow => timeline::step(app, id),
        Id::OpenSource => {
            if let Some(id) = app.selection {
                app.open_source(id);
            }
        }
        Id::QuickLook => app.timeline.quick = !app.timeline.quick,
        id if menu::is_own(id) => menu::run(app, id, ctx),
        Id::ExportPage => export::open(app),
        Id::CopyPicture => export::copy(app, ctx),
        Id::SaveRecords => ask(app, Ask::Records, &export::name(app, "jsonl"), ctx),
        Id::Palette => overlay(app, Overlay::Palette),
        Id::Shortcuts => overlay(app, Overlay::Shortcuts),
        Id::Manual => overlay(app, Overlay::Manual),
        _ => crate::gui::command::navigate::run(app, id),
    }
}

pub(crate) fn ask(app: &mut App, ask: Ask, name: &str, ctx: &Context) {
    if app.dialog.is_none() {
        let ctx = ctx.clone();
        app.dialog = Some(Dialog::open(ask, name, move || ctx.request_repaint()));
    }
}

/// F6: the keyboard goes round the panes. Each is entered at the node that matters most there.
fn next_pane(app: &mut App, ctx: &Context) {
    app.pane = match app.pane {
        Pane::Filter => Pane::Documents,
        Pane::Documents => Pane::Timeline,
        Pane::Timeline if app.selection.is_some() && app.kept.right => Pane::Inspector,
        Pane::Timeline | Pane::Inspector => Pane::Filter,
    };
    match app.pane {
        Pane::Filter => app.focus_filter = true,
        Pane::Documents => {
            let row = app.reading.document.or_else(|| app.order.first().copied());
            if let Some(id) = row {
                app.kept.left = true;
                app.front = Column::Left;
                ctx.memory_mut(|memory| memory.request_focus(egui::Id::unique(("document", id.0))));
            }
        }
        Pane::Timeline => {
            app.front = Column::Timeline;
            match app.selection {
                Some(_) => app.timeline.reveal = true,
                None => timeline::step(app, CommandId::Next),
            }
        }
        Pane::Inspector => {
            app.front = Column::Right;
            ctx.memory_mut(|memory| memory.request_focus(egui::Id::unique(("decision", "Accept"))));
        }
    }
}

fn toggle(app: &mut App, what: Bottom) {
    app.bottom = if app.bottom == Some(what) { None } else { Some(what) };
}

fn overlay(app: &mut App, what: Overlay) {
    app.overlay = if app.overlay == Some(what) { None } else { Some(what) };
    app.overlay_query = (String::new(), 0);
}

fn theme(app: &mut App, theme: ThemePreference, ctx: &Context) {
    app.kept.theme = theme;
    ctx.set_theme(theme);
}

fn size(app: &mut App, zoom: f32, ctx: &Context) {
    app.kept.zoom = zoom.clamp(0.75, 2.5);
    ctx.set_zoom_factor(app.kept.zoom);
}

/// Zooms around the selected mark where it is seen, else around the pointer, else around the middle.
fn zoom(app: &mut App, factor: f64, ctx: &Context) {
    let (left, right) = app.timeline.plot;
    let mark = app.selection.and_then(|id| app.item(id)).map(|item| f64::midpoint(item.start, item.end));
    let pointer = ctx.pointer_hover_pos().filter(|pos| (left..right).contains(&pos.x));
    let pointer = pointer.map(|pos| app.window.time_at(pos.x - left, right - left));
    // From where a glide leads to, so that keys pressed fast add up.
    let aim = app.aim();
    let pivot = mark.filter(|at| aim.shows(*at, *at)).or(pointer).unwrap_or(aim.middle());
    app.go(aim.zoom_at(factor, pivot));
}

/// Esc: what is on top goes first.
fn step_out(app: &mut App, ctx: &Context) {
    if export::step_out(app, ctx) {
        return;
    }
    if app.editor.take().is_some()
        || app.overlay.take().is_some()
        || app.timeline.popover.take().is_some()
        || std::mem::take(&mut app.timeline.quick)
        || app.timeline.chart_menu.picker.take().is_some()
    {
        return;
    }
    if let Some(focused) = ctx.memory(egui::Memory::focused)
        && ctx.text_edit_focused()
    {
        app.roam.ask = None;
        ctx.memory_mut(|memory| memory.surrender_focus(focused));
    } else if crate::gui::command::navigate::step_out(app) {
        // A field, a menu, an area, a context.
    } else if app.message.take().is_some()
        || crate::gui::reader::let_go(app)
        || app.back_to_timeline()
        || app.selection.take().is_some()
    {
        // One step at a time.
    } else if app.find.is_active() || !app.find.typed.is_empty() {
        crate::gui::app::search::clear(app);
    } else if !app.filter.is_empty() {
        app.refilter_with(|filter| *filter = Filter::default());
    } else {
        app.marked.clear();
    }
}

fn decide(app: &mut App, id: CommandId) {
    let decision = match id {
        CommandId::Accept => Status::Accepted,
        CommandId::Reject => Status::Rejected,
        _ => Status::Undecided,
    };
    app.decide(decision);
}

/// Asks for a record on the words picked in the source, or on the sentence of the selected record.
fn add(app: &mut App, kind: AddedKind) {
    if let Some((document, span)) = crate::gui::reader::picked(app) {
        app.ask_add(kind, document, span);
    }
}

fn copy_citation(app: &mut App, ctx: &Context) {
    let Some((article, record)) = app.selected() else { return };
    let document = &article.document;
    let date = document.date.when.as_ref().map_or_else(|| "no date".to_owned(), crate::model::When::words);
    let outlet = document.outlet.as_deref().map(|outlet| format!("{outlet}, ")).unwrap_or_default();
    let text = format!(
        "{outlet}“{}”, {date}, ¶ {} ({}): “{}”",
        document.title,
        record.evidence.paragraph,
        document.path,
        record.evidence.sentence.of(&document.text),
    );
    ctx.copy_text(text);
    app.say("Citation copied".to_owned(), false);
}
