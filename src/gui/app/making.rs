//! A new view of the corpus: asked for, made on a thread, and put in the place of the one before as a whole.
//!
//! What the analyst decides, filters or picks meanwhile happens to the view that stands; the new one is brought to it when it
//! comes. What was read is added to a corpus that shares its articles with the one that is shown.

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use egui::Context;

use crate::cmd::CommandId;
use crate::corpus::ledger::{Ledger, State as How};
use crate::corpus::{Corpus, NotRead, Piece};
use crate::gui::app::state::forms::Editor;
use crate::gui::app::state::making::{Made, Panels, Seen, Settled, Step, Whole, Wish};
use crate::gui::app::state::overview::Cache as Overview;
use crate::gui::app::state::{charts as chart_state, report as report_state, table as table_state};
use crate::gui::app::{App, Bottom, Data, charts, joining, lanes, report, table, triage};
use crate::job::Task;
use crate::join::Joins;
use crate::model::DocId;
use crate::project::{self, Project};

/// While files arrive, a view is made at most this often.
const REFRESH: Duration = Duration::from_millis(200);
/// So many times as long as making a view takes passes at least before the next is made: files are read by other threads.
const SHARE: u32 = 4;

impl App {
    /// True while a view is made that tells of files.
    pub(super) fn is_making(&self) -> bool {
        self.work.making.task.is_some() && !self.work.making.joins
    }

    /// Makes a view where one is due, and shows one that is made.
    pub(super) fn hear_made(&mut self, ctx: &Context) {
        if let Some(answer) = Task::take(&mut self.work.making.task) {
            match answer {
                Ok(Some(made)) => self.put_in_place(made, ctx),
                Ok(None) => {}
                Err(_) => self.broken(),
            }
        }
        if self.is_making() {
            return;
        }
        let making = &self.work.making;
        if let Some(whole) = making.end {
            self.end(whole, ctx);
        } else if making.wants_joins && self.work.job.is_none() {
            self.make(Step::Join, ctx);
        } else if let Some(since) = making.since {
            if since.elapsed() >= self.pause() {
                self.make(Step::Grow, ctx);
            } else {
                ctx.request_repaint_after(REFRESH);
            }
        }
    }

    /// How long what has come waits until it is shown: with many files, until they are twice as many, or until making a
    /// view takes little beside the time that has gone by.
    fn pause(&self) -> Duration {
        let making = &self.work.making;
        let grown = making.articles + making.pieces.len() >= making.articles * 2;
        if grown { REFRESH } else { REFRESH.max(making.took * SHARE) }
    }

    /// Everything is read: the corpus takes the order of paths, whatever the threads did.
    fn end(&mut self, whole: Whole, ctx: &Context) {
        // Decisions of now find their words.
        self.see_now();
        self.make(Step::End(whole), ctx);
    }

    /// Has a view made of what is shown and what was read since.
    pub(super) fn make(&mut self, step: Step, ctx: &Context) {
        let wish = self.wish(step);
        self.work.making.joins = matches!(wish.step, Step::Join);
        // These bring groups along.
        if matches!(wish.step, Step::Join | Step::Renewed(..)) {
            self.work.making.wants_joins = false;
        }
        if let Some(task) = self.work.making.task.take() {
            task.leave();
        }
        let wake = ctx.clone();
        self.work.making.task = Some(Task::start("view", |stop| made(wish, stop), move || wake.request_repaint()));
    }

    fn wish(&mut self, step: Step) -> Wish {
        if !matches!(step, Step::Join) {
            self.work.making.since = None;
        }
        if matches!(step, Step::End(_)) {
            self.work.making.end = None;
        }
        let bottom = self.panes.bottom;
        let seen = Seen {
            known_on: self.choice.known_on.clone(),
            filter: self.choice.filter.clone(),
            divided: self.divided(),
            look: charts::look(self),
            triage: self.is_triage(),
            table: Some(self.panes.kept.sort).filter(|_| bottom == Some(Bottom::Table)),
            report: Some((self.panes.kept.report, self.panes.report.only)).filter(|_| bottom == Some(Bottom::Report)),
        };
        // Looking for groups takes nothing in.
        let pieces = match step {
            Step::Join => Vec::new(),
            _ => std::mem::take(&mut self.work.making.pieces),
        };
        Wish {
            corpus: Arc::clone(&self.data.corpus),
            pieces,
            project: self.data.project.clone(),
            seen,
            step,
            revision: self.data.revision,
        }
    }

