//! Words found in a text in any case, without a folded copy of it.
//!
//! A needle looks for the one of its letters that is rarest in running text, in both cases at once (several GB a second),
//! and compares the rest only there. Letters count as the same where one is the other's small form and both take as many
//! bytes, so that a place of the needle is a place of the text.

use memchr::{memchr_iter, memchr2_iter};

use crate::model::Span;

/// Letters from frequent to rare in English running text; others are rarer still.
const FREQUENT: &[u8] = b" etaoinshrdlcumwfgypbv,.k";

/// The small form of a letter, where both forms belong to each other alone and are of the same length.
#[must_use]
pub fn fold_letter(letter: char) -> char {
    if letter.is_ascii() {
        return letter.to_ascii_lowercase();
    }
    let mut small = letter.to_lowercase();
    match (small.next(), small.next()) {
        (Some(small), None) if small != letter && large(small) == letter => small,
        _ => letter,
    }
}

/// The large form of a small letter, or the letter itself.
fn large(small: char) -> char {
    let mut large = small.to_uppercase();
    match (large.next(), large.next()) {
        (Some(large), None) if large.len_utf8() == small.len_utf8() => large,
        _ => small,
    }
}

/// A text in small letters, letter by letter and of the same length.
#[must_use]
pub fn fold(text: &str) -> String {
    text.chars().map(fold_letter).collect()
}

/// Words to be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Needle {
    folded: String,
    /// Where the rarest byte stands in the needle, and its two forms.
    anchor: usize,
    forms: (u8, u8),
}

impl Needle {
    /// A needle for words in any case; `None` where there is nothing to look for.
    #[must_use]
    pub fn new(words: &str) -> Option<Self> {
        let folded = fold(words);
        let rank = |byte: u8| FREQUENT.iter().rev().position(|other| *other == byte).map_or(0, |at| at + 1);
        let anchors = folded.char_indices().map(|(at, small)| {
            // The last byte of a letter tells more than the first, which all letters of a script share.
            let last = |letter: char| letter.encode_utf8(&mut [0; 4]).bytes().next_back().unwrap_or_default();
            let byte = last(small);
            (at + small.len_utf8() - 1, (byte, last(large_of(small))), rank(byte))
        });
        let (anchor, forms, _) = anchors.min_by_key(|(_, _, rank)| *rank)?;
        Some(Self { folded, anchor, forms })
    }

    /// The words in small letters.
    #[must_use]
    pub fn words(&self) -> &str {
        &self.folded
    }

    /// The first place in a text.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<usize> {
        let (small, large) = self.forms;
        let bytes = text.as_bytes();
        if small == large {
            memchr_iter(small, bytes).find_map(|at| self.at(text, at))
        } else {
            memchr2_iter(small, large, bytes).find_map(|at| self.at(text, at))
        }
    }

    /// True where a text holds the words.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        self.find(text).is_some()
    }

    /// All places in a text, in order, without overlaps.
    #[must_use]
    pub fn places(&self, text: &str) -> Vec<Span> {
        let mut places = Vec::new();
        let mut from = 0;
        while let Some(at) = text.get(from..).and_then(|rest| self.find(rest)) {
            places.push(Span::new(from + at, from + at + self.folded.len()));
            from += at + self.folded.len();
        }
        places
    }

    /// Where the needle begins if the anchor found is one of its own.
    fn at(&self, text: &str, anchor: usize) -> Option<usize> {
        let start = anchor.checked_sub(self.anchor)?;
        let part = text.as_bytes().get(start..start + self.folded.len())?;
        // Letters outside ASCII have no small form among bytes: they are told apart below.
        let near = part.iter().zip(self.folded.bytes()).all(|(a, b)| a.to_ascii_lowercase() == b || !b.is_ascii());
        let same = || {
            text.get(start..start + self.folded.len())
                .is_some_and(|part| part.chars().map(fold_letter).eq(self.folded.chars()))
        };
        (near && (self.folded.is_ascii() || same())).then_some(start)
    }
}

/// The other form of a folded letter.
fn large_of(small: char) -> char {
    let large = large(small);
    if fold_letter(large) == small { large } else { small }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &str, text: &str, expected: &[&str]) {
        let found = Needle::new(words).expect("words").places(text);
        assert_eq!(found.iter().map(|span| span.of(text)).collect::<Vec<_>>(), expected, "{words} in {text}");
    }

    #[test]
    fn folding_keeps_every_letter_in_its_place() {
        for text in ["Österreich İstanbul ẞ GROẞ", "ΣΊΣΥΦΟΣ ς", "ПРАВДА", "plain", "ǅ Ǆ ǆ", "ϴ Θ θ", "K Å"]
        {
            let folded = fold(text);
            assert_eq!(folded.len(), text.len());
            let starts = |text: &str| text.char_indices().map(|(at, _)| at).collect::<Vec<_>>();
            assert_eq!(starts(&folded), starts(text));
        }
        assert_eq!(fold("Österreich"), "österreich");
    }

    #[test]
    fn words_are_found_in_any_case_and_script() {
        check("herring", "HERRING, Herring and herrings", &["HERRING", "Herring", "herring"]);
        check("österreich", "ÖSTERREICH Österreich", &["ÖSTERREICH", "Österreich"]);
        check("правда", "Правда, ПРАВДА", &["Правда", "ПРАВДА"]);
        check("σίσυφος", "ΣΊΣΥΦΟς", &["ΣΊΣΥΦΟς"]);
        check("aa", "aaaaa", &["aa", "aa"]);
        check("$4 m", "for $4 million, $4 M", &["$4 m", "$4 M"]);
        check("日本", "訪日本人 日 本", &["日本"]);
        check("zeppelin", "nothing of the kind", &[]);
        check("x", "", &[]);
        assert!(Needle::new("").is_none());
    }

    #[test]
    fn a_needle_finds_what_a_search_in_folded_text_finds() {
        let text = "Ä ä Ąą Йй йо Ǆǆǅ ẞß ſs Kk K İi ıI Ωω Ω ﬀ FF ff ςΣσ é É é";
        let folded = fold(text);
        let letters: Vec<usize> = folded.char_indices().map(|(at, _)| at).chain([folded.len()]).collect();
        for (at, from) in letters.iter().enumerate() {
            for to in letters.iter().skip(at + 1).take(4) {
                let words = &folded[*from..*to];
                let expected: Vec<usize> = folded.match_indices(words).map(|(at, _)| at).collect();
                let found = Needle::new(words).expect("words").places(text);
                assert_eq!(found.iter().map(|span| span.start as usize).collect::<Vec<_>>(), expected, "{words:?}");
            }
        }
    }
}
