//! Decisions on disk: one readable JSON file, sorted, one decision a line, written whole or not at all.
//!
//! ```json
//! {"format": "dateline/1",
//!  "decisions": [
//!   {"id": "9f1c…", "status": "accepted"}],
//!  "document_dates": [
//!   {"document": "a.txt", "edtf": "2014-04"}],
//!  "views": [
//!   {"name": "Ministers", "window": ["2013-01-01T00:00:00", "2014-01-01T00:00:00"], "filter": {…}, "lanes": "actor"}],
//!  "added": [
//!   {"document": "a.txt", "kind": "event", "start": 12, "end": 40, "quote": "…", "title": "…", "edtf": "2014"}],
//!  "eras": [
//!   {"name": "First sanctions", "edtf": "2006/2009"}],
//!  "page": {"title": "…", "preset": "a4", "callouts": [{"id": "9f1c…", "words": "…"}], …}}
//! ```
//! What is missing is empty, so files of versions without some of it open as they are. What can be undone is kept beside
//! the file, see `journal`.

use std::io::Write;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;
use serde::{Deserialize, Serialize};

use super::{Added, Page, Project, Status, View, journal};
use crate::model::{RecordId, When};

const FORMAT: &str = "dateline/1";

/// Why a project file cannot be read or written.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// The system refuses.
    #[error("‘{path}’ cannot be {action}: {reason}. Check the disk and the permissions; nothing was changed.")]
    System {
        /// The file.
        path: PathBuf,
        /// "read" or "written".
        action: &'static str,
        /// What the system says.
        reason: String,
    },
    /// It is not a project file of this version.
    #[error("‘{path}’ is not a Dateline project of format {FORMAT}: {reason}. Open another file, or a newer Dateline.")]
    Malformed {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        reason: String,
    },
}

#[derive(Serialize, Deserialize)]
struct Decision {
    id: String,
    status: Status,
}

#[derive(Serialize, Deserialize)]
struct DocumentDate {
    document: String,
    edtf: When,
}

#[derive(Serialize, Deserialize)]
struct Named {
    name: String,
    #[serde(flatten)]
    view: View,
}

#[derive(Serialize, Deserialize)]
struct Era {
    name: String,
    edtf: When,
}

#[derive(Deserialize)]
struct Contents {
    format: String,
    #[serde(default)]
    decisions: Vec<Decision>,
    #[serde(default)]
    document_dates: Vec<DocumentDate>,
    #[serde(default)]
    views: Vec<Named>,
    #[serde(default)]
    added: Vec<Added>,
    #[serde(default)]
    eras: Vec<Era>,
    #[serde(default)]
    page: Option<Box<Page>>,
}

/// Where the decisions about a corpus folder are kept by themselves: one file for each folder in the user's data
/// directory, named after the folder and a hash of its full path. `None` where the system has no home directory.
#[must_use]
pub fn autosave_path(corpus: &Path) -> Option<PathBuf> {
    let base = etcetera::choose_base_strategy().ok()?;
    let full = std::path::absolute(corpus).unwrap_or_else(|_| corpus.to_owned());
    let name = full.file_name().map_or_else(|| "corpus".into(), |name| name.to_string_lossy().into_owned());
    let hash = blake3::hash(full.to_string_lossy().as_bytes()).to_hex();
    Some(base.data_dir().join("dateline").join("projects").join(format!("{name}-{}.dateline.json", &hash[..12])))
}

/// Reads a project; a file that does not exist is an empty project.
///
/// # Errors
/// When the file cannot be read or is not a project of this format.
pub fn load(path: &Path) -> Result<Project, FileError> {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Project::default()),
        Err(error) => {
            return Err(FileError::System { path: path.to_owned(), action: "read", reason: error.to_string() });
        }
    };
    let malformed = |reason: String| FileError::Malformed { path: path.to_owned(), reason };
    let contents: Contents = serde_json::from_str(&text).map_err(|error| malformed(error.to_string()))?;
    if contents.format != FORMAT {
        return Err(malformed(format!("it says format {}", contents.format)));
    }
    let mut project = Project::default();
    for decision in contents.decisions {
        let id = u128::from_str_radix(&decision.id, 16).map_err(|_| malformed(format!("{} is no id", decision.id)))?;
        if decision.status != Status::Undecided {
            project.statuses.insert(RecordId(id), decision.status);
        }
    }
    project.dates = contents.document_dates.into_iter().map(|date| (date.document, date.edtf)).collect();
    project.views = contents.views.into_iter().map(|named| (named.name, named.view)).collect();
    project.added = contents.added.into_iter().map(|added| (added.id(), added)).collect();
    project.eras = contents.eras.into_iter().map(|era| (era.name, era.edtf)).collect();
    project.page = contents.page;
    if let Ok(steps) = std::fs::read_to_string(journal::path_of(path)) {
        journal::read(&mut project, &text, &steps);
    }
    Ok(project)
}

/// Writes a project: to a file beside it first, then in one step in its place.
///
/// # Errors
/// When the system refuses; the old file is then untouched.
pub fn save(project: &Project, path: &Path) -> Result<(), FileError> {
    let failed = |error: std::io::Error| FileError::System {
        path: path.to_owned(),
        action: "written",
        reason: error.to_string(),
    };
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder).map_err(failed)?;
    let text = text(project).map_err(|error| failed(error.into()))?;
    put(folder, path, &text).map_err(failed)?;
    // Steps that do not fit the project are let go when it is read, so the order of the two is safe.
    match journal::text(project, &text) {
        Some(steps) => put(folder, &journal::path_of(path), &steps).map_err(failed),
        None => Ok(()),
    }
}

