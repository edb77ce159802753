//! A layer that looks one word to the left and right: three products for each word, with a third fewer multiplications.
//!
//! Two words that stand side by side share two of the words that they look at, so four products of sums and differences
//! give what six would (S. Winograd's minimal filtering). In whole numbers that is no approximation: the sums are the same.

use super::kernel::{Lanes, Matrix, pair};
use super::network::{Maxout, WIDTH};

/// Pairs of the numbers of a word.
pub const PAIRS: usize = WIDTH / 2;
/// The product that a layer begins with: three numbers for each of a word.
pub type ByWord = Matrix<PAIRS, 12>;
/// Larger numbers are taken in two parts: the difference of two must fit into 16 bits.
const HALF: u32 = 16_383;

/// The weights of a layer.
pub struct Neighbours {
    /// Products with the weights of the word before, with the sum of all three, with that where the middle one counts
    /// against the others, with those of the word after.
    products: [ByWord; 4],
    /// What follows.
    pub maxout: Maxout,
}

/// Memory that layers share.
#[derive(Default)]
pub struct Room {
    pairs: [Vec<[i32; PAIRS]>; 4],
    products: [Vec<i32>; 4],
    parts: [Vec<[i32; WIDTH]>; 2],
    rest: Vec<[i32; 3 * WIDTH]>,
}

impl Neighbours {
    /// The layer with these rows, one an output: the weights of the word before, of the word itself, of the word after.
    #[must_use]
    pub fn new(rows: &[i8], maxout: Maxout) -> Self {
        let products = [
            product(rows, |before, _, _| before),
            product(rows, |before, own, after| before + own + after),
            product(rows, |before, own, after| before - own + after),
            product(rows, |_, _, after| after),
        ];
        Self { products, maxout }
    }

    /// The sums of each row but the first and the last of `rows`, one after the other.
    #[inline(always)]
    pub fn multiply<L: Lanes>(
        &self,
        lanes: L,
        rows: &[[i32; WIDTH]],
        room: &mut Room,
        sums: &mut Vec<[i32; 3 * WIDTH]>,
    ) {
        let most = rows.as_flattened().iter().fold(0, |most, number| most.max(number.unsigned_abs()));
        if most <= HALF {
            return self.sums(lanes, rows, room, sums);
        }
        // A number is twice its half and a rest; both are small enough, and sums add up.
        let [mut halves, mut rests] = std::mem::take(&mut room.parts);
        let mut rest = std::mem::take(&mut room.rest);
        halves.clear();
        halves.extend(rows.iter().map(|row| row.map(|number| number >> 1)));
        rests.clear();
        rests.extend(rows.iter().map(|row| row.map(|number| number & 1)));
        self.sums(lanes, &halves, room, sums);
        self.sums(lanes, &rests, room, &mut rest);
        for (sum, rest) in sums.as_flattened_mut().iter_mut().zip(rest.as_flattened()) {
            *sum = sum.wrapping_mul(2).wrapping_add(*rest);
        }
        room.parts = [halves, rests];
        room.rest = rest;
    }

    #[inline(always)]
    fn sums<L: Lanes>(&self, lanes: L, rows: &[[i32; WIDTH]], room: &mut Room, sums: &mut Vec<[i32; 3 * WIDTH]>) {
        let count = rows.len().saturating_sub(2);
        room.mix(rows, count.div_ceil(2));
        for ((matrix, pairs), products) in self.products.iter().zip(&room.pairs).zip(&mut room.products) {
            products.resize(products.len().max(pairs.len() * 3 * WIDTH), 0);
            matrix.multiply(lanes, pairs, products);
        }
        sums.resize(sums.len().max(count.next_multiple_of(2)), [0; 3 * WIDTH]);
        let [before, all, against, after] = room.products.each_ref().map(|products| products.as_chunks().0.iter());
        let products = before.zip(all).zip(against.zip(after));
        let pairs = sums.as_chunks_mut::<2>().0.iter_mut().take(count.div_ceil(2));
        for ([one, other], ((before, all), (against, after))) in pairs.zip(products) {
            separate(one, other, [before, all, against, after]);
        }
    }
}

/// The weights of all three words, made one.
fn product(rows: &[i8], weight: impl Fn(i16, i16, i16) -> i16) -> ByWord {
    let mut all = Vec::with_capacity(rows.len() / 3);
    for parts in rows.as_chunks::<WIDTH>().0.as_chunks::<3>().0 {
        let [before, own, after] = parts.each_ref().map(|part| part.map(i16::from));
        all.extend(std::array::from_fn::<_, WIDTH, _>(|at| weight(before[at], own[at], after[at])));
    }
    ByWord::new(&all)
}

