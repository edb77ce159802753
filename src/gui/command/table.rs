//! One row for each command: what it does, when it can be given, and whether it is a choice that is on.
//!
//! The catalogue (`cmd`) says how a command is called and which keys it has; a command without a row here does not compile.

use egui::{Context, ThemePreference};

use crate::claims::Verdict;
use crate::cmd::{COMMANDS, CommandId as Id};
use crate::gui::app::state::forms::Editor;
use crate::gui::app::state::forms::kept::Form;
use crate::gui::app::state::layout::Preset;
use crate::gui::app::state::timeline::{Field, Question};
use crate::gui::app::{
    App, Bottom, LanesBy, Overlay, Way, area, bookmarks, charts, claims, context, dialogs, editing, encoding, export,
    joining, keys, lanes, original, panes, reading, renewing, sample, search, table, tour,
};
use crate::gui::command::actions::{self, ZOOM};
use crate::gui::kit::dialog::Ask;
use crate::project::{AddedKind, Status};
use crate::view::Window;
use crate::view::filter::Filter;

/// What stands behind a command.
#[derive(Clone, Copy)]
pub struct Act {
    /// True where it has something to work on now.
    pub enabled: fn(&App) -> bool,
    /// Of a choice: true where it is on now.
    pub on: Option<fn(&App) -> bool>,
    /// Carries it out.
    pub run: fn(&mut App, &Context),
}

impl Act {
    const fn on(self, on: fn(&App) -> bool) -> Self {
        Self { on: Some(on), ..self }
    }
}

const fn when(enabled: fn(&App) -> bool, run: fn(&mut App, &Context)) -> Act {
    Act { enabled, on: None, run }
}

/// At any time.
const fn always(run: fn(&mut App, &Context)) -> Act {
    when(|_| true, run)
}

/// While a corpus is open.
const fn open(run: fn(&mut App, &Context)) -> Act {
    when(|app| app.data.title.is_some(), run)
}

/// While a corpus is open whose decisions are kept.
const fn kept(run: fn(&mut App, &Context)) -> Act {
    when(|app| app.work.keeping.file.is_some(), run)
}

/// While there are records.
const fn filled(run: fn(&mut App, &Context)) -> Act {
    when(|app| !app.data.items.dated.is_empty() || !app.data.items.undated.is_empty(), run)
}

/// While a record is selected.
const fn selected(run: fn(&mut App, &Context)) -> Act {
    when(|app| app.selected().is_some(), run)
}

/// While a mark of the timeline is selected.
const fn marked(run: fn(&mut App, &Context)) -> Act {
    when(|app| app.choice.selection.is_some_and(|id| app.item(id).is_some()), run)
}

/// While a document is open in the reader.
const fn reading(run: fn(&mut App, &Context)) -> Act {
    when(|app| app.choice.reading.document.is_some(), run)
}

/// While there are charts.
const fn charted(run: fn(&mut App, &Context)) -> Act {
    when(|app| app.panes.timeline.charts.any(), run)
}

