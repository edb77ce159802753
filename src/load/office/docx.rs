//! DOCX: paragraphs, headings, lists and tables of a Word file; deleted words are not part of it.

use roxmltree::Node;

use crate::model::ParagraphKind;
use crate::page::draft::Draft;

use super::super::blocks::{Blocks, Cell, raise};
use super::super::pack::Names;
use super::super::xml::{self, DEEPEST, attribute, child, name};
use super::HOLLOW;

/// Reads a file.
pub(in crate::load) fn read(bytes: &[u8]) -> Result<Draft, String> {
    let mut names = Names::open(bytes).map_err(|trouble| trouble.reason())?;
    let main = main_part(&mut names);
    let content = names.get(&main).ok_or(HOLLOW)?;
    let mut blocks = Blocks::default();
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let styles = names.get(&format!("{folder}/styles.xml"));
    let styles = styles.and_then(|part| xml::with(&part, |root| (headings(root), raised(root)))).unwrap_or_default();
    let reader = Reader { headings: &styles.0, raised: &styles.1 };
    xml::with(&content, |root| reader.blocks(root, &mut blocks, 0)).ok_or(HOLLOW)?;
    for part in ["footnotes.xml", "endnotes.xml"] {
        if let Some(content) = names.get(&format!("{folder}/{part}")) {
            xml::with(&content, |root| reader.notes(root, &mut blocks));
        }
    }
    if let Some(core) = names.get("docProps/core.xml") {
        xml::with(&core, |root| {
            let title = child(root, "title").map(xml::words);
            let made = child(root, "created").or_else(|| child(root, "modified")).map(xml::words);
            blocks.about(title.as_deref(), made.as_deref().map(|made| ("the file's creation date", made)));
        });
    }
    Ok(blocks.done())
}

/// The part that holds the text, as the file's relations name it.
fn main_part(names: &mut Names<'_>) -> String {
    let relations = names.get("_rels/.rels").unwrap_or_default();
    let target = xml::with(&relations, |root| {
        let mut all = root.children();
        let main = all.find(|node| attribute(*node, "Type").is_some_and(|kind| kind.ends_with("/officeDocument")))?;
        attribute(main, "Target").map(|target| target.trim_start_matches('/').to_owned())
    });
    target.flatten().unwrap_or_else(|| "word/document.xml".to_owned())
}

/// Ids of the styles that are headings, by their names in English.
fn headings(root: Node<'_, '_>) -> Vec<String> {
    let styles = root.children().filter(|style| name(*style) == "style");
    let headings = styles.filter(|style| {
        let told = child(*style, "name").and_then(|name| attribute(name, "val")).unwrap_or_default().to_lowercase();
        told.starts_with("heading") || told == "title"
    });
    headings.filter_map(|style| attribute(style, "styleId").map(str::to_owned)).collect()
}

/// Ids of the styles of letters that raise them above the line.
fn raised(root: Node<'_, '_>) -> Vec<String> {
    let styles = root.children().filter(|style| name(*style) == "style");
    let raised = styles.filter(|style| child(*style, "rPr").is_some_and(is_raised));
    raised.filter_map(|style| attribute(style, "styleId").map(str::to_owned)).collect()
}

fn is_raised(properties: Node<'_, '_>) -> bool {
    child(properties, "vertAlign").and_then(|align| attribute(align, "val")) == Some("superscript")
}

struct Reader<'s> {
    headings: &'s [String],
    raised: &'s [String],
}

