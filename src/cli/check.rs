//! `dateline check`: what became of each file of a folder, one JSON object a line, or a table of them.

use std::borrow::Cow;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::bail;
use clap::ValueEnum;
use serde_json::Value;

use super::opened::{self, Way};
use super::{extract, told};
use crate::corpus::Corpus;
use crate::corpus::ledger::{Ledger, Row, State};
use crate::export::{file, report};
use crate::join;
use crate::model::{Document, ParagraphKind, counted};

/// In which form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum Form {
    /// A JSON object a line.
    #[default]
    Jsonl,
    /// A table.
    Csv,
}

/// Options of `check`.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// Folder (or one file) of articles.
    folder: PathBuf,
    /// JSON lines, or a table.
    #[arg(long, value_enum, default_value_t)]
    format: Form,
    /// Write to this file instead of standard output.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Also write the text of each document; of pages the body of the article alone.
    #[arg(long, value_name = "DIR")]
    texts: Option<PathBuf>,
    /// End with 1 where a file was not read or read only in part.
    #[arg(long)]
    strict: bool,
    #[command(flatten)]
    way: Way,
}

/// Reads the folder and says what became of each file.
pub fn run(options: &Options) -> anyhow::Result<()> {
    let (corpus, project, folder) = opened::all(&options.folder, &options.way)?;
    let ledger = Ledger::of(&corpus, &join::copies(&corpus, &project.hands()));
    if let Some(texts) = &options.texts {
        let told = ledger.rows.iter().filter_map(|row| {
            let (line, document) = (row.line(&corpus)?, &corpus.article(row.document?)?.document);
            Some((line.path.as_str(), read_of(document, line.kind)))
        });
        extract::texts(told, &folder, texts)?;
    }
    let place = options.output.as_deref().unwrap_or(Path::new("-"));
    let objects = || ledger.rows.iter().map(|row| object(row, &corpus, &folder));
    let fill = |out: &mut dyn Write| -> io::Result<()> {
        match options.format {
            Form::Jsonl => objects().try_for_each(|object| writeln!(out, "{object}")),
            Form::Csv => report::write_table(objects(), out),
        }
    };
    file::write_with(place, fill)?;
    let records = counted(corpus.records().count(), "record");
    told::say(&format!("{}; {records} in {}", ledger.words(), counted(corpus.articles.len(), "document")));
    let behind = ledger.count(State::NotRead) + ledger.count(State::Partly);
    if options.strict && behind > 0 {
        bail!("{} not read or read only in part", counted(behind, "file"));
    }
    Ok(())
}

/// A file's object with the hash of its bytes; what lies inside another file has none.
fn object(row: &Row, corpus: &Corpus, folder: &Path) -> Value {
    let path = row.line(corpus).map_or("", |line| line.path.as_str());
    let place = if folder.is_file() { folder.to_path_buf() } else { folder.join(path) };
    let hash = if row.inside { None } else { report::sha256(&place) };
    report::object(row, corpus, hash)
}

/// The text of a document; of a page only the body of its article: headline, outlet and date stand in its row.
fn read_of<'d>(document: &'d Document, kind: &str) -> Cow<'d, str> {
    if kind != "html" {
        return Cow::from(document.text.as_str());
    }
    let around = [ParagraphKind::Furniture, ParagraphKind::Title, ParagraphKind::Byline];
    let read = document.paragraphs.iter().filter(|paragraph| !around.contains(&paragraph.kind));
    let words: Vec<&str> = read.map(|paragraph| paragraph.span.of(&document.text)).collect();
    // A page that is nothing but its head is that.
    Cow::from(if words.is_empty() { document.text.clone() } else { words.join("\n\n") })
}
