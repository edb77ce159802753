//! Lines of a text: where their words begin and end, how wide they are, and whether a blank line stands before them.

use crate::model::Span;

/// A line with something on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line {
    /// The line without surrounding white space.
    pub span: Span,
    /// Columns before the first word; a tab counts as four.
    pub indent: usize,
    /// Width in characters, without the indent.
    pub width: usize,
    /// A blank line (or the start of the text) stands before it.
    pub after_blank: bool,
}

/// White space, and what looks like it: control characters, zero-width marks, byte order marks.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// A blank that nobody decoded.
const WRITTEN_BLANK: &str = "&nbsp;";

fn trim_start(part: &str) -> &str {
    let mut inner = part.trim_start_matches(is_blank);
    while let Some(rest) = inner.strip_prefix(WRITTEN_BLANK) {
        inner = rest.trim_start_matches(is_blank);
    }
    inner
}

/// The part of `text[start..end]` between its outer white space, as byte offsets.
pub(super) fn trim(text: &str, start: usize, end: usize) -> Option<Span> {
    let part = text.get(start..end)?;
    let inner = trim_start(part);
    let before = part.len() - inner.len();
    let mut inner = inner.trim_end_matches(is_blank);
    while let Some(rest) = inner.strip_suffix(WRITTEN_BLANK) {
        inner = rest.trim_end_matches(is_blank);
    }
    (!inner.is_empty()).then(|| Span::new(start + before, start + before + inner.len()))
}

/// The non-blank lines of a text. Lines end at LF, CR, CR LF, NEL and the Unicode separators.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut after_blank = true;
    let mut start = 0;
    let mut previous = '\0';
    for (at, c) in text.char_indices() {
        if matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}') {
            if c == '\n' && previous == '\r' {
                start = at + 1;
            } else {
                push(&mut lines, text, start, at, &mut after_blank);
                start = at + c.len_utf8();
            }
        }
        previous = c;
    }
    push(&mut lines, text, start, text.len(), &mut after_blank);
    lines
}

fn push(lines: &mut Vec<Line>, text: &str, start: usize, end: usize, after_blank: &mut bool) {
    let Some(span) = trim(text, start, end) else {
        *after_blank = true;
        return;
    };
    let margin = text.get(start..span.start as usize).unwrap_or("");
    // A page break starts a new block though no blank line stands there.
    let page_break = margin.contains('\u{c}');
    let indent = margin.chars().map(|c| if c == '\t' { 4 } else { 1 }).sum();
    let width = span.of(text).chars().count();
    lines.push(Line { span, indent, width, after_blank: *after_blank || page_break });
    *after_blank = false;
}
