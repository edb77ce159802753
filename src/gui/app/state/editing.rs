//! The selected record's fields being edited, with what was typed into each and not taken yet.

use std::collections::BTreeMap;

use crate::model::RecordId;
use crate::project::Field;

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
