//! Everything that the analyst has decided, as plain data under keys: what is written, compared and merged.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::likeness::Sketch;
use super::{Added, Anchor, Edit, Field, Page, Said, Status, View, conflict};
use crate::claims::Choice;
use crate::join::{Hand, Pair};
use crate::model::{Encoding, Extent, Mapping, RecordId, TextHash, When};

/// A document as it was when it was seen last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Its path.
    pub path: String,
    /// Its headline.
    pub title: String,
    /// By which a changed text is found to be the same document; kept for those that carry work.
    pub sketch: Option<Sketch>,
}

/// Work on a document that is not in the corpus any more: kept, and shown nowhere until its document comes back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "super::rows::Waiting", into = "super::rows::Waiting")]
pub enum Parked {
    /// A date that was set by hand.
    Date {
        /// The document's path.
        document: String,
        /// Its text.
        text: TextHash,
        /// The date.
        when: When,
    },
    /// That all text of it is read.
    Extent {
        /// The document's path.
        document: String,
        /// Its text.
        text: TextHash,
        /// How much of it is read.
        extent: Extent,
    },
    /// A record that was added by hand.
    Added {
        /// The document's text.
        text: TextHash,
        /// The record.
        added: Added,
    },
}

impl Parked {
    /// Its key: one for each piece of work.
    #[must_use]
    pub fn key(&self) -> String {
        match self {
            Self::Date { document, text, .. } => format!("date {text} {document}"),
            Self::Extent { document, text, .. } => format!("extent {text} {document}"),
            Self::Added { text, added } => format!("added {text} {}", added.id()),
        }
    }

    /// The text of its document.
    #[must_use]
    pub fn text(&self) -> TextHash {
        match self {
            Self::Date { text, .. } | Self::Extent { text, .. } | Self::Added { text, .. } => *text,
        }
    }

    /// The path of its document.
    #[must_use]
    pub fn document(&self) -> &str {
        match self {
            Self::Date { document, .. } | Self::Extent { document, .. } => document,
            Self::Added { added, .. } => &added.document,
        }
    }
}

/// The analyst's work.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Work {
    /// Where the corpus lies; several where it was opened from several places.
    pub(super) folders: Vec<String>,
    pub(super) statuses: BTreeMap<RecordId, Status>,
    /// What the decisions hold on to, also those that were taken back.
    pub(super) anchors: BTreeMap<RecordId, Arc<Anchor>>,
    /// What the analyst says in the place of what the machine read, field by field.
    pub(super) said: BTreeMap<(RecordId, Field), Said>,
    pub(super) dates: BTreeMap<String, When>,
    /// Documents of which more is read than what is taken for the article.
    pub(super) extents: BTreeMap<String, Extent>,
    /// In which encodings files are read.
    pub(super) encodings: BTreeMap<String, Encoding>,
    /// Documents that nearly repeat others and are sources of their own all the same.
    pub(super) copies: BTreeMap<String, Hand>,
    pub(super) views: BTreeMap<String, View>,
    pub(super) added: BTreeMap<RecordId, Added>,
    pub(super) eras: BTreeMap<String, When>,
    /// Pairs of records that a hand has put together or told apart.
    pub(super) joins: BTreeMap<Pair, Hand>,
    /// What was said of tables, by their form.
    pub(super) mappings: BTreeMap<TextHash, Mapping>,
    /// Which of the versions that contradict each other is preferred, at a record that tells it.
    pub(super) choices: BTreeMap<RecordId, Choice>,
    pub(super) page: Option<Box<Page>>,
    pub(super) parked: BTreeMap<String, Parked>,
    /// What other hands decided otherwise, as the edits that would do so.
    pub(super) conflicts: BTreeMap<String, Edit>,
    /// The text that a path had when it was dated or something was added to it.
    pub(super) texts: BTreeMap<String, TextHash>,
    pub(super) documents: BTreeMap<TextHash, Known>,
    /// How the corpus is looked at, in the window's own words.
    pub(super) desk: BTreeMap<String, Value>,
    /// What another version of Dateline has written and this one does not know.
    pub(super) others: BTreeMap<String, Value>,
}

