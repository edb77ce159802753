//! Raised numbers of notes in the cells of a workbook: the library gives their words without their places (calamine 0.38 reads
//! "5.2" with a note 1 as "5.21"), so they become letters of their own before it sees the file.

use std::io::{Cursor, Write};

use ::zip::write::SimpleFileOptions;
use ::zip::{ZipArchive, ZipWriter};

use super::super::blocks::small;
use super::super::xml::{self, attribute, child, name};

/// A part of the file by its name, as it shall be read; `None` where nothing in it is raised.
pub(super) fn without_marks(part: &str, content: &[u8]) -> Option<(String, Vec<u8>)> {
    let stem = part.strip_suffix(".xml")?;
    let cells = stem.starts_with("xl/sharedStrings") || stem.starts_with("xl/worksheets/");
    let raised = || memchr::memmem::find(content, b"superscript").is_some();
    (cells && raised()).then_some(())?;
    let text = std::str::from_utf8(content).ok()?;
    let marks = xml::with_text(text, |root| {
        let runs = root.descendants().filter(|run| name(*run) == "r");
        let raised = runs.filter_map(|run| {
            let place = child(run, "rPr").and_then(|it| child(it, "vertAlign"));
            let above = attribute(place?, "val") == Some("superscript");
            let words = child(run, "t").filter(|_| above)?;
            Some((words.range(), small(words.text()?)))
        });
        raised.collect::<Vec<_>>()
    })?;
    let mut put = String::with_capacity(text.len());
    let mut at = 0;
    for (place, words) in marks {
        let element = text.get(place.clone())?;
        // The element keeps its name, whatever stands before it.
        let (open, _) = element.split_once('>')?;
        let close = element.rfind("</").and_then(|from| element.get(from..))?;
        put.push_str(text.get(at..place.start)?);
        put.push_str(open);
        put.push('>');
        put.push_str(&words.replace('&', "&amp;").replace('<', "&lt;"));
        put.push_str(close);
        at = place.end;
    }
    put.push_str(text.get(at..)?);
    Some((part.to_owned(), put.into_bytes()))
}

/// The file with these parts in the place of its own.
pub(super) fn with_parts(bytes: &[u8], parts: &[(String, Vec<u8>)]) -> Option<Vec<u8>> {
    let mut old = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut new = ZipWriter::new(Cursor::new(Vec::with_capacity(bytes.len())));
    for at in 0..old.len() {
        let file = old.by_index_raw(at).ok()?;
        let own = parts.iter().find(|(name, _)| file.name_raw() == name.as_bytes());
        match own {
            Some((name, content)) => {
                new.start_file(name.as_str(), SimpleFileOptions::default()).ok()?;
                new.write_all(content).ok()?;
            }
            None => new.raw_copy_file(file).ok()?,
        }
    }
    Some(new.finish().ok()?.into_inner())
}
