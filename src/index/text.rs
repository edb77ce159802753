//! Full-text search: words in all documents and in the titles of records.
//!
//! Texts are searched as they stand in the corpus, paragraph by paragraph and only until the words are found, so that a
//! search costs one pass over the text at most, whatever was typed; nothing is kept between searches.

use std::cmp::Reverse;
use std::collections::HashSet;
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::NaiveDateTime;

use super::needle::Needle;
use crate::corpus::{Article, Corpus};
use crate::model::{DocId, Document, Record, RecordId, Span, When};

/// What is looked for: all of these words, each anywhere; words between quotation marks stay together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// The longest first: it is the one that most texts lack.
    needles: Vec<Needle>,
}

impl Query {
    /// Reads what was typed.
    #[must_use]
    pub fn words(typed: &str) -> Self {
        let marks = ['"', '“', '”', '„'];
        let mut needles = Vec::new();
        for (at, part) in typed.split(marks).enumerate() {
            if at % 2 == 1 {
                needles.extend(Needle::new(part.trim()));
            } else {
                needles.extend(part.split_whitespace().filter_map(Needle::new));
            }
        }
        needles.sort_by_key(|needle| Reverse(needle.words().len()));
        Self { needles }
    }

    /// True where nothing is looked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.needles.is_empty()
    }

    /// True where a text holds all words.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        self.needles.iter().all(|needle| needle.is_in(text))
    }

    /// Where any of the words stand in a text, in order, without overlaps.
    #[must_use]
    pub fn spans(&self, text: &str) -> Vec<Span> {
        let mut spans: Vec<Span> = self.needles.iter().flat_map(|needle| needle.places(text)).collect();
        spans.sort_by_key(|span| (span.start, Reverse(span.end)));
        let mut end = 0;
        spans.retain(|span| {
            let free = span.start >= end;
            if free {
                end = span.end;
            }
            free
        });
        spans
    }

    /// Where the words stand in the paragraphs of a document that hold all of them.
    #[must_use]
    pub fn places(&self, document: &Document) -> Vec<Span> {
        let mut places = Vec::new();
        for paragraph in &document.paragraphs {
            let text = paragraph.span.of(&document.text);
            if !self.is_empty() && self.is_in(text) {
                let from = paragraph.span.start as usize;
                let moved = |span: Span| Span::new(from + span.start as usize, from + span.end as usize);
                places.extend(self.spans(text).into_iter().map(moved));
            }
        }
        places
    }

    /// The same without one of its words.
    fn without(&self, at: usize) -> Self {
        let mut needles = self.needles.clone();
        needles.remove(at);
        Self { needles }
    }

    /// The first of the words in a part of a text that holds all of them.
    fn first(&self, part: Span, text: &str) -> Option<Span> {
        let words = part.of(text);
        let from = part.start as usize;
        let place = |needle: &Needle| {
            needle.find(words).map(|span| Span::new(from + span.start as usize, from + span.end as usize))
        };
        self.needles.iter().map(place).collect::<Option<Vec<_>>>()?.into_iter().min()
    }
}

/// Finds all places in a corpus; `None` where `stop` was set before the end.
#[must_use]
pub fn find(corpus: &Corpus, query: &Query, stop: &AtomicBool) -> Option<Found> {
    let mut found = Found::default();
    if query.is_empty() {
        return Some(found);
    }
    for (article, id) in corpus.articles.iter().zip(0..) {
        if stop.load(Ordering::Relaxed) {
            return None;
        }
        let before = found.hits.len();
        found.add(article, DocId(id), query);
        found.documents += usize::from(found.hits.len() > before);
    }
    found.hits.sort_unstable_by_key(|hit| (hit.time.is_none(), hit.time, hit.document, hit.span, hit.record));
    Some(found)
}

/// Searches that look for a question with fewer words.
const TRIES: usize = 24;
/// Letters of a word that is worth being looked for alone.
const TELLING: usize = 4;

/// The same; where no place holds all words, one word after another is left out until some does: first one without which
/// something is found, else the shortest. What was left out is told.
#[must_use]
pub fn find_most(corpus: &Corpus, query: &Query, stop: &AtomicBool) -> Option<Found> {
    let mut found = find(corpus, query, stop)?;
    let (mut now, mut tries) = (query.clone(), 0);
    while found.hits.is_empty() && now.needles.len() > 1 && tries < TRIES {
        let mut best: Option<(Found, Query)> = None;
        for at in 0..now.needles.len() {
            let fewer = now.without(at);
            let telling = fewer.needles.iter().any(|needle| needle.words().len() >= TELLING);
            let other = if telling { find(corpus, &fewer, stop)? } else { Found::default() };
            tries += 1;
            if other.hits.len() > best.as_ref().map_or(0, |(best, _)| best.hits.len()) {
                best = Some((other, fewer));
            }
        }
        // The shortest stands last.
        (found, now) = best.unwrap_or_else(|| (Found::default(), now.without(now.needles.len() - 1)));
    }
    if found.hits.is_empty() {
        return Some(Found { asked: query.clone(), ..found });
    }
    let left = query.needles.iter().filter(|needle| !now.needles.contains(needle));
    Some(Found { without: left.map(|needle| needle.words().to_owned()).collect(), asked: now, ..found })
}

