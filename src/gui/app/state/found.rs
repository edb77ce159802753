//! *Found*: what a search or a question has found, as a list.

use crate::model::RecordId;

/// The list, from frame to frame.
#[derive(Debug, Default)]
pub struct State {
    /// What answers the question: places among the shown items, dated ones first.
    pub rows: Vec<u32>,
    /// How many of them are figures.
    pub figures: usize,
    /// What the rows were made for.
    pub(crate) made: Option<u64>,
    /// True on the pass on which the list comes before the inspector.
    pub(crate) front: bool,
    /// True on the pass on which the row that is open takes the keyboard.
    pub(crate) enter: bool,
    /// True on the pass on which that row is brought into sight.
    pub(crate) reveal: bool,
    /// True while a row has the keyboard.
    pub(crate) holds: bool,
    /// The record that was selected by the list or by stepping through it: one selected elsewhere brings the inspector.
    pub(crate) own: Option<RecordId>,
}
