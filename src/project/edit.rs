//! A change of the analyst's work: what it does, in words, and which records and documents it touches.

use super::conflict;
use super::{Added, Field, Page, Parked, Said, Status, View};
use crate::claims::{Choice, Verdict};
use crate::join::{Hand, Pair};
use crate::model::{Encoding, Extent, Mapping, RecordId, TextHash, When};

/// A change of the overlay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Sets the status of records.
    Status(Vec<(RecordId, Status)>),
    /// Sets the dates of documents, by path; `None` goes back to what the document says.
    DocumentDate(Vec<(String, Option<When>)>),
    /// Says how much of documents is read, by path.
    Extent(Vec<(String, Extent)>),
    /// Says in which encodings files are read, by the paths of their documents; `None` leaves it to the program.
    Encodings(Vec<(String, Option<Encoding>)>),
    /// Says of documents, by path, that they nearly repeat no other; `None` leaves it to the program.
    Copies(Vec<(String, Option<Hand>)>),
    /// Saves views under their names; `None` forgets one. Renaming is both in one edit.
    Views(Vec<(String, Option<View>)>),
    /// Adds records by hand; `None` takes one away.
    Added(Vec<(RecordId, Option<Added>)>),
    /// Sets up the briefing page; `None` forgets how.
    Page(Option<Box<Page>>),
    /// Names stretches of time, which are drawn as bands; `None` takes one away. Renaming is both in one edit.
    Eras(Vec<(String, Option<When>)>),
    /// Sets work aside that has no document any more; `None` takes it out again.
    Parked(Vec<(String, Option<Parked>)>),
    /// Settles what two hands have decided differently, by its key: what the other one decided is kept no longer.
    Conflicts(Vec<(String, Option<Edit>)>),
    /// Says of pairs of records that they tell one event, or do not; `None` leaves it to the program.
    Joins(Vec<(Pair, Option<Hand>)>),
    /// Says what tables of a form hold; `None` leaves it to the program.
    Mappings(Vec<(TextHash, Option<Mapping>)>),
    /// Corrects fields of records; `None` takes a correction back.
    Said(Vec<((RecordId, Field), Option<Said>)>),
    /// Prefers the versions that records tell, or leaves it open; `None` leaves it to the program.
    Choices(Vec<(RecordId, Option<Choice>)>),
    /// Several edits as one step, in their order.
    All(Vec<Edit>),
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
            Self::Extent(changes) => {
                let documents = many(changes.len(), "document");
                match changes.first().map(|(_, extent)| *extent) {
                    Some(Extent::All) => format!("read all text of {documents}"),
                    _ => format!("leave menus and comments of {documents} out"),
                }
            }
            Self::Encodings(changes) => encoding_words(changes),
            Self::Copies(changes) => copy_words(changes),
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
            Self::Parked(changes) => format!("let go of {}", many(changes.len(), "lost decision")),
            Self::Conflicts(changes) => match changes.len() {
                1 => "keep what counts now".to_owned(),
                count => format!("keep what counts now of {count} decisions"),
            },
            Self::Joins(changes) => match changes.first().map(|(_, hand)| *hand) {
                Some(Some(Hand::Together)) => "merge marks".to_owned(),
                Some(Some(Hand::Apart)) => "split a mark off".to_owned(),
                _ => "leave joining to Dateline".to_owned(),
            },
            Self::Mappings(changes) => mapping_words(changes).to_owned(),
            Self::Said(changes) => said_words(changes),
            Self::Choices(changes) => choice_words(changes).to_owned(),
            Self::All(edits) => edits.first().map_or_else(String::new, Self::words),
        }
    }
}

/// "change the headline", "take back the date and the kind", "star a record".
fn said_words(changes: &[((RecordId, Field), Option<Said>)]) -> String {
    let verb = match changes {
        [(_, Some(Said::Star))] => return "star a record".to_owned(),
        [((_, Field::Star), None)] => return "take a star away".to_owned(),
        _ if changes.iter().all(|(_, said)| said.is_none()) => "take back",
        _ => "change",
    };
    let records: std::collections::BTreeSet<RecordId> = changes.iter().map(|((id, _), _)| *id).collect();
    if records.len() > 1 {
        return format!("{verb} {} records", records.len());
    }
    match changes {
        [((_, field), _)] => format!("{verb} the {}", field.word()),
        [((_, one), _), ((_, other), _)] => format!("{verb} the {} and the {}", one.word(), other.word()),
        _ => format!("{verb} {} fields", changes.len()),
    }
}

impl Edit {
    pub(super) fn for_each_record(&self, tell: &mut impl FnMut(RecordId)) {
        match self {
            Self::Status(all) => all.iter().for_each(|(id, _)| tell(*id)),
            Self::Joins(all) => all.iter().flat_map(|(pair, _)| pair.ids()).for_each(tell),
            Self::Said(all) => all.iter().for_each(|((id, _), _)| tell(*id)),
            Self::Choices(all) => all.iter().for_each(|(id, _)| tell(*id)),
            Self::Conflicts(all) => {
                all.iter().filter_map(|(_, edit)| edit.as_ref()).for_each(|edit| edit.for_each_record(tell));
            }
            Self::All(all) => all.iter().for_each(|edit| edit.for_each_record(tell)),
            _ => {}
        }
    }

