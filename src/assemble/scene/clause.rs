//! Sentences into clauses: where a relative pronoun, a conjunction, a bracket or a participle opens one.
//!
//! Segments follow each other without gaps or overlaps. A main clause that goes on behind an inserted one is a
//! segment that `resumes` it: "A trip, | set for Monday, | was called off."

use crate::lexicon::Class;
use crate::model::Run;
use crate::tag::{WordSet, set, words};

use super::words::{Verb, Words};

/// Marks at which a clause may end.
const MARKS: &WordSet = words!(", ; : ( ) — – “ ” \"");

/// Adverbs in front of a participle.
const BESIDE_PARTICIPLE: &WordSet =
    words!("originally first formally initially already then just only now once recently often mainly largely");

/// Words in "-ing" that are no participles.
const NO_PARTICIPLE: &WordSet = words!(
    "including during following according nothing something everything anything morning evening trading \
     mining shipping banking housing building"
);

/// What may follow a verb of saying at the end of a sentence.
const BEHIND_SAYS: &WordSet = words!("here the a statement report letter late early us me him her reporters");

/// What opens a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Nothing: it stands on its own.
    Main,
    /// which, who, that, whose, where.
    Relative,
    /// when, after, before with a verb of their own.
    Time,
    /// because, although, while.
    Reason,
    /// if, unless.
    Condition,
    /// that after a verb of saying, whether.
    Content,
    /// "signed in Tokyo", "visiting that April".
    Participle,
    /// Within brackets or dashes.
    Bracket,
    /// Behind "and" or "but" with a verb of its own.
    Coordinate,
    /// "…, Yonhap reported", "said an official".
    Attribution,
}

/// A stretch of words that belong to one clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segment {
    /// Its words, the opener included.
    pub words: Run,
    /// What opened it.
    pub kind: Kind,
    /// How many words open it ("which", ", and").
    pub opener: usize,
    /// Index of the segment that it continues.
    pub resumes: Option<usize>,
}

impl Segment {
    /// Its words without those that open it.
    #[must_use]
    pub fn content(&self) -> Run {
        Run::new(self.words.start + self.opener, self.words.end)
    }
}

/// The words of the clause around a word; where a date stands alone ("Feb. 3: …"), those of the clause beside it.
#[must_use]
pub fn around(words: &Words<'_>, dated: &[bool], segments: &[Segment], word: usize) -> Run {
    segments.get(telling(words, dated, segments, word)).map_or(Run::new(word, word + 1), Segment::content)
}

/// The index of the segment that tells what happens at a word.
#[must_use]
pub fn telling(words: &Words<'_>, dated: &[bool], segments: &[Segment], word: usize) -> usize {
    let Some(own) = segments.iter().position(|segment| segment.words.contains(word)) else { return 0 };
    let bare = |segment: &Segment| {
        !segment.words.any(|at| {
            words.has(at, Class::Word)
                && !dated.get(at).copied().unwrap_or(false)
                && !words.has(at, Class::Preposition)
                && !words.has(at, Class::Determiner)
        })
    };
    if !segments.get(own).is_some_and(bare) {
        return own;
    }
    let next = (own + 1 < segments.len()).then_some(own + 1);
    next.or_else(|| own.checked_sub(1)).unwrap_or(own)
}

mod openers;

struct Splitter<'w, 'd> {
    words: &'w Words<'d>,
    dated: &'w [bool],
    end: usize,
    segments: Vec<Segment>,
    current: Segment,
    brackets: Vec<usize>,
}

/// Cuts the words of a sentence into clauses.
#[must_use]
pub fn split(words: &Words<'_>, dated: &[bool], range: Run) -> Vec<Segment> {
    let first = Segment { words: Run::new(range.start, range.start), kind: Kind::Main, opener: 0, resumes: None };
    let mut splitter =
        Splitter { words, dated, end: range.end, segments: Vec::new(), current: first, brackets: Vec::new() };
    let mut at = range.start;
    while at < range.end {
        at = splitter.step(at);
    }
    splitter.close(range.end);
    splitter.segments
}

impl Splitter<'_, '_> {
    /// Ends the running segment before `at`.
    fn close(&mut self, at: usize) {
        self.current.words.end = at.max(self.current.words.start);
        if !self.current.words.is_empty() {
            self.segments.push(self.current);
        }
    }

    fn open(&mut self, at: usize, kind: Kind, opener: usize, resumes: Option<usize>) {
        self.close(at);
        self.current = Segment { words: Run::new(at, at), kind, opener, resumes };
    }

