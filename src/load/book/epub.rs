//! EPUB: the chapters of a book in the order in which it is read.

use std::collections::BTreeMap;

use percent_encoding::percent_decode_str;

use crate::page::Issue;
use crate::page::draft::{Draft, MetaDate};

use super::super::builder::push;
use super::super::front_matter::unit;
use super::super::pack::Names;
use super::super::{decode, html, xml};

/// What the package of a book says.
#[derive(Debug, Default)]
struct Package {
    /// Chapters in their order, as paths.
    chapters: Vec<String>,
    title: Option<String>,
    publisher: Option<String>,
    date: Option<String>,
}

/// Style sheets of a book that are looked at.
const SHEETS: usize = 50;

/// Reads a book.
pub(in crate::load) fn read(bytes: &[u8]) -> Result<Draft, String> {
    const HOLLOW: &str = "it is damaged: its list of chapters is missing or torn";
    let mut names = Names::open(bytes).map_err(|trouble| trouble.reason())?;
    let container = names.get("META-INF/container.xml").unwrap_or_default();
    let root = xml::with(&container, |root| {
        xml::below(root, "rootfile").and_then(|file| xml::attribute(file, "full-path")).map(str::to_owned)
    });
    let named = || names.all().into_iter().find(|name| super::super::kind::extension(name) == "opf");
    let path = root.flatten().or_else(named).ok_or(HOLLOW)?;
    let content = names.get(&path).ok_or(HOLLOW)?;
    let package = xml::with(&content, |root| package(root, &path)).ok_or(HOLLOW)?;
    let mut raised = html::Raised::default();
    for sheet in names.all().iter().filter(|name| super::super::kind::extension(name) == "css").take(SHEETS) {
        raised.add(&decode::decode(&names.get(sheet).unwrap_or_default(), None).text);
    }
    let mut draft = Draft::default();
    let mut torn = 0;
    for chapter in &package.chapters {
        let Some(content) = names.get(chapter) else {
            torn += 1;
            continue;
        };
        let declared = html::declared_encoding(&content);
        let text = decode::decode(&content, declared.as_deref()).text;
        let own = html::fragment_with(&text, &raised);
        for part in &own.parts {
            push(&mut draft, part.kind, own.words(part));
        }
    }
    if draft.parts.is_empty() && names.get("META-INF/encryption.xml").is_some() {
        return Err("it is protected against copying; its text cannot be read".to_owned());
    }
    draft.title = package.title;
    draft.outlet = package.publisher;
    let date = package.date.and_then(|date| Some(MetaDate::new("the book's date of publication", &date, unit(&date)?)));
    draft.dates.extend(date);
    draft.issues.extend((torn > 0).then(|| Issue::partly(format!("{torn} of its chapters are missing or torn"))));
    Ok(draft)
}

fn package(root: roxmltree::Node<'_, '_>, path: &str) -> Package {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let items = xml::below(root, "manifest").into_iter().flat_map(|manifest| manifest.children());
    let files: BTreeMap<&str, &str> =
        items.filter_map(|item| Some((xml::attribute(item, "id")?, xml::attribute(item, "href")?))).collect();
    let spine = xml::below(root, "spine").into_iter().flat_map(|spine| spine.children());
    let order = spine.filter_map(|item| files.get(xml::attribute(item, "idref")?));
    let field = |name: &str| xml::below(root, name).map(xml::words).filter(|words| !words.is_empty());
    Package {
        chapters: order.map(|file| resolved(folder, file)).collect(),
        title: field("title"),
        publisher: field("publisher"),
        date: field("date"),
    }
}

/// A path of the package, seen from the top of the archive.
fn resolved(folder: &str, file: &str) -> String {
    let file = percent_decode_str(file.split('#').next().unwrap_or(file)).decode_utf8_lossy();
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in file.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use ::zip::ZipWriter;
    use ::zip::write::SimpleFileOptions;

    use super::*;

    #[test]
    fn chapters_stand_in_the_order_of_the_spine() {
        let package = "<package xmlns:dc='d'><metadata><dc:title>Tin</dc:title><dc:date>2014-05-08</dc:date></metadata><manifest><item id='a' href='one%20a.xhtml'/><item id='b' href='../b.xhtml'/></manifest><spine><itemref idref='b'/><itemref idref='a'/></spine></package>";
        let files = [
            ("META-INF/container.xml", "<c><rootfile full-path='x/y/p.opf'/></c>"),
            ("x/y/p.opf", package),
            ("x/y/one a.xhtml", "<html><body><p>Lead fell.</p></body></html>"),
            ("x/b.xhtml", "<html><body><p>Tin rose<span class='n'>7</span>.</p></body></html>"),
            ("x/s.css", ".n { vertical-align: super }"),
        ];
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in files {
            writer.start_file(name, SimpleFileOptions::default()).expect("memory takes it");
            writer.write_all(text.as_bytes()).expect("memory takes it");
        }
        let draft = read(&writer.finish().expect("memory takes it").into_inner()).expect("it is whole");
        assert_eq!(draft.text, "Tin rose.\n\nLead fell.");
        assert_eq!(draft.dates.first().map(|date| date.unit.to_string()).as_deref(), Some("2014-05-08"));
    }
}
