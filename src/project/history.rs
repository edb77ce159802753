//! What was decided, when and by whom: one line a step in a file beside the project, added to and never changed.
//!
//! ```json
//! {"format":"dateline-history/1"}
//! {"at":"2026-11-29T08:41:07.120Z","by":"ada","words":"accept an event","edit":{"status":[["9f1c…","accepted"]]}}
//! {"at":"…","by":"ada","words":"documents have changed","records":{"9f1c…":"03b2…"},"paths":{"a.txt":"b.txt"}}
//! ```
//! Replayed up to a moment, the lines give the decisions as they were then. What came without a line (from another program,
//! from a version before, from a process that was killed between two files) is entered when it is seen, as *found so*.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::{DateTime, Local, SubsecRound, TimeDelta, TimeZone, Utc};
use serde::{Deserialize, Serialize};

use super::journal::Written;
use super::rows::id;
use super::{Added, Edit, Project, Said, Status, Work};
use crate::claims::{Choice, Verdict};
use crate::join::Hand;
use crate::model::{RecordId, When};

const FORMAT: &str = "dateline-history/1";

/// What came without a line.
pub(super) const FOUND: &str = "found so";

/// Records and documents that have other names since.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Renamed {
    pub(super) records: BTreeMap<RecordId, RecordId>,
    pub(super) paths: BTreeMap<String, String>,
}

impl Renamed {
    pub(super) fn is_empty(&self) -> bool {
        self.records.is_empty() && self.paths.is_empty()
    }

    /// Takes further names in: what had another name already has the last one.
    pub(super) fn follow(&mut self, records: &BTreeMap<RecordId, RecordId>, paths: &BTreeMap<String, String>) {
        chain(&mut self.records, records);
        chain(&mut self.paths, paths);
    }
}

fn chain<K: Ord + Clone>(known: &mut BTreeMap<K, K>, more: &BTreeMap<K, K>) {
    for new in known.values_mut() {
        if let Some(newer) = more.get(new) {
            new.clone_from(newer);
        }
    }
    for (old, new) in more {
        known.entry(old.clone()).or_insert_with(|| new.clone());
    }
}

/// One thing that happened to the decisions.
#[derive(Debug, Clone)]
pub struct Entry {
    /// When.
    pub at: DateTime<Utc>,
    /// Who, as the system calls the user; empty where nobody knows.
    pub by: String,
    /// What, as the menus say it: "accept an event".
    pub words: String,
    /// What it changed.
    pub(super) edit: Edit,
    pub(super) renamed: Renamed,
    /// Counts all entries that this process has made.
    pub(super) number: u64,
}

/// Who sits at this machine, by the name that the system has for them.
fn who() -> String {
    let names = ["USER", "USERNAME", "LOGNAME"].into_iter().filter_map(|name| std::env::var(name).ok());
    names.into_iter().find(|name| !name.trim().is_empty()).unwrap_or_default()
}

impl Entry {
    /// Something that the user has done just now.
    pub(super) fn now(words: String, edit: Edit, renamed: Renamed) -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        Self { at: Utc::now().trunc_subsecs(3), by: who(), words, edit, renamed, number }
    }

    /// What was found without a line.
    pub(super) fn found(edit: Edit) -> Self {
        Self { by: String::new(), ..Self::now(FOUND.to_owned(), edit, Renamed::default()) }
    }

    /// What it says of a record; `None` where it is about others.
    #[must_use]
    pub fn of_record(&self, id: RecordId) -> Option<String> {
        let all = said(&self.edit, id);
        (!all.is_empty()).then(|| all.join(", "))
    }

    /// The records that it changed, and the documents, by path.
    #[must_use]
    pub fn about(&self) -> (Vec<RecordId>, Vec<String>) {
        let (mut ids, mut paths) = self.edit.touches();
        added(&self.edit, &mut |id, _| ids.push(id));
        ids.sort_unstable();
        ids.dedup();
        paths.sort_unstable();
        paths.dedup();
        (ids, paths)
    }
}

fn added(edit: &Edit, tell: &mut impl FnMut(RecordId, &Option<Added>)) {
    match edit {
        Edit::Added(all) => all.iter().for_each(|(id, added)| tell(*id, added)),
        Edit::All(all) => all.iter().for_each(|edit| added(edit, tell)),
        _ => {}
    }
}

