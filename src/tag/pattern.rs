//! Patterns over tokens, written as text and compiled once.
//!
//! ```text
//! m:MONTH d:DAYNUM (~ORDSUFFIX)? (,? y:YEAR4)?
//! ```
//! * a name in capitals is a [`Class`]; anything else is a literal: a lower-case word or one punctuation mark;
//! * `x:` before an item captures the tokens it matches under the letter x;
//! * `~` before an item: no white space before it; `( | )` alternatives; `?` optional (greedy); `*` any number;
//! * `@` before a class: the longest phrase of that class in the lexicon, or one token of it;
//! * `!` before a class: a token without that class. `\` before `( ) | ? * ~ : ! @` makes it a literal.

use std::sync::OnceLock;

use crate::lexicon::{Class, ClassSet, WordId, lexicon};
use crate::model::Span;

use super::Token;

#[derive(Debug, Clone)]
enum Step {
    Class(ClassSet),
    NotClass(ClassSet),
    Word(WordId),
    /// The longest phrase of a class, or one token of it.
    Phrase(Class),
    Glued,
    Open(u8),
    Close(u8),
    /// Try the first target, then the second.
    Split(usize, usize),
    Jump(usize),
    Done,
}

/// A compiled pattern.
#[derive(Debug, Clone)]
pub struct Pattern {
    steps: Vec<Step>,
    /// Made when it is first tried: many a pattern never is.
    ready: OnceLock<Ready>,
}

/// A pattern that is ready to be tried.
#[derive(Debug, Clone)]
struct Ready {
    steps: Vec<Step>,
    /// The step after each one, jumps already followed.
    next: Vec<usize>,
    /// The first step that does something.
    start: usize,
    /// What can stand next from each step on, so that a way that cannot succeed is not tried.
    openings: Vec<Opening>,
}

/// The tokens that can stand at one place of a pattern, or a few more.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Opening {
    /// Classes of the token, or of a phrase that it opens.
    classes: ClassSet,
    /// A bit for each word, by the low bits of its id.
    words: u64,
    /// True where any token can stand, or the pattern may be over.
    any: bool,
}

impl Opening {
    fn or(self, other: Self) -> Self {
        let classes = ClassSet(self.classes.0 | other.classes.0);
        Self { classes, words: self.words | other.words, any: self.any || other.any }
    }

    fn fits(&self, token: Option<&Token>) -> bool {
        self.any
            || token.is_some_and(|token| {
                token.classes.meets(self.classes)
                    || token.opens.meets(self.classes)
                    || self.words & 1 << (token.word.0 & 63) != 0
            })
    }
}

/// What stands at the front of a pattern: at its first or second place.
#[derive(Debug, Default)]
pub(super) struct Front {
    /// Classes of the token, or of a phrase that it opens.
    pub classes: ClassSet,
    pub words: Vec<WordId>,
    /// True where any token can stand, or the pattern may be over.
    pub any: bool,
}

/// The tokens that a pattern matched, and what it captured.
#[derive(Debug, Clone, Copy)]
pub struct Match<'t> {
    /// The text.
    pub text: &'t str,
    /// All tokens of the text.
    pub tokens: &'t [Token],
    /// First token of the match.
    pub start: usize,
    /// The token after the last.
    pub end: usize,
    captures: [(u32, u32); 26],
}

impl<'t> Match<'t> {
    /// The words of the match.
    #[must_use]
    pub fn span(&self) -> Span {
        let first = self.tokens[self.start].span;
        let last = self.tokens[self.end.max(self.start + 1) - 1].span;
        first.join(last)
    }

    /// The tokens captured under a letter, as a range of indices.
    #[must_use]
    pub fn range(&self, name: char) -> Option<(usize, usize)> {
        let (start, end) = self.captures[slot(name)?];
        (start < end).then_some((start as usize, end as usize))
    }