impl Reader<'_> {
    /// Reads the blocks of an element: paragraphs and tables, whatever lies around them.
    fn blocks(&self, node: Node<'_, '_>, blocks: &mut Blocks, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        for inner in node.children() {
            match name(inner) {
                "p" => self.paragraph(inner, blocks, depth),
                "tbl" => self.table(inner, blocks, depth),
                "del" | "moveFrom" | "sectPr" | "pPr" | "Fallback" => {}
                "" => {}
                _ => self.blocks(inner, blocks, depth + 1),
            }
        }
    }

    fn paragraph(&self, node: Node<'_, '_>, blocks: &mut Blocks, depth: usize) {
        let properties = child(node, "pPr");
        let style = properties.and_then(|inner| child(inner, "pStyle")).and_then(|style| attribute(style, "val"));
        let heading = style.is_some_and(|style| {
            self.headings.iter().any(|heading| heading == style) || style.to_lowercase().starts_with("heading")
        });
        let item = properties.is_some_and(|inner| child(inner, "numPr").is_some());
        let mut line = Line { raised: self.raised, words: String::new(), boxes: Vec::new() };
        line.read(node, depth);
        let dropped =
            properties.and_then(|inner| child(inner, "framePr")).and_then(|frame| attribute(frame, "dropCap"));
        if dropped.is_some_and(|dropped| dropped != "none") {
            line.words.trim().clone_into(&mut blocks.begun);
            return;
        }
        let line = Line { words: std::mem::take(&mut blocks.begun) + &line.words, ..line };
        let kind = match (heading, item) {
            (true, _) => ParagraphKind::Heading,
            (false, true) => ParagraphKind::Item,
            (false, false) => ParagraphKind::Body,
        };
        blocks.push(kind, &line.words);
        for boxed in line.boxes {
            self.blocks(boxed, blocks, depth + 1);
        }
    }

    fn table(&self, node: Node<'_, '_>, blocks: &mut Blocks, depth: usize) {
        for row in node.descendants().filter(|inner| name(*inner) == "tr" && nearest(*inner, "tbl") == Some(node)) {
            let before = child(row, "trPr").and_then(|inner| child(inner, "gridBefore"));
            let before = before.and_then(|before| attribute(before, "val")?.parse().ok()).unwrap_or(0);
            let mut cells: Vec<Cell> = (before > 0).then(|| (String::new(), before)).into_iter().collect();
            let inside = row.descendants().filter(|inner| name(*inner) == "tc" && nearest(*inner, "tr") == Some(row));
            let inside: Vec<Node<'_, '_>> = inside.collect();
            // A cell that holds a table only places it.
            if inside.iter().any(|cell| xml::below(*cell, "tbl").is_some()) {
                for cell in inside {
                    self.blocks(cell, blocks, depth + 1);
                }
                continue;
            }
            for cell in inside {
                let span = child(cell, "tcPr").and_then(|inner| child(inner, "gridSpan"));
                let wide = span.and_then(|span| attribute(span, "val")?.parse().ok()).unwrap_or(1);
                let mut own = Blocks::default();
                self.blocks(cell, &mut own, depth + 1);
                cells.push((own.draft.text, wide));
            }
            blocks.row(&cells);
        }
    }

    fn notes(&self, root: Node<'_, '_>, blocks: &mut Blocks) {
        let notes = root.children().filter(|note| matches!(name(*note), "footnote" | "endnote"));
        for note in notes.filter(|note| attribute(*note, "type").is_none()) {
            let mut own = Blocks::default();
            self.blocks(note, &mut own, 0);
            blocks.notes.push(own.draft.text);
        }
    }
}

/// The nearest element of a name around a node.
fn nearest<'n, 'i>(node: Node<'n, 'i>, wanted: &str) -> Option<Node<'n, 'i>> {
    node.ancestors().skip(1).find(|around| name(*around) == wanted)
}

/// The words of a paragraph, and the boxes of text that hang on it.
struct Line<'n, 'i, 's> {
    raised: &'s [String],
    words: String,
    boxes: Vec<Node<'n, 'i>>,
}

