//! Plain text into lines, blocks and sentences.
//!
//! A block is what a reader would call a paragraph, an item or a row: hard-wrapped lines are joined, lines that stand
//! for themselves are not. Nothing here knows files or dates beyond what keeps a cut out of "Aug. 18".

mod abbreviations;
mod blocks;
mod cells;
mod grid;
mod lines;
mod sentences;

pub use blocks::{Block, BlockKind, blocks};
pub use grid::{Cell, Grid};
pub use sentences::{each_sentence, sentences};
