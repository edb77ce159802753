//! Everything known while reading on: the document's date, and what the text has told so far.

use std::collections::HashMap;

use crate::lexicon::Class;
use crate::model::{Span, Unit};
use crate::rules::dates::grammar::compose::Item;
use crate::tag::{Token, WordSet, set, words};

use super::anchor::Anchor;
use super::order::Order;

/// Words behind a date that stands for itself.
const BEHIND_DATE: &WordSet = words!(
    "and or in at on for with when that but as to by the a an this these its his her their it he she they we \
     there no few many most some all only almost"
);

/// A date told before, to which "that year" and "two days later" refer.
#[derive(Debug, Clone, Copy)]
pub struct Told {
    /// What it was.
    pub unit: Unit,
    /// Its words.
    pub span: Span,
}

/// What the document's date was before a quoted mail began.
#[derive(Debug)]
pub struct Outer {
    /// It.
    pub doc: Anchor,
    /// True where the mail lasts as long as its lines begin with ">".
    pub marked: bool,
}

/// Everything known while reading on.
pub struct Reader<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
    pub sentences: &'a [Span],
    pub doc: Anchor,
    pub order: Option<(Order, &'static str)>,
    pub latest_month: Option<u8>,
    pub told: Option<Told>,
    pub period: Option<Unit>,
    /// The last year written out, and the token where it stands.
    pub year: Option<(i32, usize, Span)>,
    /// The months and quarters told with their year: without it, the year written last and its words.
    pub named: HashMap<Unit, (i32, Span)>,
    /// The year written with the last of several dates, while the ones before it are read.
    pub behind: Option<(i32, Span)>,
    /// The month at the other end of a range, while its first end is read.
    pub runs_to: Option<u8>,
    /// The start of the fiscal year of the country named last, and the token up to which that was looked for.
    pub country: (Option<u8>, usize),
    /// The last fiscal year told, by the year in which it ends.
    pub fiscal: Option<i32>,
    /// The date told last outside asides: what the text goes on from.
    pub line: Option<Told>,
    /// The first day told beside the document's own: what the text is about.
    pub lead: Option<Told>,
    /// A year that stands alone on its line, as a heading.
    pub heading: Option<(i32, Span)>,
    /// Up to where the text below that heading was looked through for another one.
    pub below: usize,
    /// The date of the document around a mail that is quoted in it, while its lines last.
    pub outer: Option<Outer>,
}

impl Reader<'_> {
    /// The text from a token up to another.
    pub fn span(&self, start: usize, end: usize) -> Span {
        let first = self.tokens.get(start).map(|token| token.span).unwrap_or_default();
        let last = self.tokens.get(end.saturating_sub(1)).map_or(first, |token| token.span);
        first.join(last)
    }

    /// The sentence in which an expression begins.
    pub fn sentence(&self, item: &Item) -> Span {
        sentence_at(self.sentences, self.tokens, item.start)
    }

    /// True where a blank line stands between a span and an item.
    pub fn breaks(&self, span: Span, item: &Item) -> bool {
        let end = self.tokens.get(item.start).map_or(span.end, |token| token.span.start);
        let gap = self.text.get(span.end as usize..end as usize).unwrap_or("\n\n");
        gap.len() > 600 || gap.contains("\n\n")
    }

    /// True where the expression belongs to the noun behind it: "after Thursday's ruling", "the 1990 war".
    pub fn continues(&self, item: &Item) -> bool {
        self.tokens.get(item.end).is_some_and(|next| {
            set!["'", "’"].has(next.word)
                || next.is(Class::Word) && !next.is(Class::PastVerb) && !BEHIND_DATE.has(next.word)
        })
    }
}

/// The sentence that holds a token.
pub fn sentence_at(sentences: &[Span], tokens: &[Token], token: usize) -> Span {
    let at = tokens.get(token).map_or(0, |token| token.span.start);
    let after = sentences.partition_point(|sentence| sentence.start <= at);
    after.checked_sub(1).and_then(|index| sentences.get(index)).copied().unwrap_or_default()
}
