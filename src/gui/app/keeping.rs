//! Keeping the analyst's work: where it is written, whether it is there, what other windows wrote, what lost its place.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use crossbeam_channel::{Receiver, bounded};
use egui::Context;

use super::desk::Desk;
use super::{App, CommandId};
use crate::gui::forms::{Editor, kept};
use crate::project::{self, Disk, Keeper, Lost, Moved, Notice, Project, Store, System, Told, Work};

/// How long the window waits for the disk when it is closed.
const AT_THE_END: Duration = Duration::from_secs(5);

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
    /// How the corpus is looked at.
    pub(super) desk: Desk,
    written_desk: Desk,
    keeper: Option<Keeper>,
    looking: Option<Receiver<Option<Moved>>>,
    /// Corpora that were closed before everything on them was written.
    parting: Vec<Keeper>,
    /// True once the user has agreed to close without what cannot be written.
    leaving: bool,
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
fn otherwise(conflicts: usize) -> String {
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
        let decided = work.decided();
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
    fn finish(&mut self) -> (bool, Vec<(Work, Work)>) {
        let mut theirs = Vec::new();
        for keeper in self.keeper.iter_mut().chain(&mut self.parting) {
            theirs.extend(keeper.finish(AT_THE_END));
        }
        (self.keeper.iter().chain(&self.parting).all(Keeper::is_done), theirs)
    }
}

impl App {
    /// Keeps the decisions on the open corpus in a file, and takes up what it holds.
    pub fn keep_in(&mut self, file: &Path, ctx: &Context) {
        let project::Opened { project, store, notice } = Store::open(Arc::clone(&self.keeping.disk), file);
        self.project = project;
        self.keeping.notice = notice;
        self.start_keeping(store, ctx);
    }

    fn start_keeping(&mut self, store: Store, ctx: &Context) {
        self.keeping.file = Some(store.path().to_owned());
        let ctx = ctx.clone();
        self.keeping.keeper = Some(Keeper::start(store, move || ctx.request_repaint()));
        self.lay_out_desk();
    }

    /// Has the decisions written.
    pub fn keep(&mut self) {
        if let Some(keeper) = &mut self.keeping.keeper {
            keeper.keep(&self.project);
        }
    }

    /// Waits until the decisions are written or cannot be; true where they are.
    pub fn finish_keeping(&mut self) -> bool {
        let (done, theirs) = self.keeping.finish();
        self.take_in(theirs);
        done
    }

    /// Looks at once what other windows wrote.
    pub fn look_at_others(&mut self) {
        let theirs = self.keeping.keeper.as_mut().map(Keeper::look).unwrap_or_default();
        self.take_in(theirs);
    }

    /// Takes in what the threads have told since the last frame.
    pub(super) fn hear_kept(&mut self, ctx: &Context) {
        let theirs = self.keeping.keeper.as_mut().map(Keeper::hear).unwrap_or_default();
        self.take_in(theirs);
        for keeper in &mut self.keeping.parting {
            // What others wrote into a corpus that is closed is in its file.
            drop(keeper.hear());
        }
        self.keeping.parting.retain(|keeper| !keeper.is_done());
        if let Some(found) = self.keeping.looking.as_ref().and_then(|looking| looking.try_recv().ok()) {
            self.keeping.looking = None;
            if let Some(moved) = found.filter(|_| self.project.work().decided() == 0) {
                self.note(moved.words(), Some(CommandId::KeptWork));
                self.keeping.moved = Some(Box::new(moved));
            }
        }
        self.keep_desk();
        if ctx.input(|input| input.viewport().close_requested()) && !self.keeping.leaving && !self.finish_keeping() {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.editor = Some(Editor::Kept(kept::Form::leaving()));
        }
    }

    /// Lets the window close with what cannot be written.
    pub(crate) fn leave(&mut self, ctx: &Context) {
        self.keeping.leaving = true;
        ctx.send_viewport_cmd(egui::ViewportCommand::Close);
    }

    fn take_in(&mut self, theirs: Vec<(Work, Work)>) {
        for (base, theirs) in theirs {
            let before = self.project.work().clone();
            if !self.project.take_in(&base, &theirs) {
                continue;
            }
            if self.project.desk() != before.desk() && self.keeping.desk == self.keeping.written_desk {
                self.lay_out_desk();
            }
            let many = before.differences(self.project.work());
            let conflicts = self.project.work().conflicts();
            if conflicts > before.conflicts() {
                self.say_with(otherwise(conflicts), true, CommandId::KeptWork);
            } else if many > 0 {
                let words = if many == 1 { "1 decision".to_owned() } else { format!("{many} decisions") };
                self.note(format!("{words} of another window or program taken in"), None);
            }
            self.relay();
        }
    }

