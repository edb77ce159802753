//! Words found in a text in any case, without a folded copy of it.

use regex::{Regex, RegexBuilder};

use crate::model::Span;

/// Words to be found.
#[derive(Debug, Clone)]
pub struct Needle {
    words: String,
    pattern: Regex,
}

impl PartialEq for Needle {
    fn eq(&self, other: &Self) -> bool {
        self.words == other.words
    }
}

impl Eq for Needle {}

impl Needle {
    /// A needle for words in any case (simple case folding of Unicode); `None` where there is nothing to look for, or
    /// far more than anybody types.
    #[must_use]
    pub fn new(words: &str) -> Option<Self> {
        let pattern = RegexBuilder::new(&regex::escape(words)).case_insensitive(true).build().ok()?;
        (!words.is_empty()).then(|| Self { words: words.to_owned(), pattern })
    }

    /// The same for whole words, of which the last may stand in the plural: "coal" is in no coalition, "rice" in no price.
    #[must_use]
    pub fn whole(words: &str) -> Option<Self> {
        let stem = words.strip_suffix('s').filter(|stem| stem.len() > 3 && !stem.ends_with('s')).unwrap_or(words);
        if !words.starts_with(|first: char| first.is_ascii_alphanumeric()) || !words.is_ascii() {
            return Self::new(words);
        }
        let pattern = format!(r"(?-u:\b){}(?:e?s)?(?-u:\b)", regex::escape(stem));
        let pattern = RegexBuilder::new(&pattern).case_insensitive(true).build().ok()?;
        Some(Self { words: words.to_owned(), pattern })
    }

    /// The words as they were typed.
    #[must_use]
    pub fn words(&self) -> &str {
        &self.words
    }

    /// The first place in a text.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<Span> {
        self.pattern.find(text).map(|found| Span::new(found.start(), found.end()))
    }

    /// True where a text holds the words.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        self.pattern.is_match(text)
    }

    /// All places in a text, in order, without overlaps.
    #[must_use]
    pub fn places(&self, text: &str) -> Vec<Span> {
        self.pattern.find_iter(text).map(|found| Span::new(found.start(), found.end())).collect()
    }
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
    fn whole_words_are_found_in_one_and_in_many() {
        for (words, text, found) in [
            ("coal", "the coalition sold Coal and coals", 2),
            ("rice", "the price of rice", 1),
            ("soybeans", "a soybean and soybeans", 2),
            ("gas", "Gas, not ga", 1),
            ("crude oil", "crude oil on oily crude", 1),
            ("café", "cafés", 1),
        ] {
            let needle = Needle::whole(words).expect("words");
            assert_eq!(needle.places(text).len(), found, "{words} in {text}");
        }
        assert!(Needle::whole("").is_none());
    }

    #[test]
    fn words_are_found_in_any_case_and_script() {
        check("herring", "HERRING, Herring and herrings", &["HERRING", "Herring", "herring"]);
        check("österreich", "ÖSTERREICH Österreich", &["ÖSTERREICH", "Österreich"]);
        check("правда", "Правда, ПРАВДА", &["Правда", "ПРАВДА"]);
        check("σίσυφος", "ΣΊΣΥΦΟς", &["ΣΊΣΥΦΟς"]);
        check("aa", "aaaaa", &["aa", "aa"]);
        check("$4 m", "for $4 million, $4 M", &["$4 m", "$4 M"]);
        check("a.c", "abc A.C", &["A.C"]);
        check("日本", "訪日本人 日 本", &["日本"]);
        check("zeppelin", "nothing of the kind", &[]);
        check("x", "", &[]);
        assert!(Needle::new("").is_none());
    }
}
