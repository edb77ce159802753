//! What a page raises above its line: elements for it, styles of its own, and classes of its style sheets.

use std::collections::HashSet;

use scraper::node::Element;
use scraper::{Html, Node};

/// A style sheet is looked at up to so many bytes.
const MOST: usize = 1 << 20;

/// Classes whose words stand above the line.
#[derive(Debug, Clone, Default)]
pub(crate) struct Raised(HashSet<String>);

impl Raised {
    /// Those of the style sheets in a page.
    pub fn of(page: &Html) -> Self {
        let mut raised = Self::default();
        for node in page.tree.nodes() {
            let style = node.value().as_element().is_some_and(|element| element.name() == "style");
            let sheets = node.children().filter(|_| style).filter_map(|text| match text.value() {
                Node::Text(text) => Some(text),
                _ => None,
            });
            sheets.for_each(|sheet| raised.add(sheet));
        }
        raised
    }

    /// These and others.
    pub fn and(mut self, other: &Self) -> Self {
        self.0.extend(other.0.iter().cloned());
        self
    }

    /// Those of a style sheet, too.
    pub fn add(&mut self, sheet: &str) {
        let sheet = sheet.get(..sheet.floor_char_boundary(MOST)).unwrap_or_default();
        for rule in sheet.split('}').filter(|rule| raises(rule.rsplit('{').next().unwrap_or_default())) {
            // Inside another block a rule has more than one brace before it.
            let Some((selectors, _)) = rule.rsplit_once('{') else { continue };
            let selectors = selectors.rsplit(['{', ';']).next().unwrap_or_default();
            let last = selectors.split(',').filter_map(|selector| selector.split_whitespace().next_back());
            let classes = last.filter_map(|selector| selector.rsplit_once('.')).map(|(_, class)| class.to_owned());
            self.0.extend(classes.filter(|class| !class.is_empty()));
        }
    }
}

/// True for words that stand above the line.
pub(super) fn is_raised(element: &Element, classes: &Raised) -> bool {
    element.name() == "sup"
        || element.attr("style").is_some_and(raises)
        || (!classes.0.is_empty() && element.classes().any(|class| classes.0.contains(class)))
}

/// True for declarations that raise what they are said of: so, or by its place beside the line.
fn raises(declarations: &str) -> bool {
    let value = |wanted: &str| {
        let mut all = declarations.split(';').filter_map(|one| one.split_once(':'));
        all.find(|(name, _)| name.trim() == wanted).map_or("", |(_, value)| value.trim())
    };
    match value("vertical-align") {
        "super" => true,
        "baseline" => {
            let top = value("top");
            value("position") == "relative" && top.starts_with('-') && top.ends_with("em")
        }
        _ => false,
    }
}
