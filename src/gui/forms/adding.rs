//! The form that adds a record by hand: the words picked in the source, a title, a date read from them or typed.

use egui::Ui;

use crate::corpus::Article;
use crate::extract;
use crate::gui::app::App;
use crate::gui::forms::{self, Editor, Outcome};
use crate::model::{Category, DocId, Span, When};
use crate::project::{Added, AddedKind, Edit};

/// What is being added.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    added: Added,
    /// The date as it was typed or found.
    pub date: String,
    /// Where the date was found, in words; empty where nothing was.
    found: &'static str,
    focus: bool,
    unfocused: bool,
}

/// Longest title that a record made by hand begins with.
const TITLE: usize = 80;

impl App {
    /// Opens the form for words of a document.
    pub fn ask_add(&mut self, kind: AddedKind, document: DocId, span: Span) {
        let Some(article) = self.data.corpus.article(document) else { return };
        let quote = span.of(&article.document.text);
        if quote.trim().is_empty() {
            return;
        }
        let found = date_near(article, span);
        let title: String = quote.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(TITLE).collect();
        let added = Added {
            document: article.document.path.clone(),
            kind,
            span,
            quote: quote.to_owned(),
            title,
            edtf: None,
            category: Category::Other,
        };
        let date = found.as_ref().map(|(when, _)| when.words()).unwrap_or_default();
        let found = found.map_or("", |(_, place)| place);
        self.panes.editor = Some(Editor::Add(Form { added, date, found, focus: true, unfocused: false }));
    }
}

/// The date that goes with words of a document: in them, else the nearest in their paragraph, else the document's.
fn date_near(article: &Article, span: Span) -> Option<(When, &'static str)> {
    let paragraph = article.document.paragraph_at(span.start)?;
    let far = |other: Span| span.start.abs_diff(other.start);
    let dated = article.reading.timexes.iter().filter(|timex| {
        paragraph.span.contains(timex.span) && timex.when.as_ref().is_some_and(|when| when.bounds().is_some())
    });
    let nearest = dated.min_by_key(|timex| (!span.contains(timex.span), far(timex.span)));
    if let Some(timex) = nearest {
        let place = if span.contains(timex.span) { "these words" } else { "their paragraph" };
        return Some((timex.when.clone()?, place));
    }
    Some((article.document.date.when.clone()?, "the document’s own date"))
}

impl Form {
    fn edit(&self, when: Option<When>) -> Edit {
        let added = Added { edtf: when, title: self.added.title.trim().to_owned(), ..self.added.clone() };
        Edit::Added(vec![(added.id(), Some(added))])
    }
}

/// The form.
pub fn form_ui(app: &App, ui: &mut Ui, form: &mut Form) -> Outcome {
    let article = app.data.corpus.articles.iter().find(|article| article.document.path == form.added.document);
    let Some(article) = article else { return Outcome::Closed };
    forms::title_ui(ui, if form.added.kind == AddedKind::Event { "Add event" } else { "Add figure" });
    let short: String = form.added.quote.chars().take(160).collect();
    let dots = if short.len() < form.added.quote.len() { "…" } else { "" };
    forms::note_ui(ui, &format!("“{}{dots}”", short.trim()));
    let mut entered = forms::field_ui(ui, "Title", "What happened", &mut form.added.title, &mut form.focus);
    let hint = "8 May 2014, May 2014, 2014-05; empty stays undated";
    entered |= forms::field_ui(ui, "Date", hint, &mut form.date, &mut form.unfocused);
    let reading = extract::typed_date(&form.date, &article.document.date);
    let empty = form.date.trim().is_empty();
    match &reading {
        Some(when) if form.found.is_empty() => forms::note_ui(ui, &crate::gui::forms::dating::reads_as(when)),
        Some(when) => {
            forms::note_ui(ui, &format!("{}. Found in: {}", crate::gui::forms::dating::reads_as(when), form.found));
        }
        None if empty => forms::note_ui(ui, "Without a date it waits among the undated"),
        None => forms::warning_ui(ui, "This is no date that has a place in time. Give its year at least"),
    }
    if form.added.kind == AddedKind::Event {
        egui::ComboBox::from_label("Kind").selected_text(form.added.category.word()).show_ui(ui, |ui| {
            for category in Category::ALL {
                ui.selectable_value(&mut form.added.category, category, category.word());
            }
        });
    } else if extract::tag_text(&form.added.quote, &article.document.date).1.is_empty() {
        forms::warning_ui(ui, "No amount was found in these words. Pick words that hold one");
        let clicked = forms::buttons_ui(ui, ("Add figure", false), &[]);
        return if clicked.is_some() { Outcome::Closed } else { Outcome::Open };
    }
    let ready = (reading.is_some() || empty) && !form.added.title.trim().is_empty();
    let name = if form.added.kind == AddedKind::Event { "Add event" } else { "Add figure" };
    match forms::buttons_ui(ui, (name, ready), &[]) {
        Some(0) => Outcome::Done(form.edit(reading)),
        Some(_) => Outcome::Closed,
        None if entered && ready => Outcome::Done(form.edit(reading)),
        None => Outcome::Open,
    }
}
