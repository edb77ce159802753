//! Cuts a sentence into the words and marks that the model was trained on.
//!
//! ```text
//! "We can't say," he said. → " We ca n't say , " he said .
//! ```
//! White space first; then marks are peeled off both ends of each piece; then what stands between letters ("oil-rich",
//! "and/or") is cut. Words with a way of their own ("can't", "Jan.") come from the weights.

use super::weights::{Cut, Words};

/// A word or mark.
#[derive(Debug, Clone, Copy)]
pub struct Word<'a> {
    /// Its letters.
    pub text: &'a str,
    /// Its first byte in the sentence.
    pub start: usize,
    /// Its identity.
    pub identity: u64,
    /// The identity of its plain form.
    pub norm: u64,
    /// White space follows.
    pub spaced: bool,
}

/// The words of a sentence; `None` when there are more than `most`.
#[must_use]
pub fn words<'a>(words: &Words, sentence: &'a str, most: usize) -> Option<Vec<Word<'a>>> {
    let mut found = Vec::new();
    for chunk in sentence.split_whitespace() {
        let start = chunk.as_ptr().addr() - sentence.as_ptr().addr();
        let mut cutter = Cutter { words, sentence, found, most };
        cutter.chunk(start, start + chunk.len())?;
        found = cutter.found;
        if let Some(last) = found.last_mut() {
            last.spaced = true;
        }
    }
    if let Some(last) = found.last_mut() {
        last.spaced = false;
    }
    Some(found)
}

/// What the six tables are asked with: norm, first letter, last three letters, shape, followed by a space, is a space.
#[must_use]
pub fn features(words: &Words, word: &Word<'_>) -> [u64; 6] {
    // The model has hardly seen a curly apostrophe: with one, "n’t" is no negation to it.
    let straight = word.text.replace('’', "'");
    let text = if word.text.len() > '’'.len_utf8() { straight.as_str() } else { word.text };
    let first = text.chars().next().map_or(0, char::len_utf8);
    let last = text.char_indices().rev().nth(2).map_or(0, |(at, _)| at);
    let identity = |part: Option<&str>| words.identity(part.unwrap_or_default());
    [
        word.norm,
        identity(text.get(..first)),
        identity(text.get(last..)),
        words.identity(&shape(text)),
        u64::from(word.spaced),
        0,
    ]
}

/// Letters as X or x, digits as d, runs of a kind no longer than four: "Dec." is "Xxx.".
fn shape(text: &str) -> String {
    if text.chars().count() >= 100 {
        return "LONG".to_owned();
    }
    let mut shape = String::new();
    let (mut last, mut run) = ('\0', 0);
    for sign in text.chars() {
        let kind = match sign {
            _ if sign.is_uppercase() => 'X',
            _ if sign.is_alphabetic() => 'x',
            _ if is_digit(sign) => 'd',
            _ => sign,
        };
        run = if kind == last { run + 1 } else { 1 };
        last = kind;
        if run <= 4 {
            shape.push(kind);
        }
    }
    shape
}

fn is_digit(sign: char) -> bool {
    sign.is_ascii_digit() || matches!(sign, '¹' | '²' | '³')
}

struct Cutter<'a, 'w> {
    words: &'w Words,
    sentence: &'a str,
    found: Vec<Word<'a>>,
    most: usize,
}

impl Cutter<'_, '_> {
    fn push(&mut self, start: usize, end: usize, norm: Option<u64>) -> Option<()> {
        let text = self.sentence.get(start..end)?;
        if text.is_empty() {
            return Some(());
        }
        let identity = self.words.identity(text);
        let norm = norm.unwrap_or_else(|| self.words.norm(text, identity));
        self.found.push(Word { text, start, identity, norm, spaced: false });
        (self.found.len() <= self.most).then_some(())
    }

    /// Cuts what stands between two white spaces.
    fn chunk(&mut self, mut start: usize, mut end: usize) -> Option<()> {
        // Marks at the end come off from the outside, and are set behind the rest in the order of the text.
        let mut ends = Vec::new();
        while start < end && self.found.len() + ends.len() <= self.most {
            let text = self.sentence.get(start..end)?;
            if self.words.cut(text).is_some() {
                break;
            }
            let opened = opening(text);
            let rest = text.get(opened..)?;
            if opened > 0 && self.words.cut(rest).is_some() {
                self.push(start, start + opened, None)?;
                start += opened;
                break;
            }
            let closed = closing(rest);
            if closed > 0 && self.words.cut(text.get(..text.len() - closed)?).is_some() {
                ends.push((end - closed, end));
                end -= closed;
                break;
            }
            if opened == 0 && closed == 0 {
                break;
            }
            self.push(start, start + opened, None)?;
            start += opened;
            if closed > 0 {
                ends.push((end - closed, end));
                end -= closed;
            }
        }
        self.middle(start, end)?;
        while let Some((start, end)) = ends.pop() {
            self.push(start, end, None)?;
        }
        Some(())
    }

