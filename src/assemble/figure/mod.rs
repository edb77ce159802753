//! What an amount measures, of whom, and when: one record for each figure of a sentence or cell.

mod anaphora;
mod base;
mod cell;
mod change;
mod date;
mod delta;
mod derived;
mod draft;
mod good;
mod label;
pub(super) mod measure;
mod metric;
mod percent;
pub(super) mod period;
mod read;
mod share;
mod sides;
mod table;
mod unit;

pub use read::{Memory, read};
