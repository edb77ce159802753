//! A Frictionless data package: events, figures, evidence and documents as tables, with a description of each column.

use std::io::{Cursor, Write};

use serde_json::{Value, json};
use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipWriter};

use super::Rows;
use crate::export::table::cell;

/// A column: its name, where its value stands in a record, its type.
type Column = (&'static str, &'static str, &'static str);

const EVENTS: [Column; 14] = [
    ("id", "/id", "string"),
    ("label", "/label", "string"),
    ("date_edtf", "/date/edtf", "string"),
    ("date_start", "/date/start", "string"),
    ("date_end", "/date/end", "string"),
    ("date_precision", "/date/precision", "string"),
    ("date_basis", "/date/basis", "string"),
    ("date_grade", "/date/grade", "string"),
    ("date_why", "/date/why", "string"),
    ("category", "/category", "string"),
    ("modality", "/modality", "string"),
    ("actors", "/actors", "string"),
    ("confidence", "/confidence", "number"),
    ("status", "/status", "string"),
];
const FIGURES: [Column; 18] = [
    ("value", "/figure/value", "number"),
    ("low", "/figure/low", "number"),
    ("high", "/figure/high", "number"),
    ("unit", "/figure/unit", "string"),
    ("per", "/figure/per", "string"),
    ("hedge", "/figure/hedge", "string"),
    ("metric", "/figure/metric", "string"),
    ("parties", "/figure/parties", "string"),
    ("reporter", "/figure/reporter", "string"),
    ("partner", "/figure/partner", "string"),
    ("commodity", "/figure/commodity", "string"),
    ("figure_modality", "/figure/modality", "string"),
    ("change_percent", "/figure/change/percent", "number"),
    ("change_base", "/figure/change/base", "string"),
    ("said_by", "/figure/said_by", "string"),
    ("derived", "/figure/derived", "boolean"),
    ("date_text", "/date/text", "string"),
    ("source", "/source/document", "string"),
];
const EVIDENCE: [Column; 7] = [
    ("record", "/id", "string"),
    ("kind", "/kind", "string"),
    ("document", "/source/document", "string"),
    ("paragraph", "/source/paragraph", "integer"),
    ("start", "/source/start", "integer"),
    ("end", "/source/end", "integer"),
    ("quote", "/source/quote", "string"),
];
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
    let figures: Vec<Column> = EVENTS.iter().chain(&FIGURES).copied().collect();
    let tables: [(&str, &[Column], Vec<&Value>); 4] = [
        ("events", &EVENTS, rows.records.iter().filter(of("event")).collect()),
        ("figures", &figures, rows.records.iter().filter(of("figure")).collect()),
        ("evidence", &EVIDENCE, rows.records.iter().collect()),
        ("documents", &DOCUMENTS, rows.documents.iter().collect()),
    ];
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
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