impl Work {
    /// True where the analyst has decided nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let decided = self.decided() + self.conflicts.len();
        decided == 0 && self.desk.is_empty() && self.others.is_empty() && self.page.is_none()
    }

    /// How many things were decided: statuses, corrected fields, dates, how much is read, added records, views, eras, pairs
    /// of records, preferred versions, encodings, copies told apart and forms of tables.
    #[must_use]
    pub fn decided(&self) -> usize {
        let read = self.extents.len() + self.encodings.len() + self.mappings.len();
        let documents = self.dates.len() + read + self.copies.len() + self.parked.len();
        let records = self.statuses.len() + self.said.len() + self.choices.len();
        records + documents + self.added.len() + self.views.len() + self.eras.len() + self.joins.len()
    }

    /// The names of the saved views.
    pub fn viewed(&self) -> impl Iterator<Item = &str> {
        self.views.keys().map(String::as_str)
    }

    /// How many things hands have decided differently.
    #[must_use]
    pub fn conflicts(&self) -> usize {
        self.contested().len()
    }

    /// The texts of the documents on which there is work.
    #[must_use]
    pub fn texts(&self) -> BTreeSet<TextHash> {
        let parked = self.parked.values().map(Parked::text);
        self.anchors.values().map(|anchor| anchor.text).chain(self.texts.values().copied()).chain(parked).collect()
    }

    /// The documents that are named, with their texts.
    pub fn documents(&self) -> impl Iterator<Item = (TextHash, &Known)> {
        self.documents.iter().map(|(text, known)| (*text, known))
    }

    /// How the corpus is looked at, in the window's own words.
    #[must_use]
    pub fn desk(&self) -> &BTreeMap<String, Value> {
        &self.desk
    }

    /// Where the corpus lay.
    #[must_use]
    pub fn folders(&self) -> &[String] {
        &self.folders
    }

    /// This work with what another hand has made of `base` since: key by key, what only one side has changed counts;
    /// where both have, this one, and what others say is kept beside it.
    #[must_use]
    pub fn merged(&self, base: &Self, theirs: &Self) -> Self {
        let mut conflicts = each(&base.conflicts, &self.conflicts, &theirs.conflicts);
        conflicts.extend(conflict::found(base, self, theirs));
        Self {
            conflicts,
            folders: one(&base.folders, &self.folders, &theirs.folders),
            statuses: each(&base.statuses, &self.statuses, &theirs.statuses),
            anchors: each(&base.anchors, &self.anchors, &theirs.anchors),
            said: each(&base.said, &self.said, &theirs.said),
            dates: each(&base.dates, &self.dates, &theirs.dates),
            extents: each(&base.extents, &self.extents, &theirs.extents),
            encodings: each(&base.encodings, &self.encodings, &theirs.encodings),
            copies: each(&base.copies, &self.copies, &theirs.copies),
            views: each(&base.views, &self.views, &theirs.views),
            added: each(&base.added, &self.added, &theirs.added),
            eras: each(&base.eras, &self.eras, &theirs.eras),
            joins: each(&base.joins, &self.joins, &theirs.joins),
            mappings: each(&base.mappings, &self.mappings, &theirs.mappings),
            choices: each(&base.choices, &self.choices, &theirs.choices),
            page: one(&base.page, &self.page, &theirs.page),
            parked: each(&base.parked, &self.parked, &theirs.parked),
            texts: each(&base.texts, &self.texts, &theirs.texts),
            documents: each(&base.documents, &self.documents, &theirs.documents),
            desk: each(&base.desk, &self.desk, &theirs.desk),
            others: each(&base.others, &self.others, &theirs.others),
        }
        .without_agreed()
    }

    /// How many decisions differ from those of another.
    #[must_use]
    pub fn differences(&self, other: &Self) -> usize {
        fn of<K: Ord, V: PartialEq>(one: &BTreeMap<K, V>, other: &BTreeMap<K, V>) -> usize {
            let gone = one.keys().filter(|key| !other.contains_key(*key)).count();
            gone + other.iter().filter(|(key, value)| one.get(*key) != Some(*value)).count()
        }
        of(&self.statuses, &other.statuses)
            + of(&self.said, &other.said)
            + of(&self.dates, &other.dates)
            + of(&self.extents, &other.extents)
            + of(&self.encodings, &other.encodings)
            + of(&self.copies, &other.copies)
            + of(&self.added, &other.added)
            + of(&self.views, &other.views)
            + of(&self.eras, &other.eras)
            + of(&self.joins, &other.joins)
            + of(&self.mappings, &other.mappings)
            + of(&self.choices, &other.choices)
            + usize::from(self.page != other.page)
    }
}