    /// Puts a view in the place of the one before.
    fn put_in_place(&mut self, made: Made, ctx: &Context) {
        if made.settled.as_ref().is_some_and(|settled| settled.before != self.data.project) {
            return self.make_again(made, ctx);
        }
        let Made { data, panels, core, seen, step, revision, settled, not_read, took } = made;
        let same = revision == self.data.revision;
        // Documents have other numbers once they stand in the order of their paths.
        let numbered = matches!(step, Step::End(_) | Step::Renewed(..));
        let mut old = std::mem::replace(&mut self.data, data);
        (self.data.title, self.data.asked) = (old.title.take(), std::mem::take(&mut old.asked));
        (self.data.roots, self.data.encodings) = (std::mem::take(&mut old.roots), std::mem::take(&mut old.encodings));
        if settled.is_none() {
            self.data.project = std::mem::take(&mut old.project);
        }
        self.data.revision = old.revision + 1;
        (self.work.making.took, self.work.making.tries) = (took, 0);
        self.work.making.articles = self.data.corpus.articles.len();
        if numbered {
            self.renumber(&old.corpus);
        }
        let spare = same.then(|| self.show_panels(panels, &seen));
        self.refiltered();
        if !same {
            self.catch_up(&seen);
        }
        if !matches!(step, Step::Join) {
            crate::gui::app::search::corpus_changed(self);
            if !self.time.moved {
                self.first_window(core);
            }
        }
        // Letting go of thousands of marks takes a while, too.
        rayon::spawn(move || drop((old, spare)));
        match step {
            Step::Grow | Step::Join => {}
            Step::End(_) => self.ended(settled, not_read),
            Step::Renewed(_, told) => {
                if let Some(settled) = settled {
                    self.settled(settled);
                }
                if let Some(told) = told {
                    self.note(told, Some(CommandId::LoadReport));
                }
            }
        }
    }

    /// What was opened, picked or asked about of a document stays with it when it gets another number.
    fn renumber(&mut self, before: &Corpus) {
        let Self { data, choice, panes, .. } = self;
        let new = |id: DocId| data.corpus.number_of(before.article(id)?);
        let place = |(id, paragraph): (DocId, u32)| Some((new(id)?, paragraph));
        choice.reading.document = choice.reading.document.and_then(new);
        choice.here = choice.here.and_then(place);
        choice.trail.rename(place);
        choice.marked = choice.marked.iter().filter_map(|id| new(*id)).collect();
        let asked = match &mut panes.editor {
            Some(Editor::Date(form)) => &mut form.document,
            Some(Editor::Columns(form)) => &mut form.document,
            _ => return,
        };
        match new(*asked) {
            Some(id) => *asked = id,
            None => panes.editor = None,
        }
    }

    /// What was decided, filtered or asked since the view was begun counts for it, too.
    fn catch_up(&mut self, seen: &Seen) {
        if seen.known_on != self.choice.known_on {
            self.remake();
        }
        self.relay();
    }

    /// Decisions that were made while others found their words: all of them are to find theirs.
    fn make_again(&mut self, made: Made, ctx: &Context) {
        self.see_now();
        let step = match made.step {
            // It was taken in already.
            Step::Renewed(_, told) => Step::Renewed(HashSet::default(), told),
            step => step,
        };
        let mut wish = self.wish(step);
        wish.corpus = Arc::clone(&made.data.corpus);
        let tries = self.work.making.tries;
        self.work.making.tries += 1;
        if tries == 0 {
            let wake = ctx.clone();
            self.work.making.task =
                Some(Task::start("view", |stop| self::made(wish, stop), move || wake.request_repaint()));
        } else if let Some(made) = self::made(wish, &AtomicBool::new(false)) {
            // Whoever decides all the time sees it at once.
            self.put_in_place(made, ctx);
        }
    }