    /// Cuts what is left when no mark stands at its ends.
    fn middle(&mut self, start: usize, end: usize) -> Option<()> {
        let text = self.sentence.get(start..end)?;
        if let Some(Cut(pieces)) = self.words.cut(text) {
            let mut at = start;
            for (length, norm) in pieces {
                let next = at + usize::from(length);
                self.push(at, next, norm)?;
                at = next;
            }
            return Some(());
        }
        if text.contains("://") || text.starts_with("www.") {
            return self.push(start, end, None);
        }
        let (mut from, mut at) = (0, 0);
        while at < text.len() {
            let length = joint(text, at);
            if length > 0 && at > from {
                self.push(start + from, start + at, None)?;
                self.push(start + at, start + at + length, None)?;
                from = at + length;
            }
            at += length.max(text.get(at..)?.chars().next().map_or(1, char::len_utf8));
        }
        self.push(start + from, end, None)
    }
}

/// Marks that are cut off wherever they stand at an end, quotes among them.
fn is_mark(sign: char) -> bool {
    is_quote(sign)
        || matches!(
            sign,
            '…' | ','
                | ':'
                | ';'
                | '!'
                | '?'
                | '¿'
                | '؟'
                | '¡'
                | '('
                | ')'
                | '['
                | ']'
                | '{'
                | '}'
                | '<'
                | '>'
                | '_'
                | '#'
        )
        || matches!(
            sign,
            '*' | '&' | '。' | '？' | '！' | '，' | '、' | '；' | '：' | '～' | '·' | '।' | '،' | '۔' | '؛' | '٪'
        )
        || is_icon(sign)
}

fn is_quote(sign: char) -> bool {
    matches!(sign, '\'' | '"' | '”' | '“' | '`' | '‘' | '´' | '’' | '‚' | '„' | '»' | '«')
        || matches!(
            sign,
            '「' | '」' | '『' | '』' | '（' | '）' | '〔' | '〕' | '【' | '】' | '《' | '》' | '〈' | '〉'
        )
}

/// Pictures and signs that stand for words.
fn is_icon(sign: char) -> bool {
    matches!(sign, '¦' | '©' | '®' | '°' | '™')
        || matches!(sign, '\u{2100}'..='\u{214f}' | '\u{2190}'..='\u{21ff}' | '\u{2300}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
            && !sign.is_alphabetic()
}

fn is_currency(sign: char) -> bool {
    matches!(sign, '$' | '£' | '€' | '¥' | '฿' | '﷼' | '\u{20a0}'..='\u{20bf}')
}

/// Lower case, or letters that have none.
fn is_small(sign: char) -> bool {
    sign.is_alphabetic() && !sign.is_uppercase()
}

/// Bytes of the mark that a piece begins with.
fn opening(text: &str) -> usize {
    let mut signs = text.chars();
    let Some(first) = signs.next() else { return 0 };
    let dots = text.len() - text.trim_start_matches('.').len();
    let more = signs.next();
    match first {
        '.' if dots > 1 => dots,
        '\'' if more == Some('\'') => 2,
        '§' | '%' | '=' | '—' | '–' => first.len_utf8(),
        '+' if !more.is_some_and(|sign| sign.is_ascii_digit()) => 1,
        'C' | 'A' if more == Some('$') => 2,
        'U' if text.starts_with("US$") => 3,
        _ if is_mark(first) || is_currency(first) => first.len_utf8(),
        _ => 0,
    }
}

const UNITS: [&str; 44] = [
    "km", "km²", "km³", "m", "m²", "m³", "dm", "dm²", "dm³", "cm", "cm²", "cm³", "mm", "mm²", "mm³", "ha", "µm", "nm",
    "yd", "in", "ft", "kg", "g", "mg", "µg", "t", "lb", "oz", "m/s", "km/h", "kmh", "mph", "hPa", "Pa", "mbar", "mb",
    "MB", "kb", "KB", "gb", "GB", "tb", "TB", "T",
];
const MORE_UNITS: [&str; 7] = ["G", "M", "K", "%", "US$", "C$", "A$"];

/// Bytes of the mark that a piece ends with.
fn closing(text: &str) -> usize {
    let mut signs = text.chars().rev();
    let Some(last) = signs.next() else { return 0 };
    let (before, earlier) = (signs.next(), signs.next());
    let after_digit =
        |part: &str| text.strip_suffix(part).is_some_and(|rest| rest.ends_with(|sign: char| sign.is_ascii_digit()));
    let dots = text.len() - text.trim_end_matches('.').len();
    match last {
        '.' if dots > 1 => return dots,
        '\'' if before == Some('\'') => return 2,
        's' | 'S' if matches!(before, Some('\'' | '’')) => return 1 + before.map_or(0, char::len_utf8),
        '—' | '–' => return last.len_utf8(),
        '+' if before.is_some_and(|sign| sign.is_ascii_digit()) => return 1,
        '.' => return usize::from(ends_word(before, earlier)),
        _ if is_mark(last) => return last.len_utf8(),
        _ if is_currency(last) && !text.ends_with('$') && before.is_some_and(|sign| sign.is_ascii_digit()) => {
            return last.len_utf8();
        }
        '$' if before.is_some_and(|sign| sign.is_ascii_digit()) => return 1,
        _ => {}
    }
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return 0;
    }
    UNITS.iter().chain(&MORE_UNITS).filter(|unit| after_digit(unit)).map(|unit| unit.len()).max().unwrap_or(0)
}

