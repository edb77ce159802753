//! Opening a corpus in the window: the job that reads it, what it tells, and the order of paths at the end.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use crate::cmd::CommandId;
use crate::gui::app::{App, Bottom};
use crate::job::{Input, Job, News};
use crate::load::Outcome;
use crate::model::DocId;
use crate::project::{self, Project};

/// Pieces of news taken in one frame.
const NEWS_A_FRAME: usize = 400;
/// Recent folders kept.
const RECENT: usize = 8;

impl App {
    /// Starts reading paths; the corpus before is closed.
    pub fn open_paths(&mut self, paths: Vec<PathBuf>, ctx: &egui::Context) {
        let Some(first) = paths.first() else { return };
        let name = first.canonicalize().unwrap_or_else(|_| first.clone());
        let title =
            name.file_name().map_or_else(|| name.display().to_string(), |name| name.to_string_lossy().into_owned());
        let only = (paths.len() == 1).then_some(name);
        let (project, file) = only.as_deref().map_or_else(Default::default, |name| self.read_project(name));
        self.open_with(title, Input::Paths(paths.clone()), project, ctx);
        self.roots = paths;
        self.project_file = file;
        if let Some(name) = only {
            self.kept.recent.retain(|recent| *recent != name);
            self.kept.recent.insert(0, name);
            self.kept.recent.truncate(RECENT);
        }
    }

    /// Decisions about a folder are kept in the user's data directory.
    fn read_project(&mut self, corpus: &std::path::Path) -> (Project, Option<PathBuf>) {
        let Some(file) = project::autosave_path(corpus) else { return Default::default() };
        match project::load(&file) {
            Ok(decisions) => (decisions, Some(file)),
            // Never write over decisions that could not be read.
            Err(error) => {
                self.say(error.to_string(), true);
                Default::default()
            }
        }
    }

    /// Opens the corpus that comes with the program.
    pub fn open_sample(&mut self, ctx: &egui::Context) {
        crate::gui::app::sample::open(self, ctx);
    }

    /// Starts reading; the corpus before is closed.
    pub fn open(&mut self, title: String, input: Input, ctx: &egui::Context) {
        self.open_with(title, input, Project::default(), ctx);
    }

    fn open_with(&mut self, title: String, input: Input, project: Project, ctx: &egui::Context) {
        let message = self.message.take();
        self.close();
        self.message = message.filter(|message| message.error);
        self.title = Some(title);
        self.bottom = self.kept.bottom;
        self.project = project.clone();
        let ctx = ctx.clone();
        self.job = Some(Job::start_with(input, project, move || ctx.request_repaint()));
    }

    pub(crate) fn hear_job(&mut self) {
        let Some(job) = &self.job else { return };
        let news = job.poll(NEWS_A_FRAME);
        if !news.is_empty() {
            crate::gui::app::search::halt(self);
        }
        for news in news {
            match news {
                News::Listed(total) => self.progress.total = total,
                News::File(line, article) => {
                    self.progress.done += 1;
                    self.progress.found += article.as_ref().map_or(0, |article| article.reading.records.len());
                    Arc::make_mut(&mut self.corpus).extend([(line, article.map(|article| *article))]);
                    self.stale.get_or_insert_with(Instant::now);
                }
                News::Failed(text) => {
                    self.close();
                    self.say_with(text, true, CommandId::OpenFolder);
                    return;
                }
                News::Done => return self.finish(),
            }
        }
    }

    /// Everything is read: the corpus takes the order of paths, whatever the threads did.
    fn finish(&mut self) {
        self.job = None;
        let open = self.reading.document.and_then(|id| self.corpus.article(id)).map(|a| a.document.path.clone());
        let mut corpus = Arc::unwrap_or_clone(std::mem::take(&mut self.corpus));
        corpus.report.lines.sort_by(|a, b| a.path.cmp(&b.path));
        corpus.articles.sort_by(|a, b| a.document.path.cmp(&b.document.path));
        let articles = std::mem::take(&mut corpus.articles);
        for (id, mut article) in (0_u32..).zip(articles) {
            article.reading.records.iter_mut().for_each(|record| record.evidence.document = DocId(id));
            corpus.articles.push(article);
        }
        let lost = project::lay(&self.project, &mut corpus).lost;
        self.corpus = Arc::new(corpus);
        // Numbers of documents have changed.
        self.marked.clear();
        self.trail = crate::gui::app::trail::Trail::default();
        self.reading.document = open.and_then(|path| self.document_at(&path));
        self.refresh();
        let skipped =
            self.corpus.report.lines.iter().filter(|line| matches!(line.outcome, Outcome::Skipped(_))).count();
        if self.corpus.articles.is_empty() {
            self.say("No article could be read. The load report says why for each file".to_owned(), true);
            self.bottom = Some(Bottom::Report);
        } else if skipped > 0 {
            let text = format!("{skipped} of {} files were not read", self.progress.total);
            self.say_with(text, false, CommandId::LoadReport);
        }
        if let Some(first) = lost.first() {
            let many = if lost.len() == 1 { String::new() } else { format!(" and {} more", lost.len() - 1) };
            self.say(format!("The words of ‘{first}’{many}, which you added, are no longer in their document"), true);
        }
    }

    fn document_at(&self, path: &str) -> Option<DocId> {
        let at = self.corpus.articles.iter().position(|article| article.document.path == path)?;
        u32::try_from(at).ok().map(DocId)
    }
}
