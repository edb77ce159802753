//! Opening a corpus in the window: the job that reads it, what it tells, and the order of paths at the end.

use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::cmd::CommandId;
use crate::gui::app::state::making::{Settled, Whole};
use crate::gui::app::{App, Bottom, Kept, joining, sample, tour};
use crate::job::{Input, Job, News};
use crate::project::{self, Asked, Opening};

/// Pieces of news taken in one frame.
const NEWS_A_FRAME: usize = 400;

impl App {
    /// Starts reading paths, with the decisions that are kept for them; the corpus before is closed.
    pub fn open_paths(&mut self, paths: Vec<PathBuf>, ctx: &egui::Context) {
        self.open_as(paths, &Asked::Saved, ctx);
    }

    /// The same with the decisions that were asked for. A project file stands for its folder.
    pub fn open_as(&mut self, paths: Vec<PathBuf>, asked: &Asked, ctx: &egui::Context) {
        // A project file is opened again as itself.
        let given = match paths.as_slice() {
            [file] if project::is_project(file) => Some(project::canonical(file)),
            _ => None,
        };
        let Opening { paths, file } = match Opening::of(paths, asked, self.work.keeping.data.as_deref()) {
            Ok(opening) => opening,
            Err(error) => return self.warn(error.to_string()),
        };
        let Some(first) = paths.first() else { return };
        let name = project::canonical(first);
        let title =
            name.file_name().map_or_else(|| name.display().to_string(), |name| name.to_string_lossy().into_owned());
        self.close_for(title);
        match file {
            Some(file) => self.open_project(&paths, &file, ctx),
            None if *asked == Asked::None => self.open_without("it was opened with --no-project"),
            None => self.open_without("the system has no home folder"),
        }
        self.watch(&paths, ctx);
        self.start(Input::Paths(paths.clone()), ctx);
        if paths.len() == 1 && name.exists() {
            self.remember(given.as_deref().unwrap_or(&name));
        }
        self.data.roots = paths;
        self.data.asked = asked.clone();
    }

    /// Puts what was opened among the recent, and opens it again next time.
    pub(super) fn remember(&mut self, path: &Path) {
        let path = path.to_owned();
        self.panes.kept.recent.retain(|recent| *recent != path);
        self.panes.kept.recent.insert(0, path.clone());
        self.panes.kept.recent.truncate(Kept::RECENT);
        self.panes.kept.last = Some(path);
    }

    /// Starts reading what lies in no folder; the corpus before is closed.
    pub fn open(&mut self, title: String, input: Input, ctx: &egui::Context) {
        self.close_for(title);
        self.open_without("this corpus lies in no folder");
        self.start(input, ctx);
    }

    fn close_for(&mut self, title: String) {
        let message = self.work.message.take();
        self.close();
        self.work.message = message.filter(super::Message::is_wrong);
        self.data.title = Some(title);
        self.panes.bottom = self.panes.kept.bottom;
    }

    fn start(&mut self, input: Input, ctx: &egui::Context) {
        let ctx = ctx.clone();
        let (project, cache) = (self.data.project.clone(), self.work.files.cache.clone());
        self.data.encodings = project.encodings();
        self.work.job = Some(Job::start(input, project, cache, move || ctx.request_repaint()));
    }

    pub(crate) fn hear_job(&mut self, ctx: &egui::Context) {
        let Some(job) = &self.work.job else { return };
        let news = job.poll(NEWS_A_FRAME);
        // Whoever told of what still waits has woken the window already, for this frame.
        if job.waiting() > 0 {
            ctx.request_repaint();
        }
        for news in news {
            match news {
                News::Listing(found) => self.work.progress.listed = found,
                News::Listed(total) => self.work.progress.total = total,
                News::Slow(name) => self.work.progress.slow = Some(name),
                News::File(pieces) => {
                    self.work.progress.done += 1;
                    let own = pieces.first().map(|(line, _)| &line.path);
                    self.work.progress.slow.take_if(|slow| Some(&*slow) == own);
                    let articles = pieces.iter().filter_map(|(_, article)| article.as_ref());
                    self.work.progress.found += articles.map(|article| article.reading.records.len()).sum::<usize>();
                    self.work.making.pieces.extend(pieces);
                    self.work.making.since.get_or_insert_with(Instant::now);
                }
                News::Failed(text) => {
                    self.close();
                    self.warn_with(text, CommandId::OpenFolder);
                    return;
                }
                News::Stamps(stamps) => self.work.files.stamps = Some(stamps),
                // Everything is new to a corpus that is being opened.
                News::Changed(_) => {}
                News::Done => return self.last_came(),
            }
        }
    }

    /// Everything is read; what of it is shown last is still to be made.
    fn last_came(&mut self) {
        let whole = self.work.progress.done >= self.work.progress.total;
        self.work.making.end = Some(if whole { Whole::All } else { Whole::Part });
    }

    /// Everything that was read is shown.
    pub(super) fn ended(&mut self, settled: Option<Settled>, not_read: Option<String>) {
        self.work.job = None;
        if let Some(settled) = settled {
            self.settled(settled);
        }
        if !joining::is_small(&self.data.corpus) {
            self.join();
        }
        if self.data.corpus.articles.is_empty() {
            self.warn("No article could be read. The load report says why for each file".to_owned());
            self.panes.bottom = Some(Bottom::Report);
        } else if let Some(words) = not_read.filter(|_| self.work.keeping.lost.is_empty())
            // The report says it itself.
            && self.panes.bottom != Some(Bottom::Report)
        {
            self.note(words, Some(CommandId::LoadReport));
        }
        if sample::is_open(self) {
            tour::arrived(self);
        }
    }
}
