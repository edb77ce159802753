//! Text into tokens: words, numbers, single other characters; each with its class bits.

use crate::lexicon::{Class, ClassSet, Lexicon, WordId, lexicon};
use crate::model::Span;

/// A word, a number or one other character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Its place.
    pub span: Span,
    /// Everything the lexer and the lexicon know about it.
    pub classes: ClassSet,
    /// Its identity, case folded, known to the lexicon or not; 0 for numbers.
    pub word: WordId,
    /// The value of an [`Class::Int`]; 0 otherwise.
    pub int: i64,
    /// True when white space (or the start of the text) stands before it.
    pub spaced: bool,
}

impl Token {
    /// True when the token has the class.
    #[must_use]
    pub fn is(&self, class: Class) -> bool {
        self.classes.has(class)
    }

    /// The lexicon's number for the token within a class.
    #[must_use]
    pub fn value(&self, class: Class) -> Option<i64> {
        lexicon().value(self.word, class)
    }
}

/// Splits text into tokens. A number keeps its grouping commas and decimal point ("1,250.5"); letters that
/// follow digits without a space are a token of their own ("28" "th"), so patterns say how they hang together.
#[must_use]
pub fn lex(text: &str) -> Vec<Token> {
    let lexicon = lexicon();
    let bytes = text.as_bytes();
    let mut tokens = Vec::with_capacity(text.len() / 5 + 4);
    let mut lower = String::with_capacity(32);
    let mut at = 0;
    let mut spaced = true;
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii_whitespace() {
            spaced = true;
            at += 1;
            continue;
        }
        let start = at;
        if byte.is_ascii_digit() {
            at = number_end(bytes, at);
            tokens.push(number(text, start, at, spaced));
        } else if let Some(end) = word_end(text, at) {
            at = end;
            tokens.push(word(lexicon, text, start, at, spaced, &mut lower));
        } else {
            let width = text[at..].chars().next().map_or(1, char::len_utf8);
            let space = text[at..].chars().next().is_some_and(char::is_whitespace);
            at += width;
            if space {
                spaced = true;
                continue;
            }
            tokens.push(mark(lexicon, text, start, at, spaced));
        }
        spaced = false;
    }
    tokens
}

/// Digits with grouping commas and one decimal point; "22.03.2018" and "2014,5" stay apart.
fn number_end(bytes: &[u8], start: usize) -> usize {
    let digits = |mut at: usize| {
        while bytes.get(at).is_some_and(u8::is_ascii_digit) {
            at += 1;
        }
        at
    };
    let mut end = digits(start);
    if end - start <= 3 {
        while bytes.get(end) == Some(&b',') && digits(end + 1) == end + 4 {
            end += 4;
        }
    }
    // The last part of "12.5.2014" follows a digit and a full stop: no decimal either.
    let inside = start >= 2 && bytes[start - 1] == b'.' && bytes[start - 2].is_ascii_digit();
    if bytes.get(end) == Some(&b'.') && !inside {
        let after = digits(end + 1);
        let another = bytes.get(after) == Some(&b'.') && bytes.get(after + 1).is_some_and(u8::is_ascii_digit);
        if after > end + 1 && !another {
            end = after;
        }
    }
    end
}

/// The end of a word that starts at `start`: letters, and an apostrophe or a full stop only inside
/// abbreviations such as "U.S."; `None` when no letter stands there.
fn word_end(text: &str, start: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = start;
    loop {
        match bytes.get(at) {
            Some(byte) if byte.is_ascii_alphabetic() => at += 1,
            Some(byte) if !byte.is_ascii() => {
                let letter = text.get(at..)?.chars().next().filter(|c| c.is_alphabetic());
                let Some(letter) = letter else { break };
                at += letter.len_utf8();
            }
            _ => break,
        }
    }
    if at == start {
        return None;
    }
    // "U.S.", "a.m.": single letters between stops are one word, its last stop included.
    while at - start <= 8
        && bytes.get(at) == Some(&b'.')
        && bytes.get(at - 1).is_some_and(u8::is_ascii_alphabetic)
        && (at < start + 2 || bytes.get(at - 2) == Some(&b'.'))
    {
        let next_is_letter = bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic);
        let single = next_is_letter && bytes.get(at + 2).is_none_or(|b| !b.is_ascii_alphanumeric());
        if single {
            at += 2;
        } else {
            if at > start + 1 {
                at += 1;
            }
            break;
        }
    }
    Some(at)
}

fn number(text: &str, start: usize, end: usize, spaced: bool) -> Token {
    let digits = &text[start..end];
    let mut classes = ClassSet::default().with(Class::Number);
    let mut int = 0;
    if digits.bytes().all(|byte| byte.is_ascii_digit()) {
        classes = classes.with(Class::Int);
        int = digits.parse().unwrap_or(i64::MAX);
        if digits.len() == 4 && (1000..3000).contains(&int) {
            classes = classes.with(Class::Year4);
        }
        if digits.len() == 2 {
            classes = classes.with(Class::Two);
        }
        if digits.len() <= 2 && (1..=31).contains(&int) {
            classes = classes.with(Class::DayNum);
        }
        if digits.len() <= 2 && (1..=12).contains(&int) {
            classes = classes.with(Class::MonthNum);
        }
    }
    Token { span: Span::new(start, end), classes, word: WordId::default(), int, spaced }
}

fn word(lexicon: &Lexicon, text: &str, start: usize, end: usize, spaced: bool, lower: &mut String) -> Token {
    let letters = &text[start..end];
    let word = if letters.is_ascii() {
        WordId::of(letters)
    } else {
        lower.clear();
        lower.extend(letters.chars().flat_map(char::to_lowercase));
        WordId::of(lower)
    };
    let mut classes = lexicon.classes(word).with(Class::Word);
    if letters.chars().next().is_some_and(char::is_uppercase) {
        classes = classes.with(Class::Capital);
        if end - start >= 2 && !letters.chars().any(char::is_lowercase) {
            classes = classes.with(Class::Upper);
        }
    }
    Token { span: Span::new(start, end), classes, word, int: 0, spaced }
}

fn mark(lexicon: &Lexicon, text: &str, start: usize, end: usize, spaced: bool) -> Token {
    let word = WordId::of(&text[start..end]);
    let classes = lexicon.classes(word).with(Class::Punct);
    Token { span: Span::new(start, end), classes, word, int: 0, spaced }
}
