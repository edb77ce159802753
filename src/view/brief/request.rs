//! What a page is asked for: its words, its shape, its time, and what goes on it.

use std::collections::BTreeSet;

use super::preset::Preset;
use super::redact::Redaction;
use crate::model::RecordId;
use crate::view::fallback::Fallback;
use crate::view::lanes::LaneBy;
use crate::view::theme::Theme;
use crate::view::window::Window;

/// The look of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Tone {
    /// Dark ink on white, whatever the window's look.
    #[default]
    Light,
    /// Light ink on near black.
    Dark,
    /// Greys only.
    Grey,
}

impl Tone {
    /// Every look, the default first.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::Grey];

    /// The word on the command line and in the dialog.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Grey => "grey",
        }
    }

    /// Its colours.
    #[must_use]
    pub fn theme(self) -> Theme {
        match self {
            Self::Light => Theme::light(),
            Self::Dark => Theme::dark(),
            Self::Grey => Theme::grey(),
        }
    }
}

/// Which time the page shows.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Scope {
    /// The time that most events lie in.
    #[default]
    Core,
    /// From the first to the last mark.
    All,
    /// This time.
    Window(Window),
    /// From a second to another, either of which may be infinite: as far as the marks go.
    Between(f64, f64),
}

/// Where goes what does not fit on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Overflow {
    /// On pages after it.
    Pages,
    /// Into a file beside it, of this name.
    Sidecar(String),
}

/// A mark that gets a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// Which record.
    pub id: RecordId,
    /// Its words; by itself the record's title.
    pub words: Option<String>,
}

/// Everything that a page is made from, besides the corpus.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// The finding, one or two lines.
    pub title: String,
    /// What is shown: measure, unit, place, period.
    pub subtitle: String,
    /// Handling or classification; top and bottom of every page.
    pub marking: String,
    /// The project's name.
    pub project: String,
    /// The saved view's name; empty where there is none.
    pub view: String,
    /// When the page is made, as the caller says it; empty for a page without a time stamp.
    pub stamp: String,
    /// Shape and size.
    pub preset: Preset,
    /// The look.
    pub tone: Tone,
    /// What makes a lane.
    pub by: LaneBy,
    /// Which time.
    pub scope: Scope,
    /// True where only accepted records go on the page.
    pub accepted_only: bool,
    /// The records that pass the filter; `None` for all.
    pub keep: Option<BTreeSet<RecordId>>,
    /// The filter in words; empty where there is none.
    pub filter: String,
    /// The numbered marks in their order; `None` lets the page choose and number them in reading order.
    pub callouts: Option<Vec<Wish>>,
    /// Names to be replaced.
    pub redaction: Redaction,
    /// Where goes what does not fit.
    pub overflow: Overflow,
    /// Fonts for letters that the program's own lack.
    pub fonts: Fallback,
}

impl Default for Request {
    fn default() -> Self {
        Self {
            title: String::new(),
            subtitle: String::new(),
            marking: String::new(),
            project: String::new(),
            view: String::new(),
            stamp: String::new(),
            preset: Preset::default(),
            tone: Tone::Light,
            by: LaneBy::Category,
            scope: Scope::Core,
            accepted_only: false,
            keep: None,
            filter: String::new(),
            callouts: None,
            redaction: Redaction::default(),
            overflow: Overflow::Pages,
            fonts: Fallback::default(),
        }
    }
}
