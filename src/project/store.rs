//! A project on a disk: read, merged with what other hands wrote, written whole or not at all.
//!
//! Beside `x.dateline.json` lie `x.dateline.undo.jsonl` (what can be undone), `x.dateline.history.jsonl` (who decided what,
//! when), `x.dateline.copy.json` (the last good copy) and `x.dateline.lock`. The steps are written before the project, under another name, and put in their place after
//! it: whenever the process is killed, one of the two files of steps belongs to the project that is there.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::annals::Annals;
use super::disk::{self, Disk, Stamp, System};
use super::file::{self, Fault, FileError, Seal};
use super::{Entry, Project, Work, journal};

/// What was odd about a file when it was opened.
#[derive(Debug, Clone, PartialEq)]
pub enum Notice {
    /// It cannot be read now; nothing is written over it.
    Unread(String),
    /// It is damaged: it will be kept under another name. The last good copy, where there is one.
    Damaged(String, Option<Box<Work>>),
    /// A newer Dateline has written it: it will be kept under another name.
    Newer(String),
    /// Its checksum does not fit: another program has changed it, or the disk has. What it says now is used, and it will
    /// be kept under another name. The last good copy, where that is another.
    Changed(Option<Box<Work>>),
}

impl Notice {
    /// One sentence for the bar.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Unread(reason) => format!("Decisions cannot be read and are NOT being kept: {reason}"),
            Self::Damaged(..) => "The decisions file is damaged; it is kept under another name".to_owned(),
            Self::Newer(_) => "A newer Dateline wrote the decisions; its file is kept under another name".to_owned(),
            Self::Changed(_) => "The decisions file was changed outside Dateline".to_owned(),
        }
    }

    /// The last good copy that could stand in for what is damaged.
    #[must_use]
    pub fn copy(&self) -> Option<&Work> {
        match self {
            Self::Damaged(_, copy) | Self::Changed(copy) => copy.as_deref(),
            Self::Unread(_) | Self::Newer(_) => None,
        }
    }
}

/// A project that was opened, and where it will be written.
pub struct Opened {
    /// The decisions.
    pub project: Project,
    /// Where they are kept.
    pub store: Store,
    /// What was odd.
    pub notice: Option<Notice>,
}

/// A project file that is being written.
pub struct Store {
    disk: Arc<dyn Disk>,
    path: PathBuf,
    /// What the file held when it was read or written last: against this, what others wrote is told apart.
    base: Work,
    seen: Option<blake3::Hash>,
    stamp: Option<Stamp>,
    /// The word under which the file that is there must be kept before it is written over.
    aside: Option<&'static str>,
    /// True while the steps of the last save are not in their place yet.
    steps_wait: bool,
    /// True once what killed writes left was taken away.
    swept: bool,
    /// What other hands wrote, with what the file had held before, until it is taken.
    theirs: Vec<(Work, Work)>,
    /// Who decided what, when.
    history: Annals,
}

/// Reads a project without touching anything; a file that does not exist is an empty project.
///
/// # Errors
/// When the file cannot be read or is not a project of a format that is known.
pub fn load(path: &Path) -> Result<Project, FileError> {
    let bytes = System.read(path).map_err(|error| system(path, "read", &error))?;
    let Some(bytes) = bytes else { return Ok(Project::default()) };
    let (mut project, _) = read(&bytes).map_err(|fault| fault.of(path))?;
    steps(&System, path, &mut project, &bytes);
    Ok(project)
}

fn system(path: &Path, action: &'static str, error: &io::Error) -> FileError {
    FileError::System { path: path.to_owned(), action, reason: plain(error) }
}

/// What the system says, in words that say what to do where that is known.
#[must_use]
pub fn plain(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "the disk is full".to_owned(),
        io::ErrorKind::PermissionDenied => "there is no permission to write it".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "the disk is read-only".to_owned(),
        _ => error.to_string(),
    }
}

fn read(bytes: &[u8]) -> Result<(Project, Seal), Fault> {
    let text = std::str::from_utf8(bytes).map_err(|error| Fault::Damaged(error.to_string()))?;
    let (work, seal) = file::parse(text)?;
    Ok((Project { work, ..Project::default() }, seal))
}

