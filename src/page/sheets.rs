//! A draft of tables into a document: no headline, no menus, no language; its date from its notes or its name.

use crate::model::{DateBasis, DocDate, Document, Paragraph, ParagraphKind, When, one_line};

use super::date::file_name;
use super::date::written::{self, Told};
use super::draft::Draft;
use super::finding::Issue;

/// Completes a document.
pub(super) fn finish(name: &str, bytes: &[u8], mut draft: Draft) -> (Document, Vec<Issue>) {
    let paragraphs = draft.parts.iter().zip(1..);
    let paragraphs = paragraphs.map(|(part, number)| Paragraph { number, span: part.span, kind: part.kind }).collect();
    let date = date(&draft, name);
    let issues = std::mem::take(&mut draft.issues);
    let document = Document {
        path: name.to_owned(),
        title: title(&draft).unwrap_or_else(|| stem(name)),
        outlet: None,
        date,
        foreign: None,
        text: draft.text,
        pages: Vec::new(),
        tables: draft.tables,
        paragraphs,
        hash: blake3::hash(bytes).to_hex().to_string(),
    };
    (document, issues)
}

/// Rows that hold a single cell: titles and notes.
fn lines(draft: &Draft) -> impl Iterator<Item = &str> {
    let rows = draft.parts.iter().filter(|part| part.kind == ParagraphKind::Row);
    rows.map(|part| draft.words(part)).filter(|words| !words.contains('\t'))
}

/// The first row of the file, where it is a line of words.
fn title(draft: &Draft) -> Option<String> {
    let first = draft.parts.iter().find(|part| part.kind == ParagraphKind::Row)?;
    let words = one_line(draft.words(first));
    let told = !draft.words(first).contains('\t') && words.split(' ').nth(1).is_some() && words.len() < 300;
    told.then(|| words.into_owned())
}

/// Words of notes that say when the figures were given out.
const GIVEN_OUT: [&str; 14] = [
    "release", "publish", "extract", "updated", "as of", "source", "stand", "quelle", "fuente", "actualiz", "publica",
    "источник", "mise à jour", "джерело",
];

fn date(draft: &Draft, name: &str) -> DocDate {
    let noted = lines(draft).filter(|line| line.len() < 400).find_map(|line| {
        let lower = line.to_lowercase();
        GIVEN_OUT.iter().find(|word| lower.contains(*word))?;
        written::scan(line).into_iter().rev().find_map(|found| match found.told {
            Told::Day(day) => Some((day, line.get(found.range).unwrap_or_default())),
            _ => None,
        })
    });
    if let Some((day, words)) = noted {
        let why = format!("a note in the file says ‘{words}’");
        return DocDate {
            when: Some(When::from(crate::model::Unit::Day(day))),
            basis: DateBasis::Byline,
            why,
            span: None,
        };
    }
    match file_name::date(name) {
        Some((unit, words)) => {
            let why = format!("the file's name says ‘{words}’");
            DocDate { when: Some(When::from(unit)), basis: DateBasis::FileName, why, span: None }
        }
        None => DocDate::unknown(
            "No note and no name says when the figures were given out; their periods stand in the table.",
        ),
    }
}

/// The name of a file without its ending.
pub(super) fn stem(name: &str) -> String {
    let file = name.rsplit('/').next().unwrap_or(name);
    file.rsplit_once('.').map_or(file, |(stem, _)| stem).to_owned()
}
