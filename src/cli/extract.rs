//! `dateline extract`: the records of a folder.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use anyhow::Context;

use super::RecordFormat;
use crate::export::{records, table};

/// Options of `extract`.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// Folder (or one file) of articles.
    folder: PathBuf,
    /// Form of the records.
    #[arg(long, value_enum, default_value = "jsonl")]
    format: RecordFormat,
    /// Write to this file instead of standard output.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The analyst's project file: its document dates and added records count.
    #[arg(long, value_name = "FILE")]
    project: Option<PathBuf>,
    /// Also write the plain text that offsets point into, one file for each document.
    #[arg(long, value_name = "DIR")]
    texts: Option<PathBuf>,
}

/// Reads the folder and writes its records.
pub fn run(options: &Options) -> anyhow::Result<()> {
    let (corpus, _) = super::opened(&options.folder, options.project.as_deref())?;
    for (path, reason) in corpus.report.unused() {
        eprintln!("skipped {path}: {reason}");
    }
    let left: usize = corpus.articles.iter().map(|article| article.reading.left_out.len()).sum();
    if left > 0 {
        eprintln!("{left} dates and amounts are left out by their wording; `dateline explain` names the cue of each");
    }
    if let Some(folder) = &options.texts {
        for article in &corpus.articles {
            let place = folder.join(format!("{}.txt", article.document.path));
            let parent = place.parent().unwrap_or(folder);
            fs::create_dir_all(parent).with_context(|| format!("cannot make the folder {}", parent.display()))?;
            fs::write(&place, &article.document.text).with_context(|| format!("cannot write {}", place.display()))?;
        }
    }
    let mut bytes = BufWriter::new(Vec::new());
    match options.format {
        RecordFormat::Jsonl => {
            for record in records::corpus(&corpus) {
                serde_json::to_writer(&mut bytes, &record)?;
                bytes.write_all(b"\n")?;
            }
        }
        RecordFormat::Csv => table::write(records::corpus(&corpus), &mut bytes)?,
    }
    let bytes = bytes.into_inner()?;
    match &options.output {
        Some(path) => fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display())),
        None => io::stdout().write_all(&bytes).context("cannot write to standard output"),
    }
}
