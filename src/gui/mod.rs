//! The window. Nothing outside this module knows egui.
//!
//! `app` holds the state and what happens to it; the other files paint one part each (functions that end in `_ui`)
//! and hand back what the user did. Marks, curves and ticks come from `view` and go through the one adapter in `paint`.

mod actions;
mod adding;
pub mod app;
pub mod area;
pub mod ask;
mod axis;
pub mod chart;
mod chart_bar;
mod dating;
mod decisions;
pub mod desk;
pub mod dialog;
mod documents;
mod editor;
pub mod export;
mod facets;
pub mod figure;
mod find;
mod first_start;
mod fonts;
mod icons;
mod inspector;
mod key_to_marks;
mod keys;
mod lane_head;
pub mod lanes;
pub mod layout;
mod loading;
mod menu;
mod navigate;
mod needs;
mod original;
pub mod overview;
mod paint;
mod palette;
mod paragraph;
mod pick;
mod popover;
pub mod roam;
pub mod run;
mod sample;
pub mod search;
mod shell;
pub mod source;
mod source_head;
mod state;
mod states;
mod status;
mod style;
mod table;
mod tiles;
pub mod timeline;
mod toolbar;
mod trail;
mod tray;
mod views;
mod widgets;

pub use app::{App, Kept, LanesBy, Overlay};
pub use run::run;
pub use style::install;
