//! What every command that reads a folder begins with: the articles, the analyst's decisions on them, and, for what goes
//! out, the view and the time asked for.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use anyhow::{Context, bail};
use chrono::DateTime;

use super::progress::Progress;
use super::{timings, told};
use crate::claims::{Claims, Rulings};
use crate::corpus::cache::{self, Cache};
use crate::corpus::{self, Corpus, Reader};
use crate::model::{Extent, RecordId, When, counted};
use crate::pool::Limits;
use crate::project::{self, Asked, Edit, FileError, Opening, Project};
use crate::view::brief::Scope;
use crate::view::filter;
use crate::view::item::Items;
use crate::view::window::{Window, seconds};

/// Most pieces of lost work that are named one by one.
const NAMED: usize = 5;

/// Which decisions count.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct Decisions {
    /// The analyst's project file; by itself the decisions that the window keeps for this folder.
    #[arg(long, value_name = "FILE", alias = "decisions")]
    pub project: Option<PathBuf>,
    /// Leave the decisions out of account that are kept for this folder.
    #[arg(long, conflicts_with = "project")]
    pub no_project: bool,
}

/// Which records count.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct Question {
    /// Only what this question asks for, in the words of the window's box: 'Russia and DPRK, trade, 2014..2015'.
    #[arg(long = "where", value_name = "QUESTION")]
    question: Option<String>,
}

impl Question {
    /// The question; `None` where everything counts.
    #[must_use]
    pub fn question(&self) -> Option<&str> {
        self.question.as_deref()
    }

    /// The items that it leaves.
    pub fn items(&self, corpus: &Corpus, project: &Project, rulings: &Rulings) -> anyhow::Result<Items> {
        let claims = Arc::new(Claims::read(corpus, rulings));
        let all = Items::of(corpus, &claims, |record| project.status(record.id));
        let Some(question) = &self.question else { return Ok(all) };
        filter::asked(question, corpus, &all, project)
            .map_err(|sentence| anyhow::anyhow!("--where ‘{question}’: {sentence}"))
    }

    /// The records that it leaves; `None` where everything counts.
    pub fn ids(
        &self,
        corpus: &Corpus,
        project: &Project,
        rulings: &Rulings,
    ) -> anyhow::Result<Option<BTreeSet<RecordId>>> {
        if self.question.is_none() {
            return Ok(None);
        }
        let items = self.items(corpus, project, rulings)?;
        let dated = items.dated.iter().map(|item| item.id);
        Ok(Some(dated.chain(items.undated.iter().map(|item| item.id)).collect()))
    }
}

/// How a folder is read.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct Way {
    /// With which decisions.
    #[command(flatten)]
    pub decisions: Decisions,
    /// Read every file, also where what was read of it before is kept, and keep nothing.
    #[arg(long)]
    pub no_cache: bool,
    /// With the decisions of the end of this day: 2026-11-03. What was decided later does not count.
    #[arg(long = "as-it-was", value_name = "DATE", value_parser = date, conflicts_with = "no_project")]
    pub as_it_was: Option<When>,
    /// Also read what is taken for menus, comments and the like. The window keeps that for each document (Ctrl+Shift+R).
    #[arg(long)]
    pub all_text: bool,
}

impl Decisions {
    /// What was asked for.
    #[must_use]
    pub fn asked(&self) -> Asked {
        match &self.project {
            Some(file) => Asked::File(file.clone()),
            None if self.no_project => Asked::None,
            None => Asked::Saved,
        }
    }
}

/// Reads a folder, a file, or the folder of a project file, and lays the decisions over it: documents dated by hand are
/// read with those dates, added records stand with the others. Says which files were not read.
///
/// # Errors
/// Also where nothing was read at all.
pub fn read(path: &Path, way: &Way) -> anyhow::Result<(Corpus, Project)> {
    let (corpus, project, folder) = all(path, way)?;
    told::skipped(&corpus, &folder)?;
    told::not_read(&corpus);
    Ok((corpus, project))
}

