//! `dateline extract`: the records of a folder.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, bail, ensure};

use super::alone::{self, Alone, Report};
use super::opened::{self, Known, Question, Way};
use super::stream::Flow;
use super::{RecordFormat, timings, told};
use crate::corpus::{Corpus, NotRead};
use crate::export::groups::Groups;
use crate::export::marks::Marks;
use crate::export::{file, records, table};
use crate::load::ours;
use crate::model::Extent;
use crate::project::{Project, Status};

/// Options of `extract`.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// Folder (or one file) of articles, a project file (.dateline.json), or - for texts on standard input: JSON lines
    /// {"doc", "text"}, perhaps with "date", "title", "outlet", each read by itself.
    #[arg(value_name = "FOLDER|PROJECT|-")]
    folder: PathBuf,
    /// Read each document by itself, in the order of the paths, in memory that does not grow: without decisions, groups,
    /// sources, contradictions and weights, which need all of them.
    #[arg(long)]
    alone: bool,
    /// Behind the records of each document that is read by itself, a line says what became of it.
    #[arg(long)]
    report: bool,
    #[command(flatten)]
    flow: Flow,
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
    for article in corpus.articles.iter_mut().map(Arc::make_mut) {
        let before = article.reading.records.len();
        article.reading.records.retain(|record| project.status(record.id) != Status::Rejected);
        rejected += before - article.reading.records.len();
    }
    rejected
}

/// Reads documents one by one and writes the records of each before the next ones.
fn one_by_one(options: &Options, stream: bool) -> anyhow::Result<()> {
    let of_all = options.asked.question().is_some()
        || options.known.is_asked()
        || options.texts.is_some()
        || options.way.decisions.project.is_some();
    ensure!(!of_all, "--where, --as-known-on, --texts and --project need all documents at once: leave them out here");
    let alone = Alone {
        format: options.format,
        extent: if options.way.all_text { Extent::All } else { Extent::Article },
        report: if options.report { Report::With } else { Report::Without },
        flow: options.flow,
    };
    let table = matches!(options.format, RecordFormat::Csv);
    ensure!(
        !(table && options.report),
        "a table has no row for --report: leave one of both out, or ask for --format jsonl"
    );
    let place = options.output.as_deref().unwrap_or(Path::new("-"));
    if stream { alone::input(alone, place) } else { alone::folder(alone, &options.folder, place) }
}

/// Reads the folder and writes its records.
pub fn run(options: &Options) -> anyhow::Result<()> {
    let stream = options.folder.as_os_str() == "-";
    if stream || options.alone {
        return one_by_one(options, stream);
    }
    ensure!(
        !options.report && !options.flow.is_asked(),
        "--report, --strict and --threads belong to ‘extract -’ and --alone"
    );
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
    let groups = Groups::of(&corpus, &rulings);
    timings::lap("joining");
    let lines = || records::lines(&groups, &marks).filter(|(id, _)| keep.as_ref().is_none_or(|keep| keep.contains(id)));
    // Line by line: the records of a large folder as text are larger than all that is read.
    let fill = |out: &mut dyn Write| match form {
        RecordFormat::Jsonl => lines().try_for_each(|(_, line)| line.write(out)),
        RecordFormat::Csv => {
            table::write(lines().map(|(_, line)| serde_json::json!(line)), out).map_err(io::Error::from)
        }
    };
    file::write_with(place, fill)?;
    timings::lap("writing");
    Ok(())
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