impl<'n, 'i> Line<'n, 'i, '_> {
    fn read(&mut self, node: Node<'n, 'i>, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        for inner in node.children() {
            match name(inner) {
                "t" => self.text(inner),
                "tab" | "ptab" => self.words.push(' '),
                "br" | "cr" => self.words.push('\n'),
                "noBreakHyphen" => self.words.push('-'),
                "sym" => self.words.extend(attribute(inner, "char").and_then(symbol)),
                "txbxContent" => self.boxes.push(inner),
                "f" if child(inner, "den").is_some() => self.fraction(inner, depth),
                "del" | "moveFrom" | "delText" | "instrText" | "pPr" | "rPr" | "Fallback" | "softHyphen" | "" => {}
                _ => self.read(inner, depth + 1),
            }
        }
    }

    fn text(&mut self, node: Node<'_, '_>) {
        let words = node.text().unwrap_or_default();
        let run = node.parent().and_then(|run| child(run, "rPr"));
        let style = run.and_then(|run| child(run, "rStyle")).and_then(|style| attribute(style, "val"));
        // What the letters say themselves comes before their style.
        let raised = match run.and_then(|run| child(run, "vertAlign")) {
            Some(_) => run.is_some_and(is_raised),
            None => style.is_some_and(|style| self.raised.iter().any(|raised| raised == style)),
        };
        if raised { raise(&mut self.words, words) } else { self.words.push_str(&words.replace('\u{ad}', "")) }
    }

    fn fraction(&mut self, node: Node<'n, 'i>, depth: usize) {
        for (part, behind) in [("num", "/"), ("den", "")] {
            if let Some(part) = child(node, part) {
                self.read(part, depth + 1);
            }
            self.words.push_str(behind);
        }
    }
}

/// A sign of the Symbol font, which has its own places for Greek letters and signs of mathematics.
fn symbol(code: &str) -> Option<char> {
    let code = u32::from_str_radix(code, 16).ok()? & 0xff;
    Some(match code {
        0x61 => 'α',
        0x62 => 'β',
        0x6d => 'μ',
        0xa3 => '≤',
        0xb0 => '°',
        0xb1 => '±',
        0xb3 => '≥',
        0xb4 => '×',
        0xb7 => '•',
        0xb9 => '≠',
        0xbb => '≈',
        0xa0 => '€',
        0x20..=0x3f => char::from_u32(code)?,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use ::zip::ZipWriter;
    use ::zip::write::SimpleFileOptions;

    use super::*;

    fn file(body: &str) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        writer.start_file("word/document.xml", SimpleFileOptions::default()).expect("memory takes it");
        let xml = format!("<w:document xmlns:w='w'><w:body>{body}</w:body></w:document>");
        writer.write_all(xml.as_bytes()).expect("memory takes it");
        writer.finish().expect("memory takes it").into_inner()
    }

    #[test]
    fn deleted_words_are_gone_and_runs_of_one_word_stay_one_word() {
        let draft = read(&file(
            "<w:p><w:r><w:t>Tin ro</w:t></w:r><w:r><w:t>se</w:t></w:r><w:del><w:r><w:delText> not</w:delText></w:r></w:del><w:r><w:t xml:space='preserve'> by 5 km</w:t></w:r><w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>2</w:t></w:r><w:r><w:t>.</w:t></w:r><w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>14</w:t></w:r></w:p>",
        ))
        .expect("it is whole");
        assert_eq!(draft.text, "Tin rose by 5 km².");
    }

    #[test]
    fn rows_keep_the_columns_that_spans_and_gaps_give_them() {
        let cell = |words: &str, span: &str| {
            format!("<w:tc><w:tcPr>{span}</w:tcPr><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>")
        };
        let rows = format!(
            "<w:tbl><w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>{}{}</w:tr><w:tr>{}{}{}{}</w:tr></w:tbl>",
            cell("Exports", "<w:gridSpan w:val='2'/>"),
            cell("Imports", ""),
            cell("Tin", ""),
            cell("1", ""),
            cell("", ""),
            cell("3", "")
        );
        let draft = read(&file(&rows)).expect("it is whole");
        let rows: Vec<&str> = draft.parts.iter().map(|part| draft.words(part)).collect();
        assert_eq!(rows, ["Exports\t\tImports", "Tin\t1\t\t3"]);
        assert!(draft.parts.iter().all(|part| part.kind == ParagraphKind::Row));
    }

    #[test]
    fn what_is_torn_is_one_sentence() {
        let whole = file("<w:p><w:r><w:t>Tin</w:t></w:r></w:p>");
        assert!(read(&whole[..whole.len() / 2]).is_err_and(|why| why.contains("damaged")));
        assert!(read(&file("<w:p>")).is_err_and(|why| why.contains("damaged")));
    }
}
