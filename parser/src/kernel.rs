//! Products of whole numbers: rows of 16-bit numbers times a matrix of 8-bit ones, eight sums at a time.
//!
//! Whole numbers add up to the same whatever the order, so every processor gives the same sums bit for bit. With AVX2,
//! which is looked for when the program runs, sixteen products are one instruction; `fearless_simd` hides how.

#[cfg(target_arch = "x86_64")]
use std::arch::x86_64::{__m256i, _mm256_add_epi32, _mm256_madd_epi16, _mm256_set1_epi32};

#[cfg(target_arch = "x86_64")]
use fearless_simd::{Avx2, Level, Simd, i16x16, i32x8, prelude::*};

/// Eight sums that grow by the products of pairs.
pub trait Lanes: Copy {
    /// Eight 32-bit sums.
    type Sums: Copy;

    /// Eight zeros.
    fn zeros(self) -> Self::Sums;

    /// Adds, to each of eight sums, its two weights times the two numbers of `pair` (the second in the upper half).
    fn add(self, sums: Self::Sums, weights: &[i16; 16], pair: i32) -> Self::Sums;

    /// The sums one by one.
    fn numbers(self, sums: Self::Sums) -> [i32; 8];

    /// Does some work as a function of its own, which keeps its sums in registers however large the caller is.
    fn apart<W: Work>(self, work: W) -> W::Output;
}

/// What every processor can do.
#[derive(Debug, Clone, Copy)]
pub struct Plain;

impl Lanes for Plain {
    type Sums = [i32; 8];

    #[inline(always)]
    fn zeros(self) -> [i32; 8] {
        [0; 8]
    }

    #[inline(always)]
    fn add(self, mut sums: [i32; 8], weights: &[i16; 16], pair: i32) -> [i32; 8] {
        let (first, second) = (i32::from(pair as i16), pair >> 16);
        let (weights, _) = weights.as_chunks::<2>();
        for (sum, [one, other]) in sums.iter_mut().zip(weights) {
            *sum = sum.wrapping_add(first * i32::from(*one) + second * i32::from(*other));
        }
        sums
    }

    #[inline(always)]
    fn numbers(self, sums: [i32; 8]) -> [i32; 8] {
        sums
    }

    #[inline(never)]
    fn apart<W: Work>(self, work: W) -> W::Output {
        work.run(self)
    }
}

#[cfg(target_arch = "x86_64")]
fearless_simd::kernel!(
    /// Adds sixteen products to eight sums.
    #[inline]
    fn add_products(wide: Avx2, sums: __m256i, weights: &[i16; 16], pair: i32) -> __m256i {
        let weights = i16x16::from_slice(wide, weights).into();
        _mm256_add_epi32(sums, _mm256_madd_epi16(weights, _mm256_set1_epi32(pair)))
    }
);

#[cfg(target_arch = "x86_64")]
impl Lanes for Avx2 {
    type Sums = __m256i;

    #[inline(always)]
    fn zeros(self) -> __m256i {
        i32x8::splat(self, 0).into()
    }

    #[inline(always)]
    fn add(self, sums: __m256i, weights: &[i16; 16], pair: i32) -> __m256i {
        add_products(self, sums, weights, pair)
    }

    #[inline(always)]
    fn numbers(self, sums: __m256i) -> [i32; 8] {
        let sums: i32x8<Self> = sums.simd_into(self);
        sums.into()
    }

    #[inline(always)]
    fn apart<W: Work>(self, work: W) -> W::Output {
        self.vectorize(
            #[inline(always)]
            || work.run(self),
        )
    }
}

/// Work that runs faster where the processor's wide instructions are known to it.
pub trait Work {
    /// What it gives.
    type Output;

    /// Does it. To be inlined always, with all that it calls: only so are the instructions used.
    fn run<L: Lanes>(self, lanes: L) -> Self::Output;
}

/// Which instructions are used.
#[derive(Debug, Clone, Copy)]
pub enum Processor {
    /// Those of every processor.
    Plain,
    /// AVX2.
    #[cfg(target_arch = "x86_64")]
    Wide(Avx2),
}

impl Processor {
    /// The best of this machine.
    #[must_use]
    pub fn here() -> Self {
        #[cfg(target_arch = "x86_64")]
        if let Some(wide) = Level::new().as_avx2() {
            return Self::Wide(wide);
        }
        Self::Plain
    }

    /// Runs work with these instructions.
    pub fn run<W: Work>(self, work: W) -> W::Output {
        match self {
            Self::Plain => work.run(Plain),
            #[cfg(target_arch = "x86_64")]
            Self::Wide(wide) => wide.apart(work),
        }
    }
}

/// Pairs of inputs between two looks at how many are left.
const STEP: usize = 4;

/// A matrix of small whole numbers, laid out for [`Lanes::add`]: outputs in groups of eight times `LANES`, filled up with
/// zeros; in each, for each pair of inputs, the pairs of weights. Input `k` is paired with input `k + PAIRS`, as [`pair`] does.
pub struct Matrix<const PAIRS: usize, const LANES: usize> {
    groups: Vec<[[[i16; 16]; LANES]; PAIRS]>,
}

