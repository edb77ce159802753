//! Who does what in a sentence: a dependency tree over its words, each with its part of speech.
//!
//! ```text
//! sentence ─dateline_parser─▶ words with heads ─tree─▶ Tree ─governor─▶ what a date belongs to ─line─▶ words of a headline
//! ```
//! The network and its moves are the package `dateline-parser` (folder `parser`). Parsing is pure, and takes time: callers
//! parse a sentence once and only where a tree is needed.

mod bracket;
mod content;
mod governor;
mod line;
mod measured;
mod mended;
mod pruner;
mod spare;
mod subject;
mod told;
mod tree;
mod trim;
mod whole;

use std::cell::RefCell;

use crate::lexicon::WordId;
use crate::model::Span;

pub use dateline_parser::{Label, MOST_TOKENS, Processor, Tag};
pub use governor::{Governor, Role, TIMES, governor};
pub use line::line;
pub use measured::{Clause, clause, measured};
pub use pruner::{Line, Piece};
pub use spare::{MOVING, TITLES, WORTHY};
pub use subject::NOTICED;
pub use told::REPORTING;
pub use tree::{Token, Tree};
pub use trim::LEADING;

/// Parses sentences, and keeps what it learnt of words: one for each thread.
pub struct Parser(dateline_parser::Parser);

impl Parser {
    /// A parser that uses these instructions; the trees are the same with all of them.
    #[must_use]
    pub fn new(processor: Processor) -> Self {
        Self(dateline_parser::Parser::new(processor))
    }

    /// The tree of the sentence at a span of a text. `None` where there is none to be had: no word, more than
    /// [`MOST_TOKENS`], or mostly capitals, which the model cannot tell apart from names.
    #[must_use]
    pub fn parse(&mut self, text: &str, sentence: Span) -> Option<Tree> {
        let letters = sentence.of(text);
        if is_in_capitals(letters) {
            return None;
        }
        let brackets = &bracket::found(letters);
        let blanks = [brackets.as_slice(), &bracket::shorthand(letters)].concat();
        let words = self.0.parse(&bracket::blanked(letters, &blanks))?;
        let mut lowered: Vec<_> = words.iter().enumerate().filter_map(|(at, word)| Some((at, word.below?))).collect();
        let start = sentence.start as usize;
        let token = |word: dateline_parser::Parsed| Token {
            span: Span::new(start + word.start, start + word.end),
            word: WordId::of(&letters.get(word.start..word.end).unwrap_or_default().to_lowercase()),
            tag: word.tag,
            label: word.label,
            head: word.head,
        };
        let mut tokens: Vec<Token> = words.into_iter().map(token).collect();
        governor::raise_what_was_said(&mut tokens);
        mended::of_parser(&mut tokens);
        bracket::put_back((letters, start), brackets, &mut tokens, &mut lowered);
        Tree::new(tokens, &lowered)
    }
}

/// True for a preposition that says of what a superlative in front of it is the highest or lowest.
#[must_use]
pub fn tells_rank(tree: &Tree, at: usize) -> bool {
    pruner::Pruner { tree, gone: vec![false; tree.tokens().len()] }.tells_rank(at)
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
