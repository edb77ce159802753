//! The date of publication in a page's scripts: in linked data that is no valid JSON, and in what programs read.

use scraper::Html;
use serde_json::Value;

use crate::page::draft::MetaDate;

use super::super::front_matter::unit;
use super::query::{meta, select};

/// Names of the field, the surest first; capitals do not matter.
const NAMES: &[&str] = &[
    "datePublished", "date_published", "date-published", "publishedAt", "published_at", "publishDate", "publish_date",
    "publicationDate", "publication_date", "pub_date",
];

/// The one day of which all scripts speak under the first of these names that stands there.
pub(super) fn published(page: &Html) -> Option<MetaDate> {
    let scripts: Vec<String> = select(page, "script").into_iter().map(|script| script.text().collect()).collect();
    let small: Vec<String> = scripts.iter().map(|script| script.to_ascii_lowercase()).collect();
    let found = NAMES.iter().find_map(|name| {
        let told = scripts.iter().zip(&small).flat_map(|(script, small)| values(script, small, name));
        let mut told = told.filter_map(|value| {
            let field = format!("the {name} of the page's scripts");
            Some(MetaDate::new(field, value, unit(value)?))
        });
        let first = told.next()?;
        Some(told.all(|other| other.unit == first.unit).then_some(first))
    });
    found.flatten().or_else(|| parsely(page))
}

/// The values of `"name": "value"` in a script, valid JSON or not; `small` is the same without capitals.
fn values<'s>(script: &'s str, small: &'s str, name: &str) -> Vec<&'s str> {
    let name = name.to_ascii_lowercase();
    let found = small.match_indices(&name).filter_map(|(at, _)| {
        let before = script.get(..at)?;
        let quote = before.chars().next_back().filter(|c| matches!(c, '"' | '\''))?;
        let rest = script.get(at + name.len()..)?.strip_prefix(quote)?.trim_start().strip_prefix(':')?.trim_start();
        let (value, _) = rest.strip_prefix(quote)?.split_once(quote)?;
        Some(value)
    });
    found.collect()
}

/// What a service that counts readers keeps in one field: `parsely-page`.
fn parsely(page: &Html) -> Option<MetaDate> {
    let fields: Value = serde_json::from_str(&meta(page, &["parsely-page"])?).ok()?;
    let value = fields.get("pub_date")?.as_str()?;
    Some(MetaDate::new("the pub_date of the page's parsely-page", value, unit(value)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(page: &str, expected: Option<&str>) {
        let found = published(&Html::parse_document(page));
        assert_eq!(found.map(|date| date.unit.to_string()).as_deref(), expected, "{page}");
    }

    #[test]
    fn linked_data_that_is_torn_still_tells_its_date() {
        let torn =
            "{\"@type\": \"NewsArticle\", \"datePublished\": \"2020-07-10T14:15:42+00:00\", \"text\": \"a\tb\n\"";
        check(&format!("<script type='application/ld+json'>{torn}</script>"), Some("2020-07-10"));
        check(
            "<script>{'DatePublished': '2020-07-10T10:00:00Z', \"DATEPUBLISHED\": \"2020-07-10\"}</script>",
            Some("2020-07-10"),
        );
        check("<script>dataLayer = [{'publishDate' : '2020-07-10'}]</script>", Some("2020-07-10"));
    }

    #[test]
    fn dates_that_disagree_or_stand_for_nothing_tell_none() {
        check("<script>[{\"datePublished\":\"2020-07-10\"},{\"datePublished\":\"2020-07-11\"}]</script>", None);
        check("<script>{\"datePublished\":\"1970-01-01T01:00:00+01:00\"}</script>", None);
        check("<script>{\"datePublished\": null, \"x\": \"2020-07-10\"}</script>", None);
    }

    #[test]
    fn a_field_that_holds_json_is_looked_into() {
        check(
            "<meta name='parsely-page' content='{\"title\": \"Tin\", \"pub_date\": \"2014-11-23T16:00:00+04:00\"}'>",
            Some("2014-11-23"),
        );
    }
}
