//! Running heads, feet and page numbers: lines at the edge of the page that come again on others.

use std::collections::HashMap;

use super::layout::{Block, Line};

/// Lines from the upper and the lower edge of a page that are looked at.
const EDGE: usize = 3;
/// How far the same line may stand from its place on another page, in points.
const SHIFT: f32 = 4.0;

/// Takes them out.
pub(super) fn remove(pages: &mut [Vec<Block>]) {
    let mut seen: HashMap<String, Vec<(usize, f32)>> = HashMap::new();
    for (number, page) in pages.iter().enumerate() {
        for line in edges(page) {
            seen.entry(shape(&line.words)).or_default().push((number, line.y));
        }
    }
    // Left and right pages have heads of their own, so a few are enough.
    let enough = if pages.len() > 6 { 3 } else { 2 };
    let again = |line: &Line| {
        let places = seen.get(&shape(&line.words)).map_or(&[][..], Vec::as_slice);
        places.iter().filter(|(_, y)| (y - line.y).abs() <= SHIFT).count() >= enough
    };
    for page in pages.iter_mut() {
        let found = |whole: bool| -> Vec<Line> {
            let edges = edges(page).into_iter();
            edges.filter(|line| is_number(&line.words) || (whole && again(line))).cloned().collect()
        };
        let length = |lines: &[Line]| lines.iter().map(|line| line.words.len()).sum::<usize>();
        let all: usize = page.iter().map(|block| length(&block.lines)).sum();
        // A page that stands in the file twice is no page of heads and feet.
        let edges = Some(found(true)).filter(|found| length(found) * 2 < all).unwrap_or_else(|| found(false));
        for block in page.iter_mut() {
            block.lines.retain(|line| !edges.contains(line));
        }
        page.retain(|block| !block.lines.is_empty());
    }
}

/// The lines nearest to the upper and the lower edge.
fn edges(page: &[Block]) -> Vec<&Line> {
    let mut lines: Vec<&Line> = page.iter().flat_map(|block| &block.lines).collect();
    lines.sort_by(|one, other| one.y.total_cmp(&other.y));
    let upper = lines.len().saturating_sub(EDGE).max(EDGE.min(lines.len()));
    let mut edges: Vec<&Line> = lines.iter().take(EDGE).copied().collect();
    edges.extend(lines.get(upper..).unwrap_or_default());
    edges
}

/// A line without its numbers and signs: what stays the same from page to page.
fn shape(words: &str) -> String {
    let mut shape = String::new();
    for c in words.chars().take(200) {
        match c {
            c if c.is_alphabetic() => shape.extend(c.to_lowercase()),
            c if c.is_numeric() && !shape.ends_with('#') => shape.push('#'),
            _ => {}
        }
    }
    shape
}

/// "12", "- 12 -", "Page 3 of 14", "3/14".
fn is_number(words: &str) -> bool {
    let bare = words.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '|' | '[' | ']' | '.'));
    let small = bare.to_lowercase();
    let number = |part: &str| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let parts: Vec<&str> =
        small.split(|c: char| c.is_whitespace() || c == '/').filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        // A lone year may be a heading of a chronicle.
        [one] => number(one) && one.len() < 4,
        ["page" | "seite" | "p." | "s.", one] => number(one),
        ["page" | "seite", one, "of" | "von", all] | [one, "of" | "von", all] => number(one) && number(all),
        ["page" | "seite", one, all] | [one, all] if bare.contains('/') => number(one) && number(all),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ParagraphKind;

    fn page(lines: &[(&str, f32)]) -> Vec<Block> {
        let block = |(words, y): &(&str, f32)| {
            let line = Line { words: (*words).to_owned(), x: 0.0, y: *y, end_x: 100.0, size: 10.0 };
            Block { kind: ParagraphKind::Body, lines: vec![line] }
        };
        lines.iter().map(block).collect()
    }

    #[test]
    fn heads_that_come_again_and_numbers_go_and_the_rest_stays() {
        let texts = [
            ["Tin rose.", "Lead fell.", "Zinc held.", "Iron slept.", "Gold shone.", "Clay dried.", "Salt lay."],
            ["Rye grew.", "Oats stood.", "Malt sold.", "Hops came.", "Flax went.", "Hemp hung.", "Wool waited."],
        ];
        let mut pages: Vec<Vec<Block>> = (1..)
            .zip(texts)
            .map(|(number, text)| {
                let (head, foot) = (format!("Harbour Post, page {number}"), format!("Page {number} of 2"));
                let mut lines = vec![(head.as_str(), 800.0)];
                lines.extend(text.iter().enumerate().map(|(at, words)| (*words, 700.0 - 20.0 * at as f32)));
                lines.push((&foot, 30.0));
                page(&lines)
            })
            .collect();
        remove(&mut pages);
        for (page, text) in pages.iter().zip(texts) {
            let left: Vec<&str> = page.iter().map(|block| block.lines[0].words.as_str()).collect();
            assert_eq!(left, text);
        }
    }

    #[test]
    fn a_number_is_one_of_a_page_only_in_the_forms_of_pages() {
        assert!(["7", "- 12 -", "Page 3 of 14", "3/14", "Seite 2"].iter().all(|words| is_number(words)));
        assert!(!["2014", "3 May", "14 %", "12 of the ships"].iter().any(|words| is_number(words)));
    }
}