/// A row for each command, in the order of the catalogue.
static ACTS: [(Id, Act); COMMANDS.len()] = [
    // File
    (Id::OpenFolder, always(|app, ctx| dialogs::ask(app, Ask::Folder, "", ctx))),
    (Id::OpenProject, always(|app, ctx| dialogs::ask(app, Ask::Project, "", ctx))),
    (Id::NewProject, when(|app| !app.data.roots.is_empty(), App::ask_new_project)),
    (Id::SaveAs, kept(App::ask_save_as)),
    (Id::OpenSample, always(sample::open)),
    (Id::ReadAgain, when(renewing::can_read_again, renewing::read_again)),
    (Id::CancelReading, when(|app| app.work.job.is_some(), |app, _| actions::cancel(app))),
    (Id::KeptWork, always(|app, _| app.panes.editor = Some(Editor::Kept(Form::default())))),
    (Id::AsItWas, when(App::has_history, |app, _| app.panes.timeline.ask = Some(Field::new(Question::AsItWas, "")))),
    (Id::NewWindow, always(|app, _| app.ask_window())),
    (
        Id::Close,
        open(|app, _| {
            app.panes.kept.last = None;
            app.close();
        }),
    ),
    (Id::Quit, always(|_, ctx| ctx.send_viewport_cmd(egui::ViewportCommand::Close))),
    // Edit
    (Id::Undo, when(|app| app.data.project.undo_words().is_some(), |app, _| app.undo())),
    (Id::Redo, when(|app| app.data.project.redo_words().is_some(), |app, _| app.redo())),
    (Id::Accept, selected(|app, _| app.decide(Status::Accepted))),
    (Id::Reject, selected(|app, _| app.decide(Status::Rejected))),
    (Id::Undecided, selected(|app, _| app.decide(Status::Undecided))),
    (Id::AcceptShown, when(App::has_undecided, |app, _| app.ask_bulk(Status::Accepted))),
    (Id::RejectShown, when(App::has_undecided, |app, _| app.ask_bulk(Status::Rejected))),
    (Id::Merge, selected(|app, _| joining::merge(app))),
    (Id::Split, when(joining::has_sources, |app, _| joining::split(app))),
    (Id::EditRecord, selected(|app, _| app.edit_record(crate::project::Field::Headline))),
    (Id::Star, selected(|app, _| app.star()).on(editing::has_star)),
    (Id::TakeBack, when(editing::is_corrected, |app, _| app.take_back_all())),
    (Id::Prefer, when(claims::has_subject, |app, _| claims::decide(app, Verdict::Preferred))),
    (Id::LeaveOpen, when(claims::has_subject, |app, _| claims::decide(app, Verdict::Inconclusive))),
    (Id::NoPreference, when(claims::is_decided, |app, _| claims::take_back(app))),
    (Id::CopyCitation, selected(actions::copy_citation)),
    (Id::CopyRows, when(|app| app.panes.bottom == Some(Bottom::Table), table::copy_rows)),
    (
        Id::CopyColumn,
        when(
            |app| app.panes.bottom == Some(Bottom::Table),
            |app, ctx| table::copy_column(app, app.panes.kept.sort.by, ctx),
        ),
    ),
    (Id::SetDate, when(|app| actions::to_date(app).is_some(), |app, _| actions::set_date(app))),
    (Id::ReadAll, when(actions::can_read_all, |app, _| actions::read_all(app)).on(actions::is_all_read)),
    (Id::MapColumns, when(actions::has_tables, |app, _| actions::map_columns(app))),
    (
        Id::Encoding,
        when(|app| encoding::can_ask(&app.data, app.choice.reading.document), |app, _| actions::ask_encoding(app)),
    ),
    (
        Id::OwnSource,
        when(|app| joining::can_turn_own(app, app.choice.reading.document), |app, _| actions::turn_own(app))
            .on(|app| app.choice.reading.document.is_some_and(|id| joining::is_own(app, id))),
    ),
    (Id::AddEvent, when(|app| reading::picked(app).is_some(), |app, _| actions::add(app, AddedKind::Event))),
    (Id::AddFigure, when(|app| reading::picked(app).is_some(), |app, _| actions::add(app, AddedKind::Figure))),
    (Id::Filter, filled(|app, ctx| actions::type_words(app, false, ctx))),
    (
        Id::ClearFilters,
        when(|app| !app.choice.filter.is_empty(), |app, _| app.refilter_with(|filter| *filter = Filter::default())),
    ),
    (Id::Search, filled(|app, ctx| actions::type_words(app, true, ctx))),
    (Id::FindInSource, reading(|app, _| reading::find(app))),
    (Id::NextHit, when(search::has_hits, |app, _| search::step(app, true))),
    (Id::PreviousHit, when(search::has_hits, |app, _| search::step(app, false))),
    (Id::StepOut, always(actions::step_out)),
    // View
    (Id::LeftPanel, always(|app, _| app.toggle_side(Id::LeftPanel)).on(|app| app.panes.kept.left)),
    (Id::RightPanel, always(|app, _| app.toggle_side(Id::RightPanel)).on(|app| app.panes.kept.right)),
    (Id::Table, open(|app, _| actions::toggle(app, Bottom::Table)).on(|app| app.panes.bottom == Some(Bottom::Table))),
    (
        Id::LoadReport,
        open(|app, _| actions::toggle(app, Bottom::Report)).on(|app| app.panes.bottom == Some(Bottom::Report)),
    ),
    (Id::NextPane, open(|app, ctx| panes::next(app, ctx, true))),
    (Id::PreviousPane, open(|app, ctx| panes::next(app, ctx, false))),
    (Id::LayoutRead, open(|app, _| panes::apply(app, Preset::Read)).on(|app| app.panes.kept.preset == Preset::Read)),
    (
        Id::LayoutTriage,
        open(|app, _| panes::apply(app, Preset::Triage)).on(|app| app.panes.kept.preset == Preset::Triage),
    ),
    (
        Id::LayoutPresent,
        open(|app, _| panes::apply(app, Preset::Present)).on(|app| app.panes.kept.preset == Preset::Present),
    ),
    (
        Id::LayoutFigures,
        open(|app, _| panes::apply(app, Preset::Figures)).on(|app| app.panes.kept.preset == Preset::Figures),
    ),
    (Id::LayoutFiles, open(|app, _| panes::apply(app, Preset::Files)).on(|app| app.panes.kept.preset == Preset::Files)),
    (Id::SaveView, filled(|app, _| app.ask_view())),
    (Id::NextView, when(|app| app.data.project.views().next().is_some(), |app, _| app.step_view(true))),
    (Id::PreviousView, when(|app| app.data.project.views().next().is_some(), |app, _| app.step_view(false))),
    (
        Id::LanesByCategory,
        open(|app, _| app.lanes_by(LanesBy::Category)).on(|app| app.panes.kept.lanes_by == LanesBy::Category),
    ),
    (
        Id::LanesByDocument,
        open(|app, _| app.lanes_by(LanesBy::Document)).on(|app| app.panes.kept.lanes_by == LanesBy::Document),
    ),
    (Id::LanesByActor, open(|app, _| app.lanes_by(LanesBy::Actor)).on(|app| app.panes.kept.lanes_by == LanesBy::Actor)),
    (
        Id::LanesByOutlet,
        open(|app, _| app.lanes_by(LanesBy::Outlet)).on(|app| app.panes.kept.lanes_by == LanesBy::Outlet),
    ),
    (Id::LanesByPlace, open(|app, _| app.lanes_by(LanesBy::Place)).on(|app| app.panes.kept.lanes_by == LanesBy::Place)),
    (
        Id::LanesByCommodity,
        open(|app, _| app.lanes_by(LanesBy::Commodity)).on(|app| app.panes.kept.lanes_by == LanesBy::Commodity),
    ),
    (
        Id::LanesByStatus,
        open(|app, _| app.lanes_by(LanesBy::Status)).on(|app| app.panes.kept.lanes_by == LanesBy::Status),
    ),
    (Id::OneLane, open(|app, _| app.lanes_by(LanesBy::Nothing)).on(|app| app.panes.kept.lanes_by == LanesBy::Nothing)),
    (
        Id::SeveralLanes,
        open(|app, _| actions::several_lanes(app)).on(|app| app.desk().is_some_and(|desk| desk.several)),
    ),
    (
        Id::GradeLetters,
        open(|app, _| app.panes.kept.letters = !app.panes.kept.letters).on(|app| app.panes.kept.letters),
    ),
    (Id::Coverage, open(|app, _| app.panes.kept.coverage = !app.panes.kept.coverage).on(|app| app.panes.kept.coverage)),
    (Id::ReduceMotion, always(|app, _| app.panes.kept.calm = !app.panes.kept.calm).on(|app| app.panes.kept.calm)),
    (
        Id::ProfilerDrag,
        always(|app, _| app.panes.kept.profiler = !app.panes.kept.profiler).on(|app| app.panes.kept.profiler),
    ),
    (
        Id::ThemeSystem,
        always(|app, ctx| actions::theme(app, ThemePreference::System, ctx))
            .on(|app| app.panes.kept.theme == ThemePreference::System),
    ),
    (
        Id::ThemeLight,
        always(|app, ctx| actions::theme(app, ThemePreference::Light, ctx))
            .on(|app| app.panes.kept.theme == ThemePreference::Light),
    ),
    (
        Id::ThemeDark,
        always(|app, ctx| actions::theme(app, ThemePreference::Dark, ctx))
            .on(|app| app.panes.kept.theme == ThemePreference::Dark),
    ),
    (Id::Bigger, always(|app, ctx| actions::size(app, app.panes.kept.zoom + 0.1, ctx))),
    (Id::Smaller, always(|app, ctx| actions::size(app, app.panes.kept.zoom - 0.1, ctx))),
    (Id::ActualSize, always(|app, ctx| actions::size(app, 1.0, ctx))),
    // Timeline
    (Id::FitAll, filled(|app, _| app.go(Window::fit(app.shown_extent())))),
    (Id::ZoomIn, filled(|app, ctx| actions::zoom(app, 1.0 / ZOOM, ctx))),
    (Id::ZoomOut, filled(|app, ctx| actions::zoom(app, ZOOM, ctx))),
    (Id::PanLeft, filled(|app, _| actions::pan(app, -actions::PAN))),
    (Id::PanRight, filled(|app, _| actions::pan(app, actions::PAN))),
    (Id::Centre, selected(|app, _| lanes::centre(app))),
    (Id::First, filled(|app, _| lanes::step(app, Id::First))),
    (Id::Last, filled(|app, _| lanes::step(app, Id::Last))),
    (Id::Next, filled(|app, _| lanes::step(app, Id::Next))),
    (Id::Previous, filled(|app, _| lanes::step(app, Id::Previous))),
    (Id::LaneAbove, filled(|app, _| lanes::step(app, Id::LaneAbove))),
    (Id::LaneBelow, filled(|app, _| lanes::step(app, Id::LaneBelow))),
    (Id::OpenSource, selected(|app, _| actions::open_source(app))),
    (Id::NextSource, when(joining::has_sources, |app, _| joining::next_source(app))),
    (Id::Claims, selected(|app, _| claims::open(app))),
    (Id::QuickLook, selected(|app, _| app.panes.timeline.quick = !app.panes.timeline.quick)),
    (Id::GoToDate, open(|app, _| app.panes.timeline.ask = Some(Field::new(Question::Date, "")))),
    (Id::KnownOn, open(|app, _| app.panes.timeline.ask = Some(Field::new(Question::KnownOn, "")))),
    (Id::Back, when(|app| app.time.trail.leads(Way::Back), |app, _| app.walk_trail(Way::Back))),
    (Id::Forward, when(|app| app.time.trail.leads(Way::Forward), |app, _| app.walk_trail(Way::Forward))),
    (Id::Context, marked(|app, _| app.look_around())),
    (Id::ContextLess, marked(|app, _| context::change(app, false))),
    (Id::ContextMore, marked(|app, _| context::change(app, true))),
    (Id::TimeRange, marked(|app, _| actions::time_range(app))),
    (Id::ZoomToArea, when(|app| app.choice.area.is_some(), |app, _| area::zoom(app))),
    (Id::ListArea, when(|app| app.choice.area.is_some(), |app, _| area::list(app))),
    (Id::Bookmark, open(|app, _| bookmarks::keep(app, ""))),
    (Id::NameBookmark, open(|app, _| actions::name_bookmark(app))),
    (Id::PreviousBookmark, when(actions::has_bookmarks, |app, _| bookmarks::step(app, false))),
    (Id::NextBookmark, when(actions::has_bookmarks, |app, _| bookmarks::step(app, true))),
    (Id::AddEra, open(|app, _| app.ask_era())),
    (Id::FiscalYears, open(|app, _| app.panes.timeline.fiscal = !app.panes.timeline.fiscal)),
    (Id::FoldGaps, open(|app, _| actions::fold_gaps(app)).on(|app| app.desk().is_some_and(|desk| desk.fold))),
    (Id::PinLane, open(|app, _| lanes::arrange_lane(app, Id::PinLane))),
    (Id::CollapseLane, open(|app, _| lanes::arrange_lane(app, Id::CollapseLane))),
    (Id::HideLane, open(|app, _| lanes::arrange_lane(app, Id::HideLane))),
    (Id::LaneMenu, open(|app, _| lanes::arrange_lane(app, Id::LaneMenu))),
    (Id::LaneUp, open(|app, _| lanes::arrange_lane(app, Id::LaneUp))),
    (Id::LaneDown, open(|app, _| lanes::arrange_lane(app, Id::LaneDown))),
    (Id::ShowLanes, open(|app, _| lanes::arrange_lane(app, Id::ShowLanes))),
    (Id::PrintedPage, when(actions::has_pages, |app, _| app.panes.kept.printed = app.panes.kept.printed.next())),
    (Id::OpenOriginal, reading(|app, _| original::open(app, false))),
    (Id::ShowInFolder, reading(|app, _| original::open(app, true))),
    (Id::SourceBack, when(|app| app.choice.trail.leads(Way::Back), |app, _| app.read_again(Way::Back))),
    (Id::SourceForward, when(|app| app.choice.trail.leads(Way::Forward), |app, _| app.read_again(Way::Forward))),
    // Figures
    (
        Id::ChartAuto,
        charted(|app, ctx| charts::run(app, Id::ChartAuto, ctx)).on(|app| charts::is_on(app, Id::ChartAuto)),
    ),
    (
        Id::ChartLevel,
        charted(|app, ctx| charts::run(app, Id::ChartLevel, ctx)).on(|app| charts::is_on(app, Id::ChartLevel)),
    ),
    (Id::ChartLog, charted(|app, ctx| charts::run(app, Id::ChartLog, ctx)).on(|app| charts::is_on(app, Id::ChartLog))),
    (
        Id::ChartChange,
        charted(|app, ctx| charts::run(app, Id::ChartChange, ctx)).on(|app| charts::is_on(app, Id::ChartChange)),
    ),
    (
        Id::ChartIndex,
        charted(|app, ctx| charts::run(app, Id::ChartIndex, ctx)).on(|app| charts::is_on(app, Id::ChartIndex)),
    ),
    (Id::ChartAlike, charted(|app, ctx| charts::run(app, Id::ChartAlike, ctx))),
    (Id::ChartSeries, charted(|app, ctx| charts::run(app, Id::ChartSeries, ctx))),
    (Id::ChartAllSeries, charted(|app, ctx| charts::run(app, Id::ChartAllSeries, ctx))),
    // Export
    (Id::ExportPage, filled(|app, _| export::open(app))),
    (Id::CopyPicture, filled(export::copy)),
    (Id::SaveRecords, filled(|app, ctx| dialogs::ask(app, Ask::Records, &export::name(app, "jsonl"), ctx))),
    (Id::SaveReport, open(|app, ctx| dialogs::ask(app, Ask::Report, &export::name(app, "files.csv"), ctx))),
    (
        Id::SaveHistory,
        when(App::has_history, |app, ctx| dialogs::ask(app, Ask::History, &export::name(app, "history.csv"), ctx)),
    ),
    // Help
    (Id::Palette, always(|app, _| actions::overlay(app, Overlay::Palette))),
    (Id::Tour, always(tour::start)),
    (Id::Manual, always(|app, _| actions::overlay(app, Overlay::Manual))),
    (Id::KeyToMarks, open(|app, _| app.panes.timeline.key = !app.panes.timeline.key).on(|app| app.panes.timeline.key)),
    (Id::Shortcuts, always(|app, _| actions::overlay(app, Overlay::Shortcuts))),
    (Id::OwnKeys, always(|app, _| keys::open(app))),
    (Id::Licences, always(|app, _| actions::overlay(app, Overlay::Licences))),
];

// The compiler refuses a command without a row, and a row in another's place.
const _: () = {
    let mut at = 0;
    while at < ACTS.len() {
        assert!(ACTS[at].0 as usize == at, "the rows stand in the order of the catalogue");
        at += 1;
    }
};

/// The row of a command.
#[must_use]
pub fn act(id: Id) -> Act {
    // There is a row for each command, as said above.
    ACTS[id as usize].1
}
