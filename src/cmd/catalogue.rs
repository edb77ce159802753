//! Every command with its menu, label, explanation and default keys.

use super::Chord;

/// A menu of the menu bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Menu {
    /// Opening, closing, leaving.
    File,
    /// Selection, search, clipboard.
    Edit,
    /// Panels, theme, size.
    View,
    /// Moving in time and between events.
    Timeline,
    /// How figures are drawn.
    Figures,
    /// What leaves the program.
    Export,
    /// Learning the program.
    Help,
}

impl Menu {
    /// Menus in the order of the bar.
    pub const ALL: [Self; 7] =
        [Self::File, Self::Edit, Self::View, Self::Timeline, Self::Figures, Self::Export, Self::Help];

    /// The word on the bar.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::Edit => "Edit",
            Self::View => "View",
            Self::Timeline => "Timeline",
            Self::Figures => "Figures",
            Self::Export => "Export",
            Self::Help => "Help",
        }
    }
}

/// Which command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "COMMANDS says what each one does")]
pub enum CommandId {
    OpenFolder,
    OpenSample,
    CancelReading,
    Close,
    Quit,
    CopyCitation,
    SetDate,
    AddEvent,
    AddFigure,
    Filter,
    ClearFilters,
    Search,
    FindInSource,
    NextHit,
    PreviousHit,
    StepOut,
    Accept,
    Reject,
    Undecided,
    Undo,
    Redo,
    LeftPanel,
    RightPanel,
    Table,
    LoadReport,
    NextPane,
    LayoutRead,
    LayoutTriage,
    LayoutPresent,
    LayoutFigures,
    SaveView,
    NextView,
    PreviousView,
    LanesByCategory,
    LanesByDocument,
    LanesByActor,
    LanesByOutlet,
    LanesByPlace,
    LanesByCommodity,
    LanesByStatus,
    OneLane,
    SeveralLanes,
    GradeLetters,
    Coverage,
    ReduceMotion,
    ThemeSystem,
    ThemeLight,
    ThemeDark,
    Bigger,
    Smaller,
    ActualSize,
    FitAll,
    ZoomIn,
    ZoomOut,
    PanLeft,
    PanRight,
    Centre,
    First,
    Last,
    Next,
    Previous,
    LaneAbove,
    LaneBelow,
    OpenSource,
    GoToDate,
    Back,
    Forward,
    Context,
    TimeRange,
    ZoomToArea,
    ListArea,
    Bookmark,
    NameBookmark,
    PreviousBookmark,
    NextBookmark,
    FoldGaps,
    PinLane,
    CollapseLane,
    HideLane,
    LaneMenu,
    LaneUp,
    LaneDown,
    ShowLanes,
    KeyToMarks,
    OpenOriginal,
    ShowInFolder,
    SourceBack,
    SourceForward,
    ChartAuto,
    ChartLevel,
    ChartLog,
    ChartChange,
    ChartIndex,
    ChartSeries,
    ChartAllSeries,
    ExportPage,
    CopyPicture,
    SaveRecords,
    Palette,
    Shortcuts,
}

/// A command of the catalogue.
#[derive(Debug, Clone, Copy)]
pub struct Command {
    /// Which one.
    pub id: CommandId,
    /// Its menu.
    pub menu: Menu,
    /// Its name, in sentence case.
    pub label: &'static str,
    /// What it does, for the shortcut sheet and tooltips.
    pub says: &'static str,
    /// Default keys; the first one is printed.
    pub keys: &'static [Chord],
}

const fn command(
    id: CommandId,
    menu: Menu,
    label: &'static str,
    says: &'static str,
    keys: &'static [Chord],
) -> Command {
    Command { id, menu, label, says, keys }
}

use CommandId as Id;
use Menu::{Edit, Export, Figures, File, Help, Timeline, View};

