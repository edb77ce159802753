//! Records and tags as JSON, in the field names of the published record format.
//!
//! Offsets inside the program are bytes; here they are counts of Unicode scalar values.

use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::groups::Groups;
use super::line::{Line, Number};
use super::marks::Marks;
use super::offsets::CharOffsets;
use crate::corpus::Article;
use crate::index::Place;
use crate::model::{Quantity, Record, RecordId, Span, Timex, TimexKind};

/// A record's name as it leaves the program: with a letter in front, for a spreadsheet takes 32 digits, or digits
/// around an `e`, for a number and writes another one back.
#[must_use]
pub fn id(id: RecordId) -> String {
    format!("r{id}")
}

/// The lines of the records of an article that its text tells, each with its place in the reading. What a level was before,
/// where only arithmetic gives it, is no record of its own: it stands in the change of its level, as `change.derived`.
pub fn article<'a>(article: &'a Article, marks: &'a Marks) -> impl Iterator<Item = (usize, Line<'a>)> + use<'a> {
    let document = &article.document;
    let offsets = CharOffsets::new(&document.text);
    let mut records = article.reading.records.iter().enumerate().peekable();
    std::iter::from_fn(move || {
        let (at, found) = records.find(|(_, found)| !is_derived(found))?;
        let before = records.next_if(|(_, next)| is_derived(next)).and_then(|(_, next)| next.figure.as_deref());
        let mut line = Line::of(document, &offsets, found, before);
        marks.add(&mut line, found, article.machine_record(at));
        Some((at, line))
    })
}

fn is_derived(record: &Record) -> bool {
    record.figure.as_ref().is_some_and(|figure| figure.derived)
}

/// The line of every record of a corpus with its group and what the analyst has made of it, in the order of the articles.
pub fn lines<'c>(groups: &'c Groups<'c>, marks: &'c Marks) -> impl Iterator<Item = (RecordId, Line<'c>)> + use<'c> {
    let articles = (0_u32..).zip(&groups.corpus().articles);
    articles.flat_map(move |(number, found)| {
        article(found, marks).filter_map(move |(at, mut line)| {
            let place = Place { article: number, record: at as u32 };
            groups.knows(place).then(|| groups.add(&mut line, place))?;
            Some((found.reading.records.get(at)?.id, line))
        })
    })
}

/// The plain name of a unit code ("barrel" for "bbl"); other words as they are.
fn unit_in_words(code: &str) -> &str {
    crate::lexicon::units().all.iter().find(|unit| unit.code == code).map_or(code, |unit| unit.name)
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
                "value": Number::from(if found.fraction { found.value / Decimal::ONE_HUNDRED } else { found.value }),
                "low": found.range.map(|(low, _)| Number::from(low)),
                "high": found.range.map(|(_, high)| Number::from(high)),
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
