//! What two hands have decided differently before either saw the other's: both are kept. What counts is the later one's;
//! each other is an [`Edit`]
//! that would put it in its place, under a key that names the thing decided on and what is decided: so three hands leave two.

use std::collections::{BTreeMap, BTreeSet};

use super::journal::Written;
use super::{Edit, Project, Said, Work};
use crate::claims::{Choice, Verdict};
use crate::join::Hand;
use crate::model::{Encoding, Extent, Mapping, RecordId, TextHash, When};

/// Between the thing and the hash of what is decided, in a key.
const BETWEEN: &str = " #";

/// A disagreement in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The thing decided on, as keys name it.
    pub thing: String,
    /// What it is about: "‘They met on 14 May.’ in a.txt".
    pub about: String,
    /// What counts now: "accepted".
    pub now: String,
    /// What other hands have decided: "rejected".
    pub others: Vec<String>,
}

/// The one thing that an edit changes; `None` where that is more than one, or nothing that is decided.
fn thing(edit: &Edit) -> Option<String> {
    Some(match edit {
        Edit::Status(all) => format!("status {}", only(all)?),
        Edit::DocumentDate(all) => format!("date {}", only(all)?),
        Edit::Extent(all) => format!("extent {}", only(all)?),
        Edit::Encodings(all) => format!("encoding {}", only(all)?),
        Edit::Copies(all) => format!("copy {}", only(all)?),
        Edit::Views(all) => format!("view {}", only(all)?),
        Edit::Added(all) => format!("added {}", only(all)?),
        Edit::Eras(all) => format!("era {}", only(all)?),
        Edit::Joins(all) => format!("join {}", only(all)?),
        Edit::Mappings(all) => format!("mapping {}", only(all)?),
        Edit::Said(all) => {
            let (id, field) = only(all)?;
            format!("{} {id}", field.word())
        }
        Edit::Choices(all) => format!("choice {}", only(all)?),
        Edit::Page(_) => "page".to_owned(),
        Edit::Parked(_) | Edit::Conflicts(_) | Edit::All(_) => return None,
    })
}

/// What names an edit that is kept beside another: the thing, and what the edit says of it.
pub(super) fn key(edit: &Edit) -> Option<String> {
    let told = serde_json::to_vec(&Written::of(edit)).ok()?;
    let hash = blake3::hash(&told).to_hex();
    Some(format!("{}{BETWEEN}{}", thing(edit)?, hash.get(..8)?))
}

