//! Reading words by index: their letters, classes and phrases, and which of them are verbs.
//!
//! There is no tagger; verbs are known by lists, by "-ed" and by the words beside them. What follows needs to be
//! right about the verbs of news prose, and may be wrong about poetry.

use std::ops::Deref;

use crate::lexicon::{Class, Deed, goods};
use crate::model::Run;
use crate::tag::{Text, Token, WordSet, set, words};

/// Marks behind which a sentence, a quotation or an item begins.
const SENTENCE_MARKS: &WordSet = words!(". ! ? : ; “ \" • ( — –");

/// Past forms that are nouns behind an article.
const SAME_IN_PAST: &WordSet = words!("cut read put set hit forecast split spread rose left found");

/// Words behind which a word that could be a noun is a verb.
const BEFORE_VERB: &WordSet =
    words!("it they we he she which who to will would not n't t and both could should must may might can again");

/// The words of a document with what is known of each.
pub struct Words<'d> {
    own: Text<'d>,
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

const AUXILIARIES: &WordSet = words!(
    "is are was were am be been being has have had do does did will would can cannot could may might must \
     shall should wo"
);
const NOT_PAST: &WordSet = words!(
    "need indeed hundred seed feed speed breed exceed proceed succeed red bed shed fed wed sacred kindred \
     weed greed creed agreed-upon so-called infrared unprecedented united mixed limited"
);
/// Present forms that are nouns at least as often: verbs only after a name or a pronoun.
const NOUN_TOO: &WordSet = words!(
    "exports export imports import reports report visits visit votes vote trades talks tests plans plan calls \
     call ends end starts start moves move sets cuts cut rises rise falls fall claims offers offer orders \
     demands returns return closes close helps hands hits hosts marks names opens open faces face files finds \
     lands leads ranks runs run shows show signs sign slips stands stand steps stops stop strikes supplies \
     supports tours tour travels travel turns wins win works finish follow freezes gains halts increases \
     launches launch leave leaves lifts lift meet meets pay pays presents produces pledges promises raise \
     raises reach release releases renews slides speaks stays get give go grow hold join keep kick lapse \
     lapses lose make mark receive resume say seek sell want buy come continue enter expand expect fly impose \
     include agree begin put welcomes drops declines doubles completes arrests counters scraps shelves pulls"
);

impl<'d> Deref for Words<'d> {
    type Target = Text<'d>;

    fn deref(&self) -> &Self::Target {
        &self.own
    }
}

/// What leads to "import" and "export" as verbs.
const BEFORE_TRADE: &WordSet = words!("it they which we who to will would could should may might can must not");

impl<'d> Words<'d> {
    /// Reads every word of a document once.
    #[must_use]
    pub fn new(text: &'d str, tokens: &'d [Token]) -> Self {
        let mut words = Self { own: Text { text, tokens }, verbs: Vec::new() };
        words.verbs = (0..tokens.len()).map(|at| words.read_verb(at)).collect();
        words
    }

    /// What kind of thing the word or phrase at an index tells.
    #[must_use]
    pub fn deed(&self, at: usize) -> Option<Deed> {
        self.entry(at, Class::EventWord).and_then(|(_, value)| Deed::of(value))
    }

    /// True for a word of something done, not of politics or of saying.
    #[must_use]
    pub fn tells_deed(&self, at: usize) -> bool {
        self.deed(at).is_some_and(|deed| !matches!(deed, Deed::Politics | Deed::Statement))
    }

    /// What kind of verb the word at an index is.
    #[must_use]
    #[inline]
    pub fn verb(&self, at: usize) -> Option<Verb> {
        self.verbs.get(at).copied().flatten()
    }

    /// The first verb within some words.
    pub fn first_verb(&self, range: Run) -> Option<usize> {
        range.find(|at| self.verb(*at).is_some())
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
        if self.any(before, SENTENCE_MARKS) {
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
        if token.is(Class::PastVerb) && !(after_article && self.any(at, SAME_IN_PAST)) {
            return Some(Verb::Past);
        }
        if word.len() > 3 && word.ends_with("ed") && !NOT_PAST.has(token.word) {
            // "the planned visit": a participle before its noun is no verb of the clause.
            return (!after_article && !self.describes(at) && !self.names_good(at)).then_some(Verb::Past);
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

    /// "coal and liquefied natural gas": the first word of a good.
    fn names_good(&self, at: usize) -> bool {
        let listed = at.checked_sub(1).is_some_and(|before| self.any(before, set!["and", "or", ",", "&"]));
        let named = || goods().find(|ahead| self.get(at + ahead).map(|token| (token.word, token.classes)));
        listed && named().is_some_and(|(length, _)| length > 1)
    }

    /// "Argentina votes on", "they meet": a word that could be a noun is a verb after a name or a pronoun.
    fn verb_beside(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        if self.any(at, set!["exports", "imports", "sales", "export", "import"]) {
            return self.any(before, BEFORE_TRADE);
        }
        if self.any(before, BEFORE_VERB) {
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
