//! Which fields of an object are an article's text, headline, outlet and date. Names are compared without case and marks.

use chrono::DateTime;
use serde_json::{Map, Value};

use crate::model::Unit;
use crate::page::draft::MetaDate;

use super::super::front_matter::unit;

/// Fields that hold the text, best first.
const TEXTS: &[&str] = &[
    "text", "fulltext", "body", "articlebody", "bodytext", "plaintext", "cleanedtext", "maintext", "articletext",
    "content", "contents", "article", "story", "storytext", "html", "bodyhtml", "contenthtml", "contentencoded",
    "markdown", "message", "transcript", "selftext", "abstract", "summary", "description",
];
/// Fields that hold the headline.
const TITLES: &[&str] = &["title", "headline", "webtitle", "heading", "subject", "name"];
/// Fields that name the outlet.
const OUTLETS: &[&str] = &[
    "outlet", "publisher", "publication", "sitename", "newspaper", "source", "sourcename", "provider", "site", "domain",
];
/// Fields that hold the date of publication, strongest first.
const DATES: &[&str] = &[
    "datepublished", "publishedat", "published", "publishdate", "pubdate", "publicationdate", "publishedtime",
    "publishedon", "publishtime", "webpublicationdate", "firstpublished", "issued", "date", "datetime", "dct",
    "created", "createdat", "datecreated", "timestamp", "createdutc", "time",
];

/// An article's fields.
#[derive(Debug, Default)]
pub(super) struct Fields<'v> {
    /// The text as the field has it.
    pub text: Option<&'v str>,
    /// The headline.
    pub title: Option<&'v str>,
    /// Who published it.
    pub outlet: Option<&'v str>,
    /// When it was published.
    pub date: Option<MetaDate>,
}

/// A field's name without case and marks: `Date_Published` is `datepublished`.
fn bare(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Reads the fields of an object, and of the objects in it that say more of the same thing ("metadata", "fields").
pub(super) fn of(object: &Map<String, Value>) -> Fields<'_> {
    let mut all: Vec<(String, &Value)> = object.iter().map(|(name, value)| (bare(name), value)).collect();
    let inner = object.values().filter_map(Value::as_object);
    all.extend(inner.flatten().map(|(name, value)| (bare(name), value)));
    let find = |names: &[&str], good: &dyn Fn(&&Value) -> bool| {
        names.iter().find_map(|name| {
            let here = all.iter().filter(|(field, _)| field == name).map(|(_, value)| *value);
            here.into_iter().find(good)
        })
    };
    let words = |value: &&Value| value.as_str().is_some_and(|text| !text.trim().is_empty());
    let prose = |value: &&Value| value.as_str().is_some_and(|text| text.split_whitespace().nth(3).is_some());
    let short = |value: &&Value| words(value) && value.as_str().is_some_and(|text| text.len() < 300);
    let named = |value: &&Value| short(value) && value.as_str().is_some_and(|text| !text.starts_with("http"));
    let longest = || {
        let texts = all.iter().filter_map(|(_, value)| value.as_str());
        texts.filter(|text| text.split_whitespace().nth(30).is_some()).max_by_key(|text| text.len())
    };
    Fields {
        text: find(TEXTS, &prose).and_then(Value::as_str).or_else(longest),
        title: find(TITLES, &short).and_then(Value::as_str),
        outlet: find(OUTLETS, &named).and_then(Value::as_str),
        date: DATES.iter().find_map(|name| {
            let mut values = all.iter().filter(|(field, _)| field == name);
            values.find_map(|(_, value)| date(name, value))
        }),
    }
}

fn date(name: &str, value: &Value) -> Option<MetaDate> {
    let field = format!("its field ‘{name}’");
    match value {
        Value::String(text) => {
            Some(MetaDate::new(field, text, unit(text).or_else(|| seconds(text.trim().parse().ok()?))?))
        }
        Value::Number(number) => Some(MetaDate::new(field, &number.to_string(), seconds(number.as_i64()?)?)),
        _ => None,
    }
}

/// A day told in seconds or thousandths of them since 1970; smaller numbers are no moments of our time.
fn seconds(number: i64) -> Option<Unit> {
    let seconds = match number {
        100_000_000..=9_999_999_999 => number,
        100_000_000_000..=9_999_999_999_999 => number / 1000,
        _ => return None,
    };
    Some(Unit::Day(DateTime::from_timestamp(seconds, 0)?.date_naive()))
}
