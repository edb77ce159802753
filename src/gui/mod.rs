//! The window. Nothing outside this module knows egui.
//!
//! The rooms in their order, each asking only those above it: `kit` (what egui lacks), `app` (the state and what happens
//! to it), `command` (what can be done), `plot` (one plot of time), the panels, and `frame`, which holds them. Panels are
//! functions that end in `_ui`; marks, curves and ticks come from `view` and go through the one adapter in `kit::paint`.

pub mod kit;

pub mod app;

pub mod command;

pub mod plot;

pub mod charts;

pub mod timeline;

pub mod reader;

pub mod side;

pub mod inspector;

pub mod claims;

pub mod table;

pub mod forms;

pub mod export;

pub mod frame;

mod needs;
pub mod run;

pub use app::state::keeping::{Keeping, Mark};
pub use app::{App, Kept, LanesBy, Overlay, Way};
pub use frame::window_ui;
pub use kit::style::install;
pub use needs::tell;
pub use run::run;
