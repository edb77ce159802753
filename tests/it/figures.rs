//! Figures as an analyst would write them down: value, metric, sides, good and period, and where each side comes from.

use std::path::Path;

use dateline::extract;
use dateline::load::{Source, load};
use dateline::model::{DocId, Figure, Record};

/// What is told of each figure of a text, one line a figure: "12: USD exports KE>UG tea 2014".
fn lines(text: &str) -> Vec<String> {
    records(text).iter().filter_map(|record| Some(line(record, record.figure.as_deref()?))).collect()
}

fn records(text: &str) -> Vec<Record> {
    let source = Source { path: Path::new("a.txt").to_owned(), name: "a.txt".to_owned(), bytes: 0 };
    let loaded = load(&source, text.as_bytes());
    let document = loaded.document.expect("a document");
    extract::read(&document, DocId(0)).records
}

fn line(record: &Record, figure: &Figure) -> String {
    let sides = match (&figure.reporter, &figure.partner) {
        (None, None) => figure.parties.join("+"),
        (reporter, partner) => format!(
            "{}>{}",
            reporter.as_deref().unwrap_or_default(),
            partner.as_deref().unwrap_or_default()
        ),
    };
    let when = record.date.when.as_ref().map_or("-".to_owned(), ToString::to_string);
    let good = figure.commodity.as_ref().map_or("-", |good| good.words.as_str());
    let value = figure.value.normalize();
    format!("{value} {} {} {sides} {good} {when}", figure.unit, figure.metric.unwrap_or("-"))
}
