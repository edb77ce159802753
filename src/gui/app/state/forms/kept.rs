//! The list of kept decisions, and whether the window waits to be closed.

/// The form.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Form {
    /// Which piece of lost work is picked.
    pub(crate) at: usize,
    pub(crate) why: Why,
}

/// Why the form is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Why {
    /// Somebody wants to know.
    #[default]
    Asked,
    /// The window was to be closed.
    Leaving,
}

/// What else can be done here than an edit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Did {
    /// Try to write once more.
    Again,
    /// Take over the work of the folder that this one was before.
    TakeOver,
    /// Take the last good copy.
    TakeCopy,
    /// The file as it is now is right.
    Dismiss,
    /// Close the window all the same.
    Leave,
}

impl Form {
    /// For a window that was to be closed.
    #[must_use]
    pub fn leaving() -> Self {
        Self { at: 0, why: Why::Leaving }
    }
}
