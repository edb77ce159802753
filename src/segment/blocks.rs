//! Lines into blocks: paragraphs, list items and table rows.
//!
//! Some texts break lines at a fixed width, others write a paragraph a line. Both are told apart by what stands at
//! the line ends: a sentence that goes on in lower case was broken by a machine, and then the next word would not have fitted.

use super::cells;
use super::lines::{Line, lines};
use crate::model::{ParagraphKind, Span};

/// What the shape of a block says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// Running text or a headline.
    Text,
    /// Begins with a bullet or a number.
    Item,
    /// A row of a table.
    Row,
}

impl From<BlockKind> for ParagraphKind {
    fn from(kind: BlockKind) -> Self {
        match kind {
            BlockKind::Text => Self::Body,
            BlockKind::Item => Self::Item,
            BlockKind::Row => Self::Row,
        }
    }
}

/// A paragraph, item or row of a plain text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// Its place, without surrounding white space.
    pub span: Span,
    /// Its shape.
    pub kind: BlockKind,
    /// A blank line stands before it.
    pub after_blank: bool,
    /// Lines joined in it.
    pub lines: u32,
}

/// Lines wider than this were not broken to fit a page.
const WIDEST_WRAP: usize = 110;

/// Characters of the narrowest page that lines were broken to fit.
const NARROWEST: usize = 40;

/// How a text breaks its lines.
#[derive(Debug, Clone, Copy)]
struct Wrap {
    /// Lines were broken at a fixed width.
    hard: bool,
    /// That width in characters.
    width: usize,
    /// The text is all capitals, so that case tells nothing.
    capitals: bool,
    /// Sentences were torn at their links: lines begin with the comma behind one, or break off in front of it.
    torn: bool,
}

/// Lines that begin with a comma or full stop, from which on a text was torn.
const TORN: usize = 3;

/// Cuts a text into its blocks, in order; every word belongs to one.
#[must_use]
pub fn blocks(text: &str) -> Vec<Block> {
    let lines = lines(text);
    let wrap = wrap_of(text, &lines);
    let mut blocks: Vec<Block> = Vec::new();
    let mut previous: Option<&Line> = None;
    for (i, line) in lines.iter().enumerate() {
        let words = line.span.of(text);
        // Neighbours count as long as no blank line stands between.
        let above = previous.filter(|_| !line.after_blank);
        let below = lines.get(i + 1).filter(|next| !next.after_blank);
        let of = |line: Option<&Line>| line.map(|line| line.span.of(text));
        let short = line.width <= 400;
        let row = short && cells::is_row(of(above), words, of(below));
        let joined = above.is_some_and(|above| !row && joins(text, &wrap, above, line));
        match blocks.last_mut() {
            Some(block) if joined && block.kind != BlockKind::Row => {
                block.span = block.span.join(line.span);
                block.lines += 1;
            }
            _ => {
                blocks.push(Block { span: line.span, kind: kind(words, row), after_blank: line.after_blank, lines: 1 });
            }
        }
        previous = Some(line);
    }
    blocks
}

fn kind(words: &str, row: bool) -> BlockKind {
    if row {
        BlockKind::Row
    } else if item_mark(words).is_some() {
        BlockKind::Item
    } else {
        BlockKind::Text
    }
}