/// The sums of two words out of four products.
#[inline(always)]
fn separate(one: &mut [i32; 3 * WIDTH], other: &mut [i32; 3 * WIDTH], products: [&[i32; 3 * WIDTH]; 4]) {
    let [before, all, against, after] = products;
    let products = before.iter().zip(all).zip(against.iter().zip(after));
    for ((one, other), ((before, all), (against, after))) in one.iter_mut().zip(other).zip(products) {
        // Sum and difference are even, so their halves are whole.
        *one = before.wrapping_add(all.wrapping_add(*against) >> 1);
        *other = (all.wrapping_sub(*against) >> 1).wrapping_sub(*after);
    }
}

impl Room {
    /// Sums and differences of neighbours, for every second word.
    #[inline(always)]
    fn mix(&mut self, rows: &[[i32; WIDTH]], count: usize) {
        let [before, all, against, after] = &mut self.pairs;
        for list in [&mut *before, all, against, after] {
            list.resize(count, [0; PAIRS]);
        }
        let lists = before.iter_mut().zip(all).zip(against.iter_mut().zip(after));
        let row = |at: usize| rows.get(at).unwrap_or(&NOTHING);
        for (block, ((before, all), (against, after))) in lists.enumerate() {
            let [first, second, third, fourth] = [0, 1, 2, 3].map(|at| row(2 * block + at));
            mix(before, first, third, i32::wrapping_sub);
            mix(all, second, third, i32::wrapping_add);
            mix(against, third, second, i32::wrapping_sub);
            mix(after, second, fourth, i32::wrapping_sub);
        }
    }
}

/// The row after the last one, where their number is odd: what it gives is not used.
const NOTHING: [i32; WIDTH] = [0; WIDTH];

/// Sums or differences of two rows, in pairs.
#[inline(always)]
fn mix(pairs: &mut [i32; PAIRS], one: &[i32; WIDTH], other: &[i32; WIDTH], by: impl Fn(i32, i32) -> i32) {
    let ((low, high), (other_low, other_high)) = (one.split_at(PAIRS), other.split_at(PAIRS));
    let rows = low.iter().zip(high).zip(other_low.iter().zip(other_high));
    for (place, ((low, high), (other_low, other_high))) in pairs.iter_mut().zip(rows) {
        *place = pair(by(*low, *other_low), by(*high, *other_high));
    }
}

#[cfg(test)]
mod tests {
    use super::{Neighbours, Room};
    use crate::kernel::{Lanes, Processor, Work};
    use crate::network::{Maxout, WIDTH};

    struct Case<'a>(&'a Neighbours, &'a [[i32; WIDTH]]);

    impl Work for Case<'_> {
        type Output = Vec<[i32; 3 * WIDTH]>;

        fn run<L: Lanes>(self, lanes: L) -> Self::Output {
            let mut sums = Vec::new();
            self.0.multiply(lanes, self.1, &mut Room::default(), &mut sums);
            sums
        }
    }

    /// Numbers that look like any, none larger than `most`.
    fn numbers(count: usize, most: i32) -> Vec<i32> {
        (0..count as u32).map(|at| at.wrapping_mul(2_654_435_761) as i32 % (most + 1)).collect()
    }

    #[test]
    fn four_products_give_the_sums_of_six_also_where_numbers_are_large() {
        let weights: Vec<i8> = numbers(3 * WIDTH * 3 * WIDTH, 127).iter().map(|number| *number as i8).collect();
        let rows_of = |output: usize| &weights[output * 3 * WIDTH..(output + 1) * 3 * WIDTH];
        let nothing = [0.; 3 * WIDTH];
        let maxout = Maxout::new(&nothing, &nothing, &[0.; WIDTH], &[0.; WIDTH]).expect("three thirds");
        let layer = Neighbours::new(&weights, maxout);
        for (count, most) in [(3, 16_383), (4, 16_383), (7, 16_383), (5, 29_000), (8, 29_000)] {
            let numbers = numbers(count * WIDTH, most);
            let rows = numbers.as_chunks::<WIDTH>().0;
            for processor in [Processor::Plain, Processor::here()] {
                let sums = processor.run(Case(&layer, rows));
                for (at, sums) in sums.iter().take(count - 2).enumerate() {
                    for (output, sum) in sums.iter().enumerate() {
                        let products = numbers[at * WIDTH..].iter().zip(rows_of(output));
                        let expected: i32 = products.map(|(number, weight)| number * i32::from(*weight)).sum();
                        assert_eq!(*sum, expected, "row {at} of {count}, output {output}");
                    }
                }
            }
        }
    }
}
