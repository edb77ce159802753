//! DOC: the text of a Word file before DOCX, by its table of pieces ([MS-DOC] 2.4.1).

use std::ops::Range;

use crate::model::ParagraphKind;
use crate::page::draft::Draft;

use super::super::blocks::{Blocks, Cell, raise};
use super::super::compound;
use super::{HOLLOW, LOCKED};

/// Reads a file.
pub(in crate::load) fn read(bytes: &[u8]) -> Result<Draft, String> {
    let mut file = compound::open(bytes).ok_or(HOLLOW)?;
    let main = compound::stream(&mut file, "WordDocument").ok_or(HOLLOW)?;
    let flags = number(&main, 0x0a, 2).ok_or(HOLLOW)?;
    if flags & 0x100 != 0 {
        return Err(LOCKED.to_owned());
    }
    let text = match number(&main, 0, 2) {
        Some(0xa5ec) => {
            let table = if flags & 0x200 == 0 { "0Table" } else { "1Table" };
            let table = compound::stream(&mut file, table).ok_or(HOLLOW)?;
            pieces(&main, &table).ok_or(HOLLOW)?
        }
        Some(0xa5dc) => early(&main).ok_or(HOLLOW)?,
        _ => return Err(HOLLOW.to_owned()),
    };
    let mut blocks = Blocks::default();
    put(&text, &mut blocks);
    Ok(blocks.done())
}

/// A little-endian number of some bytes.
fn number(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    let part = bytes.get(at..at.checked_add(length)?)?;
    Some(part.iter().rev().fold(0, |sum, byte| sum << 8 | usize::from(*byte)))
}

/// Signs that no text holds, between which letters stand above the line.
const UP: &str = "\u{fdd0}";
const DOWN: &str = "\u{fdd1}";

/// How letters look, so far as it says what they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    Plain,
    Raised,
    /// Deleted, or hidden.
    Gone,
}

/// Stretches of the file, in bytes, whose letters do not look plain ([MS-DOC] 2.8.5, 2.9.33).
fn looks(main: &[u8], table: &[u8]) -> Option<Vec<(Range<usize>, Look)>> {
    const PAGE: usize = 512;
    let (at, length) = (number(main, 0xfa, 4)?, number(main, 0xfe, 4)?);
    let list = table.get(at..at.checked_add(length)?)?;
    let count = length.checked_sub(4)? / 8;
    let mut looks = Vec::new();
    for entry in 0..count {
        let from = (number(list, (count + 1) * 4 + entry * 4, 4)? & 0x3f_ffff).checked_mul(PAGE)?;
        let Some(page) = main.get(from..from + PAGE) else { continue };
        let runs = usize::from(*page.last()?);
        for run in 0..runs {
            let (from, to) = (number(page, run * 4, 4)?, number(page, run * 4 + 4, 4)?);
            let place = usize::from(*page.get((runs + 1) * 4 + run)?) * 2;
            let said = page
                .get(place)
                .filter(|_| place > 0)
                .and_then(|long| page.get(place + 1..place + 1 + usize::from(*long)));
            let look = said.map_or(Look::Plain, look);
            if look != Look::Plain && from < to {
                looks.push((from..to, look));
            }
        }
    }
    looks.sort_by_key(|(place, _)| place.start);
    Some(looks)
}

/// What a list of properties says of letters ([MS-DOC] 2.2.5.1, 2.6.1).
fn look(mut said: &[u8]) -> Look {
    const DELETED: usize = 0x0800;
    const HIDDEN: usize = 0x083c;
    const PLACE: usize = 0x2a48;
    let mut look = Look::Plain;
    while let (Some(property), Some(value)) = (number(said, 0, 2), said.get(2)) {
        match (property, *value) {
            (DELETED | HIDDEN, 1) => return Look::Gone,
            (PLACE, 1) => look = Look::Raised,
            (PLACE, _) => look = Look::Plain,
            _ => {}
        }
        let long = match property >> 13 {
            0 | 1 => 1,
            2 | 4 | 5 => 2,
            3 => 4,
            6 => 1 + usize::from(*value),
            _ => 3,
        };
        said = said.get(2 + long..).unwrap_or_default();
    }
    look
}

/// A stretch of the file in parts that look alike.
fn parts(whole: Range<usize>, looks: &[(Range<usize>, Look)]) -> Vec<(Range<usize>, Look)> {
    let mut parts = Vec::new();
    let mut at = whole.start;
    let first = looks.partition_point(|(place, _)| place.end <= whole.start);
    for (place, look) in looks.get(first..).unwrap_or_default() {
        let (from, to) = (place.start.clamp(at, whole.end), place.end.clamp(at, whole.end));
        if place.start >= whole.end {
            break;
        }
        parts.push((at..from, Look::Plain));
        parts.push((from..to, *look));
        at = to;
    }
    parts.push((at..whole.end, Look::Plain));
    parts.retain(|(place, _)| !place.is_empty());
    parts
}

