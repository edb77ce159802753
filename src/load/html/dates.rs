//! Elements of a page that tell its date: those marked up as the date of publication, and those that call themselves a
//! date or a byline.

use chrono::DateTime;
use scraper::{ElementRef, Html};

use crate::model::Unit;
use crate::page::draft::MetaDate;

use super::super::front_matter::unit;
use super::near::{in_line, only_day};
use super::query::{select, words};

/// Elements that say that they are the date of publication.
const MARKED: &[&str] = &[
    "[itemprop='datePublished']",
    "[property='datePublished']",
    "[property='schema:datePublished']",
    "[property~='dc:date']",
    "time[pubdate]",
    "time.published",
    "time.entry-date",
    "time.post-date",
    "time.date-published",
    "time.article-date",
    ".dt-published",
    "abbr.published",
    "abbr.date-published",
    "article header time[datetime]",
    "header time[datetime]",
    "article time[datetime]",
    "time.date",
    "time[class*='publish']",
    "[data-publishtime]",
];

/// A date marked up as the date of publication: the first in the article, else the only one outside comments.
pub(super) fn marked_up(page: &Html) -> Option<MetaDate> {
    MARKED.iter().enumerate().find_map(|(rank, selector)| {
        let found: Vec<(ElementRef<'_>, MetaDate)> =
            select(page, selector).into_iter().filter_map(|element| Some((element, value(element)?))).collect();
        if let Some((_, date)) = found.iter().find(|(element, _)| !is_aside(*element)) {
            return Some(date.clone());
        }
        // The classes of a page may call anything a footer; what several stories list has several dates.
        let told: Vec<&MetaDate> =
            found.iter().filter(|(element, _)| !is_comment(*element)).map(|(_, date)| date).collect();
        let first = told.first().filter(|_| rank < SURE)?;
        told.iter().all(|date| date.unit == first.unit).then(|| (*first).clone())
    })
}

/// The first so many of [`MARKED`] are never said of anything else.
const SURE: usize = 11;

fn value(element: ElementRef<'_>) -> Option<MetaDate> {
    let told =
        ["datetime", "content", "title", "data-datestring", "data-date"].iter().filter_map(|name| element.attr(name));
    let told = told.map(str::to_owned).chain([words(element)]).find_map(|told| Some((unit(&told)?, told)));
    let (unit, told) = told.or_else(|| counted(element))?;
    Some(MetaDate::new("the date marked up on the page", &told, unit))
}

/// The seconds or milliseconds since 1970 that a page's script reads.
fn counted(element: ElementRef<'_>) -> Option<(Unit, String)> {
    let told = ["data-utime", "data-time", "data-timestamp", "data-publishtime", "data-unixtime"]
        .iter()
        .find_map(|name| element.attr(name))?;
    let count: i64 = told.trim().parse().ok()?;
    let seconds = if count > 100_000_000_000 { count / 1000 } else { count };
    let day = DateTime::from_timestamp(seconds, 0).filter(|_| seconds > EARLIEST)?.date_naive();
    Some((Unit::Day(day), told.to_owned()))
}

/// 1 January 1990, before which no page was written, in seconds since 1970.
const EARLIEST: i64 = 631_152_000;

fn around(element: ElementRef<'_>) -> impl Iterator<Item = (&str, String)> {
    element.ancestors().filter_map(ElementRef::wrap).take(12).map(|around| {
        let class = format!("{} {}", around.attr("class").unwrap_or(""), around.attr("id").unwrap_or(""));
        (around.value().name(), class.to_lowercase())
    })
}

/// Inside a thread of comments or a list of other stories.
fn is_aside(element: ElementRef<'_>) -> bool {
    around(element).any(|(name, class)| {
        // The body's classes name everything that its page may have.
        name != "body"
            && name != "html"
            && (matches!(name, "aside" | "footer" | "nav")
                || ["comment", "related", "sidebar", "recent", "teaser", "footer", "widget"]
                    .iter()
                    .any(|word| class.contains(word)))
    })
}

fn is_comment(element: ElementRef<'_>) -> bool {
    around(element).any(|(_, class)| class.contains("comment") || class.contains("related"))
}

/// Words in the classes of elements that hold the date of an article.
const DATED: &[&str] = &[
    "date", "datum", "byline", "publish", "posted", "time", "entry-meta", "post-meta", "postmeta", "submitted",
    "dateline", "meta", "author", "info",
];
/// Words in the classes of elements whose date is something else.
const OTHER: &[&str] = &[
    "update", "modif", "comment", "copyright", "footer", "related", "sidebar", "calendar", "widget", "event", "teaser",
];

/// A date in an element that calls itself a date or a byline, or right behind the name of the author.
pub(super) fn named(page: &Html) -> Option<MetaDate> {
    select(page, "[class],[id],[rel],time").into_iter().find_map(|element| {
        let name =
            format!("{} {}", element.attr("class").unwrap_or(""), element.attr("id").unwrap_or("")).to_lowercase();
        let author = element.attr("rel") == Some("author") || name.contains("author");
        let dated = author || element.value().name() == "time" || DATED.iter().any(|word| name.contains(word));
        if !dated || is_other(&name) || is_aside(element) {
            return None;
        }
        let line = words(element);
        let told =
            in_line(&line).map(|(date, _)| date).or_else(|| only_day(&line).filter(|day| is_called(&name, &line, day)));
        // A name with a link or a style of its own, and the day behind it.
        told.or_else(|| in_line(&words(ElementRef::wrap(element.parent()?).filter(|_| author)?)).map(|(date, _)| date))
    })
}

/// Classes say that the date in it is that of something else. Themes call the date of publication "date updated", too.
fn is_other(name: &str) -> bool {
    let published = |part: &str| (part.contains("date") && !part.contains("update")) || part.contains("publish");
    let changed = |word: &str| word == "update" && name.split_whitespace().any(published);
    OTHER.iter().any(|word| name.contains(word) && !changed(word))
}

/// The one date in it is that of the article, whatever stands around it, or stands at its beginning.
fn is_called(name: &str, line: &str, day: &MetaDate) -> bool {
    CALLED.iter().any(|word| name.contains(word))
        || name.split_whitespace().any(|part| part == "date") && line.starts_with(&day.words)
}

/// Words in the classes of elements whose one date is that of the article, whatever stands around it.
const CALLED: &[&str] = &["submitted", "publish", "posted", "post-date", "post_date", "entry-date", "pubdate"];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(found: Option<MetaDate>, expected: Option<&str>) {
        assert_eq!(found.map(|date| date.unit.to_string()).as_deref(), expected);
    }

    #[test]
    fn a_marked_date_counts_where_it_is_the_only_one_outside_comments() {
        let page =
            |inside: &str| marked_up(&Html::parse_document(&format!("<body class='has-sidebar'>{inside}</body>")));
        let time = |day: &str| format!("<time itemprop=datePublished datetime=2021-05-{day}>x</time>");
        check(page(&format!("<div class='footer meta'>{}</div>", time("03"))), Some("2021-05-03"));
        check(page(&format!("<aside>{}{}</aside>", time("03"), time("04"))), None);
        check(page(&format!("<div class='comments'>{}</div>", time("03"))), None);
        check(page(&format!("<div class='comments'>{}</div><p>{}</p>", time("03"), time("05"))), Some("2021-05-05"));
    }

    #[test]
    fn a_marked_date_may_stand_in_words_with_its_time_or_as_seconds() {
        let page = |inside: &str| marked_up(&Html::parse_document(inside));
        check(page("<span itemprop=datePublished>Fri 6:45 PM, Feb 16, 2018</span>"), Some("2018-02-16"));
        check(
            page("<span property='dc:date dc:created' content='2014-05-08T10:00:00+02:00'>x</span>"),
            Some("2014-05-08"),
        );
        check(page("<abbr class=published data-utime=1399543200>two days ago</abbr>"), Some("2014-05-08"));
        check(page("<abbr class=published data-utime=14>two days ago</abbr>"), None);
        check(page("<time itemprop=datePublished datetime=1970-01-01T00:00:00Z>x</time>"), None);
    }

    #[test]
    fn an_element_that_is_called_the_date_and_the_name_of_the_author_tell_it() {
        let page = |inside: &str| named(&Html::parse_document(inside));
        check(page("<div class=submitted>Gespeichert von Ada am 24. Juli 2017 - 18:55</div>"), Some("2017-07-24"));
        check(page("<span class='post_date date updated'>15. Januar 2015</span>"), Some("2015-01-15"));
        check(page("<span class=updated>15. Januar 2015</span>"), None);
        check(page("<div class=date>January 29th, 2013 in <a>Tin</a><script>tin()</script></div>"), Some("2013-01-29"));
        check(page("<p>von <a rel=author>Ada Clerk</a>, 8.5.12</p>"), Some("2012-05-08"));
        check(page("<p class=quote-meta>— Ada Clerk on Sunday, October 13th, 2019 in an article</p>"), None);
    }
}
