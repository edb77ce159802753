//! The analyst's decisions in the window: carried out, written down, taken back, and laid over the corpus at once.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use rayon::prelude::*;

use crate::cmd::CommandId;
use crate::corpus::Article;
use crate::gui::app::App;
use crate::job::Task;
use crate::model::{DocId, Extent};
use crate::project::{self, Edit, Status};

/// Documents up to this many bytes together are read anew between two frames, more of them in the background.
const AT_ONCE: usize = 400_000;

impl App {
    /// Decides on the selected record and on all that tell the same; where that is more than one, or one goes on to the
    /// next, a sentence says on what it was decided.
    pub fn decide(&mut self, status: Status) {
        let Some((id, label)) = self.selected().map(|(_, record)| (record.id, record.label.clone())) else { return };
        let all = self.settled_with(id);
        let told = all.len();
        let all = all.into_iter().filter(|id| self.data.project.status(*id) != status);
        let changes: Vec<_> = all.map(|id| (id, status)).collect();
        let decides = !changes.is_empty();
        if decides {
            self.edit(Edit::Status(changes));
        }
        let rest = if self.is_triage() { self.triage_on(id) } else { None };
        if decides && (told > 1 || self.is_triage()) {
            let verb = match status {
                Status::Accepted => "Accepted",
                Status::Rejected => "Rejected",
                Status::Undecided => "Left open",
            };
            let with = match told {
                1 => String::new(),
                2 => ", and the other one that tells it".to_owned(),
                _ => format!(", and the {} others that tell it", told - 1),
            };
            let end = if rest == Some(0) { ". Nothing that is shown is undecided any more" } else { "" };
            self.done(format!("{verb} “{label}”{with}{end}"));
        }
    }

    /// Carries out an edit that can be undone.
    pub fn edit(&mut self, edit: Edit) {
        if self.refuses() {
            return;
        }
        // The way back that a message offers is of the edit before.
        if self.work.message.as_ref().is_some_and(|message| message.action == Some(CommandId::Undo)) {
            self.dismiss();
        }
        let words = self.words_of(&edit);
        let (ids, paths) = edit.touches();
        self.data.project.edit_as(words, edit);
        self.data.project.hold(&ids, &paths, &self.data.corpus);
        self.decided();
    }

    /// True where all text of those documents that have more than what is taken for the article is read.
    #[must_use]
    pub fn is_all_read(&self, documents: &[DocId]) -> bool {
        let articles = || documents.iter().filter_map(|id| self.data.corpus.article(*id)).filter(|a| a.has_furniture());
        articles().next().is_some() && articles().all(|article| article.extent == Extent::All)
    }

    /// Reads what was taken for menus and comments in documents too, or leaves it out again where all is read.
    pub fn read_all(&mut self, documents: &[DocId]) {
        let extent = if self.is_all_read(documents) { Extent::Article } else { Extent::All };
        let articles = documents.iter().filter_map(|id| self.data.corpus.article(*id)).filter(|a| a.has_furniture());
        let (paths, counts): (Vec<String>, Vec<usize>) =
            articles.map(|article| (article.document.path.clone(), article.unread() + article.anyway.len())).unzip();
        let paragraphs = match counts.iter().sum() {
            1 => "1 paragraph".to_owned(),
            count => format!("{count} paragraphs"),
        };
        self.edit(Edit::Extent(paths.into_iter().map(|path| (path, extent)).collect()));
        self.say(match extent {
            Extent::All => format!("{paragraphs} more read. {} takes it back", CommandId::Undo.command().key()),
            Extent::Article => format!("{paragraphs} taken for menus and comments left out again"),
        });
    }

    /// What an edit does, with events and figures told apart: "reject 12 events".
    #[must_use]
    pub fn words_of(&self, edit: &Edit) -> String {
        let words = edit.words();
        let Edit::Status(changes) = edit else { return words };
        if let [(first, status), ..] = changes.as_slice() {
            let together = self.settled_with(*first);
            if changes.len() > 1 && changes.iter().all(|(id, _)| together.contains(id)) {
                return self.words_of(&Edit::Status(vec![(*first, *status)]));
            }
        }
        let figure = |id| self.record(id).is_some_and(|record| record.figure.is_some());
        let figures = changes.iter().filter(|(id, _)| figure(*id)).count();
        let noun = match figures {
            0 => "event",
            all if all == changes.len() => "figure",
            _ => return words,
        };
        words.replace("record", noun).replace("a event", "an event")
    }

    /// Takes the last edit back, or carries it out again, and says which it was.
    pub fn undo(&mut self) {
        if let Some(words) = self.data.project.undo() {
            self.say(format!("Undone: {words}"));
            self.decided();
        }
    }

    /// Carries out again what was taken back.
    pub fn redo(&mut self) {
        if let Some(words) = self.data.project.redo() {
            self.say(format!("Done again: {words}"));
            self.decided();
        }
    }

    /// After any change of the decisions: on its way to the disk, and shown at once.
    pub fn decided(&mut self) {
        self.keep();
        self.relay();
    }

    /// Brings the documents that a decision touches to what it says.
    pub(super) fn relay(&mut self) {
        self.count_lost();
        if self.data.project.hands() != self.data.hands {
            self.join();
            self.remake();
        } else if self.data.project.rulings().choices != self.data.choices {
            self.remake();
        }
        let stale: Vec<usize> = (0..self.data.corpus.articles.len())
            .filter(|at| self.data.corpus.articles.get(*at).is_some_and(|a| project::is_stale(&self.data.project, a)))
            .collect();
        if stale.is_empty() && self.data.marks() == self.data.marks {
            self.restatus();
            return;
        }
        if stale.is_empty() {
            self.remake();
            return;
        }
        let size = |at: &usize| self.data.corpus.articles.get(*at).map_or(0, |article| article.document.text.len());
        if stale.iter().map(size).sum::<usize>() <= AT_ONCE {
            project::lay(&self.data.project, Arc::make_mut(&mut self.data.corpus));
            self.refresh();
            return;
        }
        self.restatus();
        let mut articles: Vec<(usize, Arc<Article>)> =
            stale.into_iter().filter_map(|at| Some((at, self.data.corpus.articles.get(at)?.clone()))).collect();
        let project = self.data.project.clone();
        let lay = move |_: &AtomicBool| {
            articles.par_iter_mut().for_each(|(at, article)| {
                project::lay_article(&project, Arc::make_mut(article), DocId(*at as u32));
            });
            articles
        };
        self.work.relaying = Some(Task::start("reading anew", lay, || {}));
    }

    /// Takes articles that were read anew in the background.
    pub(crate) fn hear_relaid(&mut self) {
        let Some(Ok(relaid)) = Task::take(&mut self.work.relaying) else { return };
        let corpus = Arc::make_mut(&mut self.data.corpus);
        for (at, article) in relaid {
            // The order may have changed when the last file arrived; the corpus was laid anew then.
            if let Some(old) = corpus.articles.get_mut(at).filter(|old| old.document.path == article.document.path) {
                *old = article;
            }
        }
        self.refresh();
    }
}
