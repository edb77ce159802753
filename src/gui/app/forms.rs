//! Opening the forms: what each of them is about, and what stands in it at first.

use crate::corpus::Article;
use crate::gui::app::state::forms::{Editor, Keyboard, adding, columns, dating, era};
use crate::gui::app::{App, Data};
use crate::model::{Category, DocId, Document, Mapping, Span, When, counted, grouped};
use crate::project::{Added, AddedKind};
use crate::tables;
use crate::view::window::civil;

impl App {
    /// Asks for an era: of the selected area, else of the selected mark's time, else of what is shown.
    pub fn ask_era(&mut self) {
        let area = self.choice.area.map(|area| area.span());
        let item = self.choice.selection.and_then(|id| self.item(id)).map(|item| (item.start, item.end));
        let (start, end) = area.or(item).unwrap_or((self.time.window.start, self.time.window.end));
        // The last day that belongs to it.
        let last = (end - 1.0).max(start);
        let time = format!("{}/{}", civil(start).format("%Y-%m-%d"), civil(last).format("%Y-%m-%d"));
        self.panes.editor =
            Some(Editor::Era(era::Form { name: String::new(), time, old: None, keyboard: Keyboard::Free }));
    }

    pub(crate) fn change_era(&mut self, name: &str) {
        let Some((_, when)) = self.data.project.eras().find(|(other, _)| *other == name) else { return };
        let (time, old) = (when.to_string(), Some(name.to_owned()));
        self.panes.editor = Some(Editor::Era(era::Form { name: name.to_owned(), time, old, keyboard: Keyboard::Free }));
    }
}

/// Longest title that a record made by hand begins with.
pub(crate) const TITLE: usize = 80;

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
        self.panes.editor = Some(Editor::Add(adding::Form { added, date, found, keyboard: Keyboard::Free }));
    }
}

/// The date that goes with words of a document: in them, else the nearest in their paragraph, else the document's.
pub(crate) fn date_near(article: &Article, span: Span) -> Option<(When, &'static str)> {
    let paragraph = article.document.paragraph_at(span.start)?;
    let far = |other: Span| span.start.abs_diff(other.start);
    let here = article.reading.dates.iter().filter(|date| paragraph.span.contains(date.span));
    let placed = here.filter(|date| date.when.bounds().is_some());
    if let Some(date) = placed.min_by_key(|date| (!span.contains(date.span), far(date.span))) {
        let place = if span.contains(date.span) { "these words" } else { "their paragraph" };
        return Some((date.when.clone(), place));
    }
    Some((article.document.date.when.clone()?, "the document’s own date"))
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
        self.panes.editor =
            Some(Editor::Date(dating::Form { text, document: id, scopes, scope, keyboard: Keyboard::Free }));
    }
}

/// Rows of a table that are read for the sentence in the form.
const SAMPLED: usize = 2_000;

impl App {
    /// Opens the form that asks what a document's table holds: the first that is not understood.
    pub fn ask_columns(&mut self, id: DocId) {
        let Some(article) = self.data.corpus.article(id) else { return };
        let unread = article.reading.unread.first().and_then(|unread| unread.sheet.clone());
        let at = article.document.tables.iter().position(|table| unread.is_some() && table.sheet == unread);
        match ask_columns_of(&self.data, id, at.unwrap_or(0)) {
            Some(form) => self.panes.editor = Some(Editor::Columns(Box::new(form))),
            None => self.note("There is no row with numbers below heads in it".to_owned(), None),
        }
    }
}

/// The form for one of a document's tables; `None` where it has no rows.
pub(crate) fn ask_columns_of(data: &Data, document: DocId, table: usize) -> Option<columns::Form> {
    let article = data.corpus.article(document)?;
    let shape = tables::shape(&article.document.text, article.document.tables.get(table)?)?;
    let mapping = data.project.mapping(shape).cloned().unwrap_or_default();
    let columns = tables::seen(&article.document, table);
    let before = mapping.clone();
    Some(columns::Form { document, table, shape, columns, mapping, before, preview: None, keyboard: Keyboard::Free })
}

/// What a table reads as with what is said in the form, and true where there are figures.
pub(crate) fn preview(article: &Article, form: &mut columns::Form) -> (String, bool) {
    if let Some((_, words, figures)) = form.preview.as_ref().filter(|(mapping, ..)| *mapping == form.mapping) {
        return (words.clone(), *figures);
    }
    let (words, figures) = reads_as(&article.document, form.table, &form.mapping);
    form.preview = Some((form.mapping.clone(), words.clone(), figures));
    (words, figures)
}

fn reads_as(document: &Document, at: usize, mapping: &Mapping) -> (String, bool) {
    let Some(table) = document.tables.get(at) else { return (String::new(), false) };
    let mut table = table.clone();
    let last = table.cells.chunk_by(|one, other| one.row == other.row).nth(SAMPLED).and_then(|row| row.first());
    if let Some(last) = last.map(|cell| cell.row) {
        table.cells.retain(|cell| cell.row < last);
    }
    table.said = Some(Box::new(mapping.clone())).filter(|mapping| !mapping.is_empty());
    let told = tables::read(&Document { tables: vec![table], ..document.clone() }, DocId(0));
    let Some(first) = told.records.first() else {
        let reason = told.unread.first().map_or(tables::NO_NUMBER, |unread| unread.reason.as_str());
        return (format!("Not read yet: {reason}"), false);
    };
    let when = first.date.when.as_ref().map(When::words).unwrap_or_default();
    (format!("Reads as {}, the first: {}, {when}", counted(told.records.len(), "figure"), first.label), true)
}