/// The thing that a key names.
fn thing_of(key: &str) -> &str {
    key.rsplit_once(BETWEEN).map_or(key, |(thing, _)| thing)
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
    let maps = [&base.encodings, &mine.encodings, &theirs.encodings];
    edits.extend(both(maps).map(|(path, encoding)| Edit::Encodings(vec![(path.clone(), encoding)])));
    let maps = [&base.copies, &mine.copies, &theirs.copies];
    edits.extend(both(maps).map(|(path, hand)| Edit::Copies(vec![(path.clone(), hand)])));
    let maps = [&base.views, &mine.views, &theirs.views];
    edits.extend(both(maps).map(|(name, view)| Edit::Views(vec![(name.clone(), view)])));
    let maps = [&base.added, &mine.added, &theirs.added];
    edits.extend(both(maps).map(|(id, added)| Edit::Added(vec![(*id, added)])));
    let maps = [&base.eras, &mine.eras, &theirs.eras];
    edits.extend(both(maps).map(|(name, when)| Edit::Eras(vec![(name.clone(), when)])));
    let maps = [&base.joins, &mine.joins, &theirs.joins];
    edits.extend(both(maps).map(|(pair, hand)| Edit::Joins(vec![(*pair, hand)])));
    let maps = [&base.mappings, &mine.mappings, &theirs.mappings];
    edits.extend(both(maps).map(|(shape, mapping)| Edit::Mappings(vec![(*shape, mapping)])));
    let maps = [&base.said, &mine.said, &theirs.said];
    edits.extend(both(maps).map(|(field, said)| Edit::Said(vec![(*field, said)])));
    let maps = [&base.choices, &mine.choices, &theirs.choices];
    edits.extend(both(maps).map(|(id, choice)| Edit::Choices(vec![(*id, choice)])));
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

impl Work {
    /// The things that hands have decided differently.
    pub(super) fn contested(&self) -> BTreeSet<&str> {
        self.conflicts.keys().map(|key| thing_of(key)).collect()
    }

    /// Lets go of what others have decided just as it counts now.
    pub(super) fn without_agreed(mut self) -> Self {
        let mut all = std::mem::take(&mut self.conflicts);
        all.retain(|_, other| self.now(other).as_ref() != Some(other));
        Self { conflicts: all, ..self }
    }

    /// What counts now of the thing that an edit changes.
    fn now(&self, edit: &Edit) -> Option<Edit> {
        Some(match edit {
            Edit::Status(all) => {
                let id = only(all)?;
                Edit::Status(vec![(*id, self.statuses.get(id).copied().unwrap_or_default())])
            }
            Edit::DocumentDate(all) => Edit::DocumentDate(at(&self.dates, only(all)?)),
            Edit::Extent(all) => {
                let path = only(all)?;
                Edit::Extent(vec![(path.clone(), self.extents.get(path).copied().unwrap_or_default())])
            }
            Edit::Encodings(all) => Edit::Encodings(at(&self.encodings, only(all)?)),
            Edit::Copies(all) => Edit::Copies(at(&self.copies, only(all)?)),
            Edit::Views(all) => Edit::Views(at(&self.views, only(all)?)),
            Edit::Added(all) => Edit::Added(at(&self.added, only(all)?)),
            Edit::Eras(all) => Edit::Eras(at(&self.eras, only(all)?)),
            Edit::Joins(all) => Edit::Joins(at(&self.joins, only(all)?)),
            Edit::Mappings(all) => Edit::Mappings(at(&self.mappings, only(all)?)),
            Edit::Said(all) => Edit::Said(at(&self.said, only(all)?)),
            Edit::Choices(all) => Edit::Choices(at(&self.choices, only(all)?)),
            Edit::Page(_) => Edit::Page(self.page.clone()),
            Edit::Parked(_) | Edit::Conflicts(_) | Edit::All(_) => return None,
        })
    }
}

fn at<K: Ord + Clone, V: Clone>(map: &BTreeMap<K, V>, key: &K) -> Vec<(K, Option<V>)> {
    vec![(key.clone(), map.get(key).cloned())]
}

impl Project {
    /// What hands have decided differently, in words.
    #[must_use]
    pub fn conflicts(&self) -> Vec<Conflict> {
        let all = self.work.contested().into_iter();
        all.filter_map(|thing| self.conflict(thing)).collect()
    }

    fn conflict(&self, thing: &str) -> Option<Conflict> {
        let page = || ["the set-up of the briefing page", "this one", "another one"].map(str::to_owned);
        let mut told = self.others(thing).map(|(_, other)| self.told(other).unwrap_or_else(page));
        let [about, now, first] = told.next()?;
        let others = [first].into_iter().chain(told.map(|[_, _, other]| other)).collect();
        Some(Conflict { thing: thing.to_owned(), about, now, others })
    }

    /// What other hands have decided on a thing, with their keys.
    fn others<'p>(&'p self, thing: &'p str) -> impl Iterator<Item = (&'p String, &'p Edit)> {
        self.work.conflicts.iter().filter(move |(key, _)| thing_of(key) == thing)
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
            Edit::Encodings(all) => self.told_of_encoding(all.first()?),
            Edit::Copies(all) => self.told_of_copy(all.first()?),
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
            Edit::Joins(all) => {
                let (pair, hand) = all.first()?;
                let words = |hand: Option<Hand>| match hand {
                    Some(Hand::Together) => "one event".to_owned(),
                    Some(Hand::Apart) => "two events".to_owned(),
                    None => "left to Dateline".to_owned(),
                };
                let [one, other] = pair.ids().map(|id| self.quoted(id));
                [format!("{one} and {other}"), words(self.work.joins.get(pair).copied()), words(*hand)]
            }
            Edit::Mappings(all) => self.told_of_tables(all.first()?),
            Edit::Said(all) => {
                let (key, said) = all.first()?;
                let words = |said: Option<&Said>| said.map_or_else(|| "as Dateline read it".to_owned(), Said::words);
                let about = format!("the {} of {}", key.1.word(), self.quoted(key.0));
                [about, words(self.work.said.get(key)), words(said.as_ref())]
            }
            Edit::Choices(all) => {
                let (id, choice) = all.first()?;
                let words = |choice: Option<&Choice>| match choice {
                    Some(Choice { verdict: Verdict::Preferred, why }) => format!("preferred ({why})"),
                    Some(Choice { verdict: Verdict::Inconclusive, why }) => format!("left open ({why})"),
                    None => "not preferred".to_owned(),
                };
                [self.quoted(*id), words(self.work.choices.get(id)), words(choice.as_ref())]
            }
            _ => return None,
        })
    }

    fn told_of_encoding(&self, (path, other): &(String, Option<Encoding>)) -> [String; 3] {
        let words = |encoding: Option<Encoding>| encoding.map_or("left to Dateline", Encoding::name).to_owned();
        [format!("the encoding of {path}"), words(self.encodings().of(path)), words(*other)]
    }

    fn told_of_copy(&self, (path, other): &(String, Option<Hand>)) -> [String; 3] {
        let words = |own: bool| if own { "a source of its own" } else { "folded as a near-copy" }.to_owned();
        [path.clone(), words(self.is_own_source(path)), words(*other == Some(Hand::Apart))]
    }

    fn told_of_tables(&self, (shape, other): &(TextHash, Option<Mapping>)) -> [String; 3] {
        let words = |said: bool| if said { "said" } else { "left to Dateline" }.to_owned();
        let other = if other.is_some() { "said otherwise".to_owned() } else { words(false) };
        ["what tables of one form hold".to_owned(), words(self.mapping(*shape).is_some()), other]
    }

    fn quoted(&self, id: RecordId) -> String {
        match self.work.anchors.get(&id) {
            Some(anchor) => format!("‘{}’ in {}", anchor.quote, anchor.document),
            None => format!("record {id}"),
        }
    }

    /// What puts the decision of another hand, by its place among them, in the place of the one that counts now.
    #[must_use]
    pub fn take_other(&self, thing: &str, at: usize) -> Option<Edit> {
        let (_, other) = self.others(thing).nth(at)?;
        Some(Edit::All(vec![other.clone(), self.keep_this(thing)]))
    }

    /// What leaves it at the decision that counts now.
    #[must_use]
    pub fn keep_this(&self, thing: &str) -> Edit {
        Edit::Conflicts(self.others(thing).map(|(key, _)| (key.clone(), None)).collect())
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
            project.conflicts().into_iter().map(|conflict| (conflict.now, conflict.others.join(" or "))).collect()
        };
        let pair = |one: &str, other: &str| (one.to_owned(), other.to_owned());
        assert_eq!(told(&mine), [pair("2014", "2015"), pair("accepted", "rejected")], "what only one changed is none");
        assert_eq!(mine.status(RecordId(4)), Rejected);
        let things: Vec<String> = mine.conflicts().into_iter().map(|conflict| conflict.thing).collect();
        let before = mine.work().clone();
        mine.edit(mine.keep_this(&things[0]));
        mine.edit(mine.take_other(&things[1], 0).unwrap());
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

    #[test]
    fn three_hands_leave_two_others_to_choose_from_and_what_agrees_with_what_counts_is_none() {
        let date = |year| Edit::DocumentDate(vec![("a.txt".to_owned(), Some(Unit::Year(year).into()))]);
        let hand = |year| decided(vec![date(year)]);
        let (base, first) = (Work::default(), hand(2014).work().clone());
        let mut second = hand(2015);
        second.take_in(&base, &first);
        let mut third = hand(2016);
        third.take_in(&base, second.work());
        let [conflict] = third.conflicts().try_into().expect("one thing");
        assert_eq!(conflict.now, "2016");
        assert_eq!(conflict.others.iter().collect::<BTreeSet<_>>(), BTreeSet::from([&"2014".into(), &"2015".into()]));
        assert_eq!(third.work().conflicts(), 1);
        // The first hand sees the same and takes its own back; then the others follow.
        let mut one = hand(2014);
        one.take_in(&first, third.work());
        let own = one.conflicts()[0].others.iter().position(|other| other == "2014").expect("its own");
        one.edit(one.take_other(&conflict.thing, own).expect("it is there"));
        assert_eq!(one.work().conflicts(), 0);
        let known = third.work().clone();
        third.take_in(&known, one.work());
        assert_eq!((third.document_date("a.txt"), third.work().conflicts()), (Some(&Unit::Year(2014).into()), 0));
        // A fourth that has decided like one of them adds nothing to choose from but the other.
        let mut fourth = hand(2014);
        fourth.take_in(&base, second.work());
        assert_eq!(fourth.conflicts()[0].others, ["2015"]);
    }
}
