//! Words with what is known of each, laid out when the program is built: nothing is made at start-up.

use super::WordId;

/// Rows found by their words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Index<R: 'static> {
    /// Where a word looks for its row: one more than the row's place, 0 where there is none; the next slot where it is another's.
    slots: &'static [u16],
    rows: &'static [(WordId, R)],
}

impl<R: 'static> Index<R> {
    pub const fn new(slots: &'static [u16], rows: &'static [(WordId, R)]) -> Self {
        Self { slots, rows }
    }

    #[inline]
    pub fn get(&self, word: WordId) -> Option<&'static R> {
        let mut slot = place(word, self.slots.len());
        loop {
            let row = *self.slots.get(slot)?;
            let (id, found) = self.rows.get(usize::from(row).checked_sub(1)?)?;
            if *id == word {
                return Some(found);
            }
            slot = (slot + 1) % self.slots.len();
        }
    }
}

/// The slots of some rows; `N` is a power of two and more than there are rows.
pub(super) const fn slots<R, const N: usize>(rows: &[(WordId, R)]) -> [u16; N] {
    assert!(rows.len() < N && rows.len() < u16::MAX as usize);
    let (mut slots, mut row) = ([0; N], 0);
    while row < rows.len() {
        let mut slot = place(rows[row].0, N);
        while slots[slot] != 0 {
            slot = (slot + 1) % N;
        }
        row += 1;
        slots[slot] = row as u16;
    }
    slots
}

const fn place(word: WordId, slots: usize) -> usize {
    ((word.0 ^ word.0 >> 32) as usize) & (slots - 1)
}

/// A part of a list, by where it begins and ends.
pub(super) type Stretch = (u16, u16);

/// That part.
pub(super) fn part<T>(list: &'static [T], (start, end): Stretch) -> &'static [T] {
    &list[usize::from(start)..usize::from(end)]
}
