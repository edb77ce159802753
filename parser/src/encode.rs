//! From words to numbers that know their neighbours, and from those to tags and to what the parser sees.
//!
//! Six rows for a word by itself, a layer over them, then four layers that each look one word to the left and right.
//! What depends on the word alone is kept: most words of a text have been seen before.

use std::collections::HashMap;

use super::kernel::{Lanes, Work};
use super::moves::State;
use super::network::{HIDDEN, Network, SLOTS, WIDTH, best, whole};
use super::token::Word;
use super::weights::Weights;
use super::{hash, token};

/// Empty places on either side of a sentence: as many as there are layers that look at neighbours.
const PADS: usize = 4;
/// Words that are kept, 3.8 KB each.
const KEPT: usize = 4096;

/// What depends on a word alone.
struct Known {
    /// Its numbers after the first layer.
    numbers: [f32; WIDTH],
    /// What it gives to the word after it, to itself and to the one before it in the next layer, in whole numbers.
    shares: [[i32; 3 * WIDTH]; 3],
}

/// Memory that sentences share, and the words that are kept.
#[derive(Default)]
pub struct Scratch {
    places: HashMap<(u64, u64, bool), usize>,
    known: Vec<Known>,
    /// Where each word of the sentence is kept.
    words: Vec<usize>,
    /// What is known by itself of each word that is new.
    features: Vec<[u64; 6]>,
    rows: Vec<[f32; WIDTH]>,
    whole: Vec<i16>,
    sums: Vec<i32>,
    slots: Vec<f32>,
    /// The tag of each token, as an index into [`Weights::tags`].
    pub tags: Vec<usize>,
    /// The parser.
    pub state: State,
}

/// Parses the words of a sentence: tags and heads stand in the scratch memory.
pub struct Sentence<'a> {
    /// The words.
    pub words: &'a [Word<'a>],
    /// The weights.
    pub weights: &'a Weights,
    /// The memory.
    pub scratch: &'a mut Scratch,
}

impl Work for Sentence<'_> {
    type Output = ();

    #[inline(always)]
    fn run<L: Lanes>(self, lanes: L) {
        let Self { words, weights, scratch } = self;
        scratch.know(lanes, weights, words);
        scratch.encode(lanes, &weights.network, words.len());
        scratch.decide(lanes, &weights.network, words.len());
        scratch.state.parse(lanes, &weights.network, &weights.moves, &scratch.slots, words.len());
    }
}

