//! Asking in the box of the toolbar: what the word being typed may mean, what each key would make of the question, and
//! how much it would leave.

use crate::cmd::CommandId;
use crate::gui::app::{App, search};
use crate::view::ask::{self, Known, plain_words};
use crate::view::brief::facts::range_words;
use crate::view::filter::{self, Count, Filter};
use crate::view::window::seconds;
use crate::view::{Item, Window};

/// Up to so many records every proposal is counted at once, beyond them one on each frame.
const AT_ONCE: usize = 4_000;

/// A window so many times as long as the time that is asked for is left for that.
const ROOMY: f64 = 1.5;

/// How a word is taken into the question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Join {
    /// It must hold too.
    And,
    /// It must not hold.
    AndNot,
    /// It may hold in the place of what stands before it.
    Or,
    /// The letters as they stand, looked for in the text.
    Text,
}

/// What a key would make of the question.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// How.
    pub join: Join,
    /// The name that is taken, or the letters.
    pub name: String,
    /// What it names.
    pub what: &'static str,
    /// The question that it would be.
    pub question: String,
}

impl Join {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::And, Self::AndNot, Self::Or, Self::Text];

    /// The key.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::And => "Enter",
            Self::AndNot => "Shift Enter",
            Self::Or => "Alt Enter",
            Self::Text => "Tab",
        }
    }
}

/// What the letters at the end of the question may be taken as; nothing where none are being typed.
#[must_use]
pub fn proposals(app: &App) -> Vec<Proposal> {
    let names = &app.data.facets_of.names;
    let question = app.choice.filter.words.as_str();
    let open = ask::open_end(question, names);
    let letters = question.get(open..).unwrap_or_default().trim();
    if letters.is_empty() || letters.starts_with('"') {
        return Vec::new();
    }
    let known = names.beginning(letters);
    let picked = known.get(app.panes.ask.at.min(known.len().saturating_sub(1))).copied();
    let before = question.get(..open).unwrap_or_default();
    Join::ALL.into_iter().filter_map(|join| proposal(join, before, letters, picked)).collect()
}

/// How many names begin with the letters being typed.
#[must_use]
pub fn choices(app: &App) -> usize {
    let question = app.choice.filter.words.as_str();
    let names = &app.data.facets_of.names;
    let open = ask::open_end(question, names);
    names.beginning(question.get(open..).unwrap_or_default()).len()
}

fn proposal(join: Join, before: &str, letters: &str, known: Option<&Known>) -> Option<Proposal> {
    let stem = before.trim_end().trim_end_matches(',').trim_end();
    let (name, what) = match join {
        Join::Text => (letters.to_owned(), "in the text"),
        _ => (known?.name.clone(), known?.what),
    };
    // Where an operator was typed already, the word goes behind it.
    let operator = ["and", "or", "not", "without"].iter().any(|word| {
        stem.to_lowercase().strip_suffix(word).is_some_and(|rest| rest.is_empty() || rest.ends_with([' ', ',', '(']))
    });
    let question = match (join, stem) {
        (Join::Text, _) => format!("{before}\"{letters}\""),
        (Join::And, "") => name.clone(),
        (Join::And, _) if operator || stem.ends_with('(') => format!("{before}{name}"),
        (Join::And, stem) => format!("{stem}, {name}"),
        (Join::AndNot, "") => format!("not {name}"),
        (Join::AndNot, stem) => format!("{stem}, not {name}"),
        (Join::Or, "") => return None,
        (Join::Or, stem) => format!("{stem} or {name}"),
    };
    Some(Proposal { join, name, what, question })
}

/// Takes a proposal; false where nothing was left to be taken.
pub fn take(app: &mut App, join: Join) -> bool {
    let Some(found) = proposals(app).into_iter().find(|proposal| proposal.join == join) else { return false };
    let typed = app.choice.filter.words.trim_end();
    if join == Join::And && found.question == typed {
        return false;
    }
    // A name that is typed out is there already, in whatever case: it is only written as it is called.
    let typed_out = join == Join::And && found.question.to_lowercase() == typed.to_lowercase();
    app.panes.ask.at = 0;
    app.panes.found.front = true;
    app.refilter_with(|filter| filter.words = found.question);
    !typed_out
}

