//! What tells one text from another, on every system alike.

use std::fmt;
use std::str::FromStr;

/// BLAKE3 of a text, cut to 128 bits. CR LF counts as LF, so that a checkout on Windows is the same text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TextHash(pub u128);

impl TextHash {
    /// The hash of a text.
    ///
    /// ```
    /// use dateline::model::TextHash;
    /// assert_eq!(TextHash::of("one\r\ntwo"), TextHash::of("one\ntwo"));
    /// assert_ne!(TextHash::of("one\rtwo"), TextHash::of("one\ntwo"));
    /// ```
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut hasher = blake3::Hasher::new();
        let mut from = 0;
        for at in returns(text) {
            hasher.update(text.as_bytes().get(from..at).unwrap_or_default());
            from = at + 1;
        }
        hasher.update(text.as_bytes().get(from..).unwrap_or_default());
        Self(first_16(&hasher.finalize()))
    }
}

/// Where a text has a CR that belongs to a line end of two bytes.
pub fn returns(text: &str) -> impl Iterator<Item = usize> + '_ {
    let bytes = text.as_bytes();
    memchr::memchr_iter(b'\r', bytes).filter(|at| bytes.get(at + 1) == Some(&b'\n'))
}

/// The first 128 bits of a hash.
#[must_use]
pub fn first_16(hash: &blake3::Hash) -> u128 {
    hash.as_bytes().iter().take(16).fold(0, |number, byte| (number << 8) | u128::from(*byte))
}

impl fmt::Display for TextHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

impl FromStr for TextHash {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        u128::from_str_radix(text, 16).map(Self)
    }
}
