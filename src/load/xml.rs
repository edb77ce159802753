//! XML trees, as offices and books use them. Names are compared without their prefixes.

use roxmltree::{Document, Node, ParsingOptions};

/// Nodes of a tree that no document needs.
const MOST_NODES: u32 = 4_000_000;

/// Parses a text and hands its root to `read`; `None` where it is no XML.
pub(super) fn with<T>(bytes: &[u8], read: impl FnOnce(Node<'_, '_>) -> T) -> Option<T> {
    with_text(&super::decode::decode(bytes, None).text, read)
}

/// The same for a text.
pub(super) fn with_text<T>(text: &str, read: impl FnOnce(Node<'_, '_>) -> T) -> Option<T> {
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let tree = Document::parse_with_options(text, options).ok()?;
    Some(read(tree.root_element()))
}

/// The name of an element without its prefix; empty for a text.
pub(super) fn name<'n>(node: Node<'n, '_>) -> &'n str {
    if node.is_element() { node.tag_name().name() } else { "" }
}

/// An attribute by its name without its prefix.
pub(super) fn attribute<'n>(node: Node<'n, '_>, wanted: &str) -> Option<&'n str> {
    node.attributes().find(|attribute| attribute.name() == wanted).map(|attribute| attribute.value())
}

/// The first child of a name.
pub(super) fn child<'n, 'i>(node: Node<'n, 'i>, wanted: &str) -> Option<Node<'n, 'i>> {
    node.children().find(|child| name(*child) == wanted)
}

/// The first element below of a name, in the order of the text.
pub(super) fn below<'n, 'i>(node: Node<'n, 'i>, wanted: &str) -> Option<Node<'n, 'i>> {
    node.descendants().find(|inner| name(*inner) == wanted)
}

/// All words of an element, with single blanks.
pub(super) fn words(node: Node<'_, '_>) -> String {
    let text: String = node.descendants().filter(Node::is_text).filter_map(|text| text.text()).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Elements inside each other that no document needs; readers that call themselves stop there.
pub(super) const DEEPEST: usize = 200;
