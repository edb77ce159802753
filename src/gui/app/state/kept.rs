//! What survives closing the window, and the small parts of its state.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use crate::cmd::CommandId;
use crate::corpus::NotRead;
use crate::gui::app::state::desk::Desk;
use crate::gui::app::state::layout::{Bottom, Layout, Preset};
use crate::gui::app::state::page::Shown;
use crate::model::DocId;
use crate::project::Kind;
use crate::view::lanes::LaneBy;
use crate::view::{Items, Status};

/// What survives closing the window.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(default)]
pub struct Kept {
    /// Folders opened before, newest first.
    pub recent: Vec<PathBuf>,
    /// What was open when the window was left: opened again by itself.
    pub last: Option<PathBuf>,
    /// Light, dark or as the system.
    pub theme: egui::ThemePreference,
    /// Size of everything, 1 is 100 %.
    pub zoom: f32,
    /// Left panel open.
    pub left: bool,
    /// Right panel open.
    pub right: bool,
    /// Lanes.
    pub lanes_by: LaneBy,
    /// How the table is sorted.
    pub sort: crate::gui::app::state::table::Sort,
    /// How the load report is sorted.
    pub report: crate::gui::app::state::report::Sort,
    /// What is shown of files that have pages.
    pub printed: Shown,
    /// How the panels stand.
    pub preset: Preset,
    /// The panels and their sizes.
    pub layout: Layout,
    /// What the bottom panel shows.
    pub bottom: Option<Bottom>,
    /// Kinds of facets whose values are listed.
    pub open_facets: BTreeSet<Kind>,
    /// The window of time last looked at, and in which corpus.
    pub view: Option<(String, f64, f64)>,
    /// How each corpus was looked at: lanes, bookmarks, folds.
    pub desks: BTreeMap<String, Desk>,
    /// True where nothing glides.
    pub calm: bool,
    /// True where marks carry the letter of their grade.
    pub letters: bool,
    /// True where marks of a single source are ringed.
    pub coverage: bool,
    /// The folder into which the last page went.
    pub pages: Option<PathBuf>,
    /// True where a drag selects an area and Shift+drag moves.
    pub profiler: bool,
    /// Whose fiscal years the second ruler shows, by a word of the lexicon.
    pub fiscal: Option<String>,
    /// Days on either side of an event that count as its context.
    pub context_days: u16,
}

impl Default for Kept {
    fn default() -> Self {
        Self {
            recent: Vec::new(),
            last: None,
            theme: egui::ThemePreference::System,
            zoom: 1.0,
            left: true,
            right: true,
            lanes_by: LaneBy::default(),
            sort: crate::gui::app::state::table::Sort::default(),
            report: crate::gui::app::state::report::Sort::default(),
            printed: Shown::default(),
            preset: Preset::Read,
            layout: Layout::default(),
            bottom: None,
            open_facets: [Kind::Category, Kind::Decision, Kind::Grade, Kind::Actor].into_iter().collect(),
            view: None,
            desks: BTreeMap::new(),
            calm: false,
            letters: false,
            coverage: false,
            pages: None,
            profiler: false,
            fiscal: None,
            context_days: 14,
        }
    }
}

impl Kept {
    /// Most folders and files that are remembered.
    pub(crate) const RECENT: usize = 8;

    /// Puts what another window has opened behind what this one has.
    pub fn remember(&mut self, others: Vec<PathBuf>) {
        let new: Vec<PathBuf> = others.into_iter().filter(|other| !self.recent.contains(other)).collect();
        self.recent.extend(new);
        self.recent.truncate(Self::RECENT);
    }
}

/// What lies over the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overlay {
    /// The command palette.
    Palette,
    /// The sheet of shortcuts.
    Shortcuts,
    /// The manual.
    Manual,
    /// What the program holds of others.
    Licences,
}

