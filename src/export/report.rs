//! The load report as data: an object or a row of a table for each file, the same for `check` and the window.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::table::cell;
use crate::corpus::Corpus;
use crate::corpus::ledger::Row;
use crate::load::{Issue, Outcome, Severity};
use crate::model::{Document, lower_first};
use crate::page;

/// Column of the table and where its value stands in a file's object.
const COLUMNS: [(&str, &str); 21] = [
    ("file", "/file"),
    ("state", "/state"),
    ("outcome", "/outcome"),
    ("kind", "/kind"),
    ("bytes", "/bytes"),
    ("title", "/title"),
    ("outlet", "/outlet"),
    ("language", "/language"),
    ("date", "/document_date/edtf"),
    ("date_basis", "/document_date/basis"),
    ("date_why", "/document_date/why"),
    ("paragraphs", "/paragraphs"),
    ("events", "/events"),
    ("figures", "/figures"),
    ("records", "/records"),
    ("copy_of", "/copy_of"),
    ("reason", "/reason"),
    ("hint", "/hint"),
    ("notes", "/notes"),
    ("inside", "/inside"),
    ("sha256", "/sha256"),
];

/// What became of a file, in the words of the format: whether its text could be had. Its state says whether it is used.
#[must_use]
pub fn outcome(row: &Row, corpus: &Corpus) -> &'static str {
    let Some(line) = row.line(corpus) else { return "skipped" };
    match line.outcome {
        Outcome::Skipped(_) if line.copy_of().is_some() => "duplicate",
        Outcome::Skipped(_) => "skipped",
        Outcome::Read if row.reason(corpus).is_some() => "partly",
        Outcome::Read => "read",
    }
}

/// A file's object: the same fields for each. `hash` is the SHA-256 of its bytes where it is a file of its own.
#[must_use]
pub fn object(row: &Row, corpus: &Corpus, hash: Option<String>) -> Value {
    let Some(line) = row.line(corpus) else { return Value::Null };
    // A file whose text another one stands for has that text, too.
    let document = row.document.and_then(|id| corpus.article(id)).map(|article| &article.document);
    let date = document.map(|document| {
        let date = &document.date;
        let when = date.when.as_ref().map(ToString::to_string);
        json!({"edtf": when, "basis": date.basis.word(), "why": lower_first(&date.why)})
    });
    let own = row.article(corpus);
    let count = |count: usize| own.map(|_| count);
    let issue = |issue: &Issue| json!({"severity": issue.severity.word(), "text": issue.text, "hint": issue.hint});
    json!({
        "file": line.path,
        "state": row.state.word(),
        "outcome": outcome(row, corpus),
        "kind": Some(line.kind).filter(|kind| !kind.is_empty()),
        "bytes": line.bytes,
        "reason": row.reason(corpus),
        "hint": row.hint(corpus),
        "title": document.map(|document| document.title.as_str()),
        "outlet": document.and_then(|document| document.outlet.as_deref()),
        "language": document.and_then(language),
        "document_date": date,
        "paragraphs": document.map(|document| document.paragraphs.len()),
        "records": count(row.events + row.figures),
        "events": count(row.events),
        "figures": count(row.figures),
        "copy_of": row.copy_of(corpus),
        "inside": row.inside,
        "sha256": hash,
        "issues": row.issues(corpus).iter().map(issue).collect::<Vec<_>>(),
    })
}

/// Writes a header row and a row for each object.
///
/// # Errors
/// When the writer fails.
pub fn write_table(objects: impl Iterator<Item = Value>, out: impl Write) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record(COLUMNS.map(|(name, _)| name))?;
    for object in objects {
        let notes = |issue: &Value| issue.get("text").and_then(Value::as_str).map(str::to_owned);
        let worst = |issue: &&Value| {
            let said = [Severity::Error.word(), Severity::Partly.word()];
            issue.get("severity").and_then(Value::as_str).is_some_and(|word| !said.contains(&word))
        };
        let issues = object.get("issues").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        // What is said as the reason is not said again.
        let notes = json!(issues.iter().filter(worst).filter_map(notes).collect::<Vec<_>>());
        table.write_record(COLUMNS.map(|(name, place)| match name {
            "notes" => cell(Some(&notes)),
            _ => cell(object.pointer(place)),
        }))?;
    }
    table.flush()
}

/// The SHA-256 of a file in hexadecimal digits; `None` where it cannot be read.
#[must_use]
pub fn sha256(place: &Path) -> Option<String> {
    let mut file = File::open(place).ok()?;
    let mut hasher = Sha256::new();
    io::copy(&mut file, &mut hasher).ok()?;
    Some(hasher.finalize().iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}")))
}

/// The two letters of the language that a document is written in; none for sheets of figures, which are in several or none.
fn language(document: &Document) -> Option<&'static str> {
    if document.is_sheets() {
        return None;
    }
    page::language::code(document.foreign.unwrap_or("English"))
}
