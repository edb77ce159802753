//! From words to numbers that know their neighbours, and from those to tags and to what the parser sees.
//!
//! Six rows for a word by itself, a layer over them, then four layers that each look one word to the left and right.
//! What depends on the word alone is kept: most words of a text have been seen before.

use std::collections::HashMap;

use super::kernel::{Lanes, Work};
use super::moves::State;
use super::neighbours::{PAIRS, Room};
use super::network::{HIDDEN, Network, SLOTS, WIDTH, best, whole, whole_pairs};
use super::token::Word;
use super::weights::Weights;
use super::{hash, token};
use hash::ByItself;

/// Empty places on either side of a sentence: as many as there are layers that look at neighbours.
const PADS: usize = 4;
/// Words that are kept, 3.8 KB each.
const KEPT: usize = 2048;

/// Endings, shapes and the like that are kept, 1.2 KB each.
const KEPT_PARTS: usize = 1024;
/// The table of plain forms, among the six.
const PLAIN: usize = 0;

/// What depends on a word alone.
struct Known {
    /// Its numbers after the first layer.
    numbers: [f32; WIDTH],
    /// What it gives to the word after it, to itself and to the one before it in the next layer, in whole numbers.
    shares: [[i32; 3 * WIDTH]; 3],
}

/// What parts of words, such as their endings, give to the first layer: many words share them.
#[derive(Default)]
struct Parts {
    places: HashMap<(usize, u64), usize, ByItself>,
    sums: Vec<[i32; 3 * WIDTH]>,
}

