//! Where a passage of a document stands on the printed page: the boxes around its words.
//!
//! The text of a document is put together from the lines of its pages, without the hyphens of typesetters, marks of notes
//! and running heads. So both are compared by their letters and digits alone.

use crate::model::{Document, Printed, Span};

/// A box in shares of a page's width and height: left, top, right, bottom.
pub type Part = [f32; 4];

/// The part of a document's text that stands on a page, counted from 1.
#[must_use]
pub fn on_page(document: &Document, page: usize) -> Span {
    let end = document.text.len() as u32;
    let start = page.checked_sub(1).and_then(|at| document.pages.get(at)).copied().unwrap_or(end);
    Span { start, end: document.pages.get(page).copied().unwrap_or(end).max(start) }
}

/// The boxes around a passage of a document on a page, counted from 1; none where it stands on another one.
#[must_use]
pub fn boxes(document: &Document, page: usize, lines: &[Printed], passage: Span) -> Vec<Part> {
    let whole = on_page(document, page);
    let own = Span { start: passage.start.max(whole.start), end: passage.end.min(whole.end) };
    if own.start >= own.end {
        return Vec::new();
    }
    let (printed, places) = letters_of(lines);
    let wanted = letters(own.of(&document.text));
    let text = letters(whole.of(&document.text));
    let before = letters(Span { start: whole.start, end: own.start }.of(&document.text)).len();
    // The words may stand on the page more than once: of those the one before which as many of them stand in the text.
    let nth = text.get(..before + wanted.len().saturating_sub(1)).map_or(0, |head| occurrences(head, &wanted).count());
    let Some(start) = occurrences(&printed, &wanted).nth(nth).or_else(|| occurrences(&printed, &wanted).last()) else {
        return Vec::new();
    };
    around(lines, places.get(start..start + wanted.len()).unwrap_or_default())
}

/// Letters and digits of a text in lower case.
fn letters(text: &str) -> Vec<char> {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Those of lines, and of each the line and the character of it that it is.
fn letters_of(lines: &[Printed]) -> (Vec<char>, Vec<(usize, usize)>) {
    let all = lines.iter().enumerate().flat_map(|(line, printed)| {
        let own = printed.words.chars().enumerate().filter(|(_, c)| c.is_alphanumeric());
        own.flat_map(move |(at, c)| c.to_lowercase().map(move |c| (c, (line, at))))
    });
    all.unzip()
}

/// Where letters stand in a text.
fn occurrences<'t>(text: &'t [char], wanted: &'t [char]) -> impl Iterator<Item = usize> + 't {
    let windows = if wanted.is_empty() { [].windows(1) } else { text.windows(wanted.len()) };
    windows.enumerate().filter(move |(_, window)| *window == wanted).map(|(at, _)| at)
}

/// A box for each line that holds some of these characters.
fn around(lines: &[Printed], places: &[(usize, usize)]) -> Vec<Part> {
    places
        .chunk_by(|one, other| one.0 == other.0)
        .filter_map(|on_line| {
            let ((line, first), (_, last)) = (*on_line.first()?, *on_line.last()?);
            let Printed { words, x: [left, right], y: [top, bottom] } = lines.get(line)?;
            let count = words.chars().count().max(1) as f32;
            let x = |at: usize| left + (right - left) * at as f32 / count;
            Some([x(first), *top, x(last + 1), *bottom])
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(words: &str, row: u8) -> Printed {
        let top = f32::from(row) * 0.1;
        Printed { words: words.to_owned(), x: [0.1, 0.9], y: [top, top + 0.05] }
    }

    fn document(text: &str, pages: &[u32]) -> Document {
        let (_, document) = crate::load::from_bytes("a.txt", text.as_bytes());
        Document { pages: pages.to_vec(), ..document.expect("it is text") }
    }

    #[track_caller]
    fn check(text: &str, pages: &[u32], lines: &[Printed], passage: &str, expected: &[(u8, f32, f32)]) {
        let document = document(text, pages);
        let start = document.text.rfind(passage).expect("it is there") as u32;
        let found = boxes(&document, 1, lines, Span { start, end: start + passage.len() as u32 });
        let told: Vec<(f32, f32, f32)> = found.iter().map(|[left, top, right, _]| (*top, *left, *right)).collect();
        assert_eq!(told.len(), expected.len(), "{told:?}");
        for ((top, left, right), (row, x, end)) in told.iter().zip(expected) {
            let near = |one: f32, other: f32| (one - other).abs() < 0.02;
            assert!(near(*top, f32::from(*row) * 0.1) && near(*left, *x) && near(*right, *end), "{told:?}");
        }
    }

    #[test]
    fn a_passage_is_boxed_line_by_line_whatever_hyphens_and_marks_stand_between() {
        let lines = [line("HARBOUR POST", 0), line("Tin rose. Lead ex-", 1), line("ports fell¹ in May.", 2)];
        check("Tin rose. Lead exports fell in May.", &[0], &lines, "Lead exports", &[(1, 0.54, 0.86), (2, 0.1, 0.31)]);
    }

    #[test]
    fn words_that_stand_twice_are_boxed_where_they_were_read() {
        let lines = [line("Tin rose.", 0), line("Tin rose.", 1)];
        check("Tin rose.\n\nTin rose.", &[0], &lines, "Tin rose", &[(1, 0.1, 0.81)]);
    }

    #[test]
    fn a_passage_over_two_pages_is_boxed_on_each_with_its_own_part() {
        let lines = [line("Lead rose and", 0)];
        check("Lead rose and fell.", &[0, 14], &lines, "rose and fell", &[(0, 0.41, 0.9)]);
        let document = document("Lead rose and fell.", &[0, 14]);
        assert!(boxes(&document, 3, &lines, Span { start: 0, end: 4 }).is_empty());
    }
}
