//! Counts a number over everything that decides what is read out of a file, so that what was kept by another build is not
//! taken for what this one would read.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// Folders and files whose change can change what is read.
const SOURCES: [&str; 17] = [
    "Cargo.lock", "parser/src", "assets/lexicon", "assets/grammar", "src/assemble", "src/corpus", "src/corpus.rs",
    "src/extract.rs", "src/grammar", "src/lexicon", "src/load", "src/model", "src/page", "src/rules", "src/segment",
    "src/tables", "src/tag",
];

fn main() {
    let mut files = Vec::new();
    for source in SOURCES {
        println!("cargo::rerun-if-changed={source}");
        list(Path::new(source), &mut files);
    }
    files.sort();
    let mut hash = DefaultHasher::new();
    for file in files {
        file.hash(&mut hash);
        fs::read(&file).unwrap_or_default().hash(&mut hash);
    }
    println!("cargo::rustc-env=DATELINE_EXTRACTOR={}-{:016x}", env!("CARGO_PKG_VERSION"), hash.finish());
}

fn list(path: &Path, files: &mut Vec<PathBuf>) {
    match fs::read_dir(path) {
        Ok(entries) => entries.filter_map(Result::ok).for_each(|entry| list(&entry.path(), files)),
        Err(_) => files.push(path.to_owned()),
    }
}
