//! Who decided what, and when: the history of the selected record, the decisions of another day, and their table.

use std::path::Path;
use std::sync::Arc;

use chrono::Local;

use crate::cmd::CommandId;
use crate::export::{file, history as table};
use crate::gui::app::App;
use crate::gui::app::state::history::{Past, Step};
use crate::model::{When, counted};
use crate::project::{Entry, Keeper, history};

/// How a time of day is told.
const TIME: &str = "%-d %b %Y, %H:%M";

impl App {
    /// True where something is known of what was done.
    pub(crate) fn has_history(&self) -> bool {
        !self.history().is_empty()
    }

    /// What is known of what was done, oldest first; where nothing is kept, since the corpus was opened.
    pub(crate) fn history(&self) -> &[Arc<Entry>] {
        let keeping = &self.work.keeping;
        match &keeping.past {
            _ if keeping.keeper.is_some() => &keeping.history,
            Some(past) => past.present.entries(),
            None => self.data.project.entries(),
        }
    }

    /// True while the decisions of another day are shown.
    pub(crate) fn is_past(&self) -> bool {
        self.work.keeping.past.is_some()
    }

    /// Says that nothing is changed while the decisions of another day are shown; true where that is so.
    pub(crate) fn refuses(&mut self) -> bool {
        let Some(words) = self.work.keeping.past.as_ref().map(|past| past.words.clone()) else { return false };
        let way = CommandId::AsItWas.command().key();
        self.work.refused = true;
        self.warn(format!("This is how it was on {words}: nothing is decided here. {way} and Enter leads back to now"));
        true
    }

    /// Shows the decisions of the end of a day; without one those of now. The files are read as they are read now.
    pub fn see_as_it_was(&mut self, when: Option<&When>) {
        self.see_now();
        let Some(when) = when else { return };
        let Some(until) = history::end_of(when) else {
            return self.warn("A date without its year is no day of the history".to_owned());
        };
        let entries = self.history();
        if entries.first().is_none_or(|first| first.at >= until) {
            let first = entries.first().map(|first| first.at.with_timezone(&Local).format("%-d %b %Y").to_string());
            let begins = first.map_or_else(String::new, |first| format!(": the history begins on {first}"));
            return self.note(format!("Nothing was decided by {}{begins}", when.words()), None);
        }
        let then = self.data.project.as_it_was(entries, until);
        let many = counted(then.work().decided(), "decision");
        let present = std::mem::replace(&mut self.data.project, then);
        self.work.keeping.past = Some(Box::new(Past { words: when.words(), present }));
        self.panes.editing = None;
        self.relay();
        self.note(format!("As it was on {}: {many}. Nothing is changed here", when.words()), None);
    }

    /// Back to the decisions of now.
    pub(crate) fn see_now(&mut self) {
        if let Some(past) = self.work.keeping.past.take() {
            self.data.project = past.present;
            self.relay();
            // What was said of that day is true no more.
            let of_it = format!("it was on {}", past.words);
            self.work.later.retain(|message| !message.text.contains(&of_it));
            if self.work.message.as_ref().is_some_and(|message| message.text.contains(&of_it)) {
                self.dismiss();
            }
        }
    }

    /// What happened to the selected record, newest first, made anew when the selection or the history has changed.
    pub(crate) fn make_history(&mut self) {
        let key = (self.choice.selection, self.history().len());
        if self.panes.history.0 == key {
            return;
        }
        let told = self.choice.selection.map(|id| history::of_record(self.history(), id));
        let mut steps: Vec<Step> =
            told.unwrap_or_default().into_iter().map(|(entry, words)| step(&entry, words)).collect();
        steps.reverse();
        self.panes.history = (key, steps);
    }

    /// Takes in entries that have come to the history.
    pub(crate) fn hear_history(&mut self) {
        let new = self.work.keeping.keeper.as_mut().map(Keeper::take_history).unwrap_or_default();
        self.work.keeping.history.extend(new);
    }
}

fn step(entry: &Entry, words: String) -> Step {
    Step { at: entry.at.with_timezone(&Local).format(TIME).to_string(), by: entry.by.clone(), words }
}

/// Writes the history as a table.
pub(crate) fn save(app: &mut App, path: &Path) {
    let entries = app.history();
    let done = file::write_with(path, |out| table::write_table(&app.data.project, entries, out));
    match done {
        Ok(()) => app.say(format!("History of {} saved as {}", counted(entries.len(), "step"), path.display())),
        Err(error) => app.warn(error.to_string()),
    }
}
