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

/// A matrix of 8-bit numbers, laid out for [`Lanes::add`]: outputs in groups of sixteen; in each, for each pair of
/// inputs, two times eight pairs of weights. Outputs are filled up with zeros to a multiple of sixteen.
pub struct Matrix {
    /// Even.
    inputs: usize,
    groups: Vec<[[i16; 16]; 2]>,
}

impl Matrix {
    /// The matrix with these rows, one an output.
    #[must_use]
    pub fn new(rows: &[i8], inputs: usize) -> Self {
        let outputs = rows.len() / inputs;
        let weight = |output: usize, input: usize| rows.get(output * inputs + input).copied().map_or(0, i16::from);
        let lane = |first: usize, input: usize| {
            std::array::from_fn(|lane| match first + lane / 2 {
                output if output < outputs => weight(output, input + lane % 2),
                _ => 0,
            })
        };
        let groups = (0..outputs.div_ceil(16) * 16)
            .step_by(16)
            .flat_map(|first| (0..inputs).step_by(2).map(move |input| (first, input)))
            .map(|(first, input)| [lane(first, input), lane(first + 8, input)])
            .collect();
        Self { inputs, groups }
    }

    /// Outputs, those that fill up among them.
    #[must_use]
    pub fn outputs(&self) -> usize {
        self.groups.len() / (self.inputs / 2) * 16
    }

    /// Multiplies `count` rows; each begins `stride` numbers after the one before, so rows may overlap. Each row of `sums` has
    /// [`Self::outputs`] numbers. Rows that do not fit into `numbers` or `sums` are left alone.
    #[inline(always)]
    pub fn multiply<L: Lanes>(&self, lanes: L, numbers: &[i16], stride: usize, count: usize, sums: &mut [i32]) {
        let outputs = self.outputs();
        for first in (0..count).step_by(6) {
            let (Some(numbers), Some(sums)) = (numbers.get(first * stride..), sums.get_mut(first * outputs..)) else {
                return;
            };
            let matrix = self;
            // Six rows and sixteen outputs: as many sums as fit into the processor's registers beside what is added.
            match count - first {
                1 => lanes.apart(Rows::<1> { matrix, numbers, stride, sums }),
                2 => lanes.apart(Rows::<2> { matrix, numbers, stride, sums }),
                3 => lanes.apart(Rows::<3> { matrix, numbers, stride, sums }),
                4 => lanes.apart(Rows::<4> { matrix, numbers, stride, sums }),
                5 => lanes.apart(Rows::<5> { matrix, numbers, stride, sums }),
                _ => lanes.apart(Rows::<6> { matrix, numbers, stride, sums }),
            };
        }
    }
}

/// `N` rows to be multiplied at once, so that each weight is fetched once for all of them.
struct Rows<'a, const N: usize> {
    matrix: &'a Matrix,
    numbers: &'a [i16],
    stride: usize,
    sums: &'a mut [i32],
}

impl<const N: usize> Work for Rows<'_, N> {
    /// `None` when the rows do not fit.
    type Output = Option<()>;

    #[inline(always)]
    fn run<L: Lanes>(self, lanes: L) -> Option<()> {
        let Self { matrix, numbers, stride, sums } = self;
        let (outputs, pairs) = (matrix.outputs(), matrix.inputs / 2);
        let mut rows = [&[] as &[[i16; 2]]; N];
        for (at, row) in rows.iter_mut().enumerate() {
            *row = numbers.get(at * stride..at * stride + matrix.inputs)?.as_chunks::<2>().0;
        }
        for (group, weights) in matrix.groups.chunks_exact(pairs).enumerate() {
            let mut found = [[lanes.zeros(); 2]; N];
            for (at, [low, high]) in weights.iter().enumerate() {
                for (row, found) in rows.iter().zip(&mut found) {
                    let [first, second] = *row.get(at)?;
                    let pair = i32::from(second) << 16 | i32::from(first as u16);
                    found[0] = lanes.add(found[0], low, pair);
                    found[1] = lanes.add(found[1], high, pair);
                }
            }
            for (row, found) in found.into_iter().enumerate() {
                let place = sums.get_mut(row * outputs + group * 16..row * outputs + group * 16 + 16)?;
                for (place, found) in place.as_chunks_mut::<8>().0.iter_mut().zip(found) {
                    *place = lanes.numbers(found);
                }
            }
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Lanes, Matrix, Processor, Work};

    struct Product<'a>(&'a Matrix, &'a [i16]);

    impl Work for Product<'_> {
        type Output = Vec<i32>;

        fn run<L: Lanes>(self, lanes: L) -> Vec<i32> {
            let mut sums = vec![0; self.0.outputs() * 2];
            self.0.multiply(lanes, self.1, 2, 2, &mut sums);
            sums
        }
    }

    #[test]
    fn every_processor_gives_the_sums_of_the_products() {
        let rows: Vec<i8> = (0..20 * 6).map(|at| (at * 37 % 255 - 127) as i8).collect();
        let numbers: Vec<i16> = (0..8).map(|at: i32| (at * 7919 % 29_000 - 14_000) as i16).collect();
        let matrix = Matrix::new(&rows, 6);
        let expected = |row: usize, output: usize| -> i32 {
            (0..6).map(|input| i32::from(numbers[row * 2 + input]) * i32::from(rows[output * 6 + input])).sum()
        };
        for processor in [Processor::Plain, Processor::here()] {
            let sums = processor.run(Product(&matrix, &numbers));
            for row in 0..2 {
                for output in 0..20 {
                    assert_eq!(sums[row * matrix.outputs() + output], expected(row, output), "{processor:?}");
                }
                assert!(sums[row * 32 + 20..row * 32 + 32].iter().all(|sum| *sum == 0));
            }
        }
    }
}
