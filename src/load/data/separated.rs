//! Values parted by commas, semicolons, tabs or bars: CSV, TSV and what statistical offices make of them.
//!
//! No sniffer is asked: what parts the cells is what stands equally often, outside quotes, in nearly every line. Blank
//! lines count as rows, so that a row has the number that a person sees.

use std::borrow::Cow;

use crate::model::{CellKind, Table};
use crate::page::draft::Draft;

use super::super::grid::{Entry, Room, Sheets};

/// What may part cells, the surest sign first: a comma is also part of many texts and numbers.
const MARKS: [u8; 4] = [b'\t', b';', b'|', b','];

/// Lines that are looked at to find what parts the cells.
const LOOKED_AT: usize = 2_000;

/// Reads a text.
pub(in crate::load) fn read(text: &str) -> Result<Draft, String> {
    let mark = mark(text);
    let bytes = text.trim_start_matches('\u{feff}').as_bytes();
    let mut reader = csv::ReaderBuilder::new().delimiter(mark).has_headers(false).flexible(true).from_reader(bytes);
    let mut sheets = Sheets::default();
    sheets.begin(Table::default(), None);
    let (mut row, mut widths) = (0_u32, Vec::new());
    let mut record = csv::ByteRecord::new();
    loop {
        match reader.read_byte_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => return Err(format!("its rows cannot be told apart ({error}); save it anew as CSV")),
        }
        // The reader passes over blank lines; a person counts them.
        let from = record.position().map_or(0, |position| position.byte() as usize);
        let ends = bytes.get(from..).unwrap_or_default().iter().take_while(|byte| matches!(**byte, b'\r' | b'\n'));
        let halved = from.checked_sub(1).and_then(|at| bytes.get(at..=from)) == Some(b"\r\n");
        let blank = ends.filter(|byte| **byte == b'\n').count() - usize::from(halved);
        row = row.saturating_add(1 + u32::try_from(blank).unwrap_or(0));
        let filled = record.iter().filter(|cell| !cell.trim_ascii().is_empty()).count();
        let last = record.iter().rposition(|cell| !cell.trim_ascii().is_empty()).map_or(0, |at| at + 1);
        widths.push((row, filled, last));
        let entries = (1..).zip(record.iter()).map(|(column, words)| entry(column, String::from_utf8_lossy(words)));
        if sheets.row(row, entries) == Room::Full {
            sheets.cut(row);
            break;
        }
    }
    if let (Some(table), Some(torn)) = (sheets.table(), ragged(&widths)) {
        table.torn = Some(torn);
    }
    Ok(sheets.done())
}

