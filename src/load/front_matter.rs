//! Front matter of Markdown files: YAML between `---` lines, TOML between `+++` lines.
//!
//! Only the top-level scalars that describe a document are read; the rest is left alone.

use chrono::NaiveDate;

use crate::model::Unit;
use crate::page::date::written::{Told, whole};
use crate::page::draft::{Draft, MetaDate};

/// Fields that hold the date of publication, strongest first.
const DATES: &[&str] = &[
    "published", "publishdate", "publish_date", "pubdate", "date_published", "datepublished", "publication_date",
    "date", "created",
];

/// Fields that name the outlet.
const OUTLETS: &[&str] = &["outlet", "publisher", "publication", "source", "site", "site_name", "newspaper"];

/// Takes the front matter off the top of a text; what is left begins at the offset returned.
pub(super) fn split<'t>(text: &'t str, draft: &mut Draft) -> &'t str {
    let start = text.trim_start_matches(['\u{feff}', '\n', '\r']);
    let Some((fence, inner)) = ["---", "+++"].iter().find_map(|fence| Some((*fence, opened(start, fence)?))) else {
        return text;
    };
    let Some((matter, rest)) = closed(inner, fence) else { return text };
    let fields = if fence == "---" { yaml(matter) } else { toml_fields(matter) };
    let get = |names: &[&str]| {
        names.iter().find_map(|name| fields.iter().find(|(field, value)| field == name && !value.is_empty()))
    };
    draft.title = get(&["title", "headline"]).map(|(_, value)| value.clone());
    draft.outlet = get(OUTLETS).map(|(_, value)| value.clone()).filter(|outlet| !outlet.starts_with("http"));
    draft.dates.extend(DATES.iter().filter_map(|name| get(&[name])).filter_map(|(field, value)| {
        let unit = unit(value)?;
        Some(MetaDate { field: format!("the front matter's ‘{field}’"), words: value.clone(), unit, span: None })
    }));
    rest
}

/// The calendar unit of a metadata value; a bare year counts here, where the field says it is a date.
pub(super) fn unit(value: &str) -> Option<Unit> {
    let trimmed = value.trim();
    let year = || trimmed.parse::<i32>().ok().filter(|year| trimmed.len() == 4 && (1500..2200).contains(year));
    match whole(trimmed) {
        Some(Told::MonthDay(..) | Told::Numbers(..)) => None,
        Some(told) => told.unit().filter(|unit| !stands_for_none(*unit)),
        None => year().map(Unit::Year),
    }
}

/// The days from which programs count: they stand where no date was given.
fn stands_for_none(unit: Unit) -> bool {
    let Unit::Day(day) = unit else { return false };
    [(1970, 1, 1), (1969, 12, 31), (1900, 1, 1), (1899, 12, 30), (1601, 1, 1), (1904, 1, 1)]
        .iter()
        .any(|(year, month, date)| NaiveDate::from_ymd_opt(*year, *month, *date) == Some(day))
}

fn opened<'t>(text: &'t str, fence: &str) -> Option<&'t str> {
    let rest = text.strip_prefix(fence)?;
    let line_end = rest.find('\n')?;
    rest.get(..line_end)?.trim().is_empty().then(|| rest.get(line_end + 1..)).flatten()
}

/// The matter up to the closing fence, and what follows it.
fn closed<'t>(inner: &'t str, fence: &str) -> Option<(&'t str, &'t str)> {
    let mut at = 0;
    for line in inner.split_inclusive('\n').take(400) {
        if line.trim_end() == fence || (fence == "---" && line.trim_end() == "...") {
            return Some((inner.get(..at)?, inner.get(at + line.len()..)?));
        }
        at += line.len();
    }
    None
}

fn yaml(matter: &str) -> Vec<(String, String)> {
    let lines = matter.lines().filter(|line| !line.starts_with([' ', '\t', '#', '-']));
    let pairs = lines.filter_map(|line| line.split_once(':'));
    pairs.map(|(name, value)| (name.trim().to_lowercase(), unquoted(value.trim()).to_owned())).collect()
}

fn unquoted(value: &str) -> &str {
    let inner = |mark: char| value.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark));
    inner('"').or_else(|| inner('\'')).unwrap_or(value)
}

fn toml_fields(matter: &str) -> Vec<(String, String)> {
    let Ok(table) = matter.parse::<toml::Table>() else { return Vec::new() };
    let text = |value: &toml::Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    table.iter().map(|(name, value)| (name.to_lowercase(), text(value))).collect()
}