    /// The first token captured under a letter.
    #[must_use]
    pub fn get(&self, name: char) -> Option<&'t Token> {
        self.range(name).and_then(|(start, _)| self.tokens.get(start))
    }

    /// True when something was captured under a letter.
    #[must_use]
    pub fn has(&self, name: char) -> bool {
        self.range(name).is_some()
    }

    /// The integer captured under a letter.
    #[must_use]
    pub fn int(&self, name: char) -> Option<i64> {
        self.get(name).filter(|token| token.is(Class::Int)).map(|token| token.int)
    }

    /// The lexicon's number for the token or phrase captured under a letter.
    #[must_use]
    pub fn value(&self, name: char, class: Class) -> Option<i64> {
        let (start, end) = self.range(name)?;
        let first = self.tokens.get(start)?;
        if end > start + 1 {
            let rest = self.tokens[start + 1..end].iter().map(|token| token.word);
            if let Some((_, value)) = lexicon().phrase(first.word, rest, class) {
                return Some(value);
            }
        }
        first.value(class)
    }

    /// The token `back` places before the match (1 is the nearest).
    #[must_use]
    pub fn before(&self, back: usize) -> Option<&'t Token> {
        self.start.checked_sub(back).and_then(|at| self.tokens.get(at))
    }

    /// The token `ahead` places after the match (0 is the nearest).
    #[must_use]
    pub fn after(&self, ahead: usize) -> Option<&'t Token> {
        self.tokens.get(self.end + ahead)
    }
}

/// How many tokens the longest phrase of a class takes at a place.
fn phrase(tokens: &[Token], at: usize, class: Class) -> Option<usize> {
    let first = tokens.get(at)?;
    if first.opens.has(class) {
        let rest = tokens[at + 1..].iter().map(|token| token.word);
        if let Some((length, _)) = lexicon().phrase(first.word, rest, class) {
            return Some(length);
        }
    }
    first.is(class).then_some(1)
}

fn slot(name: char) -> Option<usize> {
    name.is_ascii_lowercase().then(|| name as usize - 'a' as usize)
}

impl Pattern {
    /// Compiles a pattern.
    ///
    /// # Errors
    /// Names the item that is malformed.
    pub fn parse(source: &str) -> Result<Self, String> {
        let items = items(source);
        let steps = Vec::with_capacity(3 * items.len());
        let mut parser = Parser { items, at: 0, steps };
        parser.alternatives()?;
        if parser.at < parser.items.len() {
            return Err(format!("unexpected ‘{}’ in pattern {source}", parser.items[parser.at]));
        }
        parser.steps.push(Step::Done);
        Ok(Self { steps: parser.steps, ready: OnceLock::new() })
    }

    /// Matches at a token; the first way that succeeds, options taken where they can be.
    #[must_use]
    pub fn match_at<'t>(&self, text: &'t str, tokens: &'t [Token], start: usize) -> Option<Match<'t>> {
        let mut found = Match { text, tokens, start, end: start, captures: [(0, 0); 26] };
        let mut budget = 1_000_u32;
        let ready = self.ready.get_or_init(|| Ready::of(self.steps.clone()));
        let end = ready.run(ready.start, start, &mut found, &mut budget)?;
        found.end = end;
        (end > start).then_some(found)
    }

    /// What can stand first and what second, over all ways through the pattern.
    pub(super) fn front(&self) -> [Front; 2] {
        let front = || Front { words: Vec::with_capacity(16), ..Front::default() };
        let [mut first, mut second] = [front(), front()];
        let firsts = self.takers(&[0]);
        let mut seconds = Vec::with_capacity(4 * firsts.len());
        for at in firsts {
            self.take(at, &mut first);
            // A phrase may go on with any word of the lexicon.
            second.any |= matches!(self.steps.get(at), Some(Step::Phrase(_)));
            seconds.push(at + 1);
        }
        for at in self.takers(&seconds) {
            self.take(at, &mut second);
        }
        [first, second]
    }

    /// The steps that can take the next token from some steps on.
    fn takers(&self, from: &[usize]) -> Vec<usize> {
        let (mut takers, mut pending) = (Vec::with_capacity(16), Vec::with_capacity(16));
        let mut seen = vec![false; self.steps.len()];
        pending.extend_from_slice(from);
        while let Some(at) = pending.pop() {
            let Some(step) = self.steps.get(at) else { continue };
            if std::mem::replace(&mut seen[at], true) {
                continue;
            }
            match step {
                Step::Glued | Step::Open(_) | Step::Close(_) => pending.push(at + 1),
                Step::Split(a, b) => pending.extend([*a, *b]),
                Step::Jump(to) => pending.push(*to),
                _ => takers.push(at),
            }
        }
        takers
    }

