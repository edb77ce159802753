//! The published schema of project files: what is written fits it, and it names every field that is written.

use std::path::Path;
use std::sync::Arc;

use dateline::model::{Category, Extent, RecordId, Span, Unit};
use dateline::project::{
    Added, AddedKind, Edit, Facet, Filter, Kind, Page, Project, Said, Status, Store, System, View,
};
use serde_json::Value;

fn schema() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/project.schema.json");
    serde_json::from_str(&std::fs::read_to_string(path).expect("it is published")).expect("it is JSON")
}

/// The part of JSON Schema that the file uses; what does not fit is one line.
fn check(value: &Value, rule: &Value, root: &Value, at: &str, wrong: &mut Vec<String>) {
    if let Some(target) = rule["$ref"].as_str() {
        let rule = root.pointer(target.trim_start_matches('#')).expect("a definition");
        return check(value, rule, root, at, wrong);
    }
    let name = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let types: Vec<&str> = match &rule["type"] {
        Value::String(one) => vec![one],
        Value::Array(all) => all.iter().filter_map(Value::as_str).collect(),
        _ => vec![name],
    };
    if !types.contains(&name) {
        wrong.push(format!("{at} is a {name}, not {types:?}"));
    }
    if let Some(all) = rule["enum"].as_array().filter(|all| !all.contains(value)) {
        wrong.push(format!("{at} is {value}, none of {all:?}"));
    }
    if !rule["const"].is_null() && rule["const"] != *value {
        wrong.push(format!("{at} is {value}"));
    }
    if let Some(items) = value.as_array().filter(|_| rule["items"].is_object()) {
        for item in items {
            check(item, &rule["items"], root, &format!("{at}[]"), wrong);
        }
    }
    let Some(fields) = value.as_object() else { return };
    for required in rule["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        if !fields.contains_key(required) {
            wrong.push(format!("{at} has no {required}"));
        }
    }
    for (key, field) in fields {
        match rule["properties"].get(key) {
            Some(rule) => check(field, rule, root, &format!("{at}.{key}"), wrong),
            None if rule["properties"].is_object() => wrong.push(format!("{at}.{key} stands in no schema")),
            None => {}
        }
    }
}

fn decided() -> Project {
    let mut corpus = dateline::corpus::Corpus::default();
    let text = "Fish news\n\n2 May 2011\n\nNorway signed a treaty on 1 May 2011. Exports were $4 million in 2010.\n";
    corpus.extend([dateline::corpus::read_bytes("a.txt", text.as_bytes())]);
    let ids: Vec<RecordId> = corpus.records().map(|record| record.id).collect();
    let mut project = Project::default();
    let said = [
        Said::Headline("A treaty".to_owned()),
        Said::Date(Some(Unit::Month(2011, 5).into())),
        Said::Category(Category::Agreement),
        Said::Modality(dateline::model::Modality::Planned),
        Said::Value(34.into()),
        Said::Unit("USD".to_owned()),
        Said::Metric(None),
        Said::Reporter(Some("NO".to_owned())),
        Said::Partner(None),
        Said::Goods(Some("cod".to_owned())),
        Said::Actors(["NO".to_owned()].into()),
        Said::Tags(["first".to_owned()].into()),
        Said::Note("ask".to_owned()),
        Said::Star,
    ];
    let added = Added {
        document: "a.txt".to_owned(),
        kind: AddedKind::Event,
        span: Span { start: 3, end: 9 },
        quote: "a port".to_owned(),
        title: "A port opens".to_owned(),
        edtf: None,
        category: Category::Other,
    };
    let mut filter = Filter { words: "Norway, 2011".to_owned(), ..Filter::default() };
    filter.only.insert(Facet::new(Kind::Tag, "first"));
    filter.all.insert(Kind::Actor);
    let pair = dateline::join::Pair::of(ids[0], ids[1]);
    let choice =
        dateline::claims::Choice { verdict: dateline::claims::Verdict::Preferred, why: "it names the day".to_owned() };
    let mapping = dateline::model::Mapping {
        columns: [(3, dateline::model::ColumnRole::Value)].into(),
        unit: "tonnes".to_owned(),
        ..Default::default()
    };
    for edit in [
        Edit::Status(vec![(ids[0], Status::Accepted), (ids[1], Status::Rejected)]),
        Edit::Said(said.into_iter().map(|said| ((ids[1], said.field()), Some(said))).collect()),
        Edit::DocumentDate(vec![("a.txt".to_owned(), Some(Unit::Year(2011).into()))]),
        Edit::Extent(vec![("a.txt".to_owned(), Extent::All)]),
        Edit::Encodings(vec![("a.txt".to_owned(), dateline::model::Encoding::of("windows-1250"))]),
        Edit::Copies(vec![("a.txt".to_owned(), Some(dateline::join::Hand::Apart))]),
        Edit::Views(vec![("All".to_owned(), Some(View { filter, ..View::default() }))]),
        Edit::Added(vec![(added.id(), Some(added))]),
        Edit::Eras(vec![("Boom".to_owned(), Some(Unit::Year(2011).into()))]),
        Edit::Joins(vec![(pair, Some(dateline::join::Hand::Apart))]),
        Edit::Choices(vec![(ids[0], Some(choice))]),
        Edit::Mappings(vec![(dateline::model::TextHash(7), Some(mapping))]),
        Edit::Page(Some(Box::new(Page::default()))),
    ] {
        project.edit(edit);
    }
    dateline::project::settle(&mut project, &mut corpus);
    project
}

#[test]
fn what_is_written_fits_the_schema_and_a_decision_says_what_it_is_about() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("x.dateline.json");
    Store::open(Arc::new(System), &file).store.save(&decided()).expect("kept");
    let text = std::fs::read_to_string(&file).expect("written");
    let value: Value = serde_json::from_str(&text).expect("JSON");
    let (schema, mut wrong) = (schema(), Vec::new());
    check(&value, &schema, &schema, "project", &mut wrong);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for list in [
        "decisions", "corrections", "document_dates", "extents", "encodings", "copies", "views", "added", "eras",
        "joins", "choices", "mappings",
    ] {
        assert!(value[list].as_array().is_some_and(|list| !list.is_empty()), "{list} is written");
    }
    let decision = &value["decisions"][0];
    assert!(decision["quote"].as_str().is_some_and(|quote| !quote.is_empty()), "{decision}");
    assert!(decision["headline"].as_str().is_some_and(|headline| !headline.is_empty()), "{decision}");
}
