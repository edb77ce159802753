//! `dateline check`: what became of each file of a folder, one JSON object a line.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use anyhow::bail;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{extract, told};
use crate::corpus::{self, Article, Corpus};
use crate::export::file;
use crate::load::{Issue, Line, Outcome, Severity};
use crate::model::{Document, ParagraphKind, lower_first};
use crate::page;
use crate::pool::Limits;

/// Options of `check`.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// Folder (or one file) of articles.
    folder: PathBuf,
    /// Write to this file instead of standard output.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Also write the text of each document; of pages the body of the article alone.
    #[arg(long, value_name = "DIR")]
    texts: Option<PathBuf>,
    /// End with 1 where a file was not read or read only in part.
    #[arg(long)]
    strict: bool,
}

/// Reads the folder and says what became of each file.
pub fn run(options: &Options) -> anyhow::Result<()> {
    let corpus = corpus::open_within(&options.folder, Limits::default(), &AtomicBool::new(false), told::slow)?;
    let articles: HashMap<&str, &Article> =
        corpus.articles.iter().map(|article| (article.document.path.as_str(), article)).collect();
    // A file whose text another one stands for has that text, too.
    let of = |line: &Line| articles.get(line.copy_of().unwrap_or(&line.path)).copied();
    if let Some(folder) = &options.texts {
        let lines = corpus.report.lines.iter();
        let texts = lines.filter_map(|line| Some((line.path.as_str(), read_of(&of(line)?.document, line.kind))));
        extract::texts(texts, &options.folder, folder)?;
    }
    let place = options.output.as_deref().unwrap_or(Path::new("-"));
    let mut counts = [0_usize; 4];
    let fill = |out: &mut dyn Write| {
        let mut lines = corpus.report.lines.iter();
        lines.try_for_each(|line| writeln!(out, "{}", row(line, of(line), &options.folder)))
    };
    file::write_with(place, fill)?;
    for line in &corpus.report.lines {
        let at = WORDS.iter().position(|word| *word == outcome(line)).unwrap_or(0);
        if let Some(count) = counts.get_mut(at) {
            *count += 1;
        }
    }
    told::say(&summary(&corpus, counts));
    let [_, partly, skipped, _] = counts;
    if options.strict && partly + skipped > 0 {
        bail!("{} not read or read only in part", told::many(partly + skipped, "file"));
    }
    Ok(())
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

/// The words for what became of a file.
const WORDS: [&str; 4] = ["read", "partly", "skipped", "duplicate"];

fn outcome(line: &Line) -> &'static str {
    match &line.outcome {
        Outcome::Skipped(_) if line.copy_of().is_some() => "duplicate",
        Outcome::Skipped(_) => "skipped",
        Outcome::Read if line.is_partly() => "partly",
        Outcome::Read => "read",
    }
}

fn summary(corpus: &Corpus, [read, partly, skipped, duplicate]: [usize; 4]) -> String {
    format!(
        "{}: {read} read, {partly} in part, {skipped} not read, {duplicate} told by another; {} in {}",
        told::many(corpus.report.lines.len(), "file"),
        told::many(corpus.records().count(), "record"),
        told::many(corpus.articles.len(), "document"),
    )
}

/// The SHA-256 of a file; none of what lies inside another.
fn sha256(folder: &Path, path: &str) -> Option<String> {
    let place = if folder.is_file() { folder.to_path_buf() } else { folder.join(path) };
    let mut file = File::open(place).ok()?;
    let mut hasher = Sha256::new();
    io::copy(&mut file, &mut hasher).ok()?;
    Some(hasher.finalize().iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}")))
}

/// The two letters of the language that a document is written in; none for sheets of figures, which are in several or none.
fn language(document: &Document) -> Option<&'static str> {
    if document.is_sheets() {
        return None;
    }
    page::language::code(document.foreign.unwrap_or("English"))
}

/// A file's object: the same fields for each.
fn row(line: &Line, article: Option<&Article>, folder: &Path) -> Value {
    let worst = line.issues.first().filter(|issue| issue.severity >= Severity::Partly);
    let reason = match &line.outcome {
        Outcome::Skipped(reason) => Some(reason.as_str()),
        Outcome::Read => worst.map(|issue| issue.text.as_str()),
    };
    let document = article.map(|article| &article.document);
    let date = document.map(|document| {
        let date = &document.date;
        let when = date.when.as_ref().map(ToString::to_string);
        json!({"edtf": when, "basis": date.basis.word(), "why": lower_first(&date.why)})
    });
    let issue = |issue: &Issue| json!({"severity": issue.severity.word(), "text": issue.text, "hint": issue.hint});
    json!({
        "file": line.path,
        "outcome": outcome(line),
        "kind": Some(line.kind).filter(|kind| !kind.is_empty()),
        "reason": reason,
        "hint": worst.and_then(|issue| issue.hint.as_deref()),
        "title": document.map(|document| document.title.as_str()),
        "outlet": document.and_then(|document| document.outlet.as_deref()),
        "language": document.and_then(language),
        "document_date": date,
        "paragraphs": document.map(|document| document.paragraphs.len()),
        "records": article.filter(|_| line.copy_of().is_none()).map(|article| article.reading.records.len()),
        "copy_of": line.copy_of(),
        "sha256": sha256(folder, &line.path),
        "issues": line.issues.iter().map(issue).collect::<Vec<_>>(),
    })
}
