//! What reading costs in allocations. A test binary of its own, for it counts every allocation of the process.
#![allow(missing_docs)]

use std::alloc::System;

use dateline::model::{DocId, Document};
use dateline::{extract, load, tag};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static COUNTER: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// Words of news prose, none of which opens a clause.
const WORDS: [&str; 16] = [
    "the", "minister", "praised", "Norwegian", "harbour", "works", "near", "large", "warehouses", "full", "of",
    "salted", "herring", "for", "new", "markets",
];

/// Sentences of so many words each, in paragraphs of five sentences.
fn document(sentences: usize, words: usize) -> Document {
    let sentence = |at: usize| {
        let words: Vec<&str> = (0..words).map(|word| WORDS[(at + word) % WORDS.len()]).collect();
        format!("Ministers praised {}.", words.join(" "))
    };
    let paragraphs: Vec<String> =
        (0..sentences / 5).map(|at| (5 * at..5 * at + 5).map(sentence).collect::<Vec<_>>().join(" ")).collect();
    let text = format!("Fish news\n\n2 May 2011\n\n{}\n", paragraphs.join("\n\n"));
    load::from_bytes("fish.txt", text.as_bytes()).1.expect("plain text is a document")
}

/// Allocations and reallocations of some work.
fn allocations<T>(work: impl FnOnce() -> T) -> usize {
    let region = Region::new(COUNTER);
    let made = work();
    let change = region.change();
    drop(made);
    change.allocations + change.reallocations
}

/// One test, since what other tests do at the same time would count too.
#[test]
fn reading_does_not_allocate_per_token() {
    let (short, long) = (document(200, 24), document(200, 96));
    // Lexicon and patterns are made once, at first use.
    drop(extract::read(&short, DocId(0)));
    let tokens = |document: &Document| tag::lex(&document.text).len();
    let more = tokens(&long) - tokens(&short);
    assert!(more > 7_000, "{more} tokens more");

    assert_eq!(allocations(|| tag::lex(&long.text)), 1, "tokens are one list");
    let read = |document: &Document| allocations(|| extract::read(document, DocId(0)));
    let (few, many) = (read(&short), read(&long));
    // Lists grow by doubling: a few more steps for sentences four times as long.
    assert!(many < few + 20, "{few} allocations for the short text, {many} for {more} tokens more");
}
