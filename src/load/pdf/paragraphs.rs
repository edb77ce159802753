//! Paragraphs over lines, columns and pages: words that a line end cut are whole again.

use std::collections::HashSet;

use crate::model::ParagraphKind;
use crate::page::draft::Draft;

use super::super::builder::push;
use super::layout::{Block, Line};

/// A paragraph that is being put together.
#[derive(Debug)]
struct Open {
    kind: ParagraphKind,
    words: String,
    /// Where in its words another page begins.
    turns: Vec<(usize, usize)>,
    /// The last line ends where the lines of its block end.
    full: bool,
    /// Where its last line stands.
    y: f32,
    page: usize,
}

/// Adds the paragraphs of all pages.
pub(super) fn put(pages: &[Vec<Block>], draft: &mut Draft) {
    let hyphens = Hyphens::of(pages);
    let mut open: Option<Open> = None;
    for (number, page) in pages.iter().enumerate() {
        for block in page {
            let goes_on = open.as_ref().is_some_and(|open| goes_on(open, block, number));
            if !goes_on {
                close(open.take(), draft);
            }
            let mut paragraph = open.take().unwrap_or(Open {
                kind: block.kind,
                words: String::new(),
                turns: vec![(0, number)],
                full: false,
                y: 0.0,
                page: number,
            });
            for line in &block.lines {
                add(&mut paragraph, line, number, &hyphens);
            }
            let widest = block.lines.iter().map(|line| line.end_x).fold(f32::MIN, f32::max);
            let last = block.lines.last();
            paragraph.full = block.lines.len() > 1 && last.is_some_and(|line| line.end_x > widest - 2.0 * line.size);
            paragraph.y = last.map_or(0.0, |line| line.y);
            open = Some(paragraph);
        }
    }
    close(open, draft);
}

/// Adds a paragraph to the draft and the places where pages begin in it.
fn close(open: Option<Open>, draft: &mut Draft) {
    let Some(open) = open else { return };
    let before = draft.parts.len();
    let blank = open.words.len() - open.words.trim_start().len();
    push(draft, open.kind, &open.words);
    let Some(part) = draft.parts.get(before) else { return };
    let start = part.span.start as usize;
    for (at, page) in open.turns {
        while draft.pages.len() <= page {
            draft.pages.push((start + at.saturating_sub(blank)) as u32);
        }
    }
}

/// True where a block is the rest of the paragraph before: at the head of another column or page, after words that end
/// no sentence.
fn goes_on(open: &Open, block: &Block, page: usize) -> bool {
    let Some(first) = block.lines.first() else { return false };
    let moved = page > open.page || first.y > open.y + first.size;
    let running = |kind| matches!(kind, ParagraphKind::Body | ParagraphKind::Item);
    if !moved || page > open.page + 1 || !running(open.kind) || block.kind != ParagraphKind::Body {
        return false;
    }
    let end = open.words.trim_end();
    let unfinished =
        end.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | '-' | '‐' | '–' | '\u{ad}' | '’'));
    let small = first.words.trim_start().starts_with(|c: char| c.is_lowercase());
    unfinished && (small || open.full)
}

/// Adds a line to a paragraph; a word that a hyphen cut at the end of the line before becomes one again.
fn add(open: &mut Open, line: &Line, page: usize, hyphens: &Hyphens) {
    let words = line.words.trim();
    if words.is_empty() {
        return;
    }
    let kept = open.words.trim_end().len();
    open.words.truncate(kept);
    let small = words.starts_with(|c: char| c.is_lowercase());
    if let Some(cut) = open.words.strip_suffix('\u{ad}').map(str::len) {
        open.words.truncate(cut);
    } else if let Some(front) =
        open.words.strip_suffix(['-', '‐']).filter(|front| small && front.ends_with(char::is_alphabetic))
    {
        let head = front.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        let tail: String = words.chars().take_while(|c| c.is_alphabetic()).collect();
        if hyphens.cut(head, &tail) {
            open.words.truncate(front.len());
        }
    } else if !open.words.is_empty() && !ends_in_joint(&open.words) {
        open.words.push(' ');
    }
    if open.page != page {
        open.turns.push((open.words.len(), page));
        open.page = page;
    }
    if open.kind == ParagraphKind::Row {
        open.words.push_str(words);
    } else {
        let clean: Vec<&str> = words.split_whitespace().collect();
        open.words.extend(clean.join(" ").chars().filter(|c| *c != '\u{ad}'));
    }
    if words.ends_with('\u{ad}') {
        open.words.push('\u{ad}');
    }
}

