//! The analyst's decisions: an overlay under stable keys, never mixed with what the machine read.
//!
//! Every [`Edit`] returns its inverse when applied, so undo is exact: `apply(apply(p, e))` gives `p` back.
//! What is decided is [`Work`]; its way onto a corpus is `overlay`, its way back to its words `attach`. The form of the
//! file is `file`, when and how it is written `store` and `keeper`, where it lies `home`. Nothing here knows a window.

mod added;
mod anchor;
mod annals;
mod attach;
mod conflict;
mod correct;
mod disk;
mod edit;
mod file;
mod former;
pub mod history;
mod home;
mod journal;
mod keeper;
mod likeness;
mod lines;
mod lost;
mod mapped;
mod opening;
mod overlay;
mod page;
mod rows;
mod said;
mod saved;
mod store;
mod work;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub use added::{Added, AddedKind};
pub use anchor::Anchor;
pub use annals::told;
pub use attach::settle;
pub use conflict::Conflict;
pub use disk::{Disk, Lock, Stamp, System, put};
pub use edit::Edit;
pub use file::FileError;
pub use history::Entry;
pub use home::{CorpusOfError, Moved, canonical, corpus_of, data_folder, file_of, is_project, moved};
pub use keeper::{Keeper, Told};
pub use lost::{Lost, LostKey, lost, lost_words};
pub use opening::{Asked, Opening, OpeningError};
pub use overlay::{Changed, is_stale, lay, lay_article, record_of};
pub use page::{Callout, Page, Replacement};
pub use said::{Field, Said, corrected};
pub use saved::{Facet, Filter, Kind, View};
pub use store::{Notice, Opened, Store, copy_of, history_of, load, plain};
pub use work::{Known, Parked, Work};

use history::Renamed;

use crate::claims::Rulings;
use crate::join::{Hand, Hands};
use crate::model::{Encodings, Extent, Mapping, RecordId, TextHash, When};

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
    /// All, as they are listed.
    pub const ALL: [Self; 3] = [Self::Accepted, Self::Undecided, Self::Rejected];

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
#[derive(Debug, Clone, Default)]
pub struct Project {
    work: Work,
    undo: Vec<(String, Edit)>,
    redo: Vec<(String, Edit)>,
    /// What has been done since the program was started, for the history.
    entries: Vec<Arc<Entry>>,
    /// Names that were given to records and documents and are not entered yet.
    renamed: Renamed,
}

/// Two projects are the same where they decide the same and can take the same back, whoever has done it.
impl PartialEq for Project {
    fn eq(&self, other: &Self) -> bool {
        (&self.work, &self.undo, &self.redo) == (&other.work, &other.undo, &other.redo)
    }
}

impl Project {
    /// Views that come with a corpus, and nothing that could be undone.
    #[must_use]
    pub fn of_views(views: impl Iterator<Item = (String, View)>) -> Self {
        Self { work: Work { views: views.collect(), ..Work::default() }, ..Self::default() }
    }

    /// The status of a record.
    #[must_use]
    pub fn status(&self, id: RecordId) -> Status {
        self.work.statuses.get(&id).copied().unwrap_or_default()
    }

    /// The date the analyst gave a document.
    #[must_use]
    pub fn document_date(&self, path: &str) -> Option<&When> {
        self.work.dates.get(path)
    }

    /// What is said of tables of a form.
    #[must_use]
    pub fn mapping(&self, shape: TextHash) -> Option<&Mapping> {
        self.work.mappings.get(&shape)
    }

    /// True where something is said of tables.
    #[must_use]
    pub fn maps_tables(&self) -> bool {
        !self.work.mappings.is_empty()
    }

    /// How much of a document is read.
    #[must_use]
    pub fn extent(&self, path: &str) -> Extent {
        self.work.extents.get(path).copied().unwrap_or_default()
    }

