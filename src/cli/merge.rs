//! `dateline merge`: the decisions of two hands on one corpus in one file, with what they decided differently.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::bail;

use super::told;
use crate::model::TextHash;
use crate::project::{self, Project, Store, System, Work};

/// Options of `merge`.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// A project file (.dateline.json). Where both have decided, this one counts.
    #[arg(value_name = "PROJECT")]
    first: PathBuf,
    /// The project file of another hand on the same documents.
    #[arg(value_name = "OTHER")]
    second: PathBuf,
    /// The project file that both began with; without it what only one has decided counts.
    #[arg(long, value_name = "PROJECT")]
    base: Option<PathBuf>,
    /// Where the merged project is written; it may be the first one.
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
}

/// Reads both, merges, writes, and lists what they decided differently.
pub fn run(options: &Options) -> anyhow::Result<()> {
    let (mut first, second) = (read(&options.first)?, read(&options.second)?);
    let base = match &options.base {
        Some(base) => read(base)?.work().clone(),
        None => Work::default(),
    };
    let own = |file: &Path| project::canonical(file) == project::canonical(&options.output);
    if options.output.exists() && !own(&options.first) && !own(&options.second) {
        bail!("‘{}’ is there already: choose another name", options.output.display());
    }
    if !project::is_project(&options.output) {
        bail!("the merged project’s name must end in .dateline.json: ‘{}’ does not", options.output.display());
    }
    let texts = |project: &Project| project.work().documents().map(|(text, _)| text).collect::<BTreeSet<TextHash>>();
    let (own, other) = (texts(&first), texts(&second));
    if !own.is_empty() && !other.is_empty() && own.is_disjoint(&other) {
        bail!(
            "‘{}’ and ‘{}’ are about different documents: there is nothing to merge",
            options.first.display(),
            options.second.display()
        );
    }
    let before = first.work().clone();
    first.take_in(&base, second.work());
    let taken = before.differences(first.work());
    write(&first, &options.output)?;
    told::say(&format!("{taken} of {} decisions of ‘{}’ taken in", second.work().decided(), options.second.display()));
    let conflicts = first.conflicts();
    for conflict in &conflicts {
        told::say(&format!("  {}: {} counts, not {}", conflict.about, conflict.now, conflict.others.join(", not ")));
    }
    if !conflicts.is_empty() {
        told::say(&format!("{} decided differently: ‘Kept decisions…’ in the window settles each", conflicts.len()));
    }
    Ok(())
}

fn read(file: &Path) -> anyhow::Result<Project> {
    if !file.is_file() {
        bail!("there is no project file at ‘{}’", file.display());
    }
    Ok(project::load(file)?)
}

/// Writes a project in the place of what is there: both files were read, so nothing of them is lost.
fn write(project: &Project, file: &Path) -> anyhow::Result<()> {
    Ok(Store::open(Arc::new(System), file).store.save(project)?)
}
