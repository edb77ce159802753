//! `dateline history`: who decided what, and when.

use std::path::{Path, PathBuf};

use anyhow::bail;
use clap::ValueEnum;

use super::opened::Decisions;
use crate::export::{file, history};
use crate::project::{self, Opening};

/// In which form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum Form {
    /// A table, a row for each thing that a step changed.
    #[default]
    Csv,
    /// The lines as they are kept.
    Jsonl,
}

/// Options of `history`.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The folder of the corpus, or its project file.
    folder: PathBuf,
    /// A table, or the lines as they are kept.
    #[arg(long, value_enum, default_value_t)]
    format: Form,
    /// Write to this file instead of standard output.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    decisions: Decisions,
}

/// Finds the project of the folder and writes its history.
pub fn run(options: &Options) -> anyhow::Result<()> {
    let asked = options.decisions.asked();
    let opening = Opening::of(vec![options.folder.clone()], &asked, project::data_folder().as_deref())?;
    let Some(kept) = opening.file.filter(|kept| kept.is_file()) else {
        bail!("nothing has been decided on ‘{}’ yet", options.folder.display());
    };
    let (now, entries) = (project::load(&kept)?, project::told(&kept)?);
    let output = options.output.as_deref().unwrap_or(Path::new("-"));
    file::write_with(output, |out| match options.format {
        Form::Csv => history::write_table(&now, &entries, out),
        Form::Jsonl => out.write_all(project::history::lines(&entries)?.as_bytes()),
    })?;
    Ok(())
}
