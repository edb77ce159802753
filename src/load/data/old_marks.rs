//! Raised numbers of notes in the texts of an old workbook ([MS-XLS] 2.4.265, 2.5.293): the library gives their words without
//! their places, so they become letters of their own in the stream before it is read.

use std::ops::Range;

const FONT: u16 = 0x0031;
const TEXTS: u16 = 0x00fc;
const GOES_ON: u16 = 0x003c;

/// Makes raised digits the letters for them, in the place where they stand. Texts of one byte a letter have room for those of
/// 1, 2 and 3; a blank stands for the others.
pub(super) fn without_marks(stream: &mut [u8]) {
    let (mut raised, mut texts): (Vec<bool>, Vec<Range<usize>>) = (Vec::new(), Vec::new());
    let (mut at, mut before) = (0, 0);
    while let (Some(kind), Some(long)) = (word(stream, at), word(stream, at + 2)) {
        let data = at + 4..at + 4 + usize::from(long);
        match kind {
            FONT => raised.push(word(stream, data.start + 8) == Some(1)),
            TEXTS if texts.is_empty() => texts.push(data.clone()),
            GOES_ON if matches!(before, TEXTS | GOES_ON) && !texts.is_empty() => texts.push(data.clone()),
            _ if !texts.is_empty() => break,
            _ => {}
        }
        (at, before) = (data.end, kind);
    }
    if !raised.contains(&true) || texts.iter().any(|piece| piece.end > stream.len()) {
        return;
    }
    for (place, wide) in marks(stream, texts, &raised) {
        let digit = usize::from(stream.get(place).copied().unwrap_or_default().wrapping_sub(b'0'));
        let small = [0x2070, 0xb9, 0xb2, 0xb3, 0x2074, 0x2075, 0x2076, 0x2077, 0x2078, 0x2079_u16];
        let Some(letter) = small.get(digit).copied() else { continue };
        let letter = if wide || letter < 0x100 { letter } else { u16::from(b' ') };
        if wide && let Some(high) = stream.get_mut(place + 1) {
            *high = (letter >> 8) as u8;
        }
        if let Some(low) = stream.get_mut(place) {
            *low = letter as u8;
        }
    }
}