/// Memory that sentences share, and the words that are kept.
#[derive(Default)]
pub struct Scratch {
    places: HashMap<(u64, u64, bool), usize, ByItself>,
    known: Vec<Known>,
    parts: Parts,
    /// Where each word of the sentence is kept.
    words: Vec<usize>,
    /// The same for one of its parts.
    part_places: Vec<usize>,
    /// What is known by itself of each word that is new.
    features: Vec<[u64; 6]>,
    rows: Vec<[f32; WIDTH]>,
    whole: Vec<[i32; WIDTH]>,
    pairs: Vec<[i32; PAIRS]>,
    lower: Vec<[i32; HIDDEN / 2]>,
    sums: Vec<i32>,
    layer: Vec<[i32; 3 * WIDTH]>,
    room: Room,
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
        if count == 0 {
            return;
        }
        self.first(lanes, network);
        self.pairs.clear();
        for sums in self.layer.iter().take(count) {
            let numbers = network.first_maxout.finish(sums);
            self.pairs.push(whole_pairs(&numbers));
            self.known.push(Known { numbers, shares: [[0; 3 * WIDTH]; 3] });
        }
        let sums = room_for(&mut self.sums, count * 9 * WIDTH);
        network.second.multiply(lanes, &self.pairs, sums);
        let first = self.known.len() - count;
        for (known, sums) in self.known.iter_mut().skip(first).zip(sums.chunks_exact(9 * WIDTH)) {
            known.shares.as_flattened_mut().copy_from_slice(sums);
        }
    }

    /// The sums of the first layer for each new word: what its plain form gives, and what its parts give.
    #[inline(always)]
    fn first<L: Lanes>(&mut self, lanes: L, network: &Network) {
        if self.parts.sums.len() > KEPT_PARTS {
            self.parts = Parts::default();
        }
        self.layer.clear();
        self.layer.resize(self.features.len(), [0; 3 * WIDTH]);
        for (at, (table, matrix)) in network.tables.iter().zip(&network.first).enumerate() {
            let Parts { places, sums } = &mut self.parts;
            let kept = sums.len();
            self.pairs.clear();
            self.part_places.clear();
            for features in &self.features {
                let (feature, next) = (features[at], kept + self.pairs.len());
                // Nearly every word has a plain form of its own: it is not worth keeping beside the word.
                let place = if at == PLAIN { next } else { *places.entry((at, feature)).or_insert(next) };
                if place == next {
                    let mut row = [0.; WIDTH];
                    for number in hash::rows(feature, 8 + at as u32) {
                        table.add(number, &mut row);
                    }
                    self.pairs.push(whole_pairs(&row));
                }
                self.part_places.push(place);
            }
            sums.resize(kept + self.pairs.len(), [0; 3 * WIDTH]);
            matrix.multiply(lanes, &self.pairs, sums.get_mut(kept..).unwrap_or_default().as_flattened_mut());
            for (word, place) in self.layer.iter_mut().zip(&self.part_places) {
                sums.get(*place).into_iter().for_each(|sums| grow(word, sums));
            }
            if at == PLAIN {
                sums.truncate(kept);
            }
        }
    }

    /// The four layers.
    #[inline(always)]
    fn encode<L: Lanes>(&mut self, lanes: L, network: &Network, count: usize) {
        let total = count + 2 * PADS;
        self.rows.clear();
        self.rows.resize(total, [0.; WIDTH]);
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
                    grow(&mut sums, share);
                }
            }
            if let Some(row) = self.rows.get_mut(row) {
                add(row, &network.second_maxout.finish(&sums));
            }
        }
        for (layer, first) in network.layers.iter().zip(2..) {
            let seen = self.rows.get(first - 1..total + 1 - first).unwrap_or_default();
            self.whole.clear();
            self.whole.extend(seen.iter().map(whole));
            layer.multiply(lanes, &self.whole, &mut self.room, &mut self.layer);
            for (row, sums) in self.rows.iter_mut().skip(first).zip(&self.layer).take(total - 2 * first) {
                add(row, &layer.maxout.finish(sums));
            }
        }
    }

    /// The tag of each word, and what it gives to the states of the parser.
    #[inline(always)]
    fn decide<L: Lanes>(&mut self, lanes: L, network: &Network, count: usize) {
        let rows = self.rows.get(PADS..PADS + count).unwrap_or_default();
        self.pairs.clear();
        self.pairs.extend(rows.iter().map(|row| whole_pairs::<PAIRS>(row)));
        let linear = &network.tagger;
        let outputs = linear.matrix.outputs();
        let sums = room_for(&mut self.sums, count * outputs);
        linear.matrix.multiply(lanes, &self.pairs, sums);
        self.tags.clear();
        for sums in sums.chunks_exact(outputs).take(count) {
            let mut scores = [f32::MIN; HIDDEN];
            linear.finish(sums, &mut scores);
            self.tags.push(best(&scores));
        }
        let sums = room_for(&mut self.sums, count * HIDDEN);
        network.lower.matrix.multiply(lanes, &self.pairs, sums);
        self.lower.clear();
        for sums in sums.chunks_exact(HIDDEN).take(count) {
            let mut lower = [0.; HIDDEN];
            network.lower.finish(sums, &mut lower);
            self.lower.push(whole_pairs(&lower));
        }
        const EACH: usize = SLOTS * 2 * HIDDEN;
        let sums = room_for(&mut self.sums, count * EACH);
        let linear = &network.slots.linear;
        linear.matrix.multiply(lanes, &self.lower, sums);
        self.slots.resize(self.slots.len().max(count * EACH), 0.);
        for (sums, slots) in sums.chunks_exact(EACH).zip(self.slots.chunks_exact_mut(EACH)) {
            linear.finish(sums, slots);
        }
    }
}

/// The first of some numbers that are written over, as many as asked for. They are never fewer than before: what is
/// handed back and taken again would be filled with zeros again.
#[inline(always)]
fn room_for(numbers: &mut Vec<i32>, count: usize) -> &mut [i32] {
    if numbers.len() < count {
        numbers.resize(count, 0);
    }
    numbers.get_mut(..count).unwrap_or_default()
}

#[inline(always)]
fn grow(sums: &mut [i32; 3 * WIDTH], more: &[i32; 3 * WIDTH]) {
    for (sum, more) in sums.iter_mut().zip(more) {
        *sum += more;
    }
}

#[inline(always)]
fn add(row: &mut [f32; WIDTH], numbers: &[f32; WIDTH]) {
    for (row, number) in row.iter_mut().zip(numbers) {
        *row += number;
    }
}