fn wrap_of(text: &str, lines: &[Line]) -> Wrap {
    let letters = text.chars().filter(|c| c.is_alphabetic()).take(20_000);
    let (small, all) = letters.fold((0_usize, 0_usize), |(s, n), c| (s + usize::from(c.is_lowercase()), n + 1));
    let capitals = all > 200 && small * 20 < all;
    let mut widths = Vec::new();
    let mut pairs = 0_usize;
    for pair in lines.windows(2) {
        let [above, below] = pair else { continue };
        if below.after_blank {
            continue;
        }
        pairs += 1;
        if above.width <= WIDEST_WRAP && goes_on(above.span.of(text), below.span.of(text), capitals) {
            widths.push(above.width + above.indent);
        }
    }
    widths.sort_unstable();
    let marked = lines.iter().filter(|line| starts_with_mark(line.span.of(text))).count();
    // No page is as wide as a line that breaks off so late in its sentence.
    let cut = |pair: &[Line]| match pair {
        [above, below] => {
            let (upper, lower) = (above.span.of(text), below.span.of(text));
            above.width > WIDEST_WRAP + 10 && !below.after_blank && leads_on(upper) && goes_on(upper, lower, capitals)
        }
        _ => false,
    };
    let torn = marked >= TORN || lines.windows(2).any(cut);
    let width = widths.get(widths.len() * 19 / 20).copied().unwrap_or(0);
    // The pieces between links are no lines of a page.
    let page = !torn || width >= NARROWEST;
    let hard = page && widths.len() >= 2 && widths.len() * 5 >= pairs;
    Wrap { hard, width, capitals, torn }
}

/// ", the delegation", ".", "/Wire/", a dash alone: no line of its own begins like this.
fn starts_with_mark(line: &str) -> bool {
    if matches!(line, "-" | "–" | "—") {
        return true;
    }
    let mut letters = line.chars();
    letters.next().is_some_and(|c| matches!(c, ',' | '.' | ';' | ')' | '/'))
        && letters.next().is_none_or(|c| c.is_whitespace() || c.is_uppercase())
}

/// "talks with counterparts in": the words that a link tore off must follow.
fn leads_on(line: &str) -> bool {
    const LEADING: [&str; 22] = [
        "a", "an", "and", "as", "at", "between", "by", "for", "from", "in", "into", "its", "of", "on", "or", "over",
        "the", "their", "to", "under", "with", ",",
    ];
    let last = line.rsplit(char::is_whitespace).next().unwrap_or_default();
    last.ends_with(',') || LEADING.contains(&last.to_lowercase().as_str())
}

/// The sentence of one line runs on in the next.
fn goes_on(above: &str, below: &str, capitals: bool) -> bool {
    let ended = above.ends_with(['.', '!', '?', ':', ';', '"', '”', '|']);
    // Quoted mail: the words behind the marks count.
    if above.starts_with('>') != below.starts_with('>') {
        return false;
    }
    let below = below.trim_start_matches(['>', ' ']);
    let starts = below.chars().next().is_some_and(|c| c.is_lowercase() || (capitals && c.is_alphabetic()));
    !ended && starts
}

fn joins(text: &str, wrap: &Wrap, above: &Line, below: &Line) -> bool {
    let (upper, lower) = (above.span.of(text), below.span.of(text));
    if wrap.torn && (starts_with_mark(lower) || leads_on(upper) || goes_on(upper, lower, wrap.capitals)) {
        return true;
    }
    if above.width > WIDEST_WRAP + 10 {
        return false;
    }
    let on = goes_on(upper, lower, wrap.capitals);
    if !wrap.hard {
        return on && above.width >= 40 && item_mark(lower).is_none() && 2 * above.width >= below.width;
    }
    let first_word = lower.split_whitespace().next().map_or(0, |word| word.chars().count());
    let ended = upper.ends_with(['.', '!', '?', ':']);
    // Writers and machines leave a few columns free; mid-sentence a line may be shorter still.
    let slack = if ended { 3 } else { wrap.width / 6 };
    let full = above.width + above.indent + 1 + first_word + slack > wrap.width && 5 * above.width >= 3 * wrap.width;
    if item_mark(lower).is_some() && (ended || !full) {
        return false;
    }
    // An indented first line begins a paragraph; below a bullet it hangs.
    if below.indent > above.indent + 1 && ended && item_mark(upper).is_none() {
        return false;
    }
    full || (on && 2 * above.width >= wrap.width)
}

