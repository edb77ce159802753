//! What two hands have decided differently before either saw the other's: both are kept. What counts is the later one's;
//! the other is an [`Edit`] that would put it in its place, under a key that names the thing decided on.

use std::collections::BTreeMap;

use super::{Edit, Project, Work};
use crate::model::{Extent, RecordId, When};

/// A disagreement in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// Its key.
    pub key: String,
    /// What it is about: "‘They met on 14 May.’ in a.txt".
    pub about: String,
    /// What counts now: "accepted".
    pub now: String,
    /// What the other hand has decided: "rejected".
    pub other: String,
}

/// The key of the one thing that an edit changes; `None` where that is more than one, or nothing that is decided.
fn key(edit: &Edit) -> Option<String> {
    Some(match edit {
        Edit::Status(all) => format!("status {}", only(all)?),
        Edit::DocumentDate(all) => format!("date {}", only(all)?),
        Edit::Extent(all) => format!("extent {}", only(all)?),
        Edit::Views(all) => format!("view {}", only(all)?),
        Edit::Added(all) => format!("added {}", only(all)?),
        Edit::Eras(all) => format!("era {}", only(all)?),
        Edit::Page(_) => "page".to_owned(),
        Edit::Parked(_) | Edit::Conflicts(_) | Edit::All(_) => return None,
    })
}

fn only<K, V>(all: &[(K, V)]) -> Option<&K> {
    if let [(key, _)] = all { Some(key) } else { None }
}

/// Other keys for edits that are about other records or documents now.
pub(super) fn rename(all: &mut [(String, Option<Edit>)], change: impl Fn(&mut Edit)) {
    for (name, edit) in all {
        if let Some(edit) = edit {
            change(edit);
            *name = key(edit).unwrap_or_else(|| std::mem::take(name));
        }
    }
}

/// The same for those of a project.
pub(super) fn renamed(all: BTreeMap<String, Edit>, change: impl Fn(&mut Edit)) -> BTreeMap<String, Edit> {
    let mut all: Vec<(String, Option<Edit>)> = all.into_iter().map(|(key, edit)| (key, Some(edit))).collect();
    rename(&mut all, change);
    all.into_iter().filter_map(|(key, edit)| Some((key, edit?))).collect()
}

/// What both have changed since `base`, each in another way: what `theirs` says of it.
pub(super) fn found(base: &Work, mine: &Work, theirs: &Work) -> BTreeMap<String, Edit> {
    let mut edits: Vec<Edit> = Vec::new();
    let maps = [&base.statuses, &mine.statuses, &theirs.statuses];
    edits.extend(both(maps).map(|(id, status)| Edit::Status(vec![(*id, status.unwrap_or_default())])));
    let maps = [&base.dates, &mine.dates, &theirs.dates];
    edits.extend(both(maps).map(|(path, when)| Edit::DocumentDate(vec![(path.clone(), when)])));
    let maps = [&base.extents, &mine.extents, &theirs.extents];
    edits.extend(both(maps).map(|(path, extent)| Edit::Extent(vec![(path.clone(), extent.unwrap_or_default())])));
    let maps = [&base.views, &mine.views, &theirs.views];
    edits.extend(both(maps).map(|(name, view)| Edit::Views(vec![(name.clone(), view)])));
    let maps = [&base.added, &mine.added, &theirs.added];
    edits.extend(both(maps).map(|(id, added)| Edit::Added(vec![(*id, added)])));
    let maps = [&base.eras, &mine.eras, &theirs.eras];
    edits.extend(both(maps).map(|(name, when)| Edit::Eras(vec![(name.clone(), when)])));
    if differ(&base.page, &mine.page, &theirs.page) {
        edits.push(Edit::Page(theirs.page.clone()));
    }
    edits.into_iter().filter_map(|edit| Some((key(&edit)?, edit))).collect()
}

fn differ<V: PartialEq>(base: &V, mine: &V, theirs: &V) -> bool {
    mine != base && theirs != base && mine != theirs
}

/// The keys at which both have changed something in different ways, with what the other one says.
fn both<K: Ord, V: Clone + PartialEq>(
    [base, mine, theirs]: [&BTreeMap<K, V>; 3],
) -> impl Iterator<Item = (&K, Option<V>)> {
    let gone = mine.keys().filter(|key| !theirs.contains_key(*key)).chain(theirs.keys());
    // What only the base knows is gone on both sides, which is no disagreement.
    let differ = |key: &K| differ(&base.get(key), &mine.get(key), &theirs.get(key));
    gone.filter(move |key| differ(key)).map(|key| (key, theirs.get(key).cloned()))
}

impl Project {
    /// What two hands have decided differently, in words.
    #[must_use]
    pub fn conflicts(&self) -> Vec<Conflict> {
        self.work.conflicts.iter().map(|(key, other)| self.conflict(key, other)).collect()
    }

    fn conflict(&self, key: &str, other: &Edit) -> Conflict {
        let page = || ["the set-up of the briefing page", "this one", "another one"].map(str::to_owned);
        let [about, now, other] = self.told(other).unwrap_or_else(page);
        Conflict { key: key.to_owned(), about, now, other }
    }

