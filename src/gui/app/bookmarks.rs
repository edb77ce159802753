//! Bookmarks, and going to a date.

use crate::gui::app::state::desk::Bookmark;
use crate::gui::app::state::timeline::{Field, Question};
use crate::gui::app::{App, Data};
use crate::model::{Unit, When};
use crate::view::{Window, goto, ticks};

/// The newest date of a document: what "last quarter" is told from.
#[must_use]
pub fn newest(data: &Data) -> Option<When> {
    let dates = data.corpus.articles.iter().filter_map(|article| article.document.date.when.as_ref());
    dates.max_by_key(|when| when.bounds().map(|bounds| bounds.start)).cloned()
}

pub(crate) fn answer(app: &mut App, mut ask: Field) {
    match ask.question {
        Question::Date => match goto::read(&ask.text, newest(&app.data).as_ref()) {
            Ok((when, window)) => {
                app.go(window);
                let near = app.extent();
                if !near.shows(window.start, window.end) {
                    app.note(format!("Nothing is dated near {}", when.words()), None);
                }
            }
            Err(error) => {
                ask.error = Some(error);
                app.panes.timeline.ask = Some(ask);
            }
        },
        Question::KnownOn if ask.text.trim().is_empty() => app.know_on(None),
        Question::KnownOn => match goto::read(&ask.text, newest(&app.data).as_ref()) {
            Ok((when, _)) => app.know_on(Some(when)),
            Err(error) => {
                ask.error = Some(error);
                app.panes.timeline.ask = Some(ask);
            }
        },
        Question::AsItWas if ask.text.trim().is_empty() => app.see_as_it_was(None),
        Question::AsItWas => {
            let today = Unit::Day(chrono::Local::now().date_naive());
            match goto::read(&ask.text, Some(&today.into())) {
                Ok((when, _)) => app.see_as_it_was(Some(&when)),
                Err(error) => {
                    ask.error = Some(error);
                    app.panes.timeline.ask = Some(ask);
                }
            }
        }
        Question::Bookmark => keep(app, ask.text.trim()),
    }
}

/// Keeps the window as a bookmark; one of the same time takes the name.
pub fn keep(app: &mut App, name: &str) {
    let window = app.time.aim();
    let name = if name.is_empty() { ticks::range_words(window) } else { name.to_owned() };
    let words = format!("Bookmark kept: {name}");
    let bookmarks = &mut app.desk_mut().bookmarks;
    match bookmarks.iter_mut().find(|mark| is_here(mark, window)) {
        Some(mark) => mark.name = name,
        None => bookmarks.push(Bookmark { name, start: window.start, end: window.end }),
    }
    bookmarks.sort_by(|a, b| (a.start + a.end).total_cmp(&(b.start + b.end)));
    app.say(words);
}

/// True where a window is a bookmark's, to a thousandth of its length.
#[must_use]
pub fn is_here(mark: &Bookmark, window: Window) -> bool {
    let near = (mark.end - mark.start) * 1e-3 + 1.0;
    (mark.start - window.start).abs() < near && (mark.end - window.end).abs() < near
}

/// Goes to the bookmark before or after what is shown.
pub fn step(app: &mut App, forward: bool) {
    let window = app.time.aim();
    let middle = |start: f64, end: f64| start + end;
    let here = middle(window.start, window.end);
    let marks = app.desk().map(|desk| desk.bookmarks.clone()).unwrap_or_default();
    let others = || marks.iter().filter(|mark| !is_here(mark, window));
    let target = if forward {
        others().find(|mark| middle(mark.start, mark.end) >= here).or_else(|| others().next())
    } else {
        others().rfind(|mark| middle(mark.start, mark.end) <= here).or_else(|| others().next_back())
    };
    let Some(mark) = target else { return };
    app.go(Window::new(mark.start, mark.end));
    app.say(format!("Bookmark: {}", mark.name));
}
