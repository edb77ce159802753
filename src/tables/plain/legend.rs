//! What the marks of a table mean, as its notes say: "(p) Provisional. .. Not available. x Confidential."

use std::collections::HashMap;

use super::super::words::{self, Meaning};
use crate::model::{Flag, Flags};

/// Marks with their meaning.
#[derive(Debug, Clone)]
pub(super) struct Legend {
    marks: HashMap<String, Flag>,
    /// What "mil" stands for in this table.
    pub mil: i64,
}

impl Default for Legend {
    fn default() -> Self {
        Self { marks: HashMap::new(), mil: 1_000_000 }
    }
}

/// Words of Spanish and Portuguese tables, in which "mil" is a thousand.
const IBERIAN: [&str; 16] = [
    "de", "por", "exportações", "importações", "exportaciones", "importaciones", "toneladas", "país", "países",
    "valor", "ano", "año", "produto", "producto", "milhões", "millones",
];

/// Marks that need no note.
const USUAL: [(&str, Flag); 13] = [
    ("p", Flag::Provisional),
    ("prov", Flag::Provisional),
    ("prov.", Flag::Provisional),
    ("prel", Flag::Provisional),
    ("prel.", Flag::Provisional),
    ("pr", Flag::Provisional),
    ("e", Flag::Estimated),
    ("est", Flag::Estimated),
    ("est.", Flag::Estimated),
    ("r", Flag::Revised),
    ("rev", Flag::Revised),
    ("rev.", Flag::Revised),
    ("b", Flag::Break),
];

impl Legend {
    /// Reads the notes of a table.
    pub fn of<'t>(notes: impl Iterator<Item = &'t str>) -> Self {
        let mut legend = Self::default();
        for note in notes.take(200).filter(|note| note.len() < 2_000) {
            for sentence in sentences(note) {
                legend.sentence(sentence);
            }
        }
        legend
    }

    /// The same for a table whose words are these: they tell what language it is in.
    pub fn in_words<'t>(self, words: impl Iterator<Item = &'t str>) -> Self {
        let told = words.take(400).flat_map(words::cut).filter(|word| IBERIAN.contains(&word.lower.as_str())).count();
        Self { mil: if told > 1 { 1_000 } else { 1_000_000 }, ..self }
    }

    /// "*, p – preliminary data": the marks before the word.
    fn sentence(&mut self, sentence: &str) {
        let scan = words::scan(sentence);
        let Some((flag, start, end)) = scan.found.iter().find_map(|found| match found.meaning {
            Meaning::Flag(flag) => Some((flag, found.range.start, found.range.end)),
            _ => None,
        }) else {
            return;
        };
        let before = sentence.get(..start).unwrap_or_default();
        let marks = |text: &str| -> Vec<String> {
            let cut = |c: char| c.is_whitespace() || "(),:=–—-".contains(c);
            text.split(cut).filter(|mark| !mark.is_empty()).map(str::to_lowercase).collect()
        };
        let found = marks(before);
        if !found.is_empty() && found.iter().all(|mark| mark.chars().count() <= 3) {
            self.marks.extend(found.into_iter().take(4).map(|mark| (mark, flag)));
            return;
        }
        // "provisional (p)".
        let after = sentence.get(end..).unwrap_or_default().trim_start();
        if let Some((inside, _)) = after.strip_prefix('(').and_then(|rest| rest.split_once(')'))
            && inside.chars().count() <= 3
        {
            self.marks.insert(inside.trim().to_lowercase(), flag);
        }
    }

    /// What a mark means.
    pub fn flag(&self, mark: &str) -> Option<Flag> {
        let usual = || USUAL.iter().find(|(usual, _)| *usual == mark).map(|(_, flag)| *flag);
        let told = self.marks.get(mark).copied().or_else(usual);
        told.filter(|flag| !matches!(flag, Flag::NotAvailable))
    }

    /// The flags of marks beside a value.
    pub fn of_marks(&self, marks: &[String]) -> Flags {
        marks.iter().filter_map(|mark| self.flag(mark)).fold(Flags::default(), Flags::with)
    }

    /// The flags of the marks in a head or a label: "2024p", "2023-24 (P)", "2025*".
    pub fn of_head(&self, text: &str) -> Flags {
        let mut flags = Flags::default();
        let mut add = |mark: &str| {
            if let Some(flag) = self.flag(&mark.to_lowercase()) {
                flags = flags.with(flag);
            }
        };
        for inside in text.split('(').skip(1).filter_map(|rest| rest.split_once(')')).map(|(inside, _)| inside.trim()) {
            if inside.chars().count() <= 5 {
                add(inside);
            }
        }
        for word in text.split_whitespace() {
            let digits = word.trim_end_matches(|c: char| !c.is_ascii_digit());
            let mark = word.get(digits.len()..).unwrap_or_default();
            let year = digits.len() >= 4 && digits.get(..4).is_some_and(super::super::number::is_year);
            if year && !mark.is_empty() && mark.chars().count() <= 3 {
                add(mark.trim_matches(['(', ')', ',', ':']));
            }
        }
        if let Some(last) = text.trim_end().chars().next_back().filter(|c| "*†‡".contains(*c)) {
            add(&last.to_string());
        }
        flags
    }
}

/// A note in its sentences; the stops of ".." and "n.a." end none.
fn sentences(note: &str) -> Vec<&str> {
    let mut all = Vec::new();
    let mut from = 0;
    let bytes = note.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        let stop = match byte {
            b';' | b'|' => true,
            b'.' => {
                let letters =
                    note.get(from..at).map_or(0, |part| part.chars().rev().take_while(|c| c.is_alphabetic()).count());
                letters > 2 && bytes.get(at + 1).is_none_or(u8::is_ascii_whitespace)
            }
            _ => false,
        };
        if stop {
            all.extend(note.get(from..at));
            from = at + 1;
        }
    }
    all.extend(note.get(from..));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_tell_what_marks_mean() {
        let notes = [
            "(r) Revised. (P) Provisional. .. Not available. x Confidential. - Nil or negligible.",
            "*, † – предварительные данные / preliminary data",
        ];
        let legend = Legend::of(notes.into_iter());
        assert_eq!(
            ["r", "p", "x", "*", "†", "7"].map(|mark| legend.flag(mark)),
            [
                Some(Flag::Revised),
                Some(Flag::Provisional),
                Some(Flag::Confidential),
                Some(Flag::Provisional),
                Some(Flag::Provisional),
                None
            ]
        );
        assert!(legend.of_head("2023/24*").has(Flag::Provisional));
        assert!(legend.of_head("2023-24 (P)").has(Flag::Provisional));
        assert!(!Legend::default().of_head("2023/24*").has(Flag::Provisional));
    }
}
