//! The same files give the same records, whatever the number of threads and the order in which files are read.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use dateline::corpus::cache::Cache;
use dateline::corpus::{self, Corpus, Reader};
use dateline::load;
use dateline::pool::Limits;

use crate::written::plainly_written;

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample")
}

/// Every record as it leaves the program.
fn written(corpus: &Corpus) -> String {
    plainly_written(corpus).iter().map(|record| record.to_string() + "\n").collect()
}

fn with_threads(threads: usize) -> String {
    let none = AtomicBool::new(false);
    written(
        &corpus::open_within(&folder(), Reader::default(), Limits::with_threads(threads), &none, |_| {})
            .expect("the sample opens"),
    )
}

#[test]
fn one_thread_and_eight_read_the_same() {
    let alone = with_threads(1);
    assert!(alone.lines().count() > 100, "the sample has records");
    assert_eq!(alone, with_threads(8));
}

#[test]
fn a_cache_gives_what_reading_gives() {
    let folders = [folder(), Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")];
    let kept = tempfile::tempdir().expect("a folder");
    let none = AtomicBool::new(false);
    for folder in folders {
        let cache = || Arc::new(Cache::open(&kept.path().join("kept.sqlite")).0.expect("a cache"));
        let read = |cache: Option<&Arc<Cache>>| {
            let reader = Reader { cache: cache.map(Arc::clone), ..Reader::default() };
            corpus::open_within(&folder, reader, Limits::default(), &none, |_| {}).expect("the folder opens")
        };
        let plain = read(None);
        let first = cache();
        let written_down = read(Some(&first));
        drop(first);
        let second = cache();
        let found = read(Some(&second));
        let (hits, misses) = second.counts();
        assert!(hits > 3 && misses == 0, "{hits} found, {misses} read");
        for other in [&written_down, &found] {
            assert_eq!(format!("{:?}", other.report), format!("{:?}", plain.report));
            assert_eq!(format!("{:?}", other.articles), format!("{:?}", plain.articles));
            assert_eq!(written(other), written(&plain));
        }
    }
}

#[test]
fn files_can_be_read_in_any_order() {
    let mut sources = load::walk(&folder(), &AtomicBool::new(false), |_| {}).expect("the sample can be listed").sources;
    let expected = with_threads(1);
    // Backwards, then every third file first.
    sources.reverse();
    for step in [1, 3] {
        let order = (0..step).flat_map(|first| (first..sources.len()).step_by(step));
        let mut files: Vec<_> = order.map(|at| (at, corpus::read_file(&sources[at]))).collect();
        files.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
        let mut corpus = Corpus::default();
        corpus.extend(files.into_iter().flat_map(|(_, file)| file));
        assert_eq!(written(&corpus), expected, "every {step}th file first");
    }
}
