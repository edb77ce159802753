//! Files into [`Document`]s: one file of this folder for each format, one [`Kind`] of file each.
//!
//! Reading never panics and never loses a file in silence: each file of a corpus has a line in the [`Report`]. A file
//! may hold others: the documents inside it have lines and paths of their own, `archive.zip/news/a.html`.
//!
//! ```text
//! walk ─▶ bytes ─kind, decode─▶ text ─format─▶ Draft ─head, furniture, doc_date─▶ Document
//!           ▲────inside: archives, mailboxes────┘
//! ```

mod blocks;
mod book;
mod builder;
mod compound;
mod data;
mod decode;
mod front_matter;
mod given;
mod grid;
mod html;
mod inside;
mod kind;
mod mail;
mod mail_head;
mod markdown;
mod office;
pub mod ours;
mod pack;
mod pdf;
mod report;
mod source;
mod subtitles;
mod text;
mod walk;
mod why;
mod xml;

use std::panic::{AssertUnwindSafe, catch_unwind};

pub use given::Given;
#[cfg(feature = "gui")]
pub use pdf::picture;
pub use report::{Line, Outcome, Report};
pub use source::{CorpusError, Source};
pub use walk::{Listing, walk};
pub use why::Why;

pub use crate::page::{Issue, Severity};

use crate::model::{Document, Encoding, Encodings};
use crate::page;
use crate::page::draft::Draft;
use inside::{Budget, Inside, Piece, finished};
use kind::Kind;

/// The bytes of a file, or its line in the report where they cannot be read.
///
/// # Errors
/// With that line.
pub fn bytes(source: &Source) -> Result<Vec<u8>, Line> {
    walk::read(source)
}

/// Reads one file: its own line for the report, with the document where it is one, then those of what lies inside it.
#[must_use]
pub fn file(source: &Source) -> Vec<(Line, Option<Document>)> {
    match walk::read(source) {
        Ok(bytes) => pieces(&source.name, &bytes),
        Err(line) => vec![(line, None)],
    }
}

/// The same for the bytes of a file called `name`.
#[must_use]
pub fn pieces(name: &str, bytes: &[u8]) -> Vec<(Line, Option<Document>)> {
    pieces_in(name, bytes, &Encodings::default())
}

/// The same in the encodings that were told.
#[must_use]
pub fn pieces_in(name: &str, bytes: &[u8], encodings: &Encodings) -> Vec<(Line, Option<Document>)> {
    pieces_as(name, name, bytes, 0, &mut Budget::new(encodings.clone()))
}

/// The bytes of a file that lies inside the file called `name`, by its path in the corpus: "letters.zip/report.pdf".
#[must_use]
pub fn member(name: &str, bytes: &[u8], path: &str) -> Option<Vec<u8>> {
    let mut budget = Budget::seeking(path);
    let _ = pieces_as(name, name, bytes, 0, &mut budget);
    budget.found()
}

/// The file's own line and document, without what lies inside it.
#[must_use]
pub fn from_bytes(name: &str, bytes: &[u8]) -> (Line, Option<Document>) {
    let first = pieces(name, bytes).into_iter().next();
    first.unwrap_or_else(|| (Line::skipped(name, inside::NOTHING), None))
}

/// Reads a text that comes with what is known of it: its line for the report, with the document where it is one.
#[must_use]
pub fn given(mut given: Given) -> Piece {
    let text = std::mem::take(&mut given.text);
    let mut budget = Budget::new(Encodings::default());
    let mut inside = Inside::new(&given.name, 0, &mut budget, pieces_as);
    let work = || read(Kind::Text, text.as_bytes(), &mut inside);
    let mut draft = match catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(PANIC.to_owned())) {
        Ok(Some(draft)) => draft,
        Ok(None) => return (Line::skipped(&given.name, inside::NOTHING), None),
        Err(reason) => return (Line::skipped(&given.name, reason), None),
    };
    given.lay_over(&mut draft);
    let (mut line, mut document) = finished(&given.name, Kind::Text.word(), text.as_bytes(), draft);
    if let (Some(date), Some(document)) = (given.date, &mut document) {
        document.date = date;
        line.issues.retain(|issue| !issue.text.starts_with(page::NO_DATE));
    }
    (line, document)
}

/// Reads the file of a path, its kind told by another name, inside `depth` others.
fn pieces_as(path: &str, name: &str, bytes: &[u8], depth: usize, budget: &mut Budget) -> Vec<Piece> {
    let mut pieces = known(path, name, bytes, depth, budget);
    if let Some((own, _)) = pieces.first_mut() {
        own.bytes = Some(bytes.len() as u64);
    }
    pieces
}

