//! What the window knows and what happens to it: loading, selecting, moving in time. Nothing here paints.
//!
//! `state` holds it as plain data in five parts; the other files say what happens, one subject each.

pub mod area;
pub mod ask;
pub mod bands;
pub mod bookmarks;
pub mod charts;
pub mod claims;
pub mod context;
pub mod could_be;
pub mod data;
pub mod decisions;
pub mod desk;
pub mod dialogs;
pub mod documents;
pub mod editing;
pub(crate) mod encoding;
pub mod export;
pub mod facets;
pub mod forms;
pub mod found;
pub(crate) mod heard;
pub mod history;
pub mod joining;
pub mod keeping;
pub(crate) mod keys;
pub mod lanes;
pub mod loading;
pub mod logic;
pub(crate) mod making;
pub mod messages;
pub mod original;
pub mod panes;
pub mod pick;
pub mod reading;
pub mod renewing;
pub mod report;
pub mod sample;
pub mod search;
pub mod state;
pub mod table;
pub mod time;
pub mod tour;
pub mod triage;
pub mod views;

pub use state::data::Data;
pub use state::keeping::Keeping;
pub use state::kept::{Kept, Message, Overlay, Pane, Progress, Reading, Tone, Totals};
pub use state::layout::Bottom;
pub use state::parts::{App, Choice, Panes, Parts, Work};
pub use state::time::Time;
pub use state::trail::Way;

pub use crate::view::lanes::LaneBy as LanesBy;
