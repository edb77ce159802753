//! What `brief` and `export` begin with: a folder of articles or a project file, the decisions on it, and the time asked for.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use anyhow::{Context, bail};
use chrono::DateTime;

use crate::corpus::{self, Corpus};
use crate::model::{RecordId, When};
use crate::pool::Limits;
use crate::project::{self, Project};
use crate::view::brief::Scope;
use crate::view::filter;
use crate::view::item::Items;
use crate::view::window::{Window, seconds};

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
    /// The file of the analyst's decisions; by itself what the window keeps for this folder.
    #[arg(long, value_name = "FILE")]
    decisions: Option<PathBuf>,
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
        let given = path.to_string_lossy().ends_with(".dateline.json");
        let folder = if given { project_folder(path)? } else { path.to_owned() };
        let corpus = corpus::open_within(&folder, Limits::default(), &AtomicBool::new(false), super::told::slow)?;
        super::told::left_out(&corpus, &folder)?;
        let decisions = match (&scoped.decisions, given) {
            (Some(file), _) if !file.is_file() => bail!("there is no file of decisions at ‘{}’", file.display()),
            (Some(file), _) => Some(file.clone()),
            (None, true) => Some(path.to_owned()),
            (None, false) => project::autosave_path(&folder),
        };
        let project = decisions.map_or_else(|| Ok(Project::default()), |file| project::load(&file))?;
        let full = std::fs::canonicalize(if given { path } else { &folder }).unwrap_or_else(|_| folder.clone());
        let name = full.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let name = name.trim_end_matches(".dateline.json").to_owned();
        let mut corpus = corpus;
        for title in project::lay(&project, &mut corpus).lost {
            super::told::say(&format!(
                "‘{title}’, added by the analyst, has no place any more: its words are not in the document"
            ));
        }
        let mut opened = Self {
            corpus,
            project,
            name,
            view: String::new(),
            scope: scope(scoped)?,
            keep: None,
            filter: String::new(),
        };
        if let Some(view) = &scoped.view {
            opened.show(view)?;
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
        Items::of(&self.corpus, |record| self.project.status(record.id))
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

/// The folder that a project file names, relative to itself; else the folder that it lies in.
fn project_folder(path: &Path) -> anyhow::Result<PathBuf> {
    let text = std::fs::read_to_string(path).with_context(|| format!("‘{}’ cannot be read", path.display()))?;
    let value: serde_json::Value =
        serde_json::from_str(&text).with_context(|| format!("‘{}’ is no project file", path.display()))?;
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let named = ["folder", "corpus"].iter().find_map(|key| value.get(key)?.as_str());
    Ok(named.map_or_else(|| parent.to_owned(), |folder| parent.join(folder)))
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
