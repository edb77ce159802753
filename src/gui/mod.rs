//! The window. Nothing outside this module knows egui.
//!
//! `app` holds the state and what happens to it; the other files paint one part each (functions that end in `_ui`)
//! and hand back what the user did. Marks, curves and ticks come from `view` and go through the one adapter in `paint`.

mod actions;
pub mod app;
pub mod chart;
mod chart_bar;
pub mod dialog;
mod documents;
mod facets;
pub mod figure;
mod filter;
mod first_start;
mod fonts;
mod icons;
mod inspector;
mod key_to_marks;
mod keys;
pub mod lanes;
mod menu;
mod needs;
pub mod overview;
mod paint;
mod palette;
mod paragraph;
mod picture;
mod popover;
pub mod run;
mod sample;
mod shell;
pub mod source;
mod state;
mod status;
mod style;
mod table;
pub mod timeline;
mod toolbar;
mod tray;
mod widgets;

pub use app::{App, Kept, LanesBy, Overlay};
pub use run::run;
pub use style::install;
