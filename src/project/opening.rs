//! Which folders are read, and which file of decisions counts for them: the one rule for window and command line.

use std::path::{Path, PathBuf};

use super::home::{CorpusOfError, corpus_of, file_of, is_project};

/// Which decisions a corpus is opened with.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Asked {
    /// Those that are kept for it.
    #[default]
    Saved,
    /// Those of a file.
    File(PathBuf),
    /// None, and none are kept.
    None,
}

/// What is opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// The folders and files to read.
    pub paths: Vec<PathBuf>,
    /// The file of decisions on them, which need not exist yet; `None` where none count, or where there is no place for them.
    pub file: Option<PathBuf>,
}

/// Why nothing can be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpeningError {
    /// The project file that was asked for is not there.
    #[error("There is no project file at ‘{0}’.")]
    NoFile(PathBuf),
    /// A project file does not lead to its folder.
    #[error(transparent)]
    Folder(#[from] CorpusOfError),
}

impl Opening {
    /// What these paths mean, with `data` as the folder of projects: a project file stands for its folder and brings its
    /// decisions along, unless others were asked for.
    ///
    /// # Errors
    /// One sentence where a project file is not there or does not lead to its folder.
    pub fn of(paths: Vec<PathBuf>, asked: &Asked, data: Option<&Path>) -> Result<Self, OpeningError> {
        if let Asked::File(file) = asked
            && !file.is_file()
        {
            return Err(OpeningError::NoFile(file.clone()));
        }
        let given = match paths.as_slice() {
            [file] if is_project(file) && file.is_file() => Some(file.clone()),
            _ => None,
        };
        let paths = match &given {
            Some(file) => vec![corpus_of(file)?],
            None => paths,
        };
        let file = match asked {
            Asked::Saved => given.or_else(|| data.map(|data| file_of(data, &paths))),
            Asked::File(file) => Some(file.clone()),
            Asked::None => None,
        };
        Ok(Self { paths, file })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_project_file_stands_for_its_folder_and_brings_its_decisions_unless_others_are_asked_for() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("articles");
        std::fs::create_dir(&folder).unwrap();
        let file = place.path().join("mine.dateline.json");
        std::fs::write(&file, r#"{"format": "dateline/2", "folders": ["articles"]}"#).unwrap();
        let other = place.path().join("other.dateline.json");
        std::fs::write(&other, r#"{"format": "dateline/2", "folders": ["articles"]}"#).unwrap();
        let data = place.path().join("data");
        let open = |path: &Path, asked: Asked| Opening::of(vec![path.to_owned()], &asked, Some(&data)).unwrap();
        assert_eq!(open(&file, Asked::Saved).file.as_deref(), Some(&*file));
        assert_eq!(open(&file, Asked::File(other.clone())).file, Some(other));
        assert_eq!(open(&file, Asked::None).file, None);
        assert_eq!(open(&folder, Asked::None), Opening { paths: vec![folder.clone()], file: None });
        let saved = open(&folder, Asked::Saved).file.unwrap();
        assert!(saved.starts_with(&data) && !saved.exists());
    }

    #[test]
    fn a_project_file_that_was_asked_for_must_be_there() {
        let asked = Asked::File(PathBuf::from("/no/such.dateline.json"));
        let error = Opening::of(vec![PathBuf::from("/")], &asked, None).unwrap_err();
        assert_eq!(error.to_string(), "There is no project file at ‘/no/such.dateline.json’.");
    }
}
