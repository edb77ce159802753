//! Reading words by index: their letters, classes and phrases, and which of them are verbs.
//!
//! There is no tagger; verbs are known by lists, by "-ed" and by the words beside them. What follows needs to be
//! right about the verbs of news prose, and may be wrong about poetry.

use std::ops::Range;

use crate::lexicon::{Class, lexicon};
use crate::model::Span;
use crate::tag::{OneOf, Token, WordSet, set};

/// The words of a document with what is known of each.
pub struct Words<'d> {
    text: &'d str,
    tokens: &'d [Token],
    verbs: Vec<Option<Verb>>,
}

/// What kind of verb a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    /// is, was, has, will, can …
    Auxiliary,
    /// signed, fell; also participles.
    Past,
    /// signs, falls.
    Present,
}

const AUXILIARIES: &WordSet = set![
    "is", "are", "was", "were", "am", "be", "been", "being", "has", "have", "had", "do", "does", "did", "will",
    "would", "can", "cannot", "could", "may", "might", "must", "shall", "should", "wo",
];
const NOT_PAST: &WordSet = set![
    "need",
    "indeed",
    "hundred",
    "seed",
    "feed",
    "speed",
    "breed",
    "exceed",
    "proceed",
    "succeed",
    "red",
    "bed",
    "shed",
    "fed",
    "wed",
    "sacred",
    "kindred",
    "weed",
    "greed",
    "creed",
    "agreed-upon",
    "so-called",
    "infrared",
    "unprecedented",
    "united",
    "mixed",
    "limited",
];
/// Present forms that are nouns at least as often: verbs only after a name or a pronoun.
const NOUN_TOO: &WordSet = set![
    "exports",
    "export",
    "imports",
    "import",
    "reports",
    "report",
    "visits",
    "visit",
    "votes",
    "vote",
    "trades",
    "talks",
    "tests",
    "plans",
    "plan",
    "calls",
    "call",
    "ends",
    "end",
    "starts",
    "start",
    "moves",
    "move",
    "sets",
    "cuts",
    "cut",
    "rises",
    "rise",
    "falls",
    "fall",
    "claims",
    "offers",
    "offer",
    "orders",
    "demands",
    "returns",
    "return",
    "closes",
    "close",
    "helps",
    "hands",
    "hits",
    "hosts",
    "marks",
    "names",
    "opens",
    "open",
    "faces",
    "face",
    "files",
    "finds",
    "lands",
    "leads",
    "ranks",
    "runs",
    "run",
    "shows",
    "show",
    "signs",
    "sign",
    "slips",
    "stands",
    "stand",
    "steps",
    "stops",
    "stop",
    "strikes",
    "supplies",
    "supports",
    "tours",
    "tour",
    "travels",
    "travel",
    "turns",
    "wins",
    "win",
    "works",
    "finish",
    "follow",
    "freezes",
    "gains",
    "halts",
    "increases",
    "launches",
    "launch",
    "leave",
    "leaves",
    "lifts",
    "lift",
    "meet",
    "meets",
    "pay",
    "pays",
    "presents",
    "produces",
    "pledges",
    "promises",
    "raise",
    "raises",
    "reach",
    "release",
    "releases",
    "renews",
    "slides",
    "speaks",
    "stays",
    "get",
    "give",
    "go",
    "grow",
    "hold",
    "join",
    "keep",
    "kick",
    "lapse",
    "lapses",
    "lose",
    "make",
    "mark",
    "receive",
    "resume",
    "say",
    "seek",
    "sell",
    "want",
    "buy",
    "come",
    "continue",
    "enter",
    "expand",
    "expect",
    "fly",
    "impose",
    "include",
    "agree",
    "begin",
    "put",
    "welcomes",
    "drops",
    "declines",
    "doubles",
    "completes",
    "arrests",
    "counters",
    "scraps",
    "shelves",
    "pulls",
];

impl<'d> Words<'d> {
    /// Reads every word of a document once.
    #[must_use]
    pub fn new(text: &'d str, tokens: &'d [Token]) -> Self {
        let mut words = Self { text, tokens, verbs: Vec::new() };
        words.verbs = (0..tokens.len()).map(|at| words.read_verb(at)).collect();
        words
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The word at an index.
    #[must_use]
    pub fn get(&self, at: usize) -> Option<&'d Token> {
        self.tokens.get(at)
    }

    /// Its letters, `""` beyond the end.
    #[must_use]
    pub fn str(&self, at: usize) -> &'d str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &'d str {
        self.text
    }

    /// True when the word at an index is this one, whatever its case.
    #[must_use]
    #[inline]
    pub fn is(&self, at: usize, word: &str) -> bool {
        self.tokens.get(at).is_some_and(|token| token.reads(word, self.text))
    }

    /// True when the word at an index is one of these, whatever its case.
    #[must_use]
    #[inline]
    pub fn any(&self, at: usize, words: &(impl OneOf + ?Sized)) -> bool {
        self.tokens.get(at).is_some_and(|token| words.holds(token, self.text))
    }

