//! Runs a set of rules over tokens: each rule only where its first two tokens can stand, the longest match wins.

use std::collections::HashMap;

use super::{Match, Pattern, Token};
use crate::lexicon::{ByItself, ClassSet, WordId};

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

/// A set of rules of one [`RuleSet`], one bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Rules([u64; LANES]);

/// Room for 64 rules a lane.
const LANES: usize = 4;

impl Rules {
    fn add(&mut self, rule: usize) {
        self.0[rule / 64 % LANES] |= 1 << (rule % 64);
    }

    fn or(self, other: Self) -> Self {
        Self(std::array::from_fn(|lane| self.0[lane] | other.0[lane]))
    }

    fn and(self, other: Self) -> Self {
        Self(std::array::from_fn(|lane| self.0[lane] & other.0[lane]))
    }

    fn is_empty(self) -> bool {
        self.0 == [0; LANES]
    }

    /// The rules in their order.
    fn iter(self) -> impl Iterator<Item = usize> {
        self.0.into_iter().enumerate().flat_map(|(lane, mut bits)| {
            std::iter::from_fn(move || {
                let bit = (bits != 0).then(|| bits.trailing_zeros() as usize)?;
                bits &= bits - 1;
                Some(lane * 64 + bit)
            })
        })
    }
}

/// Which rules a token can take part in, at one place of their patterns.
#[derive(Debug, Clone)]
struct Place {
    /// By class bit.
    classes: Box<[Rules; 128]>,
    /// All classes that count here, to pass over a token with one `and`.
    all: ClassSet,
    /// Rules that take any token here.
    any: Rules,
}

impl Place {
    fn new() -> Self {
        Self { classes: Box::new([Rules::default(); 128]), all: ClassSet::default(), any: Rules::default() }
    }

    fn add(&mut self, rule: usize, classes: ClassSet, any: bool) {
        self.all.0 |= classes.0;
        let mut bits = classes.0;
        while bits != 0 {
            self.classes[bits.trailing_zeros() as usize].add(rule);
            bits &= bits - 1;
        }
        if any {
            self.any.add(rule);
        }
    }

    fn by_class(&self, token: &Token) -> Rules {
        let mut rules = self.any;
        let mut bits = (token.classes.0 | token.opens.0) & self.all.0;
        while bits != 0 {
            rules = rules.or(self.classes[bits.trailing_zeros() as usize]);
            bits &= bits - 1;
        }
        rules
    }
}

/// Rules with their patterns compiled and indexed by the first two tokens they can take.
pub struct RuleSet<T: 'static> {
    rules: Vec<(&'static Rule<T>, Pattern)>,
    first: Place,
    second: Place,
    /// The rules that a word can open, and those that it can follow in.
    words: HashMap<WordId, (Rules, Rules), ByItself>,
    /// One bit for each of those words, by the low bits of their ids.
    filter: [u64; 64],
}

impl<T> RuleSet<T> {
    /// Compiles rules; the order decides between matches of equal length.
    ///
    /// # Panics
    /// When a built-in pattern is malformed or there are more than 256, which the registry test rules out.
    #[must_use]
    pub fn new(rules: impl IntoIterator<Item = &'static Rule<T>>) -> Self {
        let mut set = Self {
            rules: Vec::with_capacity(64 * LANES),
            first: Place::new(),
            second: Place::new(),
            words: HashMap::with_capacity_and_hasher(64 * LANES, ByItself::default()),
            filter: [0; 64],
        };
        for (at, rule) in rules.into_iter().enumerate() {
            assert!(at < 64 * LANES, "more rules than the index has room for");
            let pattern = Pattern::parse(rule.pattern).unwrap_or_else(|problem| panic!("rule {}: {problem}", rule.id));
            let [firsts, seconds] = pattern.front();
            set.first.add(at, firsts.classes, firsts.any);
            set.second.add(at, seconds.classes, seconds.any);
            for word in firsts.words {
                set.word(word).0.add(at);
            }
            for word in seconds.words {
                set.word(word).1.add(at);
            }
            set.rules.push((rule, pattern));
        }
        set
    }

    fn word(&mut self, word: WordId) -> &mut (Rules, Rules) {
        let (slot, bit) = place(word);
        self.filter[slot] |= bit;
        self.words.entry(word).or_default()
    }

    /// Every reading that starts at a token or behind it, leftmost and longest, none overlapping another.
    #[must_use]
    pub fn scan_from(&self, first: usize, text: &str, tokens: &[Token]) -> Vec<Hit<T>> {
        let mut hits = Vec::new();
        let mut at = first;
        while at < tokens.len() {
            let hit = self.at(text, tokens, at);
            at = hit.as_ref().map_or(at + 1, |hit| hit.end);
            hits.extend(hit);
        }
        hits
    }

    /// The longest reading that starts at a token.
    #[must_use]
    pub fn at(&self, text: &str, tokens: &[Token], at: usize) -> Option<Hit<T>> {
        let rules = self.candidates(tokens, at);
        if rules.is_empty() { None } else { self.best_at(text, tokens, at, rules) }
    }

    /// Every reading of every rule at every place, overlapping or not, in the order of the text.
    #[must_use]
    pub fn all(&self, text: &str, tokens: &[Token]) -> Vec<Hit<T>> {
        let mut hits = Vec::new();
        for at in 0..tokens.len() {
            for (rule, pattern) in self.candidates(tokens, at).iter().filter_map(|rule| self.rules.get(rule)) {
                let Some(found) = pattern.match_at(text, tokens, at) else { continue };
                let hit = |reading| Hit { start: at, end: found.end, rule: rule.id, reading };
                hits.extend((rule.make)(&found).map(hit));
            }
        }
        hits
    }

    /// The rules whose first two tokens can stand at a place.
    fn candidates(&self, tokens: &[Token], at: usize) -> Rules {
        let Some(token) = tokens.get(at) else { return Rules::default() };
        let mut rules = self.first.by_class(token);
        if let Some((opens, _)) = self.known(token.word) {
            rules = rules.or(*opens);
        }
        if rules.is_empty() {
            return rules;
        }
        let Some(next) = tokens.get(at + 1) else { return rules };
        let mut follow = self.second.by_class(next);
        if let Some((_, follows)) = self.known(next.word) {
            follow = follow.or(*follows);
        }
        rules.and(follow)
    }

    fn known(&self, word: WordId) -> Option<&(Rules, Rules)> {
        let (slot, bit) = place(word);
        if self.filter[slot] & bit == 0 {
            return None;
        }
        self.words.get(&word)
    }

    /// The longest reading among some rules that starts at a token.
    fn best_at(&self, text: &str, tokens: &[Token], at: usize, rules: Rules) -> Option<Hit<T>> {
        let mut best: Option<Hit<T>> = None;
        for (rule, pattern) in rules.iter().filter_map(|rule| self.rules.get(rule)) {
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
