//! A view of the tokens with the questions that the readers of amounts ask again and again.

use std::ops::Deref;

use crate::lexicon::{Class, Glyph, WordId};
use crate::model::Span;
use crate::tag::{Text, Token, set};

/// Text and tokens with what only amounts ask.
#[derive(Clone, Copy)]
pub(super) struct Reader<'t> {
    words: Text<'t>,
}

impl<'t> Deref for Reader<'t> {
    type Target = Text<'t>;

    fn deref(&self) -> &Self::Target {
        &self.words
    }
}

impl<'t> Reader<'t> {
    pub fn new(text: &'t str, tokens: &'t [Token]) -> Self {
        Self { words: Text { text, tokens } }
    }

    /// True for a hyphen, minus or dash.
    pub fn dash(&self, at: usize) -> bool {
        self.any(at, set!["-", "–", "—", "−", "‑"])
    }

    /// The token after a hyphen that joins two words ("40-yard", "$ 70 - a - share"), or `at` itself.
    pub fn past_hyphen(&self, at: usize) -> usize {
        let joins = matches!(self.str(at), "-" | "‑") && (self.glued(at) == self.glued(at + 1));
        if joins && self.has(at + 1, Class::Word) { at + 1 } else { at }
    }

    /// Tokens from a place on, as phrases see them.
    pub fn glyphs(&self, at: usize) -> impl Iterator<Item = Glyph<'t>> + Clone + use<'t> {
        let text = self.text;
        self.tokens.get(at..).unwrap_or_default().iter().map(move |token| {
            let letters = token.span.of(text);
            let digit = letters.len() == 1 && !token.spaced && token.is(Class::Number);
            Glyph { word: if digit { WordId::of(letters) } else { token.word }, letters }
        })
    }

    /// The phrase of a class that ends just before a token: its length in tokens and value, the longest first.
    pub fn phrase_before(&self, at: usize, class: Class) -> Option<(usize, i64)> {
        (1..=4.min(at)).rev().find_map(|length| self.entry(at - length, class).filter(|(found, _)| *found == length))
    }

    pub fn span(&self, start: usize, end: usize) -> Span {
        match (self.get(start), end.checked_sub(1).and_then(|last| self.get(last))) {
            (Some(first), Some(last)) => first.span.join(last.span),
            (Some(only), None) | (None, Some(only)) => only.span,
            (None, None) => Span::default(),
        }
    }
}
