//! A view of the tokens with the questions that the readers of amounts ask again and again.

use crate::lexicon::{Class, Glyph, WordId, lexicon};
use crate::model::Span;
use crate::tag::{OneOf, Token, set};

/// Text and tokens, read by index; an index out of bounds is a token that is nothing.
#[derive(Clone, Copy)]
pub(super) struct Reader<'t> {
    pub text: &'t str,
    pub tokens: &'t [Token],
}

impl<'t> Reader<'t> {
    pub fn token(&self, at: usize) -> Option<&'t Token> {
        self.tokens.get(at)
    }

    pub fn letters(&self, at: usize) -> &'t str {
        self.token(at).map_or("", |token| token.span.of(self.text))
    }

    pub fn is(&self, at: usize, class: Class) -> bool {
        self.token(at).is_some_and(|token| token.is(class))
    }

    pub fn value(&self, at: usize, class: Class) -> Option<i64> {
        self.token(at).filter(|token| token.is(class)).and_then(|token| token.value(class))
    }

    /// True when a token stands there without white space before it.
    pub fn glued(&self, at: usize) -> bool {
        at > 0 && self.token(at).is_some_and(|token| !token.spaced)
    }

    /// True for one of the words or marks, in any case.
    pub fn any(&self, at: usize, words: &(impl OneOf + ?Sized)) -> bool {
        self.token(at).is_some_and(|token| words.holds(token, self.text))
    }

    /// True for a hyphen, minus or dash.
    pub fn dash(&self, at: usize) -> bool {
        self.any(at, set!["-", "–", "—", "−", "‑"])
    }

    /// The token after a hyphen that joins two words ("40-yard", "$ 70 - a - share"), or `at` itself.
    pub fn past_hyphen(&self, at: usize) -> usize {
        let joins = matches!(self.letters(at), "-" | "‑") && (self.glued(at) == self.glued(at + 1));
        if joins && self.is(at + 1, Class::Word) { at + 1 } else { at }
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

    /// The longest word or phrase of a lexicon class that starts at a token: its length in tokens and value.
    pub fn phrase(&self, at: usize, class: Class) -> Option<(usize, i64)> {
        let token = self.token(at)?;
        let long = token.opens.has(class).then(|| {
            let rest = self.tokens.get(at + 1..).unwrap_or_default().iter().map(|token| token.word);
            lexicon().phrase(token.word, rest, class)
        });
        long.flatten().or_else(|| self.value(at, class).map(|value| (1, value)))
    }

    /// The phrase of a class that ends just before a token: its length in tokens and value, the longest first.
    pub fn phrase_before(&self, at: usize, class: Class) -> Option<(usize, i64)> {
        (1..=4.min(at)).rev().find_map(|length| self.phrase(at - length, class).filter(|(found, _)| *found == length))
    }

    pub fn span(&self, start: usize, end: usize) -> Span {
        match (self.token(start), end.checked_sub(1).and_then(|last| self.token(last))) {
            (Some(first), Some(last)) => first.span.join(last.span),
            (Some(only), None) | (None, Some(only)) => only.span,
            (None, None) => Span::default(),
        }
    }
}
