//! Records as data for other programs. Every form is written from the same [`Rows`], which are already chosen and
//! redacted; each form says what it cannot hold.

mod annotation;
mod calendar;
mod package;
#[cfg(feature = "parquet")]
mod parquet;
mod timeline;

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde_json::Value;

use super::groups::Groups;
use super::line::Line;
use super::marks::Marks;
use super::offsets::CharOffsets;
use super::{edtf, records, table};
use crate::claims::Rulings;
use crate::corpus::Corpus;
use crate::index::Place;
use crate::model::Record;
use crate::project::Status;
use crate::view::brief::Redaction;

/// A form of data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// One table.
    Csv,
    /// One JSON object a line.
    JsonLines,
    /// Four tables with their description (Frictionless data package), in a zip.
    Package,
    /// `TimelineJS` JSON.
    TimelineJs,
    /// iCalendar (RFC 5545).
    Calendar,
    /// W3C Web Annotation (JSON-LD).
    Annotation,
    /// Parquet.
    #[cfg(feature = "parquet")]
    Parquet,
}

impl Form {
    /// Every form of this build.
    pub const ALL: &[Self] = &[
        Self::Csv,
        Self::JsonLines,
        Self::Package,
        Self::TimelineJs,
        Self::Calendar,
        Self::Annotation,
        #[cfg(feature = "parquet")]
        Self::Parquet,
    ];

    /// The word on the command line, and the file ending.
    #[must_use]
    pub fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Csv => ("csv", "csv"),
            Self::JsonLines => ("jsonl", "jsonl"),
            Self::Package => ("package", "zip"),
            Self::TimelineJs => ("timelinejs", "json"),
            Self::Calendar => ("ics", "ics"),
            Self::Annotation => ("annotation", "jsonld"),
            #[cfg(feature = "parquet")]
            Self::Parquet => ("parquet", "parquet"),
        }
    }

    /// What this form cannot hold, in a sentence; empty where it holds everything.
    #[must_use]
    pub fn losses(self) -> &'static str {
        match self {
            Self::Csv => {
                "A list in one cell is joined by ‘; ’; text that a spreadsheet would run has an apostrophe in front."
            }
            Self::JsonLines => "",
            Self::Package => "Text that a spreadsheet would run has an apostrophe in front.",
            Self::TimelineJs => {
                "Precision and doubt of a date are only in its words; figures are events; undated records are left out."
            }
            Self::Calendar => {
                "A calendar knows whole days only: a month is an event of its days, its precision and doubt are in X-EDTF; \
                 figures, undated records and those before the year 1 are left out."
            }
            Self::Annotation => "Values are in the words of the body; the date is its EDTF.",
            #[cfg(feature = "parquet")]
            Self::Parquet => "Every column is text or a number; lists are joined by ‘; ’.",
        }
    }
}

/// Records as JSON objects, chosen and redacted, with the documents they stand in.
#[derive(Debug, Clone, Default)]
pub struct Rows {
    /// Each as `extract` writes it, with the analyst's decision as `status`.
    pub records: Vec<Value>,
    /// Each with path, title, outlet, date, basis and hash.
    pub documents: Vec<Value>,
    /// Words before and after each quote, by the record's id: what finds it again in a changed text.
    pub around: BTreeMap<String, (String, String)>,
    /// How many records are left out, and why.
    pub left_out: Vec<(String, usize)>,
}

/// Letters before and after a quote.
const AROUND: usize = 32;

/// A form as it is written.
#[derive(Debug, Clone, Default)]
pub struct Written {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many records it holds.
    pub records: usize,
    /// How many records the form could not hold, and why.
    pub left_out: Vec<(&'static str, usize)>,
}

impl Written {
    /// Counts a record that the form cannot hold.
    fn leave(&mut self, why: &'static str) {
        match self.left_out.iter_mut().find(|(other, _)| *other == why) {
            Some((_, count)) => *count += 1,
            None => self.left_out.push((why, 1)),
        }
    }
}

impl Rows {
    /// Reads a corpus; `keep` says why a record is left out, or nothing.
    #[must_use]
    pub fn of(
        corpus: &Corpus,
        (rulings, marks): (&Rulings, &Marks),
        status: impl Fn(&Record) -> Status,
        keep: impl Fn(&Record, Status) -> Option<&'static str>,
        redaction: &Redaction,
    ) -> Self {
        let mut rows = Self::default();
        let mut left_out: BTreeMap<&'static str, usize> = BTreeMap::new();
        let groups = Groups::of(corpus, rulings);
        for (at, article) in (0_u32..).zip(&corpus.articles) {
            let document = &article.document;
            let offsets = CharOffsets::new(&document.text);
            let mut value = serde_json::json!({
                "path": document.path, "title": document.title, "outlet": document.outlet,
                "date": document.date.when.as_ref().map(edtf::edtf),
                "date_basis": document.date.basis.word(), "blake3": document.hash,
            });
            redact(&mut value, redaction);
            rows.documents.push(value);
            for (index, record) in (0_u32..).zip(&article.reading.records) {
                let status = status(record);
                let later = (!groups.knows(Place { article: at, record: index })).then_some("not known by then");
                if let Some(why) = later.or_else(|| keep(record, status)) {
                    *left_out.entry(why).or_default() += 1;
                    continue;
                }
                let mut line = Line::of(document, &offsets, record, None);
                groups.add(&mut line, Place { article: at, record: index });
                marks.add(&mut line, record, article.machine_record(index as usize));
                let mut value = serde_json::json!(line);
                if let Some(object) = value.as_object_mut() {
                    object.insert("status".to_owned(), status.word().into());
                }
                redact(&mut value, redaction);
                let span = record.evidence.sentence;
                let before = document.text.get(..span.start as usize).unwrap_or_default();
                let after = document.text.get(span.end as usize..).unwrap_or_default();
                let prefix: Vec<char> = before.chars().rev().take(AROUND).collect();
                let prefix: String = prefix.into_iter().rev().collect();
                let suffix: String = after.chars().take(AROUND).collect();
                // A name cut in half at the edge would pass the redaction, so there are no words around then.
                let around = if redaction.is_empty() { (prefix, suffix) } else { Default::default() };
                rows.around.insert(records::id(record.id), around);
                rows.records.push(value);
            }
        }
        rows.left_out = left_out.into_iter().map(|(why, count)| (why.to_owned(), count)).collect();
        rows
    }

