//! The seed articles, where they are at hand: every event and figure that an analyst must find in them.

use std::path::Path;
use std::sync::atomic::AtomicBool;

use dateline::corpus::{self, Article};
use dateline::model::{Modality, Record, Span, When};
use serde_json::Value;

const NOT_FACTS: [Modality; 3] = [Modality::Cancelled, Modality::Denied, Modality::Hypothetical];

fn place(article: &Article, entry: &Value) -> Span {
    let at = entry["at"].as_str().expect("a quote");
    let start = article.document.text.find(at).unwrap_or_else(|| panic!("‘{at}’ stands in {}", article.document.path));
    Span::new(start, start + at.len())
}

/// True when the record's days are those of the entry, lie within them where that is allowed, or are honestly unknown.
fn agrees(entry: &Value, record: &Record) -> bool {
    let Some(start) = entry["start"].as_str().filter(|_| entry["any_date"] != true) else { return true };
    let end = entry["end"].as_str().expect("an end");
    let Some(bounds) = record.date.when.as_ref().and_then(When::bounds) else {
        return entry["needs_doc_date"] == true;
    };
    let (from, to) = (bounds.start.date().to_string(), bounds.end.date().to_string());
    if entry["any_within"] == true {
        start <= from.as_str() && to.as_str() <= end
    } else {
        (start, end) == (&from, &to)
    }
}

#[test]
fn the_seed_articles_come_out_right() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let Ok(gold) = std::fs::read_to_string(shared.join("gold/seeds.json")) else {
        println!("skipped: no seed articles beside the project");
        return;
    };
    let gold: Value = serde_json::from_str(&gold).expect("the gold is JSON");
    let corpus = corpus::open(&shared.join("seeds"), &AtomicBool::new(false), |_, _| {}).expect("the seeds open");
    let mut wrong = Vec::new();
    for kind in ["events", "figures"] {
        for entry in gold[kind].as_array().expect("a list") {
            let name = entry["doc"].as_str().expect("a name");
            let article = corpus.articles.iter().find(|article| article.document.path.ends_with(name)).expect(name);
            let place = place(article, entry);
            let mut near = article.reading.records.iter().filter(|record| {
                record.figure.is_some() == (kind == "figures") && record.evidence.sentence.overlaps(place)
            });
            let found = match entry["need"].as_str() {
                Some("must") if kind == "events" => near.any(|record| agrees(entry, record)),
                Some("must") => near.any(|record| {
                    record.figure.as_ref().is_some_and(|figure| entry["unit"] == figure.unit.as_str())
                        && record.evidence.amount.is_some_and(|amount| amount.overlaps(place))
                        && agrees(entry, record)
                }),
                Some("trap") => !near.any(|record| {
                    let words = record.evidence.amount.or(record.evidence.date);
                    words.is_some_and(|words| words.overlaps(place))
                        && !NOT_FACTS.contains(&record.modality)
                        && record.figure.as_ref().is_none_or(|figure| figure.metric.is_some())
                }),
                _ => true,
            };
            if !found {
                wrong.push(format!("{kind}, {name}: {}", entry["at"]));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
