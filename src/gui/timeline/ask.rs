//! Small fields over the timeline: go to a date, name a bookmark.

use egui::{Area, Id, Key, Modifiers, Order, RichText, TextEdit, Ui, vec2};

use crate::gui::app::App;
use crate::gui::app::desk::Bookmark;
use crate::gui::kit::fonts::Face;
use crate::gui::kit::paint::{color, theme};
use crate::gui::kit::widgets::{self, Look};
use crate::model::When;
use crate::view::{Window, goto, ticks};

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// A date to go to.
    Date,
    /// A name for the bookmark of the window.
    Bookmark,
}

/// A small field that is open.
#[derive(Debug, Clone)]
pub struct Ask {
    /// What is asked.
    pub question: Question,
    /// What was typed.
    pub text: String,
    /// Why it cannot be taken.
    pub error: Option<String>,
}

impl Ask {
    /// A field, with the words that stand in it at first.
    #[must_use]
    pub fn new(question: Question, text: impl Into<String>) -> Self {
        Self { question, text: text.into(), error: None }
    }
}

/// The newest date of a document: what "last quarter" is told from.
#[must_use]
pub fn newest(app: &App) -> Option<When> {
    let dates = app.data.corpus.articles.iter().filter_map(|article| article.document.date.when.as_ref());
    dates.max_by_key(|when| when.bounds().map(|bounds| bounds.start)).cloned()
}

/// The field, where one is open.
pub fn ask_ui(app: &mut App, ui: &Ui) {
    let Some(mut ask) = app.panes.timeline.ask.take() else { return };
    let screen = ui.max_rect();
    let (title, hint, verb) = match ask.question {
        Question::Date => ("Go to date", "2021-05, mid 2021, last quarter", "Go"),
        Question::Bookmark => ("Name this bookmark", "A name for what is shown", "Keep"),
    };
    let (entered, escaped) = ui.ctx().input_mut(|input| {
        (input.consume_key(Modifiers::NONE, Key::Enter), input.consume_key(Modifiers::NONE, Key::Escape))
    });
    let mut done = entered;
    let place = egui::pos2(screen.center().x - 170.0, screen.top() + 56.0);
    Area::new(Id::unique("ask")).order(Order::Foreground).fixed_pos(place).show(ui.ctx(), |ui| {
        egui::Frame::popup(ui.style()).inner_margin(10.0).show(ui, |ui| {
            ui.set_width(340.0);
            let name = ui.label(RichText::new(title).font(Face::SemiBold.at(13.0)));
            ui.horizontal(|ui| {
                let edit = TextEdit::singleline(&mut ask.text)
                    .id(Id::unique("ask field"))
                    .hint_text(hint)
                    .font(Face::Regular.at(13.0))
                    .margin(vec2(8.0, 5.0))
                    .desired_width(246.0);
                let response = ui.add(edit).labelled_by(name.id);
                if response.changed() {
                    ask.error = None;
                }
                response.request_focus();
                done |= widgets::button_ui(ui, Look::Primary, None, "", verb, false).clicked();
            });
            if let Some(error) = &ask.error {
                ui.label(RichText::new(error).font(Face::Regular.at(12.0)).color(color(theme(ui).warning)));
            }
        });
    });
    if escaped {
        return;
    }
    if done {
        answer(app, ask);
    } else {
        app.panes.timeline.ask = Some(ask);
    }
}

fn answer(app: &mut App, mut ask: Ask) {
    match ask.question {
        Question::Date => match goto::read(&ask.text, newest(app).as_ref()) {
            Ok((when, window)) => {
                app.go(window);
                let near = app.extent();
                if !near.shows(window.start, window.end) {
                    app.say(format!("Nothing is dated near {}", when.words()), false);
                }
            }
            Err(error) => {
                ask.error = Some(error);
                app.panes.timeline.ask = Some(ask);
            }
        },
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
    app.say(words, false);
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
    app.say(format!("Bookmark: {}", mark.name), false);
}
