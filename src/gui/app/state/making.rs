//! What the window shows of a corpus, made as a whole on a thread of its own while the view before keeps standing.

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::corpus::ledger::{Ledger, State as How};
use crate::corpus::{Corpus, Piece};
use crate::gui::app::state::data::Data;
use crate::gui::app::state::{overview, report, table, triage};
use crate::job::Task;
use crate::model::{TextHash, When};
use crate::project::{Filter, Lost, Project};
use crate::view::Window;
use crate::view::chart::{Charts, Look};
use crate::view::lanes::{Arrange, Board, LaneBy};

/// Views on their way.
#[derive(Default)]
pub(crate) struct State {
    /// What was read and is not shown yet.
    pub pieces: Vec<Piece>,
    /// Since when it waits.
    pub since: Option<Instant>,
    /// True once the last of it has come: nothing is missing, or reading was cancelled.
    pub end: Option<Whole>,
    /// What is being made.
    pub task: Option<Task<Option<Made>>>,
    /// True where only groups are looked for: whoever changes the corpus ends that.
    pub joins: bool,
    /// True where groups are to be looked for next.
    pub wants_joins: bool,
    /// How often decisions had to be brought together with the corpus again.
    pub tries: usize,
    /// How long the last one took.
    pub took: Duration,
    /// How many articles it had.
    pub articles: usize,
}

impl State {
    /// Ends looking for groups.
    pub fn halt_joins(&mut self) {
        self.wants_joins = false;
        if let Some(task) = self.task.take_if(|_| self.joins) {
            task.leave();
        }
    }
}

/// Whether all files of a folder were read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Whole {
    /// All of them.
    All,
    /// Reading was cancelled.
    Part,
}

/// What a view is made after.
#[derive(Debug, Clone)]
pub(crate) enum Step {
    /// Some more files were read.
    Grow,
    /// The last one was.
    End(Whole),
    /// Files that have changed were read anew: which, and what is told of it.
    Renewed(HashSet<String>, Option<String>),
    /// Nothing was read; groups are looked for.
    Join,
}

/// How what is shown is divided into lanes.
#[derive(Debug, Clone)]
pub(crate) struct Divided {
    pub by: LaneBy,
    pub arrange: Arrange,
    /// True where an item of several values stands in the lanes of all of them.
    pub several: bool,
}

/// How the corpus is looked at while its view is made.
#[derive(Debug, Clone)]
pub(crate) struct Seen {
    pub known_on: Option<When>,
    pub filter: Filter,
    pub divided: Divided,
    pub look: Look,
    pub triage: bool,
    /// How the table is sorted, where it is open.
    pub table: Option<table::Sort>,
    /// How the load report is sorted, and what of it is shown, where it is open.
    pub report: Option<(report::Sort, Option<How>)>,
}

/// What a view is made of.
pub(crate) struct Wish {
    pub corpus: Arc<Corpus>,
    pub pieces: Vec<Piece>,
    pub project: Project,
    pub seen: Seen,
    pub step: Step,
    /// What was shown when it was asked for.
    pub revision: u64,
}

/// A view, as a whole.
pub(crate) struct Made {
    pub data: Data,
    pub panels: Panels,
    pub core: Option<Window>,
    pub seen: Seen,
    pub step: Step,
    pub revision: u64,
    /// Where decisions found their documents and words.
    pub settled: Option<Settled>,
    /// "21 files: 3 read, 2 copies, 16 not read", where some are not: what the load report tells more of.
    pub not_read: Option<String>,
    pub took: Duration,
}

/// What the panels make of a view.
pub(crate) struct Panels {
    pub board: Board,
    pub overview: overview::Cache,
    pub charts: Charts,
    pub queue: Option<(Vec<triage::Entry>, (usize, usize))>,
    pub rows: Option<Vec<u32>>,
    pub report: Option<(Ledger, Vec<u32>, Option<How>)>,
}

/// Decisions brought together with the corpus.
pub(crate) struct Settled {
    /// As they were before.
    pub before: Project,
    /// How many have another place now.
    pub found: usize,
    /// Those that have none.
    pub lost: Vec<Lost>,
    /// All texts, where a folder without any decision may have been moved.
    pub texts: BTreeSet<TextHash>,
}
