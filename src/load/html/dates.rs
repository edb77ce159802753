//! Where a page tells its date outside its metadata: elements marked up as such, lines by the headline, its address.

use std::collections::BTreeSet;

use ego_tree::iter::Edge;
use scraper::{ElementRef, Html, Node};

use crate::model::Unit;
use crate::page::date::byline::{self, Strength};
use crate::page::date::written;
use crate::page::draft::MetaDate;
use crate::page::head::plain;

use super::super::front_matter::unit;
use super::query::{meta, select, words};

/// Elements that say that they are the date of publication.
const MARKED: &[&str] = &[
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
const SURE: usize = 9;

fn value(element: ElementRef<'_>) -> Option<MetaDate> {
    let told = ["datetime", "content", "title"].iter().find_map(|name| element.attr(name));
    let told = told.filter(|told| unit(told).is_some()).map_or_else(|| words(element), str::to_owned);
    let unit = unit(&told)?;
    Some(MetaDate::new("the date marked up on the page", &told, unit))
}

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

/// "/2014/05/08/" or "/2014/05/" in the page's own address.
pub(super) fn of_address(page: &Html) -> Option<MetaDate> {
    let link = select(page, "link[rel='canonical']").into_iter().find_map(|link| link.attr("href").map(str::to_owned));
    let address = link.or_else(|| meta(page, &["og:url"]))?;
    let parts: Vec<&str> = address.split('/').collect();
    let digits = |part: &str, length: std::ops::RangeInclusive<usize>| {
        length.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
    };
    let at = parts.windows(2).position(|window| digits(window[0], 4..=4) && digits(window[1], 1..=2))?;
    let (year, month) = (parts.get(at)?, parts.get(at + 1)?);
    let day = parts.get(at + 2).filter(|day| digits(day, 1..=2));
    let value = day.map_or_else(|| format!("{year}-{month:0>2}"), |day| format!("{year}-{month}-{day}"));
    Some(MetaDate::new("the page's own address", &value, unit(&value)?))
}

/// Words in the classes of elements that hold the date of an article.
const DATED: &[&str] = &[
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
    "author",
    "info",
];
/// Words in the classes of elements whose date is something else.
const OTHER: &[&str] = &[
    "update",
    "modif",
    "comment",
    "copyright",
    "footer",
    "related",
    "sidebar",
    "calendar",
    "widget",
    "event",
    "teaser",
];

/// Dates on the page, strongest first: in elements that call themselves a date or a byline, then by the headline, then
/// the end of the window title.
pub(super) fn on_page(page: &Html, title: Option<&str>) -> Vec<MetaDate> {
    let mut dates: Vec<MetaDate> = named(page).into_iter().collect();
    let lines = lines(page);
    dates.extend(by_headline(&lines, title));
    dates.extend(labelled(&lines));
    dates.extend(in_title(page));
    dates
}

fn named(page: &Html) -> Option<MetaDate> {
    select(page, "[class],[id],time").into_iter().find_map(|element| {
        let name =
            format!("{} {}", element.attr("class").unwrap_or(""), element.attr("id").unwrap_or("")).to_lowercase();
        let dated = element.value().name() == "time" || DATED.iter().any(|word| name.contains(word));
        let other = OTHER.iter().any(|word| name.contains(word));
        if !dated || other || is_aside(element) {
            return None;
        }
        let line = words(element);
        in_line(&line)
            .map(|(date, _)| date)
            .or_else(|| only_day(&line).filter(|_| CALLED.iter().any(|word| name.contains(word))))
    })
}

/// Words in the classes of elements whose one date is that of the article, whatever stands around it.
const CALLED: &[&str] = &["submitted", "publish", "posted", "post-date", "entry-date", "pubdate"];

/// The only day that a line names: "Saved by Ada on 24 July 2017 - 18:55".
fn only_day(line: &str) -> Option<MetaDate> {
    let found = written::scan(line);
    let [only] = found.as_slice() else { return None };
    let day = only.told.unit().filter(|unit| matches!(unit, Unit::Day(_)) && line.len() < 160 && !only.range_end)?;
    Some(MetaDate::new("the line by the headline", line.get(only.range.clone()).unwrap_or(""), day))
}

/// A line of the page that tells the date of publication.
fn in_line(line: &str) -> Option<(MetaDate, Strength)> {
    if line.is_empty() || line.len() > 160 {
        return None;
    }
    let (found, strength) = byline::date(line)?;
    let unit = found.told.unit()?;
    Some((MetaDate::new("the line by the headline", line.get(found.range).unwrap_or(""), unit), strength))
}

/// Lines that are looked at before and behind the headline.
const BEFORE: usize = 4;
const BEHIND: usize = 12;

/// The date in the short lines around the headline, where there is only one.
fn by_headline(lines: &[(String, bool)], title: Option<&str>) -> Option<MetaDate> {
    let wanted = title.map(plain).filter(|title| title.len() > 8);
    let is_title =
        |line: &&(String, bool)| line.1 && wanted.as_ref().is_none_or(|title| plain(&line.0).contains(title.as_str()));
    let at = lines.iter().position(|line| is_title(&line))?;
    let behind = lines.iter().skip(at + 1).take(BEHIND).take_while(|(line, heading)| line.len() < 240 && !heading);
    let mut found: Vec<(MetaDate, Strength)> = behind.filter_map(|(line, _)| in_line(line)).collect();
    if found.is_empty() {
        let first = at.saturating_sub(BEFORE);
        let before = lines.iter().skip(first).take(at - first);
        found.extend(before.filter_map(|(line, _)| in_line(line)));
    }
    found.retain(|(_, strength)| *strength != Strength::Revised);
    let days: BTreeSet<String> = found.iter().map(|(date, _)| date.unit.to_string()).collect();
    let labelled = found.iter().position(|(_, strength)| *strength == Strength::Labelled);
    match (labelled, days.len()) {
        (Some(at), _) => Some(found.swap_remove(at).0),
        (None, 1) => found.into_iter().next().map(|(date, _)| date),
        _ => None,
    }
}

/// Lines that announce the date of publication in the line below, in lower case.
const LABELS: &[&str] = &[
    "date",
    "datum",
    "published",
    "publication date",
    "date of publication",
    "veröffentlicht",
    "fecha",
    "data",
    "date de publication",
    "erschienen",
];

/// A line that is a label, and below it a day; all such pairs of the page agree.
fn labelled(lines: &[(String, bool)]) -> Option<MetaDate> {
    let pairs = lines.windows(2).filter_map(|pair| {
        let [(label, _), (line, _)] = pair else { return None };
        let label = label.trim_end_matches([':', ' ']).to_lowercase();
        if LABELS.contains(&label.as_str()) && line.len() < 40 { only_day(line) } else { None }
    });
    let found: Vec<MetaDate> = pairs.collect();
    let first = found.first()?;
    found.iter().all(|other| other.unit == first.unit).then(|| first.clone())
}

/// The lines of a page as a reader sees them, and whether each of them is its headline.
fn lines(page: &Html) -> Vec<(String, bool)> {
    let mut lines: Vec<(String, bool)> = Vec::new();
    let (mut line, mut unseen, mut headline) = (String::new(), 0_usize, false);
    let mut close = |line: &mut String, headline: bool| {
        let words = line.split_whitespace().collect::<Vec<_>>().join(" ");
        line.clear();
        if !words.is_empty() {
            lines.push((words, headline));
        }
    };
    for edge in page.tree.root().traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Element(element) => {
                    unseen += usize::from(UNSEEN.contains(&element.name()));
                    if !INLINE.contains(&element.name()) {
                        close(&mut line, headline);
                        headline |= element.name() == "h1";
                    }
                }
                Node::Text(text) if unseen == 0 => line.push_str(text),
                _ => {}
            },
            Edge::Close(node) => {
                let Node::Element(element) = node.value() else { continue };
                unseen -= usize::from(UNSEEN.contains(&element.name())).min(unseen);
                if !INLINE.contains(&element.name()) {
                    close(&mut line, headline);
                    headline &= element.name() != "h1";
                }
            }
        }
    }
    lines
}

