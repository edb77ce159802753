//! DOC: the text of a Word file before DOCX, by its table of pieces ([MS-DOC] 2.4.1).

use std::io::{Cursor, Read};

use cfb::CompoundFile;

use crate::model::ParagraphKind;
use crate::page::draft::Draft;

use super::super::blocks::{Blocks, Cell};
use super::super::inside::LARGEST;
use super::{HOLLOW, LOCKED};

/// Reads a file.
pub(in crate::load) fn read(bytes: &[u8]) -> Result<Draft, String> {
    let mut file = CompoundFile::open(Cursor::new(bytes)).map_err(|_| HOLLOW)?;
    let main = stream(&mut file, "WordDocument").ok_or(HOLLOW)?;
    let flags = number(&main, 0x0a, 2).ok_or(HOLLOW)?;
    if flags & 0x100 != 0 {
        return Err(LOCKED.to_owned());
    }
    let text = match number(&main, 0, 2) {
        Some(0xa5ec) => {
            let table = if flags & 0x200 == 0 { "0Table" } else { "1Table" };
            let table = stream(&mut file, table).ok_or(HOLLOW)?;
            pieces(&main, &table).ok_or(HOLLOW)?
        }
        Some(0xa5dc) => early(&main).ok_or(HOLLOW)?,
        _ => return Err(HOLLOW.to_owned()),
    };
    let mut blocks = Blocks::default();
    put(&text, &mut blocks);
    Ok(blocks.done())
}

/// A stream of a compound file, up to the size of the largest file.
fn stream(file: &mut CompoundFile<Cursor<&[u8]>>, name: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    file.open_stream(name).ok()?.take(LARGEST).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// A little-endian number of some bytes.
fn number(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    let part = bytes.get(at..at.checked_add(length)?)?;
    Some(part.iter().rev().fold(0, |sum, byte| sum << 8 | usize::from(*byte)))
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
    let mut text = String::new();
    for piece in 0..count {
        let (from, to) = (number(list, piece * 4, 4)?, number(list, piece * 4 + 4, 4)?);
        if from >= characters {
            break;
        }
        let long = to.min(characters).checked_sub(from)?;
        let place = number(list, (count + 1) * 4 + piece * 8 + 2, 4)?;
        if place & 0x4000_0000 == 0 {
            let raw = main.get(place..place.checked_add(long.checked_mul(2)?)?)?;
            text.push_str(&encoding_rs::UTF_16LE.decode_without_bom_handling(raw).0);
        } else {
            let place = (place & 0x3fff_ffff) / 2;
            text.push_str(
                &encoding_rs::WINDOWS_1252.decode_without_bom_handling(main.get(place..place.checked_add(long)?)?).0,
            );
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
    for c in text.chars() {
        let instruction = fields.last() == Some(&true);
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
            c => words.push(c),
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
    fn what_is_no_such_file_is_one_sentence() {
        assert!(read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1").is_err_and(|why| why.contains("damaged")));
    }
}
