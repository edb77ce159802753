//! The date in a page's own address: "/2014/05/08/", "/2014/may/08/", "tin-rises-20140508", "/2014/05/".

use std::ops::RangeInclusive;

use scraper::{Html, Node};

use crate::model::Unit;
use crate::page::date::{file_name, words::month};
use crate::page::draft::MetaDate;

use super::super::front_matter::unit;
use super::query::{meta, select};

/// The day or month in the address that the page gives as its own, or that the browser wrote when it saved it.
pub(super) fn of_address(page: &Html) -> Option<MetaDate> {
    let links = select(page, "link[rel='canonical']").into_iter().filter_map(|link| link.attr("href"));
    let told = links.map(str::to_owned).chain(meta(page, &["og:url"])).chain(meta(page, &["twitter:url"]));
    let found: Vec<(String, Unit)> = told.chain(saved_from(page)).filter_map(|address| date(&address)).collect();
    // One address may stop at the month where another goes on.
    let day = found.iter().find(|(_, unit)| matches!(unit, Unit::Day(_)));
    let (words, unit) = day.or(found.first())?;
    Some(MetaDate::new("the page's own address", words, *unit))
}

/// "saved from url=(0031)https://example.org/2014/05/08/": browsers write it above the page.
fn saved_from(page: &Html) -> Option<String> {
    page.tree.root().children().find_map(|node| match node.value() {
        Node::Comment(comment) => {
            let (_, rest) = comment.split_once("saved from url=(")?;
            Some(rest.split_once(')')?.1.split_whitespace().next()?.to_owned())
        }
        _ => None,
    })
}

/// The date of an address, and its words.
fn date(address: &str) -> Option<(String, Unit)> {
    let path = address.split_once("://").map_or(address, |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
    let path = path.split('#').next().unwrap_or_default();
    let parts: Vec<&str> = path.split(['/', '?', '&']).collect();
    folders(&parts).or_else(|| named(&parts))
}

/// Folders of the year, the month and perhaps the day, each by itself.
fn folders(parts: &[&str]) -> Option<(String, Unit)> {
    let at = parts.windows(2).position(|pair| digits(pair[0], 4..=4) && month_of(pair[1]).is_some())?;
    let (year, month) = (parts.get(at)?, month_of(parts.get(at + 1)?)?);
    let day = parts.get(at + 2).filter(|day| digits(day, 1..=2));
    let value = day.map_or_else(|| format!("{year}-{month:0>2}"), |day| format!("{year}-{month}-{day}"));
    Some((value.clone(), unit(&value)?))
}

/// "05" or "may".
fn month_of(part: &str) -> Option<String> {
    let number = || month(part).filter(|_| part.len() >= 3).map(|month| month.to_string());
    if digits(part, 1..=2) { Some(part.to_owned()) } else { number() }
}

/// A whole day in the name of the page.
fn named(parts: &[&str]) -> Option<(String, Unit)> {
    let found = parts.iter().rev().filter_map(|part| file_name::digits(part));
    found.map(|(unit, words)| (words, unit)).find(|(_, unit)| matches!(unit, Unit::Day(_)))
}

fn digits(part: &str, length: RangeInclusive<usize>) -> bool {
    length.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(page: &str, expected: Option<&str>) {
        let found = of_address(&Html::parse_document(page));
        assert_eq!(found.map(|date| date.unit.to_string()).as_deref(), expected, "{page}");
    }

    #[test]
    fn the_address_may_give_a_day_or_only_a_month() {
        let page = |path: &str, expected| check(&format!("<link rel=canonical href='https://a.b/{path}'>"), expected);
        page("2014/05/08/tin", Some("2014-05-08"));
        page("news/2014/may/08/tin", Some("2014-05-08"));
        page("news/2014/05/tin-rises", Some("2014-05"));
        page("2014/05/8-reasons-for-tin", Some("2014-05"));
        page("tin-rises-20140508/", Some("2014-05-08"));
        page("story?a=20140508-tin", Some("2014-05-08"));
        page("2014-05-08-tin.html", Some("2014-05-08"));
        page("2014/tin", None);
        page("120140508091500/tin", None);
        page("tin-of-2014-05", None);
    }

    #[test]
    fn a_page_that_a_browser_saved_has_its_address_in_a_comment() {
        let page = "<!DOCTYPE html>\n<!-- saved from url=(0030)https://a.b/2014/05/08/tin.html -->\n<html><body>Tin</body></html>";
        check(page, Some("2014-05-08"));
        check("<!-- see https://a.b/2014/05/08/tin.html --><html>", None);
    }

    #[test]
    fn the_address_that_says_most_counts() {
        let page = "<link rel=canonical href='https://a.b/2014/05/tin'><meta property=og:url content='https://a.b/2014/05/08/tin'>";
        check(page, Some("2014-05-08"));
    }
}
