//! Records and tags as JSON, in the field names of the published record format.
//!
//! Offsets inside the program are bytes; here they become counts of Unicode scalar values.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde_json::{Value, json};

use super::edtf::edtf;
use super::groups::Groups;
use super::marks::Marks;
use crate::claims::Rulings;
use crate::corpus::{Article, Corpus};
use crate::index;
use crate::model::{Bounds, Document, Figure, Flag, Quantity, Record, RecordId, Span, Timex, TimexKind, When};

/// Turns byte offsets into counts of characters; offsets may come in any order.
pub struct CharOffsets<'t> {
    text: &'t str,
    /// Characters before every 256th byte (moved down to a character boundary).
    marks: Vec<(u32, u32)>,
}

impl<'t> CharOffsets<'t> {
    /// Walks the text once.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let mut marks = Vec::with_capacity(text.len() / 256 + 1);
        for (count, (at, _)) in text.char_indices().enumerate() {
            if marks.last().is_none_or(|(mark, _)| at as u32 >= mark + 256) {
                marks.push((at as u32, count as u32));
            }
        }
        Self { text, marks }
    }

    /// Characters before a byte offset.
    #[must_use]
    pub fn at(&self, byte: u32) -> u32 {
        let after = self.marks.partition_point(|(mark, _)| *mark <= byte);
        let (mark, count) = after.checked_sub(1).and_then(|i| self.marks.get(i)).copied().unwrap_or((0, 0));
        let rest = self.text.get(mark as usize..byte as usize).unwrap_or("");
        count + rest.chars().count() as u32
    }
}

/// A decimal as a JSON number without loss where JSON can hold it.
pub(super) fn number(value: Decimal) -> Value {
    let value = value.normalize();
    value
        .to_i64()
        .filter(|whole| Decimal::from(*whole) == value)
        .map_or_else(|| json!(value.to_f64()), |whole| json!(whole))
}

fn moment(bounds: Option<Bounds>, pick: impl Fn(Bounds) -> chrono::NaiveDateTime) -> Value {
    let Some(time) = bounds.map(pick) else { return Value::Null };
    let midnight = time.time() == chrono::NaiveTime::MIN;
    json!(time.format(if midnight { "%Y-%m-%d" } else { "%Y-%m-%dT%H:%M:%S" }).to_string())
}

/// A record's name as it leaves the program: with a letter in front, for a spreadsheet takes 32 digits, or digits
/// around an `e`, for a number and writes another one back.
#[must_use]
pub fn id(id: RecordId) -> String {
    format!("r{id}")
}

/// One record as a JSON object.
#[must_use]
pub fn record(document: &Document, offsets: &CharOffsets<'_>, record: &Record) -> Value {
    let evidence = &record.evidence;
    let when = record.date.when.as_ref();
    let bounds = when.and_then(When::bounds);
    let words = evidence.date;
    let mut value = json!({
        "id": id(record.id),
        "kind": if record.figure.is_some() { "figure" } else { "event" },
        "source": {
            "document": document.path,
            "title": document.title,
            "document_date": {
                "edtf": document.date.when.as_ref().map(edtf),
                "basis": document.date.basis.word(),
            },
            "paragraph": evidence.paragraph,
            "page": document.page_at(evidence.sentence.start),
            "start": offsets.at(evidence.sentence.start),
            "end": offsets.at(evidence.sentence.end),
            "quote": evidence.sentence.of(&document.text),
        },
        "date": {
            "edtf": when.map(edtf),
            "words": when.map(When::words),
            "start": moment(bounds, |b| b.start),
            "end": moment(bounds, |b| b.end),
            "precision": when.map(When::precision),
            "text": words.map(|span| span.of(&document.text)),
            "text_start": words.map(|span| offsets.at(span.start)),
            "text_end": words.map(|span| offsets.at(span.end)),
            "basis": record.date.basis.word(),
            "grade": record.date.grade,
            "why": record.why(&document.text),
        },
        "label": &*record.label,
        "category": record.category.word(),
        "modality": record.modality.word(),
        "actors": &*record.actors,
        "confidence": (f64::from(record.confidence) * 100.0).round() / 100.0,
    });
    if let Some(place) = document.cell_at(evidence.sentence.start)
        && let Some(source) = value.get_mut("source").and_then(Value::as_object_mut)
    {
        let column = place.table.key(place.cell.column).map_or_else(|| json!(place.cell.column), |key| json!(key));
        source.insert("sheet".to_owned(), json!(place.table.sheet));
        source.insert("row".to_owned(), json!(place.cell.row));
        source.insert("column".to_owned(), column);
    }
    if let (Some(found), Some(object)) = (&record.figure, value.as_object_mut()) {
        object.insert("figure".to_owned(), figure(found, &document.text, offsets));
    }
    value
}

fn figure(figure: &Figure, text: &str, offsets: &CharOffsets<'_>) -> Value {
    let mut value = measured(figure, text, offsets);
    if let (Some(statistic), Some(object)) = (&figure.statistic, value.as_object_mut()) {
        let flags: Vec<&str> = statistic.flags.all().map(Flag::word).collect();
        object.insert("flags".to_owned(), json!(flags));
        object.insert("valuation".to_owned(), json!(statistic.valuation));
        object.insert("aggregate".to_owned(), json!(statistic.aggregate));
        object.insert("commodity_code".to_owned(), json!(statistic.code));
        object.insert("detail".to_owned(), json!(statistic.detail));
    }
    value
}