/// True when a full stop after these signs (the last and the one before) ends a word and is no part of it.
fn ends_word(last: Option<char>, before: Option<char>) -> bool {
    let Some(last) = last else { return false };
    last.is_ascii_digit()
        || is_small(last)
        || matches!(last, '%' | '²' | '-' | '+' | '|')
        || is_mark(last) && !is_icon(last)
        || matches!(last, 'F' | 'C' | 'K') && before == Some('°')
        || last.is_uppercase() && before.is_some_and(char::is_uppercase)
}

/// Bytes of the joint between two words that begins at a byte of a piece, or 0.
fn joint(text: &str, at: usize) -> usize {
    let Some(rest) = text.get(at..) else { return 0 };
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    let Some(sign) = rest.chars().next() else { return 0 };
    let after = |bytes: usize| rest.get(bytes..).and_then(|rest| rest.chars().next());
    let dots = rest.len() - rest.trim_start_matches('.').len();
    let letter = |sign: Option<char>| sign.is_some_and(char::is_alphabetic);
    let digit = |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_digit());
    let length = sign.len_utf8();
    match sign {
        '.' if dots > 1 => return dots,
        '…' => return length,
        '.' => {
            let small = before.is_some_and(|sign| is_small(sign) || is_quote(sign));
            let capital = after(1).is_some_and(|sign| sign.is_uppercase() || is_quote(sign));
            return usize::from(small && capital);
        }
        ',' if letter(before) && letter(after(1)) => return 1,
        ':' | '<' | '>' | '=' | '/' if letter(before) || digit(before) => return usize::from(letter(after(1))),
        '+' | '-' | '*' | '^' if digit(before) && (digit(after(1)) || after(1) == Some('-')) => return 1,
        _ if is_icon(sign) => return length,
        _ => {}
    }
    if !(letter(before) || digit(before)) {
        return 0;
    }
    let lines = ["-", "–", "—", "--", "---", "——", "~"];
    let fits = |line: &&&str| rest.starts_with(**line) && letter(after(line.len()));
    lines.iter().find(fits).map_or(0, |line| line.len())
}

#[cfg(test)]
mod tests {
    use super::{shape, words};
    use crate::weights::english;

    #[track_caller]
    fn check(sentence: &str, expected: &str) {
        let found = words(&english().words, sentence, 200).expect("short enough");
        let found: Vec<&str> = found.iter().map(|word| word.text).collect();
        assert_eq!(found.join(" "), expected);
    }

    #[test]
    fn marks_are_cut_off_and_words_kept() {
        check("\"We can't say,\" he said.", "\" We ca n't say , \" he said .");
        check("Mr. Ito of Kobe Corp. left the U.S. on Jan. 5.", "Mr. Ito of Kobe Corp. left the U.S. on Jan. 5 .");
        check("The ministry's $3.5bn (€3bn) plan", "The ministry 's $ 3.5bn ( € 3bn ) plan");
        check("It rose 4.5% to 12,000t…", "It rose 4.5 % to 12,000 t …");
    }

    #[test]
    fn joints_between_letters_are_cut() {
        check("oil-rich and/or U.S.-led", "oil - rich and/or U.S.-led");
        check("2014-15 and 10-day", "2014 - 15 and 10 - day");
        check("end.Then \"so\"", "end . Then \" so \"");
        check("see https://example.org/a-b.", "see https://example.org/a-b .");
    }

    #[test]
    fn a_shape_shows_letters_and_digits_in_short_runs() {
        assert_eq!(shape("Washington2014"), "Xxxxxdddd");
        assert_eq!(shape("Dec."), "Xxx.");
    }
}
