//! View models: what a screen or a page shows, as plain data. Pure: no IO, no clock, no window toolkit.
//!
//! One [`Window`] of time is the only x mapping; ruler, lanes, charts and overview are functions of it.
//! [`item`] turns records into things on the axis, [`lanes`] places them, [`paint`] draws the result as a
//! list of [`scene::Shape`]s, which the window paints and the export writes.

pub mod amount;
pub mod ask;
pub mod badge;
pub mod bands;
pub mod brief;
pub mod chart;
pub mod cluster;
pub mod color;
pub mod could_be;
pub mod counts;
pub mod doubt;
pub mod fallback;
pub mod filter;
pub mod folds;
pub mod fonts;
pub mod glyph;
pub mod goto;
pub mod item;
pub mod lanes;
pub mod overview;
pub mod paint;
pub mod passage;
pub mod precision;
pub mod published;
pub mod scene;
pub mod sheet;
pub mod short;
pub mod stands;
pub mod still;
pub mod text;
pub mod theme;
pub mod ticks;
pub mod window;
pub mod words;

pub use color::Color;
pub use item::{Item, Items, Status};
pub use scene::Shape;
pub use theme::{Group, Theme};
pub use window::{Folds, Window};
