//! Panes as display lists. The window paints them and the export writes them: one drawing for both.

mod lanes;
mod ruler;

pub use lanes::{Highlight, gutter, lanes};
pub use ruler::{grid, ruler};
