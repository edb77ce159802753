//! Lists of words that code compares tokens with, hashed when the program is built.
//!
//! ```text
//! words.any(at, set!["may", "might", "could"])    one look at a filter, seldom a look at the list
//! ```

use crate::lexicon::WordId;

use super::Token;

/// A list of words (or marks) to compare tokens with, whatever their case. Made by [`set!`](crate::tag::set).
#[derive(Debug, Clone, Copy)]
pub struct WordSet {
    /// One bit for each word, so that a token that is none of them is told by one look.
    filter: [u64; 4],
    words: &'static [WordId],
}

impl WordSet {
    /// The set of some words.
    #[must_use]
    pub const fn new(words: &'static [WordId]) -> Self {
        let mut filter = [0; 4];
        let mut at = 0;
        while at < words.len() {
            let (lane, bit) = place(words[at]);
            filter[lane] |= bit;
            at += 1;
        }
        Self { filter, words }
    }

    /// True when the word is one of these.
    #[must_use]
    #[inline]
    pub fn has(&self, word: WordId) -> bool {
        let (lane, bit) = place(word);
        self.filter[lane] & bit != 0 && self.words.contains(&word)
    }
}

/// The bit of a word in the filter: from the middle of its hash, where letters are mixed best.
const fn place(word: WordId) -> (usize, u64) {
    ((word.0 >> 30 & 3) as usize, 1 << (word.0 >> 24 & 63))
}

/// What a token can be compared with.
pub trait OneOf {
    /// True when the token of a text is one of the words.
    fn holds(&self, token: &Token, text: &str) -> bool;
}

impl OneOf for WordSet {
    #[inline]
    fn holds(&self, token: &Token, _: &str) -> bool {
        self.has(token.word)
    }
}

impl OneOf for [&str] {
    #[inline]
    fn holds(&self, token: &Token, text: &str) -> bool {
        let same = |word: &&str| token.reads(word, text);
        self.iter().any(same)
    }
}

impl<const N: usize> OneOf for [&str; N] {
    #[inline]
    fn holds(&self, token: &Token, text: &str) -> bool {
        self.as_slice().holds(token, text)
    }
}

/// A [`WordSet`](crate::tag::WordSet) of words written out; numbers have no identity and cannot stand in it.
macro_rules! set {
    ($($word:literal),* $(,)?) => {
        const { &$crate::tag::WordSet::new(const { &[$($crate::lexicon::WordId::of($word)),*] }) }
    };
}
pub(crate) use set;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tag::lex;

    #[track_caller]
    fn check(text: &str, expected: bool) {
        let words = set!["May", "might", "n", "“", "é"];
        let token = lex(text)[0];
        assert_eq!(words.holds(&token, text), expected, "{text}");
        assert_eq!(["May", "might", "n", "“", "é"].holds(&token, text), expected, "{text} by letters");
    }

    #[test]
    fn a_set_tells_what_its_letters_tell() {
        check("may", true);
        check("MIGHT", true);
        check("mighty", false);
        check("“quoted”", true);
        check("é", true);
        check("2014", false);
        check("”", false);
    }
}