    /// After the last file: decisions find their documents and words; a folder without any may have been moved.
    pub(super) fn settle(&mut self, corpus: &mut crate::corpus::Corpus) {
        let before = self.project.work().clone();
        let found = project::settle(&mut self.project, corpus);
        self.keeping.lost = project::lost(&self.project, corpus);
        if *self.project.work() != before && self.project.work().decided() > 0 {
            self.keep();
        }
        if let Some(words) = project::lost_words(self.keeping.lost.len()) {
            self.say_with(words, true, CommandId::KeptWork);
        } else if found > 0 {
            let words = if found == 1 { "1 decision was".to_owned() } else { format!("{found} decisions were") };
            self.note(format!("{words} found again in documents that have changed"), None);
        }
        let (Some(data), Some(own)) = (self.keeping.data.clone(), self.keeping.file.clone()) else { return };
        if self.project.work().is_empty() && self.keeping.notice.is_none() {
            let texts: BTreeSet<_> = corpus.articles.iter().map(|article| article.text).collect();
            let (sender, looking) = bounded(1);
            std::thread::spawn(move || {
                // Nobody listens any more where the corpus was closed meanwhile.
                let _ = sender.send(project::moved(&data, &own, &texts));
            });
            self.keeping.looking = Some(looking);
        }
    }

    /// Counts anew what has no place.
    pub(super) fn count_lost(&mut self) {
        // While files arrive, what is missing may still come.
        if self.job.is_none() {
            self.keeping.lost = project::lost(&self.project, &self.corpus);
        }
    }

    /// Takes over the work of the folder that this one was before.
    pub(crate) fn take_over(&mut self) {
        if let Some(moved) = self.keeping.moved.take() {
            self.adopt(moved.project.work());
        }
    }

    /// Takes the last good copy in the place of what is damaged.
    pub(crate) fn take_copy(&mut self) {
        if let Some(copy) = self.keeping.notice.take().as_ref().and_then(Notice::copy) {
            self.adopt(copy);
        }
    }

    fn adopt(&mut self, work: &Work) {
        self.project.take_over(work);
        self.lay_out_desk();
        super::search::halt(self);
        let mut corpus = Arc::unwrap_or_clone(std::mem::take(&mut self.corpus));
        self.settle(&mut corpus);
        self.corpus = Arc::new(corpus);
        self.keep();
        self.refresh();
    }

    /// By what the corpus is known in the window's own settings: its file, or its name where it has none.
    #[must_use]
    pub(crate) fn identity(&self) -> Option<String> {
        let file = self.keeping.file.as_ref().map(|file| file.to_string_lossy().into_owned());
        file.or_else(|| self.title.clone())
    }

    fn lay_out_desk(&mut self) {
        let desk = Desk::read(self.project.desk());
        let is_new = self.project.desk().is_empty();
        self.keeping.desk = if is_new { self.former_desk().unwrap_or(desk) } else { desk };
        self.keeping.written_desk = self.keeping.desk.clone();
    }

    /// Versions before kept desks under the names of folders; it is this one's where no other folder has that name.
    pub(super) fn former_desk(&self) -> Option<Desk> {
        let title = self.title.as_deref()?;
        let named = |path: &&PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy() == title);
        if self.keeping.file.is_some() && self.kept.recent.iter().filter(named).count() != 1 {
            return None;
        }
        self.kept.desks.get(title).cloned()
    }

    /// A desk without a file stays with the window's settings.
    pub(super) fn lay_out_former_desk(&mut self) {
        self.keeping.desk = self.former_desk().unwrap_or_default();
        self.keeping.written_desk = self.keeping.desk.clone();
    }

    fn keep_desk(&mut self) {
        if self.keeping.desk == self.keeping.written_desk {
            return;
        }
        self.keeping.written_desk = self.keeping.desk.clone();
        if self.keeping.keeper.is_some() {
            self.project.set_desk(self.keeping.desk.written());
            self.keep();
        } else if let Some(title) = self.title.clone() {
            self.kept.desks.insert(title, self.keeping.desk.clone());
        }
    }

    /// Opens the project of paths: the file that was asked for, else the one that is kept for them.
    pub(super) fn open_project(&mut self, paths: &[PathBuf], asked: &Asked, ctx: &Context) {
        let file = match asked {
            Asked::Saved => self.keeping.data.as_ref().map(|data| project::file_of(data, paths)),
            Asked::File(file) => Some(file.clone()),
            Asked::None => None,
        };
        self.project = Project::default();
        let Some(file) = file else {
            let left_out = *asked == Asked::None;
            self.keeping.nowhere =
                if left_out { "it was opened with --no-project" } else { "the system has no home folder" };
            return self.lay_out_former_desk();
        };
        self.keep_in(&file, ctx);
        let full = |path: &PathBuf| project::canonical(path).to_string_lossy().into_owned();
        self.project.set_folders(paths.iter().map(full).collect());
    }
}

/// Which decisions a corpus is opened with.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Asked {
    /// Those that are kept for it.
    #[default]
    Saved,
    /// Those of a file.
    File(PathBuf),
    /// None, and none are kept.
    None,
}
