//! What keeping costs and saves, in CPU time against reading without it: `cargo bench --bench cache [-- FILES]`.
//!
//! The same made-up papers are read without a cache, with one that is written, out of it, and once more with one paper
//! changed. Prints the ratios, so that they can be compared between machines.
#![allow(clippy::print_stdout, missing_docs)]

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use cpu_time::ProcessTime;
use dateline::corpus::cache::Cache;
use dateline::corpus::{self, Corpus, Reader};
use dateline::job::{Input, Job, News, Stamps};
use dateline::pool::Limits;
use dateline::project::Project;

/// A paper of some sentences with dates and amounts, no two alike.
fn paper(number: usize) -> String {
    let lines = (0..12).map(|line| {
        format!(
            "Norway and Finland signed agreement {number}-{line} on {} March 2015, and exports rose to ${}.{} billion in 2014.\n\n",
            line % 27 + 1,
            number % 90 + 1,
            line % 10
        )
    });
    format!("Paper {number}\n\n12 March 2015\n\n{}", lines.collect::<String>())
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let begun = ProcessTime::now();
    let done = work();
    (done, begun.elapsed())
}

fn opened(folder: &Path, cache: Option<&Arc<Cache>>) -> Corpus {
    let reader = Reader { cache: cache.map(Arc::clone), ..Reader::default() };
    corpus::open_within(folder, reader, Limits::default(), &AtomicBool::new(false), |_| {})
        .expect("the folder can be read")
}

/// Everything that a job tells, as the window takes it in.
fn heard(job: &Job, corpus: &mut Corpus) -> Stamps {
    let (mut stamps, mut changed, mut pieces) = (Stamps::default(), None, Vec::new());
    while let Some(news) = job.wait() {
        match news {
            News::Stamps(now) => stamps = now,
            News::Changed(names) => changed = Some(names),
            News::File(file) => pieces.extend(file),
            News::Done => break,
            _ => {}
        }
    }
    match changed {
        Some(changed) => corpus.renew(&changed, pieces),
        None => corpus.extend(pieces),
    }
    stamps
}

fn main() {
    let files = std::env::args().find_map(|word| word.parse().ok()).unwrap_or(10_000);
    let (folder, kept) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let write = |number: usize, text: &str| {
        std::fs::write(folder.path().join(format!("{number:06}.txt")), text).expect("a paper is written");
    };
    (0..files).for_each(|number| write(number, &paper(number)));
    let place = kept.path().join("kept.sqlite");
    let cache = || Arc::new(Cache::open(&place).0.expect("a cache"));
    let (_, plain) = timed(|| opened(folder.path(), None));
    let (_, cold) = timed(|| {
        let cache = cache();
        opened(folder.path(), Some(&cache))
    });
    let (_, again) = timed(|| {
        let cache = cache();
        opened(folder.path(), Some(&cache))
    });
    let cache = cache();
    let paths = vec![folder.path().to_owned()];
    let mut corpus = Corpus::default();
    let first = Job::start(Input::Paths(paths.clone()), Project::default(), Some(Arc::clone(&cache)), || {});
    let before = heard(&first, &mut corpus);
    corpus.sort();
    write(files / 2, &paper(files));
    let (_, one) = timed(|| {
        let job = Job::renew(paths, before, |_| HashSet::default(), Project::default(), Some(cache), || {});
        heard(&job, &mut corpus)
    });
    assert_eq!(corpus.articles.len(), files);
    let seconds = |time: Duration| time.as_secs_f64();
    println!("{files} files: {:.2} CPU-s without a cache", seconds(plain));
    println!(
        "cold, cache written: {:.2} CPU-s, {:.2} of the rate without",
        seconds(cold),
        seconds(plain) / seconds(cold)
    );
    println!("opened again: {:.2} CPU-s, 1/{:.0} of cold", seconds(again), seconds(cold) / seconds(again));
    println!("one changed: {:.3} CPU-s, 1/{:.0} of cold", seconds(one), seconds(cold) / seconds(one));
}
