//! HTML pages: the article's own text, cleared of menus and the like, and what the page's metadata says.
//!
//! Readability picks the part of the page; where it finds nothing, or the page is too deep or too large for it,
//! the whole body is taken and the furniture rules do what they can.

mod address;
mod dates;
mod meta;
mod near;
mod query;
mod raised;
mod scripts;
mod tables;
mod text;

use std::panic::{AssertUnwindSafe, catch_unwind};

use dom_smoothie::{Config, Readability};
use ego_tree::iter::Edge;
use html5ever::driver::{self, ParseOpts};
use html5ever::tendril::{StrTendril, TendrilSink};
use scraper::{Html, HtmlTreeSink};

use crate::model::ParagraphKind;
use crate::page::draft::Draft;
use crate::page::head::plain;
use crate::page::{Issue, Severity};

use super::builder::push;
pub(super) use raised::Raised;

/// Elements and bytes up to which readability runs; it is not linear.
const MOST_ELEMENTS: usize = 30_000;
const MOST_BYTES: usize = 8 << 20;
/// Elements inside each other that no page needs; each costs the parser and the finder of the article time at every
/// element below it. Measured on the parsed tree: how deep tags nest cannot be seen in the text.
const DEEPEST: usize = 200;
/// The page is parsed in pieces of so many bytes, with a look at the depth after each.
const PIECE: usize = 4096;

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
    let (page, depth) = parsed(html, DEEPEST);
    let raised = Raised::of(&page);
    let mut draft = Draft::default();
    meta::read(&page, &mut draft);
    let title = draft.title.clone();
    if depth == Depth::TooDeep {
        draft.issues.push(too_deep());
        text::read(&Html::parse_document(&flattened(html)), true, &raised, &mut draft);
        return with_headline(draft, title);
    }
    let article = if html.len() <= MOST_BYTES { article(html) } else { None };
    match article {
        Some(content) => text::read(&Html::parse_fragment(&content), false, &raised, &mut draft),
        None => text::read(&page, true, &raised, &mut draft),
    }
    if draft.parts.is_empty() {
        text::read(&page, true, &raised, &mut draft);
    }
    let mut draft = with_headline(draft, title);
    tables::find(&page, &mut draft);
    draft
}

/// Reads a piece of a page: all of it is text.
pub(super) fn fragment(html: &str) -> Draft {
    fragment_with(html, &Raised::default())
}

/// The same with what style sheets outside of it raise above the line.
pub(super) fn fragment_with(html: &str, sheets: &Raised) -> Draft {
    let (page, depth) = parsed(html, DEEPEST);
    let raised = Raised::of(&page).and(sheets);
    let mut draft = Draft::default();
    if depth == Depth::TooDeep {
        draft.issues.push(too_deep());
        text::read(&Html::parse_document(&flattened(html)), true, &raised, &mut draft);
    } else {
        text::read(&page, false, &raised, &mut draft);
    }
    draft
}

/// Whether a page was parsed to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Depth {
    Sane,
    /// Only its beginning is there.
    TooDeep,
}

/// The page as a tree, up to where it becomes too deep.
fn parsed(html: &str, deepest: usize) -> (Html, Depth) {
    let mut parser = driver::parse_document(HtmlTreeSink::new(Html::new_document()), ParseOpts::default());
    let mut rest = html;
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(rest.floor_char_boundary(PIECE.min(rest.len())).max(1));
        parser.process(StrTendril::from_slice(piece));
        rest = after;
        let deep =
            parser.tokenizer.sink.sink.0.borrow().tree.nodes().next_back().map_or(0, |node| node.ancestors().count());
        if deep > deepest {
            return (parser.finish(), Depth::TooDeep);
        }
    }
    let page = parser.finish();
    let depth = if depth(&page) > deepest { Depth::TooDeep } else { Depth::Sane };
    (page, depth)
}

/// How many elements lie inside each other at the deepest place.
fn depth(page: &Html) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for edge in page.tree.root().traverse() {
        match edge {
            Edge::Open(_) => depth += 1,
            Edge::Close(_) => depth = depth.saturating_sub(1),
        }
        deepest = deepest.max(depth);
    }
    deepest
}

fn too_deep() -> Issue {
    Issue {
        severity: Severity::Warning,
        text: "its elements lie too deep inside each other, so its words are read without their headings and tables"
            .to_owned(),
        hint: Some("Check that its paragraphs are whole; else save the article as .txt".to_owned()),
    }
}

