//! The two hashes by which the network knows words: `MurmurHash64A` of a text, `MurmurHash3` of that for the rows of a table.
//!
//! Both are Austin Appleby's, in the public domain; the model was trained with them, so they are part of its weights.

/// `MurmurHash64A` with seed 1: the identity of a word, a beginning, an ending or a shape.
#[must_use]
pub fn word(text: &str) -> u64 {
    const MIX: u64 = 0xc6a4_a793_5bd1_e995;
    let (chunks, rest) = text.as_bytes().as_chunks::<8>();
    let mut hash = 1 ^ (text.len() as u64).wrapping_mul(MIX);
    for chunk in chunks {
        let mut key = u64::from_le_bytes(*chunk).wrapping_mul(MIX);
        key ^= key >> 47;
        hash = (hash ^ key.wrapping_mul(MIX)).wrapping_mul(MIX);
    }
    if !rest.is_empty() {
        let last = rest.iter().rev().fold(0, |key, byte| key << 8 | u64::from(*byte));
        hash = (hash ^ last).wrapping_mul(MIX);
    }
    hash = (hash ^ hash >> 47).wrapping_mul(MIX);
    hash ^ hash >> 47
}

/// `MurmurHash3` (x64, 128 bits) of the eight bytes of an identity, as four numbers: each picks a row of a table.
#[must_use]
pub fn rows(identity: u64, seed: u32) -> [u32; 4] {
    fn finish(mut key: u64) -> u64 {
        key = (key ^ key >> 33).wrapping_mul(0xff51_afd7_ed55_8ccd);
        key = (key ^ key >> 33).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
        key ^ key >> 33
    }
    let key = identity.wrapping_mul(0x87c3_7b91_1142_53d5).rotate_left(31).wrapping_mul(0x4cf5_ad43_2745_937f);
    let mut low = u64::from(seed) ^ key ^ 8;
    let mut high = u64::from(seed) ^ 8;
    low = low.wrapping_add(high);
    high = high.wrapping_add(low);
    (low, high) = (finish(low), finish(high));
    low = low.wrapping_add(high);
    high = high.wrapping_add(low);
    [low as u32, (low >> 32) as u32, high as u32, (high >> 32) as u32]
}

/// For tables whose keys are hashes already: their numbers are mixed once and not hashed again.
#[derive(Debug, Default, Clone, Copy)]
pub struct ByItself(u64);

impl std::hash::BuildHasher for ByItself {
    type Hasher = Self;

    fn build_hasher(&self) -> Self {
        Self(0)
    }
}

impl std::hash::Hasher for ByItself {
    fn finish(&self) -> u64 {
        // The table takes its place from the low bits and its mark from the top ones.
        self.0 ^ self.0 >> 32
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(23) ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn write_usize(&mut self, number: usize) {
        self.write_u64(number as u64);
    }
}

#[cfg(test)]
mod tests {
    use super::{rows, word};

    /// Values of the hash table that the model was trained with.
    #[test]
    fn a_word_has_the_identity_of_the_model() {
        assert_eq!(word("apple"), 8_566_208_034_543_834_098);
        assert_eq!(word(""), word(""));
    }

    #[test]
    fn a_seed_changes_every_row() {
        let (one, other) = (rows(1, 8), rows(1, 9));
        assert!(one.iter().zip(&other).all(|(a, b)| a != b));
    }
}
