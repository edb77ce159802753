//! The command line: data on standard output, progress and problems on standard error.
#![allow(clippy::print_stdout, clippy::print_stderr)]

mod alone;
mod brief;
mod check;
mod explain;
mod export;
mod extract;
mod history;
mod licences;
mod lines;
mod manual;
mod merge;
mod opened;
mod progress;
mod render;
mod rules;
mod shell;
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
    /// Write the records as data for other programs (CSV, JSON Lines, data package, TimelineJS, iCalendar, Web Annotation).
    Export(export::Options),
    /// Merge the decisions of two project files on the same documents (dateline merge A B -o FILE).
    Merge(merge::Options),
    /// Say who decided what, and when (dateline history FOLDER): a table, or the lines as they are kept.
    History(history::Options),
    /// Print the manual, or the tutorial, as a page of the web.
    Manual(manual::Options),
    /// Print what the program holds that others wrote, with their licences.
    Licences,
    /// Tag dates and quantities: JSON lines {"doc", "dct", "text"} in, JSON lines out.
    Tag(tag::Options),
    /// Print the manual page of the command line, for packages.
    #[command(hide = true)]
    Man,
    /// Print the program's icon as PNG, for packages.
    #[command(hide = true)]
    Icon {
        /// Pixels a side.
        side: u32,
    },
    /// Print what a shell completes after ‘dateline’.
    #[command(hide = true)]
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
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
    match Options::try_parse().map_err(Failure::Call).and_then(|options| carry_out(options).map_err(Failure::Work)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Call(error)) => match mistyped(std::env::args_os().nth(1)) {
            Some(sentence) => {
                told::say(&format!("dateline: {sentence}"));
                ExitCode::from(2)
            }
            None => error.exit(),
        },
        Err(Failure::Work(error)) => {
            told::say(&format!("dateline: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

/// The same for the program that has no console: what goes wrong stands in a message box.
#[cfg(feature = "gui")]
#[must_use]
pub fn run_window() -> ExitCode {
    let done =
        Options::try_parse().map_err(Failure::Call).and_then(|options| carry_out(options).map_err(Failure::Work));
    let (sentence, code) = match done {
        Ok(()) => return ExitCode::SUCCESS,
        Err(Failure::Call(error)) => {
            (mistyped(std::env::args_os().nth(1)).unwrap_or_else(|| error.to_string()), ExitCode::from(2))
        }
        Err(Failure::Work(error)) => (format!("{error:#}"), ExitCode::FAILURE),
    };
    crate::gui::tell(&sentence);
    code
}

/// Why a run came to nothing.
enum Failure {
    /// The call makes no sense, or asks for help.
    Call(clap::Error),
    /// What was asked for could not be done.
    Work(anyhow::Error),
}

fn carry_out(options: Options) -> anyhow::Result<()> {
    let clock = options.timings.then(timings::begin);
    let cache = if options.no_cache { None } else { crate::corpus::cache::place() };
    let done = match options.command {
        Some(Command::Extract(options)) => extract::run(&options),
        Some(Command::Check(options)) => check::run(&options),
        Some(Command::Explain(options)) => explain::run(&options),
        Some(Command::Render(options)) => render::run(&options),
        Some(Command::Rules) => rules::run(),
        Some(Command::Licences) => licences::run(),
        Some(Command::Manual(options)) => manual::run(&options),
        Some(Command::Brief(options)) => brief::run(&options),
        Some(Command::Export(options)) => export::run(&options),
        Some(Command::Merge(options)) => merge::run(&options),
        Some(Command::History(options)) => history::run(&options),
        Some(Command::Tag(options)) => tag::run(&options),
        Some(Command::Man) => shell::man(),
        Some(Command::Icon { side }) => shell::icon(side),
        Some(Command::Completions { shell }) => shell::completions(shell),
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
        // Whoever reads the output has seen enough (`| head`).
        Err(error) if error.chain().any(is_closed_pipe) => Ok(()),
        done => done,
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
