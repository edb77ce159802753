//! What has happened, in words for those who do not see it: one polite line of the window's foot says it.

use crate::gui::app::state::heard::Heard;
use crate::gui::app::state::keeping::Mark;
use crate::gui::app::{App, Overlay, keeping};
use crate::model::{counted, upper_first};

impl App {
    /// Takes in what has changed since the last pass, and hands back the words of the line.
    pub(crate) fn hear_out(&mut self) -> &str {
        let now = heard(self);
        let before = std::mem::replace(&mut self.panes.told.heard, now);
        if let Some(mut words) = told(self, &before) {
            // A line that says the same again has changed all the same.
            if words == self.panes.told.words {
                words.push('\u{a0}');
            }
            self.panes.told.words = words;
        }
        &self.panes.told.words
    }
}

fn heard(app: &App) -> Heard {
    let searching = app.choice.find.is_searching() || app.choice.find.typed.trim().is_empty();
    Heard {
        reading: app.work.job.is_some(),
        message: app.work.message.as_ref().map(|message| message.text.clone()),
        steps: app.data.project.steps(),
        shown: (app.data.shown.items.dated.len(), app.data.shown.items.undated.len()),
        hits: if searching { None } else { app.choice.find.words() },
        standing: match keeping::saved(app) {
            Mark::Standing(words) => Some(words),
            Mark::Plain(_) => None,
        },
        quick: app.choice.selection.filter(|_| app.panes.timeline.quick),
        row: app.panes.told.row.clone().filter(|_| app.panes.overlay == Some(Overlay::Palette)),
    }
}

/// What is new, the weightiest first.
fn told(app: &App, before: &Heard) -> Option<String> {
    let now = &app.panes.told.heard;
    let new = |now: &Option<String>, before: &Option<String>| now.clone().filter(|_| now != before);
    let shown = || {
        let (events, figures) = app.shown_counts();
        format!("{} and {} shown", counted(events, "event"), counted(figures, "figure"))
    };
    if before.reading && !now.reading {
        let read = format!("{} read, {}", counted(app.data.corpus.articles.len(), "document"), shown());
        return Some(now.message.as_ref().map_or(read.clone(), |message| format!("{read}. {message}")));
    }
    if now.reading {
        let title = app.data.title.as_deref().unwrap_or_default();
        return (!before.reading).then(|| format!("Reading {title}"));
    }
    if let Some(row) = new(&now.row, &before.row) {
        return Some(row);
    }
    if let Some(message) = new(&now.message, &before.message) {
        return Some(message);
    }
    if now.steps != before.steps {
        let words = app.data.project.undo_words().map_or_else(|| "Nothing decided".to_owned(), upper_first);
        return Some(format!("{words}. {} undecided", app.data.totals.undecided));
    }
    if let Some(hits) = new(&now.hits, &before.hits) {
        return Some(upper_first(&hits));
    }
    if let Some(standing) = new(&now.standing, &before.standing) {
        return Some(standing);
    }
    if now.quick != before.quick && now.quick.is_some() {
        let (article, record) = app.selected()?;
        return Some(format!("Quick look: {}", record.evidence.sentence.of(&article.document.text)));
    }
    (now.shown != before.shown).then(shown)
}
