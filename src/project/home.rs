//! Where a corpus is, whatever way it is spelt, and where its project lies: one file for each corpus in the user's data
//! directory, named after the folder and a hash of its full path.

use std::collections::BTreeSet;
use std::io::Read;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

use super::{FileError, Project, load};
use crate::model::TextHash;

/// The one spelling of a path: absolute, links followed, without `.`, `..` and a slash at the end; in the letters that the
/// system keeps it in; on Windows without the `\\?\` that programs do not expect. What does not exist is only made absolute.
#[must_use]
pub fn canonical(path: &Path) -> PathBuf {
    dunce::canonicalize(path).or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_owned())
}

/// Where projects are kept. `None` where the system has no home directory.
#[must_use]
pub fn data_folder() -> Option<PathBuf> {
    Some(etcetera::base_strategy::choose_native_strategy().ok()?.data_dir().join("dateline").join("projects"))
}

/// Where the decisions about a corpus are kept in a data folder. One that was opened from several places is the same in
/// whatever order they are named.
#[must_use]
pub fn file_of(data: &Path, corpus: &[PathBuf]) -> PathBuf {
    let mut paths: Vec<PathBuf> = corpus.iter().map(|path| canonical(path)).collect();
    paths.sort();
    paths.dedup();
    let [path] = paths.as_slice() else {
        let all: Vec<String> = paths.iter().map(|path| path.to_string_lossy().into_owned()).collect();
        return data.join(format!("{}-places-{}.dateline.json", all.len(), digits(&all.join("\n"))));
    };
    let name = path.file_name().map_or_else(|| "corpus".into(), |name| name.to_string_lossy().into_owned());
    let named = |path: &Path| data.join(format!("{name}-{}.dateline.json", digits(&path.to_string_lossy())));
    let file = named(path);
    if file.exists() {
        return file;
    }
    // Versions before wrote the path as the system gives it, which is another one on Windows.
    let former = std::fs::canonicalize(path).map(|path| named(&path)).ok().filter(|file| file.exists());
    former.or_else(|| spelt_otherwise(data, path)).unwrap_or(file)
}

fn digits(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex().chars().take(12).collect()
}

/// The project of the same folder under another spelling: letters of another case, another mount.
fn spelt_otherwise(data: &Path, path: &Path) -> Option<PathBuf> {
    projects(data).find(|file| match folders_of(file).as_slice() {
        [folder] => same_file::is_same_file(folder, path).unwrap_or(false),
        _ => false,
    })
}

fn projects(data: &Path) -> impl Iterator<Item = PathBuf> {
    let entries = std::fs::read_dir(data).into_iter().flatten();
    entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.to_string_lossy().ends_with(".dateline.json"))
}

/// The folders that a project file names, from its beginning.
fn folders_of(file: &Path) -> Vec<String> {
    let mut beginning = Vec::new();
    let read = std::fs::File::open(file).and_then(|file| file.take(1 << 16).read_to_end(&mut beginning));
    read.map(|_| folders(&String::from_utf8_lossy(&beginning))).unwrap_or_default()
}

/// Why the corpus of a project file cannot be told.
#[derive(Debug, thiserror::Error)]
pub enum CorpusOfError {
    /// The file cannot be read.
    #[error(transparent)]
    File(#[from] FileError),
    /// It names none, and it lies where projects lie.
    #[error("‘{0}’ does not say which folder it belongs to. Give the folder, and the file with --project")]
    Unnamed(PathBuf),
    /// It names several.
    #[error("‘{0}’ belongs to {1} places that were opened together. Give one of them, and the file with --project")]
    Several(PathBuf, usize),
    /// The folder is gone.
    #[error(
        "‘{folder}’, the folder of ‘{file}’, is not there. If it was moved, give the new one, and the file with --project"
    )]
    Gone {
        /// The project file.
        file: PathBuf,
        /// The folder it names.
        folder: PathBuf,
    },
}

/// True for the name of a project file.
#[must_use]
pub fn is_project(path: &Path) -> bool {
    path.to_string_lossy().ends_with(".dateline.json")
}

/// The folder of a project file: the one that it names, relative to itself; else, for a file of format 1 that lies beside
/// its articles, the folder that it lies in.
///
/// # Errors
/// One sentence where there is no such folder.
pub fn corpus_of(file: &Path) -> Result<PathBuf, CorpusOfError> {
    let project = load(file)?;
    let parent = file.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder = match project.work().folders() {
        [] if data_folder().is_some_and(|data| canonical(&data) == canonical(parent)) => {
            return Err(CorpusOfError::Unnamed(file.to_owned()));
        }
        [] => parent.to_owned(),
        [folder] => parent.join(folder),
        more => return Err(CorpusOfError::Several(file.to_owned(), more.len())),
    };
    if folder.exists() { Ok(folder) } else { Err(CorpusOfError::Gone { file: file.to_owned(), folder }) }
}

/// A project of another folder whose documents are those of this one.
#[derive(Debug, Clone, PartialEq)]
pub struct Moved {
    /// Its file.
    pub file: PathBuf,
    /// Where its corpus lay.
    pub folder: String,
    /// What was decided there.
    pub project: Project,
}

impl Moved {
    /// One sentence that offers it: "41 decisions are kept for ‘/home/me/press’, which held these documents".
    #[must_use]
    pub fn words(&self) -> String {
        let count = self.project.work().decided();
        let (verb, noun) = if count == 1 { ("is", "decision") } else { ("are", "decisions") };
        format!("{count} {noun} {verb} kept for ‘{}’, which held these documents", self.folder)
    }
}

/// The project whose work is most likely on these texts: of a folder that was renamed or moved, or copied to here.
#[must_use]
pub fn moved(data: &Path, own: &Path, texts: &BTreeSet<TextHash>) -> Option<Moved> {
    let of = |file: PathBuf| {
        let project = load(&file).ok()?;
        let (shared, all) = project.shared_with(texts);
        let folder = project.work().folders().first()?.clone();
        let likely = shared * 2 >= all && shared > 0 && project.work().decided() > 0;
        // A folder that is gone was moved; one that is still there was copied.
        likely.then(|| ((!Path::new(&folder).exists(), shared), Moved { file, folder, project }))
    };
    let found = projects(data).filter(|file| file != own).filter_map(of);
    found.max_by_key(|(likely, _)| *likely).map(|(_, moved)| moved)
}

/// The folders that a project's text names, from its first lines alone: for looking through many files.
fn folders(beginning: &str) -> Vec<String> {
    let line = beginning.lines().take(4).find_map(|line| line.strip_prefix(" \"folders\": "));
    line.and_then(|line| serde_json::from_str(line.trim_end_matches(',')).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_project_file_that_names_a_folder_that_is_gone_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("x.dateline.json");
        std::fs::write(&file, r#"{"format": "dateline/2", "folders": ["/no/such/folder"]}"#).unwrap();
        let error = corpus_of(&file).unwrap_err().to_string();
        assert!(error.contains("/no/such/folder") && error.contains("--project"), "{error}");
        std::fs::write(&file, r#"{"format": "dateline/1"}"#).unwrap();
        assert_eq!(corpus_of(&file).unwrap(), folder.path(), "one that names none lies in its folder");
        std::fs::write(&file, r#"{"format": "dateline/2", "folders": ["."]}"#).unwrap();
        assert_eq!(corpus_of(&file).unwrap(), folder.path().join("."));
    }
}