    /// The segment that the running one will be, or already continues.
    fn root(&self) -> usize {
        self.current.resumes.unwrap_or(self.segments.len())
    }

    /// A verb in the running segment and, when it resumes another, in that one.
    fn has_verb(&self, at: usize) -> bool {
        let here = Run::new(self.current.words.start + self.current.opener, at);
        let before = self.current.resumes.and_then(|root| self.segments.get(root)).map(|root| root.words);
        here.into_iter()
            .chain(before.into_iter().flatten())
            .any(|word| self.words.verb(word).is_some() && !self.is_dated(word))
    }

    fn is_dated(&self, at: usize) -> bool {
        self.dated.get(at).copied().unwrap_or(false)
    }

    /// The next comma, stop or bracket from `at` on, or the end; dates and numbers hold none.
    fn next_mark(&self, at: usize) -> usize {
        // A stop within a sentence ends an abbreviation.
        (at..self.end)
            .find(|word| {
                !self.is_dated(*word)
                    && (self.words.any(*word, MARKS) || self.words.is(*word, ".") && *word + 1 >= self.end)
            })
            .unwrap_or(self.end)
    }

    /// A finite verb within the next `reach` words, before any mark.
    fn verb_ahead(&self, at: usize, reach: usize) -> bool {
        let stop = self.next_mark(at).min(at + reach);
        (at..stop).any(|word| self.words.verb(word).is_some() && !self.is_dated(word))
    }

    /// A finite verb within reach that no "and" joins to the clause before: "after the coup and resumed in May".
    fn own_verb_ahead(&self, at: usize, reach: usize) -> bool {
        let stop = self.next_mark(at).min(at + reach);
        (at..stop)
            .find(|word| self.words.verb(*word).is_some() && !self.is_dated(*word))
            .is_some_and(|verb| verb == at || !self.words.any(verb - 1, set!["and", "or", "but"]) || !self.has_verb(at))
    }

    /// Reads the word at `at`; gives the index to go on with.
    fn step(&mut self, at: usize) -> usize {
        if self.is_dated(at) {
            return at + 1;
        }
        if self.words.is_mark(at) {
            return self.mark(at);
        }
        if at > self.current.words.start + self.current.opener || at == self.current.words.start {
            self.word(at);
        }
        at + 1
    }

    fn mark(&mut self, at: usize) -> usize {
        let words = self.words;
        match words.str(at) {
            ";" | ":" => self.open(at + 1, Kind::Main, 0, None),
            "—" | "–" if words.get(at).is_some_and(|token| token.spaced) => self.open(at + 1, Kind::Main, 0, None),
            "-" if words.is(at + 1, "-") => {
                self.open(at + 2, Kind::Main, 0, None);
                return at + 2;
            }
            "(" | "[" => {
                let root = self.root();
                self.open(at, Kind::Bracket, 1, None);
                self.brackets.push(root);
            }
            ")" | "]" => {
                if let Some(root) = self.brackets.pop() {
                    let root = (root < self.segments.len()).then_some(root);
                    let kind = root.and_then(|root| self.segments.get(root)).map_or(Kind::Main, |root| root.kind);
                    self.open(at + 1, kind, 0, root);
                }
            }
            "," => self.comma(at),
            _ => {}
        }
        at + 1
    }

    fn comma(&mut self, at: usize) {
        let mut next = at + 1;
        if self.words.any(next, set!["”", "\"", "’", "'"]) {
            next += 1;
        }
        if self.attribution(next) {
            self.open(at, Kind::Attribution, 1, None);
            return;
        }
        let participle = self.participle(next) && !(self.waits() && self.words.verb(next) == Some(Verb::Past));
        match self.current.kind {
            Kind::Relative | Kind::Participle if !participle && self.lists(next) => {}
            Kind::Relative | Kind::Participle | Kind::Attribution if !participle => {
                // Back to the clause it interrupts, unless a new one opens anyway.
                if self.words.any(next, set!["and", "but"]) && !self.waits() && self.clause_follows(next + 1) {
                    self.open(next, Kind::Coordinate, 1, None);
                    return;
                }
                let root = self.outer();
                let kind = root.and_then(|root| self.segments.get(root)).map_or(Kind::Main, |root| root.kind);
                self.open(next, kind, 0, root);
            }
            Kind::Time | Kind::Reason | Kind::Condition if self.leads() && self.has_verb(at) => {
                self.open(next, Kind::Main, 0, None);
            }
            _ if participle && !self.parenthesis(at) => self.open(at, Kind::Participle, 1, None),
            // "applied to steel, was doubled in May and went back": one predicate behind the other.
            Kind::Main | Kind::Coordinate
                if self.has_verb(at) && self.words.any(next, set!["was", "were", "is", "has", "had", "will"]) =>
            {
                self.open(next, Kind::Coordinate, 0, None);
            }
            _ => {}
        }
    }