const UNSEEN: &[&str] = &["script", "style", "noscript", "template", "head", "svg", "select"];
const INLINE: &[&str] =
    &["a", "b", "i", "em", "strong", "small", "u", "font", "abbr", "wbr", "time", "sup", "sub", "mark", "span"];

/// "… | Harbour Post | 23.05.2011": the end of the window title.
fn in_title(page: &Html) -> Option<MetaDate> {
    let title = select(page, "title").into_iter().map(words).find(|words| !words.is_empty())?;
    let last = title.rsplit(['|', '·']).next().filter(|last| last.len() < title.len())?.trim();
    let day = unit(last).filter(|unit| matches!(unit, Unit::Day(_)))?;
    Some(MetaDate::new("the end of the page's title", last, day))
}

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
    fn an_element_that_is_called_the_date_and_a_label_above_it_tell_it() {
        let page = |inside: &str| on_page(&Html::parse_document(inside), None).into_iter().next();
        check(page("<div class=submitted>Gespeichert von Ada am 24. Juli 2017 - 18:55</div>"), Some("2017-07-24"));
        check(page("<aside><dl><dt>Datum</dt><dd>12.01.2017</dd></dl></aside>"), Some("2017-01-12"));
        check(page("<p>Next meeting on 24 July 2017</p>"), None);
    }

    #[test]
    fn the_address_may_give_a_day_or_only_a_month() {
        let page =
            |path: &str| of_address(&Html::parse_document(&format!("<link rel=canonical href='https://a.b/{path}'>")));
        check(page("2014/05/08/tin"), Some("2014-05-08"));
        check(page("news/2014/05/tin-rises"), Some("2014-05"));
        check(page("2014/tin"), None);
    }

    #[test]
    fn the_lines_by_the_headline_tell_a_date_where_they_agree() {
        let page = |behind: &str| {
            by_headline(
                &lines(&Html::parse_document(&format!(
                    "<h1>Tin rises fast</h1>{behind}<p>{}</p>",
                    "Tin rose. ".repeat(40)
                ))),
                Some("Tin rises fast"),
            )
        };
        check(page("<div>Von: Ada Clerk <span>|</span> <span>31.10.2023</span></div>"), Some("2023-10-31"));
        check(page("<dl><dt>Datum</dt><dd>12.01.2017</dd></dl>"), Some("2017-01-12"));
        check(page("<p>3 May 2021</p><p>4 May 2021</p>"), None);
        check(page("<p>Updated 3 May 2021</p>"), None);
    }
}
