//! What the reader keeps from frame to frame: heights, words picked, the search in the open document.

use crate::corpus::Corpus;
use crate::gui::app::state::page::Pages;
use crate::index::text::Query;
use crate::model::{Cell, DocId, RecordId, Span};
use crate::project::AddedKind;
use crate::view::sheet::Sheet;

/// What the reader keeps from frame to frame.
#[derive(Debug, Default)]
pub struct State {
    /// The document and width that the heights belong to.
    pub(crate) key: Option<(DocId, u32, usize)>,
    pub(crate) heights: Vec<f32>,
    /// True where the source was asked for in a layout that leaves it out.
    pub(crate) shown: bool,
    /// The paragraph that is to have the keyboard once it is painted.
    pub(crate) enter: Option<u32>,
    /// The node that the keyboard comes to: the first paragraph that was painted last, or a cell.
    pub(crate) first: Option<egui::Id>,
    /// True while a paragraph has the keyboard.
    pub(crate) holds: bool,
    /// Where the keyboard stands in the text.
    pub(crate) caret: Option<Caret>,
    /// Words that were picked with the pointer.
    pub pick: Pick,
    /// Searching in the open document.
    pub find: Option<Find>,
    /// The printed page that is shown of a document.
    pub(crate) pages: Pages,
    /// The table that is shown of a document.
    pub(crate) sheet: Option<SheetView>,
    /// Points that a table which has just been opened would take.
    pub(crate) wants: Option<f32>,
}

/// A table as it was laid out.
#[derive(Debug)]
pub(crate) struct SheetView {
    /// Document and table that the layout belongs to.
    pub key: (DocId, usize),
    /// Which of the document's tables.
    pub table: usize,
    /// Its layout.
    pub laid: Sheet,
    /// The record that was selected when it was shown last.
    pub selected: Option<RecordId>,
    /// The user has opened this sheet.
    pub by_hand: bool,
    /// What of it was seen last.
    pub sight: egui::Rect,
    /// The cell that the keyboard stood on last, and the column that ways up and down keep.
    pub at: Option<(Cell, u32)>,
}

/// A place in the text of a paragraph, and the words that are picked from it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Caret {
    /// The document.
    pub document: DocId,
    /// The paragraph's number.
    pub paragraph: u32,
    /// Letters of the paragraph: where the caret stands, and where what is picked begins.
    pub range: egui::text_selection::CCursorRange,
}

/// What is looked for in the open document.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Find {
    /// What was typed.
    pub typed: String,
    /// True on the frame on which the field takes the keyboard.
    pub focus: bool,
    /// Where it stands, in the order of the text.
    pub spans: Vec<Span>,
    /// Which of them is shown.
    pub at: usize,
    pub(crate) document: Option<DocId>,
    pub(crate) go: Option<u32>,
}

impl Find {
    /// The paragraph to show next, once.
    pub fn scroll_to(&mut self) -> Option<u32> {
        self.go.take()
    }

    pub(crate) fn look(&mut self, corpus: &Corpus, id: DocId) {
        self.document = Some(id);
        let query = Query::words(&self.typed);
        self.spans = corpus.article(id).map(|article| query.spans(&article.document.text)).unwrap_or_default();
        self.at = 0;
        self.show(corpus, id);
    }

    pub(crate) fn step(&mut self, corpus: &Corpus, id: DocId, forward: bool) {
        let count = self.spans.len().max(1);
        self.at = if forward { (self.at + 1) % count } else { (self.at + count - 1) % count };
        self.show(corpus, id);
    }

    pub(crate) fn show(&mut self, corpus: &Corpus, id: DocId) {
        let span = self.spans.get(self.at);
        let paragraph = span.and_then(|span| corpus.article(id)?.document.paragraph_at(span.start));
        self.go = paragraph.map(|paragraph| paragraph.number);
    }
}

/// What the pointer does to words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Drag {
    /// It went down at a byte.
    Begin(DocId, u32),
    /// It reached another byte.
    Reach(u32, Span),
    /// It went up at a place of the screen.
    End(egui::Pos2),
    /// A word was double-clicked.
    Word(DocId, Span, egui::Pos2),
    /// Nothing is picked any more.
    Drop,
}

/// What is done with the words that are picked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Picked {
    /// A record on these words.
    Add(AddedKind),
    /// A search in all documents.
    Search,
    /// Into the clipboard.
    Copy,
}

impl Pick {
    /// Follows the pointer.
    pub fn follow(&mut self, drag: Drag) {
        match drag {
            Drag::Begin(id, at) => {
                *self = Self { words: Some((id, Span { start: at, end: at })), from: Some(at), end: None };
            }
            Drag::Reach(at, within) => {
                if let (Some(from), Some((_, span))) = (self.from, &mut self.words) {
                    let reached = at.clamp(within.start, within.end);
                    *span = Span { start: from.min(reached), end: from.max(reached) };
                }
            }
            Drag::End(pos) => {
                self.from = None;
                self.end = Some(pos);
                self.words = self.words.filter(|(_, span)| !span.is_empty());
            }
            Drag::Word(id, span, pos) => {
                *self = Self { words: Some((id, span)).filter(|_| !span.is_empty()), from: None, end: Some(pos) };
            }
            Drag::Drop => *self = Self::default(),
        }
    }
}

/// Words that are picked.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Pick {
    /// Document and words.
    pub words: Option<(DocId, Span)>,
    /// Where the pointer went down, while it is down.
    pub(crate) from: Option<u32>,
    /// Where the last line of the words ends on the screen, and whether the pointer is up again.
    pub(crate) end: Option<egui::Pos2>,
}
