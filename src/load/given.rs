//! A text that comes with what its sender says of it, as a line of a stream does.

use crate::model::DocDate;
use crate::page::draft::Draft;

/// A text, and what its sender says of it.
#[derive(Debug, Clone, Default)]
pub struct Given {
    /// Its name in the corpus.
    pub name: String,
    /// The text, read as that of a .txt file.
    pub text: String,
    /// When it was published; `None` leaves it to the text.
    pub date: Option<DocDate>,
    /// Its headline; `None` leaves it to the text.
    pub title: Option<String>,
    /// Who published it; `None` leaves it to the text.
    pub outlet: Option<String>,
}

impl Given {
    /// Puts the sender's words before those of the text.
    pub(super) fn lay_over(&mut self, draft: &mut Draft) {
        draft.title = self.title.take().or(draft.title.take());
        draft.outlet = self.outlet.take().or(draft.outlet.take());
    }
}
