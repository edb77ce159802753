//! The analyst's decisions: an overlay under stable keys, never mixed with what the machine read.
//!
//! Every [`Edit`] returns its inverse when applied, so undo is exact: `apply(apply(p, e))` gives `p` back.
//! The file form is in `file`; nothing here knows a window.

mod file;

use std::collections::BTreeMap;

pub use file::{FileError, autosave_path, load, save};

use crate::model::{RecordId, When};

/// What the analyst says of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Nothing yet.
    #[default]
    Undecided,
    /// It is right.
    Accepted,
    /// It is wrong or unwanted.
    Rejected,
}

impl Status {
    /// The word for lists and exports.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Undecided => "undecided",
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
        }
    }
}

/// A change of the overlay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Sets the status of records.
    Status(Vec<(RecordId, Status)>),
    /// Sets the dates of documents, by path; `None` goes back to what the document says.
    DocumentDate(Vec<(String, Option<When>)>),
}

impl Edit {
    /// What it does, for menus: "accept 12 records".
    #[must_use]
    pub fn words(&self) -> String {
        let many = |count: usize, noun: &str| if count == 1 { format!("a {noun}") } else { format!("{count} {noun}s") };
        match self {
            Self::Status(changes) => {
                let verb = match changes.first().map(|(_, status)| *status) {
                    Some(Status::Accepted) => "accept",
                    Some(Status::Rejected) => "reject",
                    _ => "leave undecided",
                };
                format!("{verb} {}", many(changes.len(), "record"))
            }
            Self::DocumentDate(changes) => format!("date {}", many(changes.len(), "document")),
        }
    }
}

/// All decisions, and the way back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Project {
    statuses: BTreeMap<RecordId, Status>,
    dates: BTreeMap<String, When>,
    undo: Vec<(String, Edit)>,
    redo: Vec<(String, Edit)>,
}

impl Project {
    /// The status of a record.
    #[must_use]
    pub fn status(&self, id: RecordId) -> Status {
        self.statuses.get(&id).copied().unwrap_or_default()
    }

    /// The date the analyst gave a document.
    #[must_use]
    pub fn document_date(&self, path: &str) -> Option<&When> {
        self.dates.get(path)
    }

    /// Every status that is not undecided, by id.
    pub fn statuses(&self) -> impl Iterator<Item = (RecordId, Status)> + '_ {
        self.statuses.iter().map(|(id, status)| (*id, *status))
    }

    /// Every document date that the analyst set, by path.
    pub fn document_dates(&self) -> impl Iterator<Item = (&str, &When)> {
        self.dates.iter().map(|(path, when)| (path.as_str(), when))
    }

    /// Carries out an edit that can be undone.
    pub fn edit(&mut self, edit: Edit) {
        let words = edit.words();
        let inverse = self.apply(edit);
        self.undo.push((words, inverse));
        self.redo.clear();
    }

    /// Takes the last edit back and says what it was.
    pub fn undo(&mut self) -> Option<String> {
        let (words, edit) = self.undo.pop()?;
        let inverse = self.apply(edit);
        self.redo.push((words.clone(), inverse));
        Some(words)
    }

    /// Carries out again what was taken back and says what it was.
    pub fn redo(&mut self) -> Option<String> {
        let (words, edit) = self.redo.pop()?;
        let inverse = self.apply(edit);
        self.undo.push((words.clone(), inverse));
        Some(words)
    }

    /// What *Undo* would take back.
    #[must_use]
    pub fn undo_words(&self) -> Option<&str> {
        self.undo.last().map(|(words, _)| words.as_str())
    }

    /// What *Redo* would carry out.
    #[must_use]
    pub fn redo_words(&self) -> Option<&str> {
        self.redo.last().map(|(words, _)| words.as_str())
    }

    /// Applies an edit and returns its inverse.
    fn apply(&mut self, edit: Edit) -> Edit {
        match edit {
            Edit::Status(changes) => {
                let mut before: Vec<_> = changes
                    .into_iter()
                    .map(|(id, status)| {
                        let old = match status {
                            Status::Undecided => self.statuses.remove(&id),
                            _ => self.statuses.insert(id, status),
                        };
                        (id, old.unwrap_or_default())
                    })
                    .collect();
                // A record may be named twice in one edit; going back starts with the last change.
                before.reverse();
                Edit::Status(before)
            }
            Edit::DocumentDate(changes) => {
                let mut before: Vec<_> = changes
                    .into_iter()
                    .map(|(path, when)| {
                        let old = match when {
                            Some(when) => self.dates.insert(path.clone(), when),
                            None => self.dates.remove(&path),
                        };
                        (path, old)
                    })
                    .collect();
                before.reverse();
                Edit::DocumentDate(before)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn edits() -> impl Strategy<Value = Edit> {
        let status = prop_oneof![Just(Status::Undecided), Just(Status::Accepted), Just(Status::Rejected)];
        let date =
            prop_oneof![Just(None), (1900..2100_i32).prop_map(|year| Some(crate::model::Unit::Year(year).into()))];
        prop_oneof![
            proptest::collection::vec((0..6_u128, status), 1..5)
                .prop_map(|all| Edit::Status(all.into_iter().map(|(id, status)| (RecordId(id), status)).collect())),
            proptest::collection::vec((0..4_u8, date), 1..4).prop_map(|all| Edit::DocumentDate(
                all.into_iter().map(|(n, when)| (format!("{n}.txt"), when)).collect()
            )),
        ]
    }

    proptest! {
        #[test]
        fn undoing_everything_gives_the_project_back(all in proptest::collection::vec(edits(), 0..20)) {
            let mut project = Project::default();
            for edit in &all {
                project.edit(edit.clone());
            }
            let done = (project.statuses.clone(), project.dates.clone());
            while project.undo().is_some() {}
            prop_assert!(project.statuses.is_empty() && project.dates.is_empty());
            while project.redo().is_some() {}
            prop_assert_eq!(done, (project.statuses.clone(), project.dates.clone()));
        }
    }

    #[test]
    fn an_edit_says_what_it_does() {
        let mut project = Project::default();
        project.edit(Edit::Status(vec![(RecordId(1), Status::Accepted), (RecordId(2), Status::Accepted)]));
        assert_eq!(project.undo_words(), Some("accept 2 records"));
        assert_eq!(project.undo().as_deref(), Some("accept 2 records"));
        assert_eq!(project.redo_words(), Some("accept 2 records"));
        assert_eq!(project.status(RecordId(1)), Status::Undecided);
    }
}
