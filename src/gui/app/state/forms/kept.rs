//! The list of kept decisions, and whether the window waits to be closed.

/// The form.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Form {
    /// Which piece of lost work is picked.
    pub(crate) at: usize,
    /// True where the window was to be closed.
    pub(crate) leaving: bool,
}

impl Form {
    /// For a window that was to be closed.
    #[must_use]
    pub fn leaving() -> Self {
        Self { at: 0, leaving: true }
    }
}
