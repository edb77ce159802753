//! What a table holds, being said.

use super::Keyboard;
use crate::model::{DocId, Mapping, TextHash};
use crate::project::Edit;
use crate::tables::Seen;

/// What is being said of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// The document of the table.
    pub document: DocId,
    /// Which of its tables.
    pub table: usize,
    /// The form of the table: what is said counts for all of this form.
    pub(crate) shape: TextHash,
    /// Its columns as they are taken without a word.
    pub(crate) columns: Vec<Seen>,
    /// What is said.
    pub mapping: Mapping,
    /// What was said before.
    pub(crate) before: Mapping,
    /// What it reads as, for which words: a sentence, and true where there are figures.
    pub(crate) preview: Option<(Mapping, String, bool)>,
    pub(crate) keyboard: Keyboard,
}

impl Form {
    pub(crate) fn edit(&self, mapping: Mapping) -> Edit {
        Edit::Mappings(vec![(self.shape, Some(mapping).filter(|mapping| !mapping.is_empty()))])
    }
}
