//! Phrases of one or more tokens, as `src/lexicon/phrases.rs` holds them.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::{WordId, index, listed, word};

struct Phrase {
    rest: Vec<WordId>,
    exact: Option<String>,
    /// What it stands for, in code.
    meaning: String,
}

/// Phrases by their first word.
#[derive(Default)]
pub struct Phrases(BTreeMap<WordId, Vec<Phrase>>);

impl Phrases {
    /// Adds a phrase whose tokens are separated by one space; `exact` makes its case count.
    pub fn add(&mut self, phrase: &str, exact: bool, meaning: impl Into<String>) {
        let mut words = phrase.split(' ').filter(|word| !word.is_empty()).map(|word| WordId::of(&word.to_lowercase()));
        let Some(first) = words.next() else { return };
        let (rest, exact) = (words.collect(), exact.then(|| phrase.replace(' ', "")));
        self.0.entry(first).or_default().push(Phrase { rest, exact, meaning: meaning.into() });
    }

    /// The words that start a phrase.
    pub fn first_words(&self) -> impl Iterator<Item = WordId> + '_ {
        self.0.keys().copied()
    }

    /// As it stands in code; `meaning` is the type of what they stand for.
    pub fn code(mut self, meaning: &str) -> String {
        let (mut rows, mut list, mut words) = (Vec::new(), Vec::new(), Vec::new());
        for (first, phrases) in &mut self.0 {
            phrases.sort_by_key(|phrase| (Reverse(phrase.rest.len()), phrase.exact.is_none()));
            rows.push(format!("({}, ({}, {}))", word(*first), list.len(), list.len() + phrases.len()));
            for Phrase { rest, exact, meaning } in phrases {
                let part = (words.len(), words.len() + rest.len());
                words.extend(rest.iter().copied().map(word));
                list.push(format!("Phrase {{ rest: {part:?}, exact: {exact:?}, meaning: {meaning} }}"));
            }
        }
        format!(
            "{{\nconst ROWS: &[(WordId, (u16, u16))] = {};\nconst LIST: &[Phrase<{meaning}>] = {};\nconst WORDS: &[WordId] = {};\n\
             Phrases {{ index: {}, list: LIST, words: WORDS }}\n}}",
            listed(rows.iter().cloned()),
            listed(list),
            listed(words),
            index(rows.len()),
        )
    }
}

/// The regular plural of the last word; units and currencies with another one list it.
pub fn plural(word: &str) -> String {
    format!("{word}s")
}
