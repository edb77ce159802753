//! What a word is to the program. The build script has this file too.

/// Identity of a word: a 64-bit hash of its lower-case letters, the same whether or not the lexicon knows it,
/// so that patterns compare words without a table. 0 belongs to numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct WordId(pub u64);

impl WordId {
    /// The id of a word; ASCII letters are folded here, others must come in lower case.
    #[must_use]
    pub const fn of(lower: &str) -> Self {
        let (letters, mut id, mut at) = (lower.as_bytes(), Self::START, 0);
        while at < letters.len() {
            id = id.and_small(letters[at].to_ascii_lowercase());
            at += 1;
        }
        id
    }

    /// The id before the first letter.
    pub const START: Self = Self(0xcbf2_9ce4_8422_2325);

    /// The id with one more letter, in lower case. FNV-1a; two words of one language sharing all 64 bits is not to be expected,
    /// and a test checks ours.
    #[must_use]
    #[inline]
    pub const fn and_small(self, letter: u8) -> Self {
        Self((self.0 ^ letter as u64).wrapping_mul(0x0100_0000_01b3))
    }
}
