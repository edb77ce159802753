//! In which encoding a file is read, being said.

use super::Keyboard;
use crate::model::Encoding;
use crate::project::Edit;

/// What is being said of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// The path of its document.
    pub path: String,
    /// Some of its bytes, where letters beyond ASCII stand first; empty where the file lies inside another one.
    pub(crate) bytes: Vec<u8>,
    /// In which encoding it is read now; `None` where it could not be read.
    pub(crate) now: Option<Encoding>,
    /// What the analyst has said before.
    pub(crate) before: Option<Encoding>,
    /// What is chosen.
    pub chosen: Option<Encoding>,
    pub(crate) keyboard: Keyboard,
}

impl Form {
    /// The edit that says it, or takes back what was said.
    pub(crate) fn edit(&self, encoding: Option<Encoding>) -> Edit {
        Edit::Encodings(vec![(self.path.clone(), encoding)])
    }

    /// The first words of the file as they read in what is chosen.
    pub(crate) fn preview(&self) -> Option<String> {
        let (text, ..) = self.chosen?.decoder().decode(&self.bytes);
        Some(crate::model::one_line(&text).into_owned()).filter(|text| !text.is_empty())
    }
}
