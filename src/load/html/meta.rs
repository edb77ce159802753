//! What a page says about itself: headline, outlet and date of publication in its metadata and near its headline.

use scraper::Html;
use serde_json::Value;

use crate::model::{Precision, When};
use crate::page::draft::{Draft, MetaDate};
use crate::page::head::plain;

use super::super::front_matter::unit;
use super::address;
use super::dates;
use super::near;
use super::query::{meta, select, words};
use super::scripts;

/// Names of meta fields that hold the date of publication, strongest first, in lower case.
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "rnews:datepublished",
    "published_time",
    "publish_date",
    "publishdate",
    "publish-date",
    "publication_date",
    "publication-date",
    "publicationdate",
    "pubdate",
    "pub_date",
    "date_published",
    "published_date",
    "publisheddate",
    "originalpublicationdate",
    "article_date_original",
    "article.published",
    "article.created",
    "cxenseparse:recs:publishtime",
    "sailthru.date",
    "parsely-pub-date",
    "bt:pubdate",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.date",
    "dc.date",
    "dc.date.created",
    "dcterms.created",
    "dc:date",
    "dc.date.published",
    "citation_publication_date",
    "citation_online_date",
    "citation_date",
    "prism.publicationdate",
    "shareaholic:article_published_time",
    "vr:published_time",
    "displaydate",
    "dateposted",
    "date",
    "date.release",
    "release_date",
    "article:post_date",
    "creation_date",
    "datecreated",
    "created",
];

/// Fills in what the page's metadata says.
pub(super) fn read(page: &Html, draft: &mut Draft) {
    let linked = linked_data(page);
    draft.title = title(page, &linked);
    draft.outlet = meta(page, &["og:site_name"])
        .or_else(|| publisher(&linked))
        .or_else(|| meta(page, &["dc.publisher", "publisher", "application-name"]));
    draft.outlet = draft.outlet.take().filter(|outlet| !outlet.starts_with("http") && outlet.len() < 100);
    draft.title = draft.title.take().map(|title| without_outlet(&title, draft.outlet.as_deref()));
    draft.dates.extend(
        linked.iter().find_map(|object| date_field(object, "datePublished", "the page's JSON-LD datePublished")),
    );
    draft.dates.extend(PUBLISHED.iter().filter_map(|name| {
        let value = meta(page, &[name])?;
        Some(MetaDate::new(format!("the page's {name}"), &value, unit(&value)?))
    }));
    draft.dates.extend(dates::marked_up(page));
    draft.dates.extend(address::of_address(page));
    // What scripts keep is often told in the time of Greenwich, whose day may be another.
    draft.dates.extend(scripts::published(page));
    draft
        .dates
        .extend(linked.iter().find_map(|object| date_field(object, "dateCreated", "the page's JSON-LD dateCreated")));
    // A day says more than the month or year of a field further up.
    draft.dates.sort_by_key(|date| When::from(date.unit).precision() > Precision::Day);
    let (told, changed) = near::told(page, draft.title.as_deref());
    draft.page_dates = dates::named(page).into_iter().chain(told).collect();
    draft.made = changed;
}

/// All objects of the page's JSON-LD, articles first.
fn linked_data(page: &Html) -> Vec<Value> {
    let mut objects = Vec::new();
    for script in select(page, "script[type='application/ld+json']") {
        let text: String = script.text().collect();
        let text = text.trim().trim_start_matches("<!--").trim_end_matches("-->").trim();
        if let Ok(value) = serde_json::from_str::<Value>(text) {
            collect(value, &mut objects, 0);
        }
    }
    let other = |object: &Value| {
        !object["@type"].to_string().contains("Article") && !object["@type"].to_string().contains("Posting")
    };
    objects.sort_by_key(other);
    objects
}

fn collect(value: Value, objects: &mut Vec<Value>, depth: usize) {
    match value {
        Value::Array(values) if depth < 6 => values.into_iter().for_each(|value| collect(value, objects, depth + 1)),
        Value::Object(mut object) if depth < 6 => {
            for name in ["@graph", "mainEntity", "mainEntityOfPage"] {
                if let Some(inner) = object.remove(name) {
                    collect(inner, objects, depth + 1);
                }
            }
            objects.push(Value::Object(object));
        }
        _ => {}
    }
}

fn date_field(object: &Value, name: &str, field: &str) -> Option<MetaDate> {
    let value = object.get(name)?.as_str()?;
    Some(MetaDate::new(field, value, unit(value)?))
}

fn publisher(linked: &[Value]) -> Option<String> {
    linked.iter().find_map(|object| object.get("publisher")?.get("name")?.as_str().map(str::to_owned))
}

/// The headline: what the page shares, its own heading, or its window title.
fn title(page: &Html, linked: &[Value]) -> Option<String> {
    let headline = || linked.iter().find_map(|object| object.get("headline")?.as_str().map(str::to_owned));
    let headings: Vec<String> = select(page, "h1").into_iter().map(words).filter(|words| words.len() > 3).collect();
    let only = || if let [heading] = headings.as_slice() { Some(heading.clone()) } else { None };
    let window = || select(page, "title").into_iter().map(words).find(|words| !words.is_empty());
    let known = meta(page, &["og:title", "twitter:title", "dc.title", "citation_title"]).or_else(headline);
    // The heading on the page is what a reader calls the headline, if the metadata agrees.
    let agrees = |heading: &&String| {
        known.as_ref().or(window().as_ref()).is_some_and(|known| plain(known).contains(&plain(heading)))
    };
    headings.iter().find(agrees).cloned().or(known).or_else(only).or_else(window)
}

/// "Tin rises | Harbour Post" without the outlet.
fn without_outlet(title: &str, outlet: Option<&str>) -> String {
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    for mark in [" | ", " – ", " — ", " - ", " » ", " :: ", " · "] {
        if let Some((story, rest)) = title.rsplit_once(mark) {
            let known = outlet.is_some_and(|outlet| plain(outlet) == plain(rest));
            let short = rest.split_whitespace().count() <= 3 && story.split_whitespace().count() >= 4 && mark != " - ";
            if known || short {
                return story.trim().to_owned();
            }
        }
    }
    title
}
