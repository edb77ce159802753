//! Phrases of one or more tokens with what they stand for: the shape of the unit and currency tables.
//!
//! A phrase is found by the identity of its first word, the longest first; an exact one also by its letters.

use std::collections::HashMap;

use super::{ByItself, WordId};

/// One phrase.
#[derive(Debug, Clone)]
struct Phrase<T> {
    rest: Vec<WordId>,
    /// The letters without white space where case matters.
    exact: Option<String>,
    meaning: T,
}

/// A token as phrases see it.
#[derive(Debug, Clone, Copy)]
pub struct Glyph<'t> {
    /// Identity; single digits have the identity of their letter.
    pub word: WordId,
    /// The letters as written.
    pub letters: &'t str,
}

/// Phrases by their first word.
#[derive(Debug, Clone)]
pub struct Phrases<T> {
    entries: HashMap<WordId, Vec<Phrase<T>>, ByItself>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { entries: HashMap::default() }
    }
}

impl<T: Copy> Phrases<T> {
    /// Adds a phrase whose tokens are separated by one space; `exact` makes its case count.
    pub fn add(&mut self, phrase: &str, exact: bool, meaning: T) {
        let mut words = phrase.split(' ').filter(|word| !word.is_empty()).map(|word| WordId::of(&word.to_lowercase()));
        let Some(first) = words.next() else { return };
        let exact = exact.then(|| phrase.replace(' ', ""));
        let entry = self.entries.entry(first).or_default();
        entry.push(Phrase { rest: words.collect(), exact, meaning });
        entry.sort_by_key(|phrase| (std::cmp::Reverse(phrase.rest.len()), phrase.exact.is_none()));
    }

    /// The longest phrase that the tokens begin with: its length in tokens and meaning.
    pub fn find<'t>(&self, tokens: &(impl Iterator<Item = Glyph<'t>> + Clone)) -> Option<(usize, T)> {
        let first = tokens.clone().next()?;
        let entry = self.entries.get(&first.word)?;
        entry
            .iter()
            .find(|phrase| {
                let length = phrase.rest.len() + 1;
                let same = tokens.clone().skip(1).take(phrase.rest.len()).map(|token| token.word);
                same.eq(phrase.rest.iter().copied())
                    && phrase.exact.as_ref().is_none_or(|exact| spells(exact, tokens.clone().take(length)))
            })
            .map(|phrase| (phrase.rest.len() + 1, phrase.meaning))
    }

    /// The words that start a phrase.
    pub fn first_words(&self) -> impl Iterator<Item = WordId> + '_ {
        self.entries.keys().copied()
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
