//! The built-in sample, every record of it held against what a careful reader takes from its articles.
//!
//! A record of the program and an entry of the gold are the same where they stand in one sentence of one document and
//! rest on the same words. What differs is named; the names that stand here may only become fewer.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use dateline::corpus::{self, Corpus};
use serde_json::{Map, Value, json};

use super::written::plainly_written;

/// What the program reads otherwise, with the reason; a name that is no longer true fails the test, too.
const OTHERWISE: &[(&str, &str)] = &[
    (
        "akkuyu.md ¶2 ‘Wednesday: Turkey now expects the …’: category \"investment\", not \"statement\"",
        "the kind is that of the thing, not of its being told",
    ),
    (
        "chronology.txt ¶8 ‘1 December: * 1 December: Russia … · Russia stops charter flights to Turkey’: not read",
        "the second act of one day has no word of its kind",
    ),
    (
        "wine-duties-end.html ¶3 ‘a day: China ended its punitive …’: not read",
        "its clause speaks of ‘they’, and a headline must not",
    ),
    ("wine-flows-again.html ¶2 ‘a day: China ended its punitive …’: not read", "the same in its copy"),
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample")
}

fn sample() -> Corpus {
    corpus::open(&folder(), &AtomicBool::new(false), |_, _| {}).expect("the sample opens")
}

fn gold() -> Value {
    serde_json::from_str(include_str!("../fixtures/sample.json")).expect("the gold is JSON")
}

fn list<'g>(gold: &'g Value, name: &str) -> &'g [Value] {
    gold[name].as_array().expect("a list of entries")
}

/// Of a record, what the gold says of it.
fn told(record: &Value) -> Value {
    let (source, date) = (&record["source"], &record["date"]);
    let mut told = json!({
        "doc": source["document"],
        "paragraph": source["paragraph"],
        "words": words(record),
        "label": record["label"],
        "date": date["edtf"],
        "category": record["category"],
        "modality": record["modality"],
        "actors": record["actors"],
    });
    if let Some(figure) = record["figure"].as_object() {
        for name in ["unit", "per", "hedge", "metric", "reporter", "partner", "parties", "commodity", "said_by"] {
            told[name] = figure[name].clone();
        }
        told["value"] = figure["value"].clone();
        told["claim"] = figure["modality"].clone();
        told["more"] = more(figure);
        told["flags"] = figure.get("flags").cloned().unwrap_or_else(|| json!([]));
    }
    told
}

/// What only some figures have: the ends of a range, what a change or share is of, by how much it moved, a code, a basis.
fn more(figure: &Map<String, Value>) -> Value {
    const SOME: [&str; 5] = ["low", "high", "of", "commodity_code", "detail"];
    let some = SOME.iter().map(|name| ((*name).to_owned(), figure.get(*name).cloned().unwrap_or_default()));
    let moved = ("change".to_owned(), figure.get("change").map_or(Value::Null, |change| change["percent"].clone()));
    Value::Object(some.chain([moved]).filter(|(_, value)| !value.is_null()).collect())
}

/// The words by which a record is known: amount, unit and period, or those of its date and the first of its sentence.
fn words(record: &Value) -> Value {
    let figure = &record["figure"];
    if figure.is_object() {
        let unit = figure["unit"].as_str().unwrap_or_default();
        return json!(format!("{} {unit} {}", figure["value"], record["date"]["edtf"].as_str().unwrap_or("undated")));
    }
    let quote = record["source"]["quote"].as_str().unwrap_or_default();
    let begins: Vec<&str> = quote.split_whitespace().take(4).collect();
    json!(format!("{}: {} …", record["date"]["text"].as_str().unwrap_or("undated"), begins.join(" ")))
}

fn name(entry: &Value) -> String {
    let doc = entry["doc"].as_str().unwrap_or_default().rsplit('/').next().unwrap_or_default();
    let words = entry["words"].as_str().unwrap_or_default();
    format!("{doc} ¶{} ‘{words}’", entry["paragraph"])
}

/// Of each record, what the gold says of it, under a name of its own: where two acts have one date in one sentence, the
/// second one's headline is part of it.
fn all_told(records: &[Value]) -> Vec<(String, Value)> {
    let mut named = BTreeSet::new();
    let each = records.iter().map(|record| {
        let mut told = told(record);
        if !named.insert(name(&told)) {
            let label = told["label"].as_str().unwrap_or_default();
            told["words"] = json!(format!("{} · {label}", told["words"].as_str().unwrap_or_default()));
        }
        (name(&told), told)
    });
    each.collect()
}