fn word(stream: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(stream.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

/// Where a raised letter stands, and whether it takes two bytes.
fn marks(stream: &[u8], texts: Vec<Range<usize>>, raised: &[bool]) -> Vec<(usize, bool)> {
    let mut reader = Texts { stream, pieces: texts.into_iter(), piece: 0..0 };
    let (mut marks, mut letters) = (Vec::new(), Vec::new());
    reader.piece = reader.pieces.next().unwrap_or_default();
    // Two counts stand before the texts.
    let mut more = reader.skip(8);
    while more.is_some() {
        letters.clear();
        more = reader.text(raised, &mut letters, &mut marks);
    }
    marks
}

/// The texts of a workbook in their pieces; what goes on in another piece begins there with a byte on its letters.
struct Texts<'s, P> {
    stream: &'s [u8],
    pieces: P,
    piece: Range<usize>,
}

impl<P: Iterator<Item = Range<usize>>> Texts<'_, P> {
    /// The place of the next byte.
    fn next(&mut self) -> Option<usize> {
        while self.piece.is_empty() {
            self.piece = self.pieces.next()?;
        }
        self.piece.next()
    }

    fn byte(&mut self) -> Option<u8> {
        let at = self.next()?;
        self.stream.get(at).copied()
    }

    fn number(&mut self, bytes: usize) -> Option<usize> {
        (0..bytes).try_fold(0, |sum, at| Some(sum | usize::from(self.byte()?) << (8 * at)))
    }

    fn skip(&mut self, mut bytes: usize) -> Option<()> {
        while bytes > 0 {
            self.next()?;
            let here = (bytes - 1).min(self.piece.len());
            self.piece.start += here;
            bytes -= here + 1;
        }
        Some(())
    }

    /// Reads a text, and puts down which of its letters are raised.
    fn text(
        &mut self,
        raised: &[bool],
        letters: &mut Vec<(usize, bool)>,
        marks: &mut Vec<(usize, bool)>,
    ) -> Option<()> {
        let (count, flags) = (self.number(2)?, self.byte()?);
        let mut wide = flags & 1 != 0;
        let runs = if flags & 8 == 0 { 0 } else { self.number(2)? };
        let more = if flags & 4 == 0 { 0 } else { self.number(4)? };
        for _ in 0..count {
            if self.piece.is_empty() {
                wide = self.byte()? & 1 != 0;
            }
            letters.push((self.next()?, wide));
            if wide {
                self.next()?;
            }
        }
        let mut from: Option<usize> = None;
        for _ in 0..runs {
            let (first, font) = (self.number(2)?, self.number(2)?);
            marks.extend(from.take().and_then(|from| letters.get(from..first)).into_iter().flatten());
            // No font has the number 4.
            let font = if font > 4 { font - 1 } else { font };
            from = raised.get(font).is_some_and(|raised| *raised).then_some(first);
        }
        marks.extend(from.and_then(|from| letters.get(from..)).into_iter().flatten());
        self.skip(more)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        [&kind.to_le_bytes(), &(data.len() as u16).to_le_bytes(), data].concat()
    }

    /// Fonts of which the last is raised, and these texts in pieces.
    fn stream(pieces: &[&[u8]]) -> Vec<u8> {
        let font = |place: u8| record(FONT, &[0, 0, 0, 0, 0, 0, 0, 0, place, 0, 0, 0]);
        let fonts = [font(0), font(0), font(0), font(0), font(1)].concat();
        let first = record(TEXTS, &[&[1, 0, 0, 0, 1, 0, 0, 0], pieces[0]].concat());
        let others: Vec<u8> = pieces[1..].iter().flat_map(|piece| record(GOES_ON, piece)).collect();
        [fonts, first, others, record(0x000a, &[])].concat()
    }

    #[track_caller]
    fn check(pieces: &[&[u8]], expected: &[&[u8]]) {
        let mut bytes = stream(pieces);
        without_marks(&mut bytes);
        assert_eq!(bytes, stream(expected));
    }

    /// The runs of a text: from the fourth letter on the raised font, which is called 5.
    const RUN: [u8; 4] = [3, 0, 5, 0];

    #[test]
    fn raised_digits_become_letters_in_narrow_and_wide_texts_and_over_pieces() {
        let narrow = |words: &[u8]| [&[words.len() as u8, 0, 8, 1, 0], words, &RUN].concat();
        check(&[&narrow(b"5.21")], &[&narrow(b"5.2\xb9")]);
        check(&[&narrow(b"5.29")], &[&narrow(b"5.2 ")]);
        check(&[&narrow(b"5.2a")], &[&narrow(b"5.2a")]);
        let wide = |last: u16| [&[4, 0, 9, 1, 0, b'5', 0, b'.', 0, b'2', 0][..], &last.to_le_bytes(), &RUN].concat();
        check(&[&wide(u16::from(b'7'))], &[&wide(0x2077)]);
        // The last letter lies in another piece, where two bytes are taken for each.
        let first = [4, 0, 8, 1, 0, b'5', b'.', b'2'];
        check(&[&first, &[&[1, b'4', 0][..], &RUN].concat()], &[&first, &[&[1, 0x74, 0x20][..], &RUN].concat()]);
        // Plain fonts, torn texts.
        let plain = [4, 0, 8, 1, 0, b'5', b'.', b'2', b'1', 3, 0, 2, 0];
        check(&[&plain], &[&plain]);
        check(&[&[200, 0, 8, 9, 0, b'1']], &[&[200, 0, 8, 9, 0, b'1']]);
    }
}
