//! The numbers of the network, and the two things that are done with them besides products: maxout with layer norm,
//! and turning numbers into whole ones for the next product.
//!
//! Sums of fractions run over sixteen fixed lanes, so that they are the same bit for bit with and without wide
//! instructions.

use super::kernel::{Matrix, pair};
use super::neighbours::{ByWord, Neighbours, PAIRS};

/// Numbers of a token in every layer.
pub const WIDTH: usize = 96;
/// Numbers of a state of the parser.
pub const HIDDEN: usize = 64;
/// Tokens that a state of the parser looks at.
pub const SLOTS: usize = 8;
/// One in whole numbers. Larger than 56 never occurs in this network; see [`LIMIT`].
const ONE: f32 = 512.;
/// The largest whole number: with it, 576 products of 8-bit weights cannot leave 32 bits.
const LIMIT: f32 = 29_000.;

/// Everything after the words.
pub struct Network {
    /// Six tables of rows: what is known of a word by itself.
    pub tables: Vec<Table>,
    /// From the six rows of a word to its numbers, a product for each row: what a row gives does not depend on the others.
    pub first: [ByWord; 6],
    /// What follows their sum.
    pub first_maxout: Maxout,
    /// The first layer that looks at neighbours, in three parts: what a word gives to the next one, to itself, to the one before.
    pub second: ByWord,
    /// What follows the sum of three words.
    pub second_maxout: Maxout,
    /// The other layers that look at neighbours.
    pub layers: [Neighbours; 3],
    /// Scores of tags.
    pub tagger: Linear<PAIRS, 8>,
    /// From the numbers of a token to what the parser sees of it.
    pub lower: Linear<PAIRS, 8>,
    /// What a token gives to a state in each of the eight places.
    pub slots: Slots,
    /// Scores of moves.
    pub upper: Linear<{ HIDDEN / 2 }, 7>,
}

/// Rows of 8-bit numbers with a scale each.
pub struct Table {
    scales: Vec<f32>,
    rows: Vec<[i8; WIDTH]>,
}

impl Table {
    /// The table with these rows.
    #[must_use]
    pub fn new(scales: Vec<f32>, rows: &[i8]) -> Self {
        Self { scales, rows: rows.as_chunks::<WIDTH>().0.to_vec() }
    }

    /// Adds the row that a number picks.
    #[inline(always)]
    pub fn add(&self, number: u32, sums: &mut [f32]) {
        let at = number as usize % self.rows.len().max(1);
        if let (Some(scale), Some(row)) = (self.scales.get(at), self.rows.get(at)) {
            for (sum, number) in sums.iter_mut().zip(row) {
                *sum += scale * f32::from(*number);
            }
        }
    }
}

/// A product with scale and bias.
pub struct Linear<const PAIRS: usize, const LANES: usize> {
    /// The product.
    pub matrix: Matrix<PAIRS, LANES>,
    scales: Vec<f32>,
    bias: Vec<f32>,
}

impl<const PAIRS: usize, const LANES: usize> Linear<PAIRS, LANES> {
    /// The product, where one in whole numbers of the input is [`ONE`].
    #[must_use]
    pub fn new(matrix: Matrix<PAIRS, LANES>, scales: &[f32], bias: &[f32]) -> Self {
        Self { matrix, scales: scales.iter().map(|scale| scale / ONE).collect(), bias: bias.to_vec() }
    }

    /// The true numbers of one row of sums.
    #[inline(always)]
    pub fn finish(&self, sums: &[i32], out: &mut [f32]) {
        for (((out, sum), scale), bias) in out.iter_mut().zip(sums).zip(&self.scales).zip(&self.bias) {
            *out = *sum as f32 * scale + bias;
        }
    }
}

/// What a token gives to a state of the parser.
pub struct Slots {
    /// Eight places, two pieces, [`HIDDEN`] numbers.
    pub linear: Linear<{ HIDDEN / 2 }, 8>,
    /// What every state has.
    pub bias: [f32; 2 * HIDDEN],
    /// What an empty place gives.
    pub pads: Vec<f32>,
}

/// Of three numbers the largest, then all of them brought to mean 0 and variance 1.
pub struct Maxout {
    scales: [[f32; WIDTH]; 3],
    bias: [[f32; WIDTH]; 3],
    gain: [f32; WIDTH],
    shift: [f32; WIDTH],
}