/// The same without a word on what was not read; also the folder that was read.
pub fn all(path: &Path, way: &Way) -> anyhow::Result<(Corpus, Project, PathBuf)> {
    let opening = Opening::of(vec![path.to_owned()], &way.decisions.asked(), project::data_folder().as_deref())?;
    let folder = opening.paths.first().map_or_else(|| path.to_owned(), PathBuf::clone);
    let cache = if way.no_cache { None } else { kept() };
    let stop = AtomicBool::new(false);
    let mut progress = Progress::default();
    let mut project = match &opening.file {
        Some(file) => {
            let now = project::load(file).map_err(|error| explained(error, file))?;
            as_it_was(now, file, way.as_it_was.as_ref())?
        }
        None => Project::default(),
    };
    let reader = Reader { cache, encodings: project.encodings() };
    let mut corpus = corpus::open_within(&folder, reader, Limits::default(), &stop, |told| progress.hear(told))?;
    drop(progress);
    timings::lap("files found and read");
    if let Some(file) = opening.file {
        decided(&mut project, &file, &mut corpus);
        timings::lap("decisions laid over them");
    }
    if way.all_text {
        let partly = corpus.articles.iter().filter(|article| article.unread() > 0);
        let all = partly.map(|article| (article.document.path.clone(), Extent::All));
        project.edit(Edit::Extent(all.collect()));
        project::lay(&project, &mut corpus);
    }
    Ok((corpus, project, folder))
}

/// What was read before.
fn kept() -> Option<Arc<Cache>> {
    let (cache, told) = Cache::open(&cache::place()?);
    if let Some(told) = told {
        told::say(&told);
    }
    cache.map(Arc::new)
}

/// Lays the decisions of a file over a corpus, and says what is to be known of them.
fn decided(project: &mut Project, file: &Path, corpus: &mut Corpus) {
    let moved = project::settle(project, corpus);
    if moved > 0 {
        let words = if moved == 1 { "1 decision was".to_owned() } else { format!("{moved} decisions were") };
        told::say(&format!("{words} found again at another place: documents have been changed or renamed since"));
    }
    tell_lost(project, corpus);
    tell_conflicts(project);
    if project.work().is_empty() && !file.exists() {
        offer(file, corpus);
    }
}

/// What can be done about a project file that cannot be read.
fn explained(error: FileError, file: &Path) -> anyhow::Error {
    let copy = project::copy_of(file);
    match error {
        FileError::Damaged { .. } if copy.is_file() => anyhow::anyhow!(
            "{error}. The last good copy is ‘{}’: give it with --project, or leave all decisions out with --no-project",
            copy.display()
        ),
        error => anyhow::anyhow!("{error}. To leave the decisions out, give --no-project"),
    }
}

/// What two hands decided differently is told: only one of both counts.
fn tell_conflicts(project: &Project) {
    let all = project.conflicts();
    if all.is_empty() {
        return;
    }
    told::say("two windows or programs decided differently; ‘Kept decisions…’ in the window chooses. Here counts:");
    for conflict in all.iter().take(NAMED) {
        told::say(&format!("  {}: {}, not {}", conflict.about, conflict.now, conflict.others.join(", not ")));
    }
    if all.len() > NAMED {
        told::say(&format!("  and {} more", all.len() - NAMED));
    }
}

/// Decisions that apply to nothing are told, not passed over.
fn tell_lost(project: &Project, corpus: &Corpus) {
    let lost = project::lost(project, corpus);
    let Some(words) = project::lost_words(lost.len()) else { return };
    told::say(&format!("{words} and count for nothing here:"));
    for one in lost.iter().take(NAMED) {
        told::say(&format!("  {}", one.words()));
    }
    if lost.len() > NAMED {
        told::say(&format!("  and {} more", lost.len() - NAMED));
    }
}

