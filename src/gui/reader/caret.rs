//! The text by the keyboard: a caret in the paragraph that has it, by letters, words and lines, Shift picks words.
//!
//! ```text
//! ← →  a letter      Ctrl+← →  a word      ↑ ↓  a line, then the next paragraph
//! Home End  of the line      Ctrl+Home Ctrl+End  of the paragraph      Shift with any: picks      Ctrl+C: copies
//! ```
//!
//! Screen readers get the same letters, words and lines, the caret and what is picked.

use egui::emath::TSTransform;
use egui::text::CCursor;
use egui::text_selection::CCursorRange;
use egui::text_selection::accesskit_text::update_accesskit_for_text_widget;
use egui::{Event, EventFilter, Galley, Key, Pos2, Response, Stroke, Ui};

use crate::gui::app::state::reader::{Caret, Drag, Picked};
use crate::gui::kit::list;
use crate::gui::kit::paint::{color, theme};
use crate::gui::reader::paragraph::{self, Look};
use crate::model::{DocId, Document, Paragraph, Span};

/// A paragraph as it stands on the screen.
pub struct Laid<'a> {
    /// Its document.
    pub document: (DocId, &'a Document),
    /// The paragraph.
    pub paragraph: &'a Paragraph,
    /// Its letters.
    pub galley: &'a Galley,
    /// Its upper left corner.
    pub place: Pos2,
}

/// What the keyboard did to the text.
#[derive(Default)]
pub struct Moved {
    /// Where the caret stands now, if this paragraph has the keyboard.
    pub caret: Option<Caret>,
    /// The words that are picked now.
    pub drag: Option<Drag>,
    /// What is done with them.
    pub pick: Option<Picked>,
    /// The paragraph that is to have the keyboard: true for the one below, false for the one above.
    pub leave: Option<bool>,
}

/// Moves the caret of the paragraph that has the keyboard, paints it, and tells it to screen readers.
pub fn caret_ui(ui: &Ui, node: &Response, laid: &Laid<'_>, look: &Look<'_>, before: Option<Caret>) -> Moved {
    let mut moved = Moved::default();
    let mut range = None;
    if node.has_focus() {
        let here = before.filter(|caret| (caret.document, caret.paragraph) == laid.key());
        let mut now = here.map_or_else(|| laid.begin(look), |caret| caret.range);
        keys(ui, node, laid, &mut now, &mut moved);
        let caret = laid.galley.pos_from_cursor(now.primary).translate(laid.place.to_vec2());
        if here.is_some_and(|caret| caret.range.primary != now.primary) {
            ui.scroll_to_rect(caret.expand(4.0), None);
        }
        ui.painter().vline(caret.left(), caret.y_range(), Stroke::new(1.5, color(theme(ui).text)));
        moved.caret = Some(Caret { document: laid.document.0, paragraph: laid.paragraph.number, range: now });
        range = Some(now);
    }
    let shift = TSTransform::from_translation(laid.place.to_vec2());
    update_accesskit_for_text_widget(ui.ctx(), node.id, range, shift, laid.galley);
    moved
}

/// Takes the keys of this pass.
fn keys(ui: &Ui, node: &Response, laid: &Laid<'_>, now: &mut CCursorRange, moved: &mut Moved) {
    list::takes_arrows(ui.ctx(), true);
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    list::keep(ui.ctx(), node.id, filter);
    // On the pass on which it has come here, the key that led here is not one of its own.
    if node.gained_focus() {
        return;
    }
    let (os, events) = (ui.ctx().os(), ui.input(|input| input.events.clone()));
    for event in &events {
        let before = *now;
        match event {
            Event::Copy if !now.is_empty() => moved.pick = Some(Picked::Copy),
            // Alt leads back and forward through what was read.
            Event::Key { modifiers, .. } if modifiers.alt => {}
            _ if !now.on_event(os, event, laid.galley, node.id) => {}
            Event::Key { key, modifiers, .. }
                if !modifiers.shift && (*now == before || laid.is_stuck(before, *now, *key)) =>
            {
                moved.leave = leads(*key).or(moved.leave);
            }
            _ => {
                let end = laid.galley.pos_from_cursor(now.primary).translate(laid.place.to_vec2());
                moved.drag = Some(Drag::Word(laid.document.0, laid.span(*now), end.right_bottom()));
            }
        }
    }
}

/// Where a key leads at the end of a paragraph: true for the one below.
fn leads(key: Key) -> Option<bool> {
    match key {
        Key::ArrowDown | Key::ArrowRight => Some(true),
        Key::ArrowUp | Key::ArrowLeft => Some(false),
        _ => None,
    }
}

impl Laid<'_> {
    fn key(&self) -> (DocId, u32) {
        (self.document.0, self.paragraph.number)
    }

    /// Where the caret begins: on the words that are picked, before the selected sentence, before the first letter.
    fn begin(&self, look: &Look<'_>) -> CCursorRange {
        let letters = |to: u32| Span { start: self.paragraph.span.start, end: to }.of(&self.document.1.text).chars();
        let at = |to: u32| CCursor::new(letters(to).count());
        let inside = |span: &Span| self.paragraph.span.contains(*span);
        if let Some(span) = look.picked.filter(inside) {
            return CCursorRange::two(at(span.start), at(span.end));
        }
        let sentence = look.selected.map(|record| record.evidence.sentence).filter(inside);
        sentence.map_or_else(CCursorRange::default, |span| CCursorRange::one(at(span.start)))
    }

    /// Up in the first line and down in the last one go to the next paragraph, not to the ends of the line.
    fn is_stuck(&self, before: CCursorRange, now: CCursorRange, key: Key) -> bool {
        let row = |range: CCursorRange| self.galley.layout_from_cursor(range.primary).row;
        matches!(key, Key::ArrowUp | Key::ArrowDown) && row(before) == row(now)
    }

    /// The picked words as bytes of the document.
    fn span(&self, range: CCursorRange) -> Span {
        let [from, to] = range.sorted_cursors();
        let byte = |at: CCursor| paragraph::offset_of(self.document.1, self.paragraph, at.index.0);
        Span { start: byte(from), end: byte(to) }
    }
}