/// What an edit makes of a record: "accepted", "headline: Talks begin", "the date as Dateline read it".
fn said(edit: &Edit, id: RecordId) -> Vec<String> {
    match edit {
        Edit::Status(all) => all
            .iter()
            .filter(|(other, _)| *other == id)
            .map(|(_, status)| if *status == Status::Undecided { "left undecided" } else { status.word() }.to_owned())
            .collect(),
        Edit::Said(all) => all
            .iter()
            .filter(|((other, _), _)| *other == id)
            .map(|((_, field), said)| match said {
                Some(Said::Star) => "starred".to_owned(),
                Some(said) => format!("{}: {}", field.word(), said.words()),
                None => format!("{} as Dateline read it", field.word()),
            })
            .collect(),
        Edit::Choices(all) => all
            .iter()
            .filter(|(other, _)| *other == id)
            .map(|(_, choice)| match choice {
                Some(Choice { verdict: Verdict::Preferred, why }) => format!("its version preferred: {why}"),
                Some(Choice { verdict: Verdict::Inconclusive, why }) => format!("left open: {why}"),
                None => "no version preferred".to_owned(),
            })
            .collect(),
        Edit::Joins(all) => all
            .iter()
            .filter(|(pair, _)| pair.ids().contains(&id))
            .map(|(_, hand)| {
                let words = match hand {
                    Some(Hand::Together) => "merged with another record",
                    Some(Hand::Apart) => "told apart from another record",
                    None => "joining left to Dateline",
                };
                words.to_owned()
            })
            .collect(),
        Edit::Added(all) => all
            .iter()
            .filter(|(other, _)| *other == id)
            .map(|(_, added)| if added.is_some() { "added" } else { "taken away" }.to_owned())
            .collect(),
        Edit::All(all) => all.iter().flat_map(|edit| said(edit, id)).collect(),
        _ => Vec::new(),
    }
}

#[derive(Serialize, Deserialize)]
struct Line {
    at: DateTime<Utc>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    by: String,
    words: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    edit: Option<Written>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    records: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    paths: BTreeMap<String, String>,
}

/// An entry as a line, with its end.
pub(super) fn line(entry: &Entry) -> serde_json::Result<String> {
    let nothing = matches!(&entry.edit, Edit::All(all) if all.is_empty());
    let line = Line {
        at: entry.at,
        by: entry.by.clone(),
        words: entry.words.clone(),
        edit: (!nothing).then(|| Written::of(&entry.edit)),
        records: entry.renamed.records.iter().map(|(old, new)| (old.to_string(), new.to_string())).collect(),
        paths: entry.renamed.paths.clone(),
    };
    Ok(serde_json::to_string(&line)? + "\n")
}

/// The first line of a file.
pub(super) fn head() -> String {
    format!("{{\"format\":\"{FORMAT}\"}}\n")
}

/// Entries as the text of a file.
///
/// # Errors
/// When an entry cannot be written.
pub fn lines(entries: &[Arc<Entry>]) -> serde_json::Result<String> {
    let lines: Vec<String> = entries.iter().map(|entry| line(entry)).collect::<Result<_, _>>()?;
    Ok(head() + &lines.concat())
}

fn entry(line: &str) -> Option<Entry> {
    let line: Line = serde_json::from_str(line).ok()?;
    let edit = match line.edit {
        Some(edit) => edit.read()?,
        None => Edit::All(Vec::new()),
    };
    let records = line
        .records
        .iter()
        .map(|(old, new)| Some((id(old).ok()?, id(new).ok()?)))
        .collect::<Option<BTreeMap<_, _>>>()?;
    let renamed = Renamed { records, paths: line.paths };
    Some(Entry { at: line.at, by: line.by, words: line.words, edit, renamed, number: 0 })
}

/// The entries of a file's text. A line that ends too early, or cannot be read, is none: what it did is found so.
#[must_use]
pub fn read(text: &str) -> Vec<Arc<Entry>> {
    text.split_inclusive('\n').filter(|line| line.ends_with('\n')).filter_map(entry).map(Arc::new).collect()
}

/// The decisions that entries lead to; of those from `until` on only what has other names since counts.
pub(super) fn replay<'e>(entries: impl Iterator<Item = &'e Arc<Entry>>, until: Option<DateTime<Utc>>) -> Work {
    let mut project = Project::default();
    for entry in entries {
        project.follow(&entry.renamed);
        if until.is_none_or(|until| entry.at < until) {
            project.apply(entry.edit.clone());
        }
    }
    project.work
}

