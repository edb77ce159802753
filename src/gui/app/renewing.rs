//! Files that change while their corpus is open: noticed, read alone, and put in their places.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;

use egui::Context;

use crate::gui::app::App;
use crate::gui::app::state::files::{Files, Renewal};
use crate::gui::app::state::making::Step;
use crate::job::{Job, News, Stamps, Watch};
use crate::model::counted;

/// True where there are files that can be read again.
pub(crate) fn can_read_again(app: &App) -> bool {
    !app.data.roots.is_empty() && app.work.job.is_none() && app.work.files.renewal.is_none() && !app.is_making()
}

/// Reads the folder again, whatever its files look like.
pub(crate) fn read_again(app: &mut App, ctx: &Context) {
    // Looked at by their bytes: a file may have changed without showing it.
    app.renew(Stamps::default(), true, ctx);
}

impl App {
    /// Watches what was opened.
    pub(super) fn watch(&mut self, paths: &[PathBuf], ctx: &Context) {
        self.work.files.watch = None;
        let ctx = ctx.clone();
        match Watch::start(paths, move || ctx.request_repaint()) {
            Ok(watch) => self.work.files.watch = Some(watch),
            // What cannot be read at all is told by whoever reads it.
            Err(told) if paths.iter().all(|path| path.exists()) => self.note(told, None),
            Err(_) => {}
        }
    }

    /// Ends all reading and waits until what was read is written into the cache.
    pub fn finish_reading(&mut self) {
        self.work.job = None;
        self.work.files = Files::default();
    }

    fn renew(&mut self, before: Stamps, asked: bool, ctx: &Context) {
        let corpus = Arc::clone(&self.data.corpus);
        let (paths, project) = (self.data.roots.clone(), self.data.project.clone());
        let encodings = std::mem::replace(&mut self.data.encodings, project.encodings());
        // Files of which something else is said now, and with all that changed those that were folded into them.
        let said = self.data.encodings.differing(&encodings);
        let said: HashSet<String> = said.filter_map(|path| Some(corpus.file_of(path)?.to_owned())).collect();
        let more = move |changed: &HashSet<String>| {
            let all: HashSet<String> = changed.union(&said).cloned().collect();
            corpus.folded_into(&all).into_iter().chain(all).collect()
        };
        let (cache, wake) = (self.work.files.cache.clone(), ctx.clone());
        let job = Job::renew(paths, before, more, project, cache, move || wake.request_repaint());
        let (changed, pieces) = Default::default();
        self.work.files.renewal = Some(Renewal { job, stamps: None, changed, pieces, asked });
    }

    fn renew_changed(&mut self, ctx: &Context) {
        if let Some(before) = self.work.files.stamps.clone() {
            self.renew(before, false, ctx);
        }
    }

    /// Looks whether something has changed, and takes in what was read of it.
    pub(super) fn hear_changes(&mut self, ctx: &Context) {
        let wait = self.work.files.watch.as_ref().and_then(Watch::wait);
        match wait {
            Some(wait) if !wait.is_zero() => ctx.request_repaint_after(wait),
            Some(_) if can_read_again(self) && self.work.relaying.is_none() => {
                if let Some(watch) = &self.work.files.watch {
                    watch.looked();
                }
                self.renew_changed(ctx);
            }
            _ if can_read_again(self) && self.data.project.encodings() != self.data.encodings => {
                self.renew_changed(ctx);
            }
            _ => {}
        }
        let Some(renewal) = &mut self.work.files.renewal else { return };
        for news in renewal.job.poll(usize::MAX) {
            match news {
                News::Stamps(stamps) => renewal.stamps = Some(stamps),
                News::Changed(names) => renewal.changed = names,
                News::File(pieces) => renewal.pieces.extend(pieces),
                News::Failed(text) => {
                    self.work.files.renewal = None;
                    return self.warn(text);
                }
                News::Done => return self.take_changes(ctx),
                News::Listing(_) | News::Listed(_) | News::Slow(_) => {}
            }
        }
    }

    /// What was read of files that changed takes the place of what was read of them before.
    fn take_changes(&mut self, ctx: &Context) {
        let Some(Renewal { stamps, changed, pieces, asked, .. }) = self.work.files.renewal.take() else { return };
        let mut changed = changed;
        let told = match (stamps, self.work.files.stamps.take()) {
            (Some(now), Some(before)) => {
                // Of files that were looked at by their bytes, those that are gone have no new stamp.
                changed.extend(now.changed(&before));
                let told = words(&now, &before);
                self.work.files.stamps = Some(now);
                told
            }
            (now, before) => {
                self.work.files.stamps = now.or(before);
                None
            }
        };
        let same = || "Every file was read again; no name, size or time has changed".to_owned();
        let told = told.or_else(|| asked.then(same));
        if changed.is_empty() {
            if let Some(told) = told {
                self.note(told, None);
            }
            return;
        }
        // Decisions of now find their words in what has changed.
        self.see_now();
        self.work.making.pieces = pieces;
        self.make(Step::Renewed(changed, told), ctx);
    }
}

/// "2 files changed, 1 new, 1 gone"; `None` where all are as they were.
fn words(now: &Stamps, before: &Stamps) -> Option<String> {
    let has = |stamps: &Stamps| stamps.names().cloned().collect::<HashSet<String>>();
    let (mine, theirs) = (has(now), has(before));
    let (new, gone) = (mine.difference(&theirs).count(), theirs.difference(&mine).count());
    let changed = now.changed(before).len() - new - gone;
    let parts = [(changed, "changed"), (new, "new"), (gone, "gone")];
    let parts: Vec<(usize, &str)> = parts.into_iter().filter(|(count, _)| *count > 0).collect();
    let (first, more) = parts.split_first()?;
    let more = more.iter().map(|(count, what)| format!(", {count} {what}"));
    Some(format!("{} {}{}", counted(first.0, "file"), first.1, more.collect::<String>()))
}
