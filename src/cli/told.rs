//! What a command says beside its data: one line on standard error for each thing that a reader should know.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::bail;

use crate::corpus::ledger::{Ledger, State};
use crate::corpus::{Corpus, Told};
use crate::export::plain;
use crate::model::counted;

/// Prints a line. Names of files may hold what a terminal obeys, so it is written out.
pub fn say(line: &str) {
    eprintln!("{}", plain::shown(line));
}

/// Names a file that takes long while it is read; one that is given up has its line in the report.
pub fn slow(told: Told<'_>) {
    if let Told::Slow(name, took) = told {
        say(&format!("‘{name}’ takes long: {} seconds so far", took.as_secs()));
    }
}

/// Says which files were not read, so that nothing is left out in silence.
///
/// # Errors
/// Where nothing was read at all: whoever goes on would hand out an empty result.
pub fn skipped(corpus: &Corpus, folder: &Path) -> anyhow::Result<()> {
    for row in Ledger::of(corpus, &BTreeMap::new()).rows {
        let unused = matches!(row.state, State::NotRead | State::Copy);
        if let Some((line, reason)) = row.line(corpus).zip(row.reason(corpus)).filter(|_| unused) {
            say(&format!("skipped {}: {reason}", line.path));
        }
    }
    if corpus.articles.is_empty() {
        bail!("Nothing in ‘{}’ could be read; the lines above say why for each file.", folder.display());
    }
    Ok(())
}

/// Says how much of the documents was not read.
pub fn not_read(corpus: &Corpus) {
    let counts = || corpus.articles.iter().map(|article| article.unread()).filter(|count| *count > 0);
    let paragraphs: usize = counts().sum();
    if paragraphs > 0 {
        let (paragraphs, documents) = (counted(paragraphs, "paragraph"), counted(counts().count(), "document"));
        let what = "taken for menus, links, comments and the like; --all-text reads them, too";
        say(&format!("not read: {paragraphs} of {documents}, {what}"));
    }
}
