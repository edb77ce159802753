//! The project as text: one readable JSON file, sorted, one entry a line.
//!
//! ```json
//! {"format": "dateline/2",
//!  "checksum": "9f1c…",
//!  "folders": ["/home/me/press"],
//!  "documents": [
//!   {"path": "a.txt", "text": "03b2…", "title": "…", "sketch": "…"}],
//!  "decisions": [
//!   {"id": "9f1c…", "status": "accepted", "document": "a.txt", "text": "03b2…", "kind": "event", "start": 12,
//!    "end": 40, "quote": "…", "prefix": "…", "suffix": "…", "told": "14 May", "told_at": 9}],
//!  "corrections": [
//!   {"record": "9f1c…", "field": "headline", "value": "Ministers meet in Oslo"}],
//!  "document_dates": [
//!   {"document": "a.txt", "edtf": "2014-04", "text": "03b2…"}],
//!  "extents": [
//!   {"document": "b.html", "extent": "all", "text": "77e1…"}],
//!  "encodings": [{"document": "c.txt", "encoding": "windows-1250"}],
//!  "copies": [{"document": "d.txt", "hand": "apart"}],
//!  "views": [
//!   {"name": "Ministers", "window": ["2013-01-01T00:00:00", "2014-01-01T00:00:00"], "filter": {…}, "lanes": "actor"}],
//!  "added": [
//!   {"document": "a.txt", "kind": "event", "start": 12, "end": 40, "quote": "…", "title": "…", "edtf": "2014"}],
//!  "eras": [
//!   {"name": "First sanctions", "edtf": "2006/2009"}],
//!  "joins": [{"records": ["03b2…", "9f1c…"], "hand": "apart"}],
//!  "mappings": [{"shape": "5be0…", "said": {"columns": {"3": "value"}, "unit": "tonnes"}}],
//!  "choices": [{"id": "9f1c…", "verdict": "preferred", "why": "names the day"}],
//!  "parked": [],
//!  "conflicts": [
//!   {"key": "status 9f1c…", "other": {"status": [["9f1c…", "rejected"]]}}],
//!  "desk": {"fold": true},
//!  "page": {"title": "…", "preset": "a4", "callouts": [{"id": "9f1c…", "words": "…"}], …}}
//! ```
//! What is missing is empty, so files of format 1, which names no documents and no words, open as they are. What is not
//! known here stays in the file. `checksum` is the hash of everything but its own line.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Deserialize;
use serde_json::Value;

use super::conflict;
use super::journal::Written;
use super::lines::{list, member};
use super::mapped::Mapped;
use super::rows::{
    AddedTo, Chosen, Corrected, Decision, Document, DocumentCopy, DocumentDate, DocumentEncoding, DocumentExtent, Era,
    Joined, Named, Otherwise, anchor, hash, held, id,
};
use super::work::{Known, Parked, Work};
use super::{Page, Project, Status};
use crate::join::Pair;
use crate::model::text_hash::first_16;

const FORMAT: &str = "dateline/2";
const FORMER: &str = "dateline/1";

/// Why a project file cannot be read or written.
#[derive(Debug, Clone, thiserror::Error)]
pub enum FileError {
    /// The system refuses.
    #[error("‘{path}’ cannot be {action}: {reason}")]
    System {
        /// The file.
        path: PathBuf,
        /// "read" or "written".
        action: &'static str,
        /// What the system says.
        reason: String,
    },
    /// It is damaged, or no project file.
    #[error("‘{path}’ is damaged or no project of Dateline’s: {reason}")]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        reason: String,
    },
    /// A newer Dateline has written it.
    #[error("‘{path}’ is of format {format}, which only a newer Dateline reads")]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its format.
        format: String,
    },
}

impl FileError {
    /// Why alone, for where there is no room for the file's name.
    #[must_use]
    pub fn reason(&self) -> String {
        match self {
            Self::System { reason, .. } | Self::Damaged { reason, .. } => reason.clone(),
            Self::Newer { format, .. } => format!("it is of format {format}"),
        }
    }
}

/// What is wrong with a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fault {
    Damaged(String),
    Newer(String),
}

impl Fault {
    pub(super) fn of(self, path: &Path) -> FileError {
        let path = path.to_owned();
        match self {
            Self::Damaged(reason) => FileError::Damaged { path, reason },
            Self::Newer(format) => FileError::Newer { path, format },
        }
    }
}

/// Whether a file is as Dateline left it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Seal {
    /// It is.
    Whole,
    /// It is of format 1, which has no checksum.
    Former,
    /// Another hand has changed it, or the disk has.
    Broken,
}

