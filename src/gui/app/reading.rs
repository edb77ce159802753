//! Selecting and reading: the open paragraph, the way back and forward, words that are picked.

use crate::corpus::Article;
use crate::gui::app::state::timeline::Reveal;
use crate::gui::app::{App, Reading, Way};
use crate::model::{DocId, Record, RecordId, Span};

/// The words that a record of the analyst's own would stand on: those picked, else the selected record's sentence.
#[must_use]
pub fn picked(app: &App) -> Option<(DocId, Span)> {
    let words = app.panes.reader.pick.words.filter(|(document, _)| Some(*document) == app.choice.reading.document);
    words.or_else(|| app.selected().map(|(_, record)| (record.evidence.document, record.evidence.clause)))
}

/// Opens the field for words in the open document.
pub fn find(app: &mut App) {
    let mut find = app.panes.reader.find.take().unwrap_or_default();
    find.focus = true;
    app.show_reader();
    app.panes.reader.find = Some(find);
}

/// Esc: lets go of the words picked, or of the search in the document; true where there was something.
pub fn let_go(app: &mut App) -> bool {
    app.panes.reader.pick.words.take().is_some() || app.panes.reader.find.take().is_some()
}

impl App {
    /// The selected record with its article.
    #[must_use]
    pub fn selected(&self) -> Option<(&Article, &Record)> {
        self.data.selected(&self.choice)
    }

    /// Selects a record; the open document stays.
    pub fn select(&mut self, id: RecordId) {
        self.choice.selection = Some(id);
    }

    /// Selects a record and opens its paragraph.
    pub fn open_source(&mut self, id: RecordId) {
        self.choice.selection = Some(id);
        let Some(evidence) = self.record(id).map(|record| record.evidence) else { return };
        self.read(Reading { document: Some(evidence.document), scroll_to: Some(evidence.paragraph) });
    }

    /// The same, and the paragraph has the keyboard.
    pub fn enter_source(&mut self, id: RecordId) {
        self.open_source(id);
        self.panes.reader.enter = self.choice.reading.scroll_to;
        self.panes.timeline.reveal = Reveal::Nothing;
    }

    /// Opens a paragraph in the reader and remembers it.
    pub fn read(&mut self, reading: Reading) {
        if let Some(document) = reading.document {
            let place = (document, reading.scroll_to.unwrap_or(1));
            if self.choice.here != Some(place)
                && let Some(left) = self.choice.here.replace(place)
            {
                self.choice.trail.leave(left);
            }
        }
        self.turn_to(reading);
    }

    /// Goes back to what was read before, or forward again.
    pub fn read_again(&mut self, way: Way) {
        if let Some(place) = self.choice.trail.turn(way, self.choice.here) {
            self.choice.here = Some(place);
            self.turn_to(Reading { document: Some(place.0), scroll_to: Some(place.1) });
        }
    }

    pub(crate) fn turn_to(&mut self, reading: Reading) {
        self.choice.reading = reading;
        self.show_reader();
        crate::gui::app::original::look(self);
    }
}
