//! Panes as display lists. The window paints them and the export writes them: one drawing for both.

mod breaks;
mod charts;
mod lanes;
mod ruler;
mod strips;

pub use breaks::breaks;
pub use charts::{PALE, chart, chart_gutter, dashes, series_dash, series_ink};
pub use lanes::{Highlight, gutter, lanes};
pub use ruler::{grid, ruler};
pub use strips::{overview, published};