/// What makes `after` of `before`; `None` where they decide the same.
pub(super) fn difference(before: &Work, after: &Work) -> Option<Edit> {
    fn of<K: Ord + Clone, V: Clone + PartialEq>(
        before: &BTreeMap<K, V>,
        after: &BTreeMap<K, V>,
    ) -> Option<Vec<(K, Option<V>)>> {
        let gone = before.keys().filter(|key| !after.contains_key(*key)).map(|key| (key.clone(), None));
        let new = after.iter().filter(|(key, value)| before.get(*key) != Some(*value));
        let all: Vec<_> = gone.chain(new.map(|(key, value)| (key.clone(), Some(value.clone())))).collect();
        (!all.is_empty()).then_some(all)
    }
    let statuses = of(&before.statuses, &after.statuses)
        .map(|all| all.into_iter().map(|(id, status)| (id, status.unwrap_or_default())).collect());
    let extents = of(&before.extents, &after.extents)
        .map(|all| all.into_iter().map(|(path, extent)| (path, extent.unwrap_or_default())).collect());
    let edits: Vec<Edit> = [
        statuses.map(Edit::Status),
        of(&before.said, &after.said).map(Edit::Said),
        of(&before.dates, &after.dates).map(Edit::DocumentDate),
        extents.map(Edit::Extent),
        of(&before.encodings, &after.encodings).map(Edit::Encodings),
        of(&before.copies, &after.copies).map(Edit::Copies),
        of(&before.views, &after.views).map(Edit::Views),
        of(&before.added, &after.added).map(Edit::Added),
        of(&before.eras, &after.eras).map(Edit::Eras),
        of(&before.joins, &after.joins).map(Edit::Joins),
        of(&before.mappings, &after.mappings).map(Edit::Mappings),
        of(&before.choices, &after.choices).map(Edit::Choices),
        (before.page != after.page).then(|| Edit::Page(after.page.clone())),
        of(&before.parked, &after.parked).map(Edit::Parked),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!edits.is_empty()).then_some(Edit::All(edits))
}

/// The end of a day, a month or a year by the clock of this machine, or the first moment after it where that clock skips
/// midnight; `None` of a date without its year.
#[must_use]
pub fn end_of(when: &When) -> Option<DateTime<Utc>> {
    let end = when.bounds()?.end;
    let near = [0, 1].into_iter().filter_map(|hours| end.checked_add_signed(TimeDelta::hours(hours)));
    let known = |time| Local.from_local_datetime(&time).earliest();
    near.into_iter().find_map(known).map(|time| time.with_timezone(&Utc))
}

/// What happened to one record, oldest first: it may have had other names.
#[must_use]
pub fn of_record(entries: &[Arc<Entry>], id: RecordId) -> Vec<(Arc<Entry>, String)> {
    let mut name = id;
    let mut found: Vec<(Arc<Entry>, String)> = Vec::new();
    for entry in entries.iter().rev() {
        found.extend(entry.of_record(name).map(|words| (Arc::clone(entry), words)));
        let former = entry.renamed.records.iter().find(|(_, new)| **new == name);
        name = former.map_or(name, |(old, _)| *old);
    }
    found.reverse();
    found
}

impl Project {
    /// The decisions of a moment, by the entries of a history, on the documents as they are called now. Nothing of it can
    /// be undone.
    #[must_use]
    pub fn as_it_was(&self, entries: &[Arc<Entry>], until: DateTime<Utc>) -> Self {
        let then = replay(entries.iter(), Some(until));
        let now = &self.work;
        let work = Work {
            folders: now.folders.clone(),
            anchors: now.anchors.clone(),
            texts: now.texts.clone(),
            documents: now.documents.clone(),
            desk: now.desk.clone(),
            others: now.others.clone(),
            encodings: now.encodings.clone(),
            ..then
        };
        Self { work, ..Self::default() }
    }

    /// What has been done since the program was started, oldest first.
    #[must_use]
    pub fn entries(&self) -> &[Arc<Entry>] {
        &self.entries
    }

    /// Enters what has been done.
    pub(super) fn log(&mut self, words: String, edit: Edit) {
        self.entries.push(Arc::new(Entry::now(words, edit, Renamed::default())));
    }

