//! What can be undone, kept beside the project so that it survives a restart: one step a line, newest last.
//!
//! ```json
//! {"format":"dateline-undo/1","of":"9f1c…","undo":2}
//! {"words":"accept an event","edit":{"status":[["9f1c…","undecided"]]}}
//! ```
//! `of` is the hash of the project file that the steps belong to: after a change by another hand they would not fit, and
//! are let go. A journal that cannot be read loses the steps, never a decision.

use serde::{Deserialize, Serialize};

use super::{Added, Edit, Field, Page, Parked, Project, Said, Status, View};
use crate::claims::Choice;
use crate::join::{Hand, Pair};
use crate::model::{Encoding, Extent, Mapping, RecordId, When};

const FORMAT: &str = "dateline-undo/1";
/// Most steps that are kept each way.
const STEPS: usize = 1000;
/// Most bytes that the steps of one way take.
const BYTES: usize = 8 << 20;

#[derive(Serialize, Deserialize)]
struct Head {
    format: String,
    of: String,
    undo: usize,
}

#[derive(Serialize, Deserialize)]
struct Step {
    words: String,
    edit: Written,
}

/// An edit with ids as they are written elsewhere.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Written {
    Status(Vec<(String, Status)>),
    DocumentDate(Vec<(String, Option<When>)>),
    Extent(Vec<(String, Extent)>),
    Encodings(Vec<(String, Option<Encoding>)>),
    Copies(Vec<(String, Option<Hand>)>),
    Views(Vec<(String, Option<View>)>),
    Added(Vec<(String, Option<Added>)>),
    Eras(Vec<(String, Option<When>)>),
    Page(Option<Box<Page>>),
    Parked(Vec<(String, Option<Parked>)>),
    Joins(Vec<([String; 2], Option<Hand>)>),
    Mappings(Vec<(String, Option<Mapping>)>),
    Said(Vec<(String, Field, Option<Said>)>),
    Choices(Vec<(String, Option<Choice>)>),
    Conflicts(Vec<(String, Option<Written>)>),
    All(Vec<Written>),
}

impl Written {
    pub(super) fn of(edit: &Edit) -> Self {
        match edit {
            Edit::Status(all) => Self::Status(all.iter().map(|(id, status)| (id.to_string(), *status)).collect()),
            Edit::DocumentDate(all) => Self::DocumentDate(all.clone()),
            Edit::Extent(all) => Self::Extent(all.clone()),
            Edit::Encodings(all) => Self::Encodings(all.clone()),
            Edit::Copies(all) => Self::Copies(all.clone()),
            Edit::Views(all) => Self::Views(all.clone()),
            Edit::Added(all) => Self::Added(all.iter().map(|(id, added)| (id.to_string(), added.clone())).collect()),
            Edit::Eras(all) => Self::Eras(all.clone()),
            Edit::Page(page) => Self::Page(page.clone()),
            Edit::Parked(all) => Self::Parked(all.clone()),
            Edit::Joins(all) => {
                Self::Joins(all.iter().map(|(pair, hand)| (pair.ids().map(|id| id.to_string()), *hand)).collect())
            }
            Edit::Mappings(all) => {
                Self::Mappings(all.iter().map(|(shape, mapping)| (shape.to_string(), mapping.clone())).collect())
            }
            Edit::Said(all) => {
                Self::Said(all.iter().map(|((id, field), said)| (id.to_string(), *field, said.clone())).collect())
            }
            Edit::Choices(all) => Self::Choices(all.iter().map(|(id, one)| (id.to_string(), one.clone())).collect()),
            Edit::Conflicts(all) => {
                Self::Conflicts(all.iter().map(|(key, edit)| (key.clone(), edit.as_ref().map(Self::of))).collect())
            }
            Edit::All(all) => Self::All(all.iter().map(Self::of).collect()),
        }
    }

