//! `dateline export`: records as data for other programs.

use std::path::PathBuf;

use anyhow::bail;

use super::opened::{Opened, Scoped};
use super::told;
use crate::export::data::{Form, Rows};
use crate::export::file;
use crate::export::marks::Marks;
use crate::model::{Record, When};
use crate::project::Status;
use crate::view::brief::{Redaction, Scope};
use crate::view::window::seconds;

/// Options of `export`.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// Folder (or one file) of articles, or a project file (.dateline.json).
    #[arg(value_name = "FOLDER|PROJECT")]
    folder: PathBuf,
    /// The file: .csv, .jsonl, .zip (data package), .json (TimelineJS), .ics, .jsonld (Web Annotation).
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// The form, where the file's name does not say it: csv, jsonl, package, timelinejs, ics, annotation.
    #[arg(long = "as", value_name = "FORM")]
    form: Option<String>,
    #[command(flatten)]
    scope: Scoped,
    /// Only accepted records.
    #[arg(long)]
    accepted: bool,
    /// Also the rejected ones.
    #[arg(long, conflicts_with = "accepted")]
    rejected: bool,
    /// Replace a name everywhere; may be given several times.
    #[arg(long, value_name = "OLD=NEW")]
    redact: Vec<String>,
}

/// Reads and writes.
pub fn run(options: &Options) -> anyhow::Result<()> {
    let form = form(options)?;
    let redaction = Redaction::parse(options.redact.iter().map(String::as_str))?;
    let opened = Opened::at(&options.folder, &options.scope)?;
    let window = match opened.scope {
        Scope::Window(window) => Some((window.start, window.end)),
        Scope::Between(from, to) => Some((from, to)),
        Scope::Core | Scope::All => None,
    };
    let keep = |record: &Record, status: Status| {
        let bounds = record.date.when.as_ref().and_then(When::bounds);
        let inside = |(from, to): (f64, f64)| {
            bounds.is_some_and(|bounds| seconds(bounds.start) < to && seconds(bounds.end) > from)
        };
        match status {
            _ if opened.keep.as_ref().is_some_and(|keep| !keep.contains(&record.id)) => Some("outside the view"),
            Status::Rejected if !options.rejected => Some("rejected"),
            Status::Undecided if options.accepted => Some("undecided"),
            _ if window.is_some_and(|window| !inside(window)) => Some("outside the time"),
            _ => None,
        }
    };
    let status = |record: &Record| opened.project.status(record.id);
    let decided = (&opened.rulings, &Marks::of(&opened.project));
    let rows = Rows::of(&opened.corpus, decided, status, keep, &redaction);
    let written = rows.write(form)?;
    let told = rows.told(&written);
    if written.records == 0 {
        bail!("there is nothing to write: {told}");
    }
    file::write(&options.output, &written.bytes)?;
    told::say(format!("{told} {}", form.losses()).trim_end());
    Ok(())
}

fn form(options: &Options) -> anyhow::Result<Form> {
    let ending = options.output.extension().and_then(|end| end.to_str()).unwrap_or_default().to_ascii_lowercase();
    let found = match &options.form {
        Some(word) => Form::ALL.iter().find(|form| form.names().0 == word),
        None => Form::ALL.iter().find(|form| form.names().1 == ending),
    };
    let Some(form) = found else {
        let all: Vec<String> =
            Form::ALL.iter().map(|form| format!("{} (.{})", form.names().0, form.names().1)).collect();
        bail!("no form of data is called ‘{}’: choose {}", options.form.as_ref().unwrap_or(&ending), all.join(", "));
    };
    Ok(*form)
}
