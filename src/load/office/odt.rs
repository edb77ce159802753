//! ODT and ODP: the text of an `OpenDocument` file. Deleted words and comments are not part of it.

use std::collections::HashSet;

use roxmltree::Node;

use crate::model::ParagraphKind;
use crate::page::draft::Draft;

use super::super::blocks::{Blocks, Cell, raise};
use super::super::pack::Names;
use super::super::xml::{self, DEEPEST, attribute, name};
use super::{HOLLOW, LOCKED};

/// Reads a file.
pub(in crate::load) fn read(bytes: &[u8]) -> Result<Draft, String> {
    let mut names = Names::open(bytes).map_err(|trouble| trouble.reason())?;
    let manifest = names.get("META-INF/manifest.xml").unwrap_or_default();
    if xml::with(&manifest, |root| xml::below(root, "encryption-data").is_some()) == Some(true) {
        return Err(LOCKED.to_owned());
    }
    let content = names.get("content.xml").ok_or(HOLLOW)?;
    let mut blocks = Blocks::default();
    let mut raised = named_raised(&mut names);
    let read = xml::with(&content, |root| {
        raised.extend(raised_styles(root));
        let body = xml::below(root, "body");
        body.map(|body| Reader { raised: &raised }.blocks(body, ParagraphKind::Body, &mut blocks, 0))
    });
    read.flatten().ok_or(HOLLOW)?;
    if let Some(meta) = names.get("meta.xml") {
        xml::with(&meta, |root| {
            let title = xml::below(root, "title").map(xml::words);
            let made = xml::below(root, "creation-date").or_else(|| xml::below(root, "date")).map(xml::words);
            blocks.about(title.as_deref(), made.as_deref().map(|made| ("the file's creation date", made)));
        });
    }
    Ok(blocks.done())
}

/// Cells written as one that repeats.
const REPEATED: usize = 60;

/// Styles of a file whose words stand above the line, by their names.
pub(in crate::load) type Above = HashSet<String>;

/// Those of the styles that a file names.
pub(in crate::load) fn named_raised(names: &mut Names<'_>) -> Above {
    names.get("styles.xml").and_then(|part| xml::with(&part, raised_styles)).unwrap_or_default()
}

/// Those of a part: "super 58%", or so many per cent of the line upwards.
pub(in crate::load) fn raised_styles(root: Node<'_, '_>) -> Above {
    let styles = root.descendants().filter(|style| name(*style) == "style");
    let raised = styles.filter(|style| {
        let text = xml::child(*style, "text-properties");
        let place = text.and_then(|text| attribute(text, "text-position")).unwrap_or_default();
        let place = place.split_whitespace().next().unwrap_or_default();
        place == "super" || place.strip_suffix('%').and_then(|up| up.parse().ok()).is_some_and(|up: f32| up > 0.0)
    });
    raised.filter_map(|style| attribute(style, "name").map(str::to_owned)).collect()
}

struct Reader<'r> {
    raised: &'r Above,
}