/// The names of each group of records, by what the program or the gold says of them.
fn parts(records: &[Value]) -> BTreeSet<BTreeSet<String>> {
    let mut groups: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let told = all_told(records);
    for (record, (name, _)) in records.iter().zip(told).filter(|(record, _)| record["group"].is_string()) {
        groups.entry(record["group"].to_string()).or_default().insert(name);
    }
    groups.into_values().filter(|names| names.len() > 1).collect()
}

fn named(value: &Value) -> BTreeSet<String> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

#[test]
fn every_article_has_its_title_its_outlet_and_its_date() {
    let (corpus, gold) = (sample(), gold());
    let found: Vec<Value> = corpus
        .articles
        .iter()
        .map(|article| {
            let document = &article.document;
            json!({
                "path": document.path,
                "title": document.title,
                "outlet": document.outlet,
                "date": document.date.when.as_ref().map(ToString::to_string),
                "basis": document.date.basis.word(),
            })
        })
        .collect();
    assert_eq!(found, list(&gold, "articles"));
}

#[test]
fn every_record_says_what_a_reader_takes_from_its_sentence() {
    let (records, gold) = (plainly_written(&sample()), gold());
    let read: BTreeMap<String, Value> = all_told(&records).into_iter().collect();
    let wanted: BTreeMap<String, &Value> = list(&gold, "records").iter().map(|entry| (name(entry), entry)).collect();
    assert_eq!(read.len(), records.len(), "two records have one name");
    let mut otherwise = Vec::new();
    for (name, entry) in &wanted {
        match read.get(name) {
            None => otherwise.push(format!("{name}: not read")),
            Some(record) => {
                let fields = entry.as_object().into_iter().flatten();
                // Where the gold names nothing more there is nothing.
                let (field, none) = ("more".to_owned(), json!({}));
                let bare = entry.get("claim").is_some() && entry.get("more").is_none();
                let fields = fields.chain(bare.then_some((&field, &none)));
                let wrong = fields.filter(|(field, right)| record[field.as_str()] != **right);
                otherwise.extend(
                    wrong.map(|(field, right)| format!("{name}: {field} {}, not {right}", record[field.as_str()])),
                );
            }
        }
    }
    otherwise.extend(read.keys().filter(|name| !wanted.contains_key(*name)).map(|name| format!("{name}: no record")));
    let known: Vec<&str> = OTHERWISE.iter().map(|(what, _)| *what).collect();
    assert_eq!(otherwise, known, "{} records", wanted.len());
}

#[test]
fn what_tells_the_same_is_one_mark_and_nothing_else_is() {
    let (records, gold) = (plainly_written(&sample()), gold());
    let wanted: BTreeSet<BTreeSet<String>> = list(&gold, "same").iter().map(named).collect();
    assert_eq!(parts(&records), wanted);
}

#[test]
fn only_what_cannot_both_be_right_contradicts() {
    let (records, gold) = (plainly_written(&sample()), gold());
    let found: BTreeSet<String> = records
        .iter()
        .zip(all_told(&records))
        .filter(|(record, _)| record["conflict"].is_object())
        .map(|(record, (name, _))| format!("{name}: {}", record["stand"].as_str().unwrap_or_default()))
        .collect();
    assert_eq!(found, named(&gold["contradictions"]));
}

#[test]
fn what_both_sides_counted_is_a_mirror_with_its_gap() {
    let (records, gold) = (plainly_written(&sample()), gold());
    let mirror = |record: &Value| record["stand"].as_str().filter(|stand| stand.contains("mirror")).map(str::to_owned);
    let all = records.iter().zip(all_told(&records));
    let found: BTreeSet<String> =
        all.filter_map(|(record, (name, _))| Some(format!("{name}: {}", mirror(record)?))).collect();
    assert_eq!(found, named(&gold["mirrors"]));
}

#[test]
fn a_near_copy_is_no_source_of_its_own() {
    let records = plainly_written(&sample());
    let copies: BTreeSet<&str> = records
        .iter()
        .filter(|record| record["source"]["copy_of"].is_string())
        .filter_map(|record| record["source"]["document"].as_str())
        .collect();
    assert_eq!(copies, BTreeSet::from(["australia-china/wine-flows-again.html"]));
}

#[test]
fn the_sample_is_small() {
    fn bytes(folder: &Path) -> u64 {
        let entries = std::fs::read_dir(folder).expect("a folder").flatten();
        entries
            .map(|entry| {
                if entry.path().is_dir() { bytes(&entry.path()) } else { entry.metadata().map_or(0, |data| data.len()) }
            })
            .sum()
    }
    let all = bytes(&folder());
    assert!(all < 400_000, "{all} bytes go into the program");
}