impl Scratch {
    /// Looks every word up, and works out those that are new.
    #[inline(always)]
    fn know<L: Lanes>(&mut self, lanes: L, weights: &Weights, words: &[Word<'_>]) {
        if self.known.capacity() == 0 {
            self.known.reserve_exact(KEPT);
        }
        if self.known.len() + words.len() > KEPT {
            self.known.clear();
            self.places.clear();
        }
        self.words.clear();
        self.features.clear();
        let first = self.known.len();
        for word in words {
            let next = first + self.features.len();
            let place = *self.places.entry((word.identity, word.norm, word.spaced)).or_insert(next);
            if place == next {
                self.features.push(token::features(&weights.words, word));
            }
            self.words.push(place);
        }
        self.learn(lanes, &weights.network);
    }

    /// Works out what depends on new words alone.
    #[inline(always)]
    fn learn<L: Lanes>(&mut self, lanes: L, network: &Network) {
        let count = self.features.len();
        self.sums.resize(self.sums.len().max(count * 9 * WIDTH), 0);
        self.whole.resize(self.whole.len().max(count * 6 * WIDTH), 0);
        for (features, numbers) in self.features.iter().zip(self.whole.chunks_exact_mut(6 * WIDTH)) {
            let mut rows = [[0.; WIDTH]; 6];
            for (((table, feature), seed), row) in network.tables.iter().zip(features).zip(8..).zip(&mut rows) {
                for number in hash::rows(*feature, seed) {
                    table.add(number, row);
                }
            }
            whole(rows.as_flattened(), numbers);
        }
        network.first.matrix.multiply(lanes, &self.whole, 6 * WIDTH, count, &mut self.sums);
        let sums = self.sums.as_chunks::<{ 3 * WIDTH }>().0;
        for (sums, whole_numbers) in sums.iter().zip(self.whole.chunks_exact_mut(WIDTH)).take(count) {
            let numbers = network.first.maxout.finish(sums);
            whole(&numbers, whole_numbers);
            self.known.push(Known { numbers, shares: [[0; 3 * WIDTH]; 3] });
        }
        network.second.matrix.multiply(lanes, &self.whole, WIDTH, count, &mut self.sums);
        let first = self.known.len() - count;
        for (known, sums) in self.known.iter_mut().skip(first).zip(self.sums.chunks_exact(9 * WIDTH)) {
            known.shares.as_flattened_mut().copy_from_slice(sums);
        }
    }

    /// The four layers.
    #[inline(always)]
    fn encode<L: Lanes>(&mut self, lanes: L, network: &Network, count: usize) {
        let total = count + 2 * PADS;
        self.rows.clear();
        self.rows.resize(total, [0.; WIDTH]);
        self.whole.resize((total) * WIDTH, 0);
        self.sums.resize((total) * 3 * WIDTH, 0);
        for (row, word) in self.rows.iter_mut().skip(PADS).zip(&self.words) {
            if let Some(known) = self.known.get(*word) {
                row.copy_from_slice(&known.numbers);
            }
        }
        // Row r of the sentence is word r - PADS; beyond its ends there is nothing.
        for row in 1..total - 1 {
            let mut sums = [0; 3 * WIDTH];
            for (part, neighbour) in [row - 1, row, row + 1].into_iter().enumerate() {
                let word = neighbour.checked_sub(PADS).and_then(|at| self.words.get(at));
                if let Some(share) = word.and_then(|at| self.known.get(*at)).and_then(|known| known.shares.get(part)) {
                    for (sum, share) in sums.iter_mut().zip(share) {
                        *sum += share;
                    }
                }
            }
            if let Some(row) = self.rows.get_mut(row) {
                add(row, &network.second.maxout.finish(&sums));
            }
        }
        for (layer, first) in network.layers.iter().zip(2..) {
            whole(self.rows.as_flattened(), &mut self.whole);
            let needed = total - 2 * first;
            let numbers = self.whole.get((first - 1) * WIDTH..).unwrap_or_default();
            layer.matrix.multiply(lanes, numbers, WIDTH, needed, &mut self.sums);
            let (sums, _) = self.sums.as_chunks::<{ 3 * WIDTH }>();
            for (row, sums) in self.rows.iter_mut().skip(first).zip(sums).take(needed) {
                add(row, &layer.maxout.finish(sums));
            }
        }
    }

    /// The tag of each word, and what it gives to the states of the parser.
    #[inline(always)]
    fn decide<L: Lanes>(&mut self, lanes: L, network: &Network, count: usize) {
        let rows = self.rows.get(PADS..PADS + count).unwrap_or_default();
        whole(rows.as_flattened(), &mut self.whole);
        let linear = &network.tagger;
        let outputs = linear.matrix.outputs();
        linear.matrix.multiply(lanes, &self.whole, WIDTH, count, &mut self.sums);
        self.tags.clear();
        for sums in self.sums.chunks_exact(outputs).take(count) {
            let mut scores = [f32::MIN; HIDDEN];
            linear.finish(sums, &mut scores);
            self.tags.push(best(&scores));
        }
        network.lower.matrix.multiply(lanes, &self.whole, WIDTH, count, &mut self.sums);
        for (sums, numbers) in self.sums.chunks_exact(HIDDEN).zip(self.whole.chunks_exact_mut(HIDDEN)).take(count) {
            let mut lower = [0.; HIDDEN];
            network.lower.finish(sums, &mut lower);
            whole(&lower, numbers);
        }
        const EACH: usize = SLOTS * 2 * HIDDEN;
        self.sums.resize(self.sums.len().max((count) * EACH), 0);
        self.slots.resize((count) * EACH, 0.);
        let linear = &network.slots.linear;
        linear.matrix.multiply(lanes, &self.whole, HIDDEN, count, &mut self.sums);
        for (sums, slots) in self.sums.chunks_exact(EACH).zip(self.slots.chunks_exact_mut(EACH)).take(count) {
            linear.finish(sums, slots);
        }
    }
}

#[inline(always)]
fn add(row: &mut [f32; WIDTH], numbers: &[f32; WIDTH]) {
    for (row, number) in row.iter_mut().zip(numbers) {
        *row += number;
    }
}
