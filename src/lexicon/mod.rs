//! The words the program knows, from `assets/lexicon/*.toml`; words, currencies and units are laid out when the program is built (`build/`).
//!
//! A table is a [`Class`]; an entry maps a lower-case word or phrase to a number (the month, the value of
//! "twelve", an index). Single words get their classes while the lexer runs; phrases of several words are
//! found by [`Lexicon::phrase`]. Logic lives in `rules`, never here.

mod acts;
mod class;
mod currency;
mod index;
mod kept;
mod kinds;
mod names;
mod phrases;
mod unit;
mod word;

use index::{Index, Stretch, part, slots};

pub use acts::{Act, ActSet, Acts, Hint, acts};
pub use class::{Class, ClassSet};
pub use currency::{Currencies, Currency, Family, Money, Place as MoneyPlace, currencies};
pub use kept::kept_name;
pub use kinds::{Ahead, Bound, Daytime, Deed, Length, Measured, Opener, Owner, Part, Reference, Share};
pub use names::{Gazetteer, Goods, Naming, State, gazetteer, goods};
pub use phrases::{Glyph, Phrases};
pub use unit::{Unit, UnitKind, Units, units};
pub use word::WordId;

/// Lanes of 64 bits in the filter of known words: 64 KiB, so that few unknown words pass it.
const KNOWN_WORDS: usize = 8192;

/// What the lexicon says of one word.
#[derive(Debug)]
struct Entry {
    classes: ClassSet,
    /// Classes of the phrases that start with it.
    opens: ClassSet,
    senses: Stretch,
    /// Phrases that start with this word, longest first.
    phrases: Stretch,
}

/// All known words.
pub struct Lexicon {
    /// One bit for each known word, by the low bits of its id: most words of a text are unknown, and one look tells.
    known: &'static [u64; KNOWN_WORDS],
    entries: Index<Entry>,
    senses: &'static [(Class, i64)],
    /// The words after the first one, class, value.
    phrases: &'static [(Stretch, Class, i64)],
    words: &'static [WordId],
}

/// The lexicon.
#[must_use]
pub fn lexicon() -> &'static Lexicon {
    #[allow(clippy::unreadable_literal, reason = "the build script writes it")]
    static LEXICON: Lexicon = include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));
    &LEXICON
}

/// The filter of known words.
#[allow(clippy::large_stack_arrays, reason = "the compiler runs it")]
const fn known(rows: &[(WordId, Entry)]) -> [u64; KNOWN_WORDS] {
    let (mut known, mut row) = ([0; KNOWN_WORDS], 0);
    while row < rows.len() {
        let word = rows[row].0.0;
        known[(word >> 6) as usize % KNOWN_WORDS] |= 1 << (word & 63);
        row += 1;
    }
    known
}

impl Lexicon {
    /// The classes of a word, and those of the phrases that it can open.
    #[must_use]
    pub fn classes(&self, word: WordId) -> (ClassSet, ClassSet) {
        if self.known[(word.0 >> 6) as usize % KNOWN_WORDS] & 1 << (word.0 & 63) == 0 {
            return Default::default();
        }
        self.entries.get(word).map(|entry| (entry.classes, entry.opens)).unwrap_or_default()
    }

    /// The number a word stands for within a class: `value("march", Month)` is 3.
    #[must_use]
    pub fn value(&self, word: WordId, class: Class) -> Option<i64> {
        let senses = part(self.senses, self.entries.get(word)?.senses);
        senses.iter().find(|(sense, _)| *sense == class).map(|(_, value)| *value)
    }

    /// The longest phrase of a class that starts with `first` and goes on as `rest`: its length in words and value.
    pub fn phrase(
        &self,
        first: WordId,
        rest: impl Iterator<Item = WordId> + Clone,
        class: Class,
    ) -> Option<(usize, i64)> {
        part(self.phrases, self.entries.get(first)?.phrases)
            .iter()
            .filter(|(_, sense, _)| *sense == class)
            .map(|(words, _, value)| (part(self.words, *words), *value))
            .find(|(words, _)| words.iter().copied().eq(rest.clone().take(words.len())))
            .map(|(words, value)| (words.len() + 1, value))
    }
}

/// Word ids are hashes already.
#[derive(Debug, Default, Clone)]
pub struct ByItself(u64);

impl std::hash::BuildHasher for ByItself {
    type Hasher = Self;
    fn build_hasher(&self) -> Self {
        Self(0)
    }
}

impl std::hash::Hasher for ByItself {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |hash, byte| hash.rotate_left(8) ^ u64::from(*byte));
    }
    fn write_u64(&mut self, id: u64) {
        // The table takes its tag from the top bits and its place from the low ones; spread both.
        self.0 = id ^ (id >> 32);
    }
}
