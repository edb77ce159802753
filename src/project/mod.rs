//! The analyst's decisions: an overlay under stable keys, never mixed with what the machine read.
//!
//! Every [`Edit`] returns its inverse when applied, so undo is exact: `apply(apply(p, e))` gives `p` back.
//! The file form is in `file`, the way onto a corpus in `overlay`; nothing here knows a window.

mod added;
mod file;
mod journal;
mod overlay;
mod page;
mod saved;

use std::collections::BTreeMap;

pub use added::{Added, AddedKind};
pub use file::{FileError, autosave_path, load, save};
pub use overlay::{Changed, is_stale, lay, lay_article, record_of};
pub use page::{Callout, Page, Replacement};
pub use saved::{Facet, Filter, Kind, View};

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
    /// Saves views under their names; `None` forgets one. Renaming is both in one edit.
    Views(Vec<(String, Option<View>)>),
    /// Adds records by hand; `None` takes one away.
    Added(Vec<(RecordId, Option<Added>)>),
    /// Names stretches of time, which are drawn as bands; `None` takes one away. Renaming is both in one edit.
    Eras(Vec<(String, Option<When>)>),
    /// Sets up the briefing page; `None` forgets how.
    Page(Option<Box<Page>>),
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
            Self::DocumentDate(changes) => {
                let verb =
                    if changes.iter().all(|(_, when)| when.is_none()) { "take back the date of" } else { "date" };
                format!("{verb} {}", many(changes.len(), "document"))
            }
            Self::Views(changes) => match changes.as_slice() {
                [(old, None), (new, Some(_))] => format!("rename view ‘{old}’ to ‘{new}’"),
                [(name, Some(_))] => format!("save view ‘{name}’"),
                [(name, None)] => format!("delete view ‘{name}’"),
                _ => format!("change {}", many(changes.len(), "view")),
            },
            Self::Eras(changes) => match changes.as_slice() {
                [(old, None), (new, Some(_))] => format!("rename era ‘{old}’ to ‘{new}’"),
                [(name, Some(_))] => format!("set era ‘{name}’"),
                [(name, None)] => format!("remove era ‘{name}’"),
                _ => format!("change {}", many(changes.len(), "era")),
            },
            Self::Added(changes) => match changes.as_slice() {
                [(_, Some(added))] => format!("add the {} ‘{}’", added.kind.word(), added.title),
                [(_, None)] => "take away a record that was added".to_owned(),
                _ => format!("change {}", many(changes.len(), "added record")),
            },
            Self::Page(_) => "set up the briefing page".to_owned(),
        }
    }
}

/// Sets or removes values under their keys and returns what undoes it, last change first: a key may be named twice.
fn swap<K: Ord + Clone, V>(into: &mut BTreeMap<K, V>, changes: Vec<(K, Option<V>)>) -> Vec<(K, Option<V>)> {
    let mut before: Vec<_> = changes
        .into_iter()
        .map(|(key, value)| {
            let old = match value {
                Some(value) => into.insert(key.clone(), value),
                None => into.remove(&key),
            };
            (key, old)
        })
        .collect();
    before.reverse();
    before
}

/// All decisions, and the way back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Project {
    statuses: BTreeMap<RecordId, Status>,
    dates: BTreeMap<String, When>,
    views: BTreeMap<String, View>,
    added: BTreeMap<RecordId, Added>,
    eras: BTreeMap<String, When>,
    page: Option<Box<Page>>,
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

    /// The saved views, by name.
    pub fn views(&self) -> impl Iterator<Item = (&str, &View)> {
        self.views.iter().map(|(name, view)| (name.as_str(), view))
    }

    /// The view of a name.
    #[must_use]
    pub fn view(&self, name: &str) -> Option<&View> {
        self.views.get(name)
    }

    /// The records that the analyst added, by id.
    pub fn added(&self) -> impl Iterator<Item = (RecordId, &Added)> {
        self.added.iter().map(|(id, added)| (*id, added))
    }

    /// The named stretches of time, by name.
    pub fn eras(&self) -> impl Iterator<Item = (&str, &When)> {
        self.eras.iter().map(|(name, when)| (name.as_str(), when))
    }

    /// How the briefing page was set up last.
    #[must_use]
    pub fn page(&self) -> Option<&Page> {
        self.page.as_deref()
    }

    /// True for a record that the analyst added.
    #[must_use]
    pub fn is_added(&self, id: RecordId) -> bool {
        self.added.contains_key(&id)
    }

    /// Carries out an edit that can be undone.
    pub fn edit(&mut self, edit: Edit) {
        let words = edit.words();
        self.edit_as(words, edit);
    }

    /// The same under other words: whoever knows the records can say more than how many there are.
    pub fn edit_as(&mut self, words: String, edit: Edit) {
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
            Edit::DocumentDate(changes) => Edit::DocumentDate(swap(&mut self.dates, changes)),
            Edit::Views(changes) => Edit::Views(swap(&mut self.views, changes)),
            Edit::Added(changes) => Edit::Added(swap(&mut self.added, changes)),
            Edit::Eras(changes) => Edit::Eras(swap(&mut self.eras, changes)),
            Edit::Page(page) => Edit::Page(std::mem::replace(&mut self.page, page)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn view(lanes: u8) -> View {
        View { lanes: lanes.to_string(), ..View::default() }
    }

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
            proptest::collection::vec((0..4_u8, proptest::option::of(0..3_u8)), 1..4).prop_map(|all| Edit::Views(
                all.into_iter().map(|(n, lanes)| (format!("view {n}"), lanes.map(view))).collect()
            )),
            proptest::option::of("[a-c]")
                .prop_map(|title| { Edit::Page(title.map(|title| Box::new(Page { title, ..Page::default() }))) }),
        ]
    }

    proptest! {
        #[test]
        fn undoing_everything_gives_the_project_back(all in proptest::collection::vec(edits(), 0..20)) {
            let mut project = Project::default();
            for edit in &all {
                project.edit(edit.clone());
            }
            let kept = |project: &Project| {
                (project.statuses.clone(), project.dates.clone(), project.views.clone(), project.page.clone())
            };
            let done = kept(&project);
            while project.undo().is_some() {}
            prop_assert_eq!(kept(&project), kept(&Project::default()));
            while project.redo().is_some() {}
            prop_assert_eq!(done, kept(&project));
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
        project.edit(Edit::Views(vec![("Ministers".to_owned(), Some(view(1)))]));
        project.edit(Edit::Views(vec![("Ministers".to_owned(), None), ("Visits".to_owned(), Some(view(1)))]));
        assert_eq!(project.undo_words(), Some("rename view ‘Ministers’ to ‘Visits’"));
        project.edit(Edit::DocumentDate(vec![("a.txt".to_owned(), None)]));
        assert_eq!(project.undo_words(), Some("take back the date of a document"));
    }
}