/// The text as its pieces lie in the file: each of one-byte or two-byte characters.
fn pieces(main: &[u8], table: &[u8]) -> Option<String> {
    let characters = number(main, 0x4c, 4)?;
    let (at, length) = (number(main, 0x1a2, 4)?, number(main, 0x1a6, 4)?);
    let mut clx = table.get(at..at.checked_add(length)?)?;
    while clx.first() == Some(&1) {
        clx = clx.get(3 + number(clx, 1, 2)?..)?;
    }
    (clx.first() == Some(&2)).then_some(())?;
    let list = clx.get(5..5_usize.checked_add(number(clx, 1, 4)?)?)?;
    let count = list.len().checked_sub(4)? / 12;
    let looks = looks(main, table).unwrap_or_default();
    let mut text = String::new();
    for piece in 0..count {
        let (from, to) = (number(list, piece * 4, 4)?, number(list, piece * 4 + 4, 4)?);
        if from >= characters {
            break;
        }
        let long = to.min(characters).checked_sub(from)?;
        let place = number(list, (count + 1) * 4 + piece * 8 + 2, 4)?;
        let (place, wide) = match place & 0x4000_0000 {
            0 => (place, 2),
            _ => ((place & 0x3fff_ffff) / 2, 1),
        };
        let end = place.checked_add(long.checked_mul(wide)?)?;
        for (part, look) in parts(place..end, &looks) {
            let raw = main.get(part)?;
            let set = if wide == 2 { encoding_rs::UTF_16LE } else { encoding_rs::WINDOWS_1252 };
            let words = set.decode_without_bom_handling(raw).0;
            match look {
                Look::Gone => {}
                Look::Raised => text.extend([UP, words.as_ref(), DOWN]),
                Look::Plain => text.push_str(&words),
            }
        }
    }
    Some(text)
}

/// The text of Word 6 and 95, which lies in one piece.
fn early(main: &[u8]) -> Option<String> {
    let (from, long) = (number(main, 0x18, 4)?, number(main, 0x34, 4)?);
    let raw = main.get(from..from.checked_add(long)?.min(main.len()))?;
    Some(encoding_rs::WINDOWS_1252.decode_without_bom_handling(raw).0.into_owned())
}

/// Puts the text into blocks: its control characters end paragraphs, cells and rows, and hold fields.
fn put(text: &str, blocks: &mut Blocks) {
    let mut words = String::new();
    let mut cells: Vec<Cell> = Vec::new();
    let mut fields: Vec<bool> = Vec::new();
    let mut above: Option<String> = None;
    for c in text.chars() {
        let instruction = fields.last() == Some(&true);
        if let Some(raised) = above.as_mut().filter(|_| c < ' ') {
            raise(&mut words, &std::mem::take(raised));
        }
        match c {
            '\u{13}' => fields.push(true),
            '\u{14}' => fields.iter_mut().last().into_iter().for_each(|field| *field = false),
            '\u{15}' => drop(fields.pop()),
            _ if instruction => {}
            // An empty cell right behind another ends the row.
            '\u{7}' if words.trim().is_empty() && !cells.is_empty() => {
                blocks.row(&std::mem::take(&mut cells));
                words.clear();
            }
            '\u{7}' => cells.push((std::mem::take(&mut words), 1)),
            '\r' | '\u{c}' | '\u{e}' => {
                if cells.is_empty() {
                    blocks.push(ParagraphKind::Body, &std::mem::take(&mut words));
                } else {
                    words.push(' ');
                }
            }
            '\u{b}' => words.push('\n'),
            '\t' => words.push(' '),
            '\u{1e}' => words.push('-'),
            '\u{0}'..='\u{8}' | '\u{1f}' | '\u{ad}' => {}
            c if UP.contains(c) => above = Some(String::new()),
            c if DOWN.contains(c) => raise(&mut words, &above.take().unwrap_or_default()),
            c => above.as_mut().unwrap_or(&mut words).push(c),
        }
    }
    if !cells.is_empty() {
        blocks.row(&cells);
    }
    blocks.push(ParagraphKind::Body, &words);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_show_their_result_and_cells_stand_in_rows() {
        let mut blocks = Blocks::default();
        put("Tin \u{13}HYPERLINK x\u{14}rose\u{15}.\rTin\u{7}14\u{7}\u{7}It fell.\r", &mut blocks);
        assert_eq!(blocks.done().text, "Tin rose.\n\nTin\t14\n\nIt fell.");
    }

    #[test]
    fn letters_above_the_line_are_no_digits_and_deleted_ones_are_gone() {
        let mut blocks = Blocks::default();
        put(
            "Tin rose to 5.2\u{fdd0}1\u{fdd1} million on the 3\u{fdd0}rd\u{fdd1} of 14 km\u{fdd0}2\r\u{fdd1}It fell.",
            &mut blocks,
        );
        assert_eq!(blocks.done().text, "Tin rose to 5.2 million on the 3rd of 14 km²\n\nIt fell.");
        // Bold, then raised; bold alone; deleted; a list of tabs before it, which is as long as it says.
        assert_eq!(look(&[0x35, 0x08, 1, 0x48, 0x2a, 1]), Look::Raised);
        assert_eq!(look(&[0x35, 0x08, 1]), Look::Plain);
        assert_eq!(look(&[0x00, 0x08, 1]), Look::Gone);
        assert_eq!(look(&[0x15, 0xc6, 2, 9, 9, 0x48, 0x2a, 1]), Look::Raised);
        assert_eq!(look(&[0x48]), Look::Plain);
        let looks = [(10..20, Look::Raised), (20..25, Look::Gone)];
        let ends = |(place, _): &(Range<usize>, Look)| (place.start, place.end);
        let told = |whole| parts(whole, &looks).iter().map(ends).collect::<Vec<_>>();
        assert_eq!(told(5..40), [(5, 10), (10, 20), (20, 25), (25, 40)]);
        assert_eq!((told(12..18), told(30..31)), (vec![(12, 18)], vec![(30, 31)]));
    }

    #[test]
    fn what_is_no_such_file_is_one_sentence() {
        assert!(read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1").is_err_and(|why| why.contains("damaged")));
    }
}
