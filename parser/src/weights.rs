//! Reads `assets/grammar/en.bin`: the names of tags and moves, what the tokenizer knows of words, and the network.
//!
//! ```text
//! "grammar1", tags, moves, symbols (three lines, tab-separated)
//! counts of norms, words, cuts (u16 each); norms (u64); words (u64 → u16 norm); cuts (u64 → three times length u8, norm u16)
//! six tables of rows; five layers; tagger; parser          rows: a scale (f32) each, then 8-bit numbers
//! ```
//! All numbers are little-endian. `tools/grammar/export.py` writes the file and names its source.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::hash::{self, ByItself};
use super::kernel::Matrix;
use super::moves::{Move, Moves};
use super::names::Tag;
use super::neighbours::Neighbours;
use super::network::{HIDDEN, Linear, Maxout, Network, SLOTS, Slots, Table, WIDTH};

/// The file, a part of the program.
pub const FILE: &[u8] = include_bytes!("../../assets/grammar/en.bin");

/// Rows of the six tables: norm, first letter, last three letters, shape, followed by a space, is a space.
const TABLE_ROWS: [usize; 6] = [5000, 1000, 2500, 2500, 50, 50];

/// Everything that the file says.
pub struct Weights {
    /// Tags in the order of the tagger's outputs.
    pub tags: Vec<Tag>,
    /// Moves in the order of the parser's outputs.
    pub moves: Moves,
    /// Identities of words.
    pub words: Words,
    /// The network.
    pub network: Network,
}

/// What is known of words before the network sees them.
pub struct Words {
    /// Texts that the model's own vocabulary numbers: by their hash.
    symbols: HashMap<u64, u64, ByItself>,
    /// Words that are read as another word: "tonnes" as "tons".
    norms: HashMap<u64, u64, ByItself>,
    /// Words that are cut in a way of their own, or not at all.
    cuts: HashMap<u64, Cut, ByItself>,
}

/// How a word is cut: the length of each piece in bytes and the identity that it is read as, if not its own.
#[derive(Debug, Clone, Copy)]
pub struct Cut(pub [(u8, Option<u64>); 3]);

impl Words {
    /// Identity of a text.
    #[must_use]
    pub fn identity(&self, text: &str) -> u64 {
        let hash = hash::word(text);
        self.symbols.get(&hash).copied().unwrap_or(hash)
    }

    /// Identity of the plain form of a word: another spelling, else its lower case.
    #[must_use]
    pub fn norm(&self, text: &str, identity: u64) -> u64 {
        let small = || text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
        let plain = || if small() { identity } else { self.identity(&text.to_lowercase()) };
        self.norms.get(&identity).copied().unwrap_or_else(plain)
    }

    /// The way of its own in which a word is cut.
    #[must_use]
    pub fn cut(&self, text: &str) -> Option<Cut> {
        // The longest such word has twelve letters: nothing longer needs to be hashed.
        if text.len() > 24 { None } else { self.cuts.get(&self.identity(text)).copied() }
    }
}

/// The weights of English, read on first use.
///
/// # Panics
/// Only when the built-in file is malformed, which a test rules out.
#[must_use]
pub fn english() -> &'static Weights {
    static ENGLISH: OnceLock<Weights> = OnceLock::new();
    ENGLISH.get_or_init(|| {
        Reader(FILE).weights().unwrap_or_else(|| panic!("assets/grammar/en.bin is not what its reader expects"))
    })
}

