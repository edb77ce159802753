//! PPTX: the text of slides in their order. Numbers and dates of slides are furniture.

use roxmltree::Node;

use crate::model::ParagraphKind;
use crate::page::draft::Draft;

use super::super::blocks::{Blocks, Cell};
use super::super::ours;
use super::super::pack::Names;
use super::super::xml::{self, DEEPEST, attribute, child, name};
use super::HOLLOW;

/// Reads a file.
pub(in crate::load) fn read(bytes: &[u8]) -> Result<Draft, String> {
    let mut names = Names::open(bytes).map_err(|trouble| trouble.reason())?;
    let program = names
        .get("docProps/app.xml")
        .and_then(|part| xml::with(&part, |root| child(root, "Application").map(xml::words)));
    if program.flatten().is_some_and(|program| ours::is_maker(&program)) {
        return Err(ours::REASON.to_owned());
    }
    let mut slides: Vec<(u32, String)> =
        names.all().into_iter().filter_map(|name| Some((number(&name)?, name))).collect();
    slides.sort();
    if slides.is_empty() {
        return Err(HOLLOW.to_owned());
    }
    let mut blocks = Blocks::default();
    for (_, slide) in slides {
        let content = names.get(&slide).ok_or(HOLLOW)?;
        xml::with(&content, |root| shapes(root, &mut blocks, 0)).ok_or(HOLLOW)?;
    }
    if let Some(core) = names.get("docProps/core.xml") {
        xml::with(&core, |root| {
            let title = child(root, "title").map(xml::words);
            let made = child(root, "created").map(xml::words);
            blocks.about(title.as_deref(), made.as_deref().map(|made| ("the file's creation date", made)));
        });
    }
    Ok(blocks.done())
}

/// The number of a slide by the name of its part.
fn number(name: &str) -> Option<u32> {
    name.strip_prefix("ppt/slides/slide")?.strip_suffix(".xml")?.parse().ok()
}

fn shapes(node: Node<'_, '_>, blocks: &mut Blocks, depth: usize) {
    if depth > DEEPEST {
        return;
    }
    for inner in node.children() {
        match name(inner) {
            "sp" => {
                let place = xml::below(inner, "ph").and_then(|place| attribute(place, "type")).unwrap_or_default();
                match place {
                    "sldNum" | "dt" | "ftr" | "hdr" => {}
                    "title" | "ctrTitle" => paragraphs(inner, ParagraphKind::Heading, blocks),
                    _ => paragraphs(inner, ParagraphKind::Body, blocks),
                }
            }
            "tr" => {
                let cells = inner.children().filter(|cell| name(*cell) == "tc");
                let cells: Vec<Cell> = cells.map(|cell| (xml::words(cell), 1)).collect();
                blocks.row(&cells);
            }
            "Fallback" | "" => {}
            _ => shapes(inner, blocks, depth + 1),
        }
    }
}

fn paragraphs(shape: Node<'_, '_>, kind: ParagraphKind, blocks: &mut Blocks) {
    for paragraph in shape.descendants().filter(|inner| name(*inner) == "p") {
        let mut words = String::new();
        for inner in paragraph.descendants() {
            match name(inner) {
                "t" => words.push_str(inner.text().unwrap_or_default()),
                "br" => words.push('\n'),
                _ => {}
            }
        }
        blocks.push(kind, &words);
    }
}
