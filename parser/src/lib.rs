//! Who governs whom in an English sentence: its words with part of speech, head and relation.
//!
//! ```text
//! sentence ─token─▶ words ─encode─▶ numbers of each word among its neighbours ─moves─▶ heads
//! ```
//! The network is spaCy's English model `en_core_web_sm` in 8 bits (`assets/grammar/NOTICE.md`); this is a reader of it. Parsing is
//! pure: the same sentence gives the same heads bit for bit on every processor. It is a package of its own for one reason:
//! a development build optimizes it like the libraries, without which it is fifty times as slow.

// Vector code is fast only where its kernels are inlined into the function that was built for the processor's features.
#![allow(clippy::inline_always)]

mod encode;
mod hash;
mod kernel;
mod moves;
mod names;
mod neighbours;
mod network;
mod token;
mod weights;

pub use kernel::Processor;
pub use names::{Label, Tag};

use encode::{Scratch, Sentence};

/// Words and marks of the longest sentence that is parsed; longer ones are lists or tables.
pub const MOST_TOKENS: usize = 200;

/// A word or mark of a parsed sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parsed {
    /// First byte in the sentence.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
    /// Part of speech.
    pub tag: Tag,
    /// What it is to its head.
    pub label: Label,
    /// The word that governs it, by its place; `None` of a root.
    pub head: Option<usize>,
    /// The true head stands below `head`, in this relation: that is how crossing relations are told.
    pub below: Option<Label>,
}

/// Parses sentences, and keeps what it learnt of words: one for each thread.
pub struct Parser {
    processor: Processor,
    scratch: Scratch,
}

impl Parser {
    /// A parser that uses these instructions; the heads are the same with all of them.
    #[must_use]
    pub fn new(processor: Processor) -> Self {
        Self { processor, scratch: Scratch::default() }
    }

    /// The words of a sentence with their heads; `None` where there is no word, or more than [`MOST_TOKENS`].
    #[must_use]
    pub fn parse(&mut self, sentence: &str) -> Option<Vec<Parsed>> {
        let weights = weights::english();
        let words = token::words(&weights.words, sentence, MOST_TOKENS).filter(|words| !words.is_empty())?;
        self.processor.run(Sentence { words: &words, weights, scratch: &mut self.scratch });
        let parsed = words.iter().zip(&self.scratch.tags).enumerate().map(|(at, (word, tag))| {
            let made = self.scratch.state.arc(at).and_then(|(head, made)| Some((head, weights.moves.get(made)?)));
            Some(Parsed {
                start: word.start,
                end: word.start + word.text.len(),
                tag: *weights.tags.get(*tag)?,
                label: made.map_or(Label::Root, |(_, made)| made.label),
                head: made.map(|(head, _)| head),
                below: made.and_then(|(_, made)| made.below),
            })
        });
        parsed.collect()
    }
}
