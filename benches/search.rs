//! What a key press in the search box costs over ten thousand documents: processor time of one search, beside one pass of
//! `memchr::memmem` over the same bytes in the same process.
//!
//! `cargo bench --bench search`; the goal is 50 ms for any words. The corpus is made up, about 3 kB and 10 records a document.
#![allow(clippy::print_stdout, missing_docs)]

use std::hint::black_box;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use cpu_time::ThreadTime;
use dateline::corpus::{self, Corpus};
use dateline::index::text::{Query, find};
use memchr::memmem::Finder;

const DOCUMENTS: u64 = 10_000;
/// The fastest of so many searches counts.
const PASSES: usize = 5;
const TYPED: [&str; 8] = ["e", "th", "the", "tra", "minister", "oslo herring", "zeppelin", "\"signed a treaty\""];

const SENTENCES: [&str; 8] = [
    "The minister of fisheries said that the talks in Oslo would go on.",
    "Norway and Finland signed a treaty on herring on 2 March 2015.",
    "Exports of copper from Chile to Japan reached $4.2 billion in 2014.",
    "Railways and harbours were closed for some weeks after the storm.",
    "A delegation visited Lima on 11 May 2011 and left without a word.",
    "Customs officers in the port counted crates of machinery and textiles.",
    "Imports fell by 12 percent in 2013, the trade office reported.",
    "Nobody at the embassy wished to speak about loans or sanctions.",
];

/// The same documents every time.
fn documents() -> Corpus {
    let mut seed = 88_172_645_463_325_252_u64;
    let mut chance = || {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        seed
    };
    let mut corpus = Corpus::default();
    for number in 0..DOCUMENTS {
        let mut text = format!("Bulletin {number}\n\n12 March 2016\n\n");
        while text.len() < 3_000 {
            for _ in 0..5 {
                text.push_str(SENTENCES[(chance() % 8) as usize]);
                text.push(' ');
            }
            text.push_str("\n\n");
        }
        corpus.extend([corpus::read_bytes(&format!("{number}.txt"), text.as_bytes())]);
    }
    corpus
}

/// The least processor time of some passes.
fn least(work: &dyn Fn() -> usize) -> Duration {
    let pass = || {
        let start = ThreadTime::now();
        black_box(work());
        start.elapsed()
    };
    (0..PASSES).map(|_| pass()).min().unwrap_or_default()
}

fn main() {
    let corpus = documents();
    let texts = || corpus.articles.iter().map(|article| article.document.text.as_bytes());
    let bytes: usize = texts().map(<[u8]>::len).sum();
    let records: usize = corpus.articles.iter().map(|article| article.reading.records.len()).sum();
    println!("{DOCUMENTS} documents, {:.1} MB, {records} records", bytes as f64 / 1e6);
    let finder = Finder::new("zeppelin");
    let pass = least(&|| texts().filter(|text| finder.find(text).is_some()).count());
    println!("memmem, one pass: {:.1} ms", pass.as_secs_f64() * 1e3);
    let never = AtomicBool::new(false);
    for typed in TYPED {
        let query = Query::words(typed);
        let hits = find(&corpus, &query, &never).map_or(0, |found| found.hits.len());
        let time = least(&|| find(&corpus, &query, &never).map_or(0, |found| found.hits.len()));
        let ratio = time.as_secs_f64() / pass.as_secs_f64();
        println!("{typed:20} {hits:7} hits {:6.1} ms, {ratio:.1} passes", time.as_secs_f64() * 1e3);
    }
}
