//! A text that comes with what is known of it, as a line of a stream does.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::inside::{Budget, Inside, NOTHING, finished};
use super::kind::Kind;
use super::{Line, PANIC, pieces_as, read};
use crate::model::{DocDate, Document};
use crate::page;

/// A text, and what its sender says of it.
#[derive(Debug, Clone, Default)]
pub struct Given {
    /// Its name in the corpus.
    pub name: String,
    /// The text, read as that of a .txt file.
    pub text: String,
    /// When it was published; `None` leaves it to the text.
    pub date: Option<DocDate>,
    /// Its headline; `None` leaves it to the text.
    pub title: Option<String>,
    /// Who published it; `None` leaves it to the text.
    pub outlet: Option<String>,
}

/// Reads a text: its line for the report, with the document where it is one.
#[must_use]
pub fn given(given: Given) -> (Line, Option<Document>) {
    let Given { name, text, date, title, outlet } = given;
    let mut budget = Budget::default();
    let mut inside = Inside::new(&name, 0, &mut budget, pieces_as);
    let work = || read(Kind::Text, text.as_bytes(), &mut inside);
    let mut draft = match catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(PANIC.to_owned())) {
        Ok(Some(draft)) => draft,
        Ok(None) => return (Line::skipped(&name, NOTHING), None),
        Err(reason) => return (Line::skipped(&name, reason), None),
    };
    draft.title = title.or(draft.title);
    draft.outlet = outlet.or(draft.outlet);
    let (mut line, mut document) = finished(&name, Kind::Text.word(), text.as_bytes(), draft);
    if let (Some(date), Some(document)) = (date, &mut document) {
        document.date = date;
        line.issues.retain(|issue| !issue.text.starts_with(page::NO_DATE));
    }
    (line, document)
}
