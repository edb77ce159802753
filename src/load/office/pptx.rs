//! PPTX: the text of slides in the order in which they are shown, what their speaker notes behind it. Numbers and dates of
//! slides are furniture, hidden slides are not read.

use roxmltree::Node;

use crate::model::{ParagraphKind, counted};
use crate::page::draft::Draft;
use crate::page::{Issue, Severity};

use super::super::blocks::{Blocks, Cell, raise};
use super::super::ours;
use super::super::pack::Names;
use super::super::xml::{self, DEEPEST, attribute, child, name};
use super::HOLLOW;
use super::related::related;

/// Reads a file.
pub(in crate::load) fn read(bytes: &[u8]) -> Result<Draft, String> {
    let mut names = Names::open(bytes).map_err(|trouble| trouble.reason())?;
    let program = names
        .get("docProps/app.xml")
        .and_then(|part| xml::with(&part, |root| child(root, "Application").map(xml::words)));
    if program.flatten().is_some_and(|program| ours::is_maker(&program)) {
        return Err(ours::REASON.to_owned());
    }
    let slides = slides(&mut names);
    if slides.is_empty() {
        return Err(HOLLOW.to_owned());
    }
    let (mut blocks, mut hidden) = (Blocks::default(), 0);
    for slide in slides {
        let content = names.get(&slide).ok_or(HOLLOW)?;
        let beside = related(&mut names, &slide);
        let shown = xml::with(&content, |root| {
            let shown = !matches!(attribute(root, "show"), Some("0" | "false"));
            if shown {
                shapes(root, &mut blocks, 0);
            }
            shown
        });
        if !shown.ok_or(HOLLOW)? {
            hidden += 1;
            continue;
        }
        for part in beside {
            let read: fn(Node<'_, '_>, &mut Blocks) = match part.kind.as_str() {
                "diagramData" => diagram,
                "notesSlide" => notes,
                _ => continue,
            };
            if let Some(content) = names.get(&part.path) {
                xml::with(&content, |root| read(root, &mut blocks));
            }
        }
    }
    if hidden > 0 {
        let text = format!("{} in it and not read", counted(hidden, "hidden slide"));
        let hint = Some("Show them in the presentation and save it, if they belong to what is told".to_owned());
        blocks.draft.issues.push(Issue { severity: Severity::Note, text, hint });
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

/// The slides in the order in which they are shown; without a list of it, in that of their numbers.
fn slides(names: &mut Names<'_>) -> Vec<String> {
    const MAIN: &str = "ppt/presentation.xml";
    let parts = related(names, MAIN);
    let listed = names.get(MAIN).and_then(|main| {
        xml::with(&main, |root| {
            let list = xml::below(root, "sldIdLst")?;
            // Each has a number of its own, "id", and "r:id", which names its part.
            let ids = list.children().filter_map(|slide| {
                let id = slide.attributes().find(|it| it.name() == "id" && it.namespace().is_some())?.value();
                parts.iter().find(|part| part.id == id).map(|part| part.path.clone())
            });
            Some(ids.collect::<Vec<String>>())
        })
    });
    if let Some(listed) = listed.flatten().filter(|listed| !listed.is_empty()) {
        return listed;
    }
    let mut numbered: Vec<(u32, String)> =
        names.all().into_iter().filter_map(|name| Some((number(&name)?, name))).collect();
    numbered.sort();
    numbered.into_iter().map(|(_, name)| name).collect()
}

/// The number of a slide by the name of its part.
fn number(name: &str) -> Option<u32> {
    name.strip_prefix("ppt/slides/slide")?.strip_suffix(".xml")?.parse().ok()
}

/// The words of a drawing of boxes and arrows, box by box.
fn diagram(root: Node<'_, '_>, blocks: &mut Blocks) {
    for text in root.descendants().filter(|inner| name(*inner) == "t" && xml::below(*inner, "p").is_some()) {
        paragraphs(text, ParagraphKind::Body, blocks);
    }
}

/// What the speaker notes to a slide stands behind the text.
fn notes(root: Node<'_, '_>, blocks: &mut Blocks) {
    let mut own = Blocks::default();
    for shape in root.descendants().filter(|inner| name(*inner) == "sp") {
        if xml::below(shape, "ph").is_some_and(|place| attribute(place, "type") == Some("body")) {
            paragraphs(shape, ParagraphKind::Body, &mut own);
        }
    }
    blocks.notes.extend(own.draft.parts.iter().map(|part| own.draft.words(part).to_owned()));
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
                let cells: Vec<Cell> = cells.map(|cell| (cell_words(cell), 1)).collect();
                blocks.row(&cells);
            }
            "Fallback" | "" => {}
            _ => shapes(inner, blocks, depth + 1),
        }
    }
}

