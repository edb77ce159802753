//! A record of the analyst’s own, being written.

use super::Keyboard;
use crate::model::When;
use crate::project::{Added, Edit};

/// What is being added.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    pub(crate) added: Added,
    /// The date as it was typed or found.
    pub date: String,
    /// Where the date was found, in words; empty where nothing was.
    pub(crate) found: &'static str,
    pub(crate) keyboard: Keyboard,
}

impl Form {
    pub(crate) fn edit(&self, when: Option<When>) -> Edit {
        let added = Added { edtf: when, title: self.added.title.trim().to_owned(), ..self.added.clone() };
        Edit::Added(vec![(added.id(), Some(added))])
    }
}
