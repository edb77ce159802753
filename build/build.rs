//! Lays out the words of `assets/lexicon`, and counts a number over everything that decides what is read out of a file, so that
//! what was kept by another build is not taken for what this one would read.

#[path = "../src/lexicon/class.rs"]
#[allow(dead_code)]
mod class;
mod currency;
#[path = "../src/lexicon/kinds.rs"]
#[allow(dead_code)]
mod kinds;
mod lexicon;
mod phrases;
mod unit;
#[path = "../src/lexicon/word.rs"]
#[allow(dead_code)]
mod word;

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use class::{Class, ClassSet};
use word::WordId;

/// Folders and files whose change can change what is read.
const SOURCES: [&str; 18] = [
    "Cargo.lock", "build", "parser/src", "assets/lexicon", "assets/grammar", "src/assemble", "src/corpus",
    "src/corpus.rs", "src/extract.rs", "src/grammar", "src/lexicon", "src/load", "src/model", "src/page", "src/rules",
    "src/segment", "src/tables", "src/tag",
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
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo names a folder"));
    let (currencies, units) = (currency::read(), unit::read());
    let lexicon = lexicon::read(&[(Class::Currency, &currencies.phrases), (Class::Measure, &units.phrases)]);
    for (name, code) in [("lexicon", lexicon), ("currencies", currencies.code()), ("units", units.code())] {
        fs::write(out.join(name).with_extension("rs"), code).expect("the folder can be written");
    }
}

fn list(path: &Path, files: &mut Vec<PathBuf>) {
    match fs::read_dir(path) {
        Ok(entries) => entries.filter_map(Result::ok).for_each(|entry| list(&entry.path(), files)),
        Err(_) => files.push(path.to_owned()),
    }
}

/// A file of `assets/lexicon`.
fn table<T: serde::de::DeserializeOwned>(name: &str) -> T {
    let path = Path::new("assets/lexicon").join(name);
    let text = fs::read_to_string(&path).unwrap_or_else(|problem| panic!("{}: {problem}", path.display()));
    toml::from_str(&text).unwrap_or_else(|problem| panic!("{}: {problem}", path.display()))
}

/// A list as it stands in code.
fn listed(items: impl IntoIterator<Item = String>) -> String {
    format!("&[{}]", items.into_iter().collect::<Vec<_>>().join(",\n"))
}

/// A word as it stands in code.
fn word(word: WordId) -> String {
    format!("WordId({:#x})", word.0)
}

/// An index as it stands in code, over rows of the name `ROWS`.
fn index(rows: usize) -> String {
    format!("Index::new(const {{ &slots::<_, {}>(ROWS) }}, ROWS)", (2 * rows).next_power_of_two().max(2))
}