#[derive(Deserialize)]
struct Contents {
    /// Read before; named here so that it is not taken for something unknown.
    #[serde(rename = "format")]
    _format: serde::de::IgnoredAny,
    #[serde(default)]
    checksum: Option<String>,
    #[serde(default)]
    folders: Vec<String>,
    #[serde(default)]
    documents: Vec<Document>,
    #[serde(default)]
    decisions: Vec<Decision>,
    #[serde(default)]
    corrections: Vec<Corrected>,
    #[serde(default)]
    document_dates: Vec<DocumentDate>,
    #[serde(default)]
    extents: Vec<DocumentExtent>,
    #[serde(default)]
    encodings: Vec<DocumentEncoding>,
    #[serde(default)]
    copies: Vec<DocumentCopy>,
    #[serde(default)]
    conflicts: Vec<Otherwise>,
    #[serde(default)]
    views: Vec<Named>,
    #[serde(default)]
    added: Vec<AddedTo>,
    #[serde(default)]
    parked: Vec<Parked>,
    #[serde(default)]
    page: Option<Box<Page>>,
    #[serde(default)]
    eras: Vec<Era>,
    #[serde(default)]
    joins: Vec<Joined>,
    #[serde(default)]
    mappings: Vec<Mapped>,
    #[serde(default)]
    choices: Vec<Chosen>,
    #[serde(default)]
    desk: BTreeMap<String, Value>,
    #[serde(flatten)]
    others: BTreeMap<String, Value>,
}

/// Reads a project's text.
pub(super) fn parse(text: &str) -> Result<(Work, Seal), Fault> {
    // The format first: what a newer one holds need not fit here.
    #[derive(Deserialize)]
    struct Head {
        format: String,
    }
    let damaged = |error: serde_json::Error| {
        let line = error.line();
        Fault::Damaged(if error.is_eof() { format!("it ends too early, in line {line}") } else { error.to_string() })
    };
    let format = serde_json::from_str::<Head>(text).map_err(damaged)?.format;
    if format != FORMAT && format != FORMER {
        let number = format.strip_prefix("dateline/").and_then(|number| number.parse::<u32>().ok());
        return Err(match number {
            Some(_) => Fault::Newer(format),
            None => Fault::Damaged(format!("it says that its format is ‘{format}’")),
        });
    }
    let contents: Contents = serde_json::from_str(text).map_err(damaged)?;
    let seal = match &contents.checksum {
        _ if format == FORMER => Seal::Former,
        Some(sum) if *sum != checksum(text) => Seal::Broken,
        _ => Seal::Whole,
    };
    Ok((work(contents).map_err(Fault::Damaged)?, seal))
}

fn work(contents: Contents) -> Result<Work, String> {
    let mut work = Work { folders: contents.folders, page: contents.page, ..Work::default() };
    for document in contents.documents {
        let sketch = document.sketch.and_then(|sketch| sketch.parse().ok());
        let known = Known { path: document.path, title: document.title, sketch };
        work.documents.insert(hash(&document.text)?, known);
    }
    for decision in contents.decisions {
        let id = id(&decision.id)?;
        if decision.status != Status::Undecided {
            work.statuses.insert(id, decision.status);
        }
        if let Some(held) = decision.held {
            work.anchors.insert(id, Arc::new(anchor(held)?));
        }
    }
    for one in contents.corrections {
        work.said.insert((id(&one.record)?, one.said.field()), one.said);
    }
    for date in contents.document_dates {
        if let Some(text) = &date.text {
            work.texts.insert(date.document.clone(), hash(text)?);
        }
        work.dates.insert(date.document, date.edtf);
    }
    for one in contents.extents {
        if let Some(text) = &one.text {
            work.texts.insert(one.document.clone(), hash(text)?);
        }
        work.extents.insert(one.document, one.extent);
    }
    work.encodings = contents.encodings.into_iter().map(|one| (one.document, one.encoding)).collect();
    work.copies = contents.copies.into_iter().map(|one| (one.document, one.hand)).collect();
    for one in contents.conflicts {
        let other = one.other.read().ok_or_else(|| format!("‘{}’ names no record", one.key))?;
        work.conflicts.insert(conflict::key(&other).unwrap_or(one.key), other);
    }
    for entry in contents.added {
        if let Some(text) = &entry.text {
            work.texts.insert(entry.added.document.clone(), hash(text)?);
        }
        work.added.insert(entry.added.id(), entry.added);
    }
    work.parked = contents.parked.into_iter().map(|parked| (parked.key(), parked)).collect();
    work.views = contents.views.into_iter().map(|named| (named.name, named.view)).collect();
    work.eras = contents.eras.into_iter().map(|era| (era.name, era.edtf)).collect();
    for Joined { records: [one, other], hand } in contents.joins {
        work.joins.insert(Pair::of(id(&one)?, id(&other)?), hand);
    }
    for Mapped { shape, said } in contents.mappings {
        work.mappings.insert(hash(&shape)?, said);
    }
    for Chosen { id: at, choice } in contents.choices {
        work.choices.insert(id(&at)?, choice);
    }
    work.desk = contents.desk;
    work.others = contents.others;
    Ok(work)
}

