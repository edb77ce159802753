//! Files into [`Document`]s: one file of this folder for each format, one [`Kind`] of file each.
//!
//! Reading never panics and never loses a file in silence: each file of a corpus has a line in the [`Report`].
//!
//! ```text
//! walk ─▶ bytes ─kind, decode─▶ text ─format─▶ Draft ─head, furniture, doc_date─▶ Document
//! ```

mod builder;
mod decode;
mod front_matter;
mod html;
mod html_meta;
mod html_text;
mod kind;
mod mail_head;
mod markdown;
pub mod ours;
mod report;
mod source;
mod text;
mod walk;

pub use report::{Line, Outcome, Report};
pub use source::{CorpusError, Source};
pub use walk::{Listing, walk};

pub use crate::page::{Issue, Severity};

use crate::model::Document;
use crate::page;
use kind::Kind;

/// Reads one file: its line for the report, and the document where there is one.
#[must_use]
pub fn file(source: &Source) -> (Line, Option<Document>) {
    match walk::read(source) {
        Ok(bytes) => from_bytes(&source.name, &bytes),
        Err(line) => (line, None),
    }
}

/// Reads a document from the bytes of a file called `name`.
#[must_use]
pub fn from_bytes(name: &str, bytes: &[u8]) -> (Line, Option<Document>) {
    let kind = match kind::of(name, bytes) {
        Kind::Unread(reason) => return (Line::skipped(name, reason), None),
        kind => kind,
    };
    let declared = if kind == Kind::Html { html::declared_encoding(bytes) } else { None };
    let decoded = decode::decode(bytes, declared.as_deref());
    let note = decode::note(&decoded);
    let mut draft = match kind {
        Kind::Html => html::read(&decoded.text),
        Kind::Markdown => markdown::read(&decoded.text),
        Kind::Text | Kind::Unread(_) => text::read(decoded.text),
    };
    draft.issues.extend(note);
    match page::finish(name, bytes, draft) {
        Some((document, issues)) => (Line { issues, ..Line::read(name) }, Some(document)),
        None => (Line::skipped(name, "there is no text in it"), None),
    }
}
