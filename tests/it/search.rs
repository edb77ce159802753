//! Searching in many documents: every word at its place, at a cost that is a few passes over the text.

use std::sync::atomic::AtomicBool;

use dateline::corpus::{Article, Corpus};
use dateline::extract::Reading;
use dateline::index::text::{Query, find};
use dateline::model::{DocDate, Document, Paragraph, ParagraphKind, Span, TextHash};
use memchr::memmem::Finder;

use crate::clock::timed;

const LINE: &str = "The Minister of fisheries said in Oslo that talks about HERRING would go on until spring. ";

/// Documents of ten paragraphs, three kB each, without a record.
fn documents(count: usize) -> Corpus {
    let mut corpus = Corpus::default();
    for number in 0..count {
        let mut text = String::new();
        let mut paragraphs = Vec::new();
        for at in 1..=10 {
            let start = text.len();
            text.push_str(&LINE.repeat(3));
            text.push_str(if number % 100 == 7 && at == 4 { "A zebra was seen. " } else { "Nothing was seen. " });
            paragraphs.push(Paragraph { number: at, span: Span::new(start, text.len()), kind: ParagraphKind::Body });
            text.push_str("\n\n");
        }
        let (path, date) = (format!("{number}.txt"), DocDate::unknown("none is told"));
        let document = Document {
            path,
            title: String::new(),
            outlet: None,
            date,
            text,
            paragraphs,
            pages: Vec::new(),
            tables: Vec::new(),
            hash: String::new(),
            foreign: None,
        };
        corpus.articles.push(std::sync::Arc::new(Article {
            text: TextHash::of(&document.text),
            document,
            reading: Reading::default(),
            own_date: None,
            extent: dateline::model::Extent::Article,
            anyway: Vec::new(),
            made: 0,
            machine: Vec::new(),
        }));
    }
    corpus
}

#[track_caller]
fn check(corpus: &Corpus, typed: &str, hits: usize) {
    let found = find(corpus, &Query::words(typed), &AtomicBool::new(false)).expect("nobody stopped it");
    assert_eq!(found.hits.len(), hits, "{typed}");
}

#[test]
fn every_paragraph_that_holds_the_words_is_a_hit() {
    let corpus = documents(300);
    check(&corpus, "zebra", 3);
    check(&corpus, "ZEBRA herring", 3);
    check(&corpus, "herring", 3_000);
    check(&corpus, "e", 3_000);
    check(&corpus, "\"seen zebra\"", 0);
}

/// Without optimisation, as tests run, a search costs some ten passes; in a release build one to five.
#[test]
fn a_search_costs_a_few_passes_over_the_text_whatever_is_typed() {
    let corpus = documents(2_000);
    let finder = Finder::new("zeppelin");
    let pass = || corpus.articles.iter().filter(|a| finder.find(a.document.text.as_bytes()).is_some()).count();
    let base = (0..5).map(|_| timed(pass).0).min().expect("a pass");
    for typed in ["e", "th", "the", "minister", "zebra", "zeppelin", "oslo herring"] {
        let query = Query::words(typed);
        let search = || find(&corpus, &query, &AtomicBool::new(false)).map(|found| found.hits.len());
        let time = (0..2).map(|_| timed(search).0).min().expect("a search");
        assert!(time < base * 150, "{typed}: {time:?}, one pass {base:?}");
    }
}
