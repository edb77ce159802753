//! Documents that are near-copies of others: a wire story in two papers is one source.

use std::collections::{BTreeMap, HashMap};

use super::Hands;
use super::words::{Token, numbers, shared, tokens, triples};
use crate::corpus::{Article, Corpus};
use crate::lexicon::WordId;
use crate::model::{DocId, When};

/// Fewest triples of words by which a text can be told from others.
const LEAST: usize = 40;
/// Documents that may share a triple before it says nothing.
const COMMON: usize = 16;
/// Share of the shorter text's triples that a copy has, of all triples of both, and of its numbers: issues of a monthly
/// release share their sentences and not their numbers.
const OF_SHORTER: f32 = 0.45;
const OF_BOTH: f32 = 0.25;
const OF_NUMBERS: f32 = 0.6;
/// Bytes of text of which every triple is kept; of larger corpora every second, third … is.
const ALL_OF: usize = 32 << 20;

struct Print {
    triples: Vec<u32>,
    numbers: Box<[WordId]>,
}

/// For each near-copy the document that it repeats: the earliest of them, or the first by its path. What a hand has told
/// apart is none.
#[must_use]
pub fn copies(corpus: &Corpus, hands: &Hands) -> BTreeMap<DocId, DocId> {
    let bytes: usize = corpus.articles.iter().map(|article| article.document.text.len()).sum();
    let every = (bytes / ALL_OF + 1) as u32;
    let prints: Vec<Print> = corpus.articles.iter().map(|article| Print::of(article, every)).collect();
    let mut pairs = candidates(&prints);
    pairs.retain(|(one, other)| {
        let print = |at: u32| prints.get(at as usize);
        print(*one).zip(print(*other)).is_some_and(|(one, other)| one.is_copy_of(other))
    });
    let own = |at: u32| corpus.article(DocId(at)).is_some_and(|article| hands.is_own(&article.document.path));
    pairs.retain(|(one, other)| !own(*one) && !own(*other));
    originals(corpus, &pairs)
}

/// Documents that share some triples that few others have, in order.
fn candidates(prints: &[Print]) -> Vec<(u32, u32)> {
    let mut entries: Vec<(u32, u32)> = Vec::with_capacity(prints.iter().map(|print| print.triples.len()).sum());
    for (at, print) in (0_u32..).zip(prints) {
        entries.extend(print.triples.iter().map(|triple| (*triple, at)));
    }
    entries.sort_unstable();
    let mut common: HashMap<(u32, u32), u32> = HashMap::new();
    let by_triple = entries.chunk_by(|(one, _), (other, _)| one == other);
    for documents in by_triple.filter(|documents| (2..=COMMON).contains(&documents.len())) {
        for (from, (_, one)) in documents.iter().enumerate() {
            for (_, other) in documents.iter().skip(from + 1) {
                *common.entry((*one, *other)).or_default() += 1;
            }
        }
    }
    let mut pairs: Vec<(u32, u32)> = common.into_iter().filter(|(_, count)| *count > 4).map(|(pair, _)| pair).collect();
    pairs.sort_unstable();
    pairs
}

/// Copies of copies lead to one original.
fn originals(corpus: &Corpus, pairs: &[(u32, u32)]) -> BTreeMap<DocId, DocId> {
    let mut sets = Sets::new(corpus.articles.len());
    for (one, other) in pairs {
        sets.unite(*one, *other);
    }
    let age = |at: u32| {
        let document = &corpus.articles.get(at as usize)?.document;
        let day = document.date.when.as_ref().and_then(When::bounds).map(|bounds| bounds.start);
        Some((day.is_none(), day, document.path.as_str()))
    };
    let mut first: BTreeMap<u32, u32> = BTreeMap::new();
    let touched = || pairs.iter().flat_map(|(one, other)| [*one, *other]);
    for at in touched() {
        let original = first.entry(sets.find(at)).or_insert(at);
        if age(at) < age(*original) {
            *original = at;
        }
    }
    touched()
        .filter_map(|at| Some((at, *first.get(&sets.find(at))?)))
        .filter(|(at, original)| at != original)
        .map(|(at, original)| (DocId(at), DocId(original)))
        .collect()
}

impl Print {
    fn of(article: &Article, every: u32) -> Self {
        let text = &article.document.text;
        let tokens: Vec<Token<'_>> = tokens(text).collect();
        let mut triples = triples(tokens.iter().map(Token::id));
        triples.retain(|triple| triple % every == 0);
        Self { triples, numbers: numbers(tokens.iter()) }
    }

    fn is_copy_of(&self, other: &Self) -> bool {
        let (a, b) = (self.triples.len(), other.triples.len());
        let both = shared(&self.triples, &other.triples).count();
        let share = |part: usize, whole: usize| part as f32 / whole.max(1) as f32;
        if a.min(b) < LEAST || share(both, a.min(b)) < OF_SHORTER || share(both, a + b - both) < OF_BOTH {
            return false;
        }
        let numbers = self.numbers.iter().filter(|number| other.numbers.contains(number)).count();
        let least = self.numbers.len().min(other.numbers.len());
        least == 0 || share(numbers, least) >= OF_NUMBERS
    }
}

/// Sets that grow together.
pub(super) struct Sets(Vec<u32>);

impl Sets {
    pub fn new(count: usize) -> Self {
        Self((0..count as u32).collect())
    }

    /// The least member of a set.
    pub fn find(&mut self, at: u32) -> u32 {
        let mut root = at;
        while let Some(up) = self.0.get(root as usize).copied().filter(|up| *up != root) {
            root = up;
        }
        if let Some(own) = self.0.get_mut(at as usize) {
            *own = root;
        }
        root
    }

    pub fn unite(&mut self, one: u32, other: u32) {
        let (a, b) = (self.find(one), self.find(other));
        if let Some(own) = self.0.get_mut(a.max(b) as usize) {
            *own = a.min(b);
        }
    }
}
