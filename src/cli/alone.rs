//! `dateline extract -` and `extract FOLDER --alone`: each document by itself, in its order, forgotten when it is written.
//!
//! What other documents tell of the same is not known here, so there are no groups, sources, contradictions and weights.

use std::collections::HashMap;
use std::io::{self, Write};
use std::path::Path;
use std::sync::atomic::AtomicBool;

use anyhow::{Context, bail, ensure};
use serde_json::json;

use super::stream::{self, Count, Flow, Made, Sent};
use super::{RecordFormat, timings, told};
use crate::corpus::{self, Article, Heard, Input, Piece, Told};
use crate::export::edtf::edtf;
use crate::export::marks::Marks;
use crate::export::{file, records, table};
use crate::load::{self, Given, Line, Outcome, Source};
use crate::model::{DocId, Extent};
use crate::pool::Limits;

/// Files that are read before anything of them is written, and their bytes, one file more or less.
const FILES: usize = 256;
const BYTES: u64 = 512 << 10;

/// How documents by themselves are read and written.
#[derive(Debug, Clone, Copy)]
pub struct Alone {
    /// Form of the records.
    pub format: RecordFormat,
    /// How much of each document is read.
    pub extent: Extent,
    /// Whether each document has a line of its own.
    pub report: Report,
    /// Threads, and what a skipped document means.
    pub flow: Flow,
}

/// Whether each document has a line of its own behind its records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Report {
    /// Records only.
    Without,
    /// A line that says what became of the document.
    With,
}

/// Reads the texts of standard input.
pub fn input(alone: Alone, place: &Path) -> anyhow::Result<()> {
    let mut count = Count::default();
    written(alone, place, |out| {
        count = stream::run(alone.flow, out, |text| {
            let (date, told) = text.dated();
            let Sent { doc: name, text, title, outlet, .. } = text;
            let made = alone.made(corpus::read_given(Given { name, text, date, title, outlet }));
            Made { told, ..made }
        })?;
        Ok(())
    })?;
    count.told(alone.flow)
}

/// Reads the files of a folder in the order of their paths; what lies inside a file stands behind it.
pub fn folder(alone: Alone, folder: &Path, place: &Path) -> anyhow::Result<()> {
    let listing = load::walk(folder, &AtomicBool::new(false), |_| {})?;
    let limits = match alone.flow.threads {
        0 => Limits::default(),
        threads => Limits::with_threads(threads),
    };
    let (mut all, mut skipped) = (0, 0);
    let mut write = |piece: Piece, out: &mut dyn Write| {
        let path = piece.0.path.clone();
        let made = alone.made(piece);
        all += 1;
        if let Some(reason) = made.skipped {
            skipped += 1;
            told::say(&format!("skipped {path}: {reason}"));
        }
        out.write_all(&made.out)
    };
    written(alone, place, |out| {
        let mut texts = HashMap::new();
        listing.left_out.into_iter().try_for_each(|line| write((line, None), out))?;
        for block in blocks(listing.sources) {
            for piece in pieces(block, limits) {
                write(first_of_its_text(piece, &mut texts), out)?;
            }
            out.flush()?;
        }
        Ok(())
    })?;
    if skipped == all {
        bail!("Nothing in ‘{}’ could be read; the lines above say why for each file.", folder.display());
    }
    ensure!(skipped == 0 || !alone.flow.strict, "{skipped} of {all} files were not read");
    Ok(())
}

/// Writes what `fill` gives to a place, behind the head of a table where it is one.
fn written(alone: Alone, place: &Path, fill: impl FnOnce(&mut dyn Write) -> anyhow::Result<()>) -> anyhow::Result<()> {
    // What is wrong with the input is no fault of the writing: it is told as it is, and nothing half is left behind.
    let mut wrong = None;
    let done = file::write_with(place, |out| {
        if matches!(alone.format, RecordFormat::Csv) {
            table::head(&mut *out)?;
        }
        fill(out).map_err(|error| match error.downcast::<io::Error>() {
            Ok(error) => error,
            Err(error) => {
                wrong = Some(error);
                io::Error::other("the input is not whole")
            }
        })
    });
    timings::lap("documents read and written one by one");
    wrong.map_or(Ok(()), Err)?;
    done.context("the records cannot be written")
}

/// Files in blocks that fit into memory with all that is read of them.
fn blocks(sources: Vec<Source>) -> impl Iterator<Item = Vec<Source>> {
    let mut sources = sources.into_iter();
    std::iter::from_fn(move || {
        let (mut block, mut bytes) = (Vec::new(), 0);
        while block.len() < FILES && bytes < BYTES {
            let Some(source) = sources.next() else { break };
            bytes += source.bytes();
            block.push(source);
        }
        (!block.is_empty()).then_some(block)
    })
}

/// What is read of some files, in their order.
fn pieces(block: Vec<Source>, limits: Limits) -> Vec<Piece> {
    let mut read: Vec<(usize, Vec<Piece>)> = Vec::new();
    corpus::read_all(
        block,
        |piece| piece,
        limits,
        &AtomicBool::new(false),
        |heard| match heard {
            Heard::Slow(name, took) => told::slow(Told::Slow(name, took)),
            Heard::File(at, pieces) => read.push((at, pieces)),
        },
    );
    read.sort_unstable_by_key(|(at, _)| *at);
    read.into_iter().flat_map(|(_, pieces)| pieces).collect()
}

/// Files of one text are one document: the one whose path comes first.
fn first_of_its_text((line, article): Piece, texts: &mut HashMap<u128, String>) -> Piece {
    let Some(article) = article else { return (line, None) };
    if let Some(first) = texts.get(&article.text.0) {
        return (line.folded(first), None);
    }
    texts.insert(article.text.0, line.path.clone());
    (line, Some(article))
}

impl Alone {
    /// The lines of a document, or why it has none.
    fn made(self, (line, article): Piece) -> Made {
        let mut out = Vec::new();
        let skipped = match (&line.outcome, article) {
            (_, Some(article)) => {
                self.article(&line, article, &mut out);
                None
            }
            (Outcome::Skipped(reason), None) => Some(reason.clone()),
            // A file around others, which have lines of their own.
            (Outcome::Read, None) => None,
        };
        if let (Some(reason), Report::With) = (&skipped, self.report) {
            let told = json!({"kind": "document", "doc": line.path, "records": 0, "skipped": reason});
            out.extend(format!("{told}\n").into_bytes());
        }
        Made { out, told: None, skipped }
    }

    fn article(self, line: &Line, mut article: Article, out: &mut Vec<u8>) {
        article.reread(None, self.extent, DocId(0));
        let marks = Marks::default();
        let mut lines = records::article(&article, &marks).map(|(_, line)| line);
        // Memory does not refuse to be written to.
        let _ = match self.format {
            RecordFormat::Jsonl => lines.try_for_each(|line| line.write(out)),
            RecordFormat::Csv => table::rows(lines.map(|line| json!(line)), &mut *out).map_err(io::Error::from),
        };
        if self.report == Report::With {
            let issues = line.issues.iter().map(|issue| issue.text.clone());
            let found = article.findings().into_iter().map(|issue| issue.text);
            let date = &article.document.date;
            let told = json!({
                "kind": "document", "doc": line.path, "skipped": null,
                "records": records::article(&article, &marks).count(),
                "date": date.when.as_ref().map(edtf), "basis": date.basis.word(),
                "issues": issues.chain(found).collect::<Vec<_>>(),
            });
            out.extend(format!("{told}\n").into_bytes());
        }
    }
}
