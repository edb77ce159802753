//! The export dialog, and what is being made for it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::ColorImage;

use crate::export;
use crate::gui::app::state::kept::Tone;
use crate::gui::app::state::output::Output;
use crate::job::Task;
use crate::project::Page;
use crate::view::brief::{Brief, Overflow};

/// The dialog, and what is being made.
#[derive(Default)]
pub struct State {
    /// The dialog, while it is open.
    pub dialog: Option<Dialog>,
    /// A file being written; it ends with a sentence, or with what went wrong.
    pub saving: Option<Task<Result<String, String>>>,
    /// A picture being drawn for the clipboard.
    pub copying: Option<Task<Result<(ColorImage, String), String>>>,
}

/// What the dialog was asked to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Did {
    /// Write the file.
    Save,
    /// Ask the system for a place.
    Browse,
    /// Put the picture onto the clipboard.
    Copy,
    /// Close.
    Close,
}

/// What a picture in the dialog was drawn from.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Key {
    pub(crate) page: Page,
    pub(crate) overflow: Overflow,
    pub(crate) revision: u64,
}

/// The open dialog.
pub struct Dialog {
    /// How the page is set up.
    pub page: Page,
    /// The page as it was composed last.
    pub brief: Option<Arc<Brief>>,
    /// Which page of it is shown, from 0.
    pub at: usize,
    /// Where the file goes.
    pub path: String,
    /// A sentence about the file: what went wrong, or what happened.
    pub said: Option<(String, Tone)>,
    /// How many records data would hold, in words.
    pub(crate) data: String,
    pub(crate) picture: Option<egui::TextureHandle>,
    pub(crate) drawing: Option<Task<Result<Drawn, String>>>,
    /// What the last picture was drawn from: settings, page and pixels across.
    pub(crate) drawn: Option<(Key, usize, u32)>,
    /// Pixels across that the preview has room for.
    pub(crate) pixels: u32,
    /// The path that was looked at last, and whether there is such a file.
    pub(crate) looked: (String, bool),
    /// True on the first pass, when the title takes the keyboard.
    pub(crate) focus_title: bool,
    pub(crate) focus_path: bool,
}

impl Dialog {
    /// True while the picture is not yet what the settings say.
    #[must_use]
    pub fn is_drawing(&self) -> bool {
        self.drawing.is_some() || self.drawn.is_none()
    }

    pub(crate) fn output(&self) -> Output {
        Output::of(&self.page.format)
    }

    /// The file that was typed or chosen, with the ending of its form.
    pub(crate) fn file(&self) -> Option<PathBuf> {
        let path = crate::gui::kit::dialog::paths(&self.path).into_iter().next()?;
        path.file_name()?;
        let ending = self.output().ending();
        let has = path.extension().is_some_and(|own| own.eq_ignore_ascii_case(ending));
        if has {
            return Some(path);
        }
        let mut name = path.into_os_string();
        name.push(".");
        name.push(ending);
        Some(PathBuf::from(name))
    }

    pub(crate) fn overflow(&self) -> Overflow {
        overflow(self.output(), &self.file().unwrap_or_else(|| PathBuf::from("page.png")))
    }

    /// Another form of file; the path takes its ending.
    pub(crate) fn set_output(&mut self, output: Output) {
        let old = self.output().ending();
        self.page.format = output.word();
        if let Some(stem) = self.path.strip_suffix(old).and_then(|stem| stem.strip_suffix('.')) {
            self.path = format!("{stem}.{}", output.ending());
        }
        self.at = 0;
    }
}

/// What a thread has drawn.
pub enum Drawn {
    /// A page.
    Page(Arc<Brief>, ColorImage),
    /// Data has no page: how many records it holds, in words.
    Data(String),
}

/// Where goes what does not fit on a page of this form.
#[must_use]
pub fn overflow(output: Output, path: &Path) -> Overflow {
    match output {
        Output::Page(format) if !format.has_pages() => {
            let name = export::sidecar::path(path).file_name().map(|name| name.to_string_lossy().into_owned());
            Overflow::Sidecar(name.unwrap_or_default())
        }
        _ => Overflow::Pages,
    }
}
