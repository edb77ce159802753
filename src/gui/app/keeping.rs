//! Keeping the analyst's work: where it is written, whether it is there, what other windows wrote, what lost its place.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use egui::Context;

use crate::cmd::CommandId;
use crate::corpus::Corpus;
use crate::gui::app::state::desk::Desk;
use crate::gui::app::state::forms::Editor;
use crate::gui::app::state::forms::kept::{self, Did, Why};
use crate::gui::app::state::keeping::{Mark, otherwise};
use crate::gui::app::state::making::Settled;
use crate::gui::app::{App, making};
use crate::job::Task;
use crate::model::counted;
use crate::project::{self, Keeper, Notice, Project, Store, Work};

impl App {
    /// Keeps the decisions on the open corpus in a file, and takes up what it holds.
    pub fn keep_in(&mut self, file: &Path, ctx: &Context) {
        let project::Opened { project, store, notice } = Store::open(Arc::clone(&self.work.keeping.disk), file);
        self.data.project = project;
        self.work.keeping.notice = notice;
        self.start_keeping(store, ctx);
    }

    fn start_keeping(&mut self, store: Store, ctx: &Context) {
        self.work.keeping.file = Some(store.path().to_owned());
        let ctx = ctx.clone();
        self.work.keeping.keeper = Some(Keeper::start(store, move || ctx.request_repaint()));
        self.lay_out_desk();
    }

    /// Keeps the decisions in another file from now on.
    pub fn save_as(&mut self, path: &Path, ctx: &Context) {
        let file = named(path);
        // What is not on the disk yet goes into the history that the new file takes over.
        self.finish_keeping();
        let mut store = Store::open(Arc::clone(&self.work.keeping.disk), &file).store;
        store.inherit(&self.work.keeping.history, &self.data.project);
        if let Err(error) = store.save(&self.data.project) {
            return self.warn(error.to_string());
        }
        self.work.keeping.history.clear();
        self.start_keeping(store, ctx);
        self.remember(&file);
        self.say(format!("Decisions are kept in {} from now on", file.display()));
    }

    /// Begins an empty project on the open corpus, in another file; what was decided stays where it is.
    pub fn new_project(&mut self, path: &Path, ctx: &Context) {
        let file = named(path);
        if file.exists() {
            return self.warn(format!("There is a project at {} already: choose another name", file.display()));
        }
        let mut project = Project::default();
        project.set_folders(self.data.roots.iter().map(|root| full(root)).collect());
        let mut store = Store::open(Arc::clone(&self.work.keeping.disk), &file).store;
        if let Err(error) = store.save(&project) {
            return self.warn(error.to_string());
        }
        self.finish_keeping();
        self.open_paths(vec![file.clone()], ctx);
        self.say(format!("A new project, kept in {}. What was decided before stays where it is", file.display()));
    }

    /// Where a project lies that nobody has chosen a place for: beside the folder, under its name.
    pub(super) fn beside_corpus(&self) -> PathBuf {
        let folder = self.data.roots.first().cloned().unwrap_or_default();
        folder.with_file_name(format!("{}.dateline.json", self.data.title.clone().unwrap_or_default()))
    }

    /// Has the decisions written.
    pub fn keep(&mut self) {
        if self.is_past() {
            return;
        }
        if let Some(keeper) = &mut self.work.keeping.keeper {
            keeper.keep(&self.data.project);
        }
    }

    /// Waits until the decisions are written or cannot be; true where they are.
    pub fn finish_keeping(&mut self) -> bool {
        let (done, theirs) = self.work.keeping.finish();
        self.take_in(theirs);
        self.hear_history();
        done
    }

    /// Looks at once what other windows wrote.
    pub fn look_at_others(&mut self) {
        let theirs = self.work.keeping.keeper.as_mut().map(Keeper::look).unwrap_or_default();
        self.take_in(theirs);
    }

