//! The evidence of a page as a table: a row for each source of each numbered or lettered mark.

use super::records;
use super::table::guarded;
use crate::view::brief::Brief;

/// Columns of the table.
const COLUMNS: [&str; 13] = [
    "mark", "record", "kind", "label", "date", "decision", "modality", "outlet", "headline", "published", "paragraph",
    "file", "quote",
];

/// Rows are callouts times their sources; a mark without a source has one row that says so.
#[must_use]
pub fn csv(brief: &Brief) -> String {
    let mut table = csv::Writer::from_writer(Vec::new());
    // Writing into memory cannot fail.
    let _ = table.write_record(COLUMNS);
    for entry in brief.callouts() {
        let kind = if entry.figure { "figure" } else { "event" };
        let id = records::id(entry.id);
        let head = [&entry.mark, &id, kind, &entry.label, &entry.date, &entry.status, &entry.modality].map(guarded);
        for evidence in &entry.evidence {
            let paragraph = evidence.paragraph.to_string();
            let tail =
                [&evidence.outlet, &evidence.headline, &evidence.date, &paragraph, &evidence.file, &evidence.quote];
            let _ = table.write_record(head.iter().cloned().chain(tail.map(|cell| guarded(cell))));
        }
        if entry.evidence.is_empty() {
            let tail = ["", "added by the analyst", "", "", "", ""].map(guarded);
            let _ = table.write_record(head.iter().cloned().chain(tail));
        }
    }
    table.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}
