//! Documents one after the other, each by itself: what was read is forgotten as soon as its lines are written, so that
//! memory does not grow with their number.
//!
//! Lines of input are read in blocks on all threads and written in their order. A line that cannot be read is named and
//! skipped, and the others go on.

use std::io::{self, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

use anyhow::Context;
use rayon::prelude::*;
use serde::Deserialize;

use super::lines::{self, Line};
use super::told;
use crate::load::PANIC;
use crate::model::{DateBasis, DocDate, When};

/// Options of a stream.
#[derive(Debug, Clone, Copy, Default, clap::Args)]
pub struct Flow {
    /// End with 1 where a document of the stream was skipped, after all others are written.
    #[arg(long)]
    pub strict: bool,
    /// So many threads read the stream; 0 for one a core.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub threads: usize,
}

impl Flow {
    /// True where something other than the usual is asked for.
    pub fn is_asked(self) -> bool {
        self.strict || self.threads > 0
    }
}

/// A text that was sent on a line.
#[derive(Debug, Deserialize)]
pub struct Sent {
    /// Its name.
    pub doc: String,
    /// The text.
    pub text: String,
    /// When it was published.
    #[serde(alias = "dct")]
    pub date: Option<String>,
    /// Its headline.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
}

impl Sent {
    /// The date that stands with it. An unreadable one costs the date and not the text: then it comes with a sentence.
    pub fn dated(&self) -> (Option<DocDate>, Option<String>) {
        let Some(words) = &self.date else { return (None, None) };
        match words.parse::<When>().ok().or_else(|| When::from_words(words)) {
            Some(when) => {
                let why = "given with the text".to_owned();
                (Some(DocDate { when: Some(when), basis: DateBasis::Metadata, why, span: None }), None)
            }
            None => (None, Some(format!("‘{words}’ is no date (EDTF or ISO 8601); it is read without one"))),
        }
    }
}

/// What came of a line.
#[derive(Debug, Default)]
pub struct Made {
    /// What is written.
    pub out: Vec<u8>,
    /// What is said beside it.
    pub told: Option<String>,
    /// Why nothing was read.
    pub skipped: Option<String>,
}

/// How many lines a stream had.
#[derive(Debug, Clone, Copy, Default)]
#[must_use]
pub struct Count {
    all: usize,
    skipped: usize,
}

impl Count {
    /// Says how many were left out, once everything else is written and kept.
    ///
    /// # Errors
    /// With `--strict`, where lines were left out.
    pub fn told(self, flow: Flow) -> anyhow::Result<()> {
        if self.skipped > 0 {
            let words = format!("{} of {} lines were left out", self.skipped, self.all);
            anyhow::ensure!(!flow.strict, words);
            told::say(&words);
        }
        Ok(())
    }
}

/// Reads standard input and writes what `work` makes of each text, in the order of the lines.
///
/// # Errors
/// Where input or output fails.
pub fn run(flow: Flow, out: &mut dyn Write, work: impl Fn(Sent) -> Made + Sync) -> anyhow::Result<Count> {
    let threads = rayon::ThreadPoolBuilder::new().num_threads(flow.threads).build().context("no threads can be had")?;
    let mut count = Count::default();
    for block in lines::blocks(io::stdin()).context("no threads can be had")? {
        let block = block.context("standard input cannot be read")?;
        let one = |line: &Line| guarded(|| read(line).map_or_else(skip, &work));
        let made: Vec<(usize, Made)> =
            threads.install(|| block.par_iter().map(|line| (line.number, one(line))).collect());
        for (number, made) in made {
            count.all += 1;
            if let Some(reason) = made.skipped {
                count.skipped += 1;
                told::say(&format!("line {number} is left out: {reason}"));
            }
            if let Some(words) = made.told {
                told::say(&format!("line {number}: {words}"));
            }
            out.write_all(&made.out)?;
        }
        out.flush()?;
    }
    Ok(count)
}

fn skip(reason: String) -> Made {
    Made { skipped: Some(reason), ..Made::default() }
}

/// A panic inside costs its own line and no other.
fn guarded(work: impl FnOnce() -> Made) -> Made {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| skip(PANIC.to_owned()))
}

/// The text of a line, or why it holds none.
fn read(line: &Line) -> Result<Sent, String> {
    let bytes = line.bytes.as_deref().ok_or("it is longer than 8 MiB; split it")?;
    let words = std::str::from_utf8(bytes).map_err(|error| format!("it is not UTF-8 ({error})"))?;
    serde_json::from_str(words)
        .map_err(|error| format!("expected {{\"doc\", \"text\"}} and perhaps \"date\", \"title\", \"outlet\": {error}"))
}