/// A folder without decisions may be one that was moved.
fn offer(own: &Path, corpus: &Corpus) {
    let texts: BTreeSet<_> = corpus.articles.iter().map(|article| article.text).collect();
    let moved = project::data_folder().and_then(|data| project::moved(&data, own, &texts));
    if let Some(moved) = moved {
        told::say(&format!("{}. To use them here: --project '{}'", moved.words(), moved.file.display()));
    }
}

/// The decisions of the end of a day, where one is asked for.
fn as_it_was(now: Project, file: &Path, when: Option<&When>) -> anyhow::Result<Project> {
    let Some(when) = when else { return Ok(now) };
    let until = project::history::end_of(when).context("write the day with its year: 2026-11-03")?;
    let entries = project::told(file)?;
    let then = now.as_it_was(&entries, until);
    told::say(&format!("as it was on {}: {}", when.words(), counted(then.work().decided(), "decision")));
    Ok(then)
}

/// As of which day the corpus is seen.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct Known {
    /// Only documents count that were published by this date: 2014-05-08, 2014-05, 2014. One without a date does not.
    #[arg(long = "as-known-on", value_name = "DATE", value_parser = date)]
    on: Option<When>,
}

impl Known {
    /// True where a day was given.
    pub fn is_asked(&self) -> bool {
        self.on.is_some()
    }

    /// What was decided, as far as documents tell it that were known by then; says how many are left out.
    #[must_use]
    pub fn rulings(&self, corpus: &Corpus, project: &Project) -> Rulings {
        let end = self.on.as_ref().and_then(When::bounds).map(|bounds| bounds.end);
        let rulings = Rulings { known_on: end, ..project.rulings() };
        if let Some(when) = &self.on {
            let unknown = Claims::of(corpus, Arc::default(), &rulings).unknown(corpus);
            let documents = counted(unknown, "document");
            told::say(&format!("as known on {}: {documents} of a later or no date left out", when.words()));
        }
        rulings
    }
}

/// Options that choose what goes out.
#[derive(Debug, clap::Args)]
pub struct Scoped {
    /// The project's saved view of this name: its filter and its time.
    #[arg(long, value_name = "NAME")]
    view: Option<String>,
    /// From this date on: 2014, 2014-05, 2014-05-08 …
    #[arg(long, value_name = "DATE", value_parser = date)]
    from: Option<When>,
    /// Up to and including this date.
    #[arg(long, value_name = "DATE", value_parser = date)]
    to: Option<When>,
    /// From the first to the last mark, not only where most of them lie.
    #[arg(long, conflicts_with_all = ["from", "to"])]
    all: bool,
    #[command(flatten)]
    known: Known,
    #[command(flatten)]
    asked: Question,
    #[command(flatten)]
    way: Way,
}

/// A date with a place on the axis.
fn date(text: &str) -> Result<When, String> {
    let when: When = text.parse().map_err(|_| "write it as 2014, 2014-05 or 2014-05-08".to_owned())?;
    if when.bounds().is_some() { Ok(when) } else { Err("a date without its year has no place on the axis".to_owned()) }
}

/// A corpus with the decisions on it.
pub struct Opened {
    /// The articles.
    pub corpus: Corpus,
    /// The decisions.
    pub project: Project,
    /// What was decided of events and facts, and as of which day they are seen.
    pub rulings: Rulings,
    /// The folder's or project's name.
    pub name: String,
    /// The view's name; empty for none.
    pub view: String,
    /// Which time.
    pub scope: Scope,
    /// The records that pass the view's filter; `None` for all.
    pub keep: Option<BTreeSet<RecordId>>,
    /// The filter in words.
    pub filter: String,
}

