//! What an amount measures, of whom, and when: one record for each figure of a sentence or cell.

mod anaphora;
mod base;
mod cell;
mod change;
pub(super) mod compared;
mod date;
mod delta;
mod derived;
mod draft;
mod evidence;
mod fiscal;
mod good;
mod goods;
mod hedge;
mod label;
mod make;
mod measure;
mod memory;
mod metric;
mod own;
mod percent;
pub(super) mod period;
mod read;
mod record;
mod running;
mod share;
mod sides;
pub(super) mod sort;
mod table;
mod times;
mod twin;
mod unit;

pub use label::written;
pub use memory::Memory;
pub use read::read;