impl<const PAIRS: usize, const LANES: usize> Matrix<PAIRS, LANES> {
    /// Outputs of a group.
    const EACH: usize = 8 * LANES;

    /// The matrix with these rows, one an output, each with two times `PAIRS` weights.
    #[must_use]
    pub fn new(rows: &[i16]) -> Self {
        let rows = rows.chunks_exact(2 * PAIRS);
        let mut groups = vec![[[[0; 16]; LANES]; PAIRS]; rows.len().div_ceil(Self::EACH)];
        for (row, output) in rows.zip(0..) {
            let Some(group) = groups.get_mut(output / Self::EACH) else { break };
            let (lane, place) = (output % Self::EACH / 8, output % 8);
            let halves = row.iter().zip(row.iter().skip(PAIRS));
            for (lanes, (first, second)) in group.iter_mut().zip(halves) {
                lanes[lane][2 * place] = *first;
                lanes[lane][2 * place + 1] = *second;
            }
        }
        Self { groups }
    }

    /// Outputs, those that fill up among them.
    #[must_use]
    pub fn outputs(&self) -> usize {
        self.groups.len() * Self::EACH
    }

    /// Multiplies rows of pairs. Each row of `sums` has [`Self::outputs`] numbers; rows that do not fit are left alone.
    #[inline(always)]
    pub fn multiply<L: Lanes>(&self, lanes: L, rows: &[[i32; PAIRS]], sums: &mut [i32]) {
        lanes.apart(Product { groups: &self.groups, rows, sums });
    }
}

/// Two whole numbers as [`Lanes::add`] takes them.
#[inline(always)]
#[must_use]
pub fn pair(first: i32, second: i32) -> i32 {
    first & 0xffff | second << 16
}

/// Rows to be multiplied: all of them with a group of outputs, whose weights stay close to the processor meanwhile, then
/// with the next one. As many sums as `LANES` stay in its registers.
struct Product<'a, const PAIRS: usize, const LANES: usize> {
    groups: &'a [[[[i16; 16]; LANES]; PAIRS]],
    rows: &'a [[i32; PAIRS]],
    sums: &'a mut [i32],
}

impl<const PAIRS: usize, const LANES: usize> Work for Product<'_, PAIRS, LANES> {
    type Output = ();

    #[inline(always)]
    fn run<L: Lanes>(self, lanes: L) {
        let Self { groups, rows, sums } = self;
        let outputs = groups.len() * 8 * LANES;
        for (group, weights) in groups.iter().enumerate() {
            for (row, sums) in rows.iter().zip(sums.chunks_exact_mut(outputs)) {
                let mut found = [lanes.zeros(); LANES];
                // A few at a time, for counting costs as much as an addition. `PAIRS` is a multiple.
                for first in (0..PAIRS).step_by(STEP) {
                    for at in first..first + STEP {
                        for (found, weights) in found.iter_mut().zip(&weights[at]) {
                            *found = lanes.add(*found, weights, row[at]);
                        }
                    }
                }
                let places = sums.as_chunks_mut::<8>().0.iter_mut().skip(group * LANES);
                for (place, found) in places.zip(found) {
                    *place = lanes.numbers(found);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Lanes, Matrix, Processor, Work, pair};

    struct Case<'a>(&'a Matrix<4, 4>, &'a [[i32; 4]]);

    impl Work for Case<'_> {
        type Output = Vec<i32>;

        fn run<L: Lanes>(self, lanes: L) -> Vec<i32> {
            let mut sums = vec![0; self.0.outputs() * self.1.len()];
            self.0.multiply(lanes, self.1, &mut sums);
            sums
        }
    }

    #[test]
    fn every_processor_gives_the_sums_of_the_products() {
        let weights: Vec<i16> = (0..40 * 8).map(|at| (at * 37 % 255 - 127) as i16).collect();
        let matrix = Matrix::new(&weights);
        for count in 1..9 {
            let numbers: Vec<[i32; 8]> = (0..count)
                .map(|row| std::array::from_fn(|at| (row * 8 + at as i32) * 7919 % 29_000 - 14_000))
                .collect();
            let rows: Vec<[i32; 4]> =
                numbers.iter().map(|row| std::array::from_fn(|at| pair(row[at], row[at + 4]))).collect();
            let expected = |row: &[i32; 8], output: usize| -> i32 {
                row.iter().zip(&weights[output * 8..]).map(|(number, weight)| number * i32::from(*weight)).sum()
            };
            for processor in [Processor::Plain, Processor::here()] {
                let sums = processor.run(Case(&matrix, &rows));
                for (row, sums) in numbers.iter().zip(sums.chunks_exact(64)) {
                    for (output, sum) in sums.iter().take(40).enumerate() {
                        assert_eq!(*sum, expected(row, output), "{processor:?}");
                    }
                    assert!(sums[40..].iter().all(|sum| *sum == 0));
                }
            }
        }
    }
}
