//! Questions to the tree of a page.

use scraper::{ElementRef, Html, Selector};

/// The elements that a selector finds, the first two thousand of them.
pub(super) fn select<'p>(page: &'p Html, selector: &str) -> Vec<ElementRef<'p>> {
    Selector::parse(selector).map(|selector| page.select(&selector).take(2000).collect()).unwrap_or_default()
}

/// The words of an element, with single blanks.
pub(super) fn words(element: ElementRef<'_>) -> String {
    let text: String = element.text().take(200).collect();
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
