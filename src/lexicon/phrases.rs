//! Phrases of one or more tokens with what they stand for: the shape of the unit and currency tables.
//!
//! A phrase is found by the identity of its first word, the longest first; an exact one also by its letters.

use super::WordId;
use super::index::{Index, Stretch, part};

/// One phrase.
#[derive(Debug)]
pub(super) struct Phrase<T> {
    /// The words after the first one.
    pub rest: Stretch,
    /// The letters without white space where case matters.
    pub exact: Option<&'static str>,
    pub meaning: T,
}

/// A token as phrases see it.
#[derive(Debug, Clone, Copy)]
pub struct Glyph<'t> {
    /// Identity; single digits have the identity of their letter.
    pub word: WordId,
    /// The letters as written.
    pub letters: &'t str,
}

/// Phrases by their first word, made by the build script.
#[derive(Debug)]
pub struct Phrases<T: 'static> {
    /// Which phrases begin with a word, the longest first.
    pub(super) index: Index<Stretch>,
    pub(super) list: &'static [Phrase<T>],
    pub(super) words: &'static [WordId],
}

impl<T: Copy> Phrases<T> {
    /// The longest phrase that the tokens begin with: its length in tokens and meaning.
    pub fn find<'t>(&self, tokens: &(impl Iterator<Item = Glyph<'t>> + Clone)) -> Option<(usize, T)> {
        let first = tokens.clone().next()?;
        part(self.list, *self.index.get(first.word)?).iter().find_map(|phrase| {
            let rest = part(self.words, phrase.rest);
            let same = tokens.clone().skip(1).take(rest.len()).map(|token| token.word);
            let fits = same.eq(rest.iter().copied())
                && phrase.exact.is_none_or(|exact| spells(exact, tokens.clone().take(rest.len() + 1)));
            fits.then_some((rest.len() + 1, phrase.meaning))
        })
    }
}

fn spells<'t>(exact: &str, tokens: impl Iterator<Item = Glyph<'t>>) -> bool {
    let mut left = exact;
    for token in tokens {
        let Some(rest) = left.strip_prefix(token.letters) else { return false };
        left = rest;
    }
    left.is_empty()
}