/// The word under which a file is kept before it is written over, where it is to be kept: an older Dateline still reads
/// one of format 1.
fn aside(seal: Seal) -> Option<&'static str> {
    match seal {
        Seal::Whole => None,
        Seal::Former => Some("format-1"),
        Seal::Broken => Some("changed"),
    }
}

/// What stands in `x.dateline.json` is told in `x.dateline.END` beside it.
fn beside(path: &Path, end: &str) -> PathBuf {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let stem = name.strip_suffix(".json").unwrap_or(&name);
    path.with_file_name(format!("{stem}.{end}"))
}

const STEPS: &str = "undo.jsonl";
const NEXT_STEPS: &str = "undo.next.jsonl";
const COPY: &str = "copy.json";
const HISTORY: &str = "history.jsonl";

/// Where the history of a project lies.
#[must_use]
pub fn history_of(path: &Path) -> PathBuf {
    beside(path, HISTORY)
}

/// Where the last good copy of a project file lies.
#[must_use]
pub fn copy_of(path: &Path) -> PathBuf {
    beside(path, COPY)
}

/// Gives a project the steps that belong to the file it was read from; true where they are not in their place yet.
fn steps(disk: &dyn Disk, path: &Path, project: &mut Project, bytes: &[u8]) -> bool {
    for end in [NEXT_STEPS, STEPS] {
        let found = disk.read(&beside(path, end)).ok().flatten();
        let text = found.and_then(|bytes| String::from_utf8(bytes).ok());
        if text.is_some_and(|text| journal::read(project, bytes, &text)) {
            return end == NEXT_STEPS;
        }
    }
    false
}

impl Store {
    /// Opens a project file, or the place where one will be. Nothing is written yet.
    #[must_use]
    pub fn open(disk: Arc<dyn Disk>, path: &Path) -> Opened {
        // A link stays one: what it leads to is written.
        let path = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let mut store = Self {
            disk,
            path,
            base: Work::default(),
            seen: None,
            stamp: None,
            aside: None,
            steps_wait: false,
            swept: false,
            theirs: Vec::new(),
            history: Annals::default(),
        };
        let (project, notice) = store.first();
        Opened { project, store, notice }
    }

    fn first(&mut self) -> (Project, Option<Notice>) {
        self.stamp = self.disk.stamp(&self.path);
        let bytes = match self.disk.read(&self.path) {
            Ok(Some(bytes)) => bytes,
            Ok(None) => return Default::default(),
            Err(error) => return (Project::default(), Some(Notice::Unread(plain(&error)))),
        };
        let copy = |disk: &dyn Disk, path: &Path| {
            let bytes = disk.read(&copy_of(path)).ok().flatten()?;
            Some(Box::new(read(&bytes).ok()?.0.work))
        };
        match read(&bytes) {
            Ok((mut project, seal)) => {
                self.seen = Some(blake3::hash(&bytes));
                self.base = project.work.clone();
                self.steps_wait = steps(self.disk.as_ref(), &self.path, &mut project, &bytes);
                let broken = seal == Seal::Broken;
                self.aside = aside(seal);
                let copy = || copy(self.disk.as_ref(), &self.path).filter(|copy| **copy != project.work);
                let notice = broken.then(|| Notice::Changed(copy()));
                (project, notice)
            }
            Err(Fault::Damaged(reason)) => {
                self.aside = Some("damaged");
                let copy = copy(self.disk.as_ref(), &self.path);
                (Project::default(), Some(Notice::Damaged(reason, copy)))
            }
            Err(Fault::Newer(format)) => {
                self.aside = Some("newer");
                (Project::default(), Some(Notice::Newer(format)))
            }
        }
    }

    /// Where it is written.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes a project. What other hands have written since is merged with it and waits in [`Self::take_theirs`], for the
    /// one who asked to take in too.
    ///
    /// # Errors
    /// When the system refuses; what was kept before is then still kept.
    pub fn save(&mut self, project: &Project) -> Result<(), FileError> {
        let path = self.path.clone();
        self.write(project).map_err(|error| system(&path, "written", &error))
    }

