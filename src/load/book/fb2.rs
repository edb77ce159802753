//! FB2: a book in one XML file.

use roxmltree::Node;

use crate::model::ParagraphKind;
use crate::page::draft::{Draft, MetaDate};

use super::super::blocks::raise;
use super::super::builder::{push, push_words};
use super::super::front_matter::unit;
use super::super::xml::{self, DEEPEST, attribute, child, name};

/// Reads a book.
pub(in crate::load) fn read(bytes: &[u8]) -> Result<Draft, String> {
    xml::with(bytes, |root| {
        let mut draft = Draft::default();
        for body in root.children().filter(|inner| name(*inner) == "body") {
            blocks(body, ParagraphKind::Body, &mut draft, 0);
        }
        let about = xml::below(root, "title-info");
        draft.title =
            about.and_then(|about| child(about, "book-title")).map(xml::words).filter(|title| !title.is_empty());
        let published = xml::below(root, "publish-info");
        draft.outlet = published.and_then(|info| child(info, "publisher")).map(xml::words);
        let year = published.and_then(|info| child(info, "year")).map(xml::words);
        let written = about.and_then(|about| child(about, "date"));
        let written = written.map(|date| attribute(date, "value").map_or_else(|| xml::words(date), str::to_owned));
        let dates = [("the book's year of publication", year), ("the book's date", written)];
        draft.dates.extend(
            dates
                .into_iter()
                .filter_map(|(field, told)| told.and_then(|told| Some(MetaDate::new(field, &told, unit(&told)?)))),
        );
        draft
    })
    .ok_or_else(|| "it is damaged: its XML is torn; fetch it again".to_owned())
}

fn blocks(node: Node<'_, '_>, kind: ParagraphKind, draft: &mut Draft, depth: usize) {
    if depth > DEEPEST {
        return;
    }
    for inner in node.children() {
        match name(inner) {
            "p" | "v" | "subtitle" | "text-author" | "date" => {
                let mut words = String::new();
                text(inner, &mut words);
                push(draft, if name(inner) == "subtitle" { ParagraphKind::Heading } else { kind }, &words);
            }
            "title" => blocks(inner, ParagraphKind::Heading, draft, depth + 1),
            "tr" => {
                let cells = inner.children().filter(Node::is_element).map(|cell| {
                    let mut words = String::new();
                    text(cell, &mut words);
                    words.trim().to_owned()
                });
                let cells: Vec<String> = cells.collect();
                push(draft, ParagraphKind::Row, &cells.join("\t"));
            }
            _ => blocks(inner, kind, draft, depth + 1),
        }
    }
}

/// The words of a paragraph without the marks of its notes.
fn text(node: Node<'_, '_>, words: &mut String) {
    let note = |inner: &Node<'_, '_>| {
        inner.ancestors().any(|around| name(around) == "a" && attribute(around, "type") == Some("note"))
    };
    for inner in node.descendants().filter(|inner| inner.is_text() && !note(inner)) {
        let text = inner.text().unwrap_or_default();
        let above = inner.ancestors().take_while(|around| *around != node).any(|around| name(around) == "sup");
        if above { raise(words, text) } else { push_words(words, text) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_headings_and_note_marks_are_gone() {
        let book = "<FictionBook xmlns:l='l'><description><title-info><book-title>Tin</book-title><date value='2014-05-08'>May</date></title-info></description><body><title><p>One</p></title><section><p>Tin <strong>rose</strong><a type='note'>[1]</a> to 5.2<sup>1</sup>.</p></section></body><binary>AAAA</binary></FictionBook>";
        let draft = read(book.as_bytes()).expect("it is whole");
        assert_eq!((draft.text.as_str(), draft.title.as_deref()), ("One\n\nTin rose to 5.2.", Some("Tin")));
        assert!(read(b"<FictionBook><body>").is_err());
    }
}
