//! Speed of extraction as a ratio inside one process: dates, figures and assembly on one core against a
//! case-insensitive aho-corasick DFA of 1,700 words over the same text.
//!
//! `cargo bench --bench extract` prints both rates and the ratio; the goal is 1/20 or better. Each document
//! counts with the fastest of many short passes, so that other work on the machine does not.
#![allow(clippy::print_stdout, missing_docs)]

use std::hint::black_box;
use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use dateline::corpus;
use dateline::extract;
use dateline::load;
use dateline::model::{DocId, Document};
use dateline::tag;

/// Passes over all texts. `-- --passes N` asks for another number (few, where instructions are counted),
/// `-- --folder PATH` for other texts.
const PASSES: usize = 1_500;

const TEXTS: [(&str, &[u8]); 4] = [
    ("digest.txt", include_bytes!("../tests/fixtures/traps/press/corridor-digest_2021-04-02.txt")),
    ("pact.txt", include_bytes!("../tests/fixtures/traps/press/htw-china-pact-first-day.txt")),
    ("chronology.txt", include_bytes!("../tests/fixtures/traps/press/turkstream-chronology.txt")),
    ("interview.txt", include_bytes!("../tests/fixtures/traps/press/interview-binh-duong.txt")),
];

/// 1,700 words of the lexicon, the rest made of syllables.
fn words() -> Vec<String> {
    let mut words: Vec<String> =
        [include_str!("../assets/lexicon/dates.toml"), include_str!("../assets/lexicon/amounts.toml")]
            .iter()
            .flat_map(|text| text.lines())
            .filter_map(|line| line.split_once(" = "))
            .map(|(key, _)| key.trim_matches('"').to_owned())
            .filter(|word| word.len() > 2)
            .collect();
    words.truncate(1_700);
    let syllables = ["ba", "cor", "den", "fir", "gul", "ham", "jor", "kel", "lun", "mar", "nov", "pra"];
    'fill: for a in syllables {
        for b in syllables {
            for c in syllables {
                if words.len() >= 1_700 {
                    break 'fill;
                }
                words.push(format!("{a}{b}{c}"));
            }
        }
    }
    words
}

/// The rate over all documents in bytes a second, each document at the fastest of many passes over it.
fn rate(documents: &[Document], passes: usize, work: &dyn Fn(&Document)) -> f64 {
    let fastest = |document: &Document| {
        let pass = || {
            let start = Instant::now();
            work(document);
            start.elapsed()
        };
        (0..passes).map(|_| pass()).min().unwrap_or(Duration::MAX)
    };
    let bytes: usize = documents.iter().map(|document| document.text.len()).sum();
    let time: Duration = documents.iter().map(fastest).sum();
    bytes as f64 / time.as_secs_f64()
}

/// What stands behind an option of the command line.
fn argument(name: &str) -> Option<String> {
    std::env::args().skip_while(|word| word != name).nth(1)
}

/// The allocator of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let documents: Vec<Document> = match argument("--folder") {
        Some(folder) => {
            let corpus =
                corpus::open(Path::new(&folder), &AtomicBool::new(false), |_, _| ()).expect("the folder can be read");
            corpus.articles.into_iter().map(|article| article.document.clone()).collect()
        }
        None => TEXTS.iter().filter_map(|(name, bytes)| load::from_bytes(name, bytes).1).collect(),
    };
    let automaton = AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .kind(Some(AhoCorasickKind::DFA))
        .build(words())
        .expect("the words make an automaton");
    let passes = argument("--passes").and_then(|number| number.parse().ok()).unwrap_or(PASSES);
    let over_all = |work: &dyn Fn(&Document)| rate(&documents, passes, work);
    let scan = over_all(&|document| {
        black_box(automaton.find_iter(&document.text).count());
    });
    let line = |what: &str, rate: f64| {
        println!("{what:26} {:8.1} MB/s  1/{:.1} of the automaton", rate / 1e6, scan / rate);
    };
    println!("{:26} {:8.1} MB/s", "automaton of 1,700 words:", scan / 1e6);
    line(
        "tokens:",
        over_all(&|document| {
            black_box(tag::lex(&document.text));
        }),
    );
    line(
        "dates and quantities:",
        over_all(&|document| {
            black_box(extract::tag_text(&document.text, &document.date));
        }),
    );
    line(
        "with events and figures:",
        over_all(&|document| {
            black_box(extract::read(document, DocId(0)));
        }),
    );
}
