//! Where the analyst’s work is written, whether it is there, and what lost its place.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use crate::gui::app::state::desk::Desk;
use crate::gui::app::state::history::Past;
use crate::job::Task;
use crate::project::{self, Disk, Entry, Keeper, Lost, Moved, Notice, System, Told, Work};

/// How long the window waits for the disk when it is closed.
pub(crate) const AT_THE_END: Duration = Duration::from_secs(5);

/// What is kept, and where.
pub struct Keeping {
    /// The disk.
    pub disk: Arc<dyn Disk>,
    /// Where projects lie; `None` where the system has no home directory.
    pub data: Option<PathBuf>,
    /// The open corpus's file.
    pub file: Option<PathBuf>,
    /// Why the decisions on the open corpus go nowhere.
    pub nowhere: &'static str,
    /// What was odd about the file, until it is dealt with.
    pub notice: Option<Notice>,
    /// Work of a folder that held these documents before.
    pub moved: Option<Box<Moved>>,
    /// Work that has no place in the corpus.
    pub lost: Vec<Lost>,
    /// Who decided what, when, oldest first.
    pub history: Vec<Arc<Entry>>,
    /// The decisions of now, while those of another day are shown.
    pub past: Option<Box<Past>>,
    /// The views that came with the corpus: they need not be kept.
    pub(crate) given: Vec<&'static str>,
    /// How the corpus is looked at.
    pub(crate) desk: Desk,
    pub(crate) written_desk: Desk,
    pub(crate) keeper: Option<Keeper>,
    pub(crate) looking: Option<Task<Option<Moved>>>,
    /// Corpora that were closed before everything on them was written.
    pub(crate) parting: Vec<Keeper>,
    /// True once the user has agreed to close without what cannot be written.
    pub(crate) leaving: bool,
}

impl Default for Keeping {
    fn default() -> Self {
        Self::on(Arc::new(System), project::data_folder())
    }
}

/// What the right end of the status bar says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// All is well.
    Plain(&'static str),
    /// Something stands until it is dealt with.
    Standing(String),
}

/// "1 decision was made otherwise by another window or program".
pub(crate) fn otherwise(conflicts: usize) -> String {
    let what = if conflicts == 1 { "1 decision was".to_owned() } else { format!("{conflicts} decisions were") };
    format!("{what} made otherwise by another window or program")
}

impl Keeping {
    /// Keeps nothing yet, on a disk, in a folder of projects.
    #[must_use]
    pub fn on(disk: Arc<dyn Disk>, data: Option<PathBuf>) -> Self {
        Self {
            disk,
            data,
            file: None,
            nowhere: "",
            notice: None,
            moved: None,
            lost: Vec::new(),
            history: Vec::new(),
            past: None,
            given: Vec::new(),
            desk: Desk::default(),
            written_desk: Desk::default(),
            keeper: None,
            looking: None,
            parting: Vec::new(),
            leaving: false,
        }
    }

    /// The same disk and folder, without a corpus; what is not written yet goes on being written.
    #[must_use]
    pub fn parted(self) -> Self {
        let mut parting = self.parting;
        parting.extend(self.keeper.filter(|keeper| !keeper.is_done()));
        Self { parting, ..Self::on(self.disk, self.data) }
    }

    /// How it stands with the decisions on the open corpus.
    #[must_use]
    pub fn told(&self) -> Told {
        self.keeper.as_ref().map_or(Told::Nothing, Keeper::told)
    }

    /// The words for the status bar, of what was decided.
    #[must_use]
    pub fn mark(&self, work: &Work) -> Mark {
        if let Some(past) = &self.past {
            return Mark::Standing(format!("As it was on {}: nothing is changed here", past.words));
        }
        let given = work.viewed().filter(|name| self.given.contains(name)).count();
        let decided = work.decided() - given;
        let refused = self.parting.iter().map(Keeper::told).find_map(|told| match told {
            Told::NotKept(reason) => Some(format!("Decisions on a corpus before are NOT being kept: {reason}")),
            _ => None,
        });
        if let Some(words) = refused {
            return Mark::Standing(words);
        }
        match self.told() {
            Told::NotKept(reason) => Mark::Standing(format!("Decisions are NOT being kept: {reason}")),
            Told::Nothing if self.keeper.is_none() && decided > 0 => {
                Mark::Standing(format!("Decisions are NOT being kept: {}", self.nowhere))
            }
            _ if self.notice.is_some() => Mark::Standing(self.notice.as_ref().map(Notice::words).unwrap_or_default()),
            _ if work.conflicts() > 0 => Mark::Standing(otherwise(work.conflicts())),
            _ if !self.lost.is_empty() => Mark::Standing(project::lost_words(self.lost.len()).unwrap_or_default()),
            _ if self.moved.is_some() => {
                Mark::Standing("Decisions made in another folder fit these documents".to_owned())
            }
            Told::Writing => Mark::Plain("Saving decisions…"),
            Told::Kept => Mark::Plain("Decisions saved"),
            Told::Nothing if self.keeper.is_some() && decided > 0 => Mark::Plain("Decisions saved"),
            Told::Nothing => Mark::Plain("Ready"),
        }
    }

    /// Tries at once what could not be written.
    pub fn again(&self) {
        self.keeper.iter().chain(&self.parting).for_each(Keeper::again);
    }

    /// Waits until everything is written, as long as a user would; true where it is. What others wrote comes back.
    pub(crate) fn finish(&mut self) -> (bool, Vec<(Work, Work)>) {
        let mut theirs = Vec::new();
        for keeper in self.keeper.iter_mut().chain(&mut self.parting) {
            theirs.extend(keeper.finish(AT_THE_END));
        }
        (self.keeper.iter().chain(&self.parting).all(Keeper::is_done), theirs)
    }
}