    /// Takes in what the threads have told since the last frame.
    pub(super) fn hear_kept(&mut self, ctx: &Context) {
        let theirs = self.work.keeping.keeper.as_mut().map(Keeper::hear).unwrap_or_default();
        self.take_in(theirs);
        self.hear_history();
        for keeper in &mut self.work.keeping.parting {
            // What others wrote into a corpus that is closed is in its file.
            drop(keeper.hear());
        }
        self.work.keeping.parting.retain(|keeper| !keeper.is_done());
        if let Some(Ok(Some(moved))) = Task::take(&mut self.work.keeping.looking)
            && self.data.project.work().decided() == 0
        {
            self.note(moved.words(), Some(CommandId::KeptWork));
            self.work.keeping.moved = Some(Box::new(moved));
        }
        self.keep_desk();
        if ctx.input(|input| input.viewport().close_requested()) && !self.work.keeping.leaving && !self.finish_keeping()
        {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.panes.editor = Some(Editor::Kept(kept::Form::leaving()));
        }
    }

    /// Lets the window close with what cannot be written.
    pub(crate) fn leave(&mut self, ctx: &Context) {
        self.work.keeping.leaving = true;
        ctx.send_viewport_cmd(egui::ViewportCommand::Close);
    }

    fn take_in(&mut self, theirs: Vec<(Work, Work)>) {
        for (base, theirs) in theirs {
            if let Some(past) = &mut self.work.keeping.past {
                past.present.take_in(&base, &theirs);
                continue;
            }
            let before = self.data.project.work().clone();
            if !self.data.project.take_in(&base, &theirs) {
                continue;
            }
            if self.data.project.desk() != before.desk() && self.work.keeping.desk == self.work.keeping.written_desk {
                self.lay_out_desk();
            }
            let many = before.differences(self.data.project.work());
            let conflicts = self.data.project.work().conflicts();
            if conflicts > before.conflicts() {
                self.warn_with(otherwise(conflicts), CommandId::KeptWork);
            } else if many > 0 {
                let words = counted(many, "decision");
                self.note(format!("{words} of another window or program taken in"), None);
            }
            self.relay();
        }
    }

    /// After the last file: decisions find their documents and words; a folder without any may have been moved.
    fn settle(&mut self, corpus: &mut Corpus) {
        let settled = making::settle(&mut self.data.project, corpus);
        self.settled(settled);
    }

    /// What is told and kept once decisions have found their documents and words.
    pub(super) fn settled(&mut self, settled: Settled) {
        let Settled { before, found, lost, texts } = settled;
        self.work.keeping.lost = lost;
        if self.data.project.work() != before.work() && self.data.project.work().decided() > 0 {
            self.keep();
        }
        if let Some(words) = project::lost_words(self.work.keeping.lost.len()) {
            self.warn_with(words, CommandId::KeptWork);
        } else if found > 0 {
            let words = if found == 1 { "1 decision was".to_owned() } else { format!("{found} decisions were") };
            self.note(format!("{words} found again in documents that have changed"), None);
        }
        let (Some(data), Some(own)) = (self.work.keeping.data.clone(), self.work.keeping.file.clone()) else { return };
        if self.data.project.work().is_empty() && self.work.keeping.notice.is_none() {
            let look = move |_: &AtomicBool| project::moved(&data, &own, &texts);
            self.work.keeping.looking = Some(Task::start("former folders", look, || {}));
        }
    }

    /// Counts anew what has no place.
    pub(super) fn count_lost(&mut self) {
        // While files arrive, what is missing may still come.
        if self.work.job.is_none() {
            self.work.keeping.lost = project::lost(&self.data.project, &self.data.corpus);
        }
    }

    /// Takes over the work of the folder that this one was before.
    pub(crate) fn take_over(&mut self) {
        if let Some(moved) = self.work.keeping.moved.take() {
            self.adopt(moved.project.work());
        }
    }

