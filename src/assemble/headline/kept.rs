//! Which words of a sentence stand in its line.

use crate::assemble::scene::Scene;
use crate::grammar::{Token, Tree};

/// The tokens of a tree that stand in a line.
pub struct Kept {
    tokens: Vec<bool>,
    /// Words in front of them stand elsewhere in the text: a speaker, or the name that a pronoun gave way to.
    pub named: bool,
    /// Words at the end of the line are no tokens.
    pub open: bool,
}

impl Kept {
    /// The tokens whose letters follow each other in a line, words in front of the first one aside; `None` where the
    /// line has them in another order.
    #[must_use]
    pub fn of(scene: &Scene<'_>, tree: &Tree, line: &str) -> Option<Self> {
        let lower = line.to_lowercase();
        let mut rest = lower.as_str();
        for skipped in 0..12 {
            let mut tokens = vec![false; tree.tokens().len()];
            let mut left = rest;
            for (token, kept) in tree.tokens().iter().zip(&mut tokens) {
                let letters = token.span.of(scene.words.text).to_lowercase();
                if let Some(behind) = behind(left, &letters) {
                    (*kept, left) = (true, behind);
                }
            }
            nearer(tree, &mut tokens);
            // A verb in front of its subject or behind it all: the clause was turned.
            let turned = |word: &str| {
                let verb =
                    |token: &Token| token.tag.is_verb() && token.span.of(scene.words.text).eq_ignore_ascii_case(word);
                tree.tokens().iter().any(verb)
            };
            if left.len() * 5 <= rest.len() {
                let open = left.trim();
                return (!open.split(' ').any(turned)).then_some(Self {
                    tokens,
                    named: skipped > 0,
                    open: !open.is_empty(),
                });
            }
            let (word, others) = rest.split_once(' ')?;
            if turned(word) {
                return None;
            }
            rest = others;
        }
        None
    }

    /// True for a token that stands in the line.
    #[must_use]
    pub fn has(&self, at: usize) -> bool {
        self.tokens.get(at).copied().unwrap_or(false)
    }

    /// The tokens that stand in the line.
    pub fn all(&self) -> impl DoubleEndedIterator<Item = usize> {
        self.tokens.iter().enumerate().filter(|(_, kept)| **kept).map(|(at, _)| at)
    }
}

/// A word that stands twice is the one beside its neighbour: of "the MCC grant … the MCC Board" the second.
fn nearer(tree: &Tree, kept: &mut [bool]) {
    let word = |at: usize| tree.get(at).map(|token| token.word);
    let mut next = None;
    for at in (0..kept.len()).rev() {
        if !kept.get(at).copied().unwrap_or(false) {
            continue;
        }
        let alone = at.checked_sub(1).is_none_or(|before| !kept.get(before).copied().unwrap_or(false));
        let beside = next.and_then(|next: usize| next.checked_sub(1)).filter(|beside| *beside > at);
        let moved = beside.filter(|beside| alone && word(*beside) == word(at));
        if let Some(beside) = moved {
            kept.swap(at, beside);
        }
        next = Some(moved.unwrap_or(at));
    }
}

/// What is left of a line behind the letters of a word.
fn behind<'l>(line: &'l str, word: &str) -> Option<&'l str> {
    let line = line.trim_start();
    let percent = matches!(word, "percent" | "cent").then(|| line.strip_prefix('%')).flatten();
    let found =
        percent.or_else(|| line.strip_prefix(word)).or_else(|| line.trim_start_matches(['’', '\'']).strip_prefix(word));
    let letter = |c: char| c.is_alphanumeric();
    found.filter(|behind| percent.is_some() || !(word.ends_with(letter) && behind.starts_with(letter)))
}
