//! RSS and Atom: each entry of a saved feed is a document.
//!
//! The crate `feed-rs` (3.0) was weighed: it gives times of Greenwich, so that "10 Jun 2003 23:00 -0500" is 11 June; an
//! `<rss>` without its version has "no root element"; of RSS 1 whose channel has no address it tells no entry; and it does
//! not say where an entry stands in the file. With that all of this would remain.

use roxmltree::Node;

use crate::page::draft::{Draft, MetaDate};
use crate::page::{Issue, Severity};

use super::super::front_matter::unit;
use super::super::inside::Inside;
use super::super::xml::{self, attribute, child, name};
use super::fields::Fields;
use super::json::drafted;

/// Elements that hold an entry's text, the fullest first. Names of namespaces do not count: `content:encoded` of RSS
/// and `encoded` are one.
const TEXTS: &[&str] = &["encoded", "content", "description", "summary"];
/// Elements that hold its date, those of publication before those of a change.
const DATES: &[&str] = &["pubDate", "published", "issued", "date", "created", "updated", "modified"];
/// An entry of so few words is the beginning of an article that stands elsewhere.
const SHORT: usize = 60;

const TORN: &str = "it is no valid XML; save the feed anew, or save its articles as pages";
const NO_ENTRY: &str = "it is a feed without entries";

/// Reads a feed: its entries as documents inside it.
pub(in crate::load) fn read(content: &str, inside: &mut Inside<'_>) -> Result<Option<Draft>, String> {
    xml::with_text(content, |root| entries(content, root, inside)).unwrap_or_else(|| Err(TORN.to_owned()))
}

fn entries(content: &str, root: Node<'_, '_>, inside: &mut Inside<'_>) -> Result<Option<Draft>, String> {
    let is_entry = |node: &Node<'_, '_>| matches!(name(*node), "item" | "entry");
    let channel = child(root, "channel").unwrap_or(root);
    // RSS 1 puts its items beside the channel, RSS 2 into it.
    let all: Vec<Node<'_, '_>> = root.children().chain(channel.children()).filter(is_entry).collect();
    let mut seen = std::collections::HashSet::new();
    let all: Vec<Node<'_, '_>> = all.into_iter().filter(|entry| seen.insert(entry.id())).collect();
    let outlet = child(channel, "title").map(plain).filter(|title| !title.is_empty());
    let digits = all.len().to_string().len();
    let mut without = 0;
    for (number, entry) in (1_usize..).zip(&all) {
        let Some(draft) = article(content, *entry, outlet.as_deref()) else {
            without += 1;
            continue;
        };
        if !inside.goes_on() {
            break;
        }
        let bytes = content.get(entry.range()).unwrap_or_default().as_bytes();
        inside.draft(&format!("{number:0digits$}"), "feed entry", bytes, draft);
    }
    match (all.len(), without) {
        (0, _) => Err(NO_ENTRY.to_owned()),
        (all, without) if without == all => Err("none of its entries has a title or a text".to_owned()),
        (_, 0) => Ok(None),
        (all, without) => Err(format!("{without} of its {all} entries have neither title nor text")),
    }
}

fn article(content: &str, entry: Node<'_, '_>, outlet: Option<&str>) -> Option<Draft> {
    let title = child(entry, "title").map(plain).filter(|title| !title.is_empty());
    let found = TEXTS.iter().filter_map(|wanted| child(entry, wanted));
    let text = found.map(|node| text(content, node)).find(|text| !text.trim().is_empty());
    let source = child(entry, "source").map(|source| child(source, "title").map_or_else(|| plain(source), plain));
    let outlet = source.as_deref().filter(|words| !words.is_empty()).or(outlet);
    let date = DATES.iter().find_map(|wanted| {
        let told = xml::words(child(entry, wanted)?);
        Some(MetaDate::new(format!("the entry’s ‘{wanted}’"), &told, unit(&told)?))
    });
    let whole = text.is_some();
    let text = text.or_else(|| title.clone())?;
    let mut draft = drafted(Fields { text: Some(&text), title: title.as_deref(), outlet, date })?;
    let short = draft.text.split_whitespace().count() < SHORT;
    draft.issues = short.then(|| teaser(whole)).into_iter().collect();
    Some(draft)
}