/// When the box gives the keyboard away: where the answer to a new question lies outside the window of time, or the
/// question asks for a time that is not in it, the window goes there.
pub fn settle(app: &mut App) {
    let before = std::mem::replace(&mut app.panes.ask.before, app.choice.filter.words.clone());
    let words = app.choice.filter.words.trim();
    if words.is_empty() || words == before.trim() {
        return;
    }
    let Some(extent) = app.data.shown.items.extent() else { return };
    let asked = filter::time(words, &app.data.facets_of);
    let (from, to) = asked.unwrap_or_default();
    let (from, to) = (from.map_or(extent.start, seconds), to.map_or(extent.end, seconds));
    if from >= to {
        return;
    }
    let (answer, window) = (Window::new(from, to).folded(app.time.folds), app.time.aim());
    let seen = |item: &Item| window.shows(item.start.max(from), item.end.min(to));
    let mut all = app.data.shown.items.dated.iter();
    // What is asked for without a time need not be seen as a whole; a time that is asked for fills the window.
    let leaves =
        if asked.is_some() { !all.all(seen) || window.length() > ROOMY * answer.length() } else { !all.any(seen) };
    if leaves {
        app.go(Window::fit(answer));
        app.note(format!("Gone to {}, where the answer lies", range_words(answer)), Some(CommandId::Back));
    }
}

/// Takes the words of a question that finds nothing along to the search of all text; false for one that finds something.
pub fn search_instead(app: &mut App, ctx: &egui::Context) -> bool {
    let words = plain_words(&app.choice.filter.words);
    if words.is_empty() || !finds_nothing(app) {
        return false;
    }
    app.refilter_with(|filter| filter.words.clear());
    app.choice.find.typed = words;
    search::start(app, ctx);
    true
}

/// True for a question to which nothing is the answer.
#[must_use]
pub fn finds_nothing(app: &App) -> bool {
    let shown = &app.data.shown.items;
    !app.choice.filter.words.trim().is_empty() && shown.dated.is_empty() && shown.undated.is_empty()
}

/// What can be done where a question finds nothing.
#[must_use]
pub fn instead() -> String {
    format!("{} searches all text for the same words", CommandId::Search.command().key())
}

/// How much a question would leave; `None` while that is still to be counted.
pub fn count(app: &mut App, question: &str) -> Option<Count> {
    let items = std::sync::Arc::as_ptr(&app.data.items.dated) as usize;
    let known = &mut app.panes.ask.counts;
    if known.of != (items, app.choice.filter.only.len() + app.choice.filter.without.len()) {
        known.all.clear();
        known.of = (items, app.choice.filter.only.len() + app.choice.filter.without.len());
    }
    if let Some(count) = known.all.get(question) {
        return Some(*count);
    }
    let large = app.data.items.dated.len() > AT_ONCE;
    if large && std::mem::replace(&mut app.panes.ask.counted, true) {
        return None;
    }
    let filter = Filter { words: question.to_owned(), ..app.choice.filter.clone() };
    let count = filter::count(&filter, &app.data.corpus, &app.data.facets_of, &app.data.items);
    app.panes.ask.counts.all.insert(question.to_owned(), count);
    Some(count)
}

/// What of the question cannot be read, in one sentence.
#[must_use]
pub fn wrong(app: &App) -> Option<String> {
    filter::check(&app.choice.filter.words, &app.data.facets_of).err().map(|wrong| wrong.sentence)
}

/// The same question for the command line.
#[must_use]
pub fn where_words(app: &App) -> String {
    format!("--where '{}'", app.choice.filter.words.trim().replace('\'', "’"))
}