    /// What an edit is about, what counts of it now, and what it would make of it; `None` for the page.
    fn told(&self, other: &Edit) -> Option<[String; 3]> {
        let date = |when: Option<&When>| when.map_or_else(|| "no date set".to_owned(), When::words);
        let is_there = |is_there: bool, yes: &str, no: &str| if is_there { yes } else { no }.to_owned();
        Some(match other {
            Edit::Status(all) => {
                let (id, status) = all.first()?;
                [self.quoted(*id), self.status(*id).word().to_owned(), status.word().to_owned()]
            }
            Edit::DocumentDate(all) => {
                let (path, when) = all.first()?;
                [format!("the date of {path}"), date(self.document_date(path)), date(when.as_ref())]
            }
            Edit::Extent(all) => {
                let (path, extent) = all.first()?;
                let words = |extent| is_there(extent == Extent::All, "all text", "the article alone");
                [format!("what is read of {path}"), words(self.extent(path)), words(*extent)]
            }
            Edit::Views(all) => {
                let (name, view) = all.first()?;
                let now = is_there(self.view(name).is_some(), "saved", "deleted");
                [format!("view ‘{name}’"), now, is_there(view.is_some(), "saved otherwise", "deleted")]
            }
            Edit::Added(all) => {
                let (id, added) = all.first()?;
                let mine = self.work.added.get(id);
                let title = mine.or(added.as_ref()).map(|added| added.title.as_str())?;
                let now = is_there(mine.is_some(), "there", "taken away");
                let other = is_there(added.is_some(), "worded otherwise", "taken away");
                [format!("the added record ‘{title}’"), now, other]
            }
            Edit::Eras(all) => {
                let (name, when) = all.first()?;
                let words = |when: Option<&When>| when.map_or_else(|| "removed".to_owned(), When::words);
                [format!("era ‘{name}’"), words(self.work.eras.get(name)), words(when.as_ref())]
            }
            _ => return None,
        })
    }

    fn quoted(&self, id: RecordId) -> String {
        match self.work.anchors.get(&id) {
            Some(anchor) => format!("‘{}’ in {}", anchor.quote, anchor.document),
            None => format!("record {id}"),
        }
    }

    /// What puts the other hand's decision in the place of the one that counts now.
    #[must_use]
    pub fn take_other(&self, key: &str) -> Option<Edit> {
        let other = self.work.conflicts.get(key)?.clone();
        Some(Edit::All(vec![other, Self::keep_this(key)]))
    }

    /// What leaves it at the decision that counts now.
    #[must_use]
    pub fn keep_this(key: &str) -> Edit {
        Edit::Conflicts(vec![(key.to_owned(), None)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Unit;
    use crate::project::Status::{Accepted, Rejected};

    fn decided(edits: Vec<Edit>) -> Project {
        let mut project = Project::default();
        for edit in edits {
            project.edit(edit);
        }
        project
    }

    #[test]
    fn what_two_hands_decide_differently_is_kept_both_ways_and_either_can_be_chosen() {
        let status = |id, status| Edit::Status(vec![(RecordId(id), status)]);
        let date = |year| Edit::DocumentDate(vec![("a.txt".to_owned(), Some(Unit::Year(year).into()))]);
        let base = decided(vec![status(3, Accepted), status(4, Accepted)]);
        let mut mine = base.clone();
        for edit in [status(1, Accepted), status(2, Accepted), status(3, Rejected), date(2014)] {
            mine.edit(edit);
        }
        let mut theirs = base.clone();
        for edit in [status(1, Rejected), status(2, Accepted), status(4, Rejected), date(2015)] {
            theirs.edit(edit);
        }
        assert!(mine.take_in(base.work(), theirs.work()));
        let told = |project: &Project| -> Vec<(String, String)> {
            project.conflicts().into_iter().map(|conflict| (conflict.now, conflict.other)).collect()
        };
        let pair = |one: &str, other: &str| (one.to_owned(), other.to_owned());
        assert_eq!(told(&mine), [pair("2014", "2015"), pair("accepted", "rejected")], "what only one changed is none");
        assert_eq!(mine.status(RecordId(4)), Rejected);
        let keys: Vec<String> = mine.conflicts().into_iter().map(|conflict| conflict.key).collect();
        let before = mine.work().clone();
        mine.edit(Project::keep_this(&keys[0]));
        mine.edit(mine.take_other(&keys[1]).unwrap());
        assert!(mine.conflicts().is_empty());
        assert_eq!(mine.document_date("a.txt"), Some(&Unit::Year(2014).into()));
        assert_eq!(mine.status(RecordId(1)), Rejected);
        mine.undo();
        mine.undo();
        assert_eq!(mine.work(), &before);
        // The other hand takes in what was written, and shows the same.
        let (own, written) = (theirs.work().clone(), mine.work().clone());
        theirs.take_in(&own, &written);
        assert_eq!(told(&theirs), told(&mine));
        assert_eq!(theirs.status(RecordId(1)), Accepted);
    }
}
