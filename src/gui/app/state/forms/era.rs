//! An era being made or changed.

use super::Keyboard;

/// An era being made or changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// Its name.
    pub name: String,
    /// Its time as it was typed.
    pub time: String,
    /// The era that is changed; `None` makes one.
    pub(crate) old: Option<String>,
    pub(crate) keyboard: Keyboard,
}