fn paragraphs(shape: Node<'_, '_>, kind: ParagraphKind, blocks: &mut Blocks) {
    for paragraph in shape.descendants().filter(|inner| name(*inner) == "p") {
        blocks.push(kind, &line(paragraph));
    }
}

/// The words of a cell with single blanks.
fn cell_words(cell: Node<'_, '_>) -> String {
    let lines: Vec<String> = cell.descendants().filter(|inner| name(*inner) == "p").map(line).collect();
    lines.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of a paragraph without the marks of notes.
fn line(paragraph: Node<'_, '_>) -> String {
    let mut words = String::new();
    for inner in paragraph.descendants() {
        match name(inner) {
            "t" => {
                let text = inner.text().unwrap_or_default();
                let run = inner.parent().and_then(|run| child(run, "rPr"));
                let up = run.and_then(|run| attribute(run, "baseline")?.trim_end_matches('%').parse::<f32>().ok());
                if up.is_some_and(|up| up > 0.0) { raise(&mut words, text) } else { words.push_str(text) }
            }
            "br" => words.push('\n'),
            _ => {}
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use ::zip::ZipWriter;
    use ::zip::write::SimpleFileOptions;

    use super::*;

    fn read_parts(parts: &[(&str, String)]) -> Draft {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in parts {
            writer.start_file(*name, SimpleFileOptions::default()).expect("memory takes it");
            writer.write_all(text.as_bytes()).expect("memory takes it");
        }
        read(&writer.finish().expect("memory takes it").into_inner()).expect("it is whole")
    }

    fn slide(more: &str, text: &str) -> String {
        format!("<s {more}><sp><p><r><t>{text}</t></r></p></sp></s>")
    }

    fn relations(all: &[(&str, &str, &str)]) -> String {
        let each = all.iter().map(|(id, kind, to)| format!("<r Id='{id}' Type='x/{kind}' Target='{to}'/>"));
        format!("<rs>{}</rs>", each.collect::<String>())
    }

    #[test]
    fn slides_stand_in_the_order_in_which_they_are_shown_and_hidden_ones_are_told() {
        let list = "<p xmlns:r='r'><sldIdLst><sldId id='9' r:id='b'/><sldId id='7' r:id='a'/><sldId id='8' r:id='c'/></sldIdLst></p>";
        let to = [
            ("a", "slide", "slides/slide1.xml"),
            ("b", "slide", "/ppt/slides/slide2.xml"),
            ("c", "slide", "slides/slide3.xml"),
        ];
        let draft = read_parts(&[
            ("ppt/presentation.xml", list.to_owned()),
            ("ppt/_rels/presentation.xml.rels", relations(&to)),
            ("ppt/slides/slide1.xml", slide("", "Lead fell.")),
            ("ppt/slides/slide2.xml", slide("", "Tin rose.")),
            ("ppt/slides/slide3.xml", slide("show='0'", "Zinc held.")),
        ]);
        assert_eq!(draft.text, "Tin rose.\n\nLead fell.");
        assert!(draft.issues.iter().any(|issue| issue.text.starts_with("1 hidden slide")), "{:?}", draft.issues);
    }

    #[test]
    fn boxes_and_notes_are_text_and_marks_are_no_digits() {
        let raised = "<s><sp><p><r><t>Tin rose to 5.2</t></r><r><rPr baseline='30000'/><t>1</t></r><r><rPr baseline='-25000'/><t>2</t></r></p></sp></s>";
        let notes = "<n><sp><nvPr><ph type='sldNum'/></nvPr><p><r><t>1</t></r></p></sp><sp><nvPr><ph type='body'/></nvPr><p><r><t>The port said so.</t></r></p></sp></n>";
        let boxes = "<d><pt><t><bodyPr/><p><r><t>Lead fell.</t></r></p></t></pt></d>";
        let to = [("a", "notesSlide", "../notesSlides/notesSlide1.xml"), ("b", "diagramData", "../diagrams/data1.xml")];
        let draft = read_parts(&[
            ("ppt/slides/slide1.xml", raised.to_owned()),
            ("ppt/slides/_rels/slide1.xml.rels", relations(&to)),
            ("ppt/notesSlides/notesSlide1.xml", notes.to_owned()),
            ("ppt/diagrams/data1.xml", boxes.to_owned()),
        ]);
        assert_eq!(draft.text, "Tin rose to 5.22\n\nLead fell.\n\nThe port said so.");
    }
}
