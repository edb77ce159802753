//! Lists of words that code compares tokens with, hashed when the program is built.
//!
//! ```text
//! words.any(at, set!["may", "might", "could"])    one look at a filter, seldom a look at the list
//! const HEARERS: &WordSet = words!("by to reporters …")    eight words or more have a name and stand as a text
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

    /// True when there is a token and it is one of these, whatever its case.
    #[must_use]
    #[inline]
    pub fn holds(&self, token: Option<&Token>) -> bool {
        token.is_some_and(|token| self.has(token.word))
    }
}

/// How many words stand in a running text, between blanks.
#[must_use]
pub const fn count(text: &str) -> usize {
    let (letters, mut words, mut at) = (text.as_bytes(), 0, 0);
    while at < letters.len() {
        if letters[at] != b' ' && (at == 0 || letters[at - 1] == b' ') {
            words += 1;
        }
        at += 1;
    }
    words
}

/// The words of a running text, as many as [`count`] says.
#[must_use]
pub const fn running<const N: usize>(text: &str) -> [WordId; N] {
    let (letters, mut words, mut word, mut at) = (text.as_bytes(), [WordId::START; N], 0, 0);
    while at < letters.len() {
        if letters[at] != b' ' {
            words[word] = words[word].and_small(letters[at].to_ascii_lowercase());
        } else if at > 0 && letters[at - 1] != b' ' {
            word += 1;
        }
        at += 1;
    }
    words
}

/// The first word of each of some phrases.
#[must_use]
pub const fn first_words<const N: usize>(phrases: [&str; N]) -> [WordId; N] {
    let (mut words, mut phrase) = ([WordId::START; N], 0);
    while phrase < N {
        let (letters, mut at) = (phrases[phrase].as_bytes(), 0);
        while at < letters.len() && letters[at] != b' ' {
            words[phrase] = words[phrase].and_small(letters[at].to_ascii_lowercase());
            at += 1;
        }
        phrase += 1;
    }
    words
}

/// The bit of a word in the filter: from the middle of its hash, where letters are mixed best.
const fn place(word: WordId) -> (usize, u64) {
    ((word.0 >> 30 & 3) as usize, 1 << (word.0 >> 24 & 63))
}

/// A [`WordSet`](crate::tag::WordSet) of words written out; numbers have no identity and cannot stand in it.
macro_rules! set {
    ($($word:literal),* $(,)?) => {
        const { &$crate::tag::WordSet::new(const { &[$($crate::lexicon::WordId::of($word)),*] }) }
    };
}
pub(crate) use set;

/// A [`WordSet`](crate::tag::WordSet) of a running text, for lists of eight words or more.
macro_rules! words {
    ($text:literal) => {
        const { &$crate::tag::WordSet::new(const { &$crate::tag::running::<{ $crate::tag::count($text) }>($text) }) }
    };
}
pub(crate) use words;

#[cfg(test)]
mod tests {
    use crate::tag::lex;

    #[track_caller]
    fn check(text: &str, expected: bool) {
        let words = set!["May", "might", "n", "“", "é"];
        let tokens = lex(text);
        assert_eq!(words.holds(tokens.first()), expected, "{text}");
        assert_eq!(words!("May might n “ é").holds(tokens.first()), expected, "{text} in running text");
    }

    #[test]
    fn a_set_knows_its_words_in_any_case() {
        check("may", true);
        check("MIGHT", true);
        check("mighty", false);
        check("“quoted”", true);
        check("é", true);
        check("2014", false);
        check("”", false);
    }
}
