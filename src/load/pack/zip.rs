//! Archives of zip, and the packed files of offices and books, which are such archives.

use std::collections::BTreeSet;
use std::io::Cursor;

use ::zip::ZipArchive;
use ::zip::result::ZipError;

use super::super::inside::Inside;
use super::{LINK, Trouble, named, unpacked};

/// Reads every file of an archive.
pub(in crate::load) fn read(bytes: &[u8], inside: &mut Inside<'_>) -> Result<(), Trouble> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| Trouble::Damaged(error.to_string()))?;
    let mut seen = BTreeSet::new();
    for at in 0..archive.len() {
        let (name, link, locked) = match archive.by_index_raw(at) {
            Ok(file) if file.is_dir() => continue,
            Ok(file) => (named(file.name_raw()), file.is_symlink(), file.encrypted()),
            Err(error) => return Err(Trouble::Damaged(error.to_string())),
        };
        if !inside.goes_on() {
            return Ok(());
        }
        if link {
            inside.skipped(&name, LINK.to_owned());
        } else if !seen.insert(name.clone()) {
            inside.skipped(
                &name,
                "the archive holds another file of this name; only one of them can be unpacked".to_owned(),
            );
        } else if locked {
            inside.skipped(&name, LOCKED.to_owned());
        } else {
            match archive.by_index(at) {
                Ok(file) => match unpacked(file) {
                    Ok(content) => inside.file(&name, &content),
                    Err(trouble) => inside.skipped(&name, trouble.reason()),
                },
                Err(ZipError::UnsupportedArchive(what)) => {
                    inside
                        .skipped(&name, format!("it is packed in a way that is not read ({what}); unpack the archive"));
                }
                Err(error) => inside.skipped(&name, Trouble::Damaged(error.to_string()).reason()),
            }
        }
    }
    Ok(())
}

/// Why a file with a password is not read.
const LOCKED: &str = "it needs a password; unpack the archive and save it without one";

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use ::zip::ZipWriter;
    use ::zip::write::SimpleFileOptions;

    use super::super::super::pieces;
    use crate::load::Outcome;

    fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in files {
            writer.start_file(*name, SimpleFileOptions::default()).expect("memory takes it");
            writer.write_all(content).expect("memory takes it");
        }
        writer.finish().expect("memory takes it").into_inner()
    }

    #[test]
    fn every_file_of_an_archive_has_its_line_and_names_never_lead_out() {
        let inner = archive(&[("deep.txt", b"Lead fell on 4 May 2021.")]);
        let outer =
            archive(&[("../../a.txt", b"Tin rose on 3 May 2021."), ("b.zip", &inner), ("c.png", b"\x89PNG\r\n\x1a\n")]);
        let found = pieces("x.zip", &outer);
        let names: Vec<(&str, bool)> =
            found.iter().map(|(line, document)| (line.path.as_str(), document.is_some())).collect();
        assert_eq!(
            names,
            [
                ("x.zip", false),
                ("x.zip/a.txt", true),
                ("x.zip/b.zip", false),
                ("x.zip/b.zip/deep.txt", true),
                ("x.zip/c.png", false)
            ]
        );
        assert_eq!(found[0].0.outcome, Outcome::Read);
    }

    #[test]
    fn names_in_an_encoding_of_their_own_are_read_and_a_link_has_its_line() {
        // What an archiver of a Chinese Windows writes: GBK, and no sign of it.
        let mut bytes =
            archive(&[("ABCDEFGHIJKL.txt", b"Tin rose on 3 May 2021."), ("\u{e9}t\u{e9}.txt", b"Lead fell.")]);
        let name = encoding_rs::GBK.encode("\u{51fa}\u{53e3}\u{7edf}\u{8ba1}\u{516c}\u{62a5}").0;
        while let Some(at) = memchr::memmem::find(&bytes, b"ABCDEFGHIJKL") {
            bytes[at..at + 12].copy_from_slice(&name);
        }
        let names: Vec<String> = pieces("x.zip", &bytes).into_iter().map(|(line, _)| line.path).collect();
        let expected =
            ["x.zip", "x.zip/\u{51fa}\u{53e3}\u{7edf}\u{8ba1}\u{516c}\u{62a5}.txt", "x.zip/\u{e9}t\u{e9}.txt"];
        assert_eq!(names, expected);
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        writer.add_symlink("a.txt", "/etc/hostname", SimpleFileOptions::default()).expect("memory takes it");
        let found = pieces("x.zip", &writer.finish().expect("memory takes it").into_inner());
        assert_eq!(found.last().map(|(line, _)| line.why()), Some(Some(crate::load::Why::LeftOut)));
    }

    #[test]
    fn an_archive_of_documents_that_are_not_packed_again_is_no_document() {
        let docx = archive(&[
            ("[Content_Types].xml", b"<t/>"),
            ("word/document.xml", b"<w:document xmlns:w='w'><w:p><w:r><w:t>Tin rose.</w:t></w:r></w:p></w:document>"),
        ]);
        let odt = archive(&[
            ("mimetype", b"application/vnd.oasis.opendocument.text"),
            ("content.xml", b"<d xmlns:t='t' xmlns:o='o'><o:body><o:text><t:p>Lead fell.</t:p></o:text></o:body></d>"),
        ]);
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let stored = SimpleFileOptions::default().compression_method(::zip::CompressionMethod::Stored);
        for (name, content) in [("a.odt", &odt), ("b.docx", &docx)] {
            writer.start_file(name, stored).expect("memory takes it");
            writer.write_all(content).expect("memory takes it");
        }
        let found = pieces("x.zip", &writer.finish().expect("memory takes it").into_inner());
        let kinds: Vec<&str> = found.iter().map(|(line, _)| line.kind).collect();
        assert_eq!(kinds, ["zip", "odt", "docx"], "{found:?}");
    }

    #[test]
    fn archives_in_archives_end_somewhere() {
        let mut nest = archive(&[("a.txt", b"Tin rose.")]);
        for _ in 0..12 {
            nest = archive(&[("n.zip", &nest)]);
        }
        let found = pieces("x.zip", &nest);
        assert!(
            found
                .iter()
                .any(|(line, _)| matches!(&line.outcome, Outcome::Skipped(why) if why.contains("inside each other"))),
            "{found:?}"
        );
    }
}