fn entry(column: u32, words: Cow<'_, str>) -> Entry<'_> {
    Entry { column, over: (1, 1), kind: CellKind::Text, words }
}

/// True where a text without a telling name is lines of cells: the same number of marks, three and more, in nearly all.
pub(in crate::load) fn is_separated(text: &str) -> bool {
    MARKS.iter().any(|mark| {
        let counts = counts(text, *mark);
        let most = common(&counts);
        counts.len() >= 4 && most >= 3 && counts.iter().filter(|count| **count == most).count() * 10 >= counts.len() * 9
    })
}

/// What parts the cells of a text.
fn mark(text: &str) -> u8 {
    let counted: Vec<(u8, Vec<usize>)> = MARKS.into_iter().map(|mark| (mark, counts(text, mark))).collect();
    let usual = |all: &[usize]| common(&all.iter().copied().filter(|count| *count > 0).collect::<Vec<_>>());
    let regular = |all: &[usize]| {
        let (filled, most) = (all.iter().filter(|count| **count > 0).count(), usual(all));
        let same = all.iter().filter(|count| **count == most).count();
        most > 0 && same * 10 >= filled * 8 && filled * 2 >= all.len()
    };
    let regulars: Vec<&(u8, Vec<usize>)> = counted.iter().filter(|(_, all)| regular(all)).collect();
    // "0702,Tomatoes; fresh or chilled,4": what stands in cells only is missing in the line of heads.
    let headed = |all: &[usize]| all.iter().position(|count| *count == usual(all) && *count > 1);
    let in_cells = |all: &[usize]| {
        let parts = |other: &[usize]| headed(other).is_some_and(|line| all.get(line) == Some(&0));
        regulars.iter().any(|(_, other)| usual(other) > usual(all) && parts(other))
    };
    regulars.iter().find(|(_, all)| !in_cells(all)).or(regulars.first()).map_or(b',', |(mark, _)| *mark)
}

/// How often a mark stands outside quotes in each line that is not blank.
fn counts(text: &str, mark: u8) -> Vec<usize> {
    let mut quoted = false;
    let mut counts = Vec::new();
    let mut open = None;
    for line in text.lines().take(LOOKED_AT).filter(|line| !line.trim().is_empty()) {
        let mut count = open.take().unwrap_or(0);
        for byte in line.bytes() {
            quoted ^= byte == b'"';
            count += usize::from(byte == mark && !quoted);
        }
        // A line end inside quotes ends no row.
        if quoted { open = Some(count) } else { counts.push(count) }
    }
    counts
}

/// The count that most lines have.
fn common(counts: &[usize]) -> usize {
    let mut sorted = counts.to_vec();
    sorted.sort_unstable();
    sorted
        .chunk_by(|one, other| one == other)
        .max_by_key(|run| run.len())
        .and_then(|run| run.first().copied())
        .unwrap_or(0)
}

/// What is wrong where rows have more cells than there are heads: which number belongs to which head cannot be known.
fn ragged(widths: &[(u32, usize, usize)]) -> Option<String> {
    let head = widths.iter().find(|(_, filled, _)| *filled >= 3)?;
    let below: Vec<usize> =
        widths.iter().filter(|(row, filled, _)| *row > head.0 && *filled >= 2).map(|(.., last)| *last).collect();
    let wider = below.iter().filter(|width| **width > head.2).count();
    if wider < 2 || wider * 4 < below.len() {
        return None;
    }
    let (least, most) = (below.iter().min()?, below.iter().max()?);
    // A cell more in every row is a mark at the end of the lines.
    if least == most && *most == head.2 + 1 {
        return None;
    }
    Some(format!(
        "its rows are ragged: they have {least} to {most} cells under {} heads, so nothing tells which number stands \
         under which head; numbers with commas may lack their quotes",
        head.2
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<(u32, u32, String)> {
        let draft = read(text).expect("it can be read");
        let table = &draft.tables[0];
        table.cells.iter().map(|cell| (cell.row, cell.column, cell.span.of(&draft.text).to_owned())).collect()
    }

    #[track_caller]
    fn check(text: &str, expected: &[(u32, u32, &str)]) {
        let found = cells(text);
        let found: Vec<(u32, u32, &str)> =
            found.iter().map(|(row, column, words)| (*row, *column, words.as_str())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn the_mark_is_what_stands_equally_often_outside_quotes() {
        check(
            "Land;2022\nTin;1,5\nLead;2,25\n",
            &[(1, 1, "Land"), (1, 2, "2022"), (2, 1, "Tin"), (2, 2, "1,5"), (3, 1, "Lead"), (3, 2, "2,25")],
        );
        check("a,b\\t\t2019 \nx,y\t1 p\n", &[(1, 1, "a,b\\t"), (1, 2, "2019"), (2, 1, "x,y"), (2, 2, "1 p")]);
        check(
            "a,b\n\"x; y\",1\n\"u; v\",2\n",
            &[(1, 1, "a"), (1, 2, "b"), (2, 1, "x; y"), (2, 2, "1"), (3, 1, "u; v"), (3, 2, "2")],
        );
        check(
            "y,good,t\n1,tin; ore,5\n2,tin; ore,6\n",
            &[
                (1, 1, "y"),
                (1, 2, "good"),
                (1, 3, "t"),
                (2, 1, "1"),
                (2, 2, "tin; ore"),
                (2, 3, "5"),
                (3, 1, "2"),
                (3, 2, "tin; ore"),
                (3, 3, "6"),
            ],
        );
    }

    #[test]
    fn blank_lines_and_lines_inside_cells_count_as_people_count_them() {
        check(
            "Title\n\n\nGood,2020\n\"Tin\nore\",14\n\nLead,2\n",
            &[
                (1, 1, "Title"),
                (4, 1, "Good"),
                (4, 2, "2020"),
                (5, 1, "Tin ore"),
                (5, 2, "14"),
                (7, 1, "Lead"),
                (7, 2, "2"),
            ],
        );
    }

    #[test]
    fn rows_count_the_same_under_every_end_of_lines() {
        let unix = "Title\n\nGood,2020\nTin,14\n";
        assert_eq!(cells(unix), cells(&unix.replace('\n', "\r\n")));
    }

    #[test]
    fn rows_wider_than_their_heads_are_ragged_but_for_a_mark_at_their_end() {
        let torn = |text: &str| read(text).expect("it can be read").tables[0].torn.clone();
        let ragged = torn("Land,2022,2023\nA,1,204,551\nB,7,12,4,9\nC,1,2,3\n").unwrap_or_default();
        assert!(ragged.contains("4 to 5 cells under 3 heads"), "{ragged}");
        assert_eq!(torn("Land,2022,2023\nA,1,2,\nB,7,12,\n"), None);
    }
}