/// Ends with a sign that hangs on the word before it and joins the next to it: "ex-", "and/".
fn ends_in_joint(words: &str) -> bool {
    let front = words.strip_suffix(['-', '‐', '/', '—', '–']);
    front.is_some_and(|front| front.ends_with(char::is_alphanumeric))
}

/// What a file tells of its hyphens.
#[derive(Debug)]
struct Hyphens {
    /// Words that are written with one inside a line, in lower case.
    own: HashSet<String>,
    /// So many lines end in one that they are the typesetter's, who cuts words.
    cutting: bool,
}

/// Of a hundred lines of a text whose words nobody cut, fewer end in a hyphen.
const CUT_LINES: usize = 2;

/// What stands before a hyphen of its own far more often than before a cut.
const HEADS: &[&str] = &["self", "non", "well", "long", "short", "high", "low", "half", "full", "anti"];
/// Shorter ends are those of one word: "short-age".
const TAIL: usize = 5;

impl Hyphens {
    fn of(pages: &[Vec<Block>]) -> Self {
        let lines = || pages.iter().flatten().flat_map(|block| &block.lines);
        let words = lines().flat_map(|line| line.words.split(|c: char| !(c.is_alphabetic() || c == '-')));
        let own = words.map(|word| word.trim_matches('-')).filter(|word| word.contains('-')).map(str::to_lowercase);
        let hyphen = |line: &&Line| {
            let front = line.words.trim_end().strip_suffix(['-', '‐']);
            front.is_some_and(|front| front.ends_with(char::is_alphabetic))
        };
        let cut = lines().filter(hyphen).count();
        Self { own: own.collect(), cutting: cut * 100 > lines().count() * CUT_LINES }
    }

    /// True where a hyphen at the end of a line is none of the word's.
    fn cut(&self, head: &str, tail: &str) -> bool {
        let small = head.to_lowercase();
        let known = self.own.contains(&format!("{small}-{}", tail.to_lowercase()));
        let compound = HEADS.contains(&small.as_str()) && tail.len() >= TAIL;
        self.cutting && !known && !compound
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(kind: ParagraphKind, top: f32, lines: &[&str]) -> Block {
        let line = |(at, words): (usize, &&str)| Line {
            words: (*words).to_owned(),
            x: 0.0,
            y: top - 12.0 * at as f32,
            end_x: words.len() as f32 * 5.0,
            size: 10.0,
        };
        Block { kind, lines: lines.iter().enumerate().map(line).collect() }
    }

    fn text(pages: &[Vec<Block>]) -> Draft {
        let mut draft = Draft::default();
        put(pages, &mut draft);
        draft
    }

    #[test]
    fn cut_words_are_whole_and_those_with_a_hyphen_of_their_own_keep_it() {
        use ParagraphKind::Body;
        let draft = text(&[vec![block(
            Body,
            700.0,
            &["The long-term price of tin ex-", "ports rose; the long-", "term one fell."],
        )]]);
        assert_eq!(draft.text, "The long-term price of tin exports rose; the long-term one fell.");
    }

    #[test]
    fn a_paragraph_goes_on_over_the_page_and_knows_where_it_turns() {
        use ParagraphKind::{Body, Heading};
        let one = vec![
            block(Heading, 700.0, &["Tin"]),
            block(Body, 60.0, &["The port shipped more tin than", "in any year of its long trade,"]),
        ];
        let two = vec![block(Body, 760.0, &["1998 aside, its master said."]), block(Body, 700.0, &["Lead fell."])];
        let draft = text(&[one, two]);
        assert_eq!(
            draft.text,
            "Tin\n\nThe port shipped more tin than in any year of its long trade, 1998 aside, its master said.\n\nLead fell."
        );
        assert_eq!(draft.pages.len(), 2);
        assert!(draft.text.get(draft.pages[1] as usize..).is_some_and(|rest| rest.starts_with("1998")));
    }

    #[test]
    fn a_sentence_that_ends_is_not_glued_to_the_next_page() {
        use ParagraphKind::Body;
        let draft = text(&[vec![block(Body, 60.0, &["Tin rose."])], vec![block(Body, 760.0, &["Lead fell."])]]);
        assert_eq!(draft.parts.len(), 2);
    }
}
