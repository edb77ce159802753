//! Questions to the tree of a page.

use ego_tree::NodeRef;
use scraper::{ElementRef, Html, Node, Selector};

/// The elements that a selector finds, the first two thousand of them.
pub(super) fn select<'p>(page: &'p Html, selector: &str) -> Vec<ElementRef<'p>> {
    Selector::parse(selector).map(|selector| page.select(&selector).take(2000).collect()).unwrap_or_default()
}

/// The words of an element, with single blanks and without programs.
pub(super) fn words(element: ElementRef<'_>) -> String {
    let seen = |node: &NodeRef<'_, Node>| {
        let around = node.parent().and_then(ElementRef::wrap);
        node.value().is_text() && around.is_none_or(|around| !matches!(around.value().name(), "script" | "style"))
    };
    let texts = element.descendants().filter(seen).filter_map(|node| node.value().as_text().map(|text| &**text));
    let text: String = texts.take(200).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The content of the first meta field of one of these names.
pub(super) fn meta(page: &Html, names: &[&str]) -> Option<String> {
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
