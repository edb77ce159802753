//! Fonts from outside the program for the letters that IBM Plex lacks (Chinese, Japanese, Korean, Arabic …).
//!
//! This module only asks fonts that it is given; `export::system_fonts` looks for them. A page without such letters has
//! none of them, so it does not depend on the machine.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, MetadataProvider, Tag};

use super::fonts;
use super::text::{Measure, TextStyle};

/// A font from outside.
#[derive(Clone, PartialEq, Eq)]
pub struct OuterFace {
    /// Its family.
    pub family: String,
    /// The file.
    pub bytes: Arc<Vec<u8>>,
    /// Its place in a collection.
    pub index: u32,
}

impl fmt::Debug for OuterFace {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        write!(out, "{} ({} bytes, {})", self.family, self.bytes.len(), self.index)
    }
}

/// Which letters of `wanted` a font file has outlines for; none for fonts of coloured pictures.
#[must_use]
pub fn covered(bytes: &[u8], index: u32, wanted: &BTreeSet<char>) -> BTreeSet<char> {
    let Ok(font) = FontRef::from_index(bytes, index) else { return BTreeSet::new() };
    let table = |name: &[u8; 4]| font.table_data(Tag::new(name)).is_some();
    let outlines = table(b"glyf") || table(b"CFF ") || table(b"CFF2");
    if !outlines || table(b"COLR") || table(b"CBDT") || table(b"sbix") {
        return BTreeSet::new();
    }
    let map = font.charmap();
    wanted.iter().copied().filter(|&letter| map.map(letter).is_some_and(|glyph| glyph.to_u32() != 0)).collect()
}

/// Fonts for the letters of one page that the program's own fonts lack.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Fallback {
    faces: Vec<OuterFace>,
    /// For each letter its face and its advance in em.
    letters: BTreeMap<char, (usize, f32)>,
}

impl Fallback {
    /// The given fonts for the letters that they have; the first that has a letter sets it.
    #[must_use]
    pub fn new(faces: Vec<OuterFace>, wanted: &BTreeSet<char>) -> Self {
        let mut letters = BTreeMap::new();
        for (number, face) in faces.iter().enumerate() {
            let Ok(font) = FontRef::from_index(&face.bytes, face.index) else { continue };
            let metrics = GlyphMetrics::new(&font, Size::new(1.0), LocationRef::default());
            for letter in covered(&face.bytes, face.index, wanted) {
                let advance = font.charmap().map(letter).and_then(|glyph| metrics.advance_width(glyph)).unwrap_or(1.0);
                letters.entry(letter).or_insert((number, advance));
            }
        }
        Self { faces, letters }
    }

    /// True where no letter of the page needs another font.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.letters.is_empty()
    }

    /// The fonts in the order in which they are asked.
    #[must_use]
    pub fn faces(&self) -> &[OuterFace] {
        &self.faces
    }

    /// True where a letter can be drawn, by the program's fonts or by these.
    #[must_use]
    pub fn has(&self, letter: char) -> bool {
        fonts::has(letter) || self.letters.contains_key(&letter)
    }

    /// A text in runs of one font each: `None` for the program's own, else the place among [`Fallback::faces`].
    #[must_use]
    pub fn runs<'a>(&self, text: &'a str) -> Vec<(Option<usize>, &'a str)> {
        let face = |letter: char| self.letters.get(&letter).map(|(face, _)| *face);
        let mut runs: Vec<(Option<usize>, &str)> = Vec::new();
        let mut from = 0;
        let mut letters = text.char_indices().peekable();
        while let Some((at, letter)) = letters.next() {
            let end = at + letter.len_utf8();
            let own = face(letter);
            if letters.peek().is_none_or(|(_, next)| face(*next) != own) {
                runs.extend(text.get(from..end).map(|run| (own, run)));
                from = end;
            }
        }
        runs
    }

    /// Families that a text needs besides the program's own, for writers that only name fonts.
    pub fn families(&self, text: &str) -> impl Iterator<Item = &str> {
        let used: BTreeSet<usize> =
            text.chars().filter_map(|letter| self.letters.get(&letter)).map(|(face, _)| *face).collect();
        used.into_iter().filter_map(|face| self.faces.get(face)).map(|face| face.family.as_str())
    }

    /// Width of a text in points, of which `own` measures what the program's fonts have.
    #[must_use]
    pub fn measure(&self, text: &str, style: TextStyle, own: Measure) -> f32 {
        if self.is_empty() {
            return own(text, style);
        }
        let advance = |letter: char| self.letters.get(&letter).map_or(0.0, |(_, advance)| advance * style.size);
        let width = |(face, run): (Option<usize>, &str)| match face {
            None => own(run, style),
            Some(_) => run.chars().map(advance).sum(),
        };
        self.runs(text).into_iter().map(width).sum()
    }
}
