//! W3C Web Annotation: each record is a note on a stretch of its document, found again by its quote and by its place
//! (in code points of the document's plain text).

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use super::{Rows, Written, text};

/// What a path keeps in an address (RFC 3986); a colon in its first part would make a scheme of it.
const KEPT: AsciiSet = NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

pub fn json(rows: &Rows) -> Written {
    let item = |record: &Value| {
        let id = text(record, "/id");
        let (prefix, suffix) = rows.around.get(id).cloned().unwrap_or_default();
        json!({
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": format!("urn:dateline:{id}"),
            "type": "Annotation",
            "motivation": "identifying",
            "generator": {"type": "Software", "name": format!("Dateline {}", env!("CARGO_PKG_VERSION"))},
            "body": {
                "type": "TextualBody", "format": "text/plain", "value": text(record, "/label"),
                "dateline:edtf": record.pointer("/date/edtf"), "dateline:kind": text(record, "/kind"),
                "dateline:status": text(record, "/status"),
            },
            "target": {
                "source": utf8_percent_encode(text(record, "/source/document"), &KEPT).to_string(),
                "selector": [
                    {"type": "TextQuoteSelector", "exact": text(record, "/source/quote"), "prefix": prefix, "suffix": suffix},
                    {"type": "TextPositionSelector", "start": record.pointer("/source/start"), "end": record.pointer("/source/end")},
                ],
            },
        })
    };
    let items: Vec<Value> = rows.records.iter().map(item).collect();
    let page = json!({
        "@context": ["http://www.w3.org/ns/anno.jsonld", {"dateline": "urn:dateline:terms:"}],
        "type": "AnnotationPage",
        "items": items,
    });
    let mut out = serde_json::to_string_pretty(&page).unwrap_or_default();
    out.push('\n');
    Written { bytes: out.into_bytes(), records: rows.records.len(), ..Written::default() }
}