fn teaser(has_text: bool) -> Issue {
    let text = if has_text { "the feed holds only the beginning of it" } else { "the feed holds only its headline" };
    let hint = Some("Save the article's own page beside it".to_owned());
    Issue { severity: Severity::Note, text: text.to_owned(), hint }
}

/// What an element holds: words, which may be those of a page, or elements of a page itself.
fn text(content: &str, node: Node<'_, '_>) -> String {
    if attribute(node, "type") == Some("xhtml") || node.children().any(|inner| inner.is_element()) {
        return content.get(node.range()).unwrap_or_default().to_owned();
    }
    node.descendants().filter(Node::is_text).filter_map(|text| text.text()).collect()
}

/// The words of a title, which may be those of a page.
fn plain(node: Node<'_, '_>) -> String {
    let words = xml::words(node);
    if !words.contains(['<', '&']) {
        return words;
    }
    let page = scraper::Html::parse_fragment(&words);
    page.root_element().text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::super::from_bytes;
    use crate::load::Outcome;

    const STORY: &str = "Tin exports of Westhaven rose to 40,000 tonnes in May, the port said on Tuesday.";

    fn read(feed: &str) -> Vec<(String, String, Option<String>, Option<String>)> {
        let pieces = super::super::super::pieces("news.xml", feed.as_bytes());
        let documents = pieces.into_iter().filter_map(|(_, document)| document);
        documents.map(|it| (it.title, it.text, it.outlet, it.date.when.map(|when| when.to_string()))).collect()
    }

    #[test]
    fn entries_of_rss_and_atom_are_documents_with_their_dates() {
        let item = format!(
            "<item><title>Tin &amp;amp; lead</title><description>&lt;p&gt;{STORY}&lt;/p&gt;&lt;p&gt;Lead fell.&lt;/p&gt;</description>\
             <pubDate>Tue, 10 Jun 2003 04:00:00 GMT</pubDate></item>"
        );
        let rss = format!("<?xml version='1.0'?><rss><channel><title>Harbour Post</title>{item}</channel></rss>");
        let told = read(&rss);
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].0, "Tin & lead");
        assert!(told[0].1.ends_with(&format!("{STORY}\n\nLead fell.")), "{}", told[0].1);
        assert_eq!((told[0].2.as_deref(), told[0].3.as_deref()), (Some("Harbour Post"), Some("2003-06-10")));
        let atom = format!(
            "<feed xmlns='http://www.w3.org/2005/Atom'><title>Harbour Post</title><updated>2014-05-09</updated>\
             <entry><title>Tin rose</title><updated>2014-05-20T10:00:00Z</updated><published>2014-05-08T10:00:00Z</published>\
             <content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>{STORY}</p></div></content></entry></feed>"
        );
        let told = read(&atom);
        assert_eq!(told[0].3.as_deref(), Some("2014-05-08"));
        assert!(told[0].1.ends_with(STORY), "{}", told[0].1);
        let rdf = format!(
            "<rdf:RDF xmlns:rdf='r' xmlns='http://purl.org/rss/1.0/' xmlns:dc='d'><channel><title>Harbour Post</title></channel>\
             <item><title>Tin rose</title><dc:date>2004-02-03</dc:date><description>{STORY}</description></item></rdf:RDF>"
        );
        assert_eq!(read(&rdf)[0].3.as_deref(), Some("2004-02-03"));
    }

    #[test]
    fn an_entry_without_a_text_is_its_headline_and_other_xml_is_named_as_data() {
        let rss = "<rss><channel><item><title>Norway and Finland signed a treaty on 3 May 2014</title></item></channel></rss>";
        assert_eq!(read(rss)[0].1, "Norway and Finland signed a treaty on 3 May 2014");
        for other in
            ["<catalog><item><title>Tin</title></item></catalog>", "<rss><channel></channel></rss>", "<rss><item>"]
        {
            let (line, document) = from_bytes("a.xml", other.as_bytes());
            assert!(document.is_none() && matches!(line.outcome, Outcome::Skipped(_)), "{other}");
        }
    }
}
