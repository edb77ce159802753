//! The form that asks in which encoding a file is read: which file, and what of it shows its letters.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use crate::corpus::Corpus;
use crate::gui::app::state::forms::{Editor, Keyboard, encoding};
use crate::gui::app::{App, Data, original};
use crate::load::Line;
use crate::model::DocId;

/// Bytes in which letters beyond ASCII are looked for, and those that are shown, some of them before the first letter.
const HEAD: u64 = 1 << 20;
const SHOWN: usize = 600;
const BEFORE: usize = 60;

/// The file whose encoding counts for a document: its own, or the nearest around it that is text.
pub(crate) fn of(corpus: &Corpus, id: DocId) -> Option<&Line> {
    let path = corpus.article(id)?.document.path.as_str();
    let ends = std::iter::once(path.len()).chain(path.rmatch_indices('/').map(|(end, _)| end));
    let mut names = ends.filter_map(|end| path.get(..end));
    names.find_map(|name| corpus.report.lines.iter().find(|line| line.path == name && line.encoding.is_some()))
}

/// True where another encoding can be asked for: the files lie on the disk and can be read again.
pub(crate) fn can_ask(data: &Data, id: Option<DocId>) -> bool {
    !data.roots.is_empty() && id.is_some_and(|id| of(&data.corpus, id).is_some())
}

impl App {
    /// Opens the form for the file of a path.
    pub fn ask_encoding(&mut self, path: &str) {
        let Some(line) = self.data.corpus.report.lines.iter().find(|line| line.path == path) else { return };
        let now = line.encoding;
        let bytes = original::place(&self.data, path).and_then(|place| head(&place)).unwrap_or_default();
        let before = self.data.project.encodings().of(path);
        let (path, keyboard) = (path.to_owned(), Keyboard::Free);
        let form = encoding::Form { path, bytes, now, before, chosen: now, keyboard };
        self.panes.editor = Some(Editor::Encoding(Box::new(form)));
    }

    /// The same for the file of a document.
    pub fn ask_encoding_of(&mut self, id: DocId) {
        if let Some(path) = of(&self.data.corpus, id).map(|line| line.path.clone()) {
            self.ask_encoding(&path);
        }
    }
}

/// The bytes of a file around the first of its letters beyond ASCII.
fn head(place: &Path) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(place).ok()?.take(HEAD).read_to_end(&mut bytes).ok()?;
    let first = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    let line = bytes.get(..first)?.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    let start = line.max(first.saturating_sub(BEFORE));
    // Pairs of bytes stay pairs.
    let start = start - start % 2;
    Some(bytes.get(start..bytes.len().min(start + SHOWN))?.to_vec())
}
