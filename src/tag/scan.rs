//! Runs a set of rules over tokens: each rule only where one of its first tokens stands, the longest match wins.

use super::{Match, Pattern, Token};
use crate::lexicon::{ClassSet, WordId};

/// A rule of language as a value: what it reads, how, what it must find and what it must leave.
pub struct Rule<T: 'static> {
    /// Name in the registry, unique: `date.month-day-year`.
    pub id: &'static str,
    /// One line of grammar for the manual: "April 28, 2014".
    pub reads: &'static str,
    /// The pattern over token classes, see [`Pattern`].
    pub pattern: &'static str,
    /// Builds the reading; `None` where the surroundings speak against it.
    pub make: fn(&Match<'_>) -> Option<T>,
    /// Wordings it must find, with the values they must get.
    pub finds: &'static [(&'static str, &'static str)],
    /// Look-alikes it must leave alone.
    pub leaves: &'static [&'static str],
}

/// A reading in place.
#[derive(Debug, Clone)]
pub struct Hit<T> {
    /// First token.
    pub start: usize,
    /// The token after the last.
    pub end: usize,
    /// The rule's id.
    pub rule: &'static str,
    /// What it read.
    pub reading: T,
}

/// A rule ready to run.
struct Compiled<T: 'static> {
    rule: &'static Rule<T>,
    pattern: Pattern,
    classes: ClassSet,
    words: Vec<WordId>,
    anywhere: bool,
}

/// Rules with their patterns compiled and indexed by what can start them.
pub struct RuleSet<T: 'static> {
    rules: Vec<Compiled<T>>,
    /// Union over all rules, to pass over a token with one `and`.
    classes: ClassSet,
    /// One bit for each of the first words, by the low bits of their ids.
    words: [u64; 64],
    anywhere: bool,
}

impl<T> RuleSet<T> {
    /// Compiles rules; the order decides between matches of equal length.
    ///
    /// # Panics
    /// When a built-in pattern is malformed, which the registry test rules out.
    #[must_use]
    pub fn new(rules: impl IntoIterator<Item = &'static Rule<T>>) -> Self {
        let mut set = Self { rules: Vec::new(), classes: ClassSet::default(), words: [0; 64], anywhere: false };
        for rule in rules {
            let pattern = Pattern::parse(rule.pattern).unwrap_or_else(|problem| panic!("rule {}: {problem}", rule.id));
            let (classes, words, anywhere) = pattern.firsts();
            set.classes.0 |= classes.0;
            set.anywhere |= anywhere;
            for word in &words {
                let (slot, bit) = place(*word);
                set.words[slot] |= bit;
            }
            set.rules.push(Compiled { rule, pattern, classes, words, anywhere });
        }
        set
    }

    /// The rules, in order.
    pub fn rules(&self) -> impl Iterator<Item = &'static Rule<T>> {
        self.rules.iter().map(|compiled| compiled.rule)
    }

    /// Every reading, leftmost and longest, none overlapping another.
    #[must_use]
    pub fn scan(&self, text: &str, tokens: &[Token]) -> Vec<Hit<T>> {
        let mut hits = Vec::new();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let hit = if self.may_start(token) { self.best_at(text, tokens, at) } else { None };
            at = hit.as_ref().map_or(at + 1, |hit| hit.end);
            hits.extend(hit);
        }
        hits
    }

    fn may_start(&self, token: &Token) -> bool {
        let (slot, bit) = place(token.word);
        self.anywhere || token.classes.meets(self.classes) || self.words[slot] & bit != 0
    }

    /// The longest reading that starts at a token.
    fn best_at(&self, text: &str, tokens: &[Token], at: usize) -> Option<Hit<T>> {
        let token = &tokens[at];
        let mut best: Option<Hit<T>> = None;
        for Compiled { rule, pattern, classes, words, anywhere } in &self.rules {
            if !(*anywhere || token.classes.meets(*classes) || words.contains(&token.word)) {
                continue;
            }
            let Some(found) = pattern.match_at(text, tokens, at) else { continue };
            if best.as_ref().is_some_and(|best| best.end >= found.end) {
                continue;
            }
            if let Some(reading) = (rule.make)(&found) {
                best = Some(Hit { start: at, end: found.end, rule: rule.id, reading });
            }
        }
        best
    }
}

/// Where a word's bit stands in the filter.
fn place(word: WordId) -> (usize, u64) {
    ((word.0 >> 6 & 63) as usize, 1 << (word.0 & 63))
}
