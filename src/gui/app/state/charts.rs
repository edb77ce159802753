//! What the charts keep from frame to frame, and which of them commands are about.

use crate::model::RecordId;
use crate::view::Window;
use crate::view::chart::{Charts, Look};

/// Charts of a revision.
#[derive(Default)]
pub struct Cache {
    /// The charts with their series.
    pub charts: Charts,
    pub(crate) made: Option<(u64, Look)>,
    /// Where the left and right edge of the window came to stand in each chart on the last frame.
    pub edges: Vec<(f32, f32)>,
}

impl Cache {
    /// True where the corpus has dated figures.
    #[must_use]
    pub fn any(&self) -> bool {
        !self.charts.charts.is_empty()
    }

    /// Number of rows: charts with something to show in a window of time, even where their mode leaves nothing of it.
    #[must_use]
    pub fn rows(&self, window: Window) -> usize {
        self.charts.in_view(window).count()
    }

    /// Height of all rows.
    #[must_use]
    pub fn height(&self, window: Window) -> f32 {
        self.charts.in_view(window).map(|chart| chart.height).sum()
    }
}

/// The chart that commands are about: that of the selected figure, else the one that was clicked, else the first in view.
#[derive(Debug, Clone, Default)]
pub struct Current {
    pub(crate) key: String,
    /// What was selected when it was clicked.
    pub(crate) selection: Option<RecordId>,
}

/// Which chart is meant.
#[derive(Debug, Clone, Default)]
pub struct State {
    /// The chart that was clicked.
    pub current: Option<Current>,
    /// The chart for which the list of series is open.
    pub picker: Option<String>,
}
