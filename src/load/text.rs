//! Plain text files. The document's text is the file's content itself, so that offsets stay true.

use crate::model::Span;
use crate::page::date::written;
use crate::page::draft::{Draft, MetaDate, Part};
use crate::segment;

use super::mail_head;

/// Reads the text of a .txt file.
pub(super) fn read(text: String) -> Draft {
    let mut parts: Vec<Part> = segment::blocks(&text)
        .into_iter()
        .map(|block| Part { span: block.span, kind: block.kind.into(), after_blank: block.after_blank })
        .collect();
    let mut draft = Draft::default();
    if let Some(head) = mail_head::read(&text, &mut parts) {
        draft.title = head.subject;
        draft.dates.extend(head.date.and_then(|span: Span| {
            let unit = written::scan(span.of(&text)).first()?.told.unit()?;
            let words = span.of(&text).to_owned();
            Some(MetaDate { field: "the message's header".to_owned(), words, unit, span: Some(span) })
        }));
    }
    draft.text = text;
    draft.parts = parts;
    draft
}
