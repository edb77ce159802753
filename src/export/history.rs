//! The history of a project as a table: a row for each thing that a step changed; or as its own lines.

use std::io::{self, Write};
use std::sync::Arc;

use chrono::SecondsFormat;

use serde_json::Value;

use super::records;
use super::table::cell;
use crate::project::{Entry, Project};

/// What stands in a row.
const COLUMNS: [&str; 7] = ["at", "by", "step", "became", "record", "document", "quote"];

/// Writes a header row and the steps, oldest first.
///
/// # Errors
/// When the writer fails.
pub fn write_table(project: &Project, entries: &[Arc<Entry>], out: impl Write) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record(COLUMNS)?;
    for entry in entries {
        let (ids, paths) = entry.about();
        let at = entry.at.to_rfc3339_opts(SecondsFormat::Secs, true);
        let mut row = |became: &str, record: &str, document: &str, quote: &str| {
            let cells = [&at, &entry.by, &entry.words, became, record, document, quote];
            table.write_record(cells.map(|words| cell(Some(&Value::from(words)))))
        };
        for id in &ids {
            let anchor = project.anchor(*id);
            let (document, quote) = anchor.map_or(("", ""), |anchor| (anchor.document.as_str(), anchor.quote.as_str()));
            row(&entry.of_record(*id).unwrap_or_default(), &records::id(*id), document, quote)?;
        }
        for path in &paths {
            row("", "", path, "")?;
        }
        if ids.is_empty() && paths.is_empty() {
            row("", "", "", "")?;
        }
    }
    table.flush()
}
