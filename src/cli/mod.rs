//! The command line: data on standard output, progress and problems on standard error.
#![allow(clippy::print_stdout, clippy::print_stderr)]

mod alone;
mod brief;
mod check;
mod explain;
mod export;
mod extract;
mod lines;
mod merge;
mod opened;
mod progress;
mod render;
mod rules;
mod stream;
mod tag;
mod timings;
mod told;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand, ValueEnum};

/// Every dated event and trade figure of a folder of articles on one timeline.
#[derive(Debug, Parser)]
#[command(name = "dateline", version, about, args_conflicts_with_subcommands = true)]
pub struct Options {
    #[command(subcommand)]
    command: Option<Command>,
    /// Folder, file or project file to open in the window; what was open last, else the built-in sample, when none is given.
    folder: Option<PathBuf>,
    #[command(flatten)]
    decisions: opened::Decisions,
    /// Read every file, also where what was read of it before is kept, and keep nothing.
    #[arg(long)]
    no_cache: bool,
    /// Say on standard error where time went.
    #[arg(long, global = true)]
    timings: bool,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Write the events and figures of a folder as records.
    Extract(extract::Options),
    /// Say what became of each file of a folder: read or not, and why (dateline check FOLDER).
    #[command(override_usage = "dateline check [OPTIONS] <FOLDER>")]
    Check(check::Options),
    /// Say how a text is read: its events and figures, its dates and quantities, and why each came out as it did.
    Explain(explain::Options),
    /// Draw the timeline of a folder as a picture (PNG or SVG).
    Render(render::Options),
    /// Print what is read: every rule with its examples and the look-alikes it leaves.
    Rules,
    /// Make a briefing page with numbered callouts and footnotes (PNG, SVG, PDF, PPTX, HTML).
    Brief(brief::Options),
    /// Write the records as data for other programs (CSV, JSON Lines, data package, `TimelineJS`, iCalendar, Web Annotation).
    Export(export::Options),
    /// Merge the decisions of two project files on the same documents (dateline merge A B -o FILE).
    Merge(merge::Options),
    /// Tag dates and quantities: JSON lines {"doc", "dct", "text"} in, JSON lines out.
    Tag(tag::Options),
}

/// Form of the records.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum RecordFormat {
    /// One JSON object a line.
    Jsonl,
    /// A table with a header row.
    Csv,
}

/// Runs the program and says how it ended: 0 well, 1 with a problem, 2 for a wrong call.
#[must_use]
pub fn run() -> ExitCode {
    let options = match Options::try_parse() {
        Ok(options) => options,
        Err(error) => {
            if let Some(sentence) = mistyped(std::env::args_os().nth(1)) {
                told::say(&format!("dateline: {sentence}"));
                return ExitCode::from(2);
            }
            error.exit()
        }
    };
    let clock = options.timings.then(timings::begin);
    let cache = if options.no_cache { None } else { crate::corpus::cache::place() };
    let done = match options.command {
        Some(Command::Extract(options)) => extract::run(&options),
        Some(Command::Check(options)) => check::run(&options),
        Some(Command::Explain(options)) => explain::run(&options),
        Some(Command::Render(options)) => render::run(&options),
        Some(Command::Rules) => rules::run(),
        Some(Command::Brief(options)) => brief::run(&options),
        Some(Command::Export(options)) => export::run(&options),
        Some(Command::Merge(options)) => merge::run(&options),
        Some(Command::Tag(options)) => tag::run(&options),
        None => match options.folder {
            Some(folder) if !folder.exists() => match mistyped(Some(folder.into_os_string())) {
                Some(sentence) => Err(anyhow::anyhow!(sentence)),
                None => window(None, &options.decisions, cache),
            },
            folder => window(folder, &options.decisions, cache),
        },
    };
    drop(clock);
    match done {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever reads the output has seen enough (`| head`).
        Err(error) if error.chain().any(is_closed_pipe) => ExitCode::SUCCESS,
        Err(error) => {
            told::say(&format!("dateline: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

/// What to say of a first word that is no command and no path, where one stands before options that make no sense.
fn mistyped(first: Option<std::ffi::OsString>) -> Option<String> {
    let word = first?.into_string().ok()?;
    let commands = Options::command();
    let known = |name: &str| commands.get_subcommands().any(|command| command.get_name() == name);
    if word.starts_with('-') || known(&word) || Path::new(&word).exists() {
        return None;
    }
    let near = commands.get_subcommands().map(clap::Command::get_name);
    let near = near.filter(|name| strsim::damerau_levenshtein(name, &word) <= 2);
    let near = near.min_by_key(|name| strsim::damerau_levenshtein(name, &word));
    let hint = near.map_or_else(String::new, |name| format!(" Did you mean ‘dateline {name}’?"));
    Some(format!("‘{word}’ is no command, and no file or folder of that name is here.{hint}"))
}

fn is_closed_pipe(cause: &(dyn std::error::Error + 'static)) -> bool {
    cause.downcast_ref::<std::io::Error>().is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
}

/// Opens the window on a folder, or on the sample.
#[cfg(feature = "gui")]
fn window(folder: Option<PathBuf>, decisions: &opened::Decisions, cache: Option<PathBuf>) -> anyhow::Result<()> {
    let folder = match (folder, &decisions.project) {
        (None, Some(file)) => Some(crate::project::corpus_of(file)?),
        (folder, _) => folder,
    };
    crate::gui::run(folder, decisions.asked(), cache)
}

/// Says that there is no window in this build.
#[cfg(not(feature = "gui"))]
fn window(_folder: Option<PathBuf>, _decisions: &opened::Decisions, _cache: Option<PathBuf>) -> anyhow::Result<()> {
    anyhow::bail!("This build has no window. Use ‘dateline extract FOLDER’, or build with the feature gui.")
}
