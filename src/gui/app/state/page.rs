//! How the printed pages of an open file are shown: beside its text, alone or not at all; which page, and its picture.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::job::Task;
use crate::load::picture::Picture;
use crate::model::{Printed, RecordId};

/// What is shown of a file that has pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Shown {
    /// The page as it is printed.
    Page,
    /// Its text.
    #[default]
    Text,
    /// Both side by side.
    Both,
}

impl Shown {
    /// All of them, as they stand in the bar.
    pub const ALL: [Self; 3] = [Self::Page, Self::Text, Self::Both];

    /// Its name in the bar.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Page => "Page",
            Self::Text => "Text",
            Self::Both => "Both",
        }
    }

    /// The one after it, for the command: text, both, page.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Text => Self::Both,
            Self::Both => Self::Page,
            Self::Page => Self::Text,
        }
    }
}

/// Which picture it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sheet {
    /// The file, or the one that it lies in.
    pub file: PathBuf,
    /// The name of that file in the corpus.
    pub around: String,
    /// Its own name there.
    pub name: String,
    /// Its bytes, by their hash.
    pub hash: String,
    /// The page, from 1.
    pub page: usize,
    /// Width of the picture in its own points.
    pub width: u32,
}

/// A picture that is there, or why it is not.
pub(crate) struct Drawn {
    pub sheet: Sheet,
    pub picture: Result<Printing, String>,
}

/// A picture as the window has it.
pub(crate) struct Printing {
    pub texture: egui::TextureHandle,
    /// Height by width.
    pub shape: f32,
    pub lines: Vec<Printed>,
    pub missing: Option<String>,
}

/// What the reader keeps of printed pages from frame to frame.
#[derive(Default)]
pub(crate) struct Pages {
    /// The file and page that were turned to, from 1.
    pub at: Option<(String, usize)>,
    /// The record that the page follows.
    pub followed: Option<RecordId>,
    /// True until the page has been moved to the box.
    pub reveal: bool,
    /// Pictures, the newest first.
    pub drawn: Vec<Drawn>,
    /// The one that is being drawn.
    pub work: Option<(Sheet, Task<Result<Picture, String>>)>,
}

impl std::fmt::Debug for Pages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pages").field("at", &self.at).field("drawn", &self.drawn.len()).finish_non_exhaustive()
    }
}
