//! Who does what in a sentence: a dependency tree over its words, each with its part of speech.
//!
//! ```text
//! sentence ─token─▶ words ─encode─▶ numbers of each word among its neighbours ─moves─▶ heads ─tree─▶ Tree
//! ```
//! The network is the English model en_core_web_sm of spaCy in 8 bits (`assets/grammar`); this is a reader of it. Parsing
//! is pure: the same sentence gives the same tree bit for bit on every processor. It takes time, so callers parse a
//! sentence once and only where a tree is needed.

mod encode;
mod governor;
mod hash;
mod kernel;
mod line;
mod moves;
mod names;
mod network;
mod token;
mod tree;
mod weights;

use std::cell::RefCell;

use crate::lexicon::WordId;
use crate::model::Span;

pub use governor::{Governor, Role, governor};
pub use kernel::Processor;
pub use line::{Line, THRIFTS, line};
pub use names::{Label, Tag};
pub use tree::{Token, Tree};

use encode::{Scratch, Sentence};

/// Words and marks of the longest sentence that is parsed; longer ones are lists or tables.
pub const MOST_TOKENS: usize = 200;

/// Parses sentences, and keeps what it learnt of words: one for each thread.
pub struct Parser {
    processor: Processor,
    scratch: Scratch,
}

impl Parser {
    /// A parser that uses these instructions; the trees are the same with all of them.
    #[must_use]
    pub fn new(processor: Processor) -> Self {
        Self { processor, scratch: Scratch::default() }
    }

    /// The tree of the sentence at a span of a text. `None` where there is none to be had: no word, more than
    /// [`MOST_TOKENS`], or mostly capitals, which the model cannot tell apart from names.
    #[must_use]
    pub fn parse(&mut self, text: &str, sentence: Span) -> Option<Tree> {
        let weights = weights::english();
        let letters = sentence.of(text);
        if is_in_capitals(letters) {
            return None;
        }
        let words = token::words(&weights.words, letters, MOST_TOKENS).filter(|words| !words.is_empty())?;
        self.processor.run(Sentence { words: &words, weights, scratch: &mut self.scratch });
        let mut tokens = Vec::with_capacity(words.len());
        let mut lowered = Vec::new();
        for (at, (word, tag)) in words.iter().zip(&self.scratch.tags).enumerate() {
            let made = self.scratch.state.arc(at).and_then(|(head, made)| Some((head, weights.moves.get(made)?)));
            lowered.extend(made.and_then(|(_, made)| Some((at, made.below?))));
            let start = sentence.start as usize + word.start;
            tokens.push(Token {
                span: Span::new(start, start + word.text.len()),
                word: WordId::of(&word.text.to_lowercase()),
                tag: *weights.tags.get(*tag)?,
                label: made.map_or(Label::Root, |(_, made)| made.label),
                head: made.map(|(head, _)| head),
            });
        }
        Tree::new(tokens, &lowered)
    }
}

/// The tree of the sentence at a span of a text, by the parser of this thread.
#[must_use]
pub fn parse(text: &str, sentence: Span) -> Option<Tree> {
    thread_local! {
        static PARSER: RefCell<Parser> = RefCell::new(Parser::new(Processor::here()));
    }
    PARSER.with_borrow_mut(|parser| parser.parse(text, sentence))
}

/// True when more than half of the letters, and not only those of a few names, are capitals.
fn is_in_capitals(text: &str) -> bool {
    let (mut letters, mut capitals) = (0, 0);
    for letter in text.chars().filter(|sign| sign.is_alphabetic()) {
        letters += 1;
        capitals += usize::from(letter.is_uppercase());
    }
    letters >= 12 && capitals * 2 > letters
}
