//! By what a decision holds on to its words: the text they stand in, the place, the words and what stands around them
//! (the position and quote selectors of the W3C's Web Annotation model).

use crate::corpus::Article;
use crate::model::{Record, Span, TextHash};

use super::AddedKind;

/// Longest quote in bytes; longer sentences are known by their beginning.
const QUOTE: usize = 600;
/// Letters kept of what stands before and after.
const AROUND: usize = 40;

/// The words that were decided on. White space is single blanks here, so that a text set anew is still the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// Path of the document when it was seen last.
    pub document: String,
    /// Its text then.
    pub text: TextHash,
    /// Event or figure.
    pub kind: AddedKind,
    /// The sentence, in bytes of that text.
    pub span: Span,
    /// Its words.
    pub quote: String,
    /// The record's headline, for people who read the file.
    pub headline: String,
    /// What stands before it.
    pub prefix: String,
    /// What stands after it.
    pub suffix: String,
    /// The date of an event or the amount of a figure, where it stands in the sentence: how many bytes after the
    /// sentence's beginning, and its words.
    pub told: Option<(u32, String)>,
}

impl Anchor {
    /// What a record of an article holds on to.
    #[must_use]
    pub fn of(article: &Article, record: &Record) -> Self {
        let (text, span) = (article.document.text.as_str(), record.evidence.sentence);
        let (kind, told) = match &record.figure {
            Some(_) => (AddedKind::Figure, record.evidence.amount),
            None => (AddedKind::Event, record.evidence.date),
        };
        let told = told.filter(|told| span.contains(*told));
        Self {
            document: article.document.path.clone(),
            text: article.text,
            kind,
            span,
            quote: quote(span.of(text)),
            headline: record.label.to_string(),
            prefix: before(text, span),
            suffix: after(text, span),
            told: told.map(|told| (told.start - span.start, blanks(told.of(text)))),
        }
    }

    /// True where both stand on the same words in the same way, wherever.
    #[must_use]
    pub fn is_of_the_same_words(&self, other: &Self) -> bool {
        let told = |one: &Self| one.told.as_ref().map(|(_, words)| words.clone());
        self.kind == other.kind && self.quote == other.quote && told(self) == told(other)
    }
}

/// The same words with single blanks between them.
pub(super) fn blanks(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn quote(sentence: &str) -> String {
    let mut quote = blanks(sentence);
    quote.truncate(quote.floor_char_boundary(QUOTE));
    quote
}

fn before(text: &str, span: Span) -> String {
    let end = (span.start as usize).min(text.len());
    let start = text.floor_char_boundary(end.saturating_sub(8 * AROUND));
    let words = blanks(text.get(start..end).unwrap_or_default());
    let skip = words.chars().count().saturating_sub(AROUND);
    words.chars().skip(skip).collect()
}

fn after(text: &str, span: Span) -> String {
    let start = span.end as usize;
    let end = text.ceil_char_boundary(start.saturating_add(8 * AROUND).min(text.len()));
    blanks(text.get(start..end).unwrap_or_default()).chars().take(AROUND).collect()
}