/// Writes a file beside its place and puts it there in one step.
fn put(folder: &Path, path: &Path, text: &str) -> std::io::Result<()> {
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist(path).map(|_| ()).map_err(|error| error.error)
}

fn text(project: &Project) -> serde_json::Result<String> {
    let decisions =
        project.statuses().map(|(id, status)| serde_json::to_string(&Decision { id: id.to_string(), status }));
    let dates = project
        .document_dates()
        .map(|(path, when)| serde_json::to_string(&DocumentDate { document: path.to_owned(), edtf: when.clone() }));
    let views =
        project.views().map(|(name, view)| serde_json::to_string(&Named { name: name.to_owned(), view: view.clone() }));
    let added = project.added().map(|(_, added)| serde_json::to_string(added));
    let eras =
        project.eras().map(|(name, when)| serde_json::to_string(&Era { name: name.to_owned(), edtf: when.clone() }));
    let list = |rows: Vec<String>| rows.iter().map(|row| format!("\n  {row}")).collect::<Vec<_>>().join(",");
    let page =
        project.page().map(|page: &Page| serde_json::to_string(page).map(|page| format!(",\n \"page\": {page}")));
    Ok(format!(
        "{{\"format\": \"{FORMAT}\",\n \"decisions\": [{}],\n \"document_dates\": [{}],\n \"views\": [{}],\n \"added\": [{}],\n \"eras\": [{}]{}}}\n",
        list(decisions.collect::<Result<_, _>>()?),
        list(dates.collect::<Result<_, _>>()?),
        list(views.collect::<Result<_, _>>()?),
        list(added.collect::<Result<_, _>>()?),
        list(eras.collect::<Result<_, _>>()?),
        page.transpose()?.unwrap_or_default(),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Category, Span, Unit};
    use crate::project::{AddedKind, Callout, Edit, Facet, Filter, Kind, Replacement};

    fn decided() -> Project {
        let mut project = Project::default();
        project.edit(Edit::Status(vec![(RecordId(7), Status::Accepted), (RecordId(9), Status::Rejected)]));
        project.edit(Edit::DocumentDate(vec![("sub/a.txt".to_owned(), Some(Unit::Month(2014, 4).into()))]));
        let filter = Filter { words: "fish".to_owned(), ..Filter::default() };
        let day = |day| chrono::NaiveDate::from_ymd_opt(2014, 4, day).and_then(|day| day.and_hms_opt(0, 0, 0)).unwrap();
        let mut view = View { filter, lanes: "actor".to_owned(), window: Some((day(1), day(9))), ..View::default() };
        view.filter.only.insert(Facet::new(Kind::Category, "visits"));
        view.charts.insert("trade, USD".to_owned(), "log".to_owned());
        project.edit(Edit::Views(vec![("Ministers".to_owned(), Some(view))]));
        let added = Added {
            document: "sub/a.txt".to_owned(),
            kind: AddedKind::Event,
            span: Span { start: 3, end: 9 },
            quote: "a port".to_owned(),
            title: "A port opens".to_owned(),
            edtf: Some(Unit::Year(2014).into()),
            category: Category::Other,
        };
        project.edit(Edit::Added(vec![(added.id(), Some(added))]));
        project.edit(Edit::Eras(vec![("Boom".to_owned(), Some(Unit::Year(2014).into()))]));
        let callouts = vec![
            Callout { id: RecordId(9), words: Some("Talks “begin”".to_owned()) },
            Callout { id: RecordId(7), words: None },
        ];
        let replacements = vec![Replacement { old: "Reuters".to_owned(), new: "Agency A".to_owned() }];
        let page = Page { preset: "a4".to_owned(), callouts: Some(callouts), replacements, ..Page::default() };
        project.edit(Edit::Page(Some(Box::new(page))));
        project
    }

    #[test]
    fn a_file_of_a_version_without_views_opens_with_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("old.dateline.json");
        std::fs::write(&path, r#"{"format": "dateline/1", "decisions": [], "document_dates": []}"#).unwrap();
        assert_eq!(load(&path).unwrap(), Project::default());
    }

    #[test]
    fn a_saved_project_comes_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep").join("x.dateline.json");
        save(&decided(), &path).unwrap();
        let back = load(&path).unwrap();
        assert_eq!(back, decided(), "and so does what can be undone");
        assert_eq!(std::fs::read_dir(path.parent().unwrap()).unwrap().count(), 2, "no half-written file stays");
    }

    #[test]
    fn a_missing_file_is_an_empty_project_and_a_broken_one_an_error() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(load(&folder.path().join("none.json")).unwrap(), Project::default());
        let path = folder.path().join("broken.json");
        for text in [
            "{",
            r#"{"format": "dateline/9"}"#,
            r#"{"format": "dateline/1", "decisions": [{"id": "x y", "status": "accepted"}]}"#,
            r#"{"format": "dateline/1", "page": {"callouts": [{"id": "no id"}]}}"#,
        ] {
            std::fs::write(&path, text).unwrap();
            assert!(load(&path).unwrap_err().to_string().contains("is not a Dateline project"), "{text}");
        }
    }
}