    pub(super) fn read(self) -> Option<Edit> {
        let id = |text: String| u128::from_str_radix(&text, 16).ok().map(RecordId);
        Some(match self {
            Self::Status(all) => {
                Edit::Status(all.into_iter().map(|(at, status)| Some((id(at)?, status))).collect::<Option<_>>()?)
            }
            Self::DocumentDate(all) => Edit::DocumentDate(all),
            Self::Extent(all) => Edit::Extent(all),
            Self::Encodings(all) => Edit::Encodings(all),
            Self::Copies(all) => Edit::Copies(all),
            Self::Views(all) => Edit::Views(all),
            Self::Added(all) => {
                Edit::Added(all.into_iter().map(|(at, added)| Some((id(at)?, added))).collect::<Option<_>>()?)
            }
            Self::Eras(all) => Edit::Eras(all),
            Self::Page(page) => Edit::Page(page),
            Self::Parked(all) => Edit::Parked(all),
            Self::Joins(all) => {
                let read =
                    |([one, other], hand): ([String; 2], Option<Hand>)| Some((Pair::of(id(one)?, id(other)?), hand));
                Edit::Joins(all.into_iter().map(read).collect::<Option<_>>()?)
            }
            Self::Mappings(all) => {
                let read = |(shape, mapping): (String, Option<Mapping>)| Some((shape.parse().ok()?, mapping));
                Edit::Mappings(all.into_iter().map(read).collect::<Option<_>>()?)
            }
            Self::Said(all) => {
                let read = |(at, field, said): (String, Field, Option<Said>)| {
                    // A field holds what is said of it and nothing else.
                    let fits = said.as_ref().is_none_or(|said| said.field() == field);
                    fits.then_some(((id(at)?, field), said))
                };
                Edit::Said(all.into_iter().map(read).collect::<Option<_>>()?)
            }
            Self::Choices(all) => {
                Edit::Choices(all.into_iter().map(|(at, choice)| Some((id(at)?, choice))).collect::<Option<_>>()?)
            }
            Self::Conflicts(all) => {
                let read = |(key, edit): (String, Option<Self>)| match edit {
                    Some(edit) => Some((key, Some(edit.read()?))),
                    None => Some((key, None)),
                };
                Edit::Conflicts(all.into_iter().map(read).collect::<Option<_>>()?)
            }
            Self::All(all) => Edit::All(all.into_iter().map(Self::read).collect::<Option<_>>()?),
        })
    }
}

fn hash(project: &[u8]) -> String {
    blake3::hash(project).to_hex().to_string()
}

/// The steps of a project whose file holds this text; `None` where there are none to keep.
pub(super) fn text(project: &Project, file: &[u8]) -> Option<String> {
    if project.undo.is_empty() && project.redo.is_empty() {
        return None;
    }
    let lines = |steps: &[(String, Edit)]| {
        let mut room = BYTES;
        let newest = steps.iter().rev().take(STEPS).map_while(|(words, edit)| {
            let line = serde_json::to_string(&Step { words: words.clone(), edit: Written::of(edit) }).ok()?;
            room = room.checked_sub(line.len())?;
            Some(line)
        });
        let mut lines: Vec<String> = newest.collect();
        lines.reverse();
        lines
    };
    let (undo, redo) = (lines(&project.undo), lines(&project.redo));
    let head = Head { format: FORMAT.to_owned(), of: hash(file), undo: undo.len() };
    let mut all = vec![serde_json::to_string(&head).ok()?];
    all.extend(undo);
    all.extend(redo);
    Some(all.join("\n") + "\n")
}

/// Gives a project that was read from a file of these bytes the steps that were kept for it; false where they were kept
/// for another state.
pub(super) fn read(project: &mut Project, file: &[u8], journal: &str) -> bool {
    let mut lines = journal.lines();
    let head: Option<Head> = lines.next().and_then(|line| serde_json::from_str(line).ok());
    let Some(head) = head.filter(|head| head.format == FORMAT && head.of == hash(file)) else { return false };
    let step = |line: &str| {
        let step: Step = serde_json::from_str(line).ok()?;
        Some((step.words, step.edit.read()?))
    };
    let Some(mut undo) = lines.map(step).collect::<Option<Vec<_>>>() else { return false };
    project.redo = undo.split_off(head.undo.min(undo.len()));
    project.undo = undo;
    true
}
