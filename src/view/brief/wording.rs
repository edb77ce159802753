//! How the words of the corpus come onto the page.

use std::cell::RefCell;
use std::collections::BTreeSet;

use super::redact::Redaction;
use crate::view::fallback::Fallback;
use crate::view::fonts;

/// Words become redacted, on one line, in letters that can be drawn.
pub struct Wording<'a> {
    redaction: &'a Redaction,
    fonts: &'a Fallback,
    /// Letters that no font has, as they were met.
    lacking: RefCell<BTreeSet<char>>,
}

impl<'a> Wording<'a> {
    /// For names to be replaced and fonts besides the program's own.
    #[must_use]
    pub fn new(redaction: &'a Redaction, fonts: &'a Fallback) -> Self {
        Self { redaction, fonts, lacking: RefCell::default() }
    }

    /// Letters met so far that no font has; they are written as code points.
    #[must_use]
    pub fn lacking(&self) -> BTreeSet<char> {
        self.lacking.borrow().clone()
    }

    /// The words as they are drawn.
    #[must_use]
    pub fn of(&self, text: &str) -> String {
        let text = self.redaction.apply(&one_line(text));
        let drawn = |letter| self.fonts.has(letter);
        if !text.is_ascii() {
            let lacks = |letter: &char| !drawn(*letter) && !fonts::silent(*letter);
            self.lacking.borrow_mut().extend(text.chars().filter(lacks));
        }
        fonts::legible_in(&text, drawn)
    }
}

/// White space of any kind as single spaces.
#[must_use]
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