/// A place where a search stops: a record, or a paragraph whose hit belongs to no record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// The document.
    pub document: DocId,
    /// The paragraph, 1-based.
    pub paragraph: u32,
    /// The first words found there.
    pub span: Span,
    /// The record whose sentence or title holds the words.
    pub record: Option<RecordId>,
    /// When: the record's date, else the document's.
    pub time: Option<NaiveDateTime>,
}

/// What a search found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// Places in the order of time, those without a date last.
    pub hits: Vec<Hit>,
    /// The records among them.
    pub records: HashSet<RecordId>,
    /// In how many documents they are.
    pub documents: usize,
    /// The words that were found.
    pub asked: Query,
    /// Words that were left out, because no place holds them with the others.
    pub without: Vec<String>,
}

fn start(when: Option<&When>) -> Option<NaiveDateTime> {
    when.and_then(When::bounds).map(|bounds| bounds.start)
}

impl Found {
    /// Adds one document: paragraphs that hold all words, and records whose title does.
    fn add(&mut self, article: &Article, id: DocId, query: &Query) {
        let document = &article.document;
        let text = document.text.as_str();
        // The first hit of each paragraph, and whether a record carries it.
        let mut holding: Vec<(u32, Span, bool)> = Vec::new();
        // Most texts lack a word altogether: one look at the whole is cheaper than one at each paragraph.
        let paragraphs = if query.is_in(text) { document.paragraphs.as_slice() } else { &[] };
        for paragraph in paragraphs {
            if let Some(first) = query.first(paragraph.span, text) {
                holding.push((paragraph.number, first, false));
            }
        }
        for record in &article.reading.records {
            let around = holding.iter_mut().find(|(number, ..)| *number == record.evidence.paragraph);
            let place = around.and_then(|(_, _, carried)| {
                let place = query.first(record.evidence.sentence, text)?;
                *carried = true;
                Some(place)
            });
            let titled = query.is_in(&record.label);
            // The head of a row of a table is told by each of its figures.
            let row = holding.iter_mut().find(|(number, ..)| titled && *number == record.evidence.paragraph);
            if let Some((number, _, carried)) = row {
                *carried |= document.is_row(*number);
            }
            if place.is_some() || titled {
                self.take(record, id, place.unwrap_or(record.evidence.sentence));
            }
        }
        let bare: Vec<_> = holding.into_iter().filter(|(.., carried)| !carried).collect();
        let time = if bare.is_empty() { None } else { start(document.date.when.as_ref()) };
        let hit = |(paragraph, span, _)| Hit { document: id, paragraph, span, record: None, time };
        self.hits.extend(bare.into_iter().map(hit));
    }

    fn take(&mut self, record: &Record, document: DocId, span: Span) {
        let (paragraph, time) = (record.evidence.paragraph, start(record.date.when.as_ref()));
        self.hits.push(Hit { document, paragraph, span, record: Some(record.id), time });
        self.records.insert(record.id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus;

    fn corpus() -> Corpus {
        let mut corpus = Corpus::default();
        let files = [
            (
                "a.txt",
                "Fish news\n\n2 May 2011\n\nA treaty on HERRING was signed on 1 May 2011.\n\nNobody spoke of herring.\n",
            ),
            ("b.txt", "Port news\n\n9 June 2009\n\nÖsterreich bought herring on 3 June 2009. The pier is old.\n"),
        ];
        corpus.extend(files.map(|(name, text)| corpus::read_bytes(name, text.as_bytes())));
        corpus
    }

    fn look(typed: &str) -> (Found, Corpus) {
        let corpus = corpus();
        let found = find(&corpus, &Query::words(typed), &AtomicBool::new(false)).expect("nobody stopped it");
        (found, corpus)
    }

    #[test]
    fn hits_stand_in_the_order_of_time_and_spans_are_places_of_the_text() {
        let (found, corpus) = look("herring");
        let documents: Vec<u32> = found.hits.iter().map(|hit| hit.document.0).collect();
        assert_eq!(documents, [1, 0, 0], "2009 comes before 2011");
        assert!(found.hits.windows(2).all(|two| two[0].time <= two[1].time));
        for article in &corpus.articles {
            let spans = Query::words("herring").places(&article.document);
            assert!(!spans.is_empty());
            assert!(spans.iter().all(|span| span.of(&article.document.text).eq_ignore_ascii_case("herring")));
        }
        assert_eq!(found.documents, 2);
        assert_eq!(found.hits.iter().filter(|hit| hit.record.is_none()).count(), 1, "a paragraph without a record");
    }

    #[test]
    fn all_words_must_stand_in_one_paragraph_and_quotes_keep_words_together() {
        let (_, corpus) = look("treaty herring");
        let places = |article: &std::sync::Arc<Article>| Query::words("treaty herring").places(&article.document).len();
        assert_eq!(corpus.articles.iter().map(places).collect::<Vec<_>>(), [2, 0], "not where one word stands alone");
        assert_eq!(look("spoke treaty").0.hits.len(), 0);
        assert_eq!(look("\"treaty on herring\"").0.hits.len(), 1);
        assert_eq!(look("\"herring treaty\"").0.hits.len(), 0);
        assert_eq!(look("österreich").0.hits.len(), 1);
        assert_eq!(look("  ").0, Found::default());
    }

    #[test]
    fn a_search_that_was_stopped_finds_nothing() {
        assert_eq!(find(&corpus(), &Query::words("herring"), &AtomicBool::new(true)), None);
    }
}
