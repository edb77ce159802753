//! Records as one CSV table (RFC 4180), a row a record.
//!
//! Text that a spreadsheet would run as a formula (`=`, `+`, `-`, `@` first, also behind a `;`, a tab or a line end, where
//! some sheets begin a new cell) gets an apostrophe in front. Ids begin with a letter: 32 digits with an `e` would
//! become a number.

use std::io::Write;

use serde_json::Value;

use super::plain;

/// Column name and where the value stands in a record. No name is a word of SQL that needs quotes (`end`, `start`).
pub const COLUMNS: [(&str, &str); 59] = [
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
    ("edited", "/edited"),
    ("tags", "/tags"),
    ("note", "/note"),
    ("star", "/star"),
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
    ("unsure", "/figure/unsure"),
    ("flags", "/figure/flags"),
    ("valuation", "/figure/valuation"),
    ("aggregate", "/figure/aggregate"),
    ("commodity_code", "/figure/commodity_code"),
    ("detail", "/figure/detail"),
    ("group_id", "/group"),
    ("sources", "/sources"),
    ("group_why", "/group_why"),
    ("importance", "/importance/weight"),
    ("importance_why", "/importance/why"),
    ("stand", "/stand"),
    ("conflict_kind", "/conflict/kind"),
    ("document", "/source/document"),
    ("copy_of", "/source/copy_of"),
    ("title", "/source/title"),
    ("document_date", "/source/document_date/edtf"),
    ("paragraph", "/source/paragraph"),
    ("sheet", "/source/sheet"),
    ("sheet_row", "/source/row"),
    ("sheet_column", "/source/column"),
    ("quote_start", "/source/start"),
    ("quote_end", "/source/end"),
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

/// Text that a spreadsheet cannot take for a formula, without control characters.
#[must_use]
pub fn guarded(text: &str) -> String {
    let text = plain::text(text);
    let mut out = String::with_capacity(text.len() + 1);
    if text.starts_with(['\t', '\r']) {
        out.push('\'');
    }
    // A cell may begin here, for a sheet that parts at other marks than commas.
    let mut begins = true;
    for letter in text.chars() {
        if begins && matches!(letter, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠') {
            out.push('\'');
        }
        begins = matches!(letter, ';' | '\t' | '\n' | '\r') || (begins && letter == ' ');
        out.push(letter);
    }
    out
}

/// A value as one cell of a table.
#[must_use]
pub fn cell(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => guarded(text),
        Some(Value::Array(items)) => items.iter().map(|item| cell(Some(item))).collect::<Vec<_>>().join("; "),
        // What stands in the fields of an object, by their names: "headline: Talks begin; date: May 2014".
        Some(Value::Object(fields)) => {
            fields.iter().map(|(name, field)| format!("{name}: {}", cell(Some(field)))).collect::<Vec<_>>().join("; ")
        }
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
    fn a_sheet_that_parts_at_semicolons_finds_no_formula_either() {
        check(&json!("tin;=1+1;lead"), "tin;'=1+1;lead");
        check(&json!("tin; -1 % ;\t@x"), "tin; '-1 % ;\t'@x");
        check(&json!("a\n=1"), "a\n'=1");
        check(&json!("＝1"), "'＝1");
        check(&json!("a - b = c"), "a - b = c");
        check(&json!("\u{0}=1\u{1b}[2J"), " '=1 [2J");
    }

    #[test]
    fn no_column_is_a_word_that_sql_keeps_for_itself() {
        assert!(COLUMNS.iter().all(|(name, _)| !["start", "end", "group", "order", "table"].contains(name)));
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
