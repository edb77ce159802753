//! Records as one CSV table (RFC 4180), a row a record.
//!
//! Text that a spreadsheet would run as a formula (`=`, `+`, `-`, `@` first) gets an apostrophe in front.

use std::io::Write;

use serde_json::Value;

/// Column name and where the value stands in a record.
pub const COLUMNS: [(&str, &str); 38] = [
    ("id", "/id"),
    ("kind", "/kind"),
    ("label", "/label"),
    ("date_edtf", "/date/edtf"),
    ("date_start", "/date/start"),
    ("date_end", "/date/end"),
    ("date_precision", "/date/precision"),
    ("date_text", "/date/text"),
    ("date_basis", "/date/basis"),
    ("date_grade", "/date/grade"),
    ("date_why", "/date/why"),
    ("category", "/category"),
    ("modality", "/modality"),
    ("actors", "/actors"),
    ("confidence", "/confidence"),
    ("value", "/figure/value"),
    ("low", "/figure/low"),
    ("high", "/figure/high"),
    ("unit", "/figure/unit"),
    ("per", "/figure/per"),
    ("hedge", "/figure/hedge"),
    ("metric", "/figure/metric"),
    ("parties", "/figure/parties"),
    ("reporter", "/figure/reporter"),
    ("partner", "/figure/partner"),
    ("commodity", "/figure/commodity"),
    ("figure_modality", "/figure/modality"),
    ("change_percent", "/figure/change/percent"),
    ("change_base", "/figure/change/base"),
    ("said_by", "/figure/said_by"),
    ("derived", "/figure/derived"),
    ("document", "/source/document"),
    ("title", "/source/title"),
    ("document_date", "/source/document_date/edtf"),
    ("paragraph", "/source/paragraph"),
    ("start", "/source/start"),
    ("end", "/source/end"),
    ("quote", "/source/quote"),
];

/// Writes a header row and a row for each record.
///
/// # Errors
/// When the writer fails.
pub fn write(records: impl Iterator<Item = Value>, out: impl Write) -> csv::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record(COLUMNS.map(|(name, _)| name))?;
    for record in records {
        table.write_record(COLUMNS.map(|(_, place)| cell(record.pointer(place))))?;
    }
    table.flush()?;
    Ok(())
}

/// Text that a spreadsheet cannot take for a formula.
#[must_use]
pub fn guarded(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

/// A value as one cell of a table.
#[must_use]
pub fn cell(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => guarded(text),
        Some(Value::Array(items)) => items.iter().map(|item| cell(Some(item))).collect::<Vec<_>>().join("; "),
        Some(other) => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[track_caller]
    fn check(value: &Value, expected: &str) {
        assert_eq!(cell(Some(value)), expected);
    }

    #[test]
    fn a_cell_is_plain_text_and_never_a_formula() {
        check(&json!("=SUM(A1)"), "'=SUM(A1)");
        check(&json!(-2.83), "-2.83");
        check(&json!(["KP", "RU"]), "KP; RU");
        check(&Value::Null, "");
    }

    #[test]
    fn the_header_names_every_column() {
        let mut bytes = Vec::new();
        write([json!({"id": "a", "figure": {"value": 5}})].into_iter(), &mut bytes).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let mut rows = text.lines();
        assert_eq!(rows.next().unwrap().split(',').count(), COLUMNS.len());
        assert!(rows.next().unwrap().starts_with("a,,,"));
    }
}