    fn write(&mut self, project: &Project) -> io::Result<()> {
        let disk = Arc::clone(&self.disk);
        let disk = disk.as_ref();
        if let Some(folder) = self.path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            disk.make_folder(folder)?;
        }
        let Some(_lock) = disk.lock(&beside(&self.path, "lock"))? else {
            return Err(io::Error::new(io::ErrorKind::WouldBlock, "another Dateline is writing it"));
        };
        if !std::mem::replace(&mut self.swept, true) {
            disk::sweep(disk, &self.path);
        }
        if self.steps_wait {
            disk.rename(&beside(&self.path, NEXT_STEPS), &beside(&self.path, STEPS))?;
            self.steps_wait = false;
        }
        let there = disk.read(&self.path)?;
        let theirs = self.theirs(there.as_deref());
        if let Some(bytes) = &there {
            self.set_aside(disk, bytes)?;
        }
        let mut merged = project.clone();
        let theirs = theirs.map(|theirs| (self.base.clone(), theirs));
        if let Some((base, theirs)) = &theirs {
            merged.take_in(base, theirs);
        }
        let known = theirs.as_ref().map_or(&self.base, |(_, theirs)| theirs);
        self.history.see(disk, &self.path, known, theirs.is_some())?;
        let text = file::text(&merged).map_err(io::Error::from)?;
        self.put(disk, merged, &text, there.as_deref(), theirs)?;
        self.history.add(disk, &self.path, &project.entries)?;
        // A copy that cannot be written takes nothing away from what has just been kept; the next one is tried anew.
        let _ = disk::put(disk, &copy_of(&self.path), text.as_bytes());
        Ok(())
    }

    /// What another hand has written since, where it can be read.
    fn theirs(&mut self, there: Option<&[u8]>) -> Option<Work> {
        let there = there.filter(|there| self.seen != Some(blake3::hash(there)))?;
        match read(there) {
            Ok((project, seal)) => {
                self.aside = aside(seal);
                Some(project.work)
            }
            Err(Fault::Damaged(_)) => {
                self.aside = Some("damaged");
                None
            }
            Err(Fault::Newer(_)) => {
                self.aside = Some("newer");
                None
            }
        }
    }

    /// Keeps a file that must not be lost under another name.
    fn set_aside(&mut self, disk: &dyn Disk, bytes: &[u8]) -> io::Result<()> {
        let Some(word) = self.aside else { return Ok(()) };
        for number in 1..10_000 {
            let name = beside(&self.path, &format!("{word}-{number}.json"));
            match disk.read(&name)? {
                Some(other) if other == bytes => break,
                Some(_) => {}
                None => {
                    disk::put(disk, &name, bytes)?;
                    break;
                }
            }
        }
        self.aside = None;
        Ok(())
    }

    /// The steps first, under another name; then the project; then the steps in their place.
    fn put(
        &mut self,
        disk: &dyn Disk,
        project: Project,
        text: &str,
        there: Option<&[u8]>,
        theirs: Option<(Work, Work)>,
    ) -> io::Result<()> {
        let is_there = there == Some(text.as_bytes());
        let steps = journal::text(&project, text.as_bytes());
        let next = beside(&self.path, NEXT_STEPS);
        if let Some(steps) = &steps {
            let to = if is_there { &beside(&self.path, STEPS) } else { &next };
            disk::put(disk, to, steps.as_bytes())?;
        }
        if !is_there {
            disk::put(disk, &self.path, text.as_bytes())?;
        }
        // From here on the file is the new one, whatever becomes of the steps.
        self.seen = Some(blake3::hash(text.as_bytes()));
        self.stamp = disk.stamp(&self.path);
        self.base = project.work;
        self.theirs.extend(theirs);
        if steps.is_some() && !is_there {
            self.steps_wait = true;
            disk.rename(&next, &beside(&self.path, STEPS))?;
            self.steps_wait = false;
        }
        Ok(())
    }

    /// Reads what another hand has written since the file was read or written last, where it has.
    pub fn look(&mut self) {
        self.history.look(self.disk.as_ref(), &self.path);
        if let Some(theirs) = self.seen_since() {
            self.theirs.push((std::mem::replace(&mut self.base, theirs.clone()), theirs));
        }
    }

    /// What has come to the history since it was asked for last.
    pub fn take_history(&mut self) -> Vec<Arc<Entry>> {
        self.history.take()
    }

    /// The history of another project goes on in this one, which is kept in the place of it.
    pub fn inherit(&mut self, entries: &[Arc<Entry>], project: &Project) {
        self.history.inherit(entries, project.entries());
    }

    /// What other hands have written, each with what the file had held before.
    pub fn take_theirs(&mut self) -> Vec<(Work, Work)> {
        std::mem::take(&mut self.theirs)
    }

    fn seen_since(&mut self) -> Option<Work> {
        let stamp = self.disk.stamp(&self.path);
        if stamp == self.stamp {
            return None;
        }
        let bytes = self.disk.read(&self.path).ok().flatten()?;
        self.stamp = stamp;
        let theirs = self.theirs(Some(&bytes))?;
        self.seen = Some(blake3::hash(&bytes));
        Some(theirs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Category, RecordId, Span, Unit};
    use crate::project::{Added, AddedKind, Callout, Edit, Facet, Filter, Kind, Page, Replacement, Status, View};

    fn save(project: &Project, path: &Path) {
        Store::open(Arc::new(System), path).store.save(project).unwrap();
    }

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
        let callouts = vec![
            Callout { id: RecordId(9), words: Some("Talks “begin”".to_owned()) },
            Callout { id: RecordId(7), words: None },
        ];
        let replacements = vec![Replacement { old: "Reuters".to_owned(), new: "Agency A".to_owned() }];
        let page = Page { preset: "a4".to_owned(), callouts: Some(callouts), replacements, ..Page::default() };
        project.edit(Edit::Page(Some(Box::new(page))));
        project.edit(Edit::Eras(vec![("Boom".to_owned(), Some(Unit::Year(2014).into()))]));
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
        save(&decided(), &path);
        let back = load(&path).unwrap();
        assert_eq!(back, decided(), "and so does what can be undone");
        let names = std::fs::read_dir(path.parent().unwrap()).unwrap().filter_map(Result::ok);
        let mut names: Vec<String> = names.map(|name| name.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        let ends = ["copy.json", "history.jsonl", "json", "lock", "undo.jsonl"];
        assert_eq!(names, ends.map(|end| format!("x.dateline.{end}")), "no half-written file stays");
    }

    #[test]
    fn a_missing_file_is_an_empty_project_and_a_broken_one_an_error() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(load(&folder.path().join("none.json")).unwrap(), Project::default());
        let path = folder.path().join("broken.json");
        for text in [
            "{",
            r#"{"format": "something else"}"#,
            r#"{"format": "dateline/1", "decisions": [{"id": "x y", "status": "accepted"}]}"#,
            r#"{"format": "dateline/1", "page": {"callouts": [{"id": "no id"}]}}"#,
        ] {
            std::fs::write(&path, text).unwrap();
            assert!(load(&path).unwrap_err().to_string().contains("is damaged or no project"), "{text}");
        }
        std::fs::write(&path, r#"{"format": "dateline/9"}"#).unwrap();
        assert!(load(&path).unwrap_err().to_string().contains("a newer Dateline"));
    }

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
        save(&project, &path);
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
        save(&busy(3), &path);
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::write(&path, text.replacen("accepted", "rejected", 1)).unwrap();
        let changed = load(&path).unwrap();
        assert_eq!(changed.statuses().count(), 3);
        assert!(changed.undo_words().is_none());
        save(&busy(3), &path);
        std::fs::write(beside(&path, STEPS), "{half a line").unwrap();
        assert_eq!(load(&path).unwrap().statuses().count(), 3);
    }

    #[test]
    fn only_the_newest_steps_are_kept() {
        let text = journal::text(&busy(1200), b"").unwrap();
        assert_eq!(text.lines().count(), 1001);
        assert!(text.lines().last().unwrap().contains(&RecordId(1199).to_string()));
    }
}