/// All commands, menu by menu.
#[rustfmt::skip]
pub const COMMANDS: &[Command] = &[
    command(Id::OpenFolder, File, "Open folder…", "Read a folder of articles", &[Chord::ctrl("O")]),
    command(Id::OpenSample, File, "Open sample corpus", "Read the articles that come with Dateline", &[]),
    command(Id::CancelReading, File, "Cancel reading", "Keep what has been read so far and stop", &[]),
    command(Id::Close, File, "Close corpus", "Back to the first screen", &[Chord::ctrl("W")]),
    command(Id::Quit, File, "Quit", "Leave Dateline", &[Chord::ctrl("Q")]),
    command(Id::Undo, Edit, "Undo", "Take the last decision back", &[Chord::ctrl("Z")]),
    command(Id::Redo, Edit, "Redo", "Take it again", &[Chord::ctrl_shift("Z"), Chord::ctrl("Y")]),
    command(Id::Accept, Edit, "Accept", "The selected mark is right", &[Chord::key("Y")]),
    command(Id::Reject, Edit, "Reject", "The selected mark is wrong", &[Chord::key("N")]),
    command(Id::Undecided, Edit, "Undecided", "Leave the selected mark open", &[Chord::key("U")]),
    command(Id::CopyCitation, Edit, "Copy citation", "Outlet, headline, date, paragraph, file and quote of the selected mark", &[Chord::ctrl_shift("C")]),
    command(Id::SetDate, Edit, "Set document date…", "Give the open document, or those picked in the list, a date of yours", &[Chord::ctrl("D")]),
    command(Id::AddEvent, Edit, "Add event…", "An event of yours on the words picked in the source", &[Chord::ctrl_shift("A")]),
    command(Id::AddFigure, Edit, "Add figure…", "A figure of yours on the words picked in the source", &[Chord::ctrl_shift("G")]),
    command(Id::Filter, Edit, "Filter…", "Show only what holds these words", &[Chord::key("Slash")]),
    command(Id::ClearFilters, Edit, "Clear filters", "Show everything again", &[Chord::ctrl_shift("X")]),
    command(Id::Search, Edit, "Search…", "Look for words in all documents; what is no hit is dimmed", &[Chord::ctrl("F")]),
    command(Id::FindInSource, Edit, "Find in source…", "Look for words in the open document", &[Chord::ctrl_shift("F")]),
    command(Id::NextHit, Edit, "Next hit", "The next hit in the order of time, with its source", &[Chord::key("F3")]),
    command(Id::PreviousHit, Edit, "Previous hit", "The hit before", &[Chord::shift("F3")]),
    command(Id::StepOut, Edit, "Step out", "Close what is on top: message, list, selection, filter", &[Chord::key("Escape")]),
    command(Id::LeftPanel, View, "Documents and facets", "Show or hide the left panel", &[Chord::key("F9")]),
    command(Id::RightPanel, View, "Source and inspector", "Show or hide the right panel", &[Chord::key("F10")]),
    command(Id::Table, View, "Table", "All records as rows", &[Chord::key("T")]),
    command(Id::LoadReport, View, "Load report", "What became of each file", &[]),
    command(Id::NextPane, View, "Next pane", "Move the focus to the next pane", &[Chord::key("F6")]),
    command(Id::LayoutRead, View, "Layout for reading", "Documents, timeline, source and inspector", &[Chord::ctrl("1")]),
    command(Id::LayoutTriage, View, "Layout for triage", "Timeline, a wide source, and the table below", &[Chord::ctrl("2")]),
    command(Id::LayoutPresent, View, "Layout for presenting", "The timeline alone", &[Chord::ctrl("3")]),
    command(Id::LayoutFigures, View, "Layout for figures", "Timeline with room for its charts, and the inspector", &[Chord::ctrl("4")]),
    command(Id::SaveView, View, "Save view…", "Keep the time, filter, lanes and chart choices under a name", &[Chord::ctrl_shift("S")]),
    command(Id::NextView, View, "Next view", "Show the next saved view", &[Chord::ctrl("PageDown")]),
    command(Id::PreviousView, View, "Previous view", "Show the saved view before", &[Chord::ctrl("PageUp")]),
    command(Id::LanesByCategory, View, "Lanes by category", "One lane for each kind of event", &[]),
    command(Id::LanesByDocument, View, "Lanes by document", "One lane for each document", &[]),
    command(Id::LanesByActor, View, "Lanes by actor", "One lane for each country or body", &[]),
    command(Id::LanesByOutlet, View, "Lanes by outlet", "One lane for each publisher", &[]),
    command(Id::LanesByPlace, View, "Lanes by place", "One lane for each country", &[]),
    command(Id::LanesByCommodity, View, "Lanes by commodity", "One lane for each good", &[]),
    command(Id::LanesByStatus, View, "Lanes by status", "One lane for each decision", &[]),
    command(Id::OneLane, View, "One lane", "Everything in one lane", &[]),
    command(Id::SeveralLanes, View, "An event in several lanes", "An event of several values stands in the lanes of all of them", &[]),
    command(Id::GradeLetters, View, "Grade letters", "A, B or C on each mark: how its date was got", &[]),
    command(Id::Coverage, View, "Coverage", "Ring the marks that only one source tells", &[]),
    command(Id::ReduceMotion, View, "Reduce motion", "Commands jump instead of gliding", &[]),
    command(Id::ThemeSystem, View, "Theme of the system", "Light or dark as the system says", &[]),
    command(Id::ThemeLight, View, "Light theme", "Dark on white", &[]),
    command(Id::ThemeDark, View, "Dark theme", "Light on black", &[]),
    command(Id::Bigger, View, "Bigger", "Enlarge everything", &[Chord::ctrl("Plus"), Chord::ctrl("Equals")]),
    command(Id::Smaller, View, "Smaller", "Shrink everything", &[Chord::ctrl("Minus")]),
    command(Id::ActualSize, View, "Actual size", "Everything at 100 %", &[Chord::ctrl("0")]),
    command(Id::FitAll, Timeline, "Fit all", "The whole corpus in the window", &[Chord::key("0")]),
    command(Id::ZoomIn, Timeline, "Zoom in", "Less time, more detail", &[Chord::place("W"), Chord::key("Plus")]),
    command(Id::ZoomOut, Timeline, "Zoom out", "More time, less detail", &[Chord::place("S"), Chord::key("Minus")]),
    command(Id::PanLeft, Timeline, "Earlier", "Move the window back in time", &[Chord::place("A")]),
    command(Id::PanRight, Timeline, "Later", "Move the window on in time", &[Chord::place("D")]),
    command(Id::Centre, Timeline, "Centre selection", "Bring the selected mark to the middle; again to fit it", &[Chord::key("F")]),
    command(Id::First, Timeline, "First event", "Select the earliest mark", &[Chord::key("Home")]),
    command(Id::Last, Timeline, "Last event", "Select the latest mark", &[Chord::key("End")]),
    command(Id::Next, Timeline, "Next event", "Next mark of the lane by time", &[Chord::key("ArrowRight")]),
    command(Id::Previous, Timeline, "Previous event", "Previous mark of the lane by time", &[Chord::key("ArrowLeft")]),
    command(Id::LaneAbove, Timeline, "Lane above", "Nearest mark in the lane above", &[Chord::key("ArrowUp")]),
    command(Id::LaneBelow, Timeline, "Lane below", "Nearest mark in the lane below", &[Chord::key("ArrowDown")]),
    command(Id::OpenSource, Timeline, "Open source", "The paragraph behind the selected mark", &[Chord::key("Enter")]),
    command(Id::GoToDate, Timeline, "Go to date…", "EDTF or words: 2021-05, mid 2021, last quarter", &[Chord::key("G")]),
    command(Id::Back, Timeline, "Back", "The time that was looked at before", &[Chord::alt("ArrowLeft")]),
    command(Id::Forward, Timeline, "Forward", "The time that one came back from", &[Chord::alt("ArrowRight")]),
    command(Id::Context, Timeline, "Context", "Two weeks around the selected mark in all lanes; Esc leads back", &[Chord::key("C")]),
    command(Id::TimeRange, Timeline, "Select its time", "The time of the selected mark in all lanes as an area", &[Chord::key("R")]),
    command(Id::ZoomToArea, Timeline, "Zoom to area", "The selected area fills the window", &[Chord::key("Z")]),
    command(Id::ListArea, Timeline, "List events of area", "The table shows the events of the selected area alone", &[]),
    command(Id::Bookmark, Timeline, "Bookmark", "Keep the time that is shown", &[Chord::key("B")]),
    command(Id::NameBookmark, Timeline, "Name bookmark…", "Keep the time that is shown under a name", &[Chord::shift("B")]),
    command(Id::PreviousBookmark, Timeline, "Previous bookmark", "The bookmark before what is shown", &[Chord::key("OpenBracket")]),
    command(Id::NextBookmark, Timeline, "Next bookmark", "The bookmark after what is shown", &[Chord::key("CloseBracket")]),
    command(Id::FoldGaps, Timeline, "Fold empty gaps", "Draw long gaps short, with a break that states their length", &[Chord::shift("F")]),
    command(Id::PinLane, Timeline, "Pin lane", "Keep the lane on top while the others scroll, or let it go", &[Chord::key("P")]),
    command(Id::CollapseLane, Timeline, "Collapse lane", "One low ribbon instead of rows, or back", &[Chord::shift("P")]),
    command(Id::HideLane, Timeline, "Hide lane", "Take the lane away", &[Chord::key("H")]),
    command(Id::LaneMenu, Timeline, "Lane menu", "What can be done with the lane", &[Chord::key("L")]),
    command(Id::LaneUp, Timeline, "Move lane up", "Before the lane above it", &[Chord::shift("ArrowUp")]),
    command(Id::LaneDown, Timeline, "Move lane down", "Behind the lane below it", &[Chord::shift("ArrowDown")]),
    command(Id::ShowLanes, Timeline, "Show all lanes", "Hidden lanes come back", &[Chord::shift("H")]),
    command(Id::OpenOriginal, Timeline, "Open original file", "The open document in the program that the system has for it", &[Chord::ctrl_shift("O")]),
    command(Id::ShowInFolder, Timeline, "Show original in its folder", "The open document in the system's file manager", &[]),
    command(Id::SourceBack, Timeline, "Back in the source", "The paragraph that was read before", &[]),
    command(Id::SourceForward, Timeline, "Forward in the source", "The paragraph that was read after it", &[]),
    command(Id::ChartAuto, Figures, "Scale by itself", "Levels, on a logarithmic axis where values span more than two powers of ten", &[Chord::ctrl_shift("E")]),
    command(Id::ChartLevel, Figures, "Levels", "Values as they are, on an axis with a zero", &[Chord::ctrl_shift("V")]),
    command(Id::ChartLog, Figures, "Logarithmic", "Values as they are, on an axis of powers of ten", &[Chord::ctrl_shift("L")]),
    command(Id::ChartChange, Figures, "Change on the year before", "Each value against the same period of the year before", &[Chord::ctrl_shift("Y")]),
    command(Id::ChartIndex, Figures, "Index", "100 is the value at the selected figure, else under the pointer, else in the middle", &[Chord::ctrl_shift("I")]),
    command(Id::ChartSeries, Figures, "Series…", "Which series the charts show", &[Chord::ctrl_shift("D")]),
    command(Id::ChartAllSeries, Figures, "Show all series", "Switch every series on again", &[]),
    command(Id::ExportPage, Export, "Export…", "A briefing page with callouts and sources, its evidence, or data", &[Chord::ctrl("E")]),
    command(Id::CopyPicture, Export, "Copy picture", "The briefing page as it was set up last, onto the clipboard", &[Chord::ctrl("C")]),
    command(Id::SaveRecords, Export, "Save records…", "Every event and figure, as JSON lines", &[]),
    command(Id::Palette, Help, "Commands…", "Find a command by its name", &[Chord::ctrl("K"), Chord::ctrl_shift("P")]),
    command(Id::KeyToMarks, Help, "Key to the marks", "What the marks in view mean", &[Chord::key("K")]),
    command(Id::Shortcuts, Help, "Keyboard shortcuts", "All commands and their keys", &[Chord::key("Questionmark")]),
];
