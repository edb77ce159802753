//! Extracted text built block by block: paragraphs stand apart by a blank line, spans point into the result.

use crate::model::{ParagraphKind, Span};
use crate::page::draft::{Draft, Part};

/// Adds a block to the text of a draft; white space at its ends is dropped, and an empty block is none.
pub(super) fn push(draft: &mut Draft, kind: ParagraphKind, words: &str) {
    let words =
        words.trim_matches(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}' | '\u{feff}'));
    if words.is_empty() {
        return;
    }
    if !draft.text.is_empty() {
        draft.text.push_str("\n\n");
    }
    let start = draft.text.len();
    draft.text.push_str(words);
    draft.parts.push(Part { span: Span::new(start, draft.text.len()), kind, after_blank: true });
}

/// Adds words to a block with white space made single blanks.
pub(super) fn push_words(buffer: &mut String, words: &str) {
    // A soft hyphen says where a word may be cut, and is no letter of it.
    for c in words.chars().filter(|c| *c != '\u{ad}') {
        if c.is_whitespace() || c.is_control() {
            if !buffer.is_empty() && !buffer.ends_with([' ', '\n', '\t']) {
                buffer.push(' ');
            }
        } else {
            buffer.push(c);
        }
    }
}
