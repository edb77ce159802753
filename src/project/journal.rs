//! What can be undone, kept beside the project so that it survives a restart: one step a line, newest last.
//!
//! ```json
//! {"format":"dateline-undo/1","of":"9f1c…","undo":2}
//! {"words":"accept an event","edit":{"status":[["9f1c…","undecided"]]}}
//! ```
//! `of` is the hash of the project file that the steps belong to: after a change by another hand they would not fit, and
//! are let go. A journal that cannot be read loses the steps, never a decision.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{Added, Edit, Page, Project, Status, View};
use crate::model::{RecordId, When};

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
enum Written {
    Status(Vec<(String, Status)>),
    DocumentDate(Vec<(String, Option<When>)>),
    Views(Vec<(String, Option<View>)>),
    Added(Vec<(String, Option<Added>)>),
    Eras(Vec<(String, Option<When>)>),
    Page(Option<Box<Page>>),
}

impl Written {
    fn of(edit: &Edit) -> Self {
        match edit {
            Edit::Status(all) => Self::Status(all.iter().map(|(id, status)| (id.to_string(), *status)).collect()),
            Edit::DocumentDate(all) => Self::DocumentDate(all.clone()),
            Edit::Views(all) => Self::Views(all.clone()),
            Edit::Added(all) => Self::Added(all.iter().map(|(id, added)| (id.to_string(), added.clone())).collect()),
            Edit::Eras(all) => Self::Eras(all.clone()),
            Edit::Page(page) => Self::Page(page.clone()),
        }
    }

    fn read(self) -> Option<Edit> {
        let id = |text: String| u128::from_str_radix(&text, 16).ok().map(RecordId);
        Some(match self {
            Self::Status(all) => {
                Edit::Status(all.into_iter().map(|(at, status)| Some((id(at)?, status))).collect::<Option<_>>()?)
            }
            Self::DocumentDate(all) => Edit::DocumentDate(all),
            Self::Views(all) => Edit::Views(all),
            Self::Added(all) => {
                Edit::Added(all.into_iter().map(|(at, added)| Some((id(at)?, added))).collect::<Option<_>>()?)
            }
            Self::Eras(all) => Edit::Eras(all),
            Self::Page(page) => Edit::Page(page),
        })
    }
}

/// Where the steps of a project file are kept.
#[must_use]
pub fn path_of(project: &Path) -> PathBuf {
    let name = project.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let stem = name.strip_suffix(".json").unwrap_or(&name);
    project.with_file_name(format!("{stem}.undo.jsonl"))
}

fn hash(project: &str) -> String {
    blake3::hash(project.as_bytes()).to_hex().to_string()
}

/// The steps of a project whose file holds this text; `None` where there are none to keep.
pub(super) fn text(project: &Project, file: &str) -> Option<String> {
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

/// Gives a project that was read from a file of this text the steps that were kept for it.
pub(super) fn read(project: &mut Project, file: &str, journal: &str) {
    let mut lines = journal.lines();
    let head: Option<Head> = lines.next().and_then(|line| serde_json::from_str(line).ok());
    let Some(head) = head.filter(|head| head.format == FORMAT && head.of == hash(file)) else { return };
    let step = |line: &str| {
        let step: Step = serde_json::from_str(line).ok()?;
        Some((step.words, step.edit.read()?))
    };
    let Some(mut undo) = lines.map(step).collect::<Option<Vec<_>>>() else { return };
    project.redo = undo.split_off(head.undo.min(undo.len()));
    project.undo = undo;
}

#[cfg(test)]
mod tests {
    use super::super::{Edit, Project, Status, load, save};
    use super::*;

    fn busy(steps: u32) -> Project {
        let mut project = Project::default();
        for number in 0..steps {
            project.edit(Edit::Status(vec![(RecordId(u128::from(number)), Status::Accepted)]));
        }
        project
    }

    #[test]
    fn six_hundred_steps_survive_a_restart_in_both_directions() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.dateline.json");
        let mut project = busy(620);
        project.edit(Edit::Eras(vec![("War".to_owned(), "1939/1945".parse().ok())]));
        project.edit(Edit::Views(vec![("All".to_owned(), Some(View::default()))]));
        project.undo();
        save(&project, &path).unwrap();
        let mut back = load(&path).unwrap();
        assert_eq!(back, project);
        assert!(back.redo().is_some_and(|words| words.contains("All")));
        for _ in 0..622 {
            assert!(back.undo().is_some());
        }
        assert!(back.undo().is_none());
        assert!(back.statuses().next().is_none() && back.eras().next().is_none() && back.views().next().is_none());
    }

    #[test]
    fn steps_that_do_not_fit_the_project_are_let_go_and_decisions_stay() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.dateline.json");
        save(&busy(3), &path).unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::write(&path, text.replacen("accepted", "rejected", 1)).unwrap();
        let changed = load(&path).unwrap();
        assert_eq!(changed.statuses().count(), 3);
        assert!(changed.undo_words().is_none());
        save(&busy(3), &path).unwrap();
        std::fs::write(path_of(&path), "{half a line").unwrap();
        assert_eq!(load(&path).unwrap().statuses().count(), 3);
    }

    #[test]
    fn only_the_newest_steps_are_kept() {
        let text = text(&busy(1200), "").unwrap();
        assert_eq!(text.lines().count(), STEPS + 1);
        assert!(text.lines().last().unwrap().contains(&RecordId(1199).to_string()));
    }
}
