//! What the readers of offices and books share: paragraphs, cells of rows, raised marks, notes at the end.

use crate::model::ParagraphKind;
use crate::page::draft::{Draft, MetaDate};
use crate::page::head::plain;

use super::builder::push;
use super::front_matter::unit;

/// A document being put together.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    /// What is done.
    pub draft: Draft,
    /// A large first letter, whose word goes on in the next paragraph.
    pub begun: String,
    /// Notes, which stand behind the text.
    pub notes: Vec<String>,
}

/// A cell of a table: its words, and the columns it stands over.
pub(super) type Cell = (String, usize);

/// Cells of a row that are written out.
const WIDEST: usize = 200;
/// A row with more words than this only places things on a page.
const LONGEST: usize = 1500;

impl Blocks {
    /// Adds a paragraph.
    pub fn push(&mut self, kind: ParagraphKind, words: &str) {
        push(&mut self.draft, kind, words);
    }

    /// Adds the row of a table; one of a single cell, or of very many words, is running text.
    pub fn row(&mut self, cells: &[Cell]) {
        let filled = cells.iter().filter(|(words, _)| !words.trim().is_empty()).count();
        let length: usize = cells.iter().map(|(words, _)| words.len()).sum();
        if filled < 2 || length > LONGEST {
            for (words, _) in cells {
                self.push(ParagraphKind::Body, words);
            }
            return;
        }
        let mut line = String::new();
        for (words, wide) in cells.iter().take(WIDEST) {
            let one: Vec<&str> = words.split_whitespace().collect();
            line.push_str(&one.join(" "));
            line.extend(std::iter::repeat_n('\t', (*wide).clamp(1, 40)));
        }
        self.push(ParagraphKind::Row, line.trim_end_matches('\t'));
    }

    /// What the file's own fields say: a title that stands in the head of the text, and the day it was made.
    pub fn about(&mut self, title: Option<&str>, made: Option<(&str, &str)>) {
        let wanted = title.map(plain).filter(|title| title.len() > 3);
        let head = self.draft.parts.iter().take(6);
        let known = head.into_iter().any(|part| Some(plain(self.draft.words(part))) == wanted);
        if known && self.draft.title.is_none() {
            self.draft.title = title.map(|title| title.trim().to_owned());
        }
        self.draft.made = made.and_then(|(field, value)| Some(MetaDate::new(field, value, unit(value)?)));
    }

    /// The whole draft, its notes behind the text.
    pub fn done(mut self) -> Draft {
        for note in std::mem::take(&mut self.notes) {
            self.push(ParagraphKind::Body, &note);
        }
        self.draft
    }
}

/// Adds raised signs: a power as one ("km²"), a note mark ("1", "[2]", "*") not at all.
pub(super) fn raise(buffer: &mut String, raised: &str) {
    let sign = raised.trim();
    let before = buffer.trim_end().rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let unit = matches!(before, "m" | "km" | "cm" | "mm" | "ft" | "mi" | "dm");
    let bare = sign.trim_start_matches(['[', '(']).trim_end_matches([']', ')']);
    let mark = bare.chars().all(|c| c.is_ascii_digit() || ", *†‡§".contains(c)) && bare.chars().count() < 6;
    match sign {
        "2" if unit => buffer.push('²'),
        "3" if unit => buffer.push('³'),
        _ if mark && (before != "10" || bare.len() < sign.len()) => {}
        _ if before == "10" => {
            buffer.push('^');
            buffer.push_str(sign);
        }
        _ => buffer.push_str(raised),
    }
}

/// Raised digits as the letters for them, in cells: the number of a note is no part of the number before it, and the notes
/// below the table are found by it.
pub(super) fn small(text: &str) -> String {
    let all = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    text.chars().map(|c| c.to_digit(10).and_then(|digit| all.get(digit as usize).copied()).unwrap_or(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_notes_go_and_powers_and_letters_stay() {
        let check = |before: &str, raised: &str, expected: &str| {
            let mut words = before.to_owned();
            raise(&mut words, raised);
            assert_eq!(words, expected, "{before}, {raised}");
        };
        check("rose to 5.2", "1", "rose to 5.2");
        check("rose to 5.2", "[12]", "rose to 5.2");
        check("in 2020", "1, 2", "in 2020");
        check("the port", "*", "the port");
        check("14 km", "2", "14 km²");
        check("by 10", "6", "by 10^6");
        check("by 10", "-3", "by 10^-3");
        check("of the 10", "[3]", "of the 10");
        check("on the 3", "rd", "on the 3rd");
        check("Westhaven", "TM", "WesthavenTM");
    }
}
