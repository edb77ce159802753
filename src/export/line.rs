//! A record as it leaves the program: its fields by name, in the order of the alphabet, made of what the record holds
//! without copies of it. JSON lines are written from it straight; every other form takes it as a [`serde_json::Value`].

use std::borrow::Cow;
use std::io::{self, Write};

use chrono::{NaiveDateTime, NaiveTime};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

use super::edtf::edtf;
use super::offsets::CharOffsets;
use crate::claims::Choice;
use crate::model::{
    Arithmetic, Bounds, CellHeads, Document, Figure, FigureChange, Flag, Grade, Hedge, Metric, Precision, Record,
    RecordId, Role, Span, When,
};

/// One record. What only some records have is left out where it is not there.
#[derive(Debug, Serialize)]
pub struct Line<'a> {
    actors: &'a [&'static str],
    category: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) choice: Option<&'a Choice>,
    confidence: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) conflict: Option<Conflict<'a>>,
    date: Told<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) edited: Option<Map<String, Value>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    figure: Option<Measured<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) group: Option<Name>,
    /// Without a reason it is there and empty.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) group_why: Option<OrNull<&'a str>>,
    id: Name,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) importance: Option<Weight>,
    kind: &'static str,
    label: &'a str,
    modality: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) note: Option<&'a str>,
    source: Source<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) sources: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) stand: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) star: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) tags: Option<Value>,
}

impl<'a> Line<'a> {
    /// The line of a record. `before` is the record of what its level was before, where arithmetic gives it.
    #[must_use]
    pub fn of(
        document: &'a Document,
        offsets: &CharOffsets<'_>,
        record: &'a Record,
        before: Option<&'a Figure>,
    ) -> Self {
        Self {
            actors: &record.actors,
            category: record.category.word(),
            choice: None,
            confidence: (f64::from(record.confidence) * 100.0).round() / 100.0,
            conflict: None,
            date: Told::of(document, offsets, record),
            edited: None,
            figure: record.figure.as_ref().map(|figure| Measured::of(figure, &document.text, offsets, before)),
            group: None,
            group_why: None,
            id: Name('r', record.id),
            importance: None,
            kind: if record.figure.is_some() { "figure" } else { "event" },
            label: &record.label,
            modality: record.modality.word(),
            note: None,
            source: Source::of(document, offsets, record),
            sources: None,
            stand: None,
            star: None,
            tags: None,
        }
    }

    /// Writes it as JSON, and the end of the line.
    ///
    /// # Errors
    /// When the writer fails.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        serde_json::to_writer(&mut *out, self)?;
        out.write_all(b"\n")
    }

    /// The document that its own nearly repeats.
    pub(super) fn set_copy_of(&mut self, path: &'a str) {
        self.source.copy_of = Some(path);
    }
}

/// The name of a record or group: a letter and its digits.
#[derive(Debug, Clone, Copy)]
pub(super) struct Name(pub char, pub RecordId);

impl Serialize for Name {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(&format_args!("{}{}", self.0, self.1))
    }
}

/// What is written as `null` where there is none, in a field that only some records have.
#[derive(Debug, Serialize)]
pub(super) struct OrNull<T>(pub Option<T>);

/// What a record weighs, and why.
#[derive(Debug, Serialize)]
pub(super) struct Weight {
    pub weight: f64,
    pub why: String,
}

/// Dates or values that cannot all be right.
#[derive(Debug, Serialize)]
pub(super) struct Conflict<'a> {
    pub kind: &'static str,
    pub values: Vec<Version<'a>>,
    pub why: &'static str,
}

/// One of them, with the documents that tell it.
#[derive(Debug, Serialize)]
pub(super) struct Version<'a> {
    pub documents: std::collections::BTreeSet<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<&'a str>,
    pub value: Value,
}

/// Where it stands.
#[derive(Debug, Serialize)]
struct Source<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<Column<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    copy_of: Option<&'a str>,
    document: &'a str,
    document_date: DocumentDate,
    end: u32,
    page: Option<usize>,
    paragraph: u32,
    quote: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<u32>,
    /// A table without a name has none, and it is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<&'a Option<String>>,
    start: u32,
    title: &'a str,
}

#[derive(Debug, Serialize)]
struct DocumentDate {
    basis: &'static str,
    edtf: Option<String>,
}

/// A column by its number or by its key.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Column<'a> {
    Number(u32),
    Key(&'a str),
}