const SEAL: &str = " \"checksum\": ";

/// The hash of a project's text without the line of the checksum.
fn checksum(text: &str) -> String {
    let mut hasher = blake3::Hasher::new();
    for line in text.split_inclusive('\n').filter(|line| !line.starts_with(SEAL)) {
        hasher.update(line.as_bytes());
    }
    format!("{:032x}", first_16(&hasher.finalize()))
}

/// Writes a project as text.
pub(super) fn text(project: &Project) -> serde_json::Result<String> {
    let work = &project.work;
    let mut text = format!("{{\"format\": \"{FORMAT}\",\n");
    let after_format = text.len();
    text.push_str(" \"folders\": ");
    text.push_str(&serde_json::to_string(&work.folders)?);
    let text_of = |document: &str| work.texts.get(document).map(ToString::to_string);
    list(&mut text, "documents", work.documents.iter(), |(hash, known)| Document {
        path: known.path.clone(),
        text: hash.to_string(),
        title: known.title.clone(),
        sketch: known.sketch.map(|sketch| sketch.to_string()),
    })?;
    decisions(&mut text, project)?;
    list(&mut text, "document_dates", work.dates.iter(), |(path, when)| DocumentDate {
        document: path.clone(),
        edtf: when.clone(),
        text: text_of(path),
    })?;
    list(&mut text, "extents", work.extents.iter(), |(path, extent)| DocumentExtent {
        document: path.clone(),
        extent: *extent,
        text: text_of(path),
    })?;
    list(&mut text, "encodings", work.encodings.iter(), |(path, encoding)| DocumentEncoding {
        document: path.clone(),
        encoding: *encoding,
    })?;
    list(&mut text, "copies", work.copies.iter(), |(path, hand)| DocumentCopy { document: path.clone(), hand: *hand })?;
    list(&mut text, "views", work.views.iter(), |(name, view)| Named { name: name.clone(), view: view.clone() })?;
    list(&mut text, "added", work.added.values(), |added| AddedTo {
        text: text_of(&added.document),
        added: added.clone(),
    })?;
    list(&mut text, "eras", work.eras.iter(), |(name, when)| Era { name: name.clone(), edtf: when.clone() })?;
    list(&mut text, "joins", work.joins.iter(), Joined::from)?;
    list(&mut text, "mappings", work.mappings.iter(), Mapped::from)?;
    list(&mut text, "choices", work.choices.iter(), Chosen::from)?;
    list(&mut text, "parked", work.parked.values(), |parked| parked)?;
    list(&mut text, "conflicts", work.conflicts.iter(), |(key, other)| Otherwise {
        key: key.clone(),
        other: Written::of(other),
    })?;
    if !work.desk.is_empty() {
        member(&mut text, "desk", &work.desk)?;
    }
    for (name, value) in &work.others {
        member(&mut text, name, value)?;
    }
    if let Some(page) = project.page() {
        member(&mut text, "page", page)?;
    }
    text.push_str("}\n");
    let sum = checksum(&text);
    text.insert_str(after_format, &format!("{SEAL}\"{sum}\",\n"));
    Ok(text)
}

/// What was decided and corrected of records.
fn decisions(text: &mut String, project: &Project) -> serde_json::Result<()> {
    let work = &project.work;
    let decided = project.named().into_iter().filter(|id| {
        // A callout or a step that can be undone is only worth a line where it holds on to words.
        work.statuses.contains_key(id) || work.anchors.contains_key(id)
    });
    list(text, "decisions", decided, |id| Decision {
        id: id.to_string(),
        status: project.status(id),
        held: work.anchors.get(&id).map(|anchor| held(anchor)),
    })?;
    list(text, "corrections", work.said.iter(), |((id, _), said)| Corrected {
        record: id.to_string(),
        said: said.clone(),
    })
}