/// The bullet or number at the head of an item with the blank after it, as a length in bytes.
fn item_mark(line: &str) -> Option<usize> {
    let first = line.chars().next()?;
    let mark = if matches!(first, '•' | '●' | '▪' | '◦' | '‣' | '○' | '■' | '□' | '·' | '*' | '-' | '–' | '—' | '»' | '\u{2776}'..='\u{2793}' | '\u{2460}'..='\u{2473}')
    {
        first.len_utf8()
    } else {
        let open = usize::from(first == '(');
        let body = line.get(open..)?;
        let length = body.bytes().take(4).take_while(u8::is_ascii_alphanumeric).count();
        let label = body.get(..length)?;
        let close = body.as_bytes().get(length)?;
        let number = (1..=2).contains(&length) && label.bytes().all(|b| b.is_ascii_digit());
        let letter = length == 1 && label.bytes().all(|b| b.is_ascii_lowercase());
        let roman = (1..=4).contains(&length) && label.bytes().all(|b| b"ivx".contains(&b));
        let closed = *close == b')' || (*close == b'.' && open == 0 && number);
        if !(closed && (number || letter || roman)) {
            return None;
        }
        open + length + 1
    };
    let rest = line.get(mark..)?;
    let words = rest.trim_start();
    (rest.len() > words.len() && !words.is_empty()).then(|| line.len() - words.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = blocks(text).iter().map(|block| block.span.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn hard_wrapped_lines_are_one_paragraph() {
        let text = "The port of Westhaven shipped 40,000 tonnes of grain in the\nmonth of May, which was more than its owners had hoped for\nwhen the season began.\n\nPrices held. The harbour master said on Friday that another\ntwo ships were due.";
        let found = blocks(text);
        assert_eq!(found.iter().map(|block| block.lines).collect::<Vec<_>>(), [3, 2]);
    }

    #[test]
    fn a_line_a_paragraph_stays_a_line() {
        check(
            "Tin falls again\nBy A. Clerk\nTin fell on Monday.\nLead rose.",
            &["Tin falls again", "By A. Clerk", "Tin fell on Monday.", "Lead rose."],
        );
    }

    #[test]
    fn sentences_that_were_torn_at_their_links_are_whole() {
        let text = "On\nMay 9\n, the\nLamu\ndelegation arrived in\nOslo\n.\nThe talks went on in\nOslo\n, Anna said.\nSubscribe";
        let whole = "On\nMay 9\n, the\nLamu\ndelegation arrived in\nOslo\n.";
        check(text, &[whole, "The talks went on in\nOslo\n, Anna said.", "Subscribe"]);
        let text = "A larger\n–\nthan-expected\n&nbsp;trade&nbsp;\nsurplus of 3 crowns in\n&nbsp;May&nbsp;\n, it said.\nMore\n&nbsp; Small";
        let whole =
            "A larger\n–\nthan-expected\n&nbsp;trade&nbsp;\nsurplus of 3 crowns in\n&nbsp;May&nbsp;\n, it said.";
        check(&format!("{text}\n, he said\n, she said"), &[whole, "More", "Small\n, he said\n, she said"]);
    }

    #[test]
    fn a_long_line_that_breaks_off_in_front_of_its_link_is_whole() {
        let long = "The harbour of Westhaven has grown for the fifth year in a row, the board says, and it hopes for more of the trade in the";
        let text = format!("{long}\ntin\nand lead sector.\nShare\nmore news");
        check(&text, &[&format!("{long}\ntin\nand lead sector."), "Share\nmore news"]);
    }

    #[test]
    fn a_line_of_blanks_parts_paragraphs_and_every_kind_of_line_end_counts() {
        check("one\r\n \t\r\ntwo\r\rthree\u{2028}four", &["one", "two", "three", "four"]);
    }

    #[test]
    fn bullets_and_numbers_are_items() {
        let kinds: Vec<BlockKind> =
            blocks("- tin\n• lead\n12. zinc\n(a) iron\n2014 was good").iter().map(|b| b.kind).collect();
        use BlockKind::{Item, Text};
        assert_eq!(kinds, [Item, Item, Item, Item, Text]);
        assert_eq!(item_mark("777. A visit"), None);
        assert_eq!(item_mark("-5 percent"), None);
    }
}