impl<'a> Source<'a> {
    fn of(document: &'a Document, offsets: &CharOffsets<'_>, record: &Record) -> Self {
        let evidence = &record.evidence;
        let cell = document.cell_at(evidence.sentence.start);
        let column = |place: &crate::model::CellPlace<'a>| match place.table.key(place.cell.column) {
            Some(key) => Column::Key(key),
            None => Column::Number(place.cell.column),
        };
        Self {
            column: cell.as_ref().map(column),
            copy_of: None,
            document: &document.path,
            document_date: DocumentDate {
                basis: document.date.basis.word(),
                edtf: document.date.when.as_ref().map(edtf),
            },
            end: offsets.at(evidence.sentence.end),
            page: document.page_at(evidence.sentence.start),
            paragraph: evidence.paragraph,
            quote: evidence.sentence.of(&document.text),
            row: cell.as_ref().map(|place| place.cell.row),
            sheet: cell.as_ref().map(|place| &place.table.sheet),
            start: offsets.at(evidence.sentence.start),
            title: &document.title,
        }
    }
}

/// When it was.
#[derive(Debug, Serialize)]
struct Told<'a> {
    basis: &'static str,
    edtf: Option<String>,
    end: Option<Moment>,
    grade: Grade,
    precision: Option<Precision>,
    start: Option<Moment>,
    text: Option<&'a str>,
    text_end: Option<u32>,
    text_start: Option<u32>,
    why: Cow<'a, str>,
    words: Option<String>,
}

/// A day, or a moment of it.
#[derive(Debug, Clone, Copy)]
struct Moment(NaiveDateTime);

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        match self.0.time() {
            NaiveTime::MIN => out.collect_str(&self.0.date()),
            _ => out.collect_str(&self.0.format("%Y-%m-%dT%H:%M:%S")),
        }
    }
}

impl<'a> Told<'a> {
    fn of(document: &'a Document, offsets: &CharOffsets<'_>, record: &'a Record) -> Self {
        let when = record.date.when.as_ref();
        let bounds: Option<Bounds> = when.and_then(When::bounds);
        let words = record.evidence.date;
        Self {
            basis: record.date.basis.word(),
            edtf: when.map(edtf),
            end: bounds.map(|bounds| Moment(bounds.end)),
            grade: record.date.grade,
            precision: when.map(When::precision),
            start: bounds.map(|bounds| Moment(bounds.start)),
            text: words.map(|span| span.of(&document.text)),
            text_end: words.map(|span| offsets.at(span.end)),
            text_start: words.map(|span| offsets.at(span.start)),
            why: record.why(&document.text),
            words: when.map(When::words),
        }
    }
}

/// A decimal as JSON can hold it: whole, or as close as a float comes.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(untagged)]
pub(super) enum Number {
    /// Whole.
    Whole(i64),
    /// Not whole, or too large.
    Float(Option<f64>),
}

impl From<Decimal> for Number {
    fn from(value: Decimal) -> Self {
        let value = value.normalize();
        let whole = value.to_i64().filter(|whole| Decimal::from(*whole) == value);
        whole.map_or_else(|| Self::Float(value.to_f64()), Self::Whole)
    }
}

/// What an amount measures.
#[derive(Debug, Serialize)]
struct Measured<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    aggregate: Option<bool>,
    arithmetic: Option<Sum<'a>>,
    cell: Option<Heads<'a>>,
    change: Option<Change<'a>>,
    commodity: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    commodity_code: Option<&'a Option<String>>,
    derived: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<&'a Option<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    flags: Option<Vec<&'static str>>,
    hedge: Option<&'static str>,
    high: Option<Number>,
    low: Option<Number>,
    metric: Option<Metric>,
    modality: &'static str,
    of: Option<&'a str>,
    parties: &'a [&'static str],
    parties_why: Option<&'static str>,
    partner: Option<&'static str>,
    per: Option<&'a str>,
    reporter: Option<&'static str>,
    roles: Vec<Part<'a>>,
    said_by: Option<&'a str>,
    unit: &'a str,
    unsure: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    valuation: Option<OrNull<&'static str>>,
    value: Number,
}