    fn take(&self, at: usize, front: &mut Front) {
        match &self.steps[at] {
            Step::Class(set) => front.classes.0 |= set.0,
            Step::Phrase(class) => front.classes = front.classes.with(*class),
            Step::Word(word) => front.words.push(*word),
            _ => front.any = true,
        }
    }
}

impl Ready {
    /// Follows jumps once, here, and not at every match.
    fn of(mut steps: Vec<Step>) -> Self {
        let follow = |steps: &[Step], mut at: usize| {
            // Jumps of a compiled pattern lead on to a step that is none; the count only bounds a malformed one.
            for _ in 0..steps.len() {
                match steps.get(at) {
                    Some(Step::Jump(to)) => at = *to,
                    _ => break,
                }
            }
            at
        };
        for at in 0..steps.len() {
            if let Step::Split(first, second) = steps[at] {
                steps[at] = Step::Split(follow(&steps, first), follow(&steps, second));
            }
        }
        let next = (0..steps.len()).map(|at| follow(&steps, at + 1)).collect();
        let start = follow(&steps, 0);
        let openings = openings(&steps);
        Self { steps, next, start, openings }
    }

    fn run(&self, mut step: usize, mut at: usize, found: &mut Match<'_>, budget: &mut u32) -> Option<usize> {
        loop {
            *budget = budget.checked_sub(1)?;
            let token = found.tokens.get(at);
            let taken = match &self.steps[step] {
                Step::Class(set) => token.is_some_and(|token| token.classes.meets(*set)),
                Step::NotClass(set) => token.is_some_and(|token| !token.classes.meets(*set)),
                Step::Word(word) => token.is_some_and(|token| token.word == *word),
                Step::Phrase(class) => {
                    at += phrase(found.tokens, at, *class)?;
                    step = self.next[step];
                    continue;
                }
                Step::Glued => {
                    if at == 0 || token.is_none_or(|token| token.spaced) {
                        return None;
                    }
                    step = self.next[step];
                    continue;
                }
                Step::Open(name) => {
                    found.captures[*name as usize] = (u32::try_from(at).ok()?, 0);
                    step = self.next[step];
                    continue;
                }
                Step::Close(name) => {
                    found.captures[*name as usize].1 = u32::try_from(at).ok()?;
                    step = self.next[step];
                    continue;
                }
                Step::Split(first, second) => {
                    if !self.openings[*first].fits(token) {
                        step = *second;
                        continue;
                    }
                    if !self.openings[*second].fits(token) {
                        step = *first;
                        continue;
                    }
                    let before = found.captures;
                    if let Some(end) = self.run(*first, at, found, budget) {
                        return Some(end);
                    }
                    found.captures = before;
                    step = *second;
                    continue;
                }
                Step::Jump(to) => {
                    step = *to;
                    continue;
                }
                Step::Done => return Some(at),
            };
            if !taken {
                return None;
            }
            at += 1;
            step = self.next[step];
        }
    }
}

/// What can stand next from each step on: from the end to the front, once more where a way leads back.
fn openings(steps: &[Step]) -> Vec<Opening> {
    let mut openings = vec![Opening::default(); steps.len()];
    loop {
        let mut back = false;
        for (at, step) in steps.iter().enumerate().rev() {
            let from = |to: usize| openings.get(to).copied().unwrap_or_default();
            let opening = match *step {
                Step::Class(classes) => Opening { classes, ..Opening::default() },
                Step::Phrase(class) => Opening { classes: ClassSet::default().with(class), ..Opening::default() },
                Step::Word(word) => Opening { words: 1 << (word.0 & 63), ..Opening::default() },
                Step::NotClass(_) | Step::Done => Opening { any: true, ..Opening::default() },
                Step::Glued | Step::Open(_) | Step::Close(_) => from(at + 1),
                Step::Split(first, second) => from(first).or(from(second)),
                Step::Jump(to) => from(to),
            };
            back |= matches!(step, Step::Jump(to) if *to <= at) && opening != openings[at];
            openings[at] = opening;
        }
        if !back {
            return openings;
        }
    }
}