    /// "which covers gas, resists and film, began": the comma parts a list, the verb comes behind a later one.
    fn lists(&self, at: usize) -> bool {
        let stop = self.next_mark(at);
        let verbless = |range: Run| range.into_iter().all(|word| self.words.verb(word).is_none());
        self.words.is(stop, ",")
            && stop - at <= 6
            && verbless(Run::new(at, stop))
            && (at..stop).any(|word| self.words.any(word, set!["and", "or"]))
            && self.words.verb(stop + 1).is_some()
    }

    /// The segment that an inserted clause interrupts.
    fn outer(&self) -> Option<usize> {
        self.segments
            .iter()
            .rposition(|segment| matches!(segment.kind, Kind::Main | Kind::Coordinate | Kind::Content | Kind::Bracket))
            .map(|found| self.segments.get(found).and_then(|segment| segment.resumes).unwrap_or(found))
    }

    /// True when the running segment opens its sentence.
    fn leads(&self) -> bool {
        self.segments.is_empty()
            || self
                .segments
                .last()
                .is_some_and(|last| last.kind == Kind::Main && self.words.first_verb(last.words).is_none())
    }

    /// ", signed in Tokyo", ", originally set for", ", visiting that April".
    fn participle(&self, at: usize) -> bool {
        let words = self.words;
        let adverb = |at: usize| words.any(at, BESIDE_PARTICIPLE) || words.str(at).ends_with("ly");
        let verb = if adverb(at) { at + 1 } else { at };
        let word = words.str(verb);
        if words.has(verb, Class::Capital) || !words.has(verb, Class::Word) {
            return false;
        }
        if word.len() > 5 && word.ends_with("ing") && !words.any(verb, NO_PARTICIPLE) {
            return true;
        }
        let past = words.verb(verb) == Some(Verb::Past) && !words.any(verb, set!["was", "were", "had", "did", "said"]);
        // "X, signed in Y": the main verb is still to come, or the participle hangs on the end.
        let then = verb > at && words.is(at, "then");
        past && !then && !self.verbs_listed(verb)
    }

    /// "China, for its part, ordered", "The mine, however, closed": the verb of the clause behind an aside.
    fn parenthesis(&self, at: usize) -> bool {
        let words = self.words;
        if self.current.kind != Kind::Main || self.has_verb(at) {
            return false;
        }
        let before = (self.current.words.start..at).rev().take(8).find(|word| words.is(*word, ","));
        before.is_some_and(|comma| {
            words.has(comma + 1, Class::Preposition)
                || words
                    .any(comma + 1, set!["however", "though", "meanwhile", "too", "instead", "moreover", "therefore"])
        })
    }

    /// "cut ties, closed the border and left": a list of main verbs, no participle.
    fn verbs_listed(&self, at: usize) -> bool {
        let stop = self.next_mark(at);
        let has_object = self.words.has(at + 1, Class::Determiner);
        has_object && stop < self.end && self.has_verb(at)
    }

    /// ", Yonhap reported Tuesday", ", said an official", ", a report showed on Monday".
    fn attribution(&self, at: usize) -> bool {
        let words = self.words;
        let report = |at: usize| words.entry(at, Class::Report).is_some() && words.verb(at).is_some();
        if report(at) {
            // "Mr Li, visiting Oslo, told them": the verb of the clause.
            return !self.waits();
        }
        if words.seq(at, "according to") {
            return true;
        }
        let stop = self.next_mark(at);
        let Some(verb) = (at + 1..stop.min(at + 14)).find(|word| words.verb(*word).is_some() && !self.is_dated(*word))
        else {
            return false;
        };
        let verb = if report(verb) {
            verb
        } else {
            // "a report issued in Seoul showed": a participle before the verb.
            match (verb + 1..stop.min(verb + 6)).find(|word| words.verb(*word).is_some()) {
                Some(second) if report(second) && words.verb(verb) == Some(Verb::Past) => second,
                _ => return false,
            }
        };
        // Nothing but time, place or the end may follow.
        (verb + 1..stop).all(|word| {
            self.is_dated(word)
                || words.has(word, Class::Preposition)
                || words.has(word, Class::Capital)
                || words.any(word, BEHIND_SAYS)
        })
    }
}
