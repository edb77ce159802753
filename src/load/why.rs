//! What keeps a file from being read, as one looks for it in a list of files: the reason itself is a sentence, and readers of all
//! formats begin theirs alike.

/// What keeps a file from being read, in the order in which somebody may do something about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// It needs a password, or is protected against copying.
    Locked,
    /// Its pages are pictures: their text has to be recognised first.
    Scan,
    /// It is torn, or something else than its name says.
    Damaged,
    /// The system refused it, reading failed or took too long.
    Failed,
    /// There is no text in it.
    Empty,
    /// It is of a kind that is not read, or no article.
    Kind,
    /// It is a link, Dateline's own, too large, or lies too deep.
    LeftOut,
}

/// How the sentences begin.
const BEGINS: &[(&str, Why)] = &[
    ("it needs a password", Why::Locked),
    ("it is protected", Why::Locked),
    ("it holds no text, only pictures", Why::Scan),
    ("it holds no text, only drawings", Why::Scan),
    ("it holds no text, only signs", Why::Scan),
    ("it is empty", Why::Empty),
    ("there is no text in it", Why::Empty),
    ("it holds no files", Why::Empty),
    ("it is a feed without entries", Why::Empty),
    ("none of its entries", Why::Empty),
    ("it is damaged", Why::Damaged),
    ("it is too large or damaged", Why::Damaged),
    ("it is no ", Why::Damaged),
    ("its rows cannot be told apart", Why::Damaged),
    ("it is a link", Why::LeftOut),
    ("it is a lock file", Why::LeftOut),
    ("it is a folder that cannot be listed", Why::LeftOut),
    ("it is a device", Why::LeftOut),
    ("it is larger", Why::LeftOut),
    ("unpacked it is larger", Why::LeftOut),
    ("it lies too deep", Why::LeftOut),
    ("dateline ", Why::LeftOut),
    ("it cannot be read", Why::Failed),
    ("reading it ", Why::Failed),
];

impl Why {
    /// What a sentence says.
    pub(super) fn of(reason: &str) -> Self {
        let reason = reason.to_lowercase();
        let found = BEGINS.iter().find(|(begins, _)| reason.starts_with(begins));
        found.map_or(Self::Kind, |(_, why)| *why)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::{Outcome, pieces};

    #[track_caller]
    fn check(name: &str, bytes: &[u8], why: Why) {
        let (line, _) = &pieces(name, bytes)[0];
        assert_eq!(line.why(), Some(why), "{:?}", line.outcome);
    }

    #[test]
    fn a_file_that_is_not_read_says_what_keeps_it() {
        check("a.txt", b" \n", Why::Empty);
        check("a.html", b"<html><body></body></html>", Why::Empty);
        check("a.docx", b"Tin rose.", Why::Damaged);
        check("a.pdf", b"%PDF-1.4\nnothing", Why::Damaged);
        check("a.json", b"{\"tin\": ", Why::Damaged);
        check("~$a.docx", b"\x03Ann", Why::LeftOut);
        check("a.png", b"\x89PNG\r\n\x1a\n", Why::Kind);
        check("a.ppt", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Why::Kind);
        check("a.txt", b"\0\x01\x02\0\0\0\x05\x06", Why::Kind);
        let (line, _) = &pieces("a.txt", b"Tin rose on 3 May 2011.")[0];
        assert_eq!((line.why(), &line.outcome), (None, &Outcome::Read));
    }

    #[test]
    fn every_beginning_is_said_by_a_reader() {
        let told = |begins: &str| {
            let files = walkdir(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
            files.iter().any(|text| text.to_lowercase().contains(&format!("\"{begins}")))
        };
        for (begins, _) in BEGINS {
            assert!(told(begins), "nobody says ‘{begins}’");
        }
    }

    /// The sources, this file aside.
    fn walkdir(folder: std::path::PathBuf) -> Vec<String> {
        let mut texts = Vec::new();
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                texts.extend(walkdir(path));
            } else if path.extension().is_some_and(|end| end == "rs") && !path.ends_with("why.rs") {
                texts.extend(std::fs::read_to_string(path));
            }
        }
        texts
    }
}
