//! What a page says about itself: headline, outlet and date of publication in its metadata and near its headline.

use scraper::{ElementRef, Html, Selector};
use serde_json::Value;

use crate::model::{Precision, When};
use crate::page::date::byline;
use crate::page::draft::{Draft, MetaDate};
use crate::page::head::plain;

use super::front_matter::unit;

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
    draft.dates.extend(marked_up(page));
    draft.dates.extend(address_date(page));
    draft
        .dates
        .extend(linked.iter().find_map(|object| date_field(object, "dateCreated", "the page's JSON-LD dateCreated")));
    // A day says more than the month or year of a field further up.
    draft.dates.sort_by_key(|date| When::from(date.unit).precision() > Precision::Day);
    draft.page_dates = page_dates(page);
}

fn select<'p>(page: &'p Html, selector: &str) -> Vec<ElementRef<'p>> {
    Selector::parse(selector).map(|selector| page.select(&selector).take(2000).collect()).unwrap_or_default()
}

fn words(element: ElementRef<'_>) -> String {
    let text: String = element.text().take(200).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The content of the first meta field of one of these names.
fn meta(page: &Html, names: &[&str]) -> Option<String> {
    let fields = select(page, "meta[content]");
    names.iter().find_map(|name| {
        fields.iter().find_map(|field| {
            let key =
                ["property", "name", "itemprop", "http-equiv"].iter().find_map(|attribute| field.attr(attribute))?;
            let value = field.attr("content")?.trim();
            (key.eq_ignore_ascii_case(name) && !value.is_empty()).then(|| value.to_owned())
        })
    })
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

/// Dates marked up as the date of publication.
fn marked_up(page: &Html) -> Option<MetaDate> {
    let selectors = [
        "[itemprop='datePublished']",
        "[property='datePublished']",
        "time[pubdate]",
        "time.published",
        "time.entry-date",
        "time.post-date",
        "time.date-published",
        "time.article-date",
        ".dt-published",
        "abbr.published",
        "article header time[datetime]",
        "header time[datetime]",
        "article time[datetime]",
        "time.date",
        "time[class*='publish']",
    ];
    selectors.iter().find_map(|selector| {
        let element = select(page, selector).into_iter().find(|element| !is_aside(*element))?;
        let value = ["datetime", "content", "title"]
            .iter()
            .find_map(|name| element.attr(name))
            .map_or_else(|| words(element), str::to_owned);
        Some(MetaDate::new("the date marked up on the page", &value, unit(&value)?))
    })
}

/// Inside a thread of comments or a list of other stories.
fn is_aside(element: ElementRef<'_>) -> bool {
    element.ancestors().filter_map(ElementRef::wrap).take(12).any(|around| {
        let name = around.value().name();
        let class =
            format!("{} {}", around.attr("class").unwrap_or(""), around.attr("id").unwrap_or("")).to_lowercase();
        matches!(name, "aside" | "footer" | "nav")
            || ["comment", "related", "sidebar", "recent", "teaser", "footer", "widget"]
                .iter()
                .any(|word| class.contains(word))
    })
}

/// "/2014/05/08/" in the page's own address.
fn address_date(page: &Html) -> Option<MetaDate> {
    let link = select(page, "link[rel='canonical']").into_iter().find_map(|link| link.attr("href").map(str::to_owned));
    let address = link.or_else(|| meta(page, &["og:url"]))?;
    let parts: Vec<&str> = address.split('/').collect();
    parts.windows(3).find_map(|window| {
        let [year, month, day] = window else { return None };
        let digits = |part: &str, length: std::ops::RangeInclusive<usize>| {
            length.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
        };
        if !(digits(year, 4..=4) && digits(month, 1..=2) && digits(day, 1..=2)) {
            return None;
        }
        let value = format!("{year}-{month}-{day}");
        Some(MetaDate::new("the page's own address", &value, unit(&value)?))
    })
}

/// Dates on the page in elements that call themselves a date or a byline.
fn page_dates(page: &Html) -> Vec<MetaDate> {
    let mut dates = Vec::new();
    for element in select(page, "[class],[id],time") {
        let name =
            format!("{} {}", element.attr("class").unwrap_or(""), element.attr("id").unwrap_or("")).to_lowercase();
        let dated = element.value().name() == "time"
            || [
                "date",
                "datum",
                "byline",
                "publish",
                "posted",
                "time",
                "entry-meta",
                "post-meta",
                "postmeta",
                "submitted",
                "dateline",
                "meta",
            ]
            .iter()
            .any(|word| name.contains(word));
        let other = ["update", "modif", "comment", "copyright", "footer", "related", "sidebar", "calendar", "widget"]
            .iter()
            .any(|word| name.contains(word));
        if !dated || other || is_aside(element) {
            continue;
        }
        let text = words(element);
        if text.is_empty() || text.len() > 160 {
            continue;
        }
        if let Some((found, _)) = byline::date(&text)
            && let Some(unit) = found.told.unit()
        {
            dates.push(MetaDate::new("the line by the headline", text.get(found.range).unwrap_or(""), unit));
            break;
        }
    }
    dates
}
