//! What of a corpus stands nowhere on the timeline: so that no page and no bar passes over it in silence.

use std::collections::BTreeMap;

use super::Corpus;
use super::ledger::{Ledger, State};
use crate::model::grouped;

/// What of the corpus gives no record at all, so that no count of records knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct NotRead {
    /// Files of which nothing was used.
    pub files: usize,
    /// Paragraphs taken for menus, comments and the like.
    pub paragraphs: usize,
    /// Dates and amounts that their wording keeps off.
    pub worded: usize,
}

impl NotRead {
    /// Counts it.
    #[must_use]
    pub fn of(corpus: &Corpus) -> Self {
        let articles = || corpus.articles.iter();
        Self {
            files: Ledger::of(corpus, &BTreeMap::new()).count(State::NotRead),
            paragraphs: articles().map(|article| article.unread()).sum(),
            worded: articles().map(|article| article.reading.left_out.len()).sum(),
        }
    }
}

impl NotRead {
    /// "Kept off by their wording: 12 dates or amounts"; `None` where there are none.
    #[must_use]
    pub fn worded_words(self) -> Option<String> {
        worded(self.worded)
    }
}

/// How many dates and amounts a cue kept off the timeline, as bar, page, report and command line say it.
pub(super) fn worded(count: usize) -> Option<String> {
    match count {
        0 => None,
        1 => Some("Kept off by its wording: 1 date or amount".to_owned()),
        count => Some(format!("Kept off by their wording: {} dates or amounts", grouped(count))),
    }
}