    /// Takes the last good copy in the place of what is damaged.
    pub(crate) fn take_copy(&mut self) {
        if let Some(copy) = self.work.keeping.notice.take().as_ref().and_then(Notice::copy) {
            self.adopt(copy);
        }
    }

    fn adopt(&mut self, work: &Work) {
        self.data.project.take_over(work);
        self.lay_out_desk();
        let mut corpus = Arc::unwrap_or_clone(std::mem::take(&mut self.data.corpus));
        self.settle(&mut corpus);
        self.data.corpus = Arc::new(corpus);
        self.keep();
        self.refresh();
    }

    /// By what the corpus is known in the window's own settings: its file, or its name where it has none.
    #[must_use]
    pub(crate) fn identity(&self) -> Option<String> {
        let file = self.work.keeping.file.as_ref().map(|file| file.to_string_lossy().into_owned());
        file.or_else(|| self.data.title.clone())
    }

    fn lay_out_desk(&mut self) {
        let desk = Desk::read(self.data.project.desk());
        let is_new = self.data.project.desk().is_empty();
        self.work.keeping.desk = if is_new { self.former_desk().unwrap_or(desk) } else { desk };
        self.work.keeping.written_desk = self.work.keeping.desk.clone();
    }

    /// Versions before kept desks under the names of folders; it is this one's where no other folder has that name.
    pub(super) fn former_desk(&self) -> Option<Desk> {
        let title = self.data.title.as_deref()?;
        let named = |path: &&PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy() == title);
        if self.work.keeping.file.is_some() && self.panes.kept.recent.iter().filter(named).count() != 1 {
            return None;
        }
        self.panes.kept.desks.get(title).cloned()
    }

    /// A desk without a file stays with the window's settings.
    pub(super) fn lay_out_former_desk(&mut self) {
        self.work.keeping.desk = self.former_desk().unwrap_or_default();
        self.work.keeping.written_desk = self.work.keeping.desk.clone();
    }

    fn keep_desk(&mut self) {
        if self.work.keeping.desk == self.work.keeping.written_desk || self.is_past() {
            return;
        }
        self.work.keeping.written_desk = self.work.keeping.desk.clone();
        if self.work.keeping.keeper.is_some() {
            self.data.project.set_desk(self.work.keeping.desk.written());
            self.keep();
        } else if let Some(title) = self.data.title.clone() {
            self.panes.kept.desks.insert(title, self.work.keeping.desk.clone());
        }
    }

    /// Without a file decisions go nowhere, and it is told why.
    pub(super) fn open_without(&mut self, why: &'static str) {
        self.work.keeping.nowhere = why;
        self.lay_out_former_desk();
    }

    /// Opens the project of paths in its file.
    pub(super) fn open_project(&mut self, paths: &[PathBuf], file: &Path, ctx: &Context) {
        self.keep_in(file, ctx);
        self.data.project.set_folders(paths.iter().map(|path| full(path)).collect());
    }
}

fn full(path: &Path) -> String {
    project::canonical(path).to_string_lossy().into_owned()
}

/// A project file's name, whatever of its ending was typed.
fn named(path: &Path) -> PathBuf {
    let name = path.to_string_lossy();
    let stem = name.strip_suffix(".dateline.json").or_else(|| name.strip_suffix(".json")).unwrap_or(&name);
    PathBuf::from(format!("{stem}.dateline.json"))
}

/// Carries out what is no edit.
pub fn carry_out(app: &mut App, did: Did, why: Why, ctx: &Context) {
    match did {
        Did::Again => {
            app.work.keeping.again();
            if why == Why::Leaving && app.finish_keeping() {
                ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            }
        }
        Did::TakeOver => app.take_over(),
        Did::TakeCopy => app.take_copy(),
        Did::Dismiss => {
            app.work.keeping.notice = None;
            app.work.keeping.moved = None;
        }
        Did::Leave => app.leave(ctx),
    }
}

/// How it stands with the decisions.
#[must_use]
pub fn saved(app: &App) -> Mark {
    app.work.keeping.mark(app.data.project.work())
}
