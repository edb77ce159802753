//! The form that dates documents by hand: one document, those picked in the list, a folder, or all without a date.

use egui::Ui;

use crate::extract;
use crate::gui::app::App;
use crate::gui::forms::{self, Editor, Outcome};
use crate::model::{DocDate, DocId, When, grouped, upper_first};
use crate::project::Edit;

/// What is being dated.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// What was typed.
    pub text: String,
    /// The document that was asked about.
    pub document: DocId,
    /// Which documents the date may be for: words and paths.
    scopes: Vec<(String, Vec<String>)>,
    /// Which of them it is for.
    pub scope: usize,
    focus: bool,
}

impl App {
    /// Opens the form for a document.
    pub fn ask_date(&mut self, id: DocId) {
        let Some(article) = self.data.corpus.article(id) else { return };
        let path = article.document.path.clone();
        let text = article.user_date().map(When::words).unwrap_or_default();
        let mut scopes = vec![("This document".to_owned(), vec![path.clone()])];
        let paths = |keep: &dyn Fn(DocId, &crate::corpus::Article) -> bool| -> Vec<String> {
            let all = (0_u32..).zip(&self.data.corpus.articles);
            all.filter(|(at, article)| keep(DocId(*at), article)).map(|(_, a)| a.document.path.clone()).collect()
        };
        let mut offer = |words: &dyn Fn(&str) -> String, paths: Vec<String>| {
            if paths.len() > 1 {
                scopes.push((words(&grouped(paths.len())), paths));
            }
        };
        offer(&|n| format!("The {n} documents picked in the list"), paths(&|id, _| self.choice.marked.contains(&id)));
        let folder = path.rsplit_once('/').map(|(folder, _)| format!("{folder}/"));
        match &folder {
            Some(folder) => {
                let inside = paths(&|_, article| article.document.path.starts_with(folder.as_str()));
                offer(&|n| format!("All {n} documents in the folder ‘{}’", folder.trim_end_matches('/')), inside);
            }
            None => offer(&|n| format!("All {n} documents"), paths(&|_, _| true)),
        }
        offer(&|n| format!("All {n} documents without a date"), paths(&|_, a| a.document.date.when.is_none()));
        // A date asked for while several are picked is meant for them.
        let scope = usize::from(self.choice.marked.len() > 1 && self.choice.marked.contains(&id));
        self.panes.editor = Some(Editor::Date(Form { text, document: id, scopes, scope, focus: true }));
    }
}

impl Form {
    /// The date that was typed, as the reader of texts understands it.
    #[must_use]
    pub fn reading(&self) -> Option<When> {
        extract::typed_date(&self.text, &DocDate::unknown("typed"))
    }

    fn edit(&self, when: Option<&When>) -> Edit {
        let paths = self.scopes.get(self.scope).map(|(_, paths)| paths.clone()).unwrap_or_default();
        Edit::DocumentDate(paths.into_iter().map(|path| (path, when.cloned())).collect())
    }
}

/// The form.
pub fn form_ui(app: &App, ui: &mut Ui, form: &mut Form) -> Outcome {
    let Some(article) = app.data.corpus.article(form.document) else { return Outcome::Closed };
    forms::title_ui(ui, &format!("Date of ‘{}’", article.document.title));
    let hint = "8 May 2014, May 2014, spring 2014, 2014-05-08";
    let entered = forms::field_ui(ui, "Published", hint, &mut form.text, &mut form.focus);
    let reading = form.reading();
    match &reading {
        Some(when) => forms::note_ui(ui, &reads_as(when)),
        None if form.text.trim().is_empty() => forms::note_ui(ui, "In words or as EDTF, as precise as you know it"),
        None => forms::warning_ui(ui, "This is no date that has a place in time. Give its year at least"),
    }
    let own = article.machine_date();
    let words = own.when.as_ref().map_or_else(|| "no date".to_owned(), When::words);
    forms::note_ui(ui, &format!("The document itself: {words}. {}", upper_first(&own.why)));
    if form.scopes.len() > 1 {
        ui.add_space(2.0);
        for (at, (words, _)) in form.scopes.iter().enumerate() {
            ui.radio_value(&mut form.scope, at, words);
        }
    }
    let paths = form.scopes.get(form.scope).map_or(&[][..], |(_, paths)| paths.as_slice());
    let set = paths.iter().any(|path| app.data.project.document_date(path).is_some());
    let others: &[&str] = if set { &["Use the document’s own date"] } else { &[] };
    let clicked = forms::buttons_ui(ui, ("Set date", reading.is_some()), others);
    match (clicked, &reading) {
        (Some(0), Some(when)) => Outcome::Done(form.edit(Some(when))),
        (None, Some(when)) if entered => Outcome::Done(form.edit(Some(when))),
        (Some(1), _) if set => Outcome::Done(form.edit(None)),
        (Some(_), _) => Outcome::Closed,
        (None, _) => Outcome::Open,
    }
}

/// What a date is understood as.
#[must_use]
pub fn reads_as(when: &When) -> String {
    format!("Reads as {}, {}  ({when})", when.words(), crate::gui::inspector::precision_words(when))
}