impl Opened {
    /// Reads a folder, a file, or the folder of a project file.
    pub fn at(path: &Path, scoped: &Scoped) -> anyhow::Result<Self> {
        let (corpus, project) = read(path, &scoped.way)?;
        let full = project::canonical(path);
        let name = full.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let name = name.trim_end_matches(".dateline.json").to_owned();
        let rulings = scoped.known.rulings(&corpus, &project);
        let mut opened = Self {
            corpus,
            project,
            rulings,
            name,
            view: String::new(),
            scope: scope(scoped)?,
            keep: None,
            filter: String::new(),
        };
        if let Some(view) = &scoped.view {
            opened.show(view)?;
        }
        if let (Some(ids), Some(question)) =
            (scoped.asked.ids(&opened.corpus, &opened.project, &opened.rulings)?, scoped.asked.question())
        {
            opened.keep = Some(match opened.keep.take() {
                Some(keep) => keep.intersection(&ids).copied().collect(),
                None => ids,
            });
            let before = if opened.filter.is_empty() { String::new() } else { format!("{}; ", opened.filter) };
            opened.filter = format!("{before}asked: {}", question.trim());
        }
        Ok(opened)
    }

    /// Takes over a saved view: its filter, and its time unless another one is asked for.
    fn show(&mut self, name: &str) -> anyhow::Result<()> {
        let Some(view) = self.project.view(name).cloned() else {
            let names: Vec<&str> = self.project.views().map(|(name, _)| name).collect();
            let known =
                if names.is_empty() { "it has none".to_owned() } else { format!("it has {}", names.join(", ")) };
            bail!("the project has no saved view ‘{name}’: {known}");
        };
        if let (Some((start, end)), Scope::Core) = (view.window, self.scope) {
            self.scope = Scope::Window(Window::between(start, end));
        }
        if !view.filter.is_empty() {
            let shown = filter::once(&view.filter, &self.corpus, &self.items(), &self.project);
            let ids = shown.dated.iter().map(|item| item.id).chain(shown.undated.iter().map(|item| item.id));
            self.keep = Some(ids.collect());
            self.filter = format!("view “{name}”");
        }
        name.clone_into(&mut self.view);
        Ok(())
    }

    /// The records on the axis, with the decisions.
    #[must_use]
    pub fn items(&self) -> Items {
        let claims = Arc::new(Claims::read(&self.corpus, &self.rulings));
        Items::of(&self.corpus, &claims, |record| self.project.status(record.id))
    }
}

fn scope(scoped: &Scoped) -> anyhow::Result<Scope> {
    let bounds = |when: &Option<When>| when.as_ref().and_then(When::bounds);
    let (from, to) = (bounds(&scoped.from), bounds(&scoped.to));
    let window = match (from, to) {
        (None, None) if scoped.all => return Ok(Scope::All),
        (None, None) => return Ok(Scope::Core),
        (Some(from), Some(to)) => (seconds(from.start), seconds(to.end)),
        (Some(from), None) => (seconds(from.start), f64::INFINITY),
        (None, Some(to)) => (f64::NEG_INFINITY, seconds(to.end)),
    };
    if window.0 >= window.1 {
        bail!("--from must lie before --to");
    }
    Ok(if window.0.is_finite() && window.1.is_finite() {
        Scope::Window(Window::new(window.0, window.1))
    } else {
        Scope::Between(window.0, window.1)
    })
}

/// The time that a page states: as given, else `SOURCE_DATE_EPOCH`, else none. Never the clock.
pub fn stamp(given: Option<&str>) -> anyhow::Result<String> {
    if let Some(text) = given {
        return Ok(text.to_owned());
    }
    let Ok(epoch) = std::env::var("SOURCE_DATE_EPOCH") else { return Ok(String::new()) };
    let time = epoch.trim().parse().ok().and_then(|seconds| DateTime::from_timestamp(seconds, 0));
    let time = time.with_context(|| format!("SOURCE_DATE_EPOCH is ‘{epoch}’, which is no number of seconds"))?;
    Ok(time.format("%-d %b %Y %H:%M UTC").to_string())
}
