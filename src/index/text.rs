//! Full-text search: words in all documents and in the titles of records.
//!
//! Every document is kept once more in folded letters of the same length, so that a place in the folded text is a place
//! in the document; finding is then a search for bytes (several GB a second), fast enough to run at every key press.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::NaiveDateTime;
use memchr::memmem::Finder;

use crate::corpus::{Article, Corpus};
use crate::model::{DocId, RecordId, Span, When};

/// A text in lower case, letter by letter and of the same length: a letter whose small form is longer stays as it is.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_ascii() {
            out.push(letter.to_ascii_lowercase());
            continue;
        }
        let mut small = letter.to_lowercase();
        match (small.next(), small.next()) {
            (Some(one), None) if one.len_utf8() == letter.len_utf8() => out.push(one),
            _ => out.push(letter),
        }
    }
    out
}

/// True where a text holds folded words, in any case.
#[must_use]
pub fn contains_folded(text: &str, words: &str) -> bool {
    if words.is_ascii() {
        let words = words.as_bytes();
        return words.is_empty() || text.as_bytes().windows(words.len()).any(|part| part.eq_ignore_ascii_case(words));
    }
    fold(text).contains(words)
}

/// What is looked for: all of these words, each anywhere; words between quotation marks stay together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    terms: Vec<String>,
}

impl Query {
    /// Reads what was typed.
    #[must_use]
    pub fn words(typed: &str) -> Self {
        let marks = ['"', '“', '”', '„'];
        let mut terms = Vec::new();
        for (at, part) in typed.split(marks).enumerate() {
            if at % 2 == 1 {
                terms.push(fold(part.trim()));
            } else {
                terms.extend(part.split_whitespace().map(fold));
            }
        }
        terms.retain(|term| !term.is_empty());
        Self { terms }
    }

    /// True where nothing is looked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// The words, folded.
    #[must_use]
    pub fn terms(&self) -> &[String] {
        &self.terms
    }

    /// Where any of the words stand in a folded text, in order, without overlaps.
    #[must_use]
    pub fn spans(&self, folded: &str) -> Vec<Span> {
        let mut spans: Vec<Span> = self.terms.iter().flat_map(|term| places(&Finder::new(term), folded)).collect();
        spans.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
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
}

fn places(finder: &Finder<'_>, folded: &str) -> Vec<Span> {
    let length = finder.needle().len();
    finder.find_iter(folded.as_bytes()).map(|at| Span::new(at, at + length)).collect()
}

/// A record as the search sees it.
#[derive(Debug, Clone)]
struct Told {
    id: RecordId,
    sentence: Span,
    label: String,
    start: Option<NaiveDateTime>,
}

/// A document ready to be searched.
#[derive(Debug)]
pub struct Page {
    path: String,
    text: String,
    paragraphs: Vec<(u32, Span)>,
    records: Vec<Told>,
    date: Option<When>,
}

impl Page {
    fn of(article: &Article) -> Self {
        let document = &article.document;
        let told = |record: &crate::model::Record| Told {
            id: record.id,
            sentence: record.evidence.sentence,
            label: fold(&record.label),
            start: record.date.when.as_ref().and_then(When::bounds).map(|bounds| bounds.start),
        };
        Self {
            path: document.path.clone(),
            text: fold(&document.text),
            paragraphs: document.paragraphs.iter().map(|paragraph| (paragraph.number, paragraph.span)).collect(),
            records: article.reading.records.iter().map(told).collect(),
            date: document.date.when.clone(),
        }
    }

    fn is_of(&self, article: &Article) -> bool {
        let document = &article.document;
        self.path == document.path
            && self.records.len() == article.reading.records.len()
            && self.date == document.date.when
            && self.text.len() == document.text.len()
            && self.records.last().map(|told| told.id) == article.reading.records.last().map(|record| record.id)
    }
}

/// All documents of a corpus, ready to be searched from any thread.
#[derive(Debug, Clone, Default)]
pub struct Pages {
    pages: Vec<Arc<Page>>,
}

impl Pages {
    /// Brings the pages to what the corpus holds; documents that have not changed are kept.
    pub fn update(&mut self, corpus: &Corpus) {
        let in_place =
            self.pages.iter().zip(&corpus.articles).take_while(|(page, article)| page.is_of(article)).count();
        let mut known: BTreeMap<String, Arc<Page>> =
            self.pages.drain(in_place..).map(|page| (page.path.clone(), page)).collect();
        for article in corpus.articles.iter().skip(in_place) {
            let kept = known.remove(&article.document.path).filter(|page| page.is_of(article));
            self.pages.push(kept.unwrap_or_else(|| Arc::new(Page::of(article))));
        }
    }

    /// The folded text of a document.
    #[must_use]
    pub fn folded(&self, id: DocId) -> Option<&str> {
        self.pages.get(id.0 as usize).map(|page| page.text.as_str())
    }

