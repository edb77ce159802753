//! The selected record's fields being edited, with what was typed into each and not taken yet.

use std::collections::BTreeMap;

use crate::model::RecordId;
use crate::project::Field;

/// So long after the last letter nobody types a headline any more.
const PAUSE: f64 = 1.5;

/// Letters that were meant for a field that has not opened: they are no commands.
#[derive(Debug, Clone, Copy, Default)]
pub struct Lost {
    /// When the last of them came.
    last: Option<f64>,
}

impl Lost {
    /// Begins to wait for them, at a time of the frame.
    pub fn begin(&mut self, now: f64) {
        self.last = Some(now);
    }

    /// True while they are waited for; a pause ends that.
    pub fn waits(&mut self, now: f64) -> bool {
        self.last = self.last.filter(|last| now - last < PAUSE);
        self.last.is_some()
    }

    /// Whoever does something else has seen that no field is open.
    pub fn end(&mut self) {
        self.last = None;
    }
}

/// The record that is edited.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// Which one.
    pub id: RecordId,
    /// What stands in the fields that were typed into; what is not here stands as it is.
    pub typed: BTreeMap<Field, String>,
    /// The field that is to take the keyboard.
    pub focus: Option<Field>,
    /// The field that cannot be read, and why.
    pub wrong: Option<(Field, String)>,
}

impl Form {
    /// For a record, beginning at a field.
    #[must_use]
    pub fn of(id: RecordId, field: Field) -> Self {
        Self { id, typed: BTreeMap::new(), focus: Some(field), wrong: None }
    }
}
