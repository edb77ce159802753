//! HTML pages: the article's own text, cleared of menus and the like, and what the page's metadata says.
//!
//! Readability picks the part of the page; where it finds nothing, or the page is too deep or too large for it,
//! the whole body is taken and the furniture rules do what they can.

use dom_smoothie::{Config, Readability};
use scraper::Html;

use crate::model::ParagraphKind;
use crate::page::draft::Draft;
use crate::page::head::plain;

use super::builder::push;
use super::{html_meta, html_text};

/// Elements and bytes up to which readability runs; it is not linear.
const MOST_ELEMENTS: usize = 30_000;
const MOST_BYTES: usize = 8 << 20;
/// Open tags inside each other that no page needs.
const DEEPEST: usize = 300;
/// Tables inside each other that no page needs.
const MOST_TABLES: usize = 40;

/// The encoding that the page names in its first bytes.
pub(super) fn declared_encoding(bytes: &[u8]) -> Option<String> {
    let head: String = bytes.iter().take(4096).map(|b| char::from(b.to_ascii_lowercase())).collect();
    let value = ["charset=", "encoding="].iter().find_map(|mark| head.split_once(mark))?.1;
    let value = value.trim_start_matches(['"', '\'', ' ']);
    let end = value.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:".contains(c))).unwrap_or(value.len());
    value.get(..end).filter(|label| !label.is_empty()).map(str::to_owned)
}

/// Reads a page.
pub(super) fn read(html: &str) -> Draft {
    let flat = flattened(html);
    let html = flat.as_deref().unwrap_or(html);
    let page = Html::parse_document(html);
    let mut draft = Draft::default();
    html_meta::read(&page, &mut draft);
    let title = draft.title.clone();
    let article = if flat.is_none() && html.len() <= MOST_BYTES { article(html) } else { None };
    match article {
        Some(content) => html_text::read(&Html::parse_fragment(&content), false, &mut draft),
        None => html_text::read(&page, true, &mut draft),
    }
    if draft.parts.is_empty() {
        html_text::read(&page, true, &mut draft);
    }
    with_headline(draft, title)
}

/// The part of the page that readability takes for the article.
fn article(html: &str) -> Option<String> {
    let config = Config { max_elements_to_parse: MOST_ELEMENTS, ..Config::default() };
    let mut readability = Readability::new(html, None, Some(config)).ok()?;
    let article = readability.parse().ok()?;
    (article.length >= 140).then(|| article.content.to_string())
}

/// The page's tags with those beyond a sane depth left out, or `None` for a sane page.
fn flattened(html: &str) -> Option<String> {
    let mut depth = 0_usize;
    let mut deepest = 0;
    // Tables are closed by their own tags, so their nesting is known, and few readers cost more per level.
    let (mut tables, mut most_tables) = (0_usize, 0);
    for tag in html.split('<').skip(1) {
        let starts = |name: &str| tag.get(..name.len()).is_some_and(|head| head.eq_ignore_ascii_case(name));
        if starts("table") {
            tables += 1;
            most_tables = most_tables.max(tables);
        } else if starts("/table") {
            tables = tables.saturating_sub(1);
        }
        match tag.as_bytes().first() {
            Some(b'/') => depth = depth.saturating_sub(1),
            Some(b) if b.is_ascii_alphabetic() && !is_void(tag) => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            _ => {}
        }
    }
    (deepest > DEEPEST * 4 || most_tables > MOST_TABLES).then(|| {
        let mut kept = String::with_capacity(html.len());
        for (i, piece) in html.split('<').enumerate() {
            let words = piece.split_once('>').map_or("", |(_, words)| words);
            let name = piece.trim_start_matches('/').get(..2).unwrap_or("").to_ascii_lowercase();
            match (i, name.as_str()) {
                (0, _) => kept.push_str(piece),
                (_, "p" | "p>" | "p " | "br" | "li" | "h1" | "h2" | "h3" | "td" | "tr" | "ti") => {
                    kept.push('<');
                    kept.push_str(piece);
                }
                _ => {
                    kept.push(' ');
                    kept.push_str(words);
                }
            }
        }
        kept
    })
}

fn is_void(tag: &str) -> bool {
    let end = tag.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tag.len());
    let name = tag.get(..end).unwrap_or("").to_ascii_lowercase();
    // Elements that browsers close on their own count as void too: lists and paragraphs are often left open.
    let own = tag.split('>').next().is_some_and(|inner| inner.ends_with('/'));
    own || matches!(
        name.as_str(),
        "br" | "hr"
            | "img"
            | "meta"
            | "link"
            | "input"
            | "p"
            | "li"
            | "td"
            | "tr"
            | "th"
            | "dd"
            | "dt"
            | "option"
            | "source"
            | "wbr"
            | "col"
            | "area"
            | "base"
            | "embed"
            | "param"
            | "track"
    )
}

/// Puts the headline on top where the article's text does not have it.
fn with_headline(draft: Draft, title: Option<String>) -> Draft {
    let Some(title) = title else { return draft };
    let wanted = plain(&title);
    if wanted.is_empty() || draft.parts.iter().take(6).any(|part| plain(draft.words(part)) == wanted) {
        return draft;
    }
    let old = draft;
    let mut draft = Draft { text: String::new(), parts: Vec::new(), ..old.clone() };
    push(&mut draft, ParagraphKind::Heading, &title);
    for part in &old.parts {
        push(&mut draft, part.kind, old.words(part));
    }
    draft
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_article_is_read_without_the_page_around_it() {
        let body = "The port of Westhaven shipped more tin in May than in any month before, its master said, and prices held. ".repeat(6);
        let page = format!(
            "<html><head><title>Tin rises | Harbour Post</title><meta property='og:site_name' content='Harbour Post'><meta property='article:published_time' content='2014-05-08T10:00:00Z'></head><body><nav><a href='/'>Home</a></nav><article><h1>Tin rises</h1><p>{body}</p><h2>Prices</h2><ul><li>Tin, up</li></ul><table><tr><td>Tin</td><td>14</td></tr></table><p>{body}</p></article></body></html>"
        );
        let draft = read(&page);
        let kinds: Vec<ParagraphKind> = draft.parts.iter().map(|part| part.kind).collect();
        use ParagraphKind::{Body, Heading, Item, Row};
        assert_eq!(kinds, [Heading, Body, Heading, Item, Row, Body]);
        assert_eq!((draft.title.as_deref(), draft.outlet.as_deref()), (Some("Tin rises"), Some("Harbour Post")));
        assert_eq!(draft.dates.first().map(|date| date.unit.to_string()).as_deref(), Some("2014-05-08"));
    }

    #[test]
    fn the_declared_encoding_is_found() {
        assert_eq!(declared_encoding(b"<meta charset=\"windows-1251\">").as_deref(), Some("windows-1251"));
        assert_eq!(declared_encoding(b"<?xml version='1.0' encoding='latin1'?>").as_deref(), Some("latin1"));
        assert_eq!(declared_encoding(b"<p>Tin"), None);
    }
}
