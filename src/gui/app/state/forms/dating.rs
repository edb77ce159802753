//! A date for documents, being typed.

use super::Keyboard;
use crate::extract;
use crate::model::{DocDate, DocId, When};
use crate::project::Edit;

/// What is being dated.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// What was typed.
    pub text: String,
    /// The document that was asked about.
    pub document: DocId,
    /// Which documents the date may be for: words and paths.
    pub(crate) scopes: Vec<(String, Vec<String>)>,
    /// Which of them it is for.
    pub scope: usize,
    pub(crate) keyboard: Keyboard,
}

impl Form {
    /// The date that was typed, as the reader of texts understands it.
    #[must_use]
    pub fn reading(&self) -> Option<When> {
        extract::typed_date(&self.text, &DocDate::unknown("typed"))
    }

    pub(crate) fn edit(&self, when: Option<&When>) -> Edit {
        let paths = self.scopes.get(self.scope).map(|(_, paths)| paths.clone()).unwrap_or_default();
        Edit::DocumentDate(paths.into_iter().map(|path| (path, when.cloned())).collect())
    }
}