    /// What the file of a form holds and what it leaves out, in one sentence: "41 records; left out: 3 rejected, 2 figures."
    #[must_use]
    pub fn told(&self, written: &Written) -> String {
        let chosen = self.left_out.iter().map(|(why, count)| (why.as_str(), *count));
        let left: Vec<String> = chosen
            .chain(written.left_out.iter().copied())
            .map(|(why, count)| format!("{count} {}", if count == 1 { why.trim_end_matches('s') } else { why }))
            .collect();
        let records = if written.records == 1 { "record" } else { "records" };
        let left = if left.is_empty() { String::new() } else { format!("; left out: {}", left.join(", ")) };
        format!("{} {records}{left}.", written.records)
    }

    /// Writes a form.
    ///
    /// # Errors
    /// Where the form's library fails, which a full memory only makes it do.
    pub fn write(&self, form: Form) -> Result<Written, super::png::PictureError> {
        let failed = |error: &dyn std::fmt::Display| super::png::PictureError::Drawing(error.to_string());
        let whole = |bytes: Vec<u8>| Written { bytes, records: self.records.len(), left_out: Vec::new() };
        match form {
            Form::Csv => {
                let mut bytes = Vec::new();
                table::write(self.records.iter().cloned(), &mut bytes).map_err(|error| failed(&error))?;
                Ok(whole(bytes))
            }
            Form::JsonLines => {
                let lines: String =
                    self.records.iter().flat_map(|record| [record.to_string(), "\n".to_owned()]).collect();
                Ok(whole(lines.into_bytes()))
            }
            Form::Package => package::zip(self).map(whole).map_err(|error| failed(&error)),
            Form::TimelineJs => Ok(timeline::json(self)),
            Form::Calendar => Ok(calendar::ics(self)),
            Form::Annotation => Ok(annotation::json(self)),
            #[cfg(feature = "parquet")]
            Form::Parquet => parquet::bytes(self).map(whole).map_err(|error| failed(&error)),
        }
    }
}

/// Replaces names in every text of a value.
fn redact(value: &mut Value, redaction: &Redaction) {
    if redaction.is_empty() {
        return;
    }
    match value {
        Value::String(text) => *text = redaction.apply(text),
        Value::Array(items) => items.iter_mut().for_each(|item| redact(item, redaction)),
        Value::Object(fields) => fields.values_mut().for_each(|field| redact(field, redaction)),
        _ => {}
    }
}

/// A text of a record by its place; empty where it has none.
fn text<'a>(record: &'a Value, place: &str) -> &'a str {
    record.pointer(place).and_then(Value::as_str).unwrap_or_default()
}

/// A time of a record: "2014-05-08", "-0043-03-15", "2014-05-08T10:00:00".
fn moment(text: &str) -> Option<NaiveDateTime> {
    let day = |text| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().map(|day| day.and_time(NaiveTime::MIN));
    NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S").ok().or_else(|| day(text))
}

/// Where a record was read: headline, document's date, paragraph, file.
fn source(record: &Value) -> String {
    let date = text(record, "/source/document_date/edtf");
    let date = if date.is_empty() { "undated" } else { date };
    let number = |place: &str| record.pointer(place).and_then(Value::as_u64);
    let sheet = text(record, "/source/sheet");
    let comma = if sheet.is_empty() { "" } else { ", " };
    let place = match (number("/source/row"), number("/source/column"), text(record, "/source/column")) {
        (Some(row), Some(column), _) => format!("{sheet}{comma}row {row}, column {column}"),
        (Some(row), None, key) => format!("{sheet}{comma}entry {row}, {key}"),
        _ => format!("¶ {}", number("/source/paragraph").unwrap_or_default()),
    };
    format!("“{}”, {date}, {place} ({})", text(record, "/source/title"), text(record, "/source/document"))
}
