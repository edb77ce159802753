//! `dateline extract`: the records of a folder.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use super::opened::{self, Known, Question, Way};
use super::{RecordFormat, told};
use crate::corpus::{Corpus, NotRead};
use crate::export::marks::Marks;
use crate::export::{file, records, table};
use crate::load::ours;
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
    known: Known,
    #[command(flatten)]
    way: Way,
    #[command(flatten)]
    asked: Question,
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
    let (mut corpus, project) = opened::read(&options.folder, &options.way)?;
    let rejected = leave_out_rejected(&mut corpus, &project);
    if rejected > 0 {
        told::say(&format!("left out: {rejected} rejected"));
    }
    if let Some(words) = NotRead::of(&corpus).worded_words() {
        told::say(&format!("{words}; `dateline explain` names the cue of each"));
    }
    if let Some(folder) = &options.texts {
        let documents = corpus.articles.iter().map(|article| &article.document);
        let all = documents.map(|document| (document.path.as_str(), Cow::from(document.text.as_str())));
        texts(all, &options.folder, folder)?;
    }
    let rulings = options.known.rulings(&corpus, &project);
    let place = options.output.as_deref().unwrap_or(Path::new("-"));
    let form = options.format;
    let marks = Marks::of(&project);
    let keep = options.asked.ids(&corpus, &project, &rulings)?;
    let keep: Option<BTreeSet<String>> = keep.map(|ids| ids.into_iter().map(records::id).collect());
    let kept = |record: &serde_json::Value| {
        let id = record.get("id").and_then(serde_json::Value::as_str).unwrap_or_default();
        keep.as_ref().is_none_or(|keep| keep.contains(id))
    };
    // Line by line: the records of a large folder as text are larger than all that is read.
    let fill = |out: &mut dyn Write| match form {
        RecordFormat::Jsonl => {
            records::corpus(&corpus, &rulings, &marks).filter(kept).try_for_each(|record| writeln!(out, "{record}"))
        }
        RecordFormat::Csv => {
            table::write(records::corpus(&corpus, &rulings, &marks).filter(kept), out).map_err(io::Error::from)
        }
    };
    Ok(file::write_with(place, fill)?)
}

/// Writes plain texts by their documents' paths, and the list by which they are known for what they are when their folder is read.
pub(super) fn texts<'c>(
    texts: impl Iterator<Item = (&'c str, Cow<'c, str>)>,
    source: &Path,
    folder: &Path,
) -> anyhow::Result<()> {
    let make = |folder: &Path| {
        fs::create_dir_all(folder).with_context(|| format!("the folder ‘{}’ cannot be made", folder.display()))
    };
    make(folder)?;
    if source.is_dir() && fs::canonicalize(folder)? == fs::canonicalize(source)? {
        bail!("the texts would lie among the articles of ‘{}’: choose another folder for them", folder.display());
    }
    let list = folder.join(ours::TEXTS);
    let mut names: BTreeSet<String> =
        fs::read_to_string(&list).unwrap_or_default().lines().map(str::to_owned).collect();
    for (path, text) in texts {
        let name = format!("{path}.txt");
        let place = folder.join(&name);
        make(place.parent().unwrap_or(folder))?;
        file::write(&place, text.as_bytes())?;
        names.insert(name);
    }
    let lines: String = names.into_iter().flat_map(|name| [name, "\n".to_owned()]).collect();
    Ok(file::write(&list, lines.as_bytes())?)
}
