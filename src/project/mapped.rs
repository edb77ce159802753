//! What tables of a form hold, as the project's file has it.

use serde::{Deserialize, Serialize};

use crate::model::{Mapping, TextHash};

/// A form of tables and what is said of it.
#[derive(Serialize, Deserialize)]
pub(super) struct Mapped {
    pub shape: String,
    /// Not flattened: numbers of columns would be read as words.
    pub said: Mapping,
}

impl From<(&TextHash, &Mapping)> for Mapped {
    fn from((shape, mapping): (&TextHash, &Mapping)) -> Self {
        Self { shape: shape.to_string(), said: mapping.clone() }
    }
}
