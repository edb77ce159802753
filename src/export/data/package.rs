//! A Frictionless data package: events, figures, evidence and documents as tables, with a description of each column.

use std::io::{Cursor, Write};

use serde_json::{Value, json};
use zip::write::SimpleFileOptions;
use zip::{DateTime, System, ZipWriter};

use super::Rows;
use crate::export::table::{self, cell};

/// A column: its name, where its value stands in a record, its type.
type Column = (&'static str, &'static str, &'static str);

/// Columns of events; figures have these and those after them. Places in the record are those of the one table.
const EVENTS: [&str; 18] = [
    "id", "label", "date_edtf", "date_start", "date_end", "date_precision", "date_basis", "date_grade", "date_why",
    "category", "modality", "actors", "confidence", "edited", "tags", "note", "star", "status",
];
const FIGURES: [&str; 18] = [
    "value", "low", "high", "unit", "per", "hedge", "metric", "parties", "reporter", "partner", "commodity",
    "figure_modality", "change_percent", "change_base", "said_by", "derived", "date_text", "source",
];
const EVIDENCE: [&str; 7] = ["record", "kind", "document", "paragraph", "quote_start", "quote_end", "quote"];

/// A column by its name.
fn column(name: &&'static str) -> Column {
    let own = match *name {
        "record" => "id",
        "source" => "document",
        own => own,
    };
    let found = table::COLUMNS.iter().find(|(other, _)| *other == own);
    let kind = match own {
        "value" | "low" | "high" | "change_percent" | "confidence" => "number",
        "paragraph" | "quote_start" | "quote_end" => "integer",
        "derived" => "boolean",
        _ => "string",
    };
    // Only the decision is not part of the one table, which `extract` writes too.
    (name, found.map_or("/status", |(_, place)| place), kind)
}

const DOCUMENTS: [Column; 6] = [
    ("path", "/path", "string"),
    ("title", "/title", "string"),
    ("outlet", "/outlet", "string"),
    ("date", "/date", "string"),
    ("date_basis", "/date_basis", "string"),
    ("blake3", "/blake3", "string"),
];

/// The package as one zip.
pub fn zip(rows: &Rows) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let of = |kind: &'static str| move |record: &&Value| record.pointer("/kind").and_then(Value::as_str) == Some(kind);
    let events: Vec<Column> = EVENTS.iter().map(column).collect();
    let figures: Vec<Column> = EVENTS.iter().chain(&FIGURES).map(column).collect();
    let evidence: Vec<Column> = EVIDENCE.iter().map(column).collect();
    let tables: [(&str, &[Column], Vec<&Value>); 4] = [
        ("events", &events, rows.records.iter().filter(of("event")).collect()),
        ("figures", &figures, rows.records.iter().filter(of("figure")).collect()),
        ("evidence", &evidence, rows.records.iter().collect()),
        ("documents", &DOCUMENTS, rows.documents.iter().collect()),
    ];
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().system(System::Unix).last_modified_time(DateTime::default());
    let mut description = serde_json::to_string_pretty(&describe(&tables))?;
    description.push('\n');
    archive.start_file("datapackage.json", options)?;
    archive.write_all(description.as_bytes())?;
    for (name, columns, records) in &tables {
        archive.start_file(format!("{name}.csv"), options)?;
        let mut table = csv::Writer::from_writer(Vec::new());
        table.write_record(columns.iter().map(|(name, _, _)| *name))?;
        for record in records {
            table.write_record(columns.iter().map(|(_, place, _)| cell(record.pointer(place))))?;
        }
        archive.write_all(&table.into_inner()?)?;
    }
    Ok(archive.finish()?.into_inner())
}

fn describe(tables: &[(&str, &[Column], Vec<&Value>)]) -> Value {
    let resource = |(name, columns, _): &(&str, &[Column], Vec<&Value>)| {
        let fields: Vec<Value> = columns.iter().map(|(name, _, kind)| json!({"name": name, "type": kind})).collect();
        let key = match *name {
            "evidence" => vec!["record", "document"],
            "documents" => vec!["path"],
            _ => vec!["id"],
        };
        let mut schema = json!({"fields": fields, "primaryKey": key});
        if *name == "evidence" {
            let reference = json!({"resource": "documents", "fields": ["path"]});
            schema["foreignKeys"] = json!([{"fields": ["document"], "reference": reference}]);
        }
        json!({
            "name": name, "path": format!("{name}.csv"), "profile": "tabular-data-resource", "encoding": "utf-8",
            "format": "csv", "mediatype": "text/csv", "schema": schema,
        })
    };
    json!({
        "profile": "tabular-data-package",
        "name": "dateline",
        "title": "Dated events and figures with their evidence",
        "resources": tables.iter().map(resource).collect::<Vec<_>>(),
    })
}
