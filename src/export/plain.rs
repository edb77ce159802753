//! Characters that no reader of text shows and some machines obey: a terminal moves its cursor, a calendar breaks a line.
//!
//! Every exit that is not lossless by itself (JSON escapes them) passes its text through one of these.

use std::borrow::Cow;

/// True for control characters (C0, DEL, C1), Unicode's own line ends, and what XML forbids.
#[must_use]
pub fn is_control(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}' | '\u{FFFE}' | '\u{FFFF}')
}

/// True for what turns the direction of the words around it: on a terminal a name could pose as another.
fn turns(letter: char) -> bool {
    matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Text with blanks for control characters; its line ends and tabs stay. The number of characters stays, too.
#[must_use]
pub fn text(text: &str) -> Cow<'_, str> {
    let bad = |letter: char| is_control(letter) && !matches!(letter, '\n' | '\r' | '\t');
    if text.contains(bad) { Cow::Owned(text.replace(bad, " ")) } else { Cow::Borrowed(text) }
}

/// Text for a terminal on one line: what is not shown is written out, as in `\u{1b}`.
#[must_use]
pub fn shown(text: &str) -> Cow<'_, str> {
    let bad = |letter: char| is_control(letter) || turns(letter);
    if !text.contains(bad) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        if bad(letter) { out.extend(letter.escape_default()) } else { out.push(letter) }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_keeps_its_lines_and_its_length() {
        assert_eq!(text("a\u{1b}[2J\u{0}b\nc\u{2028}d"), "a [2J b\nc d");
    }

    #[test]
    fn a_terminal_is_told_what_a_name_holds_and_does_not_obey_it() {
        assert_eq!(shown("\u{1b}[2Jx.txt"), "\\u{1b}[2Jx.txt");
        assert_eq!(shown("a\nb\u{202e}c"), "a\\nb\\u{202e}c");
        assert!(matches!(shown("Zürich 中"), Cow::Borrowed(_)));
    }
}
