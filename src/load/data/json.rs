//! JSON and JSON Lines: each object with a text is a document.

use serde_json::{Map, Value};

use crate::page::draft::Draft;
use crate::page::{Issue, Severity};

use super::super::inside::Inside;
use super::super::{html, kind, ours, text};
use super::fields::{self, Fields};
use super::list;

/// Reads a file: one article as the file's own text, several as documents inside it.
pub(in crate::load) fn read(content: &str, inside: &mut Inside<'_>) -> Result<Option<Draft>, String> {
    match serde_json::from_str::<Value>(content) {
        Ok(value) => match value {
            Value::Object(object) if ours::is_data(&object) => Err(ours::REASON.to_owned()),
            Value::Object(object) if fields::of(&object).text.is_some() => Ok(article(&object)),
            value => entries(records(value), inside),
        },
        Err(error) => match lines(content) {
            Some(values) => entries(values, inside),
            None => Err(format!("it is no valid JSON ({error}); write it anew, or rename it to .txt")),
        },
    }
}

const NO_TEXT: &str = "it holds data, not running text: no field of it is an article's text";

/// One value a line, as far as they are values; `None` where the first two lines are none.
fn lines(content: &str) -> Option<Vec<Value>> {
    let filled = || content.lines().filter(|line| !line.trim().is_empty());
    let valid = |line: &str| serde_json::from_str::<Value>(line).ok().filter(Value::is_object);
    (filled().count() > 1 && filled().take(2).any(|line| valid(line).is_some()))
        .then(|| filled().map(|line| valid(line).unwrap_or(Value::Null)).collect())
}

/// The list that a value is, or the longest list of objects in it.
fn records(value: Value) -> Vec<Value> {
    fn longest(value: Value, depth: usize) -> Vec<Value> {
        match value {
            Value::Array(values) if values.iter().any(Value::is_object) => values,
            Value::Object(object) if depth < 4 => {
                object.into_iter().map(|(_, value)| longest(value, depth + 1)).max_by_key(Vec::len).unwrap_or_default()
            }
            _ => Vec::new(),
        }
    }
    longest(value, 0)
}

fn entries(values: Vec<Value>, inside: &mut Inside<'_>) -> Result<Option<Draft>, String> {
    if values.first().and_then(Value::as_object).is_some_and(ours::is_data) {
        return Err(ours::REASON.to_owned());
    }
    let digits = values.len().to_string().len();
    let mut without = 0;
    let mut any = false;
    for (number, value) in (1_usize..).zip(&values) {
        let draft = value.as_object().and_then(article);
        let Some(draft) = draft else {
            without += 1;
            continue;
        };
        if !inside.goes_on() {
            break;
        }
        any = true;
        inside.draft(&format!("{number:0digits$}"), "json", value.to_string().as_bytes(), draft);
    }
    match (any, without) {
        (false, _) => list::read(&values).map(Some).ok_or_else(|| NO_TEXT.to_owned()),
        (true, 0) => Ok(None),
        (true, without) => Err(format!("{without} of its {} entries hold no text or are no valid JSON", values.len())),
    }
}

fn article(object: &Map<String, Value>) -> Option<Draft> {
    drafted(fields::of(object))
}

/// The draft of an article by its fields; `None` where none of them is its text.
pub(super) fn drafted(Fields { text, title, outlet, date }: Fields<'_>) -> Option<Draft> {
    let content = text?;
    let mut draft = if kind::looks_like_html(content.as_bytes()) || content.contains("</p>") {
        html::fragment(content)
    } else {
        text::read(content.to_owned())
    };
    let headline = title.filter(|title| content.trim_start().get(..title.len()) != Some(*title));
    if let Some(headline) = headline {
        draft = html::with_headline(draft, Some(headline.to_owned()));
    }
    draft.title = title.map(str::to_owned).or(draft.title);
    draft.outlet = outlet.map(str::to_owned).or(draft.outlet);
    draft.dates = date.into_iter().chain(draft.dates).collect();
    let short = content.split_whitespace().count() < 30;
    draft.issues.extend(short.then(|| Issue {
        severity: Severity::Note,
        text: "only a short field of it is text".to_owned(),
        hint: Some("Check that the data holds the whole article".to_owned()),
    }));
    Some(draft)
}

#[cfg(test)]
mod tests {
    use super::super::super::pieces;
    use crate::load::Outcome;

    const STORY: &str = "Tin exports of Westhaven rose to 40,000 tonnes in May, the port said on Tuesday.";

    #[test]
    fn an_object_with_a_text_is_an_article_with_its_headline_outlet_and_date() {
        let json = format!(
            r#"{{"Headline": "Tin rises", "site_name": "Harbour Post", "date_published": "2014-05-08T10:00:00Z", "articleBody": "{STORY}"}}"#
        );
        let found = pieces("a.json", json.as_bytes());
        let document = found[0].1.as_ref().expect("it is an article");
        assert_eq!((document.title.as_str(), document.outlet.as_deref()), ("Tin rises", Some("Harbour Post")));
        assert_eq!(document.date.when.as_ref().map(ToString::to_string).as_deref(), Some("2014-05-08"));
        assert_eq!(document.text, format!("Tin rises\n\n{STORY}"));
    }

    #[test]
    fn each_line_and_each_entry_of_a_list_is_a_document() {
        let lines = format!(
            "{{\"text\": \"{STORY}\", \"created_utc\": 1399543200}}\n{{\"text\": \"<p>{STORY}</p><p>Lead fell.</p>\"}}\n"
        );
        let list = format!(
            r#"{{"status": "ok", "articles": [{{"content": "{STORY}"}}, {{"content": "Lead fell on 3 May, too."}}, 5]}}"#
        );
        for (name, json, issue) in [("a.jsonl", lines, "2 documents"), ("a.json", list, "1 of its 3 entries")] {
            let found = pieces(name, json.as_bytes());
            let paths: Vec<&str> =
                found.iter().filter(|(_, document)| document.is_some()).map(|(line, _)| line.path.as_str()).collect();
            assert_eq!(paths, [format!("{name}/1"), format!("{name}/2")]);
            assert!(found[0].0.issues[0].text.contains(issue), "{:?}", found[0].0);
        }
    }

    #[test]
    fn data_without_a_text_and_what_is_no_json_say_so() {
        #[track_caller]
        fn check(json: &str, part: &str) {
            let found = pieces("a.json", json.as_bytes());
            assert!(matches!(&found[0].0.outcome, Outcome::Skipped(why) if why.contains(part)), "{found:?}");
        }
        check(r#"{"tin": 14}"#, "no field of it");
        check("[1, 2", "no valid JSON");
        check(&"[".repeat(100_000), "no valid JSON");
    }
}
