//! A text with its tokens, asked by index: the one vocabulary of everything that reads words.
//!
//! ```text
//! words.is(at, "up")   words.any(at, HEDGES)   words.seq(at, "as well as")   words.has(at, Class::Month)
//! ```

use crate::lexicon::{Class, lexicon};
use crate::model::{Run, Span};

use super::{Token, WordSet};

/// Text and tokens; an index out of bounds is a token that is nothing.
#[derive(Debug, Clone, Copy)]
pub struct Text<'t> {
    /// The whole text.
    pub text: &'t str,
    /// Its tokens, in order.
    pub tokens: &'t [Token],
}

impl<'t> Text<'t> {
    /// How many tokens there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// True for a text without a token.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The token at an index.
    #[must_use]
    #[inline]
    pub fn get(&self, at: usize) -> Option<&'t Token> {
        self.tokens.get(at)
    }

    /// Its letters, `""` beyond the end.
    #[must_use]
    #[inline]
    pub fn str(&self, at: usize) -> &'t str {
        self.get(at).map_or("", |token| token.span.of(self.text))
    }

    /// True when the token at an index is this word, whatever its case.
    #[must_use]
    #[inline]
    pub fn is(&self, at: usize, word: &str) -> bool {
        self.get(at).is_some_and(|token| token.reads(word, self.text))
    }

    /// True when the token at an index is one of these words or marks, whatever its case.
    #[must_use]
    #[inline]
    pub fn any(&self, at: usize, words: &WordSet) -> bool {
        words.holds(self.get(at))
    }

    /// True when the tokens from an index on are these, separated by spaces.
    #[must_use]
    #[inline]
    pub fn seq(&self, at: usize, phrase: &str) -> bool {
        // Nearly every place fails by its first letter.
        let letter = |token: &Token| self.text.as_bytes().get(token.span.start as usize);
        let begins = self.get(at).and_then(letter).zip(phrase.as_bytes().first());
        begins.is_some_and(|(here, first)| here.eq_ignore_ascii_case(first)) && self.goes_on(at, phrase)
    }

    fn goes_on(&self, at: usize, phrase: &str) -> bool {
        let mut rest = phrase.as_bytes();
        for token in self.tokens.get(at..).unwrap_or_default() {
            let word = self.text.as_bytes().get(token.span.range()).unwrap_or_default();
            let Some((same, behind)) = rest.split_at_checked(word.len()) else { return false };
            if !same.eq_ignore_ascii_case(word) {
                return false;
            }
            match behind.split_first() {
                None => return true,
                Some((b' ', behind)) => rest = behind,
                Some(_) => return false,
            }
        }
        false
    }

    /// True when the token has a class.
    #[must_use]
    #[inline]
    pub fn has(&self, at: usize, class: Class) -> bool {
        self.get(at).is_some_and(|token| token.is(class))
    }

    /// The lexicon's number for the token within a class.
    #[must_use]
    #[inline]
    pub fn value(&self, at: usize, class: Class) -> Option<i64> {
        self.get(at).filter(|token| token.is(class)).and_then(|token| token.value(class))
    }

    /// The longest word or phrase of a class that starts at a token: its length in tokens and its number.
    #[must_use]
    #[inline]
    pub fn entry(&self, at: usize, class: Class) -> Option<(usize, i64)> {
        let token = self.get(at).filter(|token| token.may_be(class))?;
        self.look_up(token, at, class)
    }

    fn look_up(&self, token: &Token, at: usize, class: Class) -> Option<(usize, i64)> {
        let long = token.opens.has(class).then(|| {
            let rest = self.tokens.get(at + 1..).unwrap_or_default().iter().map(|token| token.word);
            lexicon().phrase(token.word, rest, class)
        });
        long.flatten().or_else(|| self.value(at, class).map(|value| (1, value)))
    }

    /// The first entry of a class within some tokens: where it stands, and its number.
    #[must_use]
    pub fn find(&self, run: Run, class: Class) -> Option<(usize, i64)> {
        run.iter().find_map(|at| self.entry(at, class).map(|(_, value)| (at, value)))
    }

    /// True when a token stands there without white space before it.
    #[must_use]
    pub fn glued(&self, at: usize) -> bool {
        at > 0 && self.get(at).is_some_and(|token| !token.spaced)
    }

    /// The text from the first of some tokens to the last.
    #[must_use]
    pub fn span(&self, run: Run) -> Span {
        let (Some(first), Some(last)) = (self.get(run.start), run.end.checked_sub(1).and_then(|at| self.get(at)))
        else {
            return Span::default();
        };
        if run.is_empty() {
            Span { start: first.span.start, end: first.span.start }
        } else {
            first.span.join(last.span)
        }
    }
}