    /// Enters what became of the decisions where documents have changed: other names, and what no name explains.
    pub(super) fn log_settled(&mut self, before: Work) {
        let renamed = std::mem::take(&mut self.renamed);
        let mut expected = Self { work: before, ..Self::default() };
        expected.follow(&renamed);
        let edit = difference(&expected.work, &self.work);
        if edit.is_some() || !renamed.is_empty() {
            let edit = edit.unwrap_or_else(|| Edit::All(Vec::new()));
            let words = "documents have changed".to_owned();
            self.entries.push(Arc::new(Entry::now(words, edit, renamed)));
        }
    }

    /// Gives records and documents their new names, also among dates and added records.
    fn follow(&mut self, renamed: &Renamed) {
        if renamed.is_empty() {
            return;
        }
        self.rename_documents(&renamed.paths);
        self.rename_records(&renamed.records);
        self.renamed = Renamed::default();
        let named = |path: String| renamed.paths.get(&path).cloned().unwrap_or(path);
        let dates: Vec<(String, When)> = std::mem::take(&mut self.work.dates).into_iter().collect();
        self.work.dates = dates.into_iter().map(|(path, when)| (named(path), when)).collect();
        let extents = std::mem::take(&mut self.work.extents);
        self.work.extents = extents.into_iter().map(|(path, extent)| (named(path), extent)).collect();
        let added = std::mem::take(&mut self.work.added).into_values();
        let added = added.map(|added| Added { document: named(added.document.clone()), ..added });
        self.work.added = added.map(|added| (added.id(), added)).collect();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Unit;

    fn accept(id: u128) -> Edit {
        Edit::Status(vec![(RecordId(id), Status::Accepted)])
    }

    #[test]
    fn an_entry_is_read_as_it_was_written_and_a_torn_line_is_none() {
        let mut project = Project::default();
        project.edit(accept(7));
        project.edit(Edit::DocumentDate(vec![("a.txt".to_owned(), Some(Unit::Year(2014).into()))]));
        let lines: Vec<String> = project.entries.iter().map(|entry| line(entry).unwrap()).collect();
        let text = head() + &lines.concat();
        let back = read(&text);
        assert_eq!(replay(back.iter(), None), *project.work());
        assert_eq!(back[0].words, "accept a record");
        assert_eq!(read(&text[..text.len() - 9]).len(), 1);
    }

    #[test]
    fn the_history_of_a_record_follows_it_under_other_names() {
        let mut project = Project::default();
        project.edit(accept(7));
        let renamed = Renamed { records: BTreeMap::from([(RecordId(7), RecordId(9))]), ..Renamed::default() };
        project.entries.push(Arc::new(Entry::now(FOUND.to_owned(), Edit::All(Vec::new()), renamed)));
        project.edit(Edit::Status(vec![(RecordId(9), Status::Rejected)]));
        let told: Vec<String> = of_record(&project.entries, RecordId(9)).into_iter().map(|(_, words)| words).collect();
        assert_eq!(told, ["accepted", "rejected"]);
        assert!(of_record(&project.entries, RecordId(8)).is_empty());
        let now = replay(project.entries.iter(), None);
        assert_eq!(now.statuses, BTreeMap::from([(RecordId(9), Status::Rejected)]));
    }

    #[test]
    fn a_project_is_what_it_was_at_a_moment_under_todays_names() {
        let mut project = Project::default();
        project.edit(accept(7));
        let at = project.entries[0].at;
        let later = |minutes| at + chrono::Duration::minutes(minutes);
        let second = Entry { at: later(5), ..Entry::now(String::new(), accept(8), Renamed::default()) };
        let renamed = Renamed { records: BTreeMap::from([(RecordId(7), RecordId(9))]), ..Renamed::default() };
        let third = Entry { at: later(9), ..Entry::now(String::new(), Edit::All(Vec::new()), renamed) };
        let entries = [project.entries[0].clone(), Arc::new(second), Arc::new(third)];
        let ids = |until| project.as_it_was(&entries, until).statuses().map(|(id, _)| id.0).collect::<Vec<_>>();
        assert_eq!(ids(later(-1)), [0_u128; 0]);
        assert_eq!(ids(later(1)), [9]);
        assert_eq!(ids(later(60)), [8, 9]);
    }
}