    /// True when the words from an index on are these, separated by spaces.
    #[must_use]
    #[inline]
    pub fn seq(&self, at: usize, phrase: &str) -> bool {
        // Nearly every place fails by its first letter.
        let letter = |token: &Token| self.text.as_bytes().get(token.span.start as usize);
        let begins = self.tokens.get(at).and_then(letter).zip(phrase.as_bytes().first());
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

    /// True when the word has a class.
    #[must_use]
    #[inline]
    pub fn has(&self, at: usize, class: Class) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is(class))
    }

    /// The longest entry of a class that starts at a word: its length in words and its number.
    #[must_use]
    #[inline]
    pub fn entry(&self, at: usize, class: Class) -> Option<(usize, i64)> {
        let token = self.tokens.get(at).filter(|token| token.may_be(class))?;
        self.look_up(token, at, class)
    }

    fn look_up(&self, token: &Token, at: usize, class: Class) -> Option<(usize, i64)> {
        let phrase = token
            .opens
            .has(class)
            .then(|| lexicon().phrase(token.word, self.tokens.iter().skip(at + 1).map(|token| token.word), class))
            .flatten();
        phrase.or_else(|| token.is(class).then(|| token.value(class).map(|value| (1, value))).flatten())
    }

    /// The first entry of a class within some words.
    pub fn find(&self, range: Range<usize>, class: Class) -> Option<(usize, i64)> {
        range.into_iter().find_map(|at| self.entry(at, class).map(|(_, value)| (at, value)))
    }

    /// What kind of verb the word at an index is.
    #[must_use]
    #[inline]
    pub fn verb(&self, at: usize) -> Option<Verb> {
        self.verbs.get(at).copied().flatten()
    }

    /// The first verb within some words.
    pub fn first_verb(&self, range: Range<usize>) -> Option<usize> {
        range.into_iter().find(|at| self.verb(*at).is_some())
    }

    /// The text from the first of some words to the last.
    #[must_use]
    pub fn span(&self, range: Range<usize>) -> Span {
        let (Some(first), Some(last)) = (self.get(range.start), range.end.checked_sub(1).and_then(|at| self.get(at)))
        else {
            return Span::default();
        };
        if range.is_empty() {
            Span { start: first.span.start, end: first.span.start }
        } else {
            first.span.join(last.span)
        }
    }

    /// True for a word with a capital that does not merely open a sentence.
    #[must_use]
    pub fn is_name(&self, at: usize) -> bool {
        self.has(at, Class::Capital)
    }

    /// True for punctuation.
    #[must_use]
    pub fn is_mark(&self, at: usize) -> bool {
        self.has(at, Class::Punct)
    }

    /// True where a sentence begins: at the start, or after a stop, a quotation mark or a line of its own.
    fn opens(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return true };
        if self.any(before, set![".", "!", "?", ":", ";", "“", "\"", "•", "(", "—", "–"]) {
            return true;
        }
        let (Some(left), Some(right)) = (self.get(before), self.get(at)) else { return true };
        self.text.get(left.span.end as usize..right.span.start as usize).is_some_and(|gap| gap.contains("\n\n"))
    }

    fn read_verb(&self, at: usize) -> Option<Verb> {
        let token = self.tokens.get(at).filter(|token| token.is(Class::Word))?;
        if token.is(Class::Capital) && !self.opens(at) {
            return None;
        }
        // "Osaka-based", "so-called": the second half of a compound is no verb.
        if !token.spaced && at.checked_sub(1).is_some_and(|before| self.is(before, "-")) {
            return None;
        }
        let word = self.str(at);
        if AUXILIARIES.has(token.word) {
            return (!token.is(Class::Capital) || !word.eq_ignore_ascii_case("may")).then_some(Verb::Auxiliary);
        }
        let after_article = at.checked_sub(1).is_some_and(|before| {
            self.has(before, Class::Determiner)
                && !self.any(before, set!["that", "this", "all", "both", "these", "those"])
        });
        if token.is(Class::PastVerb)
            && !(after_article
                && self.any(
                    at,
                    set!["cut", "read", "put", "set", "hit", "forecast", "split", "spread", "rose", "left", "found"],
                ))
        {
            return Some(Verb::Past);
        }
        if word.len() > 3 && word.ends_with("ed") && !NOT_PAST.has(token.word) {
            // "the planned visit": a participle before its noun is no verb of the clause.
            return (!after_article && !self.describes(at)).then_some(Verb::Past);
        }
        if !token.is(Class::PresentVerb) || after_article {
            return None;
        }
        if !NOUN_TOO.has(token.word) {
            return Some(Verb::Present);
        }
        self.verb_beside(at).then_some(Verb::Present)
    }

    /// "of imported cars", "showing improved ties": a participle between a preposition or gerund and its noun.
    fn describes(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        let gerund = self.str(before).len() > 5 && self.str(before).ends_with("ing");
        let leads =
            self.has(before, Class::Preposition) && !self.any(before, set!["as", "than", "to", "off"]) || gerund;
        leads
            && self.get(at + 1).is_some_and(|next| next.spaced && next.is(Class::Word))
            && !self.has(at + 1, Class::Preposition)
            && !self.has(at + 1, Class::Determiner)
            && !self.any(at + 1, set!["and", "or", "but", "that", "which", "who", "not"])
    }

    /// "Argentina votes on", "they meet": a word that could be a noun is a verb after a name or a pronoun.
    fn verb_beside(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        if self.any(at, set!["exports", "imports", "sales", "export", "import"]) {
            return self.any(before, set!["it", "they", "which", "we", "who", "to"]);
        }
        if self.any(
            before,
            set![
                "it", "they", "we", "he", "she", "which", "who", "to", "will", "would", "not", "n't", "t", "and",
                "both", "could", "should", "must", "may", "might", "can", "again",
            ],
        ) {
            return true;
        }
        let next = at + 1;
        let goes_on = self.has(next, Class::Determiner)
            || self.has(next, Class::Preposition)
            || self.has(next, Class::Capital)
            || self.has(next, Class::Number);
        let names = self.has(before, Class::Capital) && !self.any(before, set!["The", "A", "An", "In", "On"]);
        let plural = self.str(before).len() > 3 && self.str(before).ends_with('s') && !self.str(at).ends_with('s');
        (names && !self.has(at, Class::Capital) && (goes_on && !self.is(next, "of")))
            || (plural && goes_on && !self.is(next, "of"))
    }
}