/// The part of the page that readability takes for the article.
fn article(html: &str) -> Option<String> {
    // Classes say which lines name who took a picture.
    let config = Config { max_elements_to_parse: MOST_ELEMENTS, keep_classes: true, ..Config::default() };
    let work = || Readability::new(html, None, Some(config)).ok()?.parse().ok();
    // A few addresses of films make the library fail (dom_smoothie 0.19): then the whole page is read.
    let article = contained(work)?;
    // Rows without their table are words without their cells.
    let content = article.content.to_string();
    let torn = content.contains("<td") && !content.contains("<table");
    (article.length >= 140 && !torn).then_some(content)
}

/// What a piece of work gives, and nothing where it fails.
fn contained<T>(work: impl FnOnce() -> Option<T>) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok().flatten()
}

/// The words of a page with a paragraph for each element that begins one, and no other tags: nothing in it is deep.
fn flattened(html: &str) -> String {
    let mut kept = String::with_capacity(html.len());
    let mut hidden: Option<&str> = None;
    for (number, piece) in html.split('<').enumerate() {
        if number == 0 {
            kept.push_str(piece);
            continue;
        }
        let (tag, words) = piece.split_once('>').unwrap_or((piece, ""));
        let end = tag.find(|c: char| !(c.is_ascii_alphanumeric() || c == '/')).unwrap_or(tag.len());
        let name = tag.get(..end).unwrap_or_default().to_ascii_lowercase();
        if hidden.is_some_and(|inside| name.strip_prefix('/') != Some(inside)) {
            continue;
        }
        hidden = HIDDEN.into_iter().find(|hidden| *hidden == name);
        if hidden.is_none() {
            kept.push_str(if INLINE.contains(&name.trim_start_matches('/')) { " " } else { "<p>" });
            kept.push_str(words);
        }
    }
    kept
}

/// Elements whose words are not part of the text.
const HIDDEN: [&str; 5] = ["script", "style", "noscript", "template", "title"];
/// Elements that begin no paragraph.
const INLINE: [&str; 20] = [
    "a", "abbr", "b", "big", "cite", "code", "em", "font", "i", "mark", "q", "s", "small", "span", "strong", "sub",
    "sup", "time", "u", "wbr",
];

/// Puts the headline on top where the article's text does not have it.
pub(super) fn with_headline(draft: Draft, title: Option<String>) -> Draft {
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
    fn a_page_that_is_one_table_keeps_its_rows_and_what_stands_over_them() {
        let rows =
            "<tr><td>Goods of one heading, not specified elsewhere</td><td>1.50</td><td>2.75</td></tr>".repeat(12);
        let page = format!(
            "<html><head><title>Imports by heading</title></head><body><p>Values in million dollars</p><table><tr><th>Goods</th><th>2013</th><th>2014</th></tr>{rows}</table></body></html>"
        );
        let draft = read(&page);
        assert_eq!(draft.parts.iter().filter(|part| part.kind == ParagraphKind::Row).count(), 13);
        assert!(draft.text.contains("Values in million dollars"));
    }

    #[test]
    fn a_page_that_is_deeper_than_it_looks_is_read_without_its_structure() {
        // A limit of ours, with a page that any browser shows: the closing tags close nothing.
        let page = format!("<p>Tin rose on 3 May 2021.</p>{}<p>Lead fell.</p>", "<b><i></u>".repeat(3 * PIECE / 10));
        assert_eq!(parsed(&page, 20).1, Depth::TooDeep);
        assert_eq!(parsed("<p>Tin</p>", 20).1, Depth::Sane);
        let flat = flattened("<div><b>Tin</b> rose<script>if (a<b) {}</script></div><div>Lead &amp; zinc</div>");
        assert_eq!(flat, "<p> Tin  rose<p><p><p>Lead &amp; zinc<p>");
    }

    #[test]
    fn what_fails_in_the_finder_of_the_article_is_contained() {
        assert_eq!(contained(|| Some(1)), Some(1));
        assert_eq!(contained(|| "".chars().next().map(|_| 1)), None);
        assert_eq!(contained::<u8>(|| panic!("a library")), None);
    }

    #[test]
    fn the_declared_encoding_is_found() {
        assert_eq!(declared_encoding(b"<meta charset=\"windows-1251\">").as_deref(), Some("windows-1251"));
        assert_eq!(declared_encoding(b"<?xml version='1.0' encoding='latin1'?>").as_deref(), Some("latin1"));
        assert_eq!(declared_encoding(b"<p>Tin"), None);
    }
}
