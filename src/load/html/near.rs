//! Lines of a page that tell its date: those around its headline, labels, the end of its window title.

use std::collections::BTreeSet;

use ego_tree::iter::Edge;
use scraper::{Html, Node};

use crate::model::Unit;
use crate::page::date::byline::{self, Strength};
use crate::page::date::written;
use crate::page::draft::MetaDate;
use crate::page::head::plain;

use super::query::{select, words};

/// Dates of publication in the lines of a page, strongest first, and the day of its last change.
pub(super) fn told(page: &Html, title: Option<&str>) -> (Vec<MetaDate>, Option<MetaDate>) {
    let lines = lines(page);
    let found = [by_headline(&lines, title), labelled(&lines), in_title(page), announced(&lines)];
    (found.into_iter().flatten().collect(), changed(&lines, title))
}

/// The only day that a line names: "Saved by Ada on 24 July 2017 - 18:55".
pub(super) fn only_day(line: &str) -> Option<MetaDate> {
    let found = written::scan(line);
    let [only] = found.as_slice() else { return None };
    let day = only.told.unit().filter(|unit| matches!(unit, Unit::Day(_)) && line.len() < 160 && !only.range_end)?;
    Some(MetaDate::new("the line by the headline", line.get(only.range.clone()).unwrap_or(""), day))
}