impl Maxout {
    /// `None` when the lengths are not three times [`WIDTH`].
    #[must_use]
    pub fn new(scales: &[f32], bias: &[f32], gain: &[f32; WIDTH], shift: &[f32; WIDTH]) -> Option<Self> {
        let thirds = |numbers: &[f32]| numbers.as_chunks::<WIDTH>().0.try_into().ok();
        let scales: Vec<f32> = scales.iter().map(|scale| scale / ONE).collect();
        Some(Self { scales: thirds(&scales)?, bias: thirds(bias)?, gain: *gain, shift: *shift })
    }

    /// The three true numbers of each place.
    #[inline(always)]
    fn thirds(&self, sums: &[i32; 3 * WIDTH]) -> [[f32; WIDTH]; 3] {
        let mut thirds = [[0.; WIDTH]; 3];
        let parts = thirds.iter_mut().zip(sums.as_chunks::<WIDTH>().0).zip(self.scales.iter().zip(&self.bias));
        for ((third, sums), (scales, bias)) in parts {
            for (((third, sum), scale), bias) in third.iter_mut().zip(sums).zip(scales).zip(bias) {
                *third = *sum as f32 * scale + bias;
            }
        }
        thirds
    }

    /// The numbers of one row of sums.
    #[inline(always)]
    #[must_use]
    pub fn finish(&self, sums: &[i32; 3 * WIDTH]) -> [f32; WIDTH] {
        let [first, second, third] = self.thirds(sums);
        let mut out = [0.; WIDTH];
        for (((out, first), second), third) in out.iter_mut().zip(&first).zip(&second).zip(&third) {
            *out = first.max(*second).max(*third);
        }
        let mean = total(&out) / WIDTH as f32;
        for out in &mut out {
            *out -= mean;
        }
        let squares = out.map(|number| number * number);
        let factor = 1. / (total(&squares) / WIDTH as f32 + 1e-8).sqrt();
        for ((out, gain), shift) in out.iter_mut().zip(&self.gain).zip(&self.shift) {
            *out = *out * factor * gain + shift;
        }
        out
    }
}

/// The sum of a row, in sixteen lanes and then lane by lane.
#[inline(always)]
fn total(numbers: &[f32; WIDTH]) -> f32 {
    let mut lanes = [0.; 16];
    for chunk in numbers.as_chunks::<16>().0 {
        for (lane, number) in lanes.iter_mut().zip(chunk) {
            *lane += number;
        }
    }
    for half in [8, 4, 2, 1] {
        for at in 0..half {
            lanes[at] += lanes[at + half];
        }
    }
    lanes[0]
}

/// The place of the first of the largest scores.
#[inline(always)]
#[must_use]
pub fn best<const N: usize>(scores: &[f32; N]) -> usize {
    let mut most = [f32::MIN; 16];
    for chunk in scores.as_chunks::<16>().0 {
        for (most, score) in most.iter_mut().zip(chunk) {
            *most = if score > most { *score } else { *most };
        }
    }
    let most = most.iter().fold(f32::MIN, |most, score| if *score > most { *score } else { most });
    scores.iter().position(|score| *score == most).unwrap_or(0)
}

/// The whole number that stands for one, within [`LIMIT`]; halves go to the even one.
#[inline(always)]
fn whole_one(number: f32) -> i32 {
    // Adding this much leaves the whole number in the lowest bits: every processor does so, and none has to round.
    const SHIFT: f32 = 12_582_912.;
    let scaled = number * ONE;
    let scaled = if scaled > LIMIT { LIMIT } else { scaled };
    let scaled = if scaled < -LIMIT { -LIMIT } else { scaled };
    ((scaled + SHIFT).to_bits() as i32).wrapping_sub(SHIFT.to_bits() as i32)
}

/// The whole numbers that stand for those of a row.
#[inline(always)]
#[must_use]
pub fn whole<const N: usize>(numbers: &[f32; N]) -> [i32; N] {
    numbers.map(whole_one)
}

/// The same in pairs, each number with the one half a row later, as a product takes them.
#[inline(always)]
#[must_use]
pub fn whole_pairs<const PAIRS: usize>(numbers: &[f32]) -> [i32; PAIRS] {
    let mut pairs = [0; PAIRS];
    let halves = numbers.iter().zip(numbers.get(PAIRS..).unwrap_or_default());
    for (place, (first, second)) in pairs.iter_mut().zip(halves) {
        *place = pair(whole_one(*first), whole_one(*second));
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::{total, whole};

    #[test]
    fn whole_numbers_are_rounded_and_kept_within_limits() {
        assert_eq!(whole(&[1., -1., 0.001, 1000., -1000.]), [512, -512, 1, 29_000, -29_000]);
    }

    #[test]
    fn a_total_is_the_sum() {
        let numbers = std::array::from_fn(|at| at as f32);
        assert_eq!(total(&numbers), 4560.);
    }
}
