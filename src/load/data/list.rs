//! A list of objects with numbers, as data services answer: a row for each object, a column for each key.

use std::borrow::Cow;

use serde_json::{Map, Value};

use crate::model::{CellKind, Table};
use crate::page::draft::Draft;

use super::super::grid::{Entry, Room, Sheets};

/// Objects with this many simple values are rows of a table.
const WIDE: usize = 5;

/// The list as a table; `None` where its entries are no rows.
pub(super) fn read(values: &[Value]) -> Option<Draft> {
    let simple =
        |object: &Map<String, Value>| object.values().filter(|value| !value.is_object() && !value.is_array()).count();
    let rows: Vec<Option<&Map<String, Value>>> = values.iter().map(Value::as_object).collect();
    let wide = rows.iter().flatten().filter(|object| simple(object) >= WIDE).count();
    if wide == 0 || wide * 10 < values.len() * 9 {
        return None;
    }
    let mut keys: Vec<String> = Vec::new();
    let mut known = std::collections::HashSet::new();
    for key in rows.iter().flatten().flat_map(|object| object.keys()) {
        if known.insert(key.as_str()) {
            keys.push(key.clone());
        }
    }
    let mut sheets = Sheets::default();
    sheets.begin(Table { keys: keys.clone(), ..Table::default() }, None);
    sheets.row(0, (1..).zip(&keys).map(|(column, key)| entry(column, CellKind::Text, Cow::from(key.as_str()))));
    for (number, object) in (1..).zip(rows) {
        let Some(object) = object else { continue };
        let cells = (1..).zip(&keys).filter_map(|(column, key)| match object.get(key)? {
            Value::String(words) => Some(entry(column, CellKind::Text, Cow::from(words.as_str()))),
            Value::Number(value) => Some(entry(column, CellKind::Number, Cow::from(value.to_string()))),
            Value::Bool(is) => Some(entry(column, CellKind::Text, Cow::from(is.to_string()))),
            _ => None,
        });
        if sheets.row(number, cells) == Room::Full {
            sheets.cut(number);
            break;
        }
    }
    Some(sheets.done())
}

fn entry(column: u32, kind: CellKind, words: Cow<'_, str>) -> Entry<'_> {
    Entry { column, over: (1, 1), kind, words }
}
