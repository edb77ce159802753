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

/// A command of the catalogue.
#[derive(Debug, Clone, Copy)]
pub struct Command {
    /// Which one.
    pub id: CommandId,
    /// Its menu.
    pub menu: Menu,
    /// True where its menu draws a line above it.
    pub begins_group: bool,
    /// Its name, in sentence case.
    pub label: &'static str,
    /// What it does, for the shortcut sheet and tooltips.
    pub says: &'static str,
    /// Default keys; the first one is printed.
    pub keys: &'static [Chord],
}

impl Command {
    /// Its first key as printed, empty where it has none.
    #[must_use]
    pub fn key(&self) -> String {
        self.id.chords().first().map(|chord| chord.words()).unwrap_or_default()
    }
}

impl CommandId {
    /// Its row of the catalogue.
    #[must_use]
    pub fn command(self) -> &'static Command {
        // The names are made from the rows, in their order.
        &COMMANDS[self as usize]
    }

    /// True where it changes what was decided, or where that is kept: not for the decisions of another day.
    #[must_use]
    pub fn decides(self) -> bool {
        matches!(
            self,
            Self::NewProject
                | Self::SaveAs
                | Self::Accept
                | Self::Reject
                | Self::Undecided
                | Self::AcceptShown
                | Self::RejectShown
                | Self::Merge
                | Self::Split
                | Self::EditRecord
                | Self::Star
                | Self::TakeBack
                | Self::Prefer
                | Self::LeaveOpen
                | Self::NoPreference
                | Self::SetDate
                | Self::ReadAll
                | Self::MapColumns
                | Self::Encoding
                | Self::OwnSource
                | Self::AddEvent
                | Self::AddFigure
                | Self::SaveView
                | Self::AddEra
        )
    }

    /// Its name.
    #[must_use]
    pub fn label(self) -> &'static str {
        self.command().label
    }
}

