//! Small parts of the window's state: what survives closing, what is open, what is told.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::Instant;

use serde::{Deserialize, Serialize};

use super::layout::{Layout, Preset};
use crate::cmd::CommandId;
use crate::model::DocId;
use crate::project::Kind;

/// By what the lanes are divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum LanesBy {
    /// Groups of categories.
    #[default]
    Category,
    /// Documents.
    Document,
    /// The first actor.
    Actor,
}

impl LanesBy {
    /// All ways.
    pub const ALL: [Self; 3] = [Self::Category, Self::Document, Self::Actor];

    /// The way of a word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|by| by.word() == word)
    }

    /// The word on the button.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Category => "category",
            Self::Document => "document",
            Self::Actor => "actor",
        }
    }
}

/// What survives closing the window.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(default)]
pub struct Kept {
    /// Folders opened before, newest first.
    pub recent: Vec<PathBuf>,
    /// Light, dark or as the system.
    pub theme: egui::ThemePreference,
    /// Size of everything, 1 is 100 %.
    pub zoom: f32,
    /// Left panel open.
    pub left: bool,
    /// Right panel open.
    pub right: bool,
    /// Lanes.
    pub lanes_by: LanesBy,
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
}

impl Default for Kept {
    fn default() -> Self {
        Self {
            recent: Vec::new(),
            theme: egui::ThemePreference::System,
            zoom: 1.0,
            left: true,
            right: true,
            lanes_by: LanesBy::default(),
            preset: Preset::Read,
            layout: Layout::default(),
            bottom: None,
            open_facets: [Kind::Category, Kind::Decision, Kind::Grade, Kind::Actor].into_iter().collect(),
            view: None,
        }
    }
}

/// What lies over the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overlay {
    /// The command palette.
    Palette,
    /// The sheet of shortcuts.
    Shortcuts,
}

/// What the bottom panel shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Bottom {
    /// All records.
    Table,
    /// One row for each file.
    Report,
}

/// A pane that F6 can reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Pane {
    /// The filter box.
    Filter,
    /// The list of documents.
    Documents,
    /// The lanes.
    #[default]
    Timeline,
    /// The inspector's decision.
    Inspector,
}

/// One sentence at the foot of the window that goes away by itself.
#[derive(Debug, Clone)]
pub struct Message {
    /// The sentence.
    pub text: String,
    /// True where something went wrong.
    pub error: bool,
    /// What can be done about it.
    pub action: Option<CommandId>,
    /// Since when it stands there.
    pub since: Instant,
}

/// Where a loading job is.
#[derive(Debug, Clone, Copy, Default)]
pub struct Progress {
    /// Files done.
    pub done: usize,
    /// All files.
    pub total: usize,
    /// Events and figures so far.
    pub found: usize,
}

/// What the reader shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reading {
    /// The open document.
    pub document: Option<DocId>,
    /// Scroll to this paragraph (1-based) on the next frame.
    pub scroll_to: Option<u32>,
}
