//! What a command says beside its data: one line on standard error for each thing that a reader should know.

use std::path::Path;

use anyhow::bail;

use crate::corpus::{Corpus, Told};
use crate::export::plain;
use crate::model::ParagraphKind;

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

/// Says what was not read, so that nothing is left out in silence.
///
/// # Errors
/// Where nothing was read at all: whoever goes on would hand out an empty result.
pub fn left_out(corpus: &Corpus, folder: &Path) -> anyhow::Result<()> {
    for (path, reason) in corpus.report.unused() {
        say(&format!("skipped {path}: {reason}"));
    }
    if corpus.articles.is_empty() {
        bail!("Nothing in ‘{}’ could be read; the lines above say why for each file.", folder.display());
    }
    let (mut documents, mut paragraphs) = (0, 0);
    for article in &corpus.articles {
        let found = article.document.paragraphs.iter().filter(|part| part.kind == ParagraphKind::Furniture).count();
        documents += usize::from(found > 0);
        paragraphs += found;
    }
    if paragraphs > 0 {
        say(&format!(
            "not read: {paragraphs} paragraphs of {documents} documents, taken for menus, links, comments and the like"
        ));
    }
    Ok(())
}
