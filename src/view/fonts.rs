//! The fonts that the program carries (IBM Plex, OFL) and the width of text in them.
//!
//! Widths are sums of advances without kerning: what the window's toolkit does, and at most a hair more than a page.

use std::fmt::Write;
use std::sync::LazyLock;

use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, MetadataProvider};

use super::text::{Family, TextStyle, Weight};

/// A font file and what it holds.
pub struct Face {
    /// Its family.
    pub family: Family,
    /// Its weight.
    pub weight: Weight,
    /// True for italics.
    pub italic: bool,
    /// The TrueType file.
    pub bytes: &'static [u8],
}

const fn face(family: Family, weight: Weight, italic: bool, bytes: &'static [u8]) -> Face {
    Face { family, weight, italic, bytes }
}

/// All faces, the most used first.
pub static FACES: [Face; 7] = [
    face(Family::Sans, Weight::Regular, false, include_bytes!("../../assets/fonts/IBMPlexSans-Regular.ttf")),
    face(Family::Sans, Weight::Medium, false, include_bytes!("../../assets/fonts/IBMPlexSans-Medium.ttf")),
    face(Family::Sans, Weight::SemiBold, false, include_bytes!("../../assets/fonts/IBMPlexSans-SemiBold.ttf")),
    face(Family::Sans, Weight::Regular, true, include_bytes!("../../assets/fonts/IBMPlexSans-Italic.ttf")),
    face(Family::Serif, Weight::Regular, false, include_bytes!("../../assets/fonts/IBMPlexSerif-Regular.ttf")),
    face(Family::Serif, Weight::SemiBold, false, include_bytes!("../../assets/fonts/IBMPlexSerif-SemiBold.ttf")),
    face(Family::Mono, Weight::Regular, false, include_bytes!("../../assets/fonts/IBMPlexMono-Regular.ttf")),
];

/// Index of the face that is nearest to a style.
#[must_use]
pub fn index(style: TextStyle) -> usize {
    let far = |face: &Face| {
        let family = if face.family == style.family { 0 } else { 1000 };
        let slope = if face.italic == style.italic { 0 } else { 500 };
        family + slope + face.weight.number().abs_diff(style.weight.number())
    };
    (0..FACES.len()).min_by_key(|&at| FACES.get(at).map_or(u16::MAX, far)).unwrap_or(0)
}

/// Advances of one face in em: a table for ASCII, the font itself for the rest.
struct Advances {
    ascii: [f32; 128],
    font: Option<FontRef<'static>>,
}

impl Advances {
    fn of(face: &Face) -> Self {
        let font = FontRef::new(face.bytes).ok();
        let mut all = Self { ascii: [0.6; 128], font };
        for code in 32_u8..127 {
            let advance = all.look_up(char::from(code));
            if let Some(place) = all.ascii.get_mut(usize::from(code)) {
                *place = advance;
            }
        }
        all
    }

    /// The font's own advance; a full em for a character that it lacks, as fallback fonts for such scripts have.
    fn look_up(&self, letter: char) -> f32 {
        let advance = self.font.as_ref().and_then(|font| {
            let glyph = font.charmap().map(letter)?;
            GlyphMetrics::new(font, Size::new(1.0), LocationRef::default()).advance_width(glyph)
        });
        advance.unwrap_or(1.0)
    }

    fn width(&self, text: &str) -> f32 {
        let one = |letter: char| match self.ascii.get(letter as usize) {
            Some(advance) => *advance,
            None => self.look_up(letter),
        };
        text.chars().map(one).sum()
    }
}

static ADVANCES: LazyLock<Vec<Advances>> = LazyLock::new(|| FACES.iter().map(Advances::of).collect());

/// Width of a run of text in points.
#[must_use]
pub fn measure(text: &str, style: TextStyle) -> f32 {
    ADVANCES.get(index(style)).map_or(0.0, |face| face.width(text)) * style.size
}

/// True where the fonts of pages have a letter.
#[must_use]
pub fn has(letter: char) -> bool {
    let font = ADVANCES.first().and_then(|face| face.font.as_ref());
    letter.is_ascii() || font.is_none_or(|font| font.charmap().map(letter).is_some())
}

/// Marks that shape or join letters: they have no picture of their own.
#[must_use]
pub fn silent(letter: char) -> bool {
    matches!(letter, '\u{200B}'..='\u{200F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{2060}')
}

/// The text in letters that there are: a run of others is written as its code points in angle brackets ("<U+4E2D U+6587>"
/// would be two Chinese letters), for a picture must not show empty boxes or drop them.
#[must_use]
pub fn legible_in(text: &str, has: impl Fn(char) -> bool) -> String {
    if text.chars().all(|letter| has(letter) && !silent(letter)) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() * 4);
    let mut open = false;
    for letter in text.chars() {
        if silent(letter) {
            continue;
        }
        if has(letter) {
            if open {
                out.push('>');
            }
            open = false;
            out.push(letter);
        } else {
            out.push_str(if open { " " } else { "<" });
            open = true;
            let _ = write!(out, "U+{:04X}", u32::from(letter));
        }
    }
    if open {
        out.push('>');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{has, legible_in, measure};
    use crate::view::text::{TextStyle, Weight};

    #[test]
    fn width_grows_with_size_and_with_weight() {
        let width = |text: &str, weight, size| measure(text, TextStyle::sans(weight, size));
        let regular = width("Ministers met", Weight::Regular, 12.0);
        assert!((width("Ministers met", Weight::Regular, 24.0) - 2.0 * regular).abs() < 0.01);
        assert!(width("Ministers met", Weight::SemiBold, 12.0) > regular);
        assert!(width("–", Weight::Regular, 12.0) > 5.0, "an en dash is in the font");
    }

    #[test]
    fn letters_without_a_picture_are_told_by_their_code_points() {
        for own in ["Ελλάδα", "Москва", "Łódź – “naïve”, €5 ¶ 3 ≠ −2", "plain"] {
            assert_eq!(legible_in(own, has), own);
        }
        assert_eq!(legible_in("Xi 习近 met", has), "Xi <U+4E60 U+8FD1> met");
        assert_eq!(legible_in("a\u{200B}b", has), "ab");
    }

    #[test]
    fn figures_are_equally_wide() {
        let width = |text: &str| measure(text, TextStyle::sans(Weight::Regular, 10.0));
        assert!((width("11111") - width("90807")).abs() < 0.001);
    }
}