impl Reader<'_> {
    fn blocks(&self, node: Node<'_, '_>, kind: ParagraphKind, blocks: &mut Blocks, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        for inner in node.children() {
            match name(inner) {
                "h" => self.paragraph(inner, ParagraphKind::Heading, blocks, depth),
                "p" => self.paragraph(inner, kind, blocks, depth),
                "list-item" | "list-header" => self.blocks(inner, ParagraphKind::Item, blocks, depth + 1),
                "table-row" => self.row(inner, blocks, depth),
                // Deleted text lies there; forms and comments are no text of the document.
                "tracked-changes" | "annotation" | "forms" | "notes" | "" => {}
                _ => self.blocks(inner, kind, blocks, depth + 1),
            }
        }
    }

    fn paragraph(&self, node: Node<'_, '_>, kind: ParagraphKind, blocks: &mut Blocks, depth: usize) {
        let mut words = String::new();
        let mut boxes = Vec::new();
        self.inline(node, &mut words, &mut boxes, blocks, depth);
        blocks.push(kind, &words);
        for boxed in boxes {
            self.blocks(boxed, ParagraphKind::Body, blocks, depth + 1);
        }
    }

    fn inline<'n, 'i>(
        &self,
        node: Node<'n, 'i>,
        words: &mut String,
        boxes: &mut Vec<Node<'n, 'i>>,
        blocks: &mut Blocks,
        depth: usize,
    ) {
        if depth > DEEPEST {
            return;
        }
        for inner in node.children() {
            match name(inner) {
                "" => {
                    // White space of the file is one blank; what shall be more is written as elements.
                    for c in inner.text().unwrap_or_default().chars().filter(|c| *c != '\u{ad}') {
                        match c.is_whitespace() && c != '\u{a0}' {
                            true if words.ends_with([' ', '\n']) => {}
                            true => words.push(' '),
                            false => words.push(c),
                        }
                    }
                }
                "s" | "tab" => words.push(' '),
                "line-break" => words.push('\n'),
                "note" => {
                    let mut own = Blocks::default();
                    if let Some(body) = xml::child(inner, "note-body") {
                        self.blocks(body, ParagraphKind::Body, &mut own, depth + 1);
                    }
                    blocks.notes.push(own.draft.text);
                }
                "text-box" => boxes.push(inner),
                "span" if attribute(inner, "style-name").is_some_and(|style| self.raised.contains(style)) => {
                    let mut above = String::new();
                    self.inline(inner, &mut above, boxes, blocks, depth + 1);
                    raise(words, &above);
                }
                "annotation" | "annotation-end" | "ruby-text" | "tracked-changes" => {}
                _ => self.inline(inner, words, boxes, blocks, depth + 1),
            }
        }
    }

    fn row(&self, node: Node<'_, '_>, blocks: &mut Blocks, depth: usize) {
        let mut cells: Vec<Cell> = Vec::new();
        for cell in node.children().filter(|cell| matches!(name(*cell), "table-cell" | "covered-table-cell")) {
            let number =
                |wanted: &str| attribute(cell, wanted).and_then(|value| value.parse::<usize>().ok()).unwrap_or(1);
            if xml::below(cell, "table-row").is_some() {
                self.blocks(cell, ParagraphKind::Body, blocks, depth + 1);
                continue;
            }
            let mut own = Blocks::default();
            self.blocks(cell, ParagraphKind::Body, &mut own, depth + 1);
            // A cell that spans others is followed by the covered ones, so it stands for itself alone.
            let times = number("number-columns-repeated").min(REPEATED);
            cells.extend(std::iter::repeat_n((own.draft.text, 1), times));
            blocks.notes.append(&mut own.notes);
        }
        blocks.row(&cells);
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use ::zip::ZipWriter;
    use ::zip::write::SimpleFileOptions;

    use super::*;

    fn file(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in parts {
            writer.start_file(*name, SimpleFileOptions::default()).expect("memory takes it");
            writer.write_all(text.as_bytes()).expect("memory takes it");
        }
        writer.finish().expect("memory takes it").into_inner()
    }

    #[test]
    fn words_cut_into_spans_stay_whole_and_notes_stand_behind() {
        let text = "<d xmlns:t='t' xmlns:o='o'><o:body><o:text><t:tracked-changes><t:p>Lead</t:p></t:tracked-changes><t:h>Tin</t:h><t:p>Tin ro<t:span>se</t:span> on<t:s/>3 May<t:note><t:note-citation>1</t:note-citation><t:note-body><t:p>The port said so.</t:p></t:note-body></t:note>.</t:p></o:text></o:body></d>";
        let draft = read(&file(&[("content.xml", text)])).expect("it is whole");
        assert_eq!(draft.text, "Tin\n\nTin rose on 3 May.\n\nThe port said so.");
    }

    #[test]
    fn marks_of_notes_are_no_digits_of_the_number_before_them() {
        let own = "<s:style s:name='T1'><s:text-properties s:text-position='33% 58%'/></s:style><s:style s:name='T2'><s:text-properties s:text-position='sub 58%'/></s:style>";
        let named =
            "<d xmlns:s='s'><s:style s:name='Above'><s:text-properties s:text-position='super 58%'/></s:style></d>";
        let text = format!(
            "<d xmlns:t='t' xmlns:o='o' xmlns:s='s'>{own}<o:body><o:text><t:p>Tin rose to 5.2<t:span t:style-name='T1'>1</t:span> million<t:span t:style-name='Above'>2</t:span> in CO<t:span t:style-name='T2'>2</t:span> of 14 km<t:span t:style-name='T1'>2</t:span>.</t:p></o:text></o:body></d>"
        );
        let draft = read(&file(&[("content.xml", &text), ("styles.xml", named)])).expect("it is whole");
        assert_eq!(draft.text, "Tin rose to 5.2 million in CO2 of 14 km².");
    }

    #[test]
    fn a_file_with_a_password_says_so() {
        let manifest = "<m xmlns:a='a'><a:encryption-data/></m>";
        let why = read(&file(&[("META-INF/manifest.xml", manifest), ("content.xml", "\u{1}")]));
        assert!(why.is_err_and(|why| why.contains("password")));
    }
}
