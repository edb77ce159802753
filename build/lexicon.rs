//! The words of `dates.toml`, `amounts.toml` and `grammar.toml`.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::phrases::Phrases;
use crate::{Class, ClassSet, WordId, index, listed, table, word};

/// What the lexicon says of one word.
#[derive(Default)]
struct Entry {
    classes: ClassSet,
    opens: ClassSet,
    senses: Vec<(Class, i64)>,
    phrases: Vec<(Vec<WordId>, Class, i64)>,
}

/// The lexicon in code; the words that start a phrase of `others` have their classes, so that the lexer sees where to look.
pub fn read(others: &[(Class, &Phrases)]) -> String {
    let mut entries = BTreeMap::new();
    for name in ["dates.toml", "amounts.toml", "grammar.toml"] {
        for (class_name, words) in table::<toml::Table>(name) {
            let class = Class::from_name(&class_name).unwrap_or_else(|| panic!("{name}: no class {class_name}"));
            for (phrase, value) in words.as_table().unwrap_or_else(|| panic!("{name}: {class_name} is not a table")) {
                let value = kind(class, value);
                let value = value.unwrap_or_else(|| panic!("{name}: {phrase} has no value of {class_name}"));
                add(&mut entries, phrase, class, value);
            }
        }
    }
    for (class, phrases) in others {
        for word in phrases.first_words() {
            let entry = entries.entry(word).or_default();
            entry.classes = entry.classes.with(*class);
        }
    }
    code(entries)
}

/// Adds a word or phrase, cut into words as the lexer cuts text: "new year's" is new, year, ', s.
fn add(entries: &mut BTreeMap<WordId, Entry>, words: &str, class: Class, value: i64) {
    let mark = |c: char| !(c.is_alphanumeric() || c == '.');
    let ids: Vec<WordId> = words
        .split(' ')
        .flat_map(|word| word.split_inclusive(mark))
        .flat_map(|piece| match piece.char_indices().next_back() {
            Some((at, last)) if at > 0 && mark(last) => [&piece[..at], &piece[at..]],
            _ => [piece, ""],
        })
        .filter(|piece| !piece.is_empty())
        .map(WordId::of)
        .collect();
    let [first, rest @ ..] = ids.as_slice() else { return };
    let entry = entries.entry(*first).or_default();
    if rest.is_empty() {
        entry.classes = entry.classes.with(class);
        entry.senses.push((class, value));
    } else {
        entry.classes = entry.classes.with(Class::PhraseStart);
        entry.opens = entry.opens.with(class);
        entry.phrases.push((rest.to_vec(), class, value));
    }
}

/// The number of a value: as it is written, or the place of its word among the kinds of the table.
fn kind(class: Class, value: &toml::Value) -> Option<i64> {
    let kinds = class.kinds();
    match value.as_str() {
        Some(word) => kinds.iter().zip(0..).find(|(kind, _)| **kind == word).map(|(_, at)| at),
        None => value.as_integer().filter(|_| kinds.is_empty()),
    }
}

fn code(entries: BTreeMap<WordId, Entry>) -> String {
    let (mut rows, mut senses, mut phrases, mut words) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (first, mut entry) in entries {
        entry.phrases.sort_by_key(|(rest, ..)| Reverse(rest.len()));
        rows.push(format!(
            "({}, Entry {{ classes: ClassSet({:#x}), opens: ClassSet({:#x}), senses: {:?}, phrases: {:?} }})",
            word(first),
            entry.classes.0,
            entry.opens.0,
            (senses.len(), senses.len() + entry.senses.len()),
            (phrases.len(), phrases.len() + entry.phrases.len()),
        ));
        senses.extend(entry.senses.iter().map(|(class, value)| format!("(Class::{class:?}, {value})")));
        for (rest, class, value) in entry.phrases {
            phrases.push(format!("({:?}, Class::{class:?}, {value})", (words.len(), words.len() + rest.len())));
            words.extend(rest.into_iter().map(word));
        }
    }
    format!(
        "{{\nconst ROWS: &[(WordId, Entry)] = {};\nLexicon {{ known: const {{ &known(ROWS) }}, entries: {}, senses: {}, phrases: {}, \
         words: {} }}\n}}",
        listed(rows.iter().cloned()),
        index(rows.len()),
        listed(senses),
        listed(phrases),
        listed(words),
    )
}
