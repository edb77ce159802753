//! Archives of tar. Links in them lead nowhere: only files are read.

use std::io::Read;

use ::tar::{Archive, EntryType};

use super::super::inside::Inside;
use super::{LINK, Trouble, named, unpacked};

/// Where the header of an archive names its kind.
const MAGIC: std::ops::Range<usize> = 257..262;

/// True for an archive of tar.
pub(in crate::load) fn is(bytes: &[u8]) -> bool {
    bytes.get(MAGIC) == Some(b"ustar")
}

/// Reads every file of an archive.
pub(in crate::load) fn read(bytes: &[u8], inside: &mut Inside<'_>) -> Result<(), Trouble> {
    let damaged = |error: std::io::Error| Trouble::Damaged(error.to_string());
    for entry in Archive::new(bytes).entries().map_err(damaged)? {
        let mut entry = entry.map_err(damaged)?;
        let kind = entry.header().entry_type();
        let link = matches!(kind, EntryType::Symlink | EntryType::Link);
        if !link && !matches!(kind, EntryType::Regular | EntryType::Continuous) {
            continue;
        }
        let name = named(&entry.path_bytes());
        if !inside.goes_on() {
            return Ok(());
        }
        if link {
            inside.skipped(&name, LINK.to_owned());
            continue;
        }
        match unpacked(entry.by_ref()) {
            Ok(content) => inside.file(&name, &content),
            Err(trouble) => inside.skipped(&name, trouble.reason()),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::super::{Why, pieces};

    fn archive() -> Vec<u8> {
        let mut builder = ::tar::Builder::new(Vec::new());
        for (name, text) in [("news/a.txt", "Tin rose on 3 May 2021."), ("b.txt", "Lead fell.")] {
            let mut header = ::tar::Header::new_ustar();
            header.set_size(text.len() as u64);
            header.set_mode(0o644);
            builder.append_data(&mut header, name, text.as_bytes()).expect("memory takes it");
        }
        let mut link = ::tar::Header::new_ustar();
        link.set_entry_type(::tar::EntryType::Symlink);
        link.set_size(0);
        builder.append_link(&mut link, "c.txt", "/etc/hostname").expect("memory takes it");
        builder.into_inner().expect("memory takes it")
    }

    #[test]
    fn its_files_are_documents_and_its_links_lead_nowhere() {
        let found = pieces("x.tar", &archive());
        let names: Vec<&str> =
            found.iter().filter_map(|(line, document)| document.as_ref().map(|_| line.path.as_str())).collect();
        assert_eq!(names, ["x.tar/news/a.txt", "x.tar/b.txt"]);
        let (link, _) = found.last().expect("there are lines");
        assert_eq!((link.path.as_str(), link.why()), ("x.tar/c.txt", Some(Why::LeftOut)));
    }
}