/// A pane that F6 can reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Pane {
    /// The filter box.
    Filter,
    /// The list of documents, or the queue of triage.
    Documents,
    /// The facets.
    Facets,
    /// The saved views.
    Views,
    /// What has no date.
    Undated,
    /// The lanes.
    #[default]
    Timeline,
    /// The charts.
    Charts,
    /// The table, or the load report.
    Bottom,
    /// The open document.
    Source,
    /// Who tells what.
    Claims,
    /// What was found.
    Found,
    /// The inspector's decision.
    Inspector,
}

impl Pane {
    /// All, in the order of F6.
    pub const ALL: [Self; 12] = [
        Self::Filter,
        Self::Documents,
        Self::Facets,
        Self::Views,
        Self::Undated,
        Self::Timeline,
        Self::Charts,
        Self::Bottom,
        Self::Source,
        Self::Claims,
        Self::Found,
        Self::Inspector,
    ];
}

/// One sentence at the foot of the window that goes away by itself.
#[derive(Debug, Clone)]
pub struct Message {
    /// The sentence.
    pub text: String,
    /// What kind of news it is.
    pub tone: Tone,
    /// What can be done about it.
    pub action: Option<CommandId>,
    /// Since when it stands there.
    pub since: Instant,
}

/// What kind of news a message tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Something was done.
    Done,
    /// Something is to be known: nothing was done, and nothing went wrong.
    Note,
    /// Something went wrong.
    Wrong,
}

impl Message {
    /// True where something went wrong.
    #[must_use]
    pub fn is_wrong(&self) -> bool {
        self.tone == Tone::Wrong
    }

    /// How long it stands there by itself.
    #[must_use]
    pub fn stays(&self) -> Duration {
        Duration::from_secs(if self.is_wrong() { 30 } else { 8 })
    }
}

/// Where a loading job is.
#[derive(Debug, Clone, Default)]
pub struct Progress {
    /// Files done.
    pub done: usize,
    /// All files.
    pub total: usize,
    /// Files found while the folder is listed.
    pub listed: usize,
    /// Events and figures so far.
    pub found: usize,
    /// A file that takes long, while it is read.
    pub slow: Option<String>,
}

/// What the reader shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reading {
    /// The open document.
    pub document: Option<DocId>,
    /// Scroll to this paragraph (1-based) on the next frame.
    pub scroll_to: Option<u32>,
}

/// Counts of everything and of what is shown: made when the filter or a decision changes, not on every frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// Events, dated or not.
    pub events: usize,
    /// Figures, dated or not.
    pub figures: usize,
    /// Events without a date.
    pub undated_events: usize,
    /// Figures without a date.
    pub undated_figures: usize,
    /// Accepted records of those shown.
    pub accepted: usize,
    /// Rejected records of those shown.
    pub rejected: usize,
    /// Records of those shown on which nothing is decided.
    pub undecided: usize,
    /// Dated records that the filter hides.
    pub hidden: usize,
    /// Dated figures that are shown.
    pub shown_figures: usize,
    /// What no record was made of.
    pub not_read: NotRead,
}

impl Totals {
    /// Counts all items and the shown ones.
    #[must_use]
    pub fn of(all: &Items, shown: &Items) -> Self {
        let counts = all.counts();
        let dated = shown.dated.iter().filter(|item| item.figure || item.is_event()).map(|item| item.status);
        let decided: Vec<Status> = dated.chain(shown.undated.iter().map(|item| item.status)).collect();
        let with = |status| decided.iter().filter(|own| **own == status).count();
        Self {
            events: counts.all_events(),
            figures: counts.all_figures(),
            undated_events: counts.undated_events,
            undated_figures: counts.undated_figures,
            accepted: with(Status::Accepted),
            rejected: with(Status::Rejected),
            undecided: with(Status::Undecided),
            hidden: all.dated.len() - shown.dated.len(),
            shown_figures: shown.counts().figures,
            ..Self::default()
        }
    }
}