    /// Finds all places; `None` where `stop` was set before the end.
    #[must_use]
    pub fn find(&self, query: &Query, stop: &AtomicBool) -> Option<Found> {
        let mut found = Found::default();
        if query.is_empty() {
            return Some(found);
        }
        let finders: Vec<Finder<'_>> = query.terms.iter().map(|term| Finder::new(term.as_bytes())).collect();
        for (page, id) in self.pages.iter().zip(0..) {
            if stop.load(Ordering::Relaxed) {
                return None;
            }
            found.add(page, DocId(id), &finders, query);
        }
        found.hits.sort_by_key(|hit| (hit.time.is_none(), hit.time, hit.document, hit.span));
        Some(found)
    }
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
    /// Every word found, by document, in the order of the text.
    pub spans: BTreeMap<DocId, Vec<Span>>,
}

impl Found {
    /// Adds one document: paragraphs that hold all words, and records whose title does.
    fn add(&mut self, page: &Page, id: DocId, finders: &[Finder<'_>], query: &Query) {
        let places: Vec<Vec<Span>> = finders.iter().map(|finder| places(finder, &page.text)).collect();
        let inside = |list: &[Span], around: Span| -> Option<Span> {
            let first = list.partition_point(|span| span.start < around.start);
            list.get(first).copied().filter(|span| span.end <= around.end)
        };
        let all_in = |around: Span| -> Option<Span> {
            places.iter().map(|list| inside(list, around)).collect::<Option<Vec<_>>>()?.into_iter().min()
        };
        let day = page.date.as_ref().and_then(When::bounds).map(|bounds| bounds.start);
        let told: Vec<(&Told, Option<Span>)> = page.records.iter().map(|told| (told, all_in(told.sentence))).collect();
        for (told, place) in &told {
            let titled = || query.terms.iter().all(|term| told.label.contains(term.as_str()));
            if place.is_some() || titled() {
                let span = place.unwrap_or(told.sentence);
                let at = page.paragraphs.partition_point(|(_, paragraph)| paragraph.start <= span.start);
                let number = at.checked_sub(1).and_then(|at| page.paragraphs.get(at)).map_or(1, |(number, _)| *number);
                let time = told.start;
                self.hits.push(Hit { document: id, paragraph: number, span, record: Some(told.id), time });
                self.records.insert(told.id);
            }
        }
        if places.iter().any(Vec::is_empty) {
            return;
        }
        let mut spans = Vec::new();
        for (number, paragraph) in &page.paragraphs {
            let Some(first) = all_in(*paragraph) else { continue };
            for list in &places {
                let from = list.partition_point(|span| span.start < paragraph.start);
                spans.extend(list.iter().skip(from).take_while(|span| span.end <= paragraph.end));
            }
            let carried = told.iter().any(|(told, place)| place.is_some() && paragraph.contains(told.sentence));
            if !carried {
                self.hits.push(Hit { document: id, paragraph: *number, span: first, record: None, time: day });
            }
        }
        spans.sort();
        spans.dedup();
        if !spans.is_empty() {
            self.spans.insert(id, spans);
        }
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

    fn find(typed: &str) -> (Found, Corpus) {
        let corpus = corpus();
        let mut pages = Pages::default();
        pages.update(&corpus);
        let found = pages.find(&Query::words(typed), &AtomicBool::new(false)).expect("nobody stopped it");
        (found, corpus)
    }

    #[test]
    fn folding_keeps_every_letter_in_its_place() {
        for text in ["Österreich İstanbul ẞ GROẞ", "ΣΊΣΥΦΟΣ", "ПРАВДА", "plain"] {
            let folded = fold(text);
            assert_eq!(folded.len(), text.len());
            let starts = |text: &str| text.char_indices().map(|(at, _)| at).collect::<Vec<_>>();
            assert_eq!(starts(&folded), starts(text));
        }
        assert_eq!(fold("Österreich"), "österreich");
    }

    #[test]
    fn hits_stand_in_the_order_of_time_and_spans_are_places_of_the_text() {
        let (found, corpus) = find("herring");
        let documents: Vec<u32> = found.hits.iter().map(|hit| hit.document.0).collect();
        assert_eq!(documents, [1, 0, 0], "2009 comes before 2011");
        assert!(found.hits.windows(2).all(|two| two[0].time <= two[1].time));
        for (id, spans) in &found.spans {
            let text = &corpus.article(*id).expect("its article").document.text;
            assert!(spans.iter().all(|span| span.of(text).eq_ignore_ascii_case("herring")));
        }
        assert_eq!(found.hits.iter().filter(|hit| hit.record.is_none()).count(), 1, "a paragraph without a record");
    }

    #[test]
    fn all_words_must_stand_in_one_paragraph_and_quotes_keep_words_together() {
        assert_eq!(find("treaty herring").0.spans.len(), 1);
        assert_eq!(find("spoke treaty").0.hits.len(), 0);
        assert_eq!(find("\"treaty on herring\"").0.hits.len(), 1);
        assert_eq!(find("\"herring treaty\"").0.hits.len(), 0);
        assert_eq!(find("österreich").0.hits.len(), 1);
        assert_eq!(find("  ").0, Found::default());
    }

    #[test]
    fn pages_follow_the_corpus_and_keep_what_is_the_same() {
        let mut corpus = corpus();
        let mut pages = Pages::default();
        pages.update(&corpus);
        let before = pages.pages.clone();
        corpus.articles.reverse();
        pages.update(&corpus);
        assert!(Arc::ptr_eq(&pages.pages[1], &before[0]) && Arc::ptr_eq(&pages.pages[0], &before[1]));
    }
}
