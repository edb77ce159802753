//! The name of a view, being typed.

use super::Keyboard;

/// A name being typed.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// The name.
    pub name: String,
    /// The view that is renamed; `None` saves what is shown.
    pub(crate) old: Option<String>,
    pub(crate) keyboard: Keyboard,
}