impl<'a> Measured<'a> {
    fn of(figure: &'a Figure, text: &'a str, offsets: &CharOffsets<'_>, before: Option<&'a Figure>) -> Self {
        let statistic = figure.statistic.as_deref();
        let change = figure.change.as_deref();
        Self {
            aggregate: statistic.map(|statistic| statistic.aggregate),
            arithmetic: figure.arithmetic.as_deref().map(|sum| Sum::of(sum, text, offsets)),
            cell: figure.cell.map(|cell| Heads::of(cell, text)),
            change: change
                .map(|change| Change::of(change, text, before.map(|before| Before::of(before, text, offsets)))),
            commodity: figure.commodity.as_ref().map(|good| good.words.as_str()),
            commodity_code: statistic.map(|statistic| &statistic.code),
            derived: figure.derived,
            detail: statistic.map(|statistic| &statistic.detail),
            flags: statistic.map(|statistic| statistic.flags.all().map(Flag::word).collect()),
            hedge: figure.hedge.map(Hedge::word),
            high: figure.range.map(|(_, high)| high.into()),
            low: figure.range.map(|(low, _)| low.into()),
            metric: figure.metric,
            modality: figure.modality.word(),
            of: figure.of.as_deref(),
            parties: &figure.parties,
            parties_why: figure.parties_why(),
            partner: figure.partner,
            per: figure.per.as_deref(),
            reporter: figure.reporter,
            roles: figure.roles.iter().map(|role| Part::of(role, text, offsets)).collect(),
            said_by: figure.said_by.as_deref(),
            unit: &figure.unit,
            unsure: figure.unsure(),
            valuation: statistic.map(|statistic| OrNull(statistic.valuation)),
            value: figure.value.into(),
        }
    }
}

#[derive(Debug, Serialize)]
struct Change<'a> {
    base: Option<String>,
    base_text: Option<&'a str>,
    base_value: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    derived: Option<Before<'a>>,
    percent: Number,
}

impl<'a> Change<'a> {
    fn of(change: &'a FigureChange, text: &'a str, derived: Option<Before<'a>>) -> Self {
        Self {
            base: change.base.as_ref().map(edtf),
            base_text: change.base_words.map(|span| span.of(text)),
            base_value: change.base_value.map(Number::from),
            derived,
            percent: change.percent.into(),
        }
    }
}

/// What a level was before, where only arithmetic gives it.
#[derive(Debug, Serialize)]
struct Before<'a> {
    arithmetic: Option<Sum<'a>>,
    high: Option<Number>,
    low: Option<Number>,
    value: Number,
}

impl<'a> Before<'a> {
    fn of(figure: &'a Figure, text: &'a str, offsets: &CharOffsets<'_>) -> Self {
        Self {
            arithmetic: figure.arithmetic.as_deref().map(|sum| Sum::of(sum, text, offsets)),
            high: figure.range.map(|(_, high)| high.into()),
            low: figure.range.map(|(low, _)| low.into()),
            value: figure.value.into(),
        }
    }
}

#[derive(Debug, Serialize)]
struct Sum<'a> {
    inputs: [Place<'a>; 2],
    words: &'a str,
}

impl<'a> Sum<'a> {
    fn of(sum: &'a Arithmetic, text: &'a str, offsets: &CharOffsets<'_>) -> Self {
        Self { inputs: sum.inputs.map(|span| Place::of(span, text, offsets)), words: &sum.words }
    }
}

#[derive(Debug, Serialize)]
struct Place<'a> {
    end: u32,
    start: u32,
    text: &'a str,
}

impl<'a> Place<'a> {
    fn of(span: Span, text: &'a str, offsets: &CharOffsets<'_>) -> Self {
        Self { end: offsets.at(span.end), start: offsets.at(span.start), text: span.of(text) }
    }
}

/// A part of a figure and where it comes from.
#[derive(Debug, Serialize)]
struct Part<'a> {
    grade: Grade,
    role: &'static str,
    why: Option<&'static str>,
    words: Option<Place<'a>>,
}

impl<'a> Part<'a> {
    fn of(role: &Role, text: &'a str, offsets: &CharOffsets<'_>) -> Self {
        let words = role.words.map(|span| Place::of(span, text, offsets));
        Self { grade: role.grade, role: role.kind.word(), why: role.way, words }
    }
}

#[derive(Debug, Serialize)]
struct Heads<'a> {
    caption: Option<&'a str>,
    column: Option<&'a str>,
    row: Option<&'a str>,
}

impl<'a> Heads<'a> {
    fn of(cell: CellHeads, text: &'a str) -> Self {
        let words = |span: Option<Span>| span.map(|span| span.of(text));
        Self { caption: words(cell.caption), column: words(cell.column), row: words(cell.row) }
    }
}
