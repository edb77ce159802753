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
    /// Classes of the lexicon's phrases that it can open.
    pub opens: ClassSet,
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
    #[inline]
    pub fn is(&self, class: Class) -> bool {
        self.classes.has(class)
    }

    /// True when the token, or a phrase that it opens, can have the class.
    #[must_use]
    #[inline]
    pub fn may_be(&self, class: Class) -> bool {
        self.classes.has(class) || self.opens.has(class)
    }

    /// True when these are its letters, whatever their case.
    #[must_use]
    #[inline]
    pub fn reads(&self, letters: &str, text: &str) -> bool {
        // Most comparisons fail by length, before the text is looked at.
        self.span.len() == letters.len()
            && text.as_bytes().get(self.span.range()).is_some_and(|own| own.eq_ignore_ascii_case(letters.as_bytes()))
    }

    /// The lexicon's number for the token within a class.
    #[must_use]
    pub fn value(&self, class: Class) -> Option<i64> {
        lexicon().value(self.word, class)
    }
}

/// What a byte can begin.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Blank,
    Digit,
    Small,
    Large,
    Mark,
    /// Part of a character beyond ASCII.
    Wide,
}

/// The kind of each byte.
const KINDS: [Kind; 256] = {
    let mut kinds = [Kind::Wide; 256];
    let mut byte = 0;
    while byte < 128 {
        let letter = byte as u8;
        kinds[byte] = if letter.is_ascii_whitespace() {
            Kind::Blank
        } else if letter.is_ascii_digit() {
            Kind::Digit
        } else if letter.is_ascii_lowercase() {
            Kind::Small
        } else if letter.is_ascii_uppercase() {
            Kind::Large
        } else {
            Kind::Mark
        };
        byte += 1;
    }
    kinds
};

fn kind(bytes: &[u8], at: usize) -> Option<Kind> {
    bytes.get(at).map(|byte| KINDS[*byte as usize])
}

/// Splits text into tokens. A number keeps its grouping commas and decimal point ("1,250.5"); letters that
/// follow digits without a space are a token of their own ("28" "th"), so patterns say how they hang together.
#[must_use]
pub fn lex(text: &str) -> Vec<Token> {
    lex_from(text, 0)
}

/// The tokens of a text from a byte on, where one begins.
#[must_use]
pub fn lex_from(text: &str, start: usize) -> Vec<Token> {
    let lexicon = lexicon();
    let bytes = text.as_bytes();
    let mut tokens = Vec::with_capacity(text.len().saturating_sub(start) / 4 + 4);
    let mut at = start;
    let mut spaced = true;
    while let Some(kind) = kind(bytes, at) {
        let token = match kind {
            Kind::Blank => {
                spaced = true;
                at += 1;
                continue;
            }
            // A blank that whoever copied the text did not decode.
            Kind::Mark if bytes[at..].starts_with(b"&nbsp;") => {
                spaced = true;
                at += 6;
                continue;
            }
            Kind::Digit => number(text, at, number_end(bytes, at), spaced),
            Kind::Small | Kind::Large => word(lexicon, text, at, spaced),
            Kind::Mark => mark(lexicon, text, at, at + 1, spaced),
            Kind::Wide => {
                let Some(letter) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
                if letter.is_whitespace() {
                    spaced = true;
                    at += letter.len_utf8();
                    continue;
                }
                if letter.is_alphabetic() {
                    word(lexicon, text, at, spaced)
                } else {
                    mark(lexicon, text, at, at + letter.len_utf8(), spaced)
                }
            }
        };
        at = token.span.end as usize;
        tokens.push(token);
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

/// A word that starts at `start`, where a letter stands: letters, and full stops only inside abbreviations such as
/// "U.S.". Identity and case are read off while its end is looked for.
fn word(lexicon: &Lexicon, text: &str, start: usize, spaced: bool) -> Token {
    let bytes = text.as_bytes();
    let (mut id, mut at, mut small) = (WordId::START, start, false);
    let mut ascii = true;
    while let Some(byte) = bytes.get(at) {
        match KINDS[*byte as usize] {
            Kind::Small => {
                small = true;
                id = id.and_small(*byte);
                at += 1;
            }
            Kind::Large if small && opens_month(lexicon, bytes, start, at) => break,
            Kind::Large => {
                id = id.and_small(byte | 0x20);
                at += 1;
            }
            Kind::Wide => {
                let letter = text.get(at..).and_then(|rest| rest.chars().next()).filter(|c| c.is_alphabetic());
                let Some(letter) = letter else { break };
                ascii = false;
                at += letter.len_utf8();
            }
            _ => break,
        }
    }
    let end = if bytes.get(at) == Some(&b'.') { abbreviation_end(bytes, start, at) } else { at };
    for letter in bytes.get(at..end).unwrap_or_default() {
        small |= letter.is_ascii_lowercase();
        id = id.and_small(letter.to_ascii_lowercase());
    }
    let mut capital = bytes.get(start).is_some_and(u8::is_ascii_uppercase);
    if !ascii {
        let letters = &text[start..end];
        id = WordId::of(&letters.to_lowercase());
        capital = letters.starts_with(char::is_uppercase);
        small = letters.contains(char::is_lowercase);
    }
    let (classes, opens) = lexicon.classes(id);
    let mut classes = classes.with(Class::Word);
    if capital {
        classes = classes.with(Class::Capital);
        if end - start >= 2 && !small {
            classes = classes.with(Class::Upper);
        }
    }
    Token { span: Span::new(start, end), classes, opens, word: id, int: 0, spaced }
}

/// "inJuly", "ofMay": a month whose blank got lost behind a small word.
fn opens_month(lexicon: &Lexicon, bytes: &[u8], start: usize, at: usize) -> bool {
    const SMALL: [&[u8]; 9] = [b"in", b"of", b"for", b"to", b"from", b"and", b"by", b"since", b"during"];
    let rest = bytes.get(at..).unwrap_or_default();
    let letters = rest.iter().take_while(|byte| byte.is_ascii_alphabetic());
    let id = letters.fold(WordId::START, |id, byte| id.and_small(byte.to_ascii_lowercase()));
    SMALL.iter().any(|small| bytes.get(start..at) == Some(*small)) && lexicon.classes(id).0.has(Class::Month)
}

/// "U.S.", "a.m.": single letters between stops are one word, its last stop included.
fn abbreviation_end(bytes: &[u8], start: usize, letters_end: usize) -> usize {
    let mut at = letters_end;
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
    at
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
    Token { span: Span::new(start, end), classes, opens: ClassSet::default(), word: WordId::default(), int, spaced }
}

fn mark(lexicon: &Lexicon, text: &str, start: usize, end: usize, spaced: bool) -> Token {
    let word = WordId::of(&text[start..end]);
    let (classes, opens) = lexicon.classes(word);
    let classes = classes.with(Class::Punct);
    Token { span: Span::new(start, end), classes, opens, word, int: 0, spaced }
}