    pub(super) fn rename_records(&mut self, new: &impl Fn(RecordId) -> RecordId) {
        match self {
            Self::Status(all) => all.iter_mut().for_each(|(id, _)| *id = new(*id)),
            Self::Added(all) => all.iter_mut().for_each(|(id, _)| *id = new(*id)),
            Self::Joins(all) => all.iter_mut().for_each(|(pair, _)| *pair = renamed(*pair, new)),
            Self::Said(all) => all.iter_mut().for_each(|((id, _), _)| *id = new(*id)),
            Self::Choices(all) => all.iter_mut().for_each(|(id, _)| *id = new(*id)),
            Self::Page(Some(page)) => {
                page.callouts.iter_mut().flatten().for_each(|callout| callout.id = new(callout.id));
            }
            Self::Conflicts(all) => conflict::rename(all, |edit| edit.rename_records(new)),
            Self::All(all) => all.iter_mut().for_each(|edit| edit.rename_records(new)),
            _ => {}
        }
    }

    pub(super) fn rename_documents(&mut self, new: &impl Fn(&mut String)) {
        match self {
            Self::DocumentDate(all) => all.iter_mut().for_each(|(path, _)| new(path)),
            Self::Extent(all) => all.iter_mut().for_each(|(path, _)| new(path)),
            Self::Encodings(all) => all.iter_mut().for_each(|(path, _)| new(path)),
            Self::Copies(all) => all.iter_mut().for_each(|(path, _)| new(path)),
            Self::Conflicts(all) => conflict::rename(all, |edit| edit.rename_documents(new)),
            Self::Added(all) => all.iter_mut().for_each(|(id, added)| {
                if let Some(added) = added {
                    new(&mut added.document);
                    *id = added.id();
                }
            }),
            Self::All(all) => all.iter_mut().for_each(|edit| edit.rename_documents(new)),
            _ => {}
        }
    }

    /// The records and the paths of the documents that it touches.
    #[must_use]
    pub fn touches(&self) -> (Vec<RecordId>, Vec<String>) {
        match self {
            Self::Status(all) => (all.iter().map(|(id, _)| *id).collect(), Vec::new()),
            Self::DocumentDate(all) => (Vec::new(), all.iter().map(|(path, _)| path.clone()).collect()),
            Self::Extent(all) => (Vec::new(), all.iter().map(|(path, _)| path.clone()).collect()),
            Self::Encodings(all) => (Vec::new(), all.iter().map(|(path, _)| path.clone()).collect()),
            Self::Copies(all) => (Vec::new(), all.iter().map(|(path, _)| path.clone()).collect()),
            Self::Added(all) => {
                (Vec::new(), all.iter().filter_map(|(_, added)| Some(added.as_ref()?.document.clone())).collect())
            }
            Self::Page(page) => {
                let callouts = page.iter().flat_map(|page| page.callouts.iter().flatten());
                (callouts.map(|callout| callout.id).collect(), Vec::new())
            }
            Self::Joins(all) => (all.iter().flat_map(|(pair, _)| pair.ids()).collect(), Vec::new()),
            Self::Said(all) => (all.iter().map(|((id, _), _)| *id).collect(), Vec::new()),
            Self::Choices(all) => (all.iter().map(|(id, _)| *id).collect(), Vec::new()),
            Self::All(all) => {
                let (ids, paths): (Vec<_>, Vec<_>) = all.iter().map(Self::touches).unzip();
                (ids.concat(), paths.concat())
            }
            Self::Views(_) | Self::Eras(_) | Self::Parked(_) | Self::Conflicts(_) | Self::Mappings(_) => {
                Default::default()
            }
        }
    }
}

fn encoding_words(changes: &[(String, Option<Encoding>)]) -> String {
    match changes {
        [(path, Some(encoding))] => format!("read {path} as {}", encoding.name()),
        [(path, None)] => format!("leave the encoding of {path} to Dateline"),
        _ => format!("change the encoding of {} documents", changes.len()),
    }
}

fn copy_words(changes: &[(String, Option<Hand>)]) -> String {
    match changes {
        [(path, Some(Hand::Apart))] => format!("count {path} as a source of its own"),
        [(path, _)] => format!("fold {path} where it nearly repeats another document"),
        _ => format!("change how {} near-copies count", changes.len()),
    }
}

fn choice_words(changes: &[(RecordId, Option<Choice>)]) -> &'static str {
    match changes.iter().find_map(|(_, choice)| choice.as_ref()) {
        Some(choice) if choice.verdict == Verdict::Preferred => "prefer a version",
        Some(_) => "leave open which version is right",
        None => "prefer no version",
    }
}

fn mapping_words(changes: &[(TextHash, Option<Mapping>)]) -> &'static str {
    match changes.first() {
        Some((_, Some(_))) => "say what a table holds",
        _ => "leave tables to Dateline",
    }
}

/// A pair under the new names of its records.
pub(super) fn renamed(pair: Pair, new: &impl Fn(RecordId) -> RecordId) -> Pair {
    let [one, other] = pair.ids();
    Pair::of(new(one), new(other))
}