    /// In which encodings files are read.
    #[must_use]
    pub fn encodings(&self) -> Encodings {
        self.work.encodings.iter().map(|(path, encoding)| (path.clone(), *encoding)).collect()
    }

    /// True for a document that nearly repeats another one and is a source of its own by the analyst's word.
    #[must_use]
    pub fn is_own_source(&self, path: &str) -> bool {
        self.work.copies.get(path) == Some(&Hand::Apart)
    }

    /// Every status that is not undecided, by id.
    pub fn statuses(&self) -> impl Iterator<Item = (RecordId, Status)> + '_ {
        self.work.statuses.iter().map(|(id, status)| (*id, *status))
    }

    /// Every document date that the analyst set, by path.
    pub fn document_dates(&self) -> impl Iterator<Item = (&str, &When)> {
        self.work.dates.iter().map(|(path, when)| (path.as_str(), when))
    }

    /// The saved views, by name.
    pub fn views(&self) -> impl Iterator<Item = (&str, &View)> {
        self.work.views.iter().map(|(name, view)| (name.as_str(), view))
    }

    /// The view of a name.
    #[must_use]
    pub fn view(&self, name: &str) -> Option<&View> {
        self.work.views.get(name)
    }

    /// The records that the analyst added, by id.
    pub fn added(&self) -> impl Iterator<Item = (RecordId, &Added)> {
        self.work.added.iter().map(|(id, added)| (*id, added))
    }

    /// How the briefing page was set up last.
    #[must_use]
    pub fn page(&self) -> Option<&Page> {
        self.work.page.as_deref()
    }

    /// The named stretches of time, by name.
    pub fn eras(&self) -> impl Iterator<Item = (&str, &When)> {
        self.work.eras.iter().map(|(name, when)| (name.as_str(), when))
    }

    /// Which records and documents were put together or told apart by hand.
    #[must_use]
    pub fn hands(&self) -> Hands {
        let pairs = self.work.joins.iter().map(|(pair, hand)| (*pair, *hand)).collect();
        let apart = self.work.copies.iter().filter(|(_, hand)| **hand == Hand::Apart);
        Hands::new(pairs, apart.map(|(path, _)| path.clone()).collect())
    }

    /// What the analyst says of a field of a record.
    #[must_use]
    pub fn said(&self, id: RecordId, field: Field) -> Option<&Said> {
        self.work.said.get(&(id, field))
    }

    /// Everything that the analyst says of a record, in the order of fields.
    pub fn said_of(&self, id: RecordId) -> impl Iterator<Item = &Said> {
        self.work.said.range((id, Field::FIRST)..=(id, Field::LAST)).map(|(_, said)| said)
    }

    /// Everything that is said of records, by record and field.
    pub fn all_said(&self) -> impl Iterator<Item = (RecordId, &Said)> {
        self.work.said.iter().map(|((id, _), said)| (*id, said))
    }

    /// What was decided of events and facts that several documents tell.
    #[must_use]
    pub fn rulings(&self) -> Rulings {
        let choices = self.work.choices.iter().map(|(id, choice)| (*id, choice.clone())).collect();
        Rulings { hands: self.hands(), choices, known_on: None }
    }

    /// True for a record that the analyst added.
    #[must_use]
    pub fn is_added(&self, id: RecordId) -> bool {
        self.work.added.contains_key(&id)
    }

    /// The work itself.
    #[must_use]
    pub fn work(&self) -> &Work {
        &self.work
    }

    /// Takes in what another hand has made of `base` since; true where that changes anything here.
    pub fn take_in(&mut self, base: &Work, theirs: &Work) -> bool {
        let merged = self.work.merged(base, theirs);
        let changed = merged != self.work;
        self.work = merged;
        changed
    }

    /// Takes up work that was done elsewhere on these documents: in another folder, or as the last good copy has it.
    pub fn take_over(&mut self, work: &Work) {
        let (folders, before) = (self.work.folders.clone(), self.work.clone());
        // Documents that were only seen here may be those that were worked on there, changed since.
        self.work.documents.retain(|_, known| known.sketch.is_some());
        self.take_in(&Work::default(), work);
        self.work.folders = folders;
        if let Some(edit) = history::difference(&before, &self.work) {
            self.log("take over decisions".to_owned(), edit);
        }
    }

    /// Says where the corpus lies.
    pub fn set_folders(&mut self, folders: Vec<String>) {
        self.work.folders = folders;
    }

    /// How the corpus is looked at, in the window's own words.
    #[must_use]
    pub fn desk(&self) -> &BTreeMap<String, serde_json::Value> {
        &self.work.desk
    }

    /// Keeps how the corpus is looked at; no step that can be undone.
    pub fn set_desk(&mut self, desk: BTreeMap<String, serde_json::Value>) {
        self.work.desk = desk;
    }

    /// Work that waits for its document.
    pub fn parked(&self) -> impl Iterator<Item = (&str, &Parked)> {
        self.work.parked.iter().map(|(key, parked)| (key.as_str(), parked))
    }

    /// Every record that is named: decided on by any hand, a callout, or in a step that can be taken back.
    #[must_use]
    pub fn named(&self) -> BTreeSet<RecordId> {
        let callouts = self.work.page.iter().flat_map(|page| page.callouts.iter().flatten()).map(|callout| callout.id);
        let mut named: BTreeSet<RecordId> = self.work.statuses.keys().copied().chain(callouts).collect();
        named.extend(self.work.joins.keys().flat_map(|pair| pair.ids()));
        named.extend(self.work.said.keys().map(|(id, _)| *id));
        named.extend(self.work.choices.keys());
        for (_, edit) in self.undo.iter().chain(&self.redo) {
            edit.for_each_record(&mut |id| {
                named.insert(id);
            });
        }
        for other in self.work.conflicts.values() {
            other.for_each_record(&mut |id| {
                named.insert(id);
            });
        }
        named
    }

    /// Gives records other ids, everywhere.
    fn rename_records(&mut self, ids: &BTreeMap<RecordId, RecordId>) {
        if ids.is_empty() {
            return;
        }
        self.renamed.follow(ids, &BTreeMap::new());
        let new = |id: RecordId| ids.get(&id).copied().unwrap_or(id);
        self.work.statuses = std::mem::take(&mut self.work.statuses).into_iter().map(|(id, s)| (new(id), s)).collect();
        self.work.anchors = std::mem::take(&mut self.work.anchors).into_iter().map(|(id, a)| (new(id), a)).collect();
        let said = std::mem::take(&mut self.work.said).into_iter();
        self.work.said = said.map(|((id, field), said)| ((new(id), field), said)).collect();
        let joins = std::mem::take(&mut self.work.joins).into_iter();
        self.work.joins = joins.map(|(pair, hand)| (edit::renamed(pair, &new), hand)).collect();
        self.work.choices = std::mem::take(&mut self.work.choices).into_iter().map(|(id, c)| (new(id), c)).collect();
        if let Some(page) = &mut self.work.page {
            page.callouts.iter_mut().flatten().for_each(|callout| callout.id = new(callout.id));
        }
        let conflicts = std::mem::take(&mut self.work.conflicts);
        self.work.conflicts = conflict::renamed(conflicts, |edit| edit.rename_records(&new));
        self.undo.iter_mut().chain(&mut self.redo).for_each(|(_, edit)| edit.rename_records(&new));
    }

    /// Gives documents other paths, everywhere but among the dates and added records themselves.
    fn rename_documents(&mut self, paths: &BTreeMap<String, String>) {
        if paths.is_empty() {
            return;
        }
        self.renamed.follow(&BTreeMap::new(), paths);
        let new = |path: &mut String| {
            if let Some(other) = paths.get(path) {
                path.clone_from(other);
            }
        };
        let named = |path: String| paths.get(&path).cloned().unwrap_or(path);
        let encodings = std::mem::take(&mut self.work.encodings).into_iter();
        self.work.encodings = encodings.map(|(path, encoding)| (named(path), encoding)).collect();
        let copies = std::mem::take(&mut self.work.copies).into_iter();
        self.work.copies = copies.map(|(path, hand)| (named(path), hand)).collect();
        for view in self.work.views.values_mut() {
            for facets in [&mut view.filter.only, &mut view.filter.without] {
                let renamed = std::mem::take(facets).into_iter().map(|mut facet| {
                    if facet.kind == Kind::Document {
                        new(&mut facet.value);
                    }
                    facet
                });
                *facets = renamed.collect();
            }
        }
        let conflicts = std::mem::take(&mut self.work.conflicts);
        self.work.conflicts = conflict::renamed(conflicts, |edit| edit.rename_documents(&new));
        self.undo.iter_mut().chain(&mut self.redo).for_each(|(_, edit)| edit.rename_documents(&new));
    }

    /// Carries out an edit that can be undone.
    pub fn edit(&mut self, edit: Edit) {
        let words = edit.words();
        self.edit_as(words, edit);
    }

    /// The same under other words: whoever knows the records can say more than how many there are.
    pub fn edit_as(&mut self, words: String, edit: Edit) {
        self.log(words.clone(), edit.clone());
        let inverse = self.apply(edit);
        self.undo.push((words, inverse));
        self.redo.clear();
    }

    /// Takes the last edit back and says what it was.
    pub fn undo(&mut self) -> Option<String> {
        let (words, edit) = self.undo.pop()?;
        self.log(format!("undo {words}"), edit.clone());
        let inverse = self.apply(edit);
        self.redo.push((words.clone(), inverse));
        Some(words)
    }

    /// Carries out again what was taken back and says what it was.
    pub fn redo(&mut self) -> Option<String> {
        let (words, edit) = self.redo.pop()?;
        self.log(format!("redo {words}"), edit.clone());
        let inverse = self.apply(edit);
        self.undo.push((words.clone(), inverse));
        Some(words)
    }

    /// How many steps can be taken back, and how many again.
    #[must_use]
    pub fn steps(&self) -> (usize, usize) {
        (self.undo.len(), self.redo.len())
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
                            Status::Undecided => self.work.statuses.remove(&id),
                            _ => self.work.statuses.insert(id, status),
                        };
                        (id, old.unwrap_or_default())
                    })
                    .collect();
                // A record may be named twice in one edit; going back starts with the last change.
                before.reverse();
                Edit::Status(before)
            }
            Edit::DocumentDate(changes) => Edit::DocumentDate(swap(&mut self.work.dates, changes)),
            Edit::Extent(changes) => {
                let stored = |extent: Extent| (extent != Extent::default()).then_some(extent);
                let changes = changes.into_iter().map(|(path, extent)| (path, stored(extent))).collect();
                let before = swap(&mut self.work.extents, changes);
                Edit::Extent(before.into_iter().map(|(path, extent)| (path, extent.unwrap_or_default())).collect())
            }
            Edit::Encodings(changes) => Edit::Encodings(swap(&mut self.work.encodings, changes)),
            Edit::Copies(changes) => Edit::Copies(swap(&mut self.work.copies, changes)),
            Edit::Views(changes) => Edit::Views(swap(&mut self.work.views, changes)),
            Edit::Added(changes) => Edit::Added(swap(&mut self.work.added, changes)),
            Edit::Page(page) => Edit::Page(std::mem::replace(&mut self.work.page, page)),
            Edit::Eras(changes) => Edit::Eras(swap(&mut self.work.eras, changes)),
            Edit::Joins(changes) => Edit::Joins(swap(&mut self.work.joins, changes)),
            Edit::Mappings(changes) => Edit::Mappings(swap(&mut self.work.mappings, changes)),
            Edit::Said(changes) => Edit::Said(swap(&mut self.work.said, changes)),
            Edit::Choices(changes) => Edit::Choices(swap(&mut self.work.choices, changes)),
            Edit::Parked(changes) => Edit::Parked(swap(&mut self.work.parked, changes)),
            Edit::Conflicts(changes) => Edit::Conflicts(swap(&mut self.work.conflicts, changes)),
            Edit::All(edits) => {
                let mut before: Vec<Edit> = edits.into_iter().map(|edit| self.apply(edit)).collect();
                before.reverse();
                Edit::All(before)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Encoding;
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
            proptest::collection::vec((0..4_u8, any::<bool>()), 1..4).prop_map(|all| {
                let extent = |all| if all { Extent::All } else { Extent::Article };
                Edit::Extent(all.into_iter().map(|(n, all)| (format!("{n}.txt"), extent(all))).collect())
            }),
            proptest::collection::vec((0..4_u8, proptest::option::of(0..4_u128)), 1..4).prop_map(|all| {
                let other = |id| Edit::Status(vec![(RecordId(id), Status::Rejected)]);
                let key = |id| conflict::key(&other(id)).expect("one record");
                let kept = |(n, id): (u8, Option<u128>)| (key(id.unwrap_or(u128::from(n))), id.map(other));
                Edit::Conflicts(all.into_iter().map(kept).collect())
            }),
            proptest::collection::vec((0..4_u8, proptest::option::of(0..3_u8)), 1..4).prop_map(|all| Edit::Views(
                all.into_iter().map(|(n, lanes)| (format!("view {n}"), lanes.map(view))).collect()
            )),
            proptest::collection::vec((0..4_u128, 4..8_u128, any::<Option<bool>>()), 1..4).prop_map(|all| {
                use crate::join::{Hand, Pair};
                let hand = |together| if together { Hand::Together } else { Hand::Apart };
                let one = |(a, b, together): (u128, u128, Option<bool>)| {
                    (Pair::of(RecordId(a), RecordId(b)), together.map(hand))
                };
                Edit::Joins(all.into_iter().map(one).collect())
            }),
            proptest::collection::vec((0..4_u128, saids(), any::<bool>()), 1..5).prop_map(|all| {
                let one =
                    |(id, said, is_there): (u128, Said, bool)| ((RecordId(id), said.field()), is_there.then_some(said));
                Edit::Said(all.into_iter().map(one).collect())
            }),
            proptest::collection::vec((0..4_u128, proptest::option::of("[a-c]")), 1..4).prop_map(|all| {
                let mapping = |unit: String| Mapping { unit, ..Mapping::default() };
                Edit::Mappings(all.into_iter().map(|(n, unit)| (TextHash(n), unit.map(mapping))).collect())
            }),
            proptest::collection::vec((0..4_u128, proptest::option::of("[a-c]")), 1..4).prop_map(|all| {
                use crate::claims::{Choice, Verdict};
                let choice = |why| Choice { verdict: Verdict::Preferred, why };
                Edit::Choices(all.into_iter().map(|(id, why)| (RecordId(id), why.map(choice))).collect())
            }),
            proptest::collection::vec(
                (0..4_u8, proptest::option::of(proptest::sample::select(Encoding::all().collect::<Vec<_>>()))),
                1..4
            )
            .prop_map(|all| { Edit::Encodings(all.into_iter().map(|(n, one)| (format!("{n}.txt"), one)).collect()) }),
            proptest::collection::vec((0..4_u8, any::<bool>()), 1..4).prop_map(|all| {
                let own = |own: bool| own.then_some(Hand::Apart);
                Edit::Copies(all.into_iter().map(|(n, is_own)| (format!("{n}.txt"), own(is_own))).collect())
            }),
            proptest::option::of("[a-c]")
                .prop_map(|title| { Edit::Page(title.map(|title| Box::new(Page { title, ..Page::default() }))) }),
            proptest::collection::vec((0..4_u8, proptest::option::of(1900..2100_i32)), 1..4).prop_map(|all| {
                let year = |year| crate::model::Unit::Year(year).into();
                Edit::Eras(all.into_iter().map(|(n, when)| (format!("era {n}"), when.map(year))).collect())
            }),
            proptest::collection::vec((0..3_u32, any::<bool>()), 1..4).prop_map(|all| {
                let one = |(start, is_there): (u32, bool)| {
                    let added = added(start);
                    (added.id(), is_there.then_some(added))
                };
                Edit::Added(all.into_iter().map(one).collect())
            }),
            proptest::collection::vec((0..3_u32, any::<bool>()), 1..4).prop_map(|all| {
                let one = |(start, is_there): (u32, bool)| {
                    let parked = Parked::Added { text: crate::model::TextHash(1), added: added(start) };
                    (parked.key(), is_there.then_some(parked))
                };
                Edit::Parked(all.into_iter().map(one).collect())
            }),
        ]
    }

    /// What can be said of every field.
    fn saids() -> impl Strategy<Value = Said> {
        use crate::model::{Category, Metric, Modality, Unit};
        let name = || proptest::option::of("[A-Z]{2}");
        prop_oneof![
            proptest::option::of(1900..2100_i32).prop_map(|year| Said::Date(year.map(|year| Unit::Year(year).into()))),
            proptest::sample::select(&Category::ALL[..]).prop_map(Said::Category),
            proptest::sample::select(&Modality::ALL[..]).prop_map(Said::Modality),
            any::<i64>().prop_map(|value| Said::Value(rust_decimal::Decimal::new(value, 2))),
            "[a-z%]{1,3}".prop_map(Said::Unit),
            proptest::option::of(proptest::sample::select(&Metric::ALL[..])).prop_map(Said::Metric),
            name().prop_map(Said::Reporter),
            name().prop_map(Said::Partner),
            name().prop_map(Said::Goods),
            proptest::collection::btree_set("[A-Z]{2}", 0..3).prop_map(Said::Actors),
            "\\PC{1,12}".prop_map(Said::Headline),
            proptest::collection::btree_set("[a-z]{1,4}", 1..3).prop_map(Said::Tags),
            "(?s).{1,12}".prop_map(Said::Note),
            Just(Said::Star),
        ]
    }

    fn added(start: u32) -> Added {
        Added {
            document: "a.txt".to_owned(),
            kind: AddedKind::Event,
            span: crate::model::Span { start, end: start + 3 },
            quote: "abc".to_owned(),
            title: "A port opens".to_owned(),
            edtf: None,
            category: crate::model::Category::Other,
        }
    }

    /// Single edits, and several as one step.
    fn steps() -> impl Strategy<Value = Edit> {
        prop_oneof![4 => edits(), 1 => proptest::collection::vec(edits(), 1..4).prop_map(Edit::All)]
    }

    proptest! {
        #[test]
        fn undoing_everything_gives_the_project_back(all in proptest::collection::vec(steps(), 0..20)) {
            let mut project = Project::default();
            for edit in &all {
                project.edit(edit.clone());
            }
            let done = project.work.clone();
            let written = |project: &Project| file::text(&Project { work: project.work.clone(), ..Project::default() });
            let told = history::replay(project.entries.iter(), None);
            prop_assert_eq!(history::difference(&told, &project.work), None);
            let last = written(&project).unwrap();
            let (back, _) = file::parse(&last).unwrap();
            prop_assert_eq!(written(&Project { work: back, ..Project::default() }).unwrap(), last.clone());
            while project.undo().is_some() {}
            prop_assert_eq!(&project.work, &Work::default());
            prop_assert_eq!(written(&project).unwrap(), written(&Project::default()).unwrap());
            prop_assert_eq!(history::replay(project.entries.iter(), None), Work::default());
            while project.redo().is_some() {}
            prop_assert_eq!(written(&project).unwrap(), last);
            prop_assert_eq!(done, project.work);
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
