//! What the *Claims* panel keeps from frame to frame.

use crate::claims::Verdict;

/// The reason that is being typed, and where the keyboard is.
#[derive(Debug)]
pub struct State {
    /// The reason as typed.
    pub(crate) why: String,
    /// What Enter in the field decides.
    pub(crate) leaning: Verdict,
    /// True on the pass on which the field is to take the keyboard.
    pub(crate) ask: bool,
    /// True on the pass on which the quotes are to take the keyboard.
    pub(crate) enter: bool,
    /// True while a control of the panel has the keyboard: 1 to 9, P and I are its keys then.
    pub holds: bool,
    /// The first quote that was painted last.
    pub(crate) first: Option<egui::Id>,
    /// True where the panel was asked for in a layout that leaves it out.
    pub(crate) shown: bool,
}

impl Default for State {
    fn default() -> Self {
        Self {
            why: String::new(),
            leaning: Verdict::Preferred,
            ask: false,
            enter: false,
            holds: false,
            first: None,
            shown: false,
        }
    }
}