/// What of the file is still to be read.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn line(&mut self) -> Option<Vec<&'a str>> {
        let end = self.0.iter().position(|byte| *byte == b'\n')?;
        let line = std::str::from_utf8(self.take(end)?).ok()?;
        self.take(1)?;
        Some(line.split('\t').collect())
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1)?.first().copied()
    }

    fn short(&mut self) -> Option<u16> {
        self.take(2)?.try_into().ok().map(u16::from_le_bytes)
    }

    fn long(&mut self) -> Option<u64> {
        self.take(8)?.try_into().ok().map(u64::from_le_bytes)
    }

    fn floats(&mut self, count: usize) -> Option<Vec<f32>> {
        let (numbers, _) = self.take(count * 4)?.as_chunks::<4>();
        Some(numbers.iter().map(|number| f32::from_le_bytes(*number)).collect())
    }

    fn row(&mut self) -> Option<[f32; WIDTH]> {
        self.floats(WIDTH)?.try_into().ok()
    }

    /// A scale for each row and the rows.
    fn rows(&mut self, outputs: usize, inputs: usize) -> Option<(Vec<f32>, Vec<i8>)> {
        let scales = self.floats(outputs)?;
        let rows = self.take(outputs * inputs)?.iter().map(|byte| i8::from_le_bytes([*byte])).collect();
        Some((scales, rows))
    }

    fn linear<const PAIRS: usize, const LANES: usize>(&mut self, outputs: usize) -> Option<Linear<PAIRS, LANES>> {
        let (scales, rows) = self.rows(outputs, 2 * PAIRS)?;
        Some(Linear::new(Matrix::new(&wide(&rows)), &scales, &self.floats(outputs)?))
    }

    /// The maxout that follows the rows whose scales these are.
    fn maxout(&mut self, scales: &[f32]) -> Option<Maxout> {
        let bias = self.floats(3 * WIDTH)?;
        Maxout::new(scales, &bias, &self.row()?, &self.row()?)
    }

    /// A layer, its weights cut into `parts` matrices: what each part of its input gives to it does not depend on the others.
    fn parted(&mut self, parts: usize) -> Option<(Vec<Vec<i16>>, Maxout)> {
        let (scales, rows) = self.rows(3 * WIDTH, parts * WIDTH)?;
        let rows = wide(&rows);
        let part = |at: usize| rows.chunks_exact(WIDTH).skip(at).step_by(parts).flatten().copied().collect();
        Some(((0..parts).map(part).collect(), self.maxout(&scales)?))
    }

    fn neighbours(&mut self) -> Option<Neighbours> {
        let (scales, rows) = self.rows(3 * WIDTH, 3 * WIDTH)?;
        Some(Neighbours::new(&rows, self.maxout(&scales)?))
    }

    fn words(&mut self) -> Option<Words> {
        let mut symbols = HashMap::default();
        for symbol in self.line()? {
            let (name, number) = symbol.split_once('=')?;
            symbols.insert(hash::word(name), number.parse().ok()?);
        }
        let (norm_count, word_count, cut_count) = (self.short()?, self.short()?, self.short()?);
        let identities: Vec<u64> = (0..norm_count).map(|_| self.long()).collect::<Option<_>>()?;
        let mut norms = HashMap::default();
        for _ in 0..word_count {
            norms.insert(self.long()?, *identities.get(usize::from(self.short()?))?);
        }
        let mut cuts = HashMap::default();
        for _ in 0..cut_count {
            let word = self.long()?;
            let mut piece = || Some((self.byte()?, identities.get(usize::from(self.short()?)).copied()));
            cuts.insert(word, Cut([piece()?, piece()?, piece()?]));
        }
        Some(Words { symbols, norms, cuts })
    }

    fn network(&mut self, tags: usize, moves: usize) -> Option<Network> {
        let mut tables = Vec::new();
        for count in TABLE_ROWS {
            let (scales, rows) = self.rows(count, WIDTH)?;
            tables.push(Table::new(scales, &rows));
        }
        let (first, first_maxout) = self.parted(6)?;
        let (second, second_maxout) = self.parted(3)?;
        let first: Vec<_> = first.iter().map(|rows| Matrix::new(rows)).collect();
        Some(Network {
            tables,
            first: first.try_into().ok()?,
            first_maxout,
            second: Matrix::new(&second.concat()),
            second_maxout,
            layers: [self.neighbours()?, self.neighbours()?, self.neighbours()?],
            tagger: self.linear(tags)?,
            lower: self.linear(HIDDEN)?,
            slots: self.slots()?,
            upper: self.linear(moves)?,
        })
    }

    fn slots(&mut self) -> Option<Slots> {
        let (scales, rows) = self.rows(SLOTS * 2 * HIDDEN, HIDDEN)?;
        let bias = self.floats(2 * HIDDEN)?;
        let pads = self.floats(SLOTS * 2 * HIDDEN)?;
        let matrix = Matrix::new(&wide(&rows));
        Some(Slots { linear: Linear::new(matrix, &scales, &vec![0.; scales.len()]), bias: bias.try_into().ok()?, pads })
    }

    fn weights(&mut self) -> Option<Weights> {
        if self.take(8)? != b"grammar1" {
            return None;
        }
        let tags: Vec<Tag> = self.line()?.into_iter().map(Tag::named).collect::<Option<_>>()?;
        let moves = Moves::new(self.line()?.into_iter().map(Move::named).collect::<Option<_>>()?);
        let words = self.words()?;
        let network = self.network(tags.len(), moves.count())?;
        self.0.is_empty().then_some(Weights { tags, moves, words, network })
    }
}

/// Weights as products take them.
fn wide(rows: &[i8]) -> Vec<i16> {
    rows.iter().copied().map(i16::from).collect()
}