fn one<V: Clone + PartialEq>(base: &V, mine: &V, theirs: &V) -> V {
    if mine == base { theirs.clone() } else { mine.clone() }
}

fn each<K: Ord + Clone, V: Clone + PartialEq>(
    base: &BTreeMap<K, V>,
    mine: &BTreeMap<K, V>,
    theirs: &BTreeMap<K, V>,
) -> BTreeMap<K, V> {
    if base == theirs {
        return mine.clone();
    }
    let keys: BTreeSet<&K> = mine.keys().chain(theirs.keys()).collect();
    let value = |key: &K| one(&base.get(key), &mine.get(key), &theirs.get(key)).cloned();
    keys.into_iter().filter_map(|key| Some((key.clone(), value(key)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claims::Verdict;

    fn work(statuses: &[(u128, Status)]) -> Work {
        let statuses = statuses.iter().map(|(id, status)| (RecordId(*id), *status)).collect();
        Work { statuses, ..Work::default() }
    }

    #[test]
    fn what_two_hands_decided_is_in_the_merge_and_what_one_took_back_is_not() {
        use Status::{Accepted, Rejected};
        let base = work(&[(1, Accepted), (2, Accepted), (3, Accepted)]);
        let mine = work(&[(1, Rejected), (2, Accepted), (3, Rejected), (4, Accepted)]);
        let theirs = work(&[(1, Accepted), (3, Accepted), (5, Rejected)]);
        let merged = mine.merged(&base, &theirs);
        assert_eq!(merged, work(&[(1, Rejected), (3, Rejected), (4, Accepted), (5, Rejected)]));
        assert_eq!(mine.merged(&base, &base), mine);
        assert_eq!(base.merged(&base, &theirs), theirs);
        assert_eq!(mine.differences(&merged), 2);
    }

    #[test]
    fn what_is_preferred_is_kept_in_the_file_with_its_reason_and_taken_back() {
        let mut project = crate::project::Project::default();
        let choice = Choice { verdict: Verdict::Preferred, why: "it names the day".to_owned() };
        project.edit(Edit::Choices(vec![(RecordId(7), Some(choice.clone()))]));
        let (read, _) = crate::project::file::parse(&crate::project::file::text(&project).unwrap()).unwrap();
        assert_eq!(read.choices, BTreeMap::from([(RecordId(7), choice)]));
        assert_eq!(project.undo().as_deref(), Some("prefer a version"));
        assert!(project.work().is_empty());
    }

    #[test]
    fn joins_by_hand_are_kept_in_the_file_and_taken_back() {
        let mut project = crate::project::Project::default();
        let pair = Pair::of(RecordId(7), RecordId(3));
        project.edit(Edit::Joins(vec![(pair, Some(Hand::Apart))]));
        let (read, _) = crate::project::file::parse(&crate::project::file::text(&project).unwrap()).unwrap();
        assert_eq!(read.joins, BTreeMap::from([(pair, Hand::Apart)]));
        assert_eq!(project.undo().as_deref(), Some("split a mark off"));
        assert!(project.work().is_empty());
    }
}
