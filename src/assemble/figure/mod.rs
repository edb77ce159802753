//! What an amount measures, of whom, and when: one record for each figure of a sentence or cell.

pub(super) mod base;
pub(super) mod cell;
pub(super) mod change;
pub(super) mod date;
pub(super) mod derived;
pub(super) mod label;
pub(super) mod measure;
pub(super) mod metric;
pub(super) mod period;
pub(super) mod read;
pub(super) mod share;
pub(super) mod sides;
pub(super) mod table;
pub(super) mod unit;

pub use read::{Memory, read};