/// The same, its kind being told.
fn known(path: &str, name: &str, bytes: &[u8], depth: usize, budget: &mut Budget) -> Vec<Piece> {
    let kind = match kind::of(name, bytes) {
        // Bytes in which no letters were seen are text where somebody knows the letters.
        Kind::Unread(report::BINARY) if budget.told(path).is_some() => Kind::Text,
        Kind::Unread(reason) => {
            let kind = kind::unread_word(name, reason);
            return vec![(Line { kind, ..Line::skipped(path, reason) }, None)];
        }
        Kind::Gzip if depth < inside::DEEPEST => {
            return match pack::gzip(name, bytes) {
                Ok((inner, content)) => pieces_as(path, &inner, &content, depth + 1, budget),
                Err(trouble) => vec![(Line::skipped(path, trouble.reason()), None)],
            };
        }
        kind => kind,
    };
    let mut inside = Inside::new(path, depth, budget, pieces_as);
    let work = || read(kind, bytes, &mut inside);
    // A panic in a library becomes the line of this file alone, not of the archive around it.
    let came = catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(PANIC.to_owned()));
    let own = match came {
        Ok(Some(draft)) => finished(path, kind.word(), bytes, draft),
        Ok(None) => (around(path, &inside), None),
        Err(reason) if inside.pieces.is_empty() => (Line::skipped(path, reason), None),
        Err(reason) => (Line { issues: vec![Issue::partly(reason)], ..around(path, &inside) }, None),
    };
    let own = (Line { kind: kind.word(), encoding: inside.encoding, ..own.0 }, own.1);
    std::iter::once(own).chain(inside.pieces).collect()
}

/// What the report says of a file on which the program itself failed.
pub const PANIC: &str = "reading it failed inside Dateline; please report this file";

/// Reads a file as what it is: its text, or nothing where only what lies inside it has text; else one sentence why not.
fn read(kind: Kind, bytes: &[u8], inside: &mut Inside<'_>) -> Result<Option<Draft>, String> {
    match kind {
        Kind::Zip => pack::zip(bytes, inside).map(|()| None).map_err(|trouble| trouble.reason()),
        Kind::Tar => pack::tar(bytes, inside).map(|()| None).map_err(|trouble| trouble.reason()),
        Kind::Gzip => Err(inside::TOO_DEEP.to_owned()),
        Kind::Pdf => pdf::read(bytes).map(Some),
        Kind::Docx => office::docx(bytes).map(Some),
        Kind::Doc => office::doc(bytes).map(Some),
        Kind::Odt => office::odt(bytes).map(Some),
        Kind::Rtf => office::rtf(bytes).map(Some),
        Kind::Pptx => office::pptx(bytes).map(Some),
        Kind::Epub => book::epub(bytes).map(Some),
        Kind::Fb2 => book::fb2(bytes).map(Some),
        Kind::Mail => mail::eml(&decode::narrowed(bytes), inside),
        Kind::Mailbox => mail::mbox(bytes, inside).map(|()| None),
        Kind::Outlook => mail::msg(bytes, inside),
        Kind::Book => data::book(bytes).map(Some),
        Kind::OldBook => data::old_book(bytes).map(Some),
        Kind::Ods => data::ods(bytes).map(Some),
        Kind::Unread(reason) => Err(reason.to_owned()),
        Kind::Html | Kind::Markdown | Kind::Text | Kind::Subtitles | Kind::Json | Kind::Separated | Kind::Feed => {
            let declared = if matches!(kind, Kind::Html | Kind::Feed) { html::declared_encoding(bytes) } else { None };
            let decoded = match inside.told() {
                Some(told) => decode::told(bytes, told),
                None => decode::decode(bytes, declared.as_deref()),
            };
            inside.encoding = Encoding::of(decoded.encoding);
            let note = decode::note(&decoded);
            let draft = match kind {
                Kind::Html => Some(html::read(&decoded.text)),
                Kind::Markdown => Some(markdown::read(&decoded.text)),
                Kind::Json => data::json(&decoded.text, inside)?,
                Kind::Feed => data::feed(&decoded.text, inside)?,
                Kind::Separated => Some(data::separated(&decoded.text)?),
                Kind::Text if data::is_separated(&decoded.text) => Some(data::separated(&decoded.text)?),
                Kind::Subtitles => Some(subtitles::read(&decoded.text)),
                _ => Some(text::read(decoded.text)),
            };
            Ok(draft.map(|mut draft| {
                draft.issues.extend(note);
                draft
            }))
        }
    }
}

/// The line of a file that is no document itself.
fn around(path: &str, inside: &Inside<'_>) -> Line {
    let read = inside.pieces.iter().filter(|(_, document)| document.is_some()).count();
    if read == 0 {
        let reason = if inside.pieces.is_empty() {
            "it holds no files"
        } else {
            "nothing in it could be read; the lines of its files say why"
        };
        return Line::skipped(path, reason);
    }
    let text = format!("{} inside it", crate::model::counted(read, "document"));
    let mut issues = vec![Issue { severity: Severity::Note, text, hint: None }];
    if inside.cut {
        issues.insert(
            0,
            Issue::partly("there is more in it than is read of one file (256 MB, 20,000 files); unpack it".to_owned()),
        );
    }
    Line { issues, ..Line::read(path) }
}