/// Splits a pattern into its marks and names.
fn items(source: &str) -> Vec<&str> {
    let mut items = Vec::with_capacity(source.len() / 2);
    let mut rest = source;
    while let [first, ..] = rest.as_bytes() {
        let character = |at: usize| rest[at..].chars().next().map_or(0, char::len_utf8);
        let inside = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'\'');
        let length = match first {
            b' ' => 0,
            b'\\' => 1 + character(1),
            letter if letter.is_ascii_alphanumeric() => rest.bytes().take_while(inside).count(),
            _ => character(0),
        };
        items.extend(rest.get(..length).filter(|item| !item.is_empty()));
        rest = &rest[length.max(1)..];
    }
    items
}

struct Parser<'s> {
    items: Vec<&'s str>,
    at: usize,
    steps: Vec<Step>,
}

impl<'s> Parser<'s> {
    fn peek(&self) -> Option<&'s str> {
        self.items.get(self.at).copied()
    }

    fn alternatives(&mut self) -> Result<(), String> {
        let mut jumps = Vec::new();
        loop {
            let split = self.steps.len();
            self.steps.push(Step::Jump(0));
            self.sequence()?;
            if self.peek() == Some("|") {
                self.at += 1;
                jumps.push(self.steps.len());
                self.steps.push(Step::Jump(0));
                self.steps[split] = Step::Split(split + 1, self.steps.len());
            } else {
                self.steps[split] = Step::Jump(split + 1);
                break;
            }
        }
        let end = self.steps.len();
        for jump in jumps {
            self.steps[jump] = Step::Jump(end);
        }
        Ok(())
    }

    fn sequence(&mut self) -> Result<(), String> {
        while let Some(item) = self.peek() {
            if item == ")" || item == "|" {
                break;
            }
            self.repeated()?;
        }
        Ok(())
    }

    fn repeated(&mut self) -> Result<(), String> {
        let start = self.steps.len();
        self.steps.push(Step::Jump(start + 1));
        self.atom()?;
        match self.peek() {
            Some("?") => {
                self.at += 1;
                self.steps[start] = Step::Split(start + 1, self.steps.len());
            }
            Some("*") => {
                self.at += 1;
                self.steps.push(Step::Jump(start));
                self.steps[start] = Step::Split(start + 1, self.steps.len());
            }
            _ => {}
        }
        Ok(())
    }

    fn atom(&mut self) -> Result<(), String> {
        let item = self.peek().ok_or("pattern ends too early")?;
        self.at += 1;
        if item.len() == 1 && self.peek() == Some(":") {
            let name = item.bytes().next().filter(u8::is_ascii_lowercase).ok_or("captures are named a to z")? - b'a';
            self.at += 1;
            self.steps.push(Step::Open(name));
            self.atom()?;
            self.steps.push(Step::Close(name));
            return Ok(());
        }
        match item {
            "(" => {
                self.alternatives()?;
                if self.peek() != Some(")") {
                    return Err("a bracket is not closed".to_owned());
                }
                self.at += 1;
            }
            "~" => {
                self.steps.push(Step::Glued);
                self.atom()?;
            }
            "@" => {
                let name = self.peek().unwrap_or_default();
                let class = Class::from_name(name).ok_or_else(|| format!("no class {name}"))?;
                self.at += 1;
                self.steps.push(Step::Phrase(class));
            }
            "!" => {
                let name = self.peek().unwrap_or_default();
                let class = Class::from_name(name).ok_or_else(|| format!("no class {name}"))?;
                self.at += 1;
                self.steps.push(Step::NotClass(ClassSet::default().with(class)));
            }
            name => {
                let plain = name.strip_prefix('\\').filter(|rest| !rest.is_empty()).unwrap_or(name);
                let upper = name.len() > 1 && name.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
                if upper && name.bytes().any(|b| b.is_ascii_uppercase()) {
                    let class = Class::from_name(name).ok_or_else(|| format!("no class {name}"))?;
                    self.steps.push(Step::Class(ClassSet::default().with(class)));
                } else {
                    self.steps.push(Step::Word(WordId::of(plain)));
                }
            }
        }
        Ok(())
    }
}