fn measured(figure: &Figure, text: &str, offsets: &CharOffsets<'_>) -> Value {
    let place =
        |span: Span| json!({"start": offsets.at(span.start), "end": offsets.at(span.end), "text": span.of(text)});
    json!({
        "value": number(figure.value),
        "low": figure.range.map(|(low, _)| number(low)),
        "high": figure.range.map(|(_, high)| number(high)),
        "unit": figure.unit,
        "per": figure.per,
        "hedge": figure.hedge.map(crate::model::Hedge::word),
        "metric": figure.metric,
        "parties": &*figure.parties,
        "reporter": figure.reporter,
        "partner": figure.partner,
        "parties_why": figure.parties_why(),
        "roles": figure.roles.iter().map(|role| json!({
            "role": role.kind.word(),
            "words": role.words.map(place),
            "grade": role.grade,
            "why": role.way,
        })).collect::<Vec<_>>(),
        "unsure": figure.unsure().collect::<Vec<_>>(),
        "commodity": figure.commodity.as_ref().map(|good| good.words.as_str()),
        "of": figure.of,
        "modality": figure.modality.word(),
        "change": figure.change.as_ref().map(|change| json!({
            "percent": number(change.percent),
            "base": change.base.as_ref().map(edtf),
            "base_value": change.base_value.map(number),
            "base_text": change.base_words.map(|span| span.of(text)),
        })),
        "said_by": figure.said_by,
        "derived": figure.derived,
        "arithmetic": figure.arithmetic.as_ref().map(|sum| json!({
            "words": sum.words,
            "inputs": sum.inputs.map(place),
        })),
        "cell": figure.cell.map(|cell| json!({
            "row": cell.row.map(|span| span.of(text)),
            "column": cell.column.map(|span| span.of(text)),
            "caption": cell.caption.map(|span| span.of(text)),
        })),
    })
}

/// Every record of an article that its text tells. What a level was before, where only arithmetic gives it, is no record
/// of its own: it stands in the change of its level, as `change.derived`.
fn article<'a>(article: &'a Article, marks: &'a Marks) -> impl Iterator<Item = Value> + use<'a> {
    let document = &article.document;
    let offsets = CharOffsets::new(&document.text);
    let mut records = article.reading.records.iter().enumerate().peekable();
    std::iter::from_fn(move || {
        let (at, found) = records.find(|(_, found)| !is_derived(found))?;
        let mut value = record(document, &offsets, found);
        marks.add(&mut value, found, article.machine_record(at));
        if let Some(before) = records.next_if(|(_, next)| is_derived(next)).and_then(|(_, next)| next.figure.as_ref())
            && let Some(change) = value.pointer_mut("/figure/change").and_then(Value::as_object_mut)
        {
            let mut told = figure(before, &document.text, &offsets);
            let kept = ["value", "low", "high", "arithmetic"];
            change.insert("derived".to_owned(), kept.iter().map(|key| ((*key).to_owned(), told[key].take())).collect());
        }
        Some(value)
    })
}

fn is_derived(record: &Record) -> bool {
    record.figure.as_ref().is_some_and(|figure| figure.derived)
}

/// Every record of a corpus with its group and what the analyst has made of it, in the order of the articles.
pub fn corpus<'c>(corpus: &'c Corpus, rulings: &Rulings, marks: &'c Marks) -> impl Iterator<Item = Value> + use<'c> {
    let groups = Groups::of(corpus, rulings);
    let places = index::records(corpus).filter(|(_, record)| !is_derived(record)).map(|(place, _)| place);
    corpus.articles.iter().flat_map(|one| article(one, marks)).zip(places).filter_map(move |(mut value, place)| {
        groups.knows(place).then(|| {
            groups.add(&mut value, place);
            value
        })
    })
}

/// The plain name of a unit code ("barrel" for "bbl"); other words as they are.
fn unit_in_words(code: &str) -> &str {
    crate::lexicon::units().all.iter().find(|unit| unit.code == code).map_or(code, |unit| unit.name.as_str())
}

/// The expressions of one text, as `tag` prints them: a fraction in words stays one ("a third" is 0.333 of unit 1).
#[must_use]
pub fn tags(name: &str, date: Option<&str>, text: &str, timexes: &[Timex], quantities: &[Quantity]) -> Value {
    let offsets = CharOffsets::new(text);
    let place = |span: Span| (offsets.at(span.start), offsets.at(span.end));
    let row = |span: Span, kind: TimexKind, value: &str| {
        let (start, end) = place(span);
        json!({"start": start, "end": end, "type": kind.word(), "value": value})
    };
    let mut rows = Vec::new();
    for timex in timexes {
        if timex.parts.is_empty() {
            let mut value = row(timex.span, timex.kind, &timex.value);
            if let (Some(modifier), Some(object)) = (timex.modifier, value.as_object_mut()) {
                object.insert("mod".to_owned(), json!(modifier));
            }
            rows.push(value);
        }
        // TIMEX3 marks each end of a range on its own.
        rows.extend(timex.parts.iter().map(|part| row(part.span, part.kind, &part.value)));
    }
    let quantities: Vec<Value> = quantities
        .iter()
        .map(|found| {
            let (start, end) = place(found.span);
            json!({
                "start": start, "end": end,
                "value": number(if found.fraction { found.value / Decimal::ONE_HUNDRED } else { found.value }),
                "low": found.range.map(|(low, _)| number(low)),
                "high": found.range.map(|(_, high)| number(high)),
                "unit": if found.fraction { "1" } else { found.unit.as_str() },
                "surface_unit": found.surface_unit,
                "per": found.per.as_deref().map(unit_in_words),
                "change": found.change.mark(),
                "concept": found.concept,
            })
        })
        .collect();
    json!({"doc": name, "dct": date, "timexes": rows, "quantities": quantities})
}