/// Makes the names and the rows of all commands from one table: what has no row has no name.
/// `@line` draws a line above the command in its menu.
macro_rules! catalogue {
    ($($menu:ident { $($(@$line:tt)? $id:ident $label:literal $says:literal [$($with:ident $key:literal),*])* })*) => {
        /// Which command.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum CommandId {
            $($(#[doc = $says] $id,)*)*
        }

        /// All commands, menu by menu.
        pub const COMMANDS: &[Command] = &[$($(
            Command {
                id: CommandId::$id,
                menu: Menu::$menu,
                begins_group: begins_group!($($line)?),
                label: $label,
                says: $says,
                keys: &[$(Chord::$with($key)),*],
            },
        )*)*];
    };
}

/// True where a row is marked with a line.
macro_rules! begins_group {
    () => {
        false
    };
    (line) => {
        true
    };
}

catalogue! {
    File {
        OpenFolder "Open folder…" "Read a folder of articles" [ctrl "O"]
        OpenProject "Open project…" "A project file with its folder and its decisions" []
        NewProject "New project…" "An empty project on the open corpus, in a file of its own; what was decided stays where it is" []
        SaveAs "Save project as…" "Keep the decisions in another file from now on" []
        OpenSample "Open sample corpus" "Read the articles that come with Dateline" []
        ReadAgain "Read again" "Read what has changed, is new or is gone in the folder" [key "F5", ctrl "R"]
        CancelReading "Cancel reading" "Keep what has been read so far and stop" []
        KeptWork "Kept decisions…" "Where decisions are kept, and which have lost their place" []
        AsItWas "As it was…" "The decisions of an earlier day, to be looked at and not changed; empty for now" [shift "J"]
        @line NewWindow "New window" "What is open here once more; what one window decides the other shows" []
        Close "Close corpus" "Back to the first screen" [ctrl "W"]
        Quit "Quit" "Leave Dateline" [ctrl "Q"]
    }
    Edit {
        Undo "Undo" "Take the last decision back" [ctrl "Z"]
        Redo "Redo" "Take it again" [ctrl_shift "Z", ctrl "Y"]
        @line Accept "Accept" "The selected mark is right" [key "Y"]
        Reject "Reject" "The selected mark is wrong" [key "N"]
        Undecided "Undecided" "Leave the selected mark open" [key "U"]
        AcceptShown "Accept all shown…" "Everything undecided that the filter shows, after its number was told" [shift "Y"]
        RejectShown "Reject all shown…" "Everything undecided that the filter shows, after its number was told" [shift "N"]
        Merge "Merge" "Hold the selected mark; on another one, both are one event" [key "M"]
        Split "Split off" "The selected mark is an event of its own" [shift "M"]
        @line EditRecord "Edit…" "Correct headline, date, kind, actors, amount and more of the selected mark" [key "E"]
        Star "Star" "Give the selected mark a star, or take it away" [shift "S"]
        TakeBack "Take corrections back" "The selected mark as Dateline read it" []
        Prefer "Prefer its version…" "Of contradicting dates or values, draw the one that the selected record tells, with a reason" []
        LeaveOpen "Inconclusive…" "Leave open which of contradicting dates or values is right, with a reason" []
        NoPreference "No preference" "Let Dateline choose again which date or value is drawn" []
        @line CopyCitation "Copy citation" "Outlet, headline, date, paragraph, file and quote of the selected mark" [ctrl_shift "C"]
        CopyRows "Copy rows" "All rows of the table with their heads, cells between tabs" []
        CopyColumn "Copy sorted column" "The column by which the table is sorted, a line each" []
        @line SetDate "Set document date…" "Give the open document, or those picked in the list, a date of yours" [ctrl "D"]
        ReadAll "Read all text" "Also what is taken for menus and comments of the open document, or of those picked; again to leave it out" [ctrl_shift "R"]
        MapColumns "Columns of the table…" "Say what the columns of the open table hold, and what its title leaves out" []
        Encoding "Encoding…" "Read the file of the open document in another encoding; kept with the decisions" []
        OwnSource "A source of its own" "Count the open document by itself although it nearly repeats another one, or fold it again" [key "O"]
        AddEvent "Add event…" "An event of yours on the words picked in the source" [ctrl_shift "A"]
        AddFigure "Add figure…" "A figure of yours on the words picked in the source" [ctrl_shift "G"]
        @line Filter "Filter…" "Show only what holds these words" [key "Slash"]
        ClearFilters "Clear filters" "Show everything again" [ctrl_shift "X"]
        @line Search "Search…" "Look for words in all documents; what is no hit is dimmed" [ctrl "F"]
        FindInSource "Find in source…" "Look for words in the open document" [ctrl_shift "F"]
        NextHit "Next hit" "The next hit in the order of time, with its source" [key "F3", ctrl "J"]
        PreviousHit "Previous hit" "The hit before" [shift "F3", ctrl_shift "J"]
        StepOut "Step out" "Close what is on top: message, list, selection, filter" [key "Escape"]
    }
    View {
        LeftPanel "Documents and facets" "Show or hide the left panel" [key "F9", ctrl "B"]
        RightPanel "Source and inspector" "Show or hide the right panel" [key "F10", ctrl_shift "B"]
        @line Table "Table" "All records as rows" [key "T"]
        LoadReport "Load report" "What became of each file" []
        NextPane "Next pane" "Move the focus to the next pane" [key "F6", ctrl "L"]
        PreviousPane "Previous pane" "Move the focus to the pane before" [shift "F6", alt "L"]
        @line LayoutRead "Layout for reading" "Documents, timeline, source and inspector" [ctrl "1"]
        LayoutTriage "Layout for triage" "What is undecided one by one, the claim, and its paragraph" [ctrl "2"]
        LayoutPresent "Layout for presenting" "The timeline alone" [ctrl "3"]
        LayoutFigures "Layout for figures" "Timeline with room for its charts, and the inspector" [ctrl "4"]
        LayoutFiles "Layout for files" "Every file and what became of it, and the open one" [ctrl "5"]
        @line SaveView "Save view…" "Keep the time, filter, lanes and chart choices under a name" [ctrl_shift "S"]
        NextView "Next view" "Show the next saved view" [ctrl "PageDown", alt "ArrowDown"]
        PreviousView "Previous view" "Show the saved view before" [ctrl "PageUp", alt "ArrowUp"]
        @line LanesByCategory "Lanes by category" "One lane for each kind of event" []
        LanesByDocument "Lanes by document" "One lane for each document" []
        LanesByActor "Lanes by actor" "One lane for each country or body" []
        LanesByOutlet "Lanes by outlet" "One lane for each publisher" []
        LanesByPlace "Lanes by place" "One lane for each country" []
        LanesByCommodity "Lanes by commodity" "One lane for each good" []
        LanesByStatus "Lanes by status" "One lane for each decision" []
        OneLane "One lane" "Everything in one lane" []
        @line SeveralLanes "An event in several lanes" "An event of several values stands in the lanes of all of them" []
        GradeLetters "Grade letters" "A, B or C on each mark: how its date was got" []
        Coverage "Coverage" "Ring the marks that only one source tells" []
        ReduceMotion "Reduce motion" "Commands jump instead of gliding" []
        ProfilerDrag "Profiler navigation" "A drag selects an area, Shift+drag moves in time" []
        @line ThemeSystem "Theme of the system" "Light or dark as the system says" []
        ThemeLight "Light theme" "Dark on white" []
        ThemeDark "Dark theme" "Light on black" []
        @line Bigger "Bigger" "Enlarge everything" [ctrl "Plus", ctrl "Equals"]
        Smaller "Smaller" "Shrink everything" [ctrl "Minus"]
        ActualSize "Actual size" "Everything at 100 %" [ctrl "0"]
    }
    Timeline {
        FitAll "Fit all" "The whole corpus in the window" [key "0"]
        ZoomIn "Zoom in" "Less time, more detail" [place "W", key "Plus"]
        ZoomOut "Zoom out" "More time, less detail" [place "S", key "Minus"]
        PanLeft "Earlier" "Move the window back in time" [place "A"]
        PanRight "Later" "Move the window on in time" [place "D"]
        @line Centre "Centre selection" "Bring the selected mark to the middle; again to fit it" [key "F"]
        First "First event" "Select the earliest mark" [key "Home", shift "ArrowLeft"]
        Last "Last event" "Select the latest mark" [key "End", shift "ArrowRight"]
        Next "Next event" "Next mark of the lane by time" [key "ArrowRight"]
        Previous "Previous event" "Previous mark of the lane by time" [key "ArrowLeft"]
        LaneAbove "Lane above" "Nearest mark in the lane above" [key "ArrowUp"]
        LaneBelow "Lane below" "Nearest mark in the lane below" [key "ArrowDown"]
        @line OpenSource "Open source" "The paragraph behind the selected mark" [key "Enter"]
        NextSource "Next source" "The next document that tells the selected event, at its paragraph" [shift "Enter"]
        Claims "Claims" "Who tells the selected event or fact, and who disagrees; 1 to 9 pick a quote there, Enter reads it" [key "V"]
        QuickLook "Quick look" "Quote, reason and source of the selected mark beside it; it follows the selection" [key "Space"]
        @line GoToDate "Go to date…" "EDTF or words: 2021-05, mid 2021, last quarter" [key "G"]
        KnownOn "As known on…" "Only documents published by a day count, in lanes, charts and on the page; empty for all" [key "J"]
        Back "Back" "The time that was looked at before" [alt "ArrowLeft", ctrl "OpenBracket"]
        Forward "Forward" "The time that one came back from" [alt "ArrowRight", ctrl "CloseBracket"]
        Context "Context" "Some days around the selected mark in all lanes; Esc leads back" [key "C"]
        ContextLess "Fewer days of context" "A shorter time around the mark" [alt "C"]
        ContextMore "More days of context" "A longer time around the mark" [shift "C"]
        TimeRange "Select its time" "The time of the selected mark in all lanes as an area" [key "R"]
        ZoomToArea "Zoom to area" "The selected area fills the window" [key "Z"]
        ListArea "List events of area" "The table shows the events of the selected area alone" []
        @line Bookmark "Bookmark" "Keep the time that is shown" [key "B"]
        NameBookmark "Name bookmark…" "Keep the time that is shown under a name" [shift "B"]
        PreviousBookmark "Previous bookmark" "The bookmark before what is shown" [key "OpenBracket"]
        NextBookmark "Next bookmark" "The bookmark after what is shown" [key "CloseBracket"]
        AddEra "Add era…" "Name the selected area, or the time of the selected mark, as a band behind lanes and charts" [shift "R"]
        FiscalYears "Fiscal years…" "A second ruler with the fiscal or marketing years of a country or good" []
        @line FoldGaps "Fold empty gaps" "Draw long gaps short, with a break that states their length" [shift "F"]
        @line PinLane "Pin lane" "Keep the lane on top while the others scroll, or let it go" [key "P"]
        CollapseLane "Collapse lane" "One low ribbon instead of rows, or back" [shift "P"]
        HideLane "Hide lane" "Take the lane away" [key "H"]
        LaneMenu "Lane menu" "What can be done with the lane" [key "L"]
        LaneUp "Move lane up" "Before the lane above it" [shift "ArrowUp"]
        LaneDown "Move lane down" "Behind the lane below it" [shift "ArrowDown"]
        ShowLanes "Show all lanes" "Hidden lanes come back" [shift "H"]
        @line PrintedPage "Page as printed" "The page of the open PDF beside its text, alone, or its text alone again" [key "X"]
        OpenOriginal "Open original file" "The open document in the program that the system has for it" [ctrl_shift "O"]
        ShowInFolder "Show original in its folder" "The open document in the system's file manager" []
        SourceBack "Back in the source" "The paragraph that was read before" []
        SourceForward "Forward in the source" "The paragraph that was read after it" []
    }
    Figures {
        ChartAuto "Scale by itself" "Levels, on a logarithmic axis where values span more than two powers of ten" [ctrl_shift "E"]
        ChartLevel "Levels" "Values as they are, on an axis with a zero" [ctrl_shift "V"]
        ChartLog "Logarithmic" "Values as they are, on an axis of powers of ten" [ctrl_shift "L"]
        ChartChange "Change on the year before" "Each value against the same period of the year before" [ctrl_shift "Y"]
        ChartIndex "Index" "100 is the value at the selected figure, else under the pointer, else in the middle" [ctrl_shift "I"]
        ChartAlike "The same for all charts" "Every chart is seen as the current one" []
        ChartSeries "Series…" "Which series the charts show" [ctrl_shift "D"]
        ChartAllSeries "Show all series" "Switch every series on again" []
    }
    Export {
        ExportPage "Export…" "A briefing page with callouts and sources, its evidence, or data" [ctrl "E"]
        CopyPicture "Copy picture" "The briefing page as it was set up last, onto the clipboard" [ctrl "C"]
        SaveRecords "Save records…" "Every event and figure, as JSON lines" []
        SaveReport "Save load report…" "What became of each file, as a table" []
        SaveHistory "Save history…" "Who decided what, and when, as a table" []
    }
    Help {
        Palette "Commands…" "Find a command by its name" [ctrl "K", ctrl_shift "P"]
        Tour "Tour of the sample" "Five steps from a mark to a page, on the articles that come with Dateline" []
        Manual "Manual" "How dates are found and what the marks mean, with every rule" [key "F1", ctrl "Questionmark"]
        KeyToMarks "Key to the marks" "What the marks in view mean" [key "K"]
        Shortcuts "Keyboard shortcuts" "All commands and their keys" [key "Questionmark"]
        OwnKeys "Keys of your own…" "The file in which commands are given other keys" []
        @line Licences "Licences" "What Dateline holds that others wrote, with the texts of their licences" []
    }
}
