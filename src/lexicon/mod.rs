//! The words the program knows, from `assets/lexicon/*.toml`, parsed once.
//!
//! A table is a [`Class`]; an entry maps a lower-case word or phrase to a number (the month, the value of
//! "twelve", an index). Single words get their classes while the lexer runs; phrases of several words are
//! found by [`Lexicon::phrase`]. Logic lives in `rules`, never here.

mod acts;
mod class;
mod currency;
mod kept;
mod kinds;
mod names;
mod phrases;
mod unit;

use std::collections::HashMap;
use std::sync::OnceLock;

pub use acts::{Act, ActSet, Acts, Hint, acts};
pub use class::{Class, ClassSet};
pub use currency::{Currencies, Currency, Family, Money, Place as MoneyPlace, currencies};
pub use kept::kept_name;
pub use kinds::{Ahead, Bound, Daytime, Deed, Length, Measured, Opener, Owner, Part, Reference, Share};
pub use names::{Gazetteer, Goods, Naming, State, gazetteer, goods};
pub use phrases::{Glyph, Phrases};
pub use unit::{Unit, UnitKind, Units, units};

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

/// Lanes of 64 bits in the filter of known words: 64 KiB, so that few unknown words pass it.
const KNOWN_WORDS: usize = 8192;

/// What the lexicon says of one word.
#[derive(Debug, Clone, Default)]
struct Entry {
    classes: ClassSet,
    /// Classes of the phrases that start with it.
    opens: ClassSet,
    senses: Vec<(Class, i64)>,
    /// Phrases that start with this word, longest first: the words after it, class, value.
    phrases: Vec<(Vec<WordId>, Class, i64)>,
}

/// All known words.
pub struct Lexicon {
    entries: HashMap<WordId, Entry, ByItself>,
    /// One bit for each known word, by the low bits of its id: most words of a text are unknown, and one look tells.
    known: Vec<u64>,
}

const FILES: [(&str, &str); 3] = [
    ("dates.toml", include_str!("../../assets/lexicon/dates.toml")),
    ("amounts.toml", include_str!("../../assets/lexicon/amounts.toml")),
    ("grammar.toml", include_str!("../../assets/lexicon/grammar.toml")),
];

/// The lexicon, built on first use.
///
/// # Panics
/// Only when a built-in asset is malformed, which a test rules out.
#[must_use]
pub fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| Lexicon::parse(&FILES).unwrap_or_else(|problem| panic!("built-in lexicon: {problem}")))
}

impl Lexicon {
    fn parse(files: &[(&str, &str)]) -> Result<Self, String> {
        let mut lexicon = Self { entries: HashMap::default(), known: Vec::new() };
        for (name, text) in files {
            let tables: toml::Table = toml::from_str(text).map_err(|error| format!("{name}: {error}"))?;
            for (class_name, entries) in &tables {
                let class = Class::from_name(class_name).ok_or_else(|| format!("{name}: no class {class_name}"))?;
                let entries = entries.as_table().ok_or_else(|| format!("{name}: {class_name} is not a table"))?;
                for (words, value) in entries {
                    let value =
                        kind(class, value).ok_or_else(|| format!("{name}: {words} has no value of {class_name}"))?;
                    lexicon.add(words, class, value);
                }
            }
        }
        lexicon.mark(&currency::currencies().phrases, Class::Currency);
        lexicon.mark(&unit::units().phrases, Class::Measure);
        for entry in lexicon.entries.values_mut() {
            entry.phrases.sort_by_key(|(rest, ..)| std::cmp::Reverse(rest.len()));
        }
        lexicon.seal();
        Ok(lexicon)
    }

    /// Gives a class to every word that starts a phrase of another table, so that the lexer sees where to look.
    fn mark<T: Copy>(&mut self, phrases: &Phrases<T>, class: Class) {
        for word in phrases.first_words() {
            let entry = self.entries.entry(word).or_default();
            entry.classes = entry.classes.with(class);
        }
    }

    /// Adds a word or phrase, cut into words as the lexer cuts text: "new year's" is new, year, ', s.
    fn add(&mut self, words: &str, class: Class, value: i64) {
        let mark = |c: char| !(c.is_alphanumeric() || c == '.');
        let ids: Vec<WordId> = words
            .split(' ')
            .flat_map(|word| word.split_inclusive(mark))
            .flat_map(|piece| match piece.char_indices().next_back() {
                Some((at, last)) if at > 0 && mark(last) => [&piece[..at], &piece[at..]],
                _ => [piece, ""],
            })
            .filter(|piece| !piece.is_empty())
            .map(WordId::of)
            .collect();
        let [first, rest @ ..] = ids.as_slice() else { return };
        let entry = self.entries.entry(*first).or_default();
        if rest.is_empty() {
            entry.classes = entry.classes.with(class);
            entry.senses.push((class, value));
        } else {
            entry.classes = entry.classes.with(Class::PhraseStart);
            entry.opens = entry.opens.with(class);
            entry.phrases.push((rest.to_vec(), class, value));
        }
    }

    /// Fills the filter of known words.
    fn seal(&mut self) {
        self.known = vec![0; KNOWN_WORDS];
        for word in self.entries.keys() {
            self.known[(word.0 >> 6) as usize % KNOWN_WORDS] |= 1 << (word.0 & 63);
        }
    }

    /// The classes of a word, and those of the phrases that it can open.
    #[must_use]
    pub fn classes(&self, word: WordId) -> (ClassSet, ClassSet) {
        let slot = self.known.get((word.0 >> 6) as usize % KNOWN_WORDS);
        if slot.is_some_and(|bits| bits & 1 << (word.0 & 63) == 0) {
            return Default::default();
        }
        self.entries.get(&word).map(|entry| (entry.classes, entry.opens)).unwrap_or_default()
    }

    /// The number a word stands for within a class: `value("march", Month)` is 3.
    #[must_use]
    pub fn value(&self, word: WordId, class: Class) -> Option<i64> {
        let entry = self.entries.get(&word)?;
        entry.senses.iter().find(|(sense, _)| *sense == class).map(|(_, value)| *value)
    }

    /// The longest phrase of a class that starts with `first` and goes on as `rest`: its length in words and value.
    pub fn phrase(
        &self,
        first: WordId,
        rest: impl Iterator<Item = WordId> + Clone,
        class: Class,
    ) -> Option<(usize, i64)> {
        let entry = self.entries.get(&first)?;
        entry
            .phrases
            .iter()
            .filter(|(_, sense, _)| *sense == class)
            .find(|(words, ..)| words.iter().copied().eq(rest.clone().take(words.len())))
            .map(|(words, _, value)| (words.len() + 1, *value))
    }
}

/// The number of a value: as it is written, or the place of its word among the kinds of the table.
fn kind(class: Class, value: &toml::Value) -> Option<i64> {
    let kinds = class.kinds();
    match value.as_str() {
        Some(word) => kinds.iter().zip(0..).find(|(kind, _)| **kind == word).map(|(_, at)| at),
        None => value.as_integer().filter(|_| kinds.is_empty()),
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