    /// Takes what was made for the panels; hands back what stood there.
    fn show_panels(&mut self, panels: Panels, seen: &Seen) -> Panels {
        let Panels { board, overview, charts, queue, rows, report } = panels;
        let revision = self.data.revision;
        let timeline = &mut self.panes.timeline;
        let grip = timeline.overview.grip;
        let overview = Overview { revision: Some(revision), grip, ..overview };
        let overview = std::mem::replace(&mut timeline.overview, overview);
        let made = Some((revision, seen.look.clone()));
        let charts = chart_state::Cache { charts, made, edges: Vec::new() };
        let charts = std::mem::replace(&mut timeline.charts, charts).charts;
        let before = std::mem::take(&mut timeline.board);
        lanes::show_board(self, board);
        if let Some((queue, done)) = queue {
            (self.panes.triage.queue, self.panes.triage.done) = (queue, done);
            self.panes.triage.made = Some(revision);
        }
        if let Some((rows, sort)) = rows.zip(seen.table).filter(|_| self.choice.members.is_none()) {
            self.panes.table = table_state::State { rows, made: Some((revision, sort, None)), selected: None };
        }
        if let Some(((ledger, rows, only), (sort, asked))) = report.zip(seen.report) {
            let made = Some((revision, self.data.corpus.report.lines.len(), sort, asked));
            let saving = self.panes.report.saving.take();
            self.panes.report = report_state::State { ledger, rows, only, made, saving };
        }
        Panels { board: before, overview, charts, queue: None, rows: None, report: None }
    }

    /// The thread ended without a view.
    fn broken(&mut self) {
        self.work.job = None;
        self.warn("What was read could not be put together. F5 reads the folder again".to_owned());
    }
}

/// Makes a view; `None` where it was broken off.
fn made(wish: Wish, stop: &AtomicBool) -> Option<Made> {
    let begun = Instant::now();
    let Wish { corpus, pieces, mut project, seen, step, revision } = wish;
    let (corpus, settled) = changed(&corpus, pieces, &mut project, &step);
    let mut data = Data { corpus, project, ..Data::default() };
    data.totals.not_read = NotRead::of(&data.corpus);
    data.hands = data.project.hands();
    let joins = match &step {
        Step::Grow => false,
        Step::End(_) => joining::is_small(&data.corpus),
        // The groups that stand are not let go of before others are found.
        Step::Renewed(..) | Step::Join => true,
    };
    if joins {
        data.joins = Arc::new(Joins::until(&data.corpus, &data.hands, stop));
    }
    if stop.load(Ordering::Relaxed) {
        return None;
    }
    data.remake(seen.known_on.as_ref(), &seen.filter);
    let panels = Panels {
        board: lanes::board_of(&data, &seen.divided),
        overview: Overview::of(&data.shown.items, &data.corpus),
        charts: charts::charts_of(&data, &seen.look),
        queue: seen.triage.then(|| triage::queue_of(&data)),
        rows: seen.table.map(|sort| table::rows_of(&data, sort, None)),
        report: seen.report.map(|(sort, only)| report::rows_of(&data, sort, only)),
    };
    let core = data.core();
    let ledger = matches!(step, Step::End(_)).then(|| Ledger::of(&data.corpus, data.joins.copies()));
    let not_read = ledger.filter(|ledger| ledger.count(How::NotRead) > 0).map(|ledger| ledger.words());
    Some(Made { data, panels, core, seen, step, revision, settled, not_read, took: begun.elapsed() })
}

/// The corpus after a step, with the decisions laid over it; where they found their words, if they were to.
fn changed(
    before: &Arc<Corpus>,
    pieces: Vec<Piece>,
    project: &mut Project,
    step: &Step,
) -> (Arc<Corpus>, Option<Settled>) {
    let mut corpus = match step {
        Step::Join => return (Arc::clone(before), None),
        _ => Corpus::clone(before),
    };
    let mut settled = None;
    match step {
        Step::Renewed(names, _) => corpus.renew(names, pieces),
        _ => corpus.extend(pieces),
    }
    if !matches!(step, Step::Grow) {
        corpus.sort();
    }
    match step {
        Step::End(Whole::All) | Step::Renewed(..) => settled = Some(settle(project, &mut corpus)),
        // Of what was not read, yet or any more, nothing can be said to be lost.
        _ => drop(project::lay(project, &mut corpus)),
    }
    (Arc::new(corpus), settled)
}

/// Decisions find their documents and words.
pub(super) fn settle(project: &mut Project, corpus: &mut Corpus) -> Settled {
    let before = project.clone();
    let found = project::settle(project, corpus);
    let lost = project::lost(project, corpus);
    Settled { before, found, lost, texts: corpus.articles.iter().map(|article| article.text).collect() }
}
