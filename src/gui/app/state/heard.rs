//! What a screen reader was told last, and what the window was then: a change is told once.

use crate::model::RecordId;

/// What the window was on the last pass.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Heard {
    /// True while files are read.
    pub reading: bool,
    /// The message at the foot.
    pub message: Option<String>,
    /// How many steps can be taken back, and again.
    pub steps: (usize, usize),
    /// Records with and without a date that are shown.
    pub shown: (usize, usize),
    /// What the search has found.
    pub hits: Option<String>,
    /// What stands at the right end of the status bar until it is dealt with.
    pub standing: Option<String>,
    /// The record in the quick look.
    pub quick: Option<RecordId>,
    /// The row of the list of commands under the cursor.
    pub row: Option<String>,
}

/// What was told last.
#[derive(Debug, Clone, Default)]
pub struct Told {
    /// What the window was then.
    pub heard: Heard,
    /// The words.
    pub words: String,
    /// The row of the list of commands under the cursor.
    pub row: Option<String>,
    /// True where something that lay over the window had the keyboard on the last pass.
    pub lent: bool,
    /// What has got the keyboard back on the last pass: a Tab that found nothing more above it may have taken it away.
    pub back: Option<egui::Id>,
    /// What had the keyboard before something came over the window: it gets it back.
    pub before: Option<Option<egui::Id>>,
}
