//! What every series of a chart says at one moment: the crosshair's table.

use super::{Chart, Value};
use crate::corpus::Corpus;
use crate::model::When;

/// One line of the read-out.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// What is measured.
    pub name: String,
    /// The amount with hedge and unit.
    pub words: String,
    /// Its period as it was told.
    pub period: String,
    /// The value itself.
    pub value: f64,
    /// "2 sources, Harbour Post".
    pub sources: String,
    /// Colour and marker of the series.
    pub style: Option<u8>,
    /// True for the second party: grey.
    pub second: bool,
}

/// The values whose period holds a moment, in the order of the chart from high to low.
#[must_use]
pub fn readout(chart: &Chart, corpus: &Corpus, at: f64) -> Vec<Reading> {
    let mut values: Vec<&Value> = chart.values.iter().filter(|value| value.start <= at && at < value.end).collect();
    values.sort_by(|a, b| b.value.total_cmp(&a.value));
    values.into_iter().map(|value| reading(value, corpus)).collect()
}

fn reading(value: &Value, corpus: &Corpus) -> Reading {
    let article = corpus.article(value.place.document());
    let source =
        article.map_or("", |article| article.document.outlet.as_deref().unwrap_or(article.document.title.as_str()));
    let many = if value.documents > 1 { "sources" } else { "source" };
    let told = value.place.of(corpus).and_then(|record| record.date.when.as_ref());
    Reading {
        name: value.name.clone(),
        words: value.words.clone(),
        period: told.map(When::words).unwrap_or_default(),
        value: value.value,
        sources: format!("{} {many}: {source}", value.documents),
        style: value.style,
        second: value.second,
    }
}