/// A line of the page that tells the date of publication.
pub(super) fn in_line(line: &str) -> Option<(MetaDate, Strength)> {
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
fn by_headline(lines: &[Line], title: Option<&str>) -> Option<MetaDate> {
    let at = headline(lines, title)?;
    let behind = lines.iter().skip(at + 1).take(BEHIND).take_while(|line| line.words.len() < 240 && !line.heading);
    let mut found: Vec<(MetaDate, Strength)> = behind.filter_map(|line| in_line(&line.words)).collect();
    if found.is_empty() {
        let first = at.saturating_sub(BEFORE);
        let before = lines.iter().skip(first).take(at - first);
        found.extend(before.filter_map(|line| in_line(&line.words)));
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

/// Which line is the headline.
fn headline(lines: &[Line], title: Option<&str>) -> Option<usize> {
    let wanted = title.map(plain).filter(|title| title.len() > 8);
    let agrees = |line: &Line| wanted.as_ref().is_none_or(|title| plain(&line.words).contains(title.as_str()));
    lines.iter().position(|line| line.heading && agrees(line))
}

/// Lines that announce the date of publication in the line below, in lower case.
const LABELS: &[&str] = &[
    "date", "datum", "published", "publication date", "date of publication", "veröffentlicht", "fecha", "data",
    "date de publication", "erschienen",
];

/// A line that is a label, and below it a day; all such pairs of the page agree.
fn labelled(lines: &[Line]) -> Option<MetaDate> {
    let pairs = lines.windows(2).filter_map(|pair| {
        let [label, line] = pair else { return None };
        let label = label.words.trim_end_matches([':', ' ']).to_lowercase();
        if LABELS.contains(&label.as_str()) && line.words.len() < 40 { only_day(&line.words) } else { None }
    });
    agreed(pairs, "the line by the headline")
}

/// A line of a page as a reader sees it.
struct Line {
    words: String,
    /// It stands in the first rank of headings.
    heading: bool,
}

fn lines(page: &Html) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let (mut line, mut unseen, mut headline) = (String::new(), 0_usize, false);
    let mut close = |line: &mut String, headline: bool| {
        let words = line.split_whitespace().collect::<Vec<_>>().join(" ");
        line.clear();
        if !words.is_empty() {
            lines.push(Line { words, heading: headline });
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

/// "… | Harbour Post | 23.05.2011", "… - 23.05.2011 - Harbour Post": a part of the window title that is a day and nothing else.
fn in_title(page: &Html) -> Option<MetaDate> {
    let title = select(page, "title").into_iter().map(words).find(|words| !words.is_empty())?;
    let title = title.replace(" - ", "|").replace(" – ", "|").replace('·', "|");
    title.split('|').skip(1).map(str::trim).find_map(|part| {
        let found = written::scan(part);
        let [only] = found.as_slice() else { return None };
        let whole = only.range.len() == part.len() && !only.range_end;
        let day = only.told.unit().filter(|unit| whole && matches!(unit, Unit::Day(_)))?;
        Some(MetaDate::new("the page's title", part, day))
    })
}

/// Beginnings of lines that announce the date of publication, in lower case.
const ANNOUNCING: &[&str] = &[
    "published", "first published", "posted", "date published", "publication date", "date posted", "veröffentlicht",
    "erstellt am", "publié le", "mis en ligne le", "publicado", "pubblicato", "gepubliceerd", "опубликовано",
];

/// A short line anywhere that says when the page was published; all such lines agree.
fn announced(lines: &[Line]) -> Option<MetaDate> {
    let told = |line: &Line| {
        let (date, strength) = in_line(&line.words).filter(|_| begins(&line.words, ANNOUNCING))?;
        (strength == Strength::Labelled).then_some(date)
    };
    agreed(lines.iter().filter_map(told), "a line of the page")
}

/// Beginnings of lines that say when a page was changed last, in lower case.
const CHANGED: &[&str] = &[
    "updated", "last updated", "last modified", "last changed", "last revised", "page last updated",
    "this page was last", "zuletzt aktualisiert", "zuletzt geändert", "letzte änderung", "letzte aktualisierung",
    "aktualisiert am", "stand:", "dernière mise à jour", "mis à jour le", "última actualización", "actualizado",
    "ultimo aggiornamento", "laatst gewijzigd",
];

/// How reasons call such a line.
const CHANGE: &str = "the line of the page’s last change";

/// What is left where nothing tells when a page was published: the day of its last change, by the headline or in lines
/// that agree.
fn changed(lines: &[Line], title: Option<&str>) -> Option<MetaDate> {
    let told = |line: &Line| only_day(&line.words).filter(|_| line.words.len() < 90 && begins(&line.words, CHANGED));
    let near = headline(lines, title).and_then(|at| {
        let mut around = lines.iter().take(at + BEHIND).skip(at.saturating_sub(BEFORE));
        around.find_map(told)
    });
    agreed(near.into_iter(), CHANGE).or_else(|| agreed(lines.iter().filter_map(told), CHANGE))
}

fn begins(line: &str, words: &[&str]) -> bool {
    let line = line.to_lowercase();
    words.iter().any(|word| line.starts_with(word))
}

/// The date of which all lines speak.
fn agreed(mut found: impl Iterator<Item = MetaDate>, field: &str) -> Option<MetaDate> {
    let first = found.next()?;
    found.all(|other| other.unit == first.unit).then(|| MetaDate { field: field.to_owned(), ..first })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(found: Option<MetaDate>, expected: Option<&str>) {
        assert_eq!(found.map(|date| date.unit.to_string()).as_deref(), expected);
    }

    fn page(inside: &str) -> Option<MetaDate> {
        let (published, changed) = told(&Html::parse_document(inside), Some("Tin rises fast"));
        published.into_iter().next().or(changed)
    }

    fn behind_the_headline(line: &str) -> Option<MetaDate> {
        page(&format!("<h1>Tin rises fast</h1>{line}<p>{}</p>", "Tin rose. ".repeat(40)))
    }

    #[test]
    fn the_lines_by_the_headline_tell_a_date_where_they_agree() {
        check(
            behind_the_headline("<div>Von: Ada Clerk <span>|</span> <span>31.10.2023</span></div>"),
            Some("2023-10-31"),
        );
        check(
            behind_the_headline("<div>Von: Ada Clerk <span>|</span> <span>31.10.23</span></div>"),
            Some("2023-10-31"),
        );
        check(behind_the_headline("<dl><dt>Datum</dt><dd>12.01.2017</dd></dl>"), Some("2017-01-12"));
        check(behind_the_headline("<p>Monday, February 29, 2016 @ 11:10 PM UTC</p>"), Some("2016-02-29"));
        check(
            behind_the_headline("<p>By <a>Ada Clerk</a> on Monday, November 18th, 2019 at 11:04 a.m.</p>"),
            Some("2019-11-18"),
        );
        check(behind_the_headline("<p>3 May 2021</p><p>4 May 2021</p>"), None);
        check(
            behind_the_headline("<p>— Ada Clerk on Sunday, October 13th, 2019 in an article in a newspaper</p>"),
            None,
        );
    }

    #[test]
    fn a_part_of_the_window_title_may_be_the_day() {
        check(page("<title>Tin rises fast - 07.12.2017 - HARBOUR POST</title>"), Some("2017-12-07"));
        check(page("<title>Tin rises fast | Harbour Post | 23.05.2011</title>"), Some("2011-05-23"));
        check(page("<title>What we know - Fire of 7 December 2017 - Harbour Post</title>"), None);
    }

    #[test]
    fn a_line_that_announces_the_day_counts_where_all_agree() {
        check(page("<p>Tin rose.</p><p>Published on 3 May 2021 by Ada</p>"), Some("2021-05-03"));
        check(page("<p>Published 3 May 2021</p><p>Published 4 May 2021</p>"), None);
        check(page("<p>Next meeting on 24 July 2017</p>"), None);
    }

    #[test]
    fn the_day_of_the_last_change_counts_where_nothing_else_is_told_and_says_so() {
        let date = behind_the_headline("<p>Updated: August 13, 2010, 5:02 PM ET</p>");
        assert!(date.as_ref().is_some_and(|date| date.field.contains("last change")), "{date:?}");
        check(date, Some("2010-08-13"));
        check(page("<p>Tin rose.</p><footer>Letzte Änderung: 27.06.2018</footer>"), Some("2018-06-27"));
        check(behind_the_headline("<p>3 May 2021</p><p>Updated 4 May 2021</p>"), Some("2021-05-03"));
        check(page("<p>Updated 3 May 2021</p><p>Updated 4 May 2021</p>"), None);
    }
}
