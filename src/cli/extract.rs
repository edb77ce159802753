//! `dateline extract`: the records of a folder.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use anyhow::Context;

use super::RecordFormat;
use super::opened::{self, Decisions};
use crate::corpus::Corpus;
use crate::export::{records, table};
use crate::project::{Project, Status};

/// Options of `extract`.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// Folder (or one file) of articles, or a project file (.dateline.json).
    #[arg(value_name = "FOLDER|PROJECT")]
    folder: PathBuf,
    /// Form of the records.
    #[arg(long, value_enum, default_value = "jsonl")]
    format: RecordFormat,
    /// Write to this file instead of standard output.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    decisions: Decisions,
    /// Also write the plain text that offsets point into, one file for each document.
    #[arg(long, value_name = "DIR")]
    texts: Option<PathBuf>,
}

/// What the analyst has rejected does not go out; says how much that is.
fn leave_out_rejected(corpus: &mut Corpus, project: &Project) -> usize {
    let mut rejected = 0;
    for article in &mut corpus.articles {
        let before = article.reading.records.len();
        article.reading.records.retain(|record| project.status(record.id) != Status::Rejected);
        rejected += before - article.reading.records.len();
    }
    rejected
}

/// Reads the folder and writes its records.
pub fn run(options: &Options) -> anyhow::Result<()> {
    let (mut corpus, project) = opened::read(&options.folder, &options.decisions)?;
    let rejected = leave_out_rejected(&mut corpus, &project);
    if rejected > 0 {
        eprintln!("left out: {rejected} rejected");
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
