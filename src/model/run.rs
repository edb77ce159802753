//! A half-open run of tokens or words by index, as [`Span`](crate::model::Span) is one of bytes.

use std::ops::Range;

/// Indices `[start, end)`. It is copied like a number, and asked as often as one likes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Run {
    /// The first index.
    pub start: usize,
    /// The index after the last one.
    pub end: usize,
}

impl Run {
    /// The run `[start, end)`.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The range for slicing.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// Its indices in order.
    #[must_use]
    pub const fn iter(self) -> Range<usize> {
        self.range()
    }

    /// How many indices it holds.
    #[must_use]
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// True for a run without an index.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// True when an index lies in it.
    #[must_use]
    pub const fn contains(self, at: usize) -> bool {
        self.start <= at && at < self.end
    }

    /// True when something holds for one of its indices.
    pub fn any(self, holds: impl FnMut(usize) -> bool) -> bool {
        self.iter().any(holds)
    }

    /// True when something holds for each of its indices.
    pub fn all(self, holds: impl FnMut(usize) -> bool) -> bool {
        self.iter().all(holds)
    }

    /// The first index for which something holds.
    pub fn find(self, holds: impl FnMut(&usize) -> bool) -> Option<usize> {
        self.iter().find(holds)
    }

    /// The last index for which something holds.
    pub fn rfind(self, holds: impl FnMut(&usize) -> bool) -> Option<usize> {
        self.iter().rfind(holds)
    }
}

impl IntoIterator for Run {
    type Item = usize;
    type IntoIter = Range<usize>;

    fn into_iter(self) -> Self::IntoIter {
        self.range()
    }
}
